"""What the sentinel's looks cost: at 1,000 sources with 90 days of polls.

    python tests/bench/bench_sentinel.py [--sources 1000] [--days 90] [--polls-a-day 24] [--postgresql URL]

Seconds of this process's own time, and of the wall: the first look after a start, one when nothing was polled since,
one after 50 polls, and what it takes to reckon the rhythms of 10 sources anew. A look comes round every five minutes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, insert, update

from scheduler.configuration.loading import Configuration
from scheduler.sentinel.watching import Sentinel
from store.database import open_database
from store.schema import crawl, feed, reading

_NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_ROWS_AT_ONCE = 20_000
#: Readings of a source that are kept.
_READINGS = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--polls-a-day", type=int, default=24)
    parser.add_argument("--postgresql", default="", metavar="URL", help="an empty database on a server")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = arguments.postgresql or f"sqlite:///{Path(folder) / 'bench.db'}"
        names = [f"Titre {number:04}" for number in range(arguments.sources)]
        engine = open_database(url)
        rows = _fill(engine, names, arguments.days, arguments.polls_a_day)
        print(f"{len(names)} sources, {rows} polls of {arguments.days} days")
        _measure(engine, url, names)
        engine.dispose()


def _measure(engine: Engine, url: str, names: list[str]) -> None:
    clock = [_NOW]
    sentinel = Sentinel(_configuration(url, names), lambda: clock[0])
    _timed("the first look, with the rhythms of 10 sources", sentinel.look)
    clock[0] += timedelta(minutes=5)
    _timed("one with nothing polled, and 10 rhythms", sentinel.look)
    for _ in range(len(names) // 10):
        sentinel.look()
    _timed("one with nothing polled, and all rhythms known", sentinel.look)
    with engine.begin() as connection:
        connection.execute(update(feed).where(feed.c.source.in_(names[:50])).values(last_poll_at=clock[0]))
    _timed("one after 50 polls", sentinel.look)
    sentinel.close()


def _timed(what: str, work: Callable[[], Any]) -> None:
    own_s, wall_s = time.process_time(), time.perf_counter()
    work()
    print(f"{what:50} {time.process_time() - own_s:7.3f} s of its own, {time.perf_counter() - wall_s:7.3f} s")


def _configuration(url: str, names: list[str]) -> Configuration:
    sources = [
        {"name": name, "homepage": f"https://s{place}.example", "feeds": [f"https://s{place}.example/rss"]}
        for place, name in enumerate(names)
    ]
    return Configuration.model_validate({"store": {"url": url}, "source": sources})


def _fill(engine: Engine, names: list[str], days: int, polls_a_day: int) -> int:
    with engine.begin() as connection:
        connection.execute(insert(feed), [_feed(place, name) for place, name in enumerate(names)])
    count, rows = 0, []
    for row in _polls(names, days, polls_a_day):
        rows.append(row)
        if len(rows) == _ROWS_AT_ONCE:
            count += _write(engine, rows)
            rows = []
    count += _write(engine, rows)
    with engine.begin() as connection:
        _read_pages(connection, names)
    return count


def _write(engine: Engine, rows: list[dict[str, Any]]) -> int:
    if rows:
        with engine.begin() as connection:
            connection.execute(insert(crawl), rows)
    return len(rows)


def _feed(place: int, name: str) -> dict[str, Any]:
    return {
        "source": name,
        "url": f"https://s{place}.example/rss",
        "kind": "feed",
        "last_poll_at": _NOW,
        "last_ok_at": _NOW,
        "last_entry_at": _NOW - timedelta(hours=2),
        "last_outcome": "all known",
        "last_ending": "all known",
        "newest_at": _NOW - timedelta(hours=3),
        "spacing_s": 3600.0,
    }


def _polls(names: list[str], days: int, polls_a_day: int) -> Iterator[dict[str, Any]]:
    """In the order of time, as a daemon writes them."""
    dice, step = Random(1), timedelta(days=1) / polls_a_day
    zeros = dict.fromkeys(("known", "copies", "revisions", "unchanged", "off_topic", "failed"), 0)
    for number in range(days * polls_a_day):
        at = _NOW - timedelta(days=days) + number * step
        for place, name in enumerate(names):
            new = dice.choice((0, 0, 0, 1, 2)) if 6 <= at.hour < 20 else 0
            yield zeros | {
                "source": name,
                "feed_url": f"https://s{place}.example/rss",
                "started_at": at,
                "ended_at": at,
                "outcome": "new" if new else "all known",
                "ending": "new" if new else "all known",
                "reason": "",
                "entries": 20,
                "fetched": new,
                "kept": new,
                "first_seen": new,
                "words": 400 if new else None,
            }


def _read_pages(connection: Connection, names: list[str]) -> None:
    rows = [
        {
            "source": name,
            "url_key": f"s{place}.example/a-{number}",
            "read_at": _NOW,
            "ending": "",
            "text_hash": f"{place}-{number}",
            "words": 400,
            "makeshift": 0,
        }
        for place, name in enumerate(names)
        for number in range(_READINGS)
    ]
    connection.execute(insert(reading), rows)


if __name__ == "__main__":
    main()
