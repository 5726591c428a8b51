"""Answers that are not what they were asked for, though each looks like it: told by comparing them. Pure.

What one page says of itself is judged by `crawler.extract`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.errors import SameAnswer, SoftNotFound
from store.types import Entry, Validators
from store.urls import site_of

#: Addresses that answer with the same bytes, from which on these are no article: two may be two names of one.
_SAME = 3
#: Paths of a home page.
_ROOTS = frozenset({"", "/", "/index.html", "/index.php"})


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


def raise_for_home_page(asked_url: str, answered_url: str) -> None:
    """Raises SoftNotFound for a page of a site that leads to its home page: so do many when a page is gone.

    What lies at the root of another site may be an article that has a site to itself.
    """
    asked, answered = urlsplit(asked_url), urlsplit(answered_url)
    was_root = asked.path in _ROOTS and not asked.query
    is_root = answered.path in _ROOTS and not answered.query
    if is_root and not was_root and site_of(asked_url) == site_of(answered_url):
        raise SoftNotFound(answered_url, "its address leads to the home page of the site")
