"""Titles that publish by a clock of their own, and every way in which one of them breaks; for `soak_daemon.py`.

What a title has published by an instant follows from its seed alone, so that the server keeps no state. A broken title
is whole until its hour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from crawler.press_web import PlayedAnswer, PressWeb
from store.types import AlarmKind

_PARIS = ZoneInfo("Europe/Paris")
#: How much is published in each hour of a French working day.
_HOURS = (0, 0, 0, 0, 1, 3, 8, 10, 12, 12, 12, 11, 6, 9, 10, 11, 12, 12, 10, 6, 3, 2, 1, 0)
_WEEKEND = 0.25
_LISTED = 15
_SAID = """
    écluse canal marinier registre port marée péniche quai bief vanne digue pont halage berge pilier crue étiage ponton
    amarre chaland batelier jauge tirant gabarit amont aval seuil barrage retenue affluent confluent méandre rive
"""
_WORDS = _SAID.split()
_HTML = {"Content-Type": "text/html; charset=utf-8"}

#: What a broken title answers to a path, given what it would answer whole; None leaves that.
Broken = Callable[[str, PlayedAnswer], PlayedAnswer | None]


@dataclass(frozen=True, kw_only=True)
class Break:
    """A way to break, and what the sentinel is to call it."""

    name: str
    kind: AlarmKind
    answer: Broken


@dataclass(frozen=True, kw_only=True)
class Title:
    """A source of the soak."""

    host: str
    #: Articles on a working day.
    a_day: float
    begins_at: datetime
    ends_at: datetime
    broken: Break | None = None
    breaks_at: datetime | None = None

    @property
    def feed_url(self) -> str:
        return f"http://{self.host}/feed"

    def is_broken(self, now: datetime) -> bool:
        return self.breaks_at is not None and now >= self.breaks_at


@cache
def published(title: Title) -> tuple[datetime, ...]:
    """When each of a title's articles appears, in order."""
    dice, instants, hour = Random(title.host), [], title.begins_at
    while hour < title.ends_at:
        local = hour.astimezone(_PARIS)
        share = _HOURS[local.hour] / sum(_HOURS) * (_WEEKEND if local.weekday() >= 5 else 1.0)
        chance = title.a_day * share
        count = int(chance) + (dice.random() < chance % 1)
        instants += [hour + timedelta(seconds=dice.uniform(0, 3600)) for _ in range(count)]
        hour += timedelta(hours=1)
    return tuple(sorted(instants))


class SoakWeb(PressWeb):
    """Plays titles as they are at the instant that `now` gives."""

    def __init__(self, titles: Mapping[str, Title], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._titles = titles
        self._now = now
        #: When each broken title first gave an answer that was not what it would have given whole.
        self.met_at: dict[str, datetime] = {}

    def answer(self, host: str, path: str, headers: Any) -> PlayedAnswer:
        title, now = self._titles.get(host), self._now()
        if title is None:
            return PlayedAnswer(status=502, headers={}, body=b"no such host")
        plain = _whole(title, path, now)
        if title.broken is not None and title.is_broken(now):
            frozen = _whole(title, path, title.breaks_at or now)
            broken = title.broken.answer(path, frozen if title.broken.name.startswith("frozen") else plain)
            if broken is not None:
                self.met_at.setdefault(host, now)
                plain = broken
        return _conditional(plain, headers)

    def note(self, host: str, path: str, status: int, headers: Mapping[str, str]) -> None:
        """Keep no log: a soak has hundreds of thousands of requests."""


def _conditional(plain: PlayedAnswer, headers: Any) -> PlayedAnswer:
    if plain.status != 200 or "X-No-Validator" in plain.headers:
        return plain
    tag = f'"{sha256(plain.body).hexdigest()[:16]}"'
    if headers.get("If-None-Match") == tag:
        return PlayedAnswer(status=304, headers={"ETag": tag}, body=b"")
    return PlayedAnswer(status=200, headers=plain.headers | {"ETag": tag}, body=plain.body, fault=plain.fault)


def _whole(title: Title, path: str, now: datetime) -> PlayedAnswer:
    if path == "/feed":
        return PlayedAnswer(status=200, headers={"Content-Type": "application/rss+xml"}, body=_feed(title, now))
    if path.startswith("/a/"):
        number = int(path.rpartition("-")[2])
        return PlayedAnswer(status=200, headers=_HTML, body=_page(title, number))
    return PlayedAnswer(status=404, headers=_HTML, body=b"<title>404</title>")


def _feed(title: Title, now: datetime) -> bytes:
    out = [place for place, instant in enumerate(published(title)) if instant <= now][-_LISTED:]
    here = f"http://{title.host}/a"
    entries = "".join(
        f"<item><title>{_headline(title, place)}</title><link>{here}/{_slug(title, place)}-{place}</link>"
        f"<pubDate>{published(title)[place]:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for place in reversed(out)
    )
    return f'<rss version="2.0"><channel><title>{title.host}</title>{entries}</channel></rss>'.encode()


def _headline(title: Title, place: int) -> str:
    return " ".join(Random(f"{title.host} {place}").choices(_WORDS, k=6)).capitalize()


def _slug(title: Title, place: int) -> str:
    return "-".join(Random(f"{title.host} {place} s").choices(("bief", "canal", "port", "quai", "pont"), k=4))


def text(seed: str, sentences: int) -> str:
    """Sentences that no other seed has."""
    dice = Random(seed)
    return " ".join(f"{' '.join(dice.choices(_WORDS, k=14)).capitalize()}." for _ in range(sentences))


def _page(title: Title, place: int) -> bytes:
    instant, headline = published(title)[place], _headline(title, place)
    body = "".join(f"<p>{text(f'{title.host} {place} {part}', 4)}</p>" for part in range(7))
    return (
        f"<!doctype html><html lang=fr><head><title>{headline}</title><meta property='og:type' content='article'>"
        f"<meta property='article:published_time' content='{instant.isoformat()}'></head>"
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    ).encode()
