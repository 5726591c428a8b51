"""Keywords that a publisher gave an article, and what its page asks of robots.

The most specific list wins: tags of the article, its news keywords, its tag links, then the keywords of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain, islice

from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import listed
from crawler.extract.page.outline import Outline, text_of
from store.quoting import in_one_form, is_length
from store.text import clean_line, fold

_TAG_METAS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "cxenseparse:keywords")
_TAG_RELATION = " tag "
_SEPARATORS = re.compile(r"[,;|]")
#: What a template printed of a list: `["emploi", "formation"]`.
_JSON_LIST = re.compile(r"^\[(?=[\"'])|(?<=[\"'])\]$")
#: Lists that say what each keyword is: "Subject:Cloud", "tag:cloud".
_KIND = re.compile(
    r"^(?:[A-Za-z_ ]{2,20}:(?=\S)|(?:section|(?:nlp )?category|keyword|subject|tag|topic|type)s?\s?:\s+)+"
    r"|^(?:categor(?:y|ies)|locations?|organi[sz]ations?|people|persons?|places?|sections?|subjects?|tags?|topics?)/",
    re.IGNORECASE,
)
#: "@river", "/article": what a publisher's own machines sort by.
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+|[@/].*")
_LONGEST_TAG = 60
_MOST_TAGS = 30
#: With fewer parts a text may be one keyword: "Lyon, capitale".
_LEAST_MANY = 3
#: What the meta element "robots" may ask of those who keep a page (Google's robots meta tag specification).
_DIRECTIVES = ("noarchive", "nosnippet", "noindex", "none", "tdm-reservation")
#: The name that pages address us by, in lower case.
_OUR_NAME = "vigie"
#: Of TDMRep's meta element.
_RESERVATION = "tdm-reservation"


def page_tags(blocks: Outline, head: Head) -> tuple[str, ...]:
    """The keywords of the article, once each, in the page's order; at most thirty."""
    return next((tags for texts in _lists(blocks, head) if (tags := _tags(texts, head))), ())


def robots_directives(head: Head) -> tuple[str, ...]:
    """What the page's meta elements `robots`, `vigie` and `tdm-reservation` ask, in a fixed order.

    Requests to another crawler by its name are not ours.
    """
    asked = {
        word
        for value in (*head.meta.get("robots", ()), *head.meta.get(_OUR_NAME, ()))
        for word in re.split(r"[\s,]+", in_one_form(value.lower()))
    }
    if any(value.strip() == "1" for value in head.meta.get(_RESERVATION, ())):
        asked.add(_RESERVATION)
    return tuple(word for word in (*_DIRECTIVES, *sorted(filter(is_length, asked))) if word in asked)


def _lists(blocks: Outline, head: Head) -> Iterator[list[str]]:
    keywords = [value.get("name") if isinstance(value, dict) else value for value in listed(head.node.get("keywords"))]
    yield [value for value in keywords if isinstance(value, str)]
    for name in _TAG_METAS:
        yield head.meta.get(name, [])
    yield head.micro.get("keywords", [])
    related = (each for each in blocks.having["rel"] if each.tag == "a")
    links = (link for link in related if _TAG_RELATION in f" {link.get('rel', '')} ")
    yield [text_of(link) for link in islice(links, _MOST_TAGS)]
    yield from (head.meta.get(name, []) for name in ("keywords", "dc.subject", "dcterms.subject", "dc:subject"))


def _tags(texts: list[str], head: Head) -> tuple[str, ...]:
    lists = [_SEPARATORS.split(_JSON_LIST.sub("", text)) for text in dict.fromkeys(texts)]
    # Several texts are a list already, and their commas are theirs; unless each holds many.
    is_list = len(lists) > 1 and any(len(each) < _LEAST_MANY for each in lists)
    parts = texts if is_list else list(chain.from_iterable(lists))
    found: dict[str, str] = {}
    title = fold(head.headline)
    for part in parts[: 4 * _MOST_TAGS]:
        # "#emploi", but not "C#" and ".NET"
        tag = clean_line(_KIND.sub("", unescape(part).strip())).strip(" \"'").lstrip("# ").rstrip(" .")
        is_long = len(tag) > _LONGEST_TAG or fold(tag) == title
        if tag and not is_long and not _IDENTIFIER.fullmatch(tag) and not head.site.declares(tag):
            found.setdefault(fold(tag), tag)
    return tuple(found.values())[:_MOST_TAGS]
