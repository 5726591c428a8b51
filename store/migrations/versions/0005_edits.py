"""What became of articles later: kinds of edits, and pages that are looked at again.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("article", sa.Column("removed_at", Instant))
    op.add_column("article", sa.Column("paywalled_at", Instant))
    op.add_column("revision", sa.Column("kind", sa.Text, nullable=False, server_default=""))
    op.add_column("revision", sa.Column("kinds", sa.Text, nullable=False, server_default="[]"))
    op.add_column("revision", sa.Column("words_added", sa.Integer))
    op.add_column("revision", sa.Column("words_cut", sa.Integer))
    op.add_column("revision", sa.Column("shown", sa.Integer, nullable=False, server_default="1"))
    op.add_column("crawl", sa.Column("rechecked", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "recheck",
        sa.Column("article_id", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("next_at", Instant, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("body_hash", sa.Text),
        sa.Column("entry", sa.Text),
        sa.PrimaryKeyConstraint("article_id", name="pk_recheck"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_recheck_article_id"),
    )
    op.create_index("ix_recheck_source_next_at", "recheck", ["source", "next_at"])
