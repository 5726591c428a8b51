"""Answers that ask the visitor to prove being human, and say so in a header, whatever their status. Pure."""

from __future__ import annotations

from collections.abc import Iterable


def is_challenge(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether these headers are those of a challenge; only Cloudflare's say so, and pages tell of others."""
    return any((name.lower(), value.lower()) == ("cf-mitigated", "challenge") for name, value in headers)
