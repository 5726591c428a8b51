"""What stands beside an article and states dates of its own: comments, teasers, lists, quoted messages, side columns.

It is told by what its elements are, by what they are called, or by a headline of its own that leads elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import cast

from lxml.etree import _Element

from crawler.extract.head.heads import Head, headline_index
from crawler.extract.page.outline import Block

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COMMENTS = (
    r"(?:list-)?comments?(?:-?(?:list|body|meta|author|info|date|area|wrap\w*))?|commentlist"
    r"|\S*[_-]comments?[_-](?:box|list|body|meta|author|date|content)\S*"
    r"|(?:liste?[_-]|bloc[_-])?(?:commentaires?|kommentare?|comentarios?|commenti|reacties)(?:[_-]\S+)?|reactions"
)
#: Parts of all of these, looked for first.
_COMMENT_STEMS = ("omment", "omentario", "reac")
_OF_COMMENTS = re.compile(rf"(?:^|\s)(?:{_COMMENTS})(?:$|\s)")
#: Whole class names or ids, so that "no-sidebar" and "has-comments" around a page are none.
_OF_ASIDES = re.compile(
    rf"(?:^|\s)(?:{_COMMENTS}|related\S*|teasers?|sidebar\S*|\S*-sidebar|site-footer|recent-\S*|latest-\S*|popular-\S*|trending\S*|most-(?:read|popular|viewed)\S*"
    r"|les-plus-lus\S*|(?:a-)?lire-aussi\S*|sur-le-meme-sujet|dernieres?-\S+|(?:news-?)?ticker\S*|read-(?:more|also|next))"
    r"(?:$|\s)"
)
_BANNERS, _ARTICLES = ("header", "footer"), ("article", "main")
_HEADINGS = ("h2", "h3", "h4", "h5")
#: How a heading is called, or where it leads, that is the name of who signed.
_OF_AUTHORS = re.compile(
    r"(?:^|[\s_-])(?:authors?|auteure?s?|autor(?:es|in)?|autore|bylines?)(?:$|[\s_-])"
    r"|/(?:authors?|auteure?s?|autor(?:es|in)?|autore|journalistes?|redacteurs?|profile?s?|staff)/"
)
_BYLINE = re.compile(r"(?:[Pp]ar|[Bb]y|[Vv]on|[Pp]or|[Dd]oor|[Dd]i) [A-ZÀ-Þ][^.!?:]{3,40}$")
#: Elements around a date that may be a teaser with it, and the characters that one has.
_MOST_HOLDERS, _LONGEST_TEASER = 5, 400
_LONGEST_IMPRINT = 120
#: More elements than a teaser has: they are counted sooner than text is read.
_MOST_OF_TEASER = 80
_MOST_TO_BANNER = 12
#: A heading that leads elsewhere; fewer characters are a rubric's or an author's.
_SHORTEST_HEADLINE = 15
#: Between a headline and its text.
_BLOCKS_BELOW = 10


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where on a page its article stands: what is near, and what cannot be of another one."""

    #: The place of the headline among the blocks; None where there is none.
    top: int | None
    #: The elements that the headline stands in, itself among them; none where there is no headline.
    around: frozenset[_Element]
    #: The titles that the page gives itself.
    titles: str
    #: Elements of the blocks right below the headline, up to the text.
    near: frozenset[_Element]

    def below(self, elements: Sequence[_Element]) -> frozenset[_Element]:
        """Those of some elements that stand between headline and text."""
        return frozenset(
            element
            for element in elements
            if any(holder in self.near for holder in islice((element, *element.iterancestors()), _MOST_HOLDERS))
        )


def setting_of(blocks: list[Block], head: Head, title: str = "") -> Setting:
    """Where the article of a page stands, as its outline tells; `title`: its headline where no `h1` says it."""
    top = headline_index(blocks, head.headline or title)
    if top is None:
        return Setting(top=None, around=frozenset(), titles="", near=frozenset())
    below = takewhile(lambda block: not block.is_running, blocks[top + 1 : top + 1 + _BLOCKS_BELOW])
    around = frozenset((blocks[top].element, *blocks[top].element.iterancestors()))
    titles = (blocks[top].text, head.window_title, *head.meta.get("og:title", ()))
    near = frozenset(block.element for block in below) - around
    return Setting(top=top, around=around, titles="\n".join(titles), near=near)


