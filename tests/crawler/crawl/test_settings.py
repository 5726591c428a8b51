"""Scrapy is set up as it has to be, whatever its own defaults are or become."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.settings import Settings, default_settings

from crawler.batch import Batch, NetworkRules, TopicRequest
from crawler.context.crawl_context import SETTING, CrawlContext
from crawler.crawl.settings import scrapy_settings
from crawler.judging.subject import Subject
from crawler.network.pace.handler import PoliteHandler
from crawler.network.pace.throttle import JITTER
from crawler.processes.workers import Workers
from store.archive import Archive

RULES = NetworkRules(
    user_agent="Vigie/1 (+mailto:a@b.example)",
    delay_s=4.0,
    allow=("127.0.0.1/32#80",),
    proxy="http://127.0.0.1:80",
    timeout_s=9.0,
)
BATCH = Batch(feeds=(), store_url="", topic=TopicRequest(), network=RULES, timeout_s=300.0)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[CrawlContext]:
    with Archive.open(f"sqlite:///{tmp_path / 'vigie.db'}") as archive:
        context = CrawlContext(
            archive=archive,
            workers=Workers(1),
            subject=Subject.of(TopicRequest(keep_all=True)),
            keep_pages=True,
            notify=lambda _event: None,
            now=lambda: datetime(2026, 10, 1, tzinfo=UTC),
        )
        yield context
        context.close()


@pytest.fixture
def settings(context: CrawlContext) -> Settings:
    """Scrapy's own settings with ours on top."""
    return Settings(scrapy_settings(BATCH, context))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COOKIES_ENABLED", False),
        ("DOWNLOAD_MAXSIZE", 10 * 1024 * 1024),
        ("DOWNLOAD_VERIFY_CERTIFICATES", True),
        ("METAREFRESH_ENABLED", False),
        ("REDIRECT_MAX_TIMES", 8),
        ("REFERER_ENABLED", False),
        ("REMOTE_CONTROL_ENABLED", False),
        ("RETRY_TIMES", 2),
        ("TELNETCONSOLE_ENABLED", False),
        ("URLLENGTH_LIMIT", 2083),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("MEMUSAGE_LIMIT_MB", 1024),
    ],
)
def test_what_scrapy_allows_by_default_is_bounded(settings: Settings, name: str, value: object) -> None:
    assert settings.get(name) == value


@pytest.mark.parametrize("scheme", ["file", "ftp", "s3", "data"])
def test_only_the_web_is_fetched(settings: Settings, scheme: str) -> None:
    assert settings.getdict("DOWNLOAD_HANDLERS")[scheme] is None


def test_connections_are_made_where_the_guard_stands(settings: Settings) -> None:
    # The guard is a resolver of Twisted's; Scrapy's other handlers would resolve names by themselves.
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert {handlers["http"], handlers["https"]} == {"crawler.network.pace.handler.PoliteHandler"}
    assert issubclass(PoliteHandler, HTTP11DownloadHandler)
    assert settings.get("TWISTED_DNS_RESOLVER") == "crawler.network.reach.guard.GuardedResolver"


@pytest.mark.parametrize("status", [429, 503])
def test_an_answer_about_us_is_not_asked_again_at_once(settings: Settings, status: int) -> None:
    assert status not in settings.getlist("RETRY_HTTP_CODES")


def test_the_rules_of_the_batch_are_kept(settings: Settings) -> None:
    assert settings.get("USER_AGENT") == RULES.user_agent
    assert settings.getfloat("DOWNLOAD_TIMEOUT") == 9.0
    assert settings.getfloat("CLOSESPIDER_TIMEOUT") == 300.0
    assert (settings.getlist("VIGIE_ALLOW"), settings.get("VIGIE_PROXY")) == (list(RULES.allow), RULES.proxy)


def test_no_delay_is_shorter_than_what_was_asked(settings: Settings) -> None:
    assert settings.getfloat("DOWNLOAD_DELAY_JITTER") == JITTER
    assert settings.getfloat("DOWNLOAD_DELAY") * (1 - JITTER) >= RULES.delay_s
    assert settings.getfloat("AUTOTHROTTLE_START_DELAY") >= settings.getfloat("DOWNLOAD_DELAY")
    assert settings.getbool("AUTOTHROTTLE_ENABLED")


def test_without_a_delay_nothing_waits(context: CrawlContext) -> None:
    batch = replace(BATCH, network=replace(RULES, delay_s=0.0))
    settings = Settings(scrapy_settings(batch, context))
    # Not quite nothing: with none, Scrapy sends whatever waits for a host at once.
    assert 0 < settings.getfloat("DOWNLOAD_DELAY") <= 0.001
    assert not settings.getbool("AUTOTHROTTLE_ENABLED")


def test_every_setting_is_one_that_scrapy_knows(context: CrawlContext) -> None:
    ours = {name for name in scrapy_settings(BATCH, context) if not name.startswith("VIGIE_")}
    assert ours <= set(dir(default_settings))


def test_all_crawlers_of_a_batch_share_one_context(context: CrawlContext, settings: Settings) -> None:
    assert deepcopy(settings)[SETTING] is context
