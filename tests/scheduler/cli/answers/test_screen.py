"""What reaches a terminal: nothing that strangers wrote has power over it, and it can be read at any width."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console, RenderableType

from crawler.survey import FeedCandidate, FoundBy, SiteSurvey
from crawler.survey.ranking import Ranked
from scheduler.cli.answers import screen
from scheduler.cli.sources.found_screen import print_discovery
from scheduler.sources.discovering import Discovery
from store.reading import Headline
from store.types import CrawlReport, Failure, Feed, FeedKind, Outcome, Source, Stage

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
#: Escape sequences for colour, title and screen; carriage return, bell, C1 controls; overrides of direction.
NASTY = "Vrai\x1b[31m\x1b]0;pwned\x07\x1b[2J\rFaux \x9b1m\u202eérvil\u2066 [bold]gras[/bold] :smile:"


@pytest.fixture
def width(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(screen.out, "width", 80)
    return 80


def printed(shown: RenderableType, width: int = 120) -> str:
    file = io.StringIO()
    Console(file=file, width=width, color_system="standard", force_terminal=True, no_color=True).print(shown)
    return file.getvalue()


def plain(text: str) -> str:
    """Without the styles that the console itself adds."""
    return "".join(part.partition("m")[2] if place else part for place, part in enumerate(text.split("\x1b[")))


def report(source: str, outcome: Outcome, *failures: Failure, **counts: int) -> CrawlReport:
    return CrawlReport(
        source=source,
        feed_url=f"http://{source}.example/rss",
        started_at=NOW,
        ended_at=NOW,
        outcome=outcome,
        failures=failures,
        reason="" if outcome is Outcome.NEW else "304, not modified",
        **counts,
    )


def headline(title: str) -> Headline:
    return Headline(
        id=1,
        source="A",
        title=title,
        url="http://a.example/1",
        published_at=NOW,
        first_seen_at=NOW,
        copy_of=None,
        revisions=1,
        access="free",
        word_count=100,
    )


def assert_harmless(text: str) -> None:
    without_styles = plain(text)
    assert not [character for character in without_styles if ord(character) < 32 and character != "\n"]
    assert not [character for character in without_styles if character in "\x7f\x9b\u202e\u2066\ufeff"]


def test_a_title_has_no_power_over_the_terminal() -> None:
    text = printed(screen.headline_table([headline(NASTY)]))
    assert_harmless(text)
    assert "[bold]gras[/bold] :smile:" in plain(text)


def test_in_a_narrow_window_date_and_source_stand_below_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen.out, "width", 40)
    lines = plain(printed(screen.headline_table([headline("Un accord pour dix lycées")]), 40)).splitlines()
    place = next(number for number, line in enumerate(lines) if "Un accord pour dix lycées" in line)
    assert " · " in lines[place + 1]


def test_an_answer_has_no_power_over_the_terminal() -> None:
    assert_harmless(printed(screen.answer_table((NASTY, "n"), [(NASTY, 1)])))


def test_a_report_has_no_power_over_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    failure = Failure(source=NASTY, url=f"http://a.example/{NASTY}", stage=Stage.FETCH, reason="http 404", at=NOW)
    screen.print_reports([report(NASTY, Outcome.FAILED, failure)])
    assert_harmless(capsys.readouterr().out)


def test_a_note_is_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    screen.note("[red]x[/red]")
    assert capsys.readouterr().err == "[red]x[/red]\n"


def test_a_feed_without_news_says_nothing_new_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    screen.print_reports([report("A", Outcome.NOT_MODIFIED)])
    assert "nothing new (304, not modified)" in capsys.readouterr().out


def test_the_reports_stand_in_the_order_of_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    screen.print_reports([report(name, Outcome.NEW) for name in ("beta", "Alpha", "gamma")])
    shown = capsys.readouterr().out
    assert shown.index("Alpha") < shown.index("beta") < shown.index("gamma")


def test_failures_of_one_kind_share_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    failures = [
        Failure(source=f"S{n}", url=f"http://s{n}.example/", stage=Stage.FEED, reason="no such host", at=NOW)
        for n in range(60)
    ]
    screen.print_reports([report(failure.source, Outcome.FAILED, failure) for failure in failures])
    below = capsys.readouterr().out.partition("what failed")[2]
    assert below.count("no such host") == 1
    assert "and 55 more" in below


def test_what_no_poll_will_ask_for_is_left_to_the_person_who_did(capsys: pytest.CaptureFixture[str]) -> None:
    poll = report("A", Outcome.FAILED)
    listed = Failure(
        source="A", url="http://a.example/1", stage=Stage.FETCH, reason="timed out", at=NOW, temporary=True
    )
    screen.print_reports([replace(poll, failures=(listed,))])
    assert "timed out; it is tried again" in capsys.readouterr().out
    screen.print_reports([replace(poll, failures=(replace(listed, url=poll.feed_url),))])
    assert "timed out; ask for it later" in capsys.readouterr().out


def test_numbers_stand_to_the_right() -> None:
    lines = printed(screen.answer_table(("source", "articles"), [("A", 5), ("B", 1234)])).splitlines()
    assert plain(lines[3]).rstrip().endswith("    5")
    assert len(plain(lines[3]).rstrip()) == len(plain(lines[4]).rstrip())


def test_an_answer_without_rows_shows_its_columns() -> None:
    assert "title" in printed(screen.answer_table(("title",), []))


def test_no_value_is_told_from_an_empty_one() -> None:
    assert "NULL" in printed(screen.answer_table(("a", "b"), [(None, "")]))


def test_an_answer_that_is_too_wide_is_shown_row_by_row(width: int) -> None:
    columns = tuple(f"column_{number}" for number in range(12))
    rows = [tuple(f"cell {number} of row {row}" for number in range(12)) for row in range(2)]
    lines = printed(screen.answer_table(columns, rows), width).splitlines()
    assert any("column_3" in line and "cell 3 of row 1" in line for line in lines)


def test_a_long_cell_is_cut_in_a_table() -> None:
    text = "".join(printed(screen.answer_table(("body",), [("mot " * 1000,)])).split())
    assert text.count("mot") < 100
    assert "…" in text


def test_instants_are_shown_in_the_persons_own_time() -> None:
    assert screen.local(NOW) == NOW.astimezone().strftime("%Y-%m-%d %H:%M")
    assert screen.local(None) == "–"


def test_an_address_stands_apart_from_what_is_said_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    url = "http://ecluse.example/rss"
    listed = Ranked(
        candidate=FeedCandidate(url=url, kind=FeedKind.FEED, found_by=FoundBy.GIVEN),
        shares={},
        newest_at=None,
        per_day=None,
        covers=0,
        of=0,
    )
    watched = Source(name="Écluse", feeds=(Feed(source="Écluse", url=url, kind=FeedKind.FEED),))
    print_discovery(Discovery(survey=SiteSurvey(asked_url=url, url=url), ranking=(listed,)), [watched])
    assert f"1. {url}  [watched already, by Écluse]\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("columns", "width"), [("", 120), ("200", 200), ("72", 72), ("5", 120), ("²0", 120), ("large", 120), ("9" * 9, 120)]
)
def test_a_pipe_is_as_wide_as_columns_says(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert screen.answer_width() == width
