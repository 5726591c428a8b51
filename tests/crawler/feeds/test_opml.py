"""OPML in and out: what other readers write, what is wrong with it, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import etree

from crawler.errors import BadOutlines
from crawler.feeds.opml import FeedOutline, read_opml, write_opml
from crawler.sources import polled_source
from store.types import FeedKind, Source, SourceKind

NOW = datetime(2026, 10, 3, 9, 30, tzinfo=UTC)
READER = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mes flux</title></head><body>
<outline text="Informatique" title="Informatique">
  <outline text="Nuage"><outline type="rss" text="L&#39;Écluse &amp; Cie" xmlUrl="https://ecluse.example/rss" htmlUrl="https://ecluse.example/"/></outline>
  <outline title="Canal Info" xmlurl="feed://canal.example/atom" description="x"/>
</outline>
<outline text="Bief" type="rss" xmlUrl="feed:https://bief.example/feed" category="/Eau/Canaux,/Autre"/>
</body></opml>"""


def opml(body: str) -> bytes:
    return f'<opml version="2.0"><body>{body}</body></opml>'.encode()


def names(outlines: tuple[FeedOutline, ...]) -> list[str]:
    return [outline.feed.source for outline in outlines]


def test_folders_are_categories_and_readers_own_spellings_are_read() -> None:
    reading = read_opml(READER.encode())
    assert [(one.feed.source, one.feed.url, one.category) for one in reading.outlines] == [
        ("L'Écluse & Cie", "https://ecluse.example/rss", "Informatique/Nuage"),
        ("Canal Info", "http://canal.example/atom", "Informatique"),
        ("Bief", "https://bief.example/feed", "Eau/Canaux"),
    ]
    assert reading.outlines[0].homepage == "https://ecluse.example/"
    assert reading.bad == ()


def test_what_is_exported_comes_back_as_it_was() -> None:
    watched = [
        polled_source(
            Source(
                name="Écluse <& Cie>", homepage="https://ecluse.example", owner="Groupe du Bief", category="Eau/Canaux"
            ),
            feeds=["https://ecluse.example/rss?a=1&b=2", "https://ecluse.example/atom"],
            sitemaps=["https://ecluse.example/sitemap.xml"],
            sections=[("https://ecluse.example/actus/", r"/actus/\d+-[^\"<>]+"), ("https://ecluse.example/une", "")],
        ),
        polled_source(
            Source(name="Larzac", kind=SourceKind.PRESS_RELEASE, category="Eau"), feeds=["https://larzac.example/feed"]
        ),
        polled_source(Source(name="Seul"), feeds=["https://seul.example/feed"]),
    ]
    outlines = read_opml(write_opml(watched, "Sources", NOW)).outlines
    assert [one.feed for one in outlines] == [feed for source in watched for feed in source.feeds]
    by_name = {one.feed.source: one for one in outlines}
    for source in watched:
        one = by_name[source.name]
        said = (one.homepage, one.owner, one.source_kind, one.category)
        assert said == (source.homepage, source.owner, source.kind, source.category)


def test_an_export_is_opml_2_that_other_readers_take() -> None:
    written = write_opml(
        [polled_source(Source(name="Seul", category="Eau"), feeds=["https://seul.example/feed"])], "Sources", NOW
    )
    tree = etree.fromstring(written)
    assert (tree.tag, tree.get("version")) == ("opml", "2.0")
    assert tree.findtext("head/dateCreated") == "Sat, 03 Oct 2026 09:30:00 +0000"
    assert tree.find("body/outline").get("text") == "Eau"
    leaf = tree.find("body/outline/outline")
    assert dict(leaf.attrib) == {
        "type": "rss",
        "text": "Seul",
        "title": "Seul",
        "xmlUrl": "https://seul.example/feed",
        "category": "/Eau",
    }


def test_a_name_without_a_place_in_xml_is_cleaned() -> None:
    written = write_opml(
        [Source(name="A\x00B\x1b[31m", feeds=polled_source(Source(name="x"), feeds=["http://a.example/"]).feeds)],
        "",
        NOW,
    )
    assert names(read_opml(written).outlines) == ["AB[31m"]


@pytest.mark.parametrize(
    ("outline", "why"),
    [
        ('<outline text="Vide"/>', "it names no address"),
        ('<outline text="X" xmlUrl="ftp://x.example/rss"/>', "is no address"),
        ('<outline text="X" xmlUrl="javascript:alert(1)"/>', "is no address"),
        (
            '<outline text="X" xmlUrl="http://moi:secret@x.example/rss"/>',
            "is no address: expected an address without a user",
        ),
        ('<outline text="X" xmlns:v="urn:vigie:opml" v:kind="tout" xmlUrl="http://x.example/"/>', "vigie's own"),
        ('<outline text="X" xmlns:v="urn:vigie:opml" v:pattern="(" xmlUrl="http://x.example/"/>', "vigie's own"),
    ],
)
def test_a_bad_outline_is_told_of_and_costs_only_itself(outline: str, why: str) -> None:
    good = '\n<outline text="Bon" xmlUrl="http://bon.example/"/>'
    reading = read_opml(opml(f"{good}\n{outline}{good.replace('bon.', 'beau.')}"))
    assert len(reading.outlines) == 2
    (bad,) = reading.bad
    assert bad.line == 3
    assert why in bad.why


def test_a_file_that_breaks_off_gives_what_stands_before() -> None:
    assert names(read_opml(READER.encode()[:-120]).outlines)[:2] == ["L'Écluse & Cie", "Canal Info"]


def test_a_bare_ampersand_and_windows_1252_are_read() -> None:
    (one,) = read_opml(
        opml('<outline text="Péage & Cie" xmlUrl="http://x.example/?a=1&b=2"/>').decode().encode("cp1252")
    ).outlines
    assert (one.feed.source, one.feed.url) == ("Péage & Cie", "http://x.example/?a=1&b=2")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "an empty body"),
        (b"<html><body>Non</body></html>", "an HTML page"),
        (b'<rss version="2.0"><channel/></rss>', "an RSS feed"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body/></opml>', "entities of its own"),
        (b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/hostname">]><opml><body/></opml>', "entities of its own"),
        (b"\x89PNG", "a picture"),
    ],
)
def test_what_is_no_opml_is_named(body: bytes, said: str) -> None:
    with pytest.raises(BadOutlines, match=said):
        read_opml(body)


def test_a_bomb_of_outlines_is_refused_in_time() -> None:
    with pytest.raises(BadOutlines, match="no list of feeds"):
        read_opml(opml("<outline text='x'/>" * 30_000))


def test_a_deep_nest_of_folders_is_no_trap() -> None:
    nest = "<outline text='x'>" * 200 + "<outline text='y' xmlUrl='http://y.example/'/>" + "</outline>" * 200
    (one,) = read_opml(opml(nest)).outlines
    assert one.category.count("/") == 199


def test_kinds_of_its_own_are_read_as_they_were_written() -> None:
    one = read_opml(
        opml('<outline text="X" xmlns:v="urn:vigie:opml" v:kind="section" url="http://x.example/a"/>')
    ).outlines[0]
    assert one.feed.kind is FeedKind.SECTION
