"""When an article was published and last changed, each with the evidence that said so.

Places are asked in the order in which they have proved right. The entry of the feed is a witness: where the page's
own evidence disagrees with itself, what agrees with the entry wins. A date of change is never taken for one of
publication, and no date of the future for anything. Instants keep the zone that their publisher gave them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import chain, repeat

from htmldate import find_date

from crawler.extract.dates.asides import Setting, without_others
from crawler.extract.dates.datelines import dateline
from crawler.extract.dates.elements import times_of_article
from crawler.extract.dates.moments import Moment, read_moment
from crawler.extract.dates.places import (
    Evidence,
    dates_of_address,
    declared_changes,
    declared_dates,
    spare_changes,
    spare_dates,
)
from crawler.extract.dates.scripts import scripted_dates
from crawler.extract.dates.shown import LONGEST_DATE_LINE, PrintedMoment, printed_moments
from crawler.extract.dates.witnesses import before_change, in_local_zones, in_order_of, outvoted, prints_month_first
from crawler.extract.head.heads import Head
from crawler.extract.head.language import is_american
from crawler.extract.page.outline import Block, Outline
from crawler.extract.page.parsing import Page
from store.types import Entry

_EARLIEST = "1990-01-01"
#: What lines that print a change say.
_TRACES_OF_CHANGE = ("à jour", "a jour", "modifi", "updated", "actualis", "maj ", "maj:", "aktualisiert")
#: Without the instant of the fetch there is no clock: a bound far enough away never decides.
_LATEST = "2100-01-01"
#: Above a headline; more are those of a list of articles.
_MOST_DAYS_ABOVE = 2
SITE_RULE = "site rule"
#: The kind of evidence that other articles on the page have too.
_ELEMENT = "time element"
#: Feeds and pages disagree by hours (time zones, embargo); by more, one of them speaks of something else.
_AGREEMENT = timedelta(hours=36)
#: Clocks run ahead, and zones are left out: by more, a date is that of an event, or a mistake.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Instants:
    published_at: datetime | None = None
    published_from: str = ""
    modified_at: datetime | None = None
    modified_from: str = ""


def page_instants(
    page: Page,
    head: Head,
    blocks: Outline,
    setting: Setting,
    entry: Entry | None,
    *,
    told: Moment | None = None,
    fetched_at: datetime | None = None,
) -> Instants:
    """Both instants of an article, as far as page and entry tell.

    `told`: what a site rule says. `fetched_at`: what "hier" is meant from, and a bound for all.
    """
    printed = cache(lambda: printed_moments(blocks, setting, fetched_at))
    published = next(_past([(SITE_RULE, told)] if told else [], fetched_at), None)
    american = cache(lambda: prints_month_first(blocks, otherwise=is_american(page.tree, head)))
    stated, changes = _declared(blocks, head, setting)
    in_full = cache(lambda: printed_moments(blocks, setting, None)) if fetched_at else printed
    declared = in_local_zones(stated, changes, in_full)
    declared = outvoted(declared, changes, printed, in_full, is_far=lambda: _are_far(head, setting))
    may_print_change = cache(lambda: _may_print_change(blocks))
    declared = before_change(declared, changes, in_full) if changes and may_print_change() else declared
    shown = _printed(page, head, blocks, printed, fetched_at)
    days = cache(lambda: _days_beside(in_full()))
    ordered = in_order_of(chain(declared, shown), american=american, days=days)
    mentioned = in_order_of(_mentioned(printed), american=american)
    published = published or _agreed(_past(ordered, fetched_at), _past(mentioned, fetched_at), entry)
    changed = _past(in_order_of(_modified(changes, printed, may_print_change, entry), american=american), fetched_at)
    modified = next(changed, None)
    if published is None:
        published = next(_past(_last_resort(page, entry, modified, setting), fetched_at), None)
    while modified and published and not _is_later(modified, published[1]):
        modified = next(changed, None)  # templates state the publication as a change too
    return Instants(
        published_at=published[1].at if published else None,
        published_from=published[0] if published else "",
        modified_at=modified[1].at if modified else None,
        modified_from=modified[0] if modified else "",
    )


def _are_far(head: Head, setting: Setting) -> bool:
    """Whether the elements that state dates stand elsewhere than beside the headline."""
    times = list(times_of_article(head.times, setting))
    return not setting.below(times) and all(element.getparent() not in setting.around for element in times)


def _days_beside(printed: list[PrintedMoment]) -> set[date]:
    """The days of lines beside the headline that can be read in one order only."""
    lines = (each.moment for each in printed if each.is_dateline and each.near_headline)
    return {moment.at.date() for moment in lines if moment.turned is None}


def _declared(blocks: Outline, head: Head, setting: Setting) -> tuple[list[Evidence], list[Evidence]]:
    """The machine-readable dates of publication and of changes; the rarer ways of stating them where others fail."""
    times = list(times_of_article(head.times, setting))
    stated = list(declared_dates(head, times, setting))
    changes = list(declared_changes(head, times, setting))
    if any(source != _ELEMENT for source, _ in stated):
        return stated, changes
    stated += spare_dates(blocks, setting)
    return sorted(stated, key=lambda each: each[0] == _ELEMENT), changes or list(spare_changes(blocks, setting))


def _is_later(modified: Evidence, published: Moment) -> bool:
    """Whether a change came after the publication; an element that states the day of it again is none."""
    source, change = modified
    if source == _ELEMENT and not published.has_time:
        return change.at.date() > published.at.date()
    return change.at > published.at


def _printed(
    page: Page,
    head: Head,
    blocks: list[Block],
    printed: Callable[[], list[PrintedMoment]],
    fetched_at: datetime | None,
) -> Iterator[Evidence]:
    """The dates of publication that no machine reads, the most trusted first."""
    published = [each for each in printed() if each.label == "published"]
    # Several days below the text are those of comments and answers.
    are_others = all(each.is_below for each in published) and len({each.moment.at.date() for each in published}) > 1
    yield from (("text", each.moment) for each in published if not are_others)
    unlabelled = [each for each in printed() if not each.label]
    datelines = [each for each in unlabelled if each.is_dateline and each.near_headline]
    if len({each.moment.at.date() for each in datelines if each.is_above}) > _MOST_DAYS_ABOVE:
        datelines = [each for each in datelines if not each.is_above]
    # What stands above a headline may be the day of the visit, or another article's.
    datelines.sort(key=lambda each: (each.is_of_link, each.is_above, each.is_called_change))
    yield from (("text", each.moment) for each in (*datelines, *published))
    yield from dates_of_address(page, head)
    if signed := dateline(blocks, head.headline, fetched_at):
        yield "text", signed


def _mentioned(printed: Callable[[], list[PrintedMoment]]) -> Iterator[Evidence]:
    """Dates of a headline, or of a line that may be there for something else: the day of what is told, often."""
    unlabelled = [each for each in printed() if not each.label]
    yield from (("text", each.moment) for each in unlabelled if each.near_headline and not each.is_dateline)
    elsewhere = [each for each in unlabelled if each.is_dateline and not each.near_headline]
    if len({each.moment.at.date() for each in elsewhere}) == 1:
        yield "text", elsewhere[0].moment


def _modified(
    changes: list[Evidence],
    printed: Callable[[], list[PrintedMoment]],
    may_print_change: Callable[[], bool],
    entry: Entry | None,
) -> Iterator[Evidence]:
    yield from changes
    # What is printed is read last, which costs most; beside a declared change, only where it may be one.
    if not changes or may_print_change():
        yield from (("text", each.moment) for each in printed() if each.label == "modified")
        called = (each for each in printed() if each.is_called_change and each.near_headline and each.is_dateline)
        yield from (("text", each.moment) for each in called)
    if entry and entry.modified_at:
        yield "entry", Moment(entry.modified_at, has_time=True)


def _may_print_change(blocks: list[Block]) -> bool:
    said = "\n".join([block.text for block in blocks if len(block.text) <= LONGEST_DATE_LINE]).lower()
    return any(word in said for word in _TRACES_OF_CHANGE)


def _past(evidence: Iterable[Evidence], fetched_at: datetime | None) -> Iterator[Evidence]:
    return (each for each in evidence if fetched_at is None or each[1].at <= fetched_at + _AHEAD)


def _agreed(evidence: Iterable[Evidence], mentioned: Iterable[Evidence], entry: Entry | None) -> Evidence | None:
    """The first piece of evidence; what agrees with the entry before what does not; a time before a mere day.

    `mentioned`: what follows, and is not believed where it does not agree.
    """
    witness = entry.published_at if entry else None
    first: Evidence | None = None
    chosen: Evidence | None = None
    for each, is_sure in chain(zip(evidence, repeat(True)), zip(mentioned, repeat(witness is None))):
        first = first or (each if is_sure else None)
        if witness and abs(each[1].at - witness) > _AGREEMENT:
            continue
        if chosen is None or (each[1].has_time and each[1].at.date() == chosen[1].at.date()):
            chosen = each
        if chosen[1].has_time:
            return chosen
    return chosen or first


def _last_resort(page: Page, entry: Entry | None, modified: Evidence | None, setting: Setting) -> Iterator[Evidence]:
    if entry and entry.published_at:
        yield "entry", Moment(entry.published_at, has_time=True)
        return
    scripted = scripted_dates(page.tree, setting)
    yield from (("text", moment) for text in scripted if (moment := read_moment(text)))
    # The first of January is what it makes of a bare year, say that of the copyright line.
    found = _guessed(page, setting)
    moment = read_moment(found) if not found.endswith("-01-01") else None
    if moment and not (modified and modified[1].at.date() <= moment.at.date()):
        yield "htmldate", moment


def _guessed(page: Page, setting: Setting) -> str:
    """What htmldate finds without its extensive search, which invents more dates than it finds; or empty."""
    try:
        found = find_date(
            without_others(page.tree, setting),
            extensive_search=False,
            original_date=True,
            url=page.url,
            min_date=_EARLIEST,
            max_date=_LATEST,
        )
    except (ValueError, OverflowError):
        # It trusts offsets such as +99:99.
        return ""
    return found or ""
