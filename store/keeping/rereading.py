"""A kept page read again: the transaction that writes down what a better extractor made of it.

A text that its publisher changed since the page was fetched stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select, update

from store.keeping.arrivals import Kept
from store.keeping.revising import reread_text
from store.pages.reading import has_later_text
from store.rows import AnyRow, match_row
from store.schema import article, revision
from store.types import Article, Match, Rights


def reread_article(
    connection: Connection, revision_id: int, found: Article, match: Match | None, now: datetime
) -> Kept | None:
    """Write what the page of a revision says today, as a revision whose cause is our extractor, and why it matches.

    `match` replaces the one that is kept, also by none. Gives None, and writes nothing, when the article is gone or
    its publisher has changed it since.
    """
    held = _held(connection, revision_id)
    if held is None:
        return None
    connection.execute(update(article).where(article.c.id == held.id).values(match_row(match)))
    # On what terms a text was kept is no matter of how it is read.
    on_its_terms = replace(found, rights=Rights(held.rights), rights_reason=held.rights_reason)
    return reread_text(connection, held, on_its_terms, match, now)


def _held(connection: Connection, revision_id: int) -> AnyRow | None:
    this = (revision.c.id == revision_id) & (revision.c.shown == 1) & ~has_later_text()
    return connection.execute(select(article).join(revision).where(this)).first()
