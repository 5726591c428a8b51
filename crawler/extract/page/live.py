"""The headlines of a live blog's entries: they are links to the entry itself, and lead to no other article.

So are those of a text's sections. Their links become spans, so that everybody reads them as intertitles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import cast
from urllib.parse import urldefrag, urljoin

from lxml.etree import _Element

from store.text import fold

_ENTRY_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
#: Of a place on the page; scripts have others, such as "#!/page/2".
_PLACE = re.compile(r"[\w:.%-]+")
#: How one is declared; below a headline that says "live", any one article is. Lists declare several.
_DECLARED, _DECLARED_ARTICLE = re.compile(rb'"LiveBlogPosting"'), re.compile(rb'"(?:News)?Article"')
#: What the headline of a live blog says, as it is folded.
_CALLED = re.compile(r"\b(?:direct|live(?:blog|ticker)?|minut[eo] (?:par|a|per) minut[eo]|en vivo|diretta|directo)\b")
#: Lists have it in theirs too, which are shorter: "Toute l'actualité en direct".
_LEAST_HEADLINE = 40
_ENTRIES = frozenset(("article", "li", "div", "section"))
#: So many side by side, each with a time of day and a text; of paragraphs where only the headline says what it is.
_LEAST_ENTRIES, _LEAST_CHARACTERS, _LEAST_PARAGRAPHS = 3, 80, 2
_LEVELS_UP = 4
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])\s?[h:.]\s?[0-5]\d\b")
#: A time stands among the first words of its entry.
_OPENING_CHARACTERS = 80
#: Of an element's text that are looked at.
_MOST_PIECES = 60


def open_entries(tree: _Element, url: str, markup: bytes) -> None:
    """Make the links of such headlines spans, in place."""
    linked = [(heading, link) for heading in tree.iter(*_ENTRY_HEADINGS) for link in heading.iter("a")]
    elsewhere: list[tuple[_Element, _Element]] = []
    for heading, link in linked:
        if _leads_here(link.get("href") or "", url):
            link.tag = "span"
        else:
            elsewhere.append((heading, link))
    if len(elsewhere) < _LEAST_ENTRIES:
        return
    if len(_DECLARED.findall(markup)) == 1:
        _unlink_timed(elsewhere)
    elif _is_called_live(tree):
        _unlink_timed(elsewhere, 0 if len(_DECLARED_ARTICLE.findall(markup)) == 1 else _LEAST_PARAGRAPHS)


def _leads_here(href: str, url: str) -> bool:
    if "#" not in href:
        return False
    page, place = urldefrag(urljoin(url, href.strip()))
    return _PLACE.fullmatch(place) is not None and page.split("?")[0] == urldefrag(url)[0].split("?")[0]


def _is_called_live(tree: _Element) -> bool:
    headings = map(_beginning, tree.iter("h1"))
    return any(len(said) >= _LEAST_HEADLINE and _CALLED.search(fold(said)) for said in headings)


def _unlink_timed(linked: list[tuple[_Element, _Element]], least_paragraphs: int = 0) -> None:
    """Make spans of the links in entries that stand side by side, each below a time of day."""
    alike: defaultdict[tuple[object, ...], list[_Element]] = defaultdict(list)
    for heading, link in linked:
        entry = _timed(heading)
        if entry is not None and sum(1 for _ in entry.iter("p")) >= least_paragraphs:
            alike[entry.getparent(), entry.tag, entry.get("class")].append(link)
    for links in alike.values():
        if len(links) >= _LEAST_ENTRIES:
            for link in links:
                link.tag = "span"


def _timed(heading: _Element) -> _Element | None:
    """The entry that a heading heads: the innermost element with a time of day among its first words, and a text."""
    for element in islice(heading.iterancestors(), _LEVELS_UP):
        said = _beginning(element)
        if element.tag in _ENTRIES and _CLOCK.search(said[:_OPENING_CHARACTERS]):
            return element if len(said) - len(_beginning(heading)) >= _LEAST_CHARACTERS else None
    return None


def _beginning(element: _Element) -> str:
    pieces = cast("Iterator[str]", element.itertext())
    return " ".join(" ".join(islice(pieces, _MOST_PIECES)).split())
