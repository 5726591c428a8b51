"""`vigie partners`, as a person types it, on articles that `vigie import` has kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scheduler.conftest import Vigie

PARTNERS = '[focal]\nname = "Norvik"\n[[partner]]\nname = "Cercal"\ntype = "association"\n'
TOML = '[topic]\nname = "Norvik"\nquery = "norvik"\npartners = "partners.toml"\n'
NASTY = "Énergies Brévin"
BODIES = (
    f"{NASTY} et Norvik ont signé jeudi un accord de trois ans pour leurs centrales.",
    "Le Cercal et Norvik ont renouvelé leur accord. Une hausse des prix reste exclue, dit-on.",
)


@pytest.fixture
def corpus(vigie: Vigie, folder: Path, configure: Callable[[str], Path]) -> Vigie:
    (folder / "partners.toml").write_text(PARTNERS, "utf-8")
    configure(TOML)
    lines = [
        {"url": f"https://titre.example/{number}", "source": "Titre", "title": f"Titre {number}", "body": body}
        for number, body in enumerate(BODIES)
    ]
    (folder / "a.jsonl").write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    done = vigie("import", "a.jsonl")
    assert done.returncode == 0, done.stderr
    return vigie


def test_candidates_are_shown_with_their_evidence_and_accepted(corpus: Vigie) -> None:
    shown = corpus("partners", "candidates").stdout
    assert f"{NASTY}  unknown; 1 article, 1 source, 1 agreement; 20" in shown
    assert "ont signé jeudi un accord de trois ans" in shown
    done = corpus("partners", "accept", "energies brevin", "--as", NASTY, "--type", "company")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-2:] == [f"energies brevin: accepted as {NASTY}.", "1 article read again."]
    assert "No candidates" in corpus("partners", "candidates").stderr
    listed = json.loads(corpus("partners", "--json").stdout)["partners"]
    assert [(one["name"], one["type"], one["state"], one["articles"]) for one in listed] == [
        ("Cercal", "association", "known", 1),
        (NASTY, "company", "accepted", 1),
    ]


def test_a_decision_is_one_json_document(corpus: Vigie) -> None:
    dropped = json.loads(corpus("partners", "drop", NASTY, "--json").stdout)
    assert (dropped["done"], dropped["articles"]) == ("dropped", 1)
    assert dropped["decisions"][0]["name"] == NASTY
    assert corpus("sql", "--format", "jsonl", "SELECT partner FROM partnerships").stdout == '{"partner": "Cercal"}\n'
    undone = json.loads(corpus("partners", "undo", NASTY, "--json").stdout)
    assert undone["decisions"] == dropped["decisions"]


def test_another_name_is_said_to_be_one_and_to_be_none_any_more(corpus: Vigie) -> None:
    joined = corpus("partners", "alias", NASTY, "Cercal")
    assert joined.stderr.splitlines()[-2] == f"{NASTY}: another name of Cercal from now on."
    undone = corpus("partners", "undo", NASTY)
    assert undone.stderr.splitlines()[-2] == f"{NASTY}: no other name of Cercal any more."


def test_what_cannot_be_decided_is_said_on_one_line(corpus: Vigie) -> None:
    refused = corpus("partners", "alias", "Brévin", "Cerkal")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "vigie: no partner is called 'Cerkal'; near it: Cercal\n"
    typed = corpus("partners", "accept", NASTY, "--type", "club")
    assert typed.returncode == 2
    assert "'club' is no type of partner; expected one of company, start-up" in typed.stderr


def test_everything_is_read_again(corpus: Vigie) -> None:
    assert corpus("partners", "refresh").stderr.splitlines()[-1] == "2 articles read again."


def test_an_empty_folder_says_what_to_do(vigie: Vigie) -> None:
    asked = vigie("partners")
    assert asked.returncode == 1
    assert asked.stderr.startswith("vigie: ")
