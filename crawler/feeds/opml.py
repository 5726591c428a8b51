"""OPML 2.0 (opml.org), in which feed readers exchange what they watch: bytes in, outlines out, and back.

Folders are categories. What OPML has no word for (sitemaps, section pages and their patterns, owners) stands in
attributes of a namespace of our own, which other readers pass over. Nothing is fetched, and no entity is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from crawler.errors import BadOutlines
from crawler.feeds.markup import decode_markup, describe, repair_xml, xml_parser
from store.text import clean_line
from store.types import Feed, FeedKind, Source, SourceKind
from store.urls import is_web_url, why_no_web_url, without_login

#: Larger files are no list of feeds.
_MAX_BYTES = 10 * 1024 * 1024
_MAX_OUTLINES = 20_000
_OURS = "urn:vigie:opml"
_KIND, _PATTERN, _OWNER, _SOURCE_KIND = (f"{{{_OURS}}}{name}" for name in ("kind", "pattern", "owner", "source"))
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
#: What some readers write for http:// (`feed://`), or before the whole address (`feed:https://`).
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?:)|^feed:(?=//)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class FeedOutline:
    """One feed that a file lists; several may be of one source."""

    feed: Feed
    homepage: str
    category: str
    owner: str
    source_kind: SourceKind


@dataclass(frozen=True, kw_only=True)
class BadOutline:
    """An outline that is neither a feed nor a folder."""

    #: Of the file, from 1.
    line: int
    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class OutlineReading:
    """What a file lists, in its order."""

    outlines: tuple[FeedOutline, ...]
    bad: tuple[BadOutline, ...]


def read_opml(body: bytes) -> OutlineReading:
    """Read a file of outlines. What is wrong with one costs that one. Raises BadOutlines for anything else."""
    outlines: list[FeedOutline] = []
    bad: list[BadOutline] = []
    for element, folders in _leaves(_body_of(body)):
        name = _name(element)
        read = _outline(element, name, folders)
        if isinstance(read, FeedOutline):
            outlines.append(read)
        else:
            bad.append(BadOutline(line=_line(element), name=name, why=read))
    return OutlineReading(outlines=tuple(outlines), bad=tuple(bad))


def write_opml(sources: Iterable[Source], title: str, now: datetime) -> bytes:
    """Some sources as a file of outlines, those of one category in a folder; a source with n feeds is n outlines."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"vigie": _OURS})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean_line(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(now)
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], etree._Element] = {(): body}
    for source in sources:
        folder = _folder(folders, tuple(_parts(source.category)))
        for feed in source.feeds:
            etree.SubElement(folder, "outline", _attributes(source, feed))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _body_of(body: bytes) -> etree._Element:
    if len(body) > _MAX_BYTES:
        raise BadOutlines(f"larger than {_MAX_BYTES // 1024**2} MiB: that is no list of feeds")
    text = decode_markup(body).text
    if _ENTITY.search(text):
        raise BadOutlines("it defines entities of its own, which no list of feeds needs; they are not resolved")
    tree = _tree(text)
    if tree is None or _local(tree) != "opml":
        raise BadOutlines(f"expected OPML, got {describe(body, text)}")
    return next((child for child in tree if _local(child) == "body"), tree)


def _tree(text: str) -> etree._Element | None:
    """The tree of a file, repaired where that is needed and possible."""
    for markup, recover in ((text, False), (repair_xml(text), True)):
        try:
            return etree.fromstring(markup.encode("utf-8", "replace"), xml_parser(recover=recover))
        except etree.XMLSyntaxError:
            continue
    return None


def _leaves(body: etree._Element) -> Iterator[tuple[etree._Element, tuple[str, ...]]]:
    """The outlines that are no folders, each with the names of the folders that it stands in. Raises BadOutlines."""
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(each, ()) for each in _outlines(body)]
    waiting.reverse()
    for _ in range(_MAX_OUTLINES):
        if not waiting:
            return
        element, folders = waiting.pop()
        inner = _outlines(element)
        if inner and not _said(element, "xmlUrl"):
            waiting += reversed([(each, (*folders, _name(element))) for each in inner])
            continue
        waiting += reversed([(each, folders) for each in inner])
        yield element, folders
    raise BadOutlines(f"more than {_MAX_OUTLINES:,} outlines: that is no list of feeds")


def _outlines(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if _local(child) == "outline"]


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _outline(element: etree._Element, name: str, folders: Sequence[str]) -> FeedOutline | str:
    """The feed that an outline names, or what is wrong with it."""
    url = _FEED_SCHEME.sub("", _said(element, "xmlUrl") or _said(element, "url"))
    url = f"http:{url}" if url.startswith("//") else url
    if not url:
        return "it names no address (xmlUrl)"
    if not is_web_url(url):
        return f"{without_login(url)[:100]!r} is no address: {why_no_web_url(url)}"
    try:
        kind = FeedKind(_said(element, _KIND) or FeedKind.FEED.value)
        source_kind = SourceKind(_said(element, _SOURCE_KIND) or SourceKind.PRESS.value)
        pattern = re.compile(_said(element, _PATTERN)).pattern
    except (ValueError, re.error) as error:
        return f"an attribute of vigie's own cannot be read: {error}"
    homepage = _said(element, "htmlUrl")
    return FeedOutline(
        feed=Feed(source=name, url=url, kind=kind, link_pattern=pattern),
        homepage=homepage if is_web_url(homepage) else "",
        category="/".join(filter(None, folders)) or _first_category(_said(element, "category")),
        owner=_said(element, _OWNER),
        source_kind=source_kind,
    )


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline  # the stubs say nothing of it
    return int(line or 0)


def _name(element: etree._Element) -> str:
    return _said(element, "text") or _said(element, "title")


def _first_category(listed: str) -> str:
    """The first of a list such as `/Boston/Weather,/Harvard/Berkman`."""
    return "/".join(_parts(listed.partition(",")[0]))


def _parts(category: str) -> list[str]:
    return [part for each in category.split("/") if (part := clean_line(each))]


def _said(element: etree._Element, name: str) -> str:
    """An attribute, in whatever case it was written."""
    value: str | bytes | None = element.get(name)
    if value is None and not name.startswith("{"):
        value = next((text for key, text in element.attrib.items() if str(key).lower() == name.lower()), "")
    return clean_line(value if isinstance(value, str) else "")


def _folder(folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]) -> etree._Element:
    """The outline of a folder, made with those around it when it is new."""
    if path not in folders:
        around = _folder(folders, path[:-1])
        folders[path] = etree.SubElement(around, "outline", {"text": path[-1], "title": path[-1]})
    return folders[path]


def _attributes(source: Source, feed: Feed) -> dict[str, str]:
    name, category = clean_line(source.name), "/".join(_parts(source.category))
    is_feed = feed.kind is FeedKind.FEED
    said = {
        "type": "rss" if is_feed else "link",
        "text": name,
        "title": name,
        "xmlUrl" if is_feed else "url": feed.url,
        "htmlUrl": source.homepage,
        "category": f"/{category}" if category else "",
        _KIND: "" if is_feed else feed.kind.value,
        _PATTERN: feed.link_pattern,
        _OWNER: clean_line(source.owner),
        _SOURCE_KIND: "" if source.kind is SourceKind.PRESS else source.kind.value,
    }
    return {key: value for key, value in said.items() if value}
