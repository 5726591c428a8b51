"""`vigie init` and `vigie sources`: the configuration, and what it watches."""

from __future__ import annotations

import json as json_module
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of

if TYPE_CHECKING:
    from store.types import Source

_TEMPLATE = """\
# The configuration of vigie. Keys that are left out have the values shown; sources and topic that are left out are
# those of the built-in profile, "Microsoft en France" (`vigie sources` lists them).

contact = {contact}   # sent in the User-Agent, so that a site can write to you

[store]
url = {store}
# keep_pages_days = 30       # fetched pages are kept beside their articles for so long; 0 keeps none

# [retention]
# articles_days = 730        # articles are kept for ever, unless this says for how long
# log_days = 90              # polls and failures

# [topic]
# name = "Microsoft en France"
# query = 'microsoft AND (partenariat OR accord)'
# keep = "matching"          # or "all"

# [network]
# delay_s = 2.0              # between two requests to one site
# proxy = ""

# [schedule]
# min_interval_s = 300
# max_interval_s = 7200

# [[source]]
# name = "Le Monde Informatique"
# homepage = "https://www.lemondeinformatique.fr"
# feeds = ["https://www.lemondeinformatique.fr/flux-rss/thematique/toutes-les-actualites/rss.xml"]
# sitemaps = []
# sections = [{{ url = "https://www.lemondeinformatique.fr/actualites/", link_pattern = "/actualites/lire-" }}]
"""


def add_commands(app: typer.Typer) -> None:
    app.command()(init)
    watched = typer.Typer(help="List what is watched, and what was learned of it.")
    watched.callback(invoke_without_command=True)(sources)
    watched.command()(chrome)
    app.add_typer(watched, name="sources")


def init(
    contact: Annotated[
        str, typer.Option(prompt="How may a site reach you (mailto:… or https://…)", help="mailto:… or https://…")
    ],
    store: Annotated[str, typer.Option(help="Where the corpus is kept.")] = "sqlite:///vigie.db",
) -> None:
    """Write vigie.toml in the working directory."""
    from scheduler.config import FILE_NAME, load_configuration
    from scheduler.errors import BadConfiguration

    file = Path(FILE_NAME)
    if file.exists():
        raise BadConfiguration(f"{file} exists already; edit it, or remove it first")
    # JSON's quotes and escapes are those of TOML's basic strings.
    file.write_text(_TEMPLATE.format(contact=json_module.dumps(contact), store=json_module.dumps(store)), "utf-8")
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
    screen.out.print(made)
    if not blocks:
        screen.note("Nothing is learned of it yet; four articles that share a block are needed.")


def _sites_of(watched: list[Source], name: str) -> list[str]:
    """The registered domains of a source's home page and feeds. Raises BadParameter when there is no such source."""
    from store.urls import site_of

    found = next((source for source in watched if source.name == name), None)
    if found is None:
        raise typer.BadParameter(f"there is no source {name!r}; `vigie sources` lists them")
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
