"""How long agreements run, as the press writes it."""

from __future__ import annotations

import pytest

from crawler.ledger.figures.durations import find_durations
from crawler.ledger.text.flat import flatten


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("pour deux ans", 24),
        ("Pour deux années de plus", 24),
        ("un contrat de cinq ans", 60),
        ("sur quatre ans", 48),
        ("en quatre ans", 48),
        ("pour une durée de 18 mois", 18),
        ("d'une durée initiale de trois ans", 36),
        ("pour une nouvelle période de trois ans", 36),
        ("pendant dix-huit mois", 18),
        ("durant vingt-quatre mois", 24),
        ("pour un an et demi", 18),
        ("une convention de deux ans et trois mois", 27),
        ("un accord triennal", 36),
        ("contrat-cadre quinquennal", 60),
        ("prolonge de quatre ans le centre", 48),
        ("pour encore cinq ans", 60),
        ("pour les trois prochaines années", 36),
        ("sur les 18 prochains mois", 18),
        ("pour au moins trois ans", 36),
        ("valable un an", 12),
        ("de six semaines", 1),
        ("pour deux trimestres", 6),
    ],
)
def test_a_duration_in_months(text: str, months: int) -> None:
    assert [found.months for found in find_durations(flatten(text))] == [months]


@pytest.mark.parametrize(
    "text",
    [
        "il y a deux ans",
        "depuis trois ans",
        "âgé de 20 ans",
        "moins de 18 ans",
        "à 41 ans",
        "prévenir dix-huit mois à l'avance",
        "au bout de dix-huit mois",
        "fort de vingt ans d'expérience",
        "deux ans plus tôt",
        "pour 200 000 000 ans",
        "pour 99999999999999999999999999999999 ans",
    ],
)
def test_what_is_no_duration(text: str) -> None:
    assert find_durations(flatten(text)) == []
