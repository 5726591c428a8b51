"""Chrome that only the site itself can tell: blocks that stand on article after article. Pure.

A monitor sees many pages of one site, as no extractor of single pages does. What is remembered of them is a value
(`SiteMemory`); here is the rule that tells chrome in it, the next memory after one more page, and the way of the
rule into an extraction. What it removes is on record with the rule's name, so that a decision can be taken back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crawler.extract.page.text_line import Line
from store.text import words
from store.types import Article, RememberedBlock, Removed, SeenBlock, SiteMemory

RULE = "learned chrome"

#: Fewer pages say nothing: with two, 55 chrome lines and 72 true ones were removed (measured).
FEWEST_PAGES = 4
_LEAST_SHARE = 0.3
_LEAST_AT_EDGE = 0.8
#: A sentence or two that end article after article, word for word: a note on one of the authors, a legal notice. No
#: article needs them, and an author writes a small part of a title.
_NOTE, _LEAST_SHARE_OF_NOTES = 60, 0.05
_SHORTEST = 15
#: Longer than this a block has to stand on more pages: an author's note is short, a legal notice stands everywhere.
_LONG, _PAGES_WHEN_LONG = 300, 10
#: After so many days without a sight it is forgotten: sites are redesigned.
AGE_DAYS = 30
#: What is as long as a sentence, and how many of them a page has to itself that is no copy.
_SENTENCE, _FEWEST_OWN = 80, 2
#: Blocks remembered of one site.
MOST_BLOCKS = 2_000
_FIRST_LINES = 3
#: Under a short text the chrome is longer than it.
_LAST_LINES = 6
_LAST_SHARE = 0.4
_SAMPLE = 200
_NUMBER = re.compile(r"\d+")


def block_key(text: str) -> str:
    """What makes two blocks the same: their folded words, whatever numbers stand in them ("12 commentaires")."""
    same = _NUMBER.sub("0", " ".join(words(text)))
    return hashlib.blake2b(same.encode(), digest_size=8).hexdigest()


def blocks_of(article: Article) -> list[SeenBlock]:
    """The blocks of an article that are worth remembering; those that were removed as learned stay learned."""
    removed = [block.text for block in article.removed if block.rule == RULE]
    return seen_blocks([*article.body.split("\n"), *removed])


def seen_blocks(texts: Sequence[str]) -> list[SeenBlock]:
    """The blocks of one page that are worth remembering, each once. `texts` are its lines, learned chrome included."""
    found: dict[str, SeenBlock] = {}
    for place, text in enumerate(texts):
        if len(text) < _SHORTEST:
            continue
        key = block_key(text)
        edge, end = _at_edge(place, len(texts)), _at_end(place, len(texts))
        found.setdefault(key, SeenBlock(key=key, text=text[:_SAMPLE], length=len(text), at_edge=edge, at_end=end))
    return list(found.values())


def remember(memory: SiteMemory, blocks: Iterable[SeenBlock], today: date) -> SiteMemory:
    """The memory after one more article of the site. What has not been seen for long is forgotten."""
    page = memory.pages + 1
    known = {block.key: block for block in memory.blocks}
    for seen in blocks:
        known[seen.key] = _seen_again(known.get(seen.key), seen, page, today)
    oldest = today - timedelta(days=AGE_DAYS)
    # This is done for every page of a crawl, so it compares days and sorts only what has to be cut.
    fresh = [block for block in known.values() if block.keep or block.last_seen_on >= oldest]
    if len(fresh) > MOST_BLOCKS:
        fresh.sort(key=lambda block: (block.keep, block.pages, block.last_seen_on), reverse=True)
    return SiteMemory(site=memory.site, pages=page, blocks=tuple(fresh[:MOST_BLOCKS]))


def has_sentences_of_its_own(memory: SiteMemory, blocks: Iterable[SeenBlock]) -> bool:
    """Whether a page has sentences that no remembered page has, so that it is no copy of one."""
    known = {block.key for block in memory.blocks}
    return sum(block.length >= _SENTENCE and block.key not in known for block in blocks) >= _FEWEST_OWN


def learned_chrome(memory: SiteMemory) -> frozenset[str]:
    """The keys of the blocks that are chrome on this site."""
    often = (block for block in memory.blocks if block.pages >= FEWEST_PAGES)
    return frozenset(block.key for block in often if is_chrome(block, memory.pages))


def is_chrome(block: RememberedBlock, pages: int) -> bool:
    """Whether a block stands on so many of the site's pages, and so close to their edges, that it is no article's."""
    if block.keep or block.pages < (FEWEST_PAGES if block.length <= _LONG else _PAGES_WHEN_LONG):
        return False
    # Of the pages since its first sight: after a redesign the new chrome need not outweigh the years before.
    share = block.pages / (pages - block.first_page + 1)
    if block.length >= _NOTE and block.ends >= _LEAST_AT_EDGE * block.pages:
        return share >= _LEAST_SHARE_OF_NOTES
    return share >= _LEAST_SHARE and block.edges >= _LEAST_AT_EDGE * block.pages


def without_learned(lines: list[Line], chrome: frozenset[str]) -> tuple[list[Line], list[Removed]]:
    """The lines that are not learned chrome, and the record of the others; a page of nothing else stays as it is."""
    if not chrome:
        return lines, []
    is_known = [
        len(line.text) >= _SHORTEST and _at_edge(place, len(lines)) and block_key(line.text) in chrome
        for place, line in enumerate(lines)
    ]
    kept = [line for line, known in zip(lines, is_known, strict=True) if not known]
    if not kept:
        return lines, []
    removed = [Removed(rule=RULE, text=line.text[:500]) for line, known in zip(lines, is_known, strict=True) if known]
    return kept, removed


def _seen_again(known: RememberedBlock | None, seen: SeenBlock, page: int, today: date) -> RememberedBlock:
    if known is None:
        return RememberedBlock(
            key=seen.key,
            text="",
            length=seen.length,
            pages=1,
            edges=int(seen.at_edge),
            ends=int(seen.at_end),
            first_page=page,
            last_seen_on=today,
        )
    pages = known.pages + 1
    return replace(
        known,
        # Until several articles have it, it may be somebody's sentence, which must be forgotten with its article.
        text=seen.text if pages >= FEWEST_PAGES else "",
        pages=pages,
        edges=known.edges + seen.at_edge,
        ends=known.ends + seen.at_end,
        last_seen_on=max(today, known.last_seen_on),
    )


def _at_edge(place: int, count: int) -> bool:
    return place < _FIRST_LINES or _at_end(place, count)


def _at_end(place: int, count: int) -> bool:
    return place >= min(count * (1 - _LAST_SHARE), count - _LAST_LINES)
