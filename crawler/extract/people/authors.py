"""People out of bylines: without "Par", dates and addresses, their roles kept apart; "La rédaction" is nobody.

It reads text; where bylines stand on a page is known in `bylines`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from crawler.extract.dates.printed import printed_dates
from crawler.extract.people.agencies import agency_named
from store.text import clean_line, fold

#: What people sign: "un texte de", "Reportage :".
KIND = (
    r"(?:une? |eine? |an? |l['’])?(?:articles?|textes?(?: et photos?)?|propos|dossier|enqu[eê]te|chronique|tribune"
    r"|analyse|entretien|interview|reportage|opinion|billet|récit|portrait|édito(?:rial)?|décryptage|critique|artikel|beitrag"
    r"|gastbeitrag|kolumne|kommentar|bericht|essay|story|words?|text|texto|testo|reporting)"
)
_PREFIX = re.compile(
    rf"^\W*(?:(?:{KIND}(?: de)? )?"
    r"(?:(?:publiée?s?|r[ée]dig[ée]e?s?|[ée]crite?s?|r[ée]alis[ée]e?s?|recueillis?|signée?|postée?|proposée?|préparée?"
    r"|soumise?|mis en ligne|written|posted|reported|published|submitted|geschrieben|erstellt|eingestellt|eingereicht"
    r"|veröffentlicht|verfasst|enviado|scritto|inviato) (?:(?:à|en) [\w-]+ )?)?"
    r"(?:par|by|von|por|door|a cura di|(?-i:di|da|av|af)(?=\s[A-ZÀ-Þ]))"
    r"|(?:voir )?tous les articles (?:de|par)|(?:view |see )?(?:all )?(?:posts|articles|stories) (?:by|from)"
    r"|zeige alle beiträge von|auteure?s?|autrices?|authors?|autor(?:in|en|es)?(?:/autor(?:in)?)?"
    rf"|propos (?:de|recueillis)|{KIND} d[eu]|{KIND}(?=\s*:)|rédact(?:eur|rice)(?=\s*:)|signé|textes?(?: et photos?)?"
    r"|text|escribe|aus [\w-]+ berichtet"
    r"|(?:de |avec )?notre (?:correspondante?|envoyée? spéciale?|journaliste|reporter)(?=\s(?-i:[A-ZÀ-Þ]))"
    r")(?:\s*:\s*|\s+)|^\W*by(?=[A-Z])",
    re.IGNORECASE,
)
#: Left before a name where the list has a comma too: "…, et Karim Osman".
_CONNECTOR = re.compile(r"^(?:et|and|und|y|avec|with|mit)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^l['’](?=[A-Z])", re.IGNORECASE)
#: Where two elements met without a space between: "Nadia BellePublié le", "Nadia BelleJournaliste".
_SEAM = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Publi[eéc]|Mise? |Posté|Posted|Updated|Veröffentlicht|Aktualisiert|Pubblicat|Journalist"
    r"|R[ée]dact|Redakteur|Reporter|Grande? reporter|Correspond|Cheff?e? |Envoyée? |Photograph|Direct(?:eur|rice)"
    r"|Chroniqueu|Senior |Staff |Editor|Contribut|Temps de lecture|Le [0-3]?\d))"
    r"|(?<=[a-zà-ÿ]{2})(?=[0-3]?\d[ /.])"
)
_BETWEEN = re.compile(
    r"\s*(?:[;|/•·&\n]|\s[-–—]\s|,|\s(?:et|and|und|y|avec|with|mit)\s"
    # "Nadia Belle e Karim Osman", but no "Nuno Costa e Silva"
    r"|(?-i:(?<=[a-zà-ÿ]{2})\se\s(?=[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ])))\s*",
    re.IGNORECASE,
)
#: "3 min de lecture", beside a name.
_READING_TIME = re.compile(
    r"\W*\b(?:(?:temps de )?lecture|lesezeit|reading time)?\W{0,3}\b\d{1,3}\s?(?:min(?:ut\w+)?|mn)\b"
    r"(?: (?:de lecture|read|lesezeit|de lectura|di lettura))?",
    re.IGNORECASE,
)
#: Where or for whom somebody wrote: "Nadia Belle à Lyon", "Karim Osman pour Le Courrier", not "… pour la Recherche".
_ELSEWHERE = re.compile(r"(?<=[\w.])\s(?:(?:à|in|aus|au|aux)\s[A-ZÀ-Þ]|(?:for\sThe|pour\s(?:Les?|La|L['’]))\b).{1,40}$")
#: What readers can do about an author: "Suivre", "Voir tous ses articles", "12 articles".
_CONTROL_END = re.compile(
    r"\s(?:suivre|s'abonner|contacter|follow(?:ing)?|folgen|seguir|\d+ (?:articles?|posts?|beiträge)"
    r"|(?:voir |view |see )?(?:tous |toutes |all )?(?:ses |les |nos )?(?:articles|posts|publications)"
    r"(?: (?:de|by|from)\b.*)?"
    r"|voir (?:la|sa|son) (?:bio|biographie|fiche|profil)|view profile|see bio)$",
    re.IGNORECASE,
)
#: "N. B."
_INITIAL = re.compile(r"(?:^|[\s.-])[A-ZÀ-Þ]\.$")
#: As libraries list people: "Belle, Nadia".
_LAST_FIRST = re.compile(r"([A-ZÀ-Þ][\w'’-]+), ([A-ZÀ-Þ][\w'’-]+)")
_PARENTHESES = re.compile(r"[(\[{<]([^)\]}>]*)(?:[)\]}>]|$)")
_ROLE = re.compile(
    r"\b(?:redact(?:eur|rice)\w*|journalistes?|correspondan\w*|chef\w*|directeur|directrice|envoye\w*|pigiste"
    r"|editorialiste|chroniqueu\w*|grande? reporter|collaborat\w*"
    r"|reporters?|editors?|writers?|correspondent|staff|senior|contributor|contributeu\w*|contributrice|columnist|producer"
    r"|photographe|photographer|illustrat\w+|infographiste|auteure?|autrice|ecrivain\w*|essayiste|historien\w*"
    r"|president\w*|responsable|charge\w*|consultant\w*|fondat\w*|cofondat\w*|adjoint\w*|stagiaire|freelance|journalist"
    r"|professeur\w*|economiste|avocat\w*|chercheu\w*|sociologue|politologue|expert\w*|analyste|maitre de conferences"
    r"|redakteur\w*|special\w*|service\b|rubrique|bureau de|ingenieur\w*|docteur en|membre\b|depute\w*)\b"
)
_NOBODY = re.compile(
    r"(?:la |notre |the |une |l'|die )?(?:redaction|redac|equipe|team|web ?master|webmaster|admin(?:istrat\w*)?"
    r"|editorial|newsroom|staff|redaktion|redazione|redaccion|redactie)"
    r"|(?:la )?redaction (?:de|du|d'|des|avec|web|en ligne).*|(?:modifie|actualise)\w*"
    r"|.*\b(?:editorial team|news ?desk)|service .*|(?:non|un)known|anonym\w*|inconnu|auteur|author|guest"
    r"|(?:null|none|undefined)(?: (?:null|none|undefined))?"
    r"|par|por|von|by|invite|contact|(?:publie|maj|mise? a jour|updated)\b.*|name|nom|actualites?|news|nachrichten"
    r"|communique.*|super ?user|user|no author|follow|suivre|wordpress\w*|wp|editor|agences?|agencies|agenturen|date"
    r"|autor|text|sources?|l'equipe .*|partenaire|publi-?\w*"
    r"|.*\b(?:comments|commentaires?|kommentare?|comentarios?|commenti)"
)
_PARTICLES = frozenset(("de", "du", "des", "la", "le", "les", "von", "van", "der", "den", "ter", "zu", "da", "di", "do",
                        "dos", "das", "del", "della", "el", "al", "ben", "bin", "ibn", "y", "e", "d", "l"))  # fmt: skip
#: What parts the words of a name, or of a login made of it.
_SPACING = re.compile(r"[\s._'’-]+")
_BREAK = re.compile(r"^(?:in|dans|en|sur|on|le|la|a|à|um|am)\s", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"[\s,]+(?:le|on|am|um|el|il|at|à|a|publié|published|updated|mis à jour|veröffentlicht|publicado|pubblicato"
    # A weekday is left of "le mer, 04/03/2026"; Le Mer is a name.
    r"|(?-i:le|on|am|el|il)\s(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?"
    r"|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\.?)\s*$",
    re.IGNORECASE,
)
#: "Publié par X le 3 mars": whoever put it online, often not its author.
_POSTED = re.compile(r"^\W*publiée? par\b", re.IGNORECASE)
_PLURAL_ROLE = re.compile(r"(?:nos )?(?:envoyes|correspondants|journalistes|redacteurs|reporters|grands reporters)\b")
_SIGNS = " ,;:|-–—@\"'«»“”"
_MOST_CHARACTERS = 60
_MOST_NAME_WORDS = 6
_MOST_ROLE_CHARACTERS = 100
#: "Notre correspondante", "Grand reporter".
_ROLE_STARTS = 8
_MOST_AUTHORS = 12
#: Twelve names with their roles; more is a page gone wrong.
_LONGEST_CREDITS = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed, and as what: "correspondante à Lyon"; empty where nothing says it."""

    name: str
    role: str = ""


