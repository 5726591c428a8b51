"""A site rule is a TOML file without code; what is wrong with one is said with its file and its key."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.errors import BadSiteRule
from crawler.site_rules import rules_by_host, site_rule_of
from crawler.site_rules.files import load_site_rules, read_site_rule

RULE = """
sites = ["www.journal.example", "eco.journal.example"]
body = ["div.texte", "div.suite"]
drop = "//p[@class='offre']"
valid_until = 2026-12-31

[[sample]]
url = "http://journal.example/economie/1234.html"
seen_on = 2026-05-06
title = "Un accord pour former mille personnes"
begins = "La région"
"""
SITES = 'sites = ["j.example"]\n'
SAMPLE = f'{SITES}body = "p"\n[[sample]]\nurl = "http://j.example/"\nseen_on = 2026-05-06\ntitle = "Un accord"\n'


def written(folder: Path, text: str, name: str = "journal.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_rule_keeps_what_it_says_and_what_it_was_made_for(tmp_path: Path) -> None:
    rule = read_site_rule(written(tmp_path, RULE))
    assert rule.sites == ("journal.example", "eco.journal.example")
    assert {key: [one.written for one in selectors] for key, selectors in rule.selectors.items()} == {
        "body": ["div.texte", "div.suite"],
        "drop": ["//p[@class='offre']"],
    }
    assert rule.valid_until == date(2026, 12, 31)
    (sample,) = rule.samples
    assert (sample.seen_on, sample.begins, sample.ends) == (date(2026, 5, 6), "La région", "")


@pytest.mark.parametrize(("hour_utc", "is_held"), [(22, True), (23, False)])
def test_a_rule_holds_until_its_last_day_ends_in_paris(tmp_path: Path, hour_utc: int, is_held: bool) -> None:
    rule = read_site_rule(written(tmp_path, RULE))
    assert rule.holds(datetime(2026, 12, 31, hour_utc, 30, tzinfo=UTC)) is is_held


def test_a_rule_is_found_by_host_and_subdomain(tmp_path: Path) -> None:
    written(tmp_path, RULE)
    (rule,) = load_site_rules(tmp_path)
    rules = rules_by_host([rule])
    assert site_rule_of(rules, "https://www.journal.example/a") is rule
    assert site_rule_of(rules, "https://blogs.journal.example/a") is rule
    assert site_rule_of(rules, "https://autrejournal.example/a") is None
    assert site_rule_of(rules, "http://[journal") is None


def test_a_site_is_meant_with_and_without_www_and_in_whatever_script(tmp_path: Path) -> None:
    written(tmp_path, 'sites = ["www.été.example", "été.example"]\nbody = "p"')
    (rule,) = load_site_rules(tmp_path)
    assert rule.sites == ("été.example",)
    for url in ("http://été.example/a", "http://xn--t-9fab.example/a", "http://www.xn--t-9fab.example/a"):
        assert site_rule_of(rules_by_host([rule]), url) is rule


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("sites = [", "the file", "is not TOML"),
        ('body = "p"', "sites", "expected host names"),
        ('sites = ["https://journal.example/"]', "sites", "expected host names"),
        ('sites = ["Journal.example"]', "sites", "lower case"),
        ('sites = ["*.example"]', "sites", "expected host names"),
        ("sites = 3", "sites", "expected a text or a list"),
        (SITES, "body", "without a selector a rule says nothing"),
        (f'{SITES}boddy = "p"', "boddy", "there is no such key; expected one of sites, body"),
        (f'{SITES}body = "p["', "body", "expected a CSS selector"),
        (f'{SITES}body = "//p["', "body", "expected an XPath; '//p[' is none"),
        (f'{SITES}body = "//svg:g"', "body", "expected an XPath; '//svg:g' is none"),
        (f'{SITES}title = "(titre(//h1))"', "title", "expected an XPath"),
        (f"{SITES}drop = [1]", "drop", "expected a text or a list"),
        (f'{SITES}drop = [""]', "drop", "none of them empty"),
        (f'{SITES}body = "p"\nvalid_until = "2027"', "valid_until", "expected a day without quotes"),
        (f'{SITES}body = "p"\nsample = "x"', "sample", "expected tables"),
        (f'{SITES}body = "p"\n[[sample]]\nurl = "une page"', "sample[1].url", "expected the address"),
        (SAMPLE.replace("2026-05-06", '"mai"'), "sample[1].seen_on", "expected a day without quotes"),
        (SAMPLE.replace('"Un accord"', '" "'), "sample[1].title", "expected the headline"),
        (SAMPLE + "begins = 3", "sample[1].begins", "expected a text"),
        (SAMPLE + 'auteur = "x"', "sample[1].auteur", "there is no such key"),
        (SAMPLE.replace("//j.", "//k."), "sample[1].url", "expected a page of j.example"),
    ],
)
def test_a_rule_that_cannot_be_used_says_which_file_and_key(tmp_path: Path, text: str, key: str, said: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(BadSiteRule) as raised:
        read_site_rule(file)
    assert (raised.value.file, raised.value.key) == (file, key)
    assert str(raised.value).startswith(f"{file}: {key}: ")
    assert said in raised.value.problem


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "journal.toml"
    file.write_bytes('sites = ["été.example"]'.encode("latin-1"))
    with pytest.raises(BadSiteRule, match="save it as UTF-8"):
        read_site_rule(file)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSiteRule, match="there is no such folder"):
        load_site_rules(tmp_path / "none")


def test_two_rules_for_one_site_are_refused(tmp_path: Path) -> None:
    written(tmp_path, RULE, "a.toml")
    second = written(tmp_path, RULE, "b.toml")
    with pytest.raises(BadSiteRule, match=r"another file already: a\.toml") as raised:
        load_site_rules(tmp_path)
    assert raised.value.file == second
