"""Dates that readers see, on pages that declare none: how they are printed, and which of several is the article's."""

from __future__ import annotations

import pytest

from crawler.extract.dates.date_lines import is_date_line
from crawler.extract.dates.moments import labelled_moments
from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, TITLE, page, paragraphs, read


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("mercredi 4 mai 202207:59", ["2022-05-04T07:59"]),
        ("Published Wed, Nov 20 20194:29 AM", ["2019-11-20T04:29"]),
        ("2 minutes de lectureMars 5, 2023", ["2023-03-05T00:00"]),
        ("Publié6 novembre 2025, 12:26", ["2025-11-06T12:26"]),
        ("28 juin 201914 janvier 2020", ["2019-06-28T00:00", "2020-01-14T00:00"]),
        ("Publié le 27 mars 20 à 9:21", ["2020-03-27T09:21"]),
        ("2020. augusztus 18. 21:35", ["2020-08-18T21:35"]),
        ("2020. 08. 18. 21:35", ["2020-08-18T21:35"]),
        ("18. kolovoza 2020.", ["2020-08-18T00:00"]),
        ("18. elokuuta 2020", ["2020-08-18T00:00"]),
        ("18 август 2020", ["2020-08-18T00:00"]),
        ("Publié le 27 mars 20", ["2020-03-27T00:00"]),
        ("03mars2026", ["2026-03-03T00:00"]),
        ("Mon., March 3, 2026timer3 min. read", ["2026-03-03T00:00"]),
        ("Du 28.01. au 05.02. 10% de remise", []),
        ("le 27 mars 20 personnes", []),
        ("covid19 mars 2020", []),
        ("version 2.x.20", []),
        ("Le 27 mars 20 10 ans après", []),
        ("Disponible jusqu'au 6 mai 2026", []),
        ("Verfügbar bis 06.05.2026. Stand: 22.04.2026", ["2026-04-22T00:00"]),
    ],
)
def test_dates_are_read_as_they_stand_on_pages(line: str, meant: list[str]):
    assert [moment.at.isoformat()[:16] for _, moment in labelled_moments(line)] == meant


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Publiziert: 6. Mai 2026", "published"),
        ("Opublikowano 6 maja 2026", "published"),
        ("Publicerad 6 maj 2026", "published"),
        ("Atualizado em 6 maio 2026", "modified"),
        ("Bijgewerkt 6 mei 2026", "modified"),
        ("Обновлено 6 мая 2026", "modified"),
        ("Dernière modification le 6 mai 2026", "modified"),
        ("Date de modification : 6 mai 2026", "modified"),
        ("Act. 06/05/2026", "modified"),
        ("Ultimo aggiornamento: 06-05-2026", "modified"),
        ("Geändert: 06.05.2026", "modified"),
        ("modifica il 6 maggio 2026", "modified"),
        ("Ultima modifica 6 maggio 2026", "modified"),
        ("Modification du plan : réunion du 6 mai 2026", ""),
        ("Stand: 06.05.2026", ""),
        ("Letzte Aktualisierung: 6. Mai 2026", "modified"),
        ("Zuletzt bearbeitet: 06.05.2026", "modified"),
        ("Revised May 6, 2026", "modified"),
    ],
)
def test_labels_of_the_european_press_are_told_apart(line: str, label: str):
    assert [found for found, _ in labelled_moments(line)] == [label]


@pytest.mark.parametrize("line", ["Stand: 06.05.2026, 18:00 Uhr", "May 6, 2026 6:05 pm EDT", "am 06.05.2026"])
def test_words_of_a_clock_make_a_line_no_other_than_one_of_dates(line: str):
    assert is_date_line(line, labelled=False)


def day(body: str) -> str:
    """The day of publication that is read on a page, all of whose body is given; empty when it is only guessed."""
    article = read(page().replace(page().partition("<body>")[2], f"{body}</body></html>"))
    return str(article.published_at)[:10] if article.published_from == "text" else ""


ABOVE = "<div class='date'>9 mai 2026</div>"
BELOW = "<div class='date'>6 mai 2026</div>"
FAR = "".join(f"<p>Une ligne du programme, numéro {number}.</p>" for number in range(20))
HEADLINE = f"<h1>{TITLE}</h1>"


def test_a_date_below_the_headline_is_taken_before_one_above_it():
    assert day(ABOVE + HEADLINE + BELOW + ARTICLE) == "2026-05-06"
    assert day(ABOVE + HEADLINE + ARTICLE) == "2026-05-09"


@pytest.mark.parametrize(
    "name", ["current-date", "date-in-header", "mh-header-date", "date-du-jour", "td_data_time", "today_date"]
)
def test_the_day_of_the_visit_is_not_that_of_the_article(name: str):
    inside = f"<div id='top'><span class='{name}'>9 mai 2026</span></div>"
    assert day(f"{inside}{HEADLINE}{ARTICLE}{FAR}{BELOW}") == "2026-05-06"
    assert day(f"<div class='{name}'>9 mai 2026</div>{HEADLINE}{ARTICLE}{FAR}{BELOW}") == "2026-05-06"


