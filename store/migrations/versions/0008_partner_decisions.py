"""What people say of partners is remembered: names accepted, aliases, names dropped.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "partner_decision",
        sa.Column("name_key", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("partner", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("cased", sa.Integer, nullable=False),
        sa.Column("decided_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("name_key", name="pk_partner_decision"),
    )
