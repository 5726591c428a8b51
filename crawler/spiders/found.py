"""What a spider hands to the pipeline: each page that was asked for leaves as one of these."""

from __future__ import annotations

from dataclasses import dataclass

from scrapy.http import Request

from crawler.judging.subject import Judgement
from store.keeping.prepared_texts import PreparedText
from store.types import Article, Entry, Failure, FetchedPage, SeenBlock, Validators


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """A page that gave an article."""

    entry: Entry
    article: Article
    #: What it is worth.
    judged: Judgement
    #: What it was read from, with the other pages of the same article.
    page: FetchedPage
    #: The fingerprint of its text, and what the memory of its site learns from it.
    text_hash: str
    blocks: tuple[SeenBlock, ...]
    #: What its archive needs of its text, where it is wanted.
    text: PreparedText | None
    #: What tells later whether that has changed; nothing where one page cannot tell it of the others.
    validators: Validators
    #: Why a page of it is missing.
    lost_part: Failure | None = None
    #: Whether the address that led to it says that it has moved here for good.
    moved: bool = False


@dataclass(frozen=True, kw_only=True)
class LostPage:
    """A page that gave none, and why."""

    entry: Entry
    failure: Failure


@dataclass(frozen=True, kw_only=True)
class SamePage:
    """The page of a kept article that has not changed."""

    entry: Entry


Found = Request | ReadPage | LostPage | SamePage
