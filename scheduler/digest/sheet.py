"""A review in words, without a form yet: headings, paragraphs and links, which text, HTML and Markdown only dress."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WordRun:
    """A run of words, which may lead somewhere."""

    text: str
    #: An http(s) address, or empty.
    url: str = ""


#: Runs that make one paragraph.
Paragraph = tuple[WordRun, ...]


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that is told."""

    heading: WordRun
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """Things of one kind."""

    title: str
    points: tuple[Point, ...]
    #: A line below them, such as how many more there are; or empty.
    end: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All of it."""

    title: str
    #: The topic; may be empty.
    subtitle: str
    #: What it comes to.
    summary: tuple[str, ...]
    sections: tuple[Section, ...]


def plain(text: str) -> Paragraph:
    """A paragraph that leads nowhere."""
    return (WordRun(text=text),)
