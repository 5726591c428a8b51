"""RSS and Atom, as they are written rather than as they should be: bytes in, entries out; JSON Feed by its own room.

feedparser reads the formats; around it stand a repair of characters before, and a judgement on each entry after. It
opens no connection and no file, and knows no clock: dates in the future are the caller's to judge.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

import feedparser

from crawler.errors import NotAFeed
from crawler.feeds.entries import MAX_ENTRIES, FeedReading, distinct, feed_instant, language_code, raw_date
from crawler.feeds.json_feed import is_json_feed, parse_json_feed
from crawler.feeds.markup import decode_markup, describe, repair_xml
from crawler.feeds.plain_text import plain_text
from store.text import clean_line
from store.types import Entry
from store.urls import absolute_url

_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|rdf|channel|item|entry)[\s>]", re.IGNORECASE)
_PROLOG = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_HTML_START = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PLAIN_ROOTS = {
    "feed": '<feed xmlns="http://www.w3.org/2005/Atom">',
    "rss": '<rss version="2.0">',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
}
_ENTRY_START = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]")
#: RSS 2.0 wants `mail (name)`; feedparser takes it apart for domains that end in two to four letters only.
_MAIL_AND_NAME = re.compile(r"[^\s@]+@[^\s@]+\s+\(([^()]+)\)")
#: How far into a body its first element may stand: warnings of PHP and long comments come before it.
_HEAD_CHARACTERS = 65_536
_LEFT_OUT = f"lists more than {MAX_ENTRIES:,} entries, of which the first are read"


def parse_feed(body: bytes, url: str, content_type: str = "") -> FeedReading:
    """Read RSS 2.0, RSS 1.0, Atom or JSON Feed; `url` is where it came from in the end, `content_type` its header.

    What is malformed costs at most the entry it stands in. A feed without entries is a reading without entries.
    Raises NotAFeed for anything else, saying what it is.
    """
    decoded = decode_markup(body, content_type)
    if is_json_feed(decoded.text, content_type):
        return parse_json_feed(decoded.text, body, url)
    preface, markup = _split_at_root(decoded.text, body, url)
    markup, has_more = _first_entries(markup)
    repaired = repair_xml(markup)
    parsed = _parsed(repaired, url)
    if not parsed["entries"] and _ENTRY_START.search(repaired):
        parsed = _parsed(_with_plain_root(repaired), url)
    if not parsed["entries"] and not parsed["version"]:
        raise NotAFeed(url, f"expected a feed, got {describe(body, decoded.text)}")
    malformed = _problem(parsed, was_repaired=repaired != markup)
    return FeedReading(
        entries=tuple(islice(distinct(_entries(parsed, url)), MAX_ENTRIES)),
        title=plain_text(parsed["feed"].get("title") or ""),
        problem="; ".join(filter(None, (decoded.problem, preface, malformed, _LEFT_OUT if has_more else ""))),
        ttl_s=_ttl_s(parsed["feed"].get("ttl", "")),
        older_url=absolute_url(url, _older(parsed["feed"].get("links", ()))),
    )


def _ttl_s(minutes: str) -> float:
    return 60.0 * int(minutes) if re.fullmatch(r"\d{1,6}", minutes.strip()) else 0.0


def _older(links: Iterable[dict[str, str]]) -> str:
    """The address of the page before in an archived feed, or of the next in a paged one (RFC 5005 §3 and §4)."""
    named = {link.get("rel", ""): link.get("href", "") for link in links}
    return named.get("prev-archive") or named.get("next") or ""


def _split_at_root(text: str, body: bytes, url: str) -> tuple[str, str]:
    """A complaint about what stands before the first element, and the text from there on; a DTD is left behind.

    Raises NotAFeed when that element is not a feed's.
    """
    head = text[:_HEAD_CHARACTERS]
    root = _ROOT.search(head)
    page = _HTML_START.search(head)
    if root is None or (page and page.start() < root.start()):
        raise NotAFeed(url, f"expected a feed, got {describe(body, text)}")
    stray = clean_line(_PROLOG.sub("", head[: root.start()]))
    return f"text before the feed: “{stray[:60]}”" if stray else "", text[root.start() :]


def _with_plain_root(markup: str) -> str:
    """The markup under a root as it should be: with a namespace that is spoilt, its entries are nobody's."""
    name = re.match(r"<([\w.:-]+)", markup)
    plain = _PLAIN_ROOTS.get(name[1].rpartition(":")[2].lower() if name else "")
    return plain + markup[name.end() :].partition(">")[2] if name and plain else markup


