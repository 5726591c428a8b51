"""`vigie search`, as a person runs it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.types import Article
from tests.scheduler.conftest import Vigie

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
NASTY = "Accord\x1b[31m\x1b]0;titre\x07\r\u202etitre"
BODY = (
    "Le texte va d’une chose à l’autre. " * 12
    + "L’État a signé un accord-cadre à Rennes. "
    + "La suite en dit moins. " * 12
)


@pytest.fixture(autouse=True)
def corpus(folder: Path) -> Path:
    """Three articles, as the corpus of the working directory."""
    path = folder / "vigie.db"
    texts = (("Un accord à Rennes", BODY), ("Un accord", "Rien de plus."), ("Une lettre", "Ni accord ni rien."))
    with Archive.open(f"sqlite:///{path}") as archive:
        for number, (title, body) in enumerate(texts, start=1):
            url = f"http://dsi-magazine.example/{number}"
            article = Article(url=url, title=title, body=body, published_at=NOW)
            archive.keep(
                Delivery(found=article, source="DSI Magazine", listed_url=url, match=None, wanted=True, now=NOW)
            )
    return path


def test_what_is_found_comes_ranked_with_day_source_title_and_snippet(vigie: Vigie) -> None:
    found = vigie("search", "accord", "rennes")
    assert (found.returncode, found.stderr) == (0, "")
    first, facts, *snippet = found.stdout.splitlines()
    assert first.strip() == "1. Un accord à Rennes"
    assert facts.strip() == "2026-09-14 08:00 · DSI Magazine · vigie show 1"
    assert "L’État a signé un accord-cadre à Rennes." in " ".join(line.strip() for line in snippet)
    assert snippet[0].strip().startswith("… ")


def test_what_answers_is_lit_up_on_a_terminal(vigie: Vigie) -> None:
    lit = vigie("search", "lettre", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[1;33mlettre\x1b[0m" in lit


def test_programs_get_marks_as_offsets(vigie: Vigie) -> None:
    document = json.loads(vigie("search", "signer", "--json").stdout)
    assert (document["query"], document["has_more"]) == ("signer", False)
    (hit,) = document["hits"]
    assert (hit["id"], hit["title"], hit["title_marks"]) == (1, "Un accord à Rennes", [])
    (snippet,) = hit["snippets"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["signé"]


def test_newest_first_and_how_many_are_the_persons_choice(vigie: Vigie) -> None:
    newest = vigie("search", "accord", "--newest", "-n", "2")
    ids = [hit["id"] for hit in json.loads(vigie("search", "accord", "--newest", "-n", "2", "--json").stdout)["hits"]]
    assert ids == [3, 2]
    assert newest.stderr == "More articles match; -n 10 shows more of them.\n"


def test_nothing_found_is_an_answer(vigie: Vigie) -> None:
    nothing = vigie("search", "partenariat")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "nothing found\n")


def test_a_query_that_cannot_be_read_is_usage_with_a_caret_under_the_place(vigie: Vigie) -> None:
    refused = vigie("search", "accord", "AND", "chapo:inria")
    assert (refused.returncode, refused.stdout) == (2, "")
    said, query, caret = refused.stderr.splitlines()
    assert said.startswith("vigie: column 12: there is no zone 'chapo'")
    assert query[caret.index("^") :] == "chapo:inria"


def test_without_words_it_is_usage(vigie: Vigie) -> None:
    assert vigie("search").returncode == 2


def test_a_title_in_the_database_has_no_power_over_the_terminal(vigie: Vigie, corpus: Path) -> None:
    with closing(sqlite3.connect(corpus)) as connection, connection:
        connection.execute("UPDATE revision SET title = ?, body = ?", (NASTY, NASTY))
    shown = vigie("search", "accord").stdout
    assert "titre" in shown
    assert not set(shown) & set("\x1b\x07\r\u202e")