def is_aside(element: _Element, around: Collection[_Element] = ()) -> bool:
    """Whether an element stands among comments, teasers, in a quoted message or a side column.

    `around`: elements that are none, whatever they are called.
    """
    return any(
        _is_called_aside(ancestor) and not _is_imprint(ancestor, around)
        for ancestor in (element, *element.iterancestors())
        if ancestor.tag not in ("body", "html") and ancestor not in around
    )


def is_teaser(element: _Element, around: Collection[_Element], titles: str) -> bool:
    """Whether an element stands with a headline that is a link and none of the page's own.

    `around`: what the headline of the page stands in; without it nothing can be told. `titles`: those of the page.
    """
    holders = list(islice((element, *element.iterancestors()), _MOST_HOLDERS if around else 0))
    for holder in holders:
        if holder in around or _is_long(holder):
            return False
        headings = [
            heading
            for heading in islice(holder.iter(*_HEADINGS), _MOST_HOLDERS)
            if heading not in holders and _is_linked(heading) and not _names_authors(heading)
        ]
        texts = [" ".join("".join(cast("Iterator[str]", heading.itertext())).split()) for heading in headings]
        if told := [text for text in texts if len(text) >= _SHORTEST_HEADLINE]:
            return all(text not in titles for text in told)
    return False


def is_in_banner(element: _Element, around: Collection[_Element]) -> bool:
    """Whether an element stands in the head or the foot of the page, where the day of the visit is printed."""
    if not around:
        return False
    holders = list(islice(element.iterancestors(), _MOST_TO_BANNER))
    banner = next((place for place, holder in enumerate(holders) if holder.tag in _BANNERS), None)
    if banner is None or holders[banner] in around:
        return False
    return not any(holder.tag in _ARTICLES for holder in holders[banner:])


def without_others(tree: _Element, setting: Setting) -> _Element:
    """A page without comments and the dates of teasers: a copy of it where it has some."""
    others = {place for place, element in enumerate(tree.iter("*")) if _is_of_others(element, setting)}
    if not others:
        return tree
    copy = deepcopy(tree)
    for other in [double for place, double in enumerate(copy.iter("*")) if place in others]:
        if (parent := other.getparent()) is not None:
            parent.remove(other)
    return copy


def _is_of_others(element: _Element, setting: Setting) -> bool:
    called = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if element.tag == "time" or "date" in called:
        # Headers of articles are called asides too: what dates them is mostly a "time" element.
        is_beside = element.tag != "time" and is_aside(element, setting.around)
        is_other = is_beside or is_teaser(element, setting.around, setting.titles)
        return element not in setting.around and is_other
    if not any([stem in called for stem in _COMMENT_STEMS]):  # noqa: C419 - a list is made in half the time
        return False
    if element.tag in ("body", "html") or element in setting.around:
        return False
    return _OF_COMMENTS.search(_names(element)) is not None


def _is_called_aside(element: _Element) -> bool:
    return element.tag in ("aside", "nav", "blockquote") or _OF_ASIDES.search(_names(element)) is not None


def _is_imprint(element: _Element, around: Collection[_Element]) -> bool:
    """Whether an `aside` or `nav` is but a line beside the headline, where some templates set date and author."""
    parent = element.getparent()
    if element.tag not in ("aside", "nav") or parent not in around or _OF_ASIDES.search(_names(element)):
        return False
    if parent is None or parent.tag == "body" or next(element.iter(*_HEADINGS, "li"), None) is not None:
        return False
    return len("".join(cast("Iterator[str]", element.itertext())).strip()) <= _LONGEST_IMPRINT


def _names(element: _Element) -> str:
    return _CAMEL.sub("-", f"{element.get('class', '')} {element.get('id', '')}").lower()


def _is_linked(heading: _Element) -> bool:
    return heading.find(".//a") is not None or any(holder.tag == "a" for holder in heading.iterancestors())


def _names_authors(heading: _Element) -> bool:
    """Whether a heading is a byline, as Ghost and others set it: by its name, its words, or where its links lead."""
    said = "".join(cast("Iterator[str]", heading.itertext())).strip()
    if _OF_AUTHORS.search(_names(heading)) or _BYLINE.match(said):
        return True
    links = [*heading.iter("a"), *islice(heading.iterancestors("a"), 1)]
    return bool(links) and all(_OF_AUTHORS.search((link.get("href") or "").lower()) for link in links)


def _is_long(element: _Element) -> bool:
    """Whether it holds more elements or text than a teaser."""
    if next(islice(element.iter(), _MOST_OF_TEASER, None), None) is not None:
        return True
    length = 0
    for piece in cast("Iterator[str]", element.itertext()):
        length += len(piece.strip())
        if length > _LONGEST_TEASER:
            return True
    return False
