"""Articles that wait, kept in one transaction: as if one after the other, and all of them or none."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from store.archive import Archive
from store.database import open_database
from store.errors import DatabaseBusy, NaiveInstant
from store.integrity import check_corpus
from store.keeping.deliveries import Delivery
from store.keeping.prepared_texts import prepared_text
from store.search.hits import search
from store.sql import transactions
from store.types import Article, Verdict
from tests.store.conftest import Rows
from tests.store.examples import FEED, MATCH, NOW, article_of, entry_of, page_url

LATER = NOW + timedelta(hours=3)
AGENCY_URL = "https://agence-hexagone.example/depeches/accord-77"


def delivery_of(found: Article, **fields: object) -> Delivery:
    said = {"found": found, "source": FEED.source, "listed_url": found.url, "match": MATCH, "wanted": True, "now": NOW}
    return Delivery(**(said | fields))  # type: ignore[arg-type]


def unfit(number: int) -> Delivery:
    """What no database takes."""
    return delivery_of(article_of(number), now=NOW.replace(tzinfo=None))


def found_by(reader: Engine, query: str) -> list[str]:
    return [hit.title.text for hit in search(reader, query, limit=9).hits]


def test_a_text_that_was_prepared_elsewhere_is_kept_as_any_other(
    archive: Archive, store_url: str, reader: Engine
) -> None:
    first, second = article_of(1), article_of(2)
    dialect = archive.dialect
    assert store_url.startswith(dialect)
    elsewhere = pickle.loads(pickle.dumps(prepared_text(second, dialect)))
    archive.keep_all([delivery_of(first), delivery_of(second, text=elsewhere)])
    assert found_by(reader, f'"{second.title}"') == [second.title]
    copy = replace(second, url=AGENCY_URL)
    assert archive.keep(delivery_of(copy, text=prepared_text(copy, dialect))) is Verdict.COPY
    assert [checked for checked in check_corpus(reader, full=True) if checked.problems] == []


def test_each_is_recognised_by_those_before_it(archive: Archive, reader: Engine, rows: Rows) -> None:
    first = article_of(1)
    copy = article_of(2, url=AGENCY_URL, body=first.body)
    edited = replace(first, title="Accord rompu", body=f"{first.body}\nRectificatif : le contrat est rompu.")
    together = [delivery_of(each) for each in (first, copy, first, article_of(3))]
    verdicts = archive.keep_all([*together, delivery_of(edited, now=LATER), delivery_of(article_of(4))])
    assert verdicts == [
        Verdict.KEPT,
        Verdict.COPY,
        Verdict.UNCHANGED,
        Verdict.KEPT,
        Verdict.REVISED,
        Verdict.KEPT,
    ]
    assert rows("SELECT id, story_id, copy_of FROM articles ORDER BY id") == [
        (1, 1, None),
        (2, 1, 1),
        (3, 2, None),
        (4, 3, None),
    ]
    assert found_by(reader, "rectificatif") == ["Accord rompu"]
    assert (found_by(reader, "title:1"), found_by(reader, "title:rompu")) == ([], ["Accord rompu"])
    assert [check.problems for check in check_corpus(reader, full=True) if check.problems] == []


def test_what_is_off_topic_or_forgotten_stands_among_what_is_kept(archive: Archive, rows: Rows) -> None:
    off, known = delivery_of(article_of(2), wanted=False, match=None), delivery_of(article_of(1))
    again = delivery_of(article_of(1, body="Un tout autre texte."), wanted=False, match=None, now=LATER)
    assert archive.keep_all([known, off, again, off]) == [
        Verdict.KEPT,
        Verdict.OFF_TOPIC,
        Verdict.REVISED,
        Verdict.OFF_TOPIC,
    ]
    assert rows("SELECT url, state FROM address ORDER BY url") == [
        (page_url(1), "kept"),
        (page_url(2), "off topic"),
    ]


def test_one_that_cannot_be_kept_leaves_nothing_of_the_others(archive: Archive, reader: Engine, rows: Rows) -> None:
    archive.register([FEED])
    archive.admit(FEED, [entry_of(1), entry_of(2)], NOW)
    with pytest.raises(NaiveInstant):
        archive.keep_all([delivery_of(article_of(1)), unfit(2), delivery_of(article_of(3))])
    assert rows("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM story)") == [(0, 0)]
    assert rows("SELECT DISTINCT state FROM address") == [("pending",)]
    assert found_by(reader, "accord") == []
    assert archive.keep(delivery_of(article_of(1))) is Verdict.KEPT
    assert found_by(reader, "accord") == ["Accord 1"]


def test_the_whole_of_them_is_tried_again_when_another_writer_came_between(
    store_url: str, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "_WHEN_BUSY_S", (0,))
    engine, attempts = open_database(store_url), list[int]()

    def interrupt(_: object) -> None:
        attempts.append(len(attempts))
        if len(attempts) == 1:
            raise DatabaseBusy("another writer came between")

    event.listen(engine, "commit", interrupt)
    with Archive(engine) as archive:
        verdicts = archive.keep_all([delivery_of(article_of(number)) for number in range(5)])
    assert (verdicts, attempts) == ([Verdict.KEPT] * 5, [0, 1])
    assert rows("SELECT count(*) FROM articles") == [(5,)]


def test_none_are_kept_as_easily_as_some(archive: Archive) -> None:
    assert archive.keep_all([]) == []
