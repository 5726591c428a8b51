"""Section pages of a dozen kinds: which links lead to articles, without a pattern.

Links to articles carry `data-a` in these pages, which no reader looks at; precision and recall are counted over all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import process_time

import pytest
from lxml.html import fromstring

from crawler.feeds.entries import MAX_ENTRIES
from crawler.press_web import press_web_folder
from crawler.sections.links import MAX_LINKS, links_of
from crawler.sections.sections import page_tree, parse_section
from store.urls import absolute_url, url_key

PAGES = sorted((Path(__file__).parent / "section_pages").glob("*.html"))
#: Of all links that are taken, and of all that should be.
PRECISION = RECALL = 0.95


@dataclass(frozen=True)
class Read:
    taken: set[str]
    wanted: set[str]
    titles: dict[str, str]


def read(page: Path) -> Read:
    body = page.read_bytes()
    url = body.decode().partition("-->")[0].removeprefix("<!--").strip()
    entries = parse_section(body, url, "", "text/html; charset=utf-8").entries
    links = fromstring(body).iterfind(".//a[@data-a]")
    return Read(
        taken={url_key(entry.url) for entry in entries},
        wanted={url_key(absolute_url(url, link.get("href") or "")) for link in links},
        titles={entry.url: entry.title for entry in entries},
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_most_of_each_kind_of_page_is_told_apart(page: Path) -> None:
    found = read(page)
    print(f"{page.stem}: false {sorted(found.taken - found.wanted)} missed {sorted(found.wanted - found.taken)}")
    right = len(found.taken & found.wanted)
    assert right / len(found.taken) >= 0.75
    assert right / len(found.wanted) >= 0.75


def test_over_all_kinds_of_pages_links_are_right() -> None:
    pages = [read(page) for page in PAGES]
    right = sum(len(page.taken & page.wanted) for page in pages)
    precision = right / sum(len(page.taken) for page in pages)
    recall = right / sum(len(page.wanted) for page in pages)
    print(f"{len(pages)} pages: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= PRECISION
    assert recall >= RECALL


def test_home_pages_of_the_press_web_give_every_article_that_is_read_there() -> None:
    for home in sorted(press_web_folder().glob("*/index.html")):
        url = f"http://{home.parent.name}/"
        articles = {page.with_suffix("").with_suffix(".html") for page in home.parent.glob("**/*-*.expected.toml")}
        listed = {
            name for name in (str(page.relative_to(home.parent)) for page in articles) if name in home.read_text()
        }
        if listed:
            taken = {
                entry.url for entry in parse_section(home.read_bytes(), url, "", "text/html; charset=utf-8").entries
            }
            assert listed <= {address.removeprefix(url) for address in taken}


def test_of_a_page_of_twenty_thousand_links_the_first_are_read_in_time() -> None:
    links = "".join(
        f"<li class='x y'><a href='/a/un-titre-assez-long-{number}.html'>Un titre assez long {number}</a>"
        for number in range(20_000)
    )
    page, url = f"<html><body>{'<div class=cadre>' * 40}<ul>{links}", "http://piege.example/"
    started_s = process_time()
    assert len(links_of(page_tree(page, url), url)) == MAX_LINKS
    assert len(parse_section(page.encode(), url, "").entries) == MAX_ENTRIES
    assert process_time() - started_s < 6
