"""What is cut out of the tree before any text is read: blocks that call themselves chrome.

What they call themselves is listed in `names`. A block with the headline or much of the page's
running text is never cut, whatever its name; `body.reading` checks afterwards that no article was lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from lxml.etree import _Element

from crawler.extract.chrome.names import rule_of_names
from crawler.extract.page.outline import Block, Outline, is_inline, is_silent, text_of
from crawler.extract.phrases import AD_LABEL, READ_ALSO
from store.text import clean_text, fold
from store.types import Removed

REMOVED_CHARACTERS = 500
#: Both rules on labels in a line of text, as one.
LABELS = "labels"

_ROLES = {"navigation": "navigation", "search": "navigation", "complementary": "related", "contentinfo": "navigation",
          "dialog": "consent", "alertdialog": "consent"}  # fmt: skip
#: Elements that stand for the whole page or its article, however they are named.
_NEVER = frozenset(("html", "body", "main", "article", "h1", "title"))
#: A block with more of the page's running text than this is the article, or holds it. Comments may be longer than the
#: article they are on, and consent forms than anything.
_MOST_RUNNING_SHARE = 0.4
_MOST_RUNNING_SHARE_OF = {"comments": 0.95, "consent": 1.0}
#: Of these it is enough that they look like what their name says: more links than paragraphs.
_LINK_BLOCKS = frozenset(("related", "tags", "navigation", "share", "promotion", "toolbar"))
#: Not shown, or cut down to nothing for screen readers alone.
_HIDDEN = re.compile(r"display\s*:\s*none|clip(?:-path)?\s*:\s*(?:rect\(0|inset\((?:50|100)%)")
#: A quick look before folding: how the labels of `phrases` begin.
_MAY_BE_LABEL = re.compile(
    r"\W*+(?:pub|ann|ad|spon|contenu|la suite|art|story|scroll|anz|werb|à|a |et |lir|relir|voir|[ée]couter"
    r"|d[ée]couvrir|regarder|read|also|see|rel"
    r"|l'art|l’art|lesen|mehr|lees|lea|leggi)",
    re.IGNORECASE,
)
_LONGEST_READ_ALSO = 300


@dataclass(frozen=True, kw_only=True)
class Pruned:
    """What pruning took away."""

    removed: tuple[Removed, ...]
    #: Characters of running text in it, comments and consent apart: what an over-eager rule could have cost.
    characters: int


def prune(body: _Element, blocks: Outline, left_out: Collection[str] = ()) -> Pruned:
    """Cut chrome out of `body`, in place; text after it stays. `blocks` are those of the whole page.

    `left_out` names rules that are not applied, to measure what they bring.
    """
    removed: list[Removed] = []
    characters = 0
    running_of_page, _, _ = _counted(blocks)
    gone: set[Block] = set()
    holders = _holders_of_body(blocks)
    # The bulky kinds first: what they hold says nothing about how much of the article another block is.
    for element, rule in sorted(_named(blocks), key=lambda pair: pair[1] not in _MOST_RUNNING_SHARE_OF):
        if rule in left_out:
            continue
        if next(element.iterancestors("body"), None) is not body:
            continue  # it went with a block around it
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
        removed.append(recorded(rule, " ".join(block.text for block in inside) or text_of(element)))
        gone.update(inside)
        cut(element)
    removed += _cut_labels(body) if LABELS not in left_out else []
    return Pruned(removed=tuple(entry for entry in removed if entry.text), characters=characters)


def _counted(blocks: list[Block]) -> tuple[int, int, int]:
    """Characters of running text, paragraphs of it, and blocks that are links."""
    running = [len(block.text) for block in blocks if block.is_running]
    return sum(running), len(running), sum([block.is_link for block in blocks])


def recorded(rule: str, text: str) -> Removed:
    return Removed(rule=rule, text=clean_text(text[:REMOVED_CHARACTERS]))


def cut(element: _Element) -> None:
    """Take an element out and leave the text that follows it where it was."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    if tail.strip() and not is_inline(element):
        # What stood before and after a block are two paragraphs.
        element.clear()
        element.tag, element.tail = "br", tail
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def _named(blocks: Outline) -> list[tuple[_Element, str]]:
    """Every element of an outline that a rule names, in order."""
    return [(element, rule) for element in blocks.spans if element.tag not in _NEVER and (rule := _rule_of(element))]


def _rule_of(element: _Element) -> str:
    attributes = element.keys()
    if "hidden" in attributes or ("style" in attributes and _is_hidden(element.get("style", ""))):
        return "hidden"
    if "role" in attributes and (role := element.get("role")) in _ROLES:
        return _ROLES[role]
    return rule_of_names(element.get("class"), element.get("id"))


def _is_hidden(style: str) -> bool:
    lowered = style.lower()
    return ("none" in lowered or "clip" in lowered) and _HIDDEN.search(lowered) is not None


def _holders_of_body(blocks: Outline) -> set[_Element]:
    """What the element stands in that microdata calls the article's body."""
    named = (element for element in blocks.properties if element.get("itemprop") == "articleBody")
    return {ancestor for element in named for ancestor in element.iterancestors()}


def _is_the_article(element: _Element, rule: str, paragraphs: int, links: int) -> bool:
    if rule == "related" and paragraphs and element.find(".//a") is None:
        return True  # a teaser leads somewhere; what is so called and does not is the standfirst
    if rule in _LINK_BLOCKS and paragraphs > 1 + links:
        return True
    return next(element.iter("h1"), None) is not None


def _cut_labels(body: _Element) -> list[Removed]:
    """Ad labels, and "Lire aussi" with the headline it announces, wherever they stand in a line of text."""
    removed: list[Removed] = []
    for element in list(body.iter()):
        text = element.text
        if not text or is_silent(element) or not _MAY_BE_LABEL.match(text):
            continue
        opening = fold(text.strip()[:40])
        if len(element) == 0 and AD_LABEL.fullmatch(opening):
            removed.append(recorded("ad label", (element.text or "").strip()))
            cut(element)
        elif READ_ALSO.match(opening):
            removed += _cut_read_also(element)
    return removed


def _cut_read_also(element: _Element) -> list[Removed]:
    text = text_of(element)
    link = element if element.tag == "a" else element.find(".//a")
    if len(text) > _LONGEST_READ_ALSO:
        return []
    if link is not None:
        cut(element)
        return [recorded("read also", text)]
    follower = element.getnext()
    if follower is None or not _is_one_link(follower) or (element.tail or "").strip(" :\n\t\xa0"):
        return []
    text = f"{text} {text_of(follower)}"
    element.tail = None
    cut(follower)
    cut(element)
    return [recorded("read also", text)]


def _is_one_link(element: _Element) -> bool:
    """Whether an element is a link, or a word of emphasis around one."""
    link = element if element.tag == "a" else element.find(".//a")
    return link is not None and (link is element or (is_inline(element) and text_of(link) == text_of(element)))
