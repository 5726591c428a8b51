"""`vigie reextract` as a person runs it, over the pages of the press web and texts of an extractor that knew less."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from crawler.press_web import press_web_folder
from store.archive import Archive
from store.database import open_reader, writer_of
from store.keeping.deliveries import Delivery
from store.pages.reading import KeptPage, PageChoice, kept_pages
from store.schema import page
from tests.scheduler.conftest import COMMAND, Demo

CONFIG = ("--config", str(press_web_folder() / "vigie.toml"))
NOW = datetime(2026, 10, 2, 8, tzinfo=UTC)
CHROME = "Publicité Recevez chaque matin notre lettre"
Rows = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture(scope="session")
def pages(demo: Demo) -> list[KeptPage]:
    reader = open_reader(f"sqlite:///{demo.database}")
    found = list(kept_pages(reader, PageChoice()))
    reader.dispose()
    assert len(found) >= 15
    return found


@pytest.fixture
def store_url(folder: Path) -> str:
    return f"sqlite:///{folder}/corpus.db"


@pytest.fixture
def rows(folder: Path) -> Rows:
    def ask(query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(folder / "corpus.db")) as connection:
            return connection.execute(query).fetchall()

    return ask


@pytest.fixture
def old_corpus(pages: list[KeptPage], store_url: str) -> str:
    """Six pages: two texts with chrome in them, one without its date, one that is no article today, two as today."""
    changed = [
        {"body": f"{pages[0].held.body}\n{CHROME}"},
        {"body": f"{CHROME}\n{pages[1].held.body}"},
        {"published_at": None, "published_from": ""},
        {},
        {},
        {},
    ]
    with Archive.open(store_url) as archive:
        for number, (kept, fields) in enumerate(zip(pages, changed, strict=False)):
            page = replace(kept.page, body=b"%PDF-1.7") if number == 3 else kept.page
            found, entry = replace(kept.held, **fields), kept.entry
            assert entry
            archive.admit(archive.register([_feed_of(kept)])[0], [entry], NOW)
            archive.keep(
                Delivery(
                    found=found,
                    source=kept.source,
                    listed_url=entry.url,
                    match=kept.match,
                    wanted=True,
                    now=NOW,
                    page=page,
                )
            )
    return store_url


def _feed_of(kept: KeptPage):
    from store.types import Feed, FeedKind

    return Feed(source=kept.source, url=f"http://{kept.source}.example/rss", kind=FeedKind.FEED)


@pytest.fixture
def reextract(vigie, store_url: str):
    return lambda *arguments: vigie("reextract", *CONFIG, *arguments, VIGIE_STORE__URL=store_url)


def everything(rows: Rows) -> list[list[tuple[object, ...]]]:
    tables = ("address", "article", "feed", "page", "page_dictionary", "revision", "setting", "story", "volume")
    return [rows(f"SELECT * FROM {name}") for name in tables]


def test_a_dry_run_says_what_would_change_and_changes_nothing(old_corpus, reextract, rows: Rows) -> None:
    before = everything(rows)
    run = reextract("--dry-run", "--diff")
    assert run.returncode == 0
    told = [line for line in run.stdout.splitlines() if line[:4] in ("1 · ", "2 · ", "3 · ", "4 · ")]
    assert [line.rpartition(": ")[2] for line in told[:3]] == [
        "body (−6 +0 words)",
        "body (−6 +0 words)",
        "published at",
    ]
    assert "not html (the bytes are those of another format)" in told[3]
    assert run.stdout.count(CHROME) == 2
    assert "6 pages read again: 2 the same, 3 would change, 1 no article any more (left as they are)." in run.stderr
    assert everything(rows) == before


def test_a_run_writes_revisions_whose_cause_is_the_extractor(old_corpus, reextract, rows: Rows, pages) -> None:
    assert reextract().returncode == 0
    assert rows("SELECT article_id, number, cause FROM revision WHERE number > 1 ORDER BY id") == [
        (1, 2, "extractor"),
        (2, 2, "extractor"),
        (3, 2, "extractor"),
    ]
    assert rows("SELECT body FROM articles WHERE id <= 2 ORDER BY id") == [(one.held.body,) for one in pages[:2]]
    assert rows("SELECT COUNT(*) FROM articles") == [(6,)]
    again = reextract()
    assert "6 pages read again: 5 the same, 0 changed" in again.stderr
    assert rows("SELECT COUNT(*) FROM revision") == [(9,)]


def test_a_program_gets_one_document(old_corpus, reextract) -> None:
    answer = json.loads(reextract("--dry-run", "--json", "--diff").stdout)
    assert (answer["dry_run"], answer["pages"]) == (True, 6)
    assert answer["counts"] == {"changed": 3, "no article": 1, "same": 2}
    first = answer["articles"][0]
    assert (first["fields"], first["words_removed"], first["words_added"]) == (["body"], 6, 0)
    assert first["before"]["body"].endswith(CHROME)
    assert not first["after"]["body"].endswith(CHROME)
    assert answer["articles"][3]["reason"] == "not html"


def test_pages_are_chosen_by_source_day_and_where_an_earlier_run_ended(old_corpus, reextract, pages) -> None:
    source = pages[2].source
    run = reextract("--dry-run", "--json", "--source", source, "--after", "1", "--since", "2026-01-01")
    assert json.loads(run.stdout)["pages"] == sum(one.source == source for one in pages[1:6])


def test_a_source_that_nobody_knows_is_usage(old_corpus, reextract, pages) -> None:
    refused = reextract("--dry-run", "--json", "--source", f"{pages[2].source}s")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert f"there is no such source; did you mean {pages[2].source!r}?" in refused.stderr
    known = reextract("--dry-run", "--json", "--source", pages[2].source.upper())
    assert json.loads(known.stdout)["pages"] > 0


def test_the_topic_of_today_is_asked(old_corpus, vigie, rows: Rows) -> None:
    run = vigie("reextract", *CONFIG, VIGIE_STORE__URL=old_corpus, VIGIE_TOPIC__QUERY="zythologie")
    assert run.stdout.count("no longer on the topic") == 5
    assert rows("SELECT COUNT(*) FROM article WHERE matched <> '[]'") == [(1,)]  # the one that could not be read


def test_a_damaged_page_is_named_and_the_others_are_read(old_corpus, reextract, store_url: str, pages) -> None:
    with writer_of(store_url) as engine, engine.begin() as connection:
        connection.execute(update(page).where(page.c.revision_id == 2).values(body=b"zzz"))
    run = reextract("--dry-run")
    assert run.returncode == 1
    assert f"vigie: {pages[1].page.url}: the kept page of revision 2 is damaged" in run.stderr
    assert "5 pages read again: 2 the same, 2 would change" in run.stderr
    assert ", 1 damaged." in run.stderr


def test_a_corpus_without_pages_has_nothing_to_read(store_url: str, reextract) -> None:
    Archive.open(store_url).close()
    run = reextract()
    assert (run.returncode, run.stdout) == (0, "")
    assert "0 pages read again" in run.stderr


def test_without_a_corpus_it_says_so(reextract) -> None:
    run = reextract("--dry-run")
    assert run.returncode == 1
    assert "there is no corpus yet" in run.stderr


def test_ctrl_c_ends_it_after_a_page_and_says_how_to_go_on(pages, store_url: str, folder: Path) -> None:
    with Archive.open(store_url) as archive:
        for number in range(150):
            kept = pages[number % len(pages)]
            url = f"{kept.page.url}?n={number}"
            found = replace(kept.held, url=url, canonical_url="", body=f"{kept.held.body}\n{CHROME} {number}")
            page = replace(kept.page, url=url)
            archive.keep(
                Delivery(
                    found=found, source=kept.source, listed_url=url, match=kept.match, wanted=True, now=NOW, page=page
                )
            )
    command = [COMMAND, "reextract", *CONFIG, "--dry-run"]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"VIGIE_STORE__URL": store_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
    assert run.returncode == 130
    assert "goes on from here" in said
    assert "150 pages" not in said
