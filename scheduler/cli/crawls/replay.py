"""`vigie reextract`: today's extractor over the kept pages."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.errors import CrawlerError
from scheduler.cli.answers.amounts import amount
from scheduler.cli.exit_codes import EXIT_INTERRUPTED
from scheduler.cli.options import ConfigOption, JsonOption, beginning, configuration_of
from scheduler.cli.source_names import not_blank, source_meant
from store.errors import DamagedPage, StoreError

if TYPE_CHECKING:
    import threading

    from crawler.site_rules import SiteRule
    from scheduler.configuration.loading import Configuration
    from scheduler.tasks.replaying import Replayed
    from store.pages.reading import PageChoice


def add_commands(app: typer.Typer) -> None:
    app.command()(reextract)


SinceOption = Annotated[
    datetime | None, typer.Option(parser=beginning, metavar="DATE", help="Only pages fetched then or later; UTC.")
]
SourceOption = Annotated[
    str | None, typer.Option(callback=not_blank, metavar="SOURCE", help="Only pages of this source.")
]
AfterOption = Annotated[
    int, typer.Option(min=0, metavar="PAGE", help="Go on where an earlier run said that it stopped.")
]


def reextract(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    source: SourceOption = None,
    since: SinceOption = None,
    after: AfterOption = 0,
    diff: Annotated[bool, typer.Option("--diff", help="Show the words that change.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Run today's extractor over the kept pages.

    What it reads better becomes a new revision whose cause is the extractor. Exit code 1 when it broke on a page, or
    one is damaged.
    """
    from scheduler.cli.long_work.ctrl_c import first_ctrl_c
    from store.pages.reading import PageChoice

    configuration = configuration_of(config)
    rules = configuration.site_rules  # what is wrong with them is said first
    choice = PageChoice(source=source_meant(configuration, source) if source else "", since=since, after=after)
    account = _Account(dry_run=dry_run, with_diff=diff, as_json=json)
    with first_ctrl_c("stopping after the page under way") as stopping:
        _read_again(configuration, rules, choice, account, stopping)
    account.close(stopped=stopping.is_set())
    if stopping.is_set():
        raise typer.Exit(EXIT_INTERRUPTED)
    raise typer.Exit(1 if account.broken else 0)


def _read_again(
    configuration: Configuration,
    rules: Sequence[SiteRule],
    choice: PageChoice,
    account: _Account,
    stopping: threading.Event,
) -> None:
    from scheduler.cli.long_work.steps import steps
    from scheduler.tasks.replaying import TodaysReading, replay

    pages = _count(configuration.store.url, choice)
    with steps("pages", pages, on_screen_only=True) as tell:
        memory_mb = configuration.limits.extraction_memory_mb
        today = TodaysReading(topic=configuration.topic_request, rules=tuple(rules), memory_mb=memory_mb)
        now = datetime.now(UTC)
        replayed = replay(
            configuration.store.url, choice, today, account.add_damage, dry_run=account.is_dry_run, now=now
        )
        try:
            _take(replayed, account, lambda done: tell(done, pages), stopping)
        except (CrawlerError, StoreError):
            account.close(stopped=True)
            raise


def _count(store_url: str, choice: PageChoice) -> int:
    from store.database import reader_of
    from store.pages.reading import count_kept_pages

    with reader_of(store_url) as reader:
        return count_kept_pages(reader, choice)


def _take(
    replayed: Generator[Replayed], account: _Account, tell: Callable[[int], None], stopping: threading.Event
) -> None:
    with closing(replayed):
        for done, one in enumerate(replayed, start=1):
            account.add(one)
            tell(done)
            if stopping.is_set():
                return


