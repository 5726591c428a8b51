"""Three databases: near copies are recognised, by fingerprints of texts, and what people decide about them stays.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from store.copies.fingerprints import BOILERPLATE_STORIES
from store.copies.judging import WINDOW_DAYS
from store.copies.prints import TextPrint
from store.schema import Instant

revision = "0003"
down_revision = "0002"

#: Until now a copy was one word for word.
_FILL = "UPDATE article SET copy_kind = 'exact', copy_score = 1.0 WHERE copy_of IS NOT NULL"
#: A hash that so many articles have is boilerplate, and no more of it is kept; as `store.copies.fingerprints` does.
_THIN_OUT = """
    DELETE FROM fingerprint WHERE (hash, article_id) IN (
        SELECT hash, article_id
        FROM (SELECT hash, article_id, ROW_NUMBER() OVER (PARTITION BY hash ORDER BY article_id) AS n FROM fingerprint)
        WHERE n > :most)
"""
#: Articles read at once.
_BATCH = 500


def upgrade() -> None:
    op.add_column("story", sa.Column("shown_article_id", sa.Integer))
    op.add_column("article", sa.Column("copy_kind", sa.Text, nullable=False, server_default=""))
    op.add_column("article", sa.Column("copy_score", sa.Float))
    _fingerprints()
    _decisions()
    op.execute(_FILL)
    _fill_fingerprints(op.get_bind())
    op.get_bind().execute(sa.text(_THIN_OUT), {"most": BOILERPLATE_STORIES})


def _fingerprints() -> None:
    op.create_table(
        "fingerprint",
        sa.Column("hash", sa.BigInteger, nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("hash", "article_id", name="pk_fingerprint"),
        sqlite_with_rowid=False,
    )


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("other_id", sa.Integer, nullable=False),
        sa.Column("is_same", sa.Integer, nullable=False),
        sa.Column("decided_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_decision_article_id"),
        sa.ForeignKeyConstraint(["other_id"], ["article.id"], name="fk_decision_other_id"),
    )
    op.create_index("ix_decision_article_id", "decision", ["article_id", "other_id"], unique=True)
    op.create_index("ix_decision_other_id", "decision", ["other_id"])


def _fill_fingerprints(connection: sa.Connection) -> None:
    """Give the articles of the last weeks theirs; what is older than the window has no copies to come."""
    instant = Instant()
    newest = sa.text("SELECT MAX(COALESCE(published_at, first_seen_at)) AS at FROM article").columns(at=instant)
    newest_at: datetime | None = connection.execute(newest).scalar()
    if newest_at is None:
        return
    texts = sa.text(
        "SELECT a.id, COALESCE(a.published_at, a.first_seen_at) AS at, r.title, r.body"
        " FROM article AS a JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision"
        " WHERE a.copy_of IS NULL ORDER BY a.id"
    ).columns(at=instant)
    add = sa.text("INSERT INTO fingerprint (hash, article_id, day) VALUES (:hash, :article_id, :day)")
    first_day = newest_at.toordinal() - WINDOW_DAYS
    for rows in connection.execute(texts).partitions(_BATCH):
        made = [
            {"hash": hash_, "article_id": row.id, "day": row.at.toordinal()}
            for row in rows
            if row.at.toordinal() >= first_day
            for hash_ in {hash_ for _, hash_ in TextPrint(row.body, row.title).chosen}
        ]
        if made:
            connection.execute(add, made)
