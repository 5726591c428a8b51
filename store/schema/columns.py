"""What all tables share: how instants are stored, and how indexes and keys are named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, String, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from store.errors import NaiveInstant


class Instant(TypeDecorator[datetime]):
    """An aware instant, to the second: `timestamptz` on a server, `2026-11-22T08:30:00Z` in SQLite.

    The text form sorts as it should, and SQLite's own date functions, pandas and spreadsheets read it.
    Raises NaiveInstant for a datetime without a time zone.
    """

    impl = String(20)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(20))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401 - SQLAlchemy's contract
        if value is None:
            return None
        if value.utcoffset() is None:
            raise NaiveInstant(f"a datetime without a time zone cannot be stored: {value.isoformat()}")
        instant = value.astimezone(UTC).replace(microsecond=0)
        # Not strftime, which writes the year 987 with three digits.
        return f"{instant.replace(tzinfo=None).isoformat()}Z" if dialect.name == "sqlite" else instant

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002 - contract
        if value is None:
            return None
        return value.astimezone(UTC) if isinstance(value, datetime) else datetime.fromisoformat(value)


#: Text in the order of its code points, which is SQLite's, on every database: a server's own locale would sort
#: and compare otherwise.
Words = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
