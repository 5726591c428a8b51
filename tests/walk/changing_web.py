"""A title whose pages are edited, removed, walled off and brought back while a test looks on, over real HTTP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from crawler.batch import Batch, NetworkRules, TopicRequest
from crawler.press_web import LoggedRequest, PressWeb
from scheduler.crawls.jobs import CrawlJob
from store.types import CrawlReport
from tests.crawler.small_web import USER_AGENT, Page, feed, rss, write_hosts
from tests.store.conftest import ask

HOST = "veille.example"
HOURS = (1.0, 6.0, 24.0, 168.0)
_SAID = "digue canal écluse vanne bief quai péniche marée chaland halage berge pilier crue étiage ponton amarre"


def page(subject: str, *, sum_of: str = "12 millions", extra: str = "", walled: bool = False) -> bytes:
    """An article page on a subject, with a sum in its second paragraph; behind a wall, only its first one is shown."""
    said = [f"Le port de {subject} a signé hier un accord avec la compagnie fluviale. {_sentences(subject)}"]
    if not walled:
        said.append(f"Le contrat vaut {sum_of} d'euros et dure neuf ans. {_sentences(subject + ' 2')}")
        said += [_sentences(f"{subject} {place}") for place in range(3, 7)]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in said)
    told = {"@type": "NewsArticle", "headline": f"Accord au port de {subject}", "isAccessibleForFree": not walled}
    wall = "<div class=paywall><p>La suite est réservée aux abonnés.</p></div>" if walled else ""
    return (
        f"<!doctype html><html lang=fr><head><title>Accord au port de {subject}</title>"
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org"} | told)}</script></head>'
        f"<body><article><h1>Accord au port de {subject}</h1>{body}{extra}</article>{wall}</body></html>"
    ).encode()


def walled_off(subject: str) -> bytes:
    """A page that shows nothing of its article but the headline."""
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "isAccessibleForFree": False}
    return (
        f"<!doctype html><html lang=fr><head><title>Accord au port de {subject}</title>"
        f'<script type="application/ld+json">{json.dumps(told)}</script></head>'
        f"<body><article><h1>Accord au port de {subject}</h1>"
        "<div class=paywall><p>La suite est réservée aux abonnés.</p><p>Abonnez-vous pour lire cet article.</p></div>"
        "</article></body></html>"
    ).encode()


def _sentences(subject: str) -> str:
    drawn, words = Random(subject), _SAID.split()
    told = (" ".join(drawn.choices(words, k=14)) for _ in range(3))
    return " ".join(f"{one.capitalize()}." for one in told)


class ChangingWeb(PressWeb):
    """A press web whose pages answer with other pages when told to."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(*folders)
        #: Path asked for → path whose page, or whose status, is the answer.
        self.detours: dict[str, str] = {}

    def answer(self, host: str, path: str, headers: Any) -> Any:
        return super().answer(host, self.detours.get(path, path), headers)


@dataclass
class Watch:
    """One title, the database its crawls write, and the hours that have passed."""

    web: ChangingWeb
    store_url: str
    log: list[LoggedRequest] = field(default_factory=list)

    def crawl(self, *, hours: tuple[float, ...] = HOURS, delay_s: float = 0.0) -> CrawlReport:
        """Poll the feed once in a process of its own; `log` holds what the web was asked meanwhile."""
        asked_before = len(self.web.requests())
        network = NetworkRules(user_agent=USER_AGENT, delay_s=delay_s, timeout_s=10.0, proxy=self.web.proxy)
        batch = Batch(
            feeds=(feed(HOST),),
            store_url=self.store_url,
            topic=TopicRequest(keep_all=True),
            network=network,
            recheck_after_s=tuple(3600 * one for one in hours),
        )
        (report,) = CrawlJob(batch).run(lambda _event: None)
        self.log = self.web.requests()[asked_before:]
        return report

    def pass_time(self, hours: float) -> None:
        """Let everything that is kept have happened so much earlier."""
        for table, column, key in (("article", "first_seen_at", "id"), ("recheck", "next_at", "article_id")):
            for number, instant in ask(self.store_url, f"SELECT {key}, {column} FROM {table}"):
                earlier = datetime.fromisoformat(instant).astimezone(UTC) - timedelta(hours=hours)
                then = earlier.isoformat(timespec="seconds").replace("+00:00", "Z")
                ask(self.store_url, f"UPDATE {table} SET {column} = '{then}' WHERE {key} = {number}")

    def make_due(self) -> None:
        """Let it be time to look at everything again."""
        then = (datetime.now(UTC) - timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        ask(self.store_url, f"UPDATE recheck SET next_at = '{then}'")

    def asked(self, path: str) -> list[LoggedRequest]:
        return [request for request in self.log if request.path == path]

    def revisions(self, path: str) -> list[tuple[int, str]]:
        """Number and kind of each text of the article of a page."""
        query = f"SELECT number, kind FROM revisions WHERE url = 'http://{HOST}{path}' ORDER BY number"
        return [(number, kind) for number, kind in ask(self.store_url, query)]


def write_title(folder: Path, pages: Mapping[str, Page], *, listed: tuple[str, ...]) -> Path:
    """Write the title as a folder that the web plays; its feed lists some of its pages."""
    return write_hosts(folder, {HOST: {"/feed": rss(*listed), **pages}})
