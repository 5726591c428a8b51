"""The headline that readers see on a page: told among its headings by their place, and by the window title.

What the page's metadata corrects in it is known in `titles`.
"""

from __future__ import annotations

import re
from itertools import chain, takewhile

from lxml.etree import _Element

from crawler.extract.page.outline import Block
from store.text import clean_line, fold, words

#: Of an `h1` that is no headline, and of a heading that is one.
_MOST_RUBRIC_WORDS, _LEAST_HEADLINE_WORDS = 3, 4
#: What parts a headline from its site's name in a window title.
_PARTED_AFTER = re.compile(r"\s*[|│·•»«]|\s+[-–—:/<~]|\s?[(\[]")
_PARTED_BEFORE = re.compile(r"[|│·•»:]\s*$|[-–—/~]\s+$")
_BARRED = re.compile(r"\s*[|│»]")
_PARTING = re.compile(r"^(?:\s*[|│·•»:]\s*|\s+[-–—/]\s+)")
#: What holds headlines of other articles, and the pieces of a breadcrumb.
_OTHERS = frozenset(("a", "nav", "aside", "footer", "li"))
_CRUMBS = frozenset(("nav", "li"))
_SHORTEST_HEADLINE = 15
#: Between a headline and the first sentence of its text.
_BLOCKS_TO_TEXT, _BLOCKS_BELOW_CRUMBS = 14, 4
#: Themes of blogs print the day in a heading of its own.
_HEADINGS_BELOW_LOGO = 3
#: What stands below a breadcrumb and is longer by more is a standfirst.
_MOST_OF_CRUMB = 2
#: "dans" and "over" are of any headline.
_SHORT_WORD = 4


def printed_headline(blocks: list[Block], *titles: str) -> str:
    """The only `h1`; of several, which are a logo and a headline, or several articles' headlines, the one of the page.

    `titles`: that of the window, and one that is declared. A heading below an `h1` that is the site's name, a rubric
    or the last piece of a breadcrumb may be the headline; empty where none is.
    """
    headings: dict[_Element, list[Block]] = {}
    for block in blocks:
        if block.element.tag == "h1":
            headings.setdefault(block.element, []).append(block)
    texts = [clean_line(block.text) for lines in headings.values() for block in lines]
    if len(set(texts)) < 2:
        only = texts[0] if texts else ""
        crumb = "" if any(titles[1:]) else _below_breadcrumb(only, blocks)
        return crumb or _titled_below(only, blocks, titles[0]) or only
    # One that a line break parts is a headline on two lines, or a kicker and a headline.
    texts += [" ".join(block.text for block in lines) for lines in headings.values() if len(lines) > 1]
    folded = [fold(title) for title in titles if title]
    said = [text for text in texts if any(title.startswith(fold(text)) for title in folded)]
    if first := max(said, key=len, default=""):
        return _said_after(first, texts, blocks, fold(titles[0])) or first
    ends = (text for text in texts if len(text) >= _SHORTEST_HEADLINE and _ends_title(fold(text), fold(titles[0])))
    made = (text for text in texts if _is_made_of(titles[0], text))
    return next(chain(ends, made), "") or _titled_below("", blocks, titles[0]) or _in_its_place(headings, blocks)


def _said_after(first: str, texts: list[str], blocks: list[Block], title: str) -> str:
    """The heading that a title says after another one, which is a link, as logos are, or a rubric's few words."""
    is_logo = any(block.is_link for block in blocks if block.text == first)
    if not is_logo and len(first.split()) > _MOST_RUBRIC_WORDS:
        return ""
    rest = _PARTING.sub("", title[len(fold(first)) :], count=1)
    after = (text for text in texts if rest.startswith(fold(text)) and rest != title)
    return next((text for text in after if len(text.split()) >= _LEAST_HEADLINE_WORDS), "")


def _ends_title(text: str, title: str) -> bool:
    return title.endswith(text) and _PARTED_BEFORE.search(title[: -len(text)]) is not None


def _in_its_place(headings: dict[_Element, list[Block]], blocks: list[Block]) -> str:
    """The only `h1` that a text follows and that is no link, no part of a navigation, no entry of a list."""
    own = [lines[-1] for element, lines in headings.items() if not _is_of_others(element, lines)]
    if len(own) != 1 or len(own[0].text) < _SHORTEST_HEADLINE:
        return ""
    place = blocks.index(own[0])
    below = blocks[place + 1 : place + 1 + _BLOCKS_TO_TEXT]
    return own[0].text if any(block.is_running for block in below) else ""


