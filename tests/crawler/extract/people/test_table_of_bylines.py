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
    ("Par Nadia Belle depuis Kiev", [NADIA]),
    ("Nadia Belle depuis La Rochelle", [NADIA]),
    ("Propos recueillis à New York par Nadia Belle", [NADIA]),
    ("Propos recueillis en Côte d'Ivoire par Nadia Belle et Karim Osman", [NADIA, KARIM]),
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
    ("Nadia Belle | Rive-Neuve | 08/01/2026", [NADIA]),
    ("Nadia “Nana” Belle", ["Nadia “Nana” Belle"]),
    ('Nadia "Nana" Belle et Karim Osman', ['Nadia "Nana" Belle', KARIM]),
    ("By Nadia Belle Science correspondent", [NADIA]),
    ("Nadia Belle BBC Nigeria correspondent", [NADIA]),
    ("By Nadia Belle Health and science reporter", [NADIA]),
    ("Analysis", []),
    ("Archive Email RSS", []),
    ("Australian Associated Press", ["Australian Associated Press"]),
    ("National Desk", []),
    ("By Web Desk", []),
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
    ("Commentaire de Nadia Belle", [NADIA]),
    ("Analysis by Nadia Belle", [NADIA]),
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
    ("NADIA BELLE, AP Sports Writer", [("NADIA BELLE", "AP Sports Writer")]),
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


#: Lines with more than a byline in them, and who they name.
CROWDED = (
    ("Mme Nadia Belle", [NADIA]),
    ("Par Nadia Belle (@nadiabelle)", [NADIA]),
    ("Nadia Belle @nadiabelle", [NADIA]),
    ("Nadia Belle, nadia.belle@journal.example", [NADIA]),
    ("By Nadia Belle nbelle@journal.example @nbelle", [NADIA]),
    ("nadia@journal.example (Nadia Belle)", [NADIA]),
    ("Nadia Belle Twitter Facebook", [NADIA]),
    ("(N.B.)", ["N.B."]),
    ("(AFP)", ["AFP"]),
    ("© AFP", ["AFP"]),
    ("Source : AFP", ["AFP"]),
    ("Texte Nadia Belle Photos Karim Osman", [NADIA]),
    ("Nadia Belle + Karim Osman", [NADIA, KARIM]),
    ("Par Nadia Belle il y a 2 heures", [NADIA]),
    ("Par Nadia Belle hier à 8h", [NADIA]),
    ("Par Nadia Belle le 03/03", [NADIA]),
    ("Nadia Belle 2 hours ago", [NADIA]),
    ("Auteur·rice : Nadia Belle", [NADIA]),
    ("Auteur(s) : Nadia Belle", [NADIA]),
    ("Nadia Belle March 3, 2026", [NADIA]),
    ("Écrit par Nadia Belle dans Économie", [NADIA]),
    ("Nadia Belle pour journal.example", [NADIA]),
    ("Par Nadia Belle sur 3 mars 2026", [NADIA]),
    ("Enquête menée par Nadia Belle", [NADIA]),
    ("Avec la collaboration de Nadia Belle", [NADIA]),
    ("Avis d'expert de Nadia Belle, Acme", [NADIA]),
    ("Retrouvez tous les articles de Nadia Belle", [NADIA]),
    ("Plus d'articles de Nadia Belle", [NADIA]),
    ("View all posts by Nadia Belle →", [NADIA]),
    ("More from Nadia Belle", [NADIA]),
    ("Suivre Nadia Belle", [NADIA]),
    ("Protokoll: Nadia Belle", [NADIA]),
    ("Das Interview führte Nadia Belle", [NADIA]),
    ("dal nostro inviato Karim Osman", [KARIM]),
    ("Escrito por Nadia Belle", [NADIA]),
    ("Entretien avec Odile Ferrand, propos recueillis par Nadia Belle", [NADIA]),
    ("Par Me Nadia Belle, avocate au barreau de Lyon", [NADIA]),
    ("Par le Dr Nadia Belle", [NADIA]),
    ("Par M. Karim Osman, maire de Rive-Neuve", [KARIM]),
    ("Von Dr. Nadia Belle", ["Dr. Nadia Belle"]),
    ("Par Nadia Belle pour Ouest Numérique", [NADIA]),
    ("Journaliste : Nadia Belle", [NADIA]),
    ("Correspondante locale : Nadia Belle", [NADIA]),
    ("De nos envoyés spéciaux Nadia Belle et Karim Osman", [NADIA, KARIM]),
    ("NBNadia Belle", [NADIA]),
    ("Nadia BelleSuivez-la sur X", [NADIA]),
    ("Nadia Belle ; infographie : Karim Osman", [NADIA]),
    ("Par Nadia Belle (texte) et Karim Osman (photos)", [NADIA]),
    ("Par BELLE Nadia", ["Nadia BELLE"]),
    ("LE GOFF Nadia", ["Nadia LE GOFF"]),
    ("NADIA Belle", ["NADIA Belle"]),
)


@pytest.mark.parametrize(("byline", "names"), CROWDED)
def test_what_stands_beside_a_name_is_no_part_of_it(byline: str, names: list[str]):
    assert [person.name for person in people([byline])] == names


@pytest.mark.parametrize(
    "byline",
    ["Collectif", "Par un collectif", "Collectif d'auteurs", "Photo Nadia Belle", "Photographies de Nadia Belle",
     "Avatar de Nadia Belle", "Traduit par Nadia Belle", "Entretien avec Nadia Belle", "Tribune", "Opinion", "Agencias",
     "Desk Web", "Twitter Facebook",
     "Par Mairie de Rive-Neuve", "Office de tourisme du Val", "Université de Valmont", "Vidéo : Nadia Belle"],
)  # fmt: skip
def test_rubrics_pictures_guests_and_collectives_sign_nothing(byline: str):
    assert people([byline]) == ()


@pytest.mark.parametrize(
    "name",
    ["Collectif Roosevelt", "Photini Belle", "Image Dosson", "Sarah Chronique", "Mathilde Hier", "Paul Lundi",
     "Mme de Belle", "Anne Desk", "Yves Suivant", "Lou Twittère", "Aujourd'hui en France",
     "Marc Sur"],
)  # fmt: skip
def test_names_that_look_like_the_words_around_names_stay(name: str):
    assert [person.name for person in people([name], declared=True)] in ([name], [name.removeprefix("Mme ")])


@pytest.mark.parametrize(
    ("byline", "role"),
    [
        ("Nadia Belle, DSI d'Acme", "DSI d'Acme"),
        ("Nadia Belle - CEO de Acme", "CEO de Acme"),
        ("Nadia Belle, co-fondatrice d'Acme", "co-fondatrice d'Acme"),
        ("Par Nadia Belle, Country Manager chez Acme", "Country Manager chez Acme"),
    ],
)
def test_the_office_of_who_writes_as_a_guest_is_a_role(byline: str, role: str):
    assert [(person.name, person.role) for person in people([byline])] == [(NADIA, role)]
