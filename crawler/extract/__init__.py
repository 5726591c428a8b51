"""A page made into an article: decoded, pruned, read, cleaned, described. Pure: no network, no clock, no database.

    bytes → page → outline, head        what is there, and what the page says about itself
          → chrome                      blocks that call themselves chrome, cut out of the tree
          → body (trafilatura)          lines of text
          → lines                       lines that are not the article
          → standfirst, metadata, instants
          → verdict                     what it is, if not an article

What was taken away on that walk is on record in `Article.removed`, with the rule that did it.
"""

from __future__ import annotations

from lxml.etree import LxmlError

from crawler.errors import ExtractionFailed
from crawler.extract.authors import page_authors
from crawler.extract.heads import read_head
from crawler.extract.instants import page_instants
from crawler.extract.language import page_language
from crawler.extract.leftovers import leftovers
from crawler.extract.metadata import (
    canonical_address,
    page_access,
    page_image,
    page_section,
)
from crawler.extract.outline import outline
from crawler.extract.page import Page, read_page
from crawler.extract.reading import read_text
from crawler.extract.standfirst import find_standfirst, without_standfirst
from crawler.extract.titles import page_title
from crawler.extract.verdict import refuse_other_pages
from store.text import clean_line, clean_paragraphs
from store.types import Article, Entry

__all__ = ["extract"]

#: A page's chrome fits several times; a hostile page does not fill the database.
_MOST_RECORDS = 500
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


def extract(html: bytes, url: str, *, entry: Entry | None = None, content_type: str = "") -> Article:
    """The article on a page. `entry` is the line of the feed that led here, a witness for dates and people.

    Raises a subclass of `NotAnArticle` that says what the page is instead; an article is never empty.
    """
    try:
        return _read_article(read_page(html, url, content_type), entry)
    except _PARSER_TROUBLE as error:
        raise ExtractionFailed(url, f"{type(error).__name__}: {error}"[:300]) from error


def _read_article(page: Page, entry: Entry | None) -> Article:
    tree, url = page.tree, page.url
    blocks = outline(tree)
    head = read_head(tree, blocks)
    title = page_title(head, entry)
    authors = page_authors(head, blocks, entry, tree)
    instants = page_instants(page, head, blocks, entry)
    access = page_access(head, blocks)
    section = page_section(tree, head, entry)

    reading = read_text(page, title, authors, blocks)
    refuse_other_pages(page, head, blocks, reading.lines, access)
    standfirst = clean_line(find_standfirst(reading.blocks, head, reading.lines))
    lines = without_standfirst(reading.lines, standfirst)
    body = clean_paragraphs("\n".join(line.text for line in lines))
    if not body:
        # A text of one paragraph: better the body of a short article than the standfirst of none.
        body, standfirst = standfirst, ""

    return Article(
        url=url,
        canonical_url=canonical_address(tree, head, url),
        title=title,
        standfirst=standfirst,
        body=body,
        authors=authors,
        published_at=instants.published_at,
        published_from=instants.published_from,
        modified_at=instants.modified_at,
        modified_from=instants.modified_from,
        language=page_language(tree, head, f"{standfirst} {body}"),
        section=section,
        image=page_image(head, url),
        access=access,
        removed=(*reading.removed, *leftovers(reading.blocks, [title, standfirst, body]))[:_MOST_RECORDS],
    )
