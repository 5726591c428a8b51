"""Outlines of other readers as sources to watch: what is new, what is watched already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.feeds.opml import FeedOutline
from crawler.sources import MOST_NAME_CHARACTERS, cut_name, name_key
from store.types import Feed, Source
from store.urls import site_of, url_key


@dataclass(frozen=True, kw_only=True)
class TakenOutlines:
    """What a list of outlines comes to."""

    #: Sources that nobody watched.
    added: tuple[Source, ...]
    #: Feeds for sources of the same name and site that are watched.
    joined: tuple[Feed, ...]
    #: Feeds that are watched already, or listed twice; each with the name of the source that has it.
    doubles: tuple[tuple[Feed, str], ...]


def take_outlines(outlines: Iterable[FeedOutline], watched: Sequence[Source], own: Collection[str]) -> TakenOutlines:
    """Sort outlines into new sources, further feeds and doubles; `own` are the names of sources that can be added to.

    Outlines of one name and site are one source; those of one name and another site have their host beside the name.
    Doubles are told by the key of their address, so that `http://www.` and `https://` are the same.
    """
    sorting = _Sorting(watched, own)
    for outline in outlines:
        sorting.take(outline)
    return TakenOutlines(
        added=tuple(sorting.added.values()), joined=tuple(sorting.joined), doubles=tuple(sorting.doubles)
    )


class _Sorting:
    """What is watched, and what has come to it so far."""

    def __init__(self, watched: Sequence[Source], own: Collection[str]) -> None:
        self._owners = {url_key(feed.url): source.name for source in watched for feed in source.feeds}
        self._watched = {name_key(source.name): source for source in watched}
        self._own = {name_key(name) for name in own}
        self.added: dict[str, Source] = {}
        self.joined: list[Feed] = []
        self.doubles: list[tuple[Feed, str]] = []

    def take(self, outline: FeedOutline) -> None:
        key = url_key(outline.feed.url)
        if key in self._owners:
            self.doubles.append((outline.feed, self._owners[key]))
            return
        name = next(name for name in _names(outline) if self._has_room(name, outline))
        feed = replace(outline.feed, source=name)
        self._owners[key] = name
        if name_key(name) in self._watched:
            self.joined.append(feed)
            return
        source = self.added.get(name_key(name)) or _source_of(outline, name)
        self.added[name_key(name)] = replace(source, feeds=(*source.feeds, feed))

    def _has_room(self, name: str, outline: FeedOutline) -> bool:
        """Whether a name is free, or that of a source of the same site that can be added to."""
        home = self.added.get(name_key(name)) or self._watched.get(name_key(name))
        if home is None:
            return True
        can_be_added_to = name_key(name) in self.added or name_key(name) in self._own
        return can_be_added_to and bool(
            _sites(home) & _sites(replace(_source_of(outline, name), feeds=(outline.feed,)))
        )


def _names(outline: FeedOutline) -> tuple[str, ...]:
    """What a source may be called, the best first; the last is nobody else's."""
    host = (urlsplit(outline.feed.url).hostname or "").removeprefix("www.")
    name = cut_name(outline.feed.source, MOST_NAME_CHARACTERS // 2) or host
    return tuple(map(cut_name, (name, f"{name} ({host})", f"{name} ({outline.feed.url})")))


def _source_of(outline: FeedOutline, name: str) -> Source:
    """The source of an outline, to which its feed is still to be added."""
    return Source(
        name=name, homepage=outline.homepage, owner=outline.owner, kind=outline.source_kind, category=outline.category
    )


def _sites(source: Source) -> set[str]:
    return {site_of(address) for address in (source.homepage, *(feed.url for feed in source.feeds)) if address}
