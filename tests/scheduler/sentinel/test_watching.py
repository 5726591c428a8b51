"""A look at a database: what is wrong opens once, stays over a restart, and closes; on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scheduler.configuration.loading import Configuration
from scheduler.sentinel.duty import Watchfulness, look_once
from scheduler.sentinel.watching import Sentinel
from store.archive import Archive
from store.database import open_database
from store.errors import StoreUnavailable
from store.types import Alarm, AlarmKind, CrawlReport, Ending, Outcome, PageOutcome
from store.watching.rhythms import known_rhythms
from tests.scheduler.sentinel.histories import DAY, HOUR, MONDAY, Title
from tests.store.conftest import Rows

NAMES = ("Gazette du Rhône", "DSI Magazine")


def configuration(store_url: str, *names: str) -> Configuration:
    sources = [
        {"name": name, "homepage": f"https://s{place}.example", "feeds": [f"https://s{place}.example/rss"]}
        for place, name in enumerate(names or NAMES)
    ]
    return Configuration.model_validate({"store": {"url": store_url}, "source": sources})


class Clock:
    """Instants that a test sets."""

    def __init__(self) -> None:
        self.now = MONDAY

    def steady_s(self) -> float:
        return self.now.timestamp()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sentinel(archive: Archive, store_url: str, clock: Clock) -> Iterator[Sentinel]:
    settings = configuration(store_url)
    archive.register(feed for source in settings.sources() for feed in source.feeds)
    with closing(Sentinel(settings, lambda: clock.now, steady_s=clock.steady_s)) as made:
        yield made


def poll(archive: Archive, at: datetime, place: int = 0, **told: object) -> None:
    """Write down a poll, by default one that found nothing new."""
    quiet = {"outcome": Outcome.ALL_KNOWN, "ending": Ending.ALL_KNOWN, "reason": "all known", "entries": 20}
    said = {"source": NAMES[place], "feed_url": f"https://s{place}.example/rss", "started_at": at, "ended_at": at}
    archive.record(CrawlReport(**(said | quiet | told)), None)  # type: ignore[arg-type]  # fields by name


def fail(archive: Archive, at: datetime, ending: Ending = Ending.BLOCKED) -> None:
    poll(archive, at, outcome=Outcome.FAILED, ending=ending, reason="http 403: it refuses us", entries=0)


def weeks_of(archive: Archive, until: datetime, weeks: int = 5, place: int = 0, a_day: float = 10) -> None:
    """A title, by default a daily, that is polled six times a day."""
    at = until - timedelta(weeks=weeks)
    published = Title(a_day=a_day, weekend=0.5).publishes(at, until)
    while at < until:
        at += 4 * HOUR
        new = sum(at - 4 * HOUR < instant <= at for instant in published)
        brought = {"outcome": Outcome.NEW, "ending": Ending.NEW, "first_seen": new, "fetched": new, "kept": new}
        poll(archive, at, place, **(brought if new else {}))


def told(alarms: tuple[Alarm, ...]) -> list[tuple[AlarmKind, str, str]]:
    return [(alarm.kind, alarm.source, alarm.feed_url) for alarm in alarms]


BLOCKED = (AlarmKind.BLOCKED, NAMES[0], "https://s0.example/rss")


def test_an_alarm_opens_once_stays_over_a_restart_and_closes(
    archive: Archive, store_url: str, sentinel: Sentinel, clock: Clock, rows: Rows
) -> None:
    for hours in (3, 2):
        fail(archive, MONDAY - hours * HOUR)
    assert told(sentinel.look().opened) == [BLOCKED]
    clock.now += HOUR
    fail(archive, clock.now)
    again = sentinel.look()
    assert (again.opened, again.closed) == ((), ())
    with closing(Sentinel(configuration(store_url), lambda: clock.now)) as restarted:
        assert restarted.look().opened == ()
    (row,) = rows("SELECT is_open, lasted_s, evidence FROM alarms")
    assert row[:2] == (1, 3600)
    assert row[2].startswith("3 polls in a row failed in 4 h")
    clock.now += HOUR
    poll(archive, clock.now)
    assert told(sentinel.look().closed) == [BLOCKED]
    assert rows("SELECT is_open FROM alarms") == [(0,)]
    assert rows("SELECT alarms, alarm FROM source_health WHERE source = 'Gazette du Rhône'") == [(0, "")]


def test_a_title_that_falls_silent_is_told_by_its_own_rhythm(
    archive: Archive, store_url: str, sentinel: Sentinel, clock: Clock
) -> None:
    weeks_of(archive, MONDAY)
    assert sentinel.look().opened == ()
    engine = open_database(store_url)
    assert known_rhythms(engine)[NAMES[0]].days == pytest.approx(35, abs=0.5)
    engine.dispose()
    opened: tuple[Alarm, ...] = ()
    while not opened and clock.now < MONDAY + 10 * DAY:
        clock.now += 4 * HOUR
        poll(archive, clock.now)
        opened = sentinel.look().opened
    assert [alarm.kind for alarm in opened] == [AlarmKind.SILENT]
    assert "nothing new for" in opened[0].evidence
    assert clock.now < MONDAY + 4 * DAY
    clock.now += HOUR
    poll(archive, clock.now, outcome=Outcome.NEW, ending=Ending.NEW, first_seen=1)
    assert [alarm.kind for alarm in sentinel.look().closed] == [AlarmKind.SILENT]


def test_a_pause_that_goes_on_is_not_learned_from(
    archive: Archive, store_url: str, sentinel: Sentinel, clock: Clock
) -> None:
    """Or a letter that dies is known for fewer and fewer pauses, until too few are known to miss it."""
    weeks_of(archive, MONDAY, a_day=1)
    sentinel.look()
    poll(archive, clock.now + HOUR, outcome=Outcome.NEW, ending=Ending.NEW, first_seen=1)
    engine = open_database(store_url)
    reckoned = []
    for days in (1, 2, 3):
        clock.now = MONDAY + days * DAY
        poll(archive, clock.now)
        sentinel.look()
        reckoned.append(known_rhythms(engine)[NAMES[0]].reckoned_at)
    engine.dispose()
    assert reckoned == [MONDAY + DAY] * 3


def test_what_goes_wrong_does_not_become_usual(
    archive: Archive, store_url: str, sentinel: Sentinel, clock: Clock
) -> None:
    weeks_of(archive, MONDAY, weeks=3)
    sentinel.look()
    for _ in range(3):
        clock.now += HOUR
        fail(archive, clock.now)
    sentinel.look()
    clock.now += 3 * DAY
    sentinel.look()
    engine = open_database(store_url)
    assert known_rhythms(engine)[NAMES[0]].reckoned_at == MONDAY
    engine.dispose()


def test_pages_that_turn_into_walls_are_told(archive: Archive, sentinel: Sentinel, clock: Clock) -> None:
    weeks_of(archive, MONDAY, weeks=2)
    sentinel.look()
    for number in range(5):
        clock.now += HOUR
        wall = PageOutcome(url=f"https://s0.example/a-{number}", at=clock.now, ending=Ending.CONSENT_WALL)
        fails = {"outcome": Outcome.FAILED, "ending": Ending.CONSENT_WALL, "first_seen": 1, "readings": (wall,)}
        poll(archive, clock.now, **fails)
    assert told(sentinel.look().opened) == [(AlarmKind.CONSENT_WALL, NAMES[0], "")]


def test_a_source_that_is_watched_no_more_has_no_alarm(
    archive: Archive, store_url: str, sentinel: Sentinel, clock: Clock
) -> None:
    fail(archive, MONDAY - 2 * HOUR)
    fail(archive, MONDAY - HOUR)
    sentinel.look()
    sentinel.use(configuration(store_url, "Un autre titre"))
    assert told(sentinel.look().closed) == [BLOCKED]


def test_a_clock_that_was_set_is_told_and_forgotten_after_an_hour(sentinel: Sentinel, clock: Clock) -> None:
    sentinel.look()
    steady_s = clock.steady_s() + 300
    sentinel._steady_s = lambda: steady_s  # the seam of the constructor, changed between two looks
    clock.now += 3650 * DAY
    assert told(sentinel.look().opened) == [(AlarmKind.CLOCK, "", "")]


def test_a_database_that_was_away_is_told_by_the_next_look(sqlite_url: str, database: Path, clock: Clock) -> None:
    open_database(sqlite_url).dispose()
    kept = database.with_name("elsewhere.db")
    with closing(Sentinel(configuration(sqlite_url), lambda: clock.now, steady_s=clock.steady_s)) as sentinel:
        assert sentinel.look().opened == ()
        sentinel.close()
        database.rename(kept)
        database.mkdir()
        with pytest.raises(StoreUnavailable):
            sentinel.look()
        database.rmdir()
        kept.rename(database)
        clock.now += HOUR
        (opened,) = sentinel.look().opened
        assert (opened.kind, opened.evidence) == (AlarmKind.DATABASE, "the database did not answer for 1 h 00 min")
        clock.now += HOUR / 12
        assert told(sentinel.look().closed) == [(AlarmKind.DATABASE, "", "")]


def test_a_network_that_is_gone_is_one_alarm_and_not_one_a_source(archive: Archive, store_url: str) -> None:
    names = tuple(f"Titre {place}" for place in range(8))
    settings = configuration(store_url, *names)
    archive.register(feed for source in settings.sources() for feed in source.feeds)
    for source in settings.sources():
        for minutes in (50, 30, 10):
            at = MONDAY - timedelta(minutes=minutes)
            feed_url, lost = source.feeds[0].url, Ending.UNREACHABLE
            said = CrawlReport(
                source=source.name,
                feed_url=feed_url,
                started_at=at,
                ended_at=at,
                outcome=Outcome.FAILED,
                ending=lost,
                reason="no such host",
            )
            archive.record(said, None)
    with closing(Sentinel(settings, lambda: MONDAY)) as sentinel:
        assert told(sentinel.look().opened) == [(AlarmKind.UNREACHABLE, "", "")]


def test_the_duty_looks_beside_the_loop_and_minds_a_database_that_is_away(
    archive: Archive, sqlite_url: str, store_url: str, rows: Rows, caplog: pytest.LogCaptureFixture
) -> None:
    settings = configuration(store_url)
    archive.register(feed for source in settings.sources() for feed in source.feeds)
    fail(archive, MONDAY - 2 * HOUR)
    fail(archive, MONDAY - HOUR)

    async def live(duty: Watchfulness) -> None:
        await duty.tick()
        await duty.rest()
        duty.stop()
        await duty.tick()

    asyncio.run(live(Watchfulness(settings, lambda: MONDAY, lambda: None)))
    assert rows("SELECT kind FROM alarms") == [("blocked",)]
    away = settings.model_copy(update={"store": settings.store.model_copy(update={"url": "sqlite:////dev/null/x.db"})})
    asyncio.run(live(Watchfulness(away, lambda: MONDAY, lambda: None)))
    assert "the sentinel could not look" in caplog.text


def test_a_one_off_crawl_is_looked_at_too(archive: Archive, store_url: str, rows: Rows) -> None:
    settings = configuration(store_url)
    archive.register(feed for source in settings.sources() for feed in source.feeds)
    fail(archive, MONDAY - 2 * HOUR)
    fail(archive, MONDAY - HOUR)
    look_once(settings, MONDAY)
    assert rows("SELECT source, kind FROM alarms") == [(NAMES[0], "blocked")]
