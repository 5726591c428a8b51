"""Values survive their rows: entries, articles and matches come back as they were."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert

from store.rows import (
    crawl_row,
    entry_from_json,
    entry_to_json,
    failure_row,
    match_row,
    revision_row,
)
from store.schema import crawl, failure, metadata, revision
from store.types import Entry, Outcome, Removed
from tests.store.examples import MATCH, NOW, article_of, entry_of, failure_of, report_of

#: What a revision says of the one before it.
EDIT_COLUMNS = {"kind", "kinds", "words_added", "words_cut", "shown"}
INSTANTS = st.none() | st.datetimes(timezones=st.just(UTC))
ENTRIES = st.builds(
    Entry,
    url=st.text(min_size=1),
    title=st.text(),
    summary=st.text(),
    authors=st.lists(st.text()).map(tuple),
    published_at=INSTANTS,
    modified_at=INSTANTS,
    section=st.text(),
    language=st.text(),
)


@given(entry=ENTRIES)
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    assert entry_from_json(entry_to_json(entry)) == entry


def test_a_bare_entry_takes_little_room() -> None:
    assert entry_to_json(Entry(url="https://a.example/1")) == '{"url": "https://a.example/1"}'


def test_an_entry_keeps_its_time_zone() -> None:
    entry = entry_of(1, published_at=datetime(2026, 9, 14, 10, tzinfo=timezone(timedelta(hours=2))))
    assert entry_from_json(entry_to_json(entry)).published_at == NOW


def test_rows_fill_exactly_the_columns_of_their_tables() -> None:
    given_by_the_archive = {"id", "article_id", "number", "seen_at", "cause", "crawl_id"} | EDIT_COLUMNS
    report = report_of(Outcome.NEW, failures=(failure_of(1), failure_of(2)))
    for table, row in (
        (revision, revision_row(article_of(1))),
        (crawl, crawl_row(report)),
        (failure, failure_row(failure_of(1), 1)),
    ):
        assert set(row) | given_by_the_archive >= set(table.columns.keys()) >= set(row)
    assert crawl_row(report)["failed"] == 2


def test_every_field_of_an_article_is_kept_somewhere() -> None:
    elsewhere = {"url", "canonical_url", "rights", "rights_reason", "makeshift"}
    assert {field.name for field in fields(article_of(1))} - elsewhere <= set(revision_row(article_of(1)))


def test_a_report_row_is_accepted_by_its_table() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(crawl).values(crawl_row(report_of(Outcome.ALL_KNOWN, status=None))))
        assert connection.exec_driver_sql("SELECT outcome, status FROM crawl").all() == [("all known", None)]
    engine.dispose()


def test_lists_are_readable_json() -> None:
    row = revision_row(article_of(1, authors=("Zoé Œttinger",), removed=(Removed(rule="chrome", text="« Pub »"),)))
    assert row["authors"] == '["Zoé Œttinger"]'
    assert row["removed"] == '[{"rule": "chrome", "text": "« Pub »"}]'


def test_what_matched_nothing_has_no_topic() -> None:
    assert match_row(None) == {"topic": "", "matched": "[]", "score": None}
    assert match_row(MATCH)["topic"] == "Microsoft en France"
