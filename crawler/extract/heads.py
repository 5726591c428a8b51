"""The meta elements and microdata of a page, read once into plain values. Chooses nothing between them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from crawler.extract.jsonld import Node, article_node, read_nodes
from crawler.extract.outline import Block, select, text_of
from store.text import clean_line

_MOST_PROPERTIES = 2000


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
    #: Text of the headline on the page: the only `h1`, or the one that the page's titles repeat.
    headline: str

    def first(self, *names: str) -> str:
        """The first of some meta elements that says anything."""
        return next((value for name in names for value in self.meta.get(name, ())), "")


def read_head(tree: _Element, blocks: list[Block]) -> Head:
    meta = _meta(tree)
    title = tree.find(".//title")
    window_title = clean_line(title.text or "") if title is not None else ""
    nodes = read_nodes(tree)
    headline = _headline(blocks, window_title, next(iter(meta.get("og:title", ())), ""))
    return Head(
        meta=meta,
        micro=_microdata(tree),
        node=article_node(nodes, [headline, *meta.get("og:title", ()), window_title]),
        nodes=nodes,
        window_title=window_title,
        headline=headline,
    )


def _meta(tree: _Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = clean_line(element.get("content") or "")
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content and name:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _microdata(tree: _Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in select(tree, "//body//*[@itemprop]")[:_MOST_PROPERTIES]:
        for name in (element.get("itemprop") or "").lower().split():
            if name in ("datepublished", "datecreated", "datemodified", "author", "headline", "articlesection"):
                value = _micro_value(element, name)
                if value:
                    found.setdefault(name, []).append(value)
    return found


def _micro_value(element: _Element, name: str) -> str:
    if name == "author":
        named = element.find(".//*[@itemprop='name']")
        element = element if named is None else named
    return clean_line(element.get("content") or element.get("datetime") or text_of(element))


def _headline(blocks: list[Block], *titles: str) -> str:
    """Several `h1` are a logo and a headline, or several articles' headlines: the one that a title begins with."""
    texts = [clean_line(block.text) for block in blocks if block.element.tag == "h1"]
    if len(texts) < 2:
        return texts[0] if texts else ""
    folded = [title.casefold() for title in titles if title]
    return next((text for text in texts if any(title.startswith(text.casefold()) for title in folded)), "")
