"""`vigie sources rules`: the site rules of the configuration, and whether they still hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.long_work.claiming import claimed_to_try
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of

if TYPE_CHECKING:
    from crawler.site_rules import SiteRule
    from scheduler.configuration.loading import Configuration
    from scheduler.tasks.rule_checks import CheckedSample


def rules(
    check: Annotated[
        bool, typer.Option("--check", help="Fetch the pages that the rules were made for, and compare.")
    ] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """List the site rules, and say which hold no more.

    With --check this waits until the daemon, or another crawl, is done with the sites. Exit code 1 when a rule is past
    its last day, or a sample is not read as it was.
    """
    from scheduler.configuration.site_rules import past_their_day

    configuration = configuration_of(config)
    found = configuration.site_rules
    old = past_their_day(found, datetime.now(UTC))
    checked = _checked(configuration, found) if check else []
    if json:
        _print_document(found, old, checked)
    else:
        _print_tables(found, old, checked)
        _say_how(configuration.extraction.site_rules, found, check=check)
    raise typer.Exit(1 if old or any(one.problems for one in checked) else 0)


def _checked(configuration: Configuration, rules: Sequence[SiteRule]) -> list[CheckedSample]:
    """The samples of these rules as they are now; their sites are taken meanwhile."""
    from crawler.sources import page_feed
    from scheduler.tasks.rule_checks import check_samples

    sources = configuration.sources()
    feeds = [page_feed(sample.url, sources) for rule in rules for sample in rule.samples]
    with claimed_to_try(configuration, feeds, "vigie sources rules", wait=True):
        return check_samples(configuration, rules)


def _say_how(folder: str, found: Sequence[SiteRule], *, check: bool) -> None:
    from scheduler.cli.answers import screen

    if not folder:
        screen.note('No folder of site rules is configured: [extraction] site_rules = "FOLDER".')
    elif not found:
        screen.note(f"{folder} holds no rule; a rule is a TOML file.")
    elif not check and any(rule.samples for rule in found):
        screen.note("`vigie sources rules --check` fetches their samples and compares.")


def _print_tables(found: Sequence[SiteRule], old: Sequence[str], checked: Sequence[CheckedSample]) -> None:
    from scheduler.cli.answers import screen

    made = screen.table("rule", "sites", "says", "valid until", "samples", numbers=("samples",))
    for rule in found:
        until = str(rule.valid_until) if rule.valid_until else "–"
        made.add_row(
            screen.foreign(rule.file.rpartition("/")[2]),
            screen.foreign(", ".join(rule.sites)),
            ", ".join(rule.selectors),
            until,
            str(len(rule.samples)),
        )
    if found:
        screen.out.print(made)
    if checked:
        screen.out.print(_sample_table(checked))
    for sentence in old:
        screen.out.print(screen.foreign(sentence, "red"))


def _sample_table(checked: Iterable[CheckedSample]) -> object:
    from rich.text import Text

    from scheduler.cli.answers import screen

    made = screen.table("sample", "seen on", "now")
    for one in checked:
        lines = [screen.foreign(problem, "red") for problem in one.problems] or [Text("holds", style="green")]
        made.add_row(screen.foreign(one.sample.url), str(one.sample.seen_on), Text("\n").join(lines))
    return made


def _print_document(found: Sequence[SiteRule], old: Sequence[str], checked: Sequence[CheckedSample]) -> None:
    from scheduler.cli.answers.documents import document

    listed = [
        {
            "file": rule.file,
            "sites": rule.sites,
            "says": list(rule.selectors),
            "valid_until": str(rule.valid_until) if rule.valid_until else None,
            "samples": len(rule.samples),
        }
        for rule in found
    ]
    samples = [
        {
            "file": one.rule.file,
            "url": one.sample.url,
            "seen_on": str(one.sample.seen_on),
            "holds": not one.problems,
            "problems": one.problems,
        }
        for one in checked
    ]
    print(document({"rules": listed, "past_their_day": old, "checked": samples}))
