"""What is made of the text of an article before it is kept: by the process that reads pages, where there is one.

Pure, and free of the database's libraries, which such processes do without.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.copies.prints import TextPrint, prepared_print
from store.fingerprint import text_hash
from store.query.lexemes import index_columns
from store.types import Article


@dataclass(frozen=True, kw_only=True)
class PreparedText:
    """What a wanted article is compared by and found by."""

    print: TextPrint
    #: Its columns in the index of the database that it was prepared for.
    indexed: dict[str, object]
    #: By which it is told whether its page says something new.
    text_hash: str


def prepared_text(found: Article, dialect: str) -> PreparedText:
    """Prepare an article for a `sqlite` or `postgresql` database."""
    indexed = index_columns(dialect, found.title, found.standfirst, found.body)
    hash_ = text_hash(found.title, found.standfirst, found.body)
    return PreparedText(print=prepared_print(found), indexed=indexed, text_hash=hash_)
