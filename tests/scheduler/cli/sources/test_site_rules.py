"""Site rules of a configuration: read once, listed, checked against their samples, used, and told when they are old."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.scheduler.conftest import Vigie

DSI = "dsi-magazine.example"
NUMBER = "la-mutuelle-valloree-confie-ses-donnees-de-sante-a-microsoft-pour-cinq-ans-1702"
ARTICLE = f"http://{DSI}/actualites/lire-{NUMBER}.html"
TITLE = "La Mutuelle Vallorée et Microsoft signent un partenariat de cinq ans"
FOLDER = '[extraction]\nsite_rules = "rules"\n'
RULE = f"""
sites = ["{DSI}"]
title = "h1"
drop = "p:last-of-type"

[[sample]]
url = "{ARTICLE}"
seen_on = 2026-11-20
title = "{TITLE}"
"""
Configure = Callable[..., Path]


@pytest.fixture
def rules(folder: Path, on_press_web: Configure) -> Callable[[str], None]:
    """Write the rule of one site into the folder that vigie.toml names."""
    (folder / "rules").mkdir()
    on_press_web({DSI: "/rss.xml"}, FOLDER)

    def write(text: str) -> None:
        (folder / "rules" / "dsi.toml").write_text(text, "utf-8")

    return write


def test_without_a_folder_there_is_no_rule_and_it_is_said_how_to_have_one(
    vigie: Vigie, on_press_web: Configure
) -> None:
    on_press_web({DSI: "/rss.xml"})
    listed = vigie("sources", "rules")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert '[extraction] site_rules = "FOLDER"' in listed.stderr


def test_rules_are_listed_and_their_samples_hold(vigie: Vigie, rules: Callable[[str], None]) -> None:
    rules(RULE)
    listed = vigie("sources", "rules")
    assert listed.returncode == 0, listed.stderr
    assert f"dsi.toml  {DSI}" in listed.stdout
    assert "drop, title" in listed.stdout
    checked = vigie("sources", "rules", "--check")
    assert checked.returncode == 0, checked.stdout
    assert "2026-11-20  holds" in checked.stdout


def test_a_sample_that_holds_no_more_is_told(vigie: Vigie, rules: Callable[[str], None]) -> None:
    rules(
        RULE.replace("signent un", "rompent leur")
        + 'ends = "ce mot-là"\n'
        + f"""
[[sample]]
url = "http://{DSI}/nulle-part.html"
seen_on = 2026-11-20
title = "Une page"
""".replace("h1", "h7")
    )
    checked = vigie("sources", "rules", "--check", "--json")
    assert checked.returncode == 1
    first, second = json.loads(checked.stdout)["checked"]
    assert first["problems"][0].startswith("title: expected “La Mutuelle Vallorée et Microsoft rompent")
    assert first["problems"][1].startswith("ends: expected “ce mot-là”, found “")
    assert second["problems"] == [f"http://{DSI}/nulle-part.html: http 404 (there is nothing at this address)"]


def test_a_selector_that_finds_nothing_any_more_is_told(vigie: Vigie, rules: Callable[[str], None]) -> None:
    rules(RULE.replace('"h1"', '"h1.ancien-titre"'))
    checked = vigie("sources", "rules", "--check")
    assert checked.returncode == 1
    assert "title: the rule finds nothing there" in checked.stdout


def test_each_sample_is_held_against_its_own_page(vigie: Vigie, rules: Callable[[str], None]) -> None:
    other = (
        f"http://{DSI}/actualites/lire-ardoise-energies-et-microsoft-ouvrent-un-laboratoire-commun-a-nantes-1705.html"
    )
    there = RULE.replace('"h1"', "\"//h1[contains(., 'Nantes')]\"")
    title = "Ardoise Énergies et Microsoft ouvrent un laboratoire commun à Nantes"
    rules(f'{there}\n[[sample]]\nurl = "{other}"\nseen_on = 2026-11-20\ntitle = "{title}"\n')
    first, second = json.loads(vigie("sources", "rules", "--check", "--json").stdout)["checked"]
    assert first["problems"] == ["title: the rule finds nothing there"]
    assert second["problems"] == []


def test_a_rule_past_its_last_day_is_told_and_not_used(vigie: Vigie, rules: Callable[[str], None]) -> None:
    rules("valid_until = 2025-12-31\n" + RULE)
    assert vigie("sources", "rules").returncode == 1
    assert "valid_until was 2025-12-31" in vigie("sources", "rules", "--check").stdout
    crawled = vigie("crawl", "--url", ARTICLE)
    assert crawled.returncode == 0, crawled.stdout
    assert "valid_until was 2025-12-31" in crawled.stderr


def test_a_crawl_and_a_look_at_a_page_use_the_rule(vigie: Vigie, folder: Path, rules: Callable[[str], None]) -> None:
    rules(RULE)
    assert vigie("crawl", "--url", ARTICLE).returncode == 0
    with closing(sqlite3.connect(folder / "vigie.db")) as connection:
        told = connection.execute("SELECT count(*) FROM removed_blocks WHERE rule = 'site rule'").fetchone()
    assert told != (0,)
    looked_at = json.loads(vigie("extract", ARTICLE, "--json").stdout)
    assert "site rule" in {block["rule"] for block in looked_at["removed"]}


@pytest.mark.parametrize("command", [["crawl"], ["run"], ["sources", "rules"], ["reextract"]])
def test_a_rule_that_is_none_ends_every_command_that_needs_it(
    vigie: Vigie, rules: Callable[[str], None], command: list[str]
) -> None:
    rules(RULE.replace('"h1"', '"h1["'))
    refused = vigie(*command)
    assert refused.returncode == 78
    assert "extraction.site_rules: " in refused.stderr
    assert "dsi.toml: title: expected a CSS selector" in refused.stderr


def test_a_folder_that_is_not_there_is_refused(vigie: Vigie, on_press_web: Configure) -> None:
    on_press_web({DSI: "/rss.xml"}, FOLDER)
    refused = vigie("sources", "rules")
    assert refused.returncode == 78
    assert "there is no such folder" in refused.stderr
