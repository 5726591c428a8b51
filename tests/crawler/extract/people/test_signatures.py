"""Names that sign a text without a byline, and bylines of other languages and systems."""

from __future__ import annotations

import pytest

from crawler.extract.head.publisher import SiteNames
from crawler.extract.people.authors import author_names
from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, TITLE, page, paragraphs, read


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("Nadia Belle", "Nadia Belle"),
        ("Jean-Marc DE LA TOUR", "Jean-Marc DE LA TOUR"),
        ("Nadia Belle, à Lyon", "Nadia Belle"),
        ("Nadia Belle, économiste, professeure à l'université.", "Nadia Belle"),
    ],
)
def test_a_name_alone_below_the_text_signs_it(signature: str, name: str):
    article = read(page(ARTICLE, f"<p><em>{signature}</em></p>"))
    assert article.authors == (name,)
    assert article.body == BODY


@pytest.mark.parametrize("line", ["Liebe Grüße", "Read More", "Entrée libre", "Lyon", "Para la Fiscalía, el daño es."])
def test_other_short_lines_below_the_text_sign_nothing(line: str):
    assert read(page(ARTICLE, f"<p>{line}</p>")).authors == ()


def test_the_names_below_several_letters_sign_none():
    letters = paragraphs(FIRST, "Jeanne Morin, Villeneuve", SECOND, "Paul Roux, Lyon", THIRD, "Anne Aubin, Lyon")
    article = read(page(letters))
    assert article.authors == ()
    assert "Paul Roux, Lyon" in article.body


def test_a_winner_who_is_named_last_has_not_written_the_article():
    told = paragraphs(FIRST, SECOND, THIRD.rstrip(".") + " et le prix est allé à :", "Anne Roux")
    article = read(page(told))
    assert article.authors == ()
    assert article.body.endswith("Anne Roux")


@pytest.mark.parametrize("office", ["Special to the Journal", "Journaliste", "Staff writer"])
def test_a_bare_name_above_its_office_signs_the_text(office: str):
    article = read(page(f"<p>NADIA BELLE<br>{office}</p>", ARTICLE))
    assert article.authors == ("NADIA BELLE",)
    assert article.body == BODY


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Soumis par Nadia Belle le mer, 04/03/2026 - 10:12", ("Nadia Belle",)),
        ("Submitted by Nadia Belle on Wed, 03/04/2026 - 10:12", ("Nadia Belle",)),
        ("By Nadia Belle on Monday, November 18th, 2019 at 11:04 a.m.", ("Nadia Belle",)),
        ("Par Jean Le Marchand, le 4 mars 2026", ("Jean Le Marchand",)),
        ("Yann Le Mer", ("Yann Le Mer",)),
        ("Didier Comment", ("Didier Comment",)),
        ("di Nadia Bello", ("Nadia Bello",)),
        ("Di Maio", ("Di Maio",)),
        ("Di Nadia Bello", ("Nadia Bello",)),
        ("Di Nadia Bello - 3 aprile 2026", ("Nadia Bello",)),
        ("Dal nostro inviato Marco Rossi", ("Marco Rossi",)),
        ("Por Nadia Belo e Marcos da Silva", ("Nadia Belo", "Marcos da Silva")),
        ("Por Redação", ()),
        ("Door Nadia Bello en Jan de Vries", ("Nadia Bello", "Jan de Vries")),
        ("Von unserem Korrespondenten Karl Roth", ("Karl Roth",)),
        ("Von Lena Roth (Text) und Karl Roth (Fotos)", ("Lena Roth",)),
        ("Words: Nadia Belle. Pictures: Karim Osman", ("Nadia Belle",)),
        ("Par Nadia BelleAnne Le Goff", ("Nadia Belle", "Anne Le Goff")),
        ("Posted by Nadia Belle at 07:05 AM in Farms | Permalink", ("Nadia Belle",)),
        ("Par Nadia Belle Partager sur Facebook", ("Nadia Belle",)),
        ("Nadia BelleAFP", ("Nadia Belle", "AFP")),
        ("Nadia MacDONALD", ("Nadia MacDONALD",)),
        ("Jean McDonald et Paul DeLillo", ("Jean McDonald", "Paul DeLillo")),
        ("Av Nadia Berg", ("Nadia Berg",)),
        ("av Nadia Berg", ("Nadia Berg",)),
        ("Ein Gastbeitrag von Lena Roth", ("Lena Roth",)),
        ("Von: Lena Roth", ("Lena Roth",)),
        ("Nadia Belle, Keine Kommentare", ("Nadia Belle",)),
        ("Nadia Belle Veröffentlicht 4. März 2026", ("Nadia Belle",)),
    ],
)
def test_bylines_of_other_languages_give_names_alone(byline: str, names: tuple[str, ...]):
    assert author_names([byline]) == names


