"""Who is crawling a site right now.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "lease",
        sa.Column("site", sa.Text),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("taken_at", Instant, nullable=False),
        sa.Column("ends_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("site", name="pk_lease"),
    )
