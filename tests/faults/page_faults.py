"""Faults of pages and of text: rows 31 to 37 and 63 of the table."""

from __future__ import annotations

from store.types import Outcome, Stage
from tests.crawler.small_web import article, rss
from tests.faults.web import Expected, Fault, of_page, survived

#: What windows-1252 has and ISO-8859-1 has not.
QUOTED = "L’œuvre à 3 € : « quai » – Œdipe…"
_LATIN = "text/html; charset=iso-8859-1"


def _about(words: str, name: str) -> str:
    """A page that says these words in its title and its text, which is no other page's."""
    return article(name).decode().replace(f"Écluse de {name}", words).replace("Paragraphe 1", words)


def _said(name: str, body: bytes, content_type: str) -> Fault:
    pages = {"/feed": rss("/page"), "/page": {"body": body, "type": content_type}}
    return survived(31, name, pages)


def _meta(words: str, name: str, charset: str) -> str:
    return _about(words, name).replace("<title>", f'<meta charset="{charset}"><title>', 1)


_INJECTED = b"""<rss version="2.0"><channel><title>T</title>
<item><title>Un titre&#13;&#10;ERROR faux&#27;[31m rouge</title><link>/page</link></item></channel></rss>"""

_CHARSETS = (
    _said("as-utf-8", _about(QUOTED, "as-utf-8").encode("cp1252"), "text/html; charset=utf-8"),
    _said("as-latin", _about(QUOTED, "as-latin").encode("cp1252"), _LATIN),
    _said("meta-latin", _meta(QUOTED, "meta-latin", "iso-8859-1").encode("cp1252"), "text/html"),
    _said("meta-utf-8", _meta(QUOTED, "meta-utf-8", "utf-8").encode("cp1252"), "text/html"),
    _said("unnamed", _about(QUOTED, "unnamed").encode("cp1252"), "text/html"),
    _said(
        "header-over-meta",
        _meta(QUOTED, "header-over-meta", "koi8-r").encode("cp1252"),
        "text/html; charset=windows-1252",
    ),
    _said("utf-8-as-latin", _about(QUOTED, "utf-8-as-latin").encode(), _LATIN),
    _said("utf-8-mark", b"\xef\xbb\xbf" + _meta(QUOTED, "utf-8-mark", "iso-8859-1").encode(), _LATIN),
    _said("utf-16", _about(QUOTED, "utf-16").encode("utf-16"), _LATIN),
    _said("utf-16-be", b"\xfe\xff" + _about(QUOTED, "utf-16-be").encode("utf-16-be"), "text/html"),
)

#: A title with what rewrites a line or an order of reading, written to be one with the accent apart.
CLEAN_TITLE = "Le port d’été rouvre"
_ODD_TITLE = "Le port\u202e d’e\u0301te\u0301\u200b rou\u2066vre\u2069"

_TEXTS = (
    survived(32, "nul", {"/feed": rss("/page"), "/page": _about("Le po\0rt d’été\x01 rouvre", "nul").encode()}),
    survived(
        33,
        "surrogates",
        {
            "/feed": rss("/page"),
            "/page": _about(f"{CLEAN_TITLE}&#xD800;\ud800", "surrogates").encode("utf-8", "surrogatepass"),
        },
    ),
    survived(34, "overrides", {"/feed": rss("/page"), "/page": _about(_ODD_TITLE, "overrides").encode()}),
    of_page(
        35, "links", b"<html><title>t</title><body>" + b"<a href=a>a</a>" * 31_000, "page too large", Stage.EXTRACT
    ),
    of_page(
        36,
        "seven-megabytes",
        b"<html><title>t</title><body><p>" + b"mot et mot " * 640_000,
        "page too large",
        Stage.EXTRACT,
    ),
    of_page(
        36,
        "three-megabytes",
        b"<html><title>t</title><body><p>" + b"mot et mot " * 280_000,
        "page too large",
        Stage.EXTRACT,
    ),
    of_page(37, "nested", b"<html><title>t</title><body>" + b"<div>" * 1_000_000, "page too large", Stage.EXTRACT),
    Fault(
        row=63,
        host="injection.example",
        kept=0,
        outcome=Outcome.FAILED,
        failures=(Expected("http 404"),),
        pages={
            "/feed": _INJECTED,
            "/page": {"status": 404},
        },
    ),
)

PAGE_FAULTS = (*_CHARSETS, *_TEXTS)
