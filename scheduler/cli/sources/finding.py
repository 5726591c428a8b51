"""`vigie sources discover` and `vigie sources add`: what a site publishes, and its way into vigie.toml."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.exit_codes import EXIT_OTHERS_AT_IT
from scheduler.cli.long_work.claiming import claimed_to_try
from scheduler.cli.options import ConfigOption, JsonOption, WaitOption, configuration_of

if TYPE_CHECKING:
    from crawler.survey import FeedCandidate
    from crawler.survey.ranking import Ranked
    from scheduler.configuration.loading import Configuration
    from scheduler.sources.discovering import Discovery
    from store.types import Source

_UrlArgument = Annotated[str, typer.Argument(metavar="URL", help="Home page of a site, a section of it, or a feed.")]


def add_to_group(group: typer.Typer) -> None:
    group.command()(discover)
    group.command()(add)


def discover(url: _UrlArgument, wait: WaitOption = True, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Find a site's feeds, the best first, and say why.

    Asks as politely as a crawl, one address after the other, and keeps nothing. A site of a source that is being
    crawled is waited for. Exit code 1 when nothing is found.
    """
    from scheduler.cli.sources.found_screen import discovery_document, print_discovery

    configuration = configuration_of(config)
    found = _discovered(url, configuration, wait=wait)
    if json:
        print(discovery_document(found))
    else:
        print_discovery(found, configuration.sources())
    raise typer.Exit(0 if found.ranking else 1)


def add(
    url: _UrlArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the source is called.")] = None,
    feed: Annotated[
        list[str] | None, typer.Option("--feed", metavar="FEED", help="The address to watch; may be given again.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take the best one without asking.")] = False,
    config: ConfigOption = None,
) -> None:
    """Find a site's feeds and write your choice into vigie.toml.

    The file keeps its comments. On a terminal you are asked which to take; elsewhere name them, or say --yes.
    """
    from scheduler.cli.answers import screen
    from scheduler.cli.sources.found_screen import print_discovery
    from scheduler.sources.file import file_to_change, write_sources

    file = file_to_change(config)
    configuration = configuration_of(config)
    _refuse_taken(name or "", [url, *(feed or [])], configuration)
    found = _discovered(url, configuration)
    if not found.ranking and not feed:
        print_discovery(found, configuration.sources())
        raise typer.Exit(1)
    chosen = _named(feed, found, configuration) if feed else _chosen(found, configuration, yes=yes)
    source = _source(name, chosen, found)
    _refuse_taken(source.name, [each.url for each in source.feeds], configuration)
    beside_profile = write_sources(file, [source])
    print(f"{file}: {source.name!r} is added: {', '.join(each.url for each in source.feeds)}")
    if beside_profile:
        screen.note(f"The sources of the profile go on being watched: {file} says so with profile_sources = true.")
        screen.note("With false those of the file alone are.")
    if others := _of_its_site(source, configuration):
        screen.note(f"Its site is watched by {others} too: what both list is asked for once, and kept once.")
    screen.note(f'`vigie sources check "{source.name}"` tries it once.')


def _discovered(url: str, configuration: Configuration, *, wait: bool = True) -> Discovery:
    """What a site publishes. Exits where another crawl is at it, unless that is waited for."""
    from scheduler.sources.discovering import watched_site
    from store.urls import is_web_url, without_login

    address = url if "://" in url else f"https://{url}"
    if not is_web_url(address):
        raise typer.BadParameter(
            f"{without_login(url)!r}: expected the address of a site, such as https://www.exemple.fr"
        )
    site = watched_site(address, configuration)
    with claimed_to_try(configuration, site, "vigie sources discover", wait=wait) as held:
        if held:
            raise typer.Exit(EXIT_OTHERS_AT_IT)
        return _looked(address, configuration)


def _looked(address: str, configuration: Configuration) -> Discovery:
    from scheduler.cli.answers import screen
    from scheduler.sources.discovering import discover as look

    if not screen.is_terminal():
        return look(address, configuration, lambda asked: screen.note(f"asking {screen.foreign(asked).plain}"))
    with screen.err.status("starting") as status:
        return look(address, configuration, lambda asked: status.update(screen.foreign(f"asking {asked}")))


