"""Four databases: the ledger of partnerships, and what is remembered of each site's pages.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _partners()
    _statements()
    _words()
    _sites()


def _partners() -> None:
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("first_seen_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_partner"),
        sa.UniqueConstraint("name_key", name="uq_partner_name_key"),
    )
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("partner_id", sa.Integer, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mention"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_mention_article_id"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_mention_partner_id"),
    )
    op.create_index("ix_mention_article_id", "mention", ["article_id"])
    op.create_index("ix_mention_partner_id_article_id", "mention", ["partner_id", "article_id"])


def _statements() -> None:
    op.create_table(
        "partnership",
        sa.Column("id", sa.Integer),
        sa.Column("partner_id", sa.Integer, nullable=False),
        sa.Column("first_seen_at", Instant, nullable=False),
        sa.Column("last_seen_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_partnership"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name="fk_partnership_partner_id"),
    )
    op.create_index("ix_partnership_partner_id", "partnership", ["partner_id"])
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("partnership_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("dated_from", sa.Text),
        sa.Column("dated_to", sa.Text),
        sa.Column("told_on", sa.Text, nullable=False),
        sa.Column("months", sa.Integer),
        sa.Column("amount_least", sa.BigInteger),
        sa.Column("amount_most", sa.BigInteger),
        sa.Column("amount_per", sa.Text, nullable=False),
        sa.Column("subjects", sa.Text, nullable=False),
        sa.Column("beneficiaries", sa.Integer),
        sa.Column("people", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("more", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_agreement_article_id"),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnership.id"], name="fk_agreement_partnership_id"),
    )
    op.create_index("ix_agreement_article_id", "agreement", ["article_id"])
    op.create_index("ix_agreement_partnership_id", "agreement", ["partnership_id"])


def _words() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_person_article_id"),
    )
    op.create_index("ix_person_article_id", "person", ["article_id"])
    op.create_index("ix_person_name", "person", ["name"])
    op.create_table(
        "quote",
        sa.Column("id", sa.Integer),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quote"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_quote_article_id"),
    )
    op.create_index("ix_quote_article_id", "quote", ["article_id"])
    op.create_index("ix_quote_speaker", "quote", ["speaker"])


def _sites() -> None:
    op.create_table(
        "site",
        sa.Column("name", sa.Text),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_site"),
    )
    op.create_table(
        "site_block",
        sa.Column("site", sa.Text),
        sa.Column("key", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("edges", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.Column("first_page", sa.Integer, nullable=False),
        sa.Column("last_seen_at", Instant, nullable=False),
        sa.Column("keep", sa.Integer, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("site", "key", name="pk_site_block"),
        sa.ForeignKeyConstraint(["site"], ["site.name"], name="fk_site_block_site"),
    )
    op.create_index("ix_site_block_last_seen_at", "site_block", ["last_seen_at"])
