"""When an article was published and last changed, each with the evidence that said so.

Places are asked in the order in which they have proved right. The entry of the feed is a witness: where the page's
own evidence disagrees with itself, what agrees with the entry wins. A date of change is never taken for one of
publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from htmldate import find_date
from lxml.etree import _Element

from crawler.extract.dates import Moment, labelled_moments, parse_moment
from crawler.extract.heads import Head
from crawler.extract.jsonld import string
from crawler.extract.outline import Block, text_of
from crawler.extract.page import Page
from store.types import Entry

_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dcterms.date", "dc.date", "date", "pubdate", "pub_date", "publish-date", "publish_date", "publication_date",
    "publishdate", "date.published", "originalpublicationdate", "citation_publication_date",
    "article_date_original", "datecreated", "ptime",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:updated_time",
    "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revision_date",
    "modified_date",
)  # fmt: skip
_EARLIEST = "1990-01-01"
#: No clock is read here: a bound far enough away never decides.
_LATEST = "2100-01-01"
#: Feeds and pages disagree by hours (time zones, embargo); by more, one of them speaks of something else.
_AGREEMENT = timedelta(hours=36)
_LONGEST_DATE_LINE = 200
#: Blocks around the headline in which a printed date is that of the article.
_BLOCKS_BEFORE, _BLOCKS_AFTER = 8, 14


@dataclass(frozen=True, kw_only=True)
class Instants:
    published_at: datetime | None = None
    published_from: str = ""
    modified_at: datetime | None = None
    modified_from: str = ""


def page_instants(page: Page, head: Head, blocks: list[Block], entry: Entry | None) -> Instants:
    """Both instants of an article, as far as page and entry tell."""
    printed = _printed(blocks)
    published = _agreed(list(_published(page.tree, head, printed)), entry)
    modified = next(_modified(head, printed), None)
    if published is None:
        published = _last_resort(page, entry)
    if modified is None and entry and entry.modified_at:
        modified = ("entry", Moment(entry.modified_at, has_time=True))
    if modified and published and modified[1].at <= published[1].at:
        modified = None
    return Instants(
        published_at=published[1].at if published else None,
        published_from=published[0] if published else "",
        modified_at=modified[1].at if modified else None,
        modified_from=modified[0] if modified else "",
    )


Evidence: TypeAlias = tuple[str, Moment]


def _published(tree: _Element, head: Head, printed: list[tuple[str, Moment]]) -> Iterator[Evidence]:
    values = [("json-ld", string(head.node, "datePublished", "dateCreated", "uploadDate"))]
    values += [("meta", head.first(name)) for name in _PUBLISHED_METAS]
    values += [
        ("microdata", value) for name in ("datepublished", "datecreated") for value in head.micro.get(name, ())[:1]
    ]
    values += [("time element", value) for value in _time_elements(tree)]
    for source, value in values:
        if value and (moment := parse_moment(value)):
            yield source, moment
    for wanted in ("published", ""):
        yield from (("text", moment) for label, moment in printed if label == wanted)


def _modified(head: Head, printed: list[tuple[str, Moment]]) -> Iterator[Evidence]:
    values = [("json-ld", string(head.node, "dateModified"))]
    values += [("meta", head.first(name)) for name in _MODIFIED_METAS]
    values += [("microdata", value) for value in head.micro.get("datemodified", ())[:1]]
    for source, value in values:
        if value and (moment := parse_moment(value)):
            yield source, moment
    yield from (("text", moment) for label, moment in printed if label == "modified")


def _agreed(evidence: list[Evidence], entry: Entry | None) -> Evidence | None:
    """The first piece of evidence; what agrees with the entry before what does not; a time before a mere day."""
    if not evidence:
        return None
    witness = entry.published_at if entry else None
    if witness:
        evidence = [each for each in evidence if abs(each[1].at - witness) <= _AGREEMENT] or evidence
    chosen = evidence[0]
    if chosen[1].has_time:
        return chosen
    same_day = (each for each in evidence if each[1].has_time and abs(each[1].at - chosen[1].at) <= timedelta(days=1))
    return next(same_day, chosen)


def _last_resort(page: Page, entry: Entry | None) -> Evidence | None:
    if entry and entry.published_at:
        return "entry", Moment(entry.published_at, has_time=True)
    # The first of January is what it makes of a bare year, say that of the copyright line.
    found = find_date(page.reparse(), original_date=True, url=page.url, min_date=_EARLIEST, max_date=_LATEST)
    moment = parse_moment(found) if found and not found.endswith("-01-01") else None
    return ("htmldate", moment) if moment else None


def _time_elements(tree: _Element) -> Iterator[str]:
    """Dates of `time` elements, those marked as publication first; not those of comments, teasers and changes."""
    elements = [element for element in tree.iter("time") if not _is_aside(element)][:6]
    for element in sorted(
        elements, key=lambda element: element.get("pubdate") is None and "publi" not in _names(element)
    ):
        if not any(word in _names(element) for word in ("updat", "modif", "maj")) and not _says_modified(element):
            yield element.get("datetime") or text_of(element)


def _is_aside(element: _Element) -> bool:
    return any(
        ancestor.tag in ("aside", "nav", "footer", "li")
        or any(word in _names(ancestor) for word in ("comment", "related", "teaser"))
        for ancestor in element.iterancestors()
    )


def _says_modified(element: _Element) -> bool:
    before = element.getprevious()
    parent = element.getparent()
    said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return any(word in said.lower() for word in ("mis à jour", "modifié", "updated", "mise à jour"))


def _names(element: _Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}".lower()


def _printed(blocks: list[Block]) -> list[tuple[str, Moment]]:
    """The dates printed around the headline, and those that a label elsewhere calls dates of publication."""
    headline = next((index for index, block in enumerate(blocks) if block.element.tag == "h1"), None)
    near = range(0) if headline is None else range(headline - _BLOCKS_BEFORE, headline + _BLOCKS_AFTER)
    found: list[tuple[str, Moment]] = []
    for index, block in enumerate(blocks):
        if (
            len(block.text) > _LONGEST_DATE_LINE
            or not any(character.isdigit() for character in block.text)
            or block.is_link
        ):
            continue
        for label, moment in labelled_moments(block.text):
            if index in near or label:
                found.append((label, moment))
    return found
