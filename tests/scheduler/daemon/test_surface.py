"""How a daemon speaks with those around it: its supervisor, a monitor, its log, and who tells it to read anew."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self
from urllib.error import HTTPError

import pytest

from tests.scheduler.conftest import COMMAND, Daemon
from tests.scheduler.processes import kill_all, living, wait_for

FEEDS = {"dsi-magazine.example": "/rss"}
QUICK = "[schedule]\nmin_interval_s = 2\nmax_interval_s = 2\ntick_s = 0.2\n"
LISTENING = '[metrics]\nlisten = "127.0.0.1:0"\n'


class Watched:
    """A daemon that logs as JSON, under a supervisor that hears what it says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._ear.bind(str(folder / "notify"))
        self._ear.setblocking(False)
        self._heard: list[str] = []
        environment = os.environ | {"NOTIFY_SOCKET": str(folder / "notify"), "WATCHDOG_USEC": "900000"}
        self._log = (folder / "daemon.log").open("wb")
        command = [COMMAND, "run", "--log-format", "json"]
        self.process: Daemon = subprocess.Popen(
            command, cwd=folder, env=environment, stderr=self._log, start_new_session=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        kill_all(self.process.pid)
        self.process.wait()
        self._ear.close()
        self._log.close()

    def until_told(self, message: str, times: int = 1) -> None:
        """Wait until the supervisor has heard something so many times."""
        wait_for(lambda: self.told(message) >= times, 20, message)

    def told(self, message: str) -> int:
        while True:
            try:
                self._heard.append(self._ear.recv(4096).decode())
            except BlockingIOError:
                return sum(heard.startswith(message) for heard in self._heard)

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self._folder / "daemon.log").read_text("utf-8").splitlines()]

    def until_logged(self, words: str) -> str:
        """The message that has these words in it."""

        def said() -> list[str]:
            self.told("")  # what is not taken in time is lost
            return [event["message"] for event in self.events() if words in event["message"]]

        return wait_for(said, 20, words)[0]

    def ask(self, path: str) -> tuple[int, str]:
        at = self.until_logged("answering /healthz").rpartition("=")[2]
        try:
            with urllib.request.urlopen(f"http://{at}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()


@pytest.fixture
def watched(folder: Path, on_press_web: Callable[..., Path]) -> Iterator[Watched]:
    on_press_web(FEEDS, QUICK + LISTENING)
    with Watched(folder) as daemon:
        yield daemon


def test_a_life_under_a_supervisor_and_a_monitor(watched: Watched) -> None:
    watched.until_told("READY=1")
    watched.until_told("WATCHDOG=1", 2)
    watched.until_told("STATUS=sources=1 feeds=1")
    watched.until_logged("polled source='dsi-magazine.example'")
    status, body = watched.ask("/healthz")
    assert (status, json.loads(body)["problems"]) == (200, [])

    def polls() -> re.Match[str] | None:
        # An answer holds for some seconds, so it may be from before the end of the first poll.
        text = watched.ask("/metrics")[1]
        return re.search(r'^vigie_polls_total\{outcome="new",source="dsi-magazine.example"\} 1.0$', text, re.MULTILINE)

    wait_for(polls, 20, "the first poll among the figures")
    assert re.search(r"^vigie_articles_kept_total\{source=.*\} [1-9]", watched.ask("/metrics")[1], re.MULTILINE)
    watched.process.send_signal(signal.SIGTERM)
    assert watched.process.wait(timeout=40) == 0
    assert watched.told("STOPPING=1") == 1
    processes = {event["process"] for event in watched.events()}
    assert processes == {"MainProcess", "vigie-crawl"}


def test_another_configuration_holds_when_it_is_valid_and_else_the_earlier_one(
    watched: Watched, on_press_web: Callable[..., Path]
) -> None:
    watched.until_told("READY=1")
    file = on_press_web(FEEDS | {"agence-hexagone.example": "/fil.atom"}, QUICK)
    watched.process.send_signal(signal.SIGHUP)
    assert "sources=2 feeds=2" in watched.until_logged("configuration reloaded")
    watched.until_told("RELOADING=1\nMONOTONIC_USEC=")
    watched.until_told("READY=1", 2)
    watched.until_logged("polled source='agence-hexagone.example'")

    file.write_text(file.read_text() + "\n[network]\ndelay_s = 1\n")
    watched.process.send_signal(signal.SIGHUP)
    refused = watched.until_logged("configuration not reloaded, the earlier one holds")
    assert f"{file}: is not TOML" in refused
    on_press_web(FEEDS, QUICK + '[store]\nurl = "sqlite:///another.db"\n')
    watched.process.send_signal(signal.SIGHUP)
    watched.until_logged("store.url: expected vigie.db, which this daemon watches into, got another.db")
    file.unlink()
    watched.process.send_signal(signal.SIGHUP)
    watched.until_logged(f"{file}: cannot be read: No such file")
    watched.until_told("READY=1", 5)
    assert watched.process.poll() is None
    assert not file.with_name("another.db").exists()


def test_one_that_is_told_to_end_while_it_starts_ends_well(watched: Watched, folder: Path) -> None:
    wait_for(lambda: (folder / "vigie.db.lock").exists(), 20, "its lock")
    watched.process.send_signal(signal.SIGTERM)
    assert watched.process.wait(timeout=40) == 0
    wait_for(lambda: not living(watched.process.pid), 5, "the end of its children")
