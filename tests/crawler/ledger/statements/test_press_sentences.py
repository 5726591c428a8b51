"""What a sentence of the press states: partner, kind, status; and what it does not."""

from __future__ import annotations

from time import process_time

import pytest

from crawler.ledger import Gazetteer, read_ledger
from store.types import Article
from tests.crawler.ledger.invented_names import gazetteer
from tests.crawler.ledger.statements import (
    agreed_sentences,
    announced_sentences,
    doubtful_sentences,
    nothing_sentences,
    special_sentences,
)

SENTENCES = {
    "announced": announced_sentences.SENTENCES,
    "announced, of other kinds": special_sentences.SENTENCES,
    "signed and renewed": agreed_sentences.SENTENCES,
    "denied, rumoured, ended, disputed": doubtful_sentences.SENTENCES,
}
NOTHING = [text for text, _ in nothing_sentences.SENTENCES]


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer()


def stated(text: str, names: Gazetteer) -> set[tuple[str, str, str]]:
    article = Article(url="http://dsi-magazine.example/1", title="Norvik en France", body=text)
    return {(each.partner, each.kind, each.status) for each in read_ledger(article, names).agreements}


def test_the_tables_are_long() -> None:
    assert sum(map(len, SENTENCES.values())) >= 120
    assert len(doubtful_sentences.SENTENCES) >= 30
    assert len(NOTHING) >= 20


@pytest.mark.parametrize("status", SENTENCES)
def test_partner_kind_and_status_reach_an_f1_of_95(status: str, names: Gazetteer) -> None:
    hits = wrong = missed = 0
    for text, expected in SENTENCES[status]:
        found = stated(text, names)
        hits += len(found & expected)
        wrong += len(found - expected)
        missed += len(expected - found)
    assert 2 * hits / (2 * hits + wrong + missed) >= 0.95


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_about_somebody_else_states_nothing(text: str, names: Gazetteer) -> None:
    assert stated(text, names) == set()


def test_a_text_without_full_stops_is_read_soon(names: Gazetteer) -> None:
    begun = process_time()
    stated("Norvik et le groupe Vernay ont signé un accord avec Norvik, selon la directrice de Norvik, " * 2_000, names)
    assert process_time() - begun < 5.0


def test_a_long_list_of_partners_is_one_of_partners(names: Gazetteer) -> None:
    others = ", ".join(f"Compagnie Delta{number}" for number in range(40))
    assert ("Vernay", "partnership", "signed") in stated(f"Norvik, {others} et Vernay ont signé un partenariat.", names)
