"""How rows of the tables are compiled: patterns of many words, each of which only begins where a word does; pure."""

from __future__ import annotations

import re

_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|.", re.DOTALL)
_WORD_EDGE = r"\b"


def at_words(pattern: str) -> re.Pattern[str]:
    """A pattern whose alternatives begin where a word does, or at a sign.

    The look behind spares most places of a sentence. An alternative's own word edge at its head says the same again,
    and costs half of the time: it is left out.
    """
    pieces: list[str] = []
    depth, at_head = 0, True
    for sign in _SIGN.findall(pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if not (at_head and sign == _WORD_EDGE):
            pieces.append(sign)
        at_head = sign == "|" and depth == 0
    return re.compile(rf"(?<!\w)(?:{''.join(pieces)})")
