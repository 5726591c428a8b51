"""`vigie sources discover|add|check|import|export` as a person runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.press_web import PressWeb
from scheduler.configuration.loading import load_configuration
from tests.crawler.small_web import rss, write_hosts
from tests.scheduler.conftest import Ran, Vigie
from tests.scheduler.terminals import Terminal

BARE = '# à moi\ncontact = "mailto:tests@vigie.example"\n'
LINK = '<link rel="alternate" type="application/rss+xml" href="/{}.xml">'
TWO_FEEDS = {
    "deux.example": {
        "/": f"<!doctype html><head>{''.join(map(LINK.format, ('nuage', 'tout', 'mort')))}</head>".encode(),
        "/nuage.xml": rss("/2"),
        "/tout.xml": rss("/1", "/2", "/3"),
    }
}
OUTLINES = """<opml version="2.0"><body><outline text="Eau">
<outline text="Le Bief" xmlUrl="http://bief.example/rss"/>
<outline text="Rien"/>
<outline text="Le Bief encore" xmlUrl="http://www.bief.example/rss/"/>
</outline></body></opml>"""


@pytest.fixture
def offline(configure: Callable[[str], Path]) -> Path:
    return configure(BARE + '[[source]]\nname = "Écluse"\nfeeds = ["http://ecluse.example/rss"]\n')


def test_what_was_found_is_shown_and_the_choice_is_written_into_the_file(
    configure: Callable[[str], Path], folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with PressWeb(write_hosts(tmp_path_factory.mktemp("web"), TWO_FEEDS)) as web:
        network = f'[network]\nproxy = "{web.proxy}"  # le théâtre\ndelay_s = 0.0\n'
        file = configure(BARE + network)
        before = load_configuration(file).sources()
        shown = add_at_a_terminal(folder)
    assert "1. http://deux.example/tout.xml" in shown
    assert "above 2: it lists 3 of the 3 recent articles found here, the other 1" in shown
    assert "· Sur /2" in shown
    assert "Named by the site (declared), and no feed: http://deux.example/mort.xml: http 404" in shown
    source, *rest = load_configuration(file).sources()
    assert [feed.url for feed in source.feeds] == ["http://deux.example/tout.xml"]
    assert rest == before
    assert file.read_text().startswith(f"{BARE}profile_sources = true\n\n{network}")


def test_another_feed_of_a_site_that_is_watched_is_added_with_a_word_about_the_first(
    vigie: Vigie, configure: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with PressWeb(write_hosts(tmp_path_factory.mktemp("web"), TWO_FEEDS)) as web:
        network = f'[network]\nproxy = "{web.proxy}"\ndelay_s = 0.0\n'
        configure(f'{BARE}{network}[[source]]\nname = "Déjà là"\nfeeds = ["http://www.deux.example/nuage.xml"]\n')
        added = vigie("sources", "add", "http://deux.example", "--name", "Tout", "--yes")
    assert added.returncode == 0, added.stderr
    assert "Its site is watched by 'Déjà là' too: what both list is asked for once, and kept once." in added.stderr


def add_at_a_terminal(folder: Path) -> str:
    """What is shown before the choice; then the first is chosen, after a mistake."""
    with Terminal(folder, "sources", "add", "http://deux.example", "--name", "Communiqués") as terminal:
        terminal.until("starting")
        terminal.until("asking http://deux.example")
        shown = terminal.until("Which one")
        terminal.type("7\n")
        terminal.until("Expected numbers from 1 to 2, or 0.")
        terminal.type("1\n")
        terminal.until("'Communiqués' is added")
        terminal.until('`vigie sources check "Communiqués"` tries it once.')
        assert terminal.exit_code() == 0
    return shown


def test_a_site_behind_a_challenge_gives_a_clear_word_and_what_to_do(
    vigie: Vigie, on_press_web: Callable[..., Path]
) -> None:
    on_press_web({"dsi-magazine.example": "/rss"})
    found = vigie("sources", "discover", "http://portail-lent.example", "--json")
    assert found.returncode == 1
    answer = json.loads(found.stdout)
    assert answer["candidates"] == []
    assert answer["error"]["reason"] == "bot challenge"
    assert "challenges are not worked around" in answer["error"]["advice"]


def test_who_looks_for_feeds_at_an_address_that_is_gone_is_not_told_to_look_for_feeds(
    vigie: Vigie, on_press_web: Callable[..., Path]
) -> None:
    on_press_web({"dsi-magazine.example": "/rss"})
    found = vigie("sources", "discover", "http://dsi-magazine.example/nulle-part")
    assert found.returncode == 1
    assert "http 404" in found.stderr
    assert "name the address of its news" in found.stderr
    assert "sources discover" not in found.stderr


def test_each_source_has_a_verdict_and_nothing_is_kept(
    vigie: Vigie, folder: Path, on_press_web: Callable[..., Path]
) -> None:
    on_press_web(
        {
            "agence-hexagone.example": "/fil.atom",
            "quotidien-eco.example": "/rss/une.xml",
            "revue-disparue.example": "/rss",
            "portail-lent.example": "/actu.rss",
            "gazette-du-rhone.example": "/economie/",
        }
    )
    checked = vigie("sources", "check", "--json")
    assert checked.returncode == 1, checked.stderr
    verdicts = {one["source"].partition(".")[0]: one for one in json.loads(checked.stdout)["sources"]}
    assert {name: one["verdict"] for name, one in verdicts.items()} == {
        "agence-hexagone": "nothing new",
        "quotidien-eco": "consent wall",
        "revue-disparue": "not a feed any more",
        "portail-lent": "rate limited",
        "gazette-du-rhone": "not a feed any more",
    }
    assert len(verdicts["agence-hexagone"]["articles"]) == 1
    assert "vigie sources discover" in verdicts["revue-disparue"]["feeds"][0]["advice"]
    assert "tried agence-hexagone.example" in checked.stderr
    assert [file.name for file in folder.iterdir()] == ["vigie.toml"]


def test_a_site_that_said_that_we_come_too_often_is_not_tried_before_its_time(
    vigie: Vigie, on_press_web: Callable[..., Path]
) -> None:
    on_press_web({"portail-lent.example": "/actu.rss", "agence-hexagone.example": "/fil.atom"})
    vigie("crawl")
    checked = vigie("sources", "check", "--json")
    verdicts = {one["source"]: one for one in json.loads(checked.stdout)["sources"]}
    assert {name.partition(".")[0]: one["verdict"] for name, one in verdicts.items()} == {
        "portail-lent": "not tried",
        "agence-hexagone": "nothing new",
    }
    (feed,) = verdicts["portail-lent.example"]["feeds"]
    assert feed["evidence"].startswith("it said that we came too often, and is left alone until 20")
    assert checked.returncode == 1


@pytest.mark.parametrize("command", ["extract", "topic explain", "sources discover"])
def test_a_site_that_said_so_is_not_looked_at_by_other_commands_either(
    vigie: Vigie, on_press_web: Callable[..., Path], command: str
) -> None:
    on_press_web({"portail-lent.example": "/actu.rss"})
    vigie("crawl")
    looked = vigie(*command.split(), "http://portail-lent.example/robots.txt")
    assert looked.returncode == 1
    assert "its site asked to be left alone until 20" in looked.stderr


def test_outlines_are_imported_once_and_bad_ones_are_told_of(
    here: Callable[..., Ran], folder: Path, offline: Path
) -> None:
    (folder / "flux.opml").write_text(OUTLINES)
    tried = here("sources", "import", "flux.opml", "--dry-run")
    assert (tried.returncode, offline.read_text().count("[[source]]")) == (1, 1)
    imported = here("sources", "import", "flux.opml")
    assert imported.returncode == 1
    assert "added Le Bief: http://bief.example/rss" in imported.stdout
    assert "watched already, by Le Bief: http://www.bief.example/rss/" in imported.stdout
    assert "left out line 3, Rien: it names no address (xmlUrl)" in imported.stdout
    assert "Written into vigie.toml: 1; watched already: 1; could not be taken: 1." in imported.stderr
    exported = here("sources", "export")
    assert '<outline text="Eau" title="Eau">' in exported.stdout
    (folder / "autre.toml").write_text('[[source]]\nname = "Z"\nfeeds = ["http://z.example/"]\n')
    (folder / "tout.opml").write_text(exported.stdout)
    again = here("sources", "import", "tout.opml", "--config", "autre.toml")
    assert again.returncode == 0, again.stderr
    mine = load_configuration(offline).sources()
    assert load_configuration(folder / "autre.toml").sources()[1:] == mine


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "http://ecluse.example/rss?utm_source=x"], 2, "is watched already, by 'Écluse'"),
        (["add", "http://autre.example", "--name", "ÉCLUSE"], 2, "a source is called 'ÉCLUSE' already"),
        (["add", "http://autre.example", "--config", "nulle-part.toml"], 78, "there is no nulle-part.toml here"),
        (["discover", "pas une adresse"], 2, "expected the address of a site"),
        (["check", "Ecluze"], 2, "did you mean 'Écluse'?"),
        (["import", "vigie.toml"], 1, "expected OPML, got plain text"),
        (["import", "rien.opml"], 2, "rien.opml cannot be read"),
        (["--json", "check"], 2, "come after 'check'"),
    ],
)
def test_mistakes_are_told_before_anything_is_asked(
    here: Callable[..., Ran], offline: Path, arguments: list[str], code: int, said: str
) -> None:
    before = offline.read_text()
    refused = here("sources", *arguments)
    assert (refused.returncode, refused.stdout) == (code, "")
    assert said in " ".join(refused.stderr.split())
    assert offline.read_text() == before
