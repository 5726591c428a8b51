"""Labels that stand in a line of text: of ads, of notes and windows, and "Lire aussi" with what it announces.

They go before any text is read, which would fuse them to the next word.
"""

from __future__ import annotations

import re
from typing import cast

from lxml.etree import XPath, _Element

from crawler.extract.chrome.cutting import SENTENCE_SIGNS, around, cut, recorded
from crawler.extract.page.inline import is_inline, is_silent
from crawler.extract.page.outline import text_of
from crawler.extract.phrases.labels import AD_LABEL, NEW_WINDOW, READ_ALSO
from store.text import fold
from store.types import Removed

#: A quick look before folding: how the labels of `phrases` begin, by their first letter, or each would be tried.
_MAY_BE_LABEL = re.compile(
    r"\W*+(?:à|a(?:nn|d|rt|nz| |lso|scolta)|contenu|d[ée]couvr|et |[ée]coute|guarda"
    r"|l(?:a suite|ir|isez|['’]art|[äæ]s |ue |e(?:[ae]|sen|ggi|ia|s (?:mer|også)))|m(?:ehr|ira)|n(?:ouv|ew )|o(?:uv"
    r"|pens|ffnet)|öffnet"
    r"|p(?:ub|er app)|re(?:l|ad|garde|\)lire)|s(?:pon|tory|croll|iehe|ee|.ouv)|t(?:e pue|ambi)|v(?:oir|er |edi|eja)"
    r"|werb|zie|zobacz|(?:prze)?czytaj|[čc]t[ěe]te|cite[șsş]te|olvasta)",
    re.IGNORECASE,
)
_LONGEST_READ_ALSO = 300
#: The number of a footnote, which a link leads to.
_NOTE = re.compile(r"\W*(?:\d{1,3}|\*{1,3}|[↩↑↵⤴^])\W*")
_LEADING_DOWN = XPath("descendant::a[starts-with(@href, '#') and string-length(normalize-space()) < 6]")
_MOST_NOTES = 500


def cut_labels(body: _Element) -> list[Removed]:
    """Ad labels, and "Lire aussi" with the headline it announces, wherever they stand in a line of text."""
    removed = _cut_note_numbers(body)
    for element in list(body.iter()):
        text = element.text
        if not text or text.isspace() or is_silent(element) or not _MAY_BE_LABEL.match(text):
            continue
        opening = fold(text.strip()[:40])
        if len(element) == 0 and AD_LABEL.fullmatch(opening):
            if _is_a_cell(element) or (is_inline(element) and _is_a_word(element, text)):
                continue
            removed.append(recorded("ad label", text.strip()))
            cut(element)
        elif len(element) == 0 and is_inline(element) and NEW_WINDOW.fullmatch(opening):
            removed.append(recorded("control", text.strip()))
            cut(element)
        elif READ_ALSO.match(opening):
            removed += _cut_read_also(element)
    return removed


def _is_a_word(element: _Element, text: str) -> bool:
    """Whether what reads like a label is one of a sentence: "Le marché de la <a>publicité</a> en ligne"."""
    before, after = around(element)
    if after[:1].islower():
        return True
    if not before or before[-1] in SENTENCE_SIGNS:
        return False
    return text.strip()[:1].islower() or (bool(after) and not after[0].isupper())


def _is_a_cell(element: _Element) -> bool:
    """Whether it heads a row or a column, or is an entry among others: "Publicité | 12 millions d'euros"."""
    if element.tag not in ("td", "th", "li"):
        return False
    return any(cell is not None and text_of(cell) for cell in (element.getnext(), element.getprevious()))


def _cut_note_numbers(body: _Element) -> list[Removed]:
    """Links from a word to its footnote: "suite[1]", with the brackets around them."""
    removed: list[Removed] = []
    for link in cast("list[_Element]", _LEADING_DOWN(body))[:_MOST_NOTES]:
        if not _NOTE.fullmatch(text_of(link)):
            continue
        around = link.getparent()
        if around is not None and len(around) == 1 and is_inline(around) and _NOTE.fullmatch(text_of(around)):
            link = around
        removed.append(recorded("note number", text_of(link)))
        _open_brackets(link)
        cut(link)
    return removed


def _open_brackets(link: _Element) -> None:
    """Take away the brackets that stand in the text around a note's number: "suite [<a>1</a>]", as SPIP prints them."""
    before, parent = link.getprevious(), link.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    opened, closed = text.rstrip(), (link.tail or "").lstrip()
    if parent is None or opened[-1:] not in ("[", "(") or closed[:1] not in ("]", ")"):
        return
    link.tail = closed[1:]
    if before is not None:
        before.tail = opened[:-1].rstrip()
    else:
        parent.text = opened[:-1].rstrip()


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
