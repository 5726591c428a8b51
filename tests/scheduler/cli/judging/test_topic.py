"""`vigie topic`: the debugger of the query, as a person runs it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from crawler.judging.topic import compile_topic
from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.types import Article
from tests.scheduler.conftest import Vigie

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
CONFIGURATION = """
contact = "mailto:lecteur@example.org"
[topic]
name = "Canaux"
query = 'écluse AND (accord OR contrat) AND @villes'
partners = "partners.toml"
[topic.lists]
villes = ["Rennes", "Redon"]
"""
PARTNERS = """
[focal]
name = "Voies de Bretagne"
[[partner]]
name = "Ville de Redon"
aliases = ["mairie de Redon"]
"""
ARTICLES = (
    ("Un accord sur l'écluse de Redon", "La Ville de Redon et Voies de Bretagne signent un accord."),
    ("L'écluse de Rennes", "Un contrat de dix ans pour l'écluse."),
    ("L'écluse de Brest", "Un contrat pour l'écluse, puis un second contrat."),
    ("La mairie refait ses toits", "Un contrat à Rennes."),
)


@pytest.fixture(autouse=True)
def corpus(folder: Path) -> None:
    """Four articles, judged by the topic of the working directory."""
    (folder / "vigie.toml").write_text(CONFIGURATION, "utf-8")
    (folder / "partners.toml").write_text(PARTNERS, "utf-8")
    topic = compile_topic("Canaux", "écluse AND (accord OR contrat) AND @villes", {"villes": ["Rennes", "Redon"]})
    with Archive.open(f"sqlite:///{folder}/vigie.db") as archive:
        for number, (title, body) in enumerate(ARTICLES, start=1):
            url = f"http://canaux.example/{number}"
            article = Article(url=url, title=title, body=body, published_at=NOW)
            verdict = topic.judge(article)
            archive.keep(
                Delivery(
                    found=article,
                    source="Canaux",
                    listed_url=url,
                    match=topic.match_of(verdict),
                    near_miss=topic.near_miss_of(verdict),
                    wanted=verdict.relevance == "match",
                    now=NOW,
                )
            )


def test_an_article_is_explained_as_a_tree(vigie: Vigie) -> None:
    found = vigie("topic", "explain", "1")
    assert (found.returncode, found.stderr) == (0, "")
    lines = [line.strip(" │├└─") for line in found.stdout.splitlines()]
    assert lines[0] == "Un accord sur l'écluse de Redon"
    assert lines[1].startswith("match, score 0.6")
    assert "✓ écluse  0.60  title 1×" in lines
    assert "title: Un accord sur l'écluse de Redon" in lines
    assert any(line.startswith("✓ @villes  0.68  title 1×, body 1×") for line in lines)


def test_what_failed_is_said(vigie: Vigie, folder: Path) -> None:
    (folder / "a.txt").write_text("L'écluse de Brest\nRien n'est signé.\n", "utf-8")
    shown = vigie("topic", "explain", "a.txt").stdout
    assert "off topic" in shown
    assert "missing: (accord OR contrat)" in shown
    assert "missing: @villes" in shown


def test_a_text_may_be_a_page_an_address_or_lines(vigie: Vigie, folder: Path) -> None:
    paragraphs = "".join(f"<p>L'écluse de Redon fait l'objet d'un accord {n}, dit le maire.</p>" for n in range(9))
    page = f"<html><head><title>Un accord</title></head><body><article><h1>Un accord</h1>{paragraphs}</article></body>"
    (folder / "a.html").write_text(page, "utf-8")
    (folder / "a.jsonl").write_text('{"title": "Écluse", "text": "x"}\n{"title": "Un pont", "text": "y"}\n', "utf-8")
    assert "match, score" in vigie("topic", "explain", "a.html").stdout
    assert "match, score" in vigie("topic", "explain", "http://canaux.example/2").stdout
    assert vigie("topic", "explain", "a.jsonl").stdout.count("off topic") == 2


def test_programs_get_the_tree_with_its_places(vigie: Vigie) -> None:
    document = json.loads(vigie("topic", "explain", "2", "--json").stdout)
    (text,) = document["texts"]
    assert text["verdict"]["relevance"] == "match"
    first = text["root"]["parts"][0]
    assert (first["said"], first["holds"], first["counts"]) == ("écluse", True, {"title": 1, "body": 1})
    assert first["places"][0] == {"zone": "title", "before": "L'", "words": "écluse", "after": " de Rennes"}


@pytest.mark.parametrize("text", ["99", "none.txt", "http://127.0.0.1:9/none"])
def test_a_text_that_cannot_be_had_is_a_sentence(vigie: Vigie, text: str) -> None:
    found = vigie("topic", "explain", text)
    assert found.returncode in (1, 2)
    assert found.stdout == ""
    assert "Traceback" not in found.stderr
    assert found.stderr


def test_a_changed_query_is_replayed(vigie: Vigie) -> None:
    found = vigie("topic", "test", "écluse AND accord")
    assert found.returncode == 0
    assert found.stdout.splitlines()[0] == (
        "2 articles are kept, 2 of them on the topic; with this query 1 would be: 0 gained, 1 lost."
    )
    assert "L'écluse de Rennes" in found.stdout
    assert "missing: accord" in found.stdout
    assert "cannot be told" in found.stderr


def test_near_misses_are_asked_by_their_headline(vigie: Vigie) -> None:
    found = vigie("topic", "test", "écluse AND brest")
    assert "Near misses, of which no text is kept: 1; by its headline alone, 1 would match." in found.stdout
    assert "Canaux: L'écluse de Brest (http://canaux.example/3)" in found.stdout


def test_programs_get_what_would_change(vigie: Vigie) -> None:
    document = json.loads(vigie("topic", "test", "@partners", "--json").stdout)
    assert document["counts"] | {"texts_read": 0} == {
        "articles": 2, "before": 2, "after": 1, "gained": 0, "lost": 1, "near_misses": 1, "texts_read": 0,
    }  # fmt: skip
    assert [one["id"] for one in document["lost"]] == [2]


def test_nothing_is_changed_by_it(vigie: Vigie) -> None:
    vigie("topic", "test", "pont")
    assert vigie("sql", "SELECT count(*) FROM articles WHERE topic = 'Canaux'", "--format", "csv").stdout == (
        '"count(*)"\n"2"\n'
    )


@pytest.mark.parametrize("command", [("test", "écluse AND @rien"), ("explain", "1", "-q", "écluse AND @rien")])
def test_a_query_that_cannot_be_read_has_a_caret(vigie: Vigie, command: tuple[str, ...]) -> None:
    found = vigie("topic", *command)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.endswith("  écluse AND @rien\n             ^\n")


def test_lines_of_json_come_through_a_pipe_too(vigie: Vigie, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    writer = Thread(target=(folder / "pipe").write_bytes, args=(b'{"title": "\xc3\x89cluse"}',))
    writer.start()
    explained = vigie("topic", "explain", "pipe")
    writer.join()
    assert explained.stdout.startswith("Écluse\n")


LABELLED = [
    {"title": "Redon", "text": "Écluse : accord avec la mairie de Redon.", "label": 1, "partners": ["Ville de Redon"]},
    {"title": "L'écluse de Brest", "text": "Un accord.", "label": 1, "partners": []},
    {"title": "L'écluse de Rennes", "text": "Un contrat de travail.", "label": 0, "doubtful": True},
    {"title": "Un pont", "text": "Rien.", "label": 0},
]  # fmt: skip


def test_labelled_texts_are_measured(vigie: Vigie, folder: Path) -> None:
    (folder / "l.jsonl").write_text("\n".join(json.dumps(each) for each in LABELLED), "utf-8")
    document = json.loads(vigie("topic", "eval", "l.jsonl", "--json").stdout)
    assert document["all"]["topic"] == {
        "right": 1, "wrong": 1, "missed": 1, "precision": 0.5, "recall": 0.5, "f1": 0.5
    }  # fmt: skip
    assert document["not_doubtful"]["topic"]["precision"] == 1.0
    assert document["all"]["partners"]["f1"] == 1.0
    assert [error["title"] for error in document["errors"]] == ["L'écluse de Brest", "L'écluse de Rennes"]
    shown = vigie("topic", "eval", "l.jsonl").stdout
    assert "missed (0.00) L'écluse de Brest" in shown
    assert "wrong (0.47, doubtful) L'écluse de Rennes" in shown
    assert "missing: @villes" in shown


def test_bad_lines_are_told_and_the_others_measured(vigie: Vigie, folder: Path) -> None:
    bad = ('{"title": "a", "label": 3}', '{"title": "a", "label": 1, "doubtful": "non"}', '{"title": "a"}')
    (folder / "l.jsonl").write_text("\n".join(('{"title": "a", "label": 1}', "nonsense", *bad)), "utf-8")
    found = vigie("topic", "eval", "l.jsonl")
    assert found.returncode == 1
    assert "l.jsonl: line 2: not JSON" in found.stderr
    assert "l.jsonl: line 3: label: expected 1 or 0, not 3" in found.stderr
    assert 'l.jsonl: line 4: doubtful: expected true or false, not "non"' in found.stderr
    assert "l.jsonl: 1 line has no label, and is not measured" in found.stderr
    assert vigie("topic", "eval", "none.jsonl").returncode == 2
