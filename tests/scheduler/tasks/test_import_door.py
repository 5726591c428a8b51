"""What an import keeps in one transaction: bad lines and bad articles among good ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.batch import TopicRequest
from crawler.errors import BadLine
from crawler.exchange import OfferedArticle
from crawler.judging.subject import Subject
from scheduler.tasks.importing import Importer, Offer
from store.archive import Archive
from store.errors import NaiveInstant
from store.types import Article, Verdict

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)


def offer(number: int, published_at: datetime = NOW) -> tuple[int, Offer]:
    url = f"https://titre.example/{number}"
    found = Article(url=url, title=f"Titre {number}", body=f"Le {number} mai.", published_at=published_at)
    return number, lambda: OfferedArticle(article=found, source="Titre")


def bad(number: int) -> tuple[int, Offer]:
    def refuse() -> OfferedArticle:
        raise BadLine("nothing in it")

    return number, refuse


@pytest.fixture
def open_door(tmp_path: Path) -> Callable[[], Importer]:
    url = f"sqlite:///{tmp_path / 'vigie.db'}"
    subject = Subject.of(TopicRequest(keep_all=True))
    return lambda: Importer(archive=Archive.open(url), judged_by=subject, now=NOW)


def test_each_line_is_told_in_its_place(open_door: Callable[[], Importer]) -> None:
    door = open_door()
    lines = list(door.keep_each([offer(1), bad(2), offer(3), offer(1), bad(5), *map(offer, range(6, 50))]))
    assert [line.number for line in lines] == [1, 2, 3, 1, 5, *range(6, 50)]
    assert [line.verdict for line in lines[:5]] == [Verdict.KEPT, None, Verdict.KEPT, Verdict.UNCHANGED, None]
    assert {line.verdict for line in lines[5:]} == {Verdict.KEPT}
    door.archive.close()


def test_what_comes_before_an_article_that_cannot_be_kept_is_kept(open_door: Callable[[], Importer]) -> None:
    door = open_door()
    offers = [offer(1), offer(2), bad(3), offer(4, NOW.replace(tzinfo=None)), offer(5)]
    lines = door.keep_each(offers)
    assert [next(lines).verdict for _ in range(3)] == [Verdict.KEPT, Verdict.KEPT, None]
    with pytest.raises(NaiveInstant):
        next(lines)
    lines = door.keep_each([offers[0], offers[1], offers[4]])
    assert [line.verdict for line in lines] == [Verdict.UNCHANGED, Verdict.UNCHANGED, Verdict.KEPT]
    door.archive.close()
