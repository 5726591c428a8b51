"""What the daemon freed goes back to the machine."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

#: Frees 64 MB in pieces between which others stay, and says what is resident before and after they are given back.
PROGRAM = """
from pathlib import Path
from scheduler.daemon.memory import give_back

def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4

pieces = [bytes(4000) for _ in range(16_000)]
pieces[:] = pieces[::64]
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the GNU C library's habit")
def test_memory_that_was_freed_between_other_pieces_is_given_back() -> None:
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert int(said.stdout) > 30_000  # KiB
