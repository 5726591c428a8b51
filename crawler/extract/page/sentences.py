"""Where a sentence ends. It looks at signs only, never at words."""

from __future__ import annotations

#: What may stand between a full stop and the end of a paragraph.
_CLOSING = "\"'”’») "
_ENDS = (".", "!", "?", "…")
#: What no label ends with: a full stop, or a quotation.
FULL_STOPS = (*_ENDS, "»", "”", '"')


def ends_sentence(text: str, ends: tuple[str, ...] = _ENDS) -> bool:
    """Whether a text ends with a full stop, or a quotation or parenthesis that does."""
    return text.rstrip(_CLOSING).endswith(ends)
