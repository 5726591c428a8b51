"""What was asked of each site, and what robots.txt and rights said.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("article", sa.Column("rights_reason", sa.Text, nullable=False, server_default=""))
    _make_fetches()
    op.create_table(
        "site_file",
        sa.Column("url", sa.Text),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("body_hash", sa.Text, nullable=False),
        sa.Column("fetched_at", Instant),
        sa.Column("fresh_until", Instant),
        sa.Column("failing_since", Instant),
        sa.Column("decision", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_site_file"),
    )
    op.create_table(
        "absence",
        sa.Column("site", sa.Text),
        sa.Column("until", Instant, nullable=False),
        sa.PrimaryKeyConstraint("site", name="pk_absence"),
    )


def _make_fetches() -> None:
    op.create_table(
        "request",
        sa.Column("id", sa.Integer),
        sa.Column("crawl_id", sa.Integer, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("took_ms", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_request"),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name="fk_request_crawl_id"),
    )
    op.create_index("ix_request_crawl_id", "request", ["crawl_id"])
