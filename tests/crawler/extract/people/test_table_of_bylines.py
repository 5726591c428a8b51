"""Bylines as the press prints them, each with the people who signed and what they are. All names are invented."""

from __future__ import annotations

import pytest

from crawler.extract.people.authors import people

NADIA, KARIM, ODILE = "Nadia Belle", "Karim Osman", "Odile Ferrand"

#: A printed line, and who it names.
NAMES = (
    ("Par Nadia Belle", [NADIA]),
    ("PAR NADIA BELLE", ["NADIA BELLE"]),
    ("par Nadia Belle", [NADIA]),
    ("Par : Nadia Belle", [NADIA]),
    ("Nadia Belle", [NADIA]),
    ("Nadia BELLE", ["Nadia BELLE"]),
    ("N. Belle", ["N. Belle"]),
    ("Jean-Loup de l'Aubier", ["Jean-Loup de l'Aubier"]),
    ("Par Anne-Sophie Le Goff", ["Anne-Sophie Le Goff"]),
    ("Par Lucas van der Meulen", ["Lucas van der Meulen"]),
    ("Par Zoé D’Almeida", ["Zoé D’Almeida"]),
    ("Par Nadia Belle et Karim Osman", [NADIA, KARIM]),
    ("Par Nadia Belle, Karim Osman", [NADIA, KARIM]),
    ("Par Nadia Belle, Karim Osman et Odile Ferrand", [NADIA, KARIM, ODILE]),
    ("Nadia Belle & Karim Osman", [NADIA, KARIM]),
    ("Nadia Belle / Karim Osman", [NADIA, KARIM]),
    ("Nadia Belle | Karim Osman", [NADIA, KARIM]),
    ("Nadia Belle ; Karim Osman", [NADIA, KARIM]),
    ("Nadia Belle • Karim Osman", [NADIA, KARIM]),
    ("Nadia Belle - Karim Osman", [NADIA, KARIM]),
    ("Nadia Belle avec Karim Osman", [NADIA, KARIM]),
    ("Nadia Belle, Nadia Belle", [NADIA]),
    ("Article rédigé par Nadia Belle", [NADIA]),
    ("Rédigé par Nadia Belle", [NADIA]),
    ("Écrit par Nadia Belle", [NADIA]),
    ("Ecrit par : Nadia Belle", [NADIA]),
    ("Texte : Nadia Belle", [NADIA]),
    ("Texte de Nadia Belle", [NADIA]),
    ("Auteur : Nadia Belle", [NADIA]),
    ("Auteure : Nadia Belle", [NADIA]),
    ("Autrice : Nadia Belle", [NADIA]),
    ("Auteurs : Nadia Belle et Karim Osman", [NADIA, KARIM]),
    ("Propos recueillis par Nadia Belle", [NADIA]),
    ("Propos recueillis par Nadia Belle et Karim Osman", [NADIA, KARIM]),
    ("Une enquête de Nadia Belle", [NADIA]),
    ("Une chronique par Nadia Belle", [NADIA]),
    ("Signé Nadia Belle", [NADIA]),
    ("Voir tous les articles de Nadia Belle", [NADIA]),
    ("Par Nadia Belle le 5 mai 2026", [NADIA]),
    ("Par Nadia Belle, le 5 mai 2026 à 8h05", [NADIA]),
    ("Par Nadia Belle | Publié le 5 mai 2026", [NADIA]),
    ("Par Nadia Belle - Publié le 05/05/2026 à 08:05", [NADIA]),
    ("Nadia Belle — 5 mai 2026", [NADIA]),
    ("5 mai 2026 | Nadia Belle", [NADIA]),
    ("Nadia Belle (à Lyon)", [NADIA]),
    ("Nadia Belle (avec AFP)", [NADIA]),
    ("Nadia Belle avec AFP", [NADIA, "AFP"]),
    ("Nadia Belle, avec Reuters", [NADIA, "Reuters"]),
    ("AFP", ["AFP"]),
    ("Par AFP", ["AFP"]),
    ("Par l'AFP", ["AFP"]),
    ("La rédaction avec AFP", ["AFP"]),
    ("By Nadia Belle", [NADIA]),
    ("ByNadia Belle", [NADIA]),
    ("Von Nadia Belle", [NADIA]),
    ("Por Nadia Belle", [NADIA]),
)

