"""Another thing in the place of a part of Vigie, in a process that a bench has to itself: a clock, a count, no pool.

It is for benches only; tests use the seams that the parts have.
"""

from __future__ import annotations

from types import ModuleType


def swap(module: ModuleType, name: str, other: object) -> None:
    """Let a module use another thing under a name of its own. Raises KeyError when it has no such name any more."""
    names = vars(module)
    if name not in names:
        raise KeyError(f"{module.__name__} has no {name}")
    names[name] = other
