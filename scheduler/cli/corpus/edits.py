"""`vigie diff`: what a publisher changed in an article, in words."""

from __future__ import annotations

import json as json_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, refuse

if TYPE_CHECKING:
    from store.reading import ArticleRecord
    from store.rows import AnyRow

_FIELDS = ("title", "standfirst", "body")
#: Who changed a text, when it was not its publisher.
_CAUSES = {"extractor": "read by a better extractor", "import": "from an import"}


def add_commands(app: typer.Typer) -> None:
    app.command()(diff)


def diff(
    article_id: Annotated[int, typer.Argument(metavar="ID", help="Number of the article.")],
    older: Annotated[int | None, typer.Argument(metavar="A", help="Number of one text of it.")] = None,
    newer: Annotated[
        int | None, typer.Argument(metavar="B", help="Number of another; the newest when only A is given.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List its texts, and what was edited in each.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show what was edited in an article, in words.

    Without A and B, its newest text against the one before.
    """
    from store.database import reader_of
    from store.reading import article_record

    if listed and older is not None:
        raise typer.BadParameter("--list lists all texts: give it without A and B")
    with reader_of(configuration_of(config).store.url) as reader:
        record = article_record(reader, article_id)
    if record is None:
        refuse(f"there is no article {article_id}; `vigie articles` lists them")
    pair = None if listed else _chosen(record, older, newer)
    if json:
        from scheduler.cli.answers.documents import document

        print(document(_document(record, pair)))
    elif listed:
        _print_list(record)
    else:
        _print_edit(record, pair)


def _chosen(record: ArticleRecord, older: int | None, newer: int | None) -> tuple[AnyRow, AnyRow] | None:
    """The two texts to compare; None when there is only one."""
    by_number = {row.number: row for row in record.revisions}
    for number in (older, newer):
        if number is not None and number not in by_number:
            there = "only text 1" if len(by_number) == 1 else f"texts 1 to {max(by_number)}"
            refuse(f"article {record.id} has {there}, none of number {number}; `vigie diff {record.id} --list`")
    after = by_number[newer if newer is not None else max(by_number)]
    if older is not None:
        return by_number[older], after
    # What came back is compared with what it was, rather than with nothing.
    earlier = [row for row in record.revisions if row.number < after.number and (row.kind != "removed" or row.body)]
    return (earlier[-1], after) if earlier else None


def _print_list(record: ArticleRecord) -> None:
    from scheduler.cli.answers import screen

    made = screen.table("text", "seen", "by", "what", "words", "title", numbers=("text",))
    for row in record.revisions:
        title = screen.foreign(row.title)
        if row.number == record.shown and len(record.revisions) > 1:
            title.append("  [shown]", style="dim")
        cause = "" if row.number == 1 else row.cause
        made.add_row(str(row.number), screen.local(row.seen_at), cause, _kinds(row), _words(row), title)
    screen.out.print(made)


def _print_edit(record: ArticleRecord, pair: tuple[AnyRow, AnyRow] | None) -> None:
    from scheduler.cli.answers import screen
    from scheduler.cli.answers.word_diff import word_diff
    from store.keeping.changes import changed_columns

    screen.out.print(screen.foreign(record.newest.title, "bold"))
    screen.out.print(screen.foreign(f"{record.source} · {record.url}", "dim"), soft_wrap=True)
    if pair is None:
        screen.note(f"Article {record.id} has one text; nothing was edited since vigie first had it.")
        return
    before, after = pair
    screen.out.print(screen.foreign(_heading(before, after)))
    if not after.title and not after.body:
        screen.out.print(f"Nothing is shown there any more; `vigie show {record.id}` has the text that was kept.")
        return
    changed = changed_columns(before, after)
    for name in (name for name in _FIELDS if name in changed):
        found = word_diff(getattr(before, name), getattr(after, name), marked=not screen.has_colours())
        if found.plain:
            screen.out.print(f"\n{name}:", style="bold")
            screen.out.print(found)
    others = [name.replace("_", " ") for name in changed if name not in (*_FIELDS, "body_markdown")]
    if others:
        screen.out.print(f"\nAlso changed: {', '.join(others)}.", style="dim")
    if not changed:
        screen.out.print("\nNothing differs.", style="dim")


def _heading(before: AnyRow, after: AnyRow) -> str:
    from scheduler.cli.answers import screen

    span = (
        f"text {before.number} ({screen.local(before.seen_at)}) → text {after.number} ({screen.local(after.seen_at)})"
    )
    edit = _kinds(after) if after.number > before.number else ""
    told = [edit, _words(after) if edit else "", _CAUSES.get(after.cause, "")]
    said = ", ".join(part for part in told if part)
    return f"{span}: {said}" if said else span


def _kinds(row: AnyRow) -> str:
    """What was edited, the most telling first."""
    return ", ".join(json_module.loads(row.kinds))


def _words(row: AnyRow) -> str:
    return "" if row.words_added is None else f"+{row.words_added} −{row.words_cut}"


def _document(record: ArticleRecord, pair: tuple[AnyRow, AnyRow] | None) -> dict[str, Any]:
    texts = [_revision_document(row) | {"on_display": row.number == record.shown} for row in record.revisions]
    facts = {name: getattr(record, name) for name in ("id", "source", "url", "removed_at", "paywalled_at")}
    return facts | {"title": record.newest.title, "revisions": texts, "diff": _diff_document(*pair) if pair else None}


def _revision_document(row: AnyRow) -> dict[str, Any]:
    names = ("number", "seen_at", "cause", "kind", "words_added", "words_cut", "word_count", "access", "title")
    return {name: getattr(row, name) for name in names} | {"kinds": json_module.loads(row.kinds)}


def _diff_document(before: AnyRow, after: AnyRow) -> dict[str, Any]:
    from scheduler.cli.answers.word_diff import changed_passages
    from store.keeping.changes import changed_columns

    passages = {name: changed_passages(getattr(before, name), getattr(after, name)) for name in _FIELDS}
    told = {
        name: [[{"what": what, "words": words} for what, words in passage] for passage in some]
        for name, some in passages.items()
        if some
    }
    return {"from": before.number, "to": after.number, "fields": changed_columns(before, after), "changes": told}
