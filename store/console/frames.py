"""Messages between the process that asks and the one that answers: marshal, each with its length in front.

Both run the same Python, from the same files; marshal is fast, and reading it runs no code, as pickle would.
"""

from __future__ import annotations

import marshal
import os
import select
import struct
import time
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
#: Read at once; more than any system's pipe holds.
_CHUNK_BYTES = 1 << 20


def send(pipe: IO[bytes], message: Any) -> None:  # noqa: ANN401 - whatever marshal takes
    """Write one message of numbers, text, bytes, None, tuples and dicts. Waits while the pipe is full."""
    body = marshal.dumps(message)
    pipe.write(_LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def receive(descriptor: int, wait_s: float) -> Any:  # noqa: ANN401 - whatever was sent
    """Read one message. Raises TimeoutError when it is not whole after `wait_s`, EOFError when the sender has ended."""
    deadline_s = time.monotonic() + wait_s
    (length,) = _LENGTH.unpack(_exactly(descriptor, _LENGTH.size, deadline_s))
    return marshal.loads(_exactly(descriptor, length, deadline_s))  # noqa: S302 - from a process of our own


def _exactly(descriptor: int, length: int, deadline_s: float) -> bytearray:
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    found = bytearray()
    while len(found) < length:
        if not waiting.poll(max(deadline_s - time.monotonic(), 0) * 1000):
            raise TimeoutError
        chunk = os.read(descriptor, min(length - len(found), _CHUNK_BYTES))
        if not chunk:
            raise EOFError
        found += chunk
    return found
