"""The addresses that feeds list: which are new, which wait to be fetched, and what became of each.

Every function works inside a transaction of the archive's. What is on the pages is not its business.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from store.polling.attempts import MAX_BEGUN, begin, end, is_on_trial, quarantine
from store.rows import AnyRow, entry_from_json, entry_to_json
from store.schema import address
from store.sql.dialects import among, upsert
from store.sql.worded import Worded
from store.tombstones import buried, bury
from store.types import PAGES_PER_POLL, Admission, Entry
from store.urls import url_key

#: Attempts after which a page that fails for a passing reason is given up.
MAX_ATTEMPTS = 3
#: What servers answer when it is not the page that fails: such answers count as attempts only after a week of them.
_NOT_THE_PAGE = frozenset({"http 429", "http 503", "robots", "out of order"})
_PATIENCE = timedelta(days=7)
#: A feed that stamps every entry with "now" would have every page fetched at every poll.
_RECHECK_AFTER = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What a poll may be given to fetch, of what waits."""

    #: Keys of the pages that its crawl has been given already.
    given: Collection[str] = ()
    #: Pages at once.
    most: int = PAGES_PER_POLL
    #: Whether one that is on trial may be among them: a crawl tries one at a time.
    may_try: bool = True


def admit_entries(
    connection: Connection, feed_id: int, listed: dict[str, Entry], allowance: Allowance, now: datetime
) -> Admission:
    """Note the entries of a feed, by key, and tell which have to be fetched.

    A page that waits under another feed goes to this one: the other may be polled no more. What was forgotten counts
    as known. Those to be fetched are counted as begun.
    """
    known = _known(connection, listed)
    settled = known.keys() | buried(connection, listed.keys() - known.keys())
    _add_pending(connection, {key: entry for key, entry in listed.items() if key not in settled}, feed_id, now)
    _take_over(connection, feed_id, known, listed, now)
    waiting = {key: one for key, one in _pending(connection, feed_id).items() if key not in allowance.given}
    convicted = {key: waiting.pop(key)[0] for key in list(waiting) if waiting[key][1] >= MAX_BEGUN}
    quarantine(connection, convicted, now)
    chosen, trial = _chosen(list(waiting.values()), allowance.most, may_try=allowance.may_try)
    begin(connection, [url_key(entry.url) for entry in chosen])
    return Admission(
        to_fetch=tuple(chosen),
        known=sum(key not in waiting for key in listed),
        first_seen=len(listed.keys() - settled),
        postponed=len(waiting) - len(chosen),
        on_trial=trial,
        quarantined=tuple(entry.url for entry in convicted.values()),
    )


def try_next(connection: Connection, feed_id: int, given: Collection[str]) -> Entry | None:
    """The next page of a feed that is on trial, counted as begun; None when there is none."""
    waiting = [one for key, one in _pending(connection, feed_id).items() if key not in given and is_on_trial(one[1])]
    _, trial = _chosen(waiting, 1, may_try=True)
    begin(connection, [url_key(trial.url)] if trial else [])
    return trial


def settle(connection: Connection, url: str, now: datetime, **columns: object) -> None:
    """Write what became of an address; one that no feed listed (a page named by a person) gets its row now."""
    row = {"settled_at": now, "entry": None, "begun": 0} | columns
    _settled(tuple(row)).write(connection, row | {"url_key": url_key(url), "url": url, "first_seen_at": now})


@cache
def _settled(names: tuple[str, ...]) -> Worded:
    """Worded once for these columns: every article settles an address."""
    added = (*names, "url_key", "url", "first_seen_at")
    return Worded(lambda dialect: upsert(dialect, address, lambda new: {name: new[name] for name in names}), added)


def refuse(connection: Connection, keys: Collection[str], now: datetime) -> None:
    """Keep all addresses of a forgotten article away, also the new one that led to it today."""
    bury(connection, keys, now)
    connection.execute(delete(address).where(among(connection, address.c.url_key, keys)))


