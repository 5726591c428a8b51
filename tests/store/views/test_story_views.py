"""What the views say of a story: who had it first, whose its sources are, how late each copy was, and who missed it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from store.archive import Archive
from store.types import Access, Article, Failure, Feed, FeedKind, Outcome, Source, SourceKind, Stage
from tests.store.conftest import Rows
from tests.store.examples import NOW, keep, own_words, report_of

HOUR = timedelta(hours=1)
TEXT = own_words(1, 120)
GROUP = "Groupe Amont"
CATALOGUE = [
    Source(name="Agence Hexagone", kind=SourceKind.PRESS),
    Source(name="Courrier", owner=GROUP),
    Source(name="Veilleur", owner=GROUP),
    Source(name="Écho"),
]


@pytest.fixture(autouse=True)
def catalogued(archive: Archive) -> None:
    archive.note_sources(CATALOGUE)


def tell(archive: Archive, source: str, *, seen_at: datetime = NOW, **fields: object) -> None:
    host = {"Agence Hexagone": "agence", "Écho": "echo"}.get(source, source.lower())
    said = {"url": f"https://{host}.example/a", "title": f"Titre de {source}", "body": TEXT}
    keep(archive, Article(**(said | fields)), source=source, now=seen_at)  # type: ignore[arg-type]


def test_copies_of_one_group_are_one_independent_copy(archive: Archive, rows: Rows) -> None:
    for source in ("Agence Hexagone", "Courrier", "Veilleur"):
        tell(archive, source)
    asked = "SELECT copies, sources, independent_copies, owners FROM stories"
    ((copies, sources, independent, owners),) = rows(asked)
    assert (copies, sources, independent) == (2, 3, 1)
    assert owners.replace(", ", ",") == '["Agence Hexagone","Groupe Amont"]'
    tell(archive, "Écho")
    assert rows("SELECT copies, independent_copies FROM stories") == [(3, 2)]
    assert rows("SELECT source, same_owner FROM copies ORDER BY article_id") == [
        ("Courrier", 0),
        ("Veilleur", 0),
        ("Écho", 0),
    ]


def test_a_copy_within_its_own_group_is_not_independent(archive: Archive, rows: Rows) -> None:
    tell(archive, "Courrier")
    tell(archive, "Veilleur")
    assert rows("SELECT copies, independent_copies FROM stories") == [(1, 0)]
    assert rows("SELECT owner, copied_owner, same_owner FROM copies") == [(GROUP, GROUP, 1)]


def test_an_unknown_source_is_a_group_of_its_own(archive: Archive, rows: Rows) -> None:
    tell(archive, "Courrier")
    tell(archive, "Nulle part")
    assert rows("SELECT independent_copies FROM stories") == [(1,)]
    assert rows("SELECT owner, same_owner FROM copies") == [("Nulle part", 0)]


@pytest.mark.parametrize(
    ("published_at", "appeared_at"),
    [
        (NOW - HOUR, "2026-09-14T07:00:00Z"),
        (None, "2026-09-14T08:00:00Z"),
        (NOW + HOUR, "2026-09-14T08:00:00Z"),
        (datetime(1970, 1, 1, tzinfo=UTC), "2026-09-14T08:00:00Z"),
        (datetime(1994, 5, 3, 14, tzinfo=UTC), "1994-05-03T14:00:00Z"),
        (datetime(2026, 9, 12, 22, tzinfo=UTC), "2026-09-13T21:59:59Z"),
        (datetime(2026, 9, 13, 0, tzinfo=UTC), "2026-09-13T23:59:59Z"),
        (datetime(2026, 9, 13, 22, tzinfo=UTC), "2026-09-14T08:00:00Z"),
        (datetime(2026, 1, 10, 23, tzinfo=UTC), "2026-01-11T22:59:59Z"),
    ],
    ids=[
        "told",
        "unknown",
        "after vigie had it",
        "computers' zero day",
        "an archive",
        "a day in Paris, in summer",
        "a day, UTC",
        "today, without a time",
        "a day in Paris, in winter",
    ],
)
def test_publication_is_believed_as_far_as_it_is_plausible(
    archive: Archive, rows: Rows, published_at: datetime | None, appeared_at: str
) -> None:
    tell(archive, "Courrier", published_at=published_at)
    assert rows("SELECT appeared_at, appeared_source FROM stories") == [(appeared_at, "Courrier")]


def test_who_was_seen_first_need_not_have_been_first(archive: Archive, rows: Rows) -> None:
    tell(archive, "Courrier", published_at=NOW - HOUR)
    tell(archive, "Agence Hexagone", published_at=NOW - 3 * HOUR, seen_at=NOW + HOUR)
    tell(archive, "Écho", published_at=NOW - 20 * HOUR + timedelta(hours=6), seen_at=NOW + 2 * HOUR)
    asked = "SELECT first_source, appeared_source, origin FROM stories"
    assert rows(asked) == [("Courrier", "Écho", "Écho")]
    assert rows("SELECT source, lag_s, appeared_lag_s FROM copies ORDER BY article_id") == [
        ("Agence Hexagone", 3600, 11 * 3600),
        ("Écho", 7200, 0),
    ]


def test_the_agency_that_most_credit_had_it_first(archive: Archive, rows: Rows) -> None:
    for source, credit in (("Courrier", ""), ("Écho", "AHP"), ("Veilleur", "AHP"), ("Nulle part", "Reuters")):
        tell(archive, source, credit=credit)
    assert rows("SELECT credit, origin, origin_url FROM stories") == [("AHP", "AHP", "")]
    assert rows("SELECT credit FROM copies ORDER BY article_id") == [("AHP",), ("AHP",), ("Reuters",)]


def test_a_canonical_address_elsewhere_tells_the_origin(archive: Archive, rows: Rows) -> None:
    tell(archive, "Courrier", published_at=NOW - HOUR, canonical_url="https://echo.example/a", credit="AHP")
    asked = "SELECT origin_url, origin FROM stories"
    assert rows(asked) == [("https://echo.example/a", "AHP")]
    tell(archive, "Écho", published_at=NOW, seen_at=NOW + HOUR)
    assert rows(asked) == [("https://echo.example/a", "Écho")]


@pytest.mark.parametrize("canonical", ["https://www.courrier.example/b", "https://echo.example/", "", "/b"])
def test_a_canonical_address_of_its_own_site_or_a_home_page_tells_none(
    archive: Archive, rows: Rows, canonical: str
) -> None:
    tell(archive, "Courrier", canonical_url=canonical)
    assert rows("SELECT origin_url, origin FROM stories") == [("", "Courrier")]


COVERAGE = "SELECT source, state, reason FROM coverage WHERE story_id = 1 ORDER BY source"


def watched(archive: Archive, source: str, outcome: Outcome = Outcome.ALL_KNOWN, *reasons: tuple[Stage, str]) -> None:
    feed = Feed(source=source, url=f"https://{source}.example/rss".lower(), kind=FeedKind.FEED)
    archive.register([feed])
    failures = tuple(
        Failure(source=source, url=f"{feed.url}/{number}", stage=stage, reason=reason, at=NOW)
        for number, (stage, reason) in enumerate(reasons)
    )
    archive.record(report_of(outcome, feed=feed, failures=failures), None)


def test_coverage_tells_what_was_missed_from_what_could_not_be_had(archive: Archive, rows: Rows) -> None:
    tell(archive, "Agence Hexagone")
    tell(archive, "Courrier", access=Access.STUB)
    for source in ("Agence Hexagone", "Courrier", "Écho"):
        watched(archive, source)
    watched(archive, "Veilleur", Outcome.FAILED, (Stage.FETCH, "http 404"), (Stage.FEED, "timed out"))
    watched(archive, "Zone", Outcome.NEW, (Stage.EXTRACT, "not html"))
    archive.register([Feed(source="Nouveau", url="https://nouveau.example/rss", kind=FeedKind.FEED)])
    assert rows(COVERAGE) == [
        ("Agence Hexagone", "first", ""),
        ("Courrier", "stub", ""),
        ("Nouveau", "not watched", ""),
        ("Veilleur", "could not fetch", "timed out"),
        ("Zone", "not seen", ""),
        ("Écho", "not seen", ""),
    ]


def test_a_source_with_two_articles_of_a_story_has_one_row(archive: Archive, rows: Rows) -> None:
    watched(archive, "Courrier")
    tell(archive, "Courrier")
    tell(archive, "Courrier", url="https://courrier.example/b", seen_at=NOW + HOUR)
    assert rows("SELECT state, article_id, lag_s FROM coverage") == [("first", 1, 0)]
