"""How work that takes long says how far it has come. Who watches, and what they see, is decided above."""

from __future__ import annotations

from collections.abc import Callable

#: Is told how much is done, and how much there is in all.
TellProgress = Callable[[int, int], None]
