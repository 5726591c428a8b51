"""An article judged by a topic query: whether it matches, which terms carried it, and in which zone; pure.

It does not fetch, score or keep anything, and it knows nothing of what is watched: the query is the profile's,
its language and its sense are those of `store.query`, like everywhere in the house.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from datetime import UTC, datetime

from crawler.errors import BadTopic
from store.errors import BadQuery
from store.query.clauses import Clause
from store.query.matching import ReadText
from store.query.parsing import parse_query
from store.types import Article, Match


@dataclass(frozen=True)
class Topic:
    """A standing query, read when it is made, and picklable. Raises BadTopic when the query cannot be read."""

    name: str
    #: In the language of `store.query.parsing`; empty matches every article.
    query: str
    #: What `@name` stands for in the query: words and phrases.
    lists: InitVar[Mapping[str, Sequence[str]] | None] = None
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
        instant = article.published_at or seen_at
        text = ReadText(
            article.title,
            article.standfirst,
            article.body,
            source=source,
            language=article.language,
            day=instant.astimezone(UTC).date() if instant else None,
        )
        found = text.found(self.clause)
        return None if found is None else Match(topic=self.name, found=tuple(dict.fromkeys(found)))


def compile_topic(name: str, query: str, lists: Mapping[str, Sequence[str]] | None = None) -> Topic:
    """Read a query into the topic of that name. Raises BadTopic, whose message says what is wrong and where."""
    return Topic(name, query, lists)


def _read(query: str, lists: Mapping[str, Sequence[str]] | None) -> Clause:
    try:
        return parse_query(query, lists)
    except BadQuery as error:
        raise BadTopic(query, str(error)) from error
