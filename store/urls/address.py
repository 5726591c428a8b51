"""The parts of a web address in one form: host, path, arguments; what `store.urls` compares and judges.

It knows what two spellings of one address have in common, and nothing about articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import idna

from store.urls.noise import redirect_target, tracks

if TYPE_CHECKING:
    from tldextract import TLDExtract

#: A scheme that is not ours; `host:8080` has none.
_OTHER_SCHEME = re.compile(r"(?!https?:[/\\])[a-z][a-z0-9+.-]*:(?![0-9]{1,5}(?:[/\\?#]|$))", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?>(?:https?:[/\\]+|//)?)(?P<authority>[^/\\?#]+)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(r"(?:.*@)?(?P<host>\[[0-9a-f:.]+\]|[^:\[\]@]+)(?::(?P<port>[0-9]{0,5}))?", re.IGNORECASE)
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*|\[.*\]")
_IP = re.compile(r"[0-9.]+|\[.*\]")

_ESCAPABLE = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~-]")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-")
# What stands unescaped in each part: encoded there, it is decoded; anything else is encoded.
_IN_SEGMENT = _UNRESERVED | set("!$&'()*+,;=:@")
_IN_NAME = _UNRESERVED | set("!$'()*,;:@/?[]")
_IN_VALUE = _IN_NAME | {"="}
_IN_FRAGMENT = _IN_SEGMENT | set("/?")

_HTML_AMPERSANDS = re.compile(r"^(?:amp;)+")
_PATH_SESSION = re.compile(r";(?:(?:jsessionid|phpsessid)=[^/;]*|sid=[0-9a-z]{20,})", re.IGNORECASE)
_INDEX = re.compile(r"index\.(?:s?html?|php[57]?|aspx?|jsp)|default\.(?:html?|aspx?)", re.IGNORECASE)
_VARIANTS = frozenset({"amp", "amp.html", "print"})
#: Segments of `/amp/economie/un-accord`, the AMP variant of an article in a section; `/amp/un-don` may be a section's.
_IN_A_SECTION = 3


@dataclass(frozen=True, kw_only=True)
class Address:
    """What two spellings of one address have in common."""

    #: In ASCII, lower case, without www., m. and amp.
    host: str
    #: As `:8080`; empty for 80 and 443.
    port: str
    segments: tuple[str, ...]
    #: As `name=value` or `name`, by name.
    arguments: tuple[str, ...]
    #: With its `#`, and only when it names a page.
    fragment: str

    @property
    def path(self) -> str:
        return "".join(f"/{segment}" for segment in self.segments)

    def __str__(self) -> str:
        query = "?" + "&".join(self.arguments) if self.arguments else ""
        return self.host + self.port + self.path + query + self.fragment


def parse_address(text: str) -> Address | None:
    """Parse one clean line, scheme or not, after all redirects; None for what is no web address."""
    address = _parse(text)
    # This ends: what a redirect wraps is shorter than the redirect.
    while address and (target := redirect_target(address.host, address.path, address.arguments)):
        inner = _parse(target)
        if inner is None:
            break
        address = inner
    return replace(address, segments=_without_variant(address.segments)) if address else None


def host_of(text: str) -> str:
    """The host of an address, in ASCII and lower case; empty when it has none that is valid."""
    found = None if _OTHER_SCHEME.match(text) else _ADDRESS.fullmatch(text)
    return _host_and_port(found["authority"])[0] if found else ""


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str:
    """What somebody registered; an IP or a public suffix itself; the last two labels under no known suffix."""
    if _IP.fullmatch(host):
        return host
    found = _suffixes()(host)
    if found.suffix:
        return found.top_domain_under_public_suffix or host
    return ".".join(host.split(".")[-2:])


def names_a_page(fragment: str) -> bool:
    """Whether a fragment, without its `#`, is a route such as `!/article/12`, and not a place on the page."""
    return len(fragment) > 1 and fragment[0] in "!/"


def _parse(text: str) -> Address | None:
    found = None if _OTHER_SCHEME.match(text) else _ADDRESS.fullmatch(text)
    host, port = _host_and_port(found["authority"]) if found else ("", "")
    if not found or not host:
        return None
    fragment = found["fragment"] or ""
    return Address(
        host=_without_prefix(host),
        port=port,
        segments=_segments(found["path"]),
        arguments=_arguments(found["query"] or ""),
        fragment="#" + _escaped(fragment, _IN_FRAGMENT) if names_a_page(fragment) else "",
    )


def _host_and_port(authority: str) -> tuple[str, str]:
    """Host and port as an address has them; two empty strings when they are not valid."""
    found = _AUTHORITY.fullmatch(authority)
    host = _ascii_host(found["host"]) if found else ""
    number = int(found["port"] or 0) if found else 0
    if not host or number > 65535:
        return "", ""
    return host, f":{number}" if number not in (0, 80, 443) else ""


@lru_cache(maxsize=4096)
def _ascii_host(host: str) -> str:
    """A host in lower case and IDNA (UTS 46, as browsers do), without its last dot; empty when it is no host name."""
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except UnicodeError:
            return ""
    host = host.lower().removesuffix(".")
    return host if _HOST.fullmatch(host) else ""


@lru_cache(maxsize=4096)
def _without_prefix(host: str) -> str:
    """A host without www., m. or amp., as long as the rest is of the same site: `m.co.uk` is a site of its own."""
    prefix, _, rest = host.partition(".")
    if prefix in ("www", "m", "amp") and registered_domain(rest) == registered_domain(host):
        return _without_prefix(rest)
    return host


def _escaped(text: str, plain: frozenset[str]) -> str:
    """Percent-encoding in one form: only what is not `plain`, in capitals. `%2F` in a segment stays."""

    def in_one_form(found: re.Match[str]) -> str:
        piece = found[0]
        if len(piece) == 3:
            character = chr(int(piece[1:], 16))
            return character if character in plain else piece.upper()
        return piece if piece in plain else quote(piece, safe="")

    return _ESCAPABLE.sub(in_one_form, text)


def _segments(path: str) -> tuple[str, ...]:
    segments: list[str] = []
    for raw in path.split("/"):
        segment = _PATH_SESSION.sub("", _escaped(raw, _IN_SEGMENT))
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    while segments and _says_nothing(segments[-1], alone=len(segments) == 1):
        segments.pop()
    return tuple(segments)


def _without_variant(segments: tuple[str, ...]) -> tuple[str, ...]:
    """Segments without the `amp` before a section; only once no redirect is left, since AMP caches have one too."""
    while segments[:1] == ("amp",) and len(segments) >= _IN_A_SECTION:
        segments = segments[1:]
    return segments


def _says_nothing(last: str, *, alone: bool) -> bool:
    """Whether the last segment of a path is left out: an index page, or the AMP or print variant of what is above."""
    return bool(_INDEX.fullmatch(last)) or (last.lower() in _VARIANTS and not alone)


def _arguments(query: str) -> tuple[str, ...]:
    """Arguments that may name an article, sorted by name; those of one name stay in their order, which may matter."""
    kept: list[tuple[str, str]] = []
    for argument in query.replace("+", " ").split("&"):
        raw_name, equals, raw_value = argument.partition("=")
        name = _HTML_AMPERSANDS.sub("", _escaped(raw_name, _IN_NAME))
        value = _escaped(raw_value, _IN_VALUE)
        if name + value and not tracks(name, value):
            kept.append((name, name + equals + value))
    return tuple(argument for _, argument in sorted(kept, key=lambda pair: pair[0]))


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    # A tenth of a second to import, which commands that name no site need not wait for.
    import tldextract

    # The bundled list alone: nothing is downloaded or cached. Private suffixes count: two blogs of one host are two
    # sites.
    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)
