"""What nearly matched is noted without its text, in bounds, and is forgotten like everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from store.archive import Archive
from store.database import open_database
from store.forgetting.forget import Reach, forget, reach_of_source, reach_of_urls
from store.forgetting.person_search import reach_of_person
from store.forgetting.retention import RetentionTerms, prune, what_would_go
from store.keeping import near_misses
from store.keeping.deliveries import Delivery
from store.rows import near_miss_row
from store.schema import near_miss
from store.types import Article, Match, NearMiss, Verdict
from tests.store.examples import FEED, MATCH, NOW, article_of, entry_of, page_url

Rows = Callable[[str], list[tuple[Any, ...]]]
MISSED = NearMiss(topic="Canaux", score=0.41, found=("title:écluse",), missing=("(accord OR contrat)",))
TERMS = RetentionTerms(pages_days=30, articles_days=None, log_days=90, near_misses_days=30)


def offer(
    archive: Archive,
    number: int,
    missed: NearMiss | None = MISSED,
    *,
    match: Match | None = None,
    now: datetime = NOW,
    **fields: object,
) -> Verdict:
    found: Article = article_of(number, **fields)
    wanted = match is not None
    return archive.keep(
        Delivery(
            found=found, source=FEED.source, listed_url=found.url, match=match, wanted=wanted, near_miss=missed, now=now
        )
    )


@pytest.fixture
def registered(archive: Archive) -> Archive:
    archive.register([FEED])
    archive.admit(FEED, [entry_of(1), entry_of(2)], NOW)
    return archive


def test_a_near_miss_is_noted_without_its_text(registered: Archive, rows: Rows) -> None:
    assert offer(registered, 1) is Verdict.NEAR_MISS
    assert rows("SELECT url, source, title, topic, score, found, missing FROM near_misses") == [
        (page_url(1), FEED.source, "Accord 1", "Canaux", 0.41, '["title:écluse"]', '["(accord OR contrat)"]')
    ]
    assert rows("SELECT id FROM articles") == []
    assert rows("SELECT state FROM address WHERE article_id IS NULL AND state = 'off topic'") == [("off topic",)]


def test_it_is_noted_once_and_only_while_it_is_one(registered: Archive, rows: Rows) -> None:
    offer(registered, 1)
    offer(registered, 1, replace(MISSED, score=0.5))
    assert rows("SELECT score FROM near_misses") == [(0.5,)]
    assert offer(registered, 1, None) is Verdict.OFF_TOPIC
    assert rows("SELECT score FROM near_misses") == []


def test_an_article_that_matches_after_all_is_none_any_more(registered: Archive, rows: Rows) -> None:
    offer(registered, 1)
    assert offer(registered, 1, None, match=MATCH) is Verdict.KEPT
    assert rows("SELECT url FROM near_misses") == []


def test_the_score_of_a_match_is_kept_with_its_article(registered: Archive, rows: Rows) -> None:
    offer(registered, 1, None, match=replace(MATCH, score=0.74))
    assert rows("SELECT score FROM articles") == [(0.74,)]
    assert rows("SELECT DISTINCT score FROM matches") == [(0.74,)]


@pytest.fixture
def erase(store_url: str) -> Callable[[Reach], None]:
    def erased(reach: Reach) -> None:
        engine = open_database(store_url)
        forget(engine, reach, NOW)
        engine.dispose()

    return erased


@pytest.mark.parametrize("by", ["url", "source", "person"])
def test_it_is_forgotten_and_does_not_come_back(
    registered: Archive, reader: Engine, rows: Rows, erase: Callable[[Reach], None], by: str
) -> None:
    offer(registered, 1, title="Claire Vasseur quitte l'écluse")
    reach = {
        "url": lambda: reach_of_urls(reader, [page_url(1)]),
        "source": lambda: reach_of_source(reader, FEED.source),
        "person": lambda: reach_of_person(reader, "Claire Vasseur"),
    }[by]()
    assert reach.is_anything
    erase(reach)
    assert rows("SELECT url FROM near_misses") == []
    assert offer(registered, 1) is Verdict.FORGOTTEN
    assert rows("SELECT url FROM near_misses") == []


def test_what_is_over_its_time_goes(registered: Archive, store_url: str, reader: Engine, rows: Rows) -> None:
    offer(registered, 1)
    offer(registered, 2, now=NOW + timedelta(days=20))
    later = NOW + timedelta(days=31)
    assert what_would_go(reader, TERMS, later).near_misses == 1
    engine = open_database(store_url)
    assert prune(engine, TERMS, later).near_misses == 1
    engine.dispose()
    assert rows("SELECT url FROM near_misses") == [(page_url(2),)]


def test_the_oldest_beyond_the_bound_go(store_url: str, archive: Archive, reader: Engine, rows: Rows) -> None:
    surplus = 1_001
    noted = near_miss_row(MISSED, article_of(1)) | {"source": FEED.source}
    seen = [{"url_key": str(number), "seen_at": NOW + timedelta(seconds=number)} for number in range(near_misses.MOST)]
    old = [{"url_key": f"old {number}", "seen_at": NOW - timedelta(seconds=number + 1)} for number in range(surplus)]
    engine = open_database(store_url)
    with engine.begin() as connection:
        connection.execute(insert(near_miss), [noted | row for row in (*seen, *old)])
    assert what_would_go(reader, TERMS, NOW).near_misses == surplus
    assert prune(engine, TERMS, NOW).near_misses == surplus
    engine.dispose()
    assert rows("SELECT count(*), min(url_key) FROM near_miss") == [(near_misses.MOST, "0")]