class _Account:
    """What has been found so far: told line by line to a person, in one document to a program."""

    def __init__(self, *, dry_run: bool, with_diff: bool, as_json: bool) -> None:
        self.is_dry_run = dry_run
        self._with_diff = with_diff
        self._as_json = as_json
        self._counts: Counter[str] = Counter()
        self._last: int | None = None
        self._told: list[dict[str, Any]] = []

    @property
    def broken(self) -> bool:
        return self._counts["broken"] + self._counts["damaged"] > 0

    def add(self, one: Replayed) -> None:
        from scheduler.tasks.replaying import ReplayOutcome

        self._counts[one.finding.value] += 1
        self._last = one.kept.revision_id
        if one.finding is ReplayOutcome.SAME:
            return
        if self._as_json:
            self._told.append(_document_of(one, with_texts=self._with_diff))
        else:
            _print_line(one, with_diff=self._with_diff)

    def add_damage(self, damage: DamagedPage) -> None:
        """Count a page that cannot be read, and name it at once."""
        self._counts["damaged"] += 1
        print(f"vigie: {damage}", file=sys.stderr)

    def close(self, *, stopped: bool) -> None:
        from scheduler.cli.answers import screen

        if self._as_json:
            from scheduler.cli.answers.documents import document

            stopped_after = {"stopped_after": self._last} if stopped else {}
            counts = {"pages": self._counts.total(), "counts": dict(self._counts)}
            print(document({"dry_run": self.is_dry_run} | counts | stopped_after | {"articles": self._told}))
        screen.note(self._summary())
        if stopped and self._last is not None:
            screen.note(f"Stopped; `vigie reextract --after {self._last}` goes on from here.")

    def _summary(self) -> str:
        counts = self._counts
        changed = f"{counts['changed']} {'would change' if self.is_dry_run else 'changed'}"
        parts = [f"{amount(counts.total() - counts['damaged'], 'page')} read again: {counts['same']} the same", changed]
        parts += [f"{counts['no article']} no article any more (left as they are)"] if counts["no article"] else []
        parts += [f"{counts['overtaken']} overtaken by their publisher"] if counts["overtaken"] else []
        parts += [f"{counts['broken']} broke the extractor"] if counts["broken"] else []
        parts += [f"{counts['damaged']} damaged"] if counts["damaged"] else []
        return ", ".join(parts) + "."


def _print_line(one: Replayed, *, with_diff: bool) -> None:
    from scheduler.cli.answers import screen
    from scheduler.cli.answers.word_diff import word_diff

    held, article = one.kept.held, one.reading.article
    line = screen.foreign(f"{one.kept.article_id} · {one.kept.source} · {held.title}", "bold")
    said = screen.foreign(f": {_in_words(one)}", "" if one.fields else "yellow")
    screen.out.print(line.append_text(said), soft_wrap=True)
    if with_diff and article is not None:
        for name in ("title", "standfirst", "body"):
            if name in one.fields:
                marked = not screen.has_colours()
                screen.out.print(word_diff(getattr(held, name), getattr(article, name), marked=marked))


def _in_words(one: Replayed) -> str:
    from scheduler.tasks.replaying import MATCH, ReplayOutcome

    if one.finding is ReplayOutcome.OVERTAKEN:
        return "was changed by its publisher meanwhile, or is gone"
    if one.finding is not ReplayOutcome.CHANGED:
        detail = f" ({one.reading.detail})" if one.reading.detail else ""
        return f"{one.finding.value}: {one.reading.reason}{detail}"
    words = {
        "body": f"body (−{one.words_removed} +{one.words_added} words)",
        MATCH: "on the topic by other words" if one.reading.match else "no longer on the topic",
    }
    return ", ".join(words.get(name, name.replace("_", " ")) for name in one.fields)


def _document_of(one: Replayed, *, with_texts: bool) -> dict[str, Any]:
    held, article = one.kept.held, one.reading.article
    fields: dict[str, Any] = {
        "finding": one.finding.value,
        "article_id": one.kept.article_id,
        "page": one.kept.revision_id,
        "source": one.kept.source,
        "url": one.kept.page.url,
        "title": held.title,
        "fields": one.fields,
    }
    if article is None:
        return fields | {"reason": one.reading.reason, "detail": one.reading.detail}
    fields |= {"words_removed": one.words_removed, "words_added": one.words_added}
    before, after = (
        {name: getattr(text, name) for name in one.fields if hasattr(text, name)} for text in (held, article)
    )
    return fields | ({"before": before, "after": after} if with_texts else {})
