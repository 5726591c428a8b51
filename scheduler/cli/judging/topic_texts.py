"""The texts that `vigie topic` is asked about: kept articles, pages, files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from crawler.errors import CrawlerError
from scheduler.cli.long_work.claiming import article_there
from store.types import Article

if TYPE_CHECKING:
    from crawler.judging.labelled import LabelledText
    from scheduler.configuration.loading import Configuration
    from store.kept_texts import KeptText

_ADDRESS = re.compile("https?://", re.IGNORECASE)
#: How HTML begins, also where a declaration or a comment comes first.
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|\?xml|!--|article|div)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class TopicText:
    """A text, and what filters ask of it."""

    article: Article
    source: str = ""
    seen_at: datetime | None = None


def texts_of(named: str, configuration: Configuration) -> Iterator[TopicText]:
    """The texts that an argument means: an article's number, an address, or a file.

    Raises CrawlerError, StoreUnavailable and its kinds, and BadParameter, when there is none.
    """
    if named.isdecimal() and not Path(named).exists():
        yield _numbered(int(named), configuration)
    elif _ADDRESS.match(named):
        yield _addressed(named, configuration)
    else:
        yield from _in_file(Path(named))


def labelled_lines(file: Path) -> tuple[list[LabelledText], list[str]]:
    """The texts of a file of JSON lines, and what is wrong with the lines that are none."""
    return _labelled(_bytes(file))


def _labelled(content: bytes) -> tuple[list[LabelledText], list[str]]:
    from crawler.errors import BadLine
    from crawler.judging.labelled import read_labelled

    texts, problems = [], []
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            texts.append(read_labelled(line.decode("utf-8-sig")))
        except UnicodeDecodeError:
            problems.append(f"line {number}: not UTF-8 text")
        except BadLine as error:
            problems.append(f"line {number}: {error}")
    return texts, problems


def _numbered(number: int, configuration: Configuration) -> TopicText:
    from store.database import reader_of
    from store.kept_texts import kept_text

    with reader_of(configuration.store.url) as reader:
        kept = kept_text(reader, number)
    if kept is None:
        raise CrawlerError(f"there is no article {number}; `vigie articles` lists those kept last")
    return _of_kept(kept)


def _addressed(url: str, configuration: Configuration) -> TopicText:
    """The kept article of an address, or else what is there now."""
    from store.database import reader_of
    from store.errors import StoreUnavailable
    from store.kept_texts import kept_text_at

    with ExitStack() as opened:
        try:
            reader = opened.enter_context(reader_of(configuration.store.url))
        except StoreUnavailable:  # no corpus yet: then nothing is kept of it
            return _fetched(url, configuration)
        kept = kept_text_at(reader, url)
    return _of_kept(kept) if kept is not None else _fetched(url, configuration)


def _fetched(url: str, configuration: Configuration) -> TopicText:
    found = article_there(url, configuration, configuration.site_rules, "vigie topic")
    assert found.article is not None  # or else there is an error, which it raises
    return TopicText(article=found.article)


def _of_kept(kept: KeptText) -> TopicText:
    return TopicText(article=kept.article, source=kept.source, seen_at=kept.first_seen_at)


def _in_file(file: Path) -> Iterator[TopicText]:
    content = _bytes(file)
    if _HTML.match(content):
        from crawler.extract import extract

        yield TopicText(article=extract(content, file.absolute().as_uri()))
    elif content.lstrip(b"\xef\xbb\xbf \n").startswith(b"{"):
        texts, problems = _labelled(content)
        if problems:
            raise CrawlerError(f"{file}: {problems[0]}")
        yield from (TopicText(article=each.article, source=each.source) for each in texts)
    else:
        yield TopicText(article=_plain(content, file))


def _plain(content: bytes, file: Path) -> Article:
    """A text whose first line is its title."""
    from store.text import clean_line, clean_paragraphs

    try:
        title, _, body = content.decode("utf-8-sig").strip().partition("\n")
    except UnicodeDecodeError as error:
        raise CrawlerError(f"{file}: is neither HTML nor UTF-8 text") from error
    if not title:
        raise CrawlerError(f"{file}: there is no text in it")
    return Article(url=file.absolute().as_uri(), title=clean_line(title), body=clean_paragraphs(body))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}") from error
