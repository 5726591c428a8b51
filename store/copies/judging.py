"""Are two texts copies of each other, how alike are they, and what makes us say so; pure.

Copies are cut and built in, so what counts is how much of the shorter text stands in the longer one. How much is
needed grows with the days between them: of pairs that share between half and four fifths, 21 of 23 on one day were
copies, and 4 of 19 later. The thresholds were tuned on some 8,000 labelled French articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from store.copies.prints import Shingle, TextPrint
from store.copies.signs import front_in, headlines_alike, is_form, lead_in, other_days

#: Days between two texts that may still be copies; later ones only when every word is the same.
WINDOW_DAYS = 60
#: Share of the shorter text that must stand in the longer: on the same day, on the next, later.
_NEEDED = (0.5, 0.7, 0.8)
#: Below that on the same day, shared passages are often only the background of a subject: a second sign is asked for.
_NEEDS_A_SIGN_BELOW = 0.65
#: Shingles in common below which chance and set phrases ("la suite est réservée aux abonnés") do as well.
_LEAST_SHARED = 16
#: Texts that name fewer numbers are not judged by them.
_TELLING_NUMBERS = 2
_NUMBERS_IN_COMMON = 0.5
#: On one day figures are updated: only many of them, that nearly all differ, make another issue ("Résultats à Vire").
_MANY_NUMBERS = 6
_SAME_DAY_IN_COMMON = 0.34
#: Share above which a text is the other, whatever its headline: on the same day; later, also when it is a form's.
_SURE, _VERBATIM = 0.8, 0.9
#: Headlines that have no more than this in common name two subjects. Of twenty dispatches and what other titles wrote
#: above them four had less, of twenty with what stood beside them or followed, seven: it tells little by itself.
_OTHER_HEADLINE = 0.15
#: Below this the first half of the shorter text must stand in the longer, or else they share but the background.
_DOUBTFUL_HEADLINE = 0.45
_SAME_FRONT = 0.5
#: What makes one of two texts the other told anew: share and shingles in common, and of headline and numbers.
_RETOLD_NEEDED, _RETOLD_SHARED = 0.4, 60
_RETOLD_HEADLINE, _RETOLD_NUMBERS = 0.8, 0.75
#: Share of a beginning that makes two beginnings one.
_SAME_LEAD = 0.3
#: A teaser: at most so many words, that a text at least so many times longer has near its start.
_TEASER_WORDS = 150
_TEASER_TIMES_SHORTER = 1.4
_TEASER_NEEDED = 0.4
_TEASER_DAYS = 30
_NEAR_THE_START = 60
#: Shingles in a row that show a teaser: until the next day, later (a column may open alike each week).
_TEASER_RUN = (15, 25)
#: The same under one headline, until the next day.
_ANNOUNCED_RUN = 8
#: Texts of lengths nearer than this are versions of each other, not parts.
_SAME_LENGTH = 0.7
#: A text so many times longer than the one it begins like is the fuller one.
_FULLER_TIMES = 1.5


class CopyKind(StrEnum):
    """How a copy relates to the article that had its text first."""

    EXACT = "exact"  #: the same words
    NEAR = "near"  #: about as long, edited
    EXCERPT = "excerpt"  #: a part of it
    TEASER = "teaser"  #: its beginning alone
    EMBEDDING = "embedding"  #: has it, and more
    MERGED = "merged"  #: whatever its words, a person said so


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Two texts compared, and what was found."""

    #: Share of the shorter text's shingles that the longer one has, without boilerplate: 0 to 1.
    containment: float
    #: What would have been needed.
    needed: float
    #: Shingles in common.
    shared: int
    #: Shingles in a row in common, beginning near the longer text's start.
    opening_run: int
    days_apart: int
    numbers_shared: int
    #: Of the text that names fewer.
    numbers: int
    #: What the newer text is to the older one; None when they are two stories.
    kind: CopyKind | None
    #: What decided, in words.
    because: str
    #: Whether the newer one is the whole of what the older one only began.
    is_fuller: bool = False


