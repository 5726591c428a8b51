"""Dates as they were written, and the encoding that a page was read by.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Empty for what is kept already, until it is read again."""
    op.add_column("revision", sa.Column("published_raw", sa.Text))
    op.add_column("revision", sa.Column("encoding", sa.Text))
