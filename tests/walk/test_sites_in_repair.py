"""A site that answers with a notice of repair, or a challenge, and status 200: its articles wait for its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.types import Ending, Outcome
from tests.crawler.small_web import rss
from tests.store.conftest import ask
from tests.walk.changing_web import ChangingWeb, Watch, page, write_title

REPAIR = b"<!doctype html><title>Site en maintenance</title><h1>Site en maintenance</h1><p>Merci de revenir plus tard."
CHALLENGE = "<!doctype html><title>Un instant…</title><p>Vérifiez que vous êtes humain.</p>".encode()


@contextmanager
def _watch(folder: Path, answer: bytes) -> Iterator[tuple[ChangingWeb, Watch]]:
    """A title whose only article is answered with this page until `detours` are cleared."""
    pages = {"/quai": page("quai"), "/avis": answer}
    with ChangingWeb(write_title(folder / "web", pages, listed=("/quai",))) as web:
        web.detours["/quai"] = "/avis"
        yield web, Watch(web=web, store_url=f"sqlite:///{folder}/vigie.db")


def test_an_article_is_kept_however_often_it_was_asked_for_during_the_repair(tmp_path: Path):
    with _watch(tmp_path, REPAIR) as (web, watch):
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


def test_an_article_is_kept_once_its_site_asks_for_human_beings_no_more(tmp_path: Path):
    with _watch(tmp_path, CHALLENGE) as (web, watch):
        for _ in range(2):
            report = watch.crawl()
            assert report.ending is Ending.BOT_CHALLENGE
            assert [(each.reason, each.temporary) for each in report.failures] == [("bot challenge", True)]
        web.detours.clear()
        assert watch.crawl().kept == 1


def test_a_site_that_goes_on_asking_for_human_beings_is_asked_three_times_for_a_page(tmp_path: Path):
    with _watch(tmp_path, CHALLENGE) as (_, watch):
        assert [watch.crawl().failures[0].temporary for _ in range(3)] == [True, True, False]
        assert watch.crawl().failures == ()
