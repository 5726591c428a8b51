"""How the daemon and each source are, as one value: what is configured, joined with what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self

from scheduler.configuration.loading import Configuration
from scheduler.configuration.risks import risks_taken
from scheduler.crawls.leasing import is_dead
from scheduler.crawls.timetable import is_due
from scheduler.lock import Holder, late_after_s, running_daemon
from scheduler.monitoring.source_lines import FeedLine, SourceLine, source_lines
from store.database import open_reader
from store.outbox.queues import delivery_problems, delivery_setbacks, sink_states
from store.polling.progress import UnderWay, crawls_under_way
from store.reading import feed_states
from store.types import PollState
from store.types.alarms import Alarm
from store.watching.alarms import open_alarms
from store.watching.volumes import daily_articles


@dataclass(frozen=True, kw_only=True)
class Status:
    """The state of everything."""

    #: The daemon ticks, no alarm is open, and no delivery was given up or fails again and again.
    healthy: bool
    #: None when no daemon watches into this database.
    daemon: Holder | None
    #: What is not well, a sentence each. A poll that failed is none: the sentinel opens an alarm when it goes on.
    problems: tuple[str, ...]
    alarms: tuple[Alarm, ...]
    #: Sinks that fail again and again, and what they could not be sent, a sentence each.
    undelivered: tuple[str, ...]
    #: Sinks whose last tries failed, and which are tried again: no problem yet, a sentence each.
    delayed: tuple[str, ...]
    #: Crawls that go on now, the daemon's and others.
    crawls: tuple[UnderWay, ...]
    #: Feeds whose time has come.
    queue: int
    #: When the next feed's time comes; None when none is planned ahead.
    next_poll_at: datetime | None
    #: The worst first.
    sources: tuple[SourceLine, ...]
    feeds: tuple[FeedLine, ...]
    #: What the configuration allows that is a risk, a sentence each; it is no problem.
    risks: tuple[str, ...] = ()


class StatusReader:
    """Looks again and again through one reader. Use it as a context manager."""

    def __init__(self, configuration: Configuration) -> None:
        """Raises StoreUnavailable when there is no database yet."""
        self._configuration = configuration
        self._sources = configuration.sources()
        self._reader: Any = open_reader(configuration.store.url)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.dispose()

    def look(self, now: datetime, days: int) -> Status:
        """How everything is, with the articles of the last `days`. Raises StoreUnavailable."""
        reader = self._reader
        daemon = running_daemon(self._configuration.store.url)
        states, alarms = feed_states(reader), open_alarms(reader)
        span = [now.date() - timedelta(days=back) for back in reversed(range(days))]
        volumes = daily_articles(reader, span[0])
        crawls = tuple(crawl for crawl in crawls_under_way(reader, now) if not is_dead(crawl.lease))
        lines = self._feed_lines(states, volumes, now)
        sinks = sink_states(reader)
        undelivered = delivery_problems(sinks)
        of_daemon = _daemon_problems(self._configuration, daemon, now)
        problems = (*of_daemon, *map(_alarm_problem, alarms), *undelivered)
        planned = [line.state.next_poll_at for line in lines if line.state.next_poll_at and not line.due]
        return Status(
            healthy=not problems,
            daemon=daemon,
            problems=problems,
            alarms=alarms,
            undelivered=undelivered,
            delayed=delivery_setbacks(sinks),
            crawls=crawls,
            queue=sum(line.due for line in lines),
            next_poll_at=min(planned, default=None),
            sources=source_lines(lines, alarms, volumes, span),
            feeds=tuple(lines),
            risks=tuple(risks_taken(self._sources)),
        )

    def _feed_lines(
        self,
        states: Mapping[tuple[str, str], PollState],
        volumes: Mapping[str, Mapping[date, int]],
        now: datetime,
    ) -> list[FeedLine]:
        lines = []
        for feed in (feed for source in self._sources for feed in source.feeds):
            state = states.get((feed.source, feed.url), PollState())
            brought = sum(volumes.get(feed.source, {}).values())
            due, problem = is_due(state, now), _feed_problem(feed.source, state)
            line = FeedLine(source=feed.source, url=feed.url, state=state, due=due, articles=brought, problem=problem)
            lines.append(line)
        return lines


def status_of(configuration: Configuration, now: datetime, days: int) -> Status:
    """Look at the lock and the database once. Raises StoreUnavailable when there is no database yet."""
    with StatusReader(configuration) as reader:
        return reader.look(now, days)


def _daemon_problems(configuration: Configuration, daemon: Holder | None, now: datetime) -> list[str]:
    if daemon is None:
        return ["the daemon is not running"]
    late = timedelta(seconds=late_after_s(configuration.schedule.tick_s))
    if daemon.ticked_at and now - daemon.ticked_at > late:
        return [f"the daemon hangs: its last tick was at {daemon.ticked_at:%Y-%m-%d %H:%M:%S} UTC"]
    return []


def _alarm_problem(alarm: Alarm) -> str:
    return f"{alarm.source or 'Vigie'}: {alarm.kind.value}: {alarm.evidence}"


def _feed_problem(source: str, state: PollState) -> str:
    failures = state.failures_in_a_row
    if not failures:
        return ""
    times = f"{failures} polls in a row" if failures > 1 else "its last poll"
    return f"{source} failed {times}: {state.last_reason}"