def _is_of_others(element: _Element, lines: list[Block]) -> bool:
    return any(block.is_link for block in lines) or any(holder.tag in _OTHERS for holder in element.iterancestors())


def _below_breadcrumb(top: str, blocks: list[Block]) -> str:
    """The heading right below an `h1` that ends a breadcrumb, where some templates put a line for search engines."""
    place = next((place for place, block in enumerate(blocks) if block.element.tag == "h1"), None)
    if place is None or not any(holder.tag in _CRUMBS for holder in blocks[place].element.iterancestors()):
        return ""
    below = blocks[place + 1 : place + 1 + _BLOCKS_BELOW_CRUMBS]
    above_text = takewhile(lambda block: block.is_heading or not block.is_running, below)
    headings = (block for block in above_text if block.is_heading and not block.is_link)
    found = next((block.text for block in headings if len(block.text.split()) >= _LEAST_HEADLINE_WORDS), "")
    shared = {word for word in words(top) if len(word) > _SHORT_WORD}.intersection(words(found))
    return "" if not shared or found.endswith(".") or len(found) > _MOST_OF_CRUMB * len(top) else found


def _is_made_of(title: str, text: str) -> bool:
    """Whether a text has several words, and a title all of them, whatever else it says: "Le Journal présente …"."""
    mine = set(words(text))
    return len(mine) >= _LEAST_HEADLINE_WORDS and mine.issubset(words(title))


def _titled_below(top: str, blocks: list[Block], title: str) -> str:
    """The heading that the window title is but for the site's name, where the `h1` is that name or a rubric.

    Without any `h1` and any such heading, the line that is.
    """
    said = fold(title)
    if top and said.startswith(fold(top)) and not _is_logo(top, blocks, said):
        return ""
    if top and said.startswith(fold(top)) and (last := _last_in_window(top, blocks, said)):
        return last
    if top and fold(top) not in said and (same := _same_as(said, blocks)):
        return same
    fitting = [block for block in blocks if len(top) < len(block.text) < len(title)]
    lines = [block for block in fitting if not block.is_link]
    headings = [block for block in lines if block.is_heading]
    # A headline may lead to its own page.
    linked = (block for block in fitting if block.is_link and block.is_heading)
    for block in chain(headings, linked) if top else chain(headings, lines, linked):
        beside = _beside(fold(block.text), said)
        if beside and _is_rubric_or_in(top, beside) and len(block.text.split()) >= _LEAST_HEADLINE_WORDS:
            return block.text
    return ""


def _same_as(title: str, blocks: list[Block]) -> str:
    """The heading that is the whole window title, as blogs without their name in it have."""
    told = (block.text for block in blocks if block.is_heading and fold(block.text) == title)
    return next((text for text in told if len(text.split()) >= _LEAST_HEADLINE_WORDS), "")


def _last_in_window(top: str, blocks: list[Block], title: str) -> str:
    """The heading below, where it ends the window title and the first is a link: "Blog » Archive » Headline"."""
    headings = [block for block in blocks if block.is_heading]
    place = next((place for place, block in enumerate(headings) if block.text == top), len(headings))
    if not any(block.is_link for block in headings[place : place + 1]):
        return ""
    below = headings[place + 1 : place + 1 + _HEADINGS_BELOW_LOGO]
    last = next((block.text for block in below if _ends_title(fold(block.text), title)), "")
    is_headline = len(last.split()) >= _LEAST_HEADLINE_WORDS or len(top.split()) <= _MOST_RUBRIC_WORDS
    return last if is_headline else ""


def _is_logo(top: str, blocks: list[Block], title: str) -> bool:
    """Whether an `h1` that begins the window title is the site's name all the same: a link, or before a bar."""
    is_barred = _BARRED.match(title, len(fold(top))) is not None
    return is_barred or any(block.is_link for block in blocks if block.text == top)


def _beside(text: str, title: str) -> str:
    """What a title says before or after most of it, with the sign between; empty where the text is not that most."""
    rest = len(title) - len(text)
    if rest >= len(text):
        return ""
    if title.startswith(text) and _PARTED_AFTER.match(title, len(text)):
        return title[len(text) :]
    return title[:rest] if title.endswith(text) and _PARTED_BEFORE.search(title[:rest]) else ""


def _is_rubric_or_in(top: str, beside: str) -> bool:
    return len(top.split()) <= _MOST_RUBRIC_WORDS or fold(top) in beside
