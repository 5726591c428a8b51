"""Dates as the press of other countries prints them: month first, time first, in words and zones of their own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.extract import extract
from crawler.extract.dates.addresses import day_of_address
from crawler.extract.dates.moments import PARIS, labelled_moments, read_moment
from store.types import Entry
from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, URL, page, paragraphs, read


@pytest.mark.parametrize(
    ("printed", "instant"),
    [
        ("10:12 GMT, 4 March 2026", "2026-03-04T10:12:00+00:00"),
        ("Wed 4 Mar 2026 10.12 CET", "2026-03-04T10:12:00+01:00"),
        ("Wed 4 Mar 2026 10.12 GMT", "2026-03-04T10:12:00+00:00"),
        ("10:12 AM, Mar 4, 2026", "2026-03-04T10:12:00+01:00"),
        ("Wednesday 4th March 2026 10.12am", "2026-03-04T10:12:00+01:00"),
        ("March 4, 2026 10:12 a.m. EST", "2026-03-04T10:12:00-05:00"),
        ("July 4, 2026 10:12 p.m. ET", "2026-07-04T22:12:00-04:00"),
        ("04 Mar 2026, 10:12 AM IST", "2026-03-04T10:12:00+05:30"),
        ("4.3.2026, 10.12 Uhr", "2026-03-04T10:12:00+01:00"),
        ("4 mrt. 2026 om 10:12", "2026-03-04T10:12:00+01:00"),
        ("4. Jänner 2026, 10:12 Uhr", "2026-01-04T10:12:00+01:00"),
        ("mercoledì 4 marzo 2026, ore 10:12", "2026-03-04T10:12:00+01:00"),
        ("Pubblicato il 4 Mar 2026 alle ore 10:12", "2026-03-04T10:12:00+01:00"),
        ("4 de marzo de 2026 a las 10:12", "2026-03-04T10:12:00+01:00"),
        ("04-Mar-2026", "2026-03-04T00:00:00+00:00"),
        ("Wed, 03/04/2026 - 10:12", "2026-03-04T10:12:00+01:00"),
        ("mer, 04/03/2026 - 10:12", "2026-03-04T10:12:00+01:00"),
        ("04/03/2026 10:12", "2026-03-04T10:12:00+01:00"),
        ("03/04/2026 10:12 AM PST", "2026-03-04T10:12:00-08:00"),
        ("4:12 PM EST, Tue March 3, 2026", "2026-03-03T16:12:00-05:00"),
        ("03 MAR 26 10:12", "2026-03-03T10:12:00+01:00"),
        ("3 juillet 2025 à 22h12 HAE", "2025-07-03T22:12:00-04:00"),
        ("3 mars 2026 à 10 h 12 HNE", "2026-03-03T10:12:00-05:00"),
        ("12-III-2026", "2026-03-12T00:00:00+00:00"),
        ("Roma, 12.XII.2025", "2025-12-12T00:00:00+00:00"),
        ("Aktualisiert am 05.03.2026-09:00", "2026-03-05T09:00:00+01:00"),
        ("10h12, le 3 mars 2026", "2026-03-03T10:12:00+01:00"),
        ("March 4, 2026, 10 p.m. EST", "2026-03-04T22:00:00-05:00"),
        ("4 March 2026 at 6pm", "2026-03-04T18:00:00+01:00"),
        ("Mar/04/2026", "2026-03-04T00:00:00+00:00"),
        ("Mittwoch, 4.3.26", "2026-03-04T00:00:00+00:00"),
        ("Wed Mar  4 10:12:33 CET 2026", "2026-03-04T10:12:00+01:00"),
        ("Wed Mar 4 10:12:00 2026", "2026-03-04T10:12:00+01:00"),
        ("4 kwi 2026, godz. 10:12", "2026-04-04T10:12:00+02:00"),
        ("3 mars 2026 à 24h00", "2026-03-04T00:00:00+01:00"),
        ("2026-03-03T24:00:00+01:00", "2026-03-04T00:00:00+01:00"),
    ],
)
def test_a_printed_date_is_its_instant(printed: str, instant: str):
    moment = read_moment(printed)
    assert moment is not None
    assert moment.at.isoformat() == instant


def test_a_time_between_two_dates_is_the_first_ones():
    found = [moment.at.isoformat()[:16] for _, moment in labelled_moments("Le 4 mars 2026 à 10:12, 5 mars 2026")]
    assert found == ["2026-03-04T10:12", "2026-03-05T00:00"]


@pytest.mark.parametrize(
    ("language", "day"), [("en-US", "2026-03-04"), ("en-GB", "2026-04-03"), ("en", "2026-04-03"), ("fr", "2026-04-03")]
)
def test_a_numeric_date_is_read_in_the_order_of_its_country(language: str, day: str):
    article = read(page('<p class="pubdate">Posted 3/4/2026 10:12 AM</p>', ARTICLE, lang=language))
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == day


def test_a_numeric_date_to_come_is_read_the_other_way():
    html = page('<p class="pubdate">Posted 3/4/2026</p>', ARTICLE, lang="en").encode()
    article = extract(html, URL, fetched_at=datetime(2026, 3, 10, tzinfo=UTC))
    assert article.published_at == datetime(2026, 3, 4, tzinfo=UTC)


def test_the_entry_tells_in_which_order_a_numeric_date_is_printed():
    entry = Entry(url=URL, title="", published_at=datetime(2026, 3, 4, 9, tzinfo=UTC))
    article = read(page('<p class="pubdate">Posted 3/4/2026</p>', ARTICLE, lang="en"), entry=entry)
    assert article.published_at == datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("2026-03-04 10:12:00 EST", "2026-03-04T10:12:00-05:00"),
        ("2026-08-14 00:00:00 EDT", "2026-08-14T00:00:00-04:00"),
        ("2026-08-14 10:12 CEST", "2026-08-14T10:12:00+02:00"),
        ("2026-08-14T10h12Z", "2026-08-14T10:12:00+00:00"),
        ("Wednesday March 4, 2026 @ 6:43pm EST", "2026-03-04T18:43:00-05:00"),
    ],
)
def test_a_value_may_name_its_zone(value: str, at: str):
    moment = read_moment(value)
    assert (moment.at.isoformat() if moment else "") == at


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://journal.example/news/2026/mar/04/market", "2026-03-04"),
        ("https://journal.example/news/2026/xyz/04/market", ""),
        ("https://journal.example/2026/ECONOMIE/03/04/marche/index.html", "2026-03-04"),
        ("https://journal.example/2026/moyen_orient/3/4/marche/index.html", "2026-03-04"),
        ("https://journal.example/2026/economie/30/40/marche/index.html", ""),
        ("https://journal.example/news/2026/02/31/market", ""),
        ("https://journal.example/actu/la-gare-rouvre-04-03-2026-1234.php", "2026-03-04"),
        ("https://journal.example/actu/la-gare-rouvre-41-03-2026-1234.php", ""),
        ("https://journal.example/actu/la-gare-rouvre-20260304?xtor=RSS-1", "2026-03-04"),
        ("https://journal.example/2026/03/04#haut", "2026-03-04"),
        ("https://journal.example/2026/avril/4/marche", "2026-04-04"),
        ("https://journal.example/2026/gare/4/marche", ""),
        ("https://journal.example/actu/la-gare-rouvre,20260304.html", "2026-03-04"),
        ("https://journal.example/actu/20260304t1012", "2026-03-04"),
        ("https://journal.example/4-3-2026-la-gare-rouvre", "2026-03-04"),
        ("https://journal.example/actu/modele-202603045", ""),
    ],
)
def test_an_address_may_state_a_day(address: str, day: str):
    moment = day_of_address(address)
    assert (moment.at.date().isoformat() if moment else "") == day


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Publié la veille à 18h05", "03 18:05"),
        ("Wednesday 4th of March 2026", "04 00:00"),
        ("Yesterday at 6pm", "03 18:00"),
        ("2d ago", "02 00:00"),
        ("2 dagen geleden", "02 00:00"),
        ("een dag geleden", "03 00:00"),
        ("gisteren om 18:05", "03 18:05"),
        ("vor einem Tag", "03 00:00"),
        ("un'ora fa", "04 11:00"),
        ("2 dni temu", "02 00:00"),
        ("Wczoraj o 18:05", "03 18:05"),
        ("Dziś, 9:05", "04 09:05"),
    ],
)
def test_neighbours_date_from_the_visit_too(line: str, meant: str):
    fetched_at = datetime(2026, 3, 4, 12, tzinfo=PARIS)
    assert [moment.at.strftime("%d %H:%M") for _, moment in labelled_moments(line, fetched_at)] == [meant]


@pytest.mark.parametrize(("printed", "day"), [("4 mars 2026 à 00:30", "2026-03-04"), ("3 March 2026", "2026-03-03")])
def test_an_instant_of_utc_is_of_the_day_that_is_printed_with_it(printed: str, day: str):
    article = read(page(f"<time datetime='2026-03-03T23:30:00Z'>{printed}</time>", ARTICLE))
    assert (str(article.published_at)[:10], article.published_from) == (day, "time element")


@pytest.mark.parametrize("intertitle", ["Aujourd'hui", "Hier", "La veille", "Vendredi dernier", "Ce matin"])
def test_a_day_below_the_first_paragraph_is_an_intertitle(intertitle: str):
    html = page(paragraphs(FIRST), f"<h3>{intertitle}</h3>", paragraphs(SECOND, THIRD))
    assert extract(html.encode(), URL, fetched_at=datetime(2026, 3, 6, 12, tzinfo=UTC)).published_at is None


@pytest.mark.parametrize(
    "imprint",
    [
        "MIÉRCOLES, 4 DE MARZO DE 2026", "Pubblicato il 4 Mar 2026 alle 10:12",
        "04/03/2026 10h12 Atualizado há 2 horas",
        "Aktualisiert vor 2 Stunden", "04-Mar-2026",
    ],
)  # fmt: skip
def test_a_line_of_dates_above_the_text_is_no_text(imprint: str):
    assert read(page(f"<p>{imprint}</p>", ARTICLE)).body == BODY
