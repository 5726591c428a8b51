"""Kept articles that are looked at again for a while: when next, and what tells whether their page has changed.

Every function works inside a transaction of the archive's. What is on the pages is not its business.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from store.polling.attempts import MAX_BEGUN, begin, begun_of, is_on_trial
from store.rows import AnyRow, entry_from_json
from store.schema import address, article, recheck
from store.sql.dialects import among
from store.types import Entry, Recheck, Validators
from store.urls import url_key

#: Articles of a source that one poll looks at again at most, the newest first; the rest waits for the next poll.
RECHECKS_PER_POLL = 60
#: What was handed to a crawl is not handed to another one meanwhile; a crawl that is killed loses no more than this.
_LEASE = timedelta(minutes=15)
#: A look that failed for a passing reason is tried again.
_RETRY_AFTER = timedelta(hours=1)
#: An article whose look is overdue for so long is let go: nothing polled its source meanwhile.
_TOO_LATE = timedelta(days=7)

# Worded once: every new article is noted.
_SAID = select(address.c.entry).where(address.c.url_key == bindparam("its_key")).scalar_subquery()
_NOTE = insert(recheck).values(entry=_SAID)
_THIS = recheck.c.article_id == bindparam("its_article")


def begin_rechecks(
    connection: Connection,
    article_id: int,
    source: str,
    listed_url: str,
    validators: Validators,
    first_look_at: datetime,
) -> None:
    """Note a new article, with what its feed said of it; call it before that address is settled."""
    columns = _columns(validators) | {"article_id": article_id, "source": source, "next_at": first_look_at}
    connection.execute(_NOTE, columns | {"its_key": url_key(listed_url)})


def note_look(
    connection: Connection,
    article_id: int,
    now: datetime,
    looks: Sequence[timedelta],
    validators: Validators | None = None,
) -> None:
    """Plan the next look after one that came to something; none after the last. `validators` replace those kept.

    `looks` say how long after its first sight an article is looked at; what was missed is not made up for.
    """
    first_seen_at = _first_seen_at(connection, article_id)
    if first_seen_at is not None:
        _plan(connection, article_id, next_look(first_seen_at, now, looks), validators)


def note_failed_look(
    connection: Connection, article_id: int, now: datetime, looks: Sequence[timedelta], *, temporary: bool
) -> None:
    """Plan the next look after one that came to nothing: soon, when the reason is a passing one."""
    first_seen_at = _first_seen_at(connection, article_id)
    if first_seen_at is None or not looks:
        return
    regular = next_look(first_seen_at, now, looks)
    soon = now + _RETRY_AFTER
    if not temporary or soon > first_seen_at + looks[-1] + _TOO_LATE:
        _plan(connection, article_id, regular, None)
    else:
        _plan(connection, article_id, min(soon, regular or soon), None)


def forget_validators(connection: Connection, article_id: int) -> None:
    """Let the next look fetch the whole page, whatever it was before: nothing was there in between."""
    connection.execute(update(recheck).where(_THIS).values(_columns(Validators())), {"its_article": article_id})


def forget_entries(connection: Connection, article_ids: Collection[int]) -> None:
    """Let articles be looked at again without what their feed said of them."""
    these = update(recheck).where(among(connection, recheck.c.article_id, article_ids))
    connection.execute(these.values(entry=None))


def due_rechecks(
    connection: Connection, source: str, now: datetime, looks: Sequence[timedelta], taken: Collection[str], most: int
) -> tuple[Recheck, ...]:
    """Articles of a source that it is time to look at again, the newest first. Pages of `taken` are under way.

    Each is counted as begun. One that crawls have died with is looked at alone, and after a third time no more.
    """
    if not looks or most <= 0:
        return ()
    of_source = recheck.c.source == source
    connection.execute(delete(recheck).where(of_source, recheck.c.next_at < now - _TOO_LATE))
    columns = select(recheck, article.c.url).join(article).where(of_source, recheck.c.next_at <= now)
    rows = connection.execute(columns.order_by(article.c.first_seen_at.desc(), article.c.id.desc()).limit(most)).all()
    chosen = _without_suspects(connection, [row for row in rows if url_key(row.url) not in taken])
    lease = update(recheck).where(_THIS).values(next_at=now + _LEASE)
    if chosen:
        connection.execute(lease, [{"its_article": row.article_id} for row in chosen])
        begin(connection, [url_key(row.url) for row in chosen])
    return tuple(map(_recheck_of, chosen))


def _without_suspects(connection: Connection, rows: Sequence[AnyRow]) -> list[AnyRow]:
    """The rows, with one at most that is on trial; looks that crawls have died with too often are over."""
    begun = begun_of(connection, [url_key(row.url) for row in rows])
    convicted = [row for row in rows if begun.get(url_key(row.url), 0) >= MAX_BEGUN]
    for row in convicted:
        connection.execute(delete(recheck).where(_THIS), {"its_article": row.article_id})
    suspects = [row for row in rows if row not in convicted and is_on_trial(begun.get(url_key(row.url), 0))]
    return [row for row in rows if row not in convicted and row not in suspects[1:]]


def next_look(first_seen_at: datetime, now: datetime, looks: Sequence[timedelta]) -> datetime | None:
    """The first of the looks that is still to come; None when none is."""
    return min((at for after in looks if (at := first_seen_at + after) > now), default=None)


def _first_seen_at(connection: Connection, article_id: int) -> datetime | None:
    """First sight of an article that is looked at again; None for another."""
    noted = select(article.c.first_seen_at).join(recheck).where(recheck.c.article_id == article_id)
    return connection.execute(noted).scalar()


def _plan(connection: Connection, article_id: int, at: datetime | None, validators: Validators | None) -> None:
    this = {"its_article": article_id}
    if at is None:
        connection.execute(delete(recheck).where(_THIS), this)
        return
    columns = {"next_at": at} | (_columns(validators) if validators else {})
    connection.execute(update(recheck).where(_THIS).values(columns), this)


def _columns(validators: Validators) -> dict[str, object]:
    return {
        "etag": validators.etag,
        "last_modified": validators.last_modified,
        "body_hash": validators.body_hash,
    }


def _recheck_of(row: AnyRow) -> Recheck:
    said = entry_from_json(row.entry) if row.entry else Entry(url=row.url)
    validators = Validators(etag=row.etag, last_modified=row.last_modified, body_hash=row.body_hash)
    # When it was changed last is for the page to say, by now.
    return Recheck(entry=replace(said, url=row.url, modified_at=None), validators=validators)
