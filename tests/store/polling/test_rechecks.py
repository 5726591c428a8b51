"""Kept articles are looked at again for a week, politely bounded, and never once they are forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_database
from store.forgetting.forget import forget, reach_of_urls
from store.keeping.deliveries import Delivery
from store.polling.rechecks import RECHECKS_PER_POLL, next_look
from store.types import Article, EditKind, Feed, Recheck, Validators, Verdict
from tests.store.conftest import Rows
from tests.store.examples import FEED, MATCH, NOW, OTHER_FEED, article_of, entry_of, page_url

Due = Callable[..., tuple[Recheck, ...]]
HOUR = timedelta(hours=1)
LOOKS = (HOUR, 6 * HOUR, 24 * HOUR, 168 * HOUR)
SEEN = Validators(etag='"a"', last_modified="Mon, 14 Sep 2026 07:00:00 GMT", body_hash="f00")
CANONICAL = "https://dsi-magazine.example/actualites/lire-accord-843.html"
NEXT = "SELECT next_at FROM recheck ORDER BY article_id"


@pytest.fixture
def watching(store_url: str) -> Iterator[Archive]:
    """An archive whose articles are looked at again."""
    with Archive.open(store_url, LOOKS) as opened:
        opened.register([FEED, OTHER_FEED])
        yield opened


def keep(
    archive: Archive, article: Article, *, now: datetime = NOW, source: str = FEED.source, **given: object
) -> Verdict:
    said = {"listed_url": article.url, "match": MATCH, "wanted": True, "validators": SEEN} | given
    return archive.keep(Delivery(found=article, source=source, now=now, **said))  # type: ignore[arg-type]


@pytest.fixture
def due(store_url: str, watching: Archive) -> Due:
    """What a new crawl looks at again, of a source whose feed lists nothing."""

    def asked(now: datetime, feed: Feed = FEED) -> tuple[Recheck, ...]:
        with Archive.open(store_url, LOOKS) as crawl:
            return crawl.admit(feed, [], now).to_recheck

    return asked


def urls(rechecks: tuple[Recheck, ...]) -> list[str]:
    return [each.entry.url for each in rechecks]


@pytest.mark.parametrize(
    ("after_h", "next_h"), [(0, 1), (0.9, 1), (1, 6), (1.2, 6), (7, 24), (30, 168), (168, None), (500, None)]
)
def test_the_next_look_is_the_first_that_is_still_to_come(after_h: float, next_h: float | None) -> None:
    expected = None if next_h is None else NOW + next_h * HOUR
    assert next_look(NOW, NOW + after_h * HOUR, LOOKS) == expected


def test_an_article_is_looked_at_after_1_6_24_and_168_hours(watching: Archive, due: Due, rows: Rows) -> None:
    keep(watching, article_of(1))
    looked = []
    for hour in (0, 0.9, 1, 2, 5, 6, 7, 23, 24, 25, 100, 167, 168, 169, 200):
        now = NOW + hour * HOUR
        if urls(due(now)):
            assert watching.same(page_url(1), now) is Verdict.UNCHANGED
            looked.append(hour)
    assert looked == [1, 6, 24, 168]
    assert rows("SELECT count(*) FROM recheck") == [(0,)]


def test_a_look_brings_what_was_known_of_the_page_and_what_its_feed_said(watching: Archive, due: Due) -> None:
    listed = entry_of(1, authors=("Claire Vasseur",), published_at=NOW, modified_at=NOW)
    watching.admit(FEED, [listed], NOW)
    keep(watching, article_of(1))
    (found,) = due(NOW + HOUR)
    assert found == Recheck(entry=replace(listed, modified_at=None), validators=SEEN)


def test_an_article_is_looked_at_where_it_was_found(watching: Archive, due: Due, rows: Rows) -> None:
    keep(watching, article_of(1, canonical_url=page_url(7)), listed_url="https://flux.example/clic/1")
    (found,) = due(NOW + HOUR)
    assert found.entry.url == page_url(1)
    assert watching.same(page_url(1), NOW + HOUR) is Verdict.UNCHANGED
    assert rows(NEXT) == [("2026-09-14T14:00:00Z",)]


def test_only_articles_of_the_source_that_is_polled_are_looked_at(watching: Archive, due: Due) -> None:
    keep(watching, article_of(1), source=OTHER_FEED.source)
    assert due(NOW + HOUR) == ()
    assert urls(due(NOW + HOUR, OTHER_FEED)) == [page_url(1)]


def test_one_poll_looks_at_a_bounded_number_of_articles_the_newest_first(watching: Archive, due: Due) -> None:
    for number in range(RECHECKS_PER_POLL + 5):
        keep(watching, article_of(number), now=NOW + number * timedelta(seconds=1))
    first, second = (due(NOW + 2 * HOUR) for _ in range(2))
    assert urls(first) == [page_url(number) for number in range(RECHECKS_PER_POLL + 4, 4, -1)]
    assert urls(second) == [page_url(number) for number in range(4, -1, -1)]


def test_new_pages_go_before_another_look_at_known_ones(watching: Archive) -> None:
    keep(watching, article_of(1))
    admission = watching.admit(FEED, [entry_of(number) for number in range(100, 350)], NOW + HOUR)
    assert (len(admission.to_fetch), admission.to_recheck) == (200, ())


def test_a_page_that_is_fetched_anyway_is_not_looked_at_beside_that(watching: Archive, store_url: str) -> None:
    watching.admit(FEED, [entry_of(1)], NOW)
    keep(watching, article_of(1))
    later = NOW + 2 * HOUR
    with Archive.open(store_url, LOOKS) as crawl:
        admission = crawl.admit(FEED, [entry_of(1, modified_at=later)], later)
    assert (len(admission.to_fetch), admission.to_recheck) == (1, ())


def test_two_crawls_at_once_do_not_look_at_the_same_page(watching: Archive, due: Due) -> None:
    keep(watching, article_of(1))
    assert urls(due(NOW + HOUR)) == [page_url(1)]
    assert due(NOW + HOUR) == ()
    assert urls(due(NOW + HOUR + timedelta(minutes=15))) == [page_url(1)]  # the first one was killed


def test_validators_are_those_of_the_page_that_was_read_last(watching: Archive, due: Due) -> None:
    keep(watching, article_of(1))
    newer = Validators(etag='"b"')
    assert keep(watching, article_of(1, title="Un autre titre"), now=NOW + HOUR, validators=newer) is Verdict.REVISED
    (found,) = due(NOW + 6 * HOUR)
    assert found.validators == newer


def test_another_edition_of_the_page_leaves_its_validators_alone(watching: Archive, due: Due) -> None:
    keep(watching, article_of(1, url=CANONICAL, canonical_url=CANONICAL))
    mobile = article_of(1, url="https://dsi-magazine.example/mobile/actu-843", canonical_url=CANONICAL)
    assert keep(watching, mobile, validators=Validators(etag='"mobile"')) is Verdict.UNCHANGED
    (found,) = due(NOW + HOUR)
    assert found.validators == SEEN


def test_a_removed_article_is_looked_at_again_without_validators(watching: Archive, due: Due) -> None:
    keep(watching, article_of(1))
    assert watching.lose(page_url(1), EditKind.REMOVED, NOW + HOUR) is Verdict.REMOVED
    (found,) = due(NOW + 6 * HOUR)
    assert found.validators == Validators()
    assert keep(watching, article_of(1), now=NOW + 6 * HOUR) is Verdict.REVISED


@pytest.mark.parametrize(
    ("after_h", "temporary", "next_at"),
    [(1, True, "2026-09-14T10:00:00Z"), (1, False, "2026-09-14T14:00:00Z"), (168, True, "2026-09-21T09:00:00Z")],
    ids=["for now", "for good", "at the last look"],
)
def test_a_look_that_failed_is_no_removal(
    watching: Archive, rows: Rows, after_h: int, temporary: bool, next_at: str
) -> None:
    keep(watching, article_of(1))
    assert not watching.fail(page_url(1), "http 500", NOW + after_h * HOUR, temporary=temporary)
    assert rows("SELECT removed_at, revisions FROM articles") == [(None, 1)]
    assert rows(NEXT) == [(next_at,)]


def test_the_last_look_is_not_tried_for_ever(watching: Archive, rows: Rows) -> None:
    keep(watching, article_of(1))
    watching.fail(page_url(1), "timed out", NOW + 15 * 24 * HOUR, temporary=True)
    assert rows(NEXT) == []


def test_an_article_that_nobody_could_look_at_for_a_week_is_let_go(watching: Archive, due: Due, rows: Rows) -> None:
    keep(watching, article_of(1))
    keep(watching, article_of(2), now=NOW + 24 * HOUR)
    assert urls(due(NOW + 170 * HOUR)) == [page_url(2)]
    assert rows("SELECT article_id FROM recheck") == [(2,)]


def test_nothing_is_looked_at_when_nobody_wants_it(archive: Archive, rows: Rows) -> None:
    archive.register([FEED])
    keep(archive, article_of(1))
    assert rows(NEXT) == []
    assert archive.admit(FEED, [], NOW + HOUR).to_recheck == ()


def test_what_was_imported_or_is_off_the_topic_is_not_looked_at(watching: Archive, rows: Rows) -> None:
    keep(watching, article_of(1), validators=None)
    keep(watching, article_of(2), wanted=False, match=None)
    assert rows(NEXT) == []


def test_a_forgotten_article_is_never_looked_at_again(
    watching: Archive, due: Due, reader: Engine, store_url: str, rows: Rows
) -> None:
    keep(watching, article_of(1))
    writer = open_database(store_url)
    forget(writer, reach_of_urls(reader, [page_url(1)]), NOW)
    writer.dispose()
    assert rows(NEXT) == []
    assert due(NOW + HOUR) == ()
    assert watching.same(page_url(1), NOW + HOUR) is Verdict.FORGOTTEN
    assert keep(watching, article_of(1), now=NOW + HOUR) is Verdict.FORGOTTEN
    assert rows(NEXT) == []
