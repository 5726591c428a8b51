"""News agencies and wire services: the names they are credited by, and the one each is kept under."""

from __future__ import annotations

import re

from store.text import fold

#: The name that is kept, and what else it is printed as, folded.
_AGENCIES: tuple[tuple[str, str], ...] = (
    ("AFP", "afp, agence france-presse, agence france presse, afp.com, l'afp"),
    ("Reuters", "reuters, thomson reuters, reuters.com, reuters staff"),
    ("AP", "ap, associated press, the associated press, ap news"),
    ("Bloomberg", "bloomberg, bloomberg news"),
    ("dpa", "dpa, deutsche presse-agentur, deutsche presse agentur"),
    ("Belga", "belga, agence belga"),
    ("AAP", "aap, australian associated press"),
    ("Keystone-ATS", "ats, keystone-ats, keystone ats, agence telegraphique suisse, sda, keystone-sda"),
    ("AWP", "awp, agence awp"),
    ("EFE", "efe, agencia efe"),
    ("Europa Press", "europa press, europapress"),
    ("Lusa", "lusa, agencia lusa"),
    ("ANSA", "ansa"),
    ("Adnkronos", "adnkronos"),
    ("APA", "apa"),
    ("ANP", "anp"),
    ("Anadolu", "anadolu, agence anadolu, anadolu agency"),
    ("PA Media", "pa media, press association"),
    ("La Presse Canadienne", "la presse canadienne, presse canadienne, the canadian press"),
    ("Agence QMI", "agence qmi"),
    ("Xinhua", "xinhua, chine nouvelle"),
    ("MAP", "map, maghreb arabe presse"),
    ("TAP", "agence tap"),
    ("APS", "aps, algerie presse service, agence de presse senegalaise"),
    ("AIP", "agence ivoirienne de presse"),
    ("Agence Ecofin", "agence ecofin"),
    ("AOF", "aof, agence option finance"),
    ("Agefi-Dow Jones", "dow jones, dow jones newswires, agefi-dow jones, agefi dow jones"),
    ("AEF info", "aef, aef info"),
    ("APM", "apmnews, apm news, apm international"),
    ("News Tank", "news tank, newstank"),
    ("6Medias", "6medias"),
    ("ETX Daily Up", "etx studio, etx daily up, relaxnews, afp relaxnews, afp-relaxnews"),
    ("Business Wire", "business wire, businesswire"),
    ("GlobeNewswire", "globenewswire, globe newswire"),
    ("PR Newswire", "pr newswire, prnewswire"),
    ("Cision", "cision"),
    ("Actusnews", "actusnews, actusnews wire"),
)
_KEPT = {printed.strip(): kept for kept, names in _AGENCIES for printed in names.split(",")}
_LONGEST_FIRST = sorted(_KEPT, key=len, reverse=True)
#: Any agency's name as words of its own in a folded text.
AGENCY = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?![\w-])")
#: Names that are told from a person's without a sign between: "Nadia Belle Agence France-Presse".
_UNMISTAKABLE = [name for name in _LONGEST_FIRST if name == "afp" or " press" in name or "-" in name]
AGENCY_AFTER_NAME = re.compile(rf"(?<=\w) (?:{'|'.join(map(re.escape, _UNMISTAKABLE))})\W*$")
#: A word of each, which no line that names it lacks.
_TELLING_WORDS = frozenset(max(re.findall(r"\w+", name), key=len) for name in _KEPT)
_WORD = re.compile(r"\w+")


def may_name_agency(text: str) -> bool:
    """Whether a text that is not folded may name one: looked for before folding."""
    return not _TELLING_WORDS.isdisjoint(_WORD.findall(text.lower()))


def agency_named(text: str) -> str:
    """The agency whose name a text is, as it is kept; or empty."""
    return _KEPT.get(fold(text).strip(" .,;:()[]-–—©"), "")


def agencies_in(folded: str) -> list[str]:
    """The agencies that a folded text names, once each, in order."""
    return list(dict.fromkeys(_KEPT[match.group()] for match in AGENCY.finditer(folded)))
