"""`vigie status --watch`: the status on the whole screen, shown anew until Ctrl-C."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from rich.live import Live
from rich.text import Text

from scheduler.cli.answers import screen
from scheduler.cli.watching.status_screen import status_text
from scheduler.monitoring.status import StatusReader
from store.errors import StoreUnavailable

#: Between two looks.
_PAUSE_S = 2.0


def show_until_interrupted(reader: StatusReader, days: int, *, everything: bool) -> bool:
    """Show the status until Ctrl-C; whether all was well in the end."""
    healthy = False
    try:
        with Live(console=screen.out, screen=True, auto_refresh=False, vertical_overflow="crop") as live:
            while True:
                healthy, shown = _look(reader, days, everything=everything)
                live.update(shown, refresh=True)
                time.sleep(_PAUSE_S)
    except KeyboardInterrupt:  # how a person ends it, and no failure
        return healthy


def _look(reader: StatusReader, days: int, *, everything: bool) -> tuple[bool, Text]:
    now = datetime.now(UTC)
    try:
        found = reader.look(now, days)
    except StoreUnavailable as error:
        return False, Text(f"{now:%H:%M:%S} UTC: {error}", style="red")
    return found.healthy, status_text(found, now, width=screen.out.width, everything=everything)
