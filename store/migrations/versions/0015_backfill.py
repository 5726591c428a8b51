"""How far back an archive has been walked; and articles on several pages, all of which are kept.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant
from store.schema.columns import Words

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "backfill",
        sa.Column("source", Words),
        sa.Column("since", Instant, nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("updated_at", Instant, nullable=False),
        sa.Column("waiting", Words, nullable=False),
        sa.Column("walked", Words, nullable=False),
        sa.Column("found", sa.Integer, nullable=False, server_default="0"),
        sa.Column("newest_at", Instant),
        sa.PrimaryKeyConstraint("source", name="pk_backfill"),
    )
    op.create_index("ix_backfill_updated_at", "backfill", ["updated_at"])
    op.create_table(
        "page_part",
        sa.Column("revision_id", sa.Integer),
        sa.Column("place", sa.Integer, autoincrement=False),
        sa.Column("url", Words, nullable=False),
        sa.Column("fetched_at", Instant, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("headers", Words, nullable=False),
        sa.Column("sha256", Words, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("revision_id", "place", name="pk_page_part"),
        sa.ForeignKeyConstraint(["revision_id"], ["page.revision_id"], name="fk_page_part_revision_id"),
    )
