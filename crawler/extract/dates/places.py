"""Where a page states dates: metadata, `time` elements, lines around the headline, its address, its window title.

It lists what is stated there; which date counts is decided in `instants`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeAlias

from lxml.etree import _Element

from crawler.extract.dates.moments import Moment, day_of_address, is_date_line, labelled_moments, read_moment
from crawler.extract.head.heads import Head, headline_index
from crawler.extract.head.jsonld import string
from crawler.extract.page.outline import Block, text_of
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
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:updated_time",
    "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revision_date",
    "modified_date",
)  # fmt: skip
#: Characters of a line that may be there for its date.
LONGEST_DATE_LINE = 200
#: Blocks around the headline in which a printed date is that of the article.
_BLOCKS_BEFORE, _BLOCKS_AFTER = 8, 14
_MOST_TIMES = 6
#: `time` elements and lines that are looked at: a page of dates is no article.
_MOST_READ = 400
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date|datum|fecha|datetime|pubdate|published|publication|publie|posted|postdate|timestamp|timedata|time"
    r"|byline|meta|metadata|metas|postmeta|infos?|submitted|signature|author|auteur|doc-?data)(?:$|[\s_-])|-date|date-"
)
#: Looked for before folding: a year, or numbers parted as in a date or a time.
_MAY_DATE = re.compile(r"(?:19|20)\d\d|\d\s?[./:hH-]\s?\d")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Whole class names or ids, so that "no-sidebar" and "has-comments" around a page are none.
_ASIDE_NAMES = re.compile(
    r"(?:^|\s)(?:(?:list-)?comments?(?:-?(?:list|body|meta|author|info|date|area|wrap\w*))?|commentlist|related\S*|teasers?"
    r"|\S*[_-]comments?[_-](?:box|list|body|meta|author|date|content)\S*"
    r"|sidebar\S*|\S*-sidebar|site-footer|recent-\S*)(?:$|\s)"
)
#: The day of the visit, as themes that print it in the header name it; captions date their picture.
_NOT_OF_THE_TEXT = re.compile(
    r"today|current-?date|date-in-header|(?:mh|site|top|page)-header-date|td_data_time|caption"
)
_CHANGED_NAMES = ("updat", "modif", "maj")
_CHANGED_WORDS = ("mis à jour", "modifié", "updated", "mise à jour", "actualis", "modified")
_PRINTING_CALL = re.compile(r"\s*[\w.$]+\(\s*([\"'])(?P<value>[^\"']{8,40})\1\s*\)\s*;?\s*")
_TITLE_PIECE = re.compile(r"\s[-–—|·]\s")


@dataclass(frozen=True, slots=True)
class PrintedMoment:
    """A date on a line of the page."""

    #: "published", "modified", or "" when no word says which.
    label: str
    moment: Moment
    #: Whether the line is there for its dates: nothing else stands on it, or its class says so.
    is_dateline: bool
    near_headline: bool
    #: Whether it stands before the headline.
    is_above: bool


def declared_dates(tree: _Element, head: Head) -> Iterator[Evidence]:
    """Machine-readable dates of publication, the most trusted first."""
    return _read(declared_values(tree, head))


def declared_values(tree: _Element, head: Head) -> Iterator[tuple[str, str]]:
    """The same as they are written, those among them that are no dates, and empty ones."""
    yield "json-ld", string(head.node, "datePublished", "dateCreated", "uploadDate")
    yield from (("meta", head.first(name)) for name in _PUBLISHED_METAS)
    for name in ("datepublished", "datecreated"):
        yield from (("microdata", value) for value in head.micro.get(name, ())[:1])
    yield from (("time element", value) for value in _time_elements(tree))


def declared_changes(head: Head) -> Iterator[Evidence]:
    """Machine-readable dates of the last change."""
    values = [("json-ld", string(head.node, "dateModified"))]
    values += [("meta", head.first(name)) for name in _MODIFIED_METAS]
    values += [("microdata", value) for value in head.micro.get("datemodified", ())[:1]]
    yield from _read(values)


def dates_of_address(page: Page, head: Head) -> Iterator[Evidence]:
    """The day in the page's address, and one that stands at the end of a title ("… | 28.04.2023")."""
    if day := day_of_address(page.url):
        yield "address", day
    for title in (*head.meta.get("og:title", ())[:1], head.window_title):
        last = _TITLE_PIECE.split(title)[-1]
        if last != title and is_date_line(last, labelled=False) and (moment := read_moment(last)):
            yield "meta", moment


