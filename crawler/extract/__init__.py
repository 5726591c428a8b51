"""A page made into an article: decoded, pruned, read, cleaned, described. Pure: no network, no clock, no database.

    page     bytes decoded, parsed, seen as blocks
    head     what the page says about itself: title, section, tags, access
    dates    when it was published and changed
    people   who signed, whom it credits
    chrome   blocks that call themselves chrome cut out of the tree; lines that are not the article taken out
    sites    what is known of its site before: a rule, what was learned
    body     lines of text, by our own container and, where that is doubtful, by trafilatura; the standfirst
    verdict  what it is, if not an article

Packages import only those above them; the words of chrome stand in `phrases` for several, those of paywalls in
`paywalls`.
What was taken away on that walk is on record in `Article.removed`, with the rule that did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lxml.etree import LxmlError

from crawler.errors import ExtractionFailed
from crawler.extract.body.declared import with_declared
from crawler.extract.body.joining import joined_lines
from crawler.extract.body.leftovers import leftovers
from crawler.extract.body.markdown import markdown
from crawler.extract.body.reading import Reading, read_text
from crawler.extract.body.standfirst import find_standfirst, without_standfirst
from crawler.extract.chrome.afterwords import AFTERWORD
from crawler.extract.description import Description, describe
from crawler.extract.head.access import served_access
from crawler.extract.head.language import page_language
from crawler.extract.page.outline import Block, outline
from crawler.extract.page.parsing import Page, read_page
from crawler.extract.page.text_line import Line
from crawler.extract.people.credit import page_credit
from crawler.extract.sites.blocks import block_key, seen_blocks
from crawler.extract.sites.knowledge import SiteKnowledge
from crawler.extract.sites.learned import removed_block, without_learned
from crawler.extract.sites.ruled import narrowed, without_dropped
from crawler.extract.verdict import refuse_other_pages
from crawler.site_rules import SiteRule
from store.text import clean_line, clean_paragraphs, fold
from store.types import Article, Entry, FetchedPage, Removed, SeenBlock

__all__ = ["Extracted", "SiteKnowledge", "extract", "extracted"]

#: A page's chrome fits several times; a hostile page does not fill the database.
_MOST_RECORDS = 500
#: Evidence of a date that is not the page's own markup.
_NO_DATE_IN_MARKUP = frozenset({"", "entry", "htmldate"})
#: What lxml, trafilatura, htmldate and dateutil raise on hostile pages, seen or documented.
_PARSER_TROUBLE = (
    LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    RecursionError,
)


@dataclass(frozen=True, kw_only=True)
class Extracted:
    """An article, and what its page teaches about its site."""

    article: Article
    #: The body with what was removed as learned, and what stood in the place of a standfirst.
    lines: Sequence[Line]
    standfirsts: Sequence[str]

    def blocks(self) -> tuple[SeenBlock, ...]:
        """What the memory of the site learns from, in the order of the page."""
        found = self.article
        seen = seen_blocks(self.lines, standfirsts=self.standfirsts, title=found.title, authors=found.authors)
        return tuple(seen)


def extract(
    html: bytes,
    url: str,
    *,
    entry: Entry | None = None,
    site: SiteKnowledge | None = None,
    content_type: str = "",
    fetched_at: datetime | None = None,
    parts: Sequence[FetchedPage] = (),
) -> Article:
    """The article on a page.

    `entry`: the line of the feed that led here, a witness for dates and people. `site`: what is known about the pages
    of its site. `fetched_at`: what "hier" and "il y a 2 heures" are meant from, and a bound that no date may pass by
    more than a day; without it, such dates are left alone. `parts`: the later pages of the same article, in order.

    Raises a subclass of `NotAnArticle` that says what the page is instead, and names that page, which may be a later
    one; an article is never empty.
    """
    given = extracted(html, url, entry=entry, site=site, content_type=content_type, fetched_at=fetched_at, parts=parts)
    return given.article


def extracted(
    html: bytes,
    url: str,
    *,
    entry: Entry | None = None,
    site: SiteKnowledge | None = None,
    content_type: str = "",
    fetched_at: datetime | None = None,
    parts: Sequence[FetchedPage] = (),
) -> Extracted:
    """As `extract`, with what the memory of the site learns from."""
    known_site = site or SiteKnowledge()
    first = _read(html, url, content_type, entry, known_site, fetched_at)
    later = [_read(part.body, part.url, part.content_type, None, known_site, part.fetched_at) for part in parts]
    try:
        return _finished(first, known_site, later)
    except _PARSER_TROUBLE as error:
        raise ExtractionFailed(url, f"{type(error).__name__}: {error}"[:300]) from error


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A page that turned out to be one of an article."""

    page: Page
    known: Description
    reading: Reading
    #: The blocks of the pruned page, or of the whole one where a rule says where the text is.
    blocks: list[Block]
    dropped: Sequence[Removed]
    #: Whether the rule of its site says where the text is, and it was not there.
    missed_rule: bool


