"""Articles as RSS 2.0 (https://www.rssboard.org/rss-specification), for feed readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from store.quoting import EXCERPT, excerpt
from store.text import clean_line
from store.urls import is_web_url

#: What XML 1.0 has no place for, even escaped, beyond what cleaning takes away (§2.2).
_NO_XML = re.compile("[\ufffe\uffff]")

ArticleFields = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Channel:
    """What a feed says of itself."""

    title: str
    #: The page it belongs to.
    link: str
    description: str
    built_at: datetime


def rss_pieces(channel: Channel, articles: Iterable[ArticleFields]) -> Iterator[str]:
    """A feed of articles, given by the columns of the view `articles`, in their order.

    Each has its standfirst, or the beginning of its text: what may not be handed on was taken out before.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
    yield _element("title", channel.title) + _element("link", channel.link)
    yield _element("description", channel.description)
    yield _element("lastBuildDate", format_datetime(channel.built_at)) + _element("generator", "Vigie")
    for article in articles:
        yield _entry(article)
    yield "</channel>\n</rss>\n"


def _entry(article: ArticleFields) -> str:
    url = str(article["url"])
    elements = [_element("title", article["title"])]
    if is_web_url(url):  # any other address is no link, but a way into a reader's program
        elements.append(_element("link", url))
    elements.append(f'<guid isPermaLink="false">vigie:article:{article["id"]}</guid>\n')
    appeared = article["published_at"] or article["first_seen_at"]
    elements.append(_element("pubDate", format_datetime(datetime.fromisoformat(str(appeared)))))
    elements += [_element("dc:creator", name) for name in _listed(article["authors"])]
    elements += [_element("category", tag) for tag in _listed(article["tags"])]
    elements.append(_element("dc:source", article["source"]))
    standfirst, body = str(article["standfirst"]), str(article["body"])
    if quoted := excerpt(standfirst, body, (), longest=0, longest_body=EXCERPT):
        elements.append(_element("description", quoted))
    return f"<item>\n{''.join(elements)}</item>\n"


def _listed(cell: object) -> list[str]:
    return [str(value) for value in json.loads(str(cell))]


def _element(name: str, text: object) -> str:
    # A description is HTML to most readers: escaped once for XML, and once more so that "<" stays a "<" to them.
    content = escape(_NO_XML.sub("", clean_line(str(text))))
    return f"<{name}>{escape(content) if name == 'description' else content}</{name}>\n"
