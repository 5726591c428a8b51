"""The catalogue is checked before anything is fetched, and its complaints name the source and what to change."""

from __future__ import annotations

import pytest

from crawler.errors import BadSource
from crawler.sources import catalogue_name, check_catalogue, chosen, page_feed, polled_source
from store.types import Feed, FeedKind, Source


def source(name: str, *feeds: str, homepage: str = "") -> Source:
    return polled_source(
        Source(name=name, homepage=homepage), feeds=feeds or (f"http://{name.replace(' ', '-')}.example/rss",)
    )


def test_a_source_polls_what_it_names_each_in_its_own_way() -> None:
    made = polled_source(
        Source(name="Canal", homepage="http://canal.example"),
        feeds=["http://canal.example/rss"],
        sitemaps=["http://canal.example/sitemap.xml"],
        sections=[("http://canal.example/news", r"/\d+$")],
    )
    assert (made.name, made.homepage) == ("Canal", "http://canal.example")
    assert [(feed.url, feed.kind, feed.link_pattern) for feed in made.feeds] == [
        ("http://canal.example/rss", FeedKind.FEED, ""),
        ("http://canal.example/sitemap.xml", FeedKind.SITEMAP, ""),
        ("http://canal.example/news", FeedKind.SECTION, r"/\d+$"),
    ]
    assert {feed.source for feed in made.feeds} == {"Canal"}


def test_a_source_that_names_nothing_to_poll_is_refused() -> None:
    with pytest.raises(BadSource, match="source 'Canal': names nothing to poll; give it feeds, sitemaps or sections"):
        polled_source(Source(name="Canal", homepage="http://canal.example"))


@pytest.mark.parametrize(
    "url",
    [
        "canal.example/rss",
        "ftp://canal.example/rss",
        "file:///etc/hostname",
        "http://",
        "http://me:x@canal.example",
        "",
    ],
)
def test_an_address_that_is_not_of_the_web_is_refused_by_name(url: str) -> None:
    with pytest.raises(BadSource) as caught:
        polled_source(Source(name="Canal"), sitemaps=[url])
    shown = url.replace("me:x@", "me:***@")
    assert str(caught.value) == f"source 'Canal': {shown!r} is no address; expected http:// or https://"


def test_a_link_pattern_that_is_no_regular_expression_is_refused_with_the_reason() -> None:
    with pytest.raises(BadSource, match=r"link_pattern '\(' is no regular expression: missing \)"):
        polled_source(Source(name="Canal"), sections=[("http://canal.example/news", "(")])


def test_a_sound_catalogue_passes() -> None:
    check_catalogue([source("a"), source("b"), source("c", "http://a.example/other")])
    check_catalogue([])


def test_two_sources_of_one_name_are_refused() -> None:
    with pytest.raises(BadSource, match="source 'a': two sources have this name"):
        check_catalogue([source("a"), source("b"), source("a", "http://other.example/rss")])


def test_one_address_under_two_sources_is_refused_with_both_names() -> None:
    with pytest.raises(BadSource, match=r"source 'b': http://a\.example/rss is listed already, by 'a'"):
        check_catalogue([source("a"), source("b", "http://a.example/rss")])


def test_one_address_twice_under_one_source_is_refused() -> None:
    with pytest.raises(BadSource, match="listed already, by 'a'"):
        check_catalogue([source("a", "http://a.example/rss", "http://a.example/rss")])


CATALOGUE = [source("Le Monde"), source("DSI Magazine"), source("Société")]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ["Le Monde", "DSI Magazine", "Société"]),
        (["le monde"], ["Le Monde"]),
        (["SOCIÉTÉ", "dsi magazine"], ["Société", "DSI Magazine"]),
    ],
)
def test_sources_are_chosen_by_name_in_any_case(names: list[str], expected: list[str]) -> None:
    assert [each.name for each in chosen(CATALOGUE, names)] == expected


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("DSI Magasine", "did you mean 'DSI Magazine'?"),
        ("monde", "did you mean 'Le Monde'?"),
        ("xyz", "`vigie sources` lists them"),
    ],
)
def test_an_unknown_source_is_refused_with_the_nearest_there_is(name: str, hint: str) -> None:
    with pytest.raises(BadSource) as caught:
        chosen(CATALOGUE, ["le monde", name])
    assert str(caught.value) == f"source {name!r}: there is no such source; {hint}"


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://www.canal.example/2026/article", "Canal"),
        ("http://blog.canal.example/1", "Canal"),
        ("http://gazette.example/1", "Gazette"),
        ("http://unknown.example/1", "unknown.example"),
        ("http://www.unknown.example/1", "unknown.example"),
    ],
)
def test_a_single_page_belongs_to_the_source_of_its_site(url: str, owner: str) -> None:
    sources = [
        source("Canal", "http://flux.example/canal.rss", homepage="http://canal.example"),
        source("Gazette", "http://gazette.example/rss"),
    ]
    assert page_feed(url, sources) == Feed(source=owner, url=url, kind=FeedKind.PAGE)


@pytest.mark.parametrize("url", ["canal.example/1", "file:///etc/hostname", "/tmp/page.html", ""])
def test_a_single_page_needs_an_address_of_the_web(url: str) -> None:
    with pytest.raises(BadSource, match="expected an address that begins with http:// or https://"):
        page_feed(url, [])


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        ("LE MONDE", "Le Monde"),
        ("Le Monde.fr", "Le Monde"),
        ("Liberation", "Libération"),
        ("Next", "next.ink"),
        ("Le Monde diplomatique", "Le Monde diplomatique"),
        ("Ailleurs", "Ailleurs"),
    ],
)
def test_a_title_is_known_however_others_spell_it(spelt: str, name: str) -> None:
    known = [source("Le Monde"), source("Libération"), source("next.ink")]
    assert catalogue_name(spelt, known) == name


@pytest.mark.parametrize("alike", ["LE MONDE", "Le\N{NO-BREAK SPACE}Monde", "Le  Monde"])
def test_names_that_look_the_same_are_one(alike: str) -> None:
    with pytest.raises(BadSource, match="two sources have this name, or look as if"):
        check_catalogue([source("Le Monde"), source(alike, "http://other.example/rss")])
    assert [one.name for one in chosen([source("Le Monde")], [alike])] == ["Le Monde"]


def test_an_accent_is_found_however_a_keyboard_composes_it() -> None:
    composed = source("Quotidien \u00c9co")
    assert chosen([composed], ["quotidien e\u0301co"]) == [composed]
