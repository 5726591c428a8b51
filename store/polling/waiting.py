"""Feeds that have something to do besides being asked: pages that wait, kept articles to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from store.schema import address, feed, recheck
from store.types import Feed


def with_work_waiting(
    connection: Connection, feeds: Iterable[Feed], now: datetime, *, with_looks: bool
) -> frozenset[tuple[str, str]]:
    """Of these feeds, source and address of those with work that does not depend on what they list now."""
    waits = select(address.c.url_key).where(address.c.feed_id == feed.c.id, address.c.state == "pending").exists()
    waiting = {(row.source, row.url) for row in connection.execute(select(feed.c.source, feed.c.url).where(waits))}
    is_due = select(recheck.c.source).where(recheck.c.next_at <= now).distinct()
    sources = set(connection.execute(is_due).scalars()) if with_looks else set()
    named = ((each.source, each.url) for each in feeds)
    return frozenset(one for one in named if one in waiting or one[0] in sources)
