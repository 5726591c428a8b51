"""Two databases: what a search narrows by, volumes, kept pages, and what has been forgotten.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from store.schema import Instant

revision = "0002"
down_revision = "0001"

#: Filled from what is there; in one statement each, since a migration runs in one transaction.
_FILL = (
    """
    UPDATE article SET
        published_at = (SELECT r.published_at FROM revision AS r
                        WHERE r.article_id = article.id AND r.number = article.revision),
        language = (SELECT r.language FROM revision AS r
                    WHERE r.article_id = article.id AND r.number = article.revision)
    """,
    """
    UPDATE story SET
        first_article_id = (SELECT MIN(id) FROM article WHERE story_id = story.id),
        articles = (SELECT COUNT(*) FROM article WHERE story_id = story.id)
    """,
    """
    INSERT INTO volume (source, day, articles, copies)
    SELECT source, substr(first_seen_at, 1, 10), COUNT(*), COUNT(copy_of) FROM article GROUP BY 1, 2
    """,
)


def upgrade() -> None:
    _what_a_search_narrows_by()
    _what_a_page_says()
    _volumes()
    _pages()
    _what_is_forgotten()
    for statement in _FILL:
        op.execute(statement)


def _what_a_search_narrows_by() -> None:
    op.add_column("story", sa.Column("first_article_id", sa.Integer))
    op.add_column("story", sa.Column("articles", sa.Integer, nullable=False, server_default="0"))
    op.add_column("article", sa.Column("published_at", Instant))
    op.add_column("article", sa.Column("language", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_article_source_first_seen_at", "article", ["source", "first_seen_at"])
    op.create_index("ix_article_published_at", "article", ["published_at"])
    op.create_index("ix_failure_source_at", "failure", ["source", "at"])


def _what_a_page_says() -> None:
    for name, default in (
        ("tags", "[]"),
        ("author_roles", "{}"),
        ("credit", ""),
        ("directives", "[]"),
        ("body_markdown", ""),
        ("cause", "publisher"),
    ):
        op.add_column("revision", sa.Column(name, sa.Text, nullable=False, server_default=default))


def _volumes() -> None:
    op.create_table(
        "volume",
        sa.Column("source", sa.Text),
        sa.Column("day", sa.Text),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("source", "day", name="pk_volume"),
    )
    op.create_index("ix_volume_day", "volume", ["day"])


def _pages() -> None:
    op.create_table(
        "page_dictionary",
        sa.Column("id", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("made_of", sa.Text, nullable=False),
        sa.Column("oldest_at", Instant, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_page_dictionary"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_page_dictionary_source", "page_dictionary", ["source"])
    op.create_table(
        "page",
        sa.Column("revision_id", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("fetched_at", Instant, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("entry", sa.Text),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("html_bytes", sa.Integer, nullable=False),
        sa.Column("dictionary_id", sa.Integer),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("revision_id", name="pk_page"),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name="fk_page_revision_id"),
        sa.ForeignKeyConstraint(["dictionary_id"], ["page_dictionary.id"], name="fk_page_dictionary_id"),
    )
    op.create_index("ix_page_fetched_at", "page", ["fetched_at"])
    op.create_index("ix_page_source_fetched_at", "page", ["source", "fetched_at"])
    op.create_index("ix_page_dictionary_id", "page", ["dictionary_id"])


def _what_is_forgotten() -> None:
    op.create_table(
        "tombstone",
        sa.Column("url_hash", sa.Text),
        sa.Column("forgotten_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("url_hash", name="pk_tombstone"),
    )
    op.create_table(
        "forgetting",
        sa.Column("id", sa.Integer),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("revisions", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_forgetting"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