def note_failure(connection: Connection, url: str, reason: str, now: datetime, *, temporary: bool) -> bool:
    """Count a failed attempt at a page that waits, and tell whether it goes on waiting.

    A person may ask for a page that no feed listed, or that was settled before: that it fails today changes nothing.
    """
    columns = (address.c.state, address.c.attempts, address.c.article_id, address.c.first_seen_at, address.c.entry)
    row = connection.execute(select(*columns).where(address.c.url_key == url_key(url))).first()
    end(connection, [url_key(url)])
    if row is None or row.state != "pending":
        return False
    counts = reason not in _NOT_THE_PAGE or _waits_since(row) + _PATIENCE < now
    noted = {"reason": reason, "attempts": row.attempts + counts}
    if temporary and noted["attempts"] < MAX_ATTEMPTS:
        connection.execute(update(address).where(address.c.url_key == url_key(url)).values(noted))
        return True
    # What could not be read again stays an article, whose later edits are followed.
    settle(connection, url, now, state="failed" if row.article_id is None else "kept", **noted)
    return False


def _waits_since(row: AnyRow) -> datetime:
    """Since when a page waits to be fetched: since its first sight, or since its feed called the article edited."""
    first_seen_at: datetime = row.first_seen_at
    edited_at = entry_from_json(row.entry).modified_at if row.article_id is not None else None
    return edited_at or first_seen_at


def _known(connection: Connection, listed: Collection[str]) -> dict[str, AnyRow]:
    columns = (address.c.url_key, address.c.state, address.c.settled_at)
    return {
        row.url_key: row
        for row in connection.execute(select(*columns).where(among(connection, address.c.url_key, listed)))
    }


def _take_over(
    connection: Connection, feed_id: int, known: dict[str, AnyRow], listed: dict[str, Entry], now: datetime
) -> None:
    """Let what waits, or is to be read again, wait under this feed."""
    left = [key for key, row in known.items() if row.state == "pending"]
    edited = {key: listed[key] for key, row in known.items() if _edited(row, listed[key], now)}
    _reopen(connection, edited)
    if moved := [*left, *edited]:
        connection.execute(update(address).where(among(connection, address.c.url_key, moved)).values(feed_id=feed_id))


def _edited(row: AnyRow, entry: Entry, now: datetime) -> bool:
    """Whether the feed says that a kept article has changed since it was read."""
    if row.state != "kept" or entry.modified_at is None:
        return False
    return bool(row.settled_at < entry.modified_at <= now and row.settled_at + _RECHECK_AFTER <= now)


def _add_pending(connection: Connection, entries: dict[str, Entry], feed_id: int, now: datetime) -> None:
    if not entries:
        return
    waiting = {"feed_id": feed_id, "state": "pending", "first_seen_at": now}
    rows = [
        waiting | {"url_key": key, "url": entry.url, "entry": entry_to_json(entry)} for key, entry in entries.items()
    ]
    connection.execute(insert(address), rows)


def _reopen(connection: Connection, entries: dict[str, Entry]) -> None:
    if not entries:
        return
    again = update(address).where(address.c.url_key == bindparam("key")).values(state="pending", attempts=0)
    rows = [{"key": key, "said": entry_to_json(entry)} for key, entry in entries.items()]
    connection.execute(again.values(entry=bindparam("said")), rows)


def _pending(connection: Connection, feed_id: int) -> dict[str, tuple[Entry, int]]:
    """The entries of a feed that wait for their page, by key, and how often each has been begun."""
    waiting = (address.c.feed_id == feed_id) & (address.c.state == "pending")
    rows = connection.execute(select(address.c.url_key, address.c.entry, address.c.begun).where(waiting))
    return {row.url_key: (entry_from_json(row.entry), row.begun) for row in rows}


def _chosen(waiting: Sequence[tuple[Entry, int]], most: int, *, may_try: bool) -> tuple[list[Entry], Entry | None]:
    """The entries to fetch now, newest first, and the one of them that is on trial: last, and alone of its kind."""
    free = sorted((entry for entry, begun in waiting if not is_on_trial(begun)), key=_newest_first)
    suspects = sorted((entry for entry, begun in waiting if is_on_trial(begun)), key=_newest_first)
    trial = suspects[0] if suspects and may_try else None
    chosen = [*free[: most - 1], trial] if trial else free[:most]
    return chosen, trial


def _newest_first(entry: Entry) -> float:
    # Undated entries first: they stand in the feed now, while an old date says that nobody waits for the page.
    return -entry.published_at.timestamp() if entry.published_at else float("-inf")
