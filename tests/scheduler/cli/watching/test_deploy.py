"""What `vigie deploy` prints can be put to work as it is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scheduler.conftest import Vigie

MINE = 'contact = "mailto:tests@vigie.example"\n'
STRANGE = 'espaces et "guillemets" 100% $HOME'


def setting(unit: str, name: str) -> str:
    (value,) = re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)
    return str(value)


def verified(file: Path) -> subprocess.CompletedProcess[str]:
    """What systemd says of a unit, where it is installed."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed here")
    return subprocess.run([program, "verify", str(file)], capture_output=True, text=True, timeout=30)


def test_a_unit_has_the_paths_of_this_installation(
    vigie: Vigie, configure: Callable[[str], Path], folder: Path
) -> None:
    configure(MINE + '[store]\nurl = "sqlite:///corpus/vigie.db"\n[[sink]]\nkind = "atom"\nfile = "www/vigie.atom"\n')
    printed = vigie("deploy", "systemd", "--user", "press")
    assert printed.returncode == 0, printed.stderr
    unit = printed.stdout
    assert "@@" not in unit
    assert setting(unit, "User") == "press"
    assert setting(unit, "WorkingDirectory") == str(folder)
    command = Path(sys.executable).with_name("vigie")
    assert setting(unit, "ExecStart") == f"{command} run --config {folder}/vigie.toml"
    assert setting(unit, "ReadWritePaths") == f"{folder}/corpus {folder}/www"
    assert "`vigie deploy systemd --user press | sudo tee" in printed.stderr
    assert "systemctl enable --now vigie" in printed.stderr
    assert f"There is no folder {folder}/corpus: make it" in printed.stderr
    assert "There is no user 'press' here (217/USER)" in printed.stderr


def test_systemd_finds_nothing_wrong_with_it(vigie: Vigie, configure: Callable[[str], Path], folder: Path) -> None:
    configure(MINE)
    file = folder / "press-monitor.service"
    file.write_text(vigie("deploy", "systemd", "--user", "root").stdout)
    said = verified(file)
    assert (said.returncode, said.stderr) == (0, "")


def test_systemd_reads_paths_with_any_sign_in_them(vigie: Vigie, folder: Path) -> None:
    place = folder / STRANGE
    place.mkdir()
    (place / "vigie.toml").write_text(MINE, "utf-8")
    file = folder / "press-monitor.service"
    file.write_text(vigie("deploy", "systemd", "--user", "root", "--config", str(place / "vigie.toml")).stdout)
    said = verified(file)
    assert (said.returncode, said.stderr) == (0, "")


def test_a_database_on_a_server_needs_no_folder(vigie: Vigie, configure: Callable[[str], Path]) -> None:
    configure(MINE + '[store]\nurl = "postgresql://press@localhost/vigie"\n')
    assert setting(vigie("deploy", "systemd").stdout, "ReadWritePaths") == "-/nonexistent"


def test_there_is_no_unit_for_what_could_not_run(vigie: Vigie, configure: Callable[[str], Path]) -> None:
    configure('contact = "mailto:you@example.org"\n')
    refused = vigie("deploy", "systemd")
    assert (refused.returncode, refused.stdout) == (78, "")
    assert "contact: a daemon has to say whom a site may write to" in refused.stderr


def test_a_container_is_built_from_the_lock_and_runs_without_rights(vigie: Vigie) -> None:
    recipe = vigie("deploy", "container").stdout
    assert "--require-hashes -r requirements.lock" in recipe
    assert re.search(r"^USER 10001:10001$", recipe, re.MULTILINE)
    assert re.search(r"^VOLUME /var/lib/vigie$", recipe, re.MULTILINE)
    assert "HEALTHCHECK" in recipe
    assert "--read-only" in recipe


def test_a_user_is_one_word(vigie: Vigie, configure: Callable[[str], Path]) -> None:
    configure(MINE)
    refused = vigie("deploy", "systemd", "--user", "press\nExecStartPre=/bin/false")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "expected the name of one user" in refused.stderr
