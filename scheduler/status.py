"""How the daemon and each source are, as one value: what is configured, joined with what is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.config import Configuration
from scheduler.lock import Holder, running_daemon
from scheduler.timetable import is_due
from store.database import open_reader
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
    #: What is not well with it, a sentence; empty when all is.
    problem: str


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
    reader = open_reader(configuration.store.url)
    daemon = running_daemon(configuration.store.url)
    states, articles = feed_states(reader), articles_per_source(reader, now - span)
    reader.dispose()
    lines = []
    for source in configuration.sources():
        for feed in source.feeds:
            state = states.get((feed.source, feed.url), PollState())
            brought = articles.get(feed.source, 0)
            due = is_due(state, now)
            problem = _feed_problem(feed.source, state)
            line = FeedLine(source=feed.source, url=feed.url, state=state, due=due, articles=brought, problem=problem)
            lines.append(line)
    problems = _daemon_problems(configuration, daemon, now) + [line.problem for line in lines if line.problem]
    return Status(healthy=not problems, daemon=daemon, problems=tuple(problems), feeds=tuple(lines))


def _daemon_problems(configuration: Configuration, daemon: Holder | None, now: datetime) -> list[str]:
    if daemon is None:
        return ["the daemon is not running"]
    late = timedelta(seconds=_LATE_TICKS * configuration.schedule.tick_s)
    if daemon.ticked_at and now - daemon.ticked_at > late:
        return [f"the daemon hangs: its last tick was at {daemon.ticked_at:%Y-%m-%d %H:%M:%S} UTC"]
    return []


def _feed_problem(source: str, state: PollState) -> str:
    failures = state.failures_in_a_row
    if not failures:
        return ""
    times = f"{failures} polls in a row" if failures > 1 else "its last poll"
    return f"{source} failed {times}: {state.last_reason}"
