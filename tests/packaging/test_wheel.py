"""The wheel holds the three packages and what they need, and works from an installation."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
#: Unpacked. A quarter of it is the press web; a database or pages of real titles that slipped in would show here.
MOST_BYTES = 4_000_000
DEMO = "from scheduler.cli import main; import sys; sys.argv = ['vigie', 'demo']; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)]
    built = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = folder.glob("*.whl")
    return zipfile.Path(zipfile.ZipFile(file))


@pytest.fixture(scope="module")
def names(wheel: zipfile.Path) -> list[str]:
    return wheel.root.namelist()


def test_it_holds_exactly_the_three_packages(names: list[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"crawler", "scheduler", "store"}
    assert len(tops) == 4


@pytest.mark.parametrize(
    "name",
    [
        "crawler/py.typed",
        "scheduler/py.typed",
        "store/py.typed",
        "crawler/profiles/microsoft_france.partners.toml",
        "crawler/profiles/microsoft_france.toml",
        "scheduler/deploy/Containerfile",
        "scheduler/deploy/vigie.service",
        "store/migrations/env.py",
        "store/migrations/versions/0001_first_light.py",
        "crawler/fixtures/vigie.toml",
        "crawler/fixtures/dsi-magazine.example/site.toml",
        "crawler/fixtures/dsi-magazine.example/robots.txt",
        "crawler/fixtures/dsi-magazine.example/rss.xml",
    ],
)
def test_it_holds_what_the_packages_read(names: list[str], name: str) -> None:
    assert name in names


def test_it_holds_every_module_and_every_page(names: list[str]) -> None:
    modules = [file for top in ("crawler", "scheduler", "store") for file in (CHECKOUT / top).rglob("*.py")]
    wanted = [file.relative_to(CHECKOUT).as_posix() for file in modules]
    pages = [file.relative_to(CHECKOUT).as_posix() for file in (CHECKOUT / "fixtures").rglob("*.html")]
    assert set(wanted + [f"crawler/{page}" for page in pages]) <= set(names)


def test_it_holds_nothing_of_a_checkout_or_a_test(names: list[str]) -> None:
    strange = ("__pycache__", ".pyc", ".db", ".db-wal", "test_", "conftest")
    assert [name for name in names if any(part in name for part in strange)] == []


def test_it_stays_small(wheel: zipfile.Path) -> None:
    assert sum(entry.file_size for entry in wheel.root.infolist()) < MOST_BYTES


def test_it_brings_the_command_and_the_licence(wheel: zipfile.Path, names: list[str]) -> None:
    (entry_points,) = [name for name in names if name.endswith("entry_points.txt")]
    assert "vigie = scheduler.cli:main" in (wheel / entry_points).read_text("utf-8")
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_demo_works_from_an_installation(wheel: zipfile.Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    wheel.root.extractall(installed)
    elsewhere.mkdir()
    where = "import crawler.press_web as p; print(p.press_web_folder())"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VIGIE_")}
    environment["PYTHONPATH"] = str(installed)

    def python(code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code], cwd=elsewhere, env=environment, capture_output=True, text=True, timeout=60
        )

    assert python(where).stdout.strip() == str(installed / "crawler" / "fixtures")
    demo = python(DEMO)
    assert demo.returncode == 0, demo.stderr
    assert "La Mutuelle Vallorée et Microsoft signent un partenariat de cinq ans" in demo.stderr
    assert (elsewhere / "vigie-demo.db").is_file()
