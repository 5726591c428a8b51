"""The meta elements and microdata of a page, read once into plain values. Chooses nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from lxml.etree import _Element

from crawler.extract.head.jsonld import Node, article_node, read_nodes, string
from crawler.extract.head.microdata import is_of, microdata, other_things
from crawler.extract.head.publisher import SiteNames, site_names
from crawler.extract.page.outline import Block, Outline
from crawler.extract.page.parsing import Page
from store.text import clean_line, fold, words

_SECTION_METAS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "cxenseparse:category",
    "dc.subject.section",
    "section",
)
_LONGEST_TITLE = 500
#: Of an `h1` that is no headline, and of a heading that is one.
_MOST_RUBRIC_WORDS, _LEAST_HEADLINE_WORDS = 3, 4
#: What parts a headline from its site's name in a window title.
_PARTED_AFTER = re.compile(r"\s*[|│·•»«]|\s+[-–—:/<~]|\s?[(\[]")
_PARTED_BEFORE = re.compile(r"[|│·•»:]\s*$|[-–—/~]\s+$")
_BARRED = re.compile(r"\s*[|│»]")


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a page declares about itself, outside its text."""

    #: Contents of meta elements by lower-case name, property or itemprop, in order.
    meta: dict[str, list[str]]
    #: Values of microdata properties in the body, by lower-case name.
    micro: dict[str, list[str]]
    #: The JSON-LD node that describes the article, and every node.
    node: Node
    nodes: list[Node]
    #: Text of the `title` element.
    window_title: str
    #: Text of the headline on the page: the only `h1`, or the one that the page's titles repeat, which may be a
    #: heading below an `h1` that is the site's name or a rubric.
    headline: str
    #: What the page calls its site.
    site: SiteNames
    #: Where its `canonical` links lead.
    canonical: tuple[str, ...]
    #: The elements that may state a date, `time` and `abbr`, in order.
    times: list[_Element]

    def first(self, *names: str) -> str:
        """The first of some meta elements that says anything."""
        return next((value for name in names for value in self.meta.get(name, ())), "")


def read_head(page: Page, blocks: Outline) -> Head:
    """What a page declares. `blocks`: its outline."""
    found = _declarations(page.tree)
    meta = _meta(found["meta"], ("property", "name"))
    links = [(_relations(link), link.get("href") or "") for link in found["link"]]
    pictures = [address for relations, address in links if "image_src" in relations]
    meta.setdefault("image_src", pictures)
    said = next((title.text or "" for title in found["title"] if _is_window_title(title)), "")
    window_title = clean_line(_unescaped(said))[:_LONGEST_TITLE]
    nodes = read_nodes(found["script"])
    headline = _headline(blocks, window_title, next(iter(meta.get("og:title", ())), ""))
    canonical = tuple(address for relations, address in links if "canonical" in relations)
    addresses = [page.url, *canonical, *meta.get("og:url", ())]
    titles = [headline, *meta.get("og:title", ()), window_title]
    node = article_node(nodes, titles, addresses)
    others = other_things(blocks.properties, titles, _around(blocks, headline)) if blocks.properties else frozenset()
    for name, contents in _meta(_of_article(found["meta"], others), ("itemprop",)).items():
        meta.setdefault(name, []).extend(contents)
    return Head(
        meta=meta,
        micro=microdata(blocks.properties, others),
        node=node,
        nodes=nodes,
        site=site_names(meta, node, nodes, page.url),
        window_title=window_title,
        headline=headline,
        canonical=canonical,
        times=found["time"],
    )


def headline_index(blocks: list[Block], headline: str) -> int | None:
    """The place of the headline: the heading that says it, else the first `h1`, else any text that says it; or None."""
    headings = [(block.element.tag != "h1", index) for index, block in enumerate(blocks) if block.is_heading]
    titled = [place for place in headings if headline and blocks[place[1]].text == headline]
    places = titled or [place for place in headings if not place[0]]
    if places:
        return min(places)[1]
    return next(
        (index for index, block in enumerate(blocks) if headline and block.text == headline and not block.is_link), None
    )


def declared_sections(head: Head) -> list[str]:
    """The rubrics that a page says its article stands in, the most trusted first."""
    said = (head.first(*_SECTION_METAS), string(head.node, "articleSection"), *head.micro.get("articlesection", ()))
    return [section for each in said if (section := each.strip(" /"))]


def _declarations(tree: _Element) -> dict[str, list[_Element]]:
    """The elements that say something about the page, by tag, `abbr` among `time`: one walk over the tree for all."""
    found: dict[str, list[_Element]] = {"meta": [], "link": [], "script": [], "title": [], "time": []}
    found["abbr"] = found["time"]
    for element in tree.iter(*found):
        found[element.tag].append(element)
    return found


