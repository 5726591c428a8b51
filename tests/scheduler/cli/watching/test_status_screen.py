"""`vigie status` reads well at a glance, in 80 columns, whatever sources are called."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from scheduler.cli.answers.sparkline import sparkline
from scheduler.cli.watching.status_screen import status_text
from scheduler.lock import Holder
from scheduler.monitoring.source_lines import FeedLine, SourceCondition, SourceLine
from scheduler.monitoring.status import Status
from store.archive import Archive
from store.polling.leases import Lease
from store.polling.progress import Progress, UnderWay
from store.types import PollState
from store.types.alarms import Alarm, AlarmKind
from tests.scheduler.terminals import Terminal

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOSTILE = "\x1b[2J\u202eL’Écho\r\nfaux 日本語の新聞という長い名前のもの " + "x" * 60
DAEMON = Holder(pid=4711, host="here", started_at=NOW - 3 * DAY, ticked_at=NOW - timedelta(seconds=7))
ALARM = Alarm(
    kind=AlarmKind.SILENT,
    source="Canal Distribution",
    feed_url="",
    opened_at=NOW - 2 * DAY,
    seen_at=NOW,
    closed_at=None,
    evidence="nothing new for 9 days, while 4 articles a day are usual; its feed lists what it listed then",
    advice="open the site in a browser: if it goes on publishing, look for its new feed",
)
LEASE = Lease(
    site="a.example",
    holder="one",
    purpose="vigie run",
    host="here",
    pid=4711,
    taken_at=NOW - timedelta(seconds=90),
    ends_at=NOW + DAY,
)
PROGRESS = Progress(holder="one", began_at=NOW, told_at=NOW, feeds=50, feeds_done=12, pages=31, kept=4)


def line(name: str, condition: SourceCondition = SourceCondition.WELL, reason: str = "nothing new (304)") -> SourceLine:
    return SourceLine(
        name=name,
        condition=condition,
        reason=reason,
        last_poll_at=NOW - timedelta(minutes=12),
        last_new_at=NOW - 40 * DAY,
        next_poll_at=NOW + timedelta(minutes=48),
        due=0,
        per_day=(0, 1, 2, 4, 8) + (0,) * 8 + (3,),
        articles=18,
    )


def feed(source: str, problem: str = "") -> FeedLine:
    return FeedLine(
        source=source, url="http://a.example/rss", state=PollState(), due=True, articles=18, problem=problem
    )


STATUS = Status(
    healthy=False,
    daemon=DAEMON,
    problems=("one",),
    alarms=(ALARM,),
    undelivered=("webhook: 3 messages wait, HTTP 500 since 2 h",),
    delayed=("sink mail failed its last try, 1 message waits: no answer",),
    crawls=(UnderWay(lease=LEASE, sites=45, progress=PROGRESS),),
    queue=2,
    next_poll_at=NOW + timedelta(minutes=3),
    sources=(
        line("Canal Distribution", SourceCondition.ALARM, "silent"),
        line("Revue disparue", SourceCondition.FAILING, "http 404, 7 times"),
        line("Gazette", SourceCondition.QUIET),
        line("DSI Magazine"),
    ),
    feeds=(feed("Revue disparue", "it fails"), feed("Gazette"), feed("DSI Magazine")),
)


def shown(status: Status, width: int = 80, *, everything: bool = False) -> list[str]:
    return status_text(status, NOW, width=width, everything=everything).plain.split("\n")


def test_alarms_come_first_then_the_daemon_then_the_sources() -> None:
    assert shown(STATUS) == [
        "1 alarm is open",
        "! Canal Distribution: silent, for 2 d",
        "  nothing new for 9 days, while 4 articles a day are usual; its feed lists what",
        "  it listed then",
        "  → open the site in a browser: if it goes on publishing, look for its new feed",
        "",
        "! webhook: 3 messages wait, HTTP 500 since 2 h",
        "",
        "The daemon (process 4711) is up since 2026-05-29 12:00, last tick 7 s ago.",
        "Queue: 2 of 3 feeds are due; the next one in 3 min.",
        "Crawling: vigie run (process 4711), 12 of 50 feeds, 31 pages, 4 kept, for 90 s",
        "To be tried again: sink mail failed its last try, 1 message waits: no answer",
        "",
        "source             a day          14 days polled  next    how it is",
        "Canal Distribution ·▁▂▄█········▃      18 12 min  48 min  silent",
        "Revue disparue     ·▁▂▄█········▃      18 12 min  48 min  http 404, 7 times",
        "Gazette            ·▁▂▄█········▃      18 12 min  48 min  nothing new (304), la…",
        "DSI Magazine       ·▁▂▄█········▃      18 12 min  48 min  nothing new (304)",
        "1 of 3 feeds fails.",
    ]


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_window_and_nothing_foreign_has_power(width: int) -> None:
    hostile = replace(ALARM, source=HOSTILE, evidence=f"{HOSTILE} {'y' * 300}", advice=HOSTILE)
    status = replace(STATUS, alarms=(hostile,), sources=(line(HOSTILE, reason=HOSTILE), line("a")))
    lines = shown(status, width)
    assert max(map(cell_len, lines)) <= width
    assert not any(sign in "\n".join(lines) for sign in "\x1b\r\u202e")


def test_a_narrow_window_shows_each_source_and_how_it_is() -> None:
    assert shown(STATUS, 40)[-5:] == [
        "Canal Distribution silent",
        "Revue disparue     http 404, 7 times",
        "Gazette            nothing new (304), l…",
        "DSI Magazine       nothing new (304)",
        "1 of 3 feeds fails.",
    ]


def test_a_few_days_have_a_heading_too() -> None:
    source = replace(line("DSI Magazine"), per_day=(3,), articles=3)
    assert shown(replace(STATUS, sources=(source,)))[-3:] == [
        "source           a day 1 day polled  next    how it is",
        "DSI Magazine     █         3 12 min  48 min  nothing new (304)",
        "1 of 3 feeds fails.",
    ]


def test_a_risk_that_is_taken_is_told_of_though_all_is_well() -> None:
    told = shown(
        replace(STATUS, healthy=True, alarms=(), undelivered=(), risks=("Le Bief: verify_tls = false: risky",))
    )
    assert told[:2] == ["! Le Bief: verify_tls = false: risky", ""]


def test_without_a_daemon_it_says_how_one_is_started() -> None:
    assert "The daemon is not running; `vigie run` starts it." in shown(replace(STATUS, daemon=None))


def test_many_that_are_well_are_counted_and_those_that_fail_are_all_shown() -> None:
    failing = tuple(line(f"Source {number}", SourceCondition.FAILING) for number in range(60))
    well = tuple(line(f"Bonne {number}") for number in range(500))
    few = shown(replace(STATUS, sources=failing + well))
    assert sum("Source" in each for each in few) == 60
    assert "and 500 more that are not failing; `vigie status --all` shows them" in few
    assert sum("Bonne" in each for each in shown(replace(STATUS, sources=failing + well), everything=True)) == 500


def test_the_quiet_ones_tell_when_their_last_article_came() -> None:
    assert any("nothing new (304), last article 40 d ago" in each for each in shown(STATUS, 120))


@pytest.mark.parametrize(
    ("counts", "bars"),
    [((), ""), ((0, 0), "··"), ((1,), "█"), ((1, 2, 4, 8), "▁▂▄█"), ((1, 1000), "▁█"), ((7, 7, 0), "██·")],
    ids=["no day", "none", "one", "doubling", "few beside many", "alike"],
)
def test_a_sparkline_has_a_bar_for_each_day_that_brought_something(counts: tuple[int, ...], bars: str) -> None:
    assert sparkline(counts) == bars


def test_watching_shows_it_anew_until_ctrl_c(folder: Path, configure: Callable[[str], Path]) -> None:
    configure('[[source]]\nname = "DSI"\nfeeds = ["http://a.example/rss"]\n')
    Archive.open("sqlite:///vigie.db").close()
    with Terminal(folder, "status", "--watch", columns=80) as terminal:
        assert "The daemon is not running" in terminal.until("No feed fails.")
        terminal.until("No feed fails.")
        terminal.type("\x03")
        assert terminal.exit_code() == 1


def test_watching_needs_a_terminal(vigie: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    refused = vigie("status", "--watch")
    assert refused.returncode == 2
    assert "--watch is for a terminal" in refused.stderr
