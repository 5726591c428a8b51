"""A fetched page made into a judged article: what a process does with a page that came, or is read again.

Pure: it fetches nothing and writes nothing. What is watched for comes along packed, and is unpacked once a process.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache

from crawler.extract import SiteKnowledge, extract
from crawler.network.directives import with_header_directives
from crawler.subject import Judgement, Subject
from store.types import Article, Entry, FetchedPage


@dataclass(frozen=True, kw_only=True)
class PageToRead:
    """A page, and what was known of it when it was fetched."""

    source: str
    page: FetchedPage
    #: The line of the feed that led to it, a witness for dates and people.
    entry: Entry | None
    #: What is known today of the pages of its site.
    site: SiteKnowledge | None = None


@dataclass(frozen=True)
class PackedSubject:
    """What is watched for, as it travels with every page; a gazetteer's index is built once a process."""

    pickled: bytes

    @classmethod
    def of(cls, subject: Subject) -> PackedSubject:
        return cls(pickle.dumps(subject))


def read_page(wanted: PageToRead, watched: PackedSubject) -> tuple[Article, Judgement]:
    """The article of a page, and what it is worth. Raises a subclass of `NotAnArticle`."""
    page = wanted.page
    content_type = next((value for name, value in page.headers if name.lower() == "content-type"), "")
    article = extract(
        page.body,
        page.url,
        entry=wanted.entry,
        site=wanted.site,
        content_type=content_type,
        fetched_at=page.fetched_at,
    )
    judged = _unpacked(watched).judge(article, source=wanted.source, seen_at=page.fetched_at)
    return with_header_directives(article, page.headers), judged


@lru_cache(maxsize=1)
def _unpacked(watched: PackedSubject) -> Subject:
    subject: Subject = pickle.loads(watched.pickled)  # noqa: S301 - packed by the process that started this one
    return subject
