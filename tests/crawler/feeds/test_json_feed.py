"""JSON Feed 1.0 and 1.1, sound and damaged."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.errors import NotAFeed
from crawler.feeds.syndication import parse_feed

URL = "https://www.revue.example/feed.json"
V1, V11 = "https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"
LOCK = {
    "id": "https://www.revue.example/ecluse-12",
    "url": "/ecluse-12",
    "title": "L’écluse rouvre &amp; le canal respire",
    "summary": "Après <b>deux</b> ans de travaux.",
    "content_html": "<p>Le long texte.</p>",
    "date_published": "2026-10-03T09:00:00+02:00",
    "date_modified": "2026-10-04T09:00:00+02:00",
    "authors": [{"name": "Anne Le Goff"}, {"name": "Jo Bief"}, {"url": "https://ailleurs.example"}],
    "tags": ["Canaux", "Travaux"],
    "language": "fr-BE",
}


def feed(*items: Any, version: str = V11, **more: Any) -> bytes:
    return json.dumps({"version": version, "title": "La Revue", "items": list(items)} | more).encode()


def read(body: bytes, content_type: str = "application/feed+json") -> Any:
    return parse_feed(body, URL, content_type)


def test_an_entry_says_all_that_the_format_can_say() -> None:
    reading = read(feed(LOCK))
    (entry,) = reading.entries
    assert (reading.title, reading.problem) == ("La Revue", "")
    assert (entry.url, entry.title) == ("https://www.revue.example/ecluse-12", "L’écluse rouvre & le canal respire")
    assert (entry.summary, entry.section, entry.language) == ("Après deux ans de travaux.", "Canaux", "fr")
    assert entry.authors == ("Anne Le Goff", "Jo Bief")
    assert entry.published_at == datetime(2026, 10, 3, 7, tzinfo=UTC)
    assert entry.modified_at == datetime(2026, 10, 4, 7, tzinfo=UTC)


def test_version_1_0_has_one_author_and_what_an_entry_leaves_out_is_the_feeds() -> None:
    own, inherited = read(
        feed({"url": "/1", "author": {"name": "Jo Bief"}}, {"url": "/2"}, version=V1, author={"name": "La rédaction"})
    ).entries
    assert (own.authors, inherited.authors) == (("Jo Bief",), ("La rédaction",))
    assert read(feed({"url": "/1"}, language="fr")).entries[0].language == "fr"


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ({"url": "/a", "external_url": "https://ailleurs.example/b"}, "https://www.revue.example/a"),
        ({"id": "7", "external_url": "https://ailleurs.example/b"}, "https://ailleurs.example/b"),
        ({"id": "https://www.revue.example/c"}, "https://www.revue.example/c"),
        (
            {"url": "javascript:void(0)", "external_url": 12, "id": "https://www.revue.example/c"},
            "https://www.revue.example/c",
        ),
    ],
)
def test_an_entry_leads_to_its_page_or_else_to_the_one_it_points_at(item: dict[str, Any], address: str) -> None:
    assert [entry.url for entry in read(feed(item)).entries] == [address]


@pytest.mark.parametrize(
    "broken",
    [
        None,
        "texte",
        ["/liste"],
        {},
        {"id": "sans adresse"},
        {"url": {"href": "/x"}},
        {"url": 12},
        {"url": "mailto:redaction@revue.example"},
    ],
)
def test_what_is_no_entry_costs_only_itself(broken: Any) -> None:
    assert [entry.url[-10:] for entry in read(feed(LOCK, broken, LOCK | {"url": "/ecluse-13"})).entries] == [
        "/ecluse-12",
        "/ecluse-13",
    ]


def test_fields_of_a_strange_type_cost_only_themselves() -> None:
    odd = {"url": "/1", "title": ["x"], "date_published": 12, "authors": "Anne", "author": 3, "tags": {}, "language": 0}
    (entry,) = read(feed(odd)).entries
    assert (entry.title, entry.published_at, entry.authors, entry.section, entry.language) == ("", None, (), "", "")


def test_a_tail_that_is_cut_off_costs_the_entry_it_stands_in() -> None:
    whole = feed(LOCK, LOCK | {"url": "/ecluse-13"}, LOCK | {"url": "/ecluse-14", "attachments": [{"url": "/son.mp3"}]})
    reading = read(whole[:-30])
    assert [entry.url[-3:] for entry in reading.entries] == ["-12", "-13"]
    assert reading.title == "La Revue"
    assert reading.problem.startswith("malformed JSON")


def test_a_broken_entry_costs_itself_and_nothing_of_it_is_taken_for_an_entry() -> None:
    spoilt = '{"id": "b", "url": "/b", "title": "Un "mot" de trop", "authors": [{"name": "A"}, {"url": "/auteur"}]}'
    text = feed(LOCK, "PLACE", LOCK | {"url": "/ecluse-13"}).decode().replace('"PLACE"', spoilt)
    assert [entry.url[-3:] for entry in read(text.encode()).entries] == ["-12", "-13"]


@pytest.mark.parametrize("content_type", ["", "application/json", "text/plain", "text/html"])
def test_a_feed_is_recognised_by_its_shape_whatever_its_type(content_type: str) -> None:
    assert len(read(b"\xef\xbb\xbf \n" + feed(LOCK), content_type).entries) == 1
    unversioned = json.dumps({"items": [LOCK]}).encode()
    assert len(read(unversioned, content_type).entries) == 1


def test_a_feed_without_entries_is_a_reading_without_entries() -> None:
    assert read(feed()).entries == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{}", "a JSON document"),
        (b'{"items": {"a": 1}}', "a JSON document"),
        (b'{"items": [{"nom": "x"}]}', "a JSON document"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items":', "malformed JSON"),
        (b"[" * 5, "a JSON document"),
    ],
)
def test_other_json_is_no_feed(body: bytes, said: str) -> None:
    with pytest.raises(NotAFeed, match=said):
        read(body)


def test_hostile_nesting_and_numbers_end_as_an_error() -> None:
    for body in (
        feed()[:-2] + b"[" * 200_000,
        b'{"items": [' + b"9" * 10_000 + b"]}",
        b'{"items": [' + b'{"a":' * 90_000,
    ):
        with pytest.raises(NotAFeed):
            read(body)
