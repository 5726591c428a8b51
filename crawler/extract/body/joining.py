"""The texts of an article's pages put together: each page repeats some of what stands on the others, which is left out.

What is repeated: title, standfirst, a line of the author's, the last paragraph before the break. A page that repeats
everything is the whole article, and takes the place of its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.extract.page.text_line import Line

#: A shorter line may be said twice: a question of an interview, an intertitle.
_LONG_CHARACTERS = 60
#: Share of the lines so far that a page with all of them has at least: its frame is cleaned a little otherwise.
_NEARLY_ALL = 0.9


def joined_lines(first: list[Line], standfirst: str, title: str, later: Sequence[list[Line]]) -> list[Line]:
    """The lines of all pages in order; `first` are those of the first page, without standfirst and title."""
    told = {Line(text=text).folded for text in (standfirst, title) if text}
    lines = list(first)
    for page in later:
        if _has_all(page, lines):
            lines = _without_repeated_ends(page, told)
        else:
            said = told | {line.folded for line in lines}
            lines += [line for line in _without_repeated_ends(page, said) if not _is_repeated(line, said)]
    return lines


def _has_all(page: list[Line], lines: list[Line]) -> bool:
    on_page = {line.folded for line in page}
    return len(page) > len(lines) > 0 and sum(line.folded in on_page for line in lines) >= _NEARLY_ALL * len(lines)


def _is_repeated(line: Line, said: set[str]) -> bool:
    return len(line.text) >= _LONG_CHARACTERS and line.folded in said


def _without_repeated_ends(page: list[Line], said: set[str]) -> list[Line]:
    """The lines between those at both ends that were said before, however short."""
    fresh = [place for place, line in enumerate(page) if line.folded not in said]
    return page[fresh[0] : fresh[-1] + 1] if fresh else []
