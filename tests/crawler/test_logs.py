"""What strangers wrote has no power over a log: neither over its lines nor over the terminal that shows it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from crawler.logs import LogForm, escaped, form_here, quieten_scrapy, set_up_logs

TITLE = "Accord\r\n2026-01-01 00:00:00,000 ERROR vigie forged\x1b[2J\x1b]0;titre\x07 \u202eesrever\u2028 fin"
POWERFUL = ["\r", "\x1b", "\x07", "\x9b", "\x7f", "\x00", "\u202e", "\u2066", "\u2028", "\u200b", "\ufeff", "\ud800"]


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """A logger under the root, whose handlers are put back in the end."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield logging.getLogger("scheduler.somewhere")
    root.handlers[:] = before
    root.setLevel(level)
    logging.captureWarnings(False)


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[str]:
    said = capsys.readouterr().err
    assert said.endswith("\n")
    return said[:-1].split("\n")


@pytest.mark.parametrize("sign", POWERFUL, ids=[f"U+{ord(sign):04X}" for sign in POWERFUL])
def test_a_sign_with_power_is_shown_by_its_number(sign: str) -> None:
    shown = escaped(f"a{sign}b")
    assert sign not in shown
    assert shown.isascii()
    assert shown.startswith("a\\")


def test_french_text_stays_as_it_is() -> None:
    assert escaped("L’œuvre : « déjà signé » — 12 €") == "L’œuvre : « déjà signé » — 12 €"


def test_an_event_is_one_line_of_text(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(LogForm(level=logging.INFO))
    logger.info("kept title=%s", TITLE)
    (line,) = lines_of(capsys)
    assert "INFO scheduler.somewhere kept title=Accord\\r\\n2026-01-01" in line
    assert not set(line) & set(POWERFUL)


def test_a_traceback_cannot_forge_an_event(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(LogForm(level=logging.INFO))
    try:
        raise ValueError(TITLE)
    except ValueError:
        logger.exception("failed")
    first, *rest = lines_of(capsys)
    assert first.endswith("ERROR scheduler.somewhere failed")
    assert all(line.startswith("    | ") for line in rest)
    assert any("forged" in line for line in rest)
    assert "\x1b" not in "".join(rest)


def test_an_event_is_one_json_object(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(LogForm(level=logging.INFO, as_json=True))
    try:
        raise ValueError(TITLE)
    except ValueError:
        logger.exception("kept title=%s", TITLE)
    (line,) = lines_of(capsys)
    assert not set(line) & set(POWERFUL)
    event = json.loads(line)
    assert event["message"] == f"kept title={TITLE}"
    assert TITLE in event["traceback"]
    assert (event["level"], event["logger"], event["process"]) == ("ERROR", "scheduler.somewhere", "MainProcess")
    assert event["at"].endswith("Z")


def test_json_keeps_accents_readable(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(LogForm(level=logging.INFO, as_json=True))
    logger.info("Écoles de la donnée")
    assert "Écoles de la donnée" in lines_of(capsys)[0]


def test_the_last_form_holds_and_is_handed_on(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(LogForm(level=logging.INFO, as_json=True))
    form = LogForm(level=logging.WARNING)
    set_up_logs(form)
    logger.info("too quiet")
    logger.warning("once")
    assert len(lines_of(capsys)) == 1
    assert form_here() == form


def test_scrapys_own_chatter_is_left_out(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(LogForm(level=logging.INFO))
    chatty = logging.getLogger("scrapy.core.somewhere")
    chatty.setLevel(logging.DEBUG)
    chatty.warning("chatter")
    chatty.error("trouble")
    (line,) = lines_of(capsys)
    assert line.endswith("trouble")


def test_scrapy_makes_no_records_that_nobody_reads() -> None:
    scrapys = logging.getLogger("scrapy")
    level = scrapys.level
    scrapys.setLevel(logging.DEBUG)  # as Scrapy does
    quieten_scrapy()
    engine = logging.getLogger("scrapy.core.engine")
    assert (engine.isEnabledFor(logging.WARNING), engine.isEnabledFor(logging.ERROR)) == (False, True)
    scrapys.setLevel(level)
