"""One sink's turn, and the reviews that are due: what the daemon and the commands share."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Self

from scheduler.configuration.loading import Configuration
from scheduler.delivery.patience import setback
from scheduler.delivery.wording import days_document, letter_of
from scheduler.digest.days import Days, Period, Timetable, due, first_done
from scheduler.errors import BadConfiguration, SinkFailed
from scheduler.sinks.sending import send
from store.database import open_database
from store.errors import StoreError
from store.outbox.sending import ClaimedMessage, claim, give_back, ready_sinks, settle_failed, settle_sent
from store.outbox.writing import enlist, is_written, note_reviewed, reviewed_until, write_message
from store.sql.transactions import write

logger = logging.getLogger(__name__)

#: Messages of one turn of a sink; the rest has its turn soon.
_MOST_A_TURN = 50
#: Beyond the time limit of a try: putting a review together, and writing down what came of it.
_CLAIM_BEYOND_S = 120.0
#: What was done so far ahead was done under a wrong clock.
_WRONG_CLOCK = timedelta(days=14)
_PERIODS = (Period.DAILY, Period.WEEKLY)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What a sink's turn came to."""

    sent: int = 0
    #: What was wrong with the try that ended it; empty when nothing was.
    problem: str = ""


class PostOffice:
    """The outbox of a corpus, open for sending. Threads may share it, one for each sink."""

    def __init__(self, configuration: Configuration, now: Callable[[], datetime]) -> None:
        """Raises StoreUnavailable and its kinds."""
        self.configuration = configuration
        self._now = now
        self._sinks = {sink.name: sink for sink in configuration.sink}
        self._engine: Any = open_database(configuration.store.url, lean=True)
        #: The last day that reviews are written down for, by kind, so that the database need not be asked.
        self._reviewed: dict[Period, date] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def enlist(self, *, alone: bool = True) -> None:
        """Let messages go to the sinks of the configuration from now on, and to no others when they stand `alone`."""
        takes = {sink.name: sink.takes for sink in self._sinks.values()}
        gone = write(self._engine, partial(enlist, sinks=takes, now=self._now(), alone=alone))
        if gone:
            logger.warning("messages dismissed, their sinks are configured no more messages=%d", gone)

    def write_due_reviews(self) -> None:
        """Write down the reviews whose time has come, for every sink that takes them."""
        table = self.configuration.digest
        plan = Timetable(at=table.clock, weekday=table.weekday_number, catch_up_days=table.catch_up_days)
        now = self._now()
        for period in _PERIODS:
            newest = first_done(period, plan, now)
            if self._reviewed.get(period) != newest:
                write(self._engine, partial(_write_reviews, period=period, plan=plan, now=now))
                self._reviewed[period] = newest

    def write_review(self, days: Days, names: Iterable[str]) -> None:
        """Write down a review that a person asks for; the one of the timetable comes all the same."""
        kind, told = days.period.value, days_document(days) | {"asked": "by a person"}
        write(self._engine, partial(write_message, kind=kind, document=told, made_at=self._now(), only=tuple(names)))

    def ready(self) -> list[str]:
        """Names of the sinks that something waits for and that may be tried now."""
        if not self._sinks:
            return []
        return [name for name in ready_sinks(self._engine, self._now()) if name in self._sinks]

    def deliver(self, name: str, is_stopped: Callable[[], bool] = lambda: False) -> Turn:
        """Send what waits for a sink, in order, until something goes wrong or it `is_stopped`.

        Raises StoreUnavailable and its kinds; what was being sent then is sent again later.
        """
        sent = 0
        while sent < _MOST_A_TURN and not is_stopped():
            claim_s = self._sinks[name].timeout_s + _CLAIM_BEYOND_S
            claimed = claim(self._engine, name, self._now(), for_s=claim_s)
            if claimed is None:
                break
            problem = self._try(claimed)
            if problem:
                return Turn(sent=sent, problem=problem)
            sent += 1
        return Turn(sent=sent)

    def _try(self, claimed: ClaimedMessage) -> str:
        """Send one message, and note what came of it; what was wrong, or nothing."""
        try:
            letter = letter_of(claimed, self.configuration, self._now())
        except StoreError:
            give_back(self._engine, claimed)
            raise
        try:
            note = send(self._sinks[claimed.sink], letter, self.configuration.network, self._now())
        except (SinkFailed, BadConfiguration) as error:
            failed = error if isinstance(error, SinkFailed) else SinkFailed(str(error))
            return self._note_failure(claimed, failed)
        settle_sent(self._engine, claimed, self._now(), note)
        logger.info("sent sink=%r kind=%s message=%s", claimed.sink, claimed.kind, claimed.key)
        if note:
            logger.warning("sent, but not to all sink=%r message=%s problem=%s", claimed.sink, claimed.key, note)
        return ""

    def _note_failure(self, claimed: ClaimedMessage, error: SinkFailed) -> str:
        back = setback(claimed, error, self._now())
        over = settle_failed(self._engine, claimed, back, self._now())
        again = f"{back.next_at:%Y-%m-%d %H:%M} UTC"
        logger.warning("not sent sink=%r message=%s again=%r problem=%s", claimed.sink, claimed.key, again, error)
        if over:
            logger.error("given up, it will not be sent sink=%r messages=%d problem=%s", claimed.sink, over, error)
        return str(error)


def _write_reviews(connection: Any, period: Period, plan: Timetable, now: datetime) -> None:  # noqa: ANN401 - of the store's library
    """In one transaction, so that a review is written once, whoever looks at the clock at the same time."""
    before = reviewed_until(connection, period.value)
    done_until = date.fromisoformat(before) if before else None
    newest = first_done(period, plan, now)
    if done_until is not None and newest <= done_until < newest + _WRONG_CLOCK:
        return
    if not note_reviewed(connection, period.value, newest.isoformat(), before=before):
        return
    for days in due(period, plan, done_until, now):
        # A clock that was wrong for a moment makes days due again.
        if not is_written(connection, period.value, days_document(days)):
            write_message(connection, period.value, days_document(days), now)
