"""Same text? A fingerprint that typography, case and spacing do not change.

It recognises exact copies only; near copies need more than one number.
"""

from __future__ import annotations

import hashlib

from store.text import words


def fingerprint(body: str, title: str = "") -> str:
    """SHA-256, in hexadecimal, of the folded words of a body; a first line that repeats the title does not count.

    Two bodies with the same words in the same order have the same fingerprint, whatever their headline.
    """
    first, _, rest = body.partition("\n")
    if rest and title and words(first) == words(title):
        body = rest
    return hashlib.sha256(" ".join(words(body)).encode()).hexdigest()


def text_hash(title: str, standfirst: str, body: str) -> str:
    """The fingerprint of what a reader would call "the same text", but for typography and spacing."""
    return fingerprint("\n".join((title, standfirst, body)))
