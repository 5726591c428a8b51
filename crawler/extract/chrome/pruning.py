"""What is cut out of the tree before any text is read: blocks that call themselves chrome.

What they call themselves is listed in `names`. A block with the headline or much of the page's
running text is never cut, whatever its name; `body.reading` checks afterwards that no article was lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from crawler.extract.chrome.asking_boxes import asking_boxes
from crawler.extract.chrome.cutting import SENTENCE_SIGNS, around, cut, recorded
from crawler.extract.chrome.labels import cut_labels
from crawler.extract.chrome.machine_summaries import machine_summaries
from crawler.extract.chrome.names import first_words, rule_of_names
from crawler.extract.chrome.pictures import captions_in_boxes
from crawler.extract.page.hidden import hides
from crawler.extract.page.inline import is_inline
from crawler.extract.page.outline import HEADINGS, Block, Outline, text_of
from store.types import Removed

#: The rules on labels in a line of text, as one.
LABELS = "labels"
#: The rule of the table on names, which goes by what a box says as well.
MACHINE_SUMMARY = "machine summary"
#: The same for boxes that ask for an address.
ASKING = "newsletter"

_ROLES = {"navigation": "navigation", "search": "navigation", "complementary": "related", "contentinfo": "navigation",
          "dialog": "consent", "alertdialog": "consent", "tooltip": "tooltip"}  # fmt: skip
#: Elements that stand for the whole page or its article, however they are named.
_NEVER = frozenset(("html", "body", "main", "article", "h1", "title"))
#: A block with more of the page's running text than this is the article, or holds it. Comments may be longer than the
#: article they are on, and consent forms than anything.
_MOST_RUNNING_SHARE = 0.4
_MOST_RUNNING_SHARE_OF = {"comments": 0.95, "consent": 1.0}
#: What such a block has in its names, or is by its role.
_BULKY_WORDS = first_words(_MOST_RUNNING_SHARE_OF)
_BULKY_ROLES = frozenset(role for role, rule in _ROLES.items() if rule in _MOST_RUNNING_SHARE_OF)
#: Of these it is enough that they look like what their name says: more links than paragraphs.
_LINK_BLOCKS = frozenset(("related", "tags", "navigation", "share", "promotion", "toolbar"))
#: What no reader sees, or not before they ask, is no part of a sentence.
_UNSEEN = frozenset(("hidden", "screen reader", "tooltip"))
_LONGEST_KICKER = 40
_AFTER_KICKER = " :–—-|.•·"


@dataclass(frozen=True, kw_only=True)
class Pruned:
    """What pruning took away."""

    removed: tuple[Removed, ...]
    #: Characters of running text in it, comments and consent apart: what an over-eager rule could have cost.
    characters: int
    #: Of these, what was cut as captions, of which a gallery has more than its article has text.
    of_captions: int


def prune(body: _Element, blocks: Outline, left_out: Collection[str] = ()) -> Pruned:
    """Cut chrome out of `body`, in place; text after it stays. `blocks` are those of the whole page.

    `left_out` names rules that are not applied, to measure what they bring.
    """
    removed: list[Removed] = []
    characters = of_captions = 0
    running_of_page, _, _ = _counted(blocks)
    gone: set[Block] = set()
    holders = _holders_of_body(blocks)
    standing = set(body.iter())
    for element, rule in _named(blocks, standing):
        if rule in left_out or _is_of_its_line(element, rule):
            continue
        start, end = blocks.spans[element]
        inside = [block for block in blocks[start:end] if block not in gone]
        running, paragraphs, links = _counted(inside)
        if (
            running > _MOST_RUNNING_SHARE_OF.get(rule, _MOST_RUNNING_SHARE) * running_of_page
            or element in holders
            or _is_the_article(element, rule, paragraphs, links)
        ):
            continue
        if rule in _MOST_RUNNING_SHARE_OF:
            running_of_page -= running
        else:
            characters += running
            of_captions += running if rule == "caption" else 0
        removed.append(recorded(rule, " ".join(block.text for block in inside) or text_of(element)))
        gone.update(inside)
        standing.difference_update(element.iter())
        cut(element)
    if MACHINE_SUMMARY not in left_out:
        removed += _without_summaries([block for block in blocks if block not in gone], running_of_page)
    if ASKING not in left_out:
        removed += _without_asking(body, [block for block in blocks if block not in gone])
    removed += _without_captions(body) if "caption" not in left_out else []
    removed += cut_labels(body) if LABELS not in left_out else []
    told = tuple(entry for entry in removed if entry.text)
    return Pruned(removed=told, characters=characters, of_captions=of_captions)


def _is_of_its_line(element: _Element, rule: str) -> bool:
    """Whether words that are called chrome are part of the line that they stand in."""
    if rule == "kicker":
        return not _is_glued_kicker(element)
    return rule not in _UNSEEN and is_inline(element) and _is_in_a_sentence(element)


def _without_summaries(blocks: list[Block], running_of_page: int) -> list[Removed]:
    """Cut the boxes in which a machine sums the article up; the record of it."""
    removed = []
    for box in machine_summaries(blocks):
        text = text_of(box)
        if len(text) <= _MOST_RUNNING_SHARE * running_of_page:
            removed.append(recorded(MACHINE_SUMMARY, text))
            cut(box)
    return removed


def _without_asking(body: _Element, blocks: list[Block]) -> list[Removed]:
    """Cut the boxes in the text that ask for an address; the record of it."""
    removed = []
    for box in asking_boxes(body, blocks):
        removed.append(recorded(ASKING, text_of(box)))
        cut(box)
    return removed


def _without_captions(body: _Element) -> list[Removed]:
    """Cut what stands alone with its picture; the record of it."""
    removed = []
    for box in captions_in_boxes(body):
        removed.append(recorded("caption", text_of(box)))
        cut(box)
    return removed


def _counted(blocks: list[Block]) -> tuple[int, int, int]:
    """Characters of running text, paragraphs of it, and blocks that are links."""
    running = [len(block.text) for block in blocks if block.is_running]
    return sum(running), len(running), sum([block.is_link for block in blocks])


def _named(blocks: Outline, standing: set[_Element]) -> Iterator[tuple[_Element, str]]:
    """The elements of an outline that a rule names, in order, as far as they still stand when their turn comes.

    The bulky kinds first: what they hold says nothing about how much of the article another block is. Most others go
    with a block around them, and are never asked how they are called.
    """
    bulky = set(blocks.called(*_BULKY_WORDS))
    bulky.update(each for each in blocks.having["role"] if each.get("role") in _BULKY_ROLES)
    for element in [each for each in blocks.spans if each in bulky]:
        if element in standing and (rule := _rule_of(element)) in _MOST_RUNNING_SHARE_OF:
            yield element, rule
    for element in blocks.spans:
        if element in standing and (rule := _rule_of(element)) and rule not in _MOST_RUNNING_SHARE_OF:
            yield element, rule


def _rule_of(element: _Element) -> str:
    if element.tag in _NEVER:
        return ""
    attributes = element.keys()
    if "hidden" in attributes or ("style" in attributes and hides(element.get("style", ""))):
        return "hidden"
    if "class" in attributes and _is_hidden_by_class(element.get("class", "")) and not is_inline(element):
        return "hidden"
    if "role" in attributes and (role := element.get("role")) in _ROLES:
        return _ROLES[role]
    rule = rule_of_names(element.get("class"), element.get("id"))
    if rule:
        return _rule_in_text(element, rule)
    return "author box" if "itemprop" in attributes and _is_of_author(element) else ""


def _is_hidden_by_class(names: str) -> bool:
    """Whether a class says so for every size of screen."""
    return "hidden" in names and ":" not in names and "hidden" in names.split()


def _is_of_author(element: _Element) -> bool:
    """Whether it is a block that microdata calls the author: the name in a byline is none."""
    return element.get("itemprop") == "author" and not is_inline(element)


def _rule_in_text(element: _Element, rule: str) -> str:
    """The rule, unless it calls for a heading by its id, or for what a table of contents leads to as for a table."""
    if element.tag in HEADINGS:
        rule = rule_of_names(element.get("class"), None)
    elif rule == "navigation":
        parent = element.getparent()
        return "" if parent is not None and parent.tag in HEADINGS else rule
    return "" if rule == "navigation" else rule


def _is_in_a_sentence(element: _Element) -> bool:
    """Whether words go on after an inline element, a keyword that is a link, not one of a list; or it ends them."""
    before, after = around(element)
    if not before:
        return element.getprevious() is None and after[:1].islower()
    if after[:1].islower() or (after and before[-1] not in SENTENCE_SIGNS):
        return True
    return not after and before[-1].isalpha() and text_of(element).endswith(".")


def _is_glued_kicker(element: _Element) -> bool:
    """Whether a rubric of a few words stands before a sentence on one line with it, and not in the headline."""
    parent = element.getparent()
    if parent is None or element.getprevious() is not None or (parent.text or "").strip() or not is_inline(element):
        return False
    kicker, line = text_of(element), text_of(parent)
    after = line[len(kicker) :].lstrip(_AFTER_KICKER) if line.startswith(kicker) else ""
    if not 0 < len(kicker) <= _LONGEST_KICKER < len(after) or after[0].islower():
        return False
    return next(element.iterancestors("h1"), None) is None


def _holders_of_body(blocks: Outline) -> set[_Element]:
    """What the element stands in that microdata calls the article's body."""
    named = (element for element in blocks.having["itemprop"] if element.get("itemprop") == "articleBody")
    return {ancestor for element in named for ancestor in element.iterancestors()}


def _is_the_article(element: _Element, rule: str, paragraphs: int, links: int) -> bool:
    if rule == "related" and paragraphs and not any(True for _ in element.iter("a", "img")):
        return True  # a teaser leads somewhere or shows something; what is so called and does not is the standfirst
    if rule in _LINK_BLOCKS and paragraphs > 1 + links:
        return True
    return next(element.iter("h1"), None) is not None
