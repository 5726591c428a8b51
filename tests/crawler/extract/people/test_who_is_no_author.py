"""Names that stand where authors stand, and are those of the site, of companies, of pictures, of other articles."""

from __future__ import annotations

import pytest

from crawler.extract.people.names import is_company
from tests.crawler.extract.extract_pages import ARTICLE, BODY, TITLE, page, read

BYLINE = '<p class="byline">Par Nadia Belle</p>'


def node(author: str) -> str:
    stated = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {author}}}'
    return f'<script type="application/ld+json">{stated}</script>'


@pytest.mark.parametrize(
    "name",
    ["LeJournal", "Le Journal.fr", "lejournal.example", "www.journal.example", "Rédaction Le Journal",
     "Agence Pixel SARL", "Web Commerce GmbH www.w-commerce.de"],
)  # fmt: skip
def test_the_site_and_whoever_made_it_have_not_written_what_somebody_signed(name: str):
    meta = f'<meta name="author" content="{name}">'
    assert read(page(BYLINE, ARTICLE, head=meta), url="http://www.journal.example/x").authors == ("Nadia Belle",)


@pytest.mark.parametrize(
    "where", ["<title>Un accord - Rive Times</title>", "<meta name='copyright' content='2026 Rive Times'>"]
)
def test_the_title_of_the_press_that_a_page_is_of_has_not_written_what_somebody_signed(where: str):
    head = f"{where}<meta name='author' content='Rive Times'>"
    html = page(BYLINE, ARTICLE, head=head).replace(
        "<title>Un accord pour former mille personnes - Le Journal</title>", ""
    )
    assert read(html).authors == ("Nadia Belle",)
    assert read(page(BYLINE, ARTICLE, head="<meta name='author' content='Karim Post'>")).authors == ("Karim Post",)


def test_an_organisation_is_the_author_where_no_line_says_who_signed():
    declared = node('{"@type": "Organization", "name": "Groupe Presse"}')
    assert read(page(BYLINE, ARTICLE, head=declared)).authors == ("Nadia Belle",)
    assert read(page(ARTICLE, head=declared)).authors == ("Groupe Presse",)
    assert read(page("<p class='x'>Nadia Belle | 3 mars 2026</p>", ARTICLE, head=declared)).authors == (
        "Groupe Presse",
    )


@pytest.mark.parametrize(
    "line",
    ["Autorin: Nadia Belle, Projektleiterin der Stiftung in Tunis", "Text: Nadia Belle, Mitarbeiterin der Stiftung",
     "<h4>Autorin</h4><p><a href='/profil/12'>Nadia Belle</a></p>"],
)  # fmt: skip
def test_who_signs_below_a_label_is_the_author_and_no_company(line: str):
    declared = '<meta name="author" content="Groupe Presse SARL">' if ":" in line else ""
    article = read(page(f"<p>{line}</p>" if "<h4" not in line else line, ARTICLE, head=declared))
    assert article.authors == ("Nadia Belle",)
    if declared:
        assert read(page(ARTICLE, f"<p>{line}</p>", head=declared)).authors == ("Nadia Belle",)


def test_an_agency_that_is_declared_an_organisation_stays_the_author():
    assert read(page(BYLINE, ARTICLE, head=node('{"@type": "Organization", "name": "AFP"}'))).authors == ("AFP",)


@pytest.mark.parametrize("name", ["Nadia Belle", "Inca Ltdo", "Agnès Sas", "Jean Verlagne", "Marc Info", "Anne de Be"])
def test_names_of_people_have_no_legal_form(name: str):
    assert not is_company(name)


def test_names_of_pictures_and_of_teasers_have_not_signed_the_article():
    credit = '<span class="author">Karim Osman/AFP</span>'
    picture = f'<figure><img src="/a.jpg"><figcaption>Une vue. {credit}</figcaption></figure>'
    other = (
        '<article><h3><a href="/x">Le tram de la ville est en panne</a></h3><b class="author">Karim Osman</b></article>'
    )
    assert read(page(picture, ARTICLE)).authors == ()
    assert read(page(ARTICLE, f"<section>{other}</section>")).authors == ()
    assert read(page(picture, '<p class="author">Nadia Belle</p>', ARTICLE, other)).authors == ("Nadia Belle",)


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<h3>À propos de l'auteur</h3><p><b>Nadia Belle</b></p>", ("Nadia Belle",)),
        ("<h3>Über die Autorin</h3><p>Nadia Belle</p>", ("Nadia Belle",)),
        ("<p><i>(Propos recueillis par Nadia Belle et Karim Osman)</i></p>", ("Nadia Belle", "Karim Osman")),
        ("<p><strong>Autorin: Nadia Belle, Projektleiterin.</strong></p>", ("Nadia Belle",)),
        ("<h3>À propos de la ville</h3><p>Rive Neuve</p>", ()),
        ("<p>Contact presse : Nadia Belle, 01 23 45 67 89</p>", ()),
    ],
)
def test_whoever_is_introduced_below_the_text_has_written_it(below: str, names: tuple[str, ...]):
    assert read(page(ARTICLE, below)).authors == names


@pytest.mark.parametrize(
    "line",
    ["<a href='/profil/nadia-belle'>Nadia Belle</a>", "<em>Text von Nadia Belle Illustration von Karim Osman</em>",
     "05.02.2026 - Redaktion: Nadia Belle (Pressesprecherin)", "Blog Beitrag von Nadia Belle",
     "<em>Ein Interview von <b>Nadia Belle</b> mit <b>Karim Osman</b>.</em>"],
)  # fmt: skip
def test_a_line_beside_the_headline_names_one_of_several_people(line: str):
    assert read(page(f"<p>{line}</p>", ARTICLE)).authors == ("Nadia Belle",)


def test_initials_beside_an_agency_credit_it():
    article = read(page(ARTICLE, "<p>(N.B. avec AFP)</p>"))
    assert (article.credit, article.body) == ("AFP", BODY)


def test_a_sign_parts_a_name_from_the_role_on_the_next_line():
    article = read(page("<p>Par Nadia Belle,<br>envoyée spéciale à Lyon</p>", ARTICLE))
    assert article.author_roles == (("Nadia Belle", "envoyée spéciale à Lyon"),)


@pytest.mark.parametrize("site", ["LE JOURNAL", "Journal"])
def test_the_title_that_a_byline_names_after_somebody_is_no_second_author(site: str):
    assert read(page(f"<p>Par Nadia Belle, {site}</p>", ARTICLE)).authors == ("Nadia Belle",)
    assert read(page(ARTICLE, head=node(f'["Nadia Belle", "{site}"]'))).authors == ("Nadia Belle",)


def test_the_letters_of_a_house_have_not_written_what_somebody_signed():
    meta = '<meta name="author" content="GPRL">'
    assert read(page("<p>Par Nadia Belle</p>", ARTICLE, head=meta)).authors == ("Nadia Belle",)
    assert read(page(ARTICLE, head=meta)).authors == ("GPRL",)


def test_the_first_words_of_another_headline_beside_its_day_have_signed_nothing():
    teaser = '<div><a href="/x">Formation Continue – mille places de plus à pourvoir</a> 7.02.2026</div>'
    assert read(page(teaser, ARTICLE)).authors == ()
