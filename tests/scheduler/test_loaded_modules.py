"""What each process loads: the command answers at once, and the daemon's own process stays light."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"sqlalchemy", "rich", "scrapy", "twisted", "trafilatura", "lxml", "apscheduler", "Stemmer"}
LOADED = "import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
HELP = """
import sys
from scheduler.cli import main
sys.argv = ["vigie", *sys.argv[1:]]
try:
    main()
except SystemExit:
    print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded(code: str, *arguments: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "module", ["scheduler.cli", "scheduler.daemon.life", "scheduler.crawls.jobs", "scheduler.cli.answers.screen"]
)
def test_the_top_floor_loads_no_crawler(module: str) -> None:
    assert not loaded(LOADED.format(module=module)) & {"scrapy", "twisted", "trafilatura", "feedparser"}


def test_help_waits_for_nothing_heavy() -> None:
    assert not loaded(HELP, "--help") & (HEAVY | {"pydantic"})


def test_help_makes_no_nouns() -> None:
    """Their classes take a seventh of it."""
    ran = loaded("import sys, scheduler.cli.commands; print(*sys.modules)")
    assert "scheduler.errors" in ran
    assert "store.types" not in ran


@pytest.mark.parametrize("command", ["crawl", "sql"])
def test_the_help_of_a_command_waits_for_nothing_of_ours(command: str) -> None:
    assert not loaded(HELP, command, "--help") & HEAVY
