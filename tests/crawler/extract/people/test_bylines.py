from __future__ import annotations

import pytest

from crawler.extract.people.authors import author_names
from store.types import Entry
from tests.crawler.extract.extract_pages import ARTICLE, BODY, page, read


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Par Hélène Marsac", ("Hélène Marsac",)),
        ("Hélène Marsac, Rédactrice en chef", ("Hélène Marsac",)),
        ("Par Hélène Marsac et Karim Delaunoy", ("Hélène Marsac", "Karim Delaunoy")),
        ("Créée par Hélène Marsac", ("Hélène Marsac",)),
        ("ParHélène Marsac", ("Hélène Marsac",)),
        ("ByHélène Marsac", ("Hélène Marsac",)),
        ("Écrit parHélène MarsacJournaliste", ("Hélène Marsac",)),
        ("Auteur(s) : Hélène Marsac et Karim Delaunoy", ("Hélène Marsac", "Karim Delaunoy")),
        ("Byron Marsac", ("Byron Marsac",)),
        ("Parvati Marsac", ("Parvati Marsac",)),
        ("PARIS MARSAC", ("PARIS MARSAC",)),
        ("De : Hélène Marsac", ("Hélène Marsac",)),
        ("Hélène Marsac (avec AFP)", ("Hélène Marsac",)),
        ("Propos recueillis par Jean-Loup de l'Aubier", ("Jean-Loup de l'Aubier",)),
        ("Publié par Hélène Marsac le 3 mars 2026", ()),
        ("Par Hélène Marsac, le 15/11/2005 à 10:24", ("Hélène Marsac",)),
        ("Par Hélène Marsac | Publié le 3 mars 2026 à 8h", ("Hélène Marsac",)),
        ("La rédaction", ()),
        ("Par la rédaction", ()),
        ("La rédaction avec AFP", ("AFP",)),
        ("admin", ()),
        ("redaction@journal.example", ()),
        ("Journaliste", ()),
        ("Hélène Marsac ; Hélène Marsac", ("Hélène Marsac",)),
    ],
)
def test_a_byline_gives_names_alone(byline: str, people: tuple[str, ...]):
    assert author_names([byline]) == people


def test_an_agency_in_the_byline_of_others_is_credited_and_no_author():
    article = read(page('<p class="author">By Grant Smith and Nadia Belle, Reuters</p>', ARTICLE))
    assert (article.authors, article.credit) == (("Grant Smith", "Nadia Belle"), "Reuters")


def test_an_agency_alone_has_signed():
    article = read(page('<p class="author">Par Reuters</p>', ARTICLE))
    assert (article.authors, article.credit) == (("Reuters",), "Reuters")


def test_json_ld_names_the_authors_first():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Nadia Belle"}]}</script>'
        '<meta name="author" content="Quelqu’un d’Autre">'
    )
    assert read(page(ARTICLE, head=head)).authors == ("Nadia Belle",)


def test_an_author_given_as_a_reference_is_looked_up():
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#p"}},'
        '{"@type": "Person", "@id": "#p", "name": "Nadia Belle"}]}</script>'
    )
    assert read(page(ARTICLE, head=head)).authors == ("Nadia Belle",)


def test_a_signature_below_the_text_is_found_and_taken_out():
    article = read(page(ARTICLE, "<p>Article rédigé par</p><p><b>Nadia Belle</b>, Rédactrice en chef</p>"))
    assert article.authors == ("Nadia Belle",)
    assert "Nadia" not in article.body


def test_the_site_is_not_an_author_when_somebody_else_is():
    head = '<meta name="author" content="Le Journal">'
    assert read(page("<p>Par Nadia Belle</p>", ARTICLE, head=head)).authors == ("Nadia Belle",)


def test_the_entry_names_the_author_when_the_page_does_not():
    assert read(page(ARTICLE), entry=Entry(url="x", authors=("Nadia Belle",))).authors == ("Nadia Belle",)


def test_nobody_is_an_answer():
    assert read(page(ARTICLE)).authors == ()


def test_links_to_the_pages_of_authors_name_them():
    links = '<a href="/auteurs/nadia-belle">Nadia Belle</a>, <a href="/auteurs/k-osman">Karim Osman</a>'
    assert read(page(f"<div>{links}</div>", ARTICLE)).authors == ("Nadia Belle", "Karim Osman")


