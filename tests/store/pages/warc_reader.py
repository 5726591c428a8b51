"""A strict reader of WARC 1.1 (ISO 28500:2017), written from the standard and not from our writer."""

from __future__ import annotations

import hashlib
import re
import zlib
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime

_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*)")
_ID = re.compile(r"<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>")
_STATUS_LINE = re.compile(rb"HTTP/1\.[01] \d{3} [^\r\n]*")
#: §5.1 and §6: what every record has, and what a response has besides.
_ALWAYS = {"WARC-Record-ID", "Content-Length", "WARC-Date", "WARC-Type"}
_ONCE_ONLY = _ALWAYS | {"WARC-Target-URI", "WARC-Payload-Digest", "WARC-Block-Digest", "Content-Type"}


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record, checked."""

    fields: dict[str, str]
    block: bytes

    @property
    def http_headers(self) -> list[tuple[str, str]]:
        head = self.block.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]
        return [(name.decode(), value.decode("latin-1")) for name, value in map(_field, head)]

    @property
    def http_body(self) -> bytes:
        return self.block.partition(b"\r\n\r\n")[2]


def read_warc(file: bytes) -> list[Record]:
    """Every record of a file. Raises AssertionError where it is not as the standard asks."""
    records = [_record(member) for member in _members(file)]
    ids = [record.fields["WARC-Record-ID"] for record in records]
    assert len(set(ids)) == len(ids), "record ids are unique"
    assert records[0].fields["WARC-Type"] == "warcinfo"
    return records


def _members(file: bytes) -> list[bytes]:
    """Annex D: one gzip member a record, and nothing between or behind them."""
    members = []
    while file:
        inflate = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        members.append(inflate.decompress(file))
        assert inflate.eof, "a member is cut off"
        file = inflate.unused_data
    return members


def _record(member: bytes) -> Record:
    head, separator, rest = member.partition(b"\r\n\r\n")
    assert separator
    first, *lines = head.split(b"\r\n")
    assert first == b"WARC/1.1"
    pairs = [(name.decode(), value.decode("utf-8")) for name, value in map(_field, lines)]
    fields = dict(pairs)
    assert fields.keys() >= _ALWAYS
    assert not [name for name in _ONCE_ONLY if sum(name == one for one, _ in pairs) > 1]
    length = int(fields["Content-Length"])
    block, end = rest[:length], rest[length:]
    assert len(block) == length
    assert end == b"\r\n\r\n", "two line ends close a record"
    _check(fields, block)
    return Record(fields=fields, block=block)


def _check(fields: dict[str, str], block: bytes) -> None:
    assert _ID.fullmatch(fields["WARC-Record-ID"])
    datetime.strptime(fields["WARC-Date"], "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - the Z is in the format
    assert fields["WARC-Block-Digest"] == _digest(block)
    if fields["WARC-Type"] == "warcinfo":
        assert fields["Content-Type"] == "application/warc-fields"
        assert all(_field(line) for line in block.removesuffix(b"\r\n").split(b"\r\n"))
        return
    assert fields["Content-Type"] == "application/http;msgtype=response"
    assert re.fullmatch(r"https?://[!-~]+", fields["WARC-Target-URI"])
    assert not set('<>" ') & set(fields["WARC-Target-URI"])
    head, _, body = block.partition(b"\r\n\r\n")
    status_line, *lines = head.split(b"\r\n")
    assert _STATUS_LINE.fullmatch(status_line)
    headers = [(name.lower(), value) for name, value in map(_field, lines)]
    assert (b"content-length", str(len(body)).encode()) in headers
    assert not {name for name, _ in headers} & {b"content-encoding", b"transfer-encoding"}
    assert fields["WARC-Payload-Digest"] == _digest(body)


def _field(line: bytes) -> tuple[bytes, bytes]:
    found = _FIELD.fullmatch(line)
    assert found, line
    return found[1], found[2]


def _digest(content: bytes) -> str:
    return "sha256:" + b32encode(hashlib.sha256(content).digest()).decode()
