"""The inflections of a French word have one stem, and other words have another."""

from __future__ import annotations

import threading

import pytest

from store.query.stems import stem
from store.text import words


def stems_of(text: str) -> set[str]:
    return {stem(word) for word in words(text)}


@pytest.mark.parametrize(
    "inflections",
    [
        "partenariat partenariats PARTENARIAT",
        "partenaire partenaires",
        "signer signe signé signés signée signées signent signèrent signait signera signant SIGNEE",
        "publier publie publié publiés publiée publiées publient publiera",
        "associer associe associé associés associée associent",
        "allier allié alliés alliée alliées allient",
        "confier confie confié confiée confient",
        "créer crée créé créés créée créées créent",
        "nouer noue noué nouée nouent",
        "annoncer annonce annoncé annoncent annoncèrent",
        "conclue concluent",
        "choisir choisit choisi choisie choisissent",
        "héberger hébergé hébergée hébergées hébergent",
        "premier premiers première premières",
        "financier financiers financière financières",
        "conseiller conseillers conseillère conseillères",
        "public publics publique publiques",
        "européen européens européenne européennes",
        "régional régionale régionaux régionales",
        "musée musées",
        "sécurité sécurités SECURITE",
        "accord accords",
        "président présidents présidente",
        "différent différents différente",
    ],
)
def test_inflections_have_one_stem(inflections: str) -> None:
    assert len(stems_of(inflections)) == 1


@pytest.mark.parametrize(
    "different",
    [
        "public publicité",
        "allier aller",
        "partenariat partenaire",
        "contrat contraire",
        "convention convenir",
        "client clic",
        "agent âge",
        "président présider",
        "urgent urger",
        "sécurité sécher",
        "entreprise entreprendre",
        "région régime",
        "état été",
    ],
)
def test_different_words_have_different_stems(different: str) -> None:
    assert len(stems_of(different)) == len(different.split())


@pytest.mark.parametrize("word", ["", "e", "ie", "ee", "ent", "ents", "iere", "'", "o'brien", "2026", "_"])
def test_every_word_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)
    assert stem(word) or not word


def test_threads_do_not_get_in_each_others_way() -> None:
    found: list[str] = []

    def work(thread: int) -> None:
        # Words of its own, since what one has stemmed the others remember.
        found.extend(stem(f"signataire{thread}v{number}s") for number in range(200))

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(f"signataire{thread}v{number}" for thread in range(8) for number in range(200))
