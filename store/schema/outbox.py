"""What is to be sent to people, and how far that is."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from store.schema.columns import Instant, Words, metadata

#: Where messages go, as the configuration has it. What is written down to be sent goes to those that are here then.
sink = Table(
    "sink",
    metadata,
    Column("name", Words, primary_key=True),
    #: JSON list of what it takes: alarms, daily, weekly
    Column("takes", Words, nullable=False),
    Column("enlisted_at", Instant, nullable=False),
    #: tries in a row that came to nothing, and since when
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("failing_since", Instant),
    #: nothing is tried before; NULL when something may be tried now
    Column("next_at", Instant),
    #: what was wrong with the last of them; empty when the last one went well
    Column("problem", Words, nullable=False, server_default=""),
    Column("last_sent_at", Instant),
)

#: Something that people are told.
message = Table(
    "message",
    metadata,
    Column("id", Integer, primary_key=True),
    #: what receivers know it by; it stays the same however often it is sent
    Column("key", Words, nullable=False, unique=True),
    #: alarms, daily, weekly
    Column("kind", Words, nullable=False),
    #: JSON: the alarms; of a digest the days alone, since it is put together when it is sent
    Column("document", Words, nullable=False),
    Column("made_at", Instant, nullable=False),
)

#: One message on its way to one sink.
delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message_id", ForeignKey("message.id"), nullable=False),
    #: no foreign key: it stays when its sink is configured no more
    Column("sink", Words, nullable=False),
    #: waiting, sent, undeliverable, dismissed
    Column("state", Words, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    #: of these, those that the receiver answered with "not this message"
    Column("refusals", Integer, nullable=False, server_default="0"),
    #: whoever is sending it, by chance; NULL when nobody is
    Column("claim", Words),
    Column("claimed_until", Instant),
    #: why it is undeliverable or dismissed; of one that was sent, what the receiver had to say
    Column("problem", Words, nullable=False, server_default=""),
    Column("settled_at", Instant),
    # "What waits for this sink?"
    Index("ix_delivery_sink_state", "sink", "state", "id"),
    # "Is anybody still to have this message?"
    Index("ix_delivery_message_id", "message_id"),
)
