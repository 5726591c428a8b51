"""The links of a page, and how much each looks like one to an article: by its address, its words and its place.

What one link leaves open the others settle: links to articles are made alike, addresses and surroundings both, and
there are many of them. Nothing here knows a site; what is learned of a page is forgotten with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.sections.link_shapes import LinkShape, shape_of
from store.text import clean_line, fold
from store.urls import absolute_url, site_of, url_key

#: Links of a page that are looked at: the largest home pages have a thousand. Each takes 0.2 ms.
MAX_LINKS = 5_000

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LANDMARKS = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar"})
#: What authors of templates call the parts of a page that hold no teasers: a word of a class or id.
_FURNITURE = re.compile(
    r"nav|navbar|navigation|(?:sub)?menu|breadcrumbs?|ariane|pagination|pager|paging|footer|pied|social|share|partage"
    r"|login|cookies?|consent|tags|motscles|lang|langues|skip|byline|auteurs?|authors?|signature"
)
#: Words of a name; a longer one says what is special about something else: `list-with-ajax-pagination`.
_NAME_WORDS = 3
_CLASS_WORD = re.compile(r"[a-z]+")
#: Words that links to articles have beside the one with the headline.
_MORE = re.compile(r"(?:lire|voir|en savoir|decouvrir|read|see|learn)\b.{0,20}|(?:la )?suite|plus|\W*")
_NEAR_ANCESTORS = 4
#: A title has words; a menu has one or two.
_TITLE_WORDS, _LONG_TITLE_WORDS = 4, 7
#: As many links of one shape are a list.
_A_LIST = 3
#: What the mean of its like counts beside a link's own weight.
_COMPANY = 0.6
#: From here on a link is one to an article. Found on test pages of a dozen kinds: see `test_section_shapes.py`.
_ENOUGH = 2.0


@dataclass(kw_only=True)
class PageLink:
    """An address that the page links to, and what its links say."""

    url: str
    shape: LinkShape
    #: The longest text of its links.
    title: str = ""
    #: Whether one of its links stands in a heading, or holds one.
    headed: bool = False
    #: Whether all of its links stand in a menu, or in the page's own header or footer.
    in_menu: bool = True
    #: The elements around its first link outside of menus, as a word.
    place: str = ""
    #: How much like a link to an article it looks by itself.
    weight: float = field(default=0.0)


def links_of(tree: HtmlElement, url: str) -> list[PageLink]:
    """The page's links to other pages of its site, each once, in order."""
    base = absolute_url(url, next(iter(tree.xpath("//base/@href")), "")) or url
    site = site_of(url)
    found: dict[str, PageLink] = {}
    known: dict[HtmlElement, _Frames] = {}
    for anchor in islice(tree.iter("a"), MAX_LINKS):
        address = absolute_url(base, anchor.get("href") or "")
        if not address or site_of(address) != site:
            continue
        key = url_key(address)
        if key not in found:
            found[key] = PageLink(url=address, shape=shape_of(address))
        _add(found[key], anchor, _frames_of(anchor.getparent(), known))
    found.pop(url_key(url), None)
    return list(found.values())


def article_links(links: Sequence[PageLink]) -> list[PageLink]:
    """Those that lead to articles, in order."""
    outside = [link for link in links if not link.in_menu]
    for link in outside:
        link.weight = _weight(link)
    habits = _LinkHabits.of(outside)
    return [link for link in outside if _total(link, habits) >= _ENOUGH]


@dataclass(frozen=True, kw_only=True)
class _LinkHabits:
    """What most links of a page that look like an article's by themselves have in common."""

    #: What the links of one shape weigh together, and those that stand alike; with their number.
    by_shape: dict[str, tuple[float, int]]
    by_place: dict[str, tuple[float, int]]
    #: Whether addresses have a date or a number.
    marked: bool
    #: Whether they stand in headings.
    headed: bool
    #: Where they are filed, if in one folder.
    folder: str | None

    @classmethod
    def of(cls, links: Sequence[PageLink]) -> _LinkHabits:
        likely = [link for link in links if link.weight >= _ENOUGH]
        folders = Counter(link.shape.folder for link in likely).most_common(1)
        return cls(
            by_shape=_sums((link.shape.pattern, link.weight) for link in links),
            by_place=_sums((link.place, link.weight) for link in links),
            marked=_is_habit(link.shape.is_marked for link in likely),
            headed=_is_habit(link.headed for link in likely),
            folder=next((folder for folder, _ in folders if _is_habit(x.shape.folder == folder for x in likely)), None),
        )

    def breaks(self, link: PageLink) -> float:
        """What it costs a link to be otherwise."""
        unmarked = 2.0 if self.marked and not link.shape.is_marked else 0.0
        unheaded = 1.0 if self.headed and not link.headed else 0.0
        elsewhere = 1.5 if self.folder and not link.shape.is_marked and link.shape.folder != self.folder else 0.0
        return unmarked + unheaded + elsewhere


