"""Dates that readers see on lines of the page: around its headline, with a label, in elements called a date's.

Which of them counts is decided in `instants`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from lxml.etree import _Element

from crawler.extract.dates.asides import Setting, is_aside, is_in_banner, is_teaser
from crawler.extract.dates.date_lines import dated_line, is_date_line, is_only_dates
from crawler.extract.dates.elements import (
    LONGEST_LABEL,
    MAY_DATE,
    is_called_change,
    is_named,
    names_around,
    own_names,
)
from crawler.extract.dates.labels import change_alone, label_of
from crawler.extract.dates.moments import Moment, moments_of
from crawler.extract.page.outline import Block

#: Characters of a line that may be there for its date.
LONGEST_DATE_LINE = 200
#: Blocks around the headline in which a printed date is that of the article.
_BLOCKS_BEFORE, _BLOCKS_AFTER = 8, 14
_BLOCKS_OF_IMPRINT = 6
#: Lines that are looked at: a page of dates is no article.
_MOST_READ = 400
#: Of a line that states a date; more, with a full stop, are a sentence.
_MOST_LABEL_WORDS = 10
_DIGIT = re.compile(r"\d")
_MOST_DAY_WORDS = 3
#: Characters of a link that is one.
_SHORTEST_HEADLINE = 30
#: A line that names the author before the date.
_BYLINE = re.compile(r"\W*(?:par|by|von|por)\s[^.!?]{3,60}$", re.IGNORECASE)
#: What parts the pieces of such a line: "Nadia Belle | 3 mars 2026 à 9h02 | Lu 1234 fois".
_BAR = re.compile(r"\s?[|·•]\s?")
#: The day of the visit, as themes that print it in the header name it; captions date their picture.
_NOT_OF_THE_TEXT = re.compile(
    r"today|current-?date|date-?du-?jour|date-in-header|(?:mh|site|top|page)-header-date|td_data_time|caption"
)
_OF_A_PICTURE = re.compile(r"l[eé]gend|credit")
#: What is told in one may be "posted" too.
_CAPTION = re.compile(r"caption|l[eé]gend")


@dataclass(frozen=True, slots=True)
class PrintedMoment:
    """A date on a line of the page."""

    #: "published", "modified", or "" when no word says which.
    label: str
    moment: Moment
    #: Whether the line is there for its dates: nothing else stands on it, or its class says so.
    is_dateline: bool
    near_headline: bool
    #: Whether it stands before the headline.
    is_above: bool
    #: Whether its element is called "updated", as many themes call any date.
    is_called_change: bool
    #: Whether it stands below the beginning of the text.
    is_below: bool
    #: Whether it stands right below a headline that leads elsewhere, or in an aside.
    is_of_link: bool


def printed_moments(blocks: list[Block], setting: Setting, fetched_at: datetime | None) -> list[PrintedMoment]:
    """The dates printed around the headline, and elsewhere those with a label or on a line of their own class."""
    near = range(0) if setting.top is None else range(setting.top - _BLOCKS_BEFORE, setting.top + _BLOCKS_AFTER)
    below = range(near.start + _BLOCKS_BEFORE, min(near.stop, len(blocks))) if near else near
    text = next((index for index in below[1:] if blocks[index].is_running), near.stop)
    imprint = _imprint(blocks, setting)
    found: list[PrintedMoment] = []
    read, dated = 0, -1
    for index, block in enumerate(blocks):
        is_fresh = fetched_at is not None and index in near and not (index > text and _is_day_alone(block.text))
        if len(block.text) > LONGEST_DATE_LINE or not (MAY_DATE.search(block.text) or is_fresh):
            continue
        read += 1
        if read > _MOST_READ:
            break
        line = dated_line(block.text)
        last = found[-1:] if index == dated + 1 else []
        moments = moments_of(line, fetched_at) or _change_below(block.text, last)
        moments = _labelled_above(moments, blocks[index - 1]) if index else moments
        alone = bool(moments) and is_only_dates(line)
        if not moments or _is_of_something_else(block.element, moments, setting, alone=alone):
            continue
        dateline = alone or _is_dateline(block) or (index in below and _is_parted(block.text))
        if block.is_link and not (dateline and index in near):
            continue
        stated = index in near and not _tells(block)
        if not (stated or dateline or any(label for label, _ in moments)):
            continue
        is_beside = is_aside(block.element, setting.around)
        if not is_beside or (alone and index in imprint):
            is_above = index in near and index < near.start + _BLOCKS_BEFORE
            dated = index
            changed = is_called_change(block.element) and "publi" not in own_names(block.element)
            linked = is_beside or (alone and index > 0 and _leads_elsewhere(blocks[index - 1], setting))
            place = (dateline, index in near, is_above, changed, index > text, linked)
            found += [PrintedMoment(label, moment, *place) for label, moment in moments]
    return found


def _imprint(blocks: list[Block], setting: Setting) -> range:
    """The blocks right below the headline and its standfirst, where some templates set date and author as an aside."""
    start = 0 if setting.top is None else setting.top + 1
    running = (
        index for index in range(start, min(start + _BLOCKS_OF_IMPRINT, len(blocks))) if blocks[index].is_running
    )
    next(running, None)
    return range(start, 0 if setting.top is None else next(running, start + _BLOCKS_OF_IMPRINT))


def _is_dateline(block: Block) -> bool:
    """Whether a line that says more than a date is there for it."""
    return is_named(block.element) or _BYLINE.match(block.text) is not None


def _leads_elsewhere(block: Block, setting: Setting) -> bool:
    """Whether a line is the headline of another article: a link of many words, and no title of the page."""
    return block.is_link and len(block.text) >= _SHORTEST_HEADLINE and block.text not in setting.titles


def _change_below(text: str, above: list[PrintedMoment]) -> list[tuple[str, Moment]]:
    """The change that a line gives by its time alone, below one that is dated."""
    changes = (change_alone(text, each.moment) for each in above)
    return [("modified", change) for change in changes if change]


def _is_day_alone(text: str) -> bool:
    """Whether a line may be "Hier" or "Ce matin": below the first paragraph, an intertitle."""
    return not _DIGIT.search(text) and len(text.split()) <= _MOST_DAY_WORDS


def _is_parted(text: str) -> bool:
    """Whether bars part a date from whatever else its line says."""
    parts = _BAR.split(text) if len(text) <= LONGEST_DATE_LINE else []
    return len(parts) > 1 and any(_DIGIT.search(part) and is_date_line(part, labelled=False) for part in parts)


def _tells(block: Block) -> bool:
    """Whether it is a sentence, whose dates are those of what it tells."""
    if _is_parted(block.text):
        return False
    return block.is_running or (block.text.endswith((".", "!")) and len(block.text.split()) > _MOST_LABEL_WORDS)


def _labelled_above(moments: list[tuple[str, Moment]], block: Block) -> list[tuple[str, Moment]]:
    """The only date of a line, which has no label, as a line that is nothing but one, "Mis à jour le", calls it."""
    if len(moments) != 1 or moments[0][0]:
        return moments
    is_label = len(block.text) <= LONGEST_LABEL and not _DIGIT.search(block.text) and is_date_line(block.text)
    return [(label_of(block.text) if is_label else "", moments[0][1])]


def _is_of_something_else(
    element: _Element, moments: list[tuple[str, Moment]], setting: Setting, *, alone: bool
) -> bool:
    """Whether dates are those of the visit, a picture or a teaser, by what is around them; most labels say more.

    `alone`: nothing else stands on their line.
    """
    if element.tag == "figcaption" or is_teaser(element, setting.around, setting.titles):
        return True
    names = names_around(element)
    if any(label for label, _ in moments):
        return not alone and _CAPTION.search(names) is not None
    return (
        _NOT_OF_THE_TEXT.search(names) is not None
        or (not alone and _OF_A_PICTURE.search(names) is not None)
        or is_in_banner(element, setting.around)
    )
