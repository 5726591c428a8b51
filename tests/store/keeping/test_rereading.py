"""A better reading of a kept page is a revision of ours; the publisher's word stays the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from store.archive import Archive
from store.keeping.changes import changed_fields
from store.keeping.deliveries import Delivery
from store.types import Access, Article, Match, Removed, Rights, Verdict
from tests.store.conftest import Rows
from tests.store.examples import BODY, MATCH, NOW, article_of, keep
from tests.store.pages.page_examples import keep_page
from tests.store.pages.page_variants import fetched

LATER = NOW + timedelta(days=1)
_HISTORY = "SELECT number, cause, body FROM revision ORDER BY number"


@pytest.fixture
def held(archive: Archive) -> Article:
    """An article with its page."""
    keep_page(archive, 1)
    return article_of(1, url=fetched(1).url)


def test_a_better_text_is_a_revision_caused_by_the_extractor(archive: Archive, held: Article, rows: Rows) -> None:
    better = replace(held, body=BODY)
    assert archive.revise(1, better, match=MATCH, now=LATER) is Verdict.REVISED
    assert rows(_HISTORY) == [(1, "publisher", held.body), (2, "extractor", BODY)]
    assert rows("SELECT revision FROM article") == [(2,)]


def test_the_same_reading_writes_nothing(archive: Archive, held: Article, rows: Rows) -> None:
    assert archive.revise(1, held, match=MATCH, now=LATER) is Verdict.UNCHANGED
    assert rows(_HISTORY) == [(1, "publisher", held.body)]


def test_a_better_date_alone_is_a_revision_of_ours(archive: Archive, held: Article, rows: Rows) -> None:
    better = replace(held, published_at=NOW.replace(microsecond=5))
    assert archive.revise(1, better, match=MATCH, now=LATER) is Verdict.REVISED
    assert archive.revise(1, better, match=MATCH, now=LATER) is Verdict.UNCHANGED
    assert rows("SELECT number, published_at FROM revision") == [(1, None), (2, "2026-09-14T08:00:00Z")]
    assert rows("SELECT published_at FROM article") == [("2026-09-14T08:00:00Z",)]


def test_a_page_can_be_read_again_and_again(archive: Archive, held: Article, rows: Rows) -> None:
    for number in range(3):
        archive.revise(1, replace(held, body=f"{BODY} {number}"), match=MATCH, now=LATER)
    assert [cause for _, cause, _ in rows(_HISTORY)] == ["publisher", "extractor", "extractor", "extractor"]


def test_an_edit_by_the_publisher_is_not_overwritten(archive: Archive, held: Article, rows: Rows) -> None:
    edited = replace(held, body=f"{BODY}\nRectificatif.")
    keep(archive, edited)
    assert archive.revise(1, replace(held, body=BODY), match=None, now=LATER) is None
    assert [body for _, _, body in rows(_HISTORY)] == [held.body, edited.body]
    assert rows("SELECT topic FROM article") == [(MATCH.topic,)]


def test_a_publisher_who_goes_on_after_our_reading_is_followed(archive: Archive, held: Article, rows: Rows) -> None:
    archive.revise(1, replace(held, body=BODY), match=MATCH, now=LATER)
    keep(archive, replace(held, body=f"{BODY}\nRectificatif."))
    assert [cause for _, cause, _ in rows(_HISTORY)] == ["publisher", "extractor", "publisher"]


def test_a_page_whose_article_is_gone_is_nothing(archive: Archive, held: Article) -> None:
    assert archive.revise(99, held, match=MATCH, now=LATER) is None


@pytest.mark.parametrize("match", [None, Match(topic="Autre", found=("body:contrat",))], ids=["none", "another"])
def test_the_topic_of_today_replaces_that_of_then(archive: Archive, held: Article, rows: Rows, match) -> None:
    assert archive.revise(1, held, match=match, now=LATER) is Verdict.UNCHANGED
    expected = ("Autre", '["body:contrat"]') if match else ("", "[]")
    assert rows("SELECT topic, matched FROM article") == [expected]


def test_what_a_reader_sees_is_compared_and_what_was_removed_is_not() -> None:
    before = article_of(1, author_roles=(("Anne", "journaliste"), ("Luc", "photographe")), published_at=NOW)
    same = replace(
        before,
        removed=(Removed(rule="login", text="Connexion"),),
        published_from="meta",
        published_at=NOW.replace(microsecond=900),
        author_roles=before.author_roles[::-1],
    )
    assert changed_fields(before, same) == ()
    other = replace(before, body="Autre.", tags=("cloud",), access=Access.STUB, author_roles=())
    assert changed_fields(before, other) == ("body", "author_roles", "tags", "access")


def test_on_what_terms_a_text_was_kept_is_no_matter_of_how_it_is_read(archive: Archive, rows: Rows) -> None:
    its_page = fetched(1)
    kept = article_of(1, url=its_page.url, rights=Rights.LICENSED, rights_reason="contrat de 2026")
    archive.keep(
        Delivery(found=kept, source="s", listed_url=kept.url, match=MATCH, wanted=True, now=NOW, page=its_page)
    )
    better = article_of(1, url=fetched(1).url, body=BODY)
    assert archive.revise(1, better, match=MATCH, now=LATER) is Verdict.REVISED
    assert rows("SELECT rights, rights_reason, body FROM articles") == [("licensed", "contrat de 2026", BODY)]
