"""What holds for all tests, and the PostgreSQL server that those of both databases share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgresql_server import PostgresServer, postgresql_programs

# Two cores are shared with whatever else runs: how long one example takes says nothing about our code.
settings.register_profile("vigie", deadline=None)
settings.load_profile("vigie")

# Read when modules of the command are first imported; test processes are given it by what starts them.
os.environ.pop("COLUMNS", None)

#: Set where a skip would hide that half of the promise was not tested.
_REQUIRED = "POSTGRESQL_TESTS"
_MISSING = "no PostgreSQL server is installed here (initdb, postgres)"


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One server a test process; each test asks it for a database of its own."""
    programs = postgresql_programs()
    if programs is None and os.environ.get(_REQUIRED) == "required":
        pytest.fail(f"{_MISSING}, and {_REQUIRED}=required")
    if programs is None:
        pytest.skip(_MISSING)
    # The server's own user has to reach it, through folders that only their owner may enter.
    folder = Path(f"/tmp/vigie-tests-{os.getpid()}")
    with PostgresServer(folder, programs) as server:
        yield server


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.getreports("skipped") if _MISSING in str(report.longrepr)]
    if skipped:
        terminalreporter.section("POSTGRESQL WAS NOT TESTED", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests were skipped: {_MISSING}. SQLite alone was tested.", red=True)
