"""An article judged by a topic query: match, near miss or off topic, by which terms, and how well; pure.

It does not fetch or keep anything, and it knows nothing of what is watched: the query is the profile's, its language
and its sense are those of `store.query`, like everywhere in the house.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from crawler.errors import BadTopic
from crawler.judging.read_also import without_pointers
from store.errors import BadQuery
from store.query.clauses import Clause
from store.query.matching import ReadText
from store.query.nearness import may_be_near, near_miss
from store.query.parsing import parse_query
from store.query.scale import DEFAULT_SCALE, Scale
from store.query.scoring import ClauseFinding, assess, assess_held, carrying, carrying_terms, held_terms, missing, total
from store.types import Article, Match, NearMiss

#: A body of so many words that has none of the words which its headline matched by is about something else.
_CONFIRMING_WORDS = 80
_UNCONFIRMED = "any word of it in the body, not in the headline alone"


class Relevance(StrEnum):
    """What an article is to a topic."""

    MATCH = "match"
    NEAR_MISS = "near miss"
    OFF_TOPIC = "off topic"


@dataclass(frozen=True, kw_only=True)
class TopicVerdict:
    """What a topic says of an article."""

    relevance: Relevance
    #: From 0 to 1; 0 for what is off the topic.
    score: float = 0.0
    #: The terms found, as in `Match`.
    found: tuple[str, ...] = ()
    #: What a match would want besides, in words.
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A standing query, read when it is made, and picklable. Raises BadTopic when the query cannot be read."""

    name: str
    #: In the language of `store.query.parsing`; empty matches every article.
    query: str
    #: What `@name` stands for in the query: words and phrases.
    lists: InitVar[Mapping[str, Sequence[str]] | None] = None
    #: What evidence is worth, and how much of it makes a match.
    scale: Scale = DEFAULT_SCALE
    clause: Clause = field(init=False, repr=False)

    def __post_init__(self, lists: Mapping[str, Sequence[str]] | None) -> None:
        # The one way for a frozen value to hold what follows from its own fields.
        object.__setattr__(self, "clause", _read(self.query, lists))

    def match(self, article: Article, *, source: str = "", seen_at: datetime | None = None) -> Match | None:
        """Why the article is on the topic, or None when it is not.

        Terms that carried the match are named once each, in the query's order, with the best zone that holds
        them: title before lead before body. What stands behind NOT or - is never named. `source` and `seen_at` are
        what the filters source:, since: and until: ask; an instant counts for an article without a date of its own.
        """
        verdict = self.judge(article, source=source, seen_at=seen_at)
        return self.match_of(verdict)

    def judge(self, article: Article, *, source: str = "", seen_at: datetime | None = None) -> TopicVerdict:
        """Match, near miss or off topic; headlines of other articles in the text do not count."""
        text = _text(article, source, seen_at)
        if not text.holds(self.clause):
            return self._near_or_off(text)
        finding = assess_held(text, self.clause, self.scale)
        score, terms = total(finding), carrying_terms(finding)
        if score < self.scale.match:
            lack = (f"a score of {self.scale.match:g}",)
        elif not _is_confirmed(text, finding):
            lack = (_UNCONFIRMED,)
        else:
            return TopicVerdict(relevance=Relevance.MATCH, score=score, found=terms)
        return TopicVerdict(relevance=Relevance.NEAR_MISS, score=score, found=terms, missing=lack)

    def lacks(self, article: Article, *, source: str = "", seen_at: datetime | None = None) -> tuple[str, ...]:
        """What a match would want besides, in words, however far the article is from one."""
        return missing(self.explain(article, source=source, seen_at=seen_at))

    def explain(self, article: Article, *, source: str = "", seen_at: datetime | None = None) -> ClauseFinding:
        """What the article says to each clause of the query."""
        return assess(_text(article, source, seen_at), self.clause, self.scale)

    def match_of(self, verdict: TopicVerdict) -> Match | None:
        """A verdict as it is kept with an article; None when that is no match."""
        if verdict.relevance is not Relevance.MATCH:
            return None
        return Match(topic=self.name, found=verdict.found, score=verdict.score)

    def near_miss_of(self, verdict: TopicVerdict) -> NearMiss | None:
        """A verdict as it is kept without an article; None when that is no near miss."""
        if verdict.relevance is not Relevance.NEAR_MISS:
            return None
        return NearMiss(topic=self.name, score=verdict.score, found=verdict.found, missing=verdict.missing)

    def _near_or_off(self, text: ReadText) -> TopicVerdict:
        if not may_be_near(text, self.clause, self.scale):
            return TopicVerdict(relevance=Relevance.OFF_TOPIC)
        near = near_miss(assess(text, self.clause, self.scale), self.scale)
        if near is None:
            return TopicVerdict(relevance=Relevance.OFF_TOPIC)
        return TopicVerdict(
            relevance=Relevance.NEAR_MISS, score=total(near), found=held_terms(near), missing=missing(near)
        )


def compile_topic(
    name: str, query: str, lists: Mapping[str, Sequence[str]] | None = None, scale: Scale = DEFAULT_SCALE
) -> Topic:
    """Read a query into the topic of that name. Raises BadTopic, whose message says what is wrong and where."""
    return Topic(name, query, lists, scale)


def judged_text(article: Article) -> tuple[str, str, str]:
    """Title, standfirst and body as they are judged."""
    return article.title, article.standfirst, without_pointers(article.body)


def _text(article: Article, source: str, seen_at: datetime | None) -> ReadText:
    instant = article.published_at or seen_at
    day = instant.astimezone(UTC).date() if instant else None
    return ReadText(*judged_text(article), source=source, language=article.language, day=day)


def _is_confirmed(text: ReadText, finding: ClauseFinding) -> bool:
    """Whether the body bears out what title and standfirst promise, as far as it is long enough to be asked."""
    if text.words("body") < _CONFIRMING_WORDS:
        return True
    asked = [leaf for leaf in carrying(finding) if "body" in leaf.zones]
    return not asked or any(zone == "body" for leaf in asked for zone, _ in leaf.counts)


def _read(query: str, lists: Mapping[str, Sequence[str]] | None) -> Clause:
    try:
        return parse_query(query, lists)
    except BadQuery as error:
        raise BadTopic(query, str(error)) from error
