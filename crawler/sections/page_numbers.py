"""The addresses of the pages of one article or list, told from their numbers; pure.

They are compared by their keys, so that tracking arguments, `www.` and the order of arguments play no part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.urls import url_key

#: How a number stands at the end of an address, before its extension or after it; `{}` is the number.
_IN_PATH = ("-page-{}", "_page_{}", "-page{}", "/page/{}", "/page-{}", "/page{}", "/p{}", "/{}", "-{}", "_{}", ",{}")
_ARGUMENTS = ("page", "pg", "paged", "p", "pagination", "pagenum", "numpage", "pageno", "part")
#: How the address of all pages in one differs from that of the first.
_WHOLE = ("/all", "/full", "/tout", "/integral", "/single-page", "/page/all", "-page-all", "-all", "_all")
_WHOLE_ARGUMENTS = (
    *("page=all", "view=all", "vue=all", "pages=all", "display=all", "show=all", "page=full", "page=tout", "all"),
    *("showall=1", "all=1", "all=true", "fullpage=1", "fullpage=true", "fullpage", "single=1", "singlepage=1"),
    *("singlepage=true", "onepage=1", "onepage=true", "onepage", "integral=1"),
    *("pagination=non", "pagination=0", "pagination=off", "pagination=false"),
)

#: A number by which a page says itself that it is a later one; `/2` alone may be anything.
_LATER_PATH = re.compile(
    r"(?P<stem>.{2,}?)[-_/]page[-_/]?(?P<number>\d{1,2})(?P<extension>\.[a-z]{2,5})?", re.IGNORECASE
)
_LATER_ARGUMENT = re.compile(r"(?:page|paged|pagenum|numpage|pageno)=(?P<number>\d{1,2})", re.IGNORECASE)
_FIRST_PATH = re.compile(r"[-_/]page[-_/]?1(?=\.\w+$|/?$)", re.IGNORECASE)
_FIRST_ARGUMENT = re.compile(r"(?:page|paged|pg)=[01]", re.IGNORECASE)
_EXTENSION = re.compile(r"(?P<stem>[^/]+?)(?P<extension>\.(?:[a-z]?html?|php\d?|aspx?|jsp))", re.IGNORECASE)
#: The name of an article which its keys have letter by letter.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]{6,}")
#: The key of something that is not a home page.
_OF_ITS_OWN = re.compile(r"[^/?]+[/?].+")


def keys_of_page(first: str, number: int) -> frozenset[str]:
    """The keys of all addresses that the page of that number may have, given that of the first one."""
    return _varied(first, [shape.format(number) for shape in _IN_PATH], [f"{name}={number}" for name in _ARGUMENTS])


def name_in_keys(first: str) -> str:
    """What stands in each key of the pages of an article, so that most links need not be held against them all.

    Empty where nothing is known to stand in all of them.

    >>> name_in_keys("https://a.example/guides/bien-choisir.html")
    'bien-choisir'
    """
    path = _without_number(first).partition("?")[0].rstrip("/")
    last = path.rpartition("/")[2]
    parted = _EXTENSION.fullmatch(last)
    name = parted["stem"] if parted else last
    return name if _PLAIN_NAME.fullmatch(name) and name in url_key(path) else ""


def keys_of_whole(first: str) -> frozenset[str]:
    """The keys of all addresses that all pages in one may have."""
    return _varied(first, _WHOLE, _WHOLE_ARGUMENTS)


def number_of(url: str, first: str, place: int) -> int:
    """The number in the address of the page at a place, from 1 on: the place, or one less where they count from 0."""
    if place == 1:
        return 1
    return place - 1 if url_key(url) in keys_of_page(first, place - 1) else place


def first_of_later(url: str) -> tuple[str, int] | None:
    """The address that the first page should have, and the number of this one; None for what says no number.

    >>> first_of_later("https://a.example/guide-page-3.html")
    ('https://a.example/guide.html', 3)
    """
    path, _, query = url.partition("?")
    arguments = query.split("&") if query else []
    named = next(filter(None, map(_LATER_ARGUMENT.fullmatch, arguments)), None)
    in_path = _LATER_PATH.fullmatch(path.rstrip("/"))
    if named is not None:
        stem, number = _with_query(path, [each for each in arguments if each != named[0]]), int(named["number"])
    elif in_path is not None:
        stem = _with_query(f"{in_path['stem']}{in_path['extension'] or ''}", arguments)
        number = int(in_path["number"])
    else:
        return None
    return (stem, number) if number > 1 and _OF_ITS_OWN.fullmatch(url_key(stem)) else None


def _varied(first: str, endings: Sequence[str], arguments: Sequence[str]) -> frozenset[str]:
    """The keys of an address with each of these endings, before and after its extension, and with each argument."""
    path, _, query = _without_number(first).partition("?")
    path, kept = path.rstrip("/"), query.split("&") if query else []
    folder, _, last = path.rpartition("/")
    stems = [(path, "")]
    if parted := _EXTENSION.fullmatch(last):
        stem = f"{folder}/{parted['stem']}"
        stems += [(stem, parted["extension"]), (stem, "")]
    varied = [_with_query(f"{stem}{ending}{extension}", kept) for stem, extension in stems for ending in endings]
    varied += [_with_query(path, [*kept, argument]) for argument in arguments]
    return frozenset(map(url_key, varied))


def _without_number(first: str) -> str:
    """The address of a first page without the number that it has itself: `guide-page-1.html`, `guide?page=0`."""
    path, _, query = first.partition("?")
    kept = [each for each in query.split("&") if each and not _FIRST_ARGUMENT.fullmatch(each)]
    return _with_query(_FIRST_PATH.sub("", path), kept)


def _with_query(path: str, arguments: Sequence[str]) -> str:
    return path + ("?" + "&".join(arguments) if arguments else "")
