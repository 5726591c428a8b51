"""Why it was silent: outcomes, and alarms that open and close.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0012"
down_revision = "0011"

_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.add_column("crawl", sa.Column("ending", sa.Text, nullable=False, server_default=""))
    op.add_column("crawl", sa.Column("empty_pages", sa.Integer, nullable=False, server_default="0"))
    op.add_column("crawl", sa.Column("makeshift", sa.Integer, nullable=False, server_default="0"))
    op.add_column("crawl", sa.Column("words", sa.Integer))
    op.add_column("feed", sa.Column("last_ending", sa.Text, nullable=False, server_default=""))
    op.add_column("feed", sa.Column("ending_polls", sa.Integer, nullable=False, server_default="0"))
    op.add_column("feed", sa.Column("ending_since", Instant))
    op.add_column("feed", sa.Column("last_entry_at", Instant))
    op.add_column("feed", sa.Column("newest_at", Instant))
    op.add_column("feed", sa.Column("spacing_s", sa.Float))
    _make_alarms()
    _make_readings()
    op.create_table(
        "rhythm",
        sa.Column("source", sa.Text),
        sa.Column("reckoned_at", Instant, nullable=False),
        sa.Column("days", sa.Float, nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_rhythm"),
    )


def _make_alarms() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", sa.Integer),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("feed_url", sa.Text, nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.Column("closed_at", Instant),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("advice", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alarm"),
    )
    names = ["source", "feed_url", "kind"]
    op.create_index("ix_alarm_open", "alarm", names, unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_alarm_source_opened_at", "alarm", ["source", "opened_at"])


def _make_readings() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url_key", sa.Text, nullable=False),
        sa.Column("read_at", Instant, nullable=False),
        sa.Column("ending", sa.Text, nullable=False),
        sa.Column("text_hash", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("makeshift", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
    )
    op.create_index("ix_reading_source_id", "reading", ["source", "id"])
    op.create_index("ix_reading_url_key", "reading", ["url_key"])
