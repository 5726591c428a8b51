"""Whether the clock can be trusted with deletion: a machine that wakes up in 2036 must not forget what it keeps.

The wall clock is held against the time that the machine has been up, and against what was noted before. After a jump
nothing is over its time until the clock has gone steadily for a day.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from store.schema import crawl, setting

logger = logging.getLogger(__name__)

#: How long a clock has to go steadily before it is trusted again.
STEADY_FOR = timedelta(days=1)
#: What a clock may be off by within one boot of the machine: time servers correct less at once.
_SLACK = timedelta(hours=1)
#: How long a machine may have been off, or a daemon stopped, without doubt at its clock.
_AWAY = timedelta(days=8)
#: The row of `setting` that has what was noted last.
_NOTED = "clock"


@dataclass(frozen=True, kw_only=True)
class ClockReading:
    """One look at the clocks of this machine."""

    now: datetime
    #: Seconds since it was booted, its sleep included, whatever its clock was set to.
    up_s: float
    #: A name that no other boot has.
    boot: str


@dataclass(frozen=True, kw_only=True)
class Steadiness:
    """The last look, and since when the clock has gone steadily."""

    seen: ClockReading
    since: datetime

    @property
    def is_enough(self) -> bool:
        return self.seen.now - self.since >= STEADY_FOR


def judged(before: Steadiness | None, newest_at: datetime | None, moment: ClockReading) -> Steadiness:
    """What a look means after the one before. At the first one, the newest that was written stands in for it."""
    if before is not None:
        steady_since = moment.now if _jumped(before.seen, moment) else before.since
        return Steadiness(seen=moment, since=steady_since)
    fits = newest_at is not None and -_SLACK <= moment.now - newest_at <= _AWAY
    return Steadiness(seen=moment, since=moment.now - STEADY_FOR if fits else moment.now)


def look_at_clock(connection: Connection, moment: ClockReading) -> Steadiness:
    """Hold the clock against what was noted, and note it."""
    before = _noted(connection)
    newest_at = None if before else connection.execute(select(func.max(crawl.c.ended_at))).scalar()
    steadiness = judged(before, newest_at, moment)
    if steadiness.since == moment.now and (before or newest_at):
        logger.warning("the clock may have jumped: nothing is over its time for a day now=%s", moment.now.isoformat())
    _note(connection, steadiness)
    return steadiness


def _jumped(before: ClockReading, now: ClockReading) -> bool:
    passed = now.now - before.now
    if before.boot != now.boot:
        return not -_SLACK <= passed <= _AWAY
    return abs(passed - timedelta(seconds=now.up_s - before.up_s)) > _SLACK


def _noted(connection: Connection) -> Steadiness | None:
    text = connection.execute(select(setting.c.value).where(setting.c.name == _NOTED)).scalar()
    if text is None:
        return None
    noted = json.loads(text)
    seen = ClockReading(now=datetime.fromisoformat(noted["now"]), up_s=noted["up_s"], boot=noted["boot"])
    return Steadiness(seen=seen, since=datetime.fromisoformat(noted["since"]))


def _note(connection: Connection, steadiness: Steadiness) -> None:
    seen = steadiness.seen
    noted = {"now": seen.now.isoformat(), "up_s": seen.up_s, "boot": seen.boot, "since": steadiness.since.isoformat()}
    connection.execute(delete(setting).where(setting.c.name == _NOTED))
    connection.execute(insert(setting).values(name=_NOTED, value=json.dumps(noted)))
