"""A licensed text fills the stub that is here of the same article, and nothing else; its terms stay with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.integrity import check_corpus
from store.types import Access, Article, Rights, Verdict
from tests.crawler.europresse_export import LEAD, REST
from tests.store.conftest import Rows
from tests.store.examples import NOW, keep, own_words

LATER = NOW + timedelta(days=1)
COURRIER = "Le Courrier de la Brenne"
WHOLE = "\n".join((LEAD, *REST))
TITLE = "La Brenne met ses étangs sous surveillance"
TEXTS = "SELECT url, body, access, rights FROM articles ORDER BY id"
WEB = "https://courrier-brenne.example/eaux/etangs-7712.html"


def stub(**fields: object) -> Article:
    said = {"url": WEB, "title": TITLE, "body": LEAD, "access": Access.STUB, "published_at": NOW}
    return Article(**(said | fields))  # type: ignore[arg-type]


def licensed(number: int = 1, **fields: object) -> Article:
    said = {"url": f"https://archive.example/{number}", "title": TITLE, "body": WHOLE, "published_at": NOW}
    return Article(**(said | {"rights": Rights.LICENSED} | fields))  # type: ignore[arg-type]


def crawled(archive: Archive, article: Article, source: str = COURRIER) -> Verdict:
    return keep(archive, article, source=source)


def imported(archive: Archive, article: Article, source: str = COURRIER) -> Verdict:
    return keep(archive, article, source=source, now=LATER)


def assert_whole(reader: Engine) -> None:
    assert [checked for checked in check_corpus(reader, full=True) if checked.problems] == []


def test_a_stub_gets_its_body(archive: Archive, reader: Engine, rows: Rows) -> None:
    crawled(archive, stub())
    assert imported(archive, licensed()) is Verdict.REVISED
    assert rows(TEXTS) == [(WEB, WHOLE, "unknown", "licensed")]
    assert rows("SELECT number, cause, shown FROM revision ORDER BY number") == [(1, "publisher", 0), (2, "import", 1)]
    assert_whole(reader)


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_a_text_dated_at_the_end_of_all_days_is_kept(archive: Archive, at: datetime) -> None:
    assert imported(archive, licensed(published_at=at)) is Verdict.KEPT


def test_an_import_that_is_run_again_changes_nothing(archive: Archive, rows: Rows) -> None:
    crawled(archive, stub())
    imported(archive, licensed())
    assert imported(archive, licensed()) is Verdict.UNCHANGED
    assert rows("SELECT count(*) FROM revision") == [(2,)]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Étangs : Microsoft remporte le marché"},
        {"published_at": NOW + timedelta(days=2)},
        {"body": f"En Brenne.\n{WHOLE}"},
        {"title": "La Brenne met tous ses étangs sous surveillance", "body": f"{LEAD[:110]} …\n" + "\n".join(REST)},
    ],
    ids=["another headline", "printed later", "a line before", "an edited lead and nearly the headline"],
)
def test_print_differs_from_the_web_in_little(archive: Archive, rows: Rows, other: dict[str, object]) -> None:
    crawled(archive, stub())
    assert imported(archive, licensed(**other)) is Verdict.REVISED
    assert rows("SELECT count(*) FROM articles") == [(1,)]


@pytest.mark.parametrize(
    "other",
    [
        {"published_at": NOW + timedelta(days=9)},
        {"body": own_words(3, 150)},
        {"published_at": None},
        {"title": "Un autre titre", "body": f"{LEAD[:120]}\n{own_words(4, 150)}"},
    ],
    ids=["another week", "the same headline alone", "no date", "half the lead alone"],
)
def test_another_article_fills_no_stub(archive: Archive, rows: Rows, other: dict[str, object]) -> None:
    crawled(archive, stub())
    assert imported(archive, licensed(**other)) in (Verdict.KEPT, Verdict.COPY)
    assert rows("SELECT rights FROM articles ORDER BY id") == [("",), ("licensed",)]


def test_the_stub_of_another_title_stays_a_stub(archive: Archive, rows: Rows) -> None:
    crawled(archive, stub(), "Le Veilleur")
    assert imported(archive, licensed()) is Verdict.COPY
    assert rows("SELECT access, rights FROM articles ORDER BY id") == [("stub", ""), ("unknown", "licensed")]


def test_a_whole_text_of_the_web_stays_beside_its_copy_in_the_archive(archive: Archive, rows: Rows) -> None:
    crawled(archive, stub(body=f"{LEAD}\n{REST[0]}", access=Access.FREE))
    assert imported(archive, licensed()) is Verdict.COPY
    assert rows("SELECT access, rights FROM articles ORDER BY id") == [("free", ""), ("unknown", "licensed")]
    assert rows("SELECT articles, independent_copies FROM stories") == [(2, 0)]
    assert imported(archive, licensed(2, url=WEB)) is Verdict.UNCHANGED


def test_documents_that_begin_alike_are_all_kept(archive: Archive, rows: Rows) -> None:
    for number in range(5):
        imported(archive, licensed(number, body=f"{LEAD}\nLe niveau est de {number * 7} centimètres."))
    assert rows("SELECT count(*) FROM articles") == [(5,)]


def test_of_two_stubs_that_begin_alike_the_nearest_day_is_filled(archive: Archive, rows: Rows) -> None:
    for number, days in ((1, 2), (2, 0), (3, -1)):
        crawled(archive, stub(url=f"{WEB}?n={number}", published_at=NOW + timedelta(days=days)))
    imported(archive, licensed())
    assert rows("SELECT id FROM articles WHERE rights = 'licensed'") == [(2,)]


def test_the_address_on_the_web_is_enough(archive: Archive, rows: Rows) -> None:
    crawled(archive, stub(published_at=None, body="Réservé aux abonnés."))
    assert imported(archive, licensed(url=WEB)) is Verdict.REVISED
    assert rows(TEXTS)[0][1:] == (WHOLE, "unknown", "licensed")


def test_the_stub_seen_again_does_not_take_the_text_away(archive: Archive, reader: Engine, rows: Rows) -> None:
    crawled(archive, stub())
    imported(archive, licensed())
    assert keep(archive, stub(), source=COURRIER, now=LATER) is Verdict.UNCHANGED
    assert rows(TEXTS) == [(WEB, WHOLE, "unknown", "licensed")]
    assert_whole(reader)


def test_what_its_publisher_opens_is_public(archive: Archive, rows: Rows) -> None:
    crawled(archive, stub())
    imported(archive, licensed())
    opened = stub(body=f"{WHOLE}\nLe préfet dit sa satisfaction de voir ce marché conclu.", access=Access.FREE)
    assert keep(archive, opened, source=COURRIER, now=LATER) is Verdict.REVISED
    assert rows("SELECT access, rights FROM articles") == [("free", "")]


def test_an_article_that_only_the_archive_has_is_kept_with_its_terms(archive: Archive, rows: Rows) -> None:
    assert imported(archive, licensed()) is Verdict.KEPT
    assert rows("SELECT url, rights FROM articles") == [("https://archive.example/1", "licensed")]


def test_the_stub_read_again_by_us_does_not_take_the_text_away(archive: Archive, rows: Rows) -> None:
    crawled(archive, stub())
    imported(archive, licensed())
    assert archive.revise(1, stub(title="Un titre mieux lu"), match=None, now=LATER) is None
    assert rows(TEXTS) == [(WEB, WHOLE, "unknown", "licensed")]
