"""Whether nothing answered at all: then a person is asked to look at the network, not at each site."""

from __future__ import annotations

from collections.abc import Collection

#: Reasons that a network which is down gives rise to.
_SILENCE = frozenset({"no such host", "refused", "timed out", "connection lost"})


def is_silence(reasons: Collection[str]) -> bool:
    """Whether all that failed may have failed for a network that is down."""
    return _SILENCE.issuperset(reasons)
