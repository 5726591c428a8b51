"""Scrapy's answers as values: what came, and what tells later whether it has changed."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from scrapy.http import Response

from crawler.network.headers import header_of, headers_of
from crawler.network.pace.courtesy import fresh_for_s, retry_after_s
from store.types import FetchedPage, Validators

#: What no value of a header has (RFC 9110 §5.5), though Twisted lets it through.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def fetched_page(response: Response, now: datetime) -> FetchedPage:
    """An answer as it came, before anything is made of it."""
    headers = headers_of(response)
    return FetchedPage(url=response.url, fetched_at=now, status=response.status, headers=headers, body=response.body)


def validators_of(response: Response, body_hash: str | None = None) -> Validators:
    """What a conditional request says, and the hash of the body for servers that do not listen (RFC 9110 §13).

    `body_hash` is that of the answer, where somebody has reckoned it.
    """
    return Validators(
        etag=_validator(header_of(response, "ETag")),
        last_modified=_validator(header_of(response, "Last-Modified")),
        body_hash=body_hash or hashlib.sha256(response.body).hexdigest(),
    )


def _validator(value: str) -> str | None:
    """A validator that can be sent back; PostgreSQL would not take a NUL, nor the poll that brought it."""
    return None if not value or _CONTROL.search(value) else value


def is_redirected(response: Response) -> bool:
    """Whether another address was asked first."""
    return bool(response.meta.get("redirect_urls")) if response.request is not None else False


def moved_for_good(response: Response) -> bool:
    """Whether an answer came by redirects all of which are for good (RFC 9110 §15.4); none that came at once did."""
    reasons = response.meta.get("redirect_reasons", ()) if response.request is not None else ()
    return bool(reasons) and all(reason in (301, 308) for reason in reasons)


def hint_s(response: Response, now: datetime) -> float:
    """Seconds for which a feed's answer holds, by its headers."""
    names = ("cache-control", "age", "expires", "date")
    return fresh_for_s({name: header_of(response, name) for name in names}, now)


def asked_to_wait_s(response: Response, now: datetime) -> float | None:
    """Seconds that a server asks us to stay away; None when it does not."""
    return retry_after_s(header_of(response, "retry-after"), now)


def content_type_of(response: Response) -> str:
    """The Content-Type of an answer, as it stands there; empty when it has none."""
    return header_of(response, "content-type")


def conditional_headers(known: Validators) -> dict[str, bytes]:
    """The headers that ask for an answer only where it is another than the last one; byte for byte as they came."""
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value.encode("latin-1") for name, value in headers.items() if value}
