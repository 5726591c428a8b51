"""What a text is compared by, made before any transaction: its words in fives, a few of their hashes, its numbers.

Pure. Which texts are compared, and what follows, is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from struct import unpack

from store.fingerprint import fingerprint
from store.text import words
from store.types import Article, Rights
from store.urls import url_key

#: Words of a shingle: five in a row are seldom the same by chance.
SHINGLE_WORDS = 5
#: Shingles among which one hash is chosen: two texts with SHINGLE_WORDS + WINDOW_SHINGLES - 1 words in a row in
#: common have one in common (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).
WINDOW_SHINGLES = 16
#: A text of fewer words ("Réservé aux abonnés") says nothing without its headline.
_SHORT_WORDS = 15
#: "4 200", "4.200", "12,5": digits, and groups of three that a space, of any width, or a point sets apart. The first
#: digit stands before both kinds, so that the search skips what is none: a quarter of the time.
_NUMBER = re.compile(r"\d(?:\d{0,2}(?:[ .\u00a0\u202f\u2009]\d{3})+(?:,\d+)?|\d*(?:[.,:]\d+)*)")
_APART = re.compile(r"[ .\u00a0\u202f\u2009](?=\d{3}(?:\D|$))")

#: Above what an organisation says of itself, under each of its releases and whoever prints them.
_ABOUT = re.compile(r"^(?:[ÀA] propos d|About )[^,;\n]{1,80}(?:$|[:–—-]\s)", re.MULTILINE)
#: It stands at the end: not among the first words, and not above many of the last, as an intertitle may.
_ABOUT_FROM = 0.2
_ABOUT_WORDS = 250

_HASH_BYTES = 8
#: Copied for each run, which is faster than making one.
_BLANK = blake2b(digest_size=_HASH_BYTES)

#: Of a print, what does not travel.
_MADE_AGAIN = frozenset({"words", "shingles", "places", "about", "numbers"})

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class TextPrint:
    """A body as it is compared with others. What costs time is made when it is first asked for."""

    body: str
    title: str = ""
    #: `exact`, where it is written down already.
    known_exact: str = ""

    def __getstate__(self) -> dict[str, object]:
        """What goes to another process: what every look-up needs. Words take longer to travel than to be split."""
        return {name: value for name, value in vars(self).items() if name not in _MADE_AGAIN}

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
    def length(self) -> int:
        """How many words it has."""
        return len(self.words)

    @cached_property
    def shingles(self) -> tuple[Shingle, ...]:
        """All runs of five words, in order; a text of fewer words has none."""
        said = self.words
        return tuple(zip(*(said[start:] for start in range(SHINGLE_WORDS)), strict=False))

    @cached_property
    def places(self) -> dict[Shingle, int]:
        """Each shingle with the place where it stands first."""
        count = len(self.shingles)
        return dict(zip(reversed(self.shingles), reversed(range(count)), strict=True))

    @cached_property
    def about(self) -> frozenset[Shingle]:
        """The shingles of what an organisation says of itself at the end; empty where nothing is headed so."""
        for head in _ABOUT.finditer(self.body):
            count = len(words(self.body[head.start() :]))
            if count <= _ABOUT_WORDS and count <= (1 - _ABOUT_FROM) * len(self.words):
                return frozenset(self.shingles[-count:])
        return frozenset()

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers it names, however their thousands are set apart."""
        return frozenset(_APART.sub("", found) for found in _NUMBER.findall(self.body))

    @cached_property
    def chosen(self) -> tuple[tuple[int, int], ...]:
        """Its fingerprints: places of shingles and their hashes, about two in seventeen, in order."""
        return tuple(winnowed(shingle_hashes(self.words)))


def print_of(article: Article) -> TextPrint:
    """The print of an article, of which nothing is made yet."""
    # Headlines alone make no copies: of an article whose text is reserved nothing can be compared.
    known_exact = fingerprint(url_key(article.url)) if article.rights is Rights.RESERVED else ""
    return TextPrint(article.body, article.title, known_exact)


def prepared_print(article: Article) -> TextPrint:
    """The print of an article with what every look-up needs made, so that no transaction waits for it.

    What is needed only where a candidate is found (most articles have none) is made then.
    """
    print_ = print_of(article)
    _ = print_.exact, print_.chosen, print_.length
    return print_


def shingle_hashes(said: Sequence[str]) -> list[int]:
    """A hash of each run of five words, in order: 64 bits as a signed integer, which is what both databases store."""
    encoded = [word.encode() for word in said]
    runs = map(b" ".join, zip(*(encoded[start:] for start in range(SHINGLE_WORDS)), strict=False))
    digests = bytearray()
    for run in runs:
        hashed = _BLANK.copy()
        hashed.update(run)
        digests += hashed.digest()
    return list(unpack(f">{len(digests) // _HASH_BYTES}q", digests))


def winnowed(hashes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The smallest hash of every window, the last of equal ones, with its place; each once, in order."""
    end = min(WINDOW_SHINGLES, len(hashes))
    place = _smallest(hashes, 0, end) if end else None
    while place is not None:
        yield place, hashes[place]
        place, end = _next_smallest(hashes, place, end)


def _next_smallest(hashes: Sequence[int], place: int, end: int) -> tuple[int | None, int]:
    """The place of the smallest hash of the next window that has another than `place`, and that window's end.

    `end` is that of a window that has `place`. None when no window is left.
    """
    still_in = place + WINDOW_SHINGLES
    smallest = hashes[place]
    for later, hash_ in enumerate(hashes[end:still_in], start=end):
        if hash_ <= smallest:
            return later, later + 1
    if still_in >= len(hashes):
        return None, still_in
    return _smallest(hashes, place + 1, still_in + 1), still_in + 1


def _smallest(hashes: Sequence[int], start: int, end: int) -> int:
    """The place of the smallest hash, the last of equal ones."""
    window = hashes[start:end]
    return end - 1 - window[::-1].index(min(window))
