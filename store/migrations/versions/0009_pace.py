"""How feeds have been publishing and failing, which their polls are planned by.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("feed", sa.Column("pace_entries", sa.Float, nullable=False, server_default="1"))
    op.add_column("feed", sa.Column("pace_days", sa.Float, nullable=False, server_default="0.25"))
    op.add_column("feed", sa.Column("listed", sa.Integer, nullable=False, server_default="0"))
    op.add_column("feed", sa.Column("gaps", sa.Integer, nullable=False, server_default="0"))
    op.add_column("feed", sa.Column("failure_weight", sa.Float, nullable=False, server_default="0"))
    op.add_column("feed", sa.Column("failing_since", Instant))
    op.add_column("crawl", sa.Column("first_seen", sa.Integer, nullable=False, server_default="0"))
