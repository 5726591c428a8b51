"""Instants on a person's clock. Only what is shown is in local time; everything else is UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def local_time(instant: datetime) -> datetime:
    """The instant in the time zone of this process; in UTC where its TZ names none that can be (`TZ=UTC+99`)."""
    try:
        return instant.astimezone()
    except ValueError:  # an offset of a day or more
        return instant.astimezone(UTC)
