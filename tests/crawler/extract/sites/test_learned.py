"""What a site repeats is learned as chrome, and what its articles say is not; measured on sites made up for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from crawler.extract.page.text_line import Line
from crawler.extract.sites.blocks import block_key, seen_blocks
from crawler.extract.sites.learned import (
    AGE_DAYS,
    FEWEST_PAGES,
    MOST_BLOCKS,
    RULE,
    Learned,
    learned_chrome,
    remember,
    without_learned,
)
from store.types import SiteMemory
from tests.crawler.extract.sites.synthetic_sites import Printed, site_pages

DAY = date(2026, 9, 1)
CHROME = "Recevez chaque matin l’essentiel dans votre boîte de réception"
FORMULA = "Toute personne mise en examen est présumée innocente jusqu’à ce que la justice ait tranché."
NOTE = "Anaïs Çelik suit l’économie depuis dix ans et a signé deux livres."


@dataclass
class Score:
    """Lines from the fifth article on: of repeated chrome and of true text, and how many of each were removed."""

    chrome: int = 0
    removed: int = 0
    true: int = 0
    lost: int = 0

    def add(self, printed: list[Printed], kept: set[str], seen: Counter[str]) -> None:
        for line in printed:
            gone = line.text not in kept
            if not line.chrome:
                self.true += 1
                self.lost += gone
            elif seen[pattern(line)] >= FEWEST_PAGES:
                self.chrome += 1
                self.removed += gone


def pattern(line: Printed) -> str:
    return line.pattern or block_key(line.text)


def read_site(score: Score, seed: int, count: int, *, redesigned: bool) -> None:
    memory, seen = SiteMemory(site="gazette.example"), Counter[str]()
    for number, page in enumerate(site_pages(seed, count, redesigned=redesigned)):
        lines = [Line(text=line.text, kind=line.kind) for line in page.lines]
        kept, _removed = without_learned(lines, learned_chrome(memory))
        if number >= FEWEST_PAGES:
            score.add(page.lines, {line.text for line in kept}, seen)
        memory = remember(memory, seen_blocks(lines, title=page.title), page.day)
        seen.update(map(pattern, page.lines))


def test_repeated_chrome_goes_and_articles_stay() -> None:
    score = Score()
    for seed in range(30):
        read_site(score, seed, 5 + seed * 195 // 29, redesigned=seed % 3 == 0)
    assert score.chrome > 15_000
    assert score.removed / score.chrome >= 0.97
    assert score.lost / score.true <= 0.002


def as_lines(*texts: str) -> list[Line]:
    return [Line(text=text) for text in texts]


def page(*around: str, number: int = 0) -> list[str]:
    return [f"Le quai {number * 10 + place} de la ville rouvre enfin, place {place}." for place in range(8)] + [*around]


def memory_of(pages: int, *around: str, day: date = DAY) -> SiteMemory:
    memory = SiteMemory(site="gazette.example")
    for number in range(pages):
        lines = [text.replace("quai", f"quai de la rue {chr(97 + number)}") for text in page(number=number)]
        memory = remember(memory, seen_blocks(as_lines(*lines, *around)), day)
    return memory


@pytest.mark.parametrize("pages", [0, 1, 2, 3])
def test_nothing_is_learned_from_fewer_than_four_articles(pages: int) -> None:
    assert learned_chrome(memory_of(pages, CHROME)).chrome == frozenset()


def test_what_four_articles_end_with_is_learned_and_recorded() -> None:
    learned = learned_chrome(memory_of(4, CHROME))
    kept, removed = without_learned([Line(text=text) for text in page(CHROME)], learned)
    assert [line.text for line in kept] == page()
    assert [(block.rule, block.text) for block in removed] == [(RULE, CHROME)]


def test_figures_that_change_do_not_hide_a_block() -> None:
    assert block_key("Lu 1 204 fois — 12 commentaires") == block_key("Lu 9 877 fois — 3 commentaires")


def test_a_block_in_the_middle_of_the_text_is_the_articles_own() -> None:
    memory = SiteMemory(site="gazette.example")
    for number in range(12):
        lines = [f"Ligne {chr(97 + number) * 3} numéro {chr(97 + place)} du texte" for place in range(20)]
        inside = [FORMULA] if number % 2 else []
        memory = remember(memory, seen_blocks(as_lines(*lines[:8], *inside, *lines[8:])), DAY)
    assert learned_chrome(memory).chrome == frozenset()


def test_an_authors_note_is_learned_though_others_write_too() -> None:
    memory = memory_of(4, NOTE)
    for number in range(40):
        memory = remember(
            memory, seen_blocks(as_lines(f"Autre article {chr(97 + number % 26)}{number // 26 * 'z'}, ligne")), DAY
        )
    assert block_key(NOTE) in learned_chrome(memory).chrome


def test_a_person_may_say_that_a_block_belongs_to_the_articles() -> None:
    memory = memory_of(9, CHROME)
    kept = tuple(replace(block, keep=block.key == block_key(CHROME)) for block in memory.blocks)
    assert block_key(CHROME) not in learned_chrome(replace(memory, blocks=kept)).chrome


def test_what_a_redesign_took_away_is_forgotten() -> None:
    memory = memory_of(9, CHROME)
    later = remember(memory, [], DAY + timedelta(days=AGE_DAYS + 1))
    assert later.blocks == ()


def test_a_memory_stays_small() -> None:
    memory = SiteMemory(site="gazette.example")
    for number in range(300):
        lines = [f"{'x' * (number + 1)} {'y' * (place + 1)} ligne de texte" for place in range(12)]
        memory = remember(memory, seen_blocks(as_lines(*lines, CHROME)), DAY)
    assert len(memory.blocks) == MOST_BLOCKS
    assert learned_chrome(memory).chrome == {block_key(CHROME)}


def test_a_page_of_nothing_but_learned_blocks_stays_as_it_is() -> None:
    lines = [Line(text=CHROME)]
    assert without_learned(lines, Learned(chrome=frozenset({block_key(CHROME)}))) == (lines, [])
