"""Declared dates that the rest of the page puts right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.extract import extract
from store.types import Entry
from tests.crawler.extract.extract_pages import ARTICLE, URL, page, read

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


def test_an_instant_of_utc_is_put_in_the_zone_of_an_element_that_is_called_a_change():
    head = '<meta property="article:published_time" content="2026-03-04T03:37:37+00:00">'
    body = "<time class='entry-date updated' datetime='2026-03-03T23:37:37-04:00'>le 3</time>"
    assert published(body, ARTICLE, head=head) == ("2026-03-03 23:37:37-04:00", "meta")


def test_the_only_day_printed_anywhere_wins_over_a_lone_meta_element_too():
    far = "".join(f"<p>Une ligne du programme, numéro {number}.</p>" for number in range(20))
    head = '<meta name="date" content="2026-04-30">'
    assert published(far, ARTICLE, DATELINE, head=head)[0].startswith("2026-03-03")
    assert published(far, ARTICLE, DATELINE, "<p class='date'>9 mars 2026</p>", head=head)[1] == "meta"


TEASER = "<div class='card'><a href='/x'>Le tram en panne</a><time datetime='2026-04-30'>30 avril 2026</time></div>"


def test_a_printed_day_of_publication_wins_over_the_element_of_a_teaser():
    assert published("<p>Publié le 3 mars 2026</p>", ARTICLE, TEASER) == ("2026-03-03 00:00:00+00:00", "text")
    assert published("<p>La foire du 3 mars 2026</p>", ARTICLE, TEASER)[1] == "time element"


def test_the_element_of_a_late_evening_in_utc_agrees_with_the_next_day_in_print():
    body = "<p>Publié le 3 mars 2026 <time datetime='2026-03-02T23:30:00Z'></time></p>"
    assert published(body, ARTICLE) == ("2026-03-02 23:30:00+00:00", "time element")


def test_a_printed_day_without_its_year_contradicts_no_element():
    body = "<p>Publié le 3 mars <time datetime='2025-03-03T10:12:00+01:00'>à 10h12</time></p>"
    article = extract(page(body, ARTICLE).encode(), URL, fetched_at=datetime(2026, 5, 6, tzinfo=UTC))
    assert (str(article.published_at)[:10], article.published_from) == ("2025-03-03", "time element")


@pytest.mark.parametrize(
    "body",
    [
        "<time class='dt-published' datetime='2026-03-03'></time><time class='dt-updated'>9 mars 2026</time>",
        "<time class='updated' datetime='2026-03-09'></time><time class='entry-date' datetime='2026-03-03'></time>",
        "<abbr class='published' title='2026-03-03T08:00'></abbr><abbr class='updated' title='2026-03-09'></abbr>",
        "<p>Publié le <time>3 mars 2026</time></p><p><i>Mis à jour</i> <time datetime='2026-03-09'>lundi</time></p>",
        "<dl><dt>Publié</dt><dd><time>3 mars 2026</time></dd><dt>Mis à jour</dt><dd><time>9 mars 2026</time></dd></dl>",
        "<p class='date updated'>9 mars 2026</p><p class='date'>3 mars 2026</p>",
    ],
)
def test_an_element_of_a_change_tells_when_the_article_was_changed(body: str):
    article = read(page(body, ARTICLE))
    assert (str(article.published_at)[:10], str(article.modified_at)[:10]) == ("2026-03-03", "2026-03-09")


def test_the_only_date_is_that_of_publication_whatever_its_element_is_called():
    article = read(page("<p class='date updated'>3 mars 2026</p>", ARTICLE))
    assert (str(article.published_at)[:10], article.modified_at) == ("2026-03-03", None)


def test_an_element_that_repeats_the_day_of_publication_states_no_change():
    article = read(
        page("<p>Publié le 3 mars 2026 <time class='updated' datetime='2026-03-03T10:00'></time></p>", ARTICLE)
    )
    assert (str(article.published_at)[:10], article.modified_at) == ("2026-03-03", None)


@pytest.mark.parametrize("stated", ["1772532720", "1772532720000", "1772532720.5", '"1772532720000"', '"1772532720.0"'])
def test_an_epoch_is_a_date_even_as_a_number(stated: str):
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": {stated}}}</script>'
    assert published(ARTICLE, head=head) == ("2026-03-03 10:12:00+00:00", "json-ld")


@pytest.mark.parametrize("stated", ["true", "0", "null", "-1", "1e400", "NaN", "Infinity"])
def test_a_number_that_is_no_epoch_is_no_date(stated: str):
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": {stated}}}</script>'
    assert published(DATELINE, ARTICLE, head=head)[1] == "text"


def test_dates_of_comments_are_known_by_their_type_and_by_an_id():
    comment = (
        "<div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><span itemprop='author'>Jo</span>"
        "<meta itemprop='datePublished' content='2026-03-08'></div>"
    )
    article = read(page(DATELINE, ARTICLE, comment))
    assert (str(article.published_at)[:10], article.authors) == ("2026-03-03", ())
    listed = "<div id='comments'><time datetime='2026-03-08'>8 mars 2026</time></div>"
    assert published(DATELINE, ARTICLE, listed)[0].startswith("2026-03-03")


def test_metas_of_statistics_and_of_other_vocabularies_are_read():
    head = '<meta name="article:publication_date" content="2026-03-03"><meta name="updated_at" content="2026-03-09">'
    article = read(page(ARTICLE, head=head))
    assert (str(article.published_at)[:10], str(article.modified_at)[:10]) == ("2026-03-03", "2026-03-09")


def test_a_guess_later_than_the_last_change_is_none():
    head = '<meta property="og:updated_time" content="2026-03-03T08:00:00+01:00">'
    day = "<li><a href='/x'>Le tram en panne</a> <span class='date'>0{}/05/2026</span></li>"
    far = "".join(f"<p>Une ligne du programme, numéro {number}.</p>" for number in range(20))
    aside = f"{far}<div><h3>Les plus lus</h3><ul>{day.format(5)}{day.format(4)}</ul></div>"
    assert published(ARTICLE, aside, head=head) == ("None", "")


ENTRY = Entry(url=URL, published_at=datetime(2026, 2, 20, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    "html",
    [
        page(ARTICLE, title="Grève du 5 mars 2026 : la région se prépare"),
        page("<p>Le salon ouvre le 5 mars 2026 à Lyon.</p>", ARTICLE),
        page("<p>Inscriptions closes : 5 mars 2026</p>", ARTICLE),
    ],
    ids=["headline", "standfirst", "line"],
)
def test_a_day_of_what_is_told_does_not_win_over_the_entry(html: str):
    article = read(html, entry=ENTRY)
    assert (article.published_at, article.published_from) == (ENTRY.published_at, "entry")


@pytest.mark.parametrize(
    ("html", "source"),
    [
        (page("<p>5 mars 2026</p>", ARTICLE), "text"),
        (page("<p>Publié le 5 mars 2026</p>", ARTICLE), "text"),
        (page("<p>Par Nadia Belle, le 5 mars 2026</p>", ARTICLE), "text"),
        (page("<p class='meta'>Lyon, Odile Ferrand, 5 mars 2026</p>", ARTICLE), "text"),
        (page(ARTICLE, head='<meta name="date" content="2026-03-05">'), "meta"),
        (page("<time datetime='2026-03-05'>jeudi</time>", ARTICLE), "time element"),
    ],
)
def test_a_date_that_is_there_for_the_article_wins_over_the_entry(html: str, source: str):
    article = read(html, entry=ENTRY)
    assert (str(article.published_at)[:10], article.published_from) == ("2026-03-05", source)


def test_a_day_of_what_is_told_is_believed_where_the_entry_agrees_or_is_missing():
    html = page("<p>Le salon ouvre le 20 février 2026 à Lyon.</p>", ARTICLE)
    assert read(html, entry=ENTRY).published_from == read(html).published_from == "text"


@pytest.mark.parametrize(
    "changed",
    [
        "<p>MAJ le <time datetime='2026-03-05'>5 mars</time></p>",
        "<p>Dernière modification : <time datetime='2026-03-05'>5 mars</time></p>",
        "<p>Corrigé le <time datetime='2026-03-05'>5 mars</time></p>",
        "<time class='date-maj' datetime='2026-03-05'>5 mars</time>",
    ],
)
def test_an_element_that_dates_a_change_is_none_of_publication(changed: str):
    printed = "<p>Publié le <time datetime='2026-03-03'>3 mars</time></p>"
    for html in (page(changed, printed, ARTICLE), page(printed, changed, ARTICLE)):
        article = read(html)
        assert (str(article.published_at)[:10], str(article.modified_at)[:10]) == ("2026-03-03", "2026-03-05")


@pytest.mark.parametrize("name", ["majuscules", "texte-majeur", "major"])
def test_letters_of_other_words_call_no_date_a_change(name: str):
    html = page(f"<p><time class='{name}' datetime='2026-03-03T10:12'>3 mars</time></p>", ARTICLE)
    assert read(html).published_from == "time element"


def test_a_declared_change_that_is_none_hides_no_printed_one():
    same = "2026-03-03T10:00:00+01:00"
    head = f'<meta property="article:published_time" content="{same}">'
    head += f'<meta property="article:modified_time" content="{same}">'
    line = "<p>Publié le 3 mars 2026 à 10h00 - Mis à jour le 5 mars 2026 à 11h00</p>"
    article = read(page(line, ARTICLE, head=head))
    assert (str(article.modified_at)[:10], article.modified_from) == ("2026-03-05", "text")
    assert read(page(ARTICLE, head=head)).modified_at is None


def test_the_day_in_the_title_of_a_picture_is_when_it_was_taken():
    picture = '<img src="/a.png" title="Capture 2026-03-01 à 16.55.35">'
    assert published("<p>3 mars 2026</p>", picture, ARTICLE)[0][:10] == "2026-03-03"


@pytest.mark.parametrize(
    ("line", "day", "source"),
    [
        ("Publié le 3 mars 2026 à 7h - Mis à jour le 5 mars 2026 à 9h", 3, "text"),
        ("Publié le 3 mars 2026 à 7h", 5, "json-ld"),
        ("Publié le 3 mars 2026 - Mis à jour le 4 mars 2026", 5, "json-ld"),
        ("Mis à jour le 5 mars 2026 à 9h", 5, "json-ld"),
    ],
)
def test_a_change_declared_as_the_publication_too_is_told_by_what_is_printed(line: str, day: int, source: str):
    at = '"2026-03-05T09:00:00+01:00"'
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
        f' "datePublished": {at}, "dateModified": {at}}}</script>'
    )
    article = read(page(f"<p>{line}</p>", ARTICLE, head=head))
    assert article.published_at is not None
    assert (article.published_at.day, article.published_from) == (day, source)
    assert (article.modified_at is not None) == (day == 3)
