"""What is known about an article beside its text: title, people, language, section, picture, address, access.

Every choice is a short list of places in the order in which they have proved right. Dates have a room of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element
from trafilatura.metadata import extract_author

from crawler.extract import phrases
from crawler.extract.authors import author_names, printed_byline
from crawler.extract.heads import Head
from crawler.extract.jsonld import by_id, listed, string
from crawler.extract.outline import Block, text_of
from store.text import clean_line, fold, words
from store.types import Access, Entry

_SEPARATOR = re.compile(r"\s+(?:[-–—|•·»:/]|::|<)+\s+|\s*[|»]\s*")
_AUTHOR_METAS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
                 "cxenseparse:author", "citation_author", "dcsext.author", "og:article:author", "twitter:creator:name")  # fmt: skip
_SECTION_METAS = ("article:section", "og:article:section", "parsely-section", "cxenseparse:category", "dc.subject.section", "section")
_IMAGE_METAS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_LOCKED_TIERS = ("locked", "metered", "premium", "paid", "subscriber")
#: A quick look before folding.
_MAY_BE_STUB = re.compile("reste|abonn|suite|continue|subscri", re.IGNORECASE)
_STOPWORDS = {
    "fr": frozenset(["le", "la", "les", "des", "du", "une", "et", "est", "que", "qui", "dans", "pour", "sur", "avec", "par", "au", "aux", "ce", "cette", "sont", "pas", "plus"]),
    "en": frozenset(["the", "of", "and", "to", "in", "is", "that", "for", "on", "with", "as", "are", "was", "by", "this", "from", "be", "at", "has", "have", "it"]),
    "de": frozenset(["der", "die", "das", "und", "ist", "nicht", "den", "von", "mit", "dem", "ein", "eine", "auf", "für", "sich", "des", "im", "zu", "auch", "als"]),
    "es": frozenset(["el", "la", "los", "las", "de", "que", "y", "en", "un", "una", "por", "con", "para", "del", "se", "es", "al", "como", "más", "su"]),
    "it": frozenset(["il", "lo", "la", "gli", "le", "di", "che", "e", "un", "una", "per", "con", "del", "della", "non", "si", "è", "sono", "nel", "alla"]),
    "nl": frozenset(["de", "het", "een", "en", "van", "is", "dat", "op", "te", "in", "voor", "met", "zijn", "niet", "aan", "er", "om", "ook", "als", "bij"]),
    "pt": frozenset(["o", "a", "os", "as", "de", "que", "e", "em", "um", "uma", "para", "com", "do", "da", "no", "na", "por", "não", "mais", "se"]),
}
_HOME = frozenset(("accueil", "home", "homepage", "start", "startseite", "inicio", "page d'accueil", "retour", ">"))
_BREADCRUMBS = (
    "//*[self::div or self::nav or self::ol or self::ul or self::p or self::span][contains(@class, 'breadcrumb') or contains(@id, 'breadcrumb')"
    " or contains(@class, 'ariane') or contains(@id, 'ariane') or @class='arbo' or @id='hierarchie' or @class='chemin' or @class='hierarchie']"
)
_LONGEST_SECTION = 60
#: A kicker is the shorter part of a headline.
_LEAST_TITLE_SHARE = 0.5
_LANGUAGE_SAMPLE = 3000


def page_title(head: Head, entry: Entry | None) -> str:
    """The headline, without the site's name and without a kicker set in the same element; empty when nothing gives one."""
    site = _site_names(head)
    declared = [string(head.node, "headline"), *head.meta.get("og:title", ()), *head.micro.get("headline", ()), *head.meta.get("twitter:title", ())]
    candidates = [head.headline, *declared, head.window_title, entry.title if entry else ""]
    titles = [title for candidate in candidates if (title := without_site(candidate, site)) and fold(title) not in site]
    if not titles:
        return ""
    first, *others = titles
    return next((title for title in others if _is_without_kicker(title, first)), first)


def _is_without_kicker(title: str, headline: str) -> bool:
    """Whether a declared title is the end of the headline, or the whole of one that begins in the middle."""
    if headline[0] in ":-–—|":
        return title.endswith(headline)
    return title != headline and headline.endswith(title) and len(title) > _LEAST_TITLE_SHARE * len(headline)


