"""Captions that nothing calls so: what stands alone with its picture in one element.

The rules on names cut those that are called captions, the rules on lines those in a `figcaption`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml.etree import _Element

from crawler.extract.page.inline import is_inline
from crawler.extract.page.outline import HEADINGS
from store.text import clean_line, fold

#: A page of more is a gallery.
_MOST_PICTURES = 200
#: From the picture to what holds it with its caption.
_MOST_HOLDERS = 4
#: Characters of a caption with its credit.
_LONGEST = 500
#: Of one that is told by how it is set: a lead may stand so beside a picture.
_LONGEST_SET_APART = 160
_SET_APART = ("em", "i", "small")
#: Of a text that repeats the picture's own and does not end like a sentence: a name may be a heading as well.
_LEAST_REPEATED = 20
#: What a link around a picture may say without leading elsewhere: "[+] Agrandir".
_LONGEST_BUTTON = 20
#: Elements that hold other things than a picture.
_NO_BOX = frozenset(("body", "article", "main", "section", "li", "td", "th", "figure", "header"))
_CALLED_PICTURE = re.compile(r"(?:^|[\s_-])(?:images?|photos?|fotos?|pictures?|img|pic|bild|visuel)(?:$|[\s_-])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def captions_in_boxes(body: _Element) -> list[_Element]:
    """Elements that hold a picture with a text that says what the picture says, or that are called pictures."""
    pictures = islice(body.iter("img"), _MOST_PICTURES)
    return list(dict.fromkeys(box for picture in pictures if (box := _box_of(picture)) is not None))


def _box_of(picture: _Element) -> _Element | None:
    for holder in islice(picture.iterancestors(), _MOST_HOLDERS):
        text = None if holder.tag in _NO_BOX else _short_text(holder)
        if text is None or (holder.tag == "a" and len(text) > _LONGEST_BUTTON):
            return None
        if (
            text
            and not is_inline(holder)
            and (_repeats(text, picture) or _is_called_picture(holder) or _is_set_apart(text, holder))
        ):
            return None if any(True for _ in holder.iter(*HEADINGS)) else holder
    return None


def _repeats(text: str, picture: _Element) -> bool:
    if len(text) < _LEAST_REPEATED and not text.endswith("."):
        return False
    return fold(text) == fold(clean_line(picture.get("alt") or picture.get("title") or ""))


def _is_called_picture(holder: _Element) -> bool:
    if _CALLED_PICTURE.search(_CAMEL.sub("-", holder.get("class", "")).lower()) is None:
        return False
    return not any(ancestor.tag == "a" for ancestor in holder.iterancestors())


def _is_set_apart(text: str, holder: _Element) -> bool:
    """Whether a paragraph is a picture with a line in italics or small letters below it."""
    if len(text) > _LONGEST_SET_APART or holder.find(".//br") is None:
        return False
    lines = (line for line in holder.iter(*_SET_APART) if _short_text(line) == text)
    return any(line.find(".//img") is None and line.getprevious() is not None for line in lines)


def _short_text(element: _Element) -> str | None:
    """The text of an element on one line; None when it is longer than a caption."""
    text = ""
    for piece in cast("Iterator[str]", element.itertext()):
        text += piece
        if len(text) > 2 * _LONGEST:
            return None
    if text.isspace():
        return ""
    text = clean_line(text)
    return text if len(text) <= _LONGEST else None
