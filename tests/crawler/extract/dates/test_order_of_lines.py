"""Which of several dates on lines of a page is the article's: by bars, by links above them, by where the text is."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, TITLE, page, read

ABOVE = "<h1>"
OTHER = "La gare de Valmont rouvre ses portes après deux ans de travaux"


def day(above: str, below: str, after: str = "") -> str:
    html = page(below, ARTICLE, after).replace(ABOVE, f"{above}{ABOVE}")
    return str(read(html).published_at)[:10]


@pytest.mark.parametrize("line", ["Région | 3 mars 2026 | Nadia Belle", "Région · 3 mars 2026 · 4 min"])
def test_a_date_between_bars_below_the_headline_comes_before_those_of_an_agenda(line: str):
    agenda = "<p>12 juin 2026 : fête du village</p><div>28 juin 2026</div>"
    assert day(agenda, f"<p>{line}</p>") == "2026-03-03"


def test_the_date_below_a_link_to_another_article_is_that_ones():
    teaser = f"<p><a href='/gare'>{OTHER}</a></p><p>12 juin 2026</p>"
    assert day("<p>3 mars 2026</p>", teaser) == "2026-03-03"
    assert day("", f"<p><a href='/dossier'>{OTHER}</a></p><p>3 mars 2026</p>") == "2026-03-03"
    assert day("", f"<p><a href='/x'>{TITLE}</a></p><p>3 mars 2026</p>", "<p>4 mars 2026</p>") == "2026-03-03"


def test_several_days_on_which_readers_posted_are_not_the_articles():
    posts = "<p>Posté par luc le 12 juin 2026</p><p>Bravo.</p><p>Posté par zoe le 13 juin 2026</p><p>Merci.</p>"
    assert day("", "<p>3 mars 2026</p>", posts) == "2026-03-03"
    assert day("", "", posts) == "2026-06-12"
    assert day("", "<p>3 mars 2026</p>", "<p>Publié le 5 mars 2026</p>") == "2026-03-05"
