"""Faults of connections and answers: rows 11 to 25, 44 and 47 to 49 of the table."""

from __future__ import annotations

import gzip

import brotli

from crawler.crawl.settings import MAX_ANSWER_BYTES
from crawler.network.headers import MAX_HEADER_BYTES, MAX_HEADERS
from store.types import Outcome, Stage
from tests.crawler.small_web import article, rss
from tests.faults.web import Expected, Fault, FaultHandler, of_feed, of_page, survived

_HTML = {"Content-Type": "text/html"}
_TOO_MUCH = b"<p>x</p>" * (MAX_ANSWER_BYTES // 8 + 1)


def _drip_headers(handler: FaultHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Lent: ")
    handler.drip(b"x")


def _drip_body(handler: FaultHandler) -> None:
    handler.begin()
    handler.drip(b"<p>")


def _endless(handler: FaultHandler) -> None:
    handler.begin()
    while not handler.web.wait(0):
        handler.wfile.write(_TOO_MUCH)


def _reset(handler: FaultHandler) -> None:
    handler.reset()


def _flood_of_headers(handler: FaultHandler) -> None:
    handler.begin(*(f"X-Rien-{number}: x" for number in range(MAX_HEADERS + 100)))
    handler.wfile.write(article("flot"))


def _weight_of_headers(handler: FaultHandler) -> None:
    handler.begin(*(f"X-Lourd-{number}: {'x' * 10_000}" for number in range(MAX_HEADER_BYTES // 10_000 + 1)))
    handler.wfile.write(article("poids"))


def _long_header(handler: FaultHandler) -> None:
    handler.begin(f"X-Long: {'x' * 2_000_000}")
    handler.wfile.write(article("long"))


#: Twisted sends a request again by itself when a connection breaks that it had used before.
_BROKEN = {"temporary": True, "asked": (3, 6)}
_PASSING = {"temporary": True, "asked": (3, 3)}


def _sent(location: str) -> dict[str, object]:
    return {"status": 302, "location": location}


def _page(title: str, text: str) -> bytes:
    return (
        f"<!doctype html><html lang=fr><title>{title}</title><body><h1>{title}</h1><p>{text}</p></body></html>".encode()
    )


_HOSTILE = {"Referrer-Policy": "tests.faults.network_faults.Policy"}
_CONSENT = _page(
    "Votre vie privée",
    "Nos partenaires et nous utilisons des cookies. Vos choix : tout accepter ou continuer sans accepter. "
    "Le consentement vaut pour nos partenaires.",
)
_LOGIN = _page("Connexion", "<form>Connectez-vous à votre compte <input type=password name=mot></form>")

_PAGES = (
    of_page(11, "reset", _reset, "connection lost", **_BROKEN),
    of_page(11, "closed", {"status": 200, "fault": "reset"}, "connection lost", **_BROKEN),
    of_page(12, "stalled", {"status": 200, "fault": "stall"}, "timed out", **_PASSING),
    of_page(12, "slow-headers", _drip_headers, "timed out", **_PASSING),
    of_page(12, "slow-body", _drip_body, "timed out", **_PASSING),
    of_page(13, "endless", _endless, "too large"),
    of_page(13, "too-large", {"body": _TOO_MUCH}, "too large"),
    of_page(
        14,
        "gzip-bomb",
        {"body": gzip.compress(_TOO_MUCH, mtime=0), "headers": {"Content-Encoding": "gzip", **_HTML}},
        "too large",
    ),
    of_page(
        14,
        "brotli-bomb",
        {"body": brotli.compress(_TOO_MUCH, quality=1), "headers": {"Content-Encoding": "br", **_HTML}},
        "too large",
    ),
    of_page(15, "truncated", {"body": article("court"), "fault": "truncated"}, "cut off", **_PASSING),
    of_page(16, "many-headers", _flood_of_headers, "too large"),
    of_page(16, "heavy-headers", _weight_of_headers, "too large"),
    of_page(16, "long-header", _long_header, "connection lost", **_BROKEN),
    of_page(17, "error", {"status": 500}, "http 500", **_PASSING),
    of_page(17, "gateway-timeout", {"status": 504}, "http 504", **_PASSING),
    of_page(17, "gone", {"status": 410}, "http 410"),
    of_page(17, "forbidden", {"status": 403}, "http 403"),
    of_page(21, "to-itself", _sent("/page"), "redirects", asked=(9, 9)),
    of_page(22, "to-a-file", _sent("file:///etc/hostname"), "http 302"),
    of_page(22, "to-ftp", _sent("ftp://ftp.example/pub"), "http 302"),
    of_page(22, "to-data", _sent("data:text/html,<p>non"), "http 302"),
    of_page(22, "nowhere", {"status": 301}, "http 301"),
    of_page(23, "to-one-inside", _sent("http://2130706433/admin"), "private address"),
    of_page(23, "to-cloud-keys", _sent("http://169.254.169.254/latest/meta-data"), "private address"),
    of_page(24, "login", _sent("http://user:secret@login.example/"), "bad address"),
    of_page(44, "to-circled-digits", _sent("http://①②⑦.⓪.⓪.①/".encode().decode("latin-1")), "private address"),
    of_page(44, "to-a-bad-port", _sent("http://port.example:99999/"), "bad address"),
    of_page(44, "to-no-address", _sent("http://[::1/"), "bad address"),
    of_page(44, "to-a-bad-name", _sent("http://pas un hôte/"), "bad address"),
    of_page(49, "pdf", {"body": b"%PDF-1.7\n%\xe2\xe3\n", "type": "application/pdf"}, "not html", Stage.EXTRACT),
    of_page(49, "pdf-as-html", {"body": b"%PDF-1.7\n%\xe2\xe3\n"}, "not html", Stage.EXTRACT),
    of_page(49, "empty", {"body": b""}, "empty page", Stage.EXTRACT),
    of_page(49, "no-content", {"status": 204}, "empty page", Stage.EXTRACT),
    of_page(49, "partial", {"body": article("un morceau"), "status": 206}, "http 206", temporary=True),
    of_page(49, "unasked-304", {"status": 304}, "http 304", temporary=True),
)

#: Those that need more than one page.
_STORIES = (
    Fault(
        row=20,
        host="loop.example",
        failures=(Expected("redirects"),),
        asked=(4, 5),
        pages={
            "/feed": rss("/page", "/good"),
            "/page": _sent("/hop"),
            "/hop": _sent("/page"),
            "/good": article("boucle"),
        },
    ),
    Fault(
        row=20,
        host="chain.example",
        failures=(Expected("redirects"),),
        pages={"/feed": rss("/page", "/good"), "/page": _sent("/1"), "/good": article("chaîne")}
        | {f"/{hop}": _sent(f"/{hop + 1}") for hop in range(1, 12)},
    ),
    survived(
        20, "short-chain", {"/feed": rss("/page"), "/1": _sent("/2"), "/2": article("détour"), "/page": _sent("/1")}
    ),
    survived(
        24,
        "cookie",
        {
            "/feed": rss("/page"),
            "/page": _sent("http://witness.example/page")
            | {"headers": {"Set-Cookie": "visitor=7; Domain=example; Path=/"}},
        },
        others={"witness.example": {"/page": article("témoin")}},
    ),
    survived(
        25,
        "referrer",
        {
            "/feed": {"body": rss("/page"), "headers": _HOSTILE},
            "/page": {"body": article("référent"), "headers": _HOSTILE},
        },
    ),
    of_page(
        47,
        "consent",
        _sent("http://consent.consent-wall.example/?return=page"),
        "consent wall",
        Stage.EXTRACT,
        others={"consent.consent-wall.example": {"/?return=page": _CONSENT}},
    ),
    of_page(47, "wall", _CONSENT, "consent wall", Stage.EXTRACT),
    of_page(48, "soft-404", _page("Page introuvable", "La page demandée n'existe plus."), "soft 404", Stage.EXTRACT),
    of_page(
        48,
        "challenge",
        _page("Un instant…", "Vérifiez que vous êtes humain."),
        "bot challenge",
        Stage.EXTRACT,
        temporary=True,
    ),
    of_page(
        48,
        "mitigated",
        {"body": _page("Bonjour", "x"), "status": 403, "headers": {"cf-mitigated": "challenge"}},
        "bot challenge",
        temporary=True,
    ),
    of_page(
        48,
        "mitigated-200",
        {"body": article("défi"), "headers": {"cf-mitigated": "challenge"}},
        "bot challenge",
        Stage.EXTRACT,
        temporary=True,
    ),
    of_page(48, "account", _LOGIN, "login page", Stage.EXTRACT),
    Fault(
        row=48,
        host="same-answer.example",
        kept=2,
        failures=(Expected("same answer", Stage.EXTRACT),) * 2,
        pages={"/feed": rss("/a", "/b", "/c", "/d", "/page")}
        | dict.fromkeys(("/a", "/b", "/c", "/d"), article("rien"))
        | {"/page": article("tout")},
    ),
    of_feed(49, "feed-no-validators-304", {"status": 304}, "http 304", temporary=True),
)

#: What is asked to stay away: nothing more is asked of its site until then.
_AWAY = (
    Fault(
        row=18,
        host="overloaded.example",
        failures=(Expected("http 503", temporary=True),),
        kept=0,
        outcome=Outcome.FAILED,
        says="wait",
        pages={
            "/feed": rss("/page", "/rest"),
            "/page": {"status": 503, "headers": {"Retry-After": "3600"}},
            "/rest": article("surcharge"),
        },
    ),
    Fault(
        row=18,
        host="too-often.example",
        failures=(Expected("http 429", temporary=True),),
        kept=0,
        outcome=Outcome.FAILED,
        says="wait",
        pages={
            "/feed": rss("/page", "/rest"),
            "/page": {"status": 429, "headers": {"Retry-After": "60"}},
            "/rest": article("trop"),
        },
    ),
    of_feed(18, "feed-overloaded", {"status": 503, "headers": {"Retry-After": "3600"}}, "http 503", temporary=True),
    of_feed(18, "feed-too-often", {"status": 429, "headers": {"Retry-After": "60"}}, "http 429", temporary=True),
)


def _as_feed(fault: Fault) -> Fault:
    """The same misbehaviour of a feed."""
    ((reason, _stage, temporary),) = fault.failures
    name = f"feed-{fault.host.removesuffix('.example')}"
    reason = {"not html": "not a feed", "empty page": "not a feed"}.get(reason, reason)
    return of_feed(fault.row, name, fault.pages["/page"], reason, temporary=temporary, asked=fault.asked)


#: What may befall a feed in another way than a page.
_OF_FEEDS = ("closed", "slow-body", "truncated", "many-headers", "error", "gone", "to-a-file", "to-one-inside")
_OF_FEEDS += ("to-a-bad-name", "empty", "partial")
_FEEDS = tuple(_as_feed(fault) for fault in _PAGES if fault.host.removesuffix(".example") in _OF_FEEDS)

NETWORK_FAULTS = (*_PAGES, *_STORIES, *_AWAY, *_FEEDS)
