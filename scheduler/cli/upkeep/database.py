"""`vigie db …`: copies, checks and upgrades of the corpus, and what is kept no longer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of

if TYPE_CHECKING:
    from store.integrity import Checked

_database = typer.Typer(help="Look after the corpus: copy, check, upgrade, prune, vacuum.", no_args_is_help=True)


def add_commands(app: typer.Typer) -> None:
    app.add_typer(_database, name="db")


@_database.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Also where a file is already.")] = False,
    config: ConfigOption = None,
) -> None:
    """Copy the corpus, also while the daemon writes it.

    The copy is checked. Of a SQLite database the copy is one too; of a server's database it is a dump for pg_restore.
    """
    from scheduler.cli.answers import screen
    from store.database.upkeep import back_up

    size_bytes = back_up(configuration_of(config).store.url, file, overwrite=force)
    screen.out.print(screen.foreign(f"{file}: {size_bytes / 1e6:.1f} MB, checked."))


@_database.command()
def check(
    full: Annotated[bool, typer.Option("--full", help="All texts and pages, not a sample of a thousand.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Say whether the corpus is whole.

    Looked at are the database itself, its keys, counts, fingerprints, search index and pages. Exit code 0 when all
    is well, 1 when something is not.
    """
    from store.database import reader_of
    from store.integrity import check_corpus

    found = []
    with reader_of(configuration_of(config).store.url) as reader:
        for checked in check_corpus(reader, full=full):
            found.append(checked)
            if not json:
                _print_check(checked)
    is_well = not any(checked.problems for checked in found)
    if json:
        from scheduler.cli.answers.documents import document

        print(document({"well": is_well, "full": full, "checks": found}))
    raise typer.Exit(0 if is_well else 1)


def _print_check(checked: Checked) -> None:
    from scheduler.cli.answers import screen

    screen.out.print(screen.foreign(f"{checked.name}: {'NOT WELL' if checked.problems else 'well'}"))
    for problem in checked.problems:
        screen.out.print(screen.foreign(f"- {problem}", "red"))


@_database.command()
def upgrade(config: ConfigOption = None) -> None:
    """Bring an older corpus to this version.

    Its schema, its views and its search index. A SQLite file is copied before.
    """
    from scheduler.cli.answers import screen
    from scheduler.cli.long_work.steps import steps
    from store.database.upkeep import upgrade as upgrade_corpus

    with steps("articles indexed") as told:
        done = upgrade_corpus(configuration_of(config).store.url, told)
    if done.before is None:
        screen.out.print(f"There was no corpus; one is made, with schema {done.after}.")
    elif done.before == done.after:
        screen.out.print(f"Schema {done.after} is this version's; there was nothing to upgrade.")
    else:
        screen.out.print(f"Upgraded from schema {done.before} to {done.after}.")
    if done.copy is not None:
        screen.out.print(screen.foreign(f"The corpus as it was is {done.copy}; delete it when all is well."))


@_database.command()
def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would go.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Delete what is over its time, as the daemon does daily.

    Pages, polls, and articles if a term is set for them: [store] keep_pages_days and [retention].
    """
    from scheduler.cli.answers import screen
    from scheduler.crawls.planning import terms_of
    from store.database import reader_of, writer_of
    from store.database.upkeep import require_corpus
    from store.forgetting import retention
    from store.keeping.near_misses import MOST

    configuration = configuration_of(config)
    require_corpus(configuration.store.url)
    terms, now = terms_of(configuration), datetime.now(UTC)
    with (reader_of if dry_run else writer_of)(configuration.store.url) as engine:
        went = (retention.what_would_go if dry_run else retention.prune)(engine, terms, now)
    if json:
        from scheduler.cli.answers.documents import document

        print(document({"dry_run": dry_run, "terms": terms, "pruned": went}))
        return
    said = "Would go" if dry_run else "Gone"
    pages = f"{amount(went.pages, 'page')} and {amount(went.dictionaries, 'dictionary', 'dictionaries')}"
    kept, logged = _term(terms.articles_days), _term(terms.log_days)
    waiting = amount(went.messages, "message that does not wait", "messages that do not wait")
    nearly = f"{_term(terms.near_misses_days)}, and the newest {MOST:,} at most"
    screen.out.print(f"{said}: {pages} ({_term(terms.pages_days)}),")
    screen.out.print(f"{amount(went.articles, 'article')} with {amount(went.revisions, 'text')} ({kept}),")
    screen.out.print(f"{amount(went.crawls, 'poll')} with {amount(went.failures, 'failure')} ({logged}),")
    screen.out.print(f"{waiting} any more ({logged}),")
    screen.out.print(f"{amount(went.near_misses, 'near miss', 'near misses')} ({nearly}).")


def _term(days: int | None) -> str:
    return "kept for ever" if days is None else amount(days, "day")


@_database.command()
def vacuum(config: ConfigOption = None) -> None:
    """Write the database anew, without what was deleted.

    No byte of it stays in free space. It takes about as long as copying it, and writers wait; on a server readers
    wait too, table by table.
    """
    from scheduler.cli.answers import screen
    from store.database.upkeep import require_corpus
    from store.database.wiping import wipe

    url = configuration_of(config).store.url
    require_corpus(url)
    stays = wipe(url)
    screen.out.print("Written anew.")
    for sentence in stays:
        screen.out.print(screen.foreign(sentence))