@pytest.mark.parametrize(
    "byline",
    ["Di Nadia Bello", "Scritto da Nadia Bello", "Geschreven door Nadia Bello", "Autore: Nadia Bello",
     "Tekst: Nadia Bello", "Texto de Nadia Bello", "Dalla nostra inviata Nadia Bello",
     "di Nadia Bello", "Von: Nadia Bello", "Door Nadia Bello", "Por Nadia Bello — Lisboa",
     "Eine Kolumne von Nadia Bello",
     "Par Nadia Bello (texte) et Karim Osman (photos)"],
)  # fmt: skip
def test_a_byline_above_the_text_names_its_author_and_is_no_text(byline: str):
    article = read(page(f"<p>{byline}</p>", ARTICLE))
    assert article.authors[0] == "Nadia Bello"
    assert article.body == BODY


@pytest.mark.parametrize("address", ["/staff/12/nadia-belle/", "/by/nadia-belle", "/auteurs/nadia-belle"])
def test_a_link_to_an_authors_page_beside_the_headline_names_the_author(address: str):
    byline = f'<div class="x1"><a href="{address}">Nadia Belle</a></div>'
    assert read(page(byline, ARTICLE)).authors == ("Nadia Belle",)


def test_the_account_of_a_system_is_the_author_where_nobody_else_is_named():
    submitted = (
        '<p class="submitted">Soumis par <span class="username">Nadia Belle</span> le mer, 04/03/2026 - 10:12</p>'
    )
    article = read(page(submitted, ARTICLE))
    assert article.authors == ("Nadia Belle",)
    assert read(page(submitted, '<p class="byline">Karim Osman</p>', ARTICLE)).authors == ("Karim Osman",)


def test_authors_in_elements_that_meet_without_a_space_are_several():
    spans = '<span class="author">Hedda Roth</span><span class="author">Ruud Bakker</span>'
    assert read(page(f'<div class="authors">{spans}</div>', ARTICLE)).authors == ("Hedda Roth", "Ruud Bakker")


def test_a_name_below_a_breadcrumb_that_ends_with_the_headline_signs():
    trail = '<nav class="trail"><a href="/">Accueil</a> &gt; <a href="/a">Toutes les actualités</a> &gt; '
    line = "<p>3 mars 2026</p><p>Nadia Belle, envoyée spéciale à Lille</p>"
    html = page(line, ARTICLE).replace("<h1>", f"{trail}{TITLE}, dans six villes de la région</nav><h1>")
    assert read(html).authors == ("Nadia Belle",)


def test_the_name_of_the_site_beside_an_authors_is_not_part_of_it():
    for line in ("By Nadia Belle Le Journal", "Le Journal <span>Nadia Belle.</span>"):
        assert read(page(f'<p class="author">{line}</p>', ARTICLE)).authors == ("Nadia Belle",)
    names = SiteNames(declared=frozenset(("courier",)), label="courier")
    assert names.cut_from("Courier staff reporter") == "Courier staff reporter"


