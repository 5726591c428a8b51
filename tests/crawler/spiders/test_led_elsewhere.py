"""Addresses that lead somewhere else by now: articles to the home page, feeds to a page; each says where it led."""

from __future__ import annotations

import pytest

from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import Crawled, article, feed, rss

_HOME = {"status": 301, "location": "/"}
HOSTS = {
    "refait.example": {
        "/feed": rss("/a", "/b", "/c"),
        "/": article("une page d'accueil qui a du texte"),
        **dict.fromkeys(("/a", "/b"), _HOME),
        "/c": article("refait c"),
    },
    "dossier.example": {
        "/feed": rss("http://lien.example/1"),
        "/": article("un dossier qui a son propre site"),
    },
    "lien.example": {"/1": {"status": 302, "location": "http://dossier.example/"}},
    "demenage.example": {
        "/feed": {"status": 301, "location": "http://parking.example/vente"},
    },
    "parking.example": {"/vente": b"<!doctype html><html lang=fr><title>Domaine en vente</title><p>Achetez-le.</p>"},
}


@pytest.fixture(scope="module")
def crawled(open_web: OpenWeb) -> Crawled:
    return open_web(HOSTS).crawl([feed(host) for host in ("refait.example", "dossier.example", "demenage.example")])


def test_articles_that_lead_to_the_home_page_of_their_site_are_not_there_any_more(crawled: Crawled) -> None:
    report = crawled.reports["refait.example"]
    assert report.kept == 1
    assert {(one.url, one.reason) for one in report.failures} == {("http://refait.example/", "soft 404")}
    assert {one.detail for one in report.failures} == {"its address leads to the home page of the site"}


def test_a_site_that_is_one_article_may_be_led_to(crawled: Crawled) -> None:
    assert crawled.reports["dossier.example"].kept == 1


def test_a_feed_that_leads_to_a_page_says_where(crawled: Crawled) -> None:
    failure = crawled.failure("demenage.example")
    assert failure.reason == "not a feed"
    assert failure.detail == (
        "expected a feed, got an HTML page titled “Domaine en vente”; its address leads to http://parking.example/vente"
    )
