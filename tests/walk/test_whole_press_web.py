"""Every host of the press web, from first request to SQL, and politeness as the servers saw it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import pairwise
from statistics import median
from urllib.parse import urlsplit

import pytest

from tests.walk.conftest import Walk, expected_pages

VERSION = version("vigie")


@pytest.fixture(scope="module")
def walk(make_walk):
    return make_walk()


@pytest.fixture(scope="module")
def first(walk: Walk):
    return walk.crawl()


@pytest.fixture(scope="module")
def second(walk: Walk, first):
    return walk.crawl()


@pytest.fixture(scope="module")
def kept(walk: Walk, first):
    columns = "url, title, standfirst, body, authors, published_at, section, access, language"
    return {row[0]: row for row in walk.ask(f"SELECT {columns} FROM articles")}


def _stored(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_every_feed_is_reported_once(walk, first):
    reports, _ = first
    feeds = [feed.url for source in walk.configuration.sources() for feed in source.feeds]
    assert Counter(report.feed_url for report in reports) == Counter(feeds)


def test_kept_articles_are_exactly_what_a_careful_reader_would_copy_out(kept):
    pages = {page["url"]: page for page in expected_pages() if "error" not in page}
    assert len(kept) >= 15
    for url, (_, title, standfirst, body, authors, published_at, section, access, language) in kept.items():
        page = pages[url]
        assert (title, standfirst) == (page["title"], page["standfirst"])
        assert body == page["body"].strip()
        assert json.loads(authors) == page["authors"]
        assert published_at == _stored(page["published_at"])
        assert (section, access, language) == (page["section"], page["access"], page["language"])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("Portail lent", "http 503"),
        ("Revue disparue", "http 404"),
        ("DSI Magazine", "robots"),
        ("Numérique gouv", "not html"),
        ("Quotidien Éco", "consent wall"),
        ("Quotidien Éco", "soft 404"),
    ],
)
def test_what_fails_says_why_and_ends_nothing_else(walk, first, source, reason):
    rows = walk.ask("SELECT source, reason FROM failures")
    assert (source, reason) in rows


def test_three_addresses_with_one_dispatch_are_one_story(walk, first):
    ((articles, sources),) = walk.ask("SELECT articles, sources FROM stories WHERE copies > 0")
    assert (articles, sources) == (3, 3)


def test_every_entry_is_accounted_for(first):
    reports, _ = first
    for report in reports:
        settled = report.kept + report.copies + report.revisions + report.unchanged + report.off_topic
        page_failures = sum(failure.stage != "feed" for failure in report.failures)
        assert report.entries == report.known + settled + page_failures, report


def test_robots_txt_is_asked_first_and_once(first):
    _, requests = first
    paths = defaultdict(list)
    for request in requests:
        paths[request.host].append(request.path)
    assert len(paths) >= 10
    for host, asked in paths.items():
        assert asked[0] == "/robots.txt", host
        assert asked.count("/robots.txt") == 1, host


def test_no_address_is_asked_twice(first):
    _, requests = first
    assert {url: count for url, count in Counter(request.url for request in requests).items() if count > 1} == {}


def test_what_robots_txt_forbids_is_never_asked(first):
    _, requests = first
    assert not [request for request in requests if urlsplit(request.url).path.startswith("/compte/")]


def test_crawl_delay_is_kept(first):
    _, requests = first
    times = [request.at_s for request in requests if request.host == "presse.numerique-gouv.example"]
    # The first two requests are robots.txt itself and what it was asked for.
    gaps = [later - earlier for earlier, later in pairwise(times[1:])]
    # A busy machine notes a request late, which shortens the gap after it by what it added to the one before.
    assert len(gaps) > 3
    assert sum(gaps) >= 0.5 * (len(gaps) - 1)
    assert median(gaps) >= 0.4


def test_the_user_agent_says_who_asks(first):
    _, requests = first
    assert {request.user_agent for request in requests} == {f"Vigie/{VERSION} (+mailto:demo@vigie.example)"}


def test_a_second_crawl_asks_each_feed_once_and_no_page(walk, second):
    reports, requests = second
    feeds = {feed.url for source in walk.configuration.sources() for feed in source.feeds}
    # One asked to be left alone for a while, and is.
    away = {"http://portail-lent.example/actu.rss"}
    assert {request.url for request in requests} == feeds - away
    assert Counter(request.status for request in requests) == {304: 8, 404: 1}
    for report in reports:
        assert (report.outcome, report.fetched) in {("not modified", 0), ("failed", 0)}


def test_a_second_crawl_changes_nothing_in_the_corpus(walk, first, kept, second):
    assert walk.ask("SELECT COUNT(*) FROM articles") == [(len(kept),)]
    assert walk.ask("SELECT COUNT(*) FROM revisions") == [(len(kept),)]


def test_what_was_taken_from_a_release_is_told(walk, first):
    asked = "SELECT source, release_source, paragraphs_kept, quotes_kept, lag_s FROM pickups"
    assert walk.ask(asked) == [("Canal Distribution", "Microsoft France newsroom", 2, 1, 16_800)]


def test_the_catalogue_says_whose_the_sources_are(walk, first):
    asked = "SELECT name, owner, kind FROM sources WHERE owner <> name OR kind <> 'press' ORDER BY name"
    assert walk.ask(asked) == [
        ("Gazette du Rhône", "Groupe Rhodanien", "press"),
        ("Microsoft France newsroom", "Microsoft", "press_release"),
        ("Numérique gouv", "Numérique gouv", "press_release"),
        ("Quotidien Éco", "Groupe Rhodanien", "press"),
    ]
