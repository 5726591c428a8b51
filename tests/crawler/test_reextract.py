"""Kept pages are read again elsewhere, in order; one that breaks the extractor costs itself and nothing else."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.batch import TopicRequest
from crawler.judging.subject import Subject
from crawler.pages import PackedSubject, PageToRead
from crawler.reextract import read_page_again, reread
from store.types import Entry, FetchedPage
from tests.crawler.small_web import article

NOW = datetime(2026, 9, 14, 8, tzinfo=UTC)
SUBJECT = Subject.of(TopicRequest(name="Canaux", query="écluse"))


def packed(subject: Subject) -> PackedSubject:
    return PackedSubject.of(subject)


def page_of(subject: str, body: bytes | None = None, **fields: object) -> PageToRead:
    fetched = FetchedPage(
        url=f"http://a.example/{subject}", fetched_at=NOW, status=200, body=article(subject) if body is None else body
    )
    return PageToRead(source="a.example", page=replace(fetched, **fields), entry=None)  # type: ignore[arg-type]


def test_pages_come_back_in_order_with_what_stood_beside_them() -> None:
    pages = [(number, page_of(f"Port{number}")) for number in range(20)]
    found = list(reread(pages, SUBJECT, workers=2))
    assert [number for number, _ in found] == list(range(20))
    assert [reading.article.title for _, reading in found if reading.article] == [
        f"Écluse de Port{number}" for number in range(20)
    ]
    assert {reading.match.found for _, reading in found if reading.match} == {("title:écluse",)}


def test_a_page_that_kills_its_process_is_told_and_the_next_ones_are_read() -> None:
    pages = [(0, page_of("a")), (1, page_of("b", _Deadly(article("b")))), (2, page_of("c")), (3, page_of("d"))]
    found = dict(reread(pages, SUBJECT, workers=1))
    assert (found[1].article, found[1].broke, found[1].reason) == (None, True, "extraction failed")
    assert found[1].detail.startswith("the process died with code")
    assert [found[number].article is not None for number in (0, 2, 3)] == [True, True, True]


class _Deadly(bytes):
    """A page whose reader dies, as a fault of a parser in C would have it."""

    def startswith(self, *_: object) -> bool:
        return signal.raise_signal(signal.SIGKILL) is None

    def lstrip(self, *_: object) -> bytes:
        return self

    def __getitem__(self, _: object) -> bytes:
        return self


def test_a_page_that_holds_its_process_for_too_long_is_stopped() -> None:
    # It takes seconds; a tenth of one is for starting.
    large = b"<article>" + b"<p>Un mot de plus, et encore un, <b>puis</b> un autre.</p>" * 14_000
    ((_, reading),) = reread([(1, page_of("a", large))], SUBJECT, workers=1, timeout_s=0.1)
    assert (reading.article, reading.broke, reading.detail) == (None, True, "stopped after 0.1 s")


def test_a_page_that_needs_too_much_memory_is_told_and_the_next_one_is_read() -> None:
    pages = [(0, page_of("a", _Greedy(article("a")))), (1, page_of("b"))]
    (_, first), (_, second) = reread(pages, SUBJECT, workers=1, memory_mb=256)
    assert (first.article, first.broke, first.detail) == (None, True, "it needs more than 256 MB of memory")
    assert second.article


class _Greedy(bytes):
    """A page whose reader wants a gigabyte."""

    def startswith(self, *_: object) -> bool:
        return not bytearray(1 << 30)

    def __getitem__(self, _: object) -> bytes:
        return self


def test_a_page_that_is_no_article_says_what_it_is() -> None:
    ((_, reading),) = reread([(1, page_of("vide", b"<html><body>"))], SUBJECT, workers=1)
    assert (reading.article, reading.match, reading.broke, reading.reason) == (None, None, False, "empty page")


def test_an_article_off_the_topic_comes_without_a_match() -> None:
    reading = read_page_again(page_of("Redon"), packed(Subject.of(TopicRequest(name="Autre", query="microsoft"))))
    assert reading.article
    assert reading.match is None


def test_headers_and_entry_bear_witness_as_when_it_was_fetched() -> None:
    entry = Entry(url="http://a.example/Redon", published_at=NOW)
    headers = (("content-type", "text/html; charset=iso-8859-1"), ("X-Robots-Tag", "nosnippet"))
    latin = article("Redon").decode().encode("latin-1")
    reading = read_page_again(replace(page_of("Redon", latin, headers=headers), entry=entry), packed(SUBJECT))
    assert reading.article
    assert (reading.article.title, reading.article.published_at) == ("Écluse de Redon", NOW)
    assert reading.article.directives == ("nosnippet",)


def test_few_pages_are_taken_before_they_can_be_read() -> None:
    taken = 0

    def pages() -> Iterator[tuple[int, PageToRead]]:
        nonlocal taken
        for taken in range(1, 1000):
            yield taken, page_of(f"Port{taken}")

    readings = reread(pages(), SUBJECT, workers=1)
    next(readings)
    assert taken <= 5
    readings.close()
    assert taken <= 5


def test_no_page_is_no_work() -> None:
    assert list(reread([], SUBJECT, workers=1)) == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are counted in /proc")
def test_closing_it_ends_its_processes() -> None:
    before = _children()
    readings = reread([(number, page_of(f"Port{number}")) for number in range(50)], SUBJECT, workers=2)
    next(readings)
    readings.close()
    assert _children() <= before | _helpers()


def _children() -> set[str]:
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}


def _helpers() -> set[str]:
    """The fork server and its tracker, which stay for the next pool."""
    from multiprocessing import forkserver, resource_tracker

    return {str(forkserver._forkserver._forkserver_pid), str(resource_tracker._resource_tracker._pid)}
