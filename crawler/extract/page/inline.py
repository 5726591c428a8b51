"""Which elements stand in a line of text, which begin a new block, and which nobody reads.

HTML tells it by their tags; where it leaves that open, what stands beside them does.
"""

from __future__ import annotations

from lxml.etree import _Element

from crawler.extract.page.sentences import ends_sentence


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements that stand in a line of text; every other one begins a new block.
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp ruby s samp small"
    " span strike strong sub sup time tt u var wbr"
)
#: Elements whose text nobody reads.
_SILENT = _names(
    "script style noscript template head svg math iframe object embed select option textarea audio video canvas map"
    " datalist amp-ad amp-sticky-ad amp-consent amp-sidebar amp-user-notification"
)
#: Elements that begin a new block, as far as they are frequent.
_BLOCKS = _names("div p li ul ol h1 h2 h3 section article header footer figure figcaption br img picture button nav")


#: Of elements that may be either, by what stands beside them: pictures, spans, and those that are in no list.
IN_PLACE = "in place"


class _Kinds(dict[str, str | None]):
    """Both, links, and how a word of Japanese is read, by tag: one look for all."""

    def __missing__(self, tag: str) -> str | None:
        # Browsers show what HTML does not know in the line: Word's "st1:place", with which it marks names.
        return "inline" if ":" in tag else IN_PLACE


KINDS = _Kinds({**dict.fromkeys(_BLOCKS), **dict.fromkeys(_INLINE, "inline"), **dict.fromkeys(_SILENT, "silent"),
                 "a": "link", "rt": "reading", "img": IN_PLACE, "span": IN_PLACE})  # fmt: skip


def kind_in_place(element: _Element) -> str | None:
    """Most that HTML does not know are blocks, but editors mark companies by elements of their own."""
    if element.tag == "span":
        return None if _is_break(element) else "inline"
    return "inline" if (_cuts_word if element.tag == "img" else _is_marked_word)(element) else None


def _is_marked_word(element: _Element) -> bool:
    """Whether an element that HTML does not know holds words of the sentence around it: `<company>Orange</company>`."""
    parent = element.getparent()
    if len(element) or parent is None or parent.tag != "p" or not (element.text or "").strip():
        return False
    before = element.getprevious()
    said = (parent.text if before is None else before.tail) or ""
    return (element.tail or "").lstrip()[:1].islower() or (said.strip() != "" and not ends_sentence(said.strip()))


def _is_break(span: _Element) -> bool:
    """Whether it is empty and called a break: "SurvivesOne of …" are a heading and its text."""
    return not span.text and len(span) == 0 and "br" in (span.get("class") or "").split()


def _cuts_word(picture: _Element) -> bool:
    """Whether an editor dropped a picture into a word, where it floats beside the text."""
    if not (picture.tail or "")[:1].islower():
        return False
    before, parent = picture.getprevious(), picture.getparent()
    said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return said[-1:].isalpha()


def stands_above(reading: _Element) -> bool:
    """Whether a reading is not in the line: those that may be have parentheses (HTML §4.5.10)."""
    before = reading.getprevious()
    return before is None or before.tag != "rp"


def is_inline(element: _Element) -> bool:
    kind = KINDS[element.tag]
    return kind in ("inline", "link") or (kind is IN_PLACE and kind_in_place(element) is not None)


def is_silent(element: _Element) -> bool:
    return element.tag in _SILENT
