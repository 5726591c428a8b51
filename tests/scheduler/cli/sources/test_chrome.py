"""`vigie sources chrome`: what was learned of a source's pages is shown, and a person may correct it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from store.archive import Archive
from store.types import RememberedBlock, SiteMemory
from tests.scheduler.conftest import Vigie

LETTER = "Recevez l’essentiel de la Gazette chaque matin dans votre boîte"


def block(key: str, text: str, pages: int) -> RememberedBlock:
    length = len(text) or 90
    today = date(2026, 11, 20)
    return RememberedBlock(
        key=key, text=text, length=length, pages=pages, edges=pages, ends=pages, first_page=1, last_seen_on=today
    )


@pytest.fixture
def corpus(folder: Path, configure: Callable[[str], Path]) -> None:
    configure(
        'contact = "mailto:t@vigie.example"\n[[source]]\nname = "Gazette"\nfeeds = ["http://gazette.example/rss"]'
    )
    with Archive.open(f"sqlite:///{folder / 'vigie.db'}") as archive:
        blocks = (block("00aa", LETTER, 9), block("00bb", "", 1))
        archive.remember_site(SiteMemory(site="gazette.example", pages=10, blocks=blocks))


def keeps(vigie: Vigie, *arguments: str) -> dict[str, bool]:
    shown = vigie("sources", "chrome", "Gazette", "--json", *arguments)
    assert shown.returncode == 0, shown.stderr
    return {each["key"]: each["keep"] for each in json.loads(shown.stdout)["blocks"]}


@pytest.mark.usefixtures("corpus")
def test_what_is_chrome_is_shown_with_the_pages_that_have_it(vigie: Vigie) -> None:
    shown = vigie("sources", "chrome", "gazette")
    assert shown.returncode == 0, shown.stderr
    (line,) = (line for line in shown.stdout.splitlines() if "00aa" in line)
    assert "9 of 10" in line
    assert LETTER in line
    assert "00bb" not in shown.stdout


@pytest.mark.usefixtures("corpus")
def test_a_person_keeps_a_block_and_takes_that_back(vigie: Vigie) -> None:
    assert keeps(vigie) == {"00aa": False}
    assert keeps(vigie, "--keep", "00aa") == {"00aa": True}
    assert "[kept]" in vigie("sources", "chrome", "Gazette").stdout
    assert keeps(vigie, "--drop", "00aa") == {"00aa": False}


@pytest.mark.usefixtures("corpus")
def test_a_block_or_a_source_that_there_is_not_is_named(vigie: Vigie) -> None:
    unknown = vigie("sources", "chrome", "Gazette", "--keep", "zz")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert unknown.stderr == "vigie: no block zz is remembered of gazette.example; name it by four letters or more\n"
    assert vigie("sources", "chrome", "Nobody").returncode == 2


@pytest.fixture
def alike(folder: Path, configure: Callable[[str], Path]) -> None:
    """Two blocks that are chrome and one that is not, whose hashes begin alike."""
    configure('[[source]]\nname = "Gazette"\nfeeds = ["http://gazette.example/rss"]')
    blocks = (block("00aa1f", LETTER, 9), block("00aa2e", f"{LETTER}, ou le soir", 9), block("00bb3d", "", 1))
    with Archive.open(f"sqlite:///{folder / 'vigie.db'}") as archive:
        archive.remember_site(SiteMemory(site="gazette.example", pages=10, blocks=blocks))


@pytest.mark.usefixtures("alike")
@pytest.mark.parametrize("given", ["00aa2", "00AA2E", " 00aa2e ", "00aa2e"])
def test_a_block_is_named_by_the_beginning_of_its_hash(vigie: Vigie, given: str) -> None:
    assert keeps(vigie, "--keep", given) == {"00aa1f": False, "00aa2e": True}
    assert keeps(vigie, "--drop", given) == {"00aa1f": False, "00aa2e": False}


@pytest.mark.usefixtures("alike")
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("00aa", "several blocks begin with 00aa: 00aa1f, 00aa2e"),
        ("00bb", "no block 00bb is remembered of gazette.example"),
        ("00a", "no block 00a is remembered of gazette.example; name it by four letters or more"),
        ("", "no block '' is remembered of gazette.example; name it by four letters or more"),
    ],
)
def test_what_names_no_single_block_is_refused(vigie: Vigie, given: str, told: str) -> None:
    refused = vigie("sources", "chrome", "Gazette", "--keep", given)
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", f"vigie: {told}\n")
    assert keeps(vigie) == {"00aa1f": False, "00aa2e": False}


def test_a_source_of_which_nothing_is_learned_says_what_is_needed(
    vigie: Vigie, folder: Path, configure: Callable[[str], Path]
) -> None:
    configure('[[source]]\nname = "Gazette"\nfeeds = ["http://gazette.example/rss"]')
    Archive.open(f"sqlite:///{folder / 'vigie.db'}").close()
    shown = vigie("sources", "chrome", "Gazette")
    assert (shown.returncode, shown.stdout) == (0, "")
    assert "four articles that share a block are needed" in shown.stderr
