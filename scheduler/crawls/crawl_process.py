"""The process of a crawl, from its first moment to its last word. Who starts and follows it is in `jobs`.

It is forked from a server that has imported Scrapy; what is imported here is imported by those who start one, too.
"""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection

from crawler.batch import ENDING_SIGNALS, Batch
from crawler.logs import LogForm, set_up_logs
from crawler.processes.fork_server import let_ctrl_c_through
from crawler.processes.memory import limit_memory
from crawler.processes.naming import CRAWL, name_process

#: What a crawl that has taken its share of memory may have more, to end in good order.
_MEMORY_TO_END = 1.5


@dataclass(frozen=True)
class Finished:
    """A crawl's last word: the error that ended it, if any."""

    error: Exception | None


def crawl_here(orders: Connection, events: Connection, form: LogForm) -> None:
    """What the process does: take the batch, crawl, say how it goes, and do not outlive the parent.

    The batch is not among the arguments: a parent that is told to end while it hands over something large leaves a
    child that cannot read its arguments, and says so at length.
    """
    told_to_end = threading.Event()  # by a signal that comes before the crawl listens to them itself
    for number in ENDING_SIGNALS:
        signal.signal(number, lambda _number, _frame: told_to_end.set())
    let_ctrl_c_through()
    name_process(CRAWL)
    set_up_logs(form)
    try:
        batch: Batch = orders.recv()
    except (EOFError, ConnectionError):
        return
    limit_memory(round(_MEMORY_TO_END * batch.memory_mb))
    threading.Thread(target=_end_with_parent, args=(orders,), daemon=True).start()
    events.send(Finished(_error_of(batch, events, told_to_end)))


def _error_of(batch: Batch, events: Connection, told_to_end: threading.Event) -> Exception | None:
    """Crawl; what ended it, if anything did."""
    from crawler.crawl.run import crawl

    try:
        crawl(batch, events.send, told_to_end)
    except Exception as error:  # noqa: BLE001 - the job's door: whatever ended the crawl is told to the parent
        return error
    return None


def _end_with_parent(orders: Connection) -> None:
    """Wait for the end of the parent, which closes its end of the pipe in dying, and die too."""
    try:
        orders.recv()
    except (EOFError, OSError):
        os._exit(1)
