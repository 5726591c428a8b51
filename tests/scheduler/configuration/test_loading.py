"""Where the configuration comes from, and what goes before what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.configuration.loading import PLACEHOLDER_CONTACT, load_configuration
from scheduler.crawls.planning import batch_of
from scheduler.errors import BadConfiguration
from store.types import FeedKind, SourceKind

Configure = Callable[[str], Path]
SOURCE = '[[source]]\nname = "A"\nfeeds = ["http://a.example/rss"]\n'


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(folder: Path) -> None:
    """No test reads the vigie.toml of whoever runs it."""


def test_without_a_file_the_built_in_profile_speaks() -> None:
    configuration = load_configuration()
    sources = configuration.sources()
    assert len(sources) >= 40
    assert "microsoft" in configuration.topic.query.casefold()
    assert configuration.contact == PLACEHOLDER_CONTACT
    assert configuration.store.url == "sqlite:///vigie.db"


def test_defaults_are_polite() -> None:
    network = load_configuration().network_rules
    assert (network.delay_s, network.timeout_s, network.allow, network.proxy) == (2.0, 30.0, (), "")
    assert network.user_agent.startswith("Vigie/")
    assert PLACEHOLDER_CONTACT in network.user_agent


def test_an_empty_file_changes_nothing(configure: Configure) -> None:
    alone = load_configuration()
    configure("")
    assert load_configuration() == alone


def test_the_file_of_the_working_directory_is_read(configure: Configure) -> None:
    configure('contact = "mailto:me@vigie.example"\n')
    assert load_configuration().contact == "mailto:me@vigie.example"


def test_a_file_that_is_named_goes_before_the_one_of_the_working_directory(
    configure: Configure, tmp_path: Path
) -> None:
    configure('contact = "mailto:here@vigie.example"\n')
    other = tmp_path / "other.toml"
    other.write_text('contact = "mailto:there@vigie.example"\n')
    assert load_configuration(other).contact == "mailto:there@vigie.example"


def test_a_file_without_sources_has_those_of_the_profile(configure: Configure) -> None:
    configure('[topic]\nname = "Trains"\nquery = "train"\n')
    configuration = load_configuration()
    assert len(configuration.sources()) >= 40
    assert configuration.topic_request.query == "train"


def test_a_file_without_topic_has_that_of_the_profile(configure: Configure) -> None:
    profile = load_configuration().topic
    configure(SOURCE)
    configuration = load_configuration()
    assert [source.name for source in configuration.sources()] == ["A"]
    assert configuration.topic == profile


def test_a_topic_without_a_query_keeps_that_of_the_profile(configure: Configure) -> None:
    """`keep = "all"` alone made the query empty, which matches everything."""
    profile = load_configuration().topic_request
    configure('[topic]\nkeep = "all"\n')
    request = load_configuration().topic_request
    assert request.query == profile.query
    assert request.name == profile.name
    assert request.keep_all


def test_a_topic_with_a_query_takes_no_name_from_the_profile(configure: Configure) -> None:
    configure('[topic]\nquery = "train"\n')
    assert load_configuration().topic_request.name == ""


def test_feeds_sitemaps_and_sections_become_feeds_of_their_kind(configure: Configure) -> None:
    configure(
        SOURCE + 'sitemaps = ["http://a.example/sitemap.xml"]\n'
        'sections = ["http://a.example/une/", { url = "http://a.example/eco/", link_pattern = "/eco/\\\\d+" }]\n'
    )
    (source,) = load_configuration().sources()
    assert [(feed.kind, feed.url, feed.link_pattern) for feed in source.feeds] == [
        (FeedKind.FEED, "http://a.example/rss", ""),
        (FeedKind.SITEMAP, "http://a.example/sitemap.xml", ""),
        (FeedKind.SECTION, "http://a.example/une/", ""),
        (FeedKind.SECTION, "http://a.example/eco/", r"/eco/\d+"),
    ]


def test_a_source_may_have_an_owner_and_a_kind(configure: Configure) -> None:
    feeds = 'feeds = ["http://a.example/rss"]\n'
    configure(f'[[source]]\nname = "A"\nowner = " Groupe Amont "\nkind = "press_release"\n{feeds}')
    (source,) = load_configuration().sources()
    assert (source.owner, source.kind) == ("Groupe Amont", SourceKind.PRESS_RELEASE)
    configure('[[source]]\nname = "A"\n' + feeds)
    (source,) = load_configuration().sources()
    assert (source.owner, source.kind) == ("", SourceKind.PRESS)


def test_the_environment_goes_before_the_file(configure: Configure, monkeypatch: pytest.MonkeyPatch) -> None:
    configure('contact = "mailto:file@vigie.example"\n[network]\ndelay_s = 5\ntimeout_s = 9\n')
    monkeypatch.setenv("VIGIE_STORE__URL", "sqlite:///elsewhere.db")
    monkeypatch.setenv("VIGIE_NETWORK__DELAY_S", "0.5")
    monkeypatch.setenv("VIGIE_CONTACT", "mailto:variable@vigie.example")
    configuration = load_configuration()
    assert configuration.store.url == "sqlite:///elsewhere.db"
    assert (configuration.network.delay_s, configuration.network.timeout_s) == (0.5, 9.0)
    assert configuration.contact == "mailto:variable@vigie.example"


def test_a_variable_in_small_letters_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("vigie_network__delay_s", "7")
    assert load_configuration().network.delay_s == 7.0


def test_a_list_in_the_environment_is_parted_by_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_NETWORK__ALLOW", "10.0.0.0/8#80 127.0.0.1/32#8080")
    assert load_configuration().network.allow == ("10.0.0.0/8#80", "127.0.0.1/32#8080")


def test_sources_in_the_environment_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_SOURCE", '[{"name": "B", "feeds": ["http://b.example/rss"]}]')
    assert [source.name for source in load_configuration().sources()] == ["B"]


def test_the_demo_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_STORE__URL", "sqlite:///precious.db")
    monkeypatch.setenv("VIGIE_NETWORK__PROXY", "http://proxy.example:3128")
    configuration = load_configuration(store_url="sqlite:///demo.db", proxy="http://127.0.0.1:9")
    assert configuration.store.url == "sqlite:///demo.db"
    assert configuration.network_rules.proxy == "http://127.0.0.1:9"


def test_a_byte_order_mark_is_no_mistake(folder: Path) -> None:
    (folder / "vigie.toml").write_bytes(b'\xef\xbb\xbfcontact = "mailto:me@vigie.example"\n')
    assert load_configuration().contact == "mailto:me@vigie.example"


def test_a_proxy_may_ask_for_a_password(configure: Configure) -> None:
    configure('[network]\nproxy = "http://me:secret@proxy.example:3128"\n')
    assert load_configuration().network_rules.proxy == "http://me:secret@proxy.example:3128"


def test_a_link_that_leads_nowhere_is_not_taken_for_no_file(folder: Path) -> None:
    (folder / "vigie.toml").symlink_to("nowhere.toml")
    with pytest.raises(BadConfiguration, match="No such file"):
        load_configuration()


@pytest.mark.parametrize(
    ("partners", "said"),
    [(None, "cannot be read: No such file"), ('[focal]\nname = ""\n', "[focal] with a name"), ("[", "not TOML")],
    ids=["absent", "nameless", "broken"],
)
def test_a_bad_file_of_partners_is_named_with_its_key(folder: Path, partners: str | None, said: str) -> None:
    (folder / "vigie.toml").write_text('[topic]\nquery = "x"\npartners = "noms.toml"\n', "utf-8")
    if partners is not None:
        (folder / "noms.toml").write_text(partners, "utf-8")
    with pytest.raises(BadConfiguration) as caught:
        _ = load_configuration().topic_request
    assert str(caught.value).startswith(f"topic.partners: {folder / 'noms.toml'}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("hours", "expected_s"),
    [("[24, 1, 1]", (3600.0, 86400.0)), ("[]", ()), ("[0.5]", (1800.0,))],
    ids=["in any order", "never", "half an hour"],
)
def test_articles_are_looked_at_again_when_the_file_says(tmp_path: Path, hours: str, expected_s: tuple[float]) -> None:
    file = tmp_path / "vigie.toml"
    file.write_text(f"[schedule]\nrecheck_hours = {hours}\n", "utf-8")
    assert batch_of(load_configuration(file), []).recheck_after_s == expected_s


def test_articles_are_looked_at_again_after_1_6_24_hours_and_7_days_unless_told_otherwise() -> None:
    assert batch_of(load_configuration(), []).recheck_after_s == (3600, 6 * 3600, 24 * 3600, 7 * 24 * 3600)
