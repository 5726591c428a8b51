"""Feeds with the faults of the open web: what is malformed costs at most the entry it stands in."""

from __future__ import annotations

import time

import pytest

from crawler.feeds.syndication import parse_feed
from tests.crawler.feeds.feed_texts import feed_of, line, read, titles

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>DSI &amp; Cie, l’œil du numérique</title>
<item><title>L’hôpital signe avec l’éditeur : 12 M€ sur « trois ans »</title>
<link>https://www.dsi.example/lire-1001</link></item>
<item><title>Deuxième</title><link>https://www.dsi.example/lire-1002</link></item>
</channel></rss>
"""


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        ("R & D, AT&T et l'avenir", "R & D, AT&T et l'avenir"),
        ("L'&eacute;t&eacute;&nbsp;&hellip; co&ucirc;te 3&thinsp;&euro;", "L'été … coûte 3 €"),
        ("Entit&#233; &inconnue; l&agrave;", "Entité &inconnue; là"),
        ("PME de < 50 salariés", "PME de < 50 salariés"),
        ("Un\x00 contr\x0bôle \x1b[31m", "Un contrôle [31m"),
        ("Num&#0;éro &#99999999999;interdit &#xD800;", "Numéro interdit"),
    ],
)
def test_a_stray_sign_in_a_title_costs_no_entry(broken, title):
    reading = read(feed_of(line(1), line(2, broken), line(3)))
    assert titles(reading) == ["Titre", title, "Titre"]
    assert reading.problem == "malformed XML: stray signs or unknown entities"


def test_a_bare_ampersand_in_a_link_costs_no_entry():
    reading = read(feed_of("<item><link>https://www.dsi.example/lire?id=1&page=2&copy=3</link></item>", line(2)))
    assert [entry.url for entry in reading.entries] == [
        "https://www.dsi.example/lire?id=1&page=2&copy=3",
        "https://www.dsi.example/lire-2",
    ]


def test_ampersands_in_cdata_stay_as_they_are():
    assert titles(read(feed_of(line(1, "<![CDATA[R&D &amp; l'&eacute;t&eacute;]]>")))) == ["R&D & l'été"]


@pytest.mark.parametrize(
    "junk", ["\n \n", "<br />\n<b>Warning</b>: mysql_connect() in index.php\n", "<!-- cache -->\n", "\ufeff\ufeff"]
)
def test_what_stands_before_the_declaration_costs_no_entry(junk):
    assert titles(read(junk + RSS)) == titles(read(RSS))


def test_a_mismatched_tag_costs_no_other_entry():
    reading = read(feed_of(line(1), line(2, "Deux <b>gras"), line(3)))
    assert [entry.url[-1] for entry in reading.entries] == ["1", "2", "3"]
    assert "mismatched" in reading.problem


def test_an_undeclared_prefix_costs_no_entry():
    assert (
        len(read(feed_of(line(1, more='<media:content url="https://www.dsi.example/a.jpg"/>'), line(2))).entries) == 2
    )


@pytest.mark.parametrize("cut", range(1, 400, 7))
def test_a_truncated_tail_costs_at_most_the_entry_it_stands_in(cut):
    whole = feed_of(
        *(line(number, f"Titre n° {number}", "<description><![CDATA[<p>Bla]]></description>") for number in range(9))
    )
    complete = whole[:-cut].count("</item>")
    urls = [entry.url for entry in read(whole[:-cut]).entries]
    assert urls[:complete] == [f"https://www.dsi.example/lire-{number}" for number in range(complete)]
    assert set(urls) <= {f"https://www.dsi.example/lire-{number}" for number in range(9)}


@pytest.mark.parametrize(
    "declared",
    [
        *("utf-8", "iso-8859-1", "us-ascii", "windows-1252", "inconnu-1"),
        *("utf-8-sig", "utf-32", "hex", "base64", "idna", "undefined"),
    ],
)
@pytest.mark.parametrize(
    "header", ["", "application/rss+xml; charset=utf-8", "text/xml; charset=ISO-8859-1", "text/xml"]
)
def test_windows_1252_is_read_right_whatever_it_is_declared_as(declared, header):
    body = RSS.replace('encoding="utf-8"', f'encoding="{declared}"').encode("windows-1252")
    reading = read(body, header)
    assert titles(reading)[0] == "L’hôpital signe avec l’éditeur : 12 M€ sur « trois ans »"
    assert reading.title == "DSI & Cie, l’œil du numérique"


@pytest.mark.parametrize("header", ["", "text/xml", "text/xml; charset=iso-8859-1", "application/xml; charset=utf-8"])
def test_utf_8_is_read_right_whatever_it_is_declared_as(header):
    assert titles(read(RSS.replace("utf-8", "iso-8859-1"), header)) == titles(read(RSS))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "iso-8859-15", "utf-32"])
def test_other_encodings_are_read_by_mark_or_declaration(encoding):
    text = RSS.replace("’", "'").replace("œ", "oe").replace('encoding="utf-8"', f'encoding="{encoding}"')
    assert titles(read(text.encode(encoding)))[0].startswith("L'hôpital signe avec l'éditeur : 12 M€")


def test_windows_1252_that_happens_to_look_like_utf_8_is_read_right():
    title = "Déjà\u00a0» et voilà\u00a0»"  # à, no-break space and » are one character of UTF-8
    body = feed_of(line(1, title)).replace("utf-8", "iso-8859-1").encode("windows-1252")
    assert titles(read(body)) == ["Déjà » et voilà »"]


def test_one_entry_in_windows_1252_costs_nothing_in_a_feed_in_utf_8():
    strange = line(2, "Été à l’œuvre").encode("windows-1252")
    body = feed_of(line(1, "L’été, déjà l’été"), "@@", line(3, "Été")).encode().replace(b"@@", strange)
    assert titles(read(body)) == ["L’été, déjà l’été", "Été à l’œuvre", "Été"]


def test_a_feed_full_of_blanks_is_read_in_linear_time():
    body = b"<rss version='2.0'><channel><title>t</title>" + b" " * 2_000_000 + b"</channel></rss>"
    started = time.process_time()
    assert parse_feed(body, "http://a.example/rss").entries == ()
    assert time.process_time() - started < 5
