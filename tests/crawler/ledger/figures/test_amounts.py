"""Sums of money as the French press writes them, each with what it is worth in euros."""

from __future__ import annotations

import pytest

from crawler.ledger.figures.amounts import find_amounts
from crawler.ledger.text.flat import flatten
from store.ledger import Amount

K, M, MD = 1_000, 1_000_000, 1_000_000_000

EXACT: list[tuple[str, int]] = [
    ("4 milliards d'euros", 4 * MD),
    ("4 milliards d’euros", 4 * MD),
    ("quatre milliards d'euros", 4 * MD),
    ("4,1 milliards d'euros", 4_100 * M),
    ("13 M€", 13 * M),
    ("13M€", 13 * M),
    ("13,5 M€", 13_500 * K),
    ("1.5M€", 1_500 * K),
    ("15 Md€", 15 * MD),
    ("15 Mds€", 15 * MD),
    ("1,2 Mds €", 1_200 * M),
    ("2 Mrd €", 2 * MD),
    ("300 k€", 300 * K),
    ("300 K€", 300 * K),
    ("300k€", 300 * K),
    ("152 millions", 152 * M),
    ("152 millions d'euros", 152 * M),
    ("152 000 000 euros", 152 * M),
    ("152 000 000 €", 152 * M),
    ("1.500.000 euros", 1_500 * K),
    ("1 500 000 €", 1_500 * K),
    ("180 000 €", 180 * K),
    ("180\u202f000 €", 180 * K),
    ("180\u00a0000\u00a0€", 180 * K),
    ("180 000 euros", 180 * K),
    ("180000 euros", 180 * K),
    ("15 000 EUR", 15 * K),
    ("EUR 4 millions", 4 * M),
    ("€4 millions", 4 * M),
    ("€ 250 000", 250 * K),
    ("€ 3 millions", 3 * M),
    ("290 €", 290),
    ("290€", 290),
    ("3 000 euros", 3 * K),
    ("trois mille euros", 3 * K),
    ("mille euros", 1 * K),
    ("cent euros", 100),
    ("trois cents euros", 300),
    ("deux mille cinq cents euros", 2_500),
    ("quatre-vingt mille euros", 80 * K),
    ("quatre-vingt-dix mille euros", 90 * K),
    ("soixante-quinze millions d'euros", 75 * M),
    ("cent cinquante-deux millions d’euros", 152 * M),
    ("deux cents millions d'euros", 200 * M),
    ("vingt et un millions d'euros", 21 * M),
    ("un million d'euros", 1 * M),
    ("un million et demi d'euros", 1_500 * K),
    ("deux millions et demi d'euros", 2_500 * K),
    ("un milliard et demi d'euros", 1_500 * M),
    ("un demi-million d'euros", 500 * K),
    ("un demi-milliard d'euros", 500 * M),
    ("une centaine de millions d'euros", 100 * M),
    ("une dizaine de millions d'euros", 10 * M),
    ("une quinzaine de milliers d'euros", 15 * K),
    ("une trentaine de millions d’euros", 30 * M),
    ("une centaine d'euros", 100),
    ("un milliard d'euros", 1 * MD),
    ("1 milliard d'euros", 1 * MD),
    ("un euro symbolique", 1),
    ("1 euro symbolique", 1),
    ("0,5 million d'euros", 500 * K),
    ("1,1 million d'euros", 1_100 * K),
    ("10 millions de francs", 1_524_490),
    ("6,56 francs", 1),
    ("100 000 francs", 15_245),
    ("un contrat de 38 millions d'euros", 38 * M),
    ("un contrat à 38 millions d'euros", 38 * M),
    ("d'un montant de 2,4 millions d'euros", 2_400 * K),
    ("à hauteur de 500 000 euros", 500 * K),
    ("près de 15 millions d'euros", 15 * M),
    ("environ 15 millions d'euros", 15 * M),
    ("quelque 15 millions d'euros", 15 * M),
    ("un chèque de 800 000 €", 800 * K),
    ("15 millions de dollars (13,8 millions d'euros)", 13_800 * K),
    ("en 2024 et 13 millions d'euros", 13 * M),
    ("En 2025, 300 000 euros", 300 * K),
    ("le 3 mars 2 millions d'euros", 2 * M),
    ("l'enveloppe passe de 2,4 à 3,1 millions d'euros", 3_100 * K),
    ("le budget est porté de 10 à 12 millions d'euros", 12 * M),
    ("la facture, ramenée de 3 à 2 M€,", 2 * M),
    ("Budget : 9 millions d'euros.", 9 * M),
    ("(9 M€)", 9 * M),
    ("« 9 millions d'euros »", 9 * M),
    ("un chèque de 6 millions, auxquels s'ajoute", 6 * M),
    ("4 milliards investis", 4 * MD),
    ("12 millions sur quatre ans", 12 * M),
    ("coûte 390 000 euros, répartis par tiers", 390 * K),
    ("180 000 € sur trois ans", 180 * K),
    ("une dotation de 45 000 euros HT", 45 * K),
    ("MICROSCOPIQUE : 45 000 EUROS", 45 * K),
]

