"""`vigie extract` as a person runs it: on a file, on a page, on what is no article, with a rule that is tried."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.press_web import press_web_folder
from tests.scheduler.conftest import COMMAND, Vigie
from tests.scheduler.terminals import Terminal

DSI = "dsi-magazine.example"
NUMBER = "la-mutuelle-valloree-confie-ses-donnees-de-sante-a-microsoft-pour-cinq-ans-1702"
ARTICLE = f"http://{DSI}/actualites/lire-{NUMBER}.html"
FILE = str(press_web_folder() / ARTICLE.removeprefix("http://"))
TITLE = "La Mutuelle Vallorée et Microsoft signent un partenariat de cinq ans"
LOGIN = "Vous devez être connecté"
RULE = f'sites = ["{DSI}"]\ntitle = "h2.inconnu"\nauthor = "//title"\n'


def test_what_was_kept_and_removed_stands_side_by_side_in_the_order_of_the_page(vigie: Vigie) -> None:
    explained = vigie("extract", FILE, "--explain")
    assert explained.returncode == 0, explained.stderr
    fields, _, blocks = explained.stdout.partition("What became of the page")
    assert TITLE in " ".join(fields.split())
    for field in ("standfirst", "authors", "published", "(from: ", "tags", "credit", "access", "canonical", "words"):
        assert field in fields
    lines = [line.rstrip() for line in blocks.splitlines()]
    (title,) = (place for place, line in enumerate(lines) if line.endswith("  title"))
    (login,) = (place for place, line in enumerate(lines) if re.match(r"\s{20,}.*Vous devez être", line))
    assert title < login
    assert any(line.endswith("  standfirst") for line in lines[title:login])
    assert any(re.search(r"\S {2,}comments$", line) for line in lines[title:])
    assert LOGIN not in vigie("extract", FILE).stdout


@pytest.mark.parametrize("columns", [80, 120])
def test_it_fits_the_terminal(folder: Path, columns: int) -> None:
    with Terminal(folder, "extract", FILE, "--explain", columns=columns) as terminal:
        shown = terminal.until("blocks removed")
        assert terminal.exit_code() == 0
    assert columns - 10 < max(map(len, shown.splitlines())) <= columns


def test_a_terminal_gets_colours_and_a_pipe_does_not(vigie: Vigie) -> None:
    assert "\x1b[32m" in vigie("extract", FILE, "--explain", FORCE_COLOR="1").stdout
    assert "\x1b" not in vigie("extract", FILE, "--explain").stdout


def test_an_article_is_given_as_markdown_and_as_json(vigie: Vigie) -> None:
    written = vigie("extract", FILE, "--markdown").stdout
    assert written.startswith(f"# {TITLE}\n\n**")
    document = json.loads(vigie("extract", FILE, "--json").stdout)
    assert (document["title"], document["language"]) == (TITLE, "fr")
    assert document["word_count"] == len(document["body"].split())
    assert {"rule", "text"} == set(document["removed"][0])


def test_only_one_form_is_asked_for_at_once(vigie: Vigie) -> None:
    refused = vigie("extract", FILE, "--markdown", "--json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "exclude each other" in refused.stderr


def test_a_page_at_an_address_is_extracted_and_kept_nowhere(
    vigie: Vigie, folder: Path, on_press_web: Callable[..., Path]
) -> None:
    on_press_web({DSI: "/rss.xml"})
    extracted = vigie("extract", ARTICLE.replace("http:", "HTTP:"), "--json")
    assert extracted.returncode == 0, extracted.stderr
    assert json.loads(extracted.stdout)["title"] == TITLE
    assert "Vous devez être" in vigie("extract", ARTICLE, "--explain").stdout
    assert [file.name for file in folder.iterdir()] == ["vigie.toml"]


@pytest.mark.parametrize(
    ("page", "reason", "meaning"),
    [
        ("presse.numerique-gouv.example/communiques/dossier.pdf", "not html", "a PDF"),
        ("dsi-magazine.example/index.html", "list page", "a list of articles"),
        ("dsi-magazine.example/compte/connexion.html", "login page", "asks for an account"),
    ],
)
def test_what_is_no_article_is_named_for_people_and_programs(
    vigie: Vigie, page: str, reason: str, meaning: str
) -> None:
    file = str(press_web_folder() / page)
    refused = vigie("extract", file, "--explain")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.splitlines()[0].startswith("vigie: file://")
    assert reason in refused.stderr
    assert meaning in refused.stderr
    told = vigie("extract", file, "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)["error"]["reason"] == reason


def test_a_fetched_page_that_is_no_article_is_named_too(vigie: Vigie, on_press_web: Callable[..., Path]) -> None:
    on_press_web({DSI: "/rss.xml"})
    told = vigie("extract", f"http://{DSI}/index.html", "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)["error"]["reason"] == "list page"
    missing = vigie("extract", f"http://{DSI}/nulle-part.html")
    assert missing.returncode == 1
    assert "http 404" in missing.stderr


@pytest.mark.parametrize(
    ("page", "reason"),
    [(b"", "empty page"), (b"\x00\x01\x02" * 99, "not html"), (b"{}", "not html"), (b"<p>Bonjour", "empty page")],
    ids=["nothing", "bytes", "json", "one word"],
)
def test_garbage_on_standard_input_is_named(folder: Path, page: bytes, reason: str) -> None:
    refused = subprocess.run([COMMAND, "extract", "-"], input=page, capture_output=True, timeout=60, check=False)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert reason in refused.stderr.decode()
    assert "Traceback" not in refused.stderr.decode()


@pytest.mark.parametrize("name", ["missing.html", "."])
def test_a_file_that_cannot_be_read_is_usage(vigie: Vigie, name: str) -> None:
    refused = vigie("extract", name)
    assert refused.returncode == 2
    assert f"{name} cannot be read" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((FILE, "--url", "une page"), "expected an address"),
        ((ARTICLE, "--url", ARTICLE), "has its address"),
        (("http://",), "expected an address"),
    ],
)
def test_an_address_that_is_none_is_usage(vigie: Vigie, arguments: tuple[str, ...], said: str) -> None:
    refused = vigie("extract", *arguments)
    assert refused.returncode == 2
    assert said in " ".join(refused.stderr.split())


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_file_without_an_end_is_not_read_to_it(vigie: Vigie) -> None:
    refused = vigie("extract", "/dev/zero")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "/dev/zero is larger than 64 MB" in refused.stderr


def test_a_rule_is_tried_on_a_file(vigie: Vigie, folder: Path) -> None:
    (folder / "dsi.toml").write_text(RULE + "valid_until = 2020-01-01\n", "utf-8")
    tried = vigie("extract", FILE, "--url", ARTICLE, "--rule", "dsi.toml", "--json")
    assert tried.returncode == 0, tried.stderr
    document = json.loads(tried.stdout)
    assert document["title"] == TITLE
    assert document["authors"] != json.loads(vigie("extract", FILE, "--json").stdout)["authors"]
    assert "nothing is found by the rule's title" in tried.stderr
    assert "The rule's valid_until was 2020-01-01: a crawl would not use it." in tried.stderr
    elsewhere = vigie("extract", FILE, "--rule", "dsi.toml")
    assert f"The rule is for {DSI}, and not for file://" in elsewhere.stderr


def test_a_rule_that_is_none_is_refused_with_its_file_and_key(vigie: Vigie, folder: Path) -> None:
    (folder / "dsi.toml").write_text(RULE.replace("h2.inconnu", "h2["), "utf-8")
    refused = vigie("extract", FILE, "--rule", "dsi.toml")
    assert (refused.returncode, refused.stdout) == (78, "")
    assert refused.stderr.startswith("vigie: dsi.toml: title: expected a CSS selector")
