"""What is to be sent to people, and edits by their day.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "sink",
        sa.Column("name", sa.Text),
        sa.Column("takes", sa.Text, nullable=False),
        sa.Column("enlisted_at", Instant, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("failing_since", Instant),
        sa.Column("next_at", Instant),
        sa.Column("problem", sa.Text, nullable=False, server_default=""),
        sa.Column("last_sent_at", Instant),
        sa.PrimaryKeyConstraint("name", name="pk_sink"),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Integer),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("key", name="uq_message_key"),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer),
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.Column("sink", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        sa.Column("refusals", sa.Integer, nullable=False, server_default="0"),
        sa.Column("claim", sa.Text),
        sa.Column("claimed_until", Instant),
        sa.Column("problem", sa.Text, nullable=False, server_default=""),
        sa.Column("settled_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_delivery_message_id"),
    )
    op.create_index("ix_delivery_sink_state", "delivery", ["sink", "state", "id"])
    op.create_index("ix_delivery_message_id", "delivery", ["message_id"])
    edited = sa.text("kind <> ''")
    op.create_index("ix_revision_edited", "revision", ["seen_at"], sqlite_where=edited, postgresql_where=edited)