def likeness(
    newer: TextPrint, older: TextPrint, days_apart: int, boilerplate: Collection[Shingle] = frozenset()
) -> Likeness:
    """Compare two texts. `boilerplate` is what counts for nothing in either, and so does what "À propos de" heads."""
    boilerplate = newer.about | older.about | frozenset(boilerplate)
    mine, theirs = newer.places.keys() - boilerplate, older.places.keys() - boilerplate
    shared, least = len(mine & theirs), min(len(mine), len(theirs))
    figures = Likeness(
        containment=shared / least if least else 0.0,
        needed=_NEEDED[min(days_apart, len(_NEEDED) - 1)],
        shared=shared,
        opening_run=_opening_run(newer, older, boilerplate),
        days_apart=days_apart,
        numbers_shared=len(newer.numbers & older.numbers),
        numbers=min(len(newer.numbers), len(older.numbers)),
        kind=None,
        because="",
    )
    is_copy, because = _verdict(figures, newer, older)
    if not is_copy:
        return replace(figures, because=because)
    is_fuller = len(newer.words) > _FULLER_TIMES * len(older.words) and _begins_like(older, figures.opening_run)
    return replace(figures, because=because, kind=_kind(newer, older, figures.opening_run), is_fuller=is_fuller)


def _verdict(figures: Likeness, newer: TextPrint, older: TextPrint) -> tuple[bool, str]:
    if newer.body and newer.exact == older.exact:
        return True, "the same words"
    if figures.shared < _LEAST_SHARED:
        if _is_announced(figures, newer, older):
            return True, "one headline, and one begins like the other and stops"
        return False, "too little in common"
    if figures.days_apart > WINDOW_DAYS:
        return False, "too many days between them"
    if figures.containment < figures.needed:
        if _is_retold(figures, newer, older):
            return True, "one headline on one day, the same figures, and much of the text"
        return _teaser_verdict(figures, newer, older)
    if _is_other_issue(figures, newer, older):
        return False, "most of their numbers differ, as in two issues of one form"
    if figures.containment < _NEEDS_A_SIGN_BELOW and _numbers_differ(figures) and not _same_lead(newer, older):
        return False, "their numbers differ and they begin otherwise"
    if _is_background(figures, newer, older):
        return False, "what they share is background: headlines and beginnings differ"
    return True, "enough of the shorter stands in the longer"


def _is_other_issue(figures: Likeness, newer: TextPrint, older: TextPrint) -> bool:
    """Whether a form was filled in anew: on another day, or with many figures that are all different."""
    if not figures.days_apart:
        few_shared = figures.numbers_shared < _SAME_DAY_IN_COMMON * figures.numbers
        return figures.numbers >= _MANY_NUMBERS and few_shared and _as_long(newer, older)
    if figures.numbers < _TELLING_NUMBERS and other_days(newer, older):
        return True
    return _numbers_differ(figures) or (figures.containment < _VERBATIM and is_form(newer, older))


def _is_retold(figures: Likeness, newer: TextPrint, older: TextPrint) -> bool:
    """Whether a dispatch was written anew on its day: half of its words are others, headline and figures are not."""
    if figures.days_apart or figures.containment < _RETOLD_NEEDED or figures.shared < _RETOLD_SHARED:
        return False
    is_told = figures.numbers > _TELLING_NUMBERS and figures.numbers_shared >= _RETOLD_NUMBERS * figures.numbers
    alike = headlines_alike(newer, older)
    return is_told and alike is not None and alike >= _RETOLD_HEADLINE and not is_form(newer, older)


