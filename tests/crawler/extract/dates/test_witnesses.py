"""Declared dates that the rest of the page puts right."""

from __future__ import annotations

from tests.crawler.extract.extract_pages import ARTICLE, page, read

DATELINE = "<p class='date'>3 mars 2026</p>"


def published(*body: str, head: str = "") -> tuple[str, str]:
    article = read(page(*body, head=head))
    return str(article.published_at), article.published_from


def test_the_printed_day_wins_over_a_lone_meta_element():
    assert published(DATELINE, ARTICLE, head='<meta name="date" content="2026-04-30">') == (
        "2026-03-03 00:00:00+00:00",
        "text",
    )


def test_two_declared_days_that_agree_win_over_the_printed_one():
    head = '<meta name="date" content="2026-04-30">'
    body = "<span itemprop='datePublished' content='2026-04-30'></span>"
    assert published(DATELINE, body, ARTICLE, head=head)[0].startswith("2026-04-30")


def test_json_ld_is_believed_before_the_printed_day():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
        ' "datePublished": "2026-04-30"}</script>'
    )
    assert published(DATELINE, ARTICLE, head=head) == ("2026-04-30 00:00:00+00:00", "json-ld")


def test_several_printed_days_tell_nothing_against_a_meta_element():
    other = "<p class='date'>9 mars 2026</p>"
    assert published(DATELINE, other, ARTICLE, head='<meta name="date" content="2026-04-30">')[1] == "meta"


def test_a_printed_day_of_change_does_not_win():
    body = "<p class='date'>Mis à jour le 9 mai 2026</p>"
    assert published(body, ARTICLE, head='<meta name="date" content="2026-04-30">')[1] == "meta"


def test_a_printed_day_that_is_declared_as_that_of_a_change_does_not_win():
    head = (
        '<meta property="article:published_time" content="2026-02-14T08:00:00+01:00">'
        '<meta property="article:modified_time" content="2026-03-03T08:00:00+01:00">'
    )
    assert published(DATELINE, ARTICLE, head=head)[0].startswith("2026-02-14")


def test_midnight_in_paris_stated_in_utc_is_a_day():
    head = '<meta property="article:published_time" content="2026-03-02T23:00:00Z">'
    assert published(ARTICLE, head=head) == ("2026-03-03 00:00:00+00:00", "meta")
    head = '<meta property="article:published_time" content="2026-07-02T22:00:00Z">'
    assert published(ARTICLE, head=head) == ("2026-07-03 00:00:00+00:00", "meta")


def test_an_instant_in_utc_is_told_in_the_zone_that_the_page_states_for_it():
    head = '<meta property="article:published_time" content="2026-03-04T03:37:37+00:00">'
    body = "<time datetime='2026-03-03T23:37:37-04:00'>le 3</time>"
    assert published(body, ARTICLE, head=head) == ("2026-03-03 23:37:37-04:00", "meta")


def test_the_only_day_printed_anywhere_wins_over_a_lone_meta_element_too():
    far = "".join(f"<p>Une ligne du programme, numéro {number}.</p>" for number in range(20))
    head = '<meta name="date" content="2026-04-30">'
    assert published(far, ARTICLE, DATELINE, head=head)[0].startswith("2026-03-03")
    assert published(far, ARTICLE, DATELINE, "<p class='date'>9 mars 2026</p>", head=head)[1] == "meta"
