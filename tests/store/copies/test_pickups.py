"""What articles took from press releases is written down whichever of the two comes first, and follows what changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.copies.decisions import merge_stories, split_story
from store.database import open_database
from store.forgetting.forget import forget, reach_of_source
from store.types import SourceKind, Verdict
from tests.store.conftest import Rows
from tests.store.copies.releases import (
    ADDED,
    COURRIER,
    ECHO,
    MEASURES,
    NEWS,
    NEWSROOM,
    QUOTE,
    RELEASE,
    REPORT,
    VEILLEUR,
    article,
)
from tests.store.examples import NOW, keep, own_words

LATER = NOW + timedelta(hours=3)
PAIRS = "SELECT source, release_source, share FROM pickups ORDER BY source, release_source"
#: A paragraph of the release in a report that is mostly about something else: two stories.
SURVEY = "\n".join((own_words(5, 150), NEWS, own_words(6, 150)))


@pytest.fixture
def engine(archive: Archive, store_url: str) -> Iterator[Engine]:
    archive.note_sources([NEWSROOM, COURRIER, VEILLEUR, ECHO])
    engine = open_database(store_url)
    yield engine
    engine.dispose()


def release(archive: Archive, body: str = RELEASE) -> Verdict:
    return keep(archive, article(NEWSROOM.name, body), source=NEWSROOM.name, now=NOW)


def report(archive: Archive, source: str, body: str = REPORT) -> Verdict:
    return keep(archive, article(source, body), source=source, now=LATER)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("body", [REPORT, SURVEY, RELEASE], ids=["copy", "another story", "word for word"])
@pytest.mark.parametrize("release_comes", ["first", "later"])
def test_a_pickup_is_found_whichever_comes_first(archive: Archive, rows: Rows, body: str, release_comes: str) -> None:
    if release_comes == "first":
        release(archive)
    report(archive, COURRIER.name, body)
    if release_comes == "later":
        release(archive)
    ((source, release_source, share),) = rows(PAIRS)
    assert (source, release_source) == (COURRIER.name, NEWSROOM.name)
    assert share == pytest.approx({REPORT: 0.68, SURVEY: 0.09, RELEASE: 1.0}[body], abs=0.02)


@pytest.mark.usefixtures("engine")
def test_the_view_tells_what_survived_what_was_added_and_how_fast(archive: Archive, rows: Rows) -> None:
    keep(archive, article(NEWSROOM.name, RELEASE, published_at=NOW), source=NEWSROOM.name)
    keep(archive, article(COURRIER.name, REPORT, published_at=LATER), source=COURRIER.name, now=LATER)
    counts = "paragraphs, paragraphs_kept, quotes, quotes_kept, lag_s, rank, owner"
    assert rows(f"SELECT {counts} FROM pickups") == [(4, 2, 2, 1, 3 * 3600, 1, "Groupe Amont")]
    ((kept_quotes, added),) = rows("SELECT kept_quotes, added FROM pickups")
    assert QUOTE in kept_quotes
    assert ADDED in added


@pytest.mark.usefixtures("engine")
def test_copies_carry_no_fingerprints_and_their_pickups_are_found(archive: Archive, rows: Rows) -> None:
    for source in (ECHO, COURRIER):
        report(archive, source.name, SURVEY)
    report(archive, VEILLEUR.name, f"{SURVEY} Un dernier mot.")
    assert rows("SELECT count(*) FROM stories") == [(1,)]
    release(archive)
    assert [row[0] for row in rows(PAIRS)] == [COURRIER.name, ECHO.name, VEILLEUR.name]


@pytest.mark.usefixtures("engine")
def test_word_for_word_copies_took_what_the_first_took(archive: Archive, rows: Rows) -> None:
    release(archive)
    report(archive, ECHO.name, SURVEY)
    assert report(archive, COURRIER.name, SURVEY) is Verdict.COPY
    assert rows("SELECT articles FROM stories ORDER BY id") == [(1,), (2,)], "the release is in another story"
    assert [row[0] for row in rows(PAIRS)] == [COURRIER.name, ECHO.name]


@pytest.mark.usefixtures("engine")
def test_a_release_that_an_article_had_word_for_word_is_found_behind_others(archive: Archive, rows: Rows) -> None:
    report(archive, ECHO.name, SURVEY)
    report(archive, COURRIER.name, RELEASE)
    assert release(archive) is Verdict.COPY
    assert [row[0] for row in rows(PAIRS)] == [COURRIER.name, ECHO.name]


@pytest.mark.usefixtures("engine")
def test_a_release_that_repeats_another_is_no_pickup(archive: Archive, rows: Rows) -> None:
    second = replace(NEWSROOM, name="Salle de presse du ministère")
    archive.note_sources([second])
    release(archive)
    report(archive, COURRIER.name)
    report(archive, second.name, RELEASE)
    assert [row[:2] for row in rows(PAIRS)] == [(COURRIER.name, NEWSROOM.name), (COURRIER.name, second.name)]
    assert rows("SELECT release_source FROM pickups WHERE rank = 1") == [(NEWSROOM.name,)]


@pytest.mark.usefixtures("engine")
def test_edits_of_either_text_are_followed(archive: Archive, rows: Rows) -> None:
    release(archive)
    report(archive, COURRIER.name)
    report(archive, COURRIER.name, f"{REPORT}\n{own_words(7, 60)}")
    assert rows("SELECT share < 0.5 FROM pickups") in ([(1,)], [(True,)])
    report(archive, COURRIER.name, own_words(8, 120))
    assert rows(PAIRS) == []
    report(archive, COURRIER.name, f"{NEWS}\n{MEASURES}")
    assert len(rows(PAIRS)) == 1
    release(archive, own_words(9, 150))
    assert rows(PAIRS) == []


def test_splitting_and_merging_change_no_pickup(engine: Engine, archive: Archive, rows: Rows) -> None:
    release(archive)
    report(archive, COURRIER.name)
    before = rows(PAIRS)
    assert split_story(engine, 2, LATER) is not None
    assert rows(PAIRS) == before
    report(archive, VEILLEUR.name, f"{REPORT} Un mot de plus.")
    assert len(rows(PAIRS)) == 2
    assert merge_stories(engine, 1, 2, LATER) == 1
    report(archive, ECHO.name, REPORT)
    assert len(rows(PAIRS)) == 3


@pytest.mark.parametrize("forgotten", [NEWSROOM.name, COURRIER.name])
def test_forgetting_either_text_forgets_the_pickup(
    engine: Engine, archive: Archive, rows: Rows, forgotten: str
) -> None:
    release(archive)
    report(archive, COURRIER.name)
    report(archive, ECHO.name, SURVEY)
    forget(engine, reach_of_source(engine, forgotten), LATER)
    assert [row[0] for row in rows(PAIRS)] == ([] if forgotten == NEWSROOM.name else [ECHO.name])
    assert rows(f"SELECT count(*) FROM sources WHERE name = '{forgotten}'") == [(0,)]


def test_what_was_kept_before_the_catalogue_knew_is_found_then(archive: Archive, rows: Rows) -> None:
    release(archive)
    report(archive, COURRIER.name)
    report(archive, ECHO.name, SURVEY)
    assert rows(PAIRS) == []
    archive.note_sources([NEWSROOM, COURRIER])
    assert [row[0] for row in rows(PAIRS)] == [COURRIER.name, ECHO.name]
    archive.note_sources([replace(NEWSROOM, kind=SourceKind.PRESS)])
    assert rows(PAIRS) == []


def test_the_catalogue_is_brought_up_to_date(archive: Archive, rows: Rows) -> None:
    archive.note_sources([NEWSROOM, COURRIER])
    archive.note_sources([replace(COURRIER, owner="", homepage="https://courrier.example")])
    assert rows("SELECT name, owner, kind, homepage FROM sources ORDER BY name") == [
        ("Courrier du Serein", "Courrier du Serein", "press", "https://courrier.example"),
        ("Salle de presse", "Salle de presse", "press_release", "https://presse.serein.example"),
    ]
