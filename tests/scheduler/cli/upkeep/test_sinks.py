"""`vigie sinks`: what waits, what failed, a test of each, and a person's word."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scheduler.cli.commands import app
from store.database import open_database
from store.outbox import announce
from store.outbox.sending import Setback, claim, settle_failed
from store.outbox.writing import enlist
from store.sql.transactions import write
from tests.scheduler.conftest import Vigie
from tests.scheduler.kept import database_in
from tests.store.examples import NOW
from tests.store.outbox.test_outbox import alarm_of

Configure = Callable[[str], Path]
SINKS = """
[[sink]]
name = "page"
kind = "atom"
file = "vigie.atom"
[[sink]]
name = "script"
kind = "command"
argv = ["/bin/sh", "-c", "cat > given.json; test -e works || { echo no room >&2; exit 3; }"]
"""


@pytest.fixture
def configured(folder: Path, configure: Configure) -> Path:
    configure(SINKS)
    return folder


@pytest.fixture
def given_up(configured: Path) -> Path:
    """A corpus in which a message was given up for one of them."""
    engine = open_database(database_in(configured))
    write(engine, lambda connection: enlist(connection, {"script": ("alarms",)}, NOW))
    write(engine, lambda connection: announce(connection, [alarm_of()], []))
    taken = claim(engine, "script", NOW, for_s=60)
    assert taken is not None
    setback = Setback(problem="no room", is_refusal=True, next_at=NOW, is_over=True, over_before=None)
    settle_failed(engine, taken, setback, NOW)
    engine.dispose()
    return configured


def sinks(*arguments: str) -> Result:
    """The command in this process, since starting one takes longer than what is looked at here."""
    return CliRunner().invoke(app, ["sinks", *arguments])


def test_without_any_sink_it_says_how_to_have_one(configure: Configure) -> None:
    configure("")
    assert "No sink is configured" in sinks().stderr
    tested = sinks("test")
    assert (tested.exit_code, tested.stderr) == (2, "vigie: no sink is configured: see [[sink]]\n")


def test_sinks_are_listed_before_there_is_a_corpus(configured: Path) -> None:
    listed = sinks()
    assert listed.exit_code == 0, listed.stderr
    assert "script  command  alarms, daily" in listed.stdout
    assert not (configured / "vigie.db").exists()


def test_each_is_tested_and_says_how_it_went(vigie: Vigie, configured: Path) -> None:
    tested = vigie("sinks", "test")  # as a person does, in a process of its own
    assert tested.stdout.splitlines() == ["page: sent", "script: failed: /bin/sh ended with code 3: no room"]
    assert tested.returncode == 1
    assert json.loads((configured / "given.json").read_text())["kind"] == "test"
    (configured / "works").touch()
    again = sinks("test", "SCRIPT")
    assert (again.exit_code, again.stdout) == (0, "script: sent\n")
    unknown = sinks("test", "nope")
    assert (unknown.exit_code, unknown.stderr) == (2, "vigie: there is no sink 'nope'; there are page, script\n")


def test_what_was_given_up_is_shown_sent_again_or_let_go(vigie: Vigie, given_up: Path) -> None:
    (state,) = json.loads(sinks("--json").stdout)["states"]
    assert (state["name"], state["undeliverable"], state["waiting"]) == ("script", 1, 0)
    status = vigie("status")
    assert status.returncode == 1
    assert "! sink script was not sent a message, given up" in status.stdout
    told = json.loads(CliRunner().invoke(app, ["status", "--json"]).stdout)
    assert [problem for problem in told["problems"] if problem.startswith("sink script was not sent")]
    assert "no room (tried 1 time; again" in " ".join(sinks().stdout.split())
    assert sinks("retry", "script").stderr == "1 message waits for script.\n"
    (state,) = json.loads(sinks("--json").stdout)["states"]
    assert (state["undeliverable"], state["waiting"], state["failures"]) == (0, 1, 0)
    assert sinks("dismiss").stderr == "0 messages let go.\n"
    assert sinks("dismiss", "nope").exit_code == 2