def _is_window_title(title: _Element) -> bool:
    """Whether a `title` is the page's and not a drawing's."""
    return all(above.tag != "svg" for above in title.iterancestors())


def _relations(link: _Element) -> list[str]:
    return (link.get("rel") or "").lower().split()


def _around(blocks: Outline, headline: str) -> frozenset[_Element]:
    """What the headline of a page stands in; nothing where it has none."""
    top = headline_index(blocks, headline)
    return frozenset() if top is None else frozenset((blocks[top].element, *blocks[top].element.iterancestors()))


def _of_article(elements: list[_Element], others: frozenset[_Element]) -> Iterator[_Element]:
    """Those of some meta elements that are microdata, without what is of comments and of other articles."""
    nameless = (element for element in elements if not (element.get("property") or element.get("name")))
    return (element for element in nameless if not is_of(others, element))


def _meta(elements: Iterable[_Element], attributes: tuple[str, ...]) -> dict[str, list[str]]:
    """Contents of some meta elements by what the first of some attributes calls them."""
    found: dict[str, list[str]] = {}
    for element in elements:
        content = clean_line(_unescaped(element.get("content") or ""))
        name = next(filter(None, map(element.get, attributes)), "")
        if content and name:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _unescaped(content: str) -> str:
    """What templates escape twice: "L&#039;accord"."""
    return unescape(content) if "&" in content else content


def _headline(blocks: list[Block], *titles: str) -> str:
    """Several `h1` are a logo and a headline, or several articles' headlines: the one that a title begins with."""
    headings: dict[_Element, list[str]] = {}
    for block in blocks:
        if block.element.tag == "h1":
            headings.setdefault(block.element, []).append(clean_line(block.text))
    texts = [text for parts in headings.values() for text in parts]
    if len(set(texts)) < 2:
        only = texts[0] if texts else ""
        return _titled_below(only, blocks, titles[0]) or only
    # One that a line break parts is a headline on two lines, or a kicker and a headline.
    texts += [" ".join(parts) for parts in headings.values() if len(parts) > 1]
    folded = [fold(title) for title in titles if title]
    said = [text for text in texts if any(title.startswith(fold(text)) for title in folded)]
    return max(said, key=len, default="") or next((text for text in texts if _is_made_of(titles[0], text)), "")


def _is_made_of(title: str, text: str) -> bool:
    """Whether a text has several words, and a title all of them, whatever else it says: "Le Journal présente …"."""
    mine = set(words(text))
    return len(mine) >= _LEAST_HEADLINE_WORDS and mine.issubset(words(title))


def _titled_below(top: str, blocks: list[Block], title: str) -> str:
    """The heading that the window title is but for the site's name, where the `h1` is that name or a rubric.

    Without any `h1` and any such heading, the line that is.
    """
    said = fold(title)
    if top and said.startswith(fold(top)) and not _is_logo(top, blocks, said):
        return ""
    if top and said.startswith(fold(top)) and (last := _last_in_window(top, blocks, said)):
        return last
    lines = [block for block in blocks if not block.is_link and len(top) < len(block.text) < len(title)]
    headings = [block for block in lines if block.is_heading]
    for block in headings if top else (*headings, *lines):
        beside = _beside(fold(block.text), said)
        if beside and _is_rubric_or_in(top, beside) and len(block.text.split()) >= _LEAST_HEADLINE_WORDS:
            return block.text
    return ""


def _last_in_window(top: str, blocks: list[Block], title: str) -> str:
    """The next heading, where it ends the window title and the first is a link: "Blog » Archive » Headline"."""
    headings = [block for block in blocks if block.is_heading]
    for above, below in pairwise(headings):
        if above.text == top:
            said = fold(below.text)
            is_last = above.is_link and title.endswith(said) and _PARTED_BEFORE.search(title[: -len(said)])
            return below.text if is_last else ""
    return ""


def _is_logo(top: str, blocks: list[Block], title: str) -> bool:
    """Whether an `h1` that begins the window title is the site's name all the same: a link, or before a bar."""
    is_barred = _BARRED.match(title, len(fold(top))) is not None
    return is_barred or any(block.is_link for block in blocks if block.text == top)


def _beside(text: str, title: str) -> str:
    """What a title says before or after most of it, with the sign between; empty where the text is not that most."""
    rest = len(title) - len(text)
    if rest >= len(text):
        return ""
    if title.startswith(text) and _PARTED_AFTER.match(title, len(text)):
        return title[len(text) :]
    return title[:rest] if title.endswith(text) and _PARTED_BEFORE.search(title[:rest]) else ""


def _is_rubric_or_in(top: str, beside: str) -> bool:
    return len(top.split()) <= _MOST_RUBRIC_WORDS or fold(top) in beside
