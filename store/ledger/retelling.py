"""The kept articles that write a name, and what they say of partners written down anew.

Reading an article is the crawler's; here are the texts to read, and the transaction that replaces what was read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, func, or_, select

from store.ledger.values import Ledger
from store.ledger.writing import told_on, write_ledger
from store.rows import AnyRow, article_of
from store.schema import article, mention, revision
from store.sql.transactions import read, write
from store.text import clean_text, fold, words
from store.types import Article

#: Articles read at once.
_BATCH = 100
#: Letters that an accent or a cedilla may stand on in French, and the apostrophe, which is written in two ways; LIKE
#: folds none of them.
_IN_TWO_WAYS = frozenset("aceinouy'")
_LIGATURES = frozenset(("ae", "oe"))
_NEWEST = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
#: Articles off the topic have no ledger.
_JUDGED = (article.c.topic != "") | (article.c.matched != "[]") | article.c.id.in_(select(mention.c.article_id))


@dataclass(frozen=True, kw_only=True)
class RetoldText:
    """The newest text of an article."""

    article_id: int
    revision: int
    first_seen_at: datetime
    article: Article


def count_texts(reader: Engine, names: Collection[str]) -> int:
    """How many articles `texts_naming` gives at most."""
    counted = select(func.count()).select_from(article).join(revision, _NEWEST).where(_JUDGED, _naming(names))
    return read(reader, lambda connection: connection.execute(counted).scalar_one())


def texts_naming(reader: Engine, names: Collection[str]) -> Iterator[RetoldText]:
    """The articles on the topic that may write one of these names, oldest first. Some will not: read them."""
    columns = select(revision, article.c.url, article.c.canonical_url, article.c.first_seen_at)
    wanted = columns.join(article, _NEWEST).where(_JUDGED, _naming(names)).order_by(article.c.id).limit(_BATCH)
    after = 0
    while rows := read(reader, lambda connection: connection.execute(wanted.where(article.c.id > after)).all()):  # noqa: B023
        yield from map(_text, rows)
        after = rows[-1].article_id


def retell(engine: Engine, text: RetoldText, ledger: Ledger) -> bool:
    """Replace what is written of an article, and tell whether: not where its text has changed, or it has gone."""

    def replace(connection: Connection) -> bool:
        here = select(article.c.id).where(article.c.id == text.article_id, article.c.revision == text.revision)
        if connection.execute(here).first() is None:
            return False
        day = told_on(text.article, text.first_seen_at)
        write_ledger(connection, text.article_id, ledger, day, text.first_seen_at)
        return True

    return write(engine, replace)


def _naming(names: Collection[str]) -> ColumnElement[bool]:
    columns = (revision.c.title, revision.c.standfirst, revision.c.body)
    return or_(*(column.ilike(pattern) for pattern in map(_pattern, names) for column in columns))


def _pattern(name: str) -> str:
    """Of LIKE, for all texts that may write a name: any letter where an accent may stand, anything between words.

    What the name itself writes with a sign of another language ("Škoda", "Preuß") is left open likewise.
    """
    signs = {fold(sign) for sign in clean_text(name) if not sign.isascii()}
    ligatures = re.compile("|".join(map(re.escape, _LIGATURES | {sign for sign in signs if len(sign) > 1})))
    either = re.compile(f"[{re.escape(''.join(_IN_TWO_WAYS | {sign for sign in signs if len(sign) == 1}))}]")
    return f"%{'%'.join(either.sub('_', ligatures.sub('%', word)) for word in words(name))}%"


def _text(row: AnyRow) -> RetoldText:
    return RetoldText(
        article_id=row.article_id, revision=row.number, first_seen_at=row.first_seen_at, article=article_of(row)
    )
