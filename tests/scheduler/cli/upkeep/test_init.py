"""`vigie init` writes a configuration that loads, and takes nothing away from anybody."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scheduler.cli.commands import app
from scheduler.configuration.loading import PLACEHOLDER_CONTACT, load_configuration
from tests.scheduler.conftest import Vigie

CONTACT = "mailto:presse@vigie.example"


def test_what_it_writes_loads(vigie: Vigie, folder: Path) -> None:
    written = vigie("init", "--contact", CONTACT, "--store", "sqlite:///corpus/presse.db")
    assert written.returncode == 0, written.stderr
    assert "vigie.toml is written" in written.stdout
    configuration = load_configuration(folder / "vigie.toml")
    assert (configuration.contact, configuration.store.url) == (CONTACT, "sqlite:///corpus/presse.db")
    assert len(configuration.sources()) >= 40


@pytest.mark.parametrize("name", ["veille 📰.db", 'a"b\\c.db', "a\x7fb.db"])
def test_whatever_signs_a_file_has_in_its_name_the_configuration_can_be_read(
    folder: Path, vigie: Vigie, name: str
) -> None:
    written = vigie("init", "--contact", CONTACT, "--store", f"sqlite:///{name}")
    assert written.returncode == 0, written.stderr
    assert load_configuration(folder / "vigie.toml").store.url == f"sqlite:///{name}"


def test_its_examples_load_when_their_marks_are_removed(vigie: Vigie, folder: Path) -> None:
    vigie("init", "--contact", CONTACT)
    file = folder / "vigie.toml"
    text = file.read_text("utf-8")
    head, _, examples = text.partition("# [topic]")
    file.write_text(head + "[topic]" + examples.replace("\n# ", "\n"), "utf-8")
    assert [source.name for source in load_configuration(file).sources()] == ["Le Monde Informatique"]


def test_a_contact_that_is_nobodys_is_told_to_be_one(folder: Path) -> None:
    written = CliRunner().invoke(app, ["init", "--contact", PLACEHOLDER_CONTACT])
    assert (written.exit_code, (folder / "vigie.toml").exists()) == (0, True)
    assert "Put your own contact into it: mailto:you@example.org is nobody's" in written.stdout


def test_it_says_which_version_it_is() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"vigie {version('vigie')}\n"


def test_a_file_that_is_there_is_left_alone(vigie: Vigie, folder: Path) -> None:
    (folder / "vigie.toml").write_text("# mine\n")
    refused = vigie("init", "--contact", CONTACT)
    assert refused.returncode == 78
    assert refused.stderr == "vigie: vigie.toml exists already; edit it, or remove it first\n"
    assert (folder / "vigie.toml").read_text() == "# mine\n"


@pytest.mark.parametrize(
    "contact", ["", "me", "presse@vigie.example", 'mailto:a"b@vigie.example\n[network]', "mailto:a@b\\c\x1b"]
)
def test_a_contact_that_nobody_can_use_is_refused(vigie: Vigie, folder: Path, contact: str) -> None:
    refused = vigie("init", "--contact", contact)
    assert refused.returncode == 78
    assert refused.stderr.startswith("vigie: vigie.toml: contact: expected mailto:NAME@HOST")
    assert not (folder / "vigie.toml").exists()


def test_a_store_that_is_none_is_refused(vigie: Vigie, folder: Path) -> None:
    refused = vigie("init", "--contact", CONTACT, "--store", "presse.db")
    assert refused.returncode == 78
    assert "store.url" in refused.stderr
    assert not (folder / "vigie.toml").exists()


def test_where_nobody_can_be_asked_the_option_is_named_and_nothing_written(vigie: Vigie, folder: Path) -> None:
    refused = vigie("init")
    assert refused.returncode == 2
    assert "there is nobody to ask; say --contact mailto:NAME@HOST" in refused.stderr
    assert not (folder / "vigie.toml").exists()
