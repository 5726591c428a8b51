"""Arguments that nobody means: a sentence and an exit code, never a traceback, and nothing is made by the way."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from scheduler.cli import main
from tests.postgresql_server import PostgresServer
from tests.scheduler.kept import database_in, keep_articles

HUGE = "9" * 22


@pytest.fixture
def corpus(folder: Path) -> None:
    keep_articles(database_in(folder), 1)


@pytest.fixture
def vigie(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """The command in this process; gives its exit code and what it said on standard error."""

    def run(*arguments: str) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["vigie", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capfd.readouterr().err

    return run


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "arguments",
    [
        ("show", HUGE),
        ("articles", "--last", HUGE),
        ("diff", HUGE),
        ("export", "--format", "csv", "--limit", HUGE),
        ("export", "--format", "rss", "--limit", HUGE),
        ("export", "--format", "csv", "--until", "9999-12-31"),
        ("export", "--format", "csv", "--since", "0001-01-01T00:00+05:00"),
        ("search", "accord", "--last", HUGE),
        ("topic", "explain", HUGE),
        ("sql", "SELECT 1", "--timeout", "1e300"),
        ("sql", "SELECT 1", "--timeout", "inf"),
        ("sql", "SELECT 1", "--timeout", "3000000"),
    ],
    ids=" ".join,
)
def test_a_number_or_a_date_out_of_all_bounds_is_usage(vigie, arguments: tuple[str, ...]) -> None:
    code, said = vigie(*arguments)
    assert code == 2
    assert "out of all bounds" in said or "expected a smaller number" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", HUGE),
        ("articles", "--last", HUGE),
        ("stories", "split", HUGE),
        ("sql", "SELECT 1", "--timeout", "inf"),
        ("sql", "SELECT 1", "--timeout", "3000000"),
    ],
    ids=" ".join,
)
def test_it_is_usage_on_a_server_too(
    vigie, postgresql_server: PostgresServer, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    with postgresql_server.lent_database() as url:
        monkeypatch.setenv("VIGIE_STORE__URL", url)
        code, said = vigie(*arguments)
    assert code == 2
    assert "out of all bounds" in said or "expected a smaller number" in said


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "arguments", [("export", "--format", "csv", "--source"), ("forget", "--dry-run", "--source"), ("db", "backup")]
)
def test_an_argument_of_a_script_in_windows_1252_is_usage(vigie, arguments: tuple[str, ...]) -> None:
    code, said = vigie(*arguments, "caf\udce9")
    assert code == 2
    assert said.endswith("caf\\udce9' is not UTF-8 text; save the script that says so as UTF-8\n")


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("export", "--format", "csv", "--query"),
        ("topic", "explain", "1", "--query"),
        ("topic", "test"),
        ("forget", "--dry-run", "--person"),
    ],
    ids=" ".join,
)
def test_words_in_windows_1252_are_usage_and_not_looked_for_without_their_letters(
    vigie, arguments: tuple[str, ...]
) -> None:
    code, said = vigie(*arguments, "caf\udce9")
    assert code == 2
    assert "column 4: this is not UTF-8 text" in said


@pytest.mark.usefixtures("corpus")
def test_a_name_without_letters_is_usage(vigie) -> None:
    assert vigie("forget", "--dry-run", "--person", " , ")[0] == 2


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("zone", ["UTC+99", "UTC-24", ":nowhere", ""])
def test_a_time_zone_that_cannot_be_is_utc(vigie, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert vigie("articles", "--last", "1") == (0, "")
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("command", ["prune", "vacuum"])
def test_looking_after_a_corpus_that_is_not_there_makes_none(vigie, folder: Path, command: str) -> None:
    assert vigie("db", command) == (
        1,
        "vigie: vigie.db: there is no corpus yet; `vigie crawl` or `vigie run` makes it\n",
    )
    assert not list(folder.iterdir())


def test_a_folder_is_no_database(vigie, folder: Path) -> None:
    (folder / "vigie.db").mkdir()
    assert vigie("articles") == (1, "vigie: vigie.db is a folder; name a file in it\n")


@pytest.mark.usefixtures("corpus")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_named_with_what_was_written(vigie) -> None:
    code, said = vigie("export", "--format", "csv", "-o", "/dev/full")
    assert (code, said) == (1, "vigie: /dev/full: No space left on device\n")


@pytest.mark.parametrize(
    "address", ["https://me:s3cret@a.example/", "https://me:s3@cret@a.example/", "https://:s3cret@a"]
)
@pytest.mark.parametrize("command", [("crawl", "--url"), ("extract",), ("sources", "discover")], ids=" ".join)
def test_the_password_of_an_address_is_not_repeated(vigie, command: tuple[str, ...], address: str) -> None:
    code, said = vigie(*command, address)
    assert code == 2
    assert ":***@a" in said
    assert "cret" not in said


def test_a_list_of_feeds_with_a_password_in_it_is_told_without(
    vigie, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "vigie.toml").write_text('contact = "mailto:a@b.example"\n')
    outline = '<outline text="A" xmlUrl="https://me:s3cret@a.example/rss"/>'
    (folder / "a.opml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>')
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "argv", ["vigie", "sources", "import", "a.opml"])
        with pytest.raises(SystemExit):
            main()
    said = "".join(capfd.readouterr())
    assert "https://me:***@a.example/rss" in said
    assert "s3cret" not in said


@pytest.mark.usefixtures("corpus")
def test_an_empty_address_is_not_forgotten(vigie, folder: Path) -> None:
    code, said = vigie("forget", "--yes", "--url", "")
    assert code == 2
    assert "--url is empty; give the address of an article" in said
    assert vigie("show", "1")[0] in (0, None)
