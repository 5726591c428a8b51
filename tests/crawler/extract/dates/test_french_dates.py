from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.extract.dates.moments import labelled_moments, parse_moment


@pytest.mark.parametrize(
    ("printed", "instant"),
    [
        ("le 1er février 2006 à 14h30", "2006-02-01T13:30"),
        ("Publié le 24 février 2006 à 10:12", "2006-02-24T09:12"),
        ("mardi 14 juillet 2026 à 9h", "2026-07-14T07:00"),
        ("14 juil. 2026, 18 h 05", "2026-07-14T16:05"),
        ("le 15/11/2005 à 10:24", "2005-11-15T09:24"),
        ("le 31.12.2025 - 23h59", "2025-12-31T22:59"),
        ("03 mars 2026 \\ 17h30", "2026-03-03T16:30"),
        ("Publié le 3 mars 2026 à 4 h 05 (HNE)", "2026-03-03T09:05"),
        ("03/03/2026 - 10:22 TU", "2026-03-03T10:22"),
        ("03/03/2026 à 10:22 GMT+1", "2026-03-03T09:22"),
        ("03/03/2026 à 10:22 UTC-11", "2026-03-03T21:22"),
        ("2 août 2026 – 12h00", "2026-08-02T10:00"),
        ("March 4, 2026 at 3:05 pm", "2026-03-04T14:05"),
        ("2026-03-29T03:30:00+02:00", "2026-03-29T01:30"),
        ("2026-03-29 01:30:00", "2026-03-29T00:30"),
        ("2026-10-25T10:00:00", "2026-10-25T09:00"),
        ("2026-05-06T11:05:00.123Z", "2026-05-06T11:05"),
        ("2026-05-06 11:05 UTC", "2026-05-06T11:05"),
        ("Wed, 06 May 2026 11:05:00 +0200", "2026-05-06T09:05"),
        ("1778058300", "2026-05-06T09:05"),
        ("20260506T110500", "2026-05-06T09:05"),
    ],
)
def test_a_date_with_a_time_is_an_instant_with_paris_as_default_zone(printed: str, instant: str):
    moment = parse_moment(printed)
    assert moment is not None
    assert moment.has_time
    assert moment.at.replace(microsecond=0, second=0) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("printed", "instant"),
    [
        ("15. August 2016, 13.43 Uhr", "2016-08-15T11:43+00:00"),
        ("jueves 2 de abril de 2020", "2020-04-02"),
        ("3 febbraio 2024", "2024-02-03"),
        ("15 августа 2016, 13:43", "2016-08-15T13:43+02:00"),
        ("20 Mayıs 2026 - 09:10", "2026-05-20T09:10+02:00"),
        ("2020年4月17日 01:43", "2020-04-17T01:43+02:00"),
        ("Tue Aug 25 2020 00:23:33 GMT+0000 (UTC)", "2020-08-25T00:23+00:00"),
        ("04/24/2020", "2020-04-24"),
    ],
)
def test_dates_of_the_foreign_press_are_read_too(printed: str, instant: str):
    moment = parse_moment(printed)
    assert moment is not None
    assert moment.has_time == ("T" in instant)
    expected = datetime.fromisoformat(instant)
    assert moment.at == (expected if expected.tzinfo else expected.replace(tzinfo=UTC))


@pytest.mark.parametrize("printed", ["6 mai 2026", "2026-05-06", "06/05/2026", "20260506", "6 Mai 2026"])
def test_a_day_without_a_time_stays_that_day(printed: str):
    moment = parse_moment(printed)
    assert moment is not None
    assert not moment.has_time
    assert moment.at == datetime(2026, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "Publié le",
        "hier",
        "il y a 2 heures",
        "32 mai 2026",
        "31/02/2026",
        "0001-01-01",
        "1970-01-01",
        "12:30",
        "mai 2026",
    ],
)
def test_what_is_no_date_is_none(printed: str):
    assert parse_moment(printed) is None


def test_publication_and_change_on_one_line_are_told_apart():
    line = "Publié le 3 mars 2026 à 8h30. Mis à jour le 4 mars 2026 à 9h"
    assert [(label, moment.at.day) for label, moment in labelled_moments(line)] == [("published", 3), ("modified", 4)]


def test_a_date_without_a_word_before_it_has_no_label():
    assert [label for label, _ in labelled_moments("Paris, le 3 mars 2026")] == [""]


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("Publié le 3 mars 2026 à 05h12, mis à jour à 8h45", "2026-03-03T07:45"),
        ("Publié le 3 mars 2026 - MAJ : 18:30", "2026-03-03T17:30"),
        ("Par Nadia Belle, le 3 mars 2026 à 20h, modifié à 06h15", "2026-03-04T05:15"),
        ("Publié le 3/3/2026 · MAJ 4/3 à 18h", "2026-03-04T17:00"),
    ],
)
def test_a_change_may_give_its_time_alone_or_no_year(line: str, changed: str):
    fetched_at = datetime(2026, 3, 6, tzinfo=UTC)
    (_, first), (label, last) = labelled_moments(line, fetched_at)
    assert (first.at.day, label) == (3, "modified")
    assert last.at == datetime.fromisoformat(changed).replace(tzinfo=UTC)


def test_a_score_or_a_share_is_no_day():
    assert labelled_moments("Victoire 3/2 à domicile", datetime(2026, 3, 6, tzinfo=UTC)) == []


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("N° 1234 du 3 au 9 mars 2026", [3]),
        ("Numéro du 28 février au 6 mars 2026", [28]),
        ("Édition du jeudi 5 au mercredi 11 mars 2026", [5]),
        ("Exposition n° 3 : du 3 au 9 mars 2026", []),
        ("Du 3 au 9 mars 2026", []),
    ],
)
def test_an_issue_is_of_its_first_day(line: str, days: list[int]):
    assert [moment.at.day for _, moment in labelled_moments(line)] == days
