"""Chrome that only the site itself can tell: blocks that stand on article after article. Pure.

A monitor sees many pages of one site, as no extractor of single pages does. What is remembered of them is a value
(`SiteMemory`); here is the rule that tells chrome in it, the next memory after one more page, and the way of the
rule into an extraction. What it removes is on record with the rule's name, so that a decision can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.extract.page.text_line import Line
from crawler.extract.sites.blocks import FRAME, SHORTEST, block_key, frame_key, is_figure
from crawler.extract.sites.edges import PlacedBlock, at_edges
from crawler.extract.sites.spoken import is_appeal, is_note, name_at_start
from store.types import RememberedBlock, Removed, SeenBlock, SiteMemory

RULE = "learned chrome"

#: Fewer pages say nothing: with two, 55 chrome lines and 72 true ones were removed (measured).
FEWEST_PAGES = 4
_LEAST_SHARE = 0.3
#: Of the sights after the first, when nothing told yet where the text ends.
_LEAST_AT_EDGE = 0.8
#: A sentence or two that end article after article, word for word: a note on one of the authors, a legal notice. No
#: article needs them, and an author writes a small part of a title.
_NOTE, _LEAST_SHARE_OF_NOTES = 60, 0.05
#: What is on nearly every page is the site's wherever it stands, be it in the place of a standfirst.
_NEARLY_ALL, _PAGES_WHEN_INSIDE = 0.8, 6
#: Most recipes of a site of recipes say how long they take.
_FIGURE_OF_ALL = 0.9
#: Longer than this a block has to stand on more pages: an author's note is short, a legal notice stands everywhere.
_LONG, _PAGES_WHEN_LONG = 300, 10
#: After so many days without a sight it is forgotten: sites are redesigned.
AGE_DAYS = 30
#: What is as long as a sentence, and how many of them a page has to itself that is no copy.
_SENTENCE, _FEWEST_OWN = 80, 2
#: Blocks remembered of one site.
MOST_BLOCKS = 2_000
#: So many names that the article's own text has too, of so many of its own, tie a block to that article.
_FEWEST_NAMES, _LEAST_NAMES = 3, 0.6


@dataclass(frozen=True, kw_only=True)
class Learned:
    """The keys of the blocks that are chrome on a site."""

    chrome: frozenset[str] = frozenset()
    #: Of these, those that are no standfirst either.
    everywhere: frozenset[str] = frozenset()
    #: What a person kept: a block though it is chrome without its names, or all that are the same without theirs.
    kept: frozenset[str] = frozenset()


NOTHING_LEARNED = Learned()


def remember(memory: SiteMemory, blocks: Sequence[SeenBlock], today: date) -> SiteMemory:
    """The memory after one more article of the site, whose blocks are given in their order.

    What has not been seen for long is forgotten.
    """
    page = memory.pages + 1
    known = {block.key: block for block in memory.blocks}
    shared = {block.key for block in memory.blocks if _share(block, memory.pages) >= _LEAST_SHARE_OF_NOTES}
    at_edge = at_edges([_place(block, shared) for block in blocks])
    own_names = frozenset(name for block in blocks if block.key not in shared for name in block.names)
    for seen, (begins, ends) in zip(blocks, at_edge, strict=True):
        is_edge = (begins or ends) and not seen.is_standfirst
        if not is_edge and (seen.belongs or (seen.is_titled and _was_within(known.get(seen.key)))):
            continue
        is_apart = is_edge and not _is_tied(seen, own_names)
        is_end = is_apart and ends and _is_note(seen, own_names)
        frame = seen.frame and _worth_noting(seen.frame, known, seen.key)
        block = _seen_again(known.get(seen.key), seen, page, today, is_edge=is_edge, is_end=is_end)
        known[seen.key] = _once_nearly_all(block, page) if is_apart else block
        is_edge = is_edge and not seen.is_titled
        if frame and (is_edge or frame.key in known):
            known[frame.key] = _seen_again(known.get(frame.key), frame, page, today, is_edge=is_edge, is_end=False)
    return SiteMemory(site=memory.site, pages=page, blocks=_worth_keeping(known.values(), today))


def _worth_noting(frame: SeenBlock, known: Mapping[str, RememberedBlock], key: str) -> SeenBlock | None:
    """A block without its names, unless it mostly stands with these."""
    block, same = known.get(key), known.get(frame.key)
    return frame if block is None or (same is not None and block.pages * 2 < same.pages) else None


def _worth_keeping(blocks: Iterable[RememberedBlock], today: date) -> tuple[RememberedBlock, ...]:
    oldest = today - timedelta(days=AGE_DAYS)
    # This is done for every page of a crawl, so it compares days and sorts only what has to be cut.
    fresh = [block for block in blocks if block.keep or block.last_seen_on >= oldest]
    if len(fresh) > MOST_BLOCKS:
        fresh.sort(key=lambda block: (block.keep, block.pages, block.last_seen_on), reverse=True)
    return tuple(fresh[:MOST_BLOCKS])


def has_sentences_of_its_own(memory: SiteMemory, blocks: Iterable[SeenBlock]) -> bool:
    """Whether a page has sentences that no remembered page has, so that it is no copy of one."""
    known = {block.key for block in memory.blocks}
    return sum(block.length >= _SENTENCE and block.key not in known for block in blocks) >= _FEWEST_OWN


def learned_chrome(memory: SiteMemory) -> Learned:
    """What is chrome on this site."""
    often = [block for block in memory.blocks if block.pages >= FEWEST_PAGES]
    chrome = [block for block in often if is_chrome(block, memory.pages)]
    everywhere = [
        block for block in chrome if block.edges >= FEWEST_PAGES or _share(block, memory.pages) >= _NEARLY_ALL
    ]
    return Learned(
        chrome=frozenset(block.key for block in chrome),
        everywhere=frozenset(block.key for block in everywhere),
        kept=frozenset(block.key for block in memory.blocks if block.keep),
    )


def is_chrome(block: RememberedBlock, pages: int) -> bool:
    """Whether a block stands on so many of the site's pages, and in such places, that it is no article's."""
    if block.keep or block.pages < FEWEST_PAGES:
        return False
    share, least = _share(block, pages), _LEAST_AT_EDGE * (block.pages - 1)
    if block.length > _LONG and block.pages < _PAGES_WHEN_LONG and (share < _NEARLY_ALL or block.ends < least):
        return False
    if block.length >= _NOTE and block.ends >= least:
        return share >= _LEAST_SHARE_OF_NOTES
    nearly_all = _FIGURE_OF_ALL if is_figure(block.text) else _NEARLY_ALL
    if share >= nearly_all and block.pages >= _PAGES_WHEN_INSIDE:
        return True
    if share < _LEAST_SHARE:
        return False
    if block.length >= _NOTE and share < _NEARLY_ALL:
        # The introduction of a series and the background of an affair stand on many pages in a row.
        return is_appeal(block.text) or (block.edges >= least and is_note(block.text, of_writers=False))
    return block.edges >= least or is_appeal(block.text)


def without_learned(lines: list[Line], learned: Learned) -> tuple[list[Line], list[Removed]]:
    """The lines that are not learned chrome, and the record of the others; a page of nothing else stays as it is."""
    if not learned.chrome:
        return lines, []
    has_frames = any(key.startswith(FRAME) for key in learned.chrome | learned.kept)
    gone = [len(line.text) >= SHORTEST and _is_gone(line.text, learned, has_frames) for line in lines]
    if all(gone):
        return lines, []
    kept = [line for line, is_gone in zip(lines, gone, strict=True) if not is_gone]
    return kept, [removed_block(line.text) for line, is_gone in zip(lines, gone, strict=True) if is_gone]


def _is_gone(text: str, learned: Learned, has_frames: bool) -> bool:
    keys = {block_key(text), frame_key(text)} if has_frames else {block_key(text)}
    return not keys.isdisjoint(learned.chrome) and keys.isdisjoint(learned.kept)


def removed_block(text: str) -> Removed:
    """The record of what was removed."""
    return Removed(rule=RULE, text=text[:500])


def _is_note(seen: SeenBlock, own_names: frozenset[str]) -> bool:
    """Whether a block that ends a text shows that it is a note, if it is as long as one."""
    if seen.length < _NOTE or seen.names_author or is_note(seen.text, of_writers=not seen.names_others):
        return True
    person = name_at_start(seen.text)
    return bool(person) and not seen.names_others and not person <= own_names


def _is_tied(seen: SeenBlock, own_names: frozenset[str]) -> bool:
    """Whether a block names what its article is about, as the background of an affair does."""
    elsewhere = len(seen.names & own_names)
    return seen.is_titled or elsewhere >= max(_FEWEST_NAMES, _LEAST_NAMES * len(seen.names))


def _was_within(block: RememberedBlock | None) -> bool:
    return block is not None and block.edges == 0


def _share(block: RememberedBlock, pages: int) -> float:
    """Of the pages since its first sight: after a redesign the new chrome need not outweigh the years before."""
    return block.pages / (pages - block.first_page + 1)


def _seen_again(
    known: RememberedBlock | None, seen: SeenBlock, page: int, today: date, *, is_edge: bool, is_end: bool
) -> RememberedBlock:
    if known is None:
        return RememberedBlock(
            key=seen.key,
            text="",
            length=seen.length,
            pages=1,
            edges=int(is_edge),
            ends=int(is_end),
            first_page=page,
            last_seen_on=today,
        )
    pages = known.pages + 1
    return replace(
        known,
        # Until several articles have it, it may be somebody's sentence, which must be forgotten with its article.
        text=seen.text if pages >= FEWEST_PAGES else "",
        pages=pages,
        edges=known.edges + is_edge,
        ends=known.ends + is_end,
        last_seen_on=max(today, known.last_seen_on),
    )


def _once_nearly_all(block: RememberedBlock, page: int) -> RememberedBlock:
    """What has been on nearly all pages was the site's, also when a new design brings pages without it."""
    is_sites = block.pages >= _PAGES_WHEN_INSIDE and _share(block, page) >= _NEARLY_ALL
    return replace(block, ends=block.edges) if is_sites else block


def _place(block: SeenBlock, shared: set[str]) -> PlacedBlock:
    is_known = block.key in shared or (block.frame is not None and block.frame.key in shared)
    return PlacedBlock(block.length, is_known, block.belongs, block.is_figure)
