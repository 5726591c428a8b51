"""What a look at the page of a kept article comes to when no text is read: nothing new, gone, or not to be had.

Every function works inside a transaction of the archive's. A text that was read goes through `store.keeping.revising`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, update

from store.keeping.arrivals import Arrival, held_article
from store.keeping.revising import is_own_address, lose_article
from store.polling.admission import note_failure, settle
from store.polling.attempts import end
from store.polling.rechecks import begin_rechecks, forget_validators, note_failed_look, note_look
from store.rows import AnyRow
from store.schema import article
from store.types import EditKind, Validators, Verdict
from store.urls import url_key

Looks = Sequence[timedelta]


def note_read(
    connection: Connection,
    held: AnyRow | None,
    article_id: int,
    arrival: Arrival,
    listed_url: str,
    validators: Validators,
    looks: Looks,
) -> None:
    """Plan the next look at an article whose page was read: the first one of a new article, which `held` has none of.

    Call it before the listed address is settled.
    """
    found_url, now = arrival.found.url, arrival.now
    if held is not None:
        # Another edition of the page has validators of its own.
        note_look(connection, article_id, now, looks, validators if is_own_address(held, found_url) else None)
        return
    if not looks:
        return
    begin_rechecks(connection, article_id, arrival.source, listed_url, validators, now + looks[0])


def note_same(connection: Connection, url: str, now: datetime, looks: Looks) -> Verdict:
    """Note that the page of a kept article is the same as before: by its server's word, or byte by byte."""
    end(connection, [url_key(url)])
    held = held_article(connection, [url_key(url)])
    if held is None:
        return Verdict.FORGOTTEN
    connection.execute(update(article).where(article.c.id == held.id).values(last_seen_at=now))
    note_look(connection, held.id, now, looks)
    return Verdict.UNCHANGED


def note_lost(connection: Connection, url: str, kind: EditKind, now: datetime, looks: Looks) -> Verdict | None:
    """Note that a kept article is removed, or paywalled as a whole; None when no article has this address as its own.

    It is unchanged when that was known before.
    """
    held = held_article(connection, [url_key(url)])
    if held is None or not is_own_address(held, url):
        return None
    verdict = lose_article(connection, held, kind, now)
    settle(connection, url, now, state="kept", article_id=held.id)
    forget_validators(connection, held.id)
    note_look(connection, held.id, now, looks)
    return verdict


def note_unavailable(
    connection: Connection, url: str, reason: str, now: datetime, looks: Looks, *, temporary: bool
) -> bool:
    """Note that a page could not be had, and tell whether the next poll tries again, being one that waits for it."""
    again = note_failure(connection, url, reason, now, temporary=temporary)
    held = held_article(connection, [url_key(url)]) if looks else None
    if held is not None:
        note_failed_look(connection, held.id, now, looks, temporary=temporary)
    return again
