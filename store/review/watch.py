"""How the sources were watched in a span: whether they were asked, what failed, and when nobody was asked at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection, Engine, select

from store.review.asking import Span, ask
from store.schema import address
from store.sql.dialects import among
from store.sql.transactions import read
from store.urls import url_key

_OF_FEEDS = "c.started_at >= :since AND c.started_at < :until AND c.feed_url IN (SELECT f.url FROM feed AS f)"
_POLLS = f"""
    SELECT c.source, COUNT(*) AS polls, SUM(CASE c.outcome WHEN 'failed' THEN 1 ELSE 0 END) AS failed
    FROM crawl AS c WHERE {_OF_FEEDS} GROUP BY c.source ORDER BY c.source
"""  # noqa: S608 - made of the constant above
_REASONS = f"""
    SELECT c.source, c.reason, COUNT(*) AS polls FROM crawl AS c
    WHERE {_OF_FEEDS} AND c.outcome = 'failed' GROUP BY c.source, c.reason ORDER BY c.source, polls DESC, c.reason
"""  # noqa: S608 - likewise
_LATELY = """
    SELECT DISTINCT c.source FROM crawl AS c WHERE c.started_at >= LATER(:since, -604800) AND c.started_at < :until
    ORDER BY c.source
"""
_ENDS = f"SELECT MIN(c.started_at) AS first_at, MAX(c.started_at) AS last_at FROM crawl AS c WHERE {_OF_FEEDS}"  # noqa: S608 - likewise
#: Found where they stand: a season of forty sources has some 400,000 polls.
_PAUSES = f"""
    SELECT t.before_at, t.after_at FROM (
        SELECT LAG(c.started_at) OVER (ORDER BY c.started_at) AS before_at, c.started_at AS after_at
        FROM crawl AS c WHERE {_OF_FEEDS}
    ) AS t
    WHERE SECONDS(t.before_at, t.after_at) > :longest_s ORDER BY t.before_at
"""  # noqa: S608 - likewise
#: Pages that may have been articles; what is no article by its kind is not missed.
_UNREAD = """
    SELECT DISTINCT x.source, x.reason, x.url FROM failure AS x
    WHERE x.at >= :since AND x.at < :until AND x.stage <> 'feed'
      AND x.reason NOT IN ('not html', 'list page', 'login page')
    ORDER BY x.source, x.reason, x.url LIMIT :most
"""
#: Of a span; more than that could not be read by a network that is down, and their exact count says no more.
_MOST_UNREAD = 20_000


@dataclass(frozen=True, kw_only=True)
class WatchedSource:
    """How the polls of a source went."""

    source: str
    polls: int
    failed: int
    #: What polls failed of, the most frequent reason first.
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnreadPages:
    """Pages of a source that could not be read, for one reason."""

    source: str
    reason: str
    pages: int


@dataclass(frozen=True, kw_only=True)
class Watch:
    """How it was watched in a span."""

    #: Those that were polled.
    sources: tuple[WatchedSource, ...]
    #: Those that were polled in it or in the seven days before.
    lately: frozenset[str]
    unread: tuple[UnreadPages, ...]
    #: Times without any poll.
    gaps: tuple[Span, ...]


def watch(reader: Engine, span: Span, longest_pause: timedelta) -> Watch:
    """How the sources were watched in a span. A time without any poll counts when it is longer than a pause may be."""
    reasons: dict[str, list[str]] = {}
    for row in ask(reader, _REASONS, span):
        reasons.setdefault(row.source, []).append(row.reason)
    polls = ask(reader, _POLLS, span)
    return Watch(
        sources=tuple(
            WatchedSource(
                source=row.source,
                polls=row.polls,
                failed=row.failed,
                reasons=tuple(reasons.get(row.source, ())),
            )
            for row in polls
        ),
        lately=frozenset(row.source for row in ask(reader, _LATELY, span)),
        unread=_unread(reader, span),
        gaps=_gaps(reader, span, longest_pause),
    )


def _unread(reader: Engine, span: Span) -> tuple[UnreadPages, ...]:
    """The pages that could not be read, and were not read later either."""
    failed = [(row.source, row.reason, url_key(row.url)) for row in ask(reader, _UNREAD, span, most=_MOST_UNREAD)]
    kept = read(reader, partial(_kept, keys={key for _, _, key in failed}))
    counts = Counter((source, reason) for source, reason, key in dict.fromkeys(failed) if key not in kept)
    in_order = sorted(counts, key=lambda each: (each[0], -counts[each], each[1]))
    return tuple(UnreadPages(source=source, reason=reason, pages=counts[source, reason]) for source, reason in in_order)


def _kept(connection: Connection, keys: Collection[str]) -> set[str]:
    known = select(address.c.url_key).where(among(connection, address.c.url_key, keys), address.c.state == "kept")
    return set(connection.execute(known).scalars())


def _gaps(reader: Engine, span: Span, longest_pause: timedelta) -> tuple[Span, ...]:
    """The times of a span without any poll that are longer than a pause; none where nothing was polled at all."""
    ((first_at, last_at),) = ask(reader, _ENDS, span, ("first_at", "last_at"))
    if first_at is None:
        return ()
    longest_s = int(longest_pause.total_seconds())
    between = ask(reader, _PAUSES, span, ("before_at", "after_at"), longest_s=longest_s)
    pauses = [(span.since, first_at), *between, (last_at, span.until)]
    return tuple(Span(since=since, until=until) for since, until in pauses if until - since > longest_pause)
