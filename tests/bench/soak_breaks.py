"""Every way in which a title of the soak breaks, with the alarm that it is to have."""

from __future__ import annotations

import re
from hashlib import sha256

from crawler.press_web import PlayedAnswer
from store.types import AlarmKind
from tests.bench.soak_web import Break, Broken, text

_HTML = {"Content-Type": "text/html; charset=utf-8"}
_EMPTY_RSS = b'<rss version="2.0"><channel><title>Titres</title></channel></rss>'
_PARKED = "<!doctype html><title>Domaine à vendre</title><p>Ce nom de domaine est à vendre.</p>".encode()
_CONSENT = (
    "<!doctype html><html lang=fr><title>Vos choix</title><div><p>Nous et nos partenaires utilisons des cookies et des "
    "traceurs. Continuer sans accepter, tout accepter, tout refuser : vos préférences et votre consentement.</p></div>"
).encode()
_CHALLENGE = (
    b"<!doctype html><html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x.js'></script>"
    b"<p>Checking your browser before you continue.</p></html>"
)
_SOFT_404 = b"<!doctype html><html lang=fr><title>Page introuvable</title><p>La page n'existe plus.</p>"
_WALL = (
    '<!doctype html><html lang=fr><title>{}</title><script type=\'application/ld+json\'>{{"@context":"https://'
    'schema.org","@type":"NewsArticle","isAccessibleForFree":false}}</script><article><h1>{}</h1>'
    "<div class=paywall><p>La suite est réservée aux abonnés.</p><p>Abonnez-vous pour lire.</p></div></article>"
)


def _of_feed(status: int = 200, body: bytes = b"", fault: str = "", kind: str = "application/rss+xml") -> Broken:
    answer = PlayedAnswer(status=status, headers={"Content-Type": kind}, body=body, fault=fault)
    return lambda path, whole: answer if path == "/feed" else None


def _of_pages(status: int = 200, body: bytes = b"", fault: str = "", **headers: str) -> Broken:
    answer = PlayedAnswer(status=status, headers=_HTML | headers, body=body, fault=fault)
    return lambda path, whole: answer if path.startswith("/a/") else None


def _robots(path: str, whole: PlayedAnswer) -> PlayedAnswer | None:
    rules = PlayedAnswer(status=200, headers={"Content-Type": "text/plain"}, body=b"User-agent: *\nDisallow: /\n")
    return rules if path == "/robots.txt" else None


def _robots_down(path: str, whole: PlayedAnswer) -> PlayedAnswer | None:
    return PlayedAnswer(status=500, headers={}, body=b"") if path == "/robots.txt" else None


def _frozen(path: str, whole: PlayedAnswer) -> PlayedAnswer | None:
    return whole if path == "/feed" else None


def _frozen_without_validators(path: str, whole: PlayedAnswer) -> PlayedAnswer | None:
    if path != "/feed":
        return None
    return PlayedAnswer(status=200, headers=whole.headers | {"X-No-Validator": "1"}, body=whole.body)


def _reserved(path: str, whole: PlayedAnswer) -> PlayedAnswer | None:
    if not path.startswith("/a/"):
        return None
    return PlayedAnswer(status=200, headers=whole.headers | {"TDM-Reservation": "1"}, body=whole.body)


def _title(whole: PlayedAnswer) -> str:
    found = re.search(r"<title>(.*?)</title>", whole.body.decode())
    return found.group(1) if found else ""


def _remade(page: str) -> Broken:
    """Each page with its own title, and otherwise the same markup."""

    def answer(path: str, whole: PlayedAnswer) -> PlayedAnswer | None:
        if not path.startswith("/a/"):
            return None
        own = sha256(path.encode()).hexdigest()
        made = page.replace("{}", _title(whole)).replace("{{", "{").replace("}}", "}").replace("§", own)
        made = made.replace("¤", text(own, 2)).replace("¢", text(own, 24))
        return PlayedAnswer(status=200, headers=_HTML, body=made.encode())

    return answer


