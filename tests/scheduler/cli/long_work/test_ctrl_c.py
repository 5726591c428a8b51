"""Ctrl-C: one line and an exit code, whatever a command was at; what was kept is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from crawler.press_web import PressWeb
from scheduler.cli.long_work.ctrl_c import first_ctrl_c
from tests.crawler.small_web import article, rss, write_hosts
from tests.scheduler.conftest import Ran

#: So many that a crawl is under way for long after the first was told, however slow the machine is.
PAGES = [f"/page-{number}" for number in range(50)]
HOSTS = {"alpha.example": {"/feed": rss(*PAGES), **{page: article(f"Alpha{page}") for page in PAGES}}}
_CONFIGURATION = """
contact = "mailto:tests@vigie.example"
[network]
proxy = "{proxy}"
delay_s = 0.3
[topic]
name = "all"
query = ""
[[source]]
name = "Alpha"
homepage = "http://alpha.example"
feeds = ["http://alpha.example/feed"]
"""
_FORKS = """
import multiprocessing, os, signal
from crawler.processes.fork_server import let_ctrl_c_through, start_fork_server

def hear():
    signal.signal(signal.SIGINT, lambda *_: print("heard", flush=True))
    signal.raise_signal(signal.SIGINT)
    print("held back", flush=True)
    let_ctrl_c_through()

if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["presses_ctrl_c"])
    start_fork_server()
    child = context.Process(target=hear)
    child.start()
    child.join()
    signal.raise_signal(signal.SIGINT)
"""


class _Interrupts:
    """Ctrl-C in the middle of an import."""

    def __init__(self, module: str) -> None:
        self._module = module

    def find_spec(self, name: str, *_: object) -> None:
        if name == self._module:
            raise KeyboardInterrupt


class _PressesCtrlC(StringIO):
    """A terminal at which somebody presses Ctrl-C when a first article is told."""

    is_pressed = False

    def write(self, text: str) -> int:
        if "Alpha: " in text and not self.is_pressed:
            self.is_pressed = True
            signal.raise_signal(signal.SIGINT)
        return super().write(text)


@pytest.fixture(autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """A shell lets what it runs in the background ignore Ctrl-C, tests and all that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def small_web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PressWeb]:
    with PressWeb(write_hosts(tmp_path_factory.mktemp("web"), HOSTS)) as played:
        yield played


@pytest.mark.parametrize("module", ["scheduler.cli.commands", "store.reading"], ids=["before", "in a command"])
def test_a_command_that_is_interrupted_says_so_in_one_line(
    here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Interrupts(module), *sys.meta_path])
    assert here("articles") == Ran(130, "", "vigie: interrupted\n")


def test_a_crawl_that_is_stopped_tells_what_came_of_it(
    here: Callable[..., Ran],
    configure: Callable[[str], Path],
    small_web: PressWeb,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    configure(_CONFIGURATION.format(proxy=small_web.proxy))
    screen = _PressesCtrlC()
    monkeypatch.setattr(sys, "stderr", screen)
    crawled = here("crawl", "--json")
    assert crawled.returncode == 130
    (report,) = json.loads(crawled.stdout)["reports"]
    assert "stopping: pages under way are finished; press Ctrl-C again to leave at once" in screen.getvalue()
    assert 0 < report["kept"] < len(PAGES)
    kept = "1 article" if report["kept"] == 1 else f"{report['kept']} articles"
    assert f"Stopped; the next crawl takes up the rest. {kept} kept" in screen.getvalue()


def test_the_second_ctrl_c_is_pythons_own(capsys: pytest.CaptureFixture[str]) -> None:
    ended = []
    with first_ctrl_c("stopping", lambda: ended.append(1)) as pressed:
        assert not pressed.is_set()
        signal.raise_signal(signal.SIGINT)
        assert pressed.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert (ended, capsys.readouterr().err) == ([1], "stopping; press Ctrl-C again to leave at once\n")
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_fork_server_does_not_hear_it_and_what_it_makes_does_when_it_wants_to(tmp_path: Path) -> None:
    (tmp_path / "presses_ctrl_c.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n", "utf-8")
    (tmp_path / "forks.py").write_text(_FORKS, "utf-8")
    here = {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    ran = subprocess.run(
        [sys.executable, tmp_path / "forks.py"], env=os.environ | here, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout.split("\n") == ["held back", "heard", ""]
    assert ran.stderr.count("Traceback") == 1  # that of the one who was not started so
    assert ran.returncode == -signal.SIGINT
