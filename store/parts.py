"""Long lists in parts: drivers bound how much one statement names, and one transaction is not to hold up the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def in_parts(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in their order, `size` at a time; the last part may be shorter."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
