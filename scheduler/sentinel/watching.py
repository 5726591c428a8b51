"""The sentinel's look: reads what is known, lets the judges judge, writes down what opened and closed.

It decides nothing itself. One thread at a time may look; a daemon lets it look every few minutes, a one-off crawl once.
"""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from scheduler.configuration.loading import Configuration
from scheduler.sentinel.evidence import Symptom, span_words
from scheduler.sentinel.itself import Machine, judge_machine, judge_network
from scheduler.sentinel.judging import alarm_of, judge_source
from scheduler.sentinel.memory import Memory
from store.database import database_path, open_database
from store.errors import StoreUnavailable
from store.reading import feed_states
from store.types import Alarm, AlarmKind, Feed, PollState, Source
from store.watching.alarms import AlarmChanges, key_of, note_alarms, open_alarms

#: Vigie's own alarms, as a source.
ITSELF = ""
#: Looks at the machine that are remembered: a day of them.
_LOOKS = 288
#: What a source's own alarm is when the network of this machine is gone.
_NETWORK_KINDS = frozenset({AlarmKind.UNREACHABLE, AlarmKind.TIMED_OUT})


def _awake_and_asleep_s() -> float:
    """Seconds on a clock that nobody sets; on Linux it goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Sentinel:
    """Looks at all sources of a configuration, and at the machine."""

    def __init__(
        self,
        configuration: Configuration,
        now: Callable[[], datetime],
        *,
        steady_s: Callable[[], float] = _awake_and_asleep_s,
        tick_age_s: Callable[[], float | None] = lambda: None,
    ) -> None:
        """`steady_s`: a clock that nobody sets, and that goes on while the machine sleeps."""
        self._now = now
        self._steady_s = steady_s
        self._tick_age_s = tick_age_s
        #: An engine, once the database has been opened.
        self._engine: Any = None
        self._looks: deque[Machine] = deque(maxlen=_LOOKS)
        self._silent_since_s: float | None = None
        self.use(configuration)

    def use(self, configuration: Configuration) -> None:
        """Go by another configuration from the next look on."""
        self._sources: Sequence[Source] = configuration.sources()
        self._url, self._tick_s = configuration.store.url, configuration.schedule.tick_s

    def close(self) -> None:
        """Let go of the database."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def look(self) -> AlarmChanges:
        """Judge every source and the machine, and write down what opened and closed.

        Raises StoreUnavailable and its kinds, after which the next look says how long the database was away.
        """
        began_at_s = self._steady_s()
        try:
            changes = self._look(self._now(), began_at_s)
        except StoreUnavailable:
            self._silent_since_s = began_at_s if self._silent_since_s is None else self._silent_since_s
            self.close()
            raise
        self._silent_since_s = None
        return changes

    def _look(self, now: datetime, began_at_s: float) -> AlarmChanges:
        if self._engine is None:
            self._engine = open_database(self._url, lean=True)
            self._memory = Memory(self._engine)
        feeds = self._feeds(feed_states(self._engine))
        known = open_alarms(self._engine)
        self._memory.read_pages(feeds)
        found = self._of_vigie(feeds, now, began_at_s)
        network_is_gone = any(alarm.kind is AlarmKind.UNREACHABLE for alarm in found)
        for source, of_source in feeds.items():
            mine = tuple(alarm for alarm in known if alarm.source == source)
            judged = judge_source(self._memory.watched(source, of_source, mine, now))
            found += _without_network(judged, mine) if network_is_gone else judged
        # Sources that are watched no more were looked at too: nothing is wrong with them any more.
        changes = note_alarms(self._engine, found, {ITSELF, *feeds, *(alarm.source for alarm in known)}, now)
        self._memory.learn(feeds, open_alarms(self._engine), now)
        return changes

    def _feeds(self, states: Mapping[tuple[str, str], PollState]) -> dict[str, tuple[Feed, ...]]:
        """The feeds of each source, those that were polled, with their states."""
        return {
            source.name: tuple(
                Feed(source=feed.source, url=feed.url, kind=feed.kind, state=states[feed.source, feed.url])
                for feed in source.feeds
                if (feed.source, feed.url) in states
            )
            for source in self._sources
        }

    def _of_vigie(self, feeds: Mapping[str, Sequence[Feed]], now: datetime, began_at_s: float) -> list[Alarm]:
        machine = Machine(
            at=now,
            steady_s=began_at_s,
            free_bytes=self._free_bytes(),
            tick_age_s=self._tick_age_s(),
            tick_s=self._tick_s,
            answer_s=self._steady_s() - began_at_s,
        )
        self._looks.append(machine)
        found = judge_machine(list(self._looks))
        if self._silent_since_s is not None:
            away = span_words(timedelta(seconds=began_at_s - self._silent_since_s))
            found.append(Symptom(kind=AlarmKind.DATABASE, evidence=f"the database did not answer for {away}"))
        network = judge_network((feed for of_source in feeds.values() for feed in of_source), now)
        return [alarm_of(one, ITSELF, now) for one in (*found, *([network] if network else []))]

    def _free_bytes(self) -> int | None:
        path = database_path(self._url)
        with suppress(OSError):
            return shutil.disk_usage(path.resolve().parent).free if path else None
        return None


def _without_network(judged: Iterable[Alarm], known: Iterable[Alarm]) -> list[Alarm]:
    """What is wrong with a source but for what is our network's fault; alarms that are open stay so."""
    there = set(map(key_of, known))
    return [alarm for alarm in judged if alarm.kind not in _NETWORK_KINDS or key_of(alarm) in there]
