"""Where a page states dates: metadata, `time` elements, lines around the headline, its address, its window title.

It lists what is stated there; which date counts is decided in `instants`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeAlias

from lxml.etree import _Element

from crawler.extract.dates.addresses import day_of_address
from crawler.extract.dates.asides import Setting, is_aside, is_in_banner, is_teaser
from crawler.extract.dates.date_lines import dated_line, is_date_line, is_only_dates
from crawler.extract.dates.elements import (
    LONGEST_LABEL,
    MAY_DATE,
    is_called_change,
    is_named,
    kept_in_attributes,
    names_around,
    own_names,
    properties,
    time_values,
)
from crawler.extract.dates.labels import change_alone, label_of
from crawler.extract.dates.moments import Moment, moments_of, read_moment
from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import Node, string
from crawler.extract.page.outline import Block
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
#: Characters of a line that may be there for its date.
LONGEST_DATE_LINE = 200
#: Blocks around the headline in which a printed date is that of the article.
_BLOCKS_BEFORE, _BLOCKS_AFTER = 8, 14
#: Lines that are looked at: a page of dates is no article.
_MOST_READ = 400
#: Of a line that states a date; more, with a full stop, are a sentence.
_MOST_LABEL_WORDS = 10
_DIGIT = re.compile(r"\d")
_MOST_DAY_WORDS = 3
#: A line that names the author before the date.
_BYLINE = re.compile(r"\W*(?:par|by|von|por)\s[^.!?]{3,60}$", re.IGNORECASE)
#: What parts the pieces of such a line: "Nadia Belle | 3 mars 2026 à 9h02 | Lu 1234 fois".
_BAR = re.compile(r"\s?[|·•]\s?")
#: The day of the visit, as themes that print it in the header name it; captions date their picture.
_NOT_OF_THE_TEXT = re.compile(
    r"today|current-?date|date-?du-?jour|date-in-header|(?:mh|site|top|page)-header-date|td_data_time|caption"
)
_OF_A_PICTURE = re.compile(r"l[eé]gend|credit")
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
    #: Whether its element is called "updated", as many themes call any date.
    is_called_change: bool


def declared_dates(head: Head, times: Iterable[_Element], setting: Setting) -> Iterator[Evidence]:
    """Machine-readable dates of publication, the most trusted first. `times`: the elements that state the article's."""
    return _read(declared_values(head, times, setting))


def spare_dates(tree: _Element, setting: Setting) -> Iterator[Evidence]:
    """The dates that `spare_values` mean."""
    return _read(spare_values(tree, setting))


def spare_changes(tree: _Element, setting: Setting) -> Iterator[Evidence]:
    """What RDFa states of the last change."""
    return _read(("microdata", value) for value in properties(tree, setting, *_MODIFIED_PROPERTIES))


def declared_values(head: Head, times: Iterable[_Element], setting: Setting) -> Iterator[tuple[str, str]]:
    """The same as they are written, those among them that are no dates, and empty ones."""
    yield "json-ld", _of_node(head.node, "datePublished", "dateCreated", "uploadDate")
    yield from (("meta", head.first(name)) for name in _PUBLISHED_METAS if name in head.meta)
    for name in ("datepublished", "datecreated"):
        yield from (("microdata", value) for value in head.micro.get(name, ())[:1])
    yield from (("time element", value) for value in time_values(times, setting))


def spare_values(tree: _Element, setting: Setting) -> Iterator[tuple[str, str]]:
    """What else states the date of publication, looked for on pages without the usual: RDFa, and titles of elements."""
    yield from (("microdata", value) for value in islice(properties(tree, setting, *_PUBLISHED_PROPERTIES), 1))
    yield from (("time element", value) for value in kept_in_attributes(tree, setting))


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


