"""What a process is called where processes are listed (ps, top, a kernel's word on whom it killed)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

CRAWL = "vigie-crawl"
EXTRACTION = "vigie-extract"


def name_process(name: str) -> None:
    """Call this process so, in 15 bytes at most (`/proc/PID/comm`, proc(5)); without Linux, nothing happens."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text(name, encoding="ascii")
