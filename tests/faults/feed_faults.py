"""Faults of feeds, sitemaps and robots.txt: rows 27 to 30, 38 to 46 and 50 to 55 of the table."""

from __future__ import annotations

import gzip
import io
import zipfile

from crawler.spiders.questions import MAX_FEED_BYTES
from store.types import FeedKind, Stage
from tests.crawler.small_web import Page, article, rss, sitemap, sitemap_index
from tests.faults.web import Expected, Fault, of_feed, survived

#: Decompressed, it is larger than a feed may be.
_BOMB = gzip.compress(b" " * (MAX_FEED_BYTES + 1), 1, mtime=0)
_XML = {"Content-Type": "application/xml"}
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
_INSIDE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY inside SYSTEM "file:///etc/passwd">]>'
_SITEMAP = FeedKind.SITEMAP
_CHALLENGE = (
    b"<html><head><title>Just a moment...</title></head><body><p>Enable JavaScript and cookies</p></body></html>"
)
_REPAIR = (
    b"<html><head><title>Site en maintenance</title></head><body><p>Merci de revenir bient&ocirc;t.</p></body></html>"
)
_PARKED = b"<html><title>parked.example est a vendre</title><a href=/page>Offres</a></html>"
_CLOSED = b"User-agent: *\nDisallow: /page\n"


