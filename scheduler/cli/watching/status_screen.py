"""`vigie status` for people: what is wrong first, then the daemon, then a line a source; 80 columns are enough."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from scheduler.cli.answers import screen
from scheduler.cli.answers.amounts import amount
from scheduler.cli.answers.sparkline import sparkline
from scheduler.monitoring.source_lines import SourceCondition, SourceLine
from scheduler.monitoring.status import Status
from store.polling.progress import UnderWay
from store.text import clean_line
from store.types.alarms import Alarm

#: Alarms, and sources that are well, that are shown unless all are asked for.
_ALARMS_SHOWN = 8
_SOURCES_SHOWN = 40
#: Days that have a bar of their own; the number beside it counts all of them.
_MOST_BARS = 30
_NARROWEST_NAME, _WIDEST_NAME, _NARROWEST_REASON = 16, 40, 21
#: A narrower window has no room for what stands between a source's name and how it is.
_NARROW = 78
_INDENT = "  "
_STYLES = {
    SourceCondition.ALARM: "red",
    SourceCondition.FAILING: "yellow",
    SourceCondition.NEW: "dim",
    SourceCondition.QUIET: "dim",
    SourceCondition.WELL: "green",
}
_TROUBLES = (SourceCondition.ALARM, SourceCondition.FAILING)


def status_text(found: Status, now: datetime, *, width: int, everything: bool = False) -> Text:
    """The whole screen, no line of it wider than `width`."""
    wrong = [*_alarm_lines(found, now, width, everything=everything), *_sentences(found.undelivered, width, "red")]
    wrong += _sentences(found.risks, width, "yellow")
    lines = [*wrong, *_daemon_lines(found, now, width), Text()]
    lines += _source_table(found, now, width, everything=everything)
    return Text("\n", no_wrap=True).join(lines)


def _alarm_lines(found: Status, now: datetime, width: int, *, everything: bool) -> Iterator[Text]:
    alarms = found.alarms if everything else found.alarms[:_ALARMS_SHOWN]
    if not alarms:
        return
    count = len(found.alarms)
    yield Text("1 alarm is open" if count == 1 else f"{count} alarms are open", style="bold red")
    for alarm in alarms:
        yield from _alarm(alarm, now, width)
    if len(alarms) < count:
        yield Text(f"{_INDENT}and {count - len(alarms)} more; `vigie status --all` shows them")
    yield Text()


def _alarm(alarm: Alarm, now: datetime, width: int) -> Iterator[Text]:
    whose = clean_line(alarm.source) or "Vigie"
    head = f"! {whose}: {alarm.kind.value}, for {span(now - alarm.opened_at)}"
    yield Text(_cut(head, width), style="red")
    for said, mark in ((alarm.evidence, ""), (alarm.advice, "→ ")):
        indent, further = _INDENT + mark, _INDENT + " " * len(mark)
        lines = textwrap.wrap(clean_line(said), width, initial_indent=indent, subsequent_indent=further)
        yield from (Text(_cut(line, width)) for line in lines)


def _sentences(said: Collection[str], width: int, style: str) -> Iterator[Text]:
    for sentence in said:
        for line in textwrap.wrap(f"! {clean_line(sentence)}", width, subsequent_indent=_INDENT):
            yield Text(_cut(line, width), style=style)
    if said:
        yield Text()


def _daemon_lines(found: Status, now: datetime, width: int) -> Iterator[Text]:
    yield from (Text(line, style=style) for line, style in _wrapped(_daemon(found, now), width))
    due = "nothing is due" if not found.queue else f"{found.queue} of {len(found.feeds)} feeds are due"
    after = f"; the next one {_in(found.next_poll_at, now)}" if found.next_poll_at else ""
    yield Text(_cut(f"Queue: {due}{after}.", width))
    for crawl in found.crawls:
        yield Text(_cut(f"Crawling: {_crawl(crawl, now)}", width), style="cyan")
    for sentence in found.delayed:
        for line in textwrap.wrap(f"To be tried again: {clean_line(sentence)}", width, subsequent_indent=_INDENT):
            yield Text(_cut(line, width), style="yellow")


def _wrapped(line: tuple[str, str], width: int) -> Iterator[tuple[str, str]]:
    text, style = line
    return ((part, style) for part in textwrap.wrap(text, width))


def _daemon(found: Status, now: datetime) -> tuple[str, str]:
    holder = found.daemon
    if holder is None:
        return "The daemon is not running; `vigie run` starts it.", "bold red"
    ticked = f"last tick {ago(holder.ticked_at, now)}" if holder.ticked_at else "no tick yet"
    up = f"The daemon (process {holder.pid}) is up since {screen.local(holder.started_at)}, {ticked}."
    hangs = any(problem.startswith("the daemon hangs") for problem in found.problems)
    return (f"{up} It hangs; see its log, and start it anew.", "bold red") if hangs else (up, "")


def _crawl(crawl: UnderWay, now: datetime) -> str:
    who = f"{clean_line(crawl.lease.purpose)} (process {crawl.lease.pid})"
    told = crawl.progress
    since = span(now - crawl.lease.taken_at)
    if told is None:
        return f"{who}, {amount(crawl.sites, 'site')}, for {since}"
    feeds, pages = f"{told.feeds_done} of {amount(told.feeds, 'feed')}", amount(told.pages, "page")
    return f"{who}, {feeds}, {pages}, {told.kept} kept, for {since}"


def _source_table(found: Status, now: datetime, width: int, *, everything: bool) -> Iterator[Text]:
    shown = found.sources if everything else found.sources[: max(_SOURCES_SHOWN, _troubles(found))]
    if not shown:
        return
    yield from _few_columns(shown, now, width) if width < _NARROW else _all_columns(shown, now, width)
    if len(shown) < len(found.sources):
        more = f"and {len(found.sources) - len(shown)} more that are not failing; `vigie status --all` shows them"
        yield from (Text(line) for line in textwrap.wrap(more, width))
    yield Text(_in_short(found))


def _few_columns(shown: Sequence[SourceLine], now: datetime, width: int) -> Iterator[Text]:
    """The name of each source and how it is: there is room for no more."""
    name = min(max(cell_len(clean_line(line.name)) for line in shown), width // 2)
    for line in shown:
        row = Text(f"{_fitted(line.name, name)} {_fitted(_how(line, now), width - name - 1)}".rstrip())
        row.stylize(_STYLES[line.condition], name)
        yield row


def _all_columns(shown: Sequence[SourceLine], now: datetime, width: int) -> Iterator[Text]:
    days = len(shown[0].per_day)
    bars = max(min(days, _MOST_BARS), len("a day"))
    unit = amount(days, "day")
    numbers = max(len(unit), *(len(str(line.articles)) for line in shown))
    fixed = bars + numbers + 7 + 7 + 5
    longest = max(cell_len(clean_line(line.name)) for line in shown)
    least = min(max(cell_len(_how(line, now)) for line in shown), _NARROWEST_REASON)
    name = max(_NARROWEST_NAME, min(longest, _WIDEST_NAME, width - fixed - least))
    reason = max(width - fixed - name, 0)
    heads = ("source", "a day", unit, "polled", "next", "how it is")
    yield Text(_row(heads, (name, bars, numbers, 7, 7, reason)), style="bold")
    for line in shown:
        cells = (line.name, sparkline(line.per_day[-bars:]), str(line.articles), _ago_short(line.last_poll_at, now))
        row = Text(_row((*cells, _next(line, now), _how(line, now)), (name, bars, numbers, 7, 7, reason)))
        row.stylize(_STYLES[line.condition], name + bars + numbers + 2 + 7 + 7 + 3)
        yield row


def _troubles(found: Status) -> int:
    return sum(line.condition in _TROUBLES for line in found.sources)


def _in_short(found: Status) -> str:
    failing = sum(bool(line.problem) for line in found.feeds)
    fail = "fails" if failing == 1 else "fail"
    return f"{failing} of {amount(len(found.feeds), 'feed')} {fail}." if failing else "No feed fails."


def _row(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    name, bars, number, *rest = cells
    fitted = [_fitted(name, widths[0]), _fitted(bars, widths[1]), number.rjust(widths[2])]
    fitted += [_fitted(cell, width) for cell, width in zip(rest, widths[3:], strict=True)]
    return " ".join(fitted).rstrip()


def _fitted(text: str, width: int) -> str:
    """Text of strangers on one line of exactly so many columns."""
    return set_cell_size(_cut(clean_line(text), width), width)


def _cut(line: str, width: int) -> str:
    """A line of at most so many columns."""
    return line if cell_len(line) <= width else f"{set_cell_size(line, max(width - 1, 0))}…"


def _how(line: SourceLine, now: datetime) -> str:
    """Why a source is as it is; of a quiet one also how long ago its last article came."""
    if line.condition is not SourceCondition.QUIET or line.last_new_at is None:
        return line.reason
    return f"{line.reason}, last article {ago(line.last_new_at, now)}"


def _next(line: SourceLine, now: datetime) -> str:
    if line.due:
        return "now"
    return span(line.next_poll_at - now) if line.next_poll_at else "–"


def _ago_short(instant: datetime | None, now: datetime) -> str:
    return span(now - instant) if instant else "–"


def ago(instant: datetime | None, now: datetime) -> str:
    """How long ago an instant is, to the largest unit."""
    return f"{span(now - instant)} ago" if instant else "–"


def _in(instant: datetime, now: datetime) -> str:
    return f"in {span(instant - now)}"


def span(length: timedelta) -> str:
    """A length of time, to the largest unit of which there are two."""
    seconds = max(int(length.total_seconds()), 0)
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
