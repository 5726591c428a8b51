"""The articles that wait for the archive's thread, kept together: a transaction has a price of its own.

Nobody waits for company. An article that waits alone is kept at once; while it is written, others gather. What cannot
be kept together is kept one by one, so that an article that cannot be kept is alone in that.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from store.errors import ConnectionLost, DatabaseBusy, StoreError
from store.keeping.deliveries import MOST_TOGETHER, Delivery
from store.types import Verdict

logger = logging.getLogger(__name__)


@dataclass(kw_only=True, eq=False)
class Waiting:
    """An article that waits, and what came of it."""

    delivery: Delivery
    #: None while it is not kept.
    verdict: Verdict | None = None
    #: Why it cannot be kept now, alone or with others.
    problem: StoreError | None = None


class DeliveryQueue:
    """Articles in the order in which they came. They join on the event loop, and leave on the archive's thread."""

    def __init__(self) -> None:
        self._waiting: deque[Waiting] = deque()

    def join(self, delivery: Delivery) -> Waiting:
        """Wait in line. Each who joins has `keep_next` called once afterwards, so that nobody is left in it."""
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
