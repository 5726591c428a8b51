"""X-Robots-Tag, as servers send it: for all robots or for one, in one header or several."""

from __future__ import annotations

import pytest

from crawler.network.permission.directives import header_directives, may_keep_page, with_header_directives
from store.types import Article

ASKED = {
    "noarchive": ("noarchive",),
    "NoArchive , NOSNIPPET": ("noarchive", "nosnippet"),
    "none": ("none",),
    "all": (),
    "nofollow, noimageindex, noindex": ("noindex",),
    "googlebot: noarchive": (),
    "googlebot: noarchive, noindex": (),
    "vigie: noarchive": ("noarchive",),
    "VIGIE : noarchive, nosnippet": ("noarchive", "nosnippet"),
    "noindex, googlebot: noarchive": ("noindex",),
    "googlebot: noindex, vigie: noarchive, otherbot: none": ("noarchive",),
    "unavailable_after: 25 Jun 2027 15:00:00 PST, noarchive": ("noarchive",),
    "unavailable_after: Friday, 25-Jun-27 15:00:00 GMT": (),
    "max-snippet: 0": ("nosnippet",),
    "max-snippet:20, max-image-preview:large, noarchive": ("max-snippet:20", "noarchive"),
    "max-snippet: -1": (),
    "googlebot: max-snippet:20, vigie: Max-Snippet: 40": ("max-snippet:40",),
    "noarchive, noarchive": ("noarchive",),
    "": (),
    ",,:,": (),
    "noarchivé": (),
}


@pytest.mark.parametrize("value", ASKED)
def test_what_a_header_asks_of_us(value: str) -> None:
    assert header_directives([("X-Robots-Tag", value)]) == ASKED[value]


def test_several_headers_ask_together_and_other_headers_ask_nothing() -> None:
    headers = [("X-Robots-Tag", "googlebot: none"), ("x-robots-tag", "noarchive"), ("Robots", "noindex")]
    assert header_directives(headers) == ("noarchive",)


def test_what_the_headers_ask_joins_what_the_page_asks() -> None:
    article = Article(url="http://a.example/", title="T", body="B", directives=("noindex",))
    asked = with_header_directives(article, [("X-Robots-Tag", "noarchive, noindex")])
    assert asked.directives == ("noindex", "noarchive")


@pytest.mark.parametrize(
    ("directives", "may"),
    [
        ((), True),
        (("nosnippet",), True),
        (("noarchive",), False),
        (("noindex",), False),
        (("nosnippet", "none"), False),
    ],
    ids=["nothing", "nosnippet", "noarchive", "noindex", "none"],
)
def test_which_pages_may_be_kept(directives: tuple[str, ...], may: bool) -> None:
    assert may_keep_page(directives) is may
