"""What a page says of itself in few words: its titles, phrase by phrase, and the rest of its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element

from crawler.extract.head.heads import Head, headline_index
from crawler.extract.head.jsonld import type_of
from crawler.extract.page.hidden import hides, is_hidden
from crawler.extract.page.outline import Block
from crawler.extract.page.parsing import Page
from crawler.extract.page.text_line import Line
from crawler.extract.verdict.news import is_news
from store.text import fold

#: With less text than this, what the page says about itself decides.
LITTLE_CHARACTERS = 400
#: Below this there is nothing to keep, whatever it says.
NOTHING_CHARACTERS = 60
#: Notices of machines are shorter than articles, though they explain themselves at length.
NOTICE_CHARACTERS = 1500
#: A block that is longer is a text, and no notice.
_LONGEST_SAID = 400
#: A title that is longer is none of a notice, and what a notice says is shorter than a hostile page.
_LONGEST_TITLE, _MOST_SAID = 300, 10_000
#: Below a headline: a signature, a date and buttons, then the text; links side by side are a menu, or other articles.
_MOST_BLOCKS_BELOW, _MOST_LINKS_BELOW = 12, 3
_HEADLINE_CHARACTERS = 25
_ASIDE = frozenset(("aside", "nav", "footer", "form"))
#: What parts a page's title from its site's name. A colon does not: articles have them too.
_TITLE_PARTS = re.compile(r"\s+[-–—:]{1,2}\s+(?=\S+$)|\s+[-–—]\s+|\s*[|›»·•]\s*")
#: What such titles are adorned with.
_BEFORE = re.compile(r"^(?:(?:oups|oops|ouups|desolee?s?|sorry|mince(?: alors)?|ups|hoppla|lo sentimos|spiacenti)\W+)+")
_ARTICLE_SIGNS = re.compile(r"Article|Posting|Report|Review")
#: What WordPress calls the body of a page with one article.
_ARTICLE_BODY = re.compile(r"(?:^|\s)(?:single-post|single-format-\w+|postid-\d+)(?:$|\s)")


@dataclass(frozen=True)
class Said:
    """A page, as the rules that name it look at it."""

    page: Page
    head: Head
    #: Those of the whole page.
    blocks: list[Block]
    #: What was taken for its text.
    lines: list[Line]

    @cached_property
    def length(self) -> int:
        """Characters of its text outside links."""
        return sum(len(line.text) for line in self.lines if not line.linked)

    @cached_property
    def titles(self) -> list[str]:
        """Headline and window title, folded."""
        return [fold(text) for text in (self.head.headline, self.head.window_title) if text]

    @cached_property
    def phrases(self) -> list[str]:
        """The parts of its titles and first headings, folded and without adornment: a notice is one of them."""
        headings = [block for block in self.blocks if block.is_heading]
        first = [block for block in headings if block.element.tag == "h1"] or headings[:1]
        told = (*self.titles, *(fold(block.text) for block in first[:_MOST_BLOCKS_BELOW]))
        titles = [title for title in told if len(title) <= _LONGEST_TITLE]
        parts = [part for title in titles for part in (title, *_TITLE_PARTS.split(title))]
        return list(dict.fromkeys(filter(None, map(_bare, parts))))

    @cached_property
    def text(self) -> str:
        """All its shorter blocks, folded; what it says to those without JavaScript where it says nothing else."""
        text = " \n ".join(fold(block.text) for block in self.short)
        if text:
            return text[:_MOST_SAID]
        spoken = (" ".join(element.itertext()) for element in self.page.tree.iter("noscript"))
        return fold(" ".join(" ".join(spoken).split()))[:NOTICE_CHARACTERS]

    @cached_property
    def told(self) -> str:
        """What was taken for its text, outside links and folded."""
        return " \n ".join(line.folded for line in self.lines if not line.linked)

    @cached_property
    def spoken(self) -> str:
        """What it tells, or all its shorter blocks where that is nothing: forms and widgets say other things."""
        return self.text if self.length < NOTHING_CHARACTERS else self.told

    @cached_property
    def unlinked(self) -> str:
        """Its shorter blocks that are no link, folded."""
        return " \n ".join(fold(block.text) for block in self.short if not block.is_link)[:_MOST_SAID]

    @cached_property
    def short(self) -> list[Block]:
        """Its shorter blocks that are shown; all of them where none is, since scripts show walls."""
        short = [block for block in self.blocks if len(block.text) < _LONGEST_SAID]
        known: dict[_Element, bool] = {}
        return [block for block in short if not stands_under(block.element, _hides, known)] or short

    @cached_property
    def is_news(self) -> bool:
        """Whether news stands right below its headline, whatever the words of that are."""
        return is_news(self._below())

    @cached_property
    def is_surely_news(self) -> bool:
        """The same for titles that hardly an article has, unless it says that it is one."""
        return is_news(self._below(), surely=not self.declares_article)

    def _below(self) -> list[str]:
        """The text between the headline and the next heading, menu or teaser."""
        place = headline_index(self.blocks, self.head.headline)
        found: list[str] = []
        links = 0
        for block in self.blocks[place + 1 : place + 1 + _MOST_BLOCKS_BELOW] if place is not None else ():
            links = links + 1 if block.is_link else 0
            teases = block.is_link and len(block.text) >= _HEADLINE_CHARACTERS
            if block.is_heading or teases or links >= _MOST_LINKS_BELOW or _is_aside(block):
                break
            if not block.is_link and not is_hidden(block.element):
                found.append(block.text)
        return found

    @cached_property
    def declares_article(self) -> bool:
        """Whether it calls itself an article, be it by a word that templates put on every page."""
        return self.is_marked_article or self.head.first("og:type").lower() == "article"

    @cached_property
    def is_marked_article(self) -> bool:
        """Whether it says so where templates of other pages do not."""
        if _ARTICLE_SIGNS.search(type_of(self.head.node)) or self.head.first("article:published_time"):
            return True
        return bool(self.head.headline) and _ARTICLE_BODY.search(self.body_class) is not None

    @cached_property
    def body_class(self) -> str:
        body = self.page.tree.find("body")
        return "" if body is None else body.get("class") or ""

    def is_mostly(self, phrase: re.Pattern[str]) -> bool:
        """Whether such a phrase stands in a paragraph that is half of its text, and not in one about a video beside."""
        return any(phrase.search(line.folded) and len(line.text) >= self.length / 2 for line in self.lines)

    def is_titled(self, phrase: re.Pattern[str]) -> bool:
        """Whether a part of its titles is such a phrase, from end to end; above a text, one word is none."""
        short = self.length < LITTLE_CHARACTERS
        return any(phrase.fullmatch(part) for part in self.phrases if short or " " in part)


def _bare(phrase: str) -> str:
    return _BEFORE.sub("", phrase.strip(" \t.!?…:,;'\"«»“”()[]")).strip()


def stands_under(element: _Element, is_such: Callable[[_Element], bool], known: dict[_Element, bool]) -> bool:
    """Whether an element or one around it is such. What is found is noted in `known` for all of them."""
    way: list[_Element] = []
    above: _Element | None = element
    found = False
    while above is not None and not found:
        if above in known:
            found = known[above]
            break
        way.append(above)
        found = is_such(above)
        above = above.getparent()
    known.update(dict.fromkeys(way, found))
    return found


def _hides(element: _Element) -> bool:
    return element.get("hidden") is not None or hides(element.get("style") or "")


def _is_aside(block: Block) -> bool:
    return block.element.tag in _ASIDE or next(block.element.iterancestors(*_ASIDE), None) is not None
