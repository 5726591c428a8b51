"""A review as Markdown (CommonMark), for chats and wikis. Foreign text keeps no power over the form."""

from __future__ import annotations

import re

from scheduler.digest.sheet import Paragraph, Point, Section, Sheet, WordRun

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
#: Signs that begin a list where a line begins with them.
_BEGINNINGS = re.compile(r"^(\d+)([.)])|^([-+=])")


def markdown_of(sheet: Sheet) -> str:
    """A whole document. What strangers wrote stands in it as text, with every sign of Markdown escaped."""
    parts = [f"# {_text(sheet.title)}"]
    parts += [f"*{_text(sheet.subtitle)}*"] if sheet.subtitle else []
    parts += [_text(sentence) for sentence in sheet.summary if sentence]
    parts += map(_section, sheet.sections)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    parts = [f"## {_text(section.title)}", *map(_point, section.points)]
    parts += [_text(section.end)] if section.end else []
    return "\n\n".join(parts)


def _point(point: Point) -> str:
    heading = f"- **{_run(point.heading)}**"
    return "\n\n".join([heading, *(f"  {_words(paragraph)}" for paragraph in point.paragraphs)])


def _words(paragraph: Paragraph) -> str:
    return "".join(map(_run, paragraph))


def _run(words: WordRun) -> str:
    if not words.url:
        return _text(words.text)
    # Between angle brackets an address may hold parentheses; it holds no bracket, space or line break itself.
    url = words.url.replace("<", "%3C").replace(">", "%3E")
    return f"[{_text(words.text)}](<{url}>)"


def _text(text: str) -> str:
    return _BEGINNINGS.sub(_escaped, _SIGNS.sub(r"\\\1", text))


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[3]}" if found[3] else f"{found[1]}\\{found[2]}"
