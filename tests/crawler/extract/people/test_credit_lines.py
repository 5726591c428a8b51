"""Lines that credit an agency for the text: kept as its credit, and no part of it; sentences that name one stay."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, page, read


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Avec AFP", "AFP"),
        ("(avec AFP)", "AFP"),
        ("Avec l'Agence France-Presse", "AFP"),
        ("With Agence France-Presse", "AFP"),
        ("LeCourrier.fr avec AFP", "AFP"),
        ("La rédaction avec Belga", "Belga"),
        ("Jeanne Le Goff, avec Reuters", "Reuters"),
        ("Reuters contributed to this report.", "Reuters"),
        ("jlg avec ats", "Keystone-ATS"),
        ("Par Jeanne Le Goff et Paul Vidal, avec AFP et Reuters", "AFP"),
        ("Mit Material der dpa", "dpa"),
        ("Avec les agences", ""),
        ("© 2026 AFP", "AFP"),
        ("Copyright Reuters", "Reuters"),
    ],
)
def test_a_line_that_credits_an_agency_is_no_text(line: str, agency: str, place: str):
    html = f"<p>{line}</p>{ARTICLE}" if place == "above" else f"{ARTICLE}<p>{line}</p>"
    article = read(page(html))
    assert (article.credit, article.body) == (agency, BODY)
    assert agency not in article.authors


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    "line",
    [
        "{}, avec Reuters",
        "{} avec AFP",
        "Par {} (avec AFP)",
        "{} et AFP",
        "{} (avec l'AFP et Reuters)",
        "{} mit Material der dpa",
        "{} avec AFP | Publié le 3 mars 2026",
        "{} avec les agences",
    ],
)
@pytest.mark.parametrize("names", [("Lætitia Cœur",), ("Jeanne Le Goff", "Paul Vidal")])
def test_who_is_named_beside_an_agency_signs(names: tuple[str, ...], line: str, place: str):
    line = f"<p>{line.format(' et '.join(names))}</p>"
    article = read(page(f"{line}{ARTICLE}" if place == "above" else f"{ARTICLE}{line}"))
    assert (article.authors, article.body) == (names, BODY)


@pytest.mark.parametrize(
    "line",
    ["Jeanne Le Goff (AFP)", "Jeanne Le Goff - AFP", "Jeanne Le Goff, AFP", "Jeanne Le Goff Agence France-Presse"],
)
def test_a_name_parted_from_an_agency_by_a_sign_signs_below_a_text_and_is_a_photographer_above_it(line: str):
    below, above = read(page(f"{ARTICLE}<p>{line}</p>")), read(page(f"<p>{line}</p>{ARTICLE}"))
    assert (below.authors, below.credit, below.body) == (("Jeanne Le Goff",), "AFP", BODY)
    assert (above.authors, above.credit, above.body) == ((), "", BODY)
    byline = read(page(f"<p class='author'>{line}</p>{ARTICLE}"))
    assert (byline.authors, byline.credit, byline.body) == (("Jeanne Le Goff",), "AFP", BODY)


@pytest.mark.parametrize("declared", ["Jeanne Le Goff Agence France-Presse", "Jeanne Le Goff La Presse Canadienne"])
def test_an_agency_is_no_part_of_a_declared_name(declared: str):
    assert read(page(ARTICLE, head=f'<meta name="author" content="{declared}">')).authors == ("Jeanne Le Goff",)


@pytest.mark.parametrize(
    "sentence",
    ["OpenAI signe avec Reuters", "L'éditeur a signé avec Reuters.", "Les journalistes de l'AFP ont manifesté."],
)
def test_a_line_that_tells_of_an_agency_is_text_and_credits_nobody(sentence: str):
    article = read(page(f"{ARTICLE}<h3>{sentence}</h3>{ARTICLE}".replace("mardi", "jeudi", 1)))
    assert (article.credit, sentence in article.body) == ("", True)


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    "line",
    [
        "Google, Microsoft et Reuters ont signé.",
        "Trois agences : AFP, Reuters, AP",
        "Les agences de presse",
        "Un contrat avec l'AFP",
        "Entretien avec Paul Vidal, PDG de l'AFP",
        "Meta - Reuters : accord signé",
        "Agence France-Presse contre Google",
    ],
)
def test_short_paragraphs_that_tell_of_agencies_are_text(line: str, place: str):
    article = read(page(f"<p>{line}</p>{ARTICLE}" if place == "above" else f"{ARTICLE}<p>{line}</p>"))
    assert (article.credit, article.authors, line in article.body) == ("", (), True)


@pytest.mark.parametrize("element", ["h3", "li"])
def test_headings_and_entries_that_name_agencies_are_text(element: str):
    article = read(page(f"{ARTICLE}<{element}>Mistral AI et l'AFP</{element}>{ARTICLE}".replace("mardi", "jeudi", 1)))
    assert (article.credit, article.authors, "Mistral AI et l'AFP" in article.body) == ("", (), True)
