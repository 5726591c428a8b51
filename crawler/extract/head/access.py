"""How much of the article its publisher serves: what the page declares, and what it says to those who have not paid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from lxml.etree import _Element

from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import Node, listed, string, types_of
from crawler.extract.page.hidden import is_hidden
from crawler.extract.page.outline import Block
from crawler.extract.page.searching import one_text, places_with
from crawler.extract.page.sentences import ends_sentence
from crawler.extract.paywalls import WORDS, is_gate, is_of_feature, says_stub
from crawler.extract.phrases import one_of
from store.text import fold
from store.types import Access

#: Where publishers declare it, and the words of those who do.
_TIER_METAS = (
    "article:content_tier",
    "og:article:content_tier",
    "content_tier",
    "cxenseparse:access",
    "article:access",
    "access",
)
_LOCKED = frozenset(
    ["locked", "metered", "premium", "paid", "subscriber", "subscribers", "payant", "abonne", "abonnes"]
)
_FREE = frozenset(("free", "public", "gratuit"))
_FALSE, _TRUE = ("false", "0", "no", "non", "nein"), ("true", "1", "yes", "oui", "ja")
_LONGEST_STUB = 300
#: A label is one of a teaser when the next place around it holds a headline that is a link, and no text of an article.
_HEADLINE_CHARACTERS, _TEXT_CHARACTERS = 25, 300
_LEVELS_UP = 5
#: What stands farther from a label than this says nothing of it; and a page has no more labels.
_MOST_AROUND, _MOST_LABELS = 30, 120
#: So deep stands what is in a teaser.
_LEVELS_DOWN = 20
#: Share of the words that are declared with which a text is whole: figures and captions may be counted with it.
_WHOLE_SHARE = 0.85
#: Words: publishers give away a hundred, or three hundred; and of an article at all.
_MORE_THAN_A_STUB, _SHORTEST_ARTICLE = 500, 100
_LONGEST_COUNT = 6
_ENDS = (".", "!", "?")
#: A headline may be one word; what a box of offers has for a heading is none.
_SHORTEST_HEADLINE = 5
_OFFERS = one_of(r"abonn|offre|connect|compte|inscri|subscri|sign|log in|\babo\b|suscri|abbona|assina|€|\$")


def is_gated(blocks: Sequence[Block]) -> bool:
    """Whether a page tells its readers that the rest of its article is for those who pay."""
    return any(_says_stub(blocks, place) for place in _speaking_of_access(blocks))


def served_access(head: Head, access: Access, body: str) -> Access:
    """What the access that is declared means for a text: one behind a paywall that is served whole is no stub.

    Publishers count readers' visits, or hide in the browser what they have sent.
    """
    return Access.UNKNOWN if access is Access.STUB and _is_whole(head, body) else access


def _is_whole(head: Head, body: str) -> bool:
    """Whether a text has as many words as its page declares; where it declares none, more than any stub."""
    words = len(body.split())
    stated = _words_stated(head)
    if stated:
        return words >= _WHOLE_SHARE * stated
    return words >= _MORE_THAN_A_STUB and ends_sentence(body, _ENDS)


def _words_stated(head: Head) -> int:
    """How long the whole text is by `wordCount` or `articleBody`; 0 where neither tells, or they tell of a summary."""
    count = str(head.node.get("wordCount", "")).strip()
    counted = int(count) if count.isascii() and count.isdecimal() and len(count) <= _LONGEST_COUNT else 0
    stated = max(counted, len(string(head.node, "articleBody").split()))
    return stated if stated >= _SHORTEST_ARTICLE else 0


def declared_access(head: Head) -> Access:
    """What the metadata of a page says."""
    declared = _declared(head)
    tier = head.first(*_TIER_METAS).strip().lower()
    if declared is False or tier in _LOCKED:
        return Access.STUB
    return Access.FREE if declared or tier in _FREE else Access.UNKNOWN


def _declared(head: Head) -> bool | None:
    """Whether it is free as schema.org has it: the article says so, a part of it, its page; None when none does."""
    parts = [part for part in listed(head.node.get("hasPart")) if isinstance(part, dict)]
    pages = [node for node in head.nodes if "WebPage" in types_of(node)]
    said = [_truth(node) for node in (head.node, *parts, *pages)]
    stated = [each for each in said if each is not None]
    if said and said[0] is None and any(_truth(part) is False for part in parts):
        return False
    by_meta = _truth({"isAccessibleForFree": head.first("isaccessibleforfree")})
    return stated[0] if stated else by_meta


def _truth(node: Node) -> bool | None:
    """A truth value, as publishers write it: a word, a number, an address of schema.org."""
    word = str(node.get("isAccessibleForFree", "")).strip().lower().rpartition("/")[2]
    return word in _TRUE if word in _TRUE or word in _FALSE else None


def _speaking_of_access(blocks: Sequence[Block]) -> list[int]:
    """Short texts with a word of those that a paywall says, by their place."""
    said = one_text([block.text if len(block.text) < _LONGEST_STUB else "" for block in blocks])
    return places_with(WORDS, said)[:_MOST_LABELS]


def _says_stub(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    if not says_stub(block.text) or is_of_feature(block.text):
        return False
    return not (is_hidden(block.element) or _is_of_teaser(blocks, place))


def _is_of_teaser(blocks: Sequence[Block], place: int) -> bool:
    """Whether it is said of another article, whose headline stands with it."""
    owner = blocks[place].element
    for element in (owner, *islice(owner.iterancestors(), _LEVELS_UP)):
        around = _within(blocks, place, element)
        if sum(len(block.text) for block in around if block.is_running) >= _TEXT_CHARACTERS:
            return False
        if any(block.element.tag == "h1" for block in around):
            return False
        if any(_is_headline(block) for block in around):
            return True
    return False


def _is_headline(block: Block) -> bool:
    if not block.is_link or len(block.text) >= _LONGEST_STUB:
        return block.is_link
    if block.link_characters >= _HEADLINE_CHARACTERS:
        return not is_gate(block.text)
    return block.is_heading and len(block.text) >= _SHORTEST_HEADLINE and not _OFFERS.search(fold(block.text))


def _within(blocks: Sequence[Block], place: int, element: _Element) -> list[Block]:
    """The other blocks around one that stand in an element."""
    before = reversed(blocks[max(place - _MOST_AROUND, 0) : place])
    after = blocks[place + 1 : place + 1 + _MOST_AROUND]
    return [block for side in (before, after) for block in takewhile(lambda block: _is_in(block, element), side)]


def _is_in(block: Block, element: _Element) -> bool:
    return block.element is element or any(
        above is element for above in islice(block.element.iterancestors(), _LEVELS_DOWN)
    )
