"""Answers that are not what they were asked for, though each looks like it: told by comparing them. Pure.

What one page says of itself is judged by `crawler.extract`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crawler.errors import SameAnswer
from store.types import Entry, Validators
from store.urls import site_of

#: Addresses that answer with the same bytes, from which on these are no article: two may be two names of one.
_SAME = 3


class SameAnswers:
    """The answers of one poll's pages, by their hash."""

    def __init__(self) -> None:
        self._addresses: defaultdict[str | None, set[str]] = defaultdict(set)

    def note(self, url: str, answer: Validators) -> None:
        """Note what an address answered. Raises SameAnswer when too many others answered it too."""
        addresses = self._addresses[answer.body_hash]
        addresses.add(url)
        if len(addresses) >= _SAME:
            raise SameAnswer(url, f"the same bytes as at {', '.join(sorted(addresses - {url})[:2])}")


def entries_at_home(entries: Sequence[Entry], asked_url: str, answered_url: str) -> tuple[Sequence[Entry], str]:
    """The entries of a feed that may be believed, and a warning when another site answered for it.

    A domain that was sold redirects as well as one that was renamed, and a person has to tell them apart: until then
    only entries count that lead back to the site that was asked.
    """
    home = site_of(asked_url)
    if site_of(answered_url) == home:
        return entries, ""
    warning = f"it answers from {answered_url} by now; when that is right, put this address into the configuration"
    return [entry for entry in entries if site_of(entry.url) == home], warning
