"""Letters to a program of the person's: JSON on its standard input, and its exit code for an answer.

0 is taken, 65 (EX_DATAERR of sysexits.h) is "not this message", anything else is tried again.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO

from scheduler.configuration.sink_tables import CommandSink
from scheduler.errors import SinkFailed
from scheduler.sinks.letters import Letter, payload
from store.text import clean_line

_EX_DATAERR = 65
#: Of what it says to its standard error.
_LONGEST_WORD_BYTES = 300


def send_command(sink: CommandSink, letter: Letter) -> str:
    """Run the program with the letter; nothing, since its exit code says it all.

    Raises SinkFailed when it cannot be started, takes too long (it is killed then, with what it started), or fails.
    """
    program = sink.argv[0]
    # With a line break, without which `read` of a shell takes it for cut off, and a file of them is one line.
    given = payload(letter) + b"\n"
    with TemporaryFile() as said:
        try:
            started = subprocess.Popen(  # noqa: S603 - it is the person's own, and there is no shell
                sink.argv, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
            )
        except OSError as error:
            raise SinkFailed(f"{program} cannot be started: {error.strerror}") from error
        code = _code(started, given, sink.timeout_s)
        if code is None:
            raise SinkFailed(f"{program} took more than {sink.timeout_s:g} s and was killed")
        if code:
            ended = f"ended with code {code}" if code > 0 else f"was ended by signal {-code}"
            last = _last_words(said)
            problem = f"{program} {ended}" + (f": {last}" if last else "")
            raise SinkFailed(problem, is_refusal=code == _EX_DATAERR)
    return ""


def _code(started: subprocess.Popen[bytes], given: bytes, timeout_s: float) -> int | None:
    """How it ended; None when it had to be killed."""
    try:
        started.communicate(given, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):  # it ended this instant
            os.killpg(started.pid, signal.SIGKILL)
        started.communicate()
        return None
    return started.returncode


def _last_words(said: IO[bytes]) -> str:
    size_bytes = said.seek(0, os.SEEK_END)
    said.seek(max(0, size_bytes - _LONGEST_WORD_BYTES))
    return clean_line(said.read().decode(errors="replace"))
