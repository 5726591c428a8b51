"""The command as a person runs it, a folder to run it in, and the press web to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.capture import CaptureManager

from crawler.press_web import PressWeb
from scheduler.cli import main
from tests.scheduler.forked_command import prepare, run_forked
from tests.scheduler.processes import kill_all

COMMAND = str(Path(sys.executable).with_name("vigie"))
Vigie = Callable[..., "subprocess.CompletedProcess[str]"]
Daemon = subprocess.Popen[bytes]


def pytest_collection_finish(session: pytest.Session) -> None:
    if not any("vigie" in getattr(test, "fixturenames", ()) for test in session.items):
        return
    # What processes of the fork server say belongs to the test that started them, and not to the terminal.
    capture = session.config.pluginmanager.getplugin("capturemanager")
    assert isinstance(capture, CaptureManager)
    capture.resume_global_capture()
    try:
        prepare()
    finally:
        capture.suspend_global_capture()


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the tester's own settings."""
    for name in [name for name in os.environ if name.upper().startswith("VIGIE_")] + ["COLUMNS", "FORCE_COLOR"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def web() -> Iterator[PressWeb]:
    with PressWeb() as played:
        yield played


@pytest.fixture
def vigie(folder: Path) -> Vigie:
    """Run the command to its end in the working directory: `vigie("crawl", "--json")`; a daemon as it is installed."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        argv, environment = [COMMAND, *arguments], os.environ | variables
        if arguments[:1] != ("run",):
            return run_forked(argv, environment)
        return subprocess.run(
            argv,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    return run


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command in this process, where it starts none of its own."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["vigie", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture
def configure(folder: Path) -> Callable[[str], Path]:
    """Write vigie.toml in the working directory."""

    def write(text: str) -> Path:
        file = folder / "vigie.toml"
        file.write_text(text, "utf-8")
        return file

    return write


@pytest.fixture
def on_press_web(configure: Callable[[str], Path], web: PressWeb) -> Callable[..., Path]:
    """Write a vigie.toml that watches sources of the press web, each named by its host, with a feed's path."""

    def write(feeds: dict[str, str], more: str = "") -> Path:
        sources = [
            f'[[source]]\nname = "{host}"\nhomepage = "http://{host}"\nfeeds = ["http://{host}{path}"]\n'
            for host, path in feeds.items()
        ]
        network = f'[network]\nproxy = "{web.proxy}"\ndelay_s = 0.0\n'
        topic = '[topic]\nname = "Microsoft"\nquery = "microsoft"\n'
        return configure('contact = "mailto:tests@vigie.example"\n' + network + topic + more + "\n".join(sources))

    return write


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[], Daemon]]:
    """Start daemons in the working directory; whatever is left of them is killed after the test."""
    started: list[Daemon] = []
    with (folder / "daemon.log").open("wb") as log:

        def start_one() -> Daemon:
            daemon = subprocess.Popen([COMMAND, "run"], cwd=folder, stderr=log, start_new_session=True)
            started.append(daemon)
            return daemon

        yield start_one
    for daemon in started:
        kill_all(daemon.pid)
        daemon.wait()


@dataclass(frozen=True, kw_only=True)
class Demo:
    """One `vigie demo` in an empty folder."""

    run: subprocess.CompletedProcess[str]
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "vigie-demo.db"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run once, since it waits ten seconds as a robots.txt asks; by somebody who has another corpus."""
    folder = tmp_path_factory.mktemp("demo")
    mine = os.environ | {"VIGIE_STORE__URL": "sqlite:///precious.db"}
    run = subprocess.run([COMMAND, "demo"], cwd=folder, env=mine, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    return Demo(run=run, folder=folder)
