"""A review is grouped by story, in order, bounded, and says what could not be seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from scheduler.digest import composing
from scheduler.digest.composing import compose
from scheduler.digest.values import Outage
from store.review.arrivals import ArrivalCounts
from store.review.deals import NewPartner
from store.types.alarms import AlarmKind
from tests.scheduler.digest.findings import (
    DAY,
    MORNING,
    SOURCES,
    agreement,
    alarm,
    arrival,
    edit,
    findings,
    polled,
    watched,
)

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "only",
    [
        {"arrivals": (arrival(1),)},
        {"arrivals": (arrival(1, appeared_at=MORNING - timedelta(days=90)),)},
        {"agreements": (agreement(),)},
        {"partners": (NewPartner(name="Cigref", type="association"),)},
        {"edits": (edit(1, "headline"),)},
    ],
)
def test_a_review_is_empty_only_where_nothing_at_all_is_told(only: dict[str, Any]) -> None:
    assert not compose(findings(**only)).is_empty
    assert compose(findings()).is_empty


def test_a_story_is_told_by_who_published_first_and_in_the_words_of_the_fuller_text() -> None:
    teaser = arrival(1, source="Agence Hexagone", title="Bref", owner="Groupe", words=40, speaks=False)
    fuller = arrival(2, story_id=1, title="En entier", excerpt="Tout.", appeared_at=MORNING + HOUR, owner="Groupe")
    vague = arrival(3, story_id=1, appeared_at=MORNING.replace(hour=22, minute=59, second=59), speaks=False)
    (story,) = compose(findings(arrivals=(teaser, fuller, vague))).stories
    assert (story.source, story.title, story.excerpt) == ("Agence Hexagone", "En entier", "Tout.")
    assert [(copy.lag_s, copy.same_owner) for copy in story.copies] == [(3600, True), (None, False)]


def test_a_story_has_the_headline_and_the_address_of_the_article_that_it_names_as_the_first() -> None:
    wire = arrival(1, source="Agence Hexagone", title="La dépêche", words=190, speaks=False)
    seen_first = arrival(2, story_id=1, title="La reprise", words=200, appeared_at=MORNING + HOUR)
    (story,) = compose(findings(arrivals=(wire, seen_first))).stories
    assert (story.source, story.title, story.url) == ("Agence Hexagone", "La dépêche", wire.url)
    gone = arrival(1, source="Agence Hexagone", title="La dépêche", is_removed=True, speaks=False)
    (story,) = compose(findings(arrivals=(gone, seen_first))).stories
    assert (story.source, story.title) == ("Agence Hexagone", "La reprise")


def test_new_stories_come_first_then_those_that_went_furthest() -> None:
    before = MORNING - timedelta(days=2)
    known = arrival(1, first_seen_at=before, story_seen_at=before, appeared_at=MORNING - HOUR)
    copies = [arrival(10 + n, story_id=1, story_seen_at=before, speaks=False) for n in range(3)]
    alone = arrival(2)
    copied = (arrival(3), arrival(30, story_id=3, speaks=False))
    digest = compose(findings(arrivals=(known, *copies, alone, *copied)))
    assert [(story.id, story.is_new, len(story.copies)) for story in digest.stories] == [
        (3, True, 1),
        (2, True, 0),
        (1, False, 3),
    ]


def test_what_appeared_long_before_stands_apart_unless_somebody_takes_it_up() -> None:
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    old = arrival(1, appeared_at=long_ago)
    taken_up = (arrival(2, appeared_at=long_ago), arrival(20, story_id=2, speaks=False))
    digest = compose(findings(arrivals=(old, *taken_up)))
    assert [story.id for story in digest.older] == [1]
    assert [story.id for story in digest.stories] == [2]


def test_a_review_is_bounded_and_counts_the_rest() -> None:
    many = tuple(arrival(number) for number in range(1, 301))
    copies = tuple(arrival(1000 + number, story_id=300, speaks=False) for number in range(30))
    digest = compose(
        findings(
            arrivals=many + copies,
            counts=ArrivalCounts(articles=5330, stories=5000, sources=3),
            agreements=tuple(agreement() for _ in range(100)),
            edits=tuple(edit(number, "removed") for number in range(100)),
        )
    )
    assert (len(digest.stories), digest.more_stories) == (composing.STORIES, 300 - composing.STORIES)
    assert digest.more_older == 4700
    assert (len(digest.stories[0].copies), digest.stories[0].more_copies) == (composing.COPIES, 30 - composing.COPIES)
    assert (len(digest.agreements), digest.more_agreements) == (composing.AGREEMENTS, 100 - composing.AGREEMENTS)
    assert (len(digest.edits), digest.more_edits) == (composing.EDITS, 100 - composing.EDITS)


def test_edits_are_one_line_an_article_the_most_telling_first() -> None:
    edits = (
        edit(1, "rewording", "addition"),
        edit(2, "headline", title="Un titre de plus", title_before="Un titre"),
        edit(2, "amount", title="Un titre de plus", title_before="Un titre de plus"),
        edit(3, "removed", title="", title_before="Ce qui fut"),
    )
    told = compose(findings(edits=edits)).edits
    assert [(one.article_id, one.kinds, one.title, one.title_before) for one in told] == [
        (3, ("removed",), "Ce qui fut", ""),
        (2, ("headline", "amount"), "Un titre de plus", "Un titre"),
    ]


@pytest.mark.parametrize(
    ("watch", "alarms", "expected"),
    [
        (polled("DSI Magazine", 4, 4, "timed out: late"), (), ("down", ("timed out",))),
        (polled("DSI Magazine", 4, 2, "http 503: ill"), (), ("partly", ("http 503",))),
        (polled("DSI Magazine", 4, 1, "http 503: ill"), (), None),
        (polled("DSI Magazine"), (AlarmKind.SILENT,), ("alarm", ("silent",))),
        (polled("DSI Magazine", 2, 2, "tls: x"), (AlarmKind.TLS,), ("down", ("tls",))),
    ],
)
def test_what_could_not_be_seen_of_a_source_has_a_reason(
    watch: object, alarms: tuple[AlarmKind, ...], expected: tuple[str, tuple[str, ...]] | None
) -> None:
    others = [polled(name) for name in SOURCES if name != "DSI Magazine"]
    raised = tuple(alarm(kind, "DSI Magazine") for kind in alarms)
    sight = compose(findings(watch=watched(watch, *others), alarms=raised)).sight  # type: ignore[arg-type]
    assert [(one.state, one.reasons) for one in sight.outages] == ([expected] if expected else [])
    assert (sight.watched, sight.answered) == (3, 2 if expected and expected[0] == "down" else 3)


def test_an_alarm_about_vigie_itself_hides_no_source() -> None:
    many = watched(*(polled(f"Titre {number}", 1, 1, "timed out: late") for number in range(60)), lately=())
    sight = compose(findings(watch=many, alarms=(alarm(AlarmKind.UNREACHABLE, ""),))).sight
    assert (len(sight.outages), sight.more_outages) == (61, 0)


def test_a_source_is_missed_when_it_was_watched_lately_and_is_configured() -> None:
    lately = (*SOURCES, "Gone")
    sight = compose(findings(watch=watched(polled("DSI Magazine"), lately=lately))).sight
    assert sight.outages == tuple(
        Outage(source=name, state="unwatched", reasons=()) for name in SOURCES if name != "DSI Magazine"
    )
    foreign = compose(findings(watch=watched(polled("Elsewhere"), lately=("Elsewhere",)))).sight
    assert (foreign.watched, foreign.answered, foreign.outages) == (1, 1, ())


def test_where_the_log_is_gone_nothing_is_said_of_what_was_seen() -> None:
    sight = compose(findings(log_since=DAY.until, watch=watched(lately=()))).sight
    assert (sight.is_known, sight.outages) == (False, ())


def test_a_day_that_is_not_over_is_seen_up_to_now() -> None:
    digest = compose(findings(now=MORNING))
    assert digest.seen_until == MORNING
    assert compose(findings()).seen_until == DAY.until
