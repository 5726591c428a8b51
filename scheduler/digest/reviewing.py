"""The questions that a review is composed from."""

from __future__ import annotations

from datetime import datetime, timedelta

from scheduler.configuration.loading import Configuration
from scheduler.digest.composing import Findings, compose
from scheduler.digest.days import Days
from scheduler.digest.values import Digest
from store.database import reader_of
from store.review.arrivals import arrival_counts, arrivals, edited_articles
from store.review.asking import Span
from store.review.deals import new_agreements, new_partners
from store.review.watch import watch
from store.watching.alarms import alarms_between

#: Of the longest intervals between two polls of a feed: without any for so long, nobody was watching.
_PAUSES = 2


def review(configuration: Configuration, days: Days, now: datetime) -> Digest:
    """The review of some days, as far as they are over by now. Raises StoreUnavailable and its kinds."""
    span = Span(since=days.since, until=min(days.until, now))
    pause = timedelta(seconds=_PAUSES * configuration.schedule.max_interval_s)
    with reader_of(configuration.store.url) as reader:
        found = Findings(
            days=days,
            now=now,
            topic=configuration.topic.name,
            configured=frozenset(source.name for source in configuration.sources()),
            log_since=now - timedelta(days=configuration.retention.log_days),
            arrivals=arrivals(reader, span),
            counts=arrival_counts(reader, span),
            edits=edited_articles(reader, span),
            agreements=new_agreements(reader, span),
            partners=new_partners(reader, span),
            watch=watch(reader, span, pause),
            alarms=alarms_between(reader, span.since, span.until),
        )
    return compose(found)
