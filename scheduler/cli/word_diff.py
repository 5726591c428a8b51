"""Two texts side by side in one: words that went are red and struck through, words that came are green."""

from __future__ import annotations

from difflib import SequenceMatcher

from rich.text import Text

from scheduler.cli import screen

_GONE, _CAME = "red strike", "green"
#: Words of a passage on both sides, multiplied, above which it is shown as replaced: the comparison is quadratic.
_MOST_COMPARED = 4_000_000


def word_diff(before: str, after: str) -> Text:
    """The changed paragraphs, with what changed in them; paragraphs that are the same are left out."""
    old, new = before.split("\n"), after.split("\n")
    shown = Text()
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            shown.append_text(_passage(" ".join(old[i1:i2]).split(), " ".join(new[j1:j2]).split())).append("\n")
    shown.rstrip()
    return shown


def _passage(old: list[str], new: list[str]) -> Text:
    if len(old) * len(new) > _MOST_COMPARED:
        return _piece(old, _GONE).append_text(_piece(new, _CAME))
    passage = Text()
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            passage.append_text(_piece(old[i1:i2], ""))
            continue
        passage.append_text(_piece(old[i1:i2], _GONE)).append_text(_piece(new[j1:j2], _CAME))
    return passage


def _piece(words: list[str], style: str) -> Text:
    return screen.foreign(" ".join(words), style).append(" ") if words else Text()
