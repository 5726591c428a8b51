"""Names out of bylines: without "Par", roles, dates and addresses; "La rédaction" is nobody.

Where to look is decided in `metadata`; here it is only said who is meant.
"""

from __future__ import annotations

import re

from crawler.extract import phrases
from crawler.extract.dates import labelled_moments
from crawler.extract.outline import Block
from store.text import clean_line, fold

_PREFIX = re.compile(
    r"^\W*(?:(?:article |texte |propos )?(?:publié|rédigé|écrit|réalisé|recueillis|signé|posté|proposé|written|posted|reported|published) (?:par|by)"
    r"|par|by|von|por|di|auteurs?|authors?|propos de)\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[;|/•·&\n]|\s[-–—]\s|,|\s(?:et|and|und|y|avec|with)\s)\s*")
_PARENTHESES = re.compile(r"[(\[{<].*?(?:[)\]}>]|$)")
_ROLE = re.compile(
    r"\b(?:redact(?:eur|rice)\w*|journalistes?|correspondan\w*|chef\w*|directeur|directrice|envoye\w*|pigiste|editorialiste|chroniqueu\w*|grand reporter"
    r"|reporters?|editors?|writers?|correspondent|staff|senior|contributor|contributeu\w*|columnist|producer|photographe|photographer"
    r"|president\w*|responsable|charge\w*|consultant\w*|fondat\w*|adjoint\w*|stagiaire|freelance|journalist|redakteur\w*|publie|maj|special\w*)\b"
)
_NOBODY = re.compile(
    r"(?:la |notre |the )?(?:redaction|redac|equipe|team|web ?master|webmaster|admin(?:istrat\w*)?|editorial|newsroom|staff)|(?:la )?redaction (?:de|du|d'|avec|web|en ligne).*|.*\b(?:editorial team|news ?desk)"
    r"|service .*|(?:non|un)known|anonym\w*|inconnu|auteur|author|null|none|guest|invite|contact|publie|actualites?|communique.*|super ?user|user"
)
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?:\s+[\w'’.\-]+){0,5}")
_MOST_CHARACTERS = 60
_MOST_AUTHORS = 12
_LONGEST_BYLINE = 120
_BYLINE = re.compile(r"\W*(?:par|by)\s+(?=[A-ZÀ-ÖØ-Þ])(.+)", re.IGNORECASE)


def author_names(texts: list[str], *, declared: bool = False) -> tuple[str, ...]:
    """The people that some bylines name, once each, in order.

    `declared`: each text is what a page's metadata calls an author, so that names of agencies, and such as no capital
    marks as a name, are believed too.
    """
    found: dict[str, str] = {}
    for text in texts:
        parts = _BETWEEN.split(_without_prefix(_PARENTHESES.sub(" ", text)))
        for part in parts:
            name = _person(part, declared=declared, alone=len(parts) == 1)
            if name:
                found.setdefault(fold(name), name)
    return tuple(found.values())[:_MOST_AUTHORS]


def printed_byline(blocks: list[Block]) -> list[str]:
    """The signature on the page: after "Article rédigé par" (there or in the next block), or a line that begins with "Par"."""
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
    """ "Par NAME" near the headline: at most a few blocks away, so that no sentence or teaser is taken for it."""
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
    if any(character.isdigit() for character in part) or (not part[0].isupper() and not part.isupper()):
        return ""
    if _NOBODY.fullmatch(folded) or _ROLE.search(folded) or not _NAME.fullmatch(part):
        return ""
    return part
