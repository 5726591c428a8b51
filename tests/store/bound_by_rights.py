"""A process whom the rights of files bind, as they do not bind root."""

from __future__ import annotations

import ctypes
import os


def be_bound() -> None:
    """Give up what root may do against the rights of files: for this process, and for good."""
    if os.geteuid() == 0:
        version, no_capability = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        assert ctypes.CDLL(None).capset(version, no_capability) == 0
