"""Hosts that a test writes down as values, played on loopback, and crawled in a process of their own.

Twisted's reactor starts once a process, so each crawl is a real job; it costs a second or two. A module therefore
crawls many hosts at once, a case each, and asks many questions of what came back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from crawler.batch import Batch, CrawlEvent, NetworkRules, TopicRequest
from crawler.press_web import LoggedRequest, PressWeb
from crawler.site_rules import SiteRule
from scheduler.crawls.jobs import CrawlJob
from store.types import CrawlReport, Failure, Feed, FeedKind, Source

USER_AGENT = "Vigie/0.0 (+mailto:tests@vigie.example)"

#: What a host answers to a path: a body, or the keys of a route of `site.toml`, with "body" for the bytes of its file
#: and "later" for those that take their place when the host publishes.
Page = bytes | Mapping[str, Any]
Hosts = Mapping[str, Mapping[str, Page]]


def rss(*addresses: str, title: str = "Titres") -> bytes:
    """An RSS feed of these addresses, relative or not."""
    entries = "".join(f"<item><title>Sur {address}</title><link>{address}</link></item>" for address in addresses)
    return f'<rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'.encode()


def sitemap(*addresses: str) -> bytes:
    pages = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'.encode()


def sitemap_index(*children: str, modified: str = "") -> bytes:
    date = f"<lastmod>{modified}</lastmod>" if modified else ""
    named = "".join(f"<sitemap><loc>{child}</loc>{date}</sitemap>" for child in children)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{named}</sitemapindex>'.encode()


_NOUNS = (
    "écluse",
    "canal",
    "marinier",
    "registre",
    "port",
    "marée",
    "péniche",
    "quai",
    "bief",
    "vanne",
    "digue",
    "pont",
)
_VERBS = ("ouvre", "ferme", "traverse", "attend", "mesure", "répare", "inspecte", "signale", "dépasse", "longe")


def article(subject: str) -> bytes:
    """A page that is an article, of words that are drawn for its subject: no other article's text is alike."""
    drawn = Random(subject)
    paragraphs = "".join(f"<p>Paragraphe {number} sur {subject} : {_sentences(drawn)}</p>" for number in range(1, 7))
    page = f"<!doctype html><html lang=fr><title>{subject}</title><article><h1>Écluse de {subject}</h1>{paragraphs}"
    return f"{page}</article></html>".encode()


def _sentences(drawn: Random) -> str:
    said = (
        f"le {drawn.choice(_NOUNS)} {drawn.choice(_VERBS)} la {drawn.choice(_NOUNS)} {drawn.randrange(2, 99)} fois"
        for _ in range(4)
    )
    return ", ".join(said) + ", selon le registre de l'écluse."


def feed(host: str, path: str = "/feed", kind: FeedKind = FeedKind.FEED, **known: Any) -> Feed:
    """A feed of a source that is called like its host."""
    return Feed(source=host, url=f"http://{host}{path}", kind=kind, **known)


def write_hosts(folder: Path, hosts: Hosts) -> Path:
    """Write hosts as the folders that `PressWeb` plays."""
    for host, pages in hosts.items():
        (folder / host).mkdir(parents=True)
        routes = [_route(folder / host, place, path, page) for place, (path, page) in enumerate(pages.items())]
        (folder / host / "site.toml").write_text("\n".join(routes), "utf-8")
    return folder


def _route(folder: Path, place: int, path: str, page: Page) -> str:
    keys: dict[str, Any] = {"body": page} if isinstance(page, bytes) else dict(page)
    if "body" in keys:
        keys["file"] = f"{place}.body"
        (folder / keys["file"]).write_bytes(keys.pop("body"))
        keys.setdefault("type", _type_of(path))
    if "later" in keys:
        (folder / f"{place}.later.body").write_bytes(keys.pop("later"))
    return "\n".join([f"[routes.{json.dumps(path)}]", *(f"{name} = {_toml(value)}" for name, value in keys.items())])


def _type_of(path: str) -> str:
    kinds = {"xml": "application/xml", "feed": "application/rss+xml", "txt": "text/plain"}
    return kinds.get(path.rpartition(".")[2].strip("/"), "text/html; charset=utf-8")


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(name)} = {_toml(each)}" for name, each in value.items()) + " }"
    return json.dumps(value)


@dataclass(frozen=True, kw_only=True)
class Crawled:
    """What one crawl came to."""

    reports: dict[str, CrawlReport]
    #: What the web was asked during this crawl.
    log: list[LoggedRequest]
    events: list[CrawlEvent]

    def paths(self, host: str) -> list[str]:
        return [request.path for request in self.log if request.host == host]

    def failure(self, source: str) -> Failure:
        """The one failure of a source's poll."""
        (failure,) = self.reports[source].failures
        return failure


@dataclass(frozen=True, kw_only=True)
class SmallWeb:
    """A press web of a test's own, and the database that its crawls write."""

    web: PressWeb
    database: Path

    @property
    def store_url(self) -> str:
        return f"sqlite:///{self.database}"

    def crawl(
        self,
        feeds: Iterable[Feed],
        *,
        keep_pages_days: int = 30,
        poll_timeout_s: float = 600.0,
        topic: str = "",
        site_rules: Iterable[SiteRule] = (),
        sources: Iterable[Source] = (),
        **rules: Any,
    ) -> Crawled:
        """Run one batch in a process of its own; `rules` are those of `NetworkRules`, without delay unless given.

        `topic` is a query; without one everything is kept.
        """
        asked_before = len(self.web.requests())
        network = NetworkRules(user_agent=USER_AGENT, delay_s=0.0, timeout_s=10.0, proxy=self.web.proxy)
        batch = Batch(
            feeds=tuple(feeds),
            store_url=self.store_url,
            topic=TopicRequest(query=topic, keep_all=not topic),
            network=replace(network, **rules),
            sources=tuple(sources),
            site_rules=tuple(site_rules),
            keep_pages_days=keep_pages_days,
            timeout_s=poll_timeout_s,
        )
        events: list[CrawlEvent] = []
        reports = CrawlJob(batch).run(events.append)
        return Crawled(
            reports={report.source: report for report in reports},
            log=self.web.requests()[asked_before:],
            events=events,
        )
