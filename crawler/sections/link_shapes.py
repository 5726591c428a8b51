"""What the address of a link tells of its page: its shape, the marks that articles have, and words that they lack.

Pure; it knows nothing of the page on which a link stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from store.text import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_IN_ONE = re.compile(r"(?:19|20)\d\d-?(?:0[1-9]|1[0-2])(?:-?[0-3]\d)?")
#: An archive: `/2026/09`, `/journal/2026/10/03`.
_DAYS_ONLY = re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}$")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_EXTENSION = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|shtml|cfm|do)$", re.IGNORECASE)
#: A long number at either end of a segment, or behind a letter or two: `-1702`, `1702-…`, `,n61402`, `_12_34`.
_NUMBER_MARK = re.compile(r"(?:^|[^\w]|_)[a-z]{0,3}(\d{4,})(?=$|[^\d])|^\d{3,}(?=-)|-\d{3,}$")
_HASH = re.compile(r"(?:^|(?<=[-_,.]))(?=\w*\d)(?=\w*[a-f])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*$")
#: SPIP's own way: `?article32`.
_NAMED_NUMBER = re.compile(r"(article|breve|news|actu|post|depeche)s?[-_]?(\d+)")
_ARTICLE_ARGUMENT = re.compile(
    r"(?:id_?)?(?:articles?|art|actu|news|nid|node|story|post|doc)_?(?:id)?|id|aid|p|n|num|ref", re.IGNORECASE
)
_SLUG_WORDS = 3
_LONG_SLUG_WORDS = 5
_FILES = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|webp|svg|zip|mp[34]|docx?|xlsx?|pptx?|xml|rss|atom|ics|epub)$", re.IGNORECASE
)

#: Segments of a path, folded and without extension, under which no article stands: lists, then services of the site.
_ELSEWHERE = re.compile(
    r"tags?|mots?(?:-cles?)?|keywords?|sujets?|topics?|thematiques?|themes?|categor(?:y|ies?)|rubriques?|sections?"
    r"|auteurs?|authors?|redacteurs?|journalist(?:e?s?)|pages?"
    r"|recherche|rechercher|search|log-?in|connexion|se-connecter|sign-?(?:in|up)|register|inscription|(?:mon-)?compte"
    r"|account|profile?|users?|membres?|abonnements?|subscri(?:be|ption)|offres|newsletters?|contacts?|contactez-nous"
    r"|nous-contacter|contact-us|mentions(?:-legales)?|legal|cg[uv]|rgpd|privacy|terms|(?:gestion-)?cookies"
    r"|donnees-personnelles|confidentialite|privacy-policy|a-propos|about(?:-us)?|qui-sommes-nous|plan(?:-du-site)?"
    r"|sitemap|aide|help|faq|publicite|annonce(?:r|urs)|regie|rss|feeds?|flux|boutique|shop|store|panier|cart|checkout"
    r"|annuaire|petites-annonces|taxonomy|partager|sharer?|print|imprimer|wp-(?:admin|content|login)|accessibilite"
    r"|charte(?:-editoriale)?"
)
#: Arguments of addresses that list, search, share or sort.
_ELSEWHERE_ARGUMENTS = re.compile(
    r"(?:^|[?&])(?:mot\d+|auteur\d+|rubrique\d+|id_(?:mot|auteur|rubrique)=|page=(?!article)|paged=|s=|q=|query=|search=|"
    r"tri=|sort=|replytocom=|share=|action=|login|redirect|return|cat=|tag=|author=|feed=|format=)",
    re.IGNORECASE,
)
#: Slugs of services, as French and English sites have them; an article may be called so too.
_SERVICE_SLUG = re.compile(
    r"mentions-legales|conditions-(?:generales|d-utilisation)|politique-(?:de-)?(?:confidentialite|cookies?)"
    r"|donnees-personnelles|qui-sommes-nous|plan-du-site|informations-legales|charte-|accessibilite-|gestion-des-"
    r"|(?:d-|l-|un-)abonnement|privacy-|cookie-|terms-of|about-"
    r"|^(?:nous|nos|notre|tous|toutes)-|^(?:s-)?(?:abonne[rz]|inscri(?:re|vez)|contacte[rz]|adhere[rz]|offrir|ecrire"
    r"|devenir|reserver|decouvrir|telecharger|deposer|gerer|commander|acheter|proposer|consulter|rejoindre)-"
)


@dataclass(frozen=True, kw_only=True)
class LinkShape:
    """What an address has in common with others of its kind, and what it says of its page."""

    #: Equal for addresses that were made alike: `*/Y/M/S-N.html`, `article.php?id=N`.
    pattern: str
    #: Whether a date, a number or a hash names one page among many.
    is_marked: bool
    #: Words of its longest segment.
    slug_words: int
    #: The path without its last segment.
    folder: str
    #: Whether it leads to a list, a service or a file rather than to an article.
    is_elsewhere: bool
    #: Whether its slug is that of a service, which an article's may be too.
    is_service: bool

    @property
    def weight(self) -> float:
        """How much like an article's the address alone is, from -3 to 3."""
        if self.is_elsewhere:
            return -3.0
        slug = 1.5 if self.slug_words >= _LONG_SLUG_WORDS else 0.7 if self.slug_words >= _SLUG_WORDS else 0.0
        return (slug + (1.5 if self.is_marked else 0.0) or -1.0) - (1.5 if self.is_service else 0.0)


