"""When a sink is tried again, and when a message is given up; pure.

A sink that does not answer is tried for days: its pauses grow to half a day. A message that a receiver refuses while
it may well take others is given up within two hours, since it holds up all that come after it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from scheduler.errors import SinkFailed
from store.outbox.sending import ClaimedMessage, Setback

_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
#: What a receiver asks for beyond that is not granted (Retry-After).
_LONGEST_PAUSE = timedelta(days=1)
#: A message that waited so long for a sink that does not answer is given up …
LONGEST_WAIT = timedelta(days=4)
#: … if the sink was tried so often since it last took something: in a day at the least.
FEWEST_TRIES = 8
MOST_REFUSALS = 5


def setback(claimed: ClaimedMessage, error: SinkFailed, now: datetime) -> Setback:
    """What a try that came to nothing leads to."""
    if error.is_refusal:
        is_over = claimed.refusals + 1 >= MOST_REFUSALS
        # Whatever comes next is not refused yet.
        next_at = now if is_over else now + _pause(claimed.refusals, error)
        return Setback(problem=str(error), is_refusal=True, next_at=next_at, is_over=is_over, over_before=None)
    over_before = now - LONGEST_WAIT if claimed.failures + 1 >= FEWEST_TRIES else None
    return Setback(
        problem=str(error),
        is_refusal=False,
        next_at=now + _pause(claimed.failures, error),
        is_over=over_before is not None and claimed.made_at < over_before,
        over_before=over_before,
    )


def _pause(failures: int, error: SinkFailed) -> timedelta:
    pause = _PAUSES[min(failures, len(_PAUSES) - 1)]
    asked = min(timedelta(seconds=error.retry_after_s or 0.0), _LONGEST_PAUSE)
    return max(pause, asked)
