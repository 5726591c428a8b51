"""What one text took from another: words, paragraphs, quotes, and what stands beside them; pure.

Wire copies are recognised by how alike two texts are (`judging`); a press release is quarried. What counts here is
runs of words that both have, however far apart they stand, so that two paragraphs in a long report are found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from store.copies.prints import SHINGLE_WORDS, Shingle
from store.text import words

#: Runs of fewer words are the language's own ("dans le cadre de la"), and not taken from anybody.
_RUN_WORDS = 7
#: Words in runs, of the release's news, from which on an article took something from it.
_LEAST_TAKEN = 20
#: Share of a paragraph's words from which on it survived, and of a quote's: quotes are cut, but hardly reworded.
_PARAGRAPH_KEPT = 0.5
_QUOTE_KEPT = 0.8
_QUOTE_WORDS = 5
_QUOTE = re.compile(r'«\s*([^«»]+?)\s*»|“\s*([^“”]+?)\s*”|"([^"\n]+)"')
#: Where a release stops being news: what the organisation says of itself under all of them.
_ABOUT = re.compile(r"(?:À propos d|A propos d|About )", re.IGNORECASE)
#: Characters of a paragraph that are kept: enough to know it again.
_SHOWN = 300


@dataclass(frozen=True, kw_only=True)
class KeptParagraph:
    """A paragraph of a release that an article has."""

    #: In the release, from 1.
    number: int
    #: Share of its words that the article has.
    share: float
    #: Cut at 300 characters.
    text: str


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What an article took from a release."""

    #: Of the article's words, 0 to 1.
    share: float
    taken_words: int
    #: Words of the article that are not from the release.
    added_words: int
    #: How many the release has, without intertitles.
    paragraphs: int
    kept_paragraphs: tuple[KeptParagraph, ...]
    #: How many the release has.
    quotes: int
    #: In full, as the release has them.
    kept_quotes: tuple[str, ...]
    #: The article's paragraphs that are mostly not from the release, cut at 300 characters.
    added: tuple[str, ...]


def taken(article_text: str, release_text: str) -> Taken | None:
    """Compare two texts, paragraphs one a line; None when the article took nothing worth telling.

    A run that goes over the end of a paragraph counts in both: titles put paragraphs together and apart.
    """
    mine, theirs = _Text(article_text), _Text(release_text)
    in_release = mine.covered_by(theirs.shingles)
    in_article = theirs.covered_by(mine.shingles)
    if sum(in_article[: theirs.news_words]) < _LEAST_TAKEN:
        return None
    whole = [place for place in theirs.paragraphs if len(place) >= _RUN_WORDS]
    shares = [(number, place, _share(in_article, place)) for number, place in enumerate(whole, start=1)]
    quotes = _quotes(release_text)
    return Taken(
        share=sum(in_release) / len(mine.words),
        taken_words=sum(in_release),
        added_words=len(mine.words) - sum(in_release),
        paragraphs=len(whole),
        kept_paragraphs=tuple(
            KeptParagraph(number=number, share=round(share, 2), text=theirs.line_of(place))
            for number, place, share in shares
            if share >= _PARAGRAPH_KEPT
        ),
        quotes=len(quotes),
        kept_quotes=tuple(quote for quote in quotes if _stands_in(quote, mine.shingles)),
        added=tuple(
            mine.line_of(place) for place in mine.paragraphs if place and _share(in_release, place) < _PARAGRAPH_KEPT
        ),
    )


class _Text:
    """A text as words in a row, with the places of its paragraphs."""

    def __init__(self, text: str) -> None:
        self._lines = [line for line in text.splitlines() if line.strip()]
        by_line = [words(line) for line in self._lines]
        self.words = [word for line in by_line for word in line]
        self.paragraphs = _places(map(len, by_line))
        self.shingles = frozenset(_shingles(self.words))

    @property
    def news_words(self) -> int:
        """How many words stand before the organisation speaks of itself; all of them where it does not."""
        about = (place.start for place in self.paragraphs if _ABOUT.match(self.line_of(place)))
        return next(about, len(self.words))

    def covered_by(self, others: Set[Shingle], least: int = _RUN_WORDS) -> list[bool]:
        """For each word, whether it stands in a run that another text has."""
        return _covered(self.words, others, least)

    def line_of(self, place: range) -> str:
        return self._lines[self.paragraphs.index(place)][:_SHOWN]


def _covered(said: Sequence[str], others: Set[Shingle], least: int) -> list[bool]:
    covered = [False] * len(said)
    start: int | None = None
    for place, shingle in enumerate([*_shingles(said), ()]):
        if shingle in others:
            start = place if start is None else start
            continue
        end = place + SHINGLE_WORDS - 1
        if start is not None and end - start >= least:
            covered[start:end] = [True] * (end - start)
        start = None
    return covered


def _shingles(said: Sequence[str]) -> list[Shingle]:
    return list(zip(*(said[start:] for start in range(SHINGLE_WORDS)), strict=False))


def _places(lengths: Iterable[int]) -> list[range]:
    places, start = [], 0
    for length in lengths:
        places.append(range(start, start + length))
        start += length
    return places


def _share(covered: Sequence[bool], place: range) -> float:
    return sum(covered[place.start : place.stop]) / len(place)


def _quotes(text: str) -> list[str]:
    """What stands between quotation marks and is a sentence or a part of one, once each, in order."""
    found = (next(filter(None, match)) for match in _QUOTE.findall(text))
    return list(dict.fromkeys(quote for quote in found if len(words(quote)) >= _QUOTE_WORDS))


def _stands_in(quote: str, others: Set[Shingle]) -> bool:
    said = words(quote)
    return sum(_covered(said, others, SHINGLE_WORDS)) >= _QUOTE_KEPT * len(said)
