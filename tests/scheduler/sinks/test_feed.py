"""Letters in an Atom file, read back with a feed reader."""

from __future__ import annotations

import os
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest

from scheduler.configuration.sink_tables import AtomSink
from scheduler.errors import SinkFailed
from scheduler.sinks.feed import send_feed
from scheduler.sinks.letters import Letter


@pytest.fixture
def sink(tmp_path: Path) -> AtomSink:
    return AtomSink(kind="atom", file=str(tmp_path / "vigie.atom"), entries=3)


def numbered(letter: Letter, number: int) -> Letter:
    return replace(letter, key=str(uuid.UUID(int=number)), subject=f"Revue {number}")


def read(sink: AtomSink) -> Any:
    feed = feedparser.parse(Path(sink.file).read_bytes())
    assert not feed.bozo
    return feed


def test_a_letter_is_an_entry_that_a_reader_understands(sink: AtomSink, letter: Letter) -> None:
    assert send_feed(sink, letter) == ""
    feed = read(sink)
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.author, feed.feed.language) == ("Vigie", "Vigie", "fr")
    (entry,) = feed.entries
    assert (entry.id, entry.title) == (f"urn:uuid:{letter.key}", letter.subject)
    assert entry.updated == entry.published == "2026-11-22T06:30:00+00:00"
    assert entry.content[0].value == letter.html
    assert entry.content[0].type == "text/html"
    assert entry.tags[0].term == "daily"


def test_the_newest_stand_first_and_the_oldest_go(sink: AtomSink, letter: Letter) -> None:
    for number in range(1, 6):
        send_feed(sink, numbered(letter, number))
    assert [entry.title for entry in read(sink).entries] == ["Revue 5", "Revue 4", "Revue 3"]


def test_a_letter_that_comes_twice_is_one_entry_and_ids_stay(sink: AtomSink, letter: Letter) -> None:
    send_feed(sink, numbered(letter, 1))
    known = read(sink).feed.id
    for number in (2, 1):
        send_feed(sink, numbered(letter, number))
    assert [entry.title for entry in read(sink).entries] == ["Revue 1", "Revue 2"]
    assert read(sink).feed.id == known


def test_foreign_signs_break_nothing(sink: AtomSink, letter: Letter) -> None:
    send_feed(sink, replace(letter, subject="A & B <c> \ufffe\x00\ud800 « ]]> »", html="<p>\uffff&amp; \x1b</p>"))
    (entry,) = read(sink).entries
    assert entry.title.startswith("A &amp; B &lt;c>") or entry.title.startswith("A & B <c>")


def test_an_address_of_its_own_is_named(sink: AtomSink, letter: Letter) -> None:
    send_feed(sink.model_copy(update={"url": "https://vigie.example/revue.atom", "title": "Revue & Cie"}), letter)
    feed = read(sink).feed
    assert feed.title == "Revue & Cie"
    (link,) = feed.links
    assert (link.rel, link.href) == ("self", "https://vigie.example/revue.atom")


@pytest.mark.parametrize("content", ["", "no feed", "<rss/>"])
def test_a_file_that_is_no_feed_is_begun_anew(sink: AtomSink, letter: Letter, content: str) -> None:
    Path(sink.file).write_text(content)
    send_feed(sink, letter)
    assert len(read(sink).entries) == 1


def test_no_reader_sees_half_a_file_and_no_entry_is_lost(sink: AtomSink, letter: Letter) -> None:
    wide = sink.model_copy(update={"entries": 100})
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: send_feed(wide, numbered(letter, number)), range(20)))
    assert len(read(sink).entries) == 20
    assert [path.name for path in Path(sink.file).parent.iterdir()] == ["vigie.atom"]


def test_who_may_read_the_file_may_read_the_next_one(sink: AtomSink, letter: Letter) -> None:
    file, before = Path(sink.file), os.umask(0o027)
    try:
        send_feed(sink, letter)
        assert file.stat().st_mode & 0o777 == 0o640
        file.chmod(0o644)
        send_feed(sink, numbered(letter, 2))
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_folder_that_cannot_be_written_is_told(letter: Letter, tmp_path: Path) -> None:
    with pytest.raises(SinkFailed, match="cannot be written: No such file"):
        send_feed(AtomSink(kind="atom", file=str(tmp_path / "none" / "a.atom")), letter)
