"""What a failed request means: a table from exceptions to words, pure.

The words are a small vocabulary that reports, the database and people share; the sentence says what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.errors import BotChallenge
from crawler.network.challenges import is_challenge
from crawler.network.headers import headers_of
from store.types import Stage

_CREDENTIALS = re.compile(r"(?<=:)//[^/?#@]*@")


class RequestRefused(IgnoreRequest):
    """We did not send this request, by a rule of our own. `reason` is a word of the failure vocabulary.

    `stage` is None when it does not matter what the rule was about, but only what the request was for.
    """

    def __init__(self, stage: Stage | None, reason: str, detail: str, *, temporary: bool = False) -> None:
        super().__init__(f"{reason}: {detail}")
        self.stage = stage
        self.reason = reason
        self.detail = detail
        self.temporary = temporary


class AskedToWait(RequestRefused):
    """The site wants to be left alone until then: nothing was asked, and no attempt was made."""

    def __init__(self, until: datetime) -> None:
        detail = f"its site asked to be left alone until {until:%Y-%m-%d %H:%M} UTC"
        super().__init__(None, "asked to wait", detail, temporary=True)
        self.until = until


class ToldToEnd(RequestRefused):
    """The crawl ends before this request had its turn: nothing was asked, and no attempt was made."""

    def __init__(self) -> None:
        super().__init__(None, "cut off", "the crawl was ended before its turn", temporary=True)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What a failed request comes to."""

    stage: Stage
    reason: str
    detail: str
    #: Whether the next poll may have more luck.
    temporary: bool = False


#: What a page comes to that is asked no more.
QUARANTINED = Fault(
    stage=Stage.FETCH,
    reason="quarantined",
    detail="crawls died with it time and again; `vigie crawl --url` tries it once more",
)

#: First match wins; more special classes stand first.
_FAULTS: tuple[tuple[type[BaseException], str, str, bool], ...] = (
    (
        CannotResolveHostError,
        "no such host",
        "its name has no address (a typing error, a dead site, or no network)",
        True,
    ),
    (DownloadConnectionRefusedError, "refused", "nothing listens there", True),
    (DownloadTimeoutError, "timed out", "the answer did not come in time", True),
    (ResponseDataLossError, "cut off", "the connection closed before the whole answer came", True),
    (DownloadCancelledError, "too large", "the answer is larger than a page may be", False),
    (StopDownload, "too large", "its headers alone are larger than a page may be", False),
    (UnsupportedURLSchemeError, "bad address", "only http and https are fetched", False),
    (DownloadFailedError, "connection lost", "the connection broke", True),
    (ValueError, "bad address", "it leads to something that is no address", False),
)

#: Of these, what Twisted says tells more; of the others it may name a host called "certificate".
_MAY_BE_TLS = ("connection lost", "cut off")

#: What a request may raise when nothing of ours is broken; anything else still fails the request that met it.
REQUEST_ERRORS: tuple[type[BaseException], ...] = (*(row[0] for row in _FAULTS), IgnoreRequest, OSError)

#: Scrapy has one exception for all it gives up by itself, so that only its words tell: a part of them comes first.
_GIVEN_UP = (
    ("max redirections reached", "redirects", "it sends us from one address to the next without end"),
    ("exceeded DOWNLOAD_MAXSIZE", "too large", "the answer, once decompressed, is larger than a page may be"),
)

#: Besides those from 500 on.
_PASSING = (206, 304, 408, 425, 429)
_STATUS_WORDS = {
    206: "it sends a part of the page, which nobody asked for",
    **dict.fromkeys((301, 302, 303, 307, 308), "it sends us on, and to no web address"),
    304: "it says that nothing has changed, though it was not asked",
    401: "it asks for a password",
    403: "it refuses us",
    404: "there is nothing at this address",
    410: "it is gone for good",
    429: "we came too often",
    451: "withheld for legal reasons",
    503: "it is overloaded or being repaired",
}


def without_credentials(url: str) -> str:
    """An address without name and password: a redirect may name a stranger's, and they are nobody's to keep."""
    return _CREDENTIALS.sub("//", url)


def fault_of(error: BaseException, stage: Stage = Stage.FETCH) -> Fault:
    """Say what an exception of a request means. `stage` is what the request was for."""
    if isinstance(error, RequestRefused):
        return Fault(stage=error.stage or stage, reason=error.reason, detail=error.detail, temporary=error.temporary)
    if isinstance(error, HttpError):
        return _http_fault(error.response, stage)
    for kind, reason, detail, temporary in _FAULTS:
        if isinstance(error, kind):
            reason = "tls" if reason in _MAY_BE_TLS and _is_tls(error) else reason
            detail = f"{detail} ({_cause(error)})" if reason in ("connection lost", "tls") else detail
            return Fault(stage=stage, reason=reason, detail=detail, temporary=temporary)
    if isinstance(error, IgnoreRequest):
        return _given_up(str(error), stage)
    return Fault(stage=stage, reason="broken answer", detail=f"{type(error).__name__}: {error}", temporary=True)


def _given_up(words: str, stage: Stage) -> Fault:
    for part, reason, detail in _GIVEN_UP:
        if part in words:
            return Fault(stage=stage, reason=reason, detail=detail)
    return Fault(stage=stage, reason="ignored", detail=words)


def _http_fault(response: Response, stage: Stage) -> Fault:
    status = response.status
    if is_challenge(headers_of(response)):
        detail = f"it answers {status} and asks for a human being"
        # A feed that asks for one weighs as much as one that is a page (see `door_of`).
        return Fault(stage=stage, reason=BotChallenge.reason, detail=detail, temporary=stage is not Stage.FEED)
    temporary = status >= 500 or status in _PASSING
    return Fault(stage=stage, reason=f"http {status}", detail=_STATUS_WORDS.get(status, ""), temporary=temporary)


def _is_tls(error: BaseException) -> bool:
    return any(sign in str(error) for sign in ("SSL", "certificate", "service_identity"))


def _cause(error: BaseException) -> str:
    """The innermost message, without Twisted's brackets."""
    return str(error).strip("[]<>").removeprefix("twisted.python.failure.Failure ")[:200]
