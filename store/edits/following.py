"""How the history of an article goes on when its page is read again; pure.

A reading that shows less than a fuller one before it is written down, and does not take its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.edits.comparing import difference
from store.edits.judging import judge
from store.types import Access, Article, Edit, EditKind

#: What a wall does to a text is no edit of its own.
_OF_THE_LENGTH = frozenset({EditKind.CUT, EditKind.ADDITION, EditKind.REWORDING})


@dataclass(frozen=True, kw_only=True)
class History:
    """What is kept of an article: the text on display, and the one that was read last."""

    shown: Article
    #: The same, unless its page is gone or behind a paywall by now; without any text when nothing came of it.
    last: Article
    is_removed: bool = False
    is_paywalled: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """A text to be written down."""

    edit: Edit
    #: Whether it is the one on display from now on.
    is_shown: bool


def next_step(history: History, found: Article) -> Step | None:
    """What a new reading adds to a history; None when it says nothing new."""
    is_walled = _is_less(found, history.shown)
    if history.is_removed:
        return Step(edit=_told(EditKind.RESTORED, history.shown, found), is_shown=not is_walled)
    if history.is_paywalled:
        return _behind_the_wall(history, found) if is_walled else _opened(history, found)
    edit = judge(history.shown, found)
    if edit is None:
        return None
    if is_walled:
        return Step(edit=_told(EditKind.PAYWALLED, history.shown, found), is_shown=False)
    return _opened(history, found) if _is_less(history.shown, found) else Step(edit=edit, is_shown=True)


def _is_less(one: Article, other: Article) -> bool:
    """Whether one is the beginning that a publisher shows of what the other has in full."""
    return one.access is Access.STUB and other.access is not Access.STUB and one.word_count < other.word_count


def _behind_the_wall(history: History, found: Article) -> Step | None:
    edit = judge(history.last, found) if history.last.body else None
    return Step(edit=edit, is_shown=False) if edit else None


def _opened(history: History, found: Article) -> Step:
    """The full text: edited against the fuller one before, and longer than what was shown last."""
    edit = _told(EditKind.OPENED, history.shown, found)
    grown = difference(history.last, found)
    return Step(edit=replace(edit, words_added=grown.words_added, words_cut=grown.words_cut), is_shown=True)


def _told(kind: EditKind, shown: Article, found: Article) -> Edit:
    """An edit of a kind that no text tells, with what was edited besides."""
    edit = judge(shown, found)
    if edit is None:
        return Edit(kinds=(kind,))
    others = edit.kinds if kind is EditKind.RESTORED else (one for one in edit.kinds if one not in _OF_THE_LENGTH)
    return replace(edit, kinds=(kind, *others))