_NOTICE = text("avis", 12)
_SAME = f"<!doctype html><html lang=fr><title>{{}}</title><!--§--><article><h1>{{}}</h1><p>{_NOTICE}</p></article>"
_SHORT = (
    "<!doctype html><html lang=fr><title>{}</title><meta property='og:type' content='article'><meta "
    "property='article:published_time' content='2026-05-04T08:00:00+00:00'><article><h1>{}</h1><p>¤</p></article>"
)
_REDESIGNED = "<!doctype html><html lang=fr><title>{}</title><body><div id=app><h2>{}</h2><div>¢</div></div>"

BREAKS = (
    Break(name="feed 404", kind=AlarmKind.NOT_A_FEED, answer=_of_feed(404)),
    Break(name="feed 410", kind=AlarmKind.NOT_A_FEED, answer=_of_feed(410)),
    Break(name="feed is a page", kind=AlarmKind.NOT_A_FEED, answer=_of_feed(body=_PARKED, kind="text/html")),
    Break(name="feed 401", kind=AlarmKind.BLOCKED, answer=_of_feed(401)),
    Break(name="feed 403", kind=AlarmKind.BLOCKED, answer=_of_feed(403)),
    Break(name="feed 429", kind=AlarmKind.RATE_LIMITED, answer=_of_feed(429)),
    Break(name="feed 503", kind=AlarmKind.RATE_LIMITED, answer=_of_feed(503)),
    Break(name="feed 500", kind=AlarmKind.UNREACHABLE, answer=_of_feed(500)),
    Break(name="feed reset", kind=AlarmKind.UNREACHABLE, answer=_of_feed(fault="reset")),
    Break(name="feed truncated", kind=AlarmKind.UNREACHABLE, answer=_of_feed(body=b"<rss>", fault="truncated")),
    Break(name="feed empty", kind=AlarmKind.PARSES_TO_NOTHING, answer=_of_feed(body=_EMPTY_RSS)),
    Break(name="frozen, 304", kind=AlarmKind.SILENT, answer=_frozen),
    Break(name="frozen, same body", kind=AlarmKind.SILENT, answer=_frozen_without_validators),
    Break(name="robots refuse", kind=AlarmKind.ROBOTS, answer=_robots),
    Break(name="robots 500", kind=AlarmKind.ROBOTS, answer=_robots_down),
    Break(name="pages reserved", kind=AlarmKind.RIGHTS_RESERVED, answer=_reserved),
    Break(name="pages consent", kind=AlarmKind.CONSENT_WALL, answer=_of_pages(body=_CONSENT)),
    Break(name="pages paywall", kind=AlarmKind.PAYWALL, answer=_remade(_WALL)),
    Break(name="pages challenge", kind=AlarmKind.BOT_CHALLENGE, answer=_of_pages(body=_CHALLENGE)),
    Break(name="pages soft 404", kind=AlarmKind.SOFT_404, answer=_of_pages(body=_SOFT_404)),
    Break(name="pages 404", kind=AlarmKind.SOFT_404, answer=_of_pages(404)),
    Break(name="pages 403", kind=AlarmKind.BLOCKED, answer=_of_pages(403)),
    Break(name="pages 500", kind=AlarmKind.UNREACHABLE, answer=_of_pages(500)),
    Break(name="pages empty", kind=AlarmKind.EMPTY_BODIES, answer=_remade("<!--§--><html><body></body></html>")),
    Break(name="pages stall", kind=AlarmKind.TIMED_OUT, answer=_of_pages(fault="stall")),
    Break(name="pages short", kind=AlarmKind.SHORT_TEXTS, answer=_remade(_SHORT)),
    Break(name="pages same", kind=AlarmKind.SAME_TEXT, answer=_remade(_SAME)),
    Break(name="pages redesigned", kind=AlarmKind.REDESIGN, answer=_remade(_REDESIGNED)),
)
