"""What a person says about stories holds, whatever arrives or is read again later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.copies.decisions import Split, merge_stories, split_story
from store.copies.explaining import explain
from store.copies.judging import CopyKind
from store.copies.listing import latest_stories
from store.types import Rights, Verdict
from tests.store.conftest import Rows
from tests.store.copies.test_recognition import COPIES, TEXT, edited, told
from tests.store.examples import NOW, article_of, keep, own_words

LATER = NOW + timedelta(hours=1)
PLACES = "SELECT id, story_id, copy_of FROM article ORDER BY id"
COUNTS = "SELECT id, articles FROM story ORDER BY id"


@pytest.fixture
def three(archive: Archive) -> None:
    """An article and two copies of it."""
    for number, body in ((1, TEXT), (2, edited(TEXT)), (3, TEXT)):
        keep(archive, told(number, body))


@pytest.mark.usefixtures("three")
def test_a_copy_that_is_split_off_has_a_story_of_its_own(writer: Engine, rows: Rows) -> None:
    assert split_story(writer, 2, NOW) == Split(story_id=2, article_ids=(2,))
    assert rows(PLACES) == [(1, 1, None), (2, 2, None), (3, 1, 1)]
    assert rows(COUNTS) == [(1, 2), (2, 1)]
    assert rows("SELECT DISTINCT article_id FROM fingerprint ORDER BY 1") == [(1,), (2,)]


@pytest.mark.usefixtures("three")
def test_articles_of_the_same_words_go_together(writer: Engine, archive: Archive, rows: Rows) -> None:
    assert split_story(writer, 3, NOW) == Split(story_id=2, article_ids=(3, 1))
    assert rows(PLACES) == [(1, 2, 3), (2, 1, None), (3, 2, None)]
    assert rows(COUNTS) == [(1, 1), (2, 2)]
    assert rows("SELECT article_id, other_id FROM decision ORDER BY 1, 2") == [(1, 2), (2, 3)]
    assert keep(archive, told(4, TEXT)) is Verdict.COPY
    assert rows(PLACES)[3][:2] == (4, 2)
    assert split_story(writer, 1, NOW) is None


def test_a_story_goes_on_without_its_first_article(writer: Engine, archive: Archive, rows: Rows) -> None:
    for number, body in ((1, TEXT), (2, edited(TEXT)), (3, f"{edited(TEXT)} Mis à jour.")):
        keep(archive, told(number, body))
    assert split_story(writer, 1, NOW) == Split(story_id=2, article_ids=(1,))
    assert rows(PLACES) == [(1, 2, None), (2, 1, None), (3, 1, 2)]
    assert rows("SELECT first_article_id FROM stories ORDER BY id") == [(2,), (1,)]
    assert keep(archive, told(4, f"{edited(TEXT)} Mis à jour encore.")) is Verdict.COPY


@pytest.mark.usefixtures("three")
def test_no_later_reading_undoes_a_split(writer: Engine, archive: Archive, rows: Rows) -> None:
    split_story(writer, 2, NOW)
    assert keep(archive, told(2, edited(TEXT)), now=LATER) is Verdict.UNCHANGED
    assert keep(archive, told(2, f"{edited(TEXT)} {own_words(6, 15)}."), now=LATER) is Verdict.REVISED
    assert keep(archive, told(2, TEXT), now=LATER) is Verdict.REVISED
    assert rows(PLACES) == [(1, 1, None), (2, 2, None), (3, 1, 1)]


@pytest.mark.usefixtures("three")
def test_without_a_decision_the_same_reading_joins_them(archive: Archive, rows: Rows) -> None:
    keep(archive, told(4, own_words(4, 200)))
    keep(archive, told(4, TEXT), now=LATER)
    assert rows(PLACES)[3] == (4, 1, 1)


@pytest.mark.parametrize("article_id", [4, 99])
@pytest.mark.usefixtures("three")
def test_what_cannot_be_split_is_left(writer: Engine, archive: Archive, rows: Rows, article_id: int) -> None:
    keep(archive, told(4, own_words(4, 200)))
    assert split_story(writer, article_id, NOW) is None
    assert rows(COUNTS) == [(1, 3), (2, 1)]
    assert rows("SELECT count(*) FROM decision") == [(0,)]


@pytest.mark.usefixtures("three")
def test_merged_stories_are_the_older_one(writer: Engine, archive: Archive, rows: Rows) -> None:
    keep(archive, told(4, own_words(4, 200)))
    keep(archive, told(5, own_words(4, 200)))
    assert merge_stories(writer, 5, 2, NOW) == 1
    assert rows(PLACES) == [(1, 1, None), (2, 1, 1), (3, 1, 1), (4, 1, 1), (5, 1, 4)]
    assert rows(COUNTS) == [(1, 5)]
    assert rows(COPIES)[2:] == [(4, 1, "merged", None), (5, 4, "exact", 1.0)]


@pytest.mark.usefixtures("three")
def test_copies_of_either_join_merged_stories(writer: Engine, archive: Archive, rows: Rows) -> None:
    keep(archive, told(4, own_words(4, 200)))
    merge_stories(writer, 1, 4, NOW)
    for number, body in ((5, f"{own_words(4, 190)} fin"), (6, f"{TEXT} fin")):
        assert keep(archive, told(number, body)) is Verdict.COPY
    keep(archive, told(4, own_words(7, 200)), now=LATER)
    assert rows(COUNTS) == [(1, 6)]


@pytest.mark.usefixtures("three")
def test_a_decision_is_undone_by_another(writer: Engine, rows: Rows) -> None:
    split_story(writer, 2, NOW)
    assert merge_stories(writer, 1, 2, LATER) == 1
    assert rows("SELECT article_id, other_id, is_same FROM decision") == [(1, 2, 1)]
    split_story(writer, 2, LATER)
    assert rows("SELECT article_id, other_id, is_same FROM decision ORDER BY 1, 2") == [(1, 2, 0), (2, 3, 0)]


@pytest.mark.usefixtures("three")
def test_why_shows_the_figures(writer: Engine) -> None:
    found = explain(writer, 2, 1)
    assert found is not None
    assert (found.older.id, found.newer.id, found.same_story, found.decided) == (1, 2, True, None)
    assert (found.newer.copy_of, found.newer.copy_kind) == (1, "near")
    assert found.newer.copy_score == pytest.approx(found.likeness.containment, abs=0.001)
    assert found.likeness.kind is CopyKind.NEAR
    split_story(writer, 2, LATER)
    after = explain(writer, 1, 2)
    assert after is not None
    assert (after.same_story, after.decided) == (False, (False, LATER))
    assert explain(writer, 1, 99) is None


@pytest.mark.parametrize("rights", [Rights.RESERVED, Rights.PUBLIC])
def test_why_finds_nothing_in_common_where_there_are_only_headlines(
    archive: Archive, writer: Engine, rights: Rights
) -> None:
    for number in (1, 2):
        keep(archive, article_of(number, title="L’essentiel du jour", body="", rights=rights))
    found = explain(writer, 1, 2)
    assert found is not None
    assert (found.same_story, found.likeness.kind) == (False, None)


@pytest.mark.usefixtures("three")
def test_stories_are_listed_newest_first_with_their_articles(writer: Engine, archive: Archive) -> None:
    keep(archive, told(4, own_words(4, 200)), now=LATER)
    assert [(one.id, one.title, one.articles, one.article_ids) for one in latest_stories(writer, 5)] == [
        (2, "Titre 4", 1, (4,)),
        (1, "Titre 1", 3, (1, 2, 3)),
    ]
    assert len(latest_stories(writer, 1)) == 1
