"""The words that answer one term of a query, in the text as it was written, with a little around them; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from store.query.clauses import OfText
from store.query.matching import ReadText
from store.query.zone_reading import WordSpan
from store.search.word_places import word_places

#: Characters shown before the words, and after them.
_AROUND = 45
_ELLIPSIS = "…"


@dataclass(frozen=True, kw_only=True)
class Context:
    """One place that answers a term."""

    #: title, lead or body
    zone: str
    before: str
    words: str
    after: str


def contexts(read: ReadText, texts: Mapping[str, str], clause: OfText, zones: tuple[str, ...]) -> Iterator[Context]:
    """Where a clause is true of the zones, in reading order; of NEAR both sides, each by itself.

    `texts` are the zones as they were given to `read`.
    """
    for zone in zones:
        paragraphs = texts[zone].split("\n")
        places: dict[int, list[tuple[int, int]]] = {}
        for span in sorted(set(read.spans(clause, zone)), key=_in_order):
            paragraph = paragraphs[span.paragraph]
            known = places.setdefault(span.paragraph, word_places(paragraph))
            if span.last < len(known):
                yield _context(zone, paragraph, known[span.first][0], known[span.last][1])


def _in_order(span: WordSpan) -> tuple[int, int, int]:
    return span.paragraph, span.first, span.last


def _context(zone: str, paragraph: str, start: int, end: int) -> Context:
    begin, stop = max(start - _AROUND, 0), min(end + _AROUND, len(paragraph))
    before, after = paragraph[begin:start], paragraph[end:stop]
    if begin:
        before = _ELLIPSIS + (before.partition(" ")[2] if " " in before.strip() else before)
    if stop < len(paragraph):
        after = (after.rpartition(" ")[0] if " " in after.strip() else after) + _ELLIPSIS
    return Context(zone=zone, before=before, words=paragraph[start:end], after=after)
