"""How much memory a process may have: more is refused to it, so that it fails itself and the machine goes on."""

from __future__ import annotations

import resource


def limit_memory(megabytes: int) -> None:
    """Bound the data of this process, and of those that it will start, unless they set a bound of their own.

    RLIMIT_DATA (getrlimit(2)) counts what a process writes to: heap, stacks of threads, and none of the libraries that
    it shares with others. A crawl begins with 180 MB of it, a process that extracts with 80.
    """
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
