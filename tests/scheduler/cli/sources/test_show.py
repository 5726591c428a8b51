"""`vigie sources show` prints what was asked of a source; and what may be set of its rights."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.press_web import PressWeb
from scheduler.configuration.loading import load_configuration
from scheduler.errors import BadConfiguration
from store.types import Rights

HOST = "agence-hexagone.example"
SOURCE = """
contact = "mailto:tests@vigie.example"
[[source]]
name = "Alpha"
feeds = ["http://alpha.invalid/rss"]
{rights}
"""


@pytest.fixture
def shown(vigie, web: PressWeb, on_press_web: Callable[..., Path]):
    """Runs `vigie sources show` after a crawl of one source."""
    on_press_web({HOST: "/fil.atom"})
    crawled = vigie("crawl")
    assert crawled.returncode == 0, crawled.stderr
    return lambda *arguments: vigie("sources", "show", HOST, *arguments)


def test_the_ledger_of_a_source_is_printed_for_people_and_programs(shown, web: PressWeb) -> None:
    asked = [request.url for request in web.requests()]
    table = shown()
    assert table.returncode == 0, table.stderr
    assert f"{len(asked)}, {len(asked)}.0 a day" in " ".join(table.stdout.split())
    assert f"http://{HOST}/robots.txt" in table.stdout
    assert "rights    respected" in table.stdout
    found = json.loads(shown("--format", "json").stdout)
    assert [line["url"] for line in found["requests"] if line["decision"] == "asked"] == asked
    assert (found["summary"]["requests"], found["rights"], found["source"]) == (len(asked), "respect", HOST)
    assert [file["url"] for file in found["files"]] == sorted(file["url"] for file in found["files"])
    lines = list(csv.DictReader(io.StringIO(shown("--format", "csv").stdout)))
    assert [line["url"] for line in lines] == [line["url"] for line in found["requests"]]
    assert "Nothing has been asked" in shown("--since", "2099-01-01").stderr


@pytest.mark.parametrize("arguments", [["Omega"], ["Alpha", "--since", "hier"], ["Alpha", "--format", "xml"]])
def test_a_mistyped_ledger_is_usage(vigie, configure: Callable[[str], Path], arguments: list[str]) -> None:
    configure(SOURCE.format(rights=""))
    assert vigie("sources", "show", *arguments).returncode == 2


@pytest.mark.parametrize(
    ("rights", "meant"),
    [
        ("", (Rights.PUBLIC, "")),
        ('rights = "respect"', (Rights.PUBLIC, "")),
        ('rights = "licensed"\nrights_reason = "contrat 12"', (Rights.LICENSED, "contrat 12")),
        ('rights = "research"\nrights_reason = "thèse"', (Rights.RESEARCH, "thèse")),
    ],
)
def test_rights_are_read_per_source(tmp_path: Path, rights: str, meant: tuple[Rights, str]) -> None:
    (tmp_path / "vigie.toml").write_text(SOURCE.format(rights=rights), "utf-8")
    (source,) = load_configuration(tmp_path / "vigie.toml").sources()
    assert (source.rights, source.rights_reason) == meant


@pytest.mark.parametrize(
    ("rights", "complaint"),
    [
        ('rights = "licensed"', "needs a rights_reason"),
        ('rights = "research"\nrights_reason = "  "', "needs a rights_reason"),
        ('rights_reason = "contrat 12"', "says nothing without rights"),
        ('rights = "mine"', "expected"),
    ],
)
def test_rights_without_a_reason_are_refused(tmp_path: Path, rights: str, complaint: str) -> None:
    (tmp_path / "vigie.toml").write_text(SOURCE.format(rights=rights), "utf-8")
    with pytest.raises(BadConfiguration, match=complaint):
        load_configuration(tmp_path / "vigie.toml").sources()
