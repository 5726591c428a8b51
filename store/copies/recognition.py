"""What a new text is to the texts that are kept: a copy of one, or a story of its own.

It asks and writes inside a transaction of the archive's, which holds the writers' section: two writers of the same
text come one after the other. The text's own figures are made before (`prints`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from store.copies.fingerprints import Candidate, Sightings, sightings
from store.copies.judging import CopyKind, likeness
from store.copies.prints import TextPrint
from store.schema import article, decision, revision
from store.sql.dialects import among, among_named, one_parameter
from store.sql.worded import Worded

#: Articles whose text is compared, of those that share fingerprints: of six, the right one is among them in .9975.
_COMPARED = 5
#: Fingerprints in common for each word of the shorter text, below which a comparison is not worth its time. Of 1,570
#: copies among 9,000 articles each had more; of 2,431 comparisons that found none, five in six had fewer.
_LEAST_SHARED_A_WORD = 0.015

_SAME_TEXT = (
    select(article.c.id, article.c.story_id)
    .where(article.c.fingerprint == bindparam("exact"))
    .order_by(article.c.id)
    .limit(1)
)
_FIRST_OF_ITS_TEXT = Worded(lambda _: _SAME_TEXT)


@dataclass(frozen=True, kw_only=True)
class Twin:
    """The article that a text is a copy of."""

    article_id: int
    story_id: int
    kind: CopyKind
    #: Share of the shorter text that stands in the longer.
    score: float
    #: Whether the new text is the whole of what this one only began.
    is_fuller: bool = False


class _Text(NamedTuple):
    """A kept text that may be what another is a copy of."""

    id: int
    story_id: int
    fingerprint: str
    title: str
    body: str
    word_count: int


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """What a look-up came to."""

    #: None for a story of its own.
    twin: Twin | None
    #: For `add_fingerprints`, when the text is to be found later; None where they were not looked up.
    sightings: Sightings | None

    @property
    def carries(self) -> Sightings | None:
        """What the article is to be found by: copies are not, but for the fuller text of a teaser."""
        return self.sightings if self.twin is None or self.twin.is_fuller else None


def recognise(connection: Connection, print_: TextPrint, day: int, article_id: int | None = None) -> Recognised:
    """Find the kept text that a text is a copy of. `day` is its `counting_day`.

    `article_id` names a kept article that is looked at again: it is not compared with itself, nor put back into a
    story that a person took it out of.
    """
    apart = _stories_apart(connection, article_id)
    # Headlines alone make no copies: "L'essentiel du jour" stands above each day's news.
    same = _same_text(connection, print_, article_id, apart) if print_.body else None
    if same is not None:
        twin = Twin(article_id=same[0], story_id=same[1], kind=CopyKind.EXACT, score=1.0)
        return Recognised(twin=twin, sightings=None)
    found = sightings(connection, print_, day)
    others = [one for one in found.candidates(_COMPARED) if one.article_id != article_id]
    texts = ((row, one) for row, one in _in_turn(connection, print_, others) if row.story_id not in apart)
    return Recognised(twin=_first_twin(print_, texts, found), sightings=found)


def _first_twin(print_: TextPrint, candidates: Iterable[tuple[_Text, Candidate]], found: Sightings) -> Twin | None:
    """The first of some texts that a text is a copy of."""
    for row, candidate in candidates:
        if candidate.shared < _LEAST_SHARED_A_WORD * min(row.word_count, print_.length):
            continue
        older = TextPrint(row.body, row.title, row.fingerprint)
        like = likeness(print_, older, candidate.days_apart, found.boilerplate)
        if like.kind is not None:
            place = {"article_id": row.id, "story_id": row.story_id}
            return Twin(**place, kind=like.kind, score=like.containment, is_fuller=like.is_fuller)
    return None


def _same_text(
    connection: Connection, print_: TextPrint, article_id: int | None, apart: Collection[int]
) -> tuple[int, int] | None:
    """The oldest other article of the very same words, and its story."""
    if article_id is None:
        return next(iter(_FIRST_OF_ITS_TEXT.rows(connection, exact=print_.exact)), None)
    another = (article.c.id != article_id) & article.c.story_id.not_in(apart)
    row = connection.execute(_SAME_TEXT.where(another), {"exact": print_.exact}).first()
    return (row.id, row.story_id) if row else None


def _in_turn(
    connection: Connection, print_: TextPrint, candidates: Iterable[Candidate]
) -> Iterator[tuple[_Text, Candidate]]:
    """Candidates with their texts, in order.

    Those that share enough for a text of any length are read first, and mostly the last: the others are kept apart all
    over a large corpus, and few of them are so short that they are compared.
    """
    enough = _LEAST_SHARED_A_WORD * print_.length
    for _, together in groupby(candidates, key=lambda one: one.shared >= enough):
        some = {one.article_id: one for one in together}
        texts = {row.id: row for row in _texts(connection, list(some))}
        yield from ((texts[article_id], one) for article_id, one in some.items() if article_id in texts)


def _texts(connection: Connection, article_ids: list[int]) -> Iterable[_Text]:
    if not article_ids:
        return []
    return map(_Text._make, _NEWEST_TEXTS.rows(connection, ids=one_parameter(connection, article_ids)))


def _newest_texts(dialect: str) -> Select[int, int, str, str, str, int]:
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = select(
        article.c.id,
        article.c.story_id,
        article.c.fingerprint,
        revision.c.title,
        revision.c.body,
        revision.c.word_count,
    )
    return columns.join(revision, newest).where(among_named(dialect, article.c.id, "ids"))


_NEWEST_TEXTS = Worded(_newest_texts)


def _stories_apart(connection: Connection, article_id: int | None) -> set[int]:
    """The stories that a person said an article does not belong to."""
    if article_id is None:
        return set()
    pairs = select(decision.c.article_id, decision.c.other_id).where(
        (decision.c.article_id == article_id) | (decision.c.other_id == article_id), decision.c.is_same == 0
    )
    others = {one if other == article_id else other for one, other in connection.execute(pairs)}
    stories = select(article.c.story_id).where(among(connection, article.c.id, sorted(others)))
    return set(connection.execute(stories).scalars()) if others else set()
