"""What `/healthz` and `/metrics` answer: looked up in the database, and asked of the rooms of the daemon."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from typing import Any

from scheduler.crawls.chronicle import Chronicle
from scheduler.crawls.timetable import is_due
from scheduler.daemon.pulse import Pulse
from scheduler.daemon.questions import Questions
from scheduler.monitoring.figures import Figures
from scheduler.monitoring.listener import HttpAnswer, Paths
from store.database.health import disk_free_bytes, size_bytes
from store.errors import StoreUnavailable
from store.reading import feed_states
from store.types import Feed, PollState
from store.types.alarms import AlarmKind
from store.watching.alarms import open_alarms


class Inspection:
    """Looks at the daemon from inside."""

    def __init__(
        self,
        store_url: str,
        questions: Questions,
        pulse: Pulse,
        chronicle: Chronicle,
        feeds: Callable[[], Sequence[Feed]],
        now: Callable[[], datetime],
    ) -> None:
        """`feeds`: what is watched at the moment."""
        self._store_url = store_url
        self._questions = questions
        self._pulse = pulse
        self._chronicle = chronicle
        self._feeds = feeds
        self._now = now
        self._started_at = now()

    @property
    def paths(self) -> Paths:
        """What is answered, by path."""
        return {"/healthz": self.healthz, "/metrics": self.metrics}

    async def healthz(self) -> HttpAnswer:
        """200 while the daemon ticks and its database answers, else 503; a document either way."""
        health = self._pulse.health()
        document = asdict(health) | {"started_at": self._started_at.isoformat(), "version": version("vigie")}
        body = json.dumps(document, ensure_ascii=False).encode() + b"\n"
        return HttpAnswer(status=200 if health.healthy else 503, content_type="application/json", body=body)

    async def metrics(self) -> HttpAnswer:
        """The figures; 503 when the database does not answer, so that a monitor sees a gap and no old figures."""
        from prometheus_client import CONTENT_TYPE_LATEST

        from scheduler.monitoring.metrics import exposition  # some milliseconds, for those who ask

        try:
            looked_up = await self._questions.ask(self._look)
        except StoreUnavailable as error:
            sentence = f"the database does not answer: {error}\n".encode()
            return HttpAnswer(status=503, content_type="text/plain; charset=utf-8", body=sentence)
        body = exposition(looked_up, self._chronicle.tally())
        return HttpAnswer(status=200, content_type=CONTENT_TYPE_LATEST, body=body)

    def _look(self, reader: Any) -> Figures:  # noqa: ANN401 - an engine
        now, feeds, health = self._now(), self._feeds(), self._pulse.health()
        states = feed_states(reader)
        due = sum(is_due(states.get((feed.source, feed.url), PollState()), now) for feed in feeds)
        left = sum(progress.feeds - progress.feeds_done for progress in self._chronicle.under_way())
        kinds = Counter(alarm.kind.value for alarm in open_alarms(reader))
        return Figures(
            version=version("vigie"),
            healthy=health.healthy,
            started_at=self._started_at,
            tick_age_s=health.tick_age_s,
            sources=len({feed.source for feed in feeds}),
            feeds=len(feeds),
            due=due,
            queue=max(due - left, 0),
            under_way=left,
            alarms={kind.value: kinds[kind.value] for kind in AlarmKind},
            database_bytes=size_bytes(reader),
            disk_free_bytes=disk_free_bytes(self._store_url),
        )
