"""Where a page states dates: metadata, `time` elements, lines around the headline, its address, its window title.

It lists what is stated there; which date counts is decided in `instants`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from lxml.etree import _Element

from crawler.extract.dates.addresses import day_of_address
from crawler.extract.dates.asides import Setting
from crawler.extract.dates.date_lines import is_date_line
from crawler.extract.dates.elements import (
    kept_in_attributes,
    properties,
    time_values,
)
from crawler.extract.dates.moments import Moment, read_moment
from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import Node, string
from crawler.extract.page.outline import Outline
from crawler.extract.page.parsing import Page

#: A kind of evidence as `Article.published_from` names it, and what it says.
Evidence: TypeAlias = tuple[str, Moment]

_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dcterms.date", "dc.date", "date", "pubdate", "pub_date", "publish-date", "publish_date", "publication_date",
    "publishdate", "date.published", "originalpublicationdate", "citation_publication_date",
    "article_date_original", "datecreated", "ptime", "shareaholic:article_published_time",
    "article:publication_date", "rnews:datepublished", "schema:datepublished", "dc:date", "dc:date.issued",
    "dcterms:issued", "dcterms:created", "dc:created", "published_at", "published_time", "date_published",
    "published", "og:pubdate", "bt:pubdate", "citation_online_date", "citation_date", "publication-date",
    "date_publication",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:updated_time",
    "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revision_date",
    "modified_date", "article:modified", "article.updated", "article:updated", "rnews:datemodified", "updated_at",
    "date_modified", "schema:datemodified", "dcterms:modified",
)  # fmt: skip
#: The same in RDFa, without their prefixes, the most telling first.
_PUBLISHED_PROPERTIES = ("datepublished", "issued", "created", "datecreated", "date")
_MODIFIED_PROPERTIES = ("datemodified", "modified")
#: In milliseconds, past the year 3000; JSON as it is written on pages knows infinity.
_LATEST_EPOCH = 10**14
_TITLE_PIECE = re.compile(r"\s[-–—|·]\s")


def declared_dates(head: Head, times: Iterable[_Element], setting: Setting) -> Iterator[Evidence]:
    """Machine-readable dates of publication, the most trusted first. `times`: the elements that state the article's."""
    return _read(declared_values(head, times, setting))


def spare_dates(blocks: Outline, setting: Setting) -> Iterator[Evidence]:
    """The dates that `spare_values` mean."""
    return _read(spare_values(blocks, setting))


def spare_changes(blocks: Outline, setting: Setting) -> Iterator[Evidence]:
    """What RDFa states of the last change."""
    return _read(("microdata", value) for value in properties(blocks, setting, *_MODIFIED_PROPERTIES))


def declared_values(head: Head, times: Iterable[_Element], setting: Setting) -> Iterator[tuple[str, str]]:
    """The same as they are written, those among them that are no dates, and empty ones."""
    yield "json-ld", _of_node(head.node, "datePublished", "dateCreated", "uploadDate")
    yield from (("meta", head.first(name)) for name in _PUBLISHED_METAS if name in head.meta)
    for name in ("datepublished", "datecreated"):
        yield from (("microdata", value) for value in head.micro.get(name, ())[:1])
    yield from (("time element", value) for value in time_values(times, setting))


def spare_values(blocks: Outline, setting: Setting) -> Iterator[tuple[str, str]]:
    """What else states the date of publication, looked for on pages without the usual: RDFa, and titles of elements."""
    yield from (("microdata", value) for value in islice(properties(blocks, setting, *_PUBLISHED_PROPERTIES), 1))
    yield from (("time element", value) for value in kept_in_attributes(blocks, setting))


def declared_changes(head: Head, times: Iterable[_Element], setting: Setting) -> Iterator[Evidence]:
    """Machine-readable dates of the last change."""
    values = [("json-ld", _of_node(head.node, "dateModified"))]
    values += [("meta", head.first(name)) for name in _MODIFIED_METAS if name in head.meta]
    values += [("microdata", value) for value in head.micro.get("datemodified", ())[:1]]
    yield from _read(values)
    yield from _read(("time element", value) for value in time_values(times, setting, changed=True))


def _of_node(node: Node, *names: str) -> str:
    """What a node states for the first of some properties; epochs come as numbers too."""
    values = (value for name in names if isinstance(value := node.get(name), int | float))
    return string(node, *names) or next((str(int(value)) for value in values if 1 < value < _LATEST_EPOCH), "")


def dates_of_address(page: Page, head: Head) -> Iterator[Evidence]:
    """The day in the page's address, and one that stands at the end of a title ("… | 28.04.2023")."""
    if day := day_of_address(page.url):
        yield "address", day
    for title in (*head.meta.get("og:title", ())[:1], head.window_title):
        last = _TITLE_PIECE.split(title)[-1]
        if last != title and is_date_line(last, labelled=False) and (moment := read_moment(last)):
            yield "meta", moment


def _read(values: Iterable[tuple[str, str]]) -> Iterator[Evidence]:
    for source, value in values:
        if value and (moment := read_moment(value)):
            yield source, moment
