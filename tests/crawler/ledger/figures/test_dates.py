"""Dates as the French press writes them, each with the days it means on the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.ledger.figures.dates import find_dates
from crawler.ledger.text.flat import flatten

#: A Wednesday.
PUBLISHED = date(2008, 3, 19)

DAYS: list[tuple[str, str]] = [
    ("le 22 février 2006", "2006-02-22"),
    ("le 22 Février 2006", "2006-02-22"),
    ("le 22\u00a0février\u00a02006", "2006-02-22"),
    ("mercredi 22 février 2006", "2006-02-22"),
    ("le mercredi 22 février 2006", "2006-02-22"),
    ("le 1er mars 2007", "2007-03-01"),
    ("1er mars", "2008-03-01"),
    ("le premier mars 2007", "2007-03-01"),
    ("22/02/2006", "2006-02-22"),
    ("le 22/02/06", "2006-02-22"),
    ("22.02.2006", "2006-02-22"),
    ("22-02-2006", "2006-02-22"),
    ("2006-02-22", "2006-02-22"),
    ("22 fév. 2006", "2006-02-22"),
    ("22 févr. 2006", "2006-02-22"),
    ("3 janv. 2007", "2007-01-03"),
    ("12 avr. 2007", "2007-04-12"),
    ("14 juil. 2007", "2007-07-14"),
    ("9 sept. 2007", "2007-09-09"),
    ("30 oct. 2007", "2007-10-30"),
    ("11 nov. 2007", "2007-11-11"),
    ("25 déc. 2007", "2007-12-25"),
    ("le 5 août 2007", "2007-08-05"),
    ("le 31 décembre 2007", "2007-12-31"),
    ("le 18 mars", "2008-03-18"),
    ("le 15 décembre", "2007-12-15"),
    ("le 30 juin", "2008-06-30"),
    ("le 15 octobre dernier", "2007-10-15"),
    ("le 15 avril prochain", "2008-04-15"),
    ("le 19 mars dernier", "2007-03-19"),
    ("vendredi 7 mars", "2008-03-07"),
    ("lundi 17 mars dernier", "2008-03-17"),
    ("mardi 25 mars", "2008-03-25"),
    ("mercredi 22 février", "2006-02-22"),
    ("à compter du 1er avril 2008", "2008-04-01"),
    ("hier", "2008-03-18"),
    ("hier soir", "2008-03-18"),
    ("avant-hier", "2008-03-17"),
    ("aujourd'hui", "2008-03-19"),
    ("aujourd’hui", "2008-03-19"),
    ("ce jour", "2008-03-19"),
    ("ce matin", "2008-03-19"),
    ("demain", "2008-03-20"),
    ("après-demain", "2008-03-21"),
    ("mercredi", "2008-03-19"),
    ("ce mercredi", "2008-03-19"),
    ("lundi", "2008-03-17"),
    ("vendredi 21", "2008-03-21"),
    ("le jeudi 28, à Lyon", "2008-02-28"),
    ("mardi 1er au soir", "2008-04-01"),
    ("ce samedi 22", "2008-03-22"),
    ("mardi 20 personnes", "2008-03-18"),
    ("lundi 30", "2008-03-17"),
    ("mardi soir", "2008-03-18"),
    ("jeudi matin", "2008-03-13"),
    ("dimanche", "2008-03-16"),
    ("lundi dernier", "2008-03-17"),
    ("mercredi dernier", "2008-03-12"),
    ("samedi dernier", "2008-03-15"),
    ("lundi prochain", "2008-03-24"),
    ("mercredi prochain", "2008-03-26"),
    ("vendredi prochain", "2008-03-21"),
    ("il y a trois jours", "2008-03-16"),
    ("il y a huit jours", "2008-03-12"),
    ("il y a quinze jours", "2008-03-05"),
    ("dans dix jours", "2008-03-29"),
]

SPANS: list[tuple[str, str, str]] = [
    ("en février 2006", "2006-02-01", "2006-02-28"),
    ("février 2006", "2006-02-01", "2006-02-28"),
    ("en février 2008", "2008-02-01", "2008-02-29"),
    ("fin février", "2008-02-21", "2008-02-29"),
    ("fin février 2006", "2006-02-21", "2006-02-28"),
    ("début mars", "2008-03-01", "2008-03-10"),
    ("début janvier 2007", "2007-01-01", "2007-01-10"),
    ("mi-avril", "2008-04-11", "2008-04-20"),
    ("à la mi-avril", "2008-04-11", "2008-04-20"),
    ("courant mai", "2008-05-01", "2008-05-31"),
    ("dans le courant du mois de juin", "2008-06-01", "2008-06-30"),
    ("au mois de juin", "2008-06-01", "2008-06-30"),
    ("à la fin du mois de juin", "2008-06-21", "2008-06-30"),
    ("en janvier", "2008-01-01", "2008-01-31"),
    ("en novembre dernier", "2007-11-01", "2007-11-30"),
    ("en mars prochain", "2009-03-01", "2009-03-31"),
    ("depuis septembre 2007", "2007-09-01", "2007-09-30"),
    ("dès avril", "2008-04-01", "2008-04-30"),
    ("d'ici à juin", "2008-06-01", "2008-06-30"),
    ("du 12 au 15 mars 2007", "2007-03-12", "2007-03-15"),
    ("les 12 et 13 juin", "2008-06-12", "2008-06-13"),
    ("du 30 mars au 2 avril", "2008-03-30", "2008-04-02"),
    ("au printemps", "2008-03-01", "2008-05-31"),
    ("au printemps 2010", "2010-03-01", "2010-05-31"),
    ("printemps 2010", "2010-03-01", "2010-05-31"),
    ("cet été", "2008-06-01", "2008-08-31"),
    ("à l'été 2027", "2027-06-01", "2027-08-31"),
    ("l'été dernier", "2007-06-01", "2007-08-31"),
    ("été 2024", "2024-06-01", "2024-08-31"),
    ("à l'automne 2027", "2027-09-01", "2027-11-30"),
    ("l'automne dernier", "2007-09-01", "2007-11-30"),
    ("l'hiver prochain", "2008-12-01", "2009-02-28"),
    ("durant l'hiver 2025-2026", "2025-12-01", "2026-02-28"),
    ("à la rentrée", "2008-09-01", "2008-09-30"),
    ("dès la rentrée", "2008-09-01", "2008-09-30"),
    ("à la rentrée 2025", "2025-09-01", "2025-09-30"),
    ("à la rentrée scolaire 2025", "2025-09-01", "2025-09-30"),
    ("à la rentrée prochaine", "2008-09-01", "2008-09-30"),
    ("pour la prochaine rentrée", "2008-09-01", "2008-09-30"),
    ("à la rentrée dernière", "2007-09-01", "2007-09-30"),
    ("à la rentrée de janvier", "2008-01-01", "2008-01-31"),
    ("au premier trimestre 2025", "2025-01-01", "2025-03-31"),
    ("au deuxième trimestre", "2008-04-01", "2008-06-30"),
    ("au quatrième trimestre 2007", "2007-10-01", "2007-12-31"),
    ("au dernier trimestre 2009", "2009-10-01", "2009-12-31"),
    ("au 1er trimestre 2025", "2025-01-01", "2025-03-31"),
    ("au premier semestre", "2008-01-01", "2008-06-30"),
    ("au second semestre 2026", "2026-07-01", "2026-12-31"),
    ("T1 2025", "2025-01-01", "2025-03-31"),
    ("S2 2026", "2026-07-01", "2026-12-31"),
    ("en 2006", "2006-01-01", "2006-12-31"),
    ("depuis 2006", "2006-01-01", "2006-12-31"),
    ("jusqu'en 2010", "2010-01-01", "2010-12-31"),
    ("d'ici à 2030", "2030-01-01", "2030-12-31"),
    ("d'ici 2030", "2030-01-01", "2030-12-31"),
    ("à l'horizon 2030", "2030-01-01", "2030-12-31"),
    ("l'année 2006", "2006-01-01", "2006-12-31"),
    ("fin 2005", "2005-10-01", "2005-12-31"),
    ("début 2006", "2006-01-01", "2006-03-31"),
    ("mi-2026", "2026-05-01", "2026-08-31"),
    ("courant 2024", "2024-01-01", "2024-12-31"),
    ("à la fin de l'année 2028", "2028-10-01", "2028-12-31"),
    ("de 2024 à 2026", "2024-01-01", "2026-12-31"),
    ("entre 2024 et 2026", "2024-01-01", "2026-12-31"),
    ("la période 2024-2026", "2024-01-01", "2026-12-31"),
    ("l'an dernier", "2007-01-01", "2007-12-31"),
    ("l'année dernière", "2007-01-01", "2007-12-31"),
    ("l'an passé", "2007-01-01", "2007-12-31"),
    ("l'an prochain", "2009-01-01", "2009-12-31"),
    ("l'année prochaine", "2009-01-01", "2009-12-31"),
    ("cette année", "2008-01-01", "2008-12-31"),
    ("en fin d'année", "2008-10-01", "2008-12-31"),
    ("d'ici la fin de l'année", "2008-10-01", "2008-12-31"),
    ("au début de l'année prochaine", "2009-01-01", "2009-03-31"),
    ("le mois dernier", "2008-02-01", "2008-02-29"),
    ("le mois prochain", "2008-04-01", "2008-04-30"),
    ("ce mois-ci", "2008-03-01", "2008-03-31"),
    ("à la fin du mois", "2008-03-21", "2008-03-31"),
    ("la semaine dernière", "2008-03-10", "2008-03-16"),
    ("la semaine prochaine", "2008-03-24", "2008-03-30"),
    ("cette semaine", "2008-03-17", "2008-03-23"),
    ("en début de semaine", "2008-03-17", "2008-03-23"),
    ("le week-end dernier", "2008-03-15", "2008-03-16"),
    ("ce week-end", "2008-03-22", "2008-03-23"),
    ("il y a deux semaines", "2008-03-03", "2008-03-09"),
    ("il y a un mois", "2008-02-01", "2008-02-29"),
    ("dans deux mois", "2008-05-01", "2008-05-31"),
    ("il y a un an", "2007-01-01", "2007-12-31"),
    ("il y a près de deux ans", "2006-01-01", "2006-12-31"),
    ("dans trois ans", "2011-01-01", "2011-12-31"),
]

NO_DATES = [
    "l'accord a été signé",
    "le lundi, jour de fermeture",
    "pour deux ans",
    "sept mois de travaux",
    "la planète Mars",
    "2 000 personnes",
    "mars et mai",
    "à 41 ans",
    "550 spécialistes",
    "vingt villes",
    "une conférence de rentrée",
]


def days(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(str(found.span.first), str(found.span.last)) for found in find_dates(flatten(text), published)]


def test_the_table_is_long() -> None:
    assert len(DAYS) + len(SPANS) + len(NO_DATES) >= 140


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_read_as_it_is_written(text: str, day: str) -> None:
    assert days(text) == [(day, day)]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_a_span_of_days_has_its_first_and_its_last(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "text", ["il y a 20 000 ans", "dans 10 000 ans", "il y a 4 000 000 jours", "dans 99999999999 semaines"]
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert days(f"{text}, signé le 18 mars 2007") == [("2007-03-18",) * 2]


def test_without_a_day_of_publication_only_dates_with_a_year_are_read() -> None:
    assert days("signé hier, annoncé lundi et fin février, prévu le 18 mars 2007", None) == [("2007-03-18",) * 2]


def test_a_date_without_a_year_is_the_nearest_across_new_year() -> None:
    assert days("le 18 décembre", date(2026, 1, 5)) == [("2025-12-18",) * 2]
    assert days("le 15 janvier", date(2026, 12, 20)) == [("2027-01-15",) * 2]


def test_offsets_point_into_the_original() -> None:
    text = "Cœur de l’accord, signé le 22\u00a0février 2006, à Paris."
    (found,) = find_dates(flatten(text), None)
    assert text[found.start : found.end] == "22\u00a0février 2006"
