"""The meta elements and microdata of a page, read once into plain values. Chooses nothing between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from lxml.etree import _Element

from crawler.extract.head.headlines import printed_headline
from crawler.extract.head.jsonld import Node, article_node, read_nodes, string
from crawler.extract.head.microdata import is_of, microdata, other_things
from crawler.extract.head.publisher import SiteNames, site_names
from crawler.extract.page.outline import Block, Outline
from crawler.extract.page.parsing import Page
from store.text import clean_line

_SECTION_METAS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "cxenseparse:category",
    "dc.subject.section",
    "section",
)
_LONGEST_TITLE = 500


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
    headline = printed_headline(blocks, window_title, next(iter(meta.get("og:title", ())), ""))
    canonical = tuple(address for relations, address in links if "canonical" in relations)
    addresses = [page.url, *canonical, *meta.get("og:url", ())]
    titles = [headline, *meta.get("og:title", ()), window_title]
    node = article_node(nodes, titles, addresses)
    properties = blocks.having["itemprop"]
    others = other_things(properties, titles, _around(blocks, headline)) if properties else frozenset()
    for name, contents in _meta(_of_article(found["meta"], others), ("itemprop",)).items():
        meta.setdefault(name, []).extend(contents)
    return Head(
        meta=meta,
        micro=microdata(properties, others),
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
