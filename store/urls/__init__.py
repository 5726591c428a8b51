"""One address per article: the identity key of a URL, and whether a page's own word on its address is believed.

A key is compared and stored, never fetched. Wrongly merging two addresses loses an article in silence, wrongly keeping
them apart costs one fetch: what is not known to be noise is kept. It opens no connection.

address  the parts of a web address in one form
noise    what in one says nothing about the article
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from store.text import clean_line
from store.urls.address import Address, host_of, names_a_page, parse_address, registered_domain

#: Longest address that is asked for, in characters: Scrapy's URLLENGTH_LIMIT, after old browsers.
MAX_URL_LENGTH = 2083

#: Browsers ignore these inside an address, and feeds break long lines with them.
_BREAKS = re.compile(r"[\t\r\n]+")
#: Up to the last @ before the path: a password may have one in it.
_PASSWORD = re.compile(r"^((?:[^/?#@:]*://)?[^/?#@:]*:)(?!//)[^/?#]*@")
_WEB = re.compile(r"https?://[^\s@/\\?#]+(?:[/?#]\S*)?", re.IGNORECASE)

_DOTS = re.compile(r"/\.\.?(?:/|$)")
_DATE_IN_PATH = re.compile(r"/(?:19|20)[0-9]{2}(?:/[01]?[0-9](?:/[0-3]?[0-9])?)?(?=/|$)")
#: A number of an article as it stands in a path: long, or last in its segment.
_PATH_NUMBER = re.compile(r"[0-9]{4,}|[0-9]+(?=(?:\.[a-z]+)?(?:/|$))", re.IGNORECASE)
_YEAR_OR_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:[01][0-9][0-3][0-9])?")
_NUMBER = re.compile(r"[0-9]+")
_FAULT = re.compile(r"4(?:0[0-9]|10)|50[0-9]")
#: What `unquote` makes of a letter that was escaped in another encoding than UTF-8: `%E9conomie`.
_UNREADABLE = "\ufffd"
_PAGING = re.compile(r"(?:page|paged|pg)(?:=.*)?", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_SCRIPT = re.compile(r".+\.(?:php[0-9]?|aspx?|jsp|cgi|do|pl|cfm)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def url_key(url: str) -> str:
    """The string that two addresses of one article share, without scheme: `lemonde.fr/article?id=1`.

    Never raises; what is no web address comes back as one clean line. A key is its own key.
    """
    text = _clean(url)
    address = parse_address(text)
    return str(address) if address else text


def site_of(url: str) -> str:
    """The registered domain of an address; an IP or a public suffix itself; empty when the address has no host.

    A host under no known suffix (`.example`, an intranet) gives its last two labels.
    """
    return registered_domain(host_of(_clean(url)))


def is_web_url(url: str) -> bool:
    """Whether an address may be asked for: http or https, a valid host, no credentials, not over MAX_URL_LENGTH."""
    return len(url) <= MAX_URL_LENGTH and bool(_WEB.fullmatch(url)) and bool(host_of(url))


def why_no_web_url(url: str) -> str:
    """What `is_web_url` misses in an address, as what was expected."""
    if not url.lower().startswith(("http://", "https://")):
        return "expected an address that begins with http:// or https://"
    if any(map(str.isspace, url)):
        return "expected an address without blanks; %20 stands for one"
    if len(url) > MAX_URL_LENGTH:
        return f"expected an address of at most {MAX_URL_LENGTH} characters"
    if "@" in url.split("/")[2]:
        return "expected an address without a user or password in it"
    return "expected an address with a host, and a port from 1 to 65535 if any"


def without_login(url: str) -> str:
    """An address as it may be shown: with `***` for a password before its host, also where it is none of the web.

    >>> without_login("https://me:secret@titre.example/rss")
    'https://me:***@titre.example/rss'
    """
    return _PASSWORD.sub(r"\1***@", url)


def absolute_url(base: str, link: str) -> str:
    """A link found at `base` in full, without its fragment; empty when it leads to no web page."""
    link = _clean(link)
    if not link:
        return ""
    try:
        url = urljoin(base if base.isascii() else _clean(base), link.replace(" ", "%20"))
        url = _without_dots(url)
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return ""
    plain, _, fragment = url.partition("#")
    url = url if names_a_page(fragment) else plain
    return url if is_web_url(url) else ""


def accepted_canonical(url: str, canonical: str) -> str | None:
    """The canonical address that a page declares, made absolute, when it can be the page's own; None when it cannot.

    Many sites declare their home page, a section, or the first article of a template for every page; and another
    site's address is the origin of a copy, no identity.
    """
    target = absolute_url(url, canonical)
    ours, theirs = parse_address(_clean(url)), parse_address(target)
    if not canonical.strip() or ours is None or theirs is None or site_of(target) != site_of(url):
        return None
    if str(ours) == str(theirs):
        return target
    if _is_home(theirs) or _is_above(theirs, ours) or _is_another_article(theirs, ours):
        return None
    return target


def foreign_canonical(url: str, canonical: str) -> str | None:
    """The page of another site that a page says it is a copy of, in full; None when it names none, or a home page."""
    target = absolute_url(url, canonical)
    theirs = parse_address(target)
    if not canonical.strip() or theirs is None or _is_home(theirs) or site_of(target) == site_of(url):
        return None
    return target


def _without_dots(url: str) -> str:
    """An address without `.` and `..` in its path (RFC 3986 §5.2.4): in one given in full `urljoin` leaves them."""
    if "/." not in url:
        return url
    parts = urlsplit(url)
    if not _DOTS.search(parts.path) or parts.path.startswith("//"):
        return url
    return urljoin(url, urlunsplit(parts._replace(scheme="", netloc="")))


def _clean(url: str) -> str:
    return clean_line(_BREAKS.sub("", url))


def _is_home(address: Address) -> bool:
    return not (address.segments or address.arguments or address.fragment)


def _is_above(theirs: Address, ours: Address) -> bool:
    """Whether an address is a section of the other's path, or its script without saying which article."""
    if theirs.arguments or theirs.fragment:
        return False
    if theirs.segments == ours.segments:
        return bool(ours.fragment) or _loses_the_article(ours)
    if _names_a_section(theirs.segments[-1]):
        return True
    above = (*theirs.segments[:-1], _EXTENSION.sub("", theirs.segments[-1]))
    is_prefix = len(above) < len(ours.segments) and ours.segments[: len(above)] in (above, theirs.segments)
    return is_prefix and not (_numbers(theirs) and _numbers(theirs) == _numbers(ours))