def test_the_date_of_a_picture_is_not_that_of_the_article():
    assert day(f"{HEADLINE}<div class='image-caption'>La gare le 2 mai 2026</div>{ARTICLE}{FAR}{BELOW}") == "2026-05-06"
    assert day(f"{HEADLINE}<div class='caption-small'>Publié le 2 mai 2026</div>{ARTICLE}") == "2026-05-02"


def test_a_caption_that_tells_what_was_posted_when_does_not_date_the_article():
    caption = "<div class='image-caption'>Messages que le gérant a postés depuis la gare le 2 mai 2026</div>"
    assert day(f"{HEADLINE}<div>Nadia Belle<br>6 mai 2026 à 8h05</div>{ARTICLE}{caption}") == "2026-05-06"


def test_the_date_of_a_quoted_message_is_not_that_of_the_article():
    message = "<blockquote><p>Publié par la mairie sur lundi 2 mai 2026</p></blockquote>"
    assert day(HEADLINE + message + ARTICLE) == ""
    stated = "<blockquote>Merci ! <time datetime='2026-05-02T10:00:00+02:00'>2 mai</time></blockquote>"
    assert day(HEADLINE + BELOW + stated + ARTICLE) == "2026-05-06"


def test_dates_of_comments_are_known_by_parts_of_their_names():
    comment = "<div class='kit-comment-box-top'><time datetime='2026-05-08T10:00:00+02:00'>8 mai</time> Bravo</div>"
    assert day(HEADLINE + BELOW + ARTICLE + comment) == "2026-05-06"


def test_what_holds_the_headline_is_no_side_column():
    assert day(f"<div class='with-sidebar'>{HEADLINE}{BELOW}{ARTICLE}</div>") == "2026-05-06"


def test_a_date_that_a_script_prints_is_read_when_nothing_else_has_one():
    script = "<script>showDate('2026/05/06 10:20')</script>"
    assert day(HEADLINE + script + ARTICLE) == "2026-05-06"
    assert day(HEADLINE + "<div class='date'>3 mai 2026</div>" + script + ARTICLE) == "2026-05-03"
    assert day(HEADLINE + "<script>track('2026/05/06 10:20', 7)</script>" + ARTICLE) == ""


def test_the_date_of_a_byline_comes_before_the_one_above_the_headline():
    assert day(f"<div>9 mai 2026</div>{HEADLINE}<p>Par Nadia Belle - 6 mai 2026</p>{ARTICLE}") == "2026-05-06"


def test_the_date_of_a_sentence_is_that_of_what_it_tells():
    sentence = "<p>Rendez-vous le samedi 20 juin 2026 à 14h à la gare de Valmont, entrée libre.</p>"
    assert day(HEADLINE + ARTICLE + sentence) == ""


def test_a_label_on_a_line_of_its_own_says_what_the_next_one_is_the_date_of():
    rows = "<dl><dt>Mis à jour le</dt><dd>9 mai 2026</dd><dt>Publié le</dt><dd>6 mai 2026</dd></dl>"
    article = read(page(rows, ARTICLE))
    assert (str(article.published_at)[:10], str(article.modified_at)[:10]) == ("2026-05-06", "2026-05-09")


@pytest.mark.parametrize(
    "attribute",
    ["data-timestamp='1778061600'", "data-epoch='1778061600000'", "data-published-at='2026-05-06T10:00:00Z'"],
)
def test_a_date_kept_for_a_script_is_read_when_nothing_else_has_one(attribute: str):
    kept = f"<span class='js' {attribute}></span>"
    assert day(HEADLINE + kept + ARTICLE) == "2026-05-06"
    assert day(HEADLINE + "<div class='date'>3 mai 2026</div>" + kept + ARTICLE) == "2026-05-03"
    assert day(HEADLINE + kept + ARTICLE + "<i data-date='2026-05-02'></i>") == ""


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 12 octobre 2026 à 14h00, mis à jour à 16h30",
        "Première publication : 12 octobre 2026 à 14h00 - MAJ : 16:30",
        "12.10.2026 à 14.00, actualisé à 16 h 30",
    ],
)
def test_a_time_after_a_change_is_of_the_day_of_the_line(line: str):
    found = [(label, moment.at.strftime("%d %H:%M")) for label, moment in labelled_moments(line)]
    assert [when for _, when in found] == ["12 14:00", "12 16:30"]
    assert found[1][0] == "modified"
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Hier, 17:40",
        "il y a 2 heures",
        "Il y a une heure",
        "Aujourd'hui à 9h12",
        "Publié ce lundi 23 novembre à 8h",
        "Édition du 4 novembre 2026",
    ],
)
def test_a_date_above_the_text_is_none_of_it(line: str):
    assert read(page(paragraphs(line), ARTICLE)).body == BODY


def test_the_days_of_a_diary_stay():
    told = ("Lundi 16 novembre", FIRST, "Mardi 17 novembre", SECOND, "Mercredi 18 novembre", THIRD)
    assert read(page(paragraphs(*told))).body == "\n".join(told)


def test_the_past_and_the_present_stay_as_intertitles():
    article = read(page(f"<h2>Hier</h2><p>{FIRST}</p><h2>Aujourd'hui</h2><p>{SECOND}</p><p>{THIRD}</p>"))
    assert article.body == f"Hier\n{FIRST}\nAujourd'hui\n{SECOND}\n{THIRD}"
