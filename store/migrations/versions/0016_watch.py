"""How far the crawls under way have come.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "crawl_progress",
        sa.Column("holder", sa.Text),
        sa.Column("began_at", Instant, nullable=False),
        sa.Column("told_at", Instant, nullable=False),
        sa.Column("feeds", sa.Integer, nullable=False),
        sa.Column("feeds_done", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("kept", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("holder", name="pk_crawl_progress"),
    )
