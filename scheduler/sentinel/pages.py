"""What the last pages of a source tell, against what its pages are usually like; pure.

Counts are held against chance: with so many of the last pages bad, how likely is that for a source of its habits?
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import takewhile
from math import comb, exp, log, sqrt
from statistics import median

from scheduler.sentinel.evidence import Symptom, Watched
from scheduler.sentinel.learning import SIGMA
from store.types import AlarmKind, Ending, PageOutcome
from store.types.rhythms import Habits
from store.urls import site_of

#: How many of the last pages are looked at, the fewest first.
_WINDOWS = (3, 5, 8, 12, 20, 40)
#: What is as unlikely as this is no chance; nor what a source of its volume meets by chance once in this time.
_CHANCE, _ONCE_IN_DAYS = 1e-4, 3650.0
#: Pages that stand for a source of which nothing is known, and how many of them give no article: of one that is known
#: for long it is not supposed.
_SUPPOSED, _SUPPOSED_BAD, _SUPPOSED_LESS, _LONG_KNOWN_DAYS = 4, 1.0, 0.25, 28.0
#: Nothing is rarer than this, however clean a history is; and what is usual most of the time tells nothing.
_RAREST, _MOST_USUAL = 0.04, 0.9
#: An alarm stays while half of the last pages are bad.
_STAY_PAGES, _STAY_SHARE = 5, 0.5
#: What history needs to hold before pages are called another make or shorter than usual.
_LEAST_PAGES, _LEAST_TEXTS = 20, 6
_REDESIGN_SHARE = 0.8
#: How many pages' lengths are compared, and how much shorter their median must be at least: five briefs in a row are
#: no rarity.
_SHORT_PAGES, _SHORTER = (5, 10), {5: 4.0, 10: 2.5}
#: Standard deviations of that median; and the least spread of lengths, which a young history understates.
_SHORT_SIGMAS, _LEAST_SPREAD = 4.0, 0.35
#: The variance of a median over that of a mean, as a factor of standard deviations: √(π/2).
_OF_A_MEDIAN = 1.2533
#: Addresses with one text, of so many pages.
_SAME, _SAME_AMONG = 3, 6
#: New pages that all lie at another site, and how many came before, of which this share lay at one.
_ABROAD, _AT_HOME, _HOME_SHARE = 5, 10, 0.9


def judge_pages(watched: Watched) -> list[Symptom]:
    """What is wrong with the pages of a source."""
    habits = watched.rhythm.habits if watched.rhythm else Habits()
    read = [one for one in watched.readings if one.ending is None]
    same = _same(read)
    # A wall that is kept as article is short as well, and one alarm says so.
    short = None if same else _short(watched, read, habits)
    judged = (_failing(watched, habits), same, short, _redesign(watched, read, habits), _strayed(watched))
    return [found for found in judged if found is not None]


def _failing(watched: Watched, habits: Habits) -> Symptom | None:
    """So many of the last pages gave no article, as never before; named after what most of them were instead."""
    bad = [one.ending is not None for one in watched.readings]
    window = _unusual(bad, lambda window: _usual_failing(watched, habits, window), _rare(watched, habits))
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


def _usual_failing(watched: Watched, habits: Habits, window: int) -> float:
    """The share of pages before the last ones that gave no article; careful while there is little history."""
    rhythm = watched.rhythm
    judged = [] if rhythm is None else [one for one in watched.readings[-window:] if one.at < rhythm.reckoned_at]
    pages = max(habits.pages - len(judged), 0)
    failed = max(habits.failing * habits.pages - sum(one.ending is not None for one in judged), 0.0)
    is_long_known = rhythm is not None and rhythm.days >= _LONG_KNOWN_DAYS
    return (failed + (_SUPPOSED_LESS if is_long_known else _SUPPOSED_BAD)) / (pages + _SUPPOSED)


def _rare(watched: Watched, habits: Habits) -> float:
    """How unlikely something has to be at a page of this source to be no chance."""
    if watched.rhythm is None or not habits.pages:
        return _CHANCE
    return min(_CHANCE, watched.rhythm.days / (habits.pages * _ONCE_IN_DAYS))


def _unusual(bad: Sequence[bool], usual: Callable[[int], float], rare: float) -> int | None:
    """The number of last things of which so many are bad that it is no chance; None where it may be.

    `usual`: the share of bad ones before so many last things.
    """
    for window in _WINDOWS:
        if window > len(bad):
            return None
        share = max(usual(window), _RAREST)
        if share <= _MOST_USUAL and _chance(sum(bad[-window:]), window, share) < rare:
            return window
    return None


def _chance(bad: int, window: int, share: float) -> float:
    """How likely so many or more bad ones are, were each bad with this probability (binomial)."""
    return sum(comb(window, k) * share**k * (1 - share) ** (window - k) for k in range(bad, window + 1))


def _redesign(watched: Watched, read: Sequence[PageOutcome], habits: Habits) -> Symptom | None:
    if habits.pages < _LEAST_PAGES or not read:
        return None
    bad = [one.makeshift for one in read]
    window = _unusual(bad, lambda _: habits.makeshift, _rare(watched, habits))
    last = bad[-(window or _STAY_PAGES) :]
    share = sum(last) / len(last)
    stays = watched.is_open(AlarmKind.REDESIGN) and share >= _STAY_SHARE
    if not stays and (window is None or share < _REDESIGN_SHARE):
        return None
    evidence = f"{sum(last)} of the last {len(last)} pages were read by makeshift; usually {habits.makeshift:.0%} are"
    return Symptom(kind=AlarmKind.REDESIGN, evidence=evidence)


def _short(watched: Watched, read: Sequence[PageOutcome], habits: Habits) -> Symptom | None:
    words = [one.words for one in read]
    if habits.texts < _LEAST_TEXTS or habits.words <= 0:
        return None
    spread = SIGMA * max(habits.words_spread, _LEAST_SPREAD)
    for window in _SHORT_PAGES:
        if len(words) < window:
            return None
        now = median(words[-window:])
        uncertain = _OF_A_MEDIAN * spread * sqrt(1 / window + 1 / habits.texts)
        fall = max(log(_SHORTER[window]), _SHORT_SIGMAS * uncertain)
        stays = watched.is_open(AlarmKind.SHORT_TEXTS) and now * _SHORTER[max(_SHORT_PAGES)] < habits.words
        if stays or now < habits.words * exp(-fall):
            evidence = f"the last {window} articles have {now:.0f} words (median); usually they have {habits.words:.0f}"
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


def _strayed(watched: Watched) -> Symptom | None:
    """A feed that leads to another site by now: its address was sold, taken over, or given to another title.

    A site becomes usual when most of the last pages lay there: a title may have moved.
    """
    if not watched.readings:
        return None
    away = _site(watched.readings[-1])
    if away == _site(watched.readings[0]):
        return None  # as nearly always, and the others need not be looked at
    last = list(takewhile(lambda one: _site(one) == away, reversed(watched.readings)))
    before = watched.readings[: -len(last)]
    if len(last) < _ABROAD or len(before) < _AT_HOME:
        return None
    homes = Counter(map(_site, before))
    home, count = homes.most_common(1)[0]
    if away in homes or count < _HOME_SHARE * len(before) or away in {site_of(feed.url) for feed in watched.feeds}:
        return None
    evidence = f"the last {len(last)} new pages all lie at {away}, and those before lay at {home}"
    return Symptom(kind=AlarmKind.STRAYED, evidence=evidence)


def _site(one: PageOutcome) -> str:
    """The site of a page that is known by its address, or by its key, which has no scheme."""
    return site_of(one.url if "://" in one.url else f"http://{one.url}")
