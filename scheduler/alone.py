"""Whoever reads a file, changes it and puts it back: one at a time, among processes too.

The lock is the folder's own (flock), so that nothing stays beside the file, and the kernel frees it, however its holder
ends. Editors know nothing of it.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until nobody else changes a file of a folder, and keep the others waiting. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def put_back(draft: Path, file: Path) -> None:
    """Let a draft take a file's place at once, with the owner and the rights of the file, if that is there.

    Else a daemon could no longer read what root has changed, nor a web server what a daemon has. Raises OSError.
    """
    if file.exists():
        before = file.stat()
        with suppress(PermissionError):  # only root gives files away
            os.chown(draft, before.st_uid, before.st_gid)
        draft.chmod(before.st_mode & 0o7777)
    draft.replace(file)
