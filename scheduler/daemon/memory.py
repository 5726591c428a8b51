"""Memory that was freed, given back to the machine.

The GNU C library keeps what a program frees between other pieces for the next time. A daemon that reads a month of
polls once a day, and a few rows a second for the rest of it, would hold on to that month's room for years.
"""

from __future__ import annotations

import asyncio
import ctypes

from scheduler.configuration.loading import Configuration

PERIOD_S = 300.0


class FreedMemory:
    """Gives back what was freed, each time it comes round."""

    async def tick(self) -> None:
        """Give it back, beside the loop."""
        await asyncio.to_thread(give_back)

    def use(self, configuration: Configuration) -> None:
        """Nothing of it is configured."""

    def stop(self) -> None:
        """Nothing is under way between two ticks."""

    async def rest(self) -> None:
        """Nothing is under way between two ticks."""


def give_back() -> None:
    """Give freed memory back (malloc_trim(3)), where the C library has a word for that; others do so by themselves."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
