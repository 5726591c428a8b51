"""`vigie partners`: who is watched as a partner, who might be one, and a person's word on it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of

if TYPE_CHECKING:
    from scheduler.tasks.partnering import Decided, PartnerBook
    from store.ledger import PartnerType

#: States of `vigie partners`, and of `candidates`.
_STATES = ("known", "accepted", "dropped")
_CANDIDATE = ("candidate",)
_TYPES = "company, start-up, school, research, ministry, public body, association"

_Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, as the press writes it.")]
_LastOption = Annotated[int, typer.Option("--last", "-n", min=1, metavar="N", help="How many at most.")]

_EMPTY = {
    _STATES: "No article names a partner yet; `vigie partners candidates` lists names found by a pattern.",
    _CANDIDATE: "No candidates: every name that was found is a partner's, or was dropped.",
}

#: What was done with a name that means a partner of another name.
_UNDER_ANOTHER = {
    "accepted": "accepted as {}",
    "joined": "another name of {} from now on",
    "undone": "no other name of {} any more",
}

group = typer.Typer(
    name="partners", help="List partners and candidates, accept, join and drop them.", invoke_without_command=True
)


def add_commands(app: typer.Typer) -> None:
    app.add_typer(group)


@group.callback()
def partners(
    context: typer.Context, last: _LastOption = 50, config: ConfigOption = None, json: JsonOption = False
) -> None:
    """List the partners that articles name, those that most of them name first.

    candidates lists names found by a pattern; accept, alias and drop decide on a name, undo takes that back. What is
    decided holds for what is kept and for every later crawl.
    """
    if context.invoked_subcommand is None:
        _list(_STATES, last, configuration_of(config).store.url, as_json=json)


@group.command(name="list")
def list_(last: _LastOption = 50, config: ConfigOption = None, json: JsonOption = False) -> None:
    """List the partners that articles name, with what was dropped."""
    _list(_STATES, last, configuration_of(config).store.url, as_json=json)


@group.command()
def candidates(last: _LastOption = 20, config: ConfigOption = None, json: JsonOption = False) -> None:
    """List names found by a pattern, with their evidence.

    Those that nobody decided on yet.
    """
    _list(_CANDIDATE, last, configuration_of(config).store.url, as_json=json)


@group.command()
def accept(
    name: _Name,
    as_name: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Keep it under this name; else as it is given.")
    ] = None,
    type_: Annotated[str, typer.Option("--type", metavar="TYPE", help=f"One of {_TYPES}.")] = "",
    new: Annotated[bool, typer.Option("--new", help="Also when no article names it yet.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Take a candidate for a partner."""
    from datetime import UTC, datetime

    chosen = _type_of(type_)
    if as_name is not None and not as_name.strip():
        raise typer.BadParameter("--as is empty; give the name to keep it under")
    with _book(config, may_be_new=new) as book:
        decided = book.accept(name, as_name or "", chosen, datetime.now(UTC), new=new)
    _tell("accepted", decided, as_json=json)


@group.command()
def alias(
    name: _Name,
    partner: Annotated[str, typer.Argument(metavar="PARTNER", help="The partner that it means.")],
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Let a name be another way to write a partner."""
    from datetime import UTC, datetime

    with _book(config) as book:
        decided = book.alias(name, partner, datetime.now(UTC))
    _tell("joined", decided, as_json=json)


@group.command()
def drop(name: _Name, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Say that a name is no partner's: it leaves the views."""
    from datetime import UTC, datetime

    with _book(config) as book:
        decided = book.drop(name, datetime.now(UTC))
    _tell("dropped", decided, as_json=json)


@group.command()
def undo(name: _Name, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Take back what was decided of a name."""
    with _book(config) as book:
        decided = book.undo(name)
    _tell("undone", decided, as_json=json)


@group.command()
def refresh(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Read all kept articles for partners again."""
    with _book(config) as book:
        count = book.refresh()
    if json:
        from scheduler.cli.answers.documents import document

        print(document({"articles": count}))
        return
    print(f"{amount(count, 'article')} read again.", file=sys.stderr)


@contextmanager
def _book(config: Path | None, *, may_be_new: bool = False) -> Iterator[PartnerBook]:
    """The partners of the corpus. Raises StoreUnavailable where there is none, unless one may be made."""
    from scheduler.cli.long_work.steps import steps
    from scheduler.tasks.partnering import PartnerBook
    from store.database.upkeep import require_corpus

    configuration = configuration_of(config)
    if not may_be_new:
        require_corpus(configuration.store.url)
    with (
        steps("partners: articles read again") as tell,
        PartnerBook(configuration.store.url, configuration.topic_request, tell) as book,
    ):
        yield book


def _type_of(written: str) -> PartnerType:
    from store.ledger import PartnerType

    if not written:
        return PartnerType.UNKNOWN
    if written not in _TYPES.split(", "):
        raise typer.BadParameter(f"{written!r} is no type of partner; expected one of {_TYPES}")
    return PartnerType(written)


def _list(states: tuple[str, ...], last: int, store_url: str, *, as_json: bool) -> None:
    from store.database import reader_of
    from store.ledger.candidates import partner_lines

    with reader_of(store_url) as reader:
        found = partner_lines(reader, states, groups=states == _STATES)
    if as_json:
        from scheduler.cli.answers.documents import document

        print(document({"partners": found[:last]}))
        return
    from scheduler.cli.answers import screen

    if not found:
        screen.note(_EMPTY[states])
        return
    from scheduler.cli.judging.partners_screen import print_evidence, print_partners

    show = print_evidence if states == _CANDIDATE else print_partners
    show(found[:last])
    if len(found) > last:
        screen.note(f"{len(found) - last} more; --last {len(found)} shows all")


def _tell(verb: str, decided: Decided, *, as_json: bool) -> None:
    """Say what was decided. Names come from a person or from the press: they are shown as text."""
    if as_json:
        from scheduler.cli.answers.documents import document

        print(document({"done": verb, "decisions": decided.decisions, "articles": decided.articles}))
        return
    from scheduler.cli.answers import screen

    for one in decided.decisions:
        name, partner = (screen.foreign(each).plain for each in (one.name, one.partner))
        under_another = _UNDER_ANOTHER[verb].format(partner) if partner not in ("", name) else verb
        screen.note(f"{name}: {under_another}.")
    screen.note(f"{amount(decided.articles, 'article')} read again.")
