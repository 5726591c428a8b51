"""French as it is printed: spaces that do not break, numbers, dates, sums."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from scheduler.digest.french import (
    between,
    clock,
    counted,
    day_in_words,
    days_in_words,
    euros,
    lasting,
    listed,
    moment,
    number,
    short_day,
    term,
    typeset,
)
from scheduler.digest.vocabulary import AGREEMENT_KINDS, AGREEMENT_STATUSES, EDIT_KINDS, PARTNER_TYPES, reason_in_french
from store.ledger import AgreementKind, AgreementStatus, PartnerType
from store.types import EditKind
from store.types.alarms import AlarmKind
from tests.crawler.context.test_endings import all_reasons

MORNING = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)


def shown(text: str) -> str:
    """Spaces that can be told apart: `~` of a word, `'` narrow."""
    return text.replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Microsoft : un accord ?", "Microsoft~: un accord_?"),
        ("signé ; annoncé !", "signé_; annoncé_!"),
        ("un « bon » accord", "un «~bon~» accord"),
        ("«collé»", "«~collé~»"),
        ("4,5 millions d’euros", "4,5~millions d’euros"),
        ("20 000 logements à 8 %", "20~000 logements à 8~%"),
        ("à 10:30, http://a.example/b", "à 10:30, http://a.example/b"),
        ("", ""),
    ],
)
def test_no_sign_of_french_begins_a_line(written: str, printed: str) -> None:
    assert shown(typeset(written)) == printed
    assert typeset(typeset(written)) == typeset(written)


def test_numbers_counts_and_lists_are_written_as_in_french() -> None:
    assert shown(number(1234567)) == "1_234_567"
    assert [shown(counted(count, "article")) for count in (0, 1, 2)] == ["0~article", "1~article", "2~articles"]
    assert shown(counted(3, "autre source", "autres sources")) == "3~autres sources"
    assert [listed(["A"]), listed(["A", "B", "C"])] == ["A", "A, B et C"]


def test_dates_and_hours_are_those_of_paris() -> None:
    assert shown(day_in_words(date(2026, 11, 22))) == "dimanche 22~novembre 2026"
    assert shown(day_in_words(date(2026, 8, 1))) == "samedi 1er~août 2026"
    assert shown(short_day(date(2026, 11, 22))) == "22~novembre 2026"
    assert shown(clock(MORNING)) == "9~h~05"
    assert shown(moment(datetime(2026, 10, 31, 23, 30, tzinfo=UTC))) == "1er~novembre à 0~h~30"


def test_days_are_told_without_saying_twice_what_they_share() -> None:
    first = date(2026, 11, 16)
    assert shown(days_in_words(first, date(2026, 11, 22))) == "du lundi 16 au dimanche 22~novembre 2026"
    assert shown(days_in_words(first, date(2026, 12, 1))) == "du lundi 16~novembre au mardi 1er~décembre 2026"
    assert shown(days_in_words(first, date(2027, 1, 1))) == "du lundi 16~novembre 2026 au vendredi 1er~janvier 2027"


def test_a_time_is_told_with_its_day() -> None:
    hour = timedelta(hours=1)
    assert shown(between(MORNING, MORNING + hour)) == "le 22~novembre de 9~h~05 à 10~h~05"
    midnight = datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert shown(between(MORNING, midnight)) == "le 22~novembre de 9~h~05 à 24~h~00"
    assert shown(between(MORNING, midnight + hour)) == "du 22~novembre à 9~h~05 au 23~novembre à 1~h~00"


@pytest.mark.parametrize(
    ("seconds", "said"), [(240, "4~min"), (4200, "1~h~10"), (7200, "2~h"), (90_000, "25~h"), (259_200, "3~jours")]
)
def test_a_duration_is_told_in_its_largest_units(seconds: int, said: str) -> None:
    assert shown(lasting(timedelta(seconds=seconds))) == said


@pytest.mark.parametrize(
    ("least", "most", "per", "said"),
    [
        (4_500_000, 4_500_000, "", "4,5~millions d’euros"),
        (1_100_000, 1_100_000, "", "1,1~million d’euros"),
        (2_000_000, 2_000_000, "", "2~millions d’euros"),
        (4_000_000_000, None, "", "au moins 4~milliards d’euros"),
        (None, 152_000_000, "", "jusqu’à 152~millions d’euros"),
        (640_000, 900_000, "year", "de 640_000~euros à 900_000~euros par an"),
        (1_234_567, 1_234_567, "", "1_234_567~euros"),
        (1, 1, "unit", "1~euro l’unité"),
        (0, 0, "", "0~euro"),
        (None, None, "month", ""),
    ],
)
def test_a_sum_is_the_sum_that_was_told(least: int | None, most: int | None, per: str, said: str) -> None:
    assert shown(euros(least, most, per)) == said


@pytest.mark.parametrize(
    ("months", "said"), [(1, "1~mois"), (8, "8~mois"), (12, "1~an"), (18, "18~mois"), (60, "5~ans")]
)
def test_an_agreement_runs_for_years_where_they_are_whole(months: int, said: str) -> None:
    assert shown(term(months)) == said


def test_every_word_of_ours_is_french() -> None:
    assert {kind.value for kind in AgreementKind} == set(AGREEMENT_KINDS)
    assert {status.value for status in AgreementStatus} == set(AGREEMENT_STATUSES)
    assert {kind.value for kind in PartnerType} == set(PARTNER_TYPES)
    assert set(EDIT_KINDS) <= {kind.value for kind in EditKind}
    assert [kind.value for kind in AlarmKind if reason_in_french(kind.value) == kind.value] == []


def test_every_reason_in_the_code_is_told_in_french() -> None:
    assert [reason for reason in sorted(all_reasons()) if reason_in_french(reason) == reason] == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("http 503", "erreur du site (HTTP~503)"),
        ("http 404", "page introuvable (HTTP~404)"),
        ("http 418", "refus du site (HTTP~418)"),
        ("no such host", "nom de domaine introuvable"),
        ("something new", "something new"),
    ],
)
def test_reasons_are_told_in_french(word: str, said: str) -> None:
    assert shown(reason_in_french(word)) == said
