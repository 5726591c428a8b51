"""More sums and dates of the press, written before the code was tried on them."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.ledger.figures.amounts import find_amounts
from crawler.ledger.figures.dates import find_dates
from crawler.ledger.text.flat import flatten

#: A Wednesday.
PUBLISHED = date(2008, 3, 19)

SUMS: list[tuple[str, int | None, int | None, str]] = [
    ("une enveloppe de quelque 2,75 millions d'euros", 2_750_000, 2_750_000, ""),
    ("un investissement chiffré à 600 millions d'euros", 600_000_000, 600_000_000, ""),
    ("pour un montant total de 3,8 milliards d’euros", 3_800_000_000, 3_800_000_000, ""),
    ("€1.2bn", 1_200_000_000, 1_200_000_000, ""),
    ("€4 billion", 4_000_000_000, 4_000_000_000, ""),
    ("450 millions HT", 450_000_000, 450_000_000, ""),
    ("12 millions TTC par an", 12_000_000, 12_000_000, "year"),
    ("1,25 Md€", 1_250_000_000, 1_250_000_000, ""),
    ("250 millions d’€", 250_000_000, 250_000_000, ""),
    ("42,5 millions €", 42_500_000, 42_500_000, ""),
    ("2,5 MdEUR", 2_500_000_000, 2_500_000_000, ""),
    ("18 MEUR", 18_000_000, 18_000_000, ""),
    ("2,3 MEUR", 2_300_000, 2_300_000, ""),
    ("550 KEUR", 550_000, 550_000, ""),
    ("12 mille euros", 12_000, 12_000, ""),
    ("cinq cent mille euros", 500_000, 500_000, ""),
    ("deux cent cinquante mille euros", 250_000, 250_000, ""),
    ("un million deux cent mille euros", 1_200_000, 1_200_000, ""),
    ("trois millions cinq cent mille euros", 3_500_000, 3_500_000, ""),
    ("1 million 500 000 euros", 1_500_000, 1_500_000, ""),
    ("une vingtaine de millions d'euros", 20_000_000, 20_000_000, ""),
    ("près d'un milliard d'euros", 1_000_000_000, 1_000_000_000, ""),
    ("un peu moins de 5 millions d'euros", None, 5_000_000, ""),
    ("pas moins de 30 millions d'euros", 30_000_000, 30_000_000, ""),
    ("au maximum 12 millions d'euros", None, 12_000_000, ""),
    ("un plafond de 800 000 euros", None, 800_000, ""),
    ("un plancher de 100 000 euros", 100_000, None, ""),
    ("minimum 50 000 euros", 50_000, None, ""),
    ("entre 1,5 et 2 milliards d'euros", 1_500_000_000, 2_000_000_000, ""),
    ("de 15 à 20 millions d’euros", 15_000_000, 20_000_000, ""),
    ("deux à trois millions d'euros", 2_000_000, 3_000_000, ""),
    ("de quatre à cinq milliards d'euros", 4_000_000_000, 5_000_000_000, ""),
    ("120 euros par an et par poste", 120, 120, "year"),
    ("4 000 euros par mois", 4_000, 4_000, "month"),
    ("6 millions d'euros par an", 6_000_000, 6_000_000, "year"),
    ("2 M€/an", 2_000_000, 2_000_000, "year"),
    ("45 euros par élève", 45, 45, "unit"),
    ("100 €/utilisateur/mois", 100, 100, "unit"),
    ("un budget annuel de 3 millions d'euros", 3_000_000, 3_000_000, "year"),
    ("une subvention annuelle de 40 000 euros", 40_000, 40_000, "year"),
    ("un ticket de 25 000 euros", 25_000, 25_000, ""),
    ("la somme de 1 200 000,50 euros", 1_200_001, 1_200_001, ""),
    ("0,8 M€", 800_000, 800_000, ""),
    ("800 millions d'euros environ", 800_000_000, 800_000_000, ""),
    ("soit 1 524 euros", 1_524, 1_524, ""),
    ("dix-sept millions d'euros", 17_000_000, 17_000_000, ""),
    ("soixante et onze millions d'euros", 71_000_000, 71_000_000, ""),
    ("quatre-vingt-cinq mille euros", 85_000, 85_000, ""),
    ("un milliard deux cents millions d'euros", 1_200_000_000, 1_200_000_000, ""),
    ("200 M d'euros", 200_000_000, 200_000_000, ""),
    ("1.200.000 €", 1_200_000, 1_200_000, ""),
    ("une levée de fonds record de 385 millions d'euros", 385_000_000, 385_000_000, ""),
    ("cinq fois 2 millions d'euros", 2_000_000, 2_000_000, ""),
]

NO_SUMS = [
    "plusieurs centaines de millions d'euros",
    "quelques millions d'euros",
    "3 millions de dollars",
    "12 % du capital",
    "1,2 million de foyers",
    "le 12 mars 2024",
]

DAYS: list[tuple[str, str, str]] = [
    ("le jeudi 13 mars dernier", "2008-03-13", "2008-03-13"),
    ("mardi dernier", "2008-03-18", "2008-03-18"),
    ("ce lundi 17 mars", "2008-03-17", "2008-03-17"),
    ("lundi 17 mars au soir", "2008-03-17", "2008-03-17"),
    ("le 14-Juillet", "2008-07-14", "2008-07-14"),
    ("début février 2007", "2007-02-01", "2007-02-10"),
    ("fin 2007", "2007-10-01", "2007-12-31"),
    ("fin décembre dernier", "2007-12-21", "2007-12-31"),
    ("à la fin mars", "2008-03-21", "2008-03-31"),
    ("au début du mois d'avril", "2008-04-01", "2008-04-10"),
    ("mi-janvier", "2008-01-11", "2008-01-20"),
    ("dans la première quinzaine d'avril", "2008-04-01", "2008-04-15"),
    ("dans la seconde quinzaine de mai", "2008-05-16", "2008-05-31"),
    ("au cours du premier semestre 2009", "2009-01-01", "2009-06-30"),
    ("cet automne", "2008-09-01", "2008-11-30"),
    ("au cours de l'été", "2008-06-01", "2008-08-31"),
    ("avant l'été", "2008-06-01", "2008-08-31"),
    ("d'ici l'été", "2008-06-01", "2008-08-31"),
    ("avant la fin de l'année", "2008-10-01", "2008-12-31"),
    ("en début d'année", "2008-01-01", "2008-03-31"),
    ("au tout début de 2006", "2006-01-01", "2006-03-31"),
    ("en mai 2007", "2007-05-01", "2007-05-31"),
    ("au mois d'août 2007", "2007-08-01", "2007-08-31"),
    ("il y a six mois", "2007-09-01", "2007-09-30"),
    ("voilà deux ans", "2006-01-01", "2006-12-31"),
    ("au troisième trimestre 2008", "2008-07-01", "2008-09-30"),
    ("4e trimestre 2007", "2007-10-01", "2007-12-31"),
    ("le 1er-Mai", "2008-05-01", "2008-05-01"),
    ("les 3 et 4 avril 2007", "2007-04-03", "2007-04-04"),
    ("du 3 au 5 avril 2007", "2007-04-03", "2007-04-05"),
    ("le 28 février", "2008-02-28", "2008-02-28"),
    ("Paris, le 17 septembre 2026", "2026-09-17", "2026-09-17"),
    ("le dimanche 2 mars", "2008-03-02", "2008-03-02"),
    ("au courant de l'année 2009", "2009-01-01", "2009-12-31"),
    ("à l'horizon 2012", "2012-01-01", "2012-12-31"),
    ("d'ici deux ans", "2010-01-01", "2010-12-31"),
    ("le mois prochain", "2008-04-01", "2008-04-30"),
    ("à partir du 2 avril", "2008-04-02", "2008-04-02"),
    ("samedi", "2008-03-15", "2008-03-15"),
    ("jeudi dernier", "2008-03-13", "2008-03-13"),
    ("vendredi 14", "2008-03-14", "2008-03-14"),
    ("mercredi matin", "2008-03-19", "2008-03-19"),
    ("ce vendredi", "2008-03-21", "2008-03-21"),
    ("le 3 de ce mois", "2008-03-03", "2008-03-03"),
    ("le 3 courant", "2008-03-03", "2008-03-03"),
    ("du 4 du mois dernier", "2008-02-04", "2008-02-04"),
    ("au 2 du mois prochain", "2008-04-02", "2008-04-02"),
    ("le trimestre dernier", "2007-10-01", "2007-12-31"),
    ("au trimestre prochain", "2008-04-01", "2008-06-30"),
    ("ce trimestre", "2008-01-01", "2008-03-31"),
    ("le semestre dernier", "2007-07-01", "2007-12-31"),
    ("ce semestre", "2008-01-01", "2008-06-30"),
    ("en juin et juillet 2007", "2007-06-01", "2007-07-31"),
    ("en juin et en juillet 2007", "2007-06-01", "2007-07-31"),
    ("de septembre à décembre 2006", "2006-09-01", "2006-12-31"),
    ("entre novembre et janvier 2007", "2006-11-01", "2007-01-31"),
    ("juin-juillet 2007", "2007-06-01", "2007-07-31"),
    ("en avril et mai prochains", "2008-04-01", "2008-05-31"),
    ("d'octobre à décembre", "2007-10-01", "2007-12-31"),
]

NO_DAYS = [
    "le 31 du mois dernier",
    "les 3 courants",
    "un trimestre de cours",
    "à la veille de Noël",
    "trois ans plus tôt",
    "sous quinze jours",
    "la veille",
    "le lendemain",
]


@pytest.mark.parametrize(("text", "least", "most", "per"), SUMS)
def test_a_sum_is_read_with_its_bounds_and_period(text: str, least: int | None, most: int | None, per: str) -> None:
    found = [each.amount for each in find_amounts(flatten(text))]
    assert [(each.least, each.most, each.per) for each in found] == [(least, most, per)]


@pytest.mark.parametrize("text", NO_SUMS)
def test_what_is_no_sum_is_not_read_as_one(text: str) -> None:
    assert find_amounts(flatten(text)) == []


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_a_date_is_read_as_its_first_and_last_day(text: str, first: str, last: str) -> None:
    found = [each.span for each in find_dates(flatten(text), PUBLISHED)]
    assert [(str(each.first), str(each.last)) for each in found] == [(first, last)]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert find_dates(flatten(text), PUBLISHED) == []
