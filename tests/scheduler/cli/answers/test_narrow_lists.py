"""Lists in a window of 60 columns: no word is torn, and what there is no room for stands below."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scheduler.cli.answers import screen
from scheduler.cli.judging.partners_screen import print_partners
from store.ledger.candidates import PartnerLine
from tests.scheduler.conftest import Ran
from tests.scheduler.kept import database_in, keep_articles

SEEN_AT = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen.out, "width", 60)


def test_partners_have_their_type_below_their_name(capsys: pytest.CaptureFixture[str]) -> None:
    line = PartnerLine(
        name="Ministère de la vie associative",
        type="public body",
        state="known",
        articles=3,
        sources=2,
        partnerships=1,
        first_seen_at=SEEN_AT,
        last_seen_at=SEEN_AT,
        sentence="",
        article_id=None,
    )
    print_partners([line])
    shown = [text.split() for text in capsys.readouterr().out.splitlines()]
    assert ["Ministère", "de", "la", "vie", "associative", "3", "1"] in shown
    assert ["public", "body", "·", "known"] in shown


def test_stories_have_their_source_below_their_headline(here, folder) -> None:
    keep_articles(database_in(folder), 1)
    ran: Ran = here("stories")
    lines = [line.strip() for line in ran.stdout.splitlines()]
    assert "1  Accord 1  [1]" in lines
    assert "2026-09-15 08:00 · DSI Magazine" in lines
