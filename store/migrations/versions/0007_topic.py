"""Scores, and what nearly matched.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("article", sa.Column("score", sa.Float))
    op.add_column("crawl", sa.Column("near_misses", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "near_miss",
        sa.Column("id", sa.Integer),
        sa.Column("url_key", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published_at", Instant),
        sa.Column("seen_at", Instant, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("found", sa.Text, nullable=False),
        sa.Column("missing", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_near_miss"),
        sa.UniqueConstraint("url_key", name="uq_near_miss_url_key"),
    )
    op.create_index("ix_near_miss_seen_at", "near_miss", ["seen_at"])
