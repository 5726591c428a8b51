"""Articles that arrive one after the other, on both databases: which story each belongs to, and what is kept of it."""

from __future__ import annotations

import pickle
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.copies.fingerprints import counting_day, drop_fingerprints, prune_fingerprints
from store.copies.judging import WINDOW_DAYS
from store.copies.prints import prepared_print
from store.copies.recognition import recognise
from store.database import open_database
from store.types import Article, Verdict
from tests.store.conftest import Rows
from tests.store.examples import NOW, keep, own_words

DAY = timedelta(days=1)
TEXT = own_words(1, 200)
STORIES = "SELECT id, first_article_id, shown_article_id, copies FROM stories ORDER BY id"
COPIES = "SELECT article_id, copy_of, kind, score FROM copies ORDER BY article_id"


def told(number: int, body: str, **fields: object) -> Article:
    said = {"url": f"https://titre{number}.example/a", "title": f"Titre {number}", "body": body}
    return Article(**(said | fields))  # type: ignore[arg-type]


def edited(body: str) -> str:
    return f"Lyon. {body.replace('cadran', 'cadran solaire')} Publié par la rédaction."


def test_an_edited_text_at_another_address_is_a_copy(archive: Archive, rows: Rows) -> None:
    assert keep(archive, told(1, TEXT)) is Verdict.KEPT
    assert keep(archive, told(2, edited(TEXT)), source="Ailleurs") is Verdict.COPY
    assert keep(archive, told(3, own_words(2, 200))) is Verdict.KEPT
    assert rows(STORIES) == [(1, 1, 1, 1), (2, 3, 3, 0)]
    ((article_id, copy_of, kind, score),) = rows(COPIES)
    assert (article_id, copy_of, kind) == (2, 1, "near")
    assert 0.6 < score < 1


def test_it_is_recognised_after_a_restart(store_url: str, rows: Rows) -> None:
    for number, body in ((1, TEXT), (2, edited(TEXT)), (3, TEXT)):
        with Archive.open(store_url) as archive:
            keep(archive, told(number, body))
    assert rows(STORIES) == [(1, 1, 1, 2)]
    assert [kind for *_, kind, _ in rows(COPIES)] == ["near", "exact"]


def test_the_words_of_a_text_that_shares_nothing_are_not_split_in_the_transaction(
    archive: Archive, writer: Engine
) -> None:
    keep(archive, told(1, TEXT))
    came = pickle.loads(pickle.dumps(prepared_print(told(2, own_words(2, 200)))))
    with writer.begin() as connection:
        assert recognise(connection, came, counting_day(None, NOW)).twin is None
    assert "words" not in vars(came)


def test_headlines_alone_make_no_copies(archive: Archive, rows: Rows) -> None:
    for number in (1, 2):
        assert keep(archive, told(number, "", title="L’essentiel du jour")) is Verdict.KEPT
    assert len(rows(STORIES)) == 2


def test_copies_carry_no_fingerprints(archive: Archive, rows: Rows) -> None:
    for number, body in ((1, TEXT), (2, edited(TEXT)), (3, TEXT)):
        keep(archive, told(number, body))
    assert rows("SELECT DISTINCT article_id FROM fingerprint") == [(1,)]


def test_the_day_of_publication_counts_before_that_of_first_sight(archive: Archive, rows: Rows) -> None:
    """What is imported today may be years old."""
    long_ago = NOW - 900 * DAY
    keep(archive, told(1, TEXT, published_at=long_ago))
    assert keep(archive, told(2, edited(TEXT), published_at=long_ago)) is Verdict.COPY
    assert keep(archive, told(3, f"{TEXT} fin")) is Verdict.KEPT
    assert rows("SELECT DISTINCT article_id, day FROM fingerprint ORDER BY 1") == [
        (1, long_ago.toordinal()),
        (3, NOW.toordinal()),
    ]


def test_an_older_article_that_comes_later_is_a_copy_too(archive: Archive) -> None:
    keep(archive, told(1, TEXT, published_at=NOW))
    assert keep(archive, told(2, f"{TEXT} {own_words(3, 20)}", published_at=NOW - 10 * DAY)) is Verdict.COPY


def test_after_the_window_only_the_very_same_words_are_a_copy(archive: Archive) -> None:
    keep(archive, told(1, TEXT))
    later = NOW + (WINDOW_DAYS + 1) * DAY
    assert keep(archive, told(2, edited(TEXT)), now=later) is Verdict.KEPT
    assert keep(archive, told(3, TEXT), now=later) is Verdict.COPY


def test_the_fuller_text_of_a_teaser_speaks_for_the_story(archive: Archive, rows: Rows) -> None:
    keep(archive, told(1, " ".join(TEXT.split()[:50])))
    assert keep(archive, told(2, TEXT)) is Verdict.COPY
    assert rows(STORIES) == [(1, 1, 2, 1)]
    assert rows(COPIES) == [(2, 1, "embedding", 1.0)]
    # It is found by what the teaser did not say.
    assert keep(archive, told(3, " ".join(TEXT.split()[60:]))) is Verdict.COPY
    assert keep(archive, told(4, TEXT)) is Verdict.COPY
    assert rows(STORIES) == [(1, 1, 2, 3)]


