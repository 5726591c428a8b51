"""What people see: tables, lines and progress. Foreign text is shown as text, never as markup or control codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from store.reading import Headline
from store.text import clean_line
from store.types import CrawlReport, Failure, Outcome

#: Where nobody's window gives a width: a file, a pipe, a log.
_WIDTH_ELSEWHERE = 120
#: Answers.
out = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH_ELSEWHERE)
#: Progress, notes.
err = Console(stderr=True, highlight=False, soft_wrap=True)

_NOTHING_NEW = (Outcome.NOT_MODIFIED, Outcome.SAME_BODY, Outcome.ALL_KNOWN, Outcome.EMPTY, Outcome.UNCHANGED)
_STYLES = {Outcome.NEW: "green", Outcome.FAILED: "red", Outcome.NOTHING_MATCHED: "yellow"}
#: Cells of a table of answers are cut here; other formats give all of it.
_CELL_CHARACTERS = 300
#: Failures of a crawl that a table lists.
_FAILURES_SHOWN = 60


def table(*columns: str, numbers: Sequence[str] = (), title: str | None = None) -> Table:
    """An empty table; `numbers` are the columns to align right."""
    made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for column in columns:
        made.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    return made


def foreign(text: object, style: str = "") -> Text:
    """Text that strangers wrote, on one line, without any power over the terminal."""
    return Text(clean_line(str(text)), style=style)


def local(instant: datetime | None, otherwise: str = "–") -> str:
    """An instant in the person's own time zone, to the minute."""
    return instant.astimezone().strftime("%Y-%m-%d %H:%M") if instant else otherwise


def print_reports(reports: Iterable[CrawlReport]) -> None:
    """Show what a crawl came to, a line per feed; below it what failed, and why."""
    in_order = sorted(reports, key=lambda one: (one.source.casefold(), one.feed_url))
    numbers = ("entries", "fetched", "kept", "copies", "off topic", "failed")
    made = table("source", *numbers, "result", numbers=numbers)
    for report in in_order:
        counts = (report.entries, report.fetched, report.kept, report.copies, report.off_topic, len(report.failures))
        made.add_row(foreign(report.source), *(str(count) if count else "·" for count in counts), _result(report))
    out.print(made)
    failures = [failure for report in in_order for failure in report.failures]
    if failures:
        out.print(_failure_table(failures))


def _result(report: CrawlReport) -> Text:
    """The outcome of a poll in words."""
    words = "nothing new" if report.outcome in _NOTHING_NEW else report.outcome.value
    line = Text(words, style=_STYLES.get(report.outcome, "dim"))
    details = [f"{report.revisions} edited"] if report.revisions else []
    if report.reason and report.outcome is not Outcome.FAILED:
        details.append(report.reason)
    return line.append(" ").append_text(foreign(f"({'; '.join(details)})")) if details else line


def _failure_table(failures: Sequence[Failure]) -> Table:
    made = table("what failed", "why", "where")
    for failure in failures[:_FAILURES_SHOWN]:
        again = " It is tried again." if failure.temporary else ""
        why = f"{failure.reason}: {failure.detail}.{again}" if failure.detail else f"{failure.reason}.{again}"
        made.add_row(foreign(failure.source), foreign(why, "red"), foreign(failure.url, "dim"))
    if len(failures) > _FAILURES_SHOWN:
        made.add_row("…", f"and {len(failures) - _FAILURES_SHOWN} more", "the view `failures` has them all")
    return made


def headline_table(headlines: Iterable[Headline]) -> Table:
    """Articles, a line each."""
    made = table("id", "published", "source", "title", "words", numbers=("id", "words"))
    for one in headlines:
        title = foreign(one.title)
        notes = [f"copy of {one.copy_of}"] if one.copy_of else []
        notes += [f"{one.revisions} texts"] if one.revisions > 1 else []
        notes += ["stub"] if one.access == "stub" else []
        if notes:
            title.append(f"  [{', '.join(notes)}]", style="dim")
        made.add_row(str(one.id), local(one.published_at), foreign(one.source), title, str(one.word_count))
    return made


def answer_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """The answer to a person's query."""
    made = table(*columns)
    for row in rows:
        made.add_row(*(_cell(value) for value in row))
    return made


def note(message: str) -> None:
    """Say something to the person, beside the answer."""
    err.print(Text(message))


def is_terminal() -> bool:
    """Whether somebody watches."""
    return sys.stderr.isatty()


def _cell(value: object) -> Text:
    if value is None:
        return Text("NULL", style="dim")
    shown = clean_line(str(value))
    return Text(shown if len(shown) <= _CELL_CHARACTERS else shown[: _CELL_CHARACTERS - 1] + "…")
