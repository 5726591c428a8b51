"""Letters to a program: JSON on its standard input, its exit code for an answer, a limit to its time."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from scheduler.configuration.sink_tables import CommandSink
from scheduler.errors import SinkFailed
from scheduler.sinks.command import send_command
from scheduler.sinks.letters import Letter
from tests.scheduler.processes import wait_for


def sink_of(*argv: str, timeout_s: float = 30.0) -> CommandSink:
    return CommandSink(kind="command", argv=argv, timeout_s=timeout_s)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Writes what it is given, and its arguments."""
    file = tmp_path / "notify.sh"
    file.write_text(f'#!/bin/sh\ncat > {tmp_path}/given.json\nprintf "%s|" "$@" > {tmp_path}/arguments\n')
    file.chmod(0o755)
    return file


def test_a_program_is_given_the_letter_and_its_arguments_as_they_are(
    script: Path, letter: Letter, tmp_path: Path
) -> None:
    assert send_command(sink_of(str(script), "two words", "$(touch shell)", "; ls"), letter) == ""
    assert json.loads((tmp_path / "given.json").read_text())["subject"] == letter.subject
    assert (tmp_path / "given.json").read_bytes().endswith(b"}\n")
    assert (tmp_path / "arguments").read_text() == "two words|$(touch shell)|; ls|"
    assert not Path("shell").exists()


@pytest.mark.parametrize(("code", "is_refusal"), [(1, False), (65, True), (75, False)])
def test_a_program_that_fails_is_told_with_its_code_and_last_words(letter: Letter, code: int, is_refusal: bool) -> None:
    program = f"echo line one >&2; echo '\033[31mno room' >&2; exit {code}"
    with pytest.raises(SinkFailed) as caught:
        send_command(sink_of("/bin/sh", "-c", program), letter)
    assert str(caught.value) == f"/bin/sh ended with code {code}: line one [31mno room"
    assert caught.value.is_refusal is is_refusal


def test_a_program_that_takes_too_long_is_killed_with_what_it_started(letter: Letter, tmp_path: Path) -> None:
    program = f"sleep 60 & echo $! > {tmp_path}/child; wait"
    with pytest.raises(SinkFailed, match=r"took more than 1\.5 s and was killed"):
        send_command(sink_of("/bin/sh", "-c", program, timeout_s=1.5), letter)
    child = (tmp_path / "child").read_text().strip()
    state = Path(f"/proc/{child}/stat")
    wait_for(lambda: _is_over(state), 10, "the end of what it started")


def _is_over(state: Path) -> bool:
    try:
        return state.read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def test_one_that_reads_nothing_and_says_a_lot_is_no_trouble(letter: Letter) -> None:
    noisy = "import sys; sys.stdout.write('x' * 1_000_000); sys.stderr.write('y' * 1_000_000)"
    assert send_command(sink_of(sys.executable, "-c", noisy), letter) == ""


def test_one_that_a_signal_ends_is_told(letter: Letter) -> None:
    with pytest.raises(SinkFailed, match="was ended by signal 9"):
        send_command(sink_of("/bin/sh", "-c", "kill -9 $$"), letter)


def test_one_that_is_not_there_is_told(letter: Letter, tmp_path: Path) -> None:
    with pytest.raises(SinkFailed, match="cannot be started: No such file"):
        send_command(sink_of(str(tmp_path / "none")), letter)
    with pytest.raises(SinkFailed, match="cannot be started: Permission denied"):
        send_command(sink_of(str(tmp_path)), letter)
