"""Dates of pages that declare none: asides below the headline, hidden dates of changes, elements far from it."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, page, read

LEAD = "<p>Ce que prévoit l'accord, et ce que les syndicats en disent, de Valmont à Lyon, à Lille et à Rennes.</p>"
TEASER = "<h3><a href='/2'>Le port retrouve ses bateaux de pêche</a></h3>"


def _day(*blocks: str) -> str:
    return str(read(page(*blocks)).published_at or "")[:10]


@pytest.mark.parametrize("lead", ["", LEAD])
@pytest.mark.parametrize(
    "aside",
    [
        "<div><aside><p>Nadia Belle</p><p>3 mars 2026</p><p>08:30</p></aside></div>",
        "<aside class='meta'><p>Par</p><p>Nadia Belle</p><p>3 mars 2026</p><ul><li>Emploi</li></ul></aside>",
        "<div class='article-sidebar'><p>Par</p><p>Nadia Belle</p><p>3 mars 2026</p></div>",
        "<aside><ul><li>Stand: 3.3.2026</li></ul></aside>",
    ],
)
def test_a_day_in_an_aside_right_below_the_headline_is_that_of_publication(lead: str, aside: str):
    assert _day(lead, aside, ARTICLE) == "2026-03-03"


@pytest.mark.parametrize(
    "aside",
    [
        f"<aside>{TEASER}<p>3 mars 2026</p></aside>",
        "<aside><p><a href='/2'>Le port retrouve ses bateaux de pêche</a></p><p>3 mars 2026</p></aside>",
        "<aside><p>Le port rouvrira au public le 3 mars 2026, dit la mairie.</p></aside>",
    ],
)
def test_asides_give_way_to_the_line_of_the_article(aside: str):
    assert _day(aside, "<p>5 mars 2026</p>", ARTICLE) == "2026-03-05"


def test_an_aside_below_the_text_dates_nothing():
    assert _day(ARTICLE, "<aside><p>3 mars 2026</p></aside>") == ""


def test_a_date_for_machines_that_hides_before_the_printed_one_is_of_the_change():
    line = "<p>Nadia Belle<span class='h'>2026-04-07T10:10:52+01:00</span>3 mars 2026|</p>"
    assert _day(line, ARTICLE) == "2026-03-03"


@pytest.mark.parametrize(
    "line",
    ["<p>Nadia Belle | 2026-03-03T10:10:52+01:00</p>", "<p>2026-03-03T10:10:52+01:00, modifié le 5 avril 2026</p>"],
)
def test_such_a_date_counts_where_it_stands_alone(line: str):
    assert _day(line, ARTICLE) == "2026-03-03"


@pytest.mark.parametrize("line", ["<p>By Nadia Belle on Tue, Mar 3, 2026 at 4:00 am</p>", "<p>3 mars 2026</p>"])
def test_a_day_printed_below_the_headline_counts_before_elements_far_below(line: str):
    others = "<div><b>Le port</b> <time>Mar 1, 2026</time></div><div><b>Le pont</b> <time>Mar 2, 2026</time></div>"
    assert _day(line, ARTICLE, f"<section>{others}</section>") == "2026-03-03"


@pytest.mark.parametrize(
    "below",
    [
        "<time datetime='2026-03-03'>Mardi</time><p>12 juin 2026</p>",
        "<div><time datetime='2026-03-03'>Mardi</time></div><p>12 juin 2026</p>",
        "<p>12 juin 2026</p><p>14 juin 2026</p>"
        + ARTICLE
        + "<section><time datetime='2026-03-03'>Mardi</time></section>",
        "<p>Mis à jour le 12 juin 2026</p>" + ARTICLE + "<section><time datetime='2026-03-03'>Mardi</time></section>",
    ],
)
def test_elements_beside_the_headline_and_several_printed_days_leave_it_at_that(below: str):
    assert _day(below, ARTICLE) == "2026-03-03"


def test_an_unambiguous_line_tells_which_of_two_numbers_is_the_month():
    stated = "<div><time datetime='05/04/2026 08:43:31 am'></time></div>"
    assert _day("<p>04.05.2026, 05:45:00</p>", ARTICLE, stated) == "2026-05-04"
    assert _day("<p>05.04.2026, 05:45:00</p>", ARTICLE, stated) == "2026-04-05"
    assert _day("<p>Emploi</p>", stated, ARTICLE) == "2026-04-05"


def test_a_heading_that_is_a_byline_makes_no_teaser_of_the_date_below():
    byline = "<div><h4><a href='/p/7'>Par Jeanne-Marie Bellegarde</a></h4><p>3 mars 2026</p></div>"
    assert _day(byline, ARTICLE) == "2026-03-03"
    assert _day(f"<div>{TEASER}<p>3 mars 2026</p></div>", ARTICLE) == ""