def _entry(link: str, title: str = "Un titre", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def _rss(*entries: str, before: str = "") -> bytes:
    return f'{before}<rss version="2.0"><channel><title>Titres</title>{"".join(entries)}</channel></rss>'.encode()


def _urls(*pages: str, before: str = "") -> bytes:
    return f'{before}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(pages)}</urlset>'.encode()


def _zipped(body: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sitemap.xml", body)
    return packed.getvalue()


def _kept(row: int, name: str, feed: Page, *, says: str = "", kind: FeedKind = FeedKind.FEED, **pages: Page) -> Fault:
    """A feed that is odd, and whose one page is kept."""
    return survived(row, name, {"/feed": feed, "/page": article(name), **pages}, says=says, kind=kind)


def _robots(row: int, name: str, robots: Page, reason: str) -> Fault:
    """A site whose robots.txt cannot be had."""
    pages = {"/robots.txt": robots, "/page": article(name)}
    return of_feed(row, name, rss("/page"), reason, Stage.ROBOTS, temporary=True, pages=pages, asked=(0, 0))


_HOSTILE = (
    of_feed(27, "huge-feed", {"body": _BOMB, "headers": {"Content-Encoding": "gzip", **_XML}}, "too large"),
    _kept(28, "laughs", _rss(_entry("/page", "&a9;"), before=_LAUGHS)),
    _kept(28, "laughs-sitemap", _urls("<url><loc>/page</loc><x>&a9;</x></url>", before=_LAUGHS), kind=_SITEMAP),
    _kept(29, "xxe", _rss(_entry("/page", "&inside;"), before=_INSIDE)),
    _kept(29, "xxe-sitemap", _urls("<url><loc>/page</loc><x>&inside;</x></url>", before=_INSIDE), kind=_SITEMAP),
    _kept(30, "malformed", _rss(_entry("/page", "Pêche & <b>quais"), "<item><title>sans fin"), says="malformed XML"),
    _kept(
        30,
        "junk-before",
        b"Warning: mysql_connect() in db.php\n<?xml version='1.0'?>" + _rss(_entry("/page")),
        says="text before the feed",
    ),
    _kept(30, "cut", _rss(_entry("/page"), _entry("/other"))[:-60], says="malformed XML"),
)

_LINKS = (
    _kept(38, "future", _rss(_entry("/page", more="<pubDate>Mon, 01 Jan 2125 00:00:00 GMT</pubDate>"))),
    _kept(38, "epoch", _rss(_entry("/page", more="<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"))),
    _kept(38, "undated", _rss(_entry("/page", more="<pubDate>bientôt</pubDate>"))),
    Fault(
        row=39,
        host="guids.example",
        kept=2,
        pages={
            "/feed": {
                "body": _rss(_entry("/page", more="<guid>un</guid>"), _entry("/two", more="<guid>un</guid>")),
                "later": _rss(_entry("/page", more="<guid>2</guid>"), _entry("/two", more="<guid>3</guid>")),
            },
            "/page": article("guids"),
            "/two": article("guids, deux"),
        },
    ),
    Fault(
        row=40,
        host="relative.example",
        kept=3,
        path="/dir/feed",
        pages={
            "/dir/feed": _rss(_entry("one"), _entry("//relative.example/two"), _entry("../three")),
            "/dir/one": article("relatif"),
            "/two": article("sans schéma"),
            "/three": article("au-dessus"),
        },
    ),
    survived(
        40,
        "xml-base",
        {
            "/feed": b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://xml-base.example/base/'><title>T</title>"
            b"<entry><title>Un</title><link href='page'/></entry></feed>",
            "/base/page": article("xml-base"),
        },
    ),
    _kept(
        41,
        "schemes",
        _rss(
            *map(
                _entry,
                (
                    "javascript:alert(1)",
                    "mailto:a@b.example",
                    "data:text/html,x",
                    "file:///etc/hostname",
                    "ftp://ftp.example/x",
                    "/page",
                ),
            )
        ),
    ),
    _kept(42, "long-url", _rss(_entry(f"/{'x' * 3_000}"), _entry("/page"))),
    _kept(43, "credentials", _rss(_entry("http://user:secret@credentials.example/secret"), _entry("/page"))),
    survived(
        44,
        "hosts",
        {"/feed": _rss(_entry("http://ÉTÉ.HOSTS.EXAMPLE./page")), "/page": article("hosts")},
        others={"xn--t-9fab.hosts.example": {"/page": article("été")}},
    ),
    Fault(
        row=44,
        host="circled.example",
        kept=1,
        failures=(Expected("private address"),),
        pages={"/feed": _rss(_entry("http://①②⑦.⓪.⓪.①/admin"), _entry("/page")), "/page": article("chiffres")},
    ),
    of_feed(45, "turned-html", {"body": article("ce n'est plus un flux"), "type": "text/html"}, "not a feed"),
    of_feed(45, "feed-challenge", {"body": _CHALLENGE, "type": "text/html"}, "bot challenge"),
    of_feed(45, "feed-refused", {"status": 403, "body": _CHALLENGE, "type": "text/html"}, "bot challenge"),
    of_feed(45, "feed-forbidden", {"status": 403, "body": b"no", "type": "text/plain"}, "http 403"),
    of_feed(45, "feed-in-repair", {"body": _REPAIR, "type": "text/html"}, "out of order", temporary=True),
    of_feed(
        45,
        "parked",
        {
            "body": _PARKED,
            "type": "text/html",
        },
        "out of order",
        temporary=True,
        pages={"/page": article("annonce")},
    ),
    of_feed(
        46,
        "moved-away",
        {"status": 301, "location": "http://elsewhere.example/feed"},
        "moved",
        others={"elsewhere.example": {"/feed": rss("/page"), "/page": article("ailleurs")}},
    ),
    survived(
        46,
        "moved-to-host",
        {"/feed": {"status": 301, "location": "http://burner.example/feed"}, "/page": article("hébergé")},
        says="burner.example",
        others={"burner.example": {"/feed": rss("http://moved-to-host.example/page")}},
    ),
)

_ROBOTS = (
    _robots(50, "robots-500", {"body": _CLOSED, "status": 500}, "http 500"),
    _robots(50, "robots-503", {"body": b"", "status": 503}, "http 503"),
    _robots(50, "robots-reset", {"status": 200, "fault": "reset"}, "connection lost"),
    _robots(50, "robots-stalled", {"status": 200, "fault": "stall"}, "timed out"),
    _robots(51, "robots-429", {"status": 429}, "http 429"),
    *(
        survived(
            51,
            f"robots-{status}",
            {"/robots.txt": {"status": status}, "/feed": rss("/page"), "/page": article(str(status))},
        )
        for status in (401, 403, 404)
    ),
    Fault(
        row=52,
        host="robots-huge.example",
        kept=1,
        failures=(Expected("robots", Stage.ROBOTS),),
        asked=(0, 0),
        pages={
            "/robots.txt": _CLOSED + b"# rien\n" * 750_000 + b"Disallow: /\n",
            "/feed": rss("/page", "/good"),
            "/good": article("enorme"),
            "/page": article("fermé"),
        },
    ),
)

_SITEMAPS = (
    Fault(
        row=53,
        host="sitemap-loop.example",
        kind=_SITEMAP,
        path="/index.xml",
        pages={
            "/index.xml": sitemap_index("/index.xml", "/other.xml", "/pages.xml", "http://other-site.example/map.xml"),
            "/other.xml": sitemap_index("/index.xml", "/other.xml"),
            "/pages.xml": sitemap("/page", "/pages.xml"),
            "/page": article("carte"),
        },
    ),
    _kept(
        54, "sitemap-gz", {"body": gzip.compress(sitemap("/page"), mtime=0), "type": "application/gzip"}, kind=_SITEMAP
    ),
    of_feed(54, "sitemap-bomb", {"body": _BOMB, "type": "application/gzip"}, "not a feed", kind=_SITEMAP),
    of_feed(
        54, "sitemap-zip", {"body": _zipped(sitemap("/page")), "type": "application/zip"}, "not a feed", kind=_SITEMAP
    ),
)

FEED_FAULTS = (*_HOSTILE, *_LINKS, *_ROBOTS, *_SITEMAPS)
