"""`vigie export` as a person runs it."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from scheduler.cli.commands import app
from tests.postgresql_server import PostgresServer
from tests.scheduler.conftest import Vigie
from tests.scheduler.kept import database_in, keep_articles
from tests.scheduler.terminals import Terminal


@pytest.fixture
def corpus(folder: Path) -> Path:
    """Articles first seen on 15, 16, 17 and 18 September 2026."""
    keep_articles(database_in(folder), 4)
    return folder


@pytest.fixture
def on_server(corpus: Path, postgresql_server: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgresql_server.new_database()
    keep_articles(url, 4)
    monkeypatch.setenv("VIGIE_STORE__URL", url)


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_both_databases_export_alike(vigie: Vigie, corpus: Path, request: pytest.FixtureRequest, format_: str) -> None:
    from_file = vigie("export", "--format", format_)
    assert from_file.returncode == 0, from_file.stderr
    assert from_file.stdout.count("https://dsi-magazine.example/actualites/lire-accord-3.html") >= 1
    request.getfixturevalue("on_server")
    assert vigie("export", "--format", format_).stdout == from_file.stdout


def titles(exported: str) -> list[str]:
    return [json.loads(line)["title"][-1] for line in exported.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--since", "2026-09-17"], ["3", "4"]),
        (["--until", "2026-09-16"], ["1", "2"]),
        (["--until", "2026-09-16T08:00Z"], ["1"]),
        (["--since", "2026-09-16T10:00:01+02:00", "--until", "2026-09-17"], ["3"]),
        (["--source", "DSI Magazine", "--limit", "1"], ["1"]),
        (["--query", "title:2 OR title:4"], ["2", "4"]),
        (["--query", "mutuelle NOT title:4", "--since", "2026-09-17"], ["3"]),
    ],
)
def test_conditions_narrow_what_is_exported(
    vigie: Vigie, corpus: Path, arguments: list[str], expected: list[str]
) -> None:
    exported = vigie("export", "--format", "jsonl", *arguments)
    assert exported.returncode == 0, exported.stderr
    assert titles(exported.stdout) == expected


def test_an_export_of_nothing_says_so(corpus: Path) -> None:
    done = CliRunner().invoke(app, ["export", "--format", "csv", "--query", "zythologie", "-o", "none.csv"])
    assert (done.exit_code, done.stderr) == (0, "vigie: no article that is kept meets these conditions\n")
    assert (corpus / "none.csv").read_text().count("\n") == 1


@pytest.mark.parametrize("name", ["DSI Magazin", "Nobody", ""])
def test_a_source_that_nobody_knows_is_usage_and_writes_nothing(vigie: Vigie, corpus: Path, name: str) -> None:
    refused = vigie("export", "--format", "csv", "--source", name, "-o", "none.csv")
    assert (refused.returncode, refused.stdout) == (2, "")
    expected = {
        "": "Invalid value for '--source': it is empty; leave it out for all sources",
        "Nobody": "source 'Nobody': there is no such source; `vigie sources` lists them",
    }.get(name, f"source {name!r}: there is no such source; did you mean 'DSI Magazine'?")
    assert expected in refused.stderr
    assert not (corpus / "none.csv").exists()


@pytest.mark.parametrize("name", ["dsi magazine", "DSI\u00a0Magazine", "dsi-magazine"])
def test_a_source_that_is_watched_no_longer_may_be_named_in_any_case(vigie: Vigie, corpus: Path, name: str) -> None:
    assert titles(vigie("export", "--format", "jsonl", "--source", name).stdout) == ["1", "2", "3", "4"]


def test_a_file_appears_whole(vigie: Vigie, corpus: Path) -> None:
    exported = vigie("export", "--format", "parquet", "-o", "all.parquet")
    assert (exported.returncode, exported.stdout, exported.stderr) == (0, "", "")
    assert parquet.read_table(corpus / "all.parquet").column("title").to_pylist()[-1] == "Accord 4"
    assert not list(corpus.glob("*.partial"))


def test_csv_can_be_read_back(vigie: Vigie, corpus: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(vigie("export", "--format", "csv").stdout, newline="")))
    assert [row["title"] for row in rows] == ["Accord 1", "Accord 2", "Accord 3", "Accord 4"]
    assert rows[0]["body"].count("\n") == 2


def test_a_feed_has_the_newest_first(vigie: Vigie, corpus: Path) -> None:
    exported = vigie("export", "--format", "rss", "--limit", "3", "--link", "https://presse.example/?a=1&b=2")
    root = ET.fromstring(exported.stdout)
    assert [title.text for title in root.findall("channel/item/title")] == ["Accord 4", "Accord 3", "Accord 2"]
    assert root.findtext("channel/title") == "Vigie: Microsoft en France"
    assert root.findtext("channel/link") == "https://presse.example/?a=1&b=2"


def test_a_feed_of_a_search_has_what_it_finds(vigie: Vigie, corpus: Path) -> None:
    root = ET.fromstring(vigie("export", "--format", "rss", "--query", "title:2 OR title:4").stdout)
    assert [title.text for title in root.findall("channel/item/title")] == ["Accord 4", "Accord 2"]


def test_a_search_that_cannot_be_read_is_shown_with_its_place(vigie: Vigie, corpus: Path) -> None:
    refused = vigie("export", "--format", "csv", "--query", "microsoft AND (", "-o", "all.csv")
    assert refused.returncode == 2
    assert "microsoft AND (" in refused.stderr
    assert not list(corpus.glob("all.csv*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "yesterday"], "expected a day or an instant"),
        (["--until", "2026-13-01"], "expected a day or an instant"),
        (["--limit", "0"], "--limit"),
        (["--link", "javascript:alert(1)"], "expected an address that begins with http:// or https://"),
    ],
)
def test_what_cannot_be_meant_is_usage(vigie: Vigie, corpus: Path, arguments: list[str], said: str) -> None:
    refused = vigie("export", "--format", "rss", *arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert said in refused.stderr


def test_without_a_corpus_one_is_told_how_to_get_one(vigie: Vigie, folder: Path) -> None:
    refused = vigie("export", "--format", "csv", "-o", "all.csv")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "there is no corpus yet" in refused.stderr
    assert not list(folder.iterdir())


def test_a_dash_is_standard_output(vigie: Vigie, here, corpus: Path) -> None:
    assert vigie("export", "--format", "rss", "-o", "-").stdout.startswith("<?xml")
    assert here("sources", "export", "-o", "-").stdout.startswith("<?xml")
    assert not (corpus / "-").exists()


def test_somebody_who_watches_sees_how_far_it_is(corpus: Path) -> None:
    with Terminal(corpus, "export", "--format", "csv", "-o", "all.csv") as terminal:
        terminal.until("articles")
        assert terminal.exit_code() == 0
    assert (corpus / "all.csv").stat().st_size > 1000
