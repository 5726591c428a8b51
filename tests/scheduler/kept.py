"""A small corpus in the working directory, without a crawl."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from store.archive import Archive
from tests.store.examples import NOW, article_of, keep


def keep_articles(url: str, count: int) -> None:
    """Keep articles of a day each."""
    with Archive.open(url) as archive:
        for number in range(1, count + 1):
            keep(archive, article_of(number), now=NOW + timedelta(days=number))


def database_in(folder: Path) -> str:
    return f"sqlite:///{folder}/vigie.db"
