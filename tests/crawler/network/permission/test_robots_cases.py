"""robots.txt case by case: the examples of RFC 9309 §5 and those that Google publishes, and what it asks of time."""

from __future__ import annotations

import pytest

from crawler.network.permission.robots import MAX_ROBOTS_BYTES, decision_of, rules_of

_SITE = "http://example.example"

#: RFC 9309 §5.1, with us in the place of its robots.
_SIMPLE = """
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: {foo}
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: {bar}
User-Agent: {baz}
Disallow: /example/page.html

User-Agent: {quux}
"""
_NOBODY = {"foo": "foobot", "bar": "barbot", "baz": "bazbot", "quux": "quxbot"}
#: §5.2.
_LONGEST = "User-Agent: {foo}\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"


def allows(rules: str, path: str) -> bool:
    return rules_of(200, rules.encode()).refusal(f"{_SITE}{path}") is None


@pytest.mark.parametrize(
    ("we_are", "path", "allowed"),
    [
        ("nobody", "/page.gif", False),
        ("nobody", "/page.gif?size=2", True),
        ("nobody", "/example/page.html", False),
        ("nobody", "/publications/", True),
        ("nobody", "/", True),
        ("foo", "/", False),
        ("foo", "/example/page.html", True),
        ("foo", "/example/allowed.gif", True),
        ("foo", "/publications/", False),
        ("bar", "/example/page.html", False),
        ("bar", "/example/page.gif", True),
        ("baz", "/example/page.html", False),
        ("quux", "/example/page.html", True),
        ("quux", "/page.gif", True),
    ],
)
def test_the_simple_example_of_the_rfc(we_are: str, path: str, allowed: bool) -> None:
    named = _NOBODY | ({} if we_are == "nobody" else {we_are: "Vigie"})
    assert allows(_SIMPLE.format(**named), path) is allowed


@pytest.mark.parametrize(
    ("path", "allowed"), [("/example/page/", True), ("/example/page/disallowed.gif", False), ("/other", True)]
)
def test_the_longest_match_of_the_rfc(path: str, allowed: bool) -> None:
    assert allows(_LONGEST.format(foo="vigie"), path) is allowed


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        # RFC 9309 §2.2.3: percent-encoding and special characters.
        ("Allow: /path/file-with-a-%2A.html\nDisallow: /", "/path/file-with-a-*.html", True),
        ("Disallow: /path/foo-%24", "/path/foo-$", False),
        ("Disallow: /foo/bar?baz=quz", "/foo/bar?baz=quz", False),
        ("Disallow: /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar", False),
        ("Disallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", False),
        ("Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", False),
        ("Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", False),
        # Which rule counts, from Google's table.
        ("Allow: /p\nDisallow: /", "/page", True),
        ("Allow: /folder\nDisallow: /folder", "/folder/page", True),
        ("Allow: /page\nDisallow: /*.htm", "/page.htm", False),
        ("Allow: /page\nDisallow: /*.ph", "/page.php5", True),
        ("Allow: /$\nDisallow: /", "/", True),
        ("Allow: /$\nDisallow: /", "/page.htm", False),
        # What a path matches, from Google's table.
        ("Disallow: /fish", "/fish", False),
        ("Disallow: /fish", "/fish.html", False),
        ("Disallow: /fish", "/fish/salmon.html", False),
        ("Disallow: /fish", "/fishheads/yummy.html", False),
        ("Disallow: /fish", "/fish.php?id=anything", False),
        ("Disallow: /fish", "/Fish.asp", True),
        ("Disallow: /fish", "/catfish", True),
        ("Disallow: /fish", "/?id=fish", True),
        ("Disallow: /fish*", "/fishheads", False),
        ("Disallow: /fish/", "/fish/?id=anything", False),
        ("Disallow: /fish/", "/fish", True),
        ("Disallow: /fish/", "/fish.html", True),
        ("Disallow: /*.php", "/folder/filename.php?parameters", False),
        ("Disallow: /*.php", "/folder/any.php.file.html", False),
        ("Disallow: /*.php", "/windows.PHP", True),
        ("Disallow: /*.php$", "/folder/filename.php", False),
        ("Disallow: /*.php$", "/filename.php?parameters", True),
        ("Disallow: /*.php$", "/filename.php/", True),
        ("Disallow: /fish*.php", "/fishheads/catfish.php?parameters", False),
        ("Disallow: /fish*.php", "/Fish.PHP", True),
        # An empty rule says nothing; without a colon or with a space before it, lines still count or do no harm.
        ("Disallow:", "/page", True),
        ("Allow:\nDisallow: /", "/page", False),
        ("disallow : /page", "/page", False),
        ("Sitemap: /map.xml\nDisallow: /page", "/page", False),
        ("Disallow: /page # de notre part", "/page", False),
        ("unknown: /\nDisallow: /other", "/page", True),
    ],
)
def test_published_cases_of_rules(rules: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\n{rules}\n", path) is allowed


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: vigie\nDisallow: /", False),
        ("User-agent: VIGIE\nDisallow: /", False),
        ("User-agent: Vigie/1.0\nDisallow: /", False),
        ("User-agent: autre\nUser-agent: Vigie\nDisallow: /", False),
        ("User-agent: Vigie\nDisallow: /x\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nDisallow: /x", True),
        ("User-agent: Vigie\nDisallow: /x\n\nUser-agent: Vigie\nDisallow: /page", False),
        ("User-agent: *\nDisallow: /x\nUser-agent: *\nDisallow: /page", False),
        ("Disallow: /page", True),
        ("User-agent: *\r\nDisallow: /page\r\n", False),
        ("User-agent: *\rDisallow: /page\r", False),
        ("\ufeffUser-agent: *\nDisallow: /page", False),
    ],
)
def test_published_cases_of_groups(rules: str, allowed: bool) -> None:
    assert allows(rules, "/page") is allowed


def test_rules_count_up_to_half_a_mebibyte() -> None:
    filled = "User-agent: *\n".ljust(MAX_ROBOTS_BYTES + 10, "#")
    assert allows(f"{filled}\nDisallow: /page\n", "/page")
    assert not allows(f"User-agent: *\n{'#' * (MAX_ROBOTS_BYTES - 100)}\nDisallow: /page\n", "/page")


@pytest.mark.parametrize(("asked_s", "feeds_only"), [("1", False), ("120", False), ("121", True), ("86400", True)])
def test_of_a_site_that_asks_for_more_than_two_minutes_only_feeds_are_read(asked_s: str, feeds_only: bool) -> None:
    assert rules_of(200, f"User-agent: *\nCrawl-delay: {asked_s}\n".encode()).feeds_only is feeds_only


@pytest.mark.parametrize(
    ("status", "body", "decision"),
    [
        (200, b"User-agent: *\nDisallow: /x\n", "obeyed"),
        (200, b"User-agent: *\nCrawl-delay: 7\n", "obeyed; it asks for 7 s between two requests"),
        (200, b"User-agent: *\nDisallow: /\n", "closed to us"),
        (404, b"", "there is none (404): everything is allowed"),
        (403, b"", "there is none (403): everything is allowed"),
    ],
)
def test_what_follows_from_a_file_is_said_in_words(status: int, body: bytes, decision: str) -> None:
    assert decision_of(status, body) == decision