def author_names(texts: list[str], *, declared: bool = False) -> tuple[str, ...]:
    """The names of `people`."""
    return tuple(person.name for person in people(texts, declared=declared))


def people(texts: list[str], *, declared: bool = False) -> tuple[Person, ...]:
    """The people that some bylines name, once each, in order.

    `declared`: each text is what a page's metadata calls an author, so that names of agencies, and such as no capital
    marks as a name, are believed too.
    """
    found: dict[str, Person] = {}
    for text in texts[:_MOST_AUTHORS]:
        for person in _people_of(text[:_LONGEST_CREDITS], declared=declared):
            found.setdefault(_SPACING.sub("", fold(person.name)), person)
    return tuple(found.values())[:_MOST_AUTHORS]


def is_role(text: str) -> bool:
    """Whether a short text says what somebody is, and nothing else: it begins with the role."""
    folded = fold(text).lstrip(" ,(-")
    match = _ROLE.search(folded)
    if match is None or match.start() > _ROLE_STARTS or len(text) > _MOST_ROLE_CHARACTERS:
        return False
    return not printed_dates(folded) and not _NOBODY.fullmatch(folded)


def _people_of(text: str, *, declared: bool) -> list[Person]:
    text = _SEAM.sub(" | ", clean_line(text))
    undated = _without_dates(text)
    if undated != text and _POSTED.match(text):
        return []
    if declared and (listed := _LAST_FIRST.fullmatch(text)) and not any(map(_is_nobody, listed.groups())):
        undated = f"{listed[2]} {listed[1]}"
    text, told = _without_parentheses(without_prefix(_READING_TIME.sub(" | ", undated)))
    parts = [part for part in map(_tidy, _BETWEEN.split(text)) if part]
    found: list[Person] = []
    pending = ""
    for place, part in enumerate(parts):
        if place and _BREAK.match(part) and not _ROLE.search(fold(part)):
            if part.startswith("à "):
                continue  # "Nadia Belle, à Lyon, et Karim Osman, à Paris"
            break
        person = _person(part, declared=declared, alone=len(parts) == 1, first=not found)
        if person:
            found.append(replace(person, role=person.role or pending))
            pending = ""
        elif _ROLE.search(fold(part)) and len(part) <= _MOST_ROLE_CHARACTERS and not _NOBODY.fullmatch(fold(part)):
            pending = _attach(found, part)
    if told and found:
        _attach(found, told)
    return found


