"""What the judges look at, and what they say; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from store.types import Alarm, AlarmKind, Feed, PageOutcome, SiteFile
from store.types.rhythms import Rhythm


@dataclass(frozen=True, kw_only=True)
class Watched:
    """One source with all that is known of it."""

    source: str
    #: With their states.
    feeds: tuple[Feed, ...]
    #: None while there is no history.
    rhythm: Rhythm | None
    #: Its last pages, oldest first.
    readings: tuple[PageOutcome, ...]
    #: Its alarms that are open.
    open: tuple[Alarm, ...]
    #: robots.txt of its feeds' sites that cannot be had, with when the last good one came, by address.
    lost_robots: Mapping[str, SiteFile] = field(default_factory=dict)
    now: datetime

    def is_open(self, kind: AlarmKind, feed_url: str = "") -> bool:
        """Whether it has such an alarm already."""
        return any(alarm.kind is kind and alarm.feed_url == feed_url for alarm in self.open)


@dataclass(frozen=True, kw_only=True)
class Symptom:
    """Something that is wrong with a source, or with Vigie."""

    kind: AlarmKind
    #: Empty for the whole source.
    feed_url: str = ""
    #: A sentence with figures.
    evidence: str


def span_words(span: timedelta) -> str:
    """A span in its two largest units: "3 days 4 h", "2 h 05 min", "40 s"."""
    seconds = int(span.total_seconds())
    days, hours, minutes = seconds // 86_400, seconds // 3600 % 24, seconds // 60 % 60
    if days:
        return f"{days} day{'s' if days > 1 else ''}" + (f" {hours} h" if hours else "")
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min" if minutes else f"{seconds} s"


def instant_words(instant: datetime) -> str:
    """An instant to the minute, in UTC."""
    return f"{instant:%Y-%m-%d %H:%M} UTC"