@pytest.mark.parametrize(
    "byline",
    [
        "<p>Por FIDEL RENDÓN MATIENZO</p>",
        "<p>By Cristina Alonso</p>",
        "<p>Von</p><p>Cosima Künzel</p>",
        "<p>Par Nadia de La Tour</p>",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_byline_is_no_text_whoever_is_declared(byline: str, place: str):
    html = f"{byline}{ARTICLE}" if place == "above" else f"{ARTICLE}{byline}"
    assert read(page(html, head='<meta name="author" content="Karim Osman">')).body == BODY


@pytest.mark.parametrize("line", ["Par Toutatis !", "By Monday, Paris was calm.", "Por Madrid", "Von Anfang an", "Par"])
def test_a_line_that_only_begins_like_a_byline_is_text(line: str):
    article = read(page(f"<p>{line}</p>", ARTICLE, head='<meta name="author" content="Karim Osman">'))
    assert article.body == f"{line}\n{BODY}"


def test_the_name_of_the_site_alone_below_a_text_is_none_of_it():
    assert read(page(ARTICLE, "<p>Le Journal</p>")).body == BODY
    told = "Le Journal a été fondé en 1944 par deux imprimeurs de Mâcon, qui cherchaient du papier."
    assert read(page(ARTICLE, f"<p>{told}</p>")).body == f"{BODY}\n{told}"


@pytest.mark.parametrize(
    "byline",
    [
        "<p>Anne-Sophie d'Harcourt</p><p>3 mars 2026</p>",
        "<p>3 mars 2026</p><p>Anne-Sophie d'Harcourt</p>",
        "<p>Publié par Anne-Sophie d'Harcourt</p><p>3 mars 2026</p>",
        "<p>Par Anne-Sophie d'Harcourt, le Mardi 3 mars 2026, 9 h 05</p>",
        "<p>Le Mardi 3 mars 2026, 9 h 05 | Anne-Sophie d'Harcourt</p>",
        "<p>Mardi 3 mars 2026 | Anne-Sophie d'Harcourt</p>",
    ],
)
def test_a_name_beside_a_date_signs_the_text(byline: str):
    article = read(page(byline, ARTICLE))
    assert article.authors == ("Anne-Sophie d'Harcourt",)
    assert article.body == BODY


@pytest.mark.parametrize("line", ["Le Courrier", "Saint-Denis Habitat", "La Rochelle", "Économie", "Grand Est"])
def test_what_is_no_name_beside_a_date_signs_nothing(line: str):
    assert read(page(f"<p>{line}</p><p>3 mars 2026</p>", ARTICLE)).authors == ()


@pytest.mark.parametrize(
    "byline",
    [
        "Propos recueillis par <b>Karl Vendôme</b>, le samedi 31 octobre 2026 à 18h05",
        "Le 03/11/2026, par K. Vendôme",
    ],
)
def test_a_long_signature_with_its_date_signs_and_is_no_text(byline: str):
    article = read(page(f"<p>{byline}</p>", ARTICLE))
    assert article.authors == (("K. Vendôme",) if "K." in byline else ("Karl Vendôme",))
    assert article.body == BODY


def test_a_name_right_below_the_place_of_the_text_signs_it():
    text = f"<div>{paragraphs(FIRST, SECOND, THIRD)}</div>"
    assert read(page(text, "<div><i>Nadia Belle</i></div>")).authors == ("Nadia Belle",)


def test_a_name_with_an_office_below_the_place_of_the_text_is_that_of_who_is_quoted():
    text = f"<div>{paragraphs(FIRST, SECOND, THIRD)}</div>"
    assert read(page(text, "<div>Nadia Belle</div><div>Senior Manager</div>")).authors == ()


def test_a_heading_about_a_company_below_a_release_is_nobody():
    about = (
        "<p><b>About Norvik Yards</b></p><p>Norvik Yards has built boats since 1948 and has two sites in Norway.</p>"
    )
    article = read(page(ARTICLE, about))
    assert article.authors == ()
    assert "About Norvik Yards" in article.body


def test_the_paper_beside_a_name_is_no_author():
    assert author_names(["By Nadia Belle, The Gazette"]) == ("Nadia Belle",)
