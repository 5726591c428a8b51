"""Copies of a corpus that is being written, and its upgrade."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.archive import Archive
from store.database import open_database, open_reader
from store.database.sqlite import copy_database
from store.database.upkeep import back_up, upgrade
from store.errors import NewerSchema, StoreUnavailable
from store.integrity import check_corpus
from store.migrations import HEAD
from tests.postgresql_server import PostgresServer
from tests.store.conftest import ask
from tests.store.examples import article_of, keep


@pytest.fixture
def writing(sqlite_url: str) -> Iterator[None]:
    """A corpus into which somebody writes without a pause."""
    over, begun = threading.Event(), threading.Event()

    def write_on() -> None:
        with Archive.open(sqlite_url) as archive:
            number = 0
            while not over.is_set():
                keep(archive, article_of(number))
                number += 1
                if number == 20:
                    begun.set()

    writer = threading.Thread(target=write_on)
    writer.start()
    assert begun.wait(20)
    yield
    over.set()
    writer.join()


def test_a_copy_of_a_corpus_that_is_written_is_whole(sqlite_url: str, tmp_path: Path, writing: None) -> None:
    copy = tmp_path / "copy.db"
    assert back_up(sqlite_url, copy, overwrite=False) == copy.stat().st_size
    reader = open_reader(f"sqlite:///{copy}")
    assert [found for found in check_corpus(reader, full=True) if found.problems] == []
    reader.dispose()
    ((articles,),) = ask(f"sqlite:///{copy}", "SELECT COUNT(*) FROM articles")
    assert articles >= 20


def test_a_file_that_is_there_is_overwritten_only_when_asked(sqlite_url: str, tmp_path: Path) -> None:
    Archive.open(sqlite_url).close()
    copy = tmp_path / "copy.db"
    copy.write_text("precious")
    with pytest.raises(StoreUnavailable, match="--force"):
        back_up(sqlite_url, copy, overwrite=False)
    assert copy.read_text() == "precious"
    back_up(sqlite_url, copy, overwrite=True)
    assert ask(f"sqlite:///{copy}", "SELECT COUNT(*) FROM articles") == [(0,)]


def test_what_a_copy_left_that_was_cut_off_stands_in_nobodys_way(sqlite_url: str, tmp_path: Path) -> None:
    Archive.open(sqlite_url).close()
    copy = tmp_path / "copy.db"
    copy.with_name("copy.db.partial").write_text("half of a dump, of another day\n" * 1000)
    back_up(sqlite_url, copy, overwrite=False)
    assert ask(f"sqlite:///{copy}", "SELECT COUNT(*) FROM articles") == [(0,)]


def test_a_copy_that_a_person_breaks_off_leaves_nothing(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Archive.open(sqlite_url).close()
    folder = tmp_path / "copies"
    folder.mkdir()

    def interrupted(*_: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        back_up(sqlite_url, folder / "copy.db", overwrite=False)
    assert list(folder.iterdir()) == []


def test_a_corpus_is_not_copied_over_itself(sqlite_url: str, database: Path) -> None:
    Archive.open(sqlite_url).close()
    with pytest.raises(StoreUnavailable, match="is the corpus itself"):
        back_up(sqlite_url, database, overwrite=True)


def test_without_a_corpus_there_is_nothing_to_copy(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="vigie crawl"):
        back_up(sqlite_url, tmp_path / "copy.db", overwrite=False)


def test_an_empty_database_of_a_server_is_nothing_to_copy(postgresql_server: PostgresServer, tmp_path: Path) -> None:
    url = postgresql_server.new_database(empty=True)
    with pytest.raises(StoreUnavailable, match="there is no corpus yet; `vigie crawl`"):
        back_up(url, tmp_path / "corpus.dump", overwrite=False)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_named_be_it_the_corpus_s_or_the_copy_s(
    sqlite_url: str, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Archive.open(sqlite_url).close()
    (tmp_path / "copies").mkdir()
    locked = {database.parent}
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) not in locked)
    monkeypatch.setattr(sqlite3, "connect", _cannot_open)
    with pytest.raises(StoreUnavailable, match=rf"^{database}: nothing can be written in its folder"):
        copy_database(database, tmp_path / "copies" / "copy.db")
    locked = {tmp_path / "copies"}
    with pytest.raises(StoreUnavailable, match=r"copy.db: nothing can be written in its folder"):
        copy_database(database, tmp_path / "copies" / "copy.db")


def _cannot_open(*_: object, **__: object) -> sqlite3.Connection:
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    raise error


def test_a_folder_that_is_not_there_is_named(sqlite_url: str, tmp_path: Path) -> None:
    Archive.open(sqlite_url).close()
    with pytest.raises(StoreUnavailable, match="nowhere"):
        back_up(sqlite_url, tmp_path / "nowhere" / "copy.db", overwrite=False)


LIMITED = """
import resource, signal, sys
from pathlib import Path
from store.database.upkeep import back_up
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
back_up(sys.argv[1], Path(sys.argv[2]), overwrite=False)
"""


def test_a_disk_that_is_full_is_told_with_the_copys_name(sqlite_url: str, tmp_path: Path) -> None:
    Archive.open(sqlite_url).close()
    copy = tmp_path / "copy.db"
    ran = subprocess.run([sys.executable, "-c", LIMITED, sqlite_url, str(copy)], capture_output=True, text=True)
    said = ran.stderr.splitlines()[-1]
    assert said.startswith("store.errors.StoreUnavailable: ")
    assert str(copy) in said
    assert "free space" in said
    assert not list(tmp_path.glob("copy.db*"))


@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="no pg_dump is installed here")
def test_a_server_is_copied_with_its_own_program(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    server = request.getfixturevalue("postgresql_server")
    url = server.new_database()
    with Archive.open(url) as archive:
        keep(archive, article_of(1))
    dump = tmp_path / "copy.dump"
    back_up(url, dump, overwrite=False)
    restored = server.new_database(empty=True)
    restore = ["pg_restore", f"--dbname={restored.replace('+psycopg', '')}", str(dump)]
    subprocess.run(restore, check=True)
    assert ask(restored, "SELECT title FROM articles") == [("Accord 1",)]
    upgrade(restored)
    reader = open_reader(restored)
    assert [found for found in check_corpus(reader, full=True) if found.problems] == []
    reader.dispose()


def test_without_pg_dump_it_is_said_how_a_server_is_copied(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = request.getfixturevalue("postgresql_server").new_database()
    secret = url.replace("vigie@", "vigie:s3cret@")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreUnavailable) as refused:
        back_up(secret, tmp_path / "copy.dump", overwrite=False)
    assert "pg_dump is not installed here" in str(refused.value)
    assert "pg_dump --format=custom" in str(refused.value)
    assert "s3cret" not in str(refused.value)


def test_no_password_stands_on_a_command_line_nor_in_what_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = tmp_path / "pg_dump"
    dump.write_text('#!/bin/sh\necho "asked with: $* and with: $PGPASSWORD" >&2\nexit 1\n')
    dump.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreUnavailable) as refused:
        back_up("postgresql://db.example/press?user=vigie&password=ge%26heim", tmp_path / "copy.dump", overwrite=False)
    assert "asked with: --format=custom" in str(refused.value)
    assert str(refused.value).endswith("db.example/press?user=vigie and with: ge&heim")
    dump.unlink()
    with pytest.raises(StoreUnavailable, match=r"run on the server: pg_dump .*sslpassword=\*\*\*$"):
        back_up("postgresql://db.example/press?sslpassword=geheim", tmp_path / "copy.dump", overwrite=False)


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="pg_dump"):
        back_up("postgresql://vigie@127.0.0.1:1/press", tmp_path / "copy.dump", overwrite=False)
    assert list(tmp_path.iterdir()) == []


def test_an_upgrade_tells_of_the_schemas_and_of_the_copy(database: Path, sqlite_url: str) -> None:
    Archive.open(sqlite_url).close()
    done = upgrade(sqlite_url)
    assert (done.before, done.after, done.copy) == (HEAD, HEAD, None)


def test_an_upgrade_makes_a_corpus_that_is_not_there(store_url: str, sqlite_url: str) -> None:
    done = upgrade(sqlite_url)
    assert (done.before, done.after, done.copy) == (None, HEAD, None)
    assert upgrade(store_url).before == HEAD


def test_an_index_of_another_version_is_made_anew(store_url: str) -> None:
    with Archive.open(store_url) as archive:
        keep(archive, article_of(1))
    engine = open_database(store_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE setting SET value = '0' WHERE name = 'lexemes'")
    engine.dispose()
    told: list[tuple[int, int]] = []
    upgrade(store_url, lambda done, total: told.append((done, total)))
    assert told[-1] == (1, 1)
    reader = open_reader(store_url)
    assert [found for found in check_corpus(reader) if found.problems] == []
    reader.dispose()


def test_a_newer_corpus_is_refused(sqlite_url: str, database: Path) -> None:
    Archive.open(sqlite_url).close()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(NewerSchema):
        upgrade(sqlite_url)


RELEASED = Path(__file__).parents[1] / "released" / "0001.db"


def test_an_older_corpus_is_upgraded_beside_its_copy_and_nothing_is_wrong_with_it(
    sqlite_url: str, database: Path
) -> None:
    shutil.copy(RELEASED, database)
    database.chmod(0o644)
    done = upgrade(sqlite_url)
    assert (done.before, done.after, done.copy) == ("0001", HEAD, database.with_name("vigie.db.before-0001"))
    assert done.copy is not None
    assert done.copy.exists()
    reader = open_reader(sqlite_url)
    assert [found for found in check_corpus(reader, full=True) if found.problems] == []
    reader.dispose()
