"""What TDMRep's files reserve, and what is left of an article then."""

from __future__ import annotations

import json

import pytest

from crawler.extract import extract
from crawler.network.permission.directives import with_header_directives
from crawler.network.permission.rights import Terms, decision_of, reserves, with_rights
from store.types import Article, Rights
from tests.crawler.small_web import article

_URL = "https://titre.example/2026/11/un-article.html?id=3"


def file(*rules: tuple[str, object]) -> bytes:
    return json.dumps([{"location": where, "tdm-reservation": says} for where, says in rules]).encode()


@pytest.mark.parametrize(
    ("body", "reserved"),
    [
        (file(("/", 1)), True),
        (file(("*", 1)), True),
        (file(("/", "1")), True),
        (file(("/", True)), True),
        (file(("/", 0)), False),
        (file(("/", 2)), False),
        (file(("/", None)), False),
        (file(("/2026/", 1)), True),
        (file(("/2025/", 1)), False),
        (file(("/*.html", 1)), True),
        (file(("/*.html$", 1)), False),
        (file(("/*.html?id=3$", 1)), True),
        (file(("2026/", 1)), True),
        (file(("/2026/11/un-article.html?id=3$", 1)), True),
        (file(("/2026/11/un-article.html$", 1)), False),
        (file(("/*/11/*id=3$", 1)), True),
        (file(("/*id=3*id=3$", 1)), False),
        (file(("/*.html*html", 1)), False),
        (file(("/*$", 1)), True),
        (file(("/2026/", 0), ("/", 1)), False),
        (file(("/", 1), ("/2026/", 0)), True),
        (file(("/", 0), ("/2026/11/", 1)), True),
        (file(("/2025/", 0), ("/2026/", 1), ("/", 0)), True),
        (b'{"location": "/", "tdm-reservation": 1}', True),
        (b"\xef\xbb\xbf" + file(("/", 1)), True),
        (file(), False),
        (b"", False),
        (b"<html><title>Introuvable</title>", False),
        (b'[1, null, {}, {"location": 3}]', False),
        (b"[" * 100_000, False),
        (b"\xff\xfe\x00", False),
    ],
    ids=str,
)
def test_what_a_file_reserves(body: bytes, reserved: bool) -> None:
    assert reserves(body, _URL) is reserved


def test_a_location_of_many_stars_is_read_at_once() -> None:
    assert reserves(file(("/" + 25 * "*-" + "*!", 1)), f"https://titre.example/{'-mot' * 100}") is False
    assert reserves(file(("/" + 25 * "*-" + "*t$", 1)), f"https://titre.example/{'-mot' * 100}") is True


def test_what_a_file_says_is_said_in_words() -> None:
    policy = b'[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://titre.example/policy.json"}]'
    assert decision_of(200, policy) == "1 of its 1 rules reserve; policy: https://titre.example/policy.json"
    unfit = policy.replace(b"policy.json", rb"p\ud800olicy\u0000.json")
    assert decision_of(200, unfit) == decision_of(200, policy), "no database takes these"
    assert decision_of(404, b"") == "there is none (404): nothing is reserved by it"
    assert decision_of(200, b"<html>") == "it cannot be read: nothing is reserved by it"


def page(head: str) -> Article:
    return extract(article("la rade").replace(b"<title>", head.encode() + b"<title>"), _URL)


_META = {
    '<meta name="tdm-reservation" content="1">': "tdm-reservation",
    '<meta name="TDM-Reservation" content=" 1 ">': "tdm-reservation",
    '<meta name="robots" content="noindex, follow">': "noindex",
    '<meta name="robots" content="none">': "none",
    '<meta name="vigie" content="noindex">': "noindex",
}
_HEADERS = {
    ("tdm-reservation", "1"): "tdm-reservation",
    ("X-Robots-Tag", "noindex"): "noindex",
    ("X-Robots-Tag", "vigie: none"): "none",
}


@pytest.mark.parametrize("head", _META)
def test_a_page_that_reserves_its_text_leaves_title_date_and_address(head: str) -> None:
    kept = with_rights(page(head), Terms())
    assert (kept.rights, kept.rights_reason) == (Rights.RESERVED, _META[head])
    assert (kept.title, kept.url) == ("la rade", _URL)
    assert (kept.body, kept.standfirst, kept.body_markdown, kept.removed) == ("", "", "", ())


@pytest.mark.parametrize("header", _HEADERS, ids=": ".join)
def test_a_header_reserves_as_a_page_does(header: tuple[str, str]) -> None:
    kept = with_rights(with_header_directives(page(""), [header]), Terms())
    assert (kept.rights_reason, kept.body) == (_HEADERS[header], "")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="tdm-reservation" content="0">',
        '<meta name="robots" content="noarchive, nosnippet">',
        '<meta name="otherbot" content="noindex">',
        '<meta name="robots" content="index, follow">',
    ],
)
def test_what_reserves_nothing_leaves_the_text(head: str) -> None:
    kept = with_rights(page(head), Terms())
    assert (kept.rights, bool(kept.body)) == (Rights.PUBLIC, True)


def test_one_that_reserves_is_enough() -> None:
    kept = with_rights(page('<meta name="tdm-reservation" content="0">'), Terms(reserved=True))
    assert (kept.rights, kept.rights_reason) == (Rights.RESERVED, "/.well-known/tdmrep.json")


@pytest.mark.parametrize("granted", [Rights.LICENSED, Rights.RESEARCH])
def test_a_licence_keeps_the_text_and_says_why(granted: Rights) -> None:
    terms = Terms(granted=granted, reason="contrat de 2026", reserved=True)
    kept = with_rights(page('<meta name="tdm-reservation" content="1">'), terms)
    assert (kept.rights, kept.rights_reason, bool(kept.body)) == (granted, "contrat de 2026", True)
