"""How much memory a process may have, and what of it is not looked through for garbage.

More than its bound is refused to a process, so that it fails itself and the machine goes on.
"""

from __future__ import annotations

import gc
import resource

#: Objects that are made and stay before the youngest are looked through for garbage; how often that is before older
#: ones are as well, and how often these before all. With Python's own 700, 10 and 10 it took 1.3 % of a crawl; with
#: these a third of that. All are looked through as often, so that pages are held no longer.
_LOOKED_THROUGH = (5_000, 5, 2)


def limit_memory(megabytes: int) -> None:
    """Bound the data of this process, and of those that it will start, unless they set a bound of their own.

    RLIMIT_DATA (getrlimit(2)) counts what a process writes to: heap, stacks of threads, and none of the libraries that
    it shares with others. A crawl begins with 180 MB of it, a process that extracts with 80.
    """
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def keep_loaded() -> None:
    """Have the garbage collector pass over what is loaded by now, and look through what comes less often.

    All threads wait for it: with some 300,000 objects of libraries it held the loop of a crawl for 0.12 s every few
    hundred pages. A process that was forked also goes on sharing their memory with the one that it was forked from.
    """
    gc.freeze()
    gc.set_threshold(*_LOOKED_THROUGH)
