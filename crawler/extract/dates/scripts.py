"""Dates that a page hands to its scripts: to print them, to count visits, to draw the whole page from.

They are read where nothing that readers or machines are told has a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast

from lxml.etree import XPath, _Element

from crawler.extract.dates.asides import Setting
from crawler.extract.dates.elements import MAY_DATE, is_listed
from crawler.extract.dates.moments import read_moment

#: Elements and values that are looked at: a page of dates is no article.
_MOST_READ = 400
#: Characters of a script that does nothing but print a date.
_LONGEST_CALL = 200
_PRINTING_CALL = re.compile(r"\s*(?:[\w.$]+\(\s*){1,3}([\"'])(?P<value>[^\"']{8,40})\1\s*\)[\s);]*")
_DATED = XPath("//body/descendant::*[@*[starts-with(name(), 'data-')]]")
_DATA_NAME = re.compile(
    r"data-(?:\w+-)*(?:date|time|datetime|timestamp|epoch|publish\w*)(?:-(?:at|on|date|time|utc|ms))?"
)
_DATA_DATE = re.compile(r"\d{10}(?:\d{3})?$|(?:19|20)\d\d-\d\d-\d\d")
#: "publishedAt": "2026-03-04T09:12:00Z", date_publication: '04/03/2026'; in a string of JSON its quotes are escaped.
_STATED = re.compile(
    r"(?<![a-z])(?:(?:article|content|page|post|story|original)[_.-]?)?"
    r"(?:(?:first[_-]?)?publish(?:ed)?[_-]?(?:date|time|at|on)|date[_-]?publish(?:ed)?|publication[_-]?(?:date|time)"
    r"|date[_-]?(?:de[_-]?)?(?:publication|parution)|pub[_-]?date)\\?[\"']?\s*[:=]\s*\\?[\"']?(?P<value>\d[^\"'\\,;}<]{7,40})",
    re.IGNORECASE,
)


def scripted_dates(tree: _Element, setting: Setting) -> Iterator[str]:
    """The dates of a page that are there for its scripts, the most trusted first."""
    yield from _printed(tree)
    yield from _of_one_day(_kept(tree, setting))
    yield from _of_one_day(_stated(tree))


def _printed(tree: _Element) -> Iterator[str]:
    """The only value of the only call of a script: `showDate("…")`."""
    for script in islice(tree.iterfind("body//script"), _MOST_READ):
        match = _PRINTING_CALL.fullmatch(script.text or "") if len(script.text or "") < _LONGEST_CALL else None
        if match and MAY_DATE.search(match["value"]):
            yield match["value"]


def _kept(tree: _Element, setting: Setting) -> Iterator[str]:
    """What attributes keep for a script: `data-timestamp="1772532720"`."""
    for element in islice(cast("list[_Element]", _DATED(tree)), _MOST_READ):
        for name, value in cast("list[tuple[str, str]]", element.items()):
            if _DATA_NAME.fullmatch(name) and _DATA_DATE.match(value) and not is_listed(element, setting.around):
                yield value


def _stated(tree: _Element) -> Iterator[str]:
    """What scripts call the date of publication."""
    for script in islice(tree.iter("script"), _MOST_READ):
        yield from (match["value"] for match in islice(_STATED.finditer(script.text or ""), _MOST_READ))


def _of_one_day(values: Iterable[str]) -> list[str]:
    """Some values that are dates; none where they are of several days, for then they are of several articles."""
    dated = {value: moment for value in values if (moment := read_moment(value))}
    return list(dated) if len({moment.at.date() for moment in dated.values()}) == 1 else []
