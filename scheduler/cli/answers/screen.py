"""What people see: tables, lines and progress. Foreign text is shown as text, never as markup or control codes."""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.cli.answers.paper import paper
from scheduler.local_time import local_time
from store.text import clean_line
from store.types import CrawlReport, Failure, Outcome, Stage

if TYPE_CHECKING:
    from store.reading import Headline

#: Where nobody's window gives a width, and no COLUMNS does: a file, a pipe, a log.
_WIDTH_ELSEWHERE = 120
_FEW_DIGITS = re.compile(r"[0-9]{1,4}")
#: In fewer columns than this no table can be read.
_LEAST_COLUMNS = 20


def answer_width() -> int | None:
    """How wide answers are; None leaves that to the window, which COLUMNS overrides there too."""
    if sys.stdout.isatty():
        return None
    said = os.environ.get("COLUMNS", "")
    return int(said) if _FEW_DIGITS.fullmatch(said) and int(said) >= _LEAST_COLUMNS else _WIDTH_ELSEWHERE


#: Answers.
out = paper(answer_width())
#: Progress, notes.
err = Console(stderr=True, highlight=False, soft_wrap=True)

_NOTHING_NEW = (Outcome.NOT_MODIFIED, Outcome.SAME_BODY, Outcome.ALL_KNOWN, Outcome.EMPTY, Outcome.UNCHANGED)
_STYLES = {Outcome.NEW: "green", Outcome.FAILED: "red", Outcome.NOTHING_MATCHED: "yellow"}
#: Text in a column narrower than this is torn to pieces.
_READABLE = 12
#: A window that is narrower has no room for a table of articles.
_NARROW = 60
#: Cells of a table of answers are cut here; other formats give all of it.
_CELL_CHARACTERS = 300
#: Failures of one kind that a table lists.
_FAILURES_SHOWN = 5


