"""Articles in bulk, on both databases: all of them, each once, in order, alike."""

from __future__ import annotations

import io
import json
from datetime import timedelta

import pytest
from pyarrow import parquet
from sqlalchemy import Engine, event

from store.archive import Archive
from store.errors import BadQuery
from store.export import COLUMNS, Selection, count_articles, exported, found_by, newest
from store.formats.articles import articles_csv, articles_jsonl, articles_rss, write_articles_parquet
from store.formats.rss import Channel
from store.types import Rights
from tests.store.examples import NOW, OTHER_FEED, article_of, keep

NAMES = [column.name for column in COLUMNS]
ID, TITLE = NAMES.index("id"), NAMES.index("title")


@pytest.fixture
def five(archive: Archive, reader: Engine) -> Engine:
    """A reader of five articles, kept an hour apart; the last two of another source."""
    for number in range(1, 6):
        source = "DSI Magazine" if number < 4 else OTHER_FEED.source
        said = article_of(number, authors=("Claire Vasseur",), tags=("cloud",), published_at=NOW)
        keep(archive, said, source=source, now=NOW + timedelta(hours=number))
    return reader


def titles(rows: object) -> list[str]:
    return [str(row[TITLE]).removeprefix("Accord ") for row in rows]  # type: ignore[attr-defined]


def test_all_articles_come_in_the_order_they_were_kept(five: Engine) -> None:
    assert titles(exported(five, Selection())) == ["1", "2", "3", "4", "5"]
    assert count_articles(five, Selection()) == 5


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(since=NOW + timedelta(hours=2)), ["2", "3", "4", "5"]),
        (Selection(until=NOW + timedelta(hours=2)), ["1"]),
        (Selection(source="Gazette du Rhône"), ["4", "5"]),
        (Selection(since=NOW + timedelta(hours=3), until=NOW + timedelta(hours=5), source="DSI Magazine"), ["3"]),
        (Selection(source="Nobody"), []),
    ],
)
def test_conditions_narrow_what_is_exported(five: Engine, selection: Selection, expected: list[str]) -> None:
    assert titles(exported(five, selection)) == expected
    assert count_articles(five, selection) == len(expected)


@pytest.mark.parametrize("rights", [Rights.LICENSED, Rights.RESEARCH])
def test_licensed_texts_are_left_out_unless_asked_for(five: Engine, archive: Archive, rights: Rights) -> None:
    keep(archive, article_of(6, rights=rights, rights_reason="contrat"), now=NOW + timedelta(hours=6))
    everything = Selection(for_own_use=True)
    assert titles(exported(five, Selection())) == ["1", "2", "3", "4", "5"]
    assert titles(exported(five, Selection(), [6, 2])) == ["2"]
    assert titles(newest(five, Selection(), 2)) == ["5", "4"]
    assert count_articles(five, Selection()) == 5
    assert titles(exported(five, everything)) == ["1", "2", "3", "4", "5", "6"]
    assert titles(newest(five, everything, 2)) == ["6", "5"]
    assert titles(newest(five, everything, 1, iter([6, 1]))) == ["6"]


def test_of_given_numbers_those_that_are_selected_come_in_the_given_order(five: Engine) -> None:
    assert titles(exported(five, Selection(), iter([4, 2, 99, 5]))) == ["4", "2", "5"]
    assert titles(exported(five, Selection(source="DSI Magazine"), [4, 2, 3])) == ["2", "3"]
    assert titles(exported(five, Selection(), [])) == []


def test_what_a_search_finds_comes_in_the_order_it_was_kept(five: Engine) -> None:
    assert list(found_by(five, "mutuelle AND microsoft")) == [1, 2, 3, 4, 5]
    assert list(found_by(five, "title:accord NOT title:3")) == [1, 2, 4, 5]
    assert list(found_by(five, "bicyclette")) == []
    with pytest.raises(BadQuery):
        found_by(five, "microsoft AND (")


def test_the_newest_come_first(five: Engine) -> None:
    assert titles(newest(five, Selection(), 2)) == ["5", "4"]
    assert titles(newest(five, Selection(source="DSI Magazine"), 2)) == ["3", "2"]
    assert titles(newest(five, Selection(), 2, iter([1, 4, 2]))) == ["4", "2"]


def test_more_articles_than_a_page_come_each_once(archive: Archive, reader: Engine) -> None:
    for number in range(1, 502):
        keep(archive, article_of(number))
    asked: list[str] = []
    event.listen(reader, "before_cursor_execute", lambda *sent: asked.append(sent[2]))
    assert [row[ID] for row in exported(reader, Selection())] == list(range(1, 502))
    assert sum("FROM articles" in statement for statement in asked) == 2


def test_an_article_that_is_kept_meanwhile_comes_at_the_end(five: Engine, archive: Archive) -> None:
    rows = exported(five, Selection())
    first = next(rows)
    keep(archive, article_of(6))
    assert titles([first, *rows]) == ["1", "2", "3", "4", "5", "6"]


def test_instants_are_text_on_both_databases(five: Engine) -> None:
    (row, *_) = exported(five, Selection())
    cells = dict(zip(NAMES, row, strict=True))
    assert cells["first_seen_at"] == "2026-09-14T09:00:00Z"
    assert cells["published_at"] == "2026-09-14T08:00:00Z"
    assert cells["modified_at"] is None
    assert cells["day"] == "2026-09-14"


def test_csv_has_a_line_per_article(five: Engine) -> None:
    lines = list(articles_csv(COLUMNS, exported(five, Selection())))
    assert len(lines) == 6
    assert lines[0] == ",".join(f'"{name}"' for name in NAMES) + "\n"


def test_json_lines_have_lists_as_lists(five: Engine) -> None:
    first = json.loads(next(articles_jsonl(COLUMNS, exported(five, Selection()))))
    assert first["authors"] == ["Claire Vasseur"]
    assert first["matched"] == ["title:microsoft", "lead:partenariat"]
    assert (first["author_roles"], first["title"]) == ({}, "Accord 1")


def test_parquet_has_the_types_of_the_view(five: Engine) -> None:
    sink = io.BytesIO()
    write_articles_parquet(sink, COLUMNS, exported(five, Selection()))
    table = parquet.read_table(io.BytesIO(sink.getvalue()))
    assert table.schema.names == NAMES
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["id"], types["title"], types["authors"]) == ("int64", "string", "string")
    assert types["first_seen_at"] == types["modified_at"] == "timestamp[ms, tz=UTC]"
    assert table.column("published_at").to_pylist()[0] == NOW


def test_rss_has_an_entry_per_article(five: Engine) -> None:
    channel = Channel(title="Vigie", link="https://a.example/", description="", built_at=NOW)
    text = "".join(articles_rss(COLUMNS, newest(five, Selection(), 3), channel))
    assert text.count("<item>") == 3
    assert text.index("Accord 5") < text.index("Accord 4")
    assert "<dc:creator>Claire Vasseur</dc:creator>" in text
