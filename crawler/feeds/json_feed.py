"""JSON Feed 1.0 and 1.1 (jsonfeed.org), as it is written rather than as it should be: text in, entries out.

A document that breaks off, or is broken within an entry, gives the entries around the break.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from crawler.errors import NotAFeed
from crawler.feeds.entries import MAX_ENTRIES, FeedReading, distinct, feed_instant, language_code, raw_date
from crawler.feeds.markup import describe
from crawler.feeds.plain_text import plain_text
from store.types import Entry
from store.urls import absolute_url

_VERSION = re.compile(r"jsonfeed\.org\\?/version\\?/")
_MEDIA_TYPE = "application/feed+json"
#: The list of entries, in a document that cannot be read as a whole.
_LIST_START = re.compile(r'"items"\s*:\s*\[')
#: Where the entry after a broken one may begin.
_NEXT_ENTRY = re.compile(r"\}\s*,\s*(?=\{)")
#: Bounds the search for sound entries behind broken ones.
_MOST_BROKEN = 200
_DECODER = json.JSONDecoder(strict=False)

_Fields = Mapping[str, Any]


def is_json_feed(text: str, content_type: str = "") -> bool:
    """Whether an answer says that it is a JSON Feed, or has the shape of one."""
    if text.lstrip()[:1] != "{":
        return False
    return _MEDIA_TYPE in content_type or bool(_VERSION.search(text) or _LIST_START.search(text))


def parse_json_feed(text: str, body: bytes, url: str) -> FeedReading:
    """Read a JSON Feed; `url` is where it came from in the end, `body` what `text` was decoded from.

    An entry leads to its `url`; one without to its `external_url`, or to an `id` that is an address. Raises NotAFeed.
    """
    try:
        feed, problem = _DECODER.decode(text.strip()), ""
    except (ValueError, RecursionError) as error:
        feed, problem = _salvaged(text), f"malformed JSON: {error}"
    listed = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(listed, list) or (problem and not listed):
        raise NotAFeed(url, f"expected a feed, got {problem or describe(body, text)}")
    entries = tuple(islice(distinct(_entries(feed, url)), MAX_ENTRIES))
    if listed and not entries and not _VERSION.search(_text(feed, "version")):
        raise NotAFeed(url, f"expected a feed, got {describe(body, text)}")
    strange = sum(not isinstance(each, dict) for each in listed)
    notes = (problem, f"{strange} of its items are no objects" if strange else "", _left_out(len(listed)))
    return FeedReading(
        entries=entries,
        title=plain_text(_text(feed, "title")),
        problem="; ".join(filter(None, notes)),
        older_url=absolute_url(url, _text(feed, "next_url")),
    )


def _left_out(listed: int) -> str:
    return f"lists {listed:,} entries, of which the first {MAX_ENTRIES:,} are read" if listed > MAX_ENTRIES else ""


def _entries(feed: _Fields, url: str) -> Iterator[Entry]:
    feed_authors, feed_language = _authors(feed), _text(feed, "language")
    for fields in feed["items"]:
        link = _link(fields, url) if isinstance(fields, dict) else ""
        if not link:
            continue
        published_at = feed_instant(_text(fields, "date_published"))
        modified_at = feed_instant(_text(fields, "date_modified"))
        is_newer = published_at is None or (modified_at is not None and modified_at > published_at)
        yield Entry(
            url=link,
            title=plain_text(_text(fields, "title")),
            summary=plain_text(_text(fields, "summary")),
            authors=_authors(fields) or feed_authors,
            published_at=published_at,
            published_raw=raw_date(_text(fields, "date_published")),
            modified_at=modified_at if is_newer else None,
            section=_first_tag(fields),
            language=language_code(_text(fields, "language") or feed_language),
        )


def _link(fields: _Fields, url: str) -> str:
    for name in ("url", "external_url"):
        if link := absolute_url(url, _text(fields, name)):
            return link
    named = _text(fields, "id")
    return absolute_url(url, named) if named.startswith(("http://", "https://")) else ""


def _authors(fields: _Fields) -> tuple[str, ...]:
    """The names of `authors` (1.1), or of the one `author` (1.0)."""
    listed = fields.get("authors")
    given = listed if isinstance(listed, list) else [fields.get("author")]
    names = (plain_text(_text(each, "name")) for each in given if isinstance(each, dict))
    return tuple(dict.fromkeys(filter(None, names)))


def _first_tag(fields: _Fields) -> str:
    tags = fields.get("tags")
    words = (plain_text(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else iter(())
    return next(filter(None, words), "")


def _text(fields: _Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _salvaged(text: str) -> dict[str, Any]:
    """What can be read of a broken document: its entries, and of the feed what stands before them."""
    start = _LIST_START.search(text)
    if start is None:
        return {}
    try:
        feed = _DECODER.decode(text[: start.start()].rstrip().rstrip(",") + "}")
    except (ValueError, RecursionError):
        feed = {}
    return (feed if isinstance(feed, dict) else {}) | {"items": list(islice(_sound(text, start.end()), MAX_ENTRIES))}


def _sound(text: str, place: int) -> Iterator[dict[str, Any]]:
    """The entries that can be read, one by one. After a broken one, what has no `id` may be a part of it."""
    broken = 0
    while broken < _MOST_BROKEN and (start := text.find("{", place)) >= 0:
        try:
            fields, place = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            broken += 1
            following = _NEXT_ENTRY.search(text, start)
            place = following.end() if following else len(text)
            continue
        if not broken or "id" in fields:
            yield fields
