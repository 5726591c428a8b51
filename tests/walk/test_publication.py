"""What a source publishes or edits later, as the next crawl sees it."""

from __future__ import annotations

import tomllib

import pytest

from crawler.sources import page_feed
from tests.walk.conftest import FIXTURES, Walk


@pytest.fixture(scope="module")
def published(make_walk) -> Walk:
    walk = make_walk()
    walk.crawl(*_feeds(walk, "DSI Magazine"), *_feeds(walk, "Gazette du Rhône"))
    walk.web.publish("dsi-magazine.example")
    walk.web.publish("gazette-du-rhone.example")
    return walk


def _feeds(walk: Walk, name: str):
    return next(source.feeds for source in walk.configuration.sources() if source.name == name)


def _expected_later(host: str):
    (file,) = (FIXTURES / host).rglob("*.later.expected.toml")
    return tomllib.loads(file.read_text("utf-8"))


def test_only_the_new_entry_of_a_feed_is_fetched(published):
    (report,), requests = published.crawl(*_feeds(published, "DSI Magazine"))
    assert (report.outcome, report.kept, report.known) == ("new", 1, 6)
    pages = [request.url for request in requests if request.path not in ("/robots.txt", "/rss")]
    assert pages == [_expected_later("dsi-magazine.example")["url"]]


def test_an_edited_page_becomes_a_revision_of_the_same_article(published):
    page = _expected_later("gazette-du-rhone.example")
    articles_before = published.ask("SELECT COUNT(*) FROM articles")
    (report,), _ = published.crawl(page_feed(page["url"], published.configuration.sources()))
    assert (report.source, report.revisions, report.kept) == ("Gazette du Rhône", 1, 0)
    assert published.ask("SELECT COUNT(*) FROM articles") == articles_before
    history = published.ask(f"SELECT number, body FROM revisions WHERE url = '{page['url']}' ORDER BY number")
    assert [number for number, _ in history] == [1, 2]
    assert history[1][1] == page["body"].strip()
    assert history[0][1] != history[1][1]
    assert published.ask(f"SELECT body, revisions FROM articles WHERE url = '{page['url']}'") == [(history[1][1], 2)]


def test_a_page_read_again_with_the_same_text_is_no_revision(published):
    url = published.ask("SELECT url FROM articles WHERE source = 'DSI Magazine' LIMIT 1")[0][0]
    (report,), _ = published.crawl(page_feed(url, published.configuration.sources()))
    assert (report.outcome, report.unchanged, report.revisions) == ("unchanged", 1, 0)
