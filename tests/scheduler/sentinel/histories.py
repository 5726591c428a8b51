"""Titles and their past, as the judges see them: what was published, how it was polled, what pages came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from scheduler.sentinel.evidence import Watched
from scheduler.sentinel.learning import HISTORY, learn_rhythm
from scheduler.sentinel.paris import PARIS
from store.types import Alarm, AlarmKind, Ending, Feed, FeedKind, Pace, PageOutcome, PollState, SiteFile
from store.types.rhythms import Habits, PastPoll, Rhythm

SOURCE, FEED_URL = "Gazette du Rhône", "https://gazette-du-rhone.example/rss"
#: A Monday in spring, eight weeks before any holiday but those of May.
MONDAY = datetime(2026, 3, 16, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
POLLED_EVERY = timedelta(hours=2)


@dataclass(frozen=True, kw_only=True)
class Title:
    """When a title publishes, by the clock of Paris."""

    a_day: float
    #: Shares of a working day's volume on Saturdays and Sundays.
    weekend: float = 0.3
    first_hour: int = 6
    last_hour: int = 21
    #: Months in which it pauses.
    pauses_in: tuple[int, ...] = ()

    def publishes(self, since: datetime, until: datetime, seed: int = 1) -> list[datetime]:
        """The instants of its articles in a span, drawn by chance."""
        dice, found, hour = Random(seed), [], since
        while hour < until:
            found += [hour + timedelta(seconds=dice.uniform(0, 3600)) for _ in range(self._count(hour, dice))]
            hour += HOUR
        return sorted(found)

    def _count(self, hour: datetime, dice: Random) -> int:
        local = hour.astimezone(PARIS)
        if not self.first_hour <= local.hour < self.last_hour or local.month in self.pauses_in:
            return 0
        expected = self.a_day / (self.last_hour - self.first_hour) * (self.weekend if local.weekday() > 4 else 1.0)
        return sum(dice.random() < expected / 8 for _ in range(8))


def polls_of(published: Sequence[datetime], since: datetime, until: datetime) -> list[PastPoll]:
    """The polls that found something of a feed that is polled every two hours; the first one found what was there."""
    polls, at = [PastPoll(feed_url=FEED_URL, at=since, first_seen=20, read=20, words=400)], since
    while at < until:
        at += POLLED_EVERY
        new = sum(at - POLLED_EVERY < instant <= at for instant in published)
        if new:
            polls.append(PastPoll(feed_url=FEED_URL, at=at, first_seen=new, read=new, words=400))
    return polls


def rhythm_of(title: Title, now: datetime, seed: int = 1, span: timedelta = HISTORY) -> Rhythm:
    """What is learned of a title's last weeks."""
    began = now - span
    return learn_rhythm(SOURCE, polls_of(title.publishes(began, now, seed), began, now), began, now)


def feed(url: str = FEED_URL, kind: FeedKind = FeedKind.FEED, **state: Any) -> Feed:
    return Feed(source=SOURCE, url=url, kind=kind, state=PollState(**state))


def failing_feed(ending: Ending, times: int, now: datetime, **state: Any) -> Feed:
    """A feed whose last polls failed alike."""
    since = now - times * HOUR
    told: dict[str, Any] = {
        "last_ending": ending,
        "ending_polls": times,
        "ending_since": since,
        "failures_in_a_row": times,
        "last_poll_at": now,
        "last_ok_at": since - HOUR,
        "last_reason": f"{ending.value}: it is so",
        "pace": Pace(failing_since=since),
    }
    return feed(**(told | state))


def watched(
    *feeds: Feed,
    now: datetime,
    rhythm: Rhythm | None = None,
    readings: Iterable[PageOutcome] = (),
    known: Iterable[Alarm] = (),
    lost_robots: Mapping[str, SiteFile] | None = None,
) -> Watched:
    return Watched(
        source=SOURCE,
        feeds=feeds,
        rhythm=rhythm,
        readings=tuple(readings),
        open=tuple(known),
        lost_robots=lost_robots or {},
        now=now,
    )


def readings(count: int, *, start: int = 0, **fields: object) -> list[PageOutcome]:
    """Pages that gave articles of their own, unless told otherwise."""
    made = []
    for place in range(start, start + count):
        told = {"url": f"gazette-du-rhone.example/a-{place}", "at": MONDAY, "text_hash": f"{place:x}", "words": 400}
        made.append(PageOutcome(**(told | fields)))  # type: ignore[arg-type]  # fields by name
    return made


def rhythm_with(**habits: float) -> Rhythm:
    """A daily's rhythm, and pages of these habits."""
    usual = {"pages": 200, "failing": 0.02, "makeshift": 0.03, "texts": 150, "words": 400.0, "words_spread": 0.4}
    made = Habits(**(usual | habits))  # type: ignore[arg-type]  # counts are numbers too
    return Rhythm(
        source=SOURCE,
        reckoned_at=MONDAY,
        days=56.0,
        expected=(0.4,) * 168,
        day_medians=(10.0,) * 7,
        day_deviations=(2.0,) * 7,
        gaps=300,
        gap_median=0.8,
        gap_deviation=0.4,
        gap_long=5.0,
        habits=made,
    )


def alarm(kind: AlarmKind, feed_url: str = "", at: datetime = MONDAY, source: str = SOURCE) -> Alarm:
    return Alarm(
        kind=kind, source=source, feed_url=feed_url, opened_at=at, seen_at=at, closed_at=None, evidence="", advice=""
    )
