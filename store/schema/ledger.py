"""Who agreed on what: partners, what each article says of them, and agreements put together over articles."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, Table

from store.schema.columns import Instant, Words, metadata

partner = Table(
    "partner",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Words, nullable=False),
    #: the name, folded: what makes two names one partner
    Column("name_key", Words, nullable=False, unique=True),
    Column("type", Words, nullable=False),
    #: known (the profile names it), candidate (found by a pattern), accepted or dropped (by a person)
    Column("state", Words, nullable=False),
    Column("first_seen_at", Instant, nullable=False),
)

#: What a person said of a name, and no crawl undoes.
partner_decision = Table(
    "partner_decision",
    metadata,
    #: the name, folded, as in `partner`; no foreign key, since a name may be decided on before an article has it
    Column("name_key", Words, primary_key=True),
    #: as typed
    Column("name", Words, nullable=False),
    #: accepted, alias, dropped
    Column("kind", Words, nullable=False),
    #: own name of the partner that is meant; empty when dropped
    Column("partner", Words, nullable=False),
    #: unknown when the person gave none
    Column("type", Words, nullable=False),
    #: 1 for a common word, whose capitals must stand
    Column("cased", Integer, nullable=False),
    Column("decided_at", Instant, nullable=False),
)

#: Where an article names a partner.
mention = Table(
    "mention",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("partner_id", ForeignKey("partner.id"), nullable=False),
    Column("zone", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Index("ix_mention_article_id", "article_id"),
    # "Which articles name this partner?"
    Index("ix_mention_partner_id_article_id", "partner_id", "article_id"),
)

#: One agreement, however many articles tell of it.
partnership = Table(
    "partnership",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partner_id", ForeignKey("partner.id"), nullable=False),
    Column("first_seen_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    # "What is known of this partner?"
    Index("ix_partnership_partner_id", "partner_id"),
)

#: What one article says of one agreement.
agreement = Table(
    "agreement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("partnership_id", ForeignKey("partnership.id"), nullable=False),
    Column("kind", Words, nullable=False),
    Column("status", Words, nullable=False),
    #: days, `2026-11-22`; the first and the last that the text may mean
    Column("dated_from", Words),
    Column("dated_to", Words),
    #: the day its article appeared, else the day it was first seen
    Column("told_on", Words, nullable=False),
    Column("months", Integer),
    #: whole euros
    Column("amount_least", BigInteger),
    Column("amount_most", BigInteger),
    Column("amount_per", Words, nullable=False),
    #: JSON list of words
    Column("subjects", Words, nullable=False),
    Column("beneficiaries", Integer),
    #: JSON list of {"name", "role", "organisation"}
    Column("people", Words, nullable=False),
    Column("zone", Words, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("sentence", Words, nullable=False),
    #: JSON list of the sentences that add to it: {"zone", "start", "end", "sentence"}
    Column("more", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("ix_agreement_article_id", "article_id"),
    # "Who tells of this agreement?"
    Index("ix_agreement_partnership_id", "partnership_id"),
)

#: Somebody an article names with a function.
person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("name", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("organisation", Words, nullable=False),
    Index("ix_person_article_id", "article_id"),
    # "Where is this person named?"
    Index("ix_person_name", "name"),
)

quote = Table(
    "quote",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("speaker", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("organisation", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("zone", Words, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Index("ix_quote_article_id", "article_id"),
    # "What did this person say?"
    Index("ix_quote_speaker", "speaker"),
)
