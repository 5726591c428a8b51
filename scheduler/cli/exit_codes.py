"""How a command ends: the numbers that a shell or a supervisor is given. 0 is done."""

from __future__ import annotations

import sys
from typing import NoReturn

#: Some of it failed, and the output says what.
EXIT_FAILED = 1
EXIT_USAGE = 2
#: Another daemon holds the lock, or another crawl is at these sites: EX_TEMPFAIL of sysexits.h.
EXIT_OTHERS_AT_IT = 75
#: EX_CONFIG.
EXIT_CONFIGURATION = 78
#: What shells say of a command that Ctrl-C ended: 128 and the signal's number.
EXIT_INTERRUPTED = 130


def leave_interrupted() -> NoReturn:
    """End as somebody wanted who pressed Ctrl-C: one line, and no trace of where we were."""
    print("vigie: interrupted", file=sys.stderr)
    sys.exit(EXIT_INTERRUPTED)
