"""How the daemon is, as a value for a monitor; `scheduler.daemon.inspection` looks it up, `metrics` writes it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How things are at one moment."""

    version: str
    healthy: bool
    started_at: datetime
    #: Seconds since the daemon last looked what is due; None before the first time.
    tick_age_s: float | None
    sources: int
    feeds: int
    #: Feeds whose time has come, and of these those that no crawl of this daemon is at.
    due: int
    queue: int
    #: Feeds of the crawl under way that are not done.
    under_way: int
    #: Open alarms by kind; every kind is there.
    alarms: Mapping[str, int]
    database_bytes: int
    #: None on a server.
    disk_free_bytes: int | None
