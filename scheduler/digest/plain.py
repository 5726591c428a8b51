"""A review as plain text of 80 columns, for mails and terminals."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from scheduler.digest.sheet import Paragraph, Point, Section, Sheet

_WIDTH = 80


def text_of(sheet: Sheet) -> str:
    """The text; addresses stand on lines of their own, and may be longer."""
    lines = [*_wrapped(sheet.title), *_wrapped(sheet.subtitle), "=" * min(_WIDTH, len(sheet.title))]
    for sentence in filter(None, sheet.summary):
        lines += ["", *_wrapped(sentence)]
    for section in sheet.sections:
        lines += ["", "", *_section(section)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield section.title.upper()
    yield "-" * len(section.title)
    for point in section.points:
        yield ""
        yield from _point(point)
    if section.end:
        yield ""
        yield from _wrapped(section.end)


def _point(point: Point) -> Iterator[str]:
    yield from _wrapped(point.heading.text, first="* ", indent="  ")
    for place, paragraph in enumerate(point.paragraphs):
        yield from _wrapped(_words(paragraph), first="  ", indent="  ")
        links = [words.url for words in paragraph if words.url]
        if len(links) == 1:  # more would only be noise in a text
            yield f"  {links[0]}"
        if place == 0 and point.heading.url:
            yield f"  {point.heading.url}"


def _words(paragraph: Paragraph) -> str:
    return "".join(words.text for words in paragraph)


def _wrapped(text: str, first: str = "", indent: str = "") -> list[str]:
    # Breaks at plain spaces alone: a no-break space is none to textwrap.
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
