"""What a person sees of partners and candidates. Names and sentences come from the press: they are shown as text."""

from __future__ import annotations

from datetime import datetime

from rich.padding import Padding

from scheduler.cli.answers import screen
from scheduler.cli.answers.amounts import amount
from store.ledger.candidates import PartnerLine

#: A narrower window has no room for all columns beside a name.
_ROOM = 90


def print_partners(lines: list[PartnerLine]) -> None:
    """A line each, as wide as the window lets them be."""
    if screen.is_narrow(_ROOM):
        _print_few_columns(lines)
        return
    numbers = ("articles", "sources", "agreements")
    made = screen.table("name", "type", "state", *numbers, "first seen", "last seen", numbers=numbers)
    for one in lines:
        name = screen.foreign(one.name, "dim" if one.state == "dropped" else "")
        counts = (str(one.articles), str(one.sources), str(one.partnerships))
        made.add_row(name, one.type, one.state, *counts, _day(one.first_seen_at), _day(one.last_seen_at))
    screen.out.print(made)


def _print_few_columns(lines: list[PartnerLine]) -> None:
    made = screen.table("name", "articles", "agreements", numbers=("articles", "agreements"))
    for one in lines:
        name = screen.foreign(one.name, "dim" if one.state == "dropped" else "")
        made.add_row(screen.beneath(name, one.type, one.state), str(one.articles), str(one.partnerships))
    screen.out.print(made)


def print_evidence(lines: list[PartnerLine]) -> None:
    """Each with its counts and the sentence that names it."""
    for one in lines:
        counts = f"{amount(one.articles, 'article')}, {amount(one.sources, 'source')}"
        agreed = amount(one.partnerships, "agreement")
        seen = " to ".join(dict.fromkeys((_day(one.first_seen_at), _day(one.last_seen_at))))
        head = screen.foreign(one.name, "bold").append(f"  {one.type}; {counts}, {agreed}; {seen}", style="not bold")
        screen.out.print(head, soft_wrap=True)
        if one.sentence:
            quoted = screen.foreign(one.sentence).append(f"  [article {one.article_id}]", style="dim")
            screen.out.print(Padding(quoted, (0, 0, 0, 4)))


def _day(instant: datetime | None) -> str:
    return screen.local(instant)[:10]
