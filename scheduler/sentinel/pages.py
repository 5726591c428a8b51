"""What the last pages of a source tell, against what its pages are usually like; pure.

Counts are held against chance: with so many of the last pages bad, how likely is that for a source of its habits?
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import comb, exp, log, sqrt
from statistics import median

from scheduler.sentinel.evidence import Symptom, Watched
from scheduler.sentinel.learning import SIGMA
from store.types import AlarmKind, Ending, PageOutcome
from store.types.rhythms import Habits

#: How many of the last pages are looked at, the fewest first.
_WINDOWS = (3, 5, 8, 12, 20, 40)
#: What is as unlikely as this is no chance.
_CHANCE = 1e-4
#: Nothing is rarer than this, however clean a history is; and what is usual most of the time tells nothing.
_RAREST, _MOST_USUAL = 0.04, 0.9
#: An alarm stays while half of the last pages are bad.
_STAY_PAGES, _STAY_SHARE = 5, 0.5
#: What history needs to hold before pages are called another make or shorter than usual.
_LEAST_PAGES, _LEAST_TEXTS = 20, 10
_REDESIGN_SHARE = 0.8
#: Pages whose lengths are compared, and how much shorter their median must be at least.
_SHORT_PAGES, _SHORTER = 5, 2.5
#: Standard deviations of that median; and the least spread of lengths, which a young history understates.
_SHORT_SIGMAS, _LEAST_SPREAD = 4.0, 0.35
#: The variance of a median over that of a mean, as a factor of standard deviations: √(π/2).
_OF_A_MEDIAN = 1.2533
#: Addresses with one text, of so many pages.
_SAME, _SAME_AMONG = 3, 6


def judge_pages(watched: Watched) -> list[Symptom]:
    """What is wrong with the pages of a source."""
    habits = watched.rhythm.habits if watched.rhythm else Habits()
    read = [one for one in watched.readings if one.ending is None]
    same = _same(read)
    # A wall that is kept as article is short as well, and one alarm says so.
    short = None if same else _short(watched, read, habits)
    judged = (_failing(watched, habits), same, short, _redesign(watched, read, habits))
    return [found for found in judged if found is not None]


def _failing(watched: Watched, habits: Habits) -> Symptom | None:
    """So many of the last pages gave no article, as never before; named after what most of them were instead."""
    bad = [one.ending is not None for one in watched.readings]
    window = _unusual(bad, _usual_failing(habits))
    last = watched.readings[-(window or _STAY_PAGES) :]
    endings = Counter(one.ending for one in last if one.ending is not None)
    if not endings:
        return None
    kind = _kind(watched, endings)
    stays = watched.is_open(kind) and endings.total() >= _STAY_SHARE * len(last)
    if window is None and not stays:
        return None
    named = ", ".join(f"{count} {ending.value}" for ending, count in endings.most_common())
    usual = f"; usually {habits.failing:.0%} give none" if habits.pages else ""
    evidence = f"{endings.total()} of the last {len(last)} new pages gave no article: {named}{usual}"
    return Symptom(kind=kind, evidence=evidence)


def _kind(watched: Watched, endings: Counter[Ending]) -> AlarmKind:
    """What most of the pages were; or what its alarm says already, while that is half as frequent."""
    most, count = endings.most_common(1)[0]
    known = (ending for ending in endings if watched.is_open(AlarmKind(ending.value)) and 2 * endings[ending] >= count)
    return AlarmKind(next(known, most).value)


def _usual_failing(habits: Habits) -> float:
    """The share of pages that usually give no article; careful while there is little history."""
    return (habits.failing * habits.pages + 1) / (habits.pages + 4)


def _unusual(bad: Sequence[bool], usual: float) -> int | None:
    """The number of last things of which so many are bad that it is no chance; None where it may be."""
    share = max(usual, _RAREST)
    if share > _MOST_USUAL:
        return None
    for window in _WINDOWS:
        if window <= len(bad) and _chance(sum(bad[-window:]), window, share) < _CHANCE:
            return window
    return None


def _chance(bad: int, window: int, share: float) -> float:
    """How likely so many or more bad ones are, were each bad with this probability (binomial)."""
    return sum(comb(window, k) * share**k * (1 - share) ** (window - k) for k in range(bad, window + 1))


def _redesign(watched: Watched, read: Sequence[PageOutcome], habits: Habits) -> Symptom | None:
    if habits.pages < _LEAST_PAGES or not read:
        return None
    bad = [one.makeshift for one in read]
    window = _unusual(bad, habits.makeshift)
    last = bad[-(window or _STAY_PAGES) :]
    share = sum(last) / len(last)
    stays = watched.is_open(AlarmKind.REDESIGN) and share >= _STAY_SHARE
    if not stays and (window is None or share < _REDESIGN_SHARE):
        return None
    evidence = f"{sum(last)} of the last {len(last)} pages were read by makeshift; usually {habits.makeshift:.0%} are"
    return Symptom(kind=AlarmKind.REDESIGN, evidence=evidence)


def _short(watched: Watched, read: Sequence[PageOutcome], habits: Habits) -> Symptom | None:
    last = [one.words for one in read[-2 * _SHORT_PAGES :]]
    if habits.texts < _LEAST_TEXTS or len(last) < _SHORT_PAGES or habits.words <= 0:
        return None
    spread = SIGMA * max(habits.words_spread, _LEAST_SPREAD)
    for window in (_SHORT_PAGES, 2 * _SHORT_PAGES):
        words = median(last[-window:])
        fall = max(log(_SHORTER), _SHORT_SIGMAS * _OF_A_MEDIAN * spread / sqrt(min(window, len(last))))
        stays = watched.is_open(AlarmKind.SHORT_TEXTS) and words * _SHORTER < habits.words
        if stays or words < habits.words * exp(-fall):
            evidence = (
                f"the last {min(window, len(last))} articles have {words:.0f} words (median); "
                f"usually they have {habits.words:.0f}"
            )
            return Symptom(kind=AlarmKind.SHORT_TEXTS, evidence=evidence)
    return None


def _same(read: Sequence[PageOutcome]) -> Symptom | None:
    """One text under several addresses whose last parts differ: the same article in two sections keeps its own."""
    last = read[-_SAME_AMONG:]
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for one in last:
        addresses[one.text_hash].add(one.url.rstrip("/").rsplit("/", 1)[-1])
    text_hash, most = max(addresses.items(), key=lambda found: len(found[1]), default=("", set[str]()))
    if len(most) < _SAME:
        return None
    words = next(one.words for one in last if one.text_hash == text_hash)
    evidence = f"{len(most)} of the last {len(last)} articles have one and the same text of {words} words"
    return Symptom(kind=AlarmKind.SAME_TEXT, evidence=evidence)
