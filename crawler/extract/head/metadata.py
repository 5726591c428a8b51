"""Section, picture and address of an article.

Every choice is a short list of places in the order in which they have proved right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element

from crawler.extract.head.heads import Head, declared_sections, headline_index
from crawler.extract.head.jsonld import Node, listed, string, types_of
from crawler.extract.head.publisher import squeeze
from crawler.extract.page.outline import Block, Outline, text_of
from store.text import clean_line, fold
from store.types import Entry

_IMAGE_METAS = (
    "og:image",
    "og:image:url",
    "og:image:secure_url",
    "twitter:image",
    "twitter:image:src",
    "image",
    "thumbnail",
    "image_src",
)
#: What stands for a picture where there is none: of the site, of its tools.
_NO_PICTURE = re.compile(
    r"\.(?:ico|svg)$|(?:^|/)(?:undefined|null|false|none|nan)$|blavatar|favicon|(?:^|[/_.-])(?:blank|placeholder|spacer|1x1|no[_-]?image|opengraph[_-]default"
    r"|default[_-]?(?:image|og|opengraph|share|social|thumb\w*)|(?:og|share|social|image)[_-]?default)(?:[_.-]|$)",
    re.IGNORECASE,
)
#: Characters of a site's name that no other word has in it by chance.
_TELLING_LABEL = 3
_HOST_FIRST = re.compile(r"www\.[\w-]+\.[\w.-]+/")
_HOME = frozenset(("accueil", "home", "homepage", "start", "startseite", "inicio", "page d'accueil", "retour", ">"))
#: What templates put in a rubric's place: controls, the kind of page, the issue, the front page.
_NO_SECTION = re.compile(
    r"[\W_]*(?:homepage|front page|a la une|une|posts?|pages?|articles?|artikel|tags?|anzeige|publicites?|sponsor\w*"
    r"|default|undefined|null|none|uncategori[sz]ed"
    r"|non classe|sans categorie|allgemein|zuruck|back|retour|volver|indietro|(?:erweiterte )?suche|search"
    r"|recherche avancee|\w|(?:ausgabe|issue|numero|edition)\s?:?\s?\d+)[\W_]*"
)
_TRAIL_WORDS = ("breadcrumb", "ariane")
_TRAIL_NAMES = frozenset(("arbo", "hierarchie", "chemin"))
_TRAIL_TAGS = frozenset(("div", "nav", "ol", "ul", "p", "span"))
_MOST_RUBRICS, _MOST_RUBRIC_WORDS = 12, 3
_LONGEST_SECTION, _MOST_SECTION_WORDS = 60, 5
#: How the element beside a headline is called that names its rubric, and the lines where it stands.
_RUBRIC_NAME = re.compile(r"(?:^|[\s_-])(?:rubriques?|rubric|categor(?:y|ie|ies)|cat-links?)(?:$|[\s_-])")
_BLOCKS_BEFORE, _BLOCKS_AFTER, _LONGEST_LINE = 3, 6, 200
_SIGNS = " /|·•>»-–—:"
_DIGIT = re.compile(r"\d")


def page_section(blocks: Outline, head: Head, entry: Entry | None) -> str:
    """What the page declares, else what its feed does, the last rubric of the breadcrumb, one beside the headline."""
    declared = next((name for name in declared_sections(head) if _may_be_section(name, head)), "")
    told = declared or (entry.section if entry else "") or _breadcrumb_section(blocks, head)
    return told or _marked_rubric(blocks, head)


def _may_be_section(name: str, head: Head) -> bool:
    """Whether it is neither the headline again, nor a number, nor a word of the template's."""
    folded = fold(name)
    if folded in _HOME or name.isdecimal():
        return False
    return folded != fold(head.headline) and not _NO_SECTION.fullmatch(folded)


def _breadcrumb_section(blocks: Outline, head: Head) -> str:
    """The last link of the breadcrumb that is neither the home page nor the article itself."""
    trails = [[_name(node) for node in listed(trail.get("itemListElement")) if isinstance(node, dict)]
              for trail in head.nodes if "BreadcrumbList" in types_of(trail)]  # fmt: skip
    trails += [
        [clean_line(text_of(link)) for link in islice(element.iter("a"), _MOST_RUBRICS)]
        for element in islice(_trails(blocks), 2)
    ]
    for trail in trails:
        named = [name for name in trail if name and fold(name) not in _HOME and not _is_title(name, head)]
        rubrics = [name for name in named if _may_be_section(name, head)]
        if rubrics and len(rubrics[-1]) <= _LONGEST_SECTION:
            return rubrics[-1]
    return ""


