"""What a soak starts from and comes to: a history written down, the daemon's process watched, alarms compared."""

from __future__ import annotations

import os
import signal
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from scheduler.sentinel.learning import expected_between
from scheduler.sentinel.silence import INTERVALS, interval
from store.archive import Archive
from store.database import open_database
from store.polling.polls import record_poll
from store.schema import crawl
from store.sql.transactions import read, write
from store.types import Alarm, AlarmKind, CrawlReport, Ending, Feed, FeedKind, Outcome, PageOutcome
from store.types.rhythms import Rhythm
from store.watching.alarms import alarms_between
from store.watching.rhythms import known_rhythms
from tests.bench.soak_web import Title, published

#: Daemon's memory may grow by this share after a tenth of the batches.
_GROWTH = 0.05
_PERIOD = timedelta(hours=2)
#: Seconds in which the fork server notices that nobody needs it.
_GRACE_S = 10.0


class Proc:
    """The daemon's process and its children, seen from outside."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        #: Resident memory in KiB and open file descriptors, one pair a step.
        self.looks: list[tuple[int, int]] = []
        self._family: set[int] = set()

    def is_alive(self) -> bool:
        try:
            return Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] not in "ZX"
        except OSError:
            return False

    def look(self) -> None:
        """Note its memory and descriptors; nothing of one that has ended, so that what it did is still reported."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        resident = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), None)
        if resident is None:
            return
        self.looks.append((resident, len(os.listdir(f"/proc/{self.pid}/fd"))))  # noqa: PTH208 - names are enough
        self._family |= set(self._members())

    def said(self) -> str:
        resident, files = self.looks[-1]
        return f"{resident / 1024:.1f} MiB, {files} file descriptors, {len(self._members())} processes"

    def left_over(self) -> list[int]:
        """Processes of the daemon's session that outlive it by more than some seconds; they are ended."""
        until_s = time.monotonic() + _GRACE_S
        while (left := self._members()) and time.monotonic() < until_s:
            time.sleep(0.1)
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        return left

    def _members(self) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal() and int(entry.name) != os.getpid():
                try:
                    fields = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
                except OSError:
                    continue
                if int(fields[3]) == self.pid and fields[0] != "Z":
                    found.append(int(entry.name))
        return found


def write_history(url: str, titles: Sequence[Title], until: datetime, span: timedelta) -> None:
    """Write down the polls of the weeks before, as the archive would have, one every two hours."""
    with Archive.open(url) as archive:
        archive.register(Feed(source=title.host, url=title.feed_url, kind=FeedKind.FEED) for title in titles)
    engine = open_database(url)
    for title in titles:
        reports = [_past_poll(title, until - span + place * _PERIOD) for place in range(int(span / _PERIOD))]
        write(engine, partial(_record, reports=reports))
    engine.dispose()


def _record(connection: Connection, reports: Sequence[CrawlReport]) -> None:
    for each in reports:
        record_poll(connection, each, None)


def _past_poll(title: Title, at: datetime) -> CrawlReport:
    new = [instant for instant in published(title) if at - _PERIOD < instant <= at]
    readings = tuple(
        PageOutcome(url=f"http://{title.host}/vieux/{at:%Y%m%d%H}-{place}", at=at, text_hash=f"{at}{place}", words=392)
        for place in range(len(new))
    )
    outcome, ending = (Outcome.NEW, Ending.NEW) if new else (Outcome.ALL_KNOWN, Ending.ALL_KNOWN)
    return CrawlReport(
        source=title.host,
        feed_url=title.feed_url,
        started_at=at,
        ended_at=at,
        outcome=outcome,
        ending=ending,
        entries=15,
        known=15 - len(new),
        first_seen=len(new),
        fetched=len(new),
        kept=len(new),
        readings=readings,
    )


def report(
    database: Path, titles: Sequence[Title], met_at: Mapping[str, datetime], proc: Proc, start: datetime
) -> bool:
    """Print what it came to, `met_at` being when a request first met each break; whether all is as it should be."""
    engine = open_database(f"sqlite:///{database}")
    alarms: defaultdict[str, list[Alarm]] = defaultdict(list)
    for alarm in alarms_between(engine, start, start + timedelta(days=4000)):
        alarms[alarm.source].append(alarm)
    rhythms = known_rhythms(engine)
    right = late = 0
    broken = [title for title in titles if title.broken is not None]
    for title in broken:
        assert title.broken is not None
        assert title.breaks_at is not None
        mine = [alarm for alarm in alarms[title.host] if alarm.kind is title.broken.kind and alarm.closed_at is None]
        others = sorted({alarm.kind.value for alarm in alarms[title.host]} - {title.broken.kind.value})
        waited = "no alarm"
        if mine:
            right += 1
            rhythm, opened = rhythms[title.host], min(alarm.opened_at for alarm in mine)
            intervals = expected_between(rhythm.expected, met_at[title.host], opened) / interval(rhythm)
            late += was_late(rhythm, met_at[title.host], _polls_of(engine, title.host), opened_at=opened)
            waited = f"after {(opened - title.breaks_at) / timedelta(hours=1):5.1f} h, {intervals:4.1f} intervals"
        print(f"{title.broken.name:20} {title.broken.kind.value:18} {waited:32} also: {', '.join(others) or '-'}")
    false = [alarm for title in titles if title.broken is None for alarm in alarms[title.host]]
    for alarm in false:
        print(f"FALSE {alarm.source} {alarm.kind.value} {alarm.opened_at:%m-%d %H:%M}: {alarm.evidence}")
    own = sorted({alarm.kind.value for alarm in alarms[""] if alarm.kind is not AlarmKind.CLOCK})
    print(f"of vigie itself, but for the clock that we move: {', '.join(own) or 'nothing'}")
    healthy = len(titles) - len(broken)
    print(f"recall {right}/{len(broken)}, late {late}; false alarms {len(false)} on {healthy} healthy titles")
    engine.dispose()
    is_steady = _is_steady(proc)
    return right == len(broken) and not late and not false and is_steady


def was_late(rhythm: Rhythm, met_at: datetime, polls: Sequence[datetime], *, opened_at: datetime) -> bool:
    """Whether an alarm came later than it could: after an earlier poll than the one that it opened after.

    Between two polls nobody can know; at the height of a day one step of the soak is worth two entries and more.
    """
    before = [at for at in polls if at <= opened_at][:-1]
    return bool(before) and expected_between(rhythm.expected, met_at, before[-1]) > INTERVALS * interval(rhythm)


def _polls_of(engine: Engine, source: str) -> list[datetime]:
    asked = select(crawl.c.ended_at).where(crawl.c.source == source).order_by(crawl.c.ended_at)
    return read(engine, lambda connection: list(connection.execute(asked).scalars()))


def _is_steady(proc: Proc) -> bool:
    """Whether memory and file descriptors stayed after the first tenth, by the medians of a tenth each."""
    tenth = max(1, len(proc.looks) // 10)
    early, end = proc.looks[tenth : 2 * tenth], proc.looks[-tenth:]
    if not early:
        return False
    before, after = (sorted(look[0] for look in some)[len(some) // 2] for some in (early, end))
    files = [max(look[1] for look in some) for some in (early, end)]
    print(
        f"memory {before / 1024:.1f} -> {after / 1024:.1f} MiB ({after / before - 1:+.1%}), "
        f"files {files[0]} -> {files[1]}"
    )
    return after <= before * (1 + _GROWTH) and files[1] <= files[0] + 2
