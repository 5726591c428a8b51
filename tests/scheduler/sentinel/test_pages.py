"""Walls, empty pages, short texts, one text everywhere, redesigns: told by the last pages, against what is usual."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from scheduler.sentinel.pages import judge_pages
from store.types import AlarmKind, Ending, PageOutcome
from store.types.rhythms import Rhythm
from tests.scheduler.sentinel.histories import HOUR, MONDAY, alarm, feed, readings, rhythm_with, watched

GOOD = readings(20)
#: Reasons that pages give no article by.
WALLS = (
    Ending.BLOCKED,
    Ending.RATE_LIMITED,
    Ending.ROBOTS,
    Ending.RIGHTS_RESERVED,
    Ending.CONSENT_WALL,
    Ending.PAYWALL,
    Ending.BOT_CHALLENGE,
    Ending.SOFT_404,
    Ending.EMPTY_BODIES,
    Ending.UNREACHABLE,
    Ending.TIMED_OUT,
    Ending.QUARANTINED,
)


def kinds(pages: list[PageOutcome], rhythm: Rhythm | None = None, known: AlarmKind | None = None) -> list[AlarmKind]:
    open_now = [alarm(known)] if known else []
    return [found.kind for found in judge_pages(watched(now=MONDAY, rhythm=rhythm, readings=pages, known=open_now))]


def bad(count: int, ending: Ending = Ending.CONSENT_WALL, start: int = 100) -> list[PageOutcome]:
    return readings(count, start=start, ending=ending, text_hash="", words=0)


@pytest.mark.parametrize("ending", WALLS)
def test_three_pages_in_a_row_without_an_article_are_an_alarm_of_their_reason(ending: Ending) -> None:
    assert kinds(GOOD + bad(2, ending), rhythm_with()) == []
    assert kinds(GOOD + bad(3, ending), rhythm_with()) == [AlarmKind(ending.value)]


def test_the_sentence_counts_what_the_pages_were() -> None:
    pages = GOOD + bad(4, Ending.PAYWALL) + bad(1, Ending.TIMED_OUT, start=200)
    (found,) = judge_pages(watched(now=MONDAY, rhythm=rhythm_with(failing=0.12), readings=pages))
    assert found.kind is AlarmKind.PAYWALL
    assert found.evidence == (
        "5 of the last 5 new pages gave no article: 4 paywall, 1 timed out; usually 12% give none"
    )


def test_a_title_that_is_half_behind_a_wall_is_used_to_it() -> None:
    mixed = [one for pair in zip(readings(10), bad(10), strict=True) for one in pair]
    assert kinds(mixed + bad(4, start=300), rhythm_with(failing=0.5)) == []
    assert kinds(mixed + bad(20, start=300), rhythm_with(failing=0.5)) == [AlarmKind.CONSENT_WALL]


def test_empty_pages_that_become_frequent_are_an_alarm_though_others_come() -> None:
    pages = readings(12)
    for place in range(0, 12, 2):
        pages[place] = bad(1, Ending.EMPTY_BODIES, start=400 + place)[0]
    assert kinds(GOOD + pages, rhythm_with()) == [AlarmKind.EMPTY_BODIES]


def test_a_new_source_needs_more_pages() -> None:
    assert kinds(bad(5)) == []
    assert kinds(bad(8)) == [AlarmKind.CONSENT_WALL]


def learned(pages: list[PageOutcome], days: float = 56.0) -> Rhythm:
    """What is usual for a letter by all of its pages, learned a moment after the last."""
    failing = sum(one.ending is not None for one in pages) / len(pages)
    rhythm = rhythm_with(pages=len(pages), failing=failing, texts=6)
    return replace(rhythm, days=days, reckoned_at=MONDAY + HOUR)


def test_walls_that_a_letter_meets_week_by_week_do_not_become_usual_before_they_are_told() -> None:
    """Nothing being wrong yet, they are learned from as they come: what they are held against is what came before."""
    for walls, wanted in ((1, []), (2, []), (3, [AlarmKind.PAYWALL])):
        pages = readings(6) + bad(walls, Ending.PAYWALL)
        assert kinds(pages, learned(pages)) == wanted
    young = readings(3) + bad(3, Ending.PAYWALL)
    assert kinds(young, learned(young, days=20.0)) == [], "half of it may be for subscribers"


def test_what_publishes_much_meets_more_chances() -> None:
    """Three pages in a row, each bad once in twenty-five times, are one chance in 15,600: an agency has it monthly."""
    agency = rhythm_with(pages=11_000, failing=0.03, makeshift=0.04)
    for pages in (bad(3), readings(3, start=100, makeshift=True)):
        assert kinds(GOOD + pages, rhythm_with()) != []
        assert kinds(GOOD + pages, agency) == []
    assert kinds(GOOD + bad(5), agency) == [AlarmKind.CONSENT_WALL]


def test_a_letter_of_one_sentence_is_told_by_fewer_texts_and_a_few_briefs_in_a_row_are_not() -> None:
    assert kinds(GOOD + readings(5, start=100, words=20), rhythm_with(texts=7)) == [AlarmKind.SHORT_TEXTS]
    assert kinds(GOOD + readings(5, start=100, words=110), rhythm_with()) == []
    assert kinds(GOOD + readings(10, start=100, words=110), rhythm_with()) == [AlarmKind.SHORT_TEXTS]


def test_an_alarm_stays_while_half_of_the_pages_are_bad_and_closes_then() -> None:
    mending = GOOD + bad(3) + readings(2, start=500)
    assert kinds(mending, rhythm_with(), known=AlarmKind.CONSENT_WALL) == [AlarmKind.CONSENT_WALL]
    mended = GOOD + bad(3) + readings(6, start=500)
    assert kinds(mended, rhythm_with(failing=0.2), known=AlarmKind.CONSENT_WALL) == []


def test_texts_of_a_fraction_of_their_length_are_an_alarm() -> None:
    teasers = readings(5, start=100, words=40)
    (found,) = judge_pages(watched(now=MONDAY, rhythm=rhythm_with(), readings=GOOD + teasers))
    assert found.kind is AlarmKind.SHORT_TEXTS
    assert found.evidence == "the last 5 articles have 40 words (median); usually they have 400"
    assert kinds(GOOD + teasers[:2], rhythm_with()) == []
    assert kinds(GOOD + readings(5, start=100, words=250), rhythm_with()) == []
    assert kinds(GOOD + teasers, rhythm_with(texts=4)) == [], "too little is known of it"


def test_lengths_that_vary_as_the_press_s_do_are_none() -> None:
    dice = Random(3)
    for _ in range(200):
        pages = [replace(one, words=int(dice.lognormvariate(6.0, 0.7))) for one in readings(30)]
        assert kinds(pages, rhythm_with(words=403.0, words_spread=0.47)) == []


def test_one_text_under_several_addresses_is_an_alarm() -> None:
    notice = readings(3, start=100, text_hash="same", words=90)
    (found,) = judge_pages(watched(now=MONDAY, rhythm=rhythm_with(), readings=GOOD + notice))
    assert found.kind is AlarmKind.SAME_TEXT
    assert found.evidence == "3 of the last 6 articles have one and the same text of 90 words"


def test_one_article_in_several_sections_is_none() -> None:
    sections = [replace(GOOD[0], url=f"gazette.example/{name}/accord-12") for name in ("une", "economie", "rhone")]
    assert kinds(GOOD + sections, rhythm_with()) == []


def test_pages_that_are_suddenly_read_by_makeshift_are_a_redesign() -> None:
    (found,) = judge_pages(
        watched(now=MONDAY, rhythm=rhythm_with(), readings=GOOD + readings(5, start=100, makeshift=True))
    )
    assert found.kind is AlarmKind.REDESIGN
    assert found.evidence == "3 of the last 3 pages were read by makeshift; usually 3% are"
    always = readings(30, makeshift=True)
    assert kinds(always, rhythm_with(makeshift=0.97)) == [], "this site's always are"
    assert kinds(always, rhythm_with(pages=5)) == [], "too little is known of it"


def test_pages_as_they_ever_were_are_no_alarm() -> None:
    assert kinds(GOOD, rhythm_with()) == []
    assert kinds([], rhythm_with()) == []
    assert kinds([]) == []


def abroad(count: int, site: str = "autre-titre.example", start: int = 500) -> list[PageOutcome]:
    return [replace(one, url=f"{site}/a-{place}") for place, one in enumerate(readings(count, start=start))]


def test_pages_that_all_lie_at_another_site_by_now_are_told_with_both_sites() -> None:
    assert kinds(GOOD + abroad(4), rhythm_with()) == []
    (found,) = judge_pages(watched(now=MONDAY, rhythm=rhythm_with(), readings=GOOD + abroad(5)))
    assert (found.kind, found.feed_url) == (AlarmKind.STRAYED, "")
    assert found.evidence == (
        "the last 5 new pages all lie at autre-titre.example, and those before lay at gazette-du-rhone.example"
    )


def test_a_feed_that_is_another_one_from_one_moment_to_the_next_lists_many_pages_at_once() -> None:
    (found,) = judge_pages(watched(now=MONDAY, rhythm=rhythm_with(), readings=GOOD + abroad(15)))
    assert (found.kind, found.evidence[:25]) == (AlarmKind.STRAYED, "the last 15 new pages all")


def test_another_site_becomes_usual_with_time() -> None:
    for home, more, wanted in ((20, 20, [AlarmKind.STRAYED]), (10, 30, [AlarmKind.STRAYED]), (9, 31, [])):
        assert kinds(GOOD[:home] + abroad(more), rhythm_with(), AlarmKind.STRAYED) == wanted
        assert kinds(GOOD[:home] + abroad(more), rhythm_with()) == wanted


def test_a_feed_that_leads_to_many_sites_or_to_one_that_is_named_strays_nowhere() -> None:
    sites = [one for place in range(20) for one in abroad(1, f"titre-{place % 7}.example", start=place)]
    assert kinds(sites + abroad(5), rhythm_with()) == []
    assert kinds(GOOD[:9] + abroad(5), rhythm_with()) == [], "too young"
    assert kinds(GOOD + abroad(2) + abroad(4, "troisieme.example", start=700), rhythm_with()) == []
    named = feed(url="https://flux.autre-titre.example/rss")
    assert judge_pages(watched(named, now=MONDAY, rhythm=rhythm_with(), readings=GOOD + abroad(5))) == []
