"""What a person said of names is kept, tells which articles it concerns, and no later article undoes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database
from store.errors import StoreUnavailable
from store.ledger import DecisionKind, Ledger, PartnerDecision, PartnerType
from store.ledger.candidates import partner_lines
from store.ledger.decisions import decide, decisions_at, partner_decisions, undo
from store.ledger.retelling import count_texts, retell, texts_naming
from tests.store.conftest import Rows
from tests.store.examples import NOW, article_of, keep
from tests.store.ledger_examples import SENTENCE, keep_ledger, told

LATER = NOW + timedelta(days=1)
FONDERIES = "Fonderies Roussillat"
ACCEPTED = PartnerDecision(
    name="fonderies roussillat", kind=DecisionKind.ACCEPTED, partner=FONDERIES, type=PartnerType.COMPANY
)
DROPPED = PartnerDecision(name=FONDERIES, kind=DecisionKind.DROPPED)


@pytest.fixture
def engine(archive: Archive, store_url: str) -> Iterator[Engine]:
    del archive
    opened = open_database(store_url)
    yield opened
    opened.dispose()


def alias(name: str, partner: str) -> PartnerDecision:
    return PartnerDecision(name=name, kind=DecisionKind.ALIAS, partner=partner, cased=True)


def test_an_accepted_candidate_stays_accepted_whatever_articles_come(
    archive: Archive, engine: Engine, rows: Rows
) -> None:
    keep_ledger(archive, 1, told())
    decide(engine, ACCEPTED, LATER)
    keep_ledger(archive, 2, told())
    assert rows("SELECT name, state, type, articles FROM partners") == [(FONDERIES, "accepted", "company", 2)]
    assert partner_decisions(engine) == (ACCEPTED,)


def test_what_is_dropped_leaves_the_views_and_comes_back_when_that_is_undone(
    archive: Archive, engine: Engine, rows: Rows
) -> None:
    keep_ledger(archive, 1, told())
    decide(engine, DROPPED, LATER)
    keep_ledger(archive, 2, told())
    for view in ("partnerships", "partner_timeline"):
        assert rows(f"SELECT count(*) FROM {view}") == [(0,)]
    assert undo(engine, "FONDERIES ROUSSILLAT") == [DROPPED]
    assert rows("SELECT articles FROM partnerships") == [(2,)]
    assert rows("SELECT state FROM partners") == [("candidate",)]
    assert partner_decisions(engine) == ()


def test_a_name_may_be_decided_on_before_an_article_has_it(archive: Archive, engine: Engine, rows: Rows) -> None:
    decide(engine, DROPPED, NOW)
    keep_ledger(archive, 1, told())
    assert rows("SELECT state, articles FROM partners") == [("dropped", 1)]
    assert rows("SELECT count(*) FROM partnerships") == [(0,)]


def test_a_decision_takes_the_place_of_the_one_before(engine: Engine) -> None:
    decide(engine, DROPPED, NOW)
    decide(engine, ACCEPTED, LATER)
    assert partner_decisions(engine) == (ACCEPTED,)


def test_aliases_follow_their_partner(engine: Engine) -> None:
    decide(engine, ACCEPTED, NOW)
    decide(engine, alias("Roussillat SA", FONDERIES), NOW)
    decide(engine, alias(FONDERIES, "Groupe Verdelier"), LATER)
    assert {(each.name, each.partner) for each in partner_decisions(engine)} == {
        ("Roussillat SA", "Groupe Verdelier"),
        (FONDERIES, "Groupe Verdelier"),
    }


def test_aliases_are_undone_with_the_partner_that_was_accepted(engine: Engine, rows: Rows) -> None:
    decide(engine, ACCEPTED, NOW)
    decide(engine, alias("Roussillat SA", FONDERIES), LATER)
    assert {each.name for each in undo(engine, FONDERIES)} == {ACCEPTED.name, "Roussillat SA"}
    assert rows("SELECT count(*) FROM partners") == [(0,)]
    assert undo(engine, FONDERIES) == []


def test_an_alias_of_a_known_partner_leaves_it_known(archive: Archive, engine: Engine, rows: Rows) -> None:
    keep_ledger(archive, 1, told("Cigref", known=True), told("Club des grandes"))
    decide(engine, alias("Club des grandes", "Cigref"), LATER)
    assert rows("SELECT state FROM partners WHERE name = 'Cigref'") == [("known",)]
    undo(engine, "Club des grandes")
    assert rows("SELECT state FROM partners WHERE name = 'Cigref'") == [("known",)]


def test_candidates_come_with_what_speaks_for_them(archive: Archive, engine: Engine) -> None:
    keep_ledger(archive, 1, told(confidence=0.5), told("Brume"))
    keep_ledger(archive, 2, told(confidence=0.6), source="Gazette", now=LATER)
    first, second = partner_lines(engine, ["candidate"])
    assert (first.name, first.articles, first.sources, first.partnerships) == (FONDERIES, 2, 2, 1)
    assert (first.first_seen_at, first.last_seen_at) == (NOW, LATER)
    assert (first.sentence, first.article_id) == (SENTENCE, 2)
    assert (second.name, second.articles) == ("Brume", 1)
    assert partner_lines(engine, ["known"]) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Les Fonderies Roussillat recrutent.", FONDERIES),
        ("L’Écho des « Énergies d’Armor » paraît.", "Energies d'Armor"),
        ("LES FONDERIES ROUSSILLAT", FONDERIES),
        ("Au Nœud & Fils", "Noeud & Fils"),
        ("Chez Noeud et Fils", "Nœud et Fils"),
        ("Chez Kellermann’s, à Lille", "Kellermann's"),
        ("Chez O'Kellermann, à Lille", "O’Kellermann"),
        ("La marque Škarda, à Lille", "Škarda"),
        ("LA MARQUE ŠKARDA, À LILLE", "Škarda"),
        ("La maison Preuß, à Lille", "Preuß"),
        ("La maison Preuss, à Lille", "Preuß"),
    ],
)
def test_the_texts_that_write_a_name_are_found(archive: Archive, engine: Engine, written: str, name: str) -> None:
    keep_ledger(archive, 1, body=f"{written} Le reste du texte.")
    keep_ledger(archive, 2)
    assert [each.article_id for each in texts_naming(engine, [name])] == [1]
    assert count_texts(engine, [name]) == 1
    assert count_texts(engine, [""]) == 2


def test_articles_off_the_topic_are_not_read_for_partners(archive: Archive, engine: Engine) -> None:
    keep(archive, article_of(1, body="Les Fonderies Roussillat recrutent."), match=None)
    assert count_texts(engine, [FONDERIES]) == 0


def test_a_ledger_is_written_anew_unless_the_text_has_changed(archive: Archive, engine: Engine, rows: Rows) -> None:
    keep_ledger(archive, 1, told())
    (text,) = texts_naming(engine, [""])
    keep_ledger(archive, 1, told(months=12), body="Un texte tout neuf, et bien plus long que le premier.", now=LATER)
    assert not retell(engine, text, Ledger())
    (newer,) = texts_naming(engine, [""])
    assert retell(engine, newer, Ledger())
    assert rows("SELECT count(*) FROM partnerships") == [(0,)]


def test_there_are_no_decisions_where_there_is_no_corpus(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(StoreUnavailable):
        decisions_at(f"sqlite:///{tmp_path_factory.mktemp('none')}/none.db")
