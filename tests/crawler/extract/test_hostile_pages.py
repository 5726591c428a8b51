"""Whatever the bytes: an article that is not empty, or a named error, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import NotAnArticle
from crawler.extract import extract
from tests.crawler.extract.extract_pages import ARTICLE, FIRST, TITLE, URL, page

LIMIT_S = 10.0
HOSTILE = {
    "links": "<a href='/x'>lien</a> " * 100_000,
    "links under the cap": "<li><a href='/x'>le titre d'un autre article</a></li>" * 9_000,
    "bytes": f"<p>{FIRST}</p>" * 32_000,
    "bytes under the cap": f"<p>{FIRST}</p>" * 6_000,
    "paragraphs": "<p>un accord signé</p>" * 29_000,
    "line breaks": "un accord signé<br>" * 29_000,
    "nested tags": "<div>" * 1_000_000,
    "nested tags under the cap": "<div>x" * 29_000,
    "nested paragraphs": ("<div>" * 350 + f"<p>{FIRST}</p>" + "</div>" * 350) * 40,
    "deep and broad": "<div>" * 390 + f"<div><p>{FIRST}</p></div>" * 12_000,
    "alike": f"<div class='bloc'><a href='/x'>le titre d'un autre article</a><p>{FIRST}</p></div>" * 5_000,
    "nested comments": "<span class='comment'>x" * 29_000,
    "one line": "a" * 1_900_000,
    "ampersands": "<p>" + "&" * 1_900_000,
    "quotes": "<a href='" + "x" * 1_000_000,
    "separators": "<h1>" + " - " * 300_000 + "</h1>" + ARTICLE,
    "class names": "<div class='" + "share " * 300_000 + "'>x</div>" + ARTICLE,
    "headlines": f"<h1>{TITLE}</h1>" * 14_000 + ARTICLE,
    "labels in a row": "<table><tr>" + "<td></td>" * 14_000 + "<td>Publicité</td>" * 14_000 + "</tr></table>" + ARTICLE,
    "dates": "<p>Publié le 1er mars 2026</p>" * 20_000,
    "spaces in keywords": (
        '<script type="application/ld+json">{"@type": "NewsArticle", "keywords": "a'
        + " " * 100_000
        + f'b"}}</script>{ARTICLE}'
    ),
    "brackets in the site's name": f"<meta property='og:site_name' content='{'(' * 200_000}'>{ARTICLE}",
    "semicolons after JSON": f"<script type='application/ld+json'>{{{';' * 1_800_000}</script>{ARTICLE}",
    "capitals before a date": "".join(f"<p>{'A-' * 42} z, {day} mars 2026 – {FIRST}</p>" for day in range(1, 10)),
    "open brackets": "<script type='application/ld+json'>" + "[" * 200_000 + "</script>" + ARTICLE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_soon(name: str):
    started = time.process_time()
    read_or_refused(f"<html><body>{HOSTILE[name]}</body></html>".encode())
    assert time.process_time() - started < LIMIT_S


@pytest.mark.parametrize("piece", ["\x00", "&#0;", "&#xD800;", "\ud83d", "\u202e", "\ufeff", "&#xFFFF;"])
def test_characters_that_no_store_takes_do_not_reach_the_article(piece: str):
    html = page(f"<p>{FIRST}{piece}</p>{ARTICLE}", title=f"Un{piece} titre qui suffit")
    article = extract(html.encode("utf-8", "surrogatepass"), URL)
    for text in (article.title, article.body, *(removed.text for removed in article.removed)):
        text.encode("utf-8")
        assert not set(text) & set("\x00\u202e\ufeff")


TAGS = "<p> </p> <article> <table> <td> <!-- <script> <a> </body> <svg> <h1> <br> </html> <div> </div>"
PIECES = st.sampled_from(
    [
        *TAGS.encode().split(),
        *(b"\x00", b"\xff\xfe", b"&nbsp;", b"\xed\xa0\x80", "é".encode("utf-16")),
        b"<div class='comments'>",
        b"<time datetime='2026-99-99'>",
        b'<script type="application/ld+json">{"@type": "Article", "author": [null, 3, {"name": []}]}</script>',
    ]
)
SOUND = page(
    ARTICLE,
    "<ul><li>un</li><li>deux</li></ul>",
    "<h2>Autres articles</h2>",
    head='<meta name="date" content="2026-05-06">',
).encode()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=st.lists(st.tuples(st.integers(0, len(SOUND)), st.integers(0, 200), PIECES), max_size=8))
def test_a_damaged_page_gives_an_article_or_a_named_error(cuts: list[tuple[int, int, bytes]]):
    html = SOUND
    for place, length, piece in cuts:
        html = html[:place] + piece + html[place + length :]
    read_or_refused(html)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_named_error(html: bytes):
    read_or_refused(html)


@pytest.mark.parametrize("claimed", ["utf-8", "utf-16", "iso-8859-1", "shift_jis", "no-such-encoding"])
@pytest.mark.parametrize("actual", ["utf-8", "utf-16", "utf-16-le", "cp1252", "shift_jis", "utf-7"])
def test_swapped_encodings_give_an_article_or_a_named_error(actual: str, claimed: str):
    html = page(ARTICLE, head=f'<meta charset="{claimed}">').encode(actual, "replace")
    read_or_refused(html)


def test_the_same_page_gives_the_same_article():
    assert extract(SOUND, URL) == extract(SOUND, URL)


def read_or_refused(html: bytes) -> None:
    try:
        article = extract(html, URL)
    except NotAnArticle:
        return
    assert article.body.strip()
