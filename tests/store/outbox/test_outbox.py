"""What is to be sent: written with what it tells, sent once and in order, and never lost in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database
from store.outbox import announce
from store.outbox.queues import delivery_problems, delivery_setbacks, dismiss, sink_states, try_again
from store.outbox.sending import Setback, claim, give_back, ready_sinks, settle_failed, settle_sent
from store.outbox.writing import enlist, note_reviewed, reviewed_until, write_message
from store.sql.transactions import write
from store.types.alarms import Alarm, AlarmKind
from store.watching.alarms import note_alarms
from tests.store.conftest import Rows
from tests.store.examples import NOW

TAKES = {"mail": ("alarms", "daily"), "hook": ("alarms",), "feed": ("daily", "weekly")}
LATER = NOW + timedelta(hours=1)


def alarm_of(source: str = "DSI Magazine", **said: object) -> Alarm:
    fields = {"kind": AlarmKind.TIMED_OUT, "source": source, "feed_url": "https://dsi-magazine.example/rss"}
    times = {"opened_at": NOW, "seen_at": NOW, "closed_at": None}
    return Alarm(**(fields | times | {"evidence": "5 polls in a row.", "advice": "Look at it."} | said))  # type: ignore[arg-type]


@pytest.fixture
def engine(archive: Archive, store_url: str) -> Iterator[Engine]:
    opened = open_database(store_url)
    write(opened, lambda connection: enlist(connection, TAKES, NOW))
    yield opened
    opened.dispose()


def told(engine: Engine, *opened: Alarm, closed: tuple[Alarm, ...] = ()) -> None:
    write(engine, lambda connection: announce(connection, opened, closed))


def setback(*, is_over: bool = False, **said: object) -> Setback:
    fields = {"problem": "no answer", "is_refusal": False, "next_at": LATER, "is_over": is_over, "over_before": None}
    return Setback(**(fields | said))  # type: ignore[arg-type]


def test_alarms_of_one_look_are_one_message_to_whoever_takes_alarms(engine: Engine) -> None:
    over = alarm_of("Gazette du Rhône", closed_at=LATER)
    told(engine, alarm_of(), closed=(over,))
    assert ready_sinks(engine, NOW) == ["hook", "mail"]
    taken = claim(engine, "mail", NOW, for_s=60)
    assert taken is not None
    assert (taken.kind, taken.made_at) == ("alarms", LATER)
    (opened,), (closed,) = taken.document["opened"], taken.document["closed"]
    assert (opened["source"], opened["kind"], opened["closed_at"]) == ("DSI Magazine", "timed out", None)
    assert (closed["source"], closed["closed_at"]) == ("Gazette du Rhône", LATER.isoformat())


def test_an_alarm_that_opens_and_closes_is_told_each_time_and_not_while_it_holds(engine: Engine) -> None:
    judged = {"DSI Magazine"}
    note_alarms(engine, [alarm_of()], judged, NOW)
    note_alarms(engine, [alarm_of()], judged, LATER)
    note_alarms(engine, [], judged, LATER)
    state = next(state for state in sink_states(engine) if state.name == "mail")
    assert state.waiting == 2


def test_nothing_is_told_of_a_transaction_that_was_undone(engine: Engine, rows: Rows) -> None:
    with engine.connect() as connection:
        announce(connection, [alarm_of()], [])
        connection.rollback()
    assert rows("SELECT COUNT(*) FROM message") == rows("SELECT COUNT(*) FROM delivery") == [(0,)]


def test_without_news_or_anybody_to_tell_nothing_is_written(engine: Engine, rows: Rows) -> None:
    told(engine)
    write(engine, lambda connection: enlist(connection, {"feed": ("weekly",)}, NOW))
    told(engine, alarm_of())
    assert rows("SELECT COUNT(*) FROM message") == [(0,)]


def test_a_new_sink_gets_nothing_of_the_past(engine: Engine) -> None:
    told(engine, alarm_of())
    write(engine, lambda connection: enlist(connection, TAKES | {"new": ("alarms",)}, LATER))
    assert "new" not in ready_sinks(engine, LATER)
    told(engine, alarm_of("Gazette du Rhône"))
    assert "new" in ready_sinks(engine, LATER)


def test_what_waits_for_a_sink_that_is_gone_is_dismissed_unless_others_may_have_it(engine: Engine, rows: Rows) -> None:
    told(engine, alarm_of())
    only_feed = {"feed": ("daily",)}
    assert write(engine, lambda connection: enlist(connection, only_feed, NOW, alone=False)) == 0
    assert write(engine, lambda connection: enlist(connection, only_feed, NOW)) == 2
    assert rows("SELECT DISTINCT state, problem FROM delivery") == [("dismissed", "its sink is configured no more")]
    assert ready_sinks(engine, NOW) == []


def test_messages_come_in_order_and_one_at_a_time(engine: Engine) -> None:
    told(engine, alarm_of("one"))
    told(engine, alarm_of("two"))
    first = claim(engine, "mail", NOW, for_s=60)
    assert first is not None
    assert claim(engine, "mail", NOW + timedelta(seconds=59), for_s=60) is None, "another process is at it"
    assert claim(engine, "hook", NOW, for_s=60) is not None, "which holds up no other sink"
    settle_sent(engine, first, NOW)
    second = claim(engine, "mail", NOW, for_s=60)
    assert second is not None
    assert [taken.document["opened"][0]["source"] for taken in (first, second)] == ["one", "two"]


def test_a_claim_of_one_who_died_ends_and_his_word_counts_no_more(engine: Engine) -> None:
    told(engine, alarm_of())
    lost = claim(engine, "mail", NOW, for_s=60)
    again = claim(engine, "mail", NOW + timedelta(seconds=60), for_s=60)
    assert lost is not None
    assert again is not None
    assert again.key == lost.key, "receivers know that they have it"
    settle_failed(engine, lost, setback(is_over=True), LATER)
    assert sink_states(engine)[2].waiting == 1


def test_a_claim_or_a_pause_of_a_wrong_clock_holds_up_nothing(engine: Engine) -> None:
    told(engine, alarm_of())
    ahead = NOW + timedelta(days=3650)
    taken = claim(engine, "mail", ahead, for_s=60)
    assert taken is not None
    settle_failed(engine, taken, setback(next_at=ahead), ahead)
    assert "mail" in ready_sinks(engine, NOW)
    claim(engine, "mail", ahead, for_s=60)
    assert claim(engine, "mail", NOW, for_s=60) is not None


def test_a_sink_that_failed_is_left_alone_for_a_while(engine: Engine) -> None:
    told(engine, alarm_of())
    taken = claim(engine, "mail", NOW, for_s=60)
    assert taken is not None
    assert settle_failed(engine, taken, setback(), NOW) == 0
    assert ready_sinks(engine, NOW) == ["hook"]
    assert claim(engine, "mail", NOW, for_s=60) is None
    assert delivery_setbacks(sink_states(engine)) == ("sink mail failed its last try, 1 message waits: no answer",)
    retried = claim(engine, "mail", LATER, for_s=60)
    assert retried is not None
    assert (retried.failures, retried.refusals) == (1, 0)
    settle_sent(engine, retried, LATER)
    assert delivery_setbacks(sink_states(engine)) == delivery_problems(sink_states(engine)) == ()


def test_a_sink_that_fails_again_and_again_is_a_problem_and_before_that_none(engine: Engine) -> None:
    told(engine, alarm_of())
    said = []
    for number in range(4):
        at = NOW + timedelta(hours=number)
        taken = claim(engine, "mail", at, for_s=60)
        assert taken is not None
        settle_failed(engine, taken, setback(next_at=at), at)
        states = sink_states(engine)
        said.append((delivery_setbacks(states), delivery_problems(states)))
    assert [bool(problems) for _, problems in said] == [False, False, False, True]
    assert said[2] == (("sink mail failed 3 tries in a row, 1 message waits: no answer",), ())
    assert said[3] == ((), ("sink mail failed 4 tries in a row, 1 message waits: no answer",))


def test_what_is_given_up_is_told_until_a_person_says_what_to_do(engine: Engine) -> None:
    told(engine, alarm_of())
    taken = claim(engine, "mail", NOW, for_s=60)
    assert taken is not None
    assert settle_failed(engine, taken, setback(is_over=True, is_refusal=True, next_at=NOW), NOW) == 1
    (problem,) = [each for each in delivery_problems(sink_states(engine)) if "given up" in each]
    assert problem.startswith("sink mail was not sent a message, given up for good at 2026-09-14 08:00 UTC")
    assert try_again(engine, ["mail"]) == 1
    again = claim(engine, "mail", NOW, for_s=60)
    assert again is not None
    settle_failed(engine, again, setback(is_over=True), NOW)
    assert dismiss(engine, ["mail"]) == 1
    assert not any("given up" in each for each in delivery_problems(sink_states(engine)))


def test_a_sink_that_is_silent_for_days_loses_what_is_old_and_keeps_what_is_new(engine: Engine) -> None:
    for days in (0, 1, 5):
        at = NOW + timedelta(days=days)
        told(engine, alarm_of(opened_at=at, seen_at=at))
    now = NOW + timedelta(days=5)
    taken = claim(engine, "mail", now, for_s=60)
    assert taken is not None
    assert settle_failed(engine, taken, setback(is_over=True, over_before=now - timedelta(days=3)), now) == 2
    state = sink_states(engine)[2]
    assert (state.name, state.waiting, state.undeliverable, state.failures) == ("mail", 1, 2, 1)


def test_what_was_claimed_and_not_tried_is_given_back(engine: Engine, rows: Rows) -> None:
    told(engine, alarm_of())
    taken = claim(engine, "mail", NOW, for_s=60)
    assert taken is not None
    give_back(engine, taken)
    assert claim(engine, "mail", NOW, for_s=60) is not None
    assert rows("SELECT tries FROM delivery WHERE sink = 'mail'") == [(1,)]


def test_a_review_is_noted_once_whoever_looks_at_the_same_time(engine: Engine) -> None:
    def note(day: str, before: str | None) -> bool:
        return write(engine, lambda connection: note_reviewed(connection, "daily", day, before=before))

    assert write(engine, lambda connection: reviewed_until(connection, "daily")) is None
    assert [note("2026-09-13", None), note("2026-09-13", None)] == [True, False]
    assert [note("2026-09-14", "2026-09-13"), note("2026-09-14", "2026-09-13")] == [True, False]
    assert write(engine, lambda connection: reviewed_until(connection, "daily")) == "2026-09-14"


def test_a_message_may_be_for_some_alone(engine: Engine) -> None:
    count = write(engine, lambda connection: write_message(connection, "daily", {}, NOW, only=["feed"]))
    assert (count, ready_sinks(engine, NOW)) == (1, ["feed"])