def table(*columns: str, numbers: Sequence[str] = (), title: str | None = None) -> Table:
    """An empty table; `numbers` are the columns to align right."""
    made = Table(
        box=box.SIMPLE_HEAD,
        title=title,
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for column in columns:
        made.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    return made


def is_narrow(least: int = _NARROW) -> bool:
    """Whether answers have less room than that, so that a table of many columns would be torn to pieces."""
    return out.width < least


def beneath(head: Text, *said: Text | str) -> Text:
    """A cell of a narrow window: what it is, and below it the rest."""
    below = Text(" · ", style="dim").join(Text(each) if isinstance(each, str) else each for each in said)
    return Text("\n").join((head, Text.assemble(below, style="dim")))


def foreign(text: object, style: str = "") -> Text:
    """Text that strangers wrote, on one line, without any power over the terminal."""
    return Text(clean_line(str(text)), style=style)


def local(instant: datetime | None, otherwise: str = "–") -> str:
    """An instant in the person's own time zone, to the minute."""
    return local_time(instant).strftime("%Y-%m-%d %H:%M") if instant else otherwise


def print_reports(reports: Iterable[CrawlReport]) -> None:
    """Show what a crawl came to, a line per feed; below it what failed, and why."""
    in_order = sorted(reports, key=lambda one: (one.source.casefold(), one.feed_url))
    numbers = ("entries", "fetched", "kept", "copies", "off topic", "failed")
    made = table("source", *numbers, "result", numbers=numbers)
    for report in in_order:
        counts = (report.entries, report.fetched, report.kept, report.copies, report.off_topic, len(report.failures))
        made.add_row(foreign(report.source), *(str(count) if count else "·" for count in counts), _result(report))
    out.print(made)
    if any(report.failures for report in in_order):
        out.print(_failure_table(in_order))


def _result(report: CrawlReport) -> Text:
    """The outcome of a poll in words."""
    words = "nothing new" if report.outcome in _NOTHING_NEW else report.outcome.value
    line = Text(words, style=_STYLES.get(report.outcome, "dim"))
    details = [f"{report.revisions} edited"] if report.revisions else []
    if report.reason:
        details.append(report.reason.partition(":")[0] if report.outcome is Outcome.FAILED else report.reason)
    return line.append(" ").append_text(foreign(f"({'; '.join(details)})")) if details else line


def _failure_table(reports: Iterable[CrawlReport]) -> Table:
    """Failures by what was wrong, so that one dead network is one line and not sixty."""
    alike: defaultdict[str, list[Failure]] = defaultdict(list)
    for report in reports:
        for failure in report.failures:
            alike[_why(failure, report)].append(failure)
    made = table("why", "what failed")
    for why, group in alike.items():
        where = [f"{failure.source}: {failure.url}" for failure in group[:_FAILURES_SHOWN]]
        if len(group) > _FAILURES_SHOWN:
            where.append(f"and {len(group) - _FAILURES_SHOWN} more; the view `failures` has them all")
        made.add_row(foreign(why, "red"), Text("\n").join(foreign(line) for line in where))
    return made


def _why(failure: Failure, report: CrawlReport) -> str:
    was_named = failure.url == report.feed_url and failure.stage is not Stage.FEED  # by --url: no poll asks for it
    again = f"; {'ask for it later' if was_named else 'it is tried again'}" if failure.temporary else ""
    return f"{failure.reason}: {failure.detail}{again}" if failure.detail else f"{failure.reason}{again}"


def headline_table(headlines: Iterable[Headline]) -> Table:
    """Articles, a line each; in a narrow window with date and source below the title."""
    narrow = is_narrow()
    columns = ("id", "article") if narrow else ("id", "published", "source", "title", "words")
    made = table(*columns, numbers=("id", "words"))
    for one in headlines:
        title = foreign(one.title)
        notes = [f"copy of {one.copy_of}"] if one.copy_of else []
        notes += [f"{one.revisions} texts"] if one.revisions > 1 else []
        notes += ["stub"] if one.access == "stub" else []
        notes += ["paywalled"] if one.paywalled_at else []
        notes += ["removed"] if one.removed_at else []
        if notes:
            title.append(f"  [{', '.join(notes)}]", style="dim")
        published, source = local(one.published_at), foreign(one.source)
        if narrow:
            made.add_row(str(one.id), beneath(title, published, source))
        else:
            made.add_row(str(one.id), published, source, title, str(one.word_count))
    return made


def answer_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> RenderableType:
    """The answer to a person's query: a table, or each row on its own where the window is too narrow for one."""
    cells = [[_cell(value) for value in row] for row in rows]
    longest = [max((row[place].cell_len for row in cells), default=0) for place in range(len(columns))]
    needed = sum(max(len(name), min(length, _READABLE)) + 2 for name, length in zip(columns, longest, strict=True))
    if needed > out.width and cells:
        return Group(*(_record(columns, row) for row in cells))
    numeric = [all(isinstance(row[place], int | float) for row in rows) for place in range(len(columns))]
    made = table()
    for name, is_numeric in zip(columns, numeric, strict=True):
        made.add_column(foreign(name), justify="right" if is_numeric and rows else "left", overflow="fold")
    for row in cells:
        made.add_row(*row)
    return made


def _record(columns: Sequence[str], row: Sequence[Text]) -> Table:
    made = table("", "")
    made.show_header = False
    for name, cell in zip(columns, row, strict=True):
        made.add_row(foreign(name, "bold"), cell)
    return made


def note(message: str) -> None:
    """Say something to the person, beside the answer."""
    err.print(Text(message))


def has_colours() -> bool:
    """Whether answers are shown in colours."""
    return out.is_terminal and not out.no_color


def is_terminal() -> bool:
    """Whether somebody watches."""
    return sys.stderr.isatty()


def _cell(value: object) -> Text:
    if value is None:
        return Text("NULL", style="dim")
    shown = clean_line(str(value))
    return Text(shown if len(shown) <= _CELL_CHARACTERS else shown[: _CELL_CHARACTERS - 1] + "…")
