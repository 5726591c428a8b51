"""What programs read: `--json` documents, one on standard output."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.types import Article, CrawlReport

if TYPE_CHECKING:
    from store.reading import ArticleRecord, Headline

#: Of a revision.
_JSON_COLUMNS = ("authors", "author_roles", "tags", "directives", "removed", "kinds")


def reports_document(reports: Sequence[CrawlReport]) -> str:
    """The reports of a crawl."""
    return document({"reports": [asdict(report) for report in reports]})


def headlines_document(headlines: Sequence[Headline]) -> str:
    """A list of articles."""
    return document({"articles": [asdict(headline) for headline in headlines]})


def record_document(record: ArticleRecord) -> str:
    """One article with its history. JSON columns come as JSON, not as text."""
    revisions = [dict(row._mapping) for row in record.revisions]
    for revision in revisions:
        revision.update({name: json.loads(revision[name]) for name in _JSON_COLUMNS})
    copies = [asdict(copy) for copy in record.copies]
    fields = {name: value for name, value in vars(record).items() if name not in ("revisions", "copies")}
    return document(fields | {"revisions": revisions, "copies": copies})


def article_document(article: Article) -> str:
    """One article as the extractor gives it."""
    return document(asdict(article) | {"word_count": article.word_count})


def document(value: object) -> str:
    """JSON for programs and people: accents kept, instants in ISO 8601."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
