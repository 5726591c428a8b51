"""Lines that mark an article or a picture and tell nothing: credits, keywords, the path to the page.

They are known by their form: a name beside an agency, a label before a list, steps parted by arrows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.page.sentences import FULL_STOPS
from crawler.extract.page.text_line import Hints, Line

#: A caption is hardly longer, unless an agency wrote it.
_LONGEST_CAPTION, _LONGEST_OF_AGENCY = 250, 500
_SIGNS_OF_CREDIT = (
    *("©", "/", "oto", "OTO", "redit", "rédit", "RÉDIT", "llustration", "isuel", "mage", "ild", "(c)", "opyright"),
    *("Video", "eeld", "Grafik"),
)
#: What one may end with before a full stop: "(AP Photo/Paul Morin).", "All rights reserved."
_ENDS_OF_CREDIT, _ITS_END = (").", "served.", "servés."), 8
_AGENCY = (
    r"(?:AFP|A\.?P\.?|EPA|ANSA|EFE|R[Ee][Uu][Tt][Ee][Rr][Ss]|Getty Images|S[Ii][Pp][Aa](?: Press| USA)?|M[Aa][Xx]P{2,3}"
    r"|B[Ee][Ll][Gg][Aa]|K[Ee][Yy][Ss][Tt][Oo][Nn][Ee]|dpa|Abaca|Hans Lucas|Shutterstock|iStock|Unsplash|Pexels|Pixabay"
    r"|Adobe Stock|La Presse canadienne|Archives?|ARCHIVES?)"
)
#: None is a picture's.
_OF_BANK = r"(?! (?i:agricole|mutuel|lyonnais|suisse|foncier|coop[ée]ratif|municipal|commercial|industriel|du nord)\b)"
_WORD = r"[A-ZÀ-Ý][\w'’.-]*"
_NAME = r"[A-ZÀ-Ý][\w'’.-]*(?:[\s,&-]+(?:(?:de|du|et|and|und|von|via)\s)?[A-ZÀ-Ý][\w'’.-]*){0,6}"
_CREDIT = re.compile(
    # "Photo Paul Morin", "Crédit photo Service de presse".
    rf"[\W_]*(?:P(?:hotos?|HOTOS?|hotographies?)|(?:Cr[ée]dits?|CR[ÉE]DITS?){_OF_BANK}(?: (?:photos?|PHOTOS?))?"
    r"|(?:Image|Photo) credits?|Source images?|Bildquelle|Visuel)"
    rf"\s*:?\s+(?:{_NAME}(?:\s?/\s?{_NAME})?)\s*\)?"
    # "Paul Morin / AFP", "( AFP / PAUL MORIN )".
    rf"|[\W_]*{_NAME}\s?/\s?{_AGENCY}(?:\s?/\s?{_NAME})?[\s)]*|[\W_]*{_AGENCY}\s?/\s?{_NAME}[\s)]*"
    r"|\W*(?i:photo|image|vid[ée]o)s? d[’'](?:illustration|archives?)\W*|Illustration"
    # A caption that ends with one.
    rf"|.*\S\s(?:Fotos?|Bild|Grafik|Beeld|Photos?)\s?:\s?{_NAME}(?:\s?[/,]\s?[\w.’'-]+(?: [\w.’'-]+){{0,3}})*"
    r"|.*\S\s*(?:©|\(c\))\s?(?:[^.!?©]|(?<=\b[A-ZÀ-Ý])\.){2,60}"
    rf"|.*\((?:[Pp]hotos?|[Cc]r[ée]dits?{_OF_BANK}|[Ii]mages?)\b(?: |\s?:)[^)]{{2,60}}\)"
    rf"|.*\s[-–—]?\s?{_NAME}\s?/\s?{_AGENCY}\)?"
    rf"|.*[.!?»…)|–—-]\s+(?:P(?:hotos?|HOTOS?)|Cr[ée]dits?{_OF_BANK}(?: photos?)?)\s?:?\s+{_NAME}(?:\s?[/,]\s?{_NAME})?"
)
#: How agencies end a caption of any length: "(AP Photo/Paul Morin, File)", "REUTERS/Paul Morin".
_OF_AGENCY = re.compile(
    r".*\S\s\((?:[A-Z][\w.&-]*\s){,3}(?:[Pp]hotos?|PHOTOS?|[Ff]otos?|FOTOS?|Video|Bild)"
    r"(?:\s?[/:]\s?|\s(?:by|par|de|von|via)\s)[^()]{2,80}\)\W*"
    rf"|.*[.!?…»”\")]\s{_AGENCY}/{_WORD}\s{_NAME}(?<!\.)(?:\s(?:Acquire|Purchase) Licensing Rights\b.{{,20}})?"
    rf"|.*\S\s[-–—]\s?Copyright\s(?:[A-ZÀ-Ý\d][\w.'’&-]*(?:[\s/,]+|$)){{1,9}}(?:\w+(?: \w+)? (?:reserved|réservés)\W*)?"
)
_TAGS = re.compile(
    r"[\W_]*(?:(?:technorati )?tags?|tagged (?:as|with)|labels?|libelles?"
    r"|mots[- ]cles?|etiquettes?|themes|thematiques?|sujets|categories?|rubriques?|classe dans"
    r"|publie dans"
    r"|keywords?|filed under|posted in|tagged|topics|schlag(?:worte|worter|wort)|stichworte?|themen|etiquetas"
    r"|archivado en"
    r"|temas|palabras clave|argomenti|parole chiave|tagi|emner|amnen|stikkord|avainsanat|tunnisteet|stitky|cimkek"
    r"|etichete|etiketler"
    r"|trefwoorden|słowa kluczowe)\s*:.{1,200}"
    r"|(?:etiquete|tague|tagged(?: with)?|verschlagwortet(?: mit)?|etiquetado(?: como| con)?|contrassegnato(?: da"
    r"| con)?)"
    r"(?: (?!(?:a|en|dans|au|par|sur|de)\b)[\w' -]{2,30}(?:,|$)){1,9}"
)
_MOST_TAG_WORDS = 24
_HASHTAGS = re.compile(r"(?:#\s?[^\W_][\w-]*(?:\s[^\W_#][\w-]*)?[\s,;|/·]*){2,}")
_STEP = re.compile(r"[>»/›|→]|ici")
_PATH = re.compile(
    r"vous etes ici\b.*"
    r"|\W*(?:accueil|home|startseite|inicio|portada)\s*[>»/›|→·]\s*[^>»›|→/:]{2,90}(?:[>»›|→/]\s*[^>»›|→/]{2,200})*"
)
_OPENING_LINES, _LAST_LINES = 4, 6


def is_credit(line: Line) -> bool:
    """Whether a line is a picture's credit, or a caption that ends with one."""
    text = line.text
    if line.kind != "p" or len(text) > _LONGEST_OF_AGENCY:
        return False
    if text.endswith(FULL_STOPS) and not any(sign in text[-_ITS_END:] for sign in _ENDS_OF_CREDIT):
        return False
    if not any(sign in text for sign in _SIGNS_OF_CREDIT):
        return False
    if _OF_AGENCY.fullmatch(text):
        return True
    return len(text) <= _LONGEST_CAPTION and not text.endswith(FULL_STOPS) and _CREDIT.fullmatch(text) is not None


def keywords(lines: list[Line], _: Hints) -> Iterable[int]:
    """Keywords behind a label above or below the text, and hashtags in a row."""
    for index, line in enumerate(lines):
        if line.word_count > _MOST_TAG_WORDS or line.kind not in ("p", "item"):
            continue
        at_edge = index < _OPENING_LINES or index >= len(lines) - _LAST_LINES
        listed = at_edge and not line.text.endswith(FULL_STOPS) and _TAGS.fullmatch(line.folded)
        if listed or (line.text.startswith("#") and _HASHTAGS.fullmatch(line.text)):
            yield index


def paths(lines: list[Line], _: Hints) -> Iterable[int]:
    """The way to the page through its site: "Accueil > Économie > …"."""
    return (
        index
        for index, line in enumerate(lines[:_OPENING_LINES])
        if len(line.text) <= _LONGEST_CAPTION and _STEP.search(line.text) and _PATH.fullmatch(line.folded)
    )
