"""Messages of the outbox as letters."""

from __future__ import annotations

import json
from datetime import date, timedelta

from scheduler.delivery.wording import alarm_letter, days_document, days_of, digest_letter
from scheduler.digest.composing import compose
from scheduler.digest.days import Days, Period, week_of
from scheduler.sinks.letters import payload
from tests.scheduler.digest.findings import MORNING, a_full_day

ALARM = {
    "kind": "timed out",
    "source": "DSI Magazine",
    "feed_url": "https://dsi-magazine.example/rss",
    "opened_at": "2026-11-21T07:00:00+00:00",
    "seen_at": "2026-11-21T07:00:00+00:00",
    "closed_at": None,
    "evidence": "5 polls in a row <failed>.",
    "advice": "Look at it.",
}
OVER = ALARM | {"source": "", "kind": "disk", "feed_url": "", "closed_at": "2026-11-21T08:00:00+00:00"}


def test_alarms_are_told_with_evidence_and_advice() -> None:
    letter = alarm_letter("k", {"opened": [ALARM], "closed": [OVER]}, MORNING)
    assert letter.subject == "Vigie: 1 wrong, 1 right again"
    assert letter.text == (
        "Now wrong\n---------\n\n"
        "* DSI Magazine: timed out, since 2026-11-21 07:00 UTC\n  5 polls in a row <failed>.\n  Look at it.\n"
        "  https://dsi-magazine.example/rss\n\n"
        "Right again\n-----------\n\n"
        "* Vigie itself: disk, from 2026-11-21 07:00 to 2026-11-21 08:00 UTC\n  5 polls in a row <failed>.\n"
    )
    assert "&lt;failed&gt;" in letter.html
    assert "<failed>" not in letter.html
    assert json.loads(payload(letter))["alarms"] == {"opened": [ALARM], "closed": [OVER]}


def test_one_alarm_is_named_in_the_subject() -> None:
    assert alarm_letter("k", {"opened": [ALARM], "closed": []}, MORNING).subject == "Vigie: DSI Magazine: timed out"
    assert alarm_letter("k", {"opened": [], "closed": [OVER]}, MORNING).subject == "Vigie: Vigie itself: disk is over"


def test_very_many_alarms_are_counted() -> None:
    letter = alarm_letter("k", {"opened": [ALARM] * 130, "closed": []}, MORNING)
    assert letter.subject == "Vigie: 130 wrong"
    assert letter.text.endswith("\nand 80 more; `vigie status` has them all\n")
    assert letter.html.count("<li>") == 51


def test_a_review_is_a_letter_for_people_and_programs() -> None:
    letter = digest_letter("k", compose(a_full_day()), MORNING)
    assert letter.subject == "Revue du samedi 21\u00a0novembre 2026 – Microsoft en France"
    assert letter.kind == "daily"
    told = json.loads(payload(letter))["digest"]
    assert told["days"] == {"period": "daily", "first": "2026-11-21", "last": "2026-11-21"}
    assert told["stories"][0]["copies"][0]["lag_s"] == 4200
    assert told["sight"]["outages"][1]["reasons"] == ["http 503", "timed out"]
    assert told["is_empty"] is False


def test_the_days_of_a_review_come_back_from_the_outbox() -> None:
    for days in (week_of(date(2026, 11, 21)), Days(period=Period.SPAN, first=date(2026, 1, 1), last=date(2026, 3, 1))):
        assert days_of("daily", days_document(days)) == days
    assert days.until - days.since > timedelta(days=59)
