"""Whose a source is, where a text was taken from, and what articles took from press releases.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.urls import foreign_canonical, url_key

revision = "0006"
down_revision = "0005"

#: Rows written at once.
_BATCH = 500


def upgrade() -> None:
    op.add_column("article", sa.Column("origin_key", sa.Text, nullable=False, server_default=""))
    op.add_column("article", sa.Column("rights", sa.Text, nullable=False, server_default=""))
    _sources()
    _pickups()
    _fill_origins(op.get_bind())


def _sources() -> None:
    """Empty: the next crawl or import notes the catalogue, and what was taken from releases until then."""
    op.create_table(
        "source",
        sa.Column("name", sa.Text),
        sa.Column("homepage", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_source"),
    )


def _pickups() -> None:
    op.create_table(
        "pickup",
        sa.Column("article_id", sa.Integer, autoincrement=False),
        sa.Column("release_id", sa.Integer, autoincrement=False),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("taken_words", sa.Integer, nullable=False),
        sa.Column("added_words", sa.Integer, nullable=False),
        sa.Column("paragraphs", sa.Integer, nullable=False),
        sa.Column("kept_paragraphs", sa.Text, nullable=False),
        sa.Column("quotes", sa.Integer, nullable=False),
        sa.Column("kept_quotes", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "release_id", name="pk_pickup"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_pickup_article_id"),
        sa.ForeignKeyConstraint(["release_id"], ["article.id"], name="fk_pickup_release_id"),
    )
    op.create_index("ix_pickup_release_id", "pickup", ["release_id"])


def _fill_origins(connection: sa.Connection) -> None:
    """Note which articles say that they live on another site."""
    declared = sa.text("SELECT id, url, canonical_url FROM article WHERE canonical_url <> '' ORDER BY id")
    note = sa.text("UPDATE article SET origin_key = :key WHERE id = :id")
    for rows in connection.execute(declared).partitions(_BATCH):
        origins = ((row.id, foreign_canonical(row.url, row.canonical_url)) for row in rows)
        elsewhere = [{"id": number, "key": url_key(origin)} for number, origin in origins if origin]
        if elsewhere:
            connection.execute(note, elsewhere)
