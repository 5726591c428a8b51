"""Questions of the daemon's loop to the database, on one thread and one connection that cannot write.

The loop waits for no disk, and however many ask, the database sees one reader.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any, TypeVar

from store.database import open_reader
from store.errors import StoreUnavailable

T = TypeVar("T")

#: Seconds that the end waits for a question that is under way.
_LAST_QUESTION_S = 5.0


class Questions:
    """A reader of the database at an address, which must have a corpus when it is first asked."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._turns = ThreadPoolExecutor(1, "questions")
        #: An engine of `open_reader`.
        self._reader: Any = None

    async def ask(self, question: Callable[..., T], *more: object) -> T:
        """What a function of the store answers: called with the reader, then with `more`.

        Raises StoreUnavailable and its kinds, after which the next question opens the database anew.
        """
        return await asyncio.get_running_loop().run_in_executor(self._turns, self._answer, question, *more)

    def close(self) -> None:
        """Let go of the database; a question that hangs is not waited for longer than seconds.

        Waited for at all, since SQLite moves its log into the file when the last connection closes, and only when that
        one may write: a writer is to be closed after this. https://sqlite.org/wal.html §4
        """
        wait([self._turns.submit(self._let_go)], _LAST_QUESTION_S)
        self._turns.shutdown(wait=False)

    def _answer(self, question: Callable[..., T], *more: object) -> T:
        if self._reader is None:
            self._reader = open_reader(self._url)
        try:
            return question(self._reader, *more)
        except StoreUnavailable:
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._reader is not None:
            self._reader.dispose()
            self._reader = None
