"""What articles took from press releases, written down when either of the two is kept or changes.

A release and an article are compared when their texts share fingerprints, or are in stories of texts that do: copies
carry no fingerprints themselves. What is written depends on the two texts alone, so that people may split and merge
stories as they like; forgetting either of the two deletes it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from store.copies.fingerprints import Sightings, counting_day, sightings
from store.copies.prints import TextPrint
from store.copies.recognition import Recognised
from store.copies.taking import Taken, taken
from store.rows import AnyRow
from store.schema import article, pickup, revision, source
from store.sql.dialects import among, among_named, one_parameter
from store.sql.worded import Worded
from store.types import SourceKind

#: Texts that share most fingerprints with a new one, whose stories are looked at.
_LOOKED_AT = 20

_IS_RELEASE = source.c.kind == SourceKind.PRESS_RELEASE.value


def note_pickups(connection: Connection, article_id: int, recognised: Recognised) -> None:
    """Write what a new article took from kept releases, or, when it is a release, what kept articles took from it."""
    shared = _sharing(recognised.sightings)
    if shared or recognised.twin is not None:
        _note(connection, article_id, shared, is_exact=recognised.sightings is None)


def renew_pickups(connection: Connection, article_id: int) -> None:
    """Write anew what is to be said of a kept article: its text has changed, or its source is of another kind now."""
    mine = (pickup.c.article_id == article_id) | (pickup.c.release_id == article_id)
    before = connection.execute(select(pickup.c.article_id, pickup.c.release_id).where(mine)).all()
    connection.execute(delete(pickup).where(mine))
    counterparts = {number for pair in before for number in pair}
    _note(connection, article_id, counterparts | _sharing(_sightings_of(connection, article_id)), is_exact=False)


def renew_pickups_of(connection: Connection, source_name: str) -> None:
    """The same for all articles of a source."""
    numbers = select(article.c.id).where(article.c.source == source_name).order_by(article.c.id)
    for number in connection.execute(numbers).scalars().all():
        renew_pickups(connection, number)


def _note(connection: Connection, article_id: int, shared: Collection[int], *, is_exact: bool) -> None:
    """Compare an article with its counterparts. `is_exact` says that no fingerprints of it were looked up."""
    beside = {article_id, *shared}
    releases = _asked(connection, _RELEASES_BESIDE, beside)
    if article_id not in releases:
        # Where every word is another's, what that one took was taken here too, also from releases of other stories.
        releases |= _asked(connection, _RELEASES_BEHIND, beside) if is_exact else set()
        _write(connection, [(article_id, release_id) for release_id in releases])
        return
    if is_exact:
        beside |= _sharing(_sightings_of(connection, article_id))
    _write(connection, [(other, article_id) for other in _asked(connection, _ARTICLES_BESIDE, beside)])


def _sharing(found: Sightings | None) -> set[int]:
    return {one.article_id for one in found.candidates(_LOOKED_AT)} if found is not None else set()


def _sightings_of(connection: Connection, article_id: int) -> Sightings:
    (row,) = _texts(connection, [article_id])
    return sightings(connection, TextPrint(row.body, row.title), counting_day(row.published_at, row.first_seen_at))


def _asked(connection: Connection, worded: Worded, article_ids: Collection[int]) -> set[int]:
    ids = one_parameter(connection, sorted(article_ids))
    return {number for (number,) in worded.rows(connection, ids=ids)}


def _releases_beside(dialect: str) -> Select[int]:
    """The releases in the stories of some articles."""
    joined = select(article.c.id).join(source, source.c.name == article.c.source)
    return joined.where(article.c.story_id.in_(_their_stories(dialect)), _IS_RELEASE)


def _releases_behind(dialect: str) -> Select[int]:
    """What the stories of some articles took from."""
    joined = select(pickup.c.release_id).join(article, article.c.id == pickup.c.article_id)
    return joined.where(article.c.story_id.in_(_their_stories(dialect)))


def _articles_beside(dialect: str) -> Select[int]:
    """What is no release, in the stories of some articles."""
    releases = select(source.c.name).where(_IS_RELEASE)
    in_them = article.c.story_id.in_(_their_stories(dialect))
    return select(article.c.id).where(in_them, article.c.source.not_in(releases))


def _their_stories(dialect: str) -> Select[int]:
    theirs = article.alias("theirs")
    return select(theirs.c.story_id).where(among_named(dialect, theirs.c.id, "ids"))


_RELEASES_BESIDE, _RELEASES_BEHIND, _ARTICLES_BESIDE = map(
    Worded, (_releases_beside, _releases_behind, _articles_beside)
)


def _write(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    wanted = sorted(pairs)
    texts = {row.id: _whole(row) for row in _texts(connection, {number for pair in wanted for number in pair})}
    found = ((pair, taken(texts[pair[0]], texts[pair[1]])) for pair in wanted)
    rows = [_row(article_id, release_id, took) for (article_id, release_id), took in found if took is not None]
    if rows:
        connection.execute(insert(pickup), rows)


def _texts(connection: Connection, article_ids: Collection[int]) -> list[AnyRow]:
    """Articles with their newest texts."""
    if not article_ids:
        return []
    newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = select(article.c.id, article.c.published_at, article.c.first_seen_at)
    said = columns.add_columns(revision.c.title, revision.c.standfirst, revision.c.body).join(revision, newest)
    return list(connection.execute(said.where(among(connection, article.c.id, sorted(article_ids)))))


def _whole(row: AnyRow) -> str:
    """The text without its headline, which is nobody's but the title's own."""
    return f"{row.standfirst}\n{row.body}"


def _row(article_id: int, release_id: int, took: Taken) -> dict[str, Any]:
    columns = asdict(took) | {"share": round(took.share, 4)}
    for name in ("kept_paragraphs", "kept_quotes", "added"):
        columns[name] = json.dumps(columns[name], ensure_ascii=False)
    return columns | {"article_id": article_id, "release_id": release_id}