def printed_moments(blocks: list[Block], setting: Setting, fetched_at: datetime | None) -> list[PrintedMoment]:
    """The dates printed around the headline, and elsewhere those with a label or on a line of their own class."""
    near = range(0) if setting.top is None else range(setting.top - _BLOCKS_BEFORE, setting.top + _BLOCKS_AFTER)
    below = range(near.start + _BLOCKS_BEFORE, min(near.stop, len(blocks))) if near else near
    text = next((index for index in below if blocks[index].is_running), near.stop)
    found: list[PrintedMoment] = []
    read, dated = 0, -1
    for index, block in enumerate(blocks):
        is_fresh = fetched_at is not None and index in near and not (index > text and _is_day_alone(block.text))
        if len(block.text) > LONGEST_DATE_LINE or not (MAY_DATE.search(block.text) or is_fresh):
            continue
        read += 1
        if read > _MOST_READ:
            break
        line = dated_line(block.text)
        moments = moments_of(line, fetched_at)
        if not moments and index == dated + 1:
            moments = _change_below(block.text, found[-1:])
        if len(moments) == 1 and not moments[0][0] and index:
            moments = [(_label_above(blocks[index - 1]), moments[0][1])]
        alone = bool(moments) and is_only_dates(line)
        if not moments or _is_of_something_else(block.element, moments, setting, alone=alone):
            continue
        dateline = alone or is_named(block.element) or _BYLINE.match(block.text) is not None
        if block.is_link and not (dateline and index in near):
            continue
        stated = index in near and not _tells(block)
        if (stated or dateline or any(label for label, _ in moments)) and not is_aside(block.element, setting.around):
            is_above = index in near and index < near.start + _BLOCKS_BEFORE
            dated = index
            changed = is_called_change(block.element) and "publi" not in own_names(block.element)
            found += [
                PrintedMoment(label, moment, dateline, index in near, is_above, changed) for label, moment in moments
            ]
    return found


def _change_below(text: str, above: list[PrintedMoment]) -> list[tuple[str, Moment]]:
    """The change that a line gives by its time alone, below one that is dated."""
    changes = (change_alone(text, each.moment) for each in above)
    return [("modified", change) for change in changes if change]


def _is_day_alone(text: str) -> bool:
    """Whether a line may be "Hier" or "Ce matin": below the first paragraph, an intertitle."""
    return not _DIGIT.search(text) and len(text.split()) <= _MOST_DAY_WORDS


def _is_parted(text: str) -> bool:
    """Whether bars part a date from whatever else its line says."""
    parts = _BAR.split(text) if len(text) <= LONGEST_DATE_LINE else []
    return len(parts) > 1 and any(_DIGIT.search(part) and is_date_line(part, labelled=False) for part in parts)


def _tells(block: Block) -> bool:
    """Whether it is a sentence, whose dates are those of what it tells."""
    if _is_parted(block.text):
        return False
    return block.is_running or (block.text.endswith((".", "!")) and len(block.text.split()) > _MOST_LABEL_WORDS)


def _label_above(block: Block) -> str:
    """What a line that is nothing but a label, "Mis à jour le", says of the date on the next."""
    is_label = len(block.text) <= LONGEST_LABEL and not _DIGIT.search(block.text) and is_date_line(block.text)
    return label_of(block.text) if is_label else ""


def _read(values: Iterable[tuple[str, str]]) -> Iterator[Evidence]:
    for source, value in values:
        if value and (moment := read_moment(value)):
            yield source, moment


def _is_of_something_else(
    element: _Element, moments: list[tuple[str, Moment]], setting: Setting, *, alone: bool
) -> bool:
    """Whether dates are those of the visit, a picture or a teaser, by what is around them; labels say more than that.

    `alone`: nothing else stands on their line.
    """
    if element.tag == "figcaption" or is_teaser(element, setting.around, setting.titles):
        return True
    if any(label for label, _ in moments):
        return False
    names = names_around(element)
    return (
        _NOT_OF_THE_TEXT.search(names) is not None
        or (not alone and _OF_A_PICTURE.search(names) is not None)
        or is_in_banner(element, setting.around)
    )
