"""Whether the daemon is alive: it ticks, and its database answers, in the file that it had at first.

What is wrong with single sources is `status`; here it is only about Vigie itself, so that who restarts a daemon that
hangs (systemd's watchdog, a container's health check) does not restart one whose sources are down.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from scheduler.configuration.loading import Configuration
from scheduler.daemon.questions import Questions
from scheduler.daemon.systemd import Supervisor
from scheduler.lock import late_after_s
from store.database import display_name
from store.database.health import answers, file_number
from store.errors import StoreUnavailable

logger = logging.getLogger(__name__)

#: Seconds between two looks; the supervisor may want them more often.
_PERIOD_S = 5.0
#: Looks in the time of a watchdog, as sd_watchdog_enabled(3) advises at least two.
_LOOKS_IN_ITS_TIME = 3


@dataclass(frozen=True, kw_only=True)
class Health:
    """How the daemon itself is."""

    healthy: bool
    #: Sentences.
    problems: tuple[str, ...]
    #: Seconds since it last looked what is due; None before the first time.
    tick_age_s: float | None


class Pulse:
    """Looks whether all is well, and tells the supervisor while it is."""

    def __init__(
        self,
        configuration: Configuration,
        questions: Questions,
        supervisor: Supervisor,
        in_a_sentence: Callable[[], str],
    ) -> None:
        """`in_a_sentence`: what the daemon is doing, for `systemctl status`."""
        self._questions = questions
        self._supervisor = supervisor
        self._in_a_sentence = in_a_sentence
        self._began_at_s = monotonic()
        self._ticked_at_s: float | None = None
        self._answered_at_s: float | None = None
        self._trouble = ""
        self._url = configuration.store.url
        #: Of the database, where it is a file: told from others since the first look at it.
        self._file: tuple[int, int] | None = None
        self.use(configuration)

    @property
    def period_s(self) -> float:
        asked_s = self._supervisor.watchdog_s
        return _PERIOD_S if asked_s is None else min(_PERIOD_S, asked_s / _LOOKS_IN_ITS_TIME)

    def use(self, configuration: Configuration) -> None:
        self._late_after_s = late_after_s(configuration.schedule.tick_s)

    def ticked(self) -> None:
        """Note that the daemon has looked what is due."""
        self._ticked_at_s = monotonic()

    async def tick(self) -> None:
        """Ask the database something, and give a sign of life when all is well."""
        self._note(await self._database_trouble())
        health = self.health()
        if health.healthy:
            self._supervisor.alive()
        self._supervisor.status("; ".join(health.problems) or self._in_a_sentence())

    async def _database_trouble(self) -> str:
        """What is wrong with the database, as a sentence; empty when nothing is."""
        try:
            await self._questions.ask(answers)
            file = await self._questions.ask(lambda _: file_number(self._url))
        except StoreUnavailable as error:
            return f"the database does not answer: {error}"
        self._file = self._file or file
        if file == self._file:
            return ""
        # Its connections go on in the file that was moved, while each crawl writes into the one that stands there.
        problem = "the file that this daemon writes stands there no longer"
        return f"{display_name(self._url)}: {problem}; stop it, see which file is the right one, and start it anew"

    def _note(self, trouble: str) -> None:
        if not trouble:
            self._answered_at_s = monotonic()
        elif not self._trouble:
            logger.warning("not well error=%s", trouble)
        self._trouble = trouble

    def stop(self) -> None:
        """Nothing is begun that would have to end."""

    async def rest(self) -> None:
        """Nothing is under way that would have to be waited for."""

    def health(self) -> Health:
        """How the daemon is now."""
        now_s = monotonic()
        last_s = self._began_at_s if self._ticked_at_s is None else self._ticked_at_s
        problems = []
        if now_s - last_s > self._late_after_s:
            problems.append(f"the last look at what is due was {now_s - last_s:.0f} s ago")
        answered_s = self._began_at_s if self._answered_at_s is None else self._answered_at_s
        if self._trouble:
            problems.append(self._trouble)
        elif now_s - answered_s > self._late_after_s:
            problems.append(f"the database has not answered for {now_s - answered_s:.0f} s")
        age_s = None if self._ticked_at_s is None else now_s - self._ticked_at_s
        return Health(healthy=not problems, problems=tuple(problems), tick_age_s=age_s)
