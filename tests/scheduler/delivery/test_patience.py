"""When a sink is tried again, and when a message is given up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scheduler.delivery.patience import FEWEST_TRIES, LONGEST_WAIT, MOST_REFUSALS, setback
from scheduler.errors import SinkFailed
from store.outbox.sending import ClaimedMessage
from tests.store.examples import NOW

SILENT = SinkFailed("no answer")


def claimed(*, failures: int = 0, refusals: int = 0, age: timedelta = timedelta()) -> ClaimedMessage:
    return ClaimedMessage(
        delivery_id=1,
        claim="x",
        sink="mail",
        key="k",
        kind="alarms",
        document={},
        made_at=NOW - age,
        failures=failures,
        refusals=refusals,
    )


def test_pauses_grow_to_half_a_day_and_no_further() -> None:
    pauses = [setback(claimed(failures=count), SILENT, NOW).next_at - NOW for count in range(9)]
    minutes = [pause.total_seconds() / 60 for pause in pauses]
    assert minutes == [1, 5, 15, 60, 180, 360, 720, 720, 720]


def test_a_message_is_tried_for_days_before_it_is_given_up() -> None:
    made, now, tries = NOW, NOW, 0
    while True:
        one = setback(claimed(failures=tries), SILENT, now)
        tries += 1
        if one.is_over:
            break
        now = one.next_at
    assert LONGEST_WAIT < now - made < LONGEST_WAIT + timedelta(days=1)
    assert FEWEST_TRIES <= tries < 20


def test_an_old_message_is_not_given_up_at_the_first_trouble() -> None:
    long_off = claimed(age=timedelta(days=30))
    one = setback(long_off, SILENT, NOW)
    assert (one.is_over, one.over_before) == (False, None)


def test_what_waits_behind_is_given_up_with_it_when_it_is_as_old() -> None:
    one = setback(claimed(failures=FEWEST_TRIES - 1, age=timedelta(hours=1)), SILENT, NOW)
    assert (one.is_over, one.over_before) == (False, NOW - LONGEST_WAIT)


def test_a_refused_message_is_given_up_soon_and_the_next_has_its_turn_at_once() -> None:
    refusal = SinkFailed("not this", is_refusal=True)
    waits = [setback(claimed(refusals=count, failures=count), refusal, NOW) for count in range(MOST_REFUSALS)]
    assert [one.is_over for one in waits] == [False] * (MOST_REFUSALS - 1) + [True]
    assert sum((one.next_at - NOW for one in waits), timedelta()) < timedelta(hours=2)
    assert waits[-1].next_at == NOW
    assert all(one.over_before is None for one in waits)


@pytest.mark.parametrize(
    ("asked_s", "pause"),
    [(None, 60), (5, 60), (1800, 1800), (10_000_000, 86_400)],
)
def test_a_receiver_that_asks_to_be_left_alone_is(asked_s: float | None, pause: int) -> None:
    one = setback(claimed(), SinkFailed("later", retry_after_s=asked_s), NOW)
    assert one.next_at - NOW == timedelta(seconds=pause)
