"""`vigie articles` and `vigie show`: reading what is kept."""

from __future__ import annotations

import json as json_module
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, refuse

if TYPE_CHECKING:
    from store.reading import ArticleRecord
    from store.rows import AnyRow


def add_commands(app: typer.Typer) -> None:
    app.command()(articles)
    app.command()(show)


def articles(
    last: Annotated[int, typer.Option("--last", "-n", min=1, metavar="N", help="How many, newest first.")] = 20,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """List the articles that were kept last."""
    from store.database import reader_of
    from store.reading import latest_articles

    with reader_of(configuration_of(config).store.url) as reader:
        headlines = latest_articles(reader, last)
    if json:
        from scheduler.cli.answers.documents import headlines_document

        print(headlines_document(headlines))
        return
    from scheduler.cli.answers import screen

    screen.out.print(screen.headline_table(headlines))
    if not headlines:
        screen.note("Nothing is kept yet; `vigie crawl` looks for articles.")


def show(
    article_id: Annotated[int, typer.Argument(metavar="ID", help="Number of the article.")],
    removed: Annotated[bool, typer.Option("--removed", help="Also what was judged not to be the article.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Read one article, with its history and its copies."""
    from store.database import reader_of
    from store.reading import article_record

    with reader_of(configuration_of(config).store.url) as reader:
        record = article_record(reader, article_id)
    if record is None:
        refuse(f"there is no article {article_id}; `vigie articles` lists them")
    if json:
        from scheduler.cli.answers.documents import record_document

        print(record_document(record))
        return
    _print_record(record, with_removed=removed)


def _print_record(record: ArticleRecord, *, with_removed: bool) -> None:
    from scheduler.cli.answers import screen

    newest = record.newest
    screen.out.print(screen.foreign(newest.title, "bold"))
    for line in _facts(record, newest):
        screen.out.print(screen.foreign(line, "dim"))
    paragraphs = [newest.standfirst, *newest.body.split("\n")] if newest.standfirst else newest.body.split("\n")
    for place, paragraph in enumerate(paragraphs):
        screen.out.print()
        screen.out.print(screen.foreign(paragraph, "italic" if newest.standfirst and not place else ""))
    if record.copies:
        screen.out.print("\nThe same story:")
        screen.out.print(screen.headline_table(record.copies))
    if with_removed:
        screen.out.print("\nRemoved:")
        blocks = json_module.loads(newest.removed)
        screen.out.print(screen.answer_table(("rule", "text"), [(block["rule"], block["text"]) for block in blocks]))


def _facts(record: ArticleRecord, newest: AnyRow) -> list[str]:
    from scheduler.cli.answers import screen

    facts = [
        f"{record.source} · published {_published(newest)} · first seen {screen.local(record.first_seen_at)}",
        record.url,
        f"{amount(newest.word_count, 'word')} · {newest.language or 'language unknown'} · access {newest.access}"
        + (f" · read as {newest.encoding}" if newest.encoding else ""),
    ]
    authors = json_module.loads(newest.authors)
    if authors:
        facts.insert(1, "by " + ", ".join(authors))
    if record.matched:
        facts.append(f"on topic {record.topic!r} by " + ", ".join(record.matched))
    if record.removed_at is not None:
        facts.append(f"removed by its publisher, as seen on {screen.local(record.removed_at)}")
    if record.paywalled_at is not None:
        facts.append(f"behind a paywall since {screen.local(record.paywalled_at)}; this is the fuller text before")
    if len(record.revisions) > 1:
        seen = ", ".join(f"{row.number} at {screen.local(row.seen_at)}{_edit(row)}" for row in record.revisions)
        facts.append(f"{len(record.revisions)} texts: {seen} (`vigie diff {record.id}`)")
    return facts


def _published(row: AnyRow) -> str:
    """When it appeared and what says so; what is written in its place where that is no date."""
    from scheduler.cli.answers import screen

    if row.published_at is None:
        return f"unknown (“{row.published_raw}” is written)" if row.published_raw else "unknown"
    return screen.local(row.published_at) + (f" ({row.published_from})" if row.published_from else "")


def _edit(row: AnyRow) -> str:
    """What was edited in a revision, in a word."""
    edit = row.kind or (row.cause if row.number > 1 else "")
    return f" ({edit})" if edit else ""
