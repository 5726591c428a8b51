"""`vigie extract`: the extractor on one page, storing nothing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of

if TYPE_CHECKING:
    from store.types import Article


_ADDRESS = re.compile("https?://", re.IGNORECASE)


def add_commands(app: typer.Typer) -> None:
    app.command()(extract)


def extract(
    page: Annotated[str, typer.Argument(metavar="FILE|URL", help="An HTML file, or the address of a page.")],
    explain: Annotated[bool, typer.Option("--explain", help="Show what was removed, and by which rule.")] = False,
    url: Annotated[str, typer.Option(metavar="URL", help="For a file: where it came from.")] = "",
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show what vigie takes a page for, storing nothing.

    Exit code 1 when it is no article.
    """
    article = _fetched(page, config) if _ADDRESS.match(page) else _from_file(page, url)
    if json:
        from scheduler.cli.documents import document

        print(document(article))
        return
    _print_article(article, explain=explain)


def _fetched(page: str, config: Path | None) -> Article:
    from scheduler.fetching import article_at

    return article_at(page, configuration_of(config))


def _from_file(page: str, url: str) -> Article:
    from crawler.extract import extract as extract_article

    return extract_article(_read(page), url or Path(page).absolute().as_uri())


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{name} cannot be read: {error.strerror}") from error


def _print_article(article: Article, *, explain: bool) -> None:
    from scheduler.cli import screen

    facts = screen.table("field", "value")
    published = f"{screen.local(article.published_at)} ({article.published_from})" if article.published_at else "–"
    modified = f"{screen.local(article.modified_at)} ({article.modified_from})" if article.modified_at else "–"
    for name, value in (
        ("title", article.title),
        ("standfirst", article.standfirst or "–"),
        ("authors", ", ".join(article.authors) or "–"),
        ("published", published),
        ("modified", modified),
        ("language", article.language or "–"),
        ("section", article.section or "–"),
        ("image", article.image or "–"),
        ("canonical URL", article.canonical_url or "–"),
        ("access", article.access.value),
        ("words", str(article.word_count)),
    ):
        facts.add_row(name, screen.foreign(value))
    screen.out.print(facts)
    blocks = screen.table("", "rule", "text") if explain else None
    if blocks is None:
        screen.out.print(article.body, markup=False)
        return
    for paragraph in article.body.split("\n"):
        blocks.add_row("kept", "", screen.foreign(paragraph, "green"))
    for block in article.removed:
        blocks.add_row("removed", block.rule, screen.foreign(block.text, "red"))
    screen.out.print(blocks)
