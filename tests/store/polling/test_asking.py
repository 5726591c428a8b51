"""What was asked of sites is written down with its poll, shown, and goes with it; so does what they said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database
from store.forgetting.forget import forget, reach_of_source, reach_of_urls
from store.forgetting.retention import RetentionTerms, prune
from store.polling.asked import lines_asked, words_of
from store.types import Absence, Asked, Fetch, Outcome, Purpose, Rights, SiteFile, Verdict
from tests.store.examples import FEED, NOW, OTHER_FEED, article_of, entry_of, keep, page_url, report_of

Rows = Callable[[str], list[tuple[Any, ...]]]
DAY = timedelta(days=1)
SITE = "dsi-magazine.example"
ROBOTS = SiteFile(
    url=f"https://{SITE}/robots.txt",
    status=200,
    body=b"User-agent: *\nDisallow: /compte\n",
    body_hash="abc",
    fetched_at=NOW,
    fresh_until=NOW + DAY,
    decision="obeyed",
)


def fetch(url: str, purpose: Purpose = Purpose.PAGE, **fields: Any) -> Fetch:
    said = {"at": NOW, "purpose": purpose, "url": url, "decision": "asked", "status": 200, "bytes": 10, "took_ms": 3}
    return Fetch(**said | fields)


ASKED = Asked(
    fetches=(
        fetch(FEED.url, Purpose.FEED, status=304, bytes=0),
        fetch(page_url(1)),
        fetch(page_url(2), decision="robots", status=None, bytes=0, took_ms=0),
    ),
    absences=(Absence(site=SITE, until=NOW + timedelta(hours=2)),),
)


@pytest.fixture
def polled(archive: Archive) -> Archive:
    archive.register([FEED, OTHER_FEED])
    archive.admit(FEED, [entry_of(1), entry_of(2)], NOW)
    keep(archive, article_of(1))
    archive.record(report_of(Outcome.NEW), None, (), ASKED)
    archive.record(report_of(Outcome.NEW, feed=OTHER_FEED), None, (), Asked(fetches=(fetch(OTHER_FEED.url),)))
    return archive


@pytest.fixture
def writer(polled: Archive, store_url: str) -> Iterator[Engine]:
    engine = open_database(store_url)
    yield engine
    engine.dispose()


def test_every_request_of_a_source_is_shown_in_order(polled: Archive, reader: Engine) -> None:
    lines = list(lines_asked(reader, FEED.source))
    assert [(line.purpose, line.url, line.decision, line.status) for line in lines] == [
        ("feed", FEED.url, "asked", 304),
        ("page", page_url(1), "asked", 200),
        ("page", page_url(2), "robots", None),
    ]
    assert {line.feed_url for line in lines} == {FEED.url}
    assert list(lines_asked(reader, FEED.source, NOW + DAY)) == []


def test_the_view_has_what_the_ledger_has(polled: Archive, rows: Rows) -> None:
    found = rows("SELECT source, url, decision, status, bytes, took_ms FROM fetches ORDER BY id")
    assert found[0] == ("DSI Magazine", FEED.url, "asked", 304, 0, 3)
    assert len(found) == 4


def test_what_a_poll_asks_is_written_down_while_it_goes_on_and_once(
    polled: Archive, reader: Engine, rows: Rows
) -> None:
    going = report_of(Outcome.FAILED)
    number = polled.progress.note_poll(going, Asked(fetches=(fetch(page_url(7)),)))
    assert polled.progress.note_poll(going, Asked(fetches=(fetch(page_url(8)),), crawl_id=number)) == number
    asked = [(line.url, line.crawl_id) for line in lines_asked(reader, FEED.source)]
    assert asked[-2:] == [(page_url(7), number), (page_url(8), number)]
    killed = f"SELECT outcome, ending, failed FROM crawls WHERE id = {number}"
    assert rows(killed) == [("cut off", "", 0)]
    polled.record(report_of(Outcome.NEW), None, (), Asked(fetches=(fetch(page_url(9)),), crawl_id=number))
    assert [row[0] for row in rows(killed)] == ["new"]
    assert [line.url for line in lines_asked(reader, FEED.source)][-3:] == [page_url(7), page_url(8), page_url(9)]


def test_a_poll_whose_row_was_forgotten_meanwhile_is_written_down_anew(polled: Archive, rows: Rows) -> None:
    before = len(rows("SELECT id FROM crawls"))
    polled.record(report_of(Outcome.NEW), None, (), Asked(crawl_id=4711))
    assert len(rows("SELECT id FROM crawls")) == before + 1


def test_nothing_is_written_down_of_a_poll_whose_page_was_forgotten(writer: Engine, polled: Archive) -> None:
    forget(writer, reach_of_urls(writer, [page_url(1)]), NOW)
    of_a_page = replace(report_of(Outcome.NEW), feed_url=page_url(1))
    assert polled.progress.note_poll(of_a_page, Asked(fetches=(fetch(page_url(1)),))) is None


def test_a_site_that_wants_peace_is_known_until_then(polled: Archive) -> None:
    assert polled.site_files.absent(NOW) == {SITE: NOW + timedelta(hours=2)}
    assert polled.site_files.absent(NOW + DAY) == {}
    longer = Asked(absences=(Absence(site=SITE, until=NOW + 2 * DAY),))
    polled.record(report_of(Outcome.FAILED), None, (), longer)
    assert polled.site_files.absent(NOW + DAY) == {SITE: NOW + 2 * DAY}


def test_a_file_of_a_site_is_remembered_as_it_was_answered_last(polled: Archive, reader: Engine) -> None:
    assert polled.site_files.known(ROBOTS.url) == SiteFile(url=ROBOTS.url)
    polled.site_files.remember(SiteFile(url=ROBOTS.url, failing_since=NOW, decision="out of reach"))
    polled.site_files.remember(ROBOTS)
    assert polled.site_files.known(ROBOTS.url) == ROBOTS
    (word,) = words_of(reader, [SITE])
    assert (word.decision, word.body, word.fetched_at) == ("obeyed", ROBOTS.body, NOW)
    assert words_of(reader, ["autre.example"]) == words_of(reader, []) == []


def test_a_site_whose_name_ends_like_another_is_another(archive: Archive, reader: Engine) -> None:
    files = [f"https://www.{site}/robots.txt" for site in ("monde.example", "lemonde.example", "demain.example")]
    for url in files:
        archive.site_files.remember(replace(ROBOTS, url=url))
    assert [word.url for word in words_of(reader, ["monde.example"])] == files[:1]


def test_forgetting_an_address_forgets_what_was_asked_of_it(writer: Engine, reader: Engine, rows: Rows) -> None:
    forget(writer, reach_of_urls(reader, [page_url(1), page_url(2)]), NOW)
    assert rows("SELECT url FROM fetches ORDER BY id") == [(FEED.url,), (OTHER_FEED.url,)]


def test_what_is_asked_of_a_forgotten_address_is_not_written_down(
    polled: Archive, writer: Engine, reader: Engine, rows: Rows
) -> None:
    forget(writer, reach_of_urls(reader, [page_url(1)]), NOW)
    polled.record(report_of(Outcome.NEW), None, (), Asked(fetches=(fetch(page_url(1)),)))
    assert page_url(1) not in {url for (url,) in rows("SELECT url FROM fetches")}


def test_forgetting_a_source_forgets_what_was_asked_for_it(writer: Engine, reader: Engine, rows: Rows) -> None:
    forget(writer, reach_of_source(reader, FEED.source), NOW)
    assert rows("SELECT source FROM fetches") == [(OTHER_FEED.source,)]


def test_requests_go_with_the_log_of_polls(polled: Archive, writer: Engine, rows: Rows) -> None:
    polled.site_files.remember(ROBOTS)
    terms = RetentionTerms(pages_days=30, articles_days=None, log_days=90)
    prune(writer, terms, NOW + 89 * DAY)
    assert (len(rows("SELECT id FROM request")), len(rows("SELECT url FROM site_file"))) == (4, 1)
    prune(writer, terms, NOW + 92 * DAY)
    for table in ("request", "site_file", "absence"):
        assert rows(f"SELECT * FROM {table}") == [], table


def test_a_reserved_article_has_no_text_and_is_nobodys_copy(archive: Archive, rows: Rows) -> None:
    reserved = {"title": "L’essentiel du jour", "body": "", "rights": Rights.RESERVED, "rights_reason": "noindex"}
    verdicts = [keep(archive, article_of(number, **reserved)) for number in (1, 2)]
    assert verdicts == [Verdict.KEPT, Verdict.KEPT]
    assert rows("SELECT rights, rights_reason, body FROM articles") == [("reserved", "noindex", "")] * 2


def test_a_text_that_was_kept_before_it_was_reserved_stays(archive: Archive, rows: Rows) -> None:
    keep(archive, article_of(1))
    later = article_of(1, body="", rights=Rights.RESERVED, rights_reason="tdm-reservation")
    assert keep(archive, later, now=NOW + DAY) is Verdict.UNCHANGED
    assert rows("SELECT rights, body <> '', revisions FROM articles")[0][2] == 1
    assert rows("SELECT count(*) FROM articles WHERE body = ''") == [(0,)]


def test_a_licensed_source_is_followed_like_any_other(archive: Archive, rows: Rows) -> None:
    terms = {"rights": Rights.LICENSED, "rights_reason": "contrat de 2026"}
    keep(archive, article_of(1, **terms))
    edited = article_of(1, body=f"{article_of(1).body}\nLe directeur annonce 300 embauches de plus.", **terms)
    assert keep(archive, edited, now=NOW + DAY) is Verdict.REVISED
    assert rows("SELECT rights, rights_reason, revisions FROM articles") == [("licensed", "contrat de 2026", 2)]
