"""What is written when a publisher edits, walls off, removes and restores an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database
from store.forgetting.forget import forget, reach_of_urls
from store.integrity.invariants import CHECKS
from store.keeping.deliveries import Delivery
from store.ledger import Ledger
from store.reading import article_record, latest_articles
from store.search.hits import search
from store.types import Access, Article, EditKind, Verdict
from tests.store.conftest import Rows
from tests.store.edits.base_texts import FOUNDRY
from tests.store.edits.edited_texts import NOISE
from tests.store.examples import FEED, MATCH, NOW, keep, page_url

HOUR = timedelta(hours=1)
FULL = replace(FOUNDRY, access=Access.FREE)
EDITED = replace(FULL, body=FULL.body.replace("7,4 millions", "4,7 millions"))
STUB = replace(FULL, access=Access.STUB, body=FULL.body.partition("\n")[0])
HISTORY = "SELECT number, kind, kinds, shown FROM revisions ORDER BY number"


def test_an_edit_is_written_with_its_kinds_and_figures(archive: Archive, rows: Rows) -> None:
    keep(archive, FULL)
    assert keep(archive, replace(EDITED, title="Roussillat corrige"), now=NOW + HOUR) is Verdict.REVISED
    assert rows("SELECT kind, kinds, words_added, words_cut, shown, cause FROM revisions ORDER BY number") == [
        ("", "[]", None, None, 1, "publisher"),
        ("headline", '["headline", "amount"]', 1, 1, 1, "publisher"),
    ]


@pytest.mark.parametrize("name", NOISE)
def test_noise_writes_nothing_but_that_it_was_seen(archive: Archive, rows: Rows, name: str) -> None:
    pair = NOISE[name]
    keep(archive, pair.before)
    assert keep(archive, replace(pair.after, url=pair.before.url), now=NOW + HOUR) is Verdict.UNCHANGED
    assert rows("SELECT revisions, last_seen_at FROM articles") == [(1, "2026-09-14T09:00:00Z")]


def test_small_changes_add_up_against_the_text_that_was_written(archive: Archive) -> None:
    words = FULL.body.split()
    verdicts = []
    for changed in range(1, 8):
        body = " ".join([*(f"mot{place}" for place in range(changed)), *words[changed:]])
        verdicts.append(keep(archive, replace(FULL, title="Un titre", body=body)))
    assert verdicts[0] is Verdict.KEPT
    assert Verdict.UNCHANGED in verdicts
    assert Verdict.REVISED in verdicts


def test_a_stub_does_not_take_the_place_of_the_full_text(archive: Archive, reader: Engine, rows: Rows) -> None:
    keep(archive, FULL)
    assert keep(archive, STUB, now=NOW + HOUR) is Verdict.REVISED
    assert rows("SELECT body, access, revisions, paywalled_at FROM articles") == [
        (FULL.body, "free", 2, "2026-09-14T09:00:00Z")
    ]
    assert rows(HISTORY) == [(1, "", "[]", 1), (2, "paywalled", '["paywalled"]', 0)]
    assert rows("SELECT body FROM revisions WHERE number = 2") == [(STUB.body,)]
    assert [hit.id for hit in search(reader, "doctorants alliages").hits] == [1]
    assert keep(archive, STUB, now=NOW + 2 * HOUR) is Verdict.UNCHANGED
    assert rows("SELECT count(*), max(number) FROM revisions") == [(2, 2)]


def test_the_full_text_is_shown_again_when_the_wall_goes(archive: Archive, rows: Rows) -> None:
    for place, found in enumerate((FULL, STUB, EDITED)):
        keep(archive, found, now=NOW + place * HOUR)
    assert rows("SELECT body, revisions, paywalled_at FROM articles") == [(EDITED.body, 3, None)]
    assert rows(HISTORY)[2] == (3, "opened", '["opened", "amount"]', 1)


def test_a_stub_says_nothing_of_partners_that_the_full_text_named(archive: Archive, rows: Rows) -> None:
    keep(archive, FULL)
    rows("INSERT INTO person (id, article_id, name, role, organisation) VALUES (1, 1, 'Hélène Roussillat', '', '')")
    stub = {"source": FEED.source, "listed_url": FULL.url, "match": MATCH, "wanted": True}
    assert archive.keep(Delivery(found=STUB, **stub, now=NOW + HOUR, ledger=Ledger())) is Verdict.REVISED  # type: ignore[arg-type]
    assert rows("SELECT count(*) FROM person") == [(1,)]


def test_a_removed_article_keeps_its_text_and_says_since_when(archive: Archive, reader: Engine, rows: Rows) -> None:
    keep(archive, FULL)
    assert archive.lose(FULL.url, EditKind.REMOVED, NOW + HOUR) is Verdict.REMOVED
    assert rows("SELECT body, removed_at, revisions FROM articles") == [(FULL.body, "2026-09-14T09:00:00Z", 1)]
    assert rows(HISTORY)[1] == (2, "removed", '["removed"]', 0)
    assert rows("SELECT title, body, words_cut, removed_at FROM revisions WHERE number = 2") == [
        ("", "", FULL.word_count, "2026-09-14T09:00:00Z")
    ]
    assert archive.lose(FULL.url, EditKind.REMOVED, NOW + 2 * HOUR) is Verdict.UNCHANGED
    assert rows("SELECT count(*) FROM revisions") == [(2,)]
    record = article_record(reader, 1)
    assert record is not None
    assert (record.newest.number, record.removed_at) == (1, NOW + HOUR)
    assert latest_articles(reader, 1)[0].removed_at == NOW + HOUR


@pytest.mark.parametrize(("found", "kinds"), [(FULL, '["restored"]'), (EDITED, '["restored", "amount"]')])
def test_an_article_that_comes_back_is_written_down(archive: Archive, rows: Rows, found: Article, kinds: str) -> None:
    keep(archive, FULL)
    archive.lose(FULL.url, EditKind.REMOVED, NOW + HOUR)
    assert keep(archive, found, now=NOW + 2 * HOUR) is Verdict.REVISED
    assert rows(HISTORY)[2] == (3, "restored", kinds, 1)
    assert rows("SELECT body, removed_at FROM articles") == [(found.body, None)]
    assert archive.lose(FULL.url, EditKind.REMOVED, NOW + 3 * HOUR) is Verdict.REMOVED


def test_an_article_walled_off_as_a_whole_is_recorded_once(archive: Archive, rows: Rows) -> None:
    keep(archive, FULL)
    assert archive.lose(FULL.url, EditKind.PAYWALLED, NOW + HOUR) is Verdict.REVISED
    assert archive.lose(FULL.url, EditKind.PAYWALLED, NOW + 2 * HOUR) is Verdict.UNCHANGED
    assert keep(archive, STUB, now=NOW + 3 * HOUR) is Verdict.UNCHANGED
    assert rows(HISTORY)[1:] == [(2, "paywalled", '["paywalled"]', 0)]
    assert keep(archive, FULL, now=NOW + 4 * HOUR) is Verdict.REVISED
    assert rows(HISTORY)[2] == (3, "opened", '["opened"]', 1)


def test_nothing_is_lost_where_no_article_is_kept(archive: Archive, rows: Rows) -> None:
    keep(archive, replace(FULL, url=page_url(2), canonical_url=page_url(1)), listed_url=page_url(3))
    assert archive.lose(page_url(9), EditKind.REMOVED, NOW) is None
    assert archive.lose(page_url(3), EditKind.REMOVED, NOW) is None  # it only led there
    assert rows("SELECT count(*) FROM revisions") == [(1,)]


def test_what_our_extractor_reads_better_is_shown_whatever_the_publisher_did(archive: Archive, rows: Rows) -> None:
    keep(archive, FULL)
    keep(archive, STUB, now=NOW + HOUR)
    better = replace(FULL, section="Économie")
    assert archive.revise(1, better, match=MATCH, now=NOW + 2 * HOUR) is Verdict.REVISED
    assert archive.revise(2, STUB, match=MATCH, now=NOW + 2 * HOUR) is None
    assert rows("SELECT number, kind, cause, shown FROM revisions ORDER BY number") == [
        (1, "", "publisher", 1),
        (2, "paywalled", "publisher", 0),
        (3, "", "extractor", 1),
    ]
    assert keep(archive, STUB, now=NOW + 3 * HOUR) is Verdict.UNCHANGED
    assert rows("SELECT section, body FROM articles") == [("Économie", FULL.body)]


def test_the_whole_history_holds_together(archive: Archive, reader: Engine) -> None:
    keep(archive, FULL)
    keep(archive, STUB, now=NOW + HOUR)
    archive.lose(FULL.url, EditKind.REMOVED, NOW + 2 * HOUR)
    keep(archive, EDITED, now=NOW + 3 * HOUR)
    keep(archive, STUB, now=NOW + 4 * HOUR)
    with reader.connect() as connection:
        assert [list(check(connection)) for check in CHECKS.values()] == [[]] * len(CHECKS)


def test_forgetting_takes_the_whole_history(archive: Archive, reader: Engine, store_url: str, rows: Rows) -> None:
    keep(archive, FULL)
    keep(archive, STUB, now=NOW + HOUR)
    archive.lose(FULL.url, EditKind.REMOVED, NOW + 2 * HOUR)
    writer = open_database(store_url)
    forget(writer, reach_of_urls(reader, [FULL.url]), NOW + 3 * HOUR)
    writer.dispose()
    assert rows("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM revision)") == [(0, 0)]
    assert archive.lose(FULL.url, EditKind.REMOVED, NOW + 4 * HOUR) is None
    assert keep(archive, FULL, now=NOW + 5 * HOUR) is Verdict.FORGOTTEN
