"""How much of an article may be shown elsewhere: what its publisher asks of robots, and on what terms it came. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.text import clean_line
from store.types import Rights

#: Terms under which a text was had for our own use alone.
OWN_USE = (Rights.LICENSED.value, Rights.RESEARCH.value)
#: Length of the excerpt of an article that has no standfirst, in characters.
EXCERPT = 300
_SNIPPET = re.compile(r"max-snippet:\s*(-?\d+)")
#: As publishers write it; any length has -1.
_LENGTH_ASKED = re.compile(r"max-snippet\s*:\s*(\d{1,6})\b", re.IGNORECASE)


def public_texts(standfirst: str, body: str, directives: Iterable[str]) -> tuple[str, str]:
    """The standfirst and the body as far as they may be handed on to others.

    Both whole; where their publisher limits what is quoted, and they are longer, an excerpt and no body.
    """
    longest = longest_quote(asked := tuple(directives))
    if longest is None or len(standfirst) + len(body) <= longest:
        return standfirst, body
    return excerpt(standfirst, body, asked, longest=0, longest_body=EXCERPT), ""


def excerpt(standfirst: str, body: str, directives: Iterable[str], *, longest: int, longest_body: int = 0) -> str:
    """The standfirst, or the beginning of the text, on one line; as short as its publisher asks, or nothing at all.

    `longest` and `longest_body` are in characters; 0 leaves a standfirst whole, and takes nothing of a body. It is cut
    between two words where that costs little.
    """
    allowed = longest_quote(directives)
    if allowed == 0:
        return ""
    text = clean_line(standfirst)
    ours = longest or len(text)
    if not text and longest_body:
        text, ours = clean_line(body), longest_body
    return shortened(text, min(ours, allowed or ours))


def longest_quote(directives: Iterable[str]) -> int | None:
    """Characters that may be quoted; None for any number (robots meta tag: nosnippet, none, max-snippet).

    Of several the least counts, as it does for search engines: a header may say another number than the page.
    """
    longest: int | None = None
    for directive in directives:
        if directive in ("nosnippet", "none"):
            return 0
        if (found := _SNIPPET.fullmatch(directive)) and int(found[1]) >= 0:
            longest = int(found[1]) if longest is None else min(longest, int(found[1]))
    return longest


def in_one_form(asked: str) -> str:
    """What is asked of robots, with `max-snippet: 0` as the `nosnippet` that it means, and other lengths unspaced."""
    return _LENGTH_ASKED.sub(lambda found: f"max-snippet:{int(found[1])}" if int(found[1]) else "nosnippet", asked)


def is_length(directive: str) -> bool:
    """Whether a directive in that form says how many characters may be quoted."""
    return bool(_LENGTH_ASKED.fullmatch(directive))


def shortened(text: str, longest: int) -> str:
    """A text of at most `longest` characters, an ellipsis among them."""
    if len(text) <= longest:
        return text
    cut = text[: max(longest - 1, 0)]
    whole_words = cut.rpartition(" ")[0]
    if len(whole_words) > len(cut) * 2 // 3:
        cut = whole_words
    return cut.rstrip(" ,;:–—-(«\u00a0\u202f") + "…" if longest else ""
