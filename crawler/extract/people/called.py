"""Elements that a page calls an author's, by a relation or a class; those of one byline together.

Whether that is a name is judged in `authors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from lxml.etree import XPath, _Element

from crawler.extract.dates.asides import Setting, is_aside, is_teaser
from crawler.extract.dates.elements import own_names
from crawler.extract.head.heads import Head
from crawler.extract.head.publisher import SiteNames
from crawler.extract.page.outline import Outline, outline, text_of
from crawler.extract.people.agencies import agency_named
from crawler.extract.people.names import has_first_name
from crawler.extract.people.seams import in_parts
from crawler.extract.people.wording import LABEL_ALONE

LONGEST_BYLINE = 120
_AUTHOR_RELATION = "author"
#: Looked for before a class name is taken apart.
_AUTHOR_STEMS = ("uthor", "yline", "uteur", "utor", "ignat", "ournalist", "riter", "vcard", "irma")
_AUTHOR_NAMES = re.compile(
    r"(?:^|[\s_-])(?:authors?|auteurs?|autor(?:es|in|en)?|autore|bylines?|signatures?|signataires?|journalistes?"
    r"|writers?|vcard|firma|firmantes?)(?:$|[\s_\d-])"
)
_NOT_A_NAME = re.compile(
    r"bio|description|about|social|avatar|image|photo|follow|-box|-card|title|label|comment|more|testimonial"
)
#: What is told of who wrote a text stands in such an element below it, its name first.
_BOX = re.compile(
    r"(?:author|auteure?|autor)[_-]*(?:s[_-])?(?:box|bio\w*|card|info\w*|profile?)|about[_-](?:the[_-])?author"
)
#: A part of each of them, looked for first, since a page has hundreds of classes.
_BOX_STEM = "aut"
_NAME_IN_BOX = XPath("descendant::*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::strong or self::b"
                     " or contains(@class, 'name')]")  # fmt: skip
#: A class of microformats, in which people are cards.
_CARD = re.compile(r"\bh-card\b")
_HOLDERS_OF_ONE = ("span", "li")
#: More are those of a list of articles, and each is one of them.
_MOST_TOGETHER = 4
_MOST_CALLED = 20
#: Around the headline.
_BLOCKS_BEFORE, _BLOCKS_AFTER = 3, 12
_HANDLE = re.compile(r"\s@\w+|(?<=\w)@\w+$")
#: Letters of what stands for a portrait: "NB".
_INITIALS = 3


def called_authors(head: Head, blocks: Outline, setting: Setting) -> Iterator[tuple[list[str], bool]]:
    """Texts of elements that are called an author's: links marked so, then what has such a class or id.

    Not those of comments, of biographies and of labels. Those beside the headline come first.
    """
    related = (each for each in blocks.having["rel"] if each.tag == "a")
    marked = [link for link in related if _AUTHOR_RELATION in link.get("rel", "")][:_MOST_CALLED]
    linked = [link for link in marked if not is_beside(link, setting)]
    for links in _neighbours(linked):
        if texts := list(filter(None, (_short_text(link, head.site) for link in links))):
            yield texts, True
    named = [element for element in blocks.called(*_AUTHOR_STEMS) if _may_be_called_author(element)]
    named = _near_first(named, blocks, setting)[:_MOST_CALLED]
    short = (element for element in named if element not in setting.around and _is_short(element))
    called = [element for element in short if not (_holds_headline(element) or is_beside(element, setting))]
    for elements in _neighbours([element for element in called if not _holds_authors(element, called)]):
        texts = [_HANDLE.sub("", _short_text(element, head.site)) for element in elements]
        if texts := list(filter(None, texts)):
            yield texts, False


def _near_first(elements: list[_Element], blocks: Outline, setting: Setting) -> list[_Element]:
    """The same, those that stand beside the headline before the others: menus name authors of other articles."""
    if setting.top is None:
        return elements
    near = range(max(setting.top - _BLOCKS_BEFORE, 0), setting.top + _BLOCKS_AFTER)
    return sorted(elements, key=lambda element: blocks.spans[element][0] not in near)


def boxed_authors(head: Head, blocks: Outline, setting: Setting) -> list[str]:
    """The first heading, or name set in bold, of what the page calls a box on its author; none where several are."""
    boxes = [each for each in blocks.called(_BOX_STEM) if _BOX.search(own_names(each))][:_MOST_CALLED]
    boxes = [box for box in boxes if not is_beside(box, setting)]
    outer = [box for box in boxes if not any(holder in boxes for holder in box.iterancestors())]
    if len(outer) != 1:
        return []
    names = (_short_text(name, head.site) for name in cast("list[_Element]", _NAME_IN_BOX(outer[0]))[:_MOST_TOGETHER])
    return [name for name in names if has_first_name(name)][:1]


def _holds_authors(element: _Element, called: list[_Element]) -> bool:
    """Whether it only holds the authors one by one, and nothing between, or has all of one on a line among others."""
    parts = [part for part in element.iterchildren() if part in called]
    if (
        len(list(filter(text_of, parts))) > 1
        and len(parts) == len(element)
        and not any((part.tail or "").strip() for part in parts)
    ):
        return True
    inner = [part for part in element.iterdescendants() if part in called and not _is_label(text_of(part))]
    inner = [part for part in inner if not any(holder in inner for holder in part.iterancestors())]
    lines = outline(element, named=False) if len(inner) == 1 else ()
    return len(lines) > 1 and text_of(inner[0]) in [line.text for line in lines]


def _holds_headline(element: _Element) -> bool:
    return next(element.iter("h1"), None) is not None


def _is_label(text: str) -> bool:
    return not text or LABEL_ALONE.fullmatch(text) is not None


def is_beside(element: _Element, setting: Setting) -> bool:
    """Whether it is said of something else: a comment, a teaser, a picture."""
    if is_aside(element, setting.around) or is_teaser(element, setting.around, setting.titles):
        return True
    return any(holder.tag in ("figure", "figcaption") for holder in (element, *element.iterancestors()))


def _may_be_called_author(element: _Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any(stem in names for stem in _AUTHOR_STEMS) and _is_called_author(element)


def _is_called_author(element: _Element) -> bool:
    names = _CARD.sub("", own_names(element))
    return _AUTHOR_NAMES.search(names) is not None and _NOT_A_NAME.search(names) is None


def _neighbours(elements: list[_Element]) -> list[Sequence[_Element]]:
    """Elements of one class side by side, or each in its row of one list, together: a byline names several people."""
    found: dict[tuple[object, ...], list[_Element]] = {}
    for element in elements:
        holder = element.getparent()
        while holder is not None and holder.tag in _HOLDERS_OF_ONE:
            holder = holder.getparent()
        found.setdefault((holder, element.tag, element.get("class"), element.get("rel")), []).append(element)
    return [part for group in found.values() for part in ([group] if len(group) <= _MOST_TOGETHER else zip(group))]


def _is_short(element: _Element) -> bool:
    length = 0
    for piece in cast("Iterator[str]", element.itertext()):
        length += len(piece.strip())
        if length > LONGEST_BYLINE:
            return False
    return True


def _is_round(text: str, lines: int) -> bool:
    """Whether a text stands in the place of a portrait: initials, not those of an agency."""
    return len(text) <= (_INITIALS if lines > 1 else _INITIALS - 1) and text.isupper() and not agency_named(text)


def _short_text(element: _Element, site: SiteNames) -> str:
    """An element's text without the site's name on a line; empty when it is longer than a byline, or a label."""
    if not _is_short(element):
        return ""
    blocks = [block for block in outline(element, named=False) if not site.declares(block.text)]
    blocks = [block for block in blocks if not _is_label(block.text)] or blocks
    lines = [in_parts(block) for block in blocks if not _is_round(block.text, len(blocks))]
    # Words of a name that stand in elements of their own are parted by nothing.
    text = (" | " if all(" " in line for line in lines) else " ").join(lines)
    return "" if _is_label(text) else text