def _marked_rubric(blocks: Outline, head: Head) -> str:
    """What is marked as a rubric beside the headline: a link `rel="category"`, an element of that class."""
    top = headline_index(blocks, head.headline)
    near = [] if top is None else blocks[max(top - _BLOCKS_BEFORE, 0) : top + _BLOCKS_AFTER]
    for block in near:
        named = (text_of(element) for element in _marked(block) if len(block.text) <= _LONGEST_LINE)
        for name in (clean_line(each).strip(_SIGNS) for each in named):
            is_short = len(name) <= _LONGEST_SECTION and len(name.split()) <= _MOST_SECTION_WORDS
            if name and is_short and name in block.text and _may_be_section(name, head) and not _is_title(name, head):
                return name
    return ""


def _marked(block: Block) -> Iterator[_Element]:
    for link in islice(block.element.iter("a"), _MOST_RUBRICS) if block.links else ():
        if "category" in (link.get("rel") or "").split() or _RUBRIC_NAME.search(_names(link, link.getparent())):
            yield link
    if not block.links:
        # A date is no rubric, whatever it is called.
        spans = (span for span in islice(block.element.iter("span"), _MOST_RUBRICS) if not _DIGIT.search(text_of(span)))
        yield from (part for part in (block.element, *spans) if _RUBRIC_NAME.search(_names(part)))


def _names(*elements: _Element | None) -> str:
    return " ".join(element.get("class", "") for element in elements if element is not None).lower()


def _name(node: dict[str, object]) -> str:
    """What a step of a breadcrumb is called, itself or the page that it leads to."""
    leads_to = node.get("item")
    return string(node, "name") or (string(leads_to, "name") if isinstance(leads_to, dict) else "")


def _trails(blocks: Outline) -> Iterator[_Element]:
    for element in blocks.called(*_TRAIL_WORDS, *_TRAIL_NAMES):
        if (_is_trail(element.get("class", "")) or _is_trail(element.get("id", ""))) and element.tag in _TRAIL_TAGS:
            yield element


def _is_trail(name: str) -> bool:
    return any(word in name for word in _TRAIL_WORDS) or name in _TRAIL_NAMES


def _is_title(name: str, head: Head) -> bool:
    """Whether it is the headline, or the beginning of one that is cut; a rubric may open the headline too."""
    begins = head.window_title.startswith(name) and len(name.split()) > _MOST_RUBRIC_WORDS
    return begins or fold(name) in (fold(head.headline), fold(head.window_title))


def page_image(head: Head, url: str) -> str:
    """The picture that the page offers for sharing, else the one its JSON-LD names."""
    declared = (value for name in _IMAGE_METAS for value in head.meta.get(name, ()))
    for value in (*declared, *_node_images(head)):
        if value and (address := absolute(value, url)) and not _is_no_picture(urlsplit(address).path, head.site.label):
            return address
    return ""


def _is_no_picture(path: str, site_label: str) -> bool:
    """Whether an address is that of an icon, of nothing, or of the site's own logo: `/img/logo_journal.gif`."""
    name = squeeze(path.rpartition("/")[2])
    is_logo = len(site_label) >= _TELLING_LABEL and "logo" in name and site_label in name
    return is_logo or _NO_PICTURE.search(path) is not None


def canonical_address(head: Head, url: str) -> str:
    """Where the publisher says that the page lives."""
    stated = (*head.canonical, head.first("og:url"))
    return next((address for value in stated if (address := absolute(value, url))), "")


def absolute(value: str, url: str) -> str:
    """An address of the web made absolute, or empty: what pages put there is often no address, or lacks its scheme."""
    value = value.strip()
    try:
        address = urljoin(url, f"//{value}" if _HOST_FIRST.match(value) else value)
        parts = urlsplit(address)
    except ValueError:
        return ""
    return clean_line(address) if value and parts.scheme in ("http", "https") and parts.netloc else ""


def _picture(nodes: list[Node], value: Node) -> Node:
    """A reference to a picture (`{"@id": "#primaryimage"}`) replaced by the node it names."""
    named = (node for node in nodes if node.get("@id") == value.get("@id") and ("url" in node or "contentUrl" in node))
    return value if "url" in value or "@id" not in value else next(named, value)


def _node_images(head: Head) -> Iterator[str]:
    for value in (*listed(head.node.get("image")), *listed(head.node.get("thumbnailUrl"))):
        if isinstance(value, dict):
            yield string(_picture(head.nodes, value), "url", "contentUrl", "@id")
        elif isinstance(value, str):
            yield value
