"""What a new text is to the texts that are kept: a copy of one, or a story of its own.

It asks and writes inside a transaction of the archive's, which holds the writers' section: two writers of the same
text come one after the other. The text's own figures are made before (`prints`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from store.copies.fingerprints import Sightings, sightings
from store.copies.judging import CopyKind, Likeness, likeness
from store.copies.prints import TextPrint
from store.database.dialects import among
from store.rows import AnyRow
from store.schema import article, decision, revision

#: Articles whose text is compared, of those that share fingerprints: recall .9975 at six.
_COMPARED = 5


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
    same = _same_text(connection, print_, article_id, apart)
    if same is not None:
        return Recognised(twin=_exact(same), sightings=None)
    found = sightings(connection, print_, day)
    days = {id_: its_day for id_, its_day in found.candidates(_COMPARED) if id_ != article_id}
    rows = [row for row in _texts(connection, list(days)) if row.story_id not in apart]
    compared = [
        (row, likeness(print_, TextPrint(row.body, row.title), abs(days[row.id] - day), found.boilerplate))
        for row in rows
    ]
    return Recognised(twin=_best(compared), sightings=found)


def _best(compared: Sequence[tuple[AnyRow, Likeness]]) -> Twin | None:
    """The copy that has most in common; of equals the oldest."""
    copies = [(row, like) for row, like in compared if like.kind is not None]
    if not copies:
        return None
    row, like = max(copies, key=lambda pair: (pair[1].containment, -pair[0].id))
    assert like.kind is not None
    return Twin(
        article_id=row.id, story_id=row.story_id, kind=like.kind, score=like.containment, is_fuller=like.is_fuller
    )


def _exact(row: AnyRow) -> Twin:
    return Twin(article_id=row.id, story_id=row.story_id, kind=CopyKind.EXACT, score=1.0)


def _same_text(
    connection: Connection, print_: TextPrint, article_id: int | None, apart: Collection[int]
) -> AnyRow | None:
    """The oldest other article of the very same words."""
    others = (article.c.fingerprint == print_.exact) & (article.c.id != (article_id or 0))
    same = select(article.c.id, article.c.story_id).where(others, article.c.story_id.not_in(apart))
    return connection.execute(same.order_by(article.c.id).limit(1)).first()


def _texts(connection: Connection, article_ids: list[int]) -> list[AnyRow]:
    if not article_ids:
        return []
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = select(article.c.id, article.c.story_id, revision.c.title, revision.c.body).join(revision, newest)
    return list(connection.execute(columns.where(among(connection, article.c.id, article_ids))))


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
