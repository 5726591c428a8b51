"""The command as a person types it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crawler.press_web import PressWeb
from tests.scheduler.conftest import Vigie

COMMANDS = [
    *("crawl", "demo", "backfill", "run", "status", "articles", "show", "search", "sql", "export", "extract"),
    "reextract",
    *("import", "diff", "forget", "digest", "init", "deploy", "stories", "topic", "partners", "db", "sources", "sinks"),
]
ARTICLE = "http://dsi-magazine.example/actualites/lire-la-mutuelle-valloree-confie-ses-donnees-de-sante-a-microsoft-pour-cinq-ans-1702.html"
DSI = {"dsi-magazine.example": "/rss"}
OFFLINE = """
contact = "mailto:tests@vigie.example"
[network]
delay_s = 0
[[source]]
name = "Alpha"
feeds = ["http://alpha.invalid/rss"]
[[source]]
name = "Beta"
sitemaps = ["https://beta.invalid/sitemap.xml"]
"""


def test_help_lists_every_command_and_each_has_its_own(vigie: Vigie) -> None:
    listed = vigie("--help").stdout
    assert re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE) == COMMANDS
    assert "..." not in listed.partition("Commands:")[2]
    for command in COMMANDS:
        shown = vigie(command, "--help")
        assert (shown.returncode, shown.stderr) == (0, "")
        assert shown.stdout.startswith(f"Usage: vigie {command}")


@pytest.mark.parametrize("arguments", [["nope"], ["crawl", "--nope"], ["show"], ["show", "x"], ["articles", "-n", "0"]])
def test_a_mistyped_command_is_usage(vigie: Vigie, arguments: list[str]) -> None:
    refused = vigie(*arguments)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.splitlines()[-1].startswith("Error: ")


def test_a_crawl_of_one_source_leaves_the_others_alone(
    vigie: Vigie, web: PressWeb, on_press_web: Callable[..., Path]
) -> None:
    on_press_web(DSI | {"agence-hexagone.example": "/fil.atom"})
    crawled = vigie("crawl", "AGENCE-hexagone.example")
    assert crawled.returncode == 0, crawled.stderr
    assert {request.host for request in web.requests()} == {"agence-hexagone.example"}
    assert re.search(r"^\d articles kept, 0 copies recognised, from 1 address\.$", crawled.stderr, re.MULTILINE)


def test_a_name_that_no_source_has_is_usage_and_the_nearest_is_named(
    vigie: Vigie, on_press_web: Callable[..., Path]
) -> None:
    on_press_web(DSI)
    refused = vigie("crawl", "dsi-magasine.example")
    assert refused.returncode == 2
    assert "there is no such source; did you mean 'dsi-magazine.example'?" in refused.stderr
    assert "`vigie sources` lists them" in vigie("crawl", "zzz").stderr


def test_one_page_can_be_crawled_by_its_address(vigie: Vigie, on_press_web: Callable[..., Path], web: PressWeb) -> None:
    on_press_web(DSI)
    crawled = vigie("crawl", "--url", ARTICLE, "--json")
    assert crawled.returncode == 0, crawled.stderr
    (report,) = json.loads(crawled.stdout)["reports"]
    assert (report["source"], report["kept"]) == ("dsi-magazine.example", 1)
    assert [request.path for request in web.requests() if "/rss" in request.path] == []


def test_a_page_that_is_a_pdf_is_a_named_failure(vigie: Vigie, on_press_web: Callable[..., Path]) -> None:
    on_press_web(DSI)
    crawled = vigie("crawl", "--url", "http://presse.numerique-gouv.example/communiques/dossier.pdf")
    assert crawled.returncode == 1
    assert "not html" in crawled.stdout
    assert "The address could not be crawled (not html). Nothing stored was lost." in crawled.stderr


@pytest.mark.parametrize("url", ["garbage", "ftp://a.example/x", "http://", ""])
def test_an_address_that_is_none_is_usage(vigie: Vigie, url: str) -> None:
    refused = vigie("crawl", "--url", url, VIGIE_CONTACT="mailto:tests@vigie.example")
    assert refused.returncode == 2
    assert "expected an address" in refused.stderr


def test_without_network_each_source_fails_with_its_reason_and_the_database_is_intact(
    vigie: Vigie, folder: Path, configure: Callable[[str], Path]
) -> None:
    configure(OFFLINE)
    crawled = vigie("crawl", "--json")
    assert crawled.returncode == 1
    reports = {report["source"]: report for report in json.loads(crawled.stdout)["reports"]}
    assert {name: report["outcome"] for name, report in reports.items()} == {"Alpha": "failed", "Beta": "failed"}
    assert {report["failures"][0]["reason"] for report in reports.values()} == {"no such host"}
    assert crawled.stderr.splitlines() == [
        "None of 2 addresses could be crawled (no such host): is the network up? Nothing stored was lost."
    ]
    with closing(sqlite3.connect(folder / "vigie.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM failures").fetchone() == (2,)
    shown = vigie("crawl")
    assert shown.stdout.count("failed (no such host)") == 2


def test_a_crawl_without_a_contact_says_so(vigie: Vigie, configure: Callable[[str], Path]) -> None:
    configure(OFFLINE.replace('contact = "mailto:tests@vigie.example"', ""))
    assert "No contact is configured" in vigie("crawl", "Alpha").stderr


def test_a_crawl_whose_topic_asks_nothing_says_so(vigie: Vigie, configure: Callable[[str], Path]) -> None:
    configure(OFFLINE + '[topic]\nquery = ""\n')
    assert "[topic] query is empty: every article is kept" in vigie("crawl", "Alpha").stderr


def test_every_command_names_a_bad_configuration(vigie: Vigie, configure: Callable[[str], Path]) -> None:
    file = configure("contact = 3\n")
    for command in (["crawl"], ["run"], ["status"], ["articles"], ["show", "1"], ["sql", "SELECT 1"], ["sources"]):
        refused = vigie(*command)
        assert refused.returncode == 78
        assert refused.stderr == f"vigie: {file}: contact: expected text in quotes, got 3\n"


def test_sources_are_listed_for_people_and_programs(vigie: Vigie, configure: Callable[[str], Path]) -> None:
    configure(OFFLINE)
    assert "https://beta.invalid/sitemap.xml" in vigie("sources").stdout
    listed = json.loads(vigie("sources", "--json").stdout)["sources"]
    assert [source["name"] for source in listed] == ["Alpha", "Beta"]
