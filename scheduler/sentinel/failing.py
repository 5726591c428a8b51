"""Feeds that fail again and again, for each reason of the closed list; pure.

Polls that failed because all their pages did are left to `pages`, which looks at pages over several polls.
"""

from __future__ import annotations

from datetime import timedelta

from crawler.network.permission.site_files import robots_url, serves_until
from scheduler.sentinel.evidence import Symptom, Watched, instant_words, span_words
from scheduler.sentinel.paris import felt_between
from store.types import AlarmKind, Ending, Feed, FeedKind

#: What may pass by itself needs this many failed polls in a row, everything else one less.
_PASSING = frozenset({Ending.UNREACHABLE, Ending.TIMED_OUT, Ending.RATE_LIMITED, Ending.INTERNAL, Ending.CLOCK})
_TIMES = 3
#: And this long: a person may crawl three times within a minute.
_MAY_PASS_IN = timedelta(minutes=20)
#: A poll lasts no longer: what its pages came to is younger.
_LONGEST_POLL = timedelta(minutes=11)
#: What lists the last days only is empty after a quiet weekend: sitemaps of news do, and feeds that ran dry, which
#: listed no more than so many when they listed something last. What breaks is full one moment before.
_MAY_BE_EMPTY, _RAN_DRY = timedelta(days=10), 3
#: A robots.txt that is out of reach for longer is not having a moment of weakness.
_OUT_OF_REACH = timedelta(hours=6)
#: Alarms that a failing feed has one of.
_KINDS = frozenset(AlarmKind(ending.value) for ending in Ending if ending.is_failure)


def judge_failing(watched: Watched) -> list[Symptom]:
    """One finding at most for each feed."""
    return [
        found
        for feed in watched.feeds
        for found in (_failing(watched, feed) or _empty(watched, feed) or _without_robots(watched, feed))
    ]


def _failing(watched: Watched, feed: Feed) -> list[Symptom]:
    state, ending = feed.state, feed.state.last_ending
    if ending is None or not ending.is_failure or _failed_by_pages(watched, feed):
        return []
    since = state.pace.failing_since or state.ending_since or watched.now
    kind = _kind(watched, feed, ending)
    stays = state.failures_in_a_row > 0 and watched.is_open(kind, feed.url)
    if not stays and not _is_enough(state.failures_in_a_row, watched.now - since, ending):
        return []
    last = f", the last at {instant_words(state.last_poll_at)}" if state.last_poll_at else ""
    evidence = (
        f"{state.failures_in_a_row} polls in a row failed in {span_words(watched.now - since)}{last}: "
        f"{state.last_reason}; nothing of it could be had since "
        f"{instant_words(state.last_ok_at) if state.last_ok_at else 'it was first polled'}"
    )
    return [Symptom(kind=kind, feed_url=feed.url, evidence=evidence)]


def _is_enough(failures: int, lasted: timedelta, ending: Ending) -> bool:
    if ending in _PASSING:
        return failures >= _TIMES and lasted >= _MAY_PASS_IN
    return failures >= _TIMES - 1


def _kind(watched: Watched, feed: Feed, ending: Ending) -> AlarmKind:
    """The kind of its alarm: a reason that has just changed, and may change back, opens no other one."""
    known = [alarm.kind for alarm in watched.open if alarm.feed_url == feed.url and alarm.kind in _KINDS]
    return known[0] if known and feed.state.ending_polls < _TIMES else AlarmKind(ending.value)


def _failed_by_pages(watched: Watched, feed: Feed) -> bool:
    last = feed.state.last_poll_at
    return last is not None and any(one.ending and last - one.at < _LONGEST_POLL for one in watched.readings)


def _empty(watched: Watched, feed: Feed) -> list[Symptom]:
    """A feed that can be read, listed something once, and lists nothing now."""
    state = feed.state
    told = watched.is_open(AlarmKind.PARSES_TO_NOTHING, feed.url)
    if state.ending_since is None or state.last_poll_at is None:
        return []
    before = f"; it listed {state.pace.listed} before" if state.pace.listed else "; it never listed any"
    if state.last_ending is Ending.PARSES_TO_NOTHING:
        if not told and not _is_empty_for_long(feed, felt_between(state.ending_since, state.last_poll_at)):
            return []
        lasted = span_words(state.last_poll_at - state.ending_since)
        evidence = f"{state.ending_polls} poll{_s(state.ending_polls)} in {lasted} found no entry in it{before}"
    elif told and state.failures_in_a_row and state.last_ok_at and not _failed_by_pages(watched, feed):
        evidence = f"it listed nothing when it was read last, at {instant_words(state.last_ok_at)}{before}"
    else:
        return []
    return [Symptom(kind=AlarmKind.PARSES_TO_NOTHING, feed_url=feed.url, evidence=evidence)]


def _is_empty_for_long(feed: Feed, lasted: timedelta) -> bool:
    if feed.kind is FeedKind.SITEMAP or 0 < feed.state.pace.listed <= _RAN_DRY:
        return lasted >= _MAY_BE_EMPTY
    return feed.state.ending_polls >= _TIMES - 1


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _without_robots(watched: Watched, feed: Feed) -> list[Symptom]:
    """A feed that can be read for as long as the last good robots.txt of its site serves."""
    file, last = watched.lost_robots.get(robots_url(feed.url)), feed.state.last_poll_at
    until = serves_until(file) if file else None
    if file is None or file.failing_since is None or last is None or until is None:
        return []
    if last - file.failing_since < _OUT_OF_REACH:
        return []
    evidence = (
        f"its robots.txt could not be had for {span_words(last - file.failing_since)}, since "
        f"{instant_words(file.failing_since)} ({file.decision}); the last good one serves until "
        f"{instant_words(until)}, and after that nothing is fetched"
    )
    return [Symptom(kind=AlarmKind.ROBOTS, feed_url=feed.url, evidence=evidence)]
