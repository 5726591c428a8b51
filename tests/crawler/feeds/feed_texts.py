"""Feeds of a few lines, read as they came from one address."""

from __future__ import annotations

from crawler.feeds.entries import FeedReading
from crawler.feeds.syndication import parse_feed

URL = "https://www.dsi.example/flux/rss.xml"


def feed_of(*items: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'


def line(number: int, title: str = "Titre", more: str = "") -> str:
    return f"<item><title>{title}</title><link>https://www.dsi.example/lire-{number}</link>{more}</item>"


def read(text: str | bytes, content_type: str = "") -> FeedReading:
    return parse_feed(text if isinstance(text, bytes) else text.encode(), URL, content_type)


def titles(reading: FeedReading) -> list[str]:
    return [entry.title for entry in reading.entries]
