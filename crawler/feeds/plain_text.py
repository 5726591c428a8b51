"""HTML of entries as a reader sees it, one line of text. No page is built for it: feeds have thousands of them."""

from __future__ import annotations

import html
import re

from store.text import clean_line

#: A tag never holds another one's beginning, which keeps the search linear on hostile text.
_TAG = re.compile(r"</?([a-zA-Z][\w:-]*+)[^<>]*+>")
#: What begins a text that no reader sees, and what ends it.
_HIDING = re.compile(r"<!--|<(script|style)\b[^<>]*+>", re.IGNORECASE)
_HIDING_ENDS = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s*+>", re.IGNORECASE),
    "style": re.compile(r"</style\s*+>", re.IGNORECASE),
}
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    )
)

#: Python refuses to read longer numbers.
_NO_CHARACTER = re.compile(r"&#[0-9]{9,};?")


def plain_text(markup: str) -> str:
    """HTML as one line of text: no tags, no scripts, entities as characters."""
    if "<" in markup:
        markup = _TAG.sub(lambda tag: "" if tag[1].lower() in _INLINE else " ", _without_hidden(markup))
    return clean_line(html.unescape(_NO_CHARACTER.sub("", markup)))


def _without_hidden(markup: str) -> str:
    """HTML without comments, scripts and styles; one that never ends is text, and so are those of its kind after it."""
    kept: list[str] = []
    endless: set[str] = set()
    start = place = 0
    while hidden := _HIDING.search(markup, place):
        kind = (hidden[1] or "").lower()
        end = None if kind in endless else _HIDING_ENDS[kind].search(markup, hidden.end())
        if end is None:
            endless.add(kind)
            place = hidden.end()
            continue
        kept.append(markup[start : hidden.start()])
        start = place = end.end()
    return " ".join((*kept, markup[start:]))
