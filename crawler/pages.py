"""A fetched page made into a judged article: what a process does with a page that came, or is read again.

It fetches nothing and writes nothing. What is watched for comes packed, once to each process, which remembers it.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass, replace

from crawler.errors import BotChallenge, NotAnArticle
from crawler.extract import Extracted, SiteKnowledge, extracted
from crawler.judging.subject import Judgement, Subject
from crawler.network.challenges import is_challenge
from crawler.network.permission.directives import with_header_directives
from crawler.network.permission.rights import Terms, with_rights
from crawler.sections.pagination import Pagination, find_pagination
from store.fingerprint import fingerprint
from store.keeping.prepared_texts import PreparedText, prepared_text
from store.types import Article, Entry, FetchedPage, Rights, SeenBlock


@dataclass(frozen=True, kw_only=True)
class PageToRead:
    """A page, and what was known of it when it was fetched."""

    source: str
    page: FetchedPage
    #: The line of the feed that led to it, a witness for dates and people.
    entry: Entry | None
    #: What is known today of the pages of its site.
    site: SiteKnowledge | None = None
    #: On what terms it may be read; None for a page that was kept on some, and is read again.
    terms: Terms | None = None


#: What is watched for, and the kind of database that the texts of articles are prepared for, if any.
_Errand = tuple[Subject, str | None]
#: What this process was given last, by its key: with many partners it takes 50 ms to unpack.
_errands: dict[str, _Errand] = {}


@dataclass(frozen=True)
class PackedSubject:
    """What is watched for, as it travels to processes that read pages; with many partners it is larger than a page."""

    pickled: bytes
    #: What it is called where it came before.
    key: str = ""

    @classmethod
    def of(cls, subject: Subject, dialect: str | None = None) -> PackedSubject:
        """Pack it; with a `dialect`, `sqlite` or `postgresql`, texts are prepared to be kept there."""
        pickled = pickle.dumps((subject, dialect))
        return cls(pickled, hashlib.sha256(pickled).hexdigest())


@dataclass(frozen=True, kw_only=True)
class PageReading:
    """What a page gave."""

    article: Article
    #: What it is worth.
    judged: Judgement
    #: How many of the page's parts are in it: those before the first that is something else.
    parts: int = 0
    #: What that one is.
    lost: NotAnArticle | None = None
    #: Where more of the article is, going by its first page; nowhere when parts came along.
    leads: Pagination
    #: What else a crawl needs of the text, which takes too long to be made where its loop runs: the fingerprint, and
    #: the blocks that the memory of its site learns from.
    text_hash: str
    blocks: tuple[SeenBlock, ...]
    #: Likewise what its archive needs; None for what is not wanted, or not kept by who asks.
    text: PreparedText | None


def read_page(wanted: PageToRead, watched: PackedSubject) -> PageReading:
    """The article of a page with its parts, and what it is worth. Raises a subclass of `NotAnArticle`."""
    return _read(wanted, _unpacked(watched))


def read_page_for(wanted: PageToRead, key: str) -> PageReading | None:
    """As `read_page`, for what has come to this process before, by its key; None when it has not."""
    errand = _errands.get(key)
    return None if errand is None else _read(wanted, errand)


def _read(wanted: PageToRead, errand: _Errand) -> PageReading:
    subject, dialect = errand
    found, parts, lost = _extracted_and_parts(wanted)
    article = found.article
    page = wanted.page
    for each in (page, *page.parts[:parts]):
        article = with_header_directives(article, each.headers)
    # Before it is judged: what is reserved is not mined, be it for a query.
    article = with_rights(article, wanted.terms) if wanted.terms else article
    judged = subject.judge(article, source=wanted.source, seen_at=page.fetched_at)
    is_whole = page.parts or article.rights is Rights.RESERVED  # of what is not kept nothing more is asked
    leads = Pagination() if is_whole else find_pagination(page.body, page.url, page.content_type)
    return PageReading(
        article=article,
        judged=judged,
        parts=parts,
        lost=lost,
        leads=leads,
        text_hash=fingerprint(article.body),
        blocks=() if article.rights is Rights.RESERVED else found.blocks(),
        text=prepared_text(article, dialect) if dialect is not None and judged.wanted else None,
    )


def _extracted_and_parts(wanted: PageToRead) -> tuple[Extracted, int, NotAnArticle | None]:
    """The article, of as many of its pages as are pages of an article."""
    page, lost = wanted.page, None
    while True:
        try:
            return _extracted(replace(wanted, page=page)), len(page.parts), lost
        except NotAnArticle as error:
            place = next((place for place, part in enumerate(page.parts) if part.url == error.url), None)
            if place is None:
                raise
            page, lost = replace(page, parts=page.parts[:place]), error


def _extracted(wanted: PageToRead) -> Extracted:
    page = wanted.page
    for each in (page, *page.parts):
        if is_challenge(each.headers):
            raise BotChallenge(each.url, "it says so in a header")
    return extracted(
        page.body,
        page.url,
        entry=wanted.entry,
        site=wanted.site,
        content_type=page.content_type,
        fetched_at=page.fetched_at,
        parts=page.parts,
    )


def _unpacked(watched: PackedSubject) -> _Errand:
    if watched.key not in _errands:
        errand: _Errand = pickle.loads(watched.pickled)  # noqa: S301 - packed by the process that started this one
        _errands.clear()
        _errands[watched.key] = errand
    return _errands[watched.key]
