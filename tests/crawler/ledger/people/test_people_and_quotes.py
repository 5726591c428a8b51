"""Who speaks, in which function, for whom, and in which words."""

from __future__ import annotations

import pytest

from crawler.ledger import Gazetteer, read_ledger
from store.types import Article
from tests.crawler.ledger.invented_names import gazetteer


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer()


def article(body: str) -> Article:
    return Article(url="http://dsi-magazine.example/1", title="Norvik en France", body=body)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Éric Marsac, président de Norvik France, a signé.", ("Éric Marsac", "président de Norvik France", "Norvik")),
        (
            "Le président de Norvik France, Éric Marsac, a signé.",
            ("Éric Marsac", "président de Norvik France", "Norvik"),
        ),
        (
            "Odile Ferrandy, directrice générale du Cercal.",
            ("Odile Ferrandy", "directrice générale du Cercal", "Cercal"),
        ),
        ("a dit Jean-Luc d’Armon, PDG d’Enjia.", ("Jean-Luc d’Armon", "PDG d’Enjia", "Enjia")),
        (
            "Le ministre de l'Éducation Gilles de Robiac s'y plie.",
            ("Gilles de Robiac", "ministre de l'Éducation", "Éducation"),
        ),
        ("Le PDG d'Enjia Marc Le Goff y croit.", ("Marc Le Goff", "PDG d'Enjia", "Enjia")),
        ("Anne Trévoux (Norvik) répond.", ("Anne Trévoux", "", "Norvik")),
        ("Anne Trévoux, de Norvik France, répond.", ("Anne Trévoux", "", "Norvik")),
        ("son DSI, Paul O'Brien, approuve", ("Paul O'Brien", "DSI", "")),
        (
            "Hassan Belkacem, directeur du groupe Verdelier.",
            ("Hassan Belkacem", "directeur du groupe Verdelier", "Verdelier"),
        ),
    ],
)
def test_a_person_with_a_function(text: str, person: tuple[str, str, str], names: Gazetteer) -> None:
    people = read_ledger(article(text), names).people
    assert [(each.name, each.role, each.organisation) for each in people] == [person]


@pytest.mark.parametrize(
    "text",
    [
        "Le directeur a remercié Marc Ney.",
        "La Mutuelle Vallorée, directrice de rien, change de nom.",
        "Marc Ney habite Lorméac.",
        f"Marc N{'ey' * 40}, président de Norvik France, attend.",
        f"Marc N{'EY' * 40}, président de Norvik France, attend.",
        "Norvik France, présidente du jury, attend.",
        "Le Cercal, président de séance, vote.",
    ],
)
def test_no_function_no_person(text: str, names: Gazetteer) -> None:
    assert read_ledger(article(text), names).people == ()


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "« Nous voulons de la visibilité », résume Marc Ney, délégué du Cercal.",
            "Marc Ney",
            "Nous voulons de la visibilité",
        ),
        (
            "«\u00a0Nous voulons de la visibilité\u00a0», a déclaré à la presse la directrice, Anne Ney.",
            "Anne Ney",
            "Nous voulons de la visibilité",
        ),
        ("“Nous voulons de la visibilité”, explique Marc Ney, maire.", "Marc Ney", "Nous voulons de la visibilité"),
        (
            '"Nous voulons de la visibilité", ont expliqué Marc Ney, maire, et son adjoint.',
            "Marc Ney",
            "Nous voulons de la visibilité",
        ),
        (
            "Marc Ney, maire, en convient : « Nous voulons de la visibilité. »",
            "Marc Ney",
            "Nous voulons de la visibilité.",
        ),
        ("Selon Marc Ney, maire, « nous voulons de la visibilité ».", "Marc Ney", "nous voulons de la visibilité"),
        ("« Nous voulons de la visibilité », répond un porte-parole.", "", "Nous voulons de la visibilité"),
        ("« Faut-il de la visibilité ? », s’interroge Marc Ney, maire.", "Marc Ney", "Faut-il de la visibilité ?"),
    ],
)
def test_a_quote_and_its_speaker(text: str, speaker: str, said: str, names: Gazetteer) -> None:
    (quote,) = read_ledger(article(text), names).quotes
    assert (quote.speaker, quote.text) == (speaker, said)
    assert text[quote.start : quote.end] == said


def test_he_and_she_are_the_last_speaker_and_a_surname_is_enough(names: Gazetteer) -> None:
    text = (
        "« Le crédit est notre métier », sourit Anne Ney, directrice du Cercal. "
        "« Eux ne savent pas le faire », ajoute-t-elle.\n"
        "« Rendez-vous au printemps prochain », promet Ney."
    )
    quotes = read_ledger(article(text), names).quotes
    assert [(each.speaker, each.organisation) for each in quotes] == [("Anne Ney", "Cercal")] * 3


@pytest.mark.parametrize(
    "text", ["Le contrat « open bar » fait débat.", "La marque « Petit à petit l'oiseau fait » disparaît."]
)
def test_words_in_inverted_commas_are_no_quote(text: str, names: Gazetteer) -> None:
    assert read_ledger(article(text), names).quotes == ()
