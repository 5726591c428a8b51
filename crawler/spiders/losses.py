"""What a poll could not have: each failure as a value, and how long a server asks us to stay away."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from scrapy.spidermiddlewares.httperror import HttpError

from crawler.context.poll import Poll
from crawler.errors import NotAnArticle
from crawler.network.faults import AskedToWait, Fault, without_credentials
from crawler.spiders.answers import asked_to_wait_s
from crawler.spiders.found import LostPage
from store.types import Entry, Failure, Stage

logger = logging.getLogger(__name__)


class Losses:
    """The losses of one poll."""

    def __init__(self, poll: Poll, now: Callable[[], datetime]) -> None:
        self._poll = poll
        self._now = now

    def failure(self, url: str, fault: Fault) -> Failure:
        """What went wrong with an address."""
        url, source = without_credentials(url), self._poll.feed.source
        logger.debug("failed source=%r url=%s stage=%s reason=%s", source, url, fault.stage, fault.reason)
        return Failure(
            source=source,
            url=url,
            stage=fault.stage,
            reason=fault.reason,
            detail=fault.detail,
            at=self._now(),
            temporary=fault.temporary,
        )

    def other_page(self, entry: Entry, error: NotAnArticle) -> LostPage:
        """An entry whose page is no article."""
        fault = Fault(stage=Stage.EXTRACT, reason=error.reason, detail=error.detail, temporary=error.temporary)
        return LostPage(entry=entry, failure=self.failure(error.url, fault))

    def broken_page(self, entry: Entry, url: str, error: Exception) -> LostPage:
        """An entry whose page met a fault of ours."""
        logger.error("extraction broke url=%s", url, exc_info=error)
        detail = f"{type(error).__name__}: {error}"
        fault = Fault(stage=Stage.EXTRACT, reason="internal error", detail=detail, temporary=True)
        return LostPage(entry=entry, failure=self.failure(url, fault))

    def note_wait(self, error: BaseException) -> None:
        """Note how long a server that refused us asks us to stay away."""
        asked_s = None
        if isinstance(error, HttpError) and error.response.status in (429, 503):
            asked_s = asked_to_wait_s(error.response, self._now())
        elif isinstance(error, AskedToWait):
            asked_s = (error.until - self._now()).total_seconds()
        if asked_s is not None:
            self._poll.retry_after_s = max(asked_s, self._poll.retry_after_s or 0.0) or None
