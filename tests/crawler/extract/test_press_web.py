"""Every page of the bundled press web gives exactly what stands beside it."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import NotAnArticle
from crawler.extract import extract
from store.types import Article, Entry

FIXTURES = Path(__file__).parents[3] / "fixtures"
EXPECTED = sorted(FIXTURES.rglob("*.expected.toml"))
CONTENT_TYPES = {".html": "text/html; charset=utf-8", ".pdf": "application/pdf"}


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(FIXTURES)).removesuffix(".expected.toml") for path in paths]


def read(expected_path: Path, expected: dict[str, Any]) -> Article:
    stem = expected_path.name.removesuffix(".expected.toml")
    page = next(expected_path.with_name(stem + suffix) for suffix in CONTENT_TYPES
                if expected_path.with_name(stem + suffix).exists())  # fmt: skip
    entry = None
    if expected.get("published_from") == "entry":
        entry = Entry(url=expected["url"], published_at=expected["published_at"].astimezone(UTC))
    return extract(page.read_bytes(), expected["url"], entry=entry, content_type=CONTENT_TYPES[page.suffix])


@pytest.mark.parametrize("expected_path", EXPECTED, ids=names(EXPECTED))
def test_a_page_of_the_press_web_is_read_exactly(expected_path: Path):
    expected = tomllib.loads(expected_path.read_text(encoding="utf-8"))
    if "error" in expected:
        with pytest.raises(NotAnArticle) as raised:
            read(expected_path, expected)
        assert raised.value.reason == expected["error"]
        return
    article = read(expected_path, expected)
    assert article.body == expected["body"].strip()
    assert article.title == expected["title"]
    assert article.standfirst == expected["standfirst"]
    assert article.authors == tuple(expected["authors"])
    for field in ("section", "image", "language", "access"):
        assert getattr(article, field) == expected[field], field
    for field in ("published_at", "modified_at"):
        wanted: datetime | None = expected.get(field)
        assert getattr(article, field) == wanted, field
    record = "\n".join(removed.text for removed in article.removed)
    for chrome in expected.get("removed", ()):
        assert chrome in record
        assert chrome not in article.body.split("\n")
        assert chrome not in article.standfirst


def test_the_press_web_is_there():
    assert len(EXPECTED) > 40
