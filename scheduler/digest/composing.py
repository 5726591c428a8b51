"""A review from what the corpus knows: grouped, put in order, and bounded. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TypeVar

from scheduler.digest.days import Days, names_day_alone
from scheduler.digest.seeing import sight_of
from scheduler.digest.values import Digest, EditTold, StoryTold, Telling
from store.review.arrivals import ArrivalCounts, ArrivedArticle, EditedArticle
from store.review.deals import NewAgreement, NewPartner
from store.review.watch import Watch
from store.types.alarms import Alarm

T = TypeVar("T")

#: How many of each a review lists: a mail of them has some 40 kB.
STORIES, COPIES, OLDER, AGREEMENTS, PARTNERS, EDITS = 40, 8, 15, 25, 30, 20
#: What appeared so long before the days of a review is no news of theirs, however late it came.
_LATE = timedelta(days=3)
#: Of the words of the text that is shown, those that make another one no teaser of it.
_FULL_SHARE = 0.8
#: Edits that are worth knowing, the more telling first; that a text was reworded is not.
_WORTH_KNOWING = ("removed", "paywalled", "restored", "correction", "headline", "amount", "names")


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What the corpus knows of some days."""

    days: Days
    now: datetime
    topic: str
    #: Names of the sources of the configuration.
    configured: frozenset[str]
    #: Polls that are older are forgotten.
    log_since: datetime
    arrivals: Sequence[ArrivedArticle]
    counts: ArrivalCounts
    edits: Sequence[EditedArticle]
    agreements: Sequence[NewAgreement]
    partners: Sequence[NewPartner]
    watch: Watch
    #: Those that were open at some moment of these days.
    alarms: Sequence[Alarm]


def compose(found: Findings) -> Digest:
    """The review: the weightiest stories first, the longest lists cut, and how much was cut is told."""
    since = found.days.since
    told = [_story(list(group), since) for _, group in groupby(found.arrivals, key=lambda each: each.story_id)]
    stories = sorted((story for story, is_late in told if not is_late), key=_weight)
    older = sorted((story for story, is_late in told if is_late), key=lambda story: story.appeared_at, reverse=True)
    beyond = max(0, found.counts.stories - len(told))  # not even looked at: the oldest of all
    edits = _edits(found.edits)
    return Digest(
        days=found.days,
        seen_until=min(found.now, found.days.until),
        topic=found.topic,
        articles=found.counts.articles,
        sources=found.counts.sources,
        stories=tuple(stories[:STORIES]),
        more_stories=_beyond(stories, STORIES),
        older=tuple(older[:OLDER]),
        more_older=_beyond(older, OLDER) + beyond,
        agreements=tuple(found.agreements[:AGREEMENTS]),
        more_agreements=_beyond(found.agreements, AGREEMENTS),
        partners=tuple(found.partners[:PARTNERS]),
        more_partners=_beyond(found.partners, PARTNERS),
        edits=tuple(edits[:EDITS]),
        more_edits=_beyond(edits, EDITS),
        sight=sight_of(found.watch, found.alarms, found.configured, is_known=since >= found.log_since),
    )


def _story(articles: list[ArrivedArticle], since: datetime) -> tuple[StoryTold, bool]:
    """A story from its articles, in the order in which they appeared, and whether all that came of it is old."""
    first = articles[0]
    shown = next((each for each in articles if each.speaks), first)
    speaks = first if _is_as_full(first, shown) else shown
    is_new = first.story_seen_at >= since
    came = [each for each in articles if each.first_seen_at >= since]
    copies = [_telling(each, first) for each in (articles if is_new else came) if each.id != first.id]
    story = StoryTold(
        id=first.story_id,
        title=speaks.title,
        excerpt=speaks.excerpt,
        url=speaks.url,
        source=first.source,
        appeared_at=first.appeared_at,
        credit=first.credit,
        is_stub=speaks.access == "stub",
        is_removed=speaks.is_removed,
        copies=tuple(copies[:COPIES]),
        more_copies=_beyond(copies, COPIES),
        is_new=is_new,
    )
    return story, all(each.appeared_at < since - _LATE for each in came)


def _is_as_full(first: ArrivedArticle, shown: ArrivedArticle) -> bool:
    """Whether who published first can be shown in its own words, rather than in those of the copy that we had first."""
    is_there = not first.is_removed and first.access != "stub"
    return is_there and first.words >= _FULL_SHARE * shown.words


def _telling(each: ArrivedArticle, first: ArrivedArticle) -> Telling:
    is_vague = names_day_alone(each.appeared_at) or names_day_alone(first.appeared_at)
    return Telling(
        source=each.source,
        url=each.url,
        appeared_at=each.appeared_at,
        lag_s=None if is_vague else int((each.appeared_at - first.appeared_at).total_seconds()),
        same_owner=each.owner == first.owner,
    )


def _weight(story: StoryTold) -> tuple[bool, int, datetime]:
    """New stories first, then those that went furthest, then by when they appeared."""
    return (not story.is_new, -len(story.copies) - story.more_copies, story.appeared_at)


def _edits(edits: Iterable[EditedArticle]) -> list[EditTold]:
    """One line an article, however often it was edited; the most telling first."""
    by_article: dict[int, list[EditedArticle]] = {}
    for edit in edits:
        by_article.setdefault(edit.article_id, []).append(edit)
    told = [one for some in by_article.values() if (one := _edit(some))]
    return sorted(told, key=lambda one: (_WORTH_KNOWING.index(one.kinds[0]), one.seen_at))


def _edit(edits: Sequence[EditedArticle]) -> EditTold | None:
    """What was edited in one article, in order; None when nothing of it is worth knowing."""
    kinds = [kind for kind in _WORTH_KNOWING if any(kind in edit.kinds for edit in edits)]
    if not kinds:
        return None
    last = edits[-1]
    before = next((edit.title_before for edit in edits if "headline" in edit.kinds), "")
    title = last.title or last.title_before
    return EditTold(
        article_id=last.article_id,
        title=title,
        url=last.url,
        source=last.source,
        seen_at=last.seen_at,
        kinds=tuple(kinds),
        title_before="" if before == title else before,
    )


def _beyond(some: Sequence[T], most: int) -> int:
    return max(0, len(some) - most)
