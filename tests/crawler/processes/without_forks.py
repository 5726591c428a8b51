"""Has the process that imports it make no other, as on a machine that is short of them."""

from __future__ import annotations

import os


def _refuse() -> int:
    raise BlockingIOError(11, "Resource temporarily unavailable")


os.fork = _refuse
