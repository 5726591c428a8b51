"""The day that a page's address states."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from crawler.extract.dates.moments import EARLIEST, Moment, read_moment
from crawler.extract.dates.months import MONTHS

#: A rubric may stand after the year: `/2013/monde/8/3/`.
_ADDRESS_DAY = re.compile(
    r"[/_,-]((?:19|20)\d\d)[/_-]?(0\d|1[0-2])[/_-]?([0-2]\d|3[01])(?=[/_.,?#-]|t\d{4}|$)"
    r"|[/_-]((?:19|20)\d\d)(?:/[^\W\d][\w-]*(?=/\d{1,2}/))?/(\d{1,2}|[a-z]{3,9})/(\d{1,2})/"
)
#: The same, the day first: `-06-05-2026-`.
_ADDRESS_DAY_FIRST = re.compile(r"[/_-]([0-3]?\d-[01]?\d-(?:19|20)\d\d)(?=[/_.?#-]|$)")


def day_of_address(url: str) -> Moment | None:
    """The day that many publishers put into the address of an article: `/2026/05/06/`, `-20260506-`, `-06-05-2026-`."""
    match = _ADDRESS_DAY.search(url)
    if match is None:
        day_first = _ADDRESS_DAY_FIRST.search(url)
        return read_moment(day_first[1].replace("-", "/")) if day_first else None
    year, month, day = (part for part in match.groups() if part)
    try:
        at = datetime(int(year), MONTHS[month] if month.isalpha() else int(month), int(day), tzinfo=UTC)
    except (ValueError, KeyError):
        return None
    return Moment(at, has_time=False) if at >= EARLIEST else None
