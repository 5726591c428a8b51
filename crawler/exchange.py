"""Articles from elsewhere: a line of JSON becomes an article and its source; pure.

Text is cleaned as that of pages is, and nothing is believed that a page would not be believed: addresses are those of
the web, dates mean an instant. Whether it is wanted is judged like everything else, by the topic.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.errors import BadLine
from crawler.extract.dates.moments import parse_moment
from crawler.extract.people.authors import Person
from crawler.extract.people.credit import page_credit
from crawler.sources import MOST_NAME_CHARACTERS
from store.text import clean_line, clean_paragraphs
from store.types import Article, Rights
from store.urls import is_web_url

#: Where a date of an imported article comes from.
_EVIDENCE = "import"
_LANGUAGE_LETTERS = 2


@dataclass(frozen=True, kw_only=True)
class OfferedArticle:
    """An article that somebody hands in."""

    source: str
    article: Article


def read_line(line: str) -> OfferedArticle:
    """The article of one line: `url` and `title` or `body` are needed, the rest may be missing or null.

    Without `source`, the host of the address stands for it. A date without a zone is that of Paris, as on pages.
    Raises BadLine.
    """
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        why = f"{error.msg}, at character {error.colno if error.lineno == 1 else len(line.rstrip()) + 1}"
        raise BadLine(f"not JSON: {why}; expected a whole object on each line, {{…}}") from error
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise BadLine("expected a JSON object with url, title, body …")
    url = _text(fields, "url").strip()
    if not is_web_url(url):
        raise BadLine(f"url: expected a web address, not {url[:100]!r}")
    article = _article(fields, url)
    if not article.title and not article.body:
        raise BadLine("expected a title or a body")
    return OfferedArticle(source=checked_name("source", _text(fields, "source")) or _host(url), article=article)


def checked_name(field: str, printed: str) -> str:
    """The name of a title, cleaned. Raises BadLine when it is longer than any."""
    name = clean_line(printed)
    if len(name) > MOST_NAME_CHARACTERS:
        most = f"at most {MOST_NAME_CHARACTERS} characters"
        raise BadLine(f"{field}: expected the name of a title, of {most}, not {name[:100]!r} …")
    return name


def text_credit(authors: Iterable[str], body: str) -> str:
    """The agency or title that a text is from, where an author or its own first and last lines say so; or empty."""
    return page_credit(tuple(map(Person, authors)), [], body.split("\n"))


def _article(fields: Mapping[str, Any], url: str) -> Article:
    published_at, rights = _instant(fields, "published_at"), _rights(fields)
    # Of what its publisher reserved, only that it exists is kept, whoever hands it in.
    texts = {} if rights is Rights.RESERVED else fields
    body, authors = clean_paragraphs(_text(texts, "body")), _names(fields, "authors")
    return Article(
        url=url,
        title=clean_line(_text(fields, "title")),
        standfirst=clean_line(_text(texts, "standfirst")),
        body=body,
        authors=authors,
        credit=text_credit(authors, body),
        published_at=published_at,
        published_from=_EVIDENCE if published_at else "",
        language=_language(fields),
        rights=rights,
    )


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadLine(f"{name}: expected text, not {json.dumps(value)[:100]}")
    return value


def _names(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = fields.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadLine(f"{name}: expected a list of names, not {json.dumps(value)[:100]}")
    return tuple(dict.fromkeys(filter(None, map(clean_line, value))))


def _instant(fields: Mapping[str, Any], name: str) -> datetime | None:
    written = _text(fields, name)
    moment = parse_moment(written)
    if written.strip() and moment is None:
        raise BadLine(f"{name}: expected a date such as 2026-11-22T08:30:00Z, not {written[:100]!r}")
    return moment.at if moment else None


def _language(fields: Mapping[str, Any]) -> str:
    language = _text(fields, "language").strip().lower()
    code = language.replace("_", "-").partition("-")[0]
    if code and not (len(code) == _LANGUAGE_LETTERS and code.isascii() and code.isalpha()):
        raise BadLine(f"language: expected a code such as fr, not {language[:100]!r}")
    return code


def _rights(fields: Mapping[str, Any]) -> Rights:
    """The terms that an export says of a text; none is public."""
    said = _text(fields, "rights").strip().lower()
    try:
        return Rights(said)
    except ValueError as error:
        terms = ", ".join(each.value for each in Rights if each is not Rights.PUBLIC)
        raise BadLine(f"rights: expected one of {terms}, or nothing, not {said[:100]!r}") from error


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