def test_the_site_on_a_line_below_the_author_is_no_part_of_the_name():
    block = '<div class="authorModule"><p>Nadia Belle</p><p>Le Journal</p></div>'
    assert read(page(block, ARTICLE)).authors == ("Nadia Belle",)


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Par Nadia Belle à Lyon", ("Nadia Belle",)),
        ("Par Nadia Belle, à Lyon, et Karim Osman, à Paris", ("Nadia Belle", "Karim Osman")),
        ("By Nadia Belle in London and Karim Osman in Berlin", ("Nadia Belle", "Karim Osman")),
        ("Nadia Belle pour Le Temps des Villes", ("Nadia Belle",)),
        ("Nadia Belle for The Courier", ("Nadia Belle",)),
        ("Fondation Belle pour la Recherche", ()),
        ("di Nadia Belle e Karim Osman", ("Nadia Belle", "Karim Osman")),
        ("Nuno Costa e Silva", ("Nuno Costa e Silva",)),
        ("Par Nadia Belle 3 min de lecture", ("Nadia Belle",)),
        ("Nadia Belle - Temps de lecture : 3 min", ("Nadia Belle",)),
        ("Lecture : 3 min - Par Nadia Belle - Le 3 mars 2026", ("Nadia Belle",)),
        ("Par Nadia BellePublié le 3 mars 2026", ("Nadia Belle",)),
        ("Nadia BelleJournaliste au service politique", ("Nadia Belle",)),
        ("Par N. B.", ("N. B.",)),
        ("Par Nadia Belle.", ("Nadia Belle",)),
        ("Par Nadia Belle . ,", ("Nadia Belle",)),
        ("Par Jordi Segui", ("Jordi Segui",)),
        ("Propos recueillis à Lyon par Nadia Belle", ("Nadia Belle",)),
        ("De notre correspondante Nadia Belle", ("Nadia Belle",)),
        ("Reportage : Nadia Belle ; photos : Karim Osman", ("Nadia Belle",)),
        ("Textes et photos Nadia Belle", ("Nadia Belle",)),
        ("Rédactrice : Nadia Belle", ("Nadia Belle",)),
        ("Aus Berlin berichtet Lena Roth", ("Lena Roth",)),
        ("Modifié", ()),
        ("Nadia Belle Collaboration spéciale", ("Nadia Belle",)),
        ("Nadia Belle Suivre", ("Nadia Belle",)),
        ("Nadia Belle Voir tous ses articles", ("Nadia Belle",)),
        ("Nadia Belle 12 articles", ("Nadia Belle",)),
        ("Nadia Belle3 mars 2026", ("Nadia Belle",)),
        ("a cura di Nadia Belle", ("Nadia Belle",)),
        ("Texto: Nadia Belle", ("Nadia Belle",)),
        ("3 MARS 2026 - 10:12 / MISE À JOUR 4 MARS 2026", ()),
    ],
)
def test_a_byline_is_more_than_names(byline: str, people: tuple[str, ...]):
    assert author_names([byline]) == people


@pytest.mark.parametrize(
    ("declared", "people"),
    [
        ("Belle, Nadia", ("Nadia Belle",)),
        ("Le Goff, Jeanne", ("Jeanne Le Goff",)),
        ("de la Tour, Jean-Paul", ("Jean-Paul de la Tour",)),
        ("Le Courrier, Reuters", ("Le Courrier", "Reuters")),
        ("Nadia Belle, Karim Osman", ("Nadia Belle", "Karim Osman")),
        ("Reuters, Belga", ("Reuters", "Belga")),
        ("null null", ()),
    ],
)
def test_a_declared_name_may_be_listed_as_in_a_library(declared: str, people: tuple[str, ...]):
    assert author_names([declared], declared=True) == people


@pytest.mark.parametrize(
    "line",
    [
        "Un texte de Nadia Belle", "Une analyse de Nadia Belle, historienne", "L’édito de Nadia Belle",
        "Écrit parNadia BelleJournaliste", "Auteur(s) : Nadia Belle",
        "Entretien réalisé par Nadia Belle", "Reportage : Nadia Belle", "Texte et photos : Nadia Belle",
        "De notre correspondante à Berlin, Nadia Belle", "Avec notre envoyée spéciale à Berlin, Nadia Belle",
        "3 mars 2026 | Par Nadia Belle", "Publié le 3 mars 2026 - Par Nadia Belle", "Le 3 mars 2026 par Nadia Belle",
        "Nadia Belle, le 03/03/2026 à 10:12", "Aus Berlin berichtet Nadia Belle", "Story by Nadia Belle",
        "Nadia Belle - AFP - 3 mars 2026", "a cura di Nadia Belle", "Texto: Nadia Belle",
        "Par Nadia Belle depuis Kiev", "Propos recueillis à New York par Nadia Belle",
        "Interview menée par Nadia Belle", "L’édito | Par Nadia Belle", "Journaliste : Nadia Belle",
        "Un article de Nadia Belle", "Signé Nadia Belle", "Vidéo : Karim Osman - Texte : Nadia Belle",
        "Correspondant local : Nadia Belle",
        "<span>Auteur</span></p><p><span>Nadia Belle</span>", "<b>Par</b></p><p>Nadia Belle",
    ],
)  # fmt: skip
def test_a_line_beside_the_headline_says_who_signed(line: str):
    assert read(page(f"<p>{line}</p>", ARTICLE)).authors == ("Nadia Belle",)


