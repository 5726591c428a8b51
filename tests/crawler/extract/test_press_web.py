"""Every page of the bundled press web gives exactly what stands beside it."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import NotAnArticle
from crawler.extract import extract
from crawler.extract.sites.trial import texts_in_order
from store.types import Article, Entry, FetchedPage

FIXTURES = Path(__file__).parents[3] / "fixtures"
EXPECTED = sorted(FIXTURES.rglob("*.expected.toml"))
NOW = datetime(2026, 10, 1, tzinfo=UTC)
SEED_HOSTS = {"dsi-magazine.example", "canal-distribution.example", "asso-et-societe.example"}
CONTENT_TYPES = {".html": "text/html; charset=utf-8", ".pdf": "application/pdf"}


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(FIXTURES)).removesuffix(".expected.toml") for path in paths]


def told(expected_path: Path) -> dict[str, Any]:
    return tomllib.loads(expected_path.read_text(encoding="utf-8"))


def page_of(expected_path: Path) -> Path:
    stem = expected_path.name.removesuffix(".expected.toml")
    pages = (expected_path.with_name(stem + suffix) for suffix in CONTENT_TYPES)
    return next(page for page in pages if page.exists())


def read(expected_path: Path, expected: dict[str, Any]) -> Article:
    page = page_of(expected_path)
    entry = None
    if expected.get("published_from") == "entry":
        entry = Entry(url=expected["url"], published_at=expected["published_at"].astimezone(UTC))
    return extract(page.read_bytes(), expected["url"], entry=entry, content_type=CONTENT_TYPES[page.suffix])


@pytest.mark.parametrize("expected_path", EXPECTED, ids=names(EXPECTED))
def test_a_page_of_the_press_web_is_read_exactly(expected_path: Path):
    expected = told(expected_path)
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


#: The three real sites that the project began with, in shape.
SEEDS = [path for path in EXPECTED if path.parts[len(FIXTURES.parts)] in SEED_HOSTS and "error" not in told(path)]


@pytest.mark.parametrize("expected_path", SEEDS, ids=names(SEEDS))
def test_every_block_of_a_seed_site_is_in_the_article_or_on_record(expected_path: Path):
    article = read(expected_path, told(expected_path))
    page = FetchedPage(url=article.url, fetched_at=NOW, status=200, body=page_of(expected_path).read_bytes())
    kept = run_together(f"{article.title} {article.standfirst} {article.body}")
    records = sorted((run_together(removed.text) for removed in article.removed), key=len, reverse=True)
    lost = [text for text in texts_in_order(page) if not is_told(run_together(text), kept, records)]
    assert lost == []


def test_every_seed_site_has_articles():
    assert {path.parts[len(FIXTURES.parts)] for path in SEEDS} == SEED_HOSTS


def run_together(text: str) -> str:
    return "".join(text.split())


def is_told(text: str, kept: str, records: list[str]) -> bool:
    """Whether a block stands in the article or on record, whole or in parts: a label may be fused to a sentence."""
    if text in kept or any(text in record for record in records):
        return True
    for record in records:
        text = text.replace(record, "", 1)
    return text in kept
