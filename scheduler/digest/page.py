"""A review as a fragment of HTML that mail programs show: no script, no style sheet, nothing to be loaded.

Foreign text is escaped, and only http(s) addresses are links, since `sheet` has no others.
"""

from __future__ import annotations

from html import escape

from scheduler.digest.sheet import Paragraph, Point, Section, Sheet, WordRun

_BODY = "font-family:Georgia,serif;max-width:42em;line-height:1.4;color:#222"
_SMALL = "margin:0.2em 0;color:#555"


def html_of(sheet: Sheet) -> str:
    """What stands between the tags of a body; its style is in its elements, as mail programs want it."""
    subtitle = f'<p style="{_SMALL}">{escape(sheet.subtitle)}</p>\n' if sheet.subtitle else ""
    summary = "".join(f"<p>{escape(sentence)}</p>\n" for sentence in sheet.summary if sentence)
    sections = "".join(map(_section, sheet.sections))
    return f'<div lang="fr" style="{_BODY}">\n<h1>{escape(sheet.title)}</h1>\n{subtitle}{summary}{sections}</div>\n'


def _section(section: Section) -> str:
    points = "".join(map(_point, section.points))
    listed = f"<ul>\n{points}</ul>\n" if points else ""
    end = f"<p>{escape(section.end)}</p>\n" if section.end else ""
    return f"<h2>{escape(section.title)}</h2>\n{listed}{end}"


def _point(point: Point) -> str:
    paragraphs = "".join(f'<p style="{_SMALL}">{_words(paragraph)}</p>\n' for paragraph in point.paragraphs)
    return f'<li style="margin-bottom:1em"><strong>{_run(point.heading)}</strong>\n{paragraphs}</li>\n'


def _words(paragraph: Paragraph) -> str:
    return "".join(map(_run, paragraph))


def _run(words: WordRun) -> str:
    text = escape(words.text)
    return f'<a href="{escape(words.url)}" rel="noreferrer">{text}</a>' if words.url else text
