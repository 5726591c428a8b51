"""No entry is lost that feedparser finds, however a feed is damaged; and damage costs the entry that it stands in."""

from __future__ import annotations

from html import escape

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import NotAFeed
from crawler.feeds.sitemaps import parse_sitemap
from crawler.feeds.syndication import parse_feed
from crawler.press_web import press_web_folder
from store.urls import url_key

URL = "https://dsi.example/flux/"
_BASE = "https://www.dsi.example"
_RSS = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>Flux</title><link>https://dsi.example</link>{}</channel></rss>"
)
_ATOM = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Flux</title>{}</feed>'
_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel rdf:about='https://dsi.example'><title>Flux</title></channel>{}</rdf:RDF>"
)
_SITEMAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
_ENTRIES = {
    "rss": "<item><title>{0}</title><link>" + _BASE + "/lire-{1}</link><description>{0}</description></item>",
    "atom": "<entry><title>{0}</title><link href='" + _BASE + "/lire-{1}'/><summary>{0}</summary></entry>",
    "rdf": "<item rdf:about='" + _BASE + "/lire-{1}'><title>{0}</title><link>" + _BASE + "/lire-{1}</link></item>",
    "sitemap": "<url><loc>" + _BASE + "/lire-{1}</loc><news:title>{0}</news:title></url>",
}
_FRAMES = {"rss": _RSS, "atom": _ATOM, "rdf": _RDF, "sitemap": _SITEMAP}
KINDS = st.sampled_from(["rss", "atom", "rdf"])
TITLES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12), min_size=3, max_size=6
)
#: What stands in feeds and in no XML.
DAMAGE = [
    *(
        "&",
        "&nbsp;",
        "&eacute;",
        "&inconnue;",
        "R&D",
        "&#150;",
        "&#0;",
        "&#x1F;",
        "&#99999999;",
        "a < b",
        "<",
        "<3",
        "\x07",
    ),
    *(
        "<b>gras",
        "</b>",
        "<![CDATA[ &amp; <br> ]]>",
        "<br>",
        "]]>",
        "<p>l'été</p>",
        "&amp;amp;",
        "\ufffe",
        "<!-- x -->",
    ),
]
SAMPLES = sorted(
    path
    for path in press_web_folder().rglob("*")
    if path.is_file() and (path.suffix in (".xml", ".atom", ".rdf", ".rss") or path.name in ("rss", "feed"))
)


def markup(kind: str, titles: list[str]) -> str:
    return _FRAMES[kind].format("".join(_ENTRIES[kind].format(title, place) for place, title in enumerate(titles)))


def found(body: bytes, kind: str, content_type: str = "") -> set[str]:
    """Keys of the addresses that our reader finds; none in what it takes for no feed."""
    try:
        reading = parse_sitemap(body, URL) if kind == "sitemap" else parse_feed(body, URL, content_type)
    except NotAFeed:
        return set()
    return {url_key(entry.url) for entry in reading.entries}


def theirs(body: bytes) -> set[str]:
    """Keys of the web addresses that feedparser finds; none where it breaks."""
    try:
        parsed = feedparser.parse(body, response_headers={"content-location": URL})
    except (LookupError, TypeError, ValueError):
        return set()
    links = (entry.get("link") or "" for entry in parsed["entries"])
    return {url_key(link) for link in links if link.startswith(_BASE) and " " not in link}


def wanted(count: int, *, but: int = -1) -> set[str]:
    return {url_key(f"{_BASE}/lire-{place}") for place in range(count) if place != but}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_entry_of_the_press_web_is_lost(path) -> None:
    body = path.read_bytes()
    parsed = feedparser.parse(body)
    links = {url_key(entry.link) for entry in parsed["entries"] if entry.get("link", "").startswith("http")}
    assert links <= found(body, "feed")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*_ENTRIES]), TITLES, st.sampled_from(DAMAGE), st.integers(0, 5))
def test_a_stray_sign_costs_at_most_the_entry_it_stands_in(kind, titles, damage, place) -> None:
    place %= len(titles)
    said = [escape(title) for title in titles]
    said[place] += damage
    assert wanted(len(titles), but=place) <= found(markup(kind, said).encode("utf-8", "replace"), kind)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*_ENTRIES]), TITLES, st.integers(1, 300))
def test_a_tail_cut_off_costs_at_most_the_entry_it_stands_in(kind, titles, cut) -> None:
    whole = markup(kind, [escape(title) for title in titles])
    body = whole.encode()[:-cut]
    closing = {"rss": b"</item>", "rdf": b"</item>", "atom": b"</entry>", "sitemap": b"</url>"}[kind]
    assert wanted(body.count(closing)) <= found(body, kind)


@settings(max_examples=40, deadline=None)
@given(
    KINDS,
    st.lists(st.sampled_from(["L’été", "Ça coûte 5 €", "Œuvre", "« Non »", "plain"]), min_size=2, max_size=5),
    st.sampled_from(["utf-8", "windows-1252", "iso-8859-15", "utf-16"]),
    st.sampled_from(["", "utf-8", "iso-8859-1", "us-ascii", "utf-16", "inconnu"]),
    st.sampled_from(["", "text/xml", "text/xml; charset=utf-8", "application/rss+xml; charset=ISO-8859-1"]),
)
def test_a_wrong_charset_costs_no_entry(kind, titles, charset, declared, header) -> None:
    text = markup(kind, titles)
    text = text.replace('<?xml version="1.0"', f'<?xml version="1.0" encoding="{declared}"', 1) if declared else text
    assert wanted(len(titles)) <= found(text.encode(charset, "replace"), kind, header)


@settings(max_examples=150, deadline=None)
@given(KINDS, TITLES, st.integers(0, 10_000), st.integers(0, 6), st.sampled_from(["", *DAMAGE]))
def test_whatever_feedparser_finds_is_found_but_for_the_damaged_entry(kind, titles, at, length, damage) -> None:
    text = markup(kind, [escape(title) for title in titles])
    at %= len(text)
    body = (text[:at] + damage + text[at + length :]).encode("utf-8", "replace")
    closing = {"rss": "</item>", "rdf": "</item>", "atom": "</entry>"}[kind]
    damaged = {url_key(f"{_BASE}/lire-{text[:place].count(closing)}") for place in (at, at + length)}
    assert theirs(body) & wanted(len(titles)) - damaged <= found(body, kind)
