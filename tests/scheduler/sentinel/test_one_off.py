"""A crawl that a person asks for tells what is wrong when it is sure of it, and the daemon tells it too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.scheduler.conftest import Vigie
from tests.store.conftest import ask


def test_the_second_crawl_in_vain_tells_why_and_what_to_do(vigie: Vigie, on_press_web: Callable[..., Path]) -> None:
    on_press_web({"revue-disparue.example": "/rss.xml"})
    assert "Alarm" not in vigie("crawl").stderr
    told = " ".join(vigie("crawl").stderr.split())
    assert "Alarm, not a feed: revue-disparue.example: 2 polls in a row failed" in told
    assert "To do: look for its new address with `vigie sources discover`" in told
    assert ask("sqlite:///vigie.db", "SELECT kind, source, is_open FROM alarms") == [
        ("not a feed", "revue-disparue.example", 1)
    ]
