"""Work that comes round in the background of the daemon, and is never under way twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine


class OneAtATime:
    """Some work on the loop: begun whenever it is time, unless the last time is not over."""

    def __init__(self, work: Callable[[], Coroutine[object, object, None]]) -> None:
        self._work = work
        self._under_way: asyncio.Task[None] | None = None
        #: Whether no more is to begin; long work looks at it on its way.
        self.is_ending = False

    def begin(self) -> None:
        """Let it begin, unless it is under way or is to end; it is not waited for."""
        if not self.is_ending and (self._under_way is None or self._under_way.done()):
            self._under_way = asyncio.create_task(self._work())

    def stop(self) -> None:
        """Begin no more."""
        self.is_ending = True

    async def rest(self) -> None:
        """Wait for what is under way."""
        if self._under_way is not None:
            await self._under_way
