from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.extract import SiteKnowledge, extract
from crawler.extract.site_rules import BadSiteRule, load_site_rules, read_site_rule, site_rule_of
from store.types import Article
from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, TITLE, URL, page, paragraphs

RULE = """
sites = ["journal.example"]
body = "div.texte"
drop = ["div.encart", "//p[@class='offre']"]
title = "h2.vrai-titre"
author = ["span.plume", "//meta[@name='signature']/@content"]
date = "time.parution"
valid_until = 2026-12-31

[[sample]]
url = "http://journal.example/economie/1234.html"
seen_on = 2026-05-06
title = "Un accord pour former mille personnes"
"""
ASIDE = "Ce que les autres titres de la région en disent, en une phrase ou deux et sans plus de détails."


def written(folder: Path, text: str, name: str = "journal.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def read(folder: Path, html: str, *, fetched_at: datetime | None = None) -> Article:
    rule = site_rule_of(load_site_rules(folder), URL)
    return extract(html.encode(), URL, site=SiteKnowledge(rule=rule), fetched_at=fetched_at)


def test_a_rule_says_where_everything_stands(tmp_path: Path):
    written(tmp_path, RULE)
    html = page(
        '<h2 class="vrai-titre">Mille places, six villes</h2><span class="plume">Nadia Belle, Karim Osman</span>'
        '<time class="parution" datetime="2026-05-06T11:05:00+02:00">mercredi</time>',
        f'<div class="texte">{paragraphs(FIRST, SECOND)}<p class="offre">Une offre</p>{paragraphs(THIRD)}</div>',
        f"<div>{paragraphs(ASIDE, ASIDE[::-1])}</div>",
    )
    article = read(tmp_path, html)
    assert article.title == "Mille places, six villes"
    assert article.authors == ("Nadia Belle", "Karim Osman")
    assert (article.published_at, article.published_from) == (datetime(2026, 5, 6, 9, 5, tzinfo=UTC), "site rule")
    assert article.body == BODY
    assert ("site rule", "Une offre") in {(removed.rule, removed.text) for removed in article.removed}
    assert any(ASIDE in removed.text for removed in article.removed)


def test_an_xpath_may_name_an_attribute(tmp_path: Path):
    written(tmp_path, RULE)
    assert read(tmp_path, page(ARTICLE, head='<meta name="signature" content="Nadia Belle">')).authors == (
        "Nadia Belle",
    )


def test_where_a_rule_finds_nothing_the_generic_path_goes_on(tmp_path: Path):
    written(tmp_path, RULE)
    article = read(tmp_path, page("<p>Par Nadia Belle</p>", ARTICLE))
    assert (article.title, article.body, article.authors) == (TITLE, BODY, ("Nadia Belle",))


@pytest.mark.parametrize(("day", "title"), [(31, "Mille places"), (1, TITLE)])
def test_a_rule_is_used_until_its_last_day(tmp_path: Path, day: int, title: str):
    written(tmp_path, RULE)
    fetched_at = datetime(2026, 12, 31, 12, tzinfo=UTC) if day == 31 else datetime(2027, 1, 1, 12, tzinfo=UTC)
    html = page('<h2 class="vrai-titre">Mille places</h2>', ARTICLE)
    assert read(tmp_path, html, fetched_at=fetched_at).title == title


def test_a_rule_is_found_by_host_and_subdomain(tmp_path: Path):
    written(tmp_path, RULE)
    rules = load_site_rules(tmp_path)
    rule = rules["journal.example"]
    assert site_rule_of(rules, "https://www.journal.example/a") is rule
    assert site_rule_of(rules, "https://eco.journal.example/a") is rule
    assert site_rule_of(rules, "https://autrejournal.example/a") is None
    assert site_rule_of(rules, "http://[journal") is None


def test_a_rule_keeps_what_it_was_made_for(tmp_path: Path):
    rule = read_site_rule(written(tmp_path, RULE))
    assert rule.valid_until == date(2026, 12, 31)
    assert [(sample.url, sample.seen_on, sample.title) for sample in rule.samples] == [
        ("http://journal.example/economie/1234.html", date(2026, 5, 6), TITLE)
    ]


def test_a_folder_that_is_not_there_has_no_rules(tmp_path: Path):
    assert load_site_rules(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("sites = [", "the file"),
        ('body = "p"', "sites"),
        ('sites = ["https://journal.example/"]', "sites"),
        ('sites = ["Journal.example"]', "sites"),
        ("sites = 3", "sites"),
        ('sites = ["j.example"]\nboddy = "p"', "boddy"),
        ('sites = ["j.example"]\nbody = "p["', "body"),
        ('sites = ["j.example"]\nbody = "//p["', "body"),
        ('sites = ["j.example"]\ndrop = [1]', "drop"),
        ('sites = ["j.example"]\ndrop = [""]', "drop"),
        ('sites = ["j.example"]\nvalid_until = "2027"', "valid_until"),
        ('sites = ["j.example"]\nsample = "x"', "sample"),
        ('sites = ["j.example"]\n[[sample]]\nurl = "http://j.example/"', "sample"),
    ],
)
def test_a_rule_that_cannot_be_used_says_which_file_and_key(tmp_path: Path, text: str, key: str):
    file = written(tmp_path, text)
    with pytest.raises(BadSiteRule) as raised:
        read_site_rule(file)
    assert (raised.value.file, raised.value.key) == (file, key)
    assert str(raised.value).startswith(f"{file}: {key}: ")


def test_two_rules_for_one_site_are_refused(tmp_path: Path):
    written(tmp_path, RULE, "a.toml")
    second = written(tmp_path, RULE, "b.toml")
    with pytest.raises(BadSiteRule, match=r"another file already") as raised:
        load_site_rules(tmp_path)
    assert raised.value.file == second
