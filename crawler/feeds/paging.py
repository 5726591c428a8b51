"""The further pages of a feed, where its older entries are: as it says itself, else where such pages usually are; pure.

RFC 5005 has a feed name them (`prev-archive`, `next`), and so does JSON Feed (`next_url`); WordPress has them at
`?paged=2` without a word, others at `?page=2`, or at `?page=1` where they count from 0.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from store.urls import site_of, url_key

#: An argument that numbers pages, as it stands in an address.
_NUMBER = re.compile(r"(?P<before>[?&](?:page|paged|pagenum|pageno|pg)=)(?P<number>\d{1,5})(?=[&#]|$)", re.IGNORECASE)
_ARGUMENTS = frozenset({"page", "paged", "pagenum", "pageno", "pg"})
_OF_WORDPRESS = re.compile(rb"<generator>\s*https?://wordpress\.(?:org|com)/", re.IGNORECASE)
_FEED_OF_WORDPRESS = re.compile(r"/feed(?:/(?:rss2?|atom|rdf))?/?$|[?&]feed=(?:rss2?|atom|rdf)\b", re.IGNORECASE)
#: How far into a feed its generator is named.
_HEAD_BYTES = 16_384


def older_page(url: str, declared: str, body: bytes, place: int) -> str:
    """Where the page of a feed after this one should be, the one at that place from 1 on; empty when there is none.

    `declared` is what it says itself. The first page alone is followed by a guess: a wrong one costs a request or two.
    """
    if declared:
        return declared if site_of(declared) == site_of(url) and url_key(declared) != url_key(url) else ""
    if _NUMBER.search(url):
        return _counted_on(url)
    if place > 1 or any(name.lower() in _ARGUMENTS for name, _ in parse_qsl(urlsplit(url).query)):
        return ""  # the end of what it named itself; or pages that are told apart otherwise, as `?page=backend`
    is_wordpress = _FEED_OF_WORDPRESS.search(url) or _OF_WORDPRESS.search(body[:_HEAD_BYTES])
    return _with_argument(url, "paged=2" if is_wordpress else "page=1")


def page_after_the_same(url: str, place: int) -> str:
    """Where to go on from a page that lists what the one before it did: its pages may be counted from 1; else empty."""
    found = _NUMBER.search(url)
    return _counted_on(url) if place == 2 and found and int(found["number"]) == 1 else ""


def _counted_on(url: str) -> str:
    return _NUMBER.sub(lambda found: f"{found['before']}{int(found['number']) + 1}", url, count=1)


def _with_argument(url: str, argument: str) -> str:
    address = url.partition("#")[0]
    return f"{address}{'&' if '?' in address else '?'}{argument}"
