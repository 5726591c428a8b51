"""`vigie forget`: what the press wrote, taken out again at somebody's request."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.exit_codes import EXIT_FAILED
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, query_as_given

if TYPE_CHECKING:
    from scheduler.configuration.loading import Configuration
    from store.forgetting.erasure import Erased
    from store.forgetting.forget import Reach, ReachedArticle

#: Articles that a person is shown before they go; --json gives all.
_SHOWN = 50


def add_commands(app: typer.Typer) -> None:
    app.command()(forget)


def forget(
    url: Annotated[
        list[str] | None, typer.Option("--url", metavar="URL", help="The article at this address; may be given again.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="All that a source brought.")] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="All articles that name a person.")] = None,
    copies: Annotated[bool, typer.Option("--copies", help="With --url: also other articles of the same text.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would go.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Forget articles, for good.

    Texts old and new, pages, the search index, and what the log says of their addresses are deleted. Their addresses
    stay away: of each a salted hash is kept, so that the next poll does not bring it back. A line without content
    says when how much was forgotten.

    With --person go the articles that name the person in byline, text, earlier texts or address; of those that do so
    only around the text (a comment, a list of headlines), the removed blocks, the kept page and what a feed said; and
    the words of chrome that was learned of sites. A name is looked for as it is given and surname first, whatever its
    case and accents; other spellings are other requests, and what is published later is not kept away. Look with
    --dry-run first: to forget some of these articles only, use --url. A damaged page is named (exit code 1).

    With --url the headline is emptied too where other articles had it among their removed blocks; other kept pages
    that list it go when their time is over. At the end the database is written anew, so that no byte is left in free
    space. Backups stay: see to them.
    """
    configuration = configuration_of(config)
    _check_usage(url, source, person, copies=copies)
    reach = _reach(configuration, url, source, person, copies=copies)
    reached = _reached(configuration, reach, everything=json)
    if not json:
        _show(reach, reached)
    _warn(configuration, reach, source)
    if dry_run or not _agreed(reach, yes=yes):
        _answer(reach, reached, None, [], as_json=json)
    else:
        erased, stays = _forget(configuration, reach)
        _answer(reach, reached, erased, stays + _advice(configuration, source), as_json=json)
    _end_with_unread(reach)


def _check_usage(url: list[str] | None, source: str | None, person: str | None, *, copies: bool) -> None:
    if sum(map(bool, (url, source, person))) != 1:
        raise typer.BadParameter("give --url, --source or --person, one of them")
    if url and not all(one.strip() for one in url):
        raise typer.BadParameter("--url is empty; give the address of an article")
    if copies and not url:
        raise typer.BadParameter("--copies goes with --url")


def _reach(
    configuration: Configuration, url: list[str] | None, source: str | None, person: str | None, *, copies: bool
) -> Reach:
    from scheduler.cli.long_work.steps import steps
    from store.database import reader_of
    from store.forgetting.forget import reach_of_source, reach_of_urls
    from store.forgetting.person_search import reach_of_person

    with reader_of(configuration.store.url) as reader:
        if url:
            return reach_of_urls(reader, url, with_copies=copies)
        if source:
            return reach_of_source(reader, source)
        with query_as_given(), steps("texts and pages read") as told:
            return reach_of_person(reader, person or "", told)


def _reached(configuration: Configuration, reach: Reach, *, everything: bool) -> list[ReachedArticle]:
    from store.database import reader_of
    from store.forgetting.forget import reached_articles

    with reader_of(configuration.store.url) as reader:
        return reached_articles(reader, reach, len(reach.articles) if everything else _SHOWN)


def _agreed(reach: Reach, *, yes: bool) -> bool:
    """Whether there is something to do, and the person wants it done."""
    if not (reach.is_anything or reach.source):
        return False
    if yes:
        return True
    if not sys.stdin.isatty():
        raise typer.BadParameter("there is nobody to ask; say --yes, or --dry-run")
    return typer.confirm("Forget this for good?", err=True)


