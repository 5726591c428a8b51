"""`vigie forget` and `vigie db …` as a person runs them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.types import Article, FetchedPage
from tests.scheduler.conftest import Vigie

NOW = datetime.now(UTC)
PERSON = "Odile Quémener"
TEXT = "Le port de Kervélo ouvre un bassin neuf aux chalutiers de la baie, après dix ans de travaux et de palabres."


def url_of(number: int) -> str:
    return f"https://gazette.example/economie/port-{number}.html"


@pytest.fixture
def corpus(folder: Path) -> Path:
    """Three articles: two of one text, and one that is a year old and names a person."""
    with Archive.open("sqlite:///vigie.db") as archive:
        for number, body, days in ((1, TEXT, 0), (2, TEXT, 0), (3, f"Selon {PERSON}.", 400)):
            kept = Article(url=url_of(number), title=f"Port {number}", body=body)
            then = NOW - timedelta(days=days)
            archive.keep(Delivery(found=kept, source="Gazette", listed_url=kept.url, match=None, wanted=True, now=then))
    return folder / "vigie.db"


def titles(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM articles ORDER BY id")]


def test_a_dry_run_shows_what_would_go_and_which_copies_would_stay(corpus: Path, vigie: Vigie) -> None:
    told = vigie("forget", "--url", url_of(1), "--dry-run")
    assert told.returncode == 0, told.stderr
    (line,) = [line for line in told.stdout.splitlines() if "Port 1" in line]
    assert line.split() == ["1", "Gazette", "Port", "1", "2"]
    assert "This reaches 1 article." in told.stdout
    assert "Nothing was forgotten" in told.stderr
    assert titles(corpus) == ["Port 1", "Port 2", "Port 3"]


def test_an_article_goes_with_its_copies(corpus: Path, vigie: Vigie) -> None:
    told = vigie("forget", "--url", url_of(1), "--copies", "--yes")
    assert told.returncode == 0, told.stderr
    assert "Forgotten: 2 articles with 2 texts" in told.stdout
    assert "Backups" in told.stdout
    assert "written anew" in told.stderr
    assert titles(corpus) == ["Port 3"]


def test_a_person_is_found_by_name(corpus: Path, vigie: Vigie) -> None:
    told = vigie("forget", "--person", "odile quemener", "--yes", "--json")
    answer = json.loads(told.stdout)
    assert (answer["by"], [one["id"] for one in answer["articles"]]) == ("person", [3])
    assert answer["erased"]["articles"] == 1
    assert titles(corpus) == ["Port 1", "Port 2"]
    with closing(sqlite3.connect(corpus)) as connection:
        assert connection.execute('SELECT "by", articles FROM forgetting').fetchall() == [("person", 1)]


def test_a_damaged_page_is_told_and_the_rest_is_forgotten(corpus: Path, vigie: Vigie) -> None:
    page = FetchedPage(url=url_of(4), fetched_at=NOW, status=200, body=b"<p>Rien.</p>")
    with Archive.open("sqlite:///vigie.db") as archive:
        kept = Article(url=url_of(4), title="Port 4", body="Un texte sans elle.")
        archive.keep(
            Delivery(found=kept, source="Gazette", listed_url=kept.url, match=None, wanted=True, now=NOW, page=page)
        )
    with closing(sqlite3.connect(corpus)) as connection:
        connection.execute("UPDATE page SET body = x'00'")
        connection.commit()
    told = vigie("forget", "--person", PERSON, "--yes")
    assert told.returncode == 1
    assert f"the kept page of article 4 is damaged, and may name the person: {url_of(4)}; `vigie" in told.stderr
    assert "Forgotten: 1 article" in told.stdout
    assert titles(corpus) == ["Port 1", "Port 2", "Port 4"]
    document = json.loads(vigie("forget", "--person", PERSON, "--dry-run", "--json").stdout)
    assert document["unread_pages"] == [{"article_id": 4, "url": url_of(4)}]


def test_a_source_that_is_still_watched_is_said_to_be(
    corpus: Path, vigie: Vigie, configure: Callable[[str], Path]
) -> None:
    configure('[[source]]\nname = "Gazette"\nfeeds = ["https://gazette.example/rss"]\n')
    told = vigie("forget", "--source", "Gazette", "--yes")
    assert "Forgotten: 3 articles" in told.stdout
    assert "Gazette is still watched" in told.stdout
    assert titles(corpus) == []


def test_nothing_goes_without_a_word_of_consent(corpus: Path, vigie: Vigie) -> None:
    told = vigie("forget", "--url", url_of(1))
    assert told.returncode == 2
    assert "--yes" in told.stderr
    assert titles(corpus) == ["Port 1", "Port 2", "Port 3"]


@pytest.mark.parametrize(
    "words",
    [(), ("--url", "https://a.example", "--person", "X Y"), ("--person", "X Y", "--copies")],
    ids=["nothing", "two", "copies of a person"],
)
def test_what_to_forget_is_said_in_one_way(corpus: Path, vigie: Vigie, words: tuple[str, ...]) -> None:
    assert vigie("forget", *words, "--yes").returncode == 2


@pytest.mark.parametrize("words", [("--person", "Nul Part"), ("--source", "Nulle Part")])
def test_what_is_not_kept_is_told(corpus: Path, vigie: Vigie, words: tuple[str, ...]) -> None:
    told = vigie("forget", *words, "--yes")
    assert told.returncode == 0, told.stderr
    assert "Nothing is kept of this." in told.stdout


def test_a_source_in_another_spelling_is_asked_back(corpus: Path, here, configure: Callable[[str], Path]) -> None:
    configure(f'[store]\nurl = "sqlite:///{corpus}"\n[[source]]\nname = "Le Port"\nfeeds = ["http://a.example/"]\n')
    told = here("forget", "--source", "le port", "--dry-run")
    assert (told.returncode, told.stdout.splitlines()[0]) == (0, "Nothing is kept of this.")
    assert "vigie: source 'le port': names are taken to the letter here; did you mean 'Le Port'?" in told.stderr
    assert "'Le Phare': there is no such source" in here("forget", "--source", "Le Phare", "--dry-run").stderr


def test_check_says_that_all_is_well(corpus: Path, vigie: Vigie) -> None:
    told = vigie("db", "check")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "foreign keys: well" in told.stdout
    assert "NOT" not in told.stdout


def test_check_says_what_is_not_well(corpus: Path, vigie: Vigie) -> None:
    with closing(sqlite3.connect(corpus)) as connection:
        connection.execute("UPDATE story SET articles = 5 WHERE id = 1")
        connection.commit()
    told = vigie("db", "check", "--full")
    assert told.returncode == 1
    assert "stories and copies: NOT WELL\n- story 1 counts 5 articles and has 2\n" in told.stdout
    answer = json.loads(vigie("db", "check", "--json").stdout)
    assert answer["well"] is False
    (found,) = [one for one in answer["checks"] if one["problems"]]
    assert found == {"name": "stories and copies", "problems": ["story 1 counts 5 articles and has 2"]}


def test_a_backup_is_a_corpus(corpus: Path, vigie: Vigie, folder: Path) -> None:
    assert vigie("db", "backup", "copy.db").returncode == 0
    assert titles(folder / "copy.db") == ["Port 1", "Port 2", "Port 3"]
    again = vigie("db", "backup", "copy.db")
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert vigie("db", "backup", "copy.db", "--force").returncode == 0


def test_upgrade_of_what_is_new_says_so(corpus: Path, vigie: Vigie) -> None:
    told = vigie("db", "upgrade")
    assert told.returncode == 0
    assert "nothing to upgrade" in told.stdout


def test_a_backup_is_one_file_and_stays_one_when_it_is_read(corpus: Path, vigie: Vigie, folder: Path) -> None:
    assert vigie("db", "backup", "copy.db").returncode == 0
    told = vigie("articles", "--json", VIGIE_STORE__URL="sqlite:///copy.db")
    assert len(json.loads(told.stdout)["articles"]) == 3, told.stderr
    assert [file.name for file in folder.glob("copy.db*")] == ["copy.db"]


def test_upgrade_of_what_is_old_names_the_copy(folder: Path, vigie: Vigie) -> None:
    released = Path(__file__).parents[3] / "store" / "released" / "0001.db"
    (folder / "vigie.db").write_bytes(released.read_bytes())
    told = vigie("db", "upgrade")
    assert told.returncode == 0, told.stderr
    assert "Upgraded from schema 0001" in told.stdout
    assert "vigie.db.before-0001" in told.stdout
    assert (folder / "vigie.db.before-0001").exists()


def test_prune_counts_what_would_go_and_lets_it_go(corpus: Path, vigie: Vigie) -> None:
    term = {"VIGIE_RETENTION__ARTICLES_DAYS": "365"}
    would = vigie("db", "prune", "--dry-run", **term)
    assert "Would go: 0 pages" in would.stdout
    assert "1 article with 1 text (365 days)" in would.stdout
    assert titles(corpus) == ["Port 1", "Port 2", "Port 3"]
    went = json.loads(vigie("db", "prune", "--json", **term).stdout)
    assert went["pruned"]["articles"] == 1
    assert titles(corpus) == ["Port 1", "Port 2"]
    assert "kept for ever" in vigie("db", "prune").stdout


def test_vacuum_says_what_stays(corpus: Path, vigie: Vigie) -> None:
    told = vigie("db", "vacuum")
    assert told.returncode == 0
    assert "Backups" in told.stdout
