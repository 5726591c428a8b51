"""The pages that one crawl is given: none of them twice, and those that crawls have died with one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from store.polling.admission import Allowance, admit_entries, try_next
from store.polling.attempts import is_in_hand
from store.polling.polls import feed_row
from store.polling.rechecks import RECHECKS_PER_POLL, due_rechecks
from store.sql.transactions import write
from store.types import Admission, Entry, Feed
from store.urls import url_key


class Handing:
    """What one crawl has been given. Every method is one transaction."""

    def __init__(self, engine: Engine, looks: Sequence[timedelta]) -> None:
        self._engine = engine
        self._looks = looks
        #: Keys of the pages.
        self._given: set[str] = set()
        #: Of these, the one that is on trial; empty before the first.
        self._trial = ""

    def admit(self, polled: Feed, entries: Sequence[Entry], now: datetime, most: int) -> Admission:
        """What a poll has to fetch, of the entries that its feed lists and of what was left before."""
        listed = {url_key(entry.url): entry for entry in entries}

        def admitted(connection: Connection) -> Admission:
            may_try = not is_in_hand(connection, self._trial)
            allowance = Allowance(given=self._given, most=most, may_try=may_try)
            admission = admit_entries(connection, feed_row(connection, polled).id, listed, allowance, now)
            taken = self._given | _keys(admission.to_fetch)
            room = min(RECHECKS_PER_POLL, most - len(admission.to_fetch))
            again = due_rechecks(connection, polled.source, now, self._looks, taken, room)
            return replace(admission, to_recheck=again)

        admission = write(self._engine, admitted)
        self._note(*admission.to_fetch, *(each.entry for each in admission.to_recheck), trial=admission.on_trial)
        return admission

    def try_next(self, polled: Feed) -> Entry | None:
        """The next page of a feed that is on trial, once the last such page has come to an end; None without one."""

        def given(connection: Connection) -> Entry | None:
            if is_in_hand(connection, self._trial):
                return None
            return try_next(connection, feed_row(connection, polled).id, self._given)

        entry = write(self._engine, given)
        if entry is not None:
            self._note(entry, trial=entry)
        return entry

    def _note(self, *given: Entry, trial: Entry | None) -> None:
        self._given |= _keys(given)
        if trial is not None:
            self._trial = url_key(trial.url)


def _keys(entries: Iterable[Entry]) -> set[str]:
    return {url_key(entry.url) for entry in entries}
