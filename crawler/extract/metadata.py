"""What is known about an article beside its text: title, people, language, section, picture, address, access.

Every choice is a short list of places in the order in which they have proved right. Dates have a room of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element

from crawler.extract import phrases
from crawler.extract.heads import Head
from crawler.extract.jsonld import listed, string
from crawler.extract.outline import Block, select, text_of
from store.text import clean_line, fold
from store.types import Access, Entry

_SECTION_METAS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "cxenseparse:category",
    "dc.subject.section",
    "section",
)
_IMAGE_METAS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_LOCKED_TIERS = ("locked", "metered", "premium", "paid", "subscriber")
#: A quick look before folding.
_MAY_BE_STUB = re.compile("reste|abonn|suite|continue|subscri", re.IGNORECASE)
_HOME = frozenset(("accueil", "home", "homepage", "start", "startseite", "inicio", "page d'accueil", "retour", ">"))
_BREADCRUMBS = (
    "//*[self::div or self::nav or self::ol or self::ul or self::p or self::span][contains(@class, "
    "'breadcrumb') or contains(@id, 'breadcrumb')"
    " or contains(@class, 'ariane') or contains(@id, "
    "'ariane') or @class='arbo' or @id='hierarchie' or @class='chemin' or @class='hierarchie']"
)
_LONGEST_SECTION = 60


def page_section(tree: _Element, head: Head, entry: Entry | None) -> str:
    """What the page declares, else what its feed does, else the last rubric of the breadcrumb."""
    declared = (
        head.first(*_SECTION_METAS)
        or string(head.node, "articleSection")
        or next(iter(head.micro.get("articlesection", ())), "")
    )
    return declared or (entry.section if entry else "") or _breadcrumb_section(tree, head)


def _breadcrumb_section(tree: _Element, head: Head) -> str:
    """The last link of the breadcrumb that is neither the home page nor the article itself."""
    trails = [[string(node, "name") for node in listed(trail.get("itemListElement")) if isinstance(node, dict)]
              for trail in head.nodes if "BreadcrumbList" in listed(trail.get("@type"))]  # fmt: skip
    trails += [[clean_line(text_of(link)) for link in element.iter("a")] for element in select(tree, _BREADCRUMBS)[:2]]
    for trail in trails:
        rubrics = [name for name in trail if name and fold(name) not in _HOME and fold(name) != fold(head.headline)]
        if rubrics and len(rubrics[-1]) <= _LONGEST_SECTION:
            return rubrics[-1]
    return ""


def page_image(head: Head, url: str) -> str:
    """The picture that the page offers for sharing, else the one its JSON-LD names."""
    for value in (head.first(*_IMAGE_METAS), *_node_images(head)):
        if value and (address := absolute(value, url)):
            return address
    return ""


def canonical_address(tree: _Element, head: Head, url: str) -> str:
    links = (
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    )
    return next((address for value in (*links, head.first("og:url")) if (address := absolute(value, url))), "")


def absolute(value: str, url: str) -> str:
    """An address of the web made absolute, or empty: what pages put there is often no address."""
    try:
        address = urljoin(url, value.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    return clean_line(address) if value.strip() and parts.scheme in ("http", "https") and parts.netloc else ""


def page_access(head: Head, blocks: list[Block]) -> Access:
    """Free or stub only where the page says so, in its metadata or in words."""
    short = (block.text for block in blocks if len(block.text) < 300)
    if any(phrases.PAYWALL.fullmatch(fold(text)) for text in short if _MAY_BE_STUB.search(text)):
        return Access.STUB
    said = head.node.get("isAccessibleForFree", head.first("isaccessibleforfree"))
    tier = head.first("article:content_tier").lower()
    if str(said).strip().lower().endswith("false") or tier in _LOCKED_TIERS:
        return Access.STUB
    if str(said).strip().lower().endswith("true") or tier == "free":
        return Access.FREE
    return Access.UNKNOWN


def _node_images(head: Head) -> Iterator[str]:
    for value in (*listed(head.node.get("image")), *listed(head.node.get("thumbnailUrl"))):
        if isinstance(value, dict):
            yield string(value, "url", "contentUrl", "@id")
        elif isinstance(value, str):
            yield value