@pytest.mark.parametrize(
    "line",
    ["Portrait de Nadia Belle", "Entretien : Nadia Belle", "Chronique de Valmont", "La Rochelle, le 3 mars 2026",
     "Discours prononcé le 3 mars 2026 par Nadia Belle", "Discours prononcé à New York par Nadia Belle",
     "Une lettre écrite depuis Lyon par Nadia Belle", "En direct depuis Kiev"],
)  # fmt: skip
def test_a_line_beside_the_headline_that_speaks_of_somebody_names_no_author(line: str):
    assert read(page(f"<p>{line}</p>", ARTICLE)).authors == ()


@pytest.mark.parametrize(
    "byline",
    [
        '<p><a rel="author" href="/n">Nadia Belle</a>, <a rel="author" href="/k">Karim Osman</a></p>',
        '<p><span class="author">Nadia Belle</span> <span class="author">Karim Osman</span></p>',
        '<ul><li><b class="author">Nadia Belle</b></li><li><b class="author">Karim Osman</b></li></ul>',
        '<div class="byline"><p>Nadia Belle</p><p>Karim Osman</p></div>',
        '<div class="author">Nadia Belle<br>Karim Osman</div>',
    ],
)
def test_elements_of_one_byline_name_several_authors(byline: str):
    assert read(page(byline, ARTICLE)).authors == ("Nadia Belle", "Karim Osman")


def test_authors_of_teasers_have_not_signed_the_article():
    teaser = '<div><a href="/x">Le tram en panne</a> <a rel="author" href="/k">Karim Osman</a></div>'
    assert read(page('<p><a rel="author" href="/n">Nadia Belle</a></p>', ARTICLE, teaser)).authors == ("Nadia Belle",)


def test_many_elements_side_by_side_are_a_list_of_articles():
    names = ("Nadia Belle", "Karim Osman", "Odile Ferrand", "Jeanne Roy", "Paul Aubin")
    listed = "".join(f'<b class="author">{name}</b>' for name in names)
    assert read(page(f"<div>{listed}</div>", ARTICLE)).authors == ("Nadia Belle",)


def test_a_client_who_praises_something_has_signed_nothing():
    assert read(page('<div class="testimonial-author">Nadia Belle</div>', ARTICLE)).authors == ()


def test_a_first_and_a_last_name_in_blocks_of_their_own_are_one_author():
    assert read(page('<div class="author"><p>Nadia</p><p>Belle</p></div>', ARTICLE)).authors == ("Nadia Belle",)


def test_a_card_of_microformats_names_the_author():
    assert read(page('<a class="p-author h-card" href="/">Nadia Belle</a>', ARTICLE)).authors == ("Nadia Belle",)


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ('{"givenName": "Nadia", "familyName": "Belle"}', ("Nadia Belle",)),
        ('{"name": ["Nadia Belle", "Karim Osman"]}', ("Nadia Belle", "Karim Osman")),
        ('["N&eacute;a Roy", {"name": ["Karim&nbsp;Osman", "Odile Roy"]}]', ("Néa Roy", "Karim Osman", "Odile Roy")),
        ('{"@type": "Role", "author": {"name": "Nadia Belle"}, "roleName": "reporter"}', ("Nadia Belle",)),
        ('[[{"name": "Nadia Belle"}, {"name": "Karim Osman"}]]', ("Nadia Belle", "Karim Osman")),
    ],
)
def test_json_ld_names_people_in_several_ways(author: str, people: tuple[str, ...]):
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'
    assert read(page(ARTICLE, head=head)).authors == people


def test_a_signature_with_an_agency_below_the_text_signs_it():
    article = read(page(ARTICLE, "<p>Nadia Belle avec AFP</p>"))
    assert (article.authors, article.body) == (("Nadia Belle",), BODY)


def test_the_weekday_before_a_date_is_no_part_of_a_name():
    assert author_names(["By Nadia Belle Tuesday, Aug. 17, 2010"]) == ("Nadia Belle",)
    assert author_names(["Par Nadia Belle jeudi 5 mars 2026 à 8h"]) == ("Nadia Belle",)
    assert author_names(["Par Joseph Sunday"]) == ("Joseph Sunday",)


def test_a_signature_is_called_one_in_spanish_too():
    assert read(page('<p class="firma"><em>Nadia Belle</em> | <span>Madrid</span></p>', ARTICLE)).authors == (
        "Nadia Belle",
    )
