"""`vigie sinks`: where alarms and reviews go, what waits, what failed, and a person's word on that."""

from __future__ import annotations

import sys
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.exit_codes import EXIT_USAGE
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, refuse

if TYPE_CHECKING:
    from scheduler.configuration.loading import Configuration
    from scheduler.configuration.sink_tables import Sink
    from store.outbox.queues import SinkState

_Name = Annotated[str | None, typer.Argument(metavar="NAME", help="One sink; else all.")]

group = typer.Typer(name="sinks", help="List and test where alarms and digests go.", invoke_without_command=True)


def add_commands(app: typer.Typer) -> None:
    app.add_typer(group)


@group.callback()
def sinks(context: typer.Context, config: ConfigOption = None, json: JsonOption = False) -> None:
    """List the sinks with what waits for each and what could not be sent.

    test sends a message through each, retry sends again what failed, dismiss lets go of it.
    """
    if context.invoked_subcommand is not None:
        return
    configuration = configuration_of(config)
    states = _states(configuration)
    if json:
        _print_document(configuration, states)
        return
    if not configuration.sink and not states:
        print("No sink is configured; [[sink]] tables in vigie.toml say where alarms and digests go.", file=sys.stderr)
        return
    _print_table(configuration, states)


@group.command("test")
def try_sinks(name: _Name = None, config: ConfigOption = None) -> None:
    """Send a test message through each sink, and say how it went.

    Exit code 1 when one of them failed.
    """
    from scheduler.cli.answers import screen
    from scheduler.delivery.wording import trial_letter
    from scheduler.errors import BadConfiguration, SinkFailed
    from scheduler.sinks.sending import send

    configuration = configuration_of(config)
    is_well = True
    for sink in _chosen(configuration, name):
        now = datetime.now(UTC)
        letter = trial_letter(str(uuid.uuid4()), sink.name, now)
        try:
            note = send(sink, letter, configuration.network, now)
        except (SinkFailed, BadConfiguration) as error:
            is_well = False
            screen.out.print(screen.foreign(f"{sink.name}: failed: {error}", "red"))
            continue
        is_well = is_well and not note
        screen.out.print(screen.foreign(f"{sink.name}: sent{f', but {note}' if note else ''}"))
    raise typer.Exit(0 if is_well else 1)


@group.command()
def retry(name: _Name = None, config: ConfigOption = None) -> None:
    """Try again at once, with what was given up too.

    The daemon sends it; without one, `vigie run --once` does.
    """
    from store.database import writer_of
    from store.outbox.queues import try_again

    configuration = configuration_of(config)
    names = [sink.name for sink in _chosen(configuration, name)]
    with writer_of(configuration.store.url) as engine:
        count = try_again(engine, names)
    print(f"{amount(count, 'message waits', 'messages wait')} for {', '.join(names) or 'no sink'}.", file=sys.stderr)


@group.command()
def dismiss(name: _Name = None, config: ConfigOption = None) -> None:
    """Let go of the messages that were given up.

    `vigie status` speaks of them no more.
    """
    from store.database import writer_of
    from store.outbox.queues import dismiss as let_go

    configuration = configuration_of(config)
    # Also of a sink that is configured no more.
    names = [state.name for state in _states(configuration)]
    if name is not None and name not in names:
        refuse(f"there is no sink {name!r}; `vigie sinks` lists them", EXIT_USAGE)
    chosen = names if name is None else [name]
    count = 0
    if chosen:  # without a sink there may be no database, and none is made
        with writer_of(configuration.store.url) as engine:
            count = let_go(engine, chosen)
    print(f"{amount(count, 'message')} let go.", file=sys.stderr)


def _chosen(configuration: Configuration, name: str | None) -> list[Sink]:
    """The sinks that are meant; ends the command when there is none of that name."""
    found = [sink for sink in configuration.sink if name is None or sink.name.casefold() == name.casefold()]
    if not found:
        there = ", ".join(sink.name for sink in configuration.sink)
        said = f"there is no sink {name!r}; there are {there}" if there else "no sink is configured: see [[sink]]"
        refuse(said, EXIT_USAGE)
    return found


def _states(configuration: Configuration) -> list[SinkState]:
    """How the sinks stand; none before there is a database. Raises StoreUnavailable."""
    from store.database import database_path, reader_of
    from store.outbox.queues import sink_states

    path = database_path(configuration.store.url)
    if path is not None and not path.exists():
        return []
    with reader_of(configuration.store.url) as reader:
        return sink_states(reader)


def _print_document(configuration: Configuration, states: list[SinkState]) -> None:
    from scheduler.cli.answers.documents import document

    configured = [{"name": sink.name, "kind": sink.kind, "takes": sink.takes} for sink in configuration.sink]
    print(document({"sinks": configured, "states": states}))


def _print_table(configuration: Configuration, states: list[SinkState]) -> None:
    from scheduler.cli.answers import screen

    by_name = {state.name: state for state in states}
    sinks = {sink.name: sink for sink in configuration.sink}
    numbers = ("waiting", "given up")
    made = screen.table("sink", "kind", "takes", "last sent", *numbers, "problem", numbers=numbers)
    for name in [*sinks, *(name for name in by_name if name not in sinks)]:
        sink, state = sinks.get(name), by_name.get(name)
        kind, takes = (sink.kind, ", ".join(sink.takes)) if sink else ("gone", "")
        counts = (str(state.waiting or "·"), str(state.undeliverable or "·")) if state else ("·", "·")
        sent = screen.local(state.last_sent_at if state else None)
        problem = screen.foreign(_problem(state) if state else "", "red")
        made.add_row(screen.foreign(name), kind, takes, sent, *counts, problem)
    screen.out.print(made)


def _problem(state: SinkState) -> str:
    from scheduler.cli.answers import screen

    if not state.failures:
        return ""
    return f"{state.problem} (tried {amount(state.failures, 'time')}; again {screen.local(state.next_at, 'now')})"