BOUNDS: list[tuple[str, int | None, int | None]] = [
    ("74 à 152 millions", 74 * M, 152 * M),
    ("de 74 à 152 millions d'euros", 74 * M, 152 * M),
    ("entre 74 et 152 millions d'euros", 74 * M, 152 * M),
    ("entre 74 millions et 152 millions d'euros", 74 * M, 152 * M),
    ("entre 500 000 euros et un million d'euros", 500 * K, 1 * M),
    ("de 800 000 à 1,2 million d'euros", 800 * K, 1_200 * K),
    ("10-15 M€", 10 * M, 15 * M),
    ("10 – 15 M€", 10 * M, 15 * M),
    ("3 à 4 M€", 3 * M, 4 * M),
    ("3 ou 4 millions d'euros", 3 * M, 4 * M),
    ("trois à quatre milliards d'euros", 3 * MD, 4 * MD),
    ("200 000 à 300 000 euros", 200 * K, 300 * K),
    ("entre 80 et 100 k€", 80 * K, 100 * K),
    ("plus de 4 milliards d'euros", 4 * MD, None),
    ("plus d'un million d'euros", 1 * M, None),
    ("au moins 20 millions d'euros", 20 * M, None),
    ("un peu plus de 2 M€", 2 * M, None),
    ("un montant supérieur à 5 millions d'euros", 5 * M, None),
    ("20 millions d'euros au minimum", 20 * M, None),
    ("dépasse 15 millions d'euros", 15 * M, None),
    ("jusqu'à 15 M€", None, 15 * M),
    ("jusqu’à 15 millions d’euros", None, 15 * M),
    ("moins de 500 000 euros", None, 500 * K),
    ("moins d'un million d'euros", None, 1 * M),
    ("plafonnée à 7 millions d'euros", None, 7 * M),
    ("un montant maximal de 152 millions d'euros", None, 152 * M),
    ("7 millions d'euros maximum", None, 7 * M),
    ("7 millions d'euros au maximum", None, 7 * M),
    ("dans la limite de 40 000 euros", None, 40 * K),
    ("inférieur à 90 000 €", None, 90 * K),
]

PERIODS: list[tuple[str, int, str]] = [
    ("500 000 euros par an", 500 * K, "year"),
    ("500 000 € / an", 500 * K, "year"),
    ("3 millions d'euros annuels", 3 * M, "year"),
    ("3 millions d'euros chaque année", 3 * M, "year"),
    ("300 K€ HT par an", 300 * K, "year"),
    ("12 euros par mois", 12, "month"),
    ("17 € HT/mois", 17, "month"),
    ("80 000 euros par jour", 80 * K, "day"),
    ("290 € par candidat", 290, "unit"),
    ("30 euros par utilisateur", 30, "unit"),
    ("9 € par poste", 9, "unit"),
    ("3 000 euros chacune", 3 * K, "unit"),
]

NOT_MONEY = [
    "25 millions de personnes",
    "200 millions d'utilisateurs",
    "1,2 million d'adhérents",
    "12 millions de Français",
    "4 milliards de dollars",
    "15 millions de livres sterling",
    "15 M$",
    "$15 millions",
    "£3 millions",
    "un contrat de $ 3 millions",
    "£ 3 millions",
    "CHF 3 millions",
    "10 millions de francs suisses",
    "5 milliards de francs CFA",
    "550 spécialistes",
    "340 applications",
    "en 2006",
    "deux ans",
    "trois millions de lignes de code",
    "la rentrée 2025",
    "à 60 jours",
]


def amounts(text: str) -> list[Amount]:
    return [found.amount for found in find_amounts(flatten(text))]


def test_the_table_is_long() -> None:
    assert len(EXACT) + len(BOUNDS) + len(PERIODS) + len(NOT_MONEY) >= 140


@pytest.mark.parametrize(("text", "euros"), EXACT)
def test_a_sum_is_read_in_euros(text: str, euros: int) -> None:
    assert [(amount.least, amount.most, amount.per) for amount in amounts(text)] == [(euros, euros, "")]


@pytest.mark.parametrize(("text", "least", "most"), BOUNDS)
def test_a_range_or_a_bound_has_its_least_and_most(text: str, least: int | None, most: int | None) -> None:
    assert [(amount.least, amount.most, amount.per) for amount in amounts(text)] == [(least, most, "")]


@pytest.mark.parametrize(("text", "euros", "per"), PERIODS)
def test_a_sum_paid_again_and_again_has_its_period(text: str, euros: int, per: str) -> None:
    assert [(amount.least, amount.most, amount.per) for amount in amounts(text)] == [(euros, euros, per)]


@pytest.mark.parametrize("text", NOT_MONEY)
def test_what_is_no_sum_in_euros(text: str) -> None:
    assert amounts(text) == []


def test_several_sums_in_reading_order() -> None:
    text = "La région y met 4,5 millions d'euros sur quatre ans, le groupe 6 millions, auxquels s'ajoutent 20 000 €."
    assert [amount.least for amount in amounts(text)] == [4_500 * K, 6 * M, 20 * K]


def test_a_sum_without_a_currency_says_so() -> None:
    assert [amount.stated for amount in amounts("152 millions, puis 3 M€, puis € 4 millions")] == [False, True, True]


def test_offsets_point_into_the_original() -> None:
    text = "L’œuvre coûte 1\u202f200\u00a0€, soit deux fois plus."
    (found,) = find_amounts(flatten(text))
    assert text[found.start : found.end] == "1\u202f200\u00a0€"


@pytest.mark.parametrize(
    "text", ["9 223 372 036 854 775 808 euros", "900 000 000 000 milliards d'euros", f"{'1' * 40} €", f"€{'1' * 40}"]
)
def test_more_money_than_there_is_is_no_sum(text: str) -> None:
    assert amounts(f"{text}, puis 3 M€") == amounts("3 M€")
