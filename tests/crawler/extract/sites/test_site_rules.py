from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.extract import SiteKnowledge, extract
from crawler.extract.sites.trial import silent_keys_of
from crawler.site_rules import rules_by_host, site_rule_of
from crawler.site_rules.files import load_site_rules
from store.types import Article, FetchedPage
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
    rule = site_rule_of(rules_by_host(load_site_rules(folder)), URL)
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


def test_an_xpath_that_counts_selects_nothing(tmp_path: Path):
    written(tmp_path, 'sites = ["journal.example"]\ntitle = "(count(//p))"')
    assert read(tmp_path, page(ARTICLE)).title == TITLE


def test_a_function_that_there_is_not_selects_nothing(tmp_path: Path):
    written(tmp_path, 'sites = ["journal.example"]\nbody = "//div[lower-case(@class)=\'texte\']"')
    assert read(tmp_path, page(ARTICLE)).body == BODY


def test_what_follows_the_container_of_the_text_is_not_of_it(tmp_path: Path):
    written(tmp_path, RULE)
    article = read(tmp_path, page(f'<div class="texte">{ARTICLE}</div>{ASIDE}'))
    assert article.body == BODY
    assert any(ASIDE in removed.text for removed in article.removed)


def test_what_is_dropped_with_what_it_stands_in_is_on_record_once(tmp_path: Path):
    written(tmp_path, RULE)
    inner = '<div><div class="encart">Une autre offre</div></div>'
    article = read(tmp_path, page(ARTICLE, f'<div class="encart"><p>Une offre</p>{inner}</div>'))
    assert [each.text for each in article.removed if each.rule == "site rule"] == ["Une offre Une autre offre"]


def test_lines_of_a_title_are_parted_and_scripts_are_none_of_it(tmp_path: Path):
    written(tmp_path, RULE)
    title = '<h2 class="vrai-titre">Mille<br>places <script>lire()</script>pour demain</h2>'
    assert read(tmp_path, page(title, ARTICLE)).title == "Mille places pour demain"


def test_a_date_of_a_rule_is_kept_as_it_is_written_and_is_not_to_come(tmp_path: Path):
    written(tmp_path, RULE)
    html = page('<time class="parution">6 mai 2026 à 11h05</time>', ARTICLE)
    assert read(tmp_path, html).published_raw == "6 mai 2026 à 11h05"
    assert read(tmp_path, html, fetched_at=datetime(2026, 5, 1, tzinfo=UTC)).published_at is None


def test_what_finds_nothing_on_a_page_is_named(tmp_path: Path):
    written(tmp_path, RULE)
    (rule,) = load_site_rules(tmp_path)
    html = page('<h2 class="vrai-titre">Mille places</h2>', f'<div class="texte">{paragraphs(FIRST, SECOND)}</div>')
    fetched = FetchedPage(url=URL, fetched_at=datetime(2026, 5, 6, tzinfo=UTC), status=200, body=html.encode())
    assert silent_keys_of(fetched, rule) == ["drop", "author", "date"]
