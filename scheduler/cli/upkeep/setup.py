"""`vigie init`: the configuration."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

_TEMPLATE = """\
# The configuration of vigie. Keys that are left out have the values shown; sources and topic that are left out are
# those of the built-in profile (`vigie sources` lists them).

contact = {contact}   # sent in the User-Agent, so that a site can write to you
profile = {profile}
# profile_sources = true     # watch the profile's sources beside those of this file

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

# [digest]
# at = "07:30"               # in Paris; of the day before, and on one day of the seven days before
# weekday = "monday"

# [[sink]]                   # where alarms and digests go: email, webhook, command or atom; `vigie sinks test` tries it
# kind = "email"
# takes = ["alarms", "daily", "weekly"]
# host = "mail.example.org"
# user = "vigie"
# password_file = "smtp-password"
# from = "vigie@example.org"
# to = ["redaction@example.org"]

# [log]
# format = "text"            # or "json": how `vigie run` writes its log

# [metrics]
# listen = "127.0.0.1:9464"  # `vigie run` answers /healthz and /metrics there; nowhere, unless this says where

# [[source]]
# name = "Le Monde Informatique"
# homepage = "https://www.lemondeinformatique.fr"
# owner = "IT News Info"     # copies within one group count once
# category = "Informatique"  # where you file it; a folder in OPML
# kind = "press"             # or "press_release": a newsroom, whose texts articles are made from
# feeds = ["https://www.lemondeinformatique.fr/flux-rss/thematique/toutes-les-actualites/rss.xml"]
# sitemaps = []
# sections = [{{ url = "https://www.lemondeinformatique.fr/actualites/", link_pattern = "/actualites/lire-" }}]
"""


def add_commands(app: typer.Typer) -> None:
    app.command()(init)


def init(
    contact: Annotated[
        str | None, typer.Option(help="How a site may reach you, mailto:… or https://…; you are asked when not said.")
    ] = None,
    store: Annotated[str, typer.Option(help="Where the corpus is kept.")] = "sqlite:///vigie.db",
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="The built-in topic with its partners and sources.")
    ] = None,
) -> None:
    """Write vigie.toml in the working directory."""
    from tomlkit import string

    from scheduler.configuration.files import FILE_NAME
    from scheduler.configuration.loading import PLACEHOLDER_CONTACT, load_configuration
    from scheduler.configuration.profiles import DEFAULT_PROFILE, is_profile
    from scheduler.errors import BadConfiguration

    contact = contact if contact is not None else _asked_contact()
    try:
        chosen = is_profile(profile or DEFAULT_PROFILE)
    except ValueError as error:
        raise typer.BadParameter(f"{profile!r}: {error}") from error

    file = Path(FILE_NAME)
    if file.exists():
        raise BadConfiguration(f"{file} exists already; edit it, or remove it first")
    given = {"contact": contact, "profile": chosen, "store": store}
    file.write_text(_TEMPLATE.format(**{key: string(value).as_string() for key, value in given.items()}), "utf-8")
    try:
        configuration = load_configuration(file)
    except BadConfiguration:
        file.unlink()
        raise
    if configuration.contact == PLACEHOLDER_CONTACT:
        print(f"{file} is written. Put your own contact into it: {contact} is nobody's, and `vigie run` refuses it.")
        return
    print(f"{file} is written. `vigie crawl` tries every source once; `vigie run` watches.")


def _asked_contact() -> str:
    if not sys.stdin.isatty():
        raise typer.BadParameter("there is nobody to ask; say --contact mailto:NAME@HOST")
    answer: str = typer.prompt("How may a site reach you (mailto:… or https://…)")
    return answer
