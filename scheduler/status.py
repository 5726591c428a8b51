"""How the daemon and each source are, as one value: what is configured, joined with what is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.config import Configuration
from scheduler.lock import Holder, running_daemon
from scheduler.timetable import is_due
from store.database import database_path, open_reader
from store.reading import articles_per_source, feed_states
from store.types import PollState

#: A tick this many periods old means that the daemon hangs.
_LATE_TICKS = 4


@dataclass(frozen=True, kw_only=True)
class FeedLine:
    """One feed of the configuration, and how it is."""

    source: str
    url: str
    state: PollState
    due: bool
    #: Articles its source brought in the span asked for.
    articles: int


@dataclass(frozen=True, kw_only=True)
class Status:
    """The state of everything."""

    healthy: bool
    #: None when no daemon watches into this database.
    daemon: Holder | None
    #: What is not well, a sentence each.
    problems: tuple[str, ...]
    feeds: tuple[FeedLine, ...]


def status_of(configuration: Configuration, now: datetime, span: timedelta) -> Status:
    """Look at the lock and the database. Raises StoreUnavailable when there is no database yet."""
    daemon = running_daemon(database_path(configuration.store.url))
    reader = open_reader(configuration.store.url)
    states, articles = feed_states(reader), articles_per_source(reader, now - span)
    reader.dispose()
    lines = []
    for source in configuration.sources():
        for feed in source.feeds:
            state = states.get((feed.source, feed.url), PollState())
            brought = articles.get(feed.source, 0)
            due = is_due(state, now)
            lines.append(FeedLine(source=feed.source, url=feed.url, state=state, due=due, articles=brought))
    problems = _problems(configuration, daemon, lines, now)
    return Status(healthy=not problems, daemon=daemon, problems=tuple(problems), feeds=tuple(lines))


def _problems(configuration: Configuration, daemon: Holder | None, lines: list[FeedLine], now: datetime) -> list[str]:
    problems = [] if daemon else ["the daemon is not running"]
    late = timedelta(seconds=_LATE_TICKS * configuration.schedule.tick_s)
    if daemon and daemon.ticked_at and now - daemon.ticked_at > late:
        problems.append(f"the daemon hangs: its last tick was at {daemon.ticked_at:%Y-%m-%d %H:%M:%S} UTC")
    failing = [line for line in lines if line.state.failures_in_a_row]
    for line in failing:
        times = (
            f"{line.state.failures_in_a_row} polls in a row" if line.state.failures_in_a_row > 1 else "its last poll"
        )
        problems.append(f"{line.source} failed {times}: {line.state.last_reason}")
    return problems
