"""Kept pages leave as WARC 1.1 that another reader understands."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from store.archive import Archive
from store.pages.reading import PageChoice, fetched_pages
from store.pages.warc import warc_records
from store.types import FetchedPage
from tests.store.pages.page_examples import keep_pages
from tests.store.pages.page_variants import fetched
from tests.store.pages.warc_reader import Record, read_warc

MADE_AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def warc(*pages: FetchedPage) -> list[Record]:
    return read_warc(b"".join(warc_records(pages, software="Vigie/0.0", made_at=MADE_AT)))


def test_kept_pages_are_responses_behind_one_record_about_the_file(archive: Archive, reader) -> None:
    keep_pages(archive, range(12))
    about, *responses = warc(*fetched_pages(reader, PageChoice()))
    assert b"software: Vigie/0.0\r\nformat: WARC File Format 1.1\r\n" in about.block
    assert [record.http_body for record in responses] == [fetched(number).body for number in range(12)]
    assert [record.fields["WARC-Target-URI"] for record in responses] == [fetched(number).url for number in range(12)]
    assert {record.fields["WARC-Warcinfo-ID"] for record in responses} == {about.fields["WARC-Record-ID"]}
    assert responses[0].fields["WARC-Date"] == "2026-09-14T08:00:00Z"


def test_headers_are_those_of_the_server_but_for_those_of_the_wire() -> None:
    headers = (("Content-Encoding", "br"), ("TRANSFER-ENCODING", "chunked"), ("Content-Length", "9"), ("Vary", "a, é"))
    _, record = warc(replace(fetched(1), headers=headers))
    assert record.http_headers == [("Vary", "a, é"), ("Content-Length", str(len(fetched(1).body)))]


def test_a_header_cannot_end_the_headers() -> None:
    _, record = warc(replace(fetched(1), headers=(("X-Trap", "a\r\n\r\n<html>"), ("X-Odd", "中"))))
    assert record.http_headers[0] == ("X-Trap", "a <html>")
    assert record.http_body == fetched(1).body


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://a.example/été?q=deux mots", "http://a.example/%C3%A9t%C3%A9?q=deux%20mots"),
        ("http://a.example/a%20b?x=1&y=[2]#f", "http://a.example/a%20b?x=1&y=[2]#f"),
    ],
    ids=["accents", "escaped"],
)
def test_addresses_are_escaped_once(url: str, target: str) -> None:
    assert warc(replace(fetched(1), url=url))[1].fields["WARC-Target-URI"] == target


@pytest.mark.parametrize("body", [b"", b"\r\n\r\n", b"WARC/1.1\r\n" * 3, bytes(range(256))], ids=range(4))
def test_any_bytes_are_a_payload(body: bytes) -> None:
    assert warc(replace(fetched(1), body=body))[1].http_body == body


def test_a_status_that_a_server_made_up_has_no_words() -> None:
    assert warc(replace(fetched(1), status=299))[1].block.startswith(b"HTTP/1.1 299 \r\n")


def test_the_same_pages_give_the_same_bytes_and_other_fetches_other_ids() -> None:
    pages = (fetched(1), fetched(1, at=MADE_AT))
    first, second = (list(warc_records(pages, software="Vigie/0.0", made_at=MADE_AT)) for _ in range(2))
    assert first == second
    assert len({record.fields["WARC-Record-ID"] for record in warc(*pages)}) == 3


def test_a_file_of_any_size_takes_the_memory_of_one_page() -> None:
    def pages() -> Iterator[FetchedPage]:
        dice = random.Random(0)
        for number in range(60):
            yield replace(fetched(1), url=f"http://a.example/{number}", body=dice.randbytes(200_000))

    records = warc_records(pages(), software="Vigie/0.0", made_at=MADE_AT)
    next(records)
    next(records)
    tracemalloc.start()
    assert sum(len(record) for record in records) > 10_000_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_500_000