def _is_background(figures: Likeness, newer: TextPrint, older: TextPrint) -> bool:
    """Whether they begin otherwise under headlines that have little in common, and share what stands further down."""
    alike = headlines_alike(newer, older)
    shorter, longer = sorted((newer, older), key=lambda text: len(text.words))
    is_sure = figures.containment >= (_VERBATIM if figures.days_apart else _SURE)
    if is_sure or alike is None or lead_in(shorter, longer) >= _SAME_LEAD:
        return False
    is_doubtful = figures.containment < _SURE and alike <= _DOUBTFUL_HEADLINE
    return alike <= _OTHER_HEADLINE or (is_doubtful and front_in(shorter, longer) < _SAME_FRONT)


def _same_lead(one: TextPrint, other: TextPrint) -> bool:
    return max(lead_in(one, other), lead_in(other, one)) >= _SAME_LEAD


def _teaser_verdict(figures: Likeness, newer: TextPrint, older: TextPrint) -> tuple[bool, str]:
    is_short = _is_short(newer, older)
    begins_alike = figures.opening_run >= _TEASER_RUN[figures.days_apart > 1]
    is_enough = figures.containment >= _TEASER_NEEDED and figures.days_apart <= _TEASER_DAYS
    if is_short and begins_alike and is_enough and not (figures.days_apart and _numbers_differ(figures)):
        return True, "one begins like the other and stops"
    return False, "not enough of the shorter stands in the longer"


def _is_announced(figures: Likeness, newer: TextPrint, older: TextPrint) -> bool:
    """Whether one is the little that a paywall shows of the other: too little by itself, but under one headline."""
    if figures.days_apart > 1 or figures.opening_run < _ANNOUNCED_RUN or figures.containment < _TEASER_NEEDED:
        return False
    alike = headlines_alike(newer, older)
    has_headline = alike is not None and alike >= _RETOLD_HEADLINE and not is_form(newer, older)
    return has_headline and _is_short(newer, older)


def _is_short(newer: TextPrint, older: TextPrint) -> bool:
    """Whether one is short, and the other much longer."""
    shorter, longer = sorted((len(newer.words), len(older.words)))
    return shorter <= _TEASER_WORDS and longer >= _TEASER_TIMES_SHORTER * shorter


def _numbers_differ(figures: Likeness) -> bool:
    few = figures.numbers < _TELLING_NUMBERS
    return not few and figures.numbers_shared < _NUMBERS_IN_COMMON * figures.numbers


def _opening_run(newer: TextPrint, older: TextPrint, boilerplate: Collection[Shingle]) -> int:
    """The longest run of shingles that both have in the same order, beginning near the longer text's start."""
    shorter, longer = sorted((newer, older), key=lambda text: len(text.words))
    places: Iterable[int | None] = map(longer.places.get, shorter.shingles)
    if boilerplate:
        told = zip(shorter.shingles, places, strict=True)
        places = (None if shingle in boilerplate else place for shingle, place in told)
    longest = run = started = 0
    expected = -1
    for place in places:
        if place is None:
            run = 0
            continue
        if not run or place != expected:
            run, started = 0, place
        run += 1
        expected = place + 1
        if run > longest and started <= _NEAR_THE_START:
            longest = run
    return longest


def _as_long(newer: TextPrint, older: TextPrint) -> bool:
    shorter, longer = sorted((len(newer.words), len(older.words)))
    return shorter >= _SAME_LENGTH * longer


def _kind(newer: TextPrint, older: TextPrint, run: int) -> CopyKind:
    if newer.exact == older.exact:
        return CopyKind.EXACT
    if _as_long(newer, older):
        return CopyKind.NEAR
    mine, theirs = len(newer.words), len(older.words)
    if mine > theirs:
        return CopyKind.EMBEDDING
    return CopyKind.TEASER if mine <= _TEASER_WORDS and _begins_like(newer, run) else CopyKind.EXCERPT


def _begins_like(shorter: TextPrint, run: int) -> bool:
    """Whether a run near the longer text's start is most of the shorter one, or at least its beginning."""
    return run >= _TEASER_RUN[0] or run * 2 > len(shorter.shingles)
