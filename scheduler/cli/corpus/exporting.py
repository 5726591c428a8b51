"""What `vigie export` writes: the articles asked for in the format asked for, and a sentence on what was withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import IO, TYPE_CHECKING, cast

from scheduler.cli.answers.output import write_text

if TYPE_CHECKING:
    from store.errors import DamagedPage
    from store.export import Reader, Row, Selection, Withheld
    from store.formats.rss import Channel

#: Articles of a feed, unless somebody asks for another number: readers fetch it again and again.
_FEED_LENGTH = 50


class ExportFormat(StrEnum):
    """How articles are written."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    RSS = "rss"
    WARC = "warc"  #: not the articles, but the kept pages they were read from


@dataclass(frozen=True, kw_only=True)
class Articles:
    """What is asked for, and how much of it."""

    reader: Reader
    selection: Selection
    query: str | None
    #: What `@name` stands for in it.
    lists: Mapping[str, tuple[str, ...]]
    limit: int | None
    #: Whether the terminal is free for a line that counts them.
    is_watched: bool
    #: What was not handed on so far.
    withheld: Counter[Withheld] = field(default_factory=Counter)
    #: How many were, under "articles".
    written: Counter[str] = field(default_factory=Counter)
    #: Kept pages that cannot be read.
    damaged: list[DamagedPage] = field(default_factory=list)

    def in_order(self) -> Iterator[Row]:
        """In the order they were first kept, with a line that counts them."""
        from scheduler.cli.long_work.steps import counted
        from store.export import count_articles, exported

        rows = self._noted(islice(exported(self.reader, self.selection, self._ids(), self.withheld), self.limit))
        if not self.is_watched:
            return rows
        total = None if self.query else count_articles(self.reader, self.selection)
        return counted("articles", rows, min(total, self.limit or total) if total is not None else None)

    def newest(self) -> list[Row]:
        """The newest ones first."""
        from store.export import newest

        count = self.limit or _FEED_LENGTH
        return list(self._noted(newest(self.reader, self.selection, count, self._ids(), self.withheld)))

    def pages(self) -> Iterator[bytes]:
        """The records of their kept pages, in the same order."""
        from importlib.metadata import version

        from store.export import COLUMNS
        from store.pages.reading import pages_of_articles
        from store.pages.warc import warc_records

        place = [column.name for column in COLUMNS].index("id")
        ids = (cast("int", row[place]) for row in self.in_order())
        pages = pages_of_articles(self.reader, ids, self.damaged.append)
        return warc_records(pages, software=f"Vigie/{version('vigie')}", made_at=datetime.now(UTC))

    def _noted(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.written["articles"] += 1
            yield row

    def _ids(self) -> Iterator[int] | None:
        from store.export import found_by

        return found_by(self.reader, self.query, self.lists) if self.query is not None else None


def write_articles(sink: IO[bytes], format_: ExportFormat, articles: Articles, channel: Channel) -> None:
    """Write them down. Raises StoreError and its kinds."""
    from store.export import COLUMNS
    from store.formats import articles as formats

    match format_:
        case ExportFormat.CSV:
            write_text(sink, formats.articles_csv(COLUMNS, articles.in_order()))
        case ExportFormat.JSONL:
            write_text(sink, formats.articles_jsonl(COLUMNS, articles.in_order()))
        case ExportFormat.PARQUET:
            formats.write_articles_parquet(sink, COLUMNS, articles.in_order())
        case ExportFormat.RSS:
            write_text(sink, formats.articles_rss(COLUMNS, articles.newest(), channel))
        case ExportFormat.WARC:
            sink.writelines(articles.pages())


def outcome_words(articles: Articles) -> str:
    """A sentence on what is not in an export, once it is written; empty when all is as it was asked for."""
    from store.export import Withheld

    said = []
    if count := articles.withheld[Withheld.QUOTING]:
        said.append(f"{count} without the text, whose publishers limit what is quoted (nosnippet, max-snippet)")
    if count := articles.withheld[Withheld.LICENCE]:
        said.append(f"{count} left out, that came under a licence or for research")
    if said:
        return f"withheld: {'; '.join(said)}; with --own-use they are written whole, for yourself alone"
    return "" if articles.written["articles"] else "no article that is kept meets these conditions"
