"""Feeds as they are remembered from poll to poll, and how each poll went.

Every function works inside a transaction of the archive's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from store.forgetting.tombstones import buried
from store.rows import AnyRow, crawl_row, failure_row, plan_row, poll_state
from store.schema import crawl, failure, feed
from store.types import CrawlReport, Feed, Outcome, PlannedPoll, Validators
from store.urls import url_key


def record_poll(connection: Connection, report: CrawlReport, validators: Validators | None) -> None:
    """Write down a poll with its failures, but for what was forgotten. None leaves the feed's validators alone."""
    named = {url_key(url) for url in (report.feed_url, *(one.url for one in report.failures))}
    forgotten = buried(connection, named)
    if url_key(report.feed_url) in forgotten:
        return  # a page that a person named, and another had forgotten
    crawl_id = connection.execute(insert(crawl).values(crawl_row(report)).returning(crawl.c.id)).scalar_one()
    failures = [failure_row(one, crawl_id) for one in report.failures if url_key(one.url) not in forgotten]
    if failures:
        connection.execute(insert(failure), failures)
    this_feed = (feed.c.source == report.source) & (feed.c.url == report.feed_url)
    connection.execute(update(feed).where(this_feed).values(_after_poll(report, validators)))


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


def registered_feed(connection: Connection, wanted: Feed) -> Feed:
    """The feed with what is remembered of it."""
    return replace(wanted, state=poll_state(feed_row(connection, wanted)))


def note_plans(connection: Connection, plans: Iterable[PlannedPoll]) -> None:
    """Write down when feeds are polled next."""
    for plan in plans:
        this_feed = (feed.c.source == plan.feed.source) & (feed.c.url == plan.feed.url)
        connection.execute(update(feed).where(this_feed).values(plan_row(plan)))


def _after_poll(report: CrawlReport, validators: Validators | None) -> dict[str, Any]:
    failed = report.outcome is Outcome.FAILED
    columns: dict[str, Any] = {
        "last_poll_at": report.ended_at,
        "last_outcome": report.outcome.value,
        "last_reason": report.reason,
        "failures_in_a_row": feed.c.failures_in_a_row + 1 if failed else 0,
    }
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
