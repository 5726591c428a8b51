"""What a site’s articles share is learned by one crawl, removed by the next, and leaves the first when read again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.batch import TopicRequest
from crawler.site_rules.files import read_site_rule
from scheduler.tasks.learned import correct_block, learned_blocks
from scheduler.tasks.replaying import ReplayOutcome, TodaysReading, replay
from store.pages.reading import PageChoice
from tests.crawler.small_web import SmallWeb, article, feed, rss
from tests.store.conftest import ask

HOST = "gazette.example"
CHROME = "Recevez l’essentiel de la Gazette chaque matin dans votre boîte"
NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
FIRST = [f"/{number}" for number in range(1, 6)]
EVERYTHING = TopicRequest(keep_all=True)


def page(subject: str) -> bytes:
    return article(subject).replace(b"</article>", f"<p>{CHROME}</p></article>".encode())


@pytest.fixture(scope="module")
def crawled(open_web) -> SmallWeb:
    """Five articles of one crawl, and a sixth of the next one."""
    pages = {path: page(f"Port{path[1:]}") for path in [*FIRST, "/6"]}
    web = open_web({HOST: {"/feed": {"body": rss(*FIRST), "later": rss("/6", *FIRST)}, **pages}})
    web.crawl([feed(HOST)])
    web.web.publish(HOST)
    web.crawl([feed(HOST)])
    return web


def with_chrome(web: SmallWeb) -> int:
    ((count,),) = ask(web.store_url, "SELECT count(*) FROM articles WHERE body LIKE '%chaque matin%'")
    return int(count)


def removed(web: SmallWeb, path: str) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(web.database)) as connection:
        blocks = (
            "SELECT rule, b.text FROM removed_blocks AS b JOIN articles AS a ON a.id = b.article_id WHERE a.url = ?"
        )
        return connection.execute(blocks, (f"http://{HOST}{path}",)).fetchall()


def test_the_next_crawl_removes_what_the_first_one_learned(crawled: SmallWeb) -> None:
    assert ("learned chrome", CHROME) in removed(crawled, "/6")


def test_what_was_learned_is_shown_and_a_person_may_keep_it(crawled: SmallWeb) -> None:
    (block,) = learned_blocks(crawled.store_url, [HOST])
    assert (block.text, block.pages, block.of_pages, block.keep) == (CHROME, 6, 6, False)
    assert correct_block(crawled.store_url, [HOST], block.key, keep=True)
    assert learned_blocks(crawled.store_url, [HOST])[0].keep
    assert correct_block(crawled.store_url, [HOST], block.key, keep=False)
    assert not correct_block(crawled.store_url, [HOST], "0", keep=True)


def test_reading_again_applies_it_to_earlier_articles(crawled: SmallWeb) -> None:
    assert with_chrome(crawled) > 0
    found = list(replay(crawled.store_url, PageChoice(), TodaysReading(topic=EVERYTHING), dry_run=False, now=NOW))
    assert {each.finding for each in found} <= {ReplayOutcome.CHANGED, ReplayOutcome.SAME}
    assert with_chrome(crawled) == 0


def test_no_sentence_of_a_single_article_is_remembered(crawled: SmallWeb) -> None:
    assert set(ask(crawled.store_url, "SELECT text FROM site_block")) == {("",), (CHROME,)}


def test_articles_off_the_topic_teach_as_well(open_web) -> None:
    web = open_web({HOST: {"/feed": rss(*FIRST), **{path: page(f"Quai{path[1:]}") for path in FIRST}}})
    report = web.crawl([feed(HOST)], topic="microsoft").reports[HOST]
    assert (report.off_topic, report.kept) == (5, 0)
    (block,) = learned_blocks(web.store_url, [HOST])
    assert (block.text, block.pages) == (CHROME, 5)


def test_one_text_at_many_addresses_teaches_nothing(open_web) -> None:
    web = open_web({HOST: {"/feed": rss(*FIRST), **{path: page("Quai") + path.encode() for path in FIRST}}})
    assert web.crawl([feed(HOST)], topic="microsoft").reports[HOST].off_topic == 5
    assert learned_blocks(web.store_url, [HOST]) == []


def test_reading_again_applies_a_site_rule_that_was_written_later(open_web, tmp_path: Path) -> None:
    web = open_web({HOST: {"/feed": rss("/un"), "/un": page("Quai")}})
    web.crawl([feed(HOST)])
    file = tmp_path / "gazette.toml"
    file.write_text(f'sites = ["{HOST}"]\ndrop = "article > p:last-child"', "utf-8")
    without, by_rule = TodaysReading(topic=EVERYTHING), TodaysReading(topic=EVERYTHING, rules=(read_site_rule(file),))
    (same,) = replay(web.store_url, PageChoice(), without, dry_run=True, now=NOW)
    assert same.finding is ReplayOutcome.SAME
    (read_again,) = replay(web.store_url, PageChoice(), by_rule, dry_run=True, now=NOW)
    assert read_again.reading.article
    assert CHROME not in read_again.reading.article.body


def test_a_crawl_reads_pages_by_the_rule_of_their_site(open_web, tmp_path: Path) -> None:
    web = open_web({HOST: {"/feed": rss("/un"), "/un": page("Quai")}})
    file = tmp_path / "gazette.toml"
    file.write_text(f'sites = ["{HOST}"]\ndrop = "article > p:last-child"', "utf-8")
    web.crawl([feed(HOST)], site_rules=[read_site_rule(file)])
    assert removed(web, "/un") == [("site rule", CHROME)]
    assert with_chrome(web) == 0
