"""`vigie digest`: the review of a day or a week, in French."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, configuration_of

if TYPE_CHECKING:
    from scheduler.configuration.loading import Configuration
    from scheduler.digest.days import Days
    from scheduler.digest.values import Digest


#: Beyond them lie days that time zones, or dates themselves, end at.
_FIRST_YEAR, _LAST_YEAR = 1900, 9000


class DigestFormat(StrEnum):
    """How a review is written."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


def add_commands(app: typer.Typer) -> None:
    app.command()(digest)


def day_meant(text: str) -> date:
    """The day that a person means. Raises BadParameter, also for one that has no week around it, or no midnight."""
    try:
        meant = date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"expected a day, such as 2026-09-14, got {text!r}") from error
    if not _FIRST_YEAR <= meant.year <= _LAST_YEAR:
        raise typer.BadParameter(f"expected a day from {_FIRST_YEAR} to {_LAST_YEAR}, got {text!r}")
    return meant


def digest(
    day: Annotated[date | None, typer.Option(parser=day_meant, metavar="DATE", help="Of this day.")] = None,
    week: Annotated[
        date | None, typer.Option(parser=day_meant, metavar="DATE", help="Of the week that this day is in.")
    ] = None,
    since: Annotated[date | None, typer.Option(parser=day_meant, metavar="DATE", help="From this day …")] = None,
    until: Annotated[
        date | None, typer.Option(parser=day_meant, metavar="DATE", help="… to this one, which is in it.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        DigestFormat | None, typer.Option("--format", "-f", help="How it is printed; else as text.")
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it to the sinks that take such digests.")] = False,
    config: ConfigOption = None,
) -> None:
    """Print or send the review of a day or a week, in French.

    Of today without options. Days are those of Paris, and articles those that were first seen in them.
    """
    if send and format is not None:
        raise typer.BadParameter("--format is for what is printed; each sink has a form of its own")
    now = datetime.now(UTC)
    days = _days(day, week, since, until, now)
    configuration = configuration_of(config)
    if send:
        raise typer.Exit(_send(configuration, days))
    from scheduler.cli.answers.output import write_text
    from scheduler.digest.reviewing import review

    write_text(sys.stdout.buffer, [_written(review(configuration, days, now), format or DigestFormat.TEXT)])


def _days(day: date | None, week: date | None, since: date | None, until: date | None, now: datetime) -> Days:
    from scheduler.digest.days import Days, Period, one_day, today_in_paris, week_of

    given = [option for option in (day, week, since) if option is not None]
    if len(given) > 1 or (until is not None and since is None):
        raise typer.BadParameter("give one of --day, --week, and --since with or without --until")
    today = today_in_paris(now)
    if since is not None:
        last = until if until is not None else max(today, since)
        days = Days(period=Period.SPAN, first=since, last=last)
    elif week is not None:
        days = week_of(week)
    else:
        days = one_day(day if day is not None else today)
    _check(days.first, days.last, today)
    return days


def _check(first: date, last: date, today: date) -> None:
    if last < first:
        raise typer.BadParameter(f"--until {last} is before --since {first}")
    if first > today:
        raise typer.BadParameter(f"{first} is still to come")


def _written(digest: Digest, format_: DigestFormat) -> str:
    from scheduler.delivery.wording import digest_document
    from scheduler.digest.markdown import markdown_of
    from scheduler.digest.page import html_of
    from scheduler.digest.plain import text_of
    from scheduler.digest.sentences import sheet_of

    if format_ is DigestFormat.JSON:
        return json.dumps(digest_document(digest), ensure_ascii=False, indent=2) + "\n"
    sheet = sheet_of(digest)
    if format_ is DigestFormat.HTML:
        return f'<!DOCTYPE html>\n<html lang="fr"><meta charset="utf-8"><body>\n{html_of(sheet)}</body></html>\n'
    return markdown_of(sheet) if format_ is DigestFormat.MARKDOWN else text_of(sheet)


def _send(configuration: Configuration, days: Days) -> int:
    """Send to each sink that takes such a review, and say how it went; the exit code."""
    import logging

    from scheduler.cli.answers import screen
    from scheduler.cli.options import set_up_logging
    from scheduler.delivery.post_office import PostOffice
    from scheduler.digest.days import Period

    kinds = ("daily", "weekly") if days.period is Period.SPAN else (days.period.value,)
    names = [sink.name for sink in configuration.sink if set(kinds) & set(sink.takes)]
    if not names:
        print(f"vigie: no sink takes {' or '.join(kinds)} digests; see [[sink]] in the README", file=sys.stderr)
        return 2
    set_up_logging(verbose=False, quiet_level=logging.CRITICAL)  # what is logged is said here, in a line a sink
    is_well = True
    with PostOffice(configuration, lambda: datetime.now(UTC)) as office:
        office.enlist(alone=False)
        office.write_review(days, names)
        for name in names:
            turn = office.deliver(name)
            is_well = is_well and turn.sent > 0 and not turn.problem
            said = f"not sent, it is tried again: {turn.problem}" if turn.problem else "sent"
            screen.out.print(screen.foreign(f"{name}: {said if turn.sent or turn.problem else _WAITS}"))
    return 0 if is_well else 1


#: Another process is sending to it, or it failed a moment ago.
_WAITS = "waits for its turn; `vigie sinks` shows it"
