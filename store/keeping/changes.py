"""What differs between two readings of an article; pure."""

from __future__ import annotations

from datetime import datetime

from store.rows import AnyRow
from store.types import Article

#: What a reader or a query sees of an article; not how a date was found, nor what was taken for chrome.
_COMPARED = (
    "title",
    "standfirst",
    "body",
    "body_markdown",
    "authors",
    "author_roles",
    "credit",
    "published_at",
    "modified_at",
    "language",
    "section",
    "tags",
    "image",
    "access",
    "directives",
    "canonical_url",
)


def changed_fields(before: Article, after: Article) -> tuple[str, ...]:
    """Names of the fields that differ between what is kept and a new reading, in the order a person reads them."""
    return tuple(
        name for name in _COMPARED if _as_kept(name, getattr(before, name)) != _as_kept(name, getattr(after, name))
    )


def changed_columns(before: AnyRow, after: AnyRow) -> tuple[str, ...]:
    """The same of two rows of `revision`."""
    columns = (name for name in _COMPARED if name != "canonical_url")
    return tuple(name for name in columns if getattr(before, name) != getattr(after, name))


def _as_kept(name: str, value: object) -> object:
    """A field as it comes back from the database: instants to the second, roles by name."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0)
    return dict(value) if name == "author_roles" and isinstance(value, tuple) else value
