"""Messages reach sinks: at least once, in order, none twice at a time, and reviews on their days."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.delivery.post_office import PostOffice, Turn
from scheduler.digest.days import one_day
from store.archive import Archive
from store.database import reader_of
from store.outbox.queues import delivery_setbacks, sink_states
from tests.scheduler.delivery.conftest import KEEP, Clock, Post
from tests.store.examples import NOW, article_of, keep

MakePost = Callable[..., Post]
#: Half past eight in Paris, an hour after the reviews.
MORNING = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
FAIL = "echo nobody home >&2; exit 1"


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


def test_messages_come_in_order(post: MakePost, clock: Clock) -> None:
    made = post(keeper=KEEP)
    with PostOffice(made.configuration, clock) as office:
        office.enlist()
        made.tell("one", "two", "three")
        assert office.ready() == ["keeper"]
        assert office.deliver("keeper") == Turn(sent=3)
        assert office.ready() == []
    assert made.sources("keeper") == ["one", "two", "three"]


def test_a_sink_that_fails_loses_nothing_and_holds_up_no_other(
    post: MakePost, clock: Clock, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = post(keeper=KEEP, broken=f"test -e {folder}/mended || {{ {FAIL}; }}; {KEEP}")
    with PostOffice(made.configuration, clock) as office:
        office.enlist()
        made.tell("one", "two")
        for name in office.ready():
            office.deliver(name)
        assert made.sources("keeper") == ["one", "two"]
        assert office.ready() == [], "it is left alone for a minute"
        with reader_of(made.configuration.store.url) as reader:
            (problem,) = delivery_setbacks(sink_states(reader))
        assert problem == "sink broken failed its last try, 2 messages wait: /bin/sh ended with code 1: nobody home"
        assert "not sent sink='broken'" in caplog.text
        (folder / "mended").touch()
        clock.time += timedelta(minutes=1)
        assert office.deliver("broken") == Turn(sent=2)
    assert made.sources("broken") == ["one", "two"]


def test_a_message_that_is_refused_lets_the_next_pass(
    post: MakePost, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    made = post(picky=f'case "$given" in *poison*) exit 65;; esac; {KEEP}')
    caplog.set_level(logging.ERROR)
    with PostOffice(made.configuration, clock) as office:
        office.enlist()
        made.tell("poison", "next")
        for _ in range(5):
            assert office.deliver("picky").problem == "/bin/sh ended with code 65"
            clock.time += timedelta(hours=1)
        assert office.deliver("picky") == Turn(sent=1)
    assert made.sources("picky") == ["next"]
    assert "given up, it will not be sent sink='picky' messages=1" in caplog.text
    with reader_of(made.configuration.store.url) as reader:
        (state,) = sink_states(reader)
    assert (state.undeliverable, state.failures) == (1, 0)


def test_a_restart_goes_on_where_it_stopped_and_two_processes_send_nothing_twice(post: MakePost, clock: Clock) -> None:
    made = post(keeper=KEEP)
    with PostOffice(made.configuration, clock) as office, PostOffice(made.configuration, clock) as other:
        office.enlist()
        made.tell(*map(str, range(12)))
        stops = iter([False, False, True])
        assert office.deliver("keeper", lambda: next(stops)) == Turn(sent=2)
        with ThreadPoolExecutor(2) as threads:
            turns = list(threads.map(lambda each: each.deliver("keeper"), [office, other]))
        while other.ready():
            turns.append(other.deliver("keeper"))
    assert sum(turn.sent for turn in turns) == 10
    assert made.sources("keeper") == list(map(str, range(12)))


def test_a_review_is_sent_once_a_day_whoever_looks_how_often(post: MakePost, clock: Clock) -> None:
    made = post(keeper=KEEP)
    clock.time = MORNING
    for hours in range(0, 78, 6):
        clock.time = MORNING + timedelta(hours=hours)
        with PostOffice(made.configuration, clock) as office:  # a restart each time
            office.enlist()
            for _ in range(2):
                office.write_due_reviews()
            for name in office.ready():
                office.deliver(name)
    days = [(told["kind"], told["digest"]["days"]["last"]) for told in made.got("keeper")]
    assert days == [("daily", "2026-11-22"), ("weekly", "2026-11-22"), ("daily", "2026-11-23"), ("daily", "2026-11-24")]


def test_reviews_that_were_missed_are_sent_at_the_start_if_they_are_not_too_old(post: MakePost, clock: Clock) -> None:
    made = post("[digest]\ncatch_up_days = 2\n", takes='["daily"]', keeper=KEEP)
    for time in (MORNING, MORNING + timedelta(days=10), MORNING - timedelta(days=3650), MORNING + timedelta(days=10)):
        clock.time = time
        with PostOffice(made.configuration, clock) as office:
            office.enlist()
            office.write_due_reviews()
            for name in office.ready():
                office.deliver(name)
    days = [told["digest"]["days"]["last"] for told in made.got("keeper")]
    assert days == ["2026-11-30", "2026-12-01"], "a clock that was wrong for a moment brings nothing again"


def test_a_clock_that_was_far_ahead_keeps_no_review_from_the_next_day(post: MakePost, clock: Clock) -> None:
    made = post(takes='["daily"]', keeper=KEEP)
    with PostOffice(made.configuration, clock) as office:
        office.enlist()
        for time in (MORNING, MORNING + timedelta(days=3650), MORNING, MORNING + timedelta(days=1)):
            clock.time = time
            office.write_due_reviews()
    clock.time = MORNING + timedelta(days=1, minutes=1)
    with PostOffice(made.configuration, clock) as office:
        office.deliver("keeper")
    assert "2026-11-22" in [told["digest"]["days"]["last"] for told in made.got("keeper")]


def test_a_review_has_nothing_that_was_forgotten_before_it_was_sent(post: MakePost, clock: Clock) -> None:
    from store.database import open_database
    from store.forgetting.forget import forget, reach_of_urls

    made = post(keeper=KEEP)
    url = made.configuration.store.url
    clock.time = NOW + timedelta(hours=20)
    with Archive.open(url) as archive:
        kept = [article_of(number, published_at=NOW) for number in (1, 2)]
        for each in kept:
            keep(archive, each)
    with PostOffice(made.configuration, clock) as office:
        office.enlist()
        office.write_review(one_day(date(2026, 9, 14)), ["keeper"])
        engine = open_database(url)
        forget(engine, reach_of_urls(engine, [kept[0].url]), clock.time)
        engine.dispose()
        office.deliver("keeper")
    (told,) = made.got("keeper")
    assert [story["title"] for story in told["digest"]["stories"]] == ["Accord 2"]
