"""The catalogue: what the configuration says of each source, checked and turned into values.

Pure; it neither reads files nor tries addresses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import chain

from crawler.errors import BadSource
from store.text import words
from store.types import Feed, FeedKind, Rights, Source
from store.urls import is_web_url, site_of, url_key, why_no_web_url, without_login

#: Of a source's name: the longest title of the press has half as many, and a server's index takes no long ones.
MOST_NAME_CHARACTERS = 200
#: "Le Monde.fr", "Le Figaro.com".
_DOMAIN = re.compile(r"\.[a-z]{2,4}$", re.IGNORECASE)


def polled_source(
    described: Source,
    *,
    feeds: Iterable[str] = (),
    sitemaps: Iterable[str] = (),
    sections: Iterable[tuple[str, str]] = (),
) -> Source:
    """A source with what the configuration has polled of it; sections come as (URL, link pattern).

    Raises BadSource when it names nothing to poll, an address that is not http(s), a pattern that is no regular
    expression, or rights without a reason.
    """
    name = described.name
    polled = [
        *(Feed(source=name, url=url, kind=FeedKind.FEED) for url in feeds),
        *(Feed(source=name, url=url, kind=FeedKind.SITEMAP) for url in sitemaps),
        *(Feed(source=name, url=url, kind=FeedKind.SECTION, link_pattern=pattern) for url, pattern in sections),
    ]
    if not polled:
        raise BadSource(name, "names nothing to poll; give it feeds, sitemaps or sections")
    for feed in polled:
        _check_feed(feed)
    _check_rights(described)
    return replace(described, feeds=tuple(polled))


def check_catalogue(sources: Sequence[Source]) -> None:
    """Raise BadSource when two sources have one name, or one address is listed twice."""
    names: set[str] = set()
    owners: dict[str, str] = {}
    for source in sources:
        if name_key(source.name) in names:
            raise BadSource(source.name, "two sources have this name, or look as if; names tell them apart")
        names.add(name_key(source.name))
        for feed in source.feeds:
            if feed.url in owners:
                raise BadSource(source.name, f"{feed.url} is listed already, by {owners[feed.url]!r}")
            owners[feed.url] = source.name


def unwatched(sources: Iterable[Source], watched: Sequence[Source]) -> list[Source]:
    """Those of some sources that have neither the name nor an address of one that is watched."""
    names = {name_key(source.name) for source in watched}
    addresses = {url_key(feed.url) for source in watched for feed in source.feeds}
    return [
        source
        for source in sources
        if name_key(source.name) not in names and not any(url_key(feed.url) in addresses for feed in source.feeds)
    ]


def chosen(sources: Sequence[Source], names: Sequence[str]) -> list[Source]:
    """The sources that were named, in any case; all of them when none was.

    Raises BadSource for a name that no source has, with the nearest one there is.
    """
    if not names:
        return list(sources)
    by_name = {name_key(source.name): source for source in sources}
    found = []
    for name in names:
        key = name_key(name)
        if key not in by_name:
            near = get_close_matches(key, by_name, n=1, cutoff=0.5)
            hint = f"; did you mean {by_name[near[0]].name!r}?" if near else "; `vigie sources` lists them"
            raise BadSource(name, f"there is no such source{hint}")
        found.append(by_name[key])
    return found


def name_key(name: str) -> str:
    """What two names share that a reader cannot tell apart but by case: a no-break space, a composed é.

    >>> name_key("Le\N{NO-BREAK SPACE}Monde") == name_key("le monde")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def cut_name(name: str, most: int = MOST_NAME_CHARACTERS) -> str:
    """A name that strangers gave, cut to what a source's may have."""
    return name[:most].rstrip()


def catalogue_name(name: str, sources: Iterable[Source]) -> str:
    """The name by which the catalogue knows a title that others spell in their own way; the same where it does not.

    >>> catalogue_name("LE MONDE.fr", [Source(name="Le Monde")])
    'Le Monde'
    """
    return next((source.name for source in sources if _spelt_alike(source.name) == _spelt_alike(name)), name)


def page_feed(url: str, sources: Sequence[Source]) -> Feed:
    """A single page as something to poll, under the name of the source whose site it is on, else of its host.

    Raises BadSource when it is no http(s) address.
    """
    if not is_web_url(url):
        raise BadSource(without_login(url), why_no_web_url(url))
    site = site_of(url)
    by_homepage = (source.name for source in sources if site_of(source.homepage) == site)
    # Feeds come second, since some are served by a site that serves those of others too.
    by_feed = (source.name for source in sources for feed in source.feeds if site_of(feed.url) == site)
    owner = next(chain(by_homepage, by_feed), site)
    return Feed(source=owner, url=url, kind=FeedKind.PAGE)


def _spelt_alike(name: str) -> str:
    """What two spellings of a title share: its words without case, accents, and the domain that some print behind."""
    return "".join(words(_DOMAIN.sub("", name)))


def _check_rights(described: Source) -> None:
    name, rights, reason = described.name, described.rights, described.rights_reason
    if rights is not Rights.PUBLIC and not reason:
        problem = f'rights = "{rights.value}" needs a rights_reason: which contract, or which project'
        raise BadSource(name, f"{problem}; it is written down with each article")
    if reason and rights is Rights.PUBLIC:
        raise BadSource(name, 'rights_reason says nothing without rights = "licensed" or "research"')


def _check_feed(feed: Feed) -> None:
    if not is_web_url(feed.url):
        raise BadSource(feed.source, f"{without_login(feed.url)!r} is no address; expected http:// or https://")
    try:
        re.compile(feed.link_pattern)
    except re.error as error:
        raise BadSource(feed.source, f"link_pattern {feed.link_pattern!r} is no regular expression: {error}") from error