def _first_entries(markup: str) -> tuple[str, bool]:
    """The markup closed after its first entries, and whether there were more: parsing a million takes minutes."""
    beyond = next(islice(_ENTRY_START.finditer(markup), MAX_ENTRIES, None), None)
    if beyond is None:
        return markup, False
    root = re.match(r"<([\w.:-]+)", markup)
    name = root[1] if root else "rss"
    return markup[: beyond.start()] + ("</channel></rss>" if name == "rss" else f"</{name}>"), True


def _parsed(markup: str, url: str) -> dict[str, Any]:
    """What feedparser makes of it. Raises NotAFeed when it breaks on elements that stand where none belongs."""
    try:
        parsed: dict[str, Any] = feedparser.parse(
            # Bytes or text alone would be tried as a file name or an address.
            io.BytesIO(markup.encode()),
            response_headers={"content-location": url, "content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (LookupError, TypeError, ValueError) as error:
        raise NotAFeed(url, f"expected a feed, got one that is too damaged to read ({error})") from error
    return parsed


def _problem(parsed: dict[str, Any], *, was_repaired: bool) -> str:
    error = parsed.get("bozo_exception")
    if error:
        return f"malformed XML: {clean_line(str(error)).rpartition(': ')[2]}"
    return "malformed XML: stray signs or unknown entities" if was_repaired else ""


def _entries(parsed: dict[str, Any], url: str) -> Iterator[Entry]:
    """The entries that lead to a web page."""
    is_rss = (parsed["version"] or "").startswith("rss")
    feed_language = parsed["feed"].get("language", "")
    for raw in parsed["entries"]:
        link = absolute_url(url, raw.get("feedburner_origlink") or raw.get("link") or "")
        if not link:
            continue
        published_at, modified_at = _instants(raw, is_rss=is_rss)
        yield Entry(
            url=link,
            title=plain_text(raw.get("title") or ""),
            summary=plain_text(raw.get("summary") or ""),
            authors=_authors(raw),
            published_at=published_at,
            published_raw=_raw_date(raw, is_rss=is_rss),
            modified_at=modified_at,
            section=_section(raw.get("tags", ())),
            language=language_code(
                raw.get("language") or (raw.get("title_detail") or {}).get("language") or feed_language
            ),
        )


def _instants(raw: dict[str, Any], *, is_rss: bool) -> tuple[datetime | None, datetime | None]:
    """When an entry was published and modified.

    feedparser calls Dublin Core's date "updated"; in RSS it is the date of publication, and often the only one.
    """
    published_at = feed_instant(raw.get("published") or raw.get("created") or "")
    # Asked for first, since feedparser warns when it falls back from "updated" to "published".
    modified_at = feed_instant(raw["updated"] or "") if "updated" in raw else None
    if is_rss and published_at is None:
        return modified_at, None
    if published_at and modified_at and modified_at <= published_at:
        return published_at, None
    return published_at, modified_at


def _raw_date(raw: dict[str, Any], *, is_rss: bool) -> str:
    """What the date of publication was read from, or could not be."""
    written = raw.get("published") or raw.get("created") or (raw["updated"] if is_rss and "updated" in raw else "")
    return raw_date(written or "")


def _authors(raw: dict[str, Any]) -> tuple[str, ...]:
    if mailed := _MAIL_AND_NAME.fullmatch(raw.get("author") or ""):
        return (plain_text(mailed[1]),)
    names = (plain_text(author.get("name") or "") for author in raw.get("authors", ()))
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _section(tags: Iterable[dict[str, str]]) -> str:
    terms = (plain_text(tag.get("label") or tag.get("term") or "") for tag in tags)
    return next(filter(None, terms), "")