def _forget(configuration: Configuration, reach: Reach) -> tuple[Erased, list[str]]:
    from scheduler.cli.answers import screen
    from scheduler.cli.long_work.steps import steps
    from store.database import writer_of
    from store.database.wiping import wipe
    from store.errors import StoreUnavailable
    from store.forgetting import forget as forgetting

    with writer_of(configuration.store.url) as engine, steps("articles forgotten") as told:
        erased = forgetting.forget(engine, reach, datetime.now(UTC), told)
    screen.note("The database is written anew, so that no byte stays in free space; a large one takes minutes.")
    try:
        return erased, wipe(configuration.store.url)
    except StoreUnavailable as error:
        raise StoreUnavailable(
            f"all of it is deleted and stays away, but bytes of it may be left in free space: {error}; "
            "then `vigie db vacuum` wipes them"
        ) from error


def _advice(configuration: Configuration, source: str | None) -> list[str]:
    watched = any(one.name == source for one in configuration.sources())
    return [f"{source} is still watched: what it publishes from now on is kept."] if watched else []


def _warn(configuration: Configuration, reach: Reach, source: str | None) -> None:
    if source and not reach.is_anything and (why := _otherwise_called(configuration, source)):
        print(f"vigie: {why}", file=sys.stderr)


def _otherwise_called(configuration: Configuration, source: str) -> str:
    """What a person may have meant by a name to the letter of which nothing is kept; empty where nobody can tell."""
    from scheduler.cli.source_names import source_meant

    try:
        meant = source_meant(configuration, source)
    except typer.BadParameter as error:
        return error.message
    return f"source {source!r}: names are taken to the letter here; did you mean {meant!r}?" if meant != source else ""


def _end_with_unread(reach: Reach) -> None:
    """Name the pages that nobody can search, if there are any. Raises Exit then."""
    from scheduler.cli.answers import screen

    for one in reach.unread:
        print(
            f"vigie: the kept page of article {one.article_id} is damaged, and may name the person: "
            f"{screen.foreign(one.url)}; `vigie forget --url` with that address takes it out, with its article",
            file=sys.stderr,
        )
    if reach.unread:
        raise typer.Exit(EXIT_FAILED)


def _show(reach: Reach, reached: list[ReachedArticle]) -> None:
    from scheduler.cli.answers import screen

    if reached:
        table = screen.table("id", "source", "title", "same text, which stays", numbers=("id",))
        for one in reached:
            stays = ", ".join(map(str, one.copies_left))
            table.add_row(str(one.id), screen.foreign(one.source), screen.foreign(one.title), stays)
        screen.out.print(table)
    if len(reach.articles) > len(reached):
        screen.out.print(f"and {amount(len(reach.articles) - len(reached), 'more article')}; --json lists them all")
    screen.out.print(_in_words(reach))


def _in_words(reach: Reach) -> str:
    if not reach.is_anything:
        return "Nothing is kept of this."
    lone = amount(len(reach.lone_keys), "address without an article", "addresses without an article")
    parts = [amount(len(reach.articles), "article")]
    parts += [lone] if reach.by != "url" and reach.lone_keys else []
    parts += [f"the kept pages of {amount(len(reach.pages), 'other article')}"] if reach.pages else []
    parts += [f"removed blocks of {amount(len(reach.told_elsewhere), 'other text')}"] if reach.told_elsewhere else []
    parts += [f"what feeds said of {amount(len(reach.feeds_words), 'other article')}"] if reach.feeds_words else []
    parts += (
        [amount(len(reach.learned), "block of learned chrome", "blocks of learned chrome")] if reach.learned else []
    )
    return f"This reaches {', '.join(parts)}."


def _answer(
    reach: Reach, reached: list[ReachedArticle], erased: Erased | None, stays: list[str], *, as_json: bool
) -> None:
    from scheduler.cli.answers import screen

    if as_json:
        from scheduler.cli.answers.documents import document

        counts = {"addresses": len(reach.lone_keys), "pages_of_other_articles": len(reach.pages)}
        counts["texts_with_emptied_blocks"] = len(reach.told_elsewhere)
        counts["feeds_words_on_other_articles"] = len(reach.feeds_words)
        counts["learned_blocks"] = len(reach.learned)
        told = {"erased": erased, "stays": stays, "unread_pages": reach.unread}
        print(document({"by": reach.by, "articles": reached, **counts, **told}))
        return
    if erased is None:
        screen.note("Nothing was forgotten.")
        return
    screen.out.print(
        f"Forgotten: {amount(erased.articles, 'article')} with {amount(erased.revisions, 'text')}, "
        f"and {amount(erased.pages, 'kept page')}."
    )
    for sentence in stays:
        screen.out.print(screen.foreign(sentence))
