"""What a page is when it is not an article: named, so that reports can say it.

    said        what it says of itself in few words: its titles, its short blocks
    news        whether what stands below its headline tells of others
    challenges  it takes the visitor for a robot, or keeps others out
    missing     it says that there is nothing, or that nothing works
    walls       it asks for consent, an account, a subscription
    lists       it lists articles

Words are looked for in titles and short texts only, and count when the page has little running text besides: an
article on cookies, captchas or 404 pages is an article. A title counts when all of it is such a phrase, the site's
name apart.
"""

from __future__ import annotations

from crawler.errors import ConsentWall, EmptyPage, HubPage, NotAnArticle, PaywallStub
from crawler.extract.head.heads import Head
from crawler.extract.page.outline import Block
from crawler.extract.page.parsing import Page
from crawler.extract.page.text_line import Line
from crawler.extract.verdict.challenges import challenge
from crawler.extract.verdict.lists import is_list, shows_headlines, telling_characters
from crawler.extract.verdict.missing import missing
from crawler.extract.verdict.said import NOTHING_CHARACTERS, NOTICE_CHARACTERS, Said
from crawler.extract.verdict.walls import is_offer, speaks_of_consent, wall
from store.types import Access


def refuse_other_pages(page: Page, head: Head, blocks: list[Block], lines: list[Line], access: Access) -> None:
    """Raise the error that says what the page is, unless it is an article. `blocks` are those of the whole page."""
    said = Said(page, head, blocks, lines)
    listing = is_list(said)
    # A banner may be all the text that a list has; a wall has links too, though few.
    has_list = listing and shows_headlines(said)
    if speaks_of_consent(said) and not has_list:
        raise ConsentWall(page.url, "its text is about cookies and partners")
    if said.length >= NOTICE_CHARACTERS and not listing:
        return
    error = challenge(said) or missing(said, is_list=listing) or wall(said, is_list=has_list)
    error = error or _nothing(said, access, listing)
    if error is not None:
        raise error(page.url, _in_words(head, said.length))


def _nothing(said: Said, access: Access, listing: bool) -> type[NotAnArticle] | None:
    """What a page without a notice is that has no text of its own."""
    told = telling_characters(said)
    if access is Access.STUB and told - _offered_characters(said) < NOTHING_CHARACTERS:
        return PaywallStub
    if listing:
        return HubPage
    return EmptyPage if told < NOTHING_CHARACTERS else None


def _offered_characters(said: Said) -> int:
    return sum(len(line.text) for line in said.lines if not line.linked and is_offer(line))


def _in_words(head: Head, length: int) -> str:
    title = head.window_title or head.headline
    named = f"titled “{title[:80]}”" if title else "without a title"
    return f"{named}, {length} characters of text"
