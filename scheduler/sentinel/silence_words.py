"""What is said of a source that brings nothing new: what it usually brings, and what became of its feeds; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil, floor

from scheduler.sentinel.evidence import instant_words, span_words
from scheduler.sentinel.learning import expected_between
from scheduler.sentinel.paris import PARIS, share
from store.types import Ending, Feed
from store.types.rhythms import Rhythm

#: What was to be expected is added up to here.
_OLD = timedelta(days=730)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKS_A_MONTH = 30.4 / 7
#: What is quiet about a feed, by how its last poll ended.
_FEED_WORDS = {
    Ending.NOT_MODIFIED: "its feed is as it was, as its server says (304)",
    Ending.SAME_BODY: "its feed is as it was, to the byte",
    Ending.PARSES_TO_NOTHING: "its feed can be read, and lists nothing",
}
_READ = "its feed can be read, and nothing in it is new"


def silence_words(feeds: Iterable[Feed], rhythm: Rhythm, since: datetime, until: datetime) -> str:
    """A sentence with figures: how long nothing came, what usually does, and what became of the feeds."""
    missed = expected_between(rhythm.expected, since, min(until, since + _OLD))
    said = (
        f"nothing new for {span_words(until - since)}, since {instant_words(since)}, while {missed:.0f} entries were "
        f"to be expected; it usually lists {_usual(rhythm, until)}; {feed_words(feeds)}"
    )
    return said if share(until) == 1 else f"{said}; in these weeks many titles pause"


def feed_words(feeds: Iterable[Feed]) -> str:
    """What became of feeds, each kind of it once."""
    return "; ".join(dict.fromkeys(map(_of_feed, feeds)))


def _of_feed(feed: Feed) -> str:
    state = feed.state
    if state.failures_in_a_row:
        return f"its last poll failed: {state.last_reason}"
    said = _FEED_WORDS.get(state.last_ending, _READ) if state.last_ending else _READ
    if state.last_ending is Ending.PARSES_TO_NOTHING or not state.pace.listed:
        return said
    newest = f", the newest of {state.newest_at:%Y-%m-%d}" if state.newest_at else ""
    return f"{said}; it lists {state.pace.listed} {'entry' if state.pace.listed == 1 else 'entries'}{newest}"


def _usual(rhythm: Rhythm, day: datetime) -> str:
    """How much a source lists on such a day; of one that lists little, in a week or a month."""
    weekday = day.astimezone(PARIS).weekday()
    usual, spread = rhythm.day_medians[weekday], rhythm.day_deviations[weekday]
    least, most = floor(usual - spread), ceil(usual + spread)
    if least >= 1:
        return f"{least if least == most else f'{least} to {most}'} on a {_WEEKDAYS[weekday]}"
    weekly = sum(rhythm.expected)
    return f"{weekly:.0f} a week" if weekly >= 1.5 else f"{max(weekly * _WEEKS_A_MONTH, 1):.0f} a month"
