"""Kept pages as a WARC 1.1 file (ISO 28500:2017), record by record.

Pages are kept decompressed and without cookies, so a response is not what went over the wire byte for byte: its
`Content-Encoding` and `Transfer-Encoding` are left out, and its `Content-Length` is that of the page.
https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import gzip
import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from store.types import FetchedPage

_VERSION = b"WARC/1.1\r\n"
_CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
#: They tell of the bytes on the wire, which are not those of the page.
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"})
#: What would end a line of headers early.
_LINE_ENDS = re.compile(r"[\r\n\0]+")
#: What a URI may hold, and a `%` that escapes something already (RFC 3986 §2).
_URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


def warc_records(pages: Iterable[FetchedPage], *, software: str, made_at: datetime) -> Iterator[bytes]:
    """A whole file, a record at a time: what made it, then a response for each page. Each is one gzip member.

    `software` names this program and its version. The same pages give the same bytes, but for `made_at`.
    """
    about = f"software: {software}\r\nformat: WARC File Format 1.1\r\nconformsTo: {_CONFORMS_TO}\r\n".encode()
    about_id = _record_id(f"warcinfo {made_at.isoformat()} {software}")
    about_fields = {"WARC-Type": "warcinfo", "WARC-Record-ID": about_id, "WARC-Date": _instant(made_at)}
    yield _record(about_fields | {"Content-Type": "application/warc-fields"}, about)
    for page in (one for first in pages for one in (first, *first.parts)):
        yield _record(_response_fields(page, about_id), _http_message(page))


def _response_fields(page: FetchedPage, about_id: str) -> dict[str, str]:
    return {
        "WARC-Type": "response",
        "WARC-Record-ID": _record_id(f"{page.url} {page.fetched_at.isoformat()} {_digest(page.body)}"),
        "WARC-Warcinfo-ID": about_id,
        "WARC-Date": _instant(page.fetched_at),
        "WARC-Target-URI": quote(page.url, safe=_URI_CHARACTERS),
        "WARC-Payload-Digest": _digest(page.body),
        "Content-Type": "application/http;msgtype=response",
    }


def _http_message(page: FetchedPage) -> bytes:
    """The status line, the headers as they were but for those of the wire, and the page (RFC 9112 §2.1)."""
    lines = [f"HTTP/1.1 {page.status} {_reason(page.status)}"]
    lines += [f"{name}: {value}" for name, value in page.headers if name.lower() not in _OF_THE_WIRE]
    lines.append(f"Content-Length: {len(page.body)}")
    head = "\r\n".join(_LINE_ENDS.sub(" ", line) for line in lines)
    return head.encode("latin-1", "replace") + b"\r\n\r\n" + page.body


def _record(fields: dict[str, str], block: bytes) -> bytes:
    whole = fields | {"WARC-Block-Digest": _digest(block), "Content-Length": str(len(block))}
    head = "".join(f"{name}: {value}\r\n" for name, value in whole.items()).encode()
    return gzip.compress(_VERSION + head + b"\r\n" + block + b"\r\n\r\n", mtime=0)


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # one that servers made up
        return ""


def _record_id(what: str) -> str:
    return f"<{uuid5(NAMESPACE_URL, what).urn}>"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _digest(content: bytes) -> str:
    return "sha256:" + b32encode(hashlib.sha256(content).digest()).decode()
