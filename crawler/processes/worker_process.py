"""A process that does what it is asked, call after call, and can be killed at any moment: both ends of the pipe to it.

There is no lock to be lost with a process that is killed, and no thread beside the loop: a death is the end of a pipe.
A message is its length in eight bytes and a pickle; a call that is sent before the last was answered waits in the pipe.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import socket
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, cast

from crawler.logs import LogForm, form_here, set_up_logs
from crawler.processes.memory import keep_loaded, limit_memory
from crawler.processes.naming import EXTRACTION, name_process

_LENGTH_BYTES = 8
#: For a process whose pipe ended to be gone, so that its code is known.
_LOOKS, _BETWEEN_LOOKS_S = 500, 0.01

_context = multiprocessing.get_context("forkserver")


def preload(modules: Sequence[str]) -> None:
    """Have the fork server import these, if it has yet to start, so that a process starts in milliseconds."""
    _context.set_forkserver_preload(list(modules))


class WorkerProcess:
    """One process, and this end of its pipe. Raises OSError when none can be had."""

    def __init__(self, memory_mb: int | None) -> None:
        self._pipe, its_end = socket.socketpair()
        self._pipe.setblocking(False)
        #: Calls that it was sent.
        self.calls = 0
        self._process = _context.Process(target=_serve, args=(its_end, form_here(), memory_mb), daemon=True)
        with its_end:
            self._begin()

    def _begin(self) -> None:
        try:
            self._process.start()
        except (OSError, EOFError) as error:
            self._pipe.close()
            if isinstance(error, EOFError):  # the fork server died of it
                raise OSError("the machine is short of processes or memory") from error
            raise

    async def send(self, call: bytes) -> None:
        """Hand a call over, as `packed` gives it. That it has died is said when the answer is read."""
        self.calls += 1
        with suppress(OSError):
            await asyncio.get_running_loop().sock_sendall(self._pipe, len(call).to_bytes(_LENGTH_BYTES) + call)

    async def answer(self) -> bytes:
        """What it says to the first call that was not answered yet, for `unpacked`. Raises EOFError when it died."""
        return await self._read(int.from_bytes(await self._read(_LENGTH_BYTES)))

    async def exit_code(self) -> int | None:
        """How it ended, which it has or is about to: negative for a signal, None when it is still there.

        It is looked for in this thread alone: starting a process looks at all that ended, and of two threads that read
        the code from its pipe one would find nothing there, and make it 255.
        """
        for _ in range(_LOOKS):
            if self._process.exitcode is not None:
                break
            await asyncio.sleep(_BETWEEN_LOOKS_S)
        return self._process.exitcode

    def kill(self) -> None:
        """End it, whatever it is doing; who sends to it or waits for it sees the end of the pipe."""
        self._process.kill()

    def close(self) -> None:
        """Give its pipe back, once nobody uses it. The process ends, if it has not."""
        self._process.kill()
        self._pipe.close()

    async def _read(self, length: int) -> bytes:
        loop, message = asyncio.get_running_loop(), bytearray(length)
        there = memoryview(message)
        while there:
            try:
                count = await loop.sock_recv_into(self._pipe, there)
            except OSError as error:  # it was killed before it had read all it was sent
                raise EOFError from error
            if not count:
                raise EOFError
            there = there[count:]
        return bytes(message)


def packed(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
    """A call, to be sent to a process."""
    return pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)


def unpacked(answer: bytes) -> object:
    """What a call gave. Raises what it raised, with a note of where in its process that was."""
    result, error = pickle.loads(answer)  # noqa: S301 - our own process wrote it
    if error is not None:
        raise error
    return cast("object", result)


def end_with_parent() -> None:
    """Have this process die with the one that started it, also when that is killed."""
    threading.Thread(target=_wait_and_die, daemon=True).start()


def _wait_and_die() -> None:
    """Wait for the end of the parent, and die too.

    A process that waits for a call sees that end by its pipe; one that reads a page that never ends does not.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _serve(pipe: socket.socket, form: LogForm, memory_mb: int | None) -> None:
    """What the process does, until nobody calls any more."""
    name_process(EXTRACTION)
    end_with_parent()
    set_up_logs(form)
    if memory_mb is not None:
        limit_memory(memory_mb)
    keep_loaded()
    with pipe, pipe.makefile("rb") as calls, suppress(BrokenPipeError):
        while call := _next(calls):
            answer = _answer(call)
            pipe.sendall(len(answer).to_bytes(_LENGTH_BYTES))
            pipe.sendall(answer)


def _next(calls: BinaryIO) -> bytes:
    return calls.read(int.from_bytes(calls.read(_LENGTH_BYTES)))


def _answer(call: bytes) -> bytes:
    try:
        function, args, kwargs = pickle.loads(call)  # noqa: S301 - the crawl wrote it
        return pickle.dumps((function(*args, **kwargs), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - whoever called decides what it means
        return _packed_error(error, f"In the process that read the page:\n{traceback.format_exc()}")


def _packed_error(error: Exception, note: str) -> bytes:
    error.add_note(note)
    try:
        return pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError):  # it holds what cannot be sent, a parser's log perhaps
        return _packed_error(RuntimeError(f"{type(error).__name__}: {error}"), note)
