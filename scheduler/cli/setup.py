"""`vigie init` and `vigie sources`: the configuration, and what it watches."""

from __future__ import annotations

import json as json_module
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of
from scheduler.cli.rules import rules

if TYPE_CHECKING:
    from store.types import Source

_TEMPLATE = """\
# The configuration of vigie. Keys that are left out have the values shown; sources and topic that are left out are
# those of the built-in profile (`vigie sources` lists them).

contact = {contact}   # sent in the User-Agent, so that a site can write to you
profile = {profile}

[store]
url = {store}
# keep_pages_days = 30       # fetched pages are kept beside their articles for so long; 0 keeps none

# [retention]
# articles_days = 730        # articles are kept for ever, unless this says for how long
# log_days = 90              # polls and failures
# near_misses_days = 90      # what nearly matched: headline and address, without text

# [topic]
# name = "Microsoft en France"
# query = 'microsoft AND (partenariat OR accord)'
# keep = "matching"          # or "all"

# [topic.lists]
# villes = ["Paris", "Lyon"] # @villes in a query is any of them

# [topic.score]
# match = 0.2                # what the query finds under this score is a near miss

# [network]
# delay_s = 2.0              # between two requests to one site
# proxy = ""

# [extraction]
# site_rules = "rules"       # a folder of TOML files: selectors for a site that is not read well

# [schedule]
# daily_interval_s = 10800   # between two polls of a feed with one new entry a day; with n, its √n-th part …
# min_interval_s = 300       # … within these bounds
# max_interval_s = 7200
# recheck_hours = [1, 6, 24, 168]   # articles are looked at again so long after first sight; [] never

# [[source]]
# name = "Le Monde Informatique"
# homepage = "https://www.lemondeinformatique.fr"
# owner = "IT News Info"     # copies within one group count once
# kind = "press"             # or "press_release": a newsroom, whose texts articles are made from
# feeds = ["https://www.lemondeinformatique.fr/flux-rss/thematique/toutes-les-actualites/rss.xml"]
# sitemaps = []
# sections = [{{ url = "https://www.lemondeinformatique.fr/actualites/", link_pattern = "/actualites/lire-" }}]
"""


def add_commands(app: typer.Typer) -> None:
    app.command()(init)
    watched = typer.Typer(help="List what is watched, and what was learned of it.")
    watched.callback(invoke_without_command=True)(sources)
    watched.command()(chrome)
    watched.command()(rules)
    app.add_typer(watched, name="sources")


def init(
    contact: Annotated[
        str, typer.Option(prompt="How may a site reach you (mailto:… or https://…)", help="mailto:… or https://…")
    ],
    store: Annotated[str, typer.Option(help="Where the corpus is kept.")] = "sqlite:///vigie.db",
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="The built-in topic with its partners and sources.")
    ] = None,
) -> None:
    """Write vigie.toml in the working directory."""
    from scheduler.config import FILE_NAME, load_configuration
    from scheduler.errors import BadConfiguration
    from scheduler.profiles import DEFAULT_PROFILE, is_profile

    try:
        chosen = is_profile(profile or DEFAULT_PROFILE)
    except ValueError as error:
        raise typer.BadParameter(f"{profile!r}: {error}") from error

    file = Path(FILE_NAME)
    if file.exists():
        raise BadConfiguration(f"{file} exists already; edit it, or remove it first")
    # JSON's quotes and escapes are those of TOML's basic strings.
    given = {"contact": contact, "profile": chosen, "store": store}
    file.write_text(_TEMPLATE.format(**{key: json_module.dumps(value) for key, value in given.items()}), "utf-8")
    try:
        load_configuration(file)
    except BadConfiguration:
        file.unlink()
        raise
    print(f"{file} is written. `vigie crawl` tries every source once; `vigie run` watches.")


def sources(context: typer.Context, config: ConfigOption = None, json: JsonOption = False) -> None:
    """List what is watched."""
    if context.invoked_subcommand is None:
        _list_sources(config, as_json=json)


def chrome(
    name: Annotated[str, typer.Argument(metavar="SOURCE", help="Name of the source.")],
    keep: Annotated[
        str | None, typer.Option(metavar="HASH", help="This block belongs to the articles: never remove it.")
    ] = None,
    drop: Annotated[str | None, typer.Option(metavar="HASH", help="Take that back.")] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show the chrome that was learned from a source's pages, and correct it.

    `vigie reextract` applies what was learned, and what was corrected, to earlier articles.
    """
    from scheduler.learned import correct_block, learned_blocks

    configuration = configuration_of(config)
    sites = _sites_of(configuration.sources(), name)
    for key, is_kept in ((keep, True), (drop, False)):
        if key is not None and not correct_block(configuration.store.url, sites, key, keep=is_kept):
            print(f"vigie: no block {key} is remembered of {', '.join(sites)}", file=sys.stderr)
            raise typer.Exit(1)
    blocks = learned_blocks(configuration.store.url, sites)
    if json:
        from scheduler.cli.documents import document

        print(document({"source": name, "sites": sites, "blocks": blocks}))
        return
    from scheduler.cli import screen

    made = screen.table("hash", "site", "pages", "text")
    for block in blocks:
        text = f"{block.text}  [kept]" if block.keep else block.text
        made.add_row(block.key, block.site, f"{block.pages} of {block.of_pages}", screen.foreign(text))
    if blocks:
        screen.out.print(made)
    else:
        screen.note("Nothing is learned of it yet; four articles that share a block are needed.")


def _sites_of(watched: list[Source], name: str) -> list[str]:
    """The registered domains of a source's home page and feeds. Raises BadParameter when there is no such source."""
    from crawler.errors import BadSource
    from crawler.sources import chosen
    from store.urls import site_of

    try:
        (found,) = chosen(watched, [name])
    except BadSource as error:
        raise typer.BadParameter(str(error)) from error
    addresses = [feed.url for feed in found.feeds] + [found.homepage] * bool(found.homepage)
    return sorted({site_of(address) for address in addresses})


def _list_sources(config: Path | None, *, as_json: bool) -> None:
    watched = configuration_of(config).sources()
    if as_json:
        from scheduler.cli.documents import document

        print(document({"sources": watched}))
        return
    from scheduler.cli import screen

    made = screen.table("source", "kind", "address")
    for source in watched:
        for feed in source.feeds:
            made.add_row(screen.foreign(source.name), feed.kind.value, screen.foreign(feed.url))
    screen.out.print(made)
