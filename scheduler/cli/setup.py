"""`vigie init` and `vigie sources`: the configuration, and what it watches."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of

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
    app.command()(sources)


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


def sources(config: ConfigOption = None, json: JsonOption = False) -> None:
    """List what is watched."""
    watched = configuration_of(config).sources()
    if json:
        from scheduler.cli.documents import document

        print(document({"sources": watched}))
        return
    from scheduler.cli import screen

    made = screen.table("source", "kind", "address")
    for source in watched:
        for feed in source.feeds:
            made.add_row(screen.foreign(source.name), feed.kind.value, screen.foreign(feed.url))
    screen.out.print(made)