def test_a_teaser_is_found_after_a_text_that_shares_more_and_is_no_copy(archive: Archive, rows: Rows) -> None:
    beginning, background = own_words(4, 30), own_words(5, 90)
    keep(archive, told(1, beginning))
    keep(archive, told(2, f"{background} {own_words(6, 210)}"))
    assert keep(archive, told(3, f"{beginning} {own_words(7, 280)} {background}")) is Verdict.COPY
    assert rows(COPIES) == [(3, 1, "embedding", 1.0)]


def test_a_teaser_that_comes_later_does_not_speak_for_it(archive: Archive, rows: Rows) -> None:
    keep(archive, told(1, TEXT))
    keep(archive, told(2, " ".join(TEXT.split()[:50])))
    assert rows(STORIES) == [(1, 1, 1, 1)]
    assert rows(COPIES) == [(2, 1, "teaser", 1.0)]


def test_a_paragraph_of_the_house_makes_no_story_of_what_has_it(archive: Archive, rows: Rows) -> None:
    house = own_words(99, 80)
    for number in range(12):
        keep(archive, told(number, f"{own_words(number, 60)} {house}"), now=NOW + number * 3 * DAY)
    assert rows("SELECT count(*) FROM stories") == [(12,)]
    # By then it is known to be boilerplate: no more of it is stored, and on one day it joins nothing either.
    before = rows("SELECT count(*) FROM fingerprint WHERE article_id >= 6")[0][0]
    assert keep(archive, told(20, f"{own_words(20, 60)} {house}"), now=NOW + 33 * DAY) is Verdict.KEPT
    assert rows("SELECT max(n) FROM (SELECT count(*) AS n FROM fingerprint GROUP BY hash) AS x") == [(5,)]
    assert before > 0


def test_pages_without_a_text_are_no_copies_of_each_other(archive: Archive) -> None:
    assert keep(archive, told(1, "")) is Verdict.KEPT
    assert keep(archive, told(2, "")) is Verdict.KEPT
    assert keep(archive, told(3, "Réservé aux abonnés")) is Verdict.KEPT
    assert keep(archive, told(4, "Réservé aux abonnés")) is Verdict.KEPT
    assert keep(archive, told(5, "Réservé aux abonnés", title="Titre 4")) is Verdict.COPY


def test_a_stub_that_becomes_whole_joins_the_story_that_it_tells(archive: Archive, rows: Rows) -> None:
    keep(archive, told(1, "La suite est réservée aux abonnés de ce journal."))
    keep(archive, told(2, TEXT))
    assert keep(archive, told(1, edited(TEXT)), now=NOW + timedelta(hours=1)) is Verdict.REVISED
    assert rows(STORIES) == [(2, 2, 2, 1)]
    assert rows("SELECT article_id, copy_of, kind FROM copies") == [(1, 2, "near")]
    assert rows("SELECT DISTINCT article_id FROM fingerprint") == [(2,)]


def test_an_edited_article_is_found_by_its_new_text(archive: Archive, rows: Rows) -> None:
    keep(archive, told(1, TEXT))
    keep(archive, told(1, own_words(5, 200)), now=NOW + timedelta(hours=1))
    assert keep(archive, told(2, f"{own_words(5, 190)} fin")) is Verdict.COPY
    assert rows(STORIES) == [(1, 1, 1, 1)]


@pytest.fixture
def engine(store_url: str) -> Engine:
    return open_database(store_url)


def test_what_is_forgotten_is_found_by_nothing(archive: Archive, engine: Engine, rows: Rows) -> None:
    keep(archive, told(1, " ".join(TEXT.split()[:50])))
    keep(archive, told(2, TEXT))
    keep(archive, told(3, own_words(2, 200)))
    with engine.begin() as connection:
        drop_fingerprints(connection, [1, 2])
    engine.dispose()
    assert rows("SELECT DISTINCT article_id FROM fingerprint") == [(3,)]
    assert rows("SELECT shown_article_id FROM story ORDER BY id") == [(None,), (None,)]


def test_fingerprints_of_past_days_are_pruned(archive: Archive, engine: Engine, rows: Rows) -> None:
    keep(archive, told(1, TEXT), now=NOW - 90 * DAY)
    keep(archive, told(2, own_words(2, 200)))
    with engine.begin() as connection:
        assert prune_fingerprints(connection, NOW.toordinal() - 60) > 10
        assert prune_fingerprints(connection, NOW.toordinal() - 60) == 0
    engine.dispose()
    assert rows("SELECT DISTINCT article_id FROM fingerprint") == [(2,)]
