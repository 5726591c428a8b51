"""`vigie sources`: what is watched, and what was learned of it. Verbs that find and try sources stand beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, refuse
from scheduler.cli.sources import checking, finding, outlines
from scheduler.cli.sources.asked import show
from scheduler.cli.sources.rules import rules

if TYPE_CHECKING:
    from store.types import Source

#: A hash is named by so many of its letters.
_SHORTEST_HASH = 4


def add_commands(app: typer.Typer) -> None:
    watched = typer.Typer(help="Find, try and list what is watched.")
    watched.callback(invoke_without_command=True)(sources)
    watched.command("list")(list_)
    for verbs in (finding, checking, outlines):
        verbs.add_to_group(watched)
    watched.command()(chrome)
    watched.command()(rules)
    watched.command()(show)
    app.add_typer(watched, name="sources")


def sources(context: typer.Context, config: ConfigOption = None, json: JsonOption = False) -> None:
    """List what is watched."""
    if context.invoked_subcommand is None:
        _list_sources(config, as_json=json)
    elif config or json:
        raise typer.BadParameter(f"--config and --json come after {context.invoked_subcommand!r}")


def list_(config: ConfigOption = None, json: JsonOption = False) -> None:
    """List what is watched, as `vigie sources` does."""
    _list_sources(config, as_json=json)


def chrome(
    name: Annotated[str, typer.Argument(metavar="SOURCE", help="Name of the source.")],
    keep: Annotated[
        str | None,
        typer.Option(metavar="HASH", help="This block (four letters do) belongs to the articles: never remove it."),
    ] = None,
    drop: Annotated[str | None, typer.Option(metavar="HASH", help="Take that back.")] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show and correct the chrome learned from a source.

    `vigie reextract` applies what was learned, and what was corrected, to earlier articles.
    """
    from scheduler.tasks.learned import learned_blocks

    if keep is not None and drop is not None:
        raise typer.BadParameter("--keep and --drop exclude each other")
    configuration = configuration_of(config)
    sites = _sites_of(configuration.sources(), name)
    for given, is_kept in ((keep, True), (drop, False)):
        if given is not None:
            _correct(configuration.store.url, sites, given.strip().lower(), keep=is_kept)
    blocks = learned_blocks(configuration.store.url, sites)
    if json:
        from scheduler.cli.answers.documents import document

        print(document({"source": name, "sites": sites, "blocks": blocks}))
        return
    from scheduler.cli.answers import screen

    made = screen.table("hash", "site", "pages", "text")
    for block in blocks:
        text = f"{block.text}  [kept]" if block.keep else block.text
        made.add_row(block.key, block.site, f"{block.pages} of {block.of_pages}", screen.foreign(text))
    if blocks:
        screen.out.print(made)
    else:
        screen.note("Nothing is learned of it yet; four articles that share a block are needed.")


def _correct(store_url: str, sites: list[str], given: str, *, keep: bool) -> None:
    """Correct the block of this hash, or the one of those that are shown whose hash begins so."""
    from scheduler.tasks.learned import correct_block, learned_blocks

    shown = [block.key for block in learned_blocks(store_url, sites)] if len(given) >= _SHORTEST_HASH else []
    meant = {key for key in shown if key.startswith(given)}
    if len(meant) > 1 and given not in meant:
        refuse(f"several blocks begin with {given}: {', '.join(sorted(meant))}")
    key = meant.pop() if len(meant) == 1 else given
    if not correct_block(store_url, sites, key, keep=keep):
        more = "; name it by four letters or more" if len(key) < _SHORTEST_HASH else ""
        refuse(f"no block {key or repr(key)} is remembered of {', '.join(sites)}{more}")


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
        from scheduler.cli.answers.documents import document

        print(document({"sources": watched}))
        return
    from scheduler.cli.answers import screen

    filed = any(source.category for source in watched)
    made = screen.table("source", "kind", "address", *["category"] * filed)
    for source in watched:
        category = [screen.foreign(source.category)] * filed
        for feed in source.feeds:
            made.add_row(screen.foreign(source.name), feed.kind.value, screen.foreign(feed.url), *category)
    screen.out.print(made)
