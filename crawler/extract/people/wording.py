"""The words that stand around names in bylines: "Propos recueillis par", "à Lyon", "Suivre", "3 min de lecture".

Whether what is left is a name is judged in `names`.
"""

from __future__ import annotations

import re

from crawler.extract.people.names import NETWORK, ROLE, has_first_name
from store.text import fold

#: What people sign: "un texte de", "Reportage :".
KIND = (
    r"(?:une? |eine? |an? |l['’])?(?:articles?|textes?(?: et photos?)?|propos|dossier|enqu[eê]te|chronique|tribune"
    r"|analyse|entretien|interview|reportage|opinion|billet|récit|portrait"
    r"|analysis|commentaires?|commentary|column|perspective|reviews?|rezension|kritik|análisis|analisi|reseña|recensione"
    r"|avis d['’]experte?s?|point de vue|carte blanche|protokoll|édito(?:rial)?|décryptage|critique|artikel|beitrag"
    r"|gastbeitrag|kolumne|kommentar|bericht|essay|story|words?|text|texto|testo|tekst|reporting"
    r"|pressemitteilung|blog ?beitrag)"
)
#: Where an interview was held: "à Lyon", "à New York", "en Côte d'Ivoire".
PLACE = r"(?:à|au|aux|en) [\w'’-]+(?: [\w'’-]+){0,2}?"
#: The same in other languages: "Skrevet av", "Geplaatst door", "Opracował", "Szerző:".
BY_NEIGHBOURS = (
    r"(?:(?:skriv(?:en|et)|skrevet|publicera[dt]|publisert|publiceret|offentliggjort|indsendt|inlag[dt]|upplagd|posta[dt]"
    r"|postet|lagt (?:ut|inn|op)|oprettet) a[vf]|(?:ingediend|ingezonden|opgesteld|gepost) door"
    r"|(?:(?:dodan|opublikowan|napisan|zamieszczon|utworzon|wysłan)[eoay] )?przez|postado por"
    r"|(?:articolo|servizio|testo) di(?=\s(?-i:[A-ZÀ-Þ]))|(?:scris|postat|publicat|redactat"
    r"|articol(?: scris)?) de(?=\s(?-i:[A-ZÀ-Þ]))"
    r"|(?-i:A[vf]|A[VF])(?=\s(?-i:[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ]))"
    r"|(?:kirjoittanut|kirjoittaja|toimittaja|teksti|szerző|írta|opracowała?|oprac\.|rozmawiała?|autork[ai]|autorzy"
    r"|napsala?|vložila?|yazan|muhabir|skribent|forfatter)(?=\s?:|\s(?-i:[A-ZÀ-ÞĀ-Ž]))"
    r"|(?:redacción|redazione|redactie|redaktør|redaktör|journalist|reporter|haber|автор|текст|tekst og foto"
    r"|text och (?:foto|bild)|tekst en foto['’]?s?)(?=\s?:))"
)
_PREFIX = re.compile(
    rf"^\W*(?:(?:{KIND}(?: de)? )?"
    r"(?:(?:publiée?s?|r[ée]dig[ée]e?s?|[ée]crite?s?|r[ée]alis[ée]e?s?|menée?s?|conduite?s?|recueillis?|signée?"
    r"|postée?|proposée?|préparée?"
    r"|soumise?|créée?|mis en ligne|written|posted|reported|published|submitted|geschrieben|erstellt|eingestellt"
    r"|eingereicht|veröffentlicht|verfasst|aufgezeichnet|enviado|escrito|redactado|publicado|scritto|inviato|pubblicato"
    r"|geschreven|geplaatst|gepubliceerd)"
    rf" (?:{PLACE} )?)?"
    r"(?:par|by|von|por|door|a cura di|de(?=\s?:)|(?-i:di|da|av|af)(?=\s[A-ZÀ-Þ])"
    # "Di Marco Rossi", but "Di Stefano" is a name
    r"|(?-i:D[ia])(?=\s[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ]))"
    rf"|{BY_NEIGHBOURS}"
    r"|(?:(?:voir|lire|retrouve[rz]|découvr(?:ir|ez)|consulte[rz])\s+)?"
    r"(?:tous (?:les|ses) |plus d['’]|d['’]autres |les (?:autres |derniers )?)(?:articles|contributions) (?:de|par)"
    r"|plus (?:de|par)(?=\s(?-i:[A-ZÀ-Þ]))"
    r"|(?:view |see |read )?(?:all )?(?:more )?(?:posts |articles |stories )?(?:by|from)"
    r"|(?:suivre|suivez|contacter|follow)(?=\s(?-i:[A-ZÀ-Þ]))|(?:avec )?(?:la |le )?(?:collaboration|participation"
    r"|contribution|concours) de"
    r"|(?:das )?(?:interview|gespräch) (?:mit .{3,60} )?führten?|dal(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)"
    r"|zeige alle beiträge von|(?:alles|mehr) von"
    r"|auteur(?:[·.(-]?(?:rice|trice|e))?\)?(?:[·.(-]?s\)?)?|autrices?"
    r"|authors?(?:\(s\))?|autor(?:in|en|es|[ei])?(?:/autor(?:in)?)?"
    rf"|propos (?:de|recueillis)|{KIND} d[eu]|{KIND}(?=\s*:)|r[ée]da[ck]t(?:eur|rice|ion|eurin)?(?=\s*:)"
    r"|(?:von )?unsere[rmn] (?:korrespondent|redakteur|reporter|mitarbeiter)(?:in|e?n)?(?=\s(?-i:[A-ZÀ-Þ]))"
    r"|signé|textes?(?: et photos?)?|(?:journaliste|correspondante?(?: locale?)?)(?=\s*:)"
    r"|text|escribe|aus [\w-]+ berichtet"
    r"|(?:de |avec )?(?:notre|nos) (?:correspondante?s?|envoyée?s? spécia(?:les?|ux)|journalistes?|reporters?)"
    r"(?=\s(?-i:[A-ZÀ-Þ]))"
    r")(?:\s*:\s*|\s+)|^\W*(?-i:(?:[Bb]y|Par)(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
#: Left before a name where the list has a comma too: "…, et Karim Osman".
_CONNECTOR = re.compile(r"^\W*(?:et|and|und|y|avec|with|mit)\s+", re.IGNORECASE)
#: Where or for whom somebody wrote: "Nadia Belle à Lyon", "Karim Osman pour Le Courrier", not "… pour la Recherche".
_ELSEWHERE = re.compile(
    r"(?<=[\w.])\s(?:(?:à|in|IN|en|aus|au|aux|dans|sur|depuis|pour)\s[A-ZÀ-Þ]|for\sThe\b|(?:for|pour)\s\S+\.[a-z]).{1,40}$"
)
#: Those that print people as "Mme Belle": those titles that are no part of a name. "Dr. Belle" is one in German.
_TITLE = re.compile(
    r"^(?:mmes?|mlles?|mrs?|ms|(?-i:M\.|Me|Mgr)|(?:le |la )(?-i:Dr|Pr)\b)\.?\s+(?=\S+\s\S)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:(?<=^)|(?<=[\s(,|/]))@\w+")
#: What readers can do about an author: "Suivre", "Voir tous ses articles", "12 articles".
_CONTROL_END = re.compile(
    r"\s(?:suivre|s'abonner|contacter|follow(?:ing)?|folgen|seguir|\d+ (?:articles?|posts?|beiträge)"
    r"|(?:voir |view |see )?(?:tous |toutes |all )?(?:ses |les |nos )?(?:articles|posts|publications)"
    r"(?: (?:de|by|from)\b.*)?"
    r"|voir (?:la|sa|son) (?:bio|biographie|fiche|profil)|view profile|see bio"
    r"|partager(?: sur\b.*)?|share(?: on\b.*)?|teilen|compartir|condividi"
    rf"|suivez-l[ae] sur (?:{NETWORK}|x)|{NETWORK}(?:[\s,]+{NETWORK})*)$",
    re.IGNORECASE,
)
#: "3 min de lecture", beside a name.
READING_TIME = re.compile(
    r"\W*(?:\b|(?<=\d)(?=[A-Z]))(?:(?:temps de )?lecture|lesezeit|reading time)?"
    r"\W{0,3}\b\d{1,3}\s?(?:min(?:ut\w+)?|mn)\b"
    r"(?: (?:de lecture|read|lesezeit|de lectura|di lettura))?",
    re.IGNORECASE,
)
#: Where two elements met without a space between: "Nadia BellePublié le", "Nadia BelleJournaliste".
_SEAM = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Publi[eéc]|Mise? |Posté|Posted|Updated|Veröffentlicht|Aktualisiert|Pubblicat|Journalist"
    r"|R[ée]dact|Redakteur|Reporter|Grande? reporter|Correspond|Cheff?e? |Envoyée? |Photograph|Direct(?:eur|rice)"
    r"|Chroniqueu|Suivez|Senior |Staff |Editor|Contribut|Temps de lecture|Le [0-3]?\d))"
    r"|(?<=[a-zà-ÿ]{2})(?=[0-3]?\d[ /.])|(?<=[a-zà-ÿ]{3})(?=[A-Z]{3,}\b)"
)
_GLUED = re.compile(r"(?=[A-ZÀ-Þ])(?:(?<=\b[Pp]ar)|(?<=\b[Bb]y)|(?<=\b[Vv]on))")
#: "Posted by Nadia Belle at 07:05 AM in Farms"
_AT_TIME = re.compile(r"\s(?:at|à|um|om|a las)\s[012]?\d\s?[:h]\s?[0-5]\d(?:\s?[AaPp]\.?[Mm]\b\.?)?(?!\d)")
#: "Nadia BelleKarim Osman"
_NAMES_SEAM = re.compile(r"(?<=[A-ZÀ-Þ])(?P<last>[a-zà-ÿ]{2,})(?P<first>[A-ZÀ-Þ][a-zà-ÿ]+(?=[ -][A-ZÀ-Þ]))")
#: In French, "en" is no "et".
_DUTCH = re.compile(r"\W*(?:\w+ )?door\b|\W*tekst\b", re.IGNORECASE)
_DUTCH_AND = re.compile(r"\sen\s(?=[A-ZÀ-Þ])")
_BETWEEN = re.compile(
    r"\s*(?:[;|/\\+•·&\n→›»]|\s[-–—]\s|,|\s(?:et|and|und|y|og|och|oraz|avec|with|mit)\s"
    # "Nadia Belle e Karim Osman", but no "Nuno Costa e Silva"
    # "Texte Nadia Belle Photos Karim Osman"
    r"|\.?\s(?=(?-i:[Pp]hotos?|[Pp]hotography|[Ff]otos?|[Bb]ild|[Ii]llustrations?|[Pp]ictures?)\s?(?::|de|von|by)?\s?(?-i:[A-ZÀ-Þ]))"
    r"|(?-i:(?<=[a-zà-ÿ]{2})\s[ei]\s(?=[A-ZÀ-Þ][\w'’-]+\s(?:d[aeo]s?\s)?[A-ZÀ-Þ])))\s*",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"[\s,]+(?:le|on|am|um|el|il|at|à|a|(?-i:sur)|publié|published|updated|mis à jour|veröffentlicht|publicado"
    r"|pubblicato|gepubliceerd|publicerad|publicerat|publisert|publiceret|opublikowano|julkaistu|op|den|d\.|på|dnia|dne"
    # A weekday is left of "le mer, 04/03/2026"; Le Mer is a name.
    r"|(?-i:op)\s(?:ma|di|wo|do|vr|za|zo)"
    r"|(?-i:le|on|am|el|il)\s(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?"
    r"|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\.?)[\s:]*$",
    re.IGNORECASE,
)
#: Right before a date: "Nadia Belle jeudi 5 mars", "Le Vendredi 3 juillet 2026 | Nadia Belle".
_WEEKDAY_END = re.compile(
    r"(?:^|[\s|,]+)(?:le )?"
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn|maan|dins|woens|donder|vrij|zater|zon|mån|tis|ons|tors|fre|lör|sön|man|tirs"
    r"|lør|søn)(?:tag|dag)|mittwoch|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira|poniedziałek|wtorek|środa|czwartek|piątek"
    r"|sobota|niedziela)(?:\sd\.|\sden)?[\s,]*$",
    re.IGNORECASE,
)
#: "N. B."
_INITIAL = re.compile(r"(?:^|[\s.-])[A-ZÀ-Þ]\.$")
#: "Nadia Belle (texte) et Karim Osman (photos)".
_BY_PICTURES = re.compile(
    r"(?:^|,|\bet\b|\band\b|\bund\b)?\s*[^,()|]{3,40}?\s\((?:photos?|fotos?|dessins?|illustrations?|vidéos?|infographies?)\)",
    re.IGNORECASE,
)
#: What a line alone says of the name on the next, or beside.
LABEL_ALONE = re.compile(
    r"\W*(?:(?:(?:écrit|rédigé|propos recueillis|written|geschrieben|verfasst)\s)?(?:par|by|von|por|door|di|de|da"
    r"|a[vf]|przez|od|szerző)\s?:?|auteure?s?"
    r"|autrices?|auteur(?:[·./(-](?:e|rice|trice))\)?s?|authors?|autor(?:[*:_/·]?in(?:nen)?|en|es|[aei])?)\W*",
    re.IGNORECASE,
)
#: As German papers call both: "Autor*in", "Autor:innen".
_BOTH = re.compile(r"\b(autor)[*:_/·]in(?:nen)?\b", re.IGNORECASE)
_SIGNS = " ,;:|-–—@\"'«»“”()[]"


