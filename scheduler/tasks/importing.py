"""Articles from a file, put through the same door as a crawl: judged by the topic, recognised, kept.

They are kept some at a time, in one transaction, so that an import may be ended at any moment and run again: what is
known by then is only seen again. A bad one is reported with its number, and loses no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from crawler.errors import BadLine
from crawler.exchange import OfferedArticle, read_line
from crawler.judging.subject import Subject
from crawler.sources import catalogue_name
from store.archive import Archive
from store.errors import ConnectionLost, DatabaseBusy, StoreError
from store.keeping.deliveries import MOST_TOGETHER, Delivery
from store.types import Rights, Source, Verdict


@dataclass(frozen=True, kw_only=True)
class ImportedLine:
    """What one line, or one article of an export, came to."""

    #: From 1.
    number: int
    #: None for a bad line.
    verdict: Verdict | None
    #: What is wrong with a bad line, in words.
    problem: str = ""


#: Reads what stands in one place of a file. Raises BadLine.
Offer = Callable[[], OfferedArticle]


@dataclass(frozen=True, kw_only=True)
class Importer:
    """The door: where articles are kept, who judges them, and on what terms they come."""

    archive: Archive
    judged_by: Subject
    now: datetime
    #: What all of them come on; public leaves each what its line says.
    rights: Rights = Rights.PUBLIC
    #: Titles are known by the names that these have.
    catalogue: tuple[Source, ...] = ()

    def keep_each(self, offers: Iterable[tuple[int, Offer]]) -> Iterator[ImportedLine]:
        """Keep what is offered, in order, each with its number.

        Raises StoreUnavailable and its kinds: what came before is kept.
        """
        self.archive.note_sources(self.catalogue)
        left = iter(offers)
        while some := list(islice(left, MOST_TOGETHER)):
            yield from self._keep_some(some)

    def _keep_some(self, offers: Sequence[tuple[int, Offer]]) -> Iterator[ImportedLine]:
        read = [(number, self._read(offer)) for number, offer in offers]
        verdicts = self._verdicts([each for _, each in read if isinstance(each, Delivery)])
        for number, each in read:
            if isinstance(each, BadLine):
                yield ImportedLine(number=number, verdict=None, problem=str(each))
            else:
                yield ImportedLine(number=number, verdict=next(verdicts))

    def _read(self, offer: Offer) -> Delivery | BadLine:
        try:
            return self._judged(offer())
        except BadLine as error:
            return error

    def _judged(self, offered: OfferedArticle) -> Delivery:
        found, source = offered.article, catalogue_name(offered.source, self.catalogue)
        found = found if self.rights is Rights.PUBLIC else replace(found, rights=self.rights)
        judged = self.judged_by.judge(found, source=source, seen_at=self.now)
        return Delivery(
            found=found,
            source=source,
            listed_url=found.url,
            match=judged.match,
            wanted=judged.wanted,
            ledger=judged.ledger,
            near_miss=judged.near_miss,
            now=self.now,
        )

    def _verdicts(self, deliveries: Sequence[Delivery]) -> Iterator[Verdict]:
        try:
            verdicts = iter(self.archive.keep_all(deliveries))
        except (DatabaseBusy, ConnectionLost):
            raise
        except StoreError:  # one of them cannot be kept: those before it are, one by one
            verdicts = map(self.archive.keep, deliveries)
        yield from verdicts


def lines_of(file: Path) -> Iterator[tuple[int, Offer]]:
    """The lines of a file of JSON, read as they are asked for; empty ones count, and are passed over."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, partial(_read, line)


def documents_of(body: bytes) -> list[tuple[int, Offer]]:
    """The articles of an export of Europresse. Raises BadLine when it is none."""
    from crawler.europresse import articles_in, read_document  # a fifth of a second, which lines of JSON need not wait

    found = enumerate(articles_in(body), start=1)
    return [(number, partial(read_document, document)) for number, document in found]


def _read(line: bytes) -> OfferedArticle:
    try:
        return read_line(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLine("not UTF-8 text") from error
