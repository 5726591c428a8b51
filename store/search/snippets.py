"""What a person sees of a found article: a piece of its own text, with the places that answer the query; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.query.clauses import AllOf, AnyOf, Clause, Listed, Near, OfText, Term
from store.query.matching import ReadText
from store.query.zone_reading import WordSpan
from store.search.word_places import word_places

#: About three lines of a window.
_CHARACTERS = 280
#: Of a snippet stand before its first mark.
_BEFORE = 60
_ELLIPSIS = "…"


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """A piece of one zone, cut between words; an ellipsis stands where its paragraph goes on."""

    #: title, lead or body
    zone: str
    text: str
    #: What answers the query: offsets in `text`, from 0, the end excluded, in order and apart from each other.
    marks: tuple[tuple[int, int], ...] = ()


class _Mark(NamedTuple):
    """A place in a paragraph that answers the query."""

    start: int
    end: int
    #: Number of the part of the query that it answers.
    answered: int


@dataclass(frozen=True)
class _Paragraph:
    zone: str
    text: str
    marks: tuple[_Mark, ...]


class Excerpts:
    """One article, ready to be shown in pieces."""

    def __init__(self, title: str, lead: str, body: str, clause: Clause) -> None:
        self._zones = {"title": title, "lead": lead, "body": body}
        self._read = ReadText(title, lead, body)
        self._asked = _words_asked(clause)

    def title(self) -> Snippet:
        """The whole title."""
        marked = self._marked("title")
        return Snippet(
            zone="title", text=self._zones["title"], marks=_joined(marked[0].marks if len(marked) == 1 else ())
        )

    def snippets(self, most: int = 1) -> tuple[Snippet, ...]:
        """The pieces of lead and body that answer most of the query; the beginning when only the title answers it."""
        found = [paragraph for paragraph in (*self._marked("lead"), *self._marked("body")) if paragraph.text.strip()]
        best = sorted(found, key=lambda paragraph: -len({mark.answered for mark in paragraph.marks}))[:most]
        marked = [paragraph for paragraph in best if paragraph.marks]
        return tuple(map(_cut, marked or best[:1]))

    def _marked(self, zone: str) -> list[_Paragraph]:
        """The paragraphs of a zone."""
        spans: dict[int, list[tuple[WordSpan, int]]] = {}
        for answered, part in enumerate(self._asked):
            for span in self._read.spans(part, zone) if zone in part.zones else ():
                spans.setdefault(span.paragraph, []).append((span, answered))
        lines = self._zones[zone].split("\n")
        return [_Paragraph(zone, line, _marks(line, spans.get(number, []))) for number, line in enumerate(lines)]


def _words_asked(clause: Clause) -> list[OfText]:
    """What of a query is looked for in the text; not what stands behind NOT."""
    if isinstance(clause, Term | Near | Listed):
        return [clause]
    if isinstance(clause, AllOf | AnyOf):
        return [asked for part in clause.clauses for asked in _words_asked(part)]
    return []


def _marks(text: str, spans: list[tuple[WordSpan, int]]) -> tuple[_Mark, ...]:
    places = word_places(text) if spans else []
    known = [(span, answered) for span, answered in spans if span.last < len(places)]
    return tuple(sorted(_Mark(places[span.first][0], places[span.last][1], answered) for span, answered in known))


def _cut(paragraph: _Paragraph) -> Snippet:
    start, end = _window(paragraph)
    before = f"{_ELLIPSIS} " if start else ""
    after = f" {_ELLIPSIS}" if end < len(paragraph.text) else ""
    shift = len(before) - start
    shown = [mark for mark in paragraph.marks if start <= mark.start and mark.end <= end]
    inside = [_Mark(mark.start + shift, mark.end + shift, mark.answered) for mark in shown]
    return Snippet(zone=paragraph.zone, text=f"{before}{paragraph.text[start:end]}{after}", marks=_joined(inside))


def _window(paragraph: _Paragraph) -> tuple[int, int]:
    """The part of a paragraph that is shown: where most of the query is answered."""
    text = paragraph.text
    if len(text) <= _CHARACTERS:
        return 0, len(text)
    starts = [mark.start for mark in paragraph.marks] or [0]
    best = max(starts, key=lambda start: (_answered(paragraph, start), -start))
    start = _after_space(text, max(best - _BEFORE, 0), best)
    end = start + _CHARACTERS
    if end >= len(text):
        return start, len(text)
    cut = text.rfind(" ", best, end)
    return start, cut if cut > 0 else end


def _after_space(text: str, earliest: int, latest: int) -> int:
    """Where the first word from `earliest` on begins."""
    if earliest == 0:
        return 0
    space = text.find(" ", earliest - 1, latest)
    return space + 1 if space >= 0 else latest


def _answered(paragraph: _Paragraph, start: int) -> int:
    """How much of the query the text from one mark on answers, within what can be shown."""
    end = start + _CHARACTERS - _BEFORE
    return len({mark.answered for mark in paragraph.marks if start <= mark.start and mark.end <= end})


def _joined(marks: Sequence[_Mark]) -> tuple[tuple[int, int], ...]:
    """Places in order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end, _ in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
