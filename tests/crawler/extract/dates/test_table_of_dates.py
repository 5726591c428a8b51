"""French dates as the press prints them, each with the instant that is meant, in the time of Paris."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from crawler.extract.dates.moments import PARIS, labelled_moments

#: A Wednesday, in summer time.
FETCHED_AT = datetime(2026, 5, 6, 16, 30, tzinfo=PARIS)

#: A day stays a day; with a time, it is that of Paris, summer time included.
WITH_YEAR = (
    ("le 1er février 2006 à 14h30", "2006-02-01 14:30"),
    ("Le 1er janvier 2026", "2026-01-01"),
    ("1ᵉʳ mars 2026", "2026-03-01"),
    ("1er mai 2026 à 9 h", "2026-05-01 09:00"),
    ("6 mai 2026", "2026-05-06"),
    ("06 mai 2026", "2026-05-06"),
    ("6 MAI 2026", "2026-05-06"),
    ("mercredi 6 mai 2026", "2026-05-06"),
    ("Mercredi 6 mai 2026 à 08:05", "2026-05-06 08:05"),
    ("Mercredi, 6 mai 2026, 8h05", "2026-05-06 08:05"),
    ("Lundi, mai 4, 2026 - 08:05", "2026-05-04 08:05"),
    ("Jeudi, mars 5, 2026", "2026-03-05"),
    ("Jeudi - 5 mars 2026", "2026-03-05"),
    ("mer. 6 mai 2026 - 8h05", "2026-05-06 08:05"),
    ("6 mai 2026 | 8 h 05", "2026-05-06 08:05"),
    ("6 mai 2026 · 08:05", "2026-05-06 08:05"),
    ("6 mai 2026 • 08h05", "2026-05-06 08:05"),
    ("6 mai 2026 — 08 h 05 min", "2026-05-06 08:05"),
    ("6 mai 2026, à 8 heures", "2026-05-06 08:00"),
    ("6 mai 2026 à 18 heures 45", "2026-05-06 18:45"),
    ("6 mai 2026 à midi", "2026-05-06 12:00"),
    ("6 mai 2026 à minuit", "2026-05-06 00:00"),
    ("6 mai 2026 vers 21h", "2026-05-06 21:00"),
    ("6 mai 2026 à 23H59", "2026-05-06 23:59"),
    ("6 mai 2026 (8h05)", "2026-05-06 08:05"),
    ("6 mai 2026 08:05:33", "2026-05-06 08:05"),
    ("Paris, le 6 mai 2026", "2026-05-06"),
    ("PARIS, 6 mai 2026", "2026-05-06"),
    ("Lyon le 6 mai 2026 –", "2026-05-06"),
    ("14 janvier 2026", "2026-01-14"),
    ("14 janv. 2026", "2026-01-14"),
    ("14 février 2026", "2026-02-14"),
    ("14 fevrier 2026", "2026-02-14"),
    ("14 févr. 2026", "2026-02-14"),
    ("14 fév. 2026", "2026-02-14"),
    ("14 mars 2026", "2026-03-14"),
    ("14 avril 2026", "2026-04-14"),
    ("14 avr. 2026", "2026-04-14"),
    ("14 juin 2026", "2026-06-14"),
    ("14 juillet 2026", "2026-07-14"),
    ("14 juil. 2026", "2026-07-14"),
    ("14 juill. 2026", "2026-07-14"),
    ("14 août 2026", "2026-08-14"),
    ("14 aout 2026", "2026-08-14"),
    ("14 AOÛT 2026", "2026-08-14"),
    ("14 septembre 2026", "2026-09-14"),
    ("14 sept. 2026", "2026-09-14"),
    ("14 octobre 2026", "2026-10-14"),
    ("14 oct. 2026", "2026-10-14"),
    ("14 novembre 2026", "2026-11-14"),
    ("14 nov. 2026", "2026-11-14"),
    ("14 décembre 2026", "2026-12-14"),
    ("14 déc. 2026", "2026-12-14"),
    ("14 décembre 2026", "2026-12-14"),
    ("14 décembre 2026 à 7h", "2026-12-14 07:00"),
    ("06/05/2026", "2026-05-06"),
    ("6/5/2026", "2026-05-06"),
    ("06.05.2026", "2026-05-06"),
    ("06-05-2026", "2026-05-06"),
    ("06 / 05 / 2026", "2026-05-06"),
    ("06/05/26", "2026-05-06"),
    ("31/12/2025 à 23h59", "2025-12-31 23:59"),
    ("06/05/2026 08:05", "2026-05-06 08:05"),
    ("06/05/2026 à 8h05", "2026-05-06 08:05"),
    ("06/05/2026 - 08:05", "2026-05-06 08:05"),
    ("06/05/2026, 8h", "2026-05-06 08:00"),
    ("06.05.2026 à 08:05", "2026-05-06 08:05"),
    ("2026-05-06", "2026-05-06"),
    ("2026/05/06 08:05", "2026-05-06 08:05"),
    ("2026-05-06T08:05:00", "2026-05-06 08:05"),
    ("29 mars 2026 à 3h30", "2026-03-29 03:30"),
    ("25 octobre 2026 à 1h30", "2026-10-25 01:30"),
    ("29 février 2024", "2024-02-29"),
    ("Numéro du 6 mai 2026", "2026-05-06"),
    ("Édition du mercredi 6 mai 2026", "2026-05-06"),
    ("Numéro 12 du 6 mai 2026, au prix de 2 euros", "2026-05-06"),
    ("6 mai 2026 et toujours vrai", "2026-05-06"),
    ("Conseil du 6 mai 2026, au 12 rue de la Gare", "2026-05-06"),
    ("Publié le 6 mai 2026 à 8h05 et relu", "2026-05-06 08:05"),
)

#: Meant from Wednesday 6 May 2026, 16:30.
WITHOUT_YEAR = (
    ("aujourd'hui", "2026-05-06"),
    ("Aujourd’hui à 8h05", "2026-05-06 08:05"),
    ("Publié aujourd'hui à 08:05", "2026-05-06 08:05"),
    ("ce matin", "2026-05-06"),
    ("Ce matin à 7h", "2026-05-06 07:00"),
    ("ce midi", "2026-05-06"),
    ("cet après-midi", "2026-05-06"),
    ("Cet après-midi à 15h10", "2026-05-06 15:10"),
    ("cette nuit", "2026-05-06"),
    ("hier", "2026-05-05"),
    ("Hier, 18:40", "2026-05-05 18:40"),
    ("hier à 18h40", "2026-05-05 18:40"),
    ("hier soir", "2026-05-05"),
    ("hier matin à 9h", "2026-05-05 09:00"),
    ("avant-hier", "2026-05-04"),
    ("Avant-hier à 12h", "2026-05-04 12:00"),
    ("à l'instant", "2026-05-06 16:30"),
    ("il y a 30 secondes", "2026-05-06 16:29"),
    ("il y a une minute", "2026-05-06 16:29"),
    ("il y a 5 min", "2026-05-06 16:25"),
    ("Il y a 45 minutes", "2026-05-06 15:45"),
    ("il y a une heure", "2026-05-06 15:30"),
    ("il y a 1 h", "2026-05-06 15:30"),
    ("il y a 2 heures", "2026-05-06 14:30"),
    ("Publié il y a 2 heures", "2026-05-06 14:30"),
    ("il y a environ 3 heures", "2026-05-06 13:30"),
    ("il y a deux heures", "2026-05-06 14:30"),
    ("il y a 20h", "2026-05-05 20:30"),
    ("il y a moins de 2 heures", "2026-05-06 14:30"),
    ("Il y a un peu plus d’une heure", "2026-05-06 15:30"),
    ("il y a près d’une heure", "2026-05-06 15:30"),
    ("il y a à peine 5 minutes", "2026-05-06 16:25"),
    ("il y a presque 2 semaines", "2026-04-22"),
    ("il y a une demi-heure", "2026-05-06 16:00"),
    ("il y a 2h30", "2026-05-06 14:00"),
    ("il y a 1 heure et 20 minutes", "2026-05-06 15:10"),
    ("Publié il y a 1 h 05 min", "2026-05-06 15:25"),
    ("il y a un jour", "2026-05-05"),
    ("il y a 3 jours", "2026-05-03"),
    ("il y a 3 j", "2026-05-03"),
    ("il y a une semaine", "2026-04-29"),
    ("il y a 2 semaines", "2026-04-22"),
    ("il y a un mois", "2026-04-06"),
    ("lundi", "2026-05-04"),
    ("Lundi à 9h30", "2026-05-04 09:30"),
    ("lundi dernier", "2026-05-04"),
    ("dimanche soir", "2026-05-03"),
    ("mercredi à 8h", "2026-05-06 08:00"),
    ("mercredi à 18h", "2026-04-29 18:00"),
    ("jeudi", "2026-04-30"),
    ("6 mai", "2026-05-06"),
    ("le 5 mai à 8h", "2026-05-05 08:00"),
    ("mardi 5 mai à 8h", "2026-05-05 08:00"),
    ("mardi 5 mai", "2026-05-05"),
    ("1er mai", "2026-05-01"),
    ("Publié le 3 avr. à 11h20", "2026-04-03 11:20"),
    ("25 décembre", "2025-12-25"),
    ("05/05 à 8h", "2026-05-05 08:00"),
    ("31/12", "2025-12-31"),
    ("2 hours ago", "2026-05-06 14:30"),
    ("yesterday", "2026-05-05"),
)

#: What each date of a line is the date of.
LABELLED = (
    ("Publié le 5 mai 2026", [("published", 5)]),
    ("Publiée le 5 mai 2026", [("published", 5)]),
    ("Publié : 5 mai 2026 à 8h", [("published", 5)]),
    ("PUBLIÉ LE 05/05/2026", [("published", 5)]),
    ("Date de publication : 05/05/2026", [("published", 5)]),
    ("Paru le 5 mai 2026", [("published", 5)]),
    ("Mis en ligne le 5 mai 2026", [("published", 5)]),
    ("Posté le 05.05.2026", [("published", 5)]),
    ("Article publié par la rédaction le 5 mai 2026", [("published", 5)]),
    ("Mis à jour le 6 mai 2026", [("modified", 6)]),
    ("Mise à jour : 6 mai 2026 à 9h", [("modified", 6)]),
    ("Modifié le 6 mai 2026", [("modified", 6)]),
    ("Actualisé le 06/05/2026 à 10h", [("modified", 6)]),
    ("MAJ le 06/05/2026", [("modified", 6)]),
    ("Dernière mise à jour le 6 mai 2026", [("modified", 6)]),
    ("Corrigé le 6 mai 2026", [("modified", 6)]),
    ("Publié le 5 mai 2026 à 8h, mis à jour le 6 mai 2026 à 9h", [("published", 5), ("modified", 6)]),
    ("Publié le 05/05/2026 à 08:00 | Mis à jour le 06/05/2026 à 09:00", [("published", 5), ("modified", 6)]),
    ("Publié le 5 mai 2026 et mis à jour le 6 mai 2026", [("published", 5), ("modified", 6)]),
    ("Mis à jour le 6 mai 2026 - Publié le 5 mai 2026", [("modified", 6), ("published", 5)]),
    ("Publié hier à 8h, mis à jour aujourd'hui à 9h", [("published", 5), ("modified", 6)]),
    ("Publié hier, modifié il y a 2 heures", [("published", 5), ("modified", 6)]),
    ("Nadia Belle, le 5 mai 2026", [("", 5)]),
)

NOT_A_DATE = (
    "32 mai 2026",
    "31/02/2026",
    "30 février 2026",
    "mai 2026",
    "en 2026",
    "12:30",
    "01 23 45 67 89",
    "192.168.10.12",
    "3,5 % en mars",
    "Il y a deux ans, la région avait promis mille places",
    "Hier encore, personne n'y croyait dans l'atelier",
    "Lundi, le conseil a voté le budget",
    "Le 14 juillet, la ville fermera ses guichets",
    "Publié dans Économie",
    "version 2.10.26",
    "il y a 2 heures de route",
    "il y a 2 h 30 de route",
    "Il y a moins de 2 heures, le maire parlait encore",
    "Du 18 au 20 avril 2026",
    "Du mardi 28 avril au samedi 2 mai 2026",
    "Les 18 et 19 avril 2026",
    "Foire de Lyon : 1er au 5 avril 2026",
)


def moments(line: str) -> list[str]:
    found = labelled_moments(line, FETCHED_AT)
    return [f"{moment.at.astimezone(PARIS):%Y-%m-%d %H:%M}" if moment.has_time else f"{moment.at:%Y-%m-%d}"
            for _, moment in found]  # fmt: skip


@pytest.mark.parametrize(("line", "meant"), WITH_YEAR)
def test_a_date_in_full_is_that_day_and_time(line: str, meant: str):
    assert moments(line) == [meant]


@pytest.mark.parametrize(("line", "meant"), WITHOUT_YEAR)
def test_a_date_without_a_year_is_meant_from_the_fetch(line: str, meant: str):
    assert moments(line) == [meant]


@pytest.mark.parametrize(("line", "meant"), WITHOUT_YEAR)
def test_without_a_fetch_such_a_date_is_none(line: str, meant: str):
    assert labelled_moments(line) == []


@pytest.mark.parametrize(("line", "meant"), LABELLED)
def test_publication_and_change_are_told_apart(line: str, meant: list[tuple[str, int]]):
    assert [(label, moment.at.day) for label, moment in labelled_moments(line, FETCHED_AT)] == meant


@pytest.mark.parametrize("line", NOT_A_DATE)
def test_what_only_looks_like_a_date_is_none(line: str):
    assert labelled_moments(line, FETCHED_AT) == []


def test_two_hours_before_a_clock_change_are_two_hours():
    fetched_at = datetime(2026, 3, 29, 4, 0, tzinfo=PARIS)
    ((_, moment),) = labelled_moments("il y a 2 heures", fetched_at)
    assert fetched_at - moment.at.astimezone(PARIS) != timedelta(0)
    assert fetched_at.timestamp() - moment.at.timestamp() == 7200