def without_site(title: str, site: frozenset[str]) -> str:
    """A title without " - Site name" at its end or beginning. `site`: the folded names a site goes by."""
    pieces = list(_SEPARATOR.finditer(title))
    for separator in pieces:
        if fold(title[separator.end() :]) in site:
            return title[: separator.start()]
        if fold(title[: separator.start()]) in site:
            return title[separator.end() :]
    return title


def page_authors(head: Head, blocks: list[Block], entry: Entry | None, tree: _Element) -> tuple[str, ...]:
    """Who signed the article; nobody is an answer.

    A title that declares itself its own author is believed only where nothing else names anybody. trafilatura's own search,
    the dearest, is asked last.
    """
    site = _site_names(head)
    for texts, declared in _bylines(head, blocks, entry):
        names = tuple(name for name in author_names(texts, declared=declared) if fold(name) not in site)
        if names:
            return names
    if names := author_names(_node_authors(head), declared=True):
        return names
    guess = extract_author(tree)
    return tuple(name for name in author_names([guess] if guess else []) if fold(name) not in site)


def page_language(tree: _Element, head: Head, text: str) -> str:
    """ISO 639-1: what most of the words say when they say it clearly, else what the page declares."""
    sample = words(text[:_LANGUAGE_SAMPLE])
    counts = sorted(((sum(word in common for word in sample), name) for name, common in _STOPWORDS.items()), reverse=True)
    if len(sample) >= 20 and counts[0][0] > 0.12 * len(sample) and counts[0][0] > 1.3 * counts[1][0]:
        return counts[0][1]
    declared = (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), head.first("og:locale", "content-language"))
    for value in (*declared, string(head.node, "inLanguage")):
        if value and (match := _LANGUAGE.fullmatch(value.strip())):
            return match.group(1).lower()
    return ""


def page_section(tree: _Element, head: Head, entry: Entry | None) -> str:
    """What the page declares, else what its feed does, else the last rubric of the breadcrumb."""
    declared = head.first(*_SECTION_METAS) or string(head.node, "articleSection") or next(iter(head.micro.get("articlesection", ())), "")
    return declared or (entry.section if entry else "") or _breadcrumb_section(tree, head)


def _breadcrumb_section(tree: _Element, head: Head) -> str:
    """The last link of the breadcrumb that is neither the home page nor the article itself."""
    trails = [[string(node, "name") for node in listed(trail.get("itemListElement")) if isinstance(node, dict)]
              for trail in head.nodes if "BreadcrumbList" in listed(trail.get("@type"))]  # fmt: skip
    trails += [[clean_line(text_of(link)) for link in element.iter("a")] for element in tree.xpath(_BREADCRUMBS)[:2]]
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
    links = (link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
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


def _bylines(head: Head, blocks: list[Block], entry: Entry | None) -> Iterator[tuple[list[str], bool]]:
    """Texts that name authors, and whether they were declared as such, the most trusted first."""
    yield _node_authors(head), True
    yield [value for name in _AUTHOR_METAS for value in head.meta.get(name, ()) if "://" not in value][:4], True
    yield head.micro.get("author", []), False
    yield printed_byline(blocks), False
    yield list(entry.authors) if entry else [], True


def _node_authors(head: Head) -> list[str]:
    names: list[str] = []
    for value in listed(head.node.get("author")) or listed(head.node.get("creator")):
        person = by_id(head.nodes, value)
        if isinstance(person, dict):
            names.append(string(person, "name"))
        elif isinstance(person, str):
            names.append(person)
    return [name for name in names if name and "://" not in name]


def _node_images(head: Head) -> Iterator[str]:
    for value in (*listed(head.node.get("image")), *listed(head.node.get("thumbnailUrl"))):
        if isinstance(value, dict):
            yield string(value, "url", "contentUrl", "@id")
        elif isinstance(value, str):
            yield value


def _site_names(head: Head) -> frozenset[str]:
    names = [*head.meta.get("og:site_name", ()), *head.meta.get("application-name", ()), *head.meta.get("twitter:site", ())]
    publisher = head.node.get("publisher")
    for value in listed(publisher):
        person = by_id(head.nodes, value)
        names.append(string(person, "name") if isinstance(person, dict) else "")
    names += [string(node, "name") for node in head.nodes if str(node.get("@type")) in ("WebSite", "NewsMediaOrganization")]
    return frozenset(fold(name).strip(" @") for name in names if name.strip())
