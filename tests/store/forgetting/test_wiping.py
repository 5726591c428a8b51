"""The bytes of what was forgotten are in no table, no index and no page of the database's files."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store.archive import Archive
from store.database import database_path, open_database
from store.database.wiping import wipe
from store.errors import StoreUnavailable
from store.forgetting.forget import forget, reach_of_urls
from store.keeping.deliveries import Delivery
from store.types import FetchedPage, Outcome
from tests.store.conftest import ask
from tests.store.examples import FEED, NOW, OTHER_FEED, article_of, entry_of, failure_of, keep, report_of

Rows = Callable[[str], list[tuple[Any, ...]]]
#: A word that no other text has. Its lexemes and prefixes are looked for too, without their beginning.
WORD = "Brimbelorgnant"
TRACES = (b"imbelorgn", b"IMBELORGN")
FORGOTTEN = "https://dsi-magazine.example/actualites/lire-brimbelorgnant-7.html"


def traces(url: str) -> list[str]:
    """The files of a database in which the word stands."""
    found = [file for file in _files(url) if any(trace in file.read_bytes() for trace in TRACES)]
    return [file.name for file in found]


def _files(url: str) -> list[Path]:
    path = database_path(url)
    if path is not None:
        return [file for file in path.parent.glob(f"{path.name}*") if file.is_file()]
    ask(url, "CHECKPOINT")
    ((folder, number),) = ask(
        url, "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
    )
    return [file for file in (Path(folder) / "base" / str(number)).iterdir() if file.is_file()]


@pytest.fixture
def corpus(store_url: str) -> str:
    """Articles enough to split pages of the tables; one of them is to go, with a page, an edit and a failure."""
    dice = random.Random(7)
    with Archive.open(store_url) as archive:
        archive.register([FEED, OTHER_FEED])
        archive.admit(FEED, [entry_of(number) for number in range(100)], NOW)
        for number in range(100):
            keep(archive, article_of(number, body=f"Texte {number} du port. " * dice.randrange(1, 200)))
        archive.admit(FEED, [entry_of(7, url=FORGOTTEN, title=f"{WORD} au port", summary=f"Par {WORD}.")], NOW)
        for said in ("vit ici", "vivait ici"):
            body = f"<p>{WORD} {said}.</p>".encode() + b"<p>Le port.</p>" * 40
            archive.keep(
                Delivery(
                    found=article_of(
                        7, url=FORGOTTEN, title=f"{WORD} au port", body=f"{WORD} {said}.", authors=(WORD,)
                    ),
                    source=FEED.source,
                    listed_url=FORGOTTEN,
                    match=None,
                    wanted=True,
                    now=NOW,
                    page=FetchedPage(url=FORGOTTEN, fetched_at=NOW, status=200, body=body),
                )
            )
        failed = failure_of(7)
        archive.record(report_of(Outcome.NEW, failures=(failed, _at(failed, FORGOTTEN))), None)
    return store_url


def _at(failed: Any, url: str) -> Any:
    from dataclasses import replace

    return replace(failed, url=url, detail=f"it was {url}")


def test_no_byte_of_it_is_left_in_the_files(corpus: str, rows: Rows) -> None:
    rows("ANALYZE")  # whose samples hold texts
    assert traces(corpus)
    engine = open_database(corpus)
    assert forget(engine, reach_of_urls(engine, [FORGOTTEN]), NOW).articles == 1
    engine.dispose()
    assert wipe(corpus)
    assert traces(corpus) == []
    assert rows("SELECT COUNT(*) FROM article") == [(100,)]


def test_no_byte_of_the_last_article_is_left_either(store_url: str, rows: Rows) -> None:
    with Archive.open(store_url) as archive:
        keep(archive, article_of(1, title=WORD, body=f"{WORD} vit ici."))
    rows("ANALYZE")
    engine = open_database(store_url)
    forget(engine, reach_of_urls(engine, [article_of(1).url]), NOW)
    engine.dispose()
    wipe(store_url)
    assert traces(store_url) == []
    assert rows("SELECT COUNT(*) FROM articles") == [(0,)]


def test_what_stays_is_found_after_the_wiping(corpus: str, rows: Rows) -> None:
    wipe(corpus)
    assert traces(corpus)
    assert rows("SELECT COUNT(*) FROM articles") == [(101,)]
    with Archive.open(corpus) as archive:
        assert not archive.admit(FEED, [entry_of(1)], NOW).to_fetch


def test_copies_from_before_an_upgrade_are_named(sqlite_url: str, database: Path) -> None:
    Archive.open(sqlite_url).close()
    database.with_name("vigie.db.before-0001").write_bytes(b"")
    assert any("vigie.db.before-0001" in sentence for sentence in wipe(sqlite_url))


def test_a_copy_is_named_whatever_signs_its_name_has(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/veille[1].db"
    Archive.open(url).close()
    (tmp_path / "veille[1].db.before-0001").write_bytes(b"")
    assert any("veille[1].db.before-0001" in sentence for sentence in wipe(url))


def test_a_reader_of_the_state_before_is_named(sqlite_url: str, database: Path) -> None:
    with Archive.open(sqlite_url) as archive:
        keep(archive, article_of(1))
        with closing(sqlite3.connect(database)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT COUNT(*) FROM article").fetchone()
            keep(archive, article_of(2))
            assert any("-wal" in sentence for sentence in wipe(sqlite_url))


def test_a_database_that_is_gone_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="nowhere"):
        wipe(f"sqlite:///{tmp_path}/nowhere/vigie.db")
