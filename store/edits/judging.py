"""Did its publisher change an article in a way that means something, and how? Pure.

It does when title, standfirst, figures, names or more than 2 % of the body's words changed, or a notice says so.
White space, typography, counters and chrome make no edit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from store.edits.comparing import ComparedSentence, Difference, compared_words, difference
from store.edits.corrections import notices
from store.edits.figures import figures, names, units
from store.edits.noise import is_noise, without_counters
from store.text import fold, words
from store.types import Article, Edit, EditKind

#: Share of a body's words of which fewer are no edit by themselves.
_MEANINGFUL = 0.02
#: One is mostly an addition or a cut when it is so many times the other.
_MOSTLY = 2
_SUFFIX = re.compile(r"\s+[|–—-]\s+")
_LETTERS = re.compile(r"[a-z0-9]+")
#: A site's name of fewer letters stands in too many hosts.
_SHORTEST_NAME = 3


def judge(before: Article, after: Article) -> Edit | None:
    """What a later reading of an article changes; None when that means nothing."""
    found = difference(before, after)
    kinds = tuple(sorted(_kinds(before, after, found), key=list(EditKind).index))
    if not kinds:
        return None
    return Edit(kinds=kinds, words_added=found.words_added, words_cut=found.words_cut)


def _kinds(before: Article, after: Article, found: Difference) -> Iterator[EditKind]:
    if notices(_whole(after)) > notices(_whole(before)):
        yield EditKind.CORRECTION
    if _title_changed(before, after):
        yield EditKind.HEADLINE
    if _standfirst_changed(before, after):
        yield EditKind.STANDFIRST
    if found.words_added or found.words_cut:
        yield from _kinds_of_body(before, after, found)


def _kinds_of_body(before: Article, after: Article, found: Difference) -> Iterator[EditKind]:
    known_before, known_after = set(words(_whole(before))), set(words(_whole(after)))
    if _figure_changed(found) or any(_unit_changed(old.text, new.text) for old, new in found.edited):
        yield EditKind.AMOUNT
    if any((names(new.text) - known_before) | (names(old.text) - known_after) for old, new in found.edited):
        yield EditKind.NAMES
    if found.share > _MEANINGFUL or _tells_facts(before, after, found, known_before, known_after):
        yield _shape(found)


def _figure_changed(found: Difference) -> bool:
    """Whether a sentence has another figure than before; not one that only stands in another sentence by now."""
    old = sum((figures(one.text) for one, _ in found.edited), sum(map(_figures_of, found.gone), Counter()))
    new = sum((figures(one.text) for _, one in found.edited), sum(map(_figures_of, found.came), Counter()))
    came, gone = new - old, old - new
    return any(
        came.keys() & (figures(after.text) - figures(before.text)).keys()
        or gone.keys() & (figures(before.text) - figures(after.text)).keys()
        for before, after in found.edited
    )


def _unit_changed(before: str, after: str) -> bool:
    """Whether as many numbers count other things: seconds, which were minutes."""
    old, new = units(before), units(after)
    return len(old) == len(new) and old != new


def _figures_of(sentence: ComparedSentence) -> Counter[str]:
    return figures(sentence.text)


def _tells_facts(
    before: Article, after: Article, found: Difference, known_before: set[str], known_after: set[str]
) -> bool:
    """Whether a sentence that came or went has a figure or a name that the other text has not."""
    came, gone = "\n".join(one.text for one in found.came), "\n".join(one.text for one in found.gone)
    if not came and not gone:
        return False
    if any(names(one.text) - known_before for one in found.came) or any(
        names(one.text) - known_after for one in found.gone
    ):
        return True
    return bool(figures(came).keys() - figures(_whole(before)).keys()) or bool(
        figures(gone).keys() - figures(_whole(after)).keys()
    )


def _shape(found: Difference) -> EditKind:
    if found.words_added >= _MOSTLY * found.words_cut:
        return EditKind.ADDITION
    return EditKind.CUT if found.words_cut >= _MOSTLY * found.words_added else EditKind.REWORDING


def _title_changed(before: Article, after: Article) -> bool:
    old, new = (without_counters(one.title) for one in (before, after))
    # A page that shows no headline any more was read badly, rather than edited.
    if not new.strip() or compared_words(old) == compared_words(new):
        return False
    return compared_words(_without_site(old, before.url)) != compared_words(_without_site(new, after.url))


def _without_site(title: str, url: str) -> str:
    """A title without " - Name of the site" at its end."""
    cuts = list(_SUFFIX.finditer(title))
    if not cuts:
        return title
    name = "".join(_LETTERS.findall(fold(title[cuts[-1].end() :])))
    host = "".join(_LETTERS.findall(fold(urlsplit(url).hostname or "")))
    return title[: cuts[-1].start()] if len(name) >= _SHORTEST_NAME and name in host else title


def _standfirst_changed(before: Article, after: Article) -> bool:
    old, new = compared_words(_said(before.standfirst)), compared_words(_said(after.standfirst))
    if old == new or _is_cut_short(before.standfirst, new) or _is_cut_short(after.standfirst, old):
        return False
    # It may stand in the body by now, or may have stood there, when the page is only laid out otherwise.
    return not (_stands_in(old, after.body) and _stands_in(new, before.body))


def _said(standfirst: str) -> str:
    said = without_counters(standfirst)
    return "" if is_noise(said) else said


def _is_cut_short(standfirst: str, whole: tuple[str, ...]) -> bool:
    """Whether one is the beginning of the other, with an ellipsis for the rest."""
    bare = standfirst.rstrip(' \u00a0]»"')
    said = compared_words(bare)
    return bare.endswith(("…", "...")) and bool(said) and whole[: len(said)] == said


def _stands_in(said: tuple[str, ...], body: str) -> bool:
    return not said or f" {' '.join(said)} " in f" {' '.join(compared_words(body))} "


def _whole(one: Article) -> str:
    return "\n".join((one.title, one.standfirst, one.body))
