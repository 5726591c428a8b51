"""Names out of bylines: without "Par", roles, dates and addresses; "La rédaction" is nobody.

Declared authors come first, then the signature on the page, then the feed's entry, then a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element
from trafilatura.metadata import extract_author

from crawler.extract import phrases
from crawler.extract.dates import labelled_moments
from crawler.extract.heads import Head
from crawler.extract.jsonld import by_id, listed, string
from crawler.extract.outline import Block
from crawler.extract.titles import site_names
from store.text import clean_line, fold
from store.types import Entry

_PREFIX = re.compile(
    r"^\W*(?:(?:article |texte |propos )?(?:publié|rédigé|écrit|réalisé|recueillis|signé|posté|proposé|written"
    r"|posted|reported|published) (?:par|by)"
    r"|par|by|von|por|di|auteurs?|authors?|propos de)\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[;|/•·&\n]|\s[-–—]\s|,|\s(?:et|and|und|y|avec|with)\s)\s*")
_PARENTHESES = re.compile(r"[(\[{<].*?(?:[)\]}>]|$)")
_ROLE = re.compile(
    r"\b(?:redact(?:eur|rice)\w*|journalistes?|correspondan\w*|chef\w*|directeur|directrice|envoye\w*|pigiste"
    r"|editorialiste|chroniqueu\w*|grand reporter"
    r"|reporters?|editors?|writers?|correspondent|staff|senior|contributor|contributeu\w*|columnist|producer"
    r"|photographe|photographer"
    r"|president\w*|responsable|charge\w*|consultant\w*|fondat\w*|adjoint\w*|stagiaire|freelance|journalist"
    r"|redakteur\w*|publie|maj|special\w*)\b"
)
_NOBODY = re.compile(
    r"(?:la |notre |the )?(?:redaction|redac|equipe|team|web ?master|webmaster|admin(?:istrat\w*)?|editorial"
    r"|newsroom|staff)|(?:la )?redaction (?:de|du|d'|avec|web|en ligne).*|.*\b(?:editorial team|news ?desk)"
    r"|service .*|(?:non|un)known|anonym\w*|inconnu|auteur|author|null|none|guest|invite|contact|publie"
    r"|actualites?|communique.*|super ?user|user"
)
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?:\s+[\w'’.\-]+){0,5}")
_MOST_CHARACTERS = 60
_MOST_AUTHORS = 12
_LONGEST_BYLINE = 120
#: Twelve names with their roles; more is a page gone wrong.
_LONGEST_CREDITS = 1000
_BYLINE = re.compile(r"\W*(?:par|by)\s+(?=[A-ZÀ-ÖØ-Þ])(.+)", re.IGNORECASE)
_AUTHOR_METAS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "cxenseparse:author", "citation_author", "dcsext.author", "og:article:author", "twitter:creator:name",
)  # fmt: skip


def page_authors(head: Head, blocks: list[Block], entry: Entry | None, tree: _Element) -> tuple[str, ...]:
    """Who signed the article; nobody is an answer.

    A title that declares itself its own author is believed only where nothing else names anybody. trafilatura's own
    search, the dearest, is asked last.
    """
    site = site_names(head)
    for texts, declared in _bylines(head, blocks, entry):
        names = tuple(name for name in author_names(texts, declared=declared) if fold(name) not in site)
        if names:
            return names
    if names := author_names(_node_authors(head), declared=True):
        return names
    guess = extract_author(tree)
    return tuple(name for name in author_names([guess] if guess else []) if fold(name) not in site)


def author_names(texts: list[str], *, declared: bool = False) -> tuple[str, ...]:
    """The people that some bylines name, once each, in order.

    `declared`: each text is what a page's metadata calls an author, so that names of agencies, and such as no capital
    marks as a name, are believed too.
    """
    found: dict[str, str] = {}
    for text in texts[:_MOST_AUTHORS]:
        parts = _BETWEEN.split(_without_prefix(_PARENTHESES.sub(" ", text[:_LONGEST_CREDITS])))
        for part in parts:
            name = _person(part, declared=declared, alone=len(parts) == 1)
            if name:
                found.setdefault(fold(name), name)
    return tuple(found.values())[:_MOST_AUTHORS]


def printed_byline(blocks: list[Block]) -> list[str]:
    """The printed signature: after "Article rédigé par", in the block below it, or in a line that begins with "Par"."""
    for index, block in enumerate(blocks):
        if len(block.text) > _LONGEST_BYLINE:
            continue
        label = phrases.BYLINE_LABEL.match(fold(block.text))
        if label is None:
            continue
        rest = block.text[label.end() :].strip(" :")
        signature = rest or (blocks[index + 1].text if index + 1 < len(blocks) else "")
        if author_names([signature]):
            return [signature]
    return _line_by(blocks)


def _line_by(blocks: list[Block]) -> list[str]:
    """A line "Par NAME" near the headline: at most a few blocks away, so that no sentence or teaser is taken for it."""
    headline = next((index for index, block in enumerate(blocks) if block.element.tag == "h1"), 0)
    for block in blocks[headline : headline + 12]:
        match = _BYLINE.match(block.text) if len(block.text) <= _LONGEST_BYLINE else None
        if match and author_names([match.group(1)]):
            return [match.group(1)]
    return []


def _without_prefix(text: str) -> str:
    text = clean_line(text)
    while (shorter := _PREFIX.sub("", text)) != text:
        text = shorter
    return text


def _person(part: str, *, declared: bool, alone: bool) -> str:
    part = _without_prefix(part).strip(" .,;:|-–—@\"'«»")
    folded = fold(part)
    if not part or len(part) > _MOST_CHARACTERS or "://" in part or "@" in part or labelled_moments(part):
        return ""
    if any(character.isdigit() for character in part) or not _NAME.fullmatch(part) or _NOBODY.fullmatch(folded):
        return ""
    if declared and alone:
        return part
    return "" if _ROLE.search(folded) or (part[0].islower() and not declared) else part


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