def without_prefix(text: str) -> str:
    """A byline without "Par", "Propos recueillis par", "Auteur :"."""
    while (shorter := _PREFIX.sub("", text)) != text:
        text = shorter
    return text


def without_addresses(text: str) -> str:
    """A byline with a bar in place of each address and handle."""
    return _ADDRESS.sub(" | ", text) if "@" in text else text


def without_photographers(text: str) -> str:
    """A byline without those who are named with their pictures in parentheses."""
    return _BY_PICTURES.sub(" | ", text) if "(" in text else text


def parted(text: str) -> str:
    """A byline with a bar where two elements met without a space between, or a space where the first was "par"."""
    text = _BOTH.sub(r"\1in", text) if "utor" in text or "UTOR" in text else text
    text = _AT_TIME.sub(" | ", _SEAM.sub(" | ", _GLUED.sub(" ", text)))
    text = _NAMES_SEAM.sub(_bar_before_first_name, text)
    return _DUTCH_AND.sub(" | ", text) if _DUTCH.match(text) else text


def _bar_before_first_name(seam: re.Match[str]) -> str:
    """What parts two names that met without a space; nothing inside "McDonald"."""
    return f"{seam['last']} | {seam['first']}" if has_first_name(seam["first"]) else seam[0]


def pieces(text: str) -> list[str]:
    """What commas, bars and "et" part in a byline, each without the words around its name; empty ones left out."""
    return [piece for piece in map(_tidy, _BETWEEN.split(text)) if piece]


def without_loose_end(text: str) -> str:
    """What stood before a date, without ", le" or "jeudi" at its end, unless that leaves one word of a name."""
    text = _LOOSE_END.sub("", text)
    shorter = _WEEKDAY_END.sub("", text)
    return text if len(without_prefix(shorter).split()) == 1 else shorter


def _tidy(part: str) -> str:
    part = _CONTROL_END.sub("", _CONNECTOR.sub("", part))
    if not ROLE.search(fold(part)) and len((shorter := _ELSEWHERE.sub("", part)).split()) > 1:
        part = shorter
    part = _TITLE.sub("", _LOOSE_END.sub("", without_prefix(part)).strip(_SIGNS))
    return part if _INITIAL.search(part) else part.strip(f"{_SIGNS}.")
