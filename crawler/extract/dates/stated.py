"""How the date of publication is written where it was taken from; or where one stands that none could be taken from.

Beside the instant, for whoever doubts it: a date of 1970, one of next year, "{{date}}" say what is wrong with a source.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain

from crawler.extract.dates.asides import Setting
from crawler.extract.dates.date_lines import is_date_line
from crawler.extract.dates.elements import times_of_article
from crawler.extract.dates.instants import SITE_RULE, Instants
from crawler.extract.dates.moments import labelled_moments, read_moment
from crawler.extract.dates.places import declared_values, spare_values
from crawler.extract.dates.shown import LONGEST_DATE_LINE
from crawler.extract.head.heads import Head
from crawler.extract.page.outline import Block, Outline
from store.text import clean_line
from store.types import Entry

_LONGEST = 100


def date_as_written(
    head: Head,
    blocks: Outline,
    setting: Setting,
    entry: Entry | None,
    instants: Instants,
    fetched_at: datetime | None,
    *,
    ruled: str = "",
) -> str:
    """The words of page or entry; empty where nothing is written, or the date was read from an address, or guessed.

    `setting`: where on the page the article stands. `ruled`: those that a site rule names.
    """
    of_entry = entry.published_raw if entry else ""
    at = instants.published_at
    times = times_of_article(head.times, setting)
    values = chain(declared_values(head, times, setting), spare_values(blocks, setting))
    if at is None:
        found = next((value for _, value in values if value.strip()), of_entry)
    elif instants.published_from == SITE_RULE:
        found = ruled
    elif instants.published_from == "entry":
        found = of_entry
    elif instants.published_from == "text":
        found = _line_of(blocks, at, fetched_at)
    else:
        found = _nearest((value for kind, value in values if kind == instants.published_from), at)
    return clean_line(found)[:_LONGEST]


def _nearest(values: Iterable[str], at: datetime) -> str:
    """The value that means an instant; else, since the zone of some is put right, the one nearest to it."""
    best, least = "", timedelta.max
    for value in values:
        moment = read_moment(value)
        away = abs(moment.at - at) if moment else timedelta.max
        if away < least:
            best, least = value, away
        if not least:
            break
    return best


def _line_of(blocks: Iterable[Block], at: datetime, fetched_at: datetime | None) -> str:
    """The line that is nothing but a date, and this one: others may name people."""
    lines = (block.text for block in blocks if len(block.text) <= LONGEST_DATE_LINE)
    dated = (line for line in lines if any(moment.at == at for _, moment in labelled_moments(line, fetched_at)))
    return next((line for line in dated if is_date_line(line, labelled=False)), "")
