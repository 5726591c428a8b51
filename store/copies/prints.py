"""What a text is compared by, made before any transaction: its words in fives, a few of their hashes, its numbers.

Pure. Which texts are compared, and what follows, is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from store.fingerprint import fingerprint
from store.text import words
from store.types import Article

#: Words of a shingle: five in a row are seldom the same by chance.
SHINGLE_WORDS = 5
#: Shingles among which one hash is chosen: two texts with SHINGLE_WORDS + WINDOW_SHINGLES - 1 words in a row in
#: common have one in common (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).
WINDOW_SHINGLES = 16
#: A text of fewer words ("Réservé aux abonnés") says nothing without its headline.
_SHORT_WORDS = 15
#: "4 200", "4.200", "12,5": digits, and groups of three that a space, of any width, or a point sets apart.
_NUMBER = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f\u2009]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)*")
_APART = re.compile(r"[ .\u00a0\u202f\u2009](?=\d{3}(?:\D|$))")

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class TextPrint:
    """A body as it is compared with others. What costs time is made when it is first asked for."""

    body: str
    title: str = ""
    #: `exact`, where it is written down already.
    known_exact: str = ""

    @cached_property
    def exact(self) -> str:
        """The fingerprint of the whole: equal for equal words, and for an equal headline where there are few."""
        if self.known_exact:
            return self.known_exact
        if len(self.words) < _SHORT_WORDS:
            return fingerprint(f"{self.title} {self.body}")
        return fingerprint(self.body, self.title)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(words(self.body))

    @cached_property
    def shingles(self) -> tuple[Shingle, ...]:
        """All runs of five words, in order; a text of fewer words has none."""
        said = self.words
        return tuple(zip(*(said[start:] for start in range(SHINGLE_WORDS)), strict=False))

    @cached_property
    def places(self) -> dict[Shingle, int]:
        """Each shingle with the place where it stands first."""
        return {shingle: place for place, shingle in reversed([*enumerate(self.shingles)])}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers it names, however their thousands are set apart."""
        return frozenset(_APART.sub("", found) for found in _NUMBER.findall(self.body))

    @cached_property
    def chosen(self) -> tuple[tuple[int, int], ...]:
        """Its fingerprints: places of shingles and their hashes, about two in seventeen, in order."""
        return tuple(winnowed([shingle_hash(shingle) for shingle in self.shingles]))


def prepared_print(article: Article) -> TextPrint:
    """The print of an article with what every look-up needs made, so that no transaction waits for it.

    What is needed only where a candidate is found (most articles have none) is made then.
    """
    print_ = TextPrint(article.body, article.title)
    _ = print_.exact, print_.chosen
    return print_


def shingle_hash(shingle: Shingle) -> int:
    """64 bits as a signed integer, which is what both databases store."""
    digest = blake2b(" ".join(shingle).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def winnowed(hashes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The smallest hash of every window, the last of equal ones, with its place; each once, in order."""
    last = -1
    for end in range(min(WINDOW_SHINGLES, len(hashes)) or 1, len(hashes) + 1):
        start = max(0, end - WINDOW_SHINGLES)
        if last >= start and hashes[end - 1] > hashes[last]:
            continue  # the smallest so far is still in the window
        place = end - 1 if last >= start else _smallest(hashes, start, end)
        if place != last:
            last = place
            yield place, hashes[place]


def _smallest(hashes: Sequence[int], start: int, end: int) -> int:
    """The place of the smallest hash, the last of equal ones."""
    return min(range(start, end), key=lambda place: (hashes[place], -place))
