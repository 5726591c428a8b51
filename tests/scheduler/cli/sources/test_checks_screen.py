"""What `vigie sources check` tells of its verdicts: what to do, once for all it is told of."""

from __future__ import annotations

import pytest

from crawler.sources import Feed, FeedKind
from scheduler.cli.sources.found_screen import print_checks
from scheduler.sources.checking import FeedCheck, SourceCheck

ADVICE = "open the site in a browser"


def checked(name: str, evidence: str, advice: str = ADVICE) -> SourceCheck:
    feed = Feed(source=name, kind=FeedKind.FEED, url=f"http://{name.lower()}.example/rss")
    tried = FeedCheck(feed=feed, verdict="dead", is_well=False, evidence=evidence, advice=advice)
    return SourceCheck(source=name, feeds=(tried,))


def told(capsys: pytest.CaptureFixture[str], *checks: SourceCheck) -> list[str]:
    print_checks(checks)
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    return lines[lines.index("", 1) + 1 :]


def test_one_advice_for_several_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    checks = (checked("Aube", "http 500"), checked("Brise", "http 404", "look elsewhere"), checked("Crue", "http 502"))
    assert told(capsys, *checks) == [
        f"2 addresses (dead): {ADVICE}",
        "   Aube: http://aube.example/rss",
        "   Crue: http://crue.example/rss",
        "1 address (dead): look elsewhere",
        "   Brise: http://brise.example/rss",
    ]


def test_where_nothing_answers_the_network_is_asked_after(capsys: pytest.CaptureFixture[str]) -> None:
    checks = (checked("Aube", "no such host: x"), checked("Brise", "timed out"))
    assert told(capsys, *checks) == ["None of 2 addresses answered (no such host, timed out): is the network up?"]
    assert told(capsys, checks[0])[0] == f"1 address (dead): {ADVICE}"