def _is_habit(facts: Iterable[bool]) -> bool:
    count = Counter(facts)
    return count[True] >= _A_LIST and count[True] >= 2 * count[False]


def _company(mean: tuple[float, int], link: PageLink) -> float:
    """What the others of its kind weigh on the mean; a menu draws down more than a list of articles lifts."""
    total, count = mean
    others = (total - link.weight) / (count - 1) if count > 1 else 0.0
    return _COMPANY * others if others > 0 else others


def _sums(pairs: Iterable[tuple[str, float]]) -> dict[str, tuple[float, int]]:
    """The weight of the links of each kind together, and their number."""
    kinds: defaultdict[str, list[float]] = defaultdict(list)
    for kind, weight in pairs:
        kinds[kind].append(weight)
    return {kind: (sum(weights), len(weights)) for kind, weights in kinds.items()}


def _weight(link: PageLink) -> float:
    """How much like a link to an article it looks by itself."""
    words = len(link.title.split())
    said = 1.5 if words >= _LONG_TITLE_WORDS else 1.0 if words >= _TITLE_WORDS else -0.5 if words > 2 else -1.5
    return link.shape.weight + said + (1.5 if link.headed else 0.0)


def _total(link: PageLink, habits: _LinkHabits) -> float:
    """Its own weight, with that of the links made like it and of those that stand like it."""
    if link.shape.is_elsewhere or not link.title:
        return -3.0
    kinds = (habits.by_shape[link.shape.pattern], habits.by_place[link.place])
    return link.weight + sum(_company(kind, link) for kind in kinds) - habits.breaks(link)


def _add(link: PageLink, anchor: HtmlElement, frames: _Frames) -> None:
    """Take the words and the place of one more link to the same address into account."""
    heading = next((element for element in anchor.iter() if element.tag in _HEADINGS), None)
    title = _words(anchor if heading is None else heading) or clean_line(anchor.get("title") or "")
    if len(title) > len(link.title) and not _MORE.fullmatch(fold(title)):
        link.title = title
    near = list(islice(anchor.iterancestors(), _NEAR_ANCESTORS))
    headed = heading is not None or any(element.tag in _HEADINGS for element in near)
    # Headings are believed more than names: SPIP calls its lists of articles menus.
    if frames.menu or (frames.furniture and not headed):
        return
    if link.in_menu or (headed and not link.headed):
        link.place = _place([anchor, *near])
    link.in_menu = False
    link.headed |= headed


def _words(element: HtmlElement) -> str:
    return clean_line(" ".join(element.itertext()))


class _Frames(NamedTuple):
    """What an element and those around it say of the links within."""

    #: A menu, or another landmark of the page.
    landmark: bool = False
    #: A header or a footer, of the page or of an article.
    margin: bool = False
    article: bool = False
    #: A part that holds no teasers, by what its author called it.
    furniture: bool = False

    @property
    def menu(self) -> bool:
        """Whether it is a menu, or the page's own header or footer; an article's header is none of these."""
        return self.landmark or (self.margin and not self.article)


def _frames_of(element: HtmlElement | None, known: dict[HtmlElement, _Frames]) -> _Frames:
    """What stands around an element; remembered, since all links of a page stand within the same few."""
    above: list[HtmlElement] = []
    while element is not None and element not in known:
        above.append(element)
        element = element.getparent()
    frames = known[element] if element is not None else _Frames()
    for each in reversed(above):
        frames = known[each] = _Frames(
            landmark=frames.landmark or each.tag == "nav" or each.get("role") in _LANDMARKS,
            margin=frames.margin or each.tag in ("header", "footer"),
            article=frames.article or each.tag in ("article", "main"),
            furniture=frames.furniture or (_names_furniture(_names(each)) and not _holds_the_page(each)),
        )
    return frames


def _holds_the_page(element: HtmlElement) -> bool:
    """Whether an element is a frame around everything, whatever it is called: `<div class="page no-nav">`."""
    return element.tag in ("main", "article", "body", "html") or element.find(".//h1") is not None


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


@lru_cache(maxsize=4096)
def _names_furniture(names: str) -> bool:
    words = (_CLASS_WORD.findall(name) for name in names.split())
    return any(len(parts) <= _NAME_WORDS and any(map(_FURNITURE.fullmatch, parts)) for parts in words)


def _place(near: Iterable[HtmlElement]) -> str:
    """A link and the elements around it, without what numbers them: equal for the teasers of one list."""
    return " < ".join(f"{element.tag}.{_unnumbered(_names(element))}" for element in near)


@lru_cache(maxsize=4096)
def _unnumbered(names: str) -> str:
    return ".".join(sorted(set(_CLASS_WORD.findall(names))))
