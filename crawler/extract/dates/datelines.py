"""Dates that open a text, as in press releases and dispatches, or stand signed below it with their place.

"Lyon, le 3 mars 2026 – La société …", "03.03.2026 – Mehrfach …", "PARIS (Agence), 3 mars 2026 -"; "Fait à Lyon, le 3
mars 2026". Dates inside sentences are those of what is told, and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from crawler.extract.dates.moments import EARLIEST
from crawler.extract.dates.months import MONTH
from crawler.extract.dates.printed import Moment, PrintedDate, printed_dates
from crawler.extract.dates.relative import relative_dates
from crawler.extract.head.heads import headline_index
from crawler.extract.page.outline import Block
from store.text import fold

#: How far into a paragraph its date may begin, and the paragraphs that are looked at.
_OPENING_CHARACTERS = 90
_PARAGRAPHS = 4
_MAY_DATE = re.compile(r"(?:19|20)\d\d|\d[./]\d")
#: Words of a place's name that have no capital, and those between it and the date.
_SMALL = "|".join(
    ("sur", "sous", "de", "du", "des", "la", "le", "les", "et", "en", "a", "aux", "den", "the", "on", "of")
)
#: Possessive, since its hyphens part places too: a row of capitals would be tried in millions of ways.
_PLACE = r"[^\W\d_a-zà-ÿ][\w'’.-]*+"
#: What may stand before the date: nothing, places, an agency in parentheses.
_BEFORE = re.compile(
    r"\W*(?:[Ll]e )?|[^()\d]{2,40}--\([^)]{2,30}\)--"
    rf"|\W*{_PLACE}(?:[ ,/&–—-]{{1,3}}(?:{_PLACE}|{_SMALL}|\([^)]{{2,30}}\))){{0,6}}[ ,:–—-]{{0,3}}[(\[]?"
)
#: What parts it from the text.
#: An agency may stand between: "3 mars 2026 (AFP) -".
_AFTER = re.compile(r"(?:\s?\([^)]{2,30}\)(?=\s?[-–—]))?(?:\sr\.)?\s?[)\]]?\s?(?:[-–—:|/»„“\"«)\]]|\.[\s–—-])")
#: The same without a year, after a place and around an agency.
_DISPATCH = re.compile(
    rf"\W*[\w'’ /.-]{{2,40}}?(?:\s?\([^)]{{2,30}}\))?\s?(?:,|[–—-])\s?(?:le )?(?P<day>[0-3]?\d(?:er)? (?:{MONTH}))\b\.?"
    r"\s?\((?:afp|reuters|belga|ats|ap|aps|apa|map|tap|xinhua|anadolu|agences?)[^)]{0,20}\)\s?[–—:-]"
)
_SIGNED = re.compile(rf"\W*(?:[Ff]ait à )?{_PLACE}(?: (?:{_PLACE}|{_SMALL})){{0,4}},\s?(?:le |den |the |on )?")
_WEEKDAY = re.compile(r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[A-Z]\w+tag|[A-Z]\w+day),?\s$")


def dateline(blocks: list[Block], headline: str, fetched_at: datetime | None = None) -> Moment | None:
    """The date that opens one of the first paragraphs; failing that, the one of lines such as "Lyon, le 3 mars 2026".

    Such lines with several dates are a calendar. `fetched_at`: what the day of a dispatch without a year is meant from.
    """
    top = headline_index(blocks, headline)
    below = [block for block in blocks[top or 0 :] if block.is_running][:_PARAGRAPHS]
    if opening := next(_openings(below), None) or next(_dispatches(below[:1], fetched_at), None):
        return opening
    signed = list(_signed(blocks))
    return signed[0] if len({moment.at.date() for moment in signed}) == 1 else None


def _dispatches(paragraphs: list[Block], fetched_at: datetime | None) -> Iterator[Moment]:
    """The day of a dispatch, as agencies print it: "LILLE, 3 fév (AFP) -"."""
    for block in paragraphs if fetched_at else ():
        opened = _DISPATCH.match(fold(block.text[:_OPENING_CHARACTERS]))
        dates = relative_dates(opened["day"], fetched_at) if opened and fetched_at else []
        yield from (date.moment for date in dates[:1])


def _openings(paragraphs: list[Block]) -> Iterator[Moment]:
    for block in paragraphs:
        # Past the sample, so that a date is not cut in two.
        opening = block.text[: _OPENING_CHARACTERS + 30]
        if not _MAY_DATE.search(opening):
            continue
        folded = fold(opening)
        for date in printed_dates(folded)[:1]:
            if date.start <= _OPENING_CHARACTERS and _opens(opening, folded, date):
                yield date.moment


def _opens(opening: str, folded: str, date: PrintedDate) -> bool:
    parted = _AFTER.match(folded, date.end) is not None or folded[date.end - 1] in ")-–—"
    before = _before(opening, folded, date)
    return parted and date.moment.at >= EARLIEST and before is not None and _BEFORE.fullmatch(before) is not None


def _before(text: str, folded: str, date: PrintedDate) -> str | None:
    """What stands before a date, capitals and all; None where it cannot be told, as folding moved the letters (œ)."""
    return _WEEKDAY.sub("", text[: date.start]) if len(folded) == len(text) else None


def _signed(blocks: list[Block]) -> Iterator[Moment]:
    for block in blocks:
        if len(block.text) > _OPENING_CHARACTERS or block.is_link or not _MAY_DATE.search(block.text):
            continue
        folded = fold(block.text)
        dates = printed_dates(folded)
        if len(dates) != 1 or dates[0].moment.at < EARLIEST or folded[dates[0].end :].strip(" ."):
            continue
        before = _before(block.text, folded, dates[0])
        if before is not None and _SIGNED.fullmatch(before):
            yield dates[0].moment
