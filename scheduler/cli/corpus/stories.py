"""`vigie stories`: the stories that are kept, and a person's word on which articles belong together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, refuse

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from store.copies.explaining import ComparedArticle, Explanation
    from store.copies.listing import StoryLine

_ArticleId = Annotated[int, typer.Argument(metavar="ID", help="Number of an article.")]
_OneId = Annotated[int, typer.Argument(metavar="A", help="Number of an article.")]
_OtherId = Annotated[int, typer.Argument(metavar="B", help="Number of another.")]

#: A narrower window has no room for a headline beside the other columns.
_ROOM = 90

group = typer.Typer(name="stories", help="List stories, split and merge them.", invoke_without_command=True)


def add_commands(app: typer.Typer) -> None:
    app.add_typer(group)


@group.callback()
def stories(
    context: typer.Context,
    last: Annotated[int, typer.Option("--last", "-n", min=1, metavar="N", help="How many, newest first.")] = 20,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """List the stories that came last, each with its copies.

    split ID takes an article out of its story, merge A B makes the stories of two articles one, why A B shows the
    figures. What is decided so, no later run undoes.
    """
    if context.invoked_subcommand is not None:
        return
    from store.copies.listing import latest_stories
    from store.database import reader_of

    with reader_of(configuration_of(config).store.url) as reader:
        found = latest_stories(reader, last)
    if json:
        from scheduler.cli.answers.documents import document

        print(document({"stories": found}))
        return
    from scheduler.cli.answers import screen

    screen.out.print(_few_columns(found) if screen.is_narrow(_ROOM) else _all_columns(found))


def _all_columns(found: list[StoryLine]) -> Table:
    from scheduler.cli.answers import screen

    numbers = ("story", "articles", "sources")
    made = screen.table("story", "first seen", "first source", "articles", "sources", "title", numbers=numbers)
    for one in found:
        counts = (str(one.articles), str(one.sources))
        source = screen.foreign(one.first_source)
        made.add_row(str(one.id), screen.local(one.first_seen_at), source, *counts, _titled(one))
    return made


def _few_columns(found: list[StoryLine]) -> Table:
    from scheduler.cli.answers import screen

    made = screen.table("story", "title", numbers=("story",))
    for one in found:
        source = screen.foreign(one.first_source)
        made.add_row(str(one.id), screen.beneath(_titled(one), screen.local(one.first_seen_at), source))
    return made


def _titled(one: StoryLine) -> Text:
    """The headline, with the numbers of the articles that have it."""
    from scheduler.cli.answers import screen

    return screen.foreign(one.title).append(f"  [{', '.join(map(str, one.article_ids))}]", style="dim")


@group.command()
def split(article_id: _ArticleId, config: ConfigOption = None) -> None:
    """Take an article out of its story: it tells another.

    Articles of the very same words go with it; other copies stay where they are.
    """
    from datetime import UTC, datetime

    from store.copies.decisions import split_story
    from store.database import writer_of

    with writer_of(_corpus(config)) as engine:
        split = split_story(engine, article_id, datetime.now(UTC))
    if split is None:
        _refuse_absent(config, article_id)
        refuse(f"article {article_id} is alone in its story, or those beside it have the same words: nothing to split")
    if len(split.article_ids) == 1:
        print(f"Article {article_id} is now story {split.story_id}.", file=sys.stderr)
        return
    numbers = ", ".join(map(str, split.article_ids))
    print(f"Articles {numbers}, which have the same words, are now story {split.story_id}.", file=sys.stderr)


@group.command()
def merge(article_id: _OneId, other_id: _OtherId, config: ConfigOption = None) -> None:
    """Make the stories of two articles one."""
    from datetime import UTC, datetime

    from store.copies.decisions import merge_stories
    from store.database import writer_of

    if article_id == other_id:
        raise typer.BadParameter("give two articles")
    with writer_of(_corpus(config)) as engine:
        story_id = merge_stories(engine, article_id, other_id, datetime.now(UTC))
    if story_id is None:
        _refuse_absent(config, article_id, other_id)
    print(f"Articles {article_id} and {other_id} are story {story_id}.", file=sys.stderr)


@group.command()
def why(article_id: _OneId, other_id: _OtherId, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Show why two articles are one story, or are not, with the figures."""
    from store.copies.explaining import explain
    from store.database import reader_of

    if article_id == other_id:
        raise typer.BadParameter("give two articles")
    with reader_of(configuration_of(config).store.url) as reader:
        found = explain(reader, article_id, other_id)
    if found is None:
        _refuse_absent(config, article_id, other_id)
        return
    if json:
        from scheduler.cli.answers.documents import document

        print(document(found))
        return
    _print_explanation(found)


def _corpus(config: Path | None) -> str:
    """The address of the corpus. Raises StoreUnavailable where there is none: a person's word makes no new one."""
    from store.database.upkeep import require_corpus

    store_url = configuration_of(config).store.url
    require_corpus(store_url)
    return store_url


def _refuse_absent(config: Path | None, *article_ids: int) -> None:
    """End the command when some of the articles are not there, naming those."""
    from store.database import reader_of
    from store.reading import article_record

    with reader_of(configuration_of(config).store.url) as reader:
        absent = [str(each) for each in article_ids if article_record(reader, each) is None]
    if absent:
        refuse(f"there is no article {' and none '.join(absent)}; `vigie articles` lists them")


def _print_explanation(found: Explanation) -> None:
    from scheduler.cli.answers import screen

    made = screen.table("", str(found.older.id), str(found.newer.id))
    both = (found.older, found.newer)
    for name, values in (
        ("source", [screen.foreign(one.source) for one in both]),
        ("title", [screen.foreign(one.title) for one in both]),
        ("published, else seen", [screen.local(one.at) for one in both]),
        ("words", [str(one.words) for one in both]),
        ("story", [str(one.story_id) for one in both]),
        ("recognised as", [_recognised(one) for one in both]),
    ):
        made.add_row(name, *values)
    screen.out.print(made)
    for line in _figures(found):
        screen.out.print(line)


def _recognised(one: ComparedArticle) -> str:
    if one.copy_of is None:
        return "no copy"
    score = "" if one.copy_score is None else f", {one.copy_score:.2f}"
    return f"copy of {one.copy_of} ({one.copy_kind}{score})"


def _figures(found: Explanation) -> list[str]:
    from scheduler.cli.answers import screen

    like = found.likeness
    verdict = f"a copy ({like.kind.value})" if like.kind else "two stories"
    lines = [
        "They are in one story." if found.same_story else "They are in two stories.",
        f"By their texts of today: {verdict}: {like.because}.",
        f"{like.containment:.2f} of the shorter stands in the longer; {like.needed:.2f} are asked for"
        f" {amount(like.days_apart, 'day')} apart. {amount(like.shared, 'run')} of five words in common,"
        f" {like.opening_run} in a row near the start.",
        f"Numbers in common: {like.numbers_shared} of {like.numbers}."
        f" Boilerplate, not counted: {found.boilerplate:.0%} of article {found.newer.id}.",
    ]
    if found.decided is not None:
        is_same, at = found.decided
        lines.append(f"A person said on {screen.local(at)}: {'one story' if is_same else 'two stories'}.")
    return lines
