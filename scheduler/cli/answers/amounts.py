"""How many of what, in words."""

from __future__ import annotations


def amount(count: int, one: str, several: str = "") -> str:
    """`1 article`, `1,234 articles`; what several are called is told where it is not the one with an s."""
    return f"1 {one}" if count == 1 else f"{count:,} {several or f'{one}s'}"
