"""RSS and Atom as publishers write them, and what is made of everything else."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from time import process_time

import pytest

from crawler.errors import NotAFeed
from crawler.feeds.entries import MAX_ENTRIES
from crawler.feeds.plain_text import plain_text
from tests.crawler.feeds.feed_texts import URL, feed_of, line, read, titles

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>DSI &amp; Cie, l’œil du numérique</title><link>https://www.dsi.example/</link><language>fr-FR</language>
<item>
  <title>L’hôpital signe avec l’éditeur : 12 M€ sur « trois ans »</title>
  <link>https://www.dsi.example/actualites/lire-un-1001.html</link>
  <description><![CDATA[<p>Un <b>accord</b>&nbsp;cadre&#8230;</p><p>Cœur de l&#039;offre.</p>
  <script>suivi()</script>]]></description>
  <content:encoded><![CDATA[<p>Le texte entier, bien plus long.</p>]]></content:encoded>
  <dc:creator>Anne Le Goff</dc:creator><dc:creator>Jean Œuvrard</dc:creator>
  <category>Cloud</category><category>Santé</category>
  <pubDate>Tue, 12 Mar 2024 10:30:00 +0100</pubDate>
  <guid isPermaLink="false">1001</guid>
</item>
<item>
  <title>Deuxième &lt;i&gt;article&lt;/i&gt; de R&amp;D</title>
  <link>/actualites/lire-deux-1002.html#xtor=RSS-1</link>
  <author>jean@dsi.example (Jean Œuvrard)</author>
  <pubDate>Wed, 13 Mar 2024 08:00:00 GMT</pubDate>
</item>
<item>
  <title>Troisième</title>
  <guid>https://www.dsi.example/actualites/lire-trois-1003.html</guid>
</item>
</channel></rss>
"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://blog.dsi.example/notes/">
<title type="text">Le carnet</title>
<entry xml:base="2024/">
  <title type="html">L&amp;#8217;été du &lt;em&gt;cloud&lt;/em&gt;</title>
  <link rel="self" type="application/atom+xml" href="https://blog.dsi.example/une.atom"/>
  <link rel="alternate" type="text/html" href="une.html"/>
  <author><name>Zoé Brûlé</name></author>
  <published>2024-07-01T09:00:00+02:00</published><updated>2024-07-02T09:00:00+02:00</updated>
  <category term="cloud" label="Informatique en nuage"/>
  <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un <em>résumé</em>.</p></div></summary>
</entry>
<entry xml:lang="en"><title>Second</title><link href="//autre.example/deux"/>
<updated>2024-07-03T00:00:00Z</updated></entry>
</feed>
"""

RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://portail.example/"><title>Portail</title><link>https://portail.example/</link>
<items><rdf:Seq><rdf:li resource="https://portail.example/spip.php?article32"/></rdf:Seq></items></channel>
<item rdf:about="https://portail.example/spip.php?article32"><title>Un</title>
<link>https://portail.example/spip.php?article32</link><dc:date>2024-05-06T07:08:09Z</dc:date>
<dc:language>fr</dc:language><dc:creator>Les élus</dc:creator></item>
<item rdf:about="https://portail.example/spip.php?article33"><title>Deux</title>
<link>https://portail.example/spip.php?article33</link></item>
</rdf:RDF>
"""


def test_rss_2_gives_plain_text_dates_authors_section_and_language():
    reading = read(RSS)
    assert (reading.title, reading.problem) == ("DSI & Cie, l’œil du numérique", "")
    first, second, third = reading.entries
    assert first.url == "https://www.dsi.example/actualites/lire-un-1001.html"
    assert first.title == "L’hôpital signe avec l’éditeur : 12 M€ sur « trois ans »"
    assert first.summary == "Un accord cadre… Cœur de l'offre."
    assert first.authors == ("Anne Le Goff", "Jean Œuvrard")
    assert first.published_at == datetime(2024, 3, 12, 9, 30, tzinfo=UTC)
    assert (first.modified_at, first.section, first.language) == (None, "Cloud", "fr")
    assert (second.url, second.title) == (
        "https://www.dsi.example/actualites/lire-deux-1002.html",
        "Deuxième article de R&D",
    )
    assert second.authors == ("Jean Œuvrard",)
    assert third.url == "https://www.dsi.example/actualites/lire-trois-1003.html"


def test_atom_links_are_resolved_against_xml_base_and_the_final_address():
    first, second = read(ATOM).entries
    assert (first.url, second.url) == ("https://blog.dsi.example/notes/2024/une.html", "https://autre.example/deux")
    assert (first.title, first.summary, first.authors) == ("L’été du cloud", "Un résumé.", ("Zoé Brûlé",))
    assert first.published_at == datetime(2024, 7, 1, 7, tzinfo=UTC)
    assert first.modified_at == datetime(2024, 7, 2, 7, tzinfo=UTC)
    assert (first.section, first.language, second.language) == ("Informatique en nuage", "fr", "en")
    assert (second.published_at, second.modified_at) == (None, datetime(2024, 7, 3, tzinfo=UTC))


def test_rss_1_with_the_date_of_dublin_core():
    first, second = read(RDF).entries
    assert first.url == "https://portail.example/spip.php?article32"
    assert (first.published_at, first.modified_at) == (datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), None)
    assert (first.language, first.authors) == ("fr", ("Les élus",))
    assert second.url == "https://portail.example/spip.php?article33"


def test_a_feed_without_entries_is_a_reading_without_entries():
    reading = read(feed_of("<title>Vide</title>"))
    assert (reading.entries, reading.title, reading.problem) == ((), "Vide", "")


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, feed_of(line(1), line(2))])
def test_what_comes_from_a_well_formed_feed_has_no_problem(text):
    assert read(text).problem == ""


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "mailto:anne@dsi.example", "data:text/html,x", "file:///etc/passwd", "", "http://["]
)
def test_links_that_lead_to_no_web_page_are_dropped(link):
    assert [
        entry.url[-1] for entry in read(feed_of(f"<item><title>A</title><link>{link}</link></item>", line(2))).entries
    ] == ["2"]


def test_an_address_is_listed_once_whatever_its_guid_and_tracking():
    again = "<item><link>http://dsi.example/lire-1?utm_source=rss</link><guid>autre</guid></item>"
    assert titles(read(feed_of(line(1, "Premier"), again, line(2, "Deuxième")))) == ["Premier", "Deuxième"]


def test_a_changed_guid_does_not_change_the_address():
    reading = read(feed_of(line(1, more='<guid isPermaLink="false">tag:9</guid>')))
    assert reading.entries[0].url == "https://www.dsi.example/lire-1"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("Tue, 12 Mar 2024 10:30:00 +0100", datetime(2024, 3, 12, 9, 30, tzinfo=UTC)),
        ("Fri, 12 Jul 2024 10:30:00", datetime(2024, 7, 12, 8, 30, tzinfo=UTC)),
        ("2024-03-12T10:30:00Z", datetime(2024, 3, 12, 10, 30, tzinfo=UTC)),
        ("2024-03-12 10:30:00", datetime(2024, 3, 12, 9, 30, tzinfo=UTC)),
        ("2024-07-12", datetime(2024, 7, 11, 22, tzinfo=UTC)),
        ("mar., 12 mars 2024 10:30:00 +0100", datetime(2024, 3, 12, 9, 30, tzinfo=UTC)),
        ("12/03/2024 10:30", datetime(2024, 3, 12, 9, 30, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("9999-12-31T23:59:59.9999999-05:00", None),
        ("31/02/2024", None),
        ("hier", None),
        ("", None),
    ],
)
def test_a_date_is_an_instant_in_utc_or_none(written, instant):
    assert read(feed_of(line(1, more=f"<pubDate>{written}</pubDate>"))).entries[0].published_at == instant


def test_a_date_in_the_future_is_left_to_the_caller():
    at = read(feed_of(line(1, more="<pubDate>Tue, 12 Mar 2199 10:30:00 GMT</pubDate>"))).entries[0].published_at
    assert at == datetime(2199, 3, 12, 10, 30, tzinfo=UTC)


def test_a_huge_feed_is_read_up_to_the_cap_and_says_so():
    reading = read(feed_of(*(line(number) for number in range(MAX_ENTRIES + 500))))
    assert len(reading.entries) == MAX_ENTRIES
    assert reading.problem == "lists more than 2,000 entries, of which the first are read"
    atom = re.sub(r"(<entry xml:lang.*?</entry>)", r"\1" * (MAX_ENTRIES + 1), ATOM, flags=re.DOTALL)
    reading = read(atom)
    assert len(reading.entries) == 2
    assert reading.problem == "lists more than 2,000 entries, of which the first are read"


def test_entities_neither_expand_nor_read_files():
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    reading = read(feed_of(line(1, "&b; &f;")).replace("<rss", laughs + "<rss"))
    assert titles(reading) == ["&b; &f;"]


def test_a_body_that_is_a_file_name_or_an_address_is_not_opened(tmp_path):
    path = tmp_path / "flux.xml"
    path.write_text(RSS)
    for name in (str(path), path.as_uri()):
        with pytest.raises(NotAFeed, match="plain text"):
            read(name)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "an empty body"),
        (b" \r\n\t", "an empty body"),
        (
            b"<!DOCTYPE html><html><head><title>Page\n introuv&eacute;e</title></head><p>",
            "an HTML page titled “Page introuvée”",
        ),
        (b"<html><body>Domaine gar\xe9", "an HTML page without a title"),
        ("<html><head><title>Flux</title></head><body>" + RSS, "an HTML page titled “Flux”"),
        (json.dumps({"erreur": 404}), "a JSON document"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "gzip data"),
        (b"PK\x03\x04", "a zip archive"),
        (b"Service indisponible", "plain text that begins “Service indisponible”"),
        (b'<?xml version="1.0"?><urlset><url><loc>https://dsi.example/1</loc></url></urlset>', "a sitemap"),
        (b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', "<opml>"),
    ],
)
def test_what_is_no_feed_is_refused_and_named(body, what):
    with pytest.raises(NotAFeed, match=re.escape(what)) as refused:
        read(body, "application/rss+xml")
    assert refused.value.url == URL


def test_a_feed_too_damaged_for_its_parser_is_refused_and_named():
    with pytest.raises(NotAFeed, match="too damaged"):
        read(feed_of("<item><textinput><name>x</name></textinput></width></item>", "</item>"))


def test_a_number_of_ten_thousand_digits_costs_nothing():
    number = "&#" + "1" * 10_000 + ";"
    assert titles(read(feed_of(line(1, f"<![CDATA[Un {number}]]>"), line(2, f"Deux {number}")))) == ["Un", "Deux"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a <b>b</b> <!-- c --> d<script>e<!--</script>f --> g<br>h", "a b d f --> g h"),
        ("<p>a</p><STYLE>b</STYLE>c", "a c"),
        ("a <!-- b", "a <!-- b"),
        ("a<script>b", "a b"),
        ("1 < 2 <b>", "1 < 2"),
    ],
)
def test_comments_scripts_and_styles_are_no_text(markup: str, text: str):
    assert plain_text(markup) == text


@pytest.mark.parametrize("seed", ["<!-- ", "<script>", "<style >", "<a ", "<" + "a" * 200, "<!--x"])
def test_markup_that_never_ends_is_read_at_once(seed: str):
    started = process_time()
    plain_text(seed * (80_000 // len(seed)))
    assert process_time() - started < 0.5  # fifty times what it takes
