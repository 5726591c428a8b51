"""How something is taken out of the tree, and the record of it."""

from __future__ import annotations

from lxml.etree import _Element

from crawler.extract.page.inline import is_inline
from store.text import clean_text
from store.types import Removed

REMOVED_CHARACTERS = 500
#: Behind them a sentence ends, or a label.
SENTENCE_SIGNS = ".!?:…»|"


def recorded(rule: str, text: str) -> Removed:
    return Removed(rule=rule, text=clean_text(text[:REMOVED_CHARACTERS]))


def around(element: _Element) -> tuple[str, str]:
    """The text right before an inline element, as far as no other element stands between, and right after it."""
    parent, previous = element.getparent(), element.getprevious()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return (before or "").strip(), (element.tail or "").strip()


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
