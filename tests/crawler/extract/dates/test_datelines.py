"""Dates that open a text or stand signed below it, as press releases print them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.extract import extract
from tests.crawler.extract.extract_pages import ARTICLE, FIRST, URL, page, paragraphs, read

OPENINGS = [
    ("03.03.2026 – ", "2026-03-03"),
    ("Lyon, le 3 mars 2026 – ", "2026-03-03"),
    ("Lyon, le mardi 3 mars 2026 – ", "2026-03-03"),
    ("LYON (Agence), 3 mars 2026 - ", "2026-03-03"),
    ("Rive-Neuve, (12.11.2025). ", "2025-11-12"),
    ("Le 1er février 2026 : ", "2026-02-01"),
    ("LYON, 3 mars 2026 (Agence) - ", "2026-03-03"),
    ("PARIS, March 03, 2026 (SOME NEWSWIRE) -- ", "2026-03-03"),
    ("Lyon & Grenoble, France – 3 mars 2026 — ", "2026-03-03"),
    ("LYON--(SOME WIRE)--3 mars 2026-- ", "2026-03-03"),
    ("Madrid, 3 de marzo de 2026.- ", "2026-03-03"),
    ("Warszawa, 3 marca 2026 r. – ", "2026-03-03"),
]
SENTENCES = [
    "Depuis le 3 mars 2026, les candidatures sont ouvertes à tous. ",
    "La convention signée le 3 mars 2026 - une première - prévoit des stages. ",
    "En 2026, la région double la mise. ",
]


@pytest.mark.parametrize(("opening", "day"), OPENINGS, ids=[opening for opening, _ in OPENINGS])
def test_a_date_that_opens_the_text_is_the_articles(opening: str, day: str):
    article = read(page(paragraphs(opening + FIRST), ARTICLE))
    assert article.published_at is not None
    assert (str(article.published_at.date()), article.published_from) == (day, "text")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_date_in_a_sentence_is_not(sentence: str):
    assert read(page(paragraphs(sentence + FIRST), ARTICLE)).published_at is None


def test_the_day_signed_below_with_its_place_is_the_articles():
    text = ARTICLE + paragraphs(*(f"{FIRST} Un chiffre encore : {number}." for number in range(15)))
    article = read(page(text, "<p>Fait à Rive-Neuve, le 3 mars 2026</p>"))
    assert article.published_at is not None
    assert str(article.published_at.date()) == "2026-03-03"


def test_places_with_several_days_are_a_calendar():
    text = ARTICLE + paragraphs(*(f"{FIRST} Un chiffre encore : {number}." for number in range(15)))
    assert read(page(text, "<p>Lyon, le 3 mars 2026</p><p>Nantes, le 9 mars 2026</p>")).published_at is None


def test_what_a_machine_reads_comes_before_the_text():
    head = '<meta property="article:published_time" content="2026-03-05T08:00:00+01:00">'
    article = read(page(paragraphs("Lyon, le 3 mars 2026 – " + FIRST), ARTICLE, head=head))
    assert str(article.published_at) == "2026-03-05 08:00:00+01:00"


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24 21:22:00+02:00"),
        ("نشر في 12 فيفري 2024", "2024-02-12 00:00:00+00:00"),
        ("Erstellt am: 30.01.2022 18:36", "2022-01-30 18:36:00+01:00"),
        ("Publicat la 9 iunie 2025", "2025-06-09 00:00:00+00:00"),
        ("Δημοσιεύθηκε: 5 Μαΐου 2021", "2021-05-05 00:00:00+00:00"),
    ],
)
def test_pages_of_neighbours_are_dated_too(printed: str, at: str):
    assert str(read(page(f"<div class='date'>{printed}</div>", ARTICLE)).published_at) == at


@pytest.mark.parametrize(
    "opening",
    ["LILLE, 3 fév (AFP) - ", "PARIS, 3 février (Reuters) – ", "Dakar, 3 fév (APS) – ", "GENÈVE - 3 févr. (ATS) : "],
)
def test_the_day_of_a_dispatch_without_a_year_is_meant_from_the_fetch(opening: str):
    html = page(paragraphs(opening + FIRST), ARTICLE).encode()
    article = extract(html, URL, fetched_at=datetime(2026, 2, 10, tzinfo=UTC))
    assert article.published_at == datetime(2026, 2, 3, tzinfo=UTC)
    assert article.credit in opening.replace("ATS", "Keystone-ATS")
    assert extract(html, URL).published_at is None


def test_a_sentence_that_names_an_agency_and_a_day_is_no_dispatch():
    told = paragraphs("Depuis Lille, le 3 février, l'agence (AFP) a tout raconté. " + FIRST)
    article = extract(page(told, ARTICLE).encode(), URL, fetched_at=datetime(2026, 2, 10, tzinfo=UTC))
    assert article.published_at is None