@lru_cache(maxsize=4096)
def shape_of(url: str) -> LinkShape:
    """Read the shape of an address. Never raises."""
    parts = urlsplit(url)
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    named = [_segment_shape(segment, is_last=place == len(segments) - 1) for place, segment in enumerate(segments)]
    arguments, numbered = _arguments_shape(parts.query)
    dated = any(_YEAR.fullmatch(segment) or _DAY_IN_ONE.fullmatch(segment) for segment in segments)
    has_number = bool(segments) and _is_numbered(segments, dated=dated)
    pattern = "/".join(named if not arguments else [*named[:-1], *segments[-1:]])
    slugs = [len(_WORD.findall(_EXTENSION.sub("", segment))) for segment in segments if not _YEAR.fullmatch(segment)]
    return LinkShape(
        pattern=f"{pattern}?{arguments}" if arguments else pattern,
        is_marked=(dated and len(segments) > 1) or has_number or numbered,
        slug_words=max(slugs[-2:], default=0),
        folder="/".join(segments[:-1]),
        is_service=bool(segments) and bool(_SERVICE_SLUG.search(_EXTENSION.sub("", fold(segments[-1])))),
        is_elsewhere=_is_elsewhere(segments, parts.query),
    )


def _segment_shape(segment: str, *, is_last: bool) -> str:
    extension = _EXTENSION.search(segment)
    stem = segment[: extension.start()] if extension else segment
    ending = extension[0].lower() if extension else ""
    if _YEAR.fullmatch(stem) or _DAY_IN_ONE.fullmatch(stem):
        return "D"
    if stem.isdecimal():
        return "N" + ending
    if not is_last:
        return "*"
    if hashed := _HASH.search(stem):
        return f"{'S-' if hashed.start() else ''}H{ending}"
    before, after = re.match(r"\d+(?=[-_,])", stem), re.search(r"(?<=[-_,.])[a-z]{0,3}\d+$", stem)
    words = "S" if len(_WORD.findall(stem)) >= _SLUG_WORDS else "w"
    return f"{'N-' if before else ''}{words}{'-N' if after else ''}{ending}"


def _arguments_shape(query: str) -> tuple[str, bool]:
    """The arguments without their values, and whether one of them names an article by its number."""
    if found := _NAMED_NUMBER.match(query):
        return f"{found[1]}N", True
    pairs = parse_qsl(query, keep_blank_values=True)
    kinds = sorted(f"{name}={'N' if value.isdecimal() else 'w' if value else ''}" for name, value in pairs)
    numbered = any(_ARTICLE_ARGUMENT.fullmatch(name) and re.search(r"\d", value) for name, value in pairs)
    return "&".join(kinds), numbered


def _is_numbered(segments: list[str], *, dated: bool) -> bool:
    stem = _EXTENSION.sub("", segments[-1])
    if _YEAR.fullmatch(stem):
        return False
    marks = [found for found in _NUMBER_MARK.finditer(stem) if not _YEAR.fullmatch(found[1] or "")]
    after_name = len(segments) > 1 and stem.isdecimal() and not dated and len(segments[-2]) > 1
    before_slug = (
        len(segments) > 1 and bool(re.fullmatch(r"\d{4,}", segments[-2])) and not _YEAR.fullmatch(segments[-2])
    )
    return bool(marks or _HASH.search(stem) or after_name or before_slug or _NAMED_NUMBER.search(stem))


def _is_elsewhere(segments: list[str], query: str) -> bool:
    stems = [_EXTENSION.sub("", fold(segment)) for segment in segments]
    if not stems and not query:
        return True
    if any(map(_ELSEWHERE.fullmatch, stems)) or _DAYS_ONLY.search("/" + "/".join(stems)):
        return True
    return bool(_FILES.search(segments[-1] if segments else "") or _ELSEWHERE_ARGUMENTS.search(f"?{query}"))
