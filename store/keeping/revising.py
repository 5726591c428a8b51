"""What becomes of an article that is here already, in the transaction that keeps it: a revision, or nothing new.

It writes the rows and keeps the index in step. What counts as an edit is judged by `store.edits`; whether an article
is wanted is decided above.
"""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from store.copies.fingerprints import add_fingerprints, counting_day
from store.copies.joining import join_story
from store.copies.pickups import renew_pickups
from store.copies.prints import TextPrint, prepared_print
from store.copies.recognition import recognise
from store.edits.following import History, Step, next_step
from store.fingerprint import text_hash
from store.keeping.arrivals import Kept, add_revision, current_columns
from store.keeping.changes import changed_fields
from store.rows import AnyRow, article_of, match_row
from store.schema import article, revision, story
from store.search.index import index_article, unindex_article
from store.types import Access, Article, Cause, Edit, EditKind, Match, Verdict
from store.urls import url_key

_TEXT = select(revision, article.c.url, article.c.canonical_url).join(article)
_NEWEST_NUMBER = func.max(revision.c.number)


def update_article(connection: Connection, held: AnyRow, found: Article, match: Match | None, now: datetime) -> Kept:
    """Note that an article was seen again, with a revision when its publisher edited it.

    A text that shows less than the kept one, since it is behind a paywall by now, does not take its place.
    """
    connection.execute(update(article).where(article.c.id == held.id).values(last_seen_at=now))
    unchanged = Kept(verdict=Verdict.UNCHANGED, article_id=held.id)
    # Another address of the same article (AMP, print) words its frame differently: that is no edit.
    if not is_own_address(held, found.url):
        return unchanged
    shown = shown_text(connection, held)
    last = _last_text(connection, held, shown)
    if held.removed_at is None and last.text_hash == text_hash(found.title, found.standfirst, found.body):
        return unchanged
    step = next_step(_history(held, shown, last), found)
    if step is None:
        return unchanged
    number, columns = next_number(connection, held), _edit_columns(step.edit, is_shown=step.is_shown)
    revision_id = add_revision(connection, held.id, number, found, now, Cause.PUBLISHER, columns)
    _note_access(connection, held, step, now)
    if step.is_shown:
        show_text(connection, held, shown, found, match, number)
    return Kept(verdict=Verdict.REVISED, article_id=held.id, revision_id=revision_id, is_shown=step.is_shown)


def lose_article(connection: Connection, held: AnyRow, kind: EditKind, now: datetime) -> Verdict:
    """Note that nothing of an article is to be had at its address any more: it is removed, or paywalled as a whole.

    The kept text stays on display. Once noted, it is not noted again until the article comes back.
    """
    shown = shown_text(connection, held)
    last = _last_text(connection, held, shown)
    was_walled = held.paywalled_at is not None or shown.access == Access.STUB
    if held.removed_at is not None or (kind is EditKind.PAYWALLED and was_walled):
        return Verdict.UNCHANGED
    nothing = Article(url=held.url, canonical_url=held.canonical_url, title="", body="")
    columns = _edit_columns(Edit(kinds=(kind,), words_cut=last.word_count), is_shown=False)
    add_revision(connection, held.id, next_number(connection, held), nothing, now, Cause.PUBLISHER, columns)
    since = {"removed_at": now} if kind is EditKind.REMOVED else {"paywalled_at": now}
    connection.execute(update(article).where(article.c.id == held.id).values(since))
    return Verdict.REMOVED if kind is EditKind.REMOVED else Verdict.REVISED


def reread_text(connection: Connection, held: AnyRow, found: Article, match: Match | None, now: datetime) -> Kept:
    """Write what our own extractor makes of a page today, when any field that a person sees is another.

    A match replaces the one that is kept.
    """
    shown = shown_text(connection, held)
    if not changed_fields(article_of(shown), found):
        return Kept(verdict=Verdict.UNCHANGED, article_id=held.id)
    number = next_number(connection, held)
    revision_id = add_revision(connection, held.id, number, found, now, Cause.EXTRACTOR)
    show_text(connection, held, shown, found, match, number)
    return Kept(verdict=Verdict.REVISED, article_id=held.id, revision_id=revision_id)


def is_own_address(held: AnyRow, url: str) -> bool:
    """Whether an address is that of an article, rather than one of another edition of its page."""
    return url_key(url) in (held.url_key, url_key(held.url))


def shown_text(connection: Connection, held: AnyRow) -> AnyRow:
    """The row of the text on display, for `article_of`."""
    return _text(connection, held, held.revision)


def _text(connection: Connection, held: AnyRow, number: int) -> AnyRow:
    return connection.execute(_TEXT.where(revision.c.article_id == held.id, revision.c.number == number)).one()


def _last_text(connection: Connection, held: AnyRow, shown: AnyRow) -> AnyRow:
    """The text that its publisher showed last, which need not be the one on display."""
    if held.removed_at is None and held.paywalled_at is None:
        return shown
    hidden = select(_NEWEST_NUMBER).where(revision.c.article_id == held.id, revision.c.shown == 0)
    return _text(connection, held, connection.execute(hidden).scalar_one())


def next_number(connection: Connection, held: AnyRow) -> int:
    """The number of the next text of an article."""
    newest: int = connection.execute(select(_NEWEST_NUMBER).where(revision.c.article_id == held.id)).scalar_one()
    return newest + 1


def _history(held: AnyRow, shown: AnyRow, last: AnyRow) -> History:
    return History(
        shown=article_of(shown),
        last=article_of(last),
        is_removed=held.removed_at is not None,
        is_paywalled=held.paywalled_at is not None,
    )


def _edit_columns(edit: Edit, *, is_shown: bool) -> dict[str, object]:
    return {
        "kind": edit.kinds[0].value,
        "kinds": json.dumps([kind.value for kind in edit.kinds]),
        "words_added": edit.words_added,
        "words_cut": edit.words_cut,
        "shown": int(is_shown),
    }


def _note_access(connection: Connection, held: AnyRow, step: Step, now: datetime) -> None:
    """Keep in step since when an article is removed or paywalled: its page is there, in full or not."""
    walled_at = None if step.is_shown else held.paywalled_at or now
    this = update(article).where(article.c.id == held.id)
    connection.execute(this.values(removed_at=None, paywalled_at=walled_at))


def show_text(
    connection: Connection, held: AnyRow, shown: AnyRow, found: Article, match: Match | None, number: int
) -> None:
    """Put a text on display, where search and copies find it."""
    print_ = prepared_print(found)
    changed = current_columns(found, print_) | {"revision": number} | (match_row(match) if match else {})
    connection.execute(update(article).where(article.c.id == held.id).values(changed))
    unindex_article(connection, held.id, shown.title, shown.standfirst, shown.body)
    index_article(connection, held.id, found.title, found.standfirst, found.body)
    _recognise_again(connection, held, found, print_)
    renew_pickups(connection, held.id)


def _recognise_again(connection: Connection, held: AnyRow, found: Article, print_: TextPrint) -> None:
    """Let a changed text be found, and join the story that it tells when the article has none but its own."""
    if held.copy_of is not None:
        return
    recognised = recognise(connection, print_, counting_day(found.published_at, held.first_seen_at), held.id)
    is_alone = connection.execute(select(story.c.articles).where(story.c.id == held.story_id)).scalar() == 1
    if recognised.twin and is_alone:
        join_story(connection, held, found.word_count, recognised)
    elif recognised.sightings is not None:
        add_fingerprints(connection, held.id, recognised.sightings)
