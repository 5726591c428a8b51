"""Two texts in one: words that went are red and struck through, words that came are green.

Where there are no colours, words that went stand in [-…-] and words that came in {+…+}, as `git diff` writes them.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from rich.text import Text

from scheduler.cli.answers import screen

_STYLES = {"gone": "red strike", "came": "green"}
_MARKS = {"gone": ("[-", "-]"), "came": ("{+", "+}")}
#: Words of a passage on both sides, multiplied, above which it is shown as replaced: the comparison is quadratic.
_MOST_COMPARED = 4_000_000
#: Words around a change that are shown of a long passage that is the same.
_CONTEXT_WORDS = 15

#: "same", "gone" or "came", and the words.
Piece = tuple[str, str]


def word_diff(before: str, after: str, *, marked: bool = False) -> Text:
    """The changed paragraphs, with what changed in them; paragraphs that are the same are left out.

    `marked` says which words went and came by signs, without colours.
    """
    shown = Text()
    for passage in changed_passages(before, after):
        for place, (what, words) in enumerate(passage):
            if what == "same":
                words = _shortened(words, is_first=place == 0, is_last=place == len(passage) - 1)
            opening, closing = _MARKS.get(what, ("", "")) if marked else ("", "")
            style = "" if marked else _STYLES.get(what, "")
            shown.append_text(screen.foreign(f"{opening}{words}{closing}", style)).append(" ")
        shown.append("\n")
    shown.rstrip()
    return shown


def changed_passages(before: str, after: str) -> list[list[Piece]]:
    """The paragraphs that differ, piece by piece."""
    old, new = before.split("\n"), after.split("\n")
    passages = (
        _passage(" ".join(old[i1:i2]).split(), " ".join(new[j1:j2]).split())
        for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if what != "equal"
    )
    # A paragraph that was only divided has no word that changed.
    return [passage for passage in passages if any(what != "same" for what, _ in passage)]


def _passage(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) * len(new) > _MOST_COMPARED:
        pieces = [("gone", old), ("came", new)]
    else:
        pieces = []
        for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            pieces += [("same", old[i1:i2])] if what == "equal" else [("gone", old[i1:i2]), ("came", new[j1:j2])]
    return [(what, " ".join(words)) for what, words in pieces if words]


def _shortened(words: str, *, is_first: bool, is_last: bool) -> str:
    """What is the same, without the middle of it where that is long."""
    said = words.split()
    before, after = (0 if is_first else _CONTEXT_WORDS), (0 if is_last else _CONTEXT_WORDS)
    if len(said) <= before + after + 1 or (is_first and is_last):
        return words
    return " ".join([*said[:before], "…", *said[len(said) - after :]])
