"""What was begun before it was done: attempts, and what is in quarantine.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_QUARANTINED = sa.text("state = 'quarantined'")


def upgrade() -> None:
    op.add_column("address", sa.Column("begun", sa.Integer, nullable=False, server_default="0"))
    op.create_index(
        "ix_address_quarantined", "address", ["feed_id"], sqlite_where=_QUARANTINED, postgresql_where=_QUARANTINED
    )
    op.add_column("feed", sa.Column("batch_most", sa.Integer))
