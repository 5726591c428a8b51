"""What the configuration says of the topic: lists, scores, saved searches, and the built-in profile behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.configuration.loading import load_configuration
from scheduler.configuration.named_lists import lists_for
from scheduler.configuration.profiles import profile_names
from scheduler.errors import BadConfiguration
from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.types import Article
from tests.scheduler.conftest import Vigie
from tests.store.examples import NOW

Configure = Callable[[str], Path]


def test_lists_and_scores_reach_the_crawl(configure: Configure) -> None:
    configure('[topic]\nquery = "@villes"\n[topic.lists]\nvilles = ["Rennes", "Le Mans"]\n[topic.score]\nmatch = 0.4\n')
    request = load_configuration().topic_request
    assert request.lists["villes"] == ("Rennes", "Le Mans")
    assert (request.scale.match, request.scale.title) == (0.4, 0.6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[topic]\nquery = "a @rien"', "topic.query: column 3: there is no list @rien"),
        ('[topic]\nquery = "a @partners"\npartners = ""', "topic.query: column 3: there is no list @partners"),
        ("[topic.lists]\nvilles = []", "topic.lists.villes: "),
        ('[topic.lists]\nvilles = ["Rennes", "!?"]', "topic.lists.villes[2]: expected a word"),
        ('[topic.lists]\n"deux mots" = ["Rennes"]', "a list is named by letters, digits, - and _"),
        ("[topic.score]\nmatch = 2", "topic.score.match: expected 1 or less, got 2"),
        ("[topic.score]\nmost = 1.5", "topic.score.most: expected a whole number"),
        ("[topic.score]\ntitre = 1", "topic.score.titre: there is no such key"),
        ('[searches]\n"rentrée" = "a AND"', "searches: rentrée: "),
        ('[searches]\n"rentrée" = "@rien"', "searches: rentrée: column 1: there is no list @rien"),
        ('profile = "rien"', "profile: expected a built-in profile: eolien_bretagne, microsoft_france, got 'rien'"),
        ("[retention]\nnear_misses_days = 0", "retention.near_misses_days: expected 1 or more"),
    ],
)
def test_what_cannot_be_is_said_with_its_key(configure: Configure, text: str, said: str) -> None:
    configure(text)
    with pytest.raises(BadConfiguration) as bad:
        load_configuration()
    assert said in str(bad.value)


def test_a_file_adds_to_the_lists_of_the_profile(configure: Configure) -> None:
    configure('[topic.lists]\nmiennes = ["Redon"]\nvilles = ["Redon"]\n')
    topic = load_configuration().topic
    assert topic.lists["miennes"] == topic.lists["villes"] == ("Redon",)
    assert "accords" in topic.lists
    assert "@villes" in topic.query


@pytest.mark.parametrize("name", ["VIGIE_TOPIC__SCORE__MATCH", "vigie_topic__score__match"])
def test_the_environment_reaches_the_score(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str) -> None:
    monkeypatch.setenv(name, "0.55")
    assert load_configuration().topic.score.match == 0.55


def test_a_mistake_in_the_environment_names_the_variable(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("VIGIE_TOPIC__SCORE__MATCH", "x")
    with pytest.raises(BadConfiguration, match="environment variable VIGIE_TOPIC__SCORE__MATCH: expected a number"):
        load_configuration()


@pytest.mark.parametrize("profile", profile_names())
def test_every_profile_is_a_configuration(monkeypatch: pytest.MonkeyPatch, folder: Path, profile: str) -> None:
    monkeypatch.setenv("VIGIE_PROFILE", profile)
    configuration = load_configuration()
    assert configuration.profile == profile
    assert configuration.sources()
    assert configuration.topic_request.partners


def test_a_file_chooses_its_profile(configure: Configure) -> None:
    configure('profile = "eolien_bretagne"\n[network]\ndelay_s = 5\n')
    configuration = load_configuration()
    assert configuration.topic.name == "Éolien en mer en Bretagne"
    assert "Le Télégramme" in [source.name for source in configuration.sources()]


def test_init_writes_the_profile_down(vigie: Vigie, folder: Path) -> None:
    done = vigie("init", "--contact", "mailto:a@b.example", "--profile", "eolien_bretagne")
    assert done.returncode == 0
    assert load_configuration(folder / "vigie.toml").profile == "eolien_bretagne"


def test_init_knows_the_profiles(vigie: Vigie, folder: Path) -> None:
    refused = vigie("init", "--contact", "mailto:a@b.example", "--profile", "rien")
    assert refused.returncode == 2
    assert "eolien_bretagne" in refused.stderr
    assert not (folder / "vigie.toml").exists()


def test_partners_are_read_for_those_who_ask_for_them(folder: Path) -> None:
    configuration = load_configuration()
    assert "partners" not in lists_for(configuration, "accord")
    assert "=Sciences Po" in lists_for(configuration, "accord AND @partners")["partners"]


@pytest.fixture
def searchable(configure: Configure, folder: Path) -> None:
    configure('[topic.lists]\nvilles = ["Rennes"]\n[searches]\nrennes = "accord AND @villes"\n')
    with Archive.open(f"sqlite:///{folder}/vigie.db") as archive:
        for number, title in enumerate(("Un accord à Rennes", "Un accord à Brest"), start=1):
            article = Article(url=f"http://canaux.example/{number}", title=title, body="Rien.")
            archive.keep(Delivery(found=article, source="C", listed_url=article.url, match=None, wanted=True, now=NOW))


@pytest.mark.usefixtures("searchable")
def test_a_search_knows_the_lists_and_may_be_saved(vigie: Vigie) -> None:
    asked, saved = vigie("search", "accord AND @villes"), vigie("search", "--saved", "rennes")
    assert asked.stdout == saved.stdout
    assert "Un accord à Rennes" in saved.stdout
    assert "Brest" not in saved.stdout
    assert "Rennes" in vigie("export", "--format", "jsonl", "--query", "@villes").stdout


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--saved", "brest"), "no saved search is called 'brest'; there are rennes"),
        (("--saved", "rennes", "accord"), "give WORDS or --saved NAME"),
        ((), "give WORDS or --saved NAME"),
        (("@rien",), "there is no list @rien"),
    ],
)
def test_a_search_that_cannot_be_is_refused(vigie: Vigie, arguments: tuple[str, ...], said: str) -> None:
    refused = vigie("search", *arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert said in refused.stderr
