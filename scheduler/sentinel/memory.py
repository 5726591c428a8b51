"""What the sentinel knows of each source between two looks: its rhythm, and its last pages; kept in the database.

Reading it all anew with every look would cost as much as all the judging.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from scheduler.sentinel.evidence import Watched
from scheduler.sentinel.judging import may_learn
from scheduler.sentinel.learning import HISTORY, learn_rhythm
from scheduler.sentinel.silence import LEAST_DAYS
from store.polling.asking import files_out_of_reach
from store.types import Alarm, Feed, PageOutcome, SiteFile
from store.types.rhythms import PastPoll, Rhythm
from store.watching.readings import last_readings
from store.watching.rhythms import first_polls, known_rhythms, note_rhythms, past_polls

#: A rhythm holds for a day.
_HOLDS = timedelta(days=1)
#: So many are reckoned anew in one look at least, each out of weeks of polls; of more sources, so many that all have
#: their turn in so many looks, a third of a day's.
_AT_ONCE, _IN_LOOKS = 10, 96
#: Feeds by their source.
Feeds = Mapping[str, tuple[Feed, ...]]


class Memory:
    """Rhythms and last pages of all sources. `Any` engines are those of `store.database`."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - SQLAlchemy stays in the store
        self._engine = engine
        self._rhythms: dict[str, Rhythm] = dict(known_rhythms(engine))
        self._readings: dict[str, tuple[PageOutcome, ...]] = {}
        self._lost_robots: Mapping[str, SiteFile] = {}
        #: Of each source, up to which poll its pages are known.
        self._read_to: dict[str, datetime] = {}

    def read_pages(self, feeds: Feeds) -> None:
        """Read the last pages of sources that were polled since they were read, and which sites' files are lost."""
        polled = {source: _last_poll(of_source) for source, of_source in feeds.items()}
        changed = {source: at for source, at in polled.items() if at and self._read_to.get(source) != at}
        if changed:
            self._lost_robots = files_out_of_reach(self._engine)
            readings = last_readings(self._engine, changed)
            self._readings |= {source: readings.get(source, ()) for source in changed}
            self._read_to |= changed

    def watched(self, source: str, feeds: tuple[Feed, ...], known: tuple[Alarm, ...], now: datetime) -> Watched:
        """All that is known of a source."""
        return Watched(
            source=source,
            feeds=feeds,
            rhythm=self._rhythms.get(source),
            readings=self._readings.get(source, ()),
            open=known,
            lost_robots=self._lost_robots,
            now=now,
        )

    def learn(self, feeds: Feeds, known: Sequence[Alarm], now: datetime) -> None:
        """Reckon the oldest rhythms anew, but for sources with which something is wrong; `known` are open alarms.

        A pause that goes on is not learned from before it has ended: a source that dies would be known for less and
        less, until nobody missed it.
        """
        stale = [
            source
            for source, of_source in feeds.items()
            if any(feed.state.last_ok_at for feed in of_source)
            and not self._holds(source, of_source, now)
            and may_learn((alarm for alarm in known if alarm.source == source), now, self._readings.get(source, ()))
        ]
        due = sorted(stale, key=self._reckoned_at)[: max(_AT_ONCE, len(feeds) // _IN_LOOKS)]
        if not due:
            return
        polls, began = past_polls(self._engine, due, now - HISTORY), first_polls(self._engine, due, now - HISTORY)
        reckoned = [
            learn_rhythm(source, _of_feeds(feeds[source], polls.get(source, ())), at, now)
            for source, at in began.items()
        ]
        note_rhythms(self._engine, reckoned)
        self._rhythms |= {rhythm.source: rhythm for rhythm in reckoned}

    def _holds(self, source: str, feeds: Sequence[Feed], now: datetime) -> bool:
        known = self._rhythms.get(source)
        if known is None or known.reckoned_at > now:
            return False
        news = max((feed.state.last_entry_at for feed in feeds if feed.state.last_entry_at), default=None)
        pauses = known.days >= LEAST_DAYS and (news is None or news <= known.reckoned_at)
        return pauses or now - known.reckoned_at < _HOLDS

    def _reckoned_at(self, source: str) -> float:
        known = self._rhythms.get(source)
        return known.reckoned_at.timestamp() if known else 0.0


def _of_feeds(feeds: Sequence[Feed], polls: Iterable[PastPoll]) -> list[PastPoll]:
    """Those of the feeds that are polled: not of pages that a person named, nor of archives."""
    urls = {feed.url for feed in feeds}
    return [poll for poll in polls if poll.feed_url in urls]


def _last_poll(feeds: Sequence[Feed]) -> datetime | None:
    return max((feed.state.last_poll_at for feed in feeds if feed.state.last_poll_at), default=None)
