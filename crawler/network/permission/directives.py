"""What the headers of a page ask of robots (X-Robots-Tag, tdm-reservation), and whether its page may be kept.

`noarchive` asks that no copy of the page be offered. `none` stands for `noindex, nofollow` and says nothing of copies
by its own (https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag); but of a page that may not
be indexed only title, date and address are to be kept, and its raw page is all of it. So none of the three is kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from store.quoting import in_one_form, is_length
from store.types import Article

#: The product token that names us, in the rules of robots.txt too (RFC 9309 §2.2.1).
PRODUCT_TOKEN = "Vigie"  # noqa: S105 - not a password

_HEADER = "x-robots-tag"
_TDM_HEADER = "tdm-reservation"
#: What X-Robots-Tag may ask of those who keep a page, in the words of `Article.directives`.
_KNOWN = frozenset({"noarchive", "nosnippet", "noindex", "none"})
_NO_PAGE = frozenset({"noarchive", "noindex", "none"})
#: Directives with a value, which are not the names of robots.
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
#: A name and what follows its colon: a robot with a directive for it alone, or a directive with its value.
_NAMED = re.compile(r"\s*([\w.+-]+)\s*:(.*)", re.DOTALL)


def header_directives(headers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What these headers ask of every robot, and of ours by its name; in lower case and in order, each once."""
    named = [(name.lower(), value) for name, value in headers]
    asked = [word for name, value in named if name == _HEADER for word in _asked_of_us(value)]
    asked += [_TDM_HEADER for name, value in named if name == _TDM_HEADER and value.strip() == "1"]
    return tuple(dict.fromkeys(asked))


def with_header_directives(article: Article, headers: Iterable[tuple[str, str]]) -> Article:
    """An article with what the headers of its page ask of robots beside what the page itself asks."""
    return replace(article, directives=tuple(dict.fromkeys((*article.directives, *header_directives(headers)))))


def may_keep_page(directives: Collection[str]) -> bool:
    """Whether the raw page may be kept, going by what it asks of robots."""
    return _NO_PAGE.isdisjoint(directives)


def _asked_of_us(value: str) -> Iterator[str]:
    """The directives of one header: those for every robot stand first, those for one robot after its name."""
    robot = ""
    for part in value.split(","):
        named = _NAMED.fullmatch(part)
        if named and named.group(1).lower() not in _WITH_VALUE:
            robot, part = named.group(1).lower(), named.group(2)
        word = in_one_form(part.strip().lower())
        if robot in ("", PRODUCT_TOKEN.lower()) and (word in _KNOWN or is_length(word)):
            yield word
