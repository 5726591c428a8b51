"""How many articles each source brought, day by day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import Engine, select

from store.schema import volume
from store.sql.transactions import read


def daily_articles(reader: Engine, since: date) -> dict[str, dict[date, int]]:
    """Articles by source and by the day (UTC) of their first sight, from a day on; days without any are left out.

    Raises StoreUnavailable and its kinds.
    """
    wanted = select(volume.c.source, volume.c.day, volume.c.articles).where(volume.c.day >= since.isoformat())
    rows = read(reader, lambda connection: connection.execute(wanted).all())
    found: defaultdict[str, dict[date, int]] = defaultdict(dict)
    for row in rows:
        found[row.source][date.fromisoformat(row.day)] = row.articles
    return dict(found)