def printed_moments(blocks: list[Block], headline: str, fetched_at: datetime | None) -> list[PrintedMoment]:
    """The dates printed around the headline, and elsewhere those with a label or on a line of their own class."""
    near = _around(blocks, headline)
    above = _holders_of_headline(blocks, headline)
    found: list[PrintedMoment] = []
    read = 0
    for index, block in enumerate(blocks):
        if len(block.text) > LONGEST_DATE_LINE or not (_MAY_DATE.search(block.text) or (fetched_at and index in near)):
            continue
        read += 1
        if read > _MOST_READ:
            break
        moments = labelled_moments(block.text, fetched_at)
        if not moments or _is_of_something_else(block.element, moments):
            continue
        alone = is_date_line(block.text, labelled=False)
        dateline = alone or _is_named(block.element)
        if block.is_link and not (dateline and index in near):
            continue
        if (index in near or dateline or any(label for label, _ in moments)) and not is_aside(block.element, above):
            is_above = index in near and index < near.start + _BLOCKS_BEFORE
            found += [PrintedMoment(label, moment, dateline, index in near, is_above) for label, moment in moments]
    return found


def printed_by_script(tree: _Element) -> Iterator[str]:
    """Dates that the page hands to a script which prints them: the only value of the only call, `showDate("…")`."""
    for script in islice(tree.iterfind("body//script"), _MOST_READ):
        match = _PRINTING_CALL.fullmatch(script.text or "") if len(script.text or "") < LONGEST_DATE_LINE else None
        if match and _MAY_DATE.search(match["value"]):
            yield match["value"]


def _around(blocks: list[Block], headline: str) -> range:
    top = headline_index(blocks, headline)
    return range(0) if top is None else range(top - _BLOCKS_BEFORE, top + _BLOCKS_AFTER)


def _read(values: Iterable[tuple[str, str]]) -> Iterator[Evidence]:
    for source, value in values:
        if value and (moment := read_moment(value)):
            yield source, moment


def _time_elements(tree: _Element) -> Iterator[str]:
    """Dates of `time` elements, those marked as publication first; not those of comments, teasers and changes."""
    stated = (
        element
        for element in tree.iter("time", "abbr")
        if element.tag == "time" or _MAY_DATE.search(element.get("title", ""))
    )
    elements = [element for element in islice(stated, _MOST_READ) if not _is_listed(element)][:_MOST_TIMES]
    for element in sorted(
        elements, key=lambda element: element.get("pubdate") is None and "publi" not in own_names(element)
    ):
        if not any(word in own_names(element) for word in _CHANGED_NAMES) and not _says_modified(element):
            yield element.get("datetime") or element.get("title") or text_of(element)


def _is_listed(element: _Element) -> bool:
    """Whether it stands in a list that is not one of dates and names, or beside the article."""
    rows = (ancestor for ancestor in element.iterancestors() if ancestor.tag == "li")
    return any(not _is_named(row) for row in rows) or is_aside(element)


def is_aside(element: _Element, around: Collection[_Element] = ()) -> bool:
    """Whether an element stands among comments, teasers, in a quoted message or a side column.

    `around`: elements that are none, whatever they are called.
    """
    return any(
        ancestor.tag in ("aside", "nav", "blockquote")
        or _ASIDE_NAMES.search(_CAMEL.sub("-", ancestor.get("class", "")).lower())
        for ancestor in (element, *element.iterancestors())
        if ancestor.tag not in ("body", "html") and ancestor not in around
    )


def _holders_of_headline(blocks: list[Block], headline: str) -> frozenset[_Element]:
    """What the headline stands in: no aside, even if it is called "with-sidebar"."""
    top = headline_index(blocks, headline)
    return frozenset() if top is None else frozenset(blocks[top].element.iterancestors())


def _is_of_something_else(element: _Element, moments: list[tuple[str, Moment]]) -> bool:
    """Whether dates are those of the visit or of a picture, by the names around them; labels say more than names."""
    if element.tag == "figcaption":
        return True
    return not any(label for label, _ in moments) and _NOT_OF_THE_TEXT.search(_names_around(element)) is not None


def _is_named(element: _Element) -> bool:
    return _DATE_NAMES.search(_names_around(element)) is not None


def _names_around(element: _Element) -> str:
    parent = element.getparent()
    return own_names(element) + " " + ("" if parent is None else own_names(parent))


def _says_modified(element: _Element) -> bool:
    before = element.getprevious()
    parent = element.getparent()
    said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    said = f"{said} {element.text or ''}".lower()
    return any(word in said for word in _CHANGED_WORDS)


def own_names(element: _Element) -> str:
    """Class, id and itemprop of an element, in lower case, words of camel case parted."""
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return _CAMEL.sub("-", names).lower()
