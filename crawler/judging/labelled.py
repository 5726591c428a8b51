"""Texts with labels, for measuring a topic: a line of JSON becomes an article and what a person says of it; pure.

Such lines need no address, unlike those of `exchange`, and nothing of them is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.errors import BadLine
from store.text import clean_line, clean_paragraphs
from store.types import Article


@dataclass(frozen=True, kw_only=True)
class LabelledText:
    """A text, and whether it is on the topic."""

    #: Without a real address.
    article: Article
    source: str = ""
    #: None where the line has no `label`.
    is_on_topic: bool | None = None
    #: Partners that the text names; None where the line does not say.
    partners: tuple[str, ...] | None = None
    #: A careful reader could label it otherwise.
    is_doubtful: bool = False


def read_labelled(line: str) -> LabelledText:
    """The text of one line: `title`, and `text` or `body`; `label` is 1 or 0. Raises BadLine."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise BadLine("expected a JSON object with title, text, label …")
    article = Article(
        url=_text(fields, "url"),
        title=clean_line(_text(fields, "title")),
        standfirst=clean_line(_text(fields, "standfirst")),
        body=clean_paragraphs(_text(fields, "text") or _text(fields, "body")),
        language=_text(fields, "language"),
    )
    if not article.title and not article.body:
        raise BadLine("expected a title or a text")
    return LabelledText(
        article=article,
        source=clean_line(_text(fields, "source")),
        is_on_topic=_flag(fields, "label", "1 or 0"),
        partners=_partners(fields),
        is_doubtful=_flag(fields, "doubtful", "true or false") or False,
    )


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise BadLine(f"{name}: expected text, not {json.dumps(value)[:100]}")
    return value or ""


def _flag(fields: Mapping[str, Any], name: str, expected: str) -> bool | None:
    value = fields.get(name)
    if value is None:
        return None
    if value not in (0, 1):
        raise BadLine(f"{name}: expected {expected}, not {json.dumps(value)[:100]}")
    return bool(value)


def _partners(fields: Mapping[str, Any]) -> tuple[str, ...] | None:
    value = fields.get("partners")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadLine(f"partners: expected a list of names, not {json.dumps(value)[:100]}")
    return tuple(value)
