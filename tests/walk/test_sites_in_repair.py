"""A site that says with status 200 that it is being repaired: its articles wait until it works again."""

from __future__ import annotations

from pathlib import Path

from store.types import Ending, Outcome
from tests.crawler.small_web import rss
from tests.store.conftest import ask
from tests.walk.changing_web import ChangingWeb, Watch, page, write_title

REPAIR = b"<!doctype html><title>Site en maintenance</title><h1>Site en maintenance</h1><p>Merci de revenir plus tard."


def test_an_article_is_kept_however_often_it_was_asked_for_during_the_repair(tmp_path: Path):
    pages = {"/quai": page("quai"), "/travaux": REPAIR}
    with ChangingWeb(write_title(tmp_path / "web", pages, listed=("/quai",))) as web:
        watch = Watch(web=web, store_url=f"sqlite:///{tmp_path}/vigie.db")
        web.detours["/quai"] = "/travaux"
        for _ in range(4):
            report = watch.crawl()
            assert report.ending is Ending.UNREACHABLE
            assert [(each.reason, each.temporary) for each in report.failures] == [("out of order", True)]
        web.detours.clear()
        assert watch.crawl().kept == 1
        assert ask(watch.store_url, "SELECT title FROM articles") == [("Accord au port de quai",)]


def test_a_feed_that_answers_with_the_notice_is_named_so_and_read_later(tmp_path: Path):
    pages = {"/quai": page("quai"), "/travaux": {"body": REPAIR, "type": "text/html"}, "/fil": rss("/quai")}
    with ChangingWeb(write_title(tmp_path / "web", pages, listed=("/quai",))) as web:
        watch = Watch(web=web, store_url=f"sqlite:///{tmp_path}/vigie.db")
        web.detours["/feed"] = "/travaux"
        report = watch.crawl()
        assert (report.outcome, report.ending) == (Outcome.FAILED, Ending.UNREACHABLE)
        assert report.reason.startswith("out of order: titled “Site en maintenance”")
        web.detours.clear()
        assert watch.crawl().kept == 1