def _read(
    html: bytes, url: str, content_type: str, entry: Entry | None, site: SiteKnowledge, fetched_at: datetime | None
) -> _Read:
    try:
        return _read_page(read_page(html, url, content_type), entry, site, fetched_at)
    except _PARSER_TROUBLE as error:
        raise ExtractionFailed(url, f"{type(error).__name__}: {error}"[:300]) from error


def _rule(site: SiteKnowledge, fetched_at: datetime | None) -> SiteRule:
    """The rule for the page's site, or one that says nothing."""
    rule = site.rule
    return rule if rule and rule.holds(fetched_at) else SiteRule(sites=())


def _read_page(page: Page, entry: Entry | None, site: SiteKnowledge, fetched_at: datetime | None) -> _Read:
    rule = _rule(site, fetched_at)
    page, dropped = without_dropped(page, rule)
    known = describe(page, rule, entry, fetched_at)
    container = narrowed(page, rule)
    text_page = container or page
    blocks = outline(container.tree) if container else known.blocks
    reading = read_text(text_page, known.hints, blocks)
    reading = with_declared(reading, known.head, known.access, known.hints)
    refuse_other_pages(page, known.head, known.blocks, reading.lines, known.access)
    return _Read(
        page=page,
        known=known,
        reading=reading,
        blocks=known.blocks if container else reading.blocks,
        dropped=dropped,
        missed_rule=bool(rule.body) and container is None,
    )


def _finished(first: _Read, site: SiteKnowledge, later: Sequence[_Read]) -> Extracted:
    known = first.known
    standfirst, lines, taglines = _parted(first.reading, known, site.learned.everywhere)
    lines = joined_lines(lines, standfirst, known.title, [each.reading.lines for each in later])
    all_lines, standfirsts = lines, (*taglines, standfirst)
    lines, cut_lines = without_learned(lines, site.learned)
    learned = [*map(removed_block, taglines), *cut_lines]
    body = clean_paragraphs("\n".join(line.text for line in lines))
    if not body:
        # A text of one paragraph: better the body of a short article than the standfirst of none.
        body, standfirst = standfirst, ""
    pages = (first, *later)
    cut = [block for each in pages for block in (*each.dropped, *each.reading.removed)]
    told = [known.title, standfirst, body, *(block.text for block in (*cut, *learned))]
    left = [block for each in pages for block in leftovers(each.blocks, told)]
    found = _article(first.page, known, standfirst, body, lines, (*cut, *learned, *left)[:_MOST_RECORDS])
    directives = dict.fromkeys(asked for each in pages for asked in each.known.directives)
    makeshift = first.reading.makeshift or first.missed_rule or found.published_from in _NO_DATE_IN_MARKUP
    article = replace(found, makeshift=makeshift, directives=tuple(directives))
    return Extracted(article=article, lines=all_lines, standfirsts=standfirsts)


def _parted(reading: Reading, known: Description, everywhere: frozenset[str]) -> tuple[str, list[Line], list[str]]:
    """The standfirst, the lines of the body without it, and what nearly all pages of the site have in its place."""
    blocks, lines, taglines = reading.blocks, reading.lines, []
    while True:
        standfirst = clean_line(find_standfirst(blocks, known.head, lines))
        if not standfirst or not everywhere or block_key(standfirst) not in everywhere:
            break
        taglines.append(standfirst)
        lines = without_standfirst(lines, standfirst)
        left = [block for block in blocks if block_key(block.text) not in everywhere]
        if len(left) == len(blocks):
            standfirst = ""
            break
        blocks = left
    if fold(standfirst) == fold(known.title):
        standfirst = ""
    return standfirst, without_standfirst(lines, standfirst), taglines


def _said_below(removed: tuple[Removed, ...]) -> Iterator[str]:
    """What a page says below the text of where it stood before."""
    return (block.text for block in removed if block.rule == AFTERWORD)


def _article(
    page: Page, known: Description, standfirst: str, body: str, lines: list[Line], removed: tuple[Removed, ...]
) -> Article:
    return Article(
        url=page.url,
        canonical_url=known.canonical_url,
        title=known.title,
        standfirst=standfirst,
        body=body,
        authors=known.authors,
        author_roles=known.author_roles,
        published_at=known.instants.published_at,
        published_from=known.instants.published_from,
        published_raw=known.published_raw,
        modified_at=known.instants.modified_at,
        modified_from=known.instants.modified_from,
        language=page_language(page.tree, known.head, f"{standfirst} {body}"),
        section=known.section,
        tags=known.tags,
        credit=page_credit(known.people, known.blocks, [*(line.text for line in lines), *_said_below(removed)]),
        image=known.image,
        access=known.access if known.is_gated else served_access(known.head, known.access, body),
        directives=known.directives,
        body_markdown=markdown(lines),
        removed=removed,
        encoding=page.encoding,
    )
