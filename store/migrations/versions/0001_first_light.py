"""The first schema: feeds, addresses, stories, articles, revisions, crawls, failures.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    _what_is_polled()
    _what_is_kept()
    _every_text_of_it()
    _what_became_of_each_address()
    _what_happened()


def _what_is_polled() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("body_hash", sa.Text),
        sa.Column("next_poll_at", Instant),
        sa.Column("last_poll_at", Instant),
        sa.Column("last_ok_at", Instant),
        sa.Column("last_new_at", Instant),
        sa.Column("last_outcome", sa.Text),
        sa.Column("last_reason", sa.Text, nullable=False, server_default=""),
        sa.Column("failures_in_a_row", sa.Integer, nullable=False, server_default="0"),
        sa.Column("interval_s", sa.Float),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
        sa.UniqueConstraint("source", "url", name="uq_feed_source_url"),
    )


def _what_is_kept() -> None:
    op.create_table(
        "story",
        sa.Column("id", sa.Integer),
        sa.Column("first_seen_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_story"),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer),
        sa.Column("url_key", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("canonical_url", sa.Text, nullable=False, server_default=""),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("story_id", sa.Integer, nullable=False),
        sa.Column("copy_of", sa.Integer),
        sa.Column("first_seen_at", Instant, nullable=False),
        sa.Column("last_seen_at", Instant, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False, server_default=""),
        sa.Column("matched", sa.Text, nullable=False, server_default="[]"),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("url_key", name="uq_article_url_key"),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name="fk_article_story_id"),
        sa.ForeignKeyConstraint(["copy_of"], ["article.id"], name="fk_article_copy_of"),
    )
    op.create_index("ix_article_fingerprint", "article", ["fingerprint"])
    op.create_index("ix_article_story_id", "article", ["story_id"])
    op.create_index("ix_article_first_seen_at", "article", ["first_seen_at"])


def _every_text_of_it() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.Column("text_hash", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("standfirst", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("published_at", Instant),
        sa.Column("published_from", sa.Text, nullable=False),
        sa.Column("modified_at", Instant),
        sa.Column("modified_from", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("image", sa.Text, nullable=False),
        sa.Column("access", sa.Text, nullable=False),
        sa.Column("word_count", sa.Integer, nullable=False),
        sa.Column("removed", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("article_id", "number", name="uq_revision_article_id_number"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_revision_article_id"),
    )


def _what_became_of_each_address() -> None:
    op.create_table(
        "address",
        sa.Column("url_key", sa.Text),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("feed_id", sa.Integer),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("entry", sa.Text),
        sa.Column("first_seen_at", Instant, nullable=False),
        sa.Column("settled_at", Instant),
        sa.Column("article_id", sa.Integer),
        sa.PrimaryKeyConstraint("url_key", name="pk_address"),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name="fk_address_feed_id"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_address_article_id"),
    )
    op.create_index("ix_address_feed_id_state", "address", ["feed_id", "state"])


def _what_happened() -> None:
    op.create_table(
        "crawl",
        sa.Column("id", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("feed_url", sa.Text, nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("ended_at", Instant, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("fetched", sa.Integer, nullable=False),
        sa.Column("kept", sa.Integer, nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("revisions", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.Column("off_topic", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_crawl"),
    )
    op.create_index("ix_crawl_source_started_at", "crawl", ["source", "started_at"])
    op.create_table(
        "failure",
        sa.Column("id", sa.Integer),
        sa.Column("crawl_id", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("temporary", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failure"),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name="fk_failure_crawl_id"),
    )
    op.create_index("ix_failure_crawl_id", "failure", ["crawl_id"])
