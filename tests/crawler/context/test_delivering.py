"""Articles that wait for the archive's thread: kept together, in order, and alone where one cannot be kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import event

from crawler.batch import TopicRequest
from crawler.context import delivering
from crawler.context.crawl_context import CrawlContext
from crawler.context.delivering import DeliveryQueue
from crawler.judging.subject import Subject
from crawler.processes.workers import Workers
from store.archive import Archive
from store.database import open_database
from store.errors import DatabaseBusy, NaiveInstant
from store.keeping.deliveries import MOST_TOGETHER, Delivery
from store.sql import transactions
from store.types import Article, Verdict

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)


def delivery_of(number: int, now: datetime = NOW) -> Delivery:
    url = f"http://canal.example/{number}"
    found = Article(url=url, title=f"Accord {number}", body=f"Le port numéro {number} signe un accord.")
    return Delivery(found=found, source="Canal", listed_url=url, match=None, wanted=True, now=now)


class Crawl:
    """A crawl whose archive counts its transactions."""

    def __init__(self, url: str) -> None:
        engine = open_database(url)
        self.transactions = 0
        event.listen(engine, "commit", self._count)
        self.archive = Archive(engine)
        self.queue = DeliveryQueue()
        self.context = CrawlContext(
            archive=self.archive,
            workers=Workers(1),
            subject=Subject.of(TopicRequest(keep_all=True)),
            keep_pages=True,
            notify=lambda _: None,
            now=lambda: NOW,
        )

    def _count(self, _: object) -> None:
        self.transactions += 1

    def keeps(self, *deliveries: Delivery) -> list[Verdict | BaseException]:
        """What comes of articles that arrive while the archive's thread is busy."""

        async def arrive() -> list[Verdict | BaseException]:
            is_free = Event()
            busy = asyncio.ensure_future(self.context.in_turn(is_free.wait))
            waiting = [asyncio.ensure_future(self.context.keep(each)) for each in deliveries]
            await asyncio.sleep(0)  # they have joined
            is_free.set()
            await busy
            return await asyncio.gather(*waiting, return_exceptions=True)

        return asyncio.run(arrive())

    async def turn(self) -> None:
        await self.context.in_turn(self.queue.keep_next, self.archive.keep_all)

    async def gathers(self, *deliveries: Delivery) -> list[Verdict | None]:
        """What comes of articles of which each but the last comes while other pages are read."""
        waiting = [
            asyncio.ensure_future(self.queue.wait(each, self.turn, others_come=each is not deliveries[-1]))
            for each in deliveries
        ]
        return [each.verdict for each in await asyncio.gather(*waiting)]


@pytest.fixture
def crawl(tmp_path: Path) -> Iterator[Crawl]:
    made = Crawl(f"sqlite:///{tmp_path / 'vigie.db'}")
    yield made
    made.context.close()
    made.archive.close()


def test_those_that_wait_are_kept_in_one_transaction(crawl: Crawl) -> None:
    assert crawl.keeps(*map(delivery_of, range(7)), delivery_of(3)) == [Verdict.KEPT] * 7 + [Verdict.UNCHANGED]
    assert crawl.transactions == 1


def test_one_that_waits_alone_is_kept_at_once(crawl: Crawl) -> None:
    assert asyncio.run(crawl.context.keep(delivery_of(1))) is Verdict.KEPT
    assert crawl.transactions == 1


def test_while_pages_are_read_articles_wait_for_theirs(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "_GATHERED_S", 3600)
    assert asyncio.run(crawl.gathers(*map(delivery_of, range(5)))) == [Verdict.KEPT] * 5
    assert crawl.transactions == 1


def test_an_article_waits_for_others_for_a_moment_only(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "_GATHERED_S", 0)
    waiting = asyncio.run(crawl.queue.wait(delivery_of(1), crawl.turn, others_come=True))
    assert waiting.verdict is Verdict.KEPT


def test_who_comes_when_a_turn_is_full_has_another(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "_GATHERED_S", 3600)
    several = asyncio.run(crawl.gathers(*map(delivery_of, range(2 * MOST_TOGETHER + 1))))
    assert several == [Verdict.KEPT] * (2 * MOST_TOGETHER + 1)
    assert crawl.transactions == 3


def test_no_transaction_takes_more_than_its_bound(crawl: Crawl) -> None:
    assert crawl.keeps(*map(delivery_of, range(MOST_TOGETHER + 1))) == [Verdict.KEPT] * (MOST_TOGETHER + 1)
    assert crawl.transactions == 2


def test_one_that_cannot_be_kept_loses_no_other(crawl: Crawl) -> None:
    bad = delivery_of(2, NOW.replace(tzinfo=None))
    one, another, failed, last = crawl.keeps(delivery_of(0), delivery_of(1), bad, delivery_of(3))
    assert (one, another, last) == (Verdict.KEPT,) * 3
    assert isinstance(failed, NaiveInstant)


def test_a_fault_of_ours_is_told_of_its_article_alone(crawl: Crawl) -> None:
    broken = delivery_of(1, now="today")  # type: ignore[arg-type]
    one, failed, last = crawl.keeps(delivery_of(0), broken, delivery_of(2))
    assert (one, last) == (Verdict.KEPT, Verdict.KEPT)
    assert isinstance(failed, AttributeError)


def test_a_database_that_is_away_is_asked_once_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transactions, "_WHEN_BUSY_S", ())
    queue, asked = DeliveryQueue(), list[int]()
    waiting = [queue.join(delivery_of(number)) for number in range(3)]
    engine = open_database(f"sqlite:///{tmp_path / 'vigie.db'}")

    def refuse(_: object) -> None:
        asked.append(1)
        raise DatabaseBusy("held by another")

    event.listen(engine, "begin", refuse)
    with Archive(engine) as archive:
        queue.keep_next(archive.keep_all)
    assert [type(each.problem) for each in waiting] == [DatabaseBusy] * 3
    assert asked == [1]