NOBODY = (
    "La rédaction",
    "Par la rédaction",
    "Par La Rédaction",
    "La rédaction de Ouest Numérique",
    "Rédaction",
    "L'équipe",
    "admin",
    "Webmaster",
    "Service économie",
    "Journaliste",
    "Anonyme",
    "Publié par Nadia Belle le 5 mai 2026",
    "Publié le 5 mai 2026",
    "Mis à jour le 5 mai 2026 à 8h",
    "redaction@journal.example",
    "https://journal.example/auteurs/nadia",
    "@nadiabelle",
    "5 commentaires",
    "toutes les infos du jour",
    "Communiqué de presse",
    "Null",
    "",
)

#: Who, and as what.
ROLES = (
    ("Nadia Belle, journaliste", [(NADIA, "journaliste")]),
    ("Nadia Belle, rédactrice en chef", [(NADIA, "rédactrice en chef")]),
    ("Nadia Belle, Rédactrice en chef adjointe", [(NADIA, "Rédactrice en chef adjointe")]),
    ("Nadia Belle, journaliste au service économie", [(NADIA, "journaliste au service économie")]),
    ("Nadia Belle - Journaliste", [(NADIA, "Journaliste")]),
    ("Nadia Belle | Grand reporter", [(NADIA, "Grand reporter")]),
    ("Nadia Belle (correspondante à Lyon)", [(NADIA, "correspondante à Lyon")]),
    ("Par Nadia Belle, correspondante à Berlin", [(NADIA, "correspondante à Berlin")]),
    ("Nadia Belle, envoyée spéciale à Rennes", [(NADIA, "envoyée spéciale à Rennes")]),
    ("Notre correspondante à Berlin, Nadia Belle", [(NADIA, "Notre correspondante à Berlin")]),
    ("Nadia Belle, journaliste, spécialiste du cloud", [(NADIA, "journaliste, spécialiste du cloud")]),
    ("Nadia Belle, journaliste, et Karim Osman", [(NADIA, "journaliste"), (KARIM, "")]),
    ("Nadia Belle (journaliste) et Karim Osman", [(NADIA, ""), (KARIM, "journaliste")]),
    ("Nadia Belle et Karim Osman, envoyés spéciaux à Lille", [
        (NADIA, "envoyés spéciaux à Lille"), (KARIM, "envoyés spéciaux à Lille")]),
    ("Par Nadia Belle, directrice de l'innovation", [(NADIA, "directrice de l'innovation")]),
    ("Nadia Belle, présidente de l'association", [(NADIA, "présidente de l'association")]),
    ("Nadia Belle, pigiste", [(NADIA, "pigiste")]),
    ("Nadia Belle, Staff Writer", [(NADIA, "Staff Writer")]),
    ("Nadia Belle journaliste à Nantes", [(NADIA, "journaliste à Nantes")]),
    ("Nadia Belle, économiste", [(NADIA, "économiste")]),
    ("Nadia Belle", [(NADIA, "")]),
)  # fmt: skip


@pytest.mark.parametrize(("byline", "names"), NAMES)
def test_a_byline_names_people(byline: str, names: list[str]):
    assert [person.name for person in people([byline])] == names


@pytest.mark.parametrize("byline", NOBODY)
def test_some_bylines_name_nobody(byline: str):
    assert people([byline]) == ()


@pytest.mark.parametrize(("byline", "roles"), ROLES)
def test_the_role_is_kept_apart(byline: str, roles: list[tuple[str, str]]):
    assert [(person.name, person.role) for person in people([byline])] == roles


@pytest.mark.parametrize(
    ("declared", "names"),
    [
        ("nadiabelle", ["nadiabelle"]),
        ("Ouest Numérique", ["Ouest Numérique"]),
        ("Nadia Belle, Karim Osman", [NADIA, KARIM]),
        ("Надя Белл", ["Надя Белл"]),
        ("दैनिक भास्कर", ["दैनिक भास्कर"]),
        ("AFP", ["AFP"]),
        ("admin", []),
    ],
)
def test_what_metadata_calls_an_author_is_believed(declared: str, names: list[str]):
    assert [person.name for person in people([declared], declared=True)] == names
