"""A row of numbers as a row of small bars, for a table. Pure."""

from __future__ import annotations

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"
#: A day without any: no bar, and yet a day.
_NONE = "·"


def sparkline(counts: Sequence[int]) -> str:
    """One character a count, the highest as high as can be; counts that are not zero are never without a bar."""
    highest = max(counts, default=0)
    return "".join(_BARS[(count * len(_BARS) - 1) // highest] if count > 0 else _NONE for count in counts)
