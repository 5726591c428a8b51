"""The three articles that the project began with, from the crawl to the views: who agreed on what, and who says so."""

from __future__ import annotations

import json

import pytest

from store.console import answer
from tests.walk.conftest import Walk

SOURCES = ("DSI Magazine", "Canal Distribution", "Asso et société")
#: What a press officer asks of the ledger, in words that both databases have.
QUESTIONS = {
    "new partners this month": """
        SELECT name, type, state, articles FROM partners, dates
        WHERE first_seen_at >= a_month_ago AND partnerships > 0 ORDER BY first_seen_at DESC, name
    """,
    "agreements by year and kind": """
        SELECT substr(COALESCE(dated_from, told_on), 1, 4) AS year, kind, COUNT(*) AS agreements
        FROM partnerships GROUP BY 1, 2 ORDER BY 1, 2
    """,
    "who speaks for Microsoft France, and to whom": """
        SELECT speaker, role, source, COUNT(*) AS quotes FROM quotes
        WHERE organisation = 'Microsoft' AND speaker <> '' GROUP BY speaker, role, source ORDER BY quotes DESC, speaker
    """,
}


@pytest.fixture(scope="module")
def walk(make_walk) -> Walk:
    made = make_walk()
    feeds = [feed for source in made.configuration.sources() if source.name in SOURCES for feed in source.feeds]
    made.crawl(*feeds)
    return made


def agreement(walk: Walk, partner: str) -> dict[str, object]:
    columns = "kind, status, dated_from, dated_to, months, beneficiaries, subjects, people, sentence, article_id"
    (row,) = walk.ask(f"SELECT {columns} FROM partnerships WHERE partner = '{partner}'")
    return dict(zip(columns.split(", "), row, strict=True))


def people(found: dict[str, object]) -> set[tuple[str, str]]:
    return {(each["name"], each["organisation"]) for each in json.loads(str(found["people"]))}


def test_the_cigref_has_renewed_for_two_years(walk: Walk) -> None:
    found = agreement(walk, "Cigref")
    assert (found["kind"], found["status"], found["months"]) == ("partnership", "renewed", 24)
    assert found["dated_from"] == found["dated_to"] == "2008-03-18"
    assert people(found) == {("Bertrand Leclaux", "Cigref"), ("Éric Vanheule", "Microsoft")}
    assert "ont renouvelé, le 18 mars, l'accord qui les lie depuis 2006" in str(found["sentence"])


def test_sciences_po_has_signed_for_chairs_and_internships(walk: Walk) -> None:
    found = agreement(walk, "Sciences Po")
    assert found["status"] == "signed"
    assert {"research chair", "internship"} <= set(json.loads(str(found["subjects"])))
    assert people(found) == {("Odile Ferrandy", "Sciences Po")}
    assert "un second accord, cette fois avec Sciences Po" in str(found["sentence"])


def test_the_certification_programme_wants_550_specialists(walk: Walk) -> None:
    found = agreement(walk, "revendeurs")
    assert (found["kind"], found["status"]) == ("certification or training programme", "announced")
    assert found["beneficiaries"] == 550
    assert people(found) == {("Philippe Auvray", "Microsoft")}


def test_the_ministry_signed_on_22_february_2006_for_a_directory_of_volunteers(walk: Walk) -> None:
    found = agreement(walk, "Ministère de la vie associative")
    assert (found["status"], found["dated_from"], found["dated_to"]) == ("signed", "2006-02-22", "2006-02-22")
    assert {"directory", "volunteering"} <= set(json.loads(str(found["subjects"])))
    assert {name for name, _ in people(found)} == {"Gérard Lacombe-Viel", "Annick Trévoux"}
    assert "ont signé le 22 février 2006, à Paris, un accord de coopération" in str(found["sentence"])


def test_evidence_stands_where_the_view_says(walk: Walk) -> None:
    columns = "t.zone, t.starts, t.ends, t.sentence, a.title, a.standfirst, a.body"
    told = walk.ask(f"SELECT {columns} FROM partner_timeline AS t JOIN articles AS a ON a.id = t.article_id")
    assert len(told) >= 4
    for zone, starts, ends, sentence, title, standfirst, body in told:
        assert {"title": title, "lead": standfirst, "body": body}[zone][starts:ends] == sentence


def test_a_press_officer_s_questions_are_answered(walk: Walk) -> None:
    assert {row[0] for row in walk.ask(QUESTIONS["new partners this month"])} >= {"Cigref", "Sciences Po"}
    assert ("2006", "partnership", 1) in walk.ask(QUESTIONS["agreements by year and kind"])
    spoken = walk.ask(QUESTIONS["who speaks for Microsoft France, and to whom"])
    assert ("Éric Vanheule", "DSI Magazine") in {(row[0], row[2]) for row in spoken}


@pytest.mark.parametrize("question", QUESTIONS)
def test_they_run_on_a_server_too(question: str, postgresql_server) -> None:
    assert answer(postgresql_server.new_database(), QUESTIONS[question]).columns
