"""Outlines of other readers beside what is watched: new, further feeds of the same, doubles."""

from __future__ import annotations

from crawler.feeds.opml import FeedOutline
from crawler.sources import MOST_NAME_CHARACTERS, polled_source
from scheduler.sources.outlining import TakenOutlines, take_outlines
from store.types import Feed, FeedKind, Source, SourceKind

WATCHED = [
    polled_source(Source(name="Le Bief", homepage="https://www.bief.example"), feeds=["https://www.bief.example/rss"]),
    polled_source(Source(name="Du profil", homepage="https://profil.example"), feeds=["https://profil.example/rss"]),
]


def outline(name: str, url: str, category: str = "") -> FeedOutline:
    feed = Feed(source=name, url=url, kind=FeedKind.FEED)
    return FeedOutline(feed=feed, homepage="", category=category, owner="", source_kind=SourceKind.PRESS)


def taken(*outlines: FeedOutline) -> TakenOutlines:
    return take_outlines(outlines, WATCHED, ["Le Bief"])


def test_a_feed_that_is_watched_or_listed_twice_is_told_by_its_canonical_address() -> None:
    result = taken(
        outline("Autre nom", "http://bief.example/rss?utm_source=lecteur"),
        outline("Neuf", "https://neuf.example/rss"),
        outline("Encore", "http://www.neuf.example/rss/"),
    )
    assert [(feed.url, owner) for feed, owner in result.doubles] == [
        ("http://bief.example/rss?utm_source=lecteur", "Le Bief"),
        ("http://www.neuf.example/rss/", "Neuf"),
    ]
    assert [source.name for source in result.added] == ["Neuf"]


def test_outlines_of_one_name_and_site_are_one_source() -> None:
    (source,) = taken(
        outline("Neuf", "https://neuf.example/rss", "Eau"), outline("neuf", "https://flux.neuf.example/eco")
    ).added
    assert [feed.url for feed in source.feeds] == ["https://neuf.example/rss", "https://flux.neuf.example/eco"]
    assert source.category == "Eau"


def test_a_further_feed_of_a_source_in_the_file_joins_it() -> None:
    (feed,) = taken(outline("le bief", "https://www.bief.example/atom")).joined
    assert (feed.source.casefold(), feed.url) == ("le bief", "https://www.bief.example/atom")


def test_a_name_that_is_taken_by_another_site_or_by_the_profile_has_its_host_beside_it() -> None:
    result = taken(
        outline("Le Bief", "https://autre.example/rss"),
        outline("Du profil", "https://profil.example/atom"),
        outline("RSS", "https://un.example/rss"),
        outline("RSS", "https://deux.example/rss"),
    )
    assert [source.name for source in result.added] == [
        "Le Bief (autre.example)",
        "Du profil (profil.example)",
        "RSS",
        "RSS (deux.example)",
    ]


def test_an_outline_without_a_name_is_called_like_its_host() -> None:
    assert [source.name for source in taken(outline("", "https://www.neuf.example/rss")).added] == ["neuf.example"]


def test_a_name_that_is_too_long_for_a_source_is_cut() -> None:
    long = "Journal " * 40
    result = taken(*(outline(long, f"https://{host}.example/rss") for host in ("un", "deux", "trois")))
    first, second, third = [source.name for source in result.added]
    assert (first, second) == (long[:100].strip(), f"{long[:100].strip()} (deux.example)")
    assert max(map(len, (first, second, third))) <= MOST_NAME_CHARACTERS
