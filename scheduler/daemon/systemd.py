"""What systemd is told, and asks: sd_notify(3), over the datagram socket that it names.

One small datagram a message, which is the whole protocol. Without a supervisor nothing is told to anybody.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping
from time import CLOCK_MONOTONIC, clock_gettime_ns

from store.text import clean_line

logger = logging.getLogger(__name__)

#: In microseconds, which the protocol counts in.
_A_SECOND_US = 1_000_000
#: A supervisor that does not read for so long is not told: the daemon's loop has other things to do.
_PATIENCE_S = 0.05


class Supervisor:
    """Who started this process, as its environment says (`NOTIFY_SOCKET`, `WATCHDOG_USEC`, `WATCHDOG_PID`)."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        name = environment.get("NOTIFY_SOCKET", "")
        # An abstract socket is written with "@", and has a NUL there.
        self._address = f"\0{name[1:]}" if name.startswith("@") else name if name.startswith("/") else ""
        self._status = ""
        #: Seconds within which it wants a sign of life; None when it wants none of us.
        self.watchdog_s = _watchdog_s(environment) if self._address else None

    def ready(self) -> None:
        """Say that the service is up, after its start or after a reload."""
        self._tell("READY=1")

    def reloading(self) -> None:
        """Say that the configuration is being read again; `ready` ends that."""
        self._tell(f"RELOADING=1\nMONOTONIC_USEC={clock_gettime_ns(CLOCK_MONOTONIC) // 1000}")

    def stopping(self) -> None:
        self._tell("STOPPING=1")

    def alive(self) -> None:
        """Give the sign of life that keeps us from being killed."""
        if self.watchdog_s is not None:
            self._tell("WATCHDOG=1")

    def status(self, sentence: str) -> None:
        """Say on one line how we are, for `systemctl status`; nothing when that has not changed."""
        if sentence != self._status:
            self._status = sentence
            self._tell(f"STATUS={clean_line(sentence)}")

    def _tell(self, message: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
                line.settimeout(_PATIENCE_S)
                line.sendto(message.encode(errors="replace"), self._address)
        except OSError as error:
            logger.warning("supervisor not told message=%s error=%s", message.partition("\n")[0], error)


def _watchdog_s(environment: Mapping[str, str]) -> float | None:
    """Seconds of the watchdog, when it is there and meant for this process (sd_watchdog_enabled(3))."""
    asked, pid = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
    if not asked.isdecimal() or int(asked) == 0 or pid not in ("", str(os.getpid())):
        return None
    return int(asked) / _A_SECOND_US