def _loses_the_article(ours: Address) -> bool:
    """Whether the path alone does not name the article: `/spip.php?article32`, `/actualite?id=12`."""
    named = [argument for argument in ours.arguments if not _PAGING.fullmatch(argument)]
    return any(_NUMBER.search(argument) for argument in named) or bool(named and _SCRIPT.fullmatch(ours.segments[-1]))


def _names_a_section(segment: str) -> bool:
    """Whether the last segment of a path is one bare word, as in `/actualites`, or the number of a fault: `/404`."""
    return _as_read(segment).isalpha() or bool(_FAULT.fullmatch(segment))


def _is_another_article(theirs: Address, ours: Address) -> bool:
    """Whether both have numbers that contradict each other, or years: `/palmares-2026`, `/palmares-2025`."""
    return _contradict(_numbers(theirs), _numbers(ours)) or _contradict(_years(theirs), _years(ours))


def _contradict(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not (some <= others or others <= some)


def _years(address: Address) -> frozenset[str]:
    """Years and days in the name of a page, not of the folders that it lies in."""
    in_path = _PATH_NUMBER.findall(_DATE_IN_PATH.sub("", _as_read(address.path)))
    return frozenset(number for number in in_path if _YEAR_OR_DAY.fullmatch(number))


def _numbers(address: Address) -> frozenset[str]:
    """Numbers that may tell one article from another: not years, days or pages."""
    in_path = _PATH_NUMBER.findall(_DATE_IN_PATH.sub("", _as_read(address.path)))
    named = [argument for argument in address.arguments if not _PAGING.fullmatch(argument)]
    in_query = [number for argument in named for number in _NUMBER.findall(argument)]
    return frozenset(number for number in in_path if not _YEAR_OR_DAY.fullmatch(number)) | frozenset(in_query)


def _as_read(path: str) -> str:
    """A path as a person reads it: the digits of `%C3%A9` are none of its numbers."""
    return clean_line(unquote(path)).replace(_UNREADABLE, "e")
