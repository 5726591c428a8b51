"""The articles that wait for the archive's thread, kept together: a transaction has a price of its own.

While other pages are read an article waits a moment for theirs; when none is, all that wait are kept at once. While
they are written, others gather. What cannot be kept together is kept one by one, so that an article that cannot be kept
is alone in that.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from store.errors import ConnectionLost, DatabaseBusy, StoreError
from store.keeping.deliveries import MOST_TOGETHER, Delivery
from store.types import Verdict

logger = logging.getLogger(__name__)

#: For which an article waits for others at most. In a transaction of its own it costs a third more than with seven
#: others, which come in that time where two processes read pages without a pause.
_GATHERED_S = 0.2


@dataclass(kw_only=True, eq=False)
class Waiting:
    """An article that waits, and what came of it."""

    delivery: Delivery
    #: None while it is not kept.
    verdict: Verdict | None = None
    #: Why it cannot be kept now, alone or with others.
    problem: StoreError | None = None


@dataclass(eq=False)
class _Gathering:
    """Those who wait for one turn of the archive's thread, no more than it takes."""

    #: Set when no other is waited for.
    is_closed: asyncio.Event
    #: Ends when they have been kept, as far as they can be together.
    turn: asyncio.Task[None]
    articles: int = 0


class DeliveryQueue:
    """Articles in the order in which they came. They join on the event loop, and leave on the archive's thread."""

    def __init__(self) -> None:
        self._waiting: deque[Waiting] = deque()
        #: That which others may join.
        self._gathering: _Gathering | None = None

    async def wait(self, delivery: Delivery, turn: Callable[[], Awaitable[None]], *, others_come: bool) -> Waiting:
        """What came of an article when it had its turn, which calls `keep_next` on the archive's thread.

        `others_come`: whether there are pages that may become articles before long.
        """
        waiting = self.join(delivery)
        gathering = self._gathering = self._gathering or self._opened(turn)
        gathering.articles += 1
        if gathering.articles == MOST_TOGETHER or not others_come:
            self._close(gathering.is_closed)
        await asyncio.wait((gathering.turn,))
        return waiting

    def _opened(self, turn: Callable[[], Awaitable[None]]) -> _Gathering:
        is_closed = asyncio.Event()
        return _Gathering(is_closed, asyncio.create_task(self._gathered(is_closed, turn)))

    def _close(self, is_closed: asyncio.Event) -> None:
        is_closed.set()
        if self._gathering is not None and self._gathering.is_closed is is_closed:
            self._gathering = None

    async def _gathered(self, is_closed: asyncio.Event, turn: Callable[[], Awaitable[None]]) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(is_closed.wait(), _GATHERED_S)
        self._close(is_closed)
        (broke,) = await asyncio.gather(turn(), return_exceptions=True)
        if broke is not None:  # a fault of ours: raised again for the one it is about, when that is kept alone
            logger.error("kept one by one error=%r", broke)

    def join(self, delivery: Delivery) -> Waiting:
        """Wait in line. For each `MOST_TOGETHER` who join `keep_next` is called afterwards, so that nobody is left."""
        waiting = Waiting(delivery=delivery)
        self._waiting.append(waiting)
        return waiting

    def keep_next(self, keep_all: Callable[[Sequence[Delivery]], Sequence[Verdict]]) -> None:
        """Keep those who have waited longest, by `Archive.keep_all`.

        Those without verdict and problem afterwards are to be kept alone.
        """
        together = [self._waiting.popleft() for _ in range(min(MOST_TOGETHER, len(self._waiting)))]
        if not together:
            return  # they went along with others
        try:
            verdicts = keep_all([each.delivery for each in together])
        except StoreError as error:
            _note_problem(together, error)
            return
        for each, verdict in zip(together, verdicts, strict=True):
            each.verdict = verdict


def _note_problem(together: list[Waiting], error: StoreError) -> None:
    """Note what went wrong where it is known for whom: no article is to blame for a database that is away."""
    if len(together) > 1 and not isinstance(error, DatabaseBusy | ConnectionLost):
        logger.warning("kept one by one articles=%d error=%s", len(together), error)
        return
    for each in together:
        each.problem = error
