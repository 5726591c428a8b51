"""Messages keep nothing that was forgotten, and go when they are old and nobody waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database, open_reader
from store.forgetting.forget import Reach, forget, reach_of_source, reach_of_urls
from store.forgetting.retention import RetentionTerms, prune, what_would_go
from store.outbox import announce
from store.outbox.sending import claim, settle_sent
from store.outbox.writing import enlist
from store.sql.transactions import write
from store.types import Outcome
from tests.store.conftest import Rows
from tests.store.examples import FEED, NOW, page_url, report_of
from tests.store.outbox.test_outbox import alarm_of

TERMS = RetentionTerms(pages_days=30, articles_days=None, log_days=90)


@pytest.fixture
def engine(archive: Archive, store_url: str) -> Iterator[Engine]:
    archive.register([FEED])
    archive.record(report_of(Outcome.FAILED), None)
    opened = open_database(store_url)
    write(opened, lambda connection: enlist(connection, {"mail": ("alarms",)}, NOW))
    yield opened
    opened.dispose()


def tell(engine: Engine, *sources: str, evidence: str = "5 polls in a row.") -> None:
    alarms = [alarm_of(source, evidence=evidence) for source in sources]
    write(engine, lambda connection: announce(connection, alarms, []))


def erase(engine: Engine, reach: Reach) -> None:
    forget(engine, reach, NOW)


def test_alarms_of_a_forgotten_source_go_and_those_of_others_stay(engine: Engine, store_url: str, rows: Rows) -> None:
    tell(engine, FEED.source)
    tell(engine, FEED.source, "Gazette du Rhône")
    reader = open_reader(store_url)
    erase(engine, reach_of_source(reader, FEED.source))
    reader.dispose()
    ((document,),) = rows("SELECT document FROM message")
    assert FEED.source not in document
    assert rows("SELECT COUNT(*) FROM delivery") == [(1,)]
    taken = claim(engine, "mail", NOW, for_s=60)
    assert taken is not None
    assert [alarm["source"] for alarm in taken.document["opened"]] == ["Gazette du Rhône"]


def test_an_alarm_that_names_a_forgotten_address_goes(engine: Engine, store_url: str, rows: Rows) -> None:
    tell(engine, "Gazette du Rhône", evidence=f"It says so on {page_url(7)}.")
    reader = open_reader(store_url)
    erase(engine, reach_of_urls(reader, [page_url(7)]))
    reader.dispose()
    assert rows("SELECT COUNT(*) FROM message") == rows("SELECT COUNT(*) FROM delivery") == [(0,)]


def test_what_was_sent_goes_with_the_log_and_what_waits_stays(engine: Engine, store_url: str, rows: Rows) -> None:
    for source in ("sent", "waits"):
        tell(engine, source)
    taken = claim(engine, "mail", NOW, for_s=60)
    assert taken is not None
    settle_sent(engine, taken, NOW)
    assert prune(engine, TERMS, NOW + timedelta(days=90)).messages == 0
    later, reader = NOW + timedelta(days=91), open_reader(store_url)
    assert what_would_go(reader, TERMS, later).messages == 1
    reader.dispose()
    assert prune(engine, TERMS, later).messages == 1
    assert rows("SELECT state FROM delivery") == [("waiting",)]
    assert rows("SELECT COUNT(*) FROM message") == [(1,)]