def _attach(found: list[Person], role: str) -> str:
    """Give a role to the last person, one in the plural to all; or back when there is nobody yet.

    "Notre correspondante à Berlin, Nadia Belle" and "Nadia Belle et Karim Osman, envoyés spéciaux à Lyon".
    """
    if not found:
        return role
    several = _PLURAL_ROLE.match(fold(role)) is not None and not any(person.role for person in found)
    for place in range(len(found)) if several else (len(found) - 1,):
        person = found[place]
        found[place] = replace(person, role=f"{person.role}, {role}" if person.role else role)
    return ""


def without_prefix(text: str) -> str:
    """A byline without "Par", "Propos recueillis par", "Auteur :"."""
    while (shorter := _PREFIX.sub("", text)) != text:
        text = shorter
    return text


def _without_dates(text: str) -> str:
    flat = "".join(unicodedata.normalize("NFD", character)[0].lower() for character in text)
    for date in reversed(printed_dates(flat[: len(text)])):
        text = f"{_LOOSE_END.sub('', text[: date.start])} | {text[date.end :]}"
    return text


def _without_parentheses(text: str) -> tuple[str, str]:
    """A byline without what stands in parentheses, and the role among that."""
    inside = [clean_line(match) for match in _PARENTHESES.findall(text)]
    role = next((said for said in inside if _ROLE.search(fold(said)) and len(said) <= _MOST_ROLE_CHARACTERS), "")
    return _PARENTHESES.sub(" ", text), role


def _is_nobody(word: str) -> bool:
    return bool(agency_named(word)) or _NOBODY.fullmatch(fold(word)) is not None


def _tidy(part: str) -> str:
    part = _CONTROL_END.sub("", _CONNECTOR.sub("", part))
    if not _ROLE.search(fold(part)) and len((shorter := _ELSEWHERE.sub("", part)).split()) > 1:
        part = shorter
    part = _LOOSE_END.sub("", without_prefix(part)).strip(_SIGNS)
    return part if _INITIAL.search(part) else part.strip(f"{_SIGNS}.")


def _person(part: str, *, declared: bool, alone: bool, first: bool) -> Person | None:
    folded = fold(part)
    if _NOBODY.fullmatch(folded):
        return None
    role = _ROLE.search(folded)
    if role and role.start() > 0 and len(part) == len(folded):
        name, said = part[: role.start()].strip(" ,"), part[role.start() :]
        if _is_name(name) and _is_capitalised(name) and len(name.split()) > 1:
            return Person(name, said)
    if not _is_name(part):
        return None
    if agency_named(part):
        return Person(_ARTICLE.sub("", part))
    if declared and alone:
        return Person(part)
    if role or (part[0].islower() and not declared):
        return None
    if not declared and not (_is_capitalised(part) and (first or len(part.split()) > 1)):
        return None
    return Person(part)


def _is_name(part: str) -> bool:
    """Whether a text has the form of a name in any script: letters and their marks, and what joins them."""
    if not part or len(part) > _MOST_CHARACTERS or not part[0].isalpha() or len(part.split()) > _MOST_NAME_WORDS:
        return False
    return all(character in " '’.-_" or unicodedata.category(character)[0] in "LM" for character in part)


def _is_capitalised(name: str) -> bool:
    """Whether every word begins with a capital, or is a particle; scripts without capitals pass."""
    words = re.split(r"[\s'’-]+", name)
    return not any(word and word[0].islower() and word not in _PARTICLES for word in words)
