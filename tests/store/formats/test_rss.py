"""Articles as RSS: well-formed whatever they hold, no link but to the web."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest

from store.formats.rss import Channel, rss_pieces

CHANNEL = Channel(
    title="Vigie: Microsoft & cie",
    link="https://presse.example/",
    description="Articles",
    built_at=datetime(2026, 9, 14, 8, tzinfo=UTC),
)
ARTICLE: dict[str, object] = {
    "id": 17,
    "url": "https://dsi-magazine.example/a?b=1&c=2",
    "source": "DSI Magazine",
    "title": "Accord",
    "standfirst": "",
    "body": "Ces derniers mois, la mutuelle a signé.\nLe contrat porte sur cinq ans.",
    "authors": '["Claire Vasseur"]',
    "tags": '["cloud", "R&D"]',
    "published_at": "2026-09-14T07:30:00Z",
    "first_seen_at": "2026-09-14T08:00:03Z",
}
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def entry(**fields: object) -> ET.Element:
    channel = ET.fromstring("".join(rss_pieces(CHANNEL, [ARTICLE | fields]))).find("channel")
    assert channel is not None
    found = channel.find("item")
    assert found is not None
    return found


def test_a_channel_says_what_it_is() -> None:
    root = ET.fromstring("".join(rss_pieces(CHANNEL, [])))
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    assert root.findtext("channel/title") == "Vigie: Microsoft & cie"
    assert root.findtext("channel/link") == "https://presse.example/"
    assert root.findtext("channel/lastBuildDate") == "Mon, 14 Sep 2026 08:00:00 +0000"


def test_an_article_has_its_link_its_date_its_authors_and_a_name_that_lasts() -> None:
    found = entry()
    assert found.findtext("link") == "https://dsi-magazine.example/a?b=1&c=2"
    assert found.findtext("pubDate") == "Mon, 14 Sep 2026 07:30:00 +0000"
    assert found.findtext(CREATOR) == "Claire Vasseur"
    assert [tag.text for tag in found.findall("category")] == ["cloud", "R&D"]
    guid = found.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == ("vigie:article:17", "false")


def test_an_article_of_unknown_date_has_that_of_its_first_sight() -> None:
    assert entry(published_at=None).findtext("pubDate") == "Mon, 14 Sep 2026 08:00:03 +0000"


@pytest.mark.parametrize(
    "title", ["A & B <script>alert(1)</script>", "]]>", 'dit "oui"', "fin\x00\x0b\ufffe\uffff\x1b[31m", "œuvre 🎉"]
)
def test_no_title_breaks_the_feed(title: str) -> None:
    shown = entry(title=title).findtext("title")
    assert shown is not None
    assert "\x1b" not in shown
    assert shown.startswith(title[:3])


def test_markup_in_a_text_stays_text_to_readers_who_take_descriptions_for_html() -> None:
    description = entry(standfirst="<b>gras</b> & <img src=x onerror=y>").findtext("description")
    assert description == "&lt;b&gt;gras&lt;/b&gt; &amp; &lt;img src=x onerror=y&gt;"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.example/"])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    assert entry(url=url).find("link") is None


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    quoted = entry(body="mot " * 500).findtext("description")
    assert quoted is not None
    assert quoted.endswith("mot…")
    assert len(quoted) <= 300
