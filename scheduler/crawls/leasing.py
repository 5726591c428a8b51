"""Crawls that meet: each takes the sites it goes to, steps aside for who has one, and gives them back in the end."""

from __future__ import annotations

import os
import socket
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from scheduler.local_time import local_time
from store.polling.leases import ClaimedSites, Lease, Leases
from store.types import Feed
from store.urls import site_of

#: What the names of this process's crawls begin with.
_OURS = uuid4().hex


@dataclass(frozen=True, kw_only=True)
class Leasing:
    """The leases of one crawl."""

    leases: Leases
    #: For a person who meets it: `vigie run`, `vigie crawl`.
    purpose: str
    holder: str = field(default_factory=lambda: f"{_OURS}-{uuid4().hex}")

    def take(self, feeds: Iterable[Feed], now: datetime, for_s: float, *, all_or_none: bool = False) -> ClaimedSites:
        """Take the sites of some feeds for so many seconds; those of crawls that died on this machine are free."""
        wanted = [self._lease(site, now, for_s) for site in sorted({site_of(feed.url) for feed in feeds})]
        claimed = self.leases.claim(wanted, now, all_or_none=all_or_none)
        dead = {one.holder for one in claimed.held if is_dead(one)}
        if not dead:
            return claimed
        self.leases.release(dead)
        left = [one for one in wanted if one.site not in claimed.sites]
        again = self.leases.claim(left, now, all_or_none=all_or_none)
        return ClaimedSites(sites=claimed.sites | again.sites, held=again.held)

    def give_back(self) -> None:
        self.leases.release([self.holder])

    def _lease(self, site: str, now: datetime, for_s: float) -> Lease:
        return Lease(
            site=site,
            holder=self.holder,
            purpose=self.purpose,
            host=socket.gethostname(),
            pid=os.getpid(),
            taken_at=now,
            ends_at=now + timedelta(seconds=for_s),
        )


def among_sites(feeds: Iterable[Feed], sites: Collection[str]) -> list[Feed]:
    """The feeds of some sites."""
    return [feed for feed in feeds if site_of(feed.url) in sites]


def is_dead(lease: Lease) -> bool:
    """Whether the process that holds a lease is known to be gone: only this machine's can be asked.

    One that had our number is gone, as in a container that was started again, where all have the same.
    """
    if lease.host != socket.gethostname():
        return False
    if lease.pid == os.getpid():
        return not lease.holder.startswith(_OURS)
    try:
        os.kill(lease.pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's process: it is there
        return False
    return False


def in_words(lease: Lease) -> str:
    """Who crawls a site, for the one who has to wait."""
    since = local_time(lease.taken_at).strftime("%H:%M:%S")
    return f"{lease.site} is being crawled by {lease.purpose} (process {lease.pid} on {lease.host}) since {since}"
