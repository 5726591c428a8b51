"""What a configuration allows that is a risk: told wherever a person looks, for as long as it stands there."""

from __future__ import annotations

from collections.abc import Iterable

from store.types import Source


def risks_taken(sources: Iterable[Source]) -> list[str]:
    """A sentence for each source whose certificates nobody verifies."""
    return [
        f"{source.name}: verify_tls = false: its certificates are not verified, so that whoever stands between can "
        "answer in its name; take it out once the site has a valid one"
        for source in sources
        if not source.verify_tls
    ]
