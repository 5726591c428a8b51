"""What copies are recognised by, and what people decided about them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from store.schema.columns import Instant, metadata

#: A few hashes of the text of each article that is no copy. "Who shares these?" is asked of its key.
fingerprint = Table(
    "fingerprint",
    metadata,
    #: 64 bits, signed
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    #: No foreign key: it would need an index of its own, half as large as this table again. What points nowhere is
    #: ignored, and pruned with its day.
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    #: day of publication, else of first sight; days since 0001-01-01, as `date.toordinal` counts
    Column("day", Integer, nullable=False),
    sqlite_with_rowid=False,
)

#: What a person said of two articles, and no later run undoes.
decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    #: the smaller number of the two
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("other_id", ForeignKey("article.id"), nullable=False),
    #: 1: one story; 0: two
    Column("is_same", Integer, nullable=False),
    Column("decided_at", Instant, nullable=False),
    # "Was anything decided about this article?"
    Index("ix_decision_article_id", "article_id", "other_id", unique=True),
    Index("ix_decision_other_id", "other_id"),
)
