"""A line of an import is an article, or a bad line that says what was expected."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.errors import BadLine
from crawler.exchange import read_line
from store.types import Rights

WHOLE = {
    "url": "https://www.gazette.example/eco/usine-12.html",
    "source": "Gazette  du Rhône",
    "title": " Une usine\nà Mâcon ",
    "standfirst": "Elle ouvre en mai.",
    "body": "Premier paragraphe.\r\n\r\n  Second\u00a0paragraphe. ",
    "authors": ["Claire Vasseur", "", "Claire Vasseur", "Idris N’Diaye"],
    "published_at": "2026-09-14T09:30:00+02:00",
    "language": "fr-FR",
}


def line(**fields: object) -> str:
    return json.dumps(WHOLE | fields, ensure_ascii=False)


def test_every_field_is_read_and_cleaned() -> None:
    offered = read_line(line())
    article = offered.article
    assert offered.source == "Gazette du Rhône"
    assert (article.url, article.title, article.standfirst) == (WHOLE["url"], "Une usine à Mâcon", "Elle ouvre en mai.")
    assert article.body == "Premier paragraphe.\nSecond paragraphe."
    assert article.authors == ("Claire Vasseur", "Idris N’Diaye")
    assert article.published_at == datetime(2026, 9, 14, 7, 30, tzinfo=UTC)
    assert (article.published_from, article.language) == ("import", "fr")


def test_only_an_address_and_a_title_or_a_body_are_needed() -> None:
    offered = read_line('{"url": "https://www.gazette.example/a", "body": "Un texte.", "title": null, "authors": null}')
    assert offered.source == "gazette.example"
    assert (offered.article.title, offered.article.body, offered.article.authors) == ("", "Un texte.", ())
    assert (offered.article.published_at, offered.article.published_from) == (None, "")
    assert read_line('{"url": "https://gazette.example/a", "title": "Un titre"}').article.title == "Un titre"


@pytest.mark.parametrize(
    ("fields", "credit"),
    [
        ({"body": "L'usine ouvre en mai.\nElle emploiera cent personnes. (AFP)"}, "AFP"),
        ({"body": "MÂCON (Reuters) - L'usine ouvre en mai."}, "Reuters"),
        ({"authors": ["Claire Vasseur", "Agence France-Presse"]}, "AFP"),
        ({"body": "L'usine ouvre en mai, a dit sa direction à l'AFP, qui l'avait jointe."}, ""),
    ],
    ids=("at the end", "at the beginning", "author", "named"),
)
def test_the_agency_that_a_text_was_taken_from_is_credited(fields: dict[str, object], credit: str) -> None:
    assert read_line(line(**fields)).article.credit == credit


def test_a_date_without_a_zone_is_that_of_paris() -> None:
    article = read_line(line(published_at="2026-01-14T09:30:00")).article
    assert article.published_at == datetime(2026, 1, 14, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "a JSON object"),
        ("[" * 100_000, "not JSON"),
        (line(url=""), "url"),
        (line(url="file:///etc/passwd"), "url"),
        (line(url=7), "url: expected text"),
        (line(title="", body="\n"), "a title or a body"),
        (line(body=["Un texte."]), "body: expected text"),
        (line(authors="Claire Vasseur"), "authors: expected a list"),
        (line(authors=[1]), "authors: expected a list"),
        (line(published_at="bientôt"), "published_at: expected a date"),
        (line(published_at="9999-12-31T23:59:59-05:00"), "published_at: expected a date"),
        ('[{"url":\n', "not JSON: Expecting value, at character 9; expected a whole object"),
        (line(published_at=1757835000), "published_at: expected text"),
        (line(language="français"), "language: expected a code"),
        (line(source="Gazette " * 40), "source: expected the name of a title, of at most 200 characters, not 'Gazette"),
    ],
    ids=range(16),
)
def test_a_bad_line_says_what_was_expected(bad: str, said: str) -> None:
    with pytest.raises(BadLine, match=said):
        read_line(bad)


def test_the_terms_that_an_export_says_are_kept() -> None:
    assert [read_line(line(rights=said)).article.rights for said in ("", None, "licensed", "Research")] == [
        Rights.PUBLIC, Rights.PUBLIC, Rights.LICENSED, Rights.RESEARCH,
    ]  # fmt: skip
    reserved = read_line(line(rights="reserved")).article
    assert (reserved.rights, reserved.title, reserved.standfirst, reserved.body) == (
        Rights.RESERVED, "Une usine à Mâcon", "", "",
    )  # fmt: skip


def test_terms_that_nobody_knows_are_a_bad_line() -> None:
    with pytest.raises(BadLine, match="rights: expected one of licensed, research, reserved, or nothing, not 'à moi'"):
        read_line(line(rights="à moi"))
