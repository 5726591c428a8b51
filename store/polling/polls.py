"""Feeds as they are remembered from poll to poll, and how each poll went.

Every function works inside a transaction of the archive's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, case, insert, select, update

from store.polling.asking import note_asked
from store.rows import AnyRow, crawl_row, failure_row, plan_row, poll_state
from store.schema import Instant, crawl, failure, feed
from store.sql.dialects import among
from store.tombstones import buried
from store.types import Asked, CrawlReport, Feed, Outcome, Pace, PlannedPoll, PollState, Validators
from store.urls import url_key
from store.watching.readings import note_readings

_NOTHING = Asked()
#: The outcome of a poll that goes on, or whose process died.
CUT_OFF = "cut off"
_UNDER_WAY = "it goes on, or its process died before its end"

# Worded once: most polls find nothing new, and wording a statement takes longer than all the rest of one.
_ADD_CRAWL = insert(crawl).returning(crawl.c.id)
_SAME_ENDING = feed.c.last_ending == bindparam("its_ending")
_AFTER_FAILURE = (
    update(feed)
    .where(feed.c.source == bindparam("its_source"), feed.c.url == bindparam("its_url"))
    .values(
        failures_in_a_row=feed.c.failures_in_a_row + 1,
        last_ending=bindparam("its_ending"),
        ending_polls=case((_SAME_ENDING, feed.c.ending_polls + 1), else_=1),
        ending_since=case((_SAME_ENDING, feed.c.ending_since), else_=bindparam("its_end", type_=Instant)),
    )
)
_AFTER_POLL = _AFTER_FAILURE.values(failures_in_a_row=0)


def record_poll(
    connection: Connection, report: CrawlReport, validators: Validators | None, asked: Asked = _NOTHING
) -> None:
    """Write down a poll with its failures and what it asked for, but for what was forgotten.

    None leaves the feed's validators alone.
    """
    failed, seen = (one.url for one in report.failures), (one.url for one in report.readings)
    fetched = {one.url for one in asked.fetches}
    named = {url_key(url) for url in (report.feed_url, *failed, *seen, *fetched)}
    forgotten = buried(connection, named)
    if url_key(report.feed_url) in forgotten:
        return  # a page that a person named, and another had forgotten
    crawl_id = _written(connection, crawl_row(report), asked.crawl_id)
    failures = [failure_row(one, crawl_id) for one in report.failures if url_key(one.url) not in forgotten]
    if failures:
        connection.execute(insert(failure), failures)
    note_asked(connection, crawl_id, report.feed_url, asked, forgotten)
    note_readings(connection, report.source, [one for one in report.readings if url_key(one.url) not in forgotten])
    after = _AFTER_FAILURE if report.outcome is Outcome.FAILED else _AFTER_POLL
    connection.execute(after, _after_poll(report, validators))


def note_poll(connection: Connection, report: CrawlReport, asked: Asked) -> int | None:
    """Write down of a poll that goes on what it has asked for since the last time; its number.

    It stands there as cut off until it is recorded: a crawl that is killed leaves it so. None when its feed was
    forgotten.
    """
    forgotten = buried(connection, {url_key(url) for url in (report.feed_url, *(one.url for one in asked.fetches))})
    if url_key(report.feed_url) in forgotten:
        return None
    row = crawl_row(replace(report, failures=())) | {"outcome": CUT_OFF, "ending": "", "reason": _UNDER_WAY}
    crawl_id = _written(connection, row, asked.crawl_id)
    note_asked(connection, crawl_id, report.feed_url, asked, forgotten)
    return crawl_id


def _written(connection: Connection, row: dict[str, Any], crawl_id: int | None) -> int:
    """Write the row of a poll, in place of what was written of it before; its number."""
    if crawl_id is not None and connection.execute(update(crawl).where(crawl.c.id == crawl_id).values(row)).rowcount:
        return crawl_id
    number: int = connection.execute(_ADD_CRAWL, row).scalar_one()
    return number


def feed_row(connection: Connection, wanted: Feed) -> AnyRow:
    """The row of a feed, made when it is new."""
    row = connection.execute(select(feed).where(feed.c.source == wanted.source, feed.c.url == wanted.url)).first()
    if row is not None and row.kind == wanted.kind.value:
        return row
    if row is not None:
        # Read in another way now: what was remembered to tell "nothing new" told it of the old way.
        anew = {"kind": wanted.kind.value, "etag": None, "last_modified": None, "body_hash": None}
        return connection.execute(update(feed).where(feed.c.id == row.id).values(anew).returning(feed)).one()
    added = insert(feed).values(source=wanted.source, url=wanted.url, kind=wanted.kind.value).returning(feed)
    return connection.execute(added).one()


def registered_feeds(connection: Connection, wanted: Sequence[Feed]) -> list[Feed]:
    """The feeds with what is remembered of them."""
    rows = connection.execute(select(feed).where(among(connection, feed.c.url, {each.url for each in wanted})))
    known = {(row.source, row.url, row.kind): row for row in rows}
    states = (
        poll_state(known.get((each.source, each.url, each.kind.value)) or feed_row(connection, each)) for each in wanted
    )
    return [replace(each, state=state) for each, state in zip(wanted, states, strict=True)]


def next_polls(connection: Connection) -> dict[tuple[str, str], PollState]:
    """Of the state of each feed, by source and address, what tells whether it is due."""
    columns = (feed.c.source, feed.c.url, feed.c.next_poll_at, feed.c.batch_most)
    failing = (feed.c.failure_weight, feed.c.failing_since)
    return {
        (source, url): PollState(
            next_poll_at=at, batch_most=most, pace=Pace(failure_weight=weight, failing_since=since)
        )
        for source, url, at, most, weight, since in connection.execute(select(*columns, *failing))
    }


def note_plans(connection: Connection, plans: Iterable[PlannedPoll]) -> None:
    """Write down when feeds are polled next."""
    for plan in plans:
        this_feed = (feed.c.source == plan.feed.source) & (feed.c.url == plan.feed.url)
        connection.execute(update(feed).where(this_feed).values(plan_row(plan)))


def note_quiet_endings(connection: Connection, reports: Iterable[CrawlReport]) -> None:
    """Bring the rows of feeds up to date whose polls found nothing new and did not fail."""
    connection.execute(_AFTER_POLL, [_after_poll(report, None) for report in reports])


def _after_poll(report: CrawlReport, validators: Validators | None) -> dict[str, Any]:
    """The parameters of `_AFTER_POLL`: what its `values` do not name is a column that the poll changes."""
    failed = report.outcome is Outcome.FAILED
    columns: dict[str, Any] = {
        "its_source": report.source,
        "its_url": report.feed_url,
        "its_ending": report.ending.value,
        "its_end": report.ended_at,
        "last_poll_at": report.ended_at,
        "last_outcome": report.outcome.value,
        "last_reason": report.reason,
    }
    if report.first_seen:
        columns["last_entry_at"] = report.ended_at
    if report.entries:  # one that was read: what it prints no dates in has no newest one any more
        columns |= {"newest_at": report.newest_at, "spacing_s": report.spacing_s}
    if not failed:
        columns["last_ok_at"] = report.ended_at
    if report.kept or report.copies or report.revisions:
        columns["last_new_at"] = report.ended_at
    if validators is not None:
        columns |= {
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "body_hash": validators.body_hash,
        }
    return columns