def _refuse_taken(name: str, urls: Sequence[str], configuration: Configuration) -> None:
    """Exit when a name or an address is watched already."""
    from crawler.sources import name_key
    from store.urls import url_key

    sources = configuration.sources()
    owners = {url_key(feed.url): source.name for source in sources for feed in source.feeds}
    for url in urls:
        if owner := owners.get(url_key(url)):
            raise typer.BadParameter(f"{url} is watched already, by {owner!r}")
    if any(name_key(source.name) == name_key(name) for source in sources):
        raise typer.BadParameter(f"a source is called {name!r} already; --name gives this one another name")


def _of_its_site(added: Source, configuration: Configuration) -> str:
    """The sources that watch other addresses of the same site; empty where none does."""
    from store.urls import site_of

    sites = {site_of(feed.url) for feed in added.feeds}
    others = [each.name for each in configuration.sources() if any(site_of(feed.url) in sites for feed in each.feeds)]
    return ", ".join(map(repr, others))


def _named(urls: Sequence[str], found: Discovery, configuration: Configuration) -> list[FeedCandidate]:
    """The candidates that were named with --feed; one that the search did not come by is tried by itself."""
    from store.urls import url_key

    by_key = {url_key(one.candidate.url): one.candidate for one in found.ranking}
    return [by_key.get(url_key(url)) or _tried(url, configuration) for url in urls]


def _tried(url: str, configuration: Configuration) -> FeedCandidate:
    from store.urls import url_key

    found = _discovered(url, configuration)
    fitting = [one.candidate for one in found.ranking if url_key(one.candidate.url) == url_key(found.survey.url)]
    if fitting:
        return fitting[0]
    why = f"{found.failure.reason}: {found.advice}" if found.failure else "no feed, sitemap or page that lists articles"
    raise typer.BadParameter(f"--feed {url}: {why}")


def _chosen(found: Discovery, configuration: Configuration, *, yes: bool) -> list[FeedCandidate]:
    """What is taken: the best that is not watched yet, or what a person says."""
    from scheduler.cli.sources.found_screen import owner_of, print_discovery

    sources = configuration.sources()
    free = [one for one in found.ranking if not owner_of(one.candidate, sources)]
    if not free:
        print_discovery(found, sources)
        raise typer.BadParameter("all that this site publishes is watched already")
    if yes:
        return [free[0].candidate]
    print_discovery(found, sources)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise typer.BadParameter("nobody is here to choose: name one with --feed, or take the best with --yes")
    return _asked(found.ranking, found.ranking.index(free[0]) + 1)


def _asked(ranking: Sequence[Ranked], best: int) -> list[FeedCandidate]:
    while True:
        answer = typer.prompt("Which one (several with commas, 0 for none)", default=str(best), err=True)
        numbers = [part.strip() for part in str(answer).split(",")]
        if numbers == ["0"]:
            raise typer.Exit(1)
        if all(number.isdecimal() and 0 < int(number) <= len(ranking) for number in numbers):
            return [ranking[int(number) - 1].candidate for number in dict.fromkeys(numbers)]
        typer.echo(f"Expected numbers from 1 to {len(ranking)}, or 0.", err=True)


def _source(name: str | None, chosen: Sequence[FeedCandidate], found: Discovery) -> Source:
    from urllib.parse import urlsplit

    from crawler.sources import cut_name
    from store.text import clean_line
    from store.types import Feed, Source

    parts = urlsplit(found.survey.url)
    host = (parts.hostname or "").removeprefix("www.")
    called = clean_line(name or cut_name(found.survey.name or chosen[0].title or host))
    feeds = tuple(Feed(source=called, url=each.url, kind=each.kind) for each in chosen)
    return Source(name=called, homepage=f"{parts.scheme}://{parts.netloc}", feeds=feeds)
