"""The organisations that a profile knows, and where a text names them; pure.

A trie over words: what a text costs depends on its length, not on how many names are known. Longest name first, whole
words only; punctuation between two words parts them, apostrophes, hyphens and ampersands do not. Unknown names are
found in `discovery`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from crawler.ledger.text.flat import WORD, flatten, open_ligatures
from store.ledger import Partner, PartnerType

#: Words, and the signs that end a name; a point inside "Recast.AI" does not.
_TOKEN = re.compile(r"([^\W_]+|[,;:!?«»()\"\n|]|\.(?!\w))")
_ARTICLES = frozenset(("le", "la", "les", "l", "du", "des", "de", "d", "au", "aux", "a"))
_LONGEST_INITIALS = 5
#: Initials of so many letters are mostly spoken as a word, and written as one.
_SPOKEN_INITIALS = 4


class Naming(StrEnum):
    """What a name in a text stands for."""

    FOCAL = "focal"  #: the organisation that is watched
    REFERENCE = "reference"  #: a noun that means it where it was named before: "l'éditeur"
    PRODUCT = "product"  #: something of it that others buy
    PARTNER = "partner"
    OTHER = "other"  #: an organisation that is never a partner
    DECOY = "decoy"  #: words that hold a name and mean something else
    UNKNOWN = "unknown"  #: a partner that no gazetteer holds, see `discovery`


@dataclass(frozen=True, kw_only=True)
class Name:
    """One way to write one organisation."""

    written: str
    #: Its owner's name.
    owner: str
    naming: Naming
    #: Whether every capital of it must stand in the text.
    cased: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is one word of a longer name of its owner."""
        return " " not in self.written and self.written != self.owner and self.owner.startswith(self.written)


@dataclass(frozen=True, kw_only=True)
class Named:
    """A place in a text where an organisation is named."""

    owner: str
    naming: Naming
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """The names that a profile knows. Build it once; looking up is what it is for."""

    focal: str
    partners: tuple[Partner, ...] = ()
    names: tuple[Name, ...] = field(repr=False)

    @cached_property
    def _trie(self) -> _Node:
        root = _Node()
        for name in self.names:
            root.add([open_ligatures(token) for token in _TOKEN.findall(flatten(name.written))], name)
        return root

    @cached_property
    def types(self) -> dict[str, PartnerType]:
        """The type of each partner, by its own name."""
        return {partner.name: partner.type for partner in self.partners}

    def _goes_on(self, text: str, flat: str, end: int) -> bool:
        """Whether a short name is the beginning of another one: "Mandarine" is no alias in "Mandarine Records"."""
        if not text[end : end + 2].strip() or text[end] != " " or not text[end + 1].isupper():
            return False
        following = _TOKEN.search(flat, end)
        return following is not None and following.group() not in self._trie.next

    def find(self, text: str, flat: str) -> list[Named]:
        """Where a text names an organisation, in reading order, decoys left out.

        `flat` is `flatten(text)`. Of two names at one place the longer one is meant.
        """
        heads = self._trie.next
        tokens = _Tokens(flat)
        begun = [(place, heads[word]) for place, word in enumerate(tokens.words) if word in heads]
        found: list[Named] = []
        free = 0
        for place, node in begun:
            if not node.may_begin(tokens.words, place) or tokens.start(place) < free:
                continue
            name, free = _longest(text, tokens, place, node)
            if name is not None and not (name.is_short and self._goes_on(text, flat, free)):
                found.append(Named(owner=name.owner, naming=name.naming, start=tokens.start(place), end=free))
        return [each for each in found if each.naming is not Naming.DECOY]


class _Tokens:
    """The words of a flat text and the signs that end names, with the places that are asked for."""

    def __init__(self, flat: str) -> None:
        # What stands between them, and they, in turns: quicker than a match object for each.
        self._parts = _TOKEN.split(flat)
        words = self._parts[1::2]
        opened = "œ" in flat or "æ" in flat
        self.words = [word if word.isascii() else open_ligatures(word) for word in words] if opened else words

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._parts)))

    def start(self, place: int) -> int:
        return self._ends[2 * place]

    def end(self, place: int) -> int:
        return self._ends[2 * place + 1]


class _Node:
    """A place in the trie: the words that may follow, and the names that end here."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.names: list[Name] = []

    def add(self, words: list[str], name: Name) -> None:
        node = self
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.names.append(name)

    def may_begin(self, words: list[str], place: int) -> bool:
        """Whether a name ends with the word at a place, or may go on with the next: most articles begin none."""
        return bool(self.names) or (place + 1 < len(words) and words[place + 1] in self.next)


def _longest(text: str, tokens: _Tokens, place: int, node: _Node) -> tuple[Name | None, int]:
    """The longest name that begins with a token, and where it ends; without a name, where the token begins."""
    start = tokens.start(place)
    best: Name | None = None
    end = start
    following: _Node | None = node
    while following is not None:
        node, stop = following, tokens.end(place)
        name = next((name for name in node.names if _capitals_agree(name, text[start:stop])), None)
        best, end = (name, stop) if name else (best, end)
        place += 1
        following = node.next.get(tokens.words[place]) if place < len(tokens.words) else None
    return best, end


def _capitals_agree(name: Name, written: str) -> bool:
    """Whether the text writes the name as one: a name of one word has its capital, one that is a word all of them."""
    pairs = list(zip(_words(name.written), _words(written), strict=False))
    if written.isupper() and len(written) > _LONGEST_INITIALS:
        return True  # a headline in capitals
    if name.naming in (Naming.REFERENCE, Naming.DECOY):
        return True
    if len(name.written) >= _SPOKEN_INITIALS and not name.cased and written == name.written.capitalize():
        return True  # "Ugap"
    if name.cased or _is_initials(name.written):
        return all(not _shouted(ours) or theirs.isupper() for ours, theirs in pairs) and all(
            not ours[0].isupper() or theirs[0].isupper() for ours, theirs in pairs if flatten(ours) not in _ARTICLES
        )
    content = [(ours, theirs) for ours, theirs in pairs if flatten(ours) not in _ARTICLES]
    if len(content) != 1:
        return True
    ours, theirs = content[0]
    return not ours[0].isupper() or not theirs[0].islower()


def _words(written: str) -> list[str]:
    return WORD.findall(written)


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_initials(written: str) -> bool:
    return written.isupper() and len(written) <= _LONGEST_INITIALS
