"""Why a text is on the topic or not: its verdict, and what it says to each clause, with the words in context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crawler.judging.topic import Topic, TopicVerdict, judged_text
from store.query.clauses import AllOf, AnyOf, Listed, Near, Term
from store.query.lexemes import ZONES
from store.query.matching import ReadText
from store.query.scoring import ClauseFinding, missing
from store.query.wording import in_words
from store.search.contexts import Context, contexts
from store.types import Article

#: Places that are shown of one term.
_PLACES = 3
_ALL, _ANY = "all of", "any of"


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A clause, and what a text says to it."""

    #: "all of", "any of", or the clause itself.
    said: str
    holds: bool
    #: None where nothing is asked of the words.
    score: float | None
    #: Occurrences by zone.
    counts: dict[str, int]
    #: Why it almost holds; else empty.
    almost: str
    places: tuple[Context, ...]
    parts: tuple[Explained, ...]

    @property
    def telling(self) -> tuple[Explained, ...]:
        """The parts that lead to the answer: of alternatives those that hold, or else those that almost do."""
        if self.said == _ANY and self.holds:
            return tuple(part for part in self.parts if part.holds)
        if self.said == _ANY:
            return tuple(part for part in self.parts if part.is_near)
        is_met_exclusion = self.holds and self.said != _ALL
        return () if is_met_exclusion else self.parts

    @property
    def is_near(self) -> bool:
        """Whether something of it is there."""
        return self.holds or bool(self.almost) or any(part.is_near for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class TextExplanation:
    """A whole text, explained."""

    article: Article
    source: str
    verdict: TopicVerdict
    #: What a match would want besides, in words, also off the topic.
    missing: tuple[str, ...]
    root: Explained


def explain(topic: Topic, article: Article, *, source: str = "", **facts: Any) -> TextExplanation:  # noqa: ANN401 - of `judge`
    """The verdict on an article, and the tree that leads to it."""
    finding = topic.explain(article, source=source, **facts)
    texts = dict(zip(ZONES, judged_text(article), strict=True))
    root = _explained(finding, ReadText(*texts.values()), texts)
    verdict = topic.judge(article, source=source, **facts)
    lack = verdict.missing or missing(finding)
    return TextExplanation(article=article, source=source, verdict=verdict, missing=lack, root=root)


def _explained(finding: ClauseFinding, read: ReadText, texts: dict[str, str]) -> Explained:
    return Explained(
        said=_said(finding),
        holds=finding.holds,
        score=finding.score,
        counts=dict(finding.counts),
        almost=finding.almost,
        places=tuple(islice(_places(finding, read, texts), _PLACES)),
        parts=tuple(_explained(part, read, texts) for part in finding.parts),
    )


def _said(finding: ClauseFinding) -> str:
    match finding.clause:
        case AllOf():
            return _ALL if finding.parts else "everything"
        case AnyOf():
            return _ANY
        case _:
            return in_words(finding.clause)


def _places(finding: ClauseFinding, read: ReadText, texts: dict[str, str]) -> Iterator[Context]:
    if not isinstance(finding.clause, Term | Near | Listed) or not finding.counts:
        return
    zones = tuple(zone for zone, _ in finding.counts)
    yield from contexts(read, texts, finding.clause, zones)
