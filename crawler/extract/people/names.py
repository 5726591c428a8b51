"""What a piece of a byline is by its form: a name, a role, or one that belongs to nobody."""

from __future__ import annotations

import re
import unicodedata

from crawler.extract.dates.printed import printed_dates
from crawler.extract.people.agencies import agency_named
from crawler.extract.people.first_names import FIRST_NAMES
from store.text import fold

#: Where people can be found besides; in folded text.
NETWORK = r"(?:twitter|facebook|linkedin|instagram|bluesky|mastodon|threads|e-?mail|courriel)"
#: In folded text.
ROLE = re.compile(
    r"\b(?:redact(?:eur|rice)\w*|journalistes?|correspondan\w*|chef\w*|directeur|directrice|envoye\w*|pigiste"
    r"|editorialiste|chroniqueu\w*|grande? reporter|collaborat\w*"
    r"|reporters?|editors?|writers?|correspondent|staff|senior|contributor|contributeu\w*|contributrice|columnist"
    r"|producer"
    r"|photographe|photographer|illustrat\w+|infographiste|auteure?|autrice|ecrivain\w*|essayiste|historien\w*"
    r"|president\w*|responsable|charge\w*|consultant\w*|(?:co-?)?fondat\w*|(?:co-?)?founder|adjoint\w*|stagiaire"
    r"|freelance|journalist|alternante?s?|apprentie?s?"
    r"|professeur\w*|economiste|avocat\w*|chercheu\w*|sociologue|politologue|expert\w*|analyste|maitre de conferences"
    r"|[a-z]{2,}leiter(?:in)?|geschaftsfuhrer\w*|referent(?:in)?|mitarbeiter\w*|professor\w*|wissenschaftler\w*"
    r"|redactora?|periodista|corresponsal\w*|profesora?|giornalista|corrispondente|inviat[oa]|verslaggever"
    r"|redakteur\w*|ceo|cto|cio|ciso|cfo|cmo|vp|pdg|dsi|rssi|drh|[a-z]+ manager|head of"
    r"|porte-parole|delegue\w*|special\w*|service\b|rubrique|bureau de|ingenieur\w*|docteur en|membre\b|depute\w*)\b"
)
NOBODY = re.compile(
    r"(?:la |notre |the |une |l'|die )?(?:redaction|redac|equipe|team|web ?master|webmaster|admin(?:istrat\w*)?"
    r"|editorial|newsroom|staff|redaktion|redazione|redaccion|redactie|redacao|redakcja)"
    r"|(?:la )?redaction (?:de|du|d'|des|avec|web|en ligne).*|(?:un |le )?collectif(?: d.*)?|(?:modifie|actualise)\w*"
    # What a line makes of a picture, a rubric, or of whom it is about
    r"|(?:photos?|photograph(?:ies?|s)|fotos?|videos?|dessins?|illustrations?|infograph(?:ies?|ics?)"
    r"|avatar)(?: .*)?"
    r"|(?:traduit|traduction|translated|translation)\b.*|tribunes?|anal(?:ysis|yses?)|chroniques?|opinions?|entretien|interview"
    r"|reportage|(?:(?:print|web|online|digital|national|international|foreign|world|city|metro|sports?"
    r"|entertainment|lifestyle|business|breaking|tech|money|features?|trends|video|social media|central|internet) )*"
    r"desk(?: .*)?|brand studio"
    rf"|en savoir plus.*|{NETWORK}(?:\W+{NETWORK})*"
    r"|.*\b(?:editorial team|news ?desk)|service .*|(?:non|un)known|anonym\w*|inconnu|auteur|author|guest"
    r"|(?:null|none|undefined)(?: (?:null|none|undefined))?|(?:(?:archives?|e-?mail|rss|bio|profile?|website)\b ?)+"
    r"|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|(?:maan|dins|woens|donder|vrij|zater|zon|man|tis|tirs|ons|tors|fre|lor|lør|son|søn)dag"
    r"|par|por|von|by|invite|contacts?(?: (?:presse|medias?|press|media))?|(?:relations?|bureau de) presse"
    r"|(?:publie|maj|mise? a jour|(?:last )?updated|posted|published|veroffentlicht|publicado|pubblicato|gepubliceerd"
    r"|opublikowano|geplaatst|(?:letzte )?aktualisier(?:t|ung))\b.*|artikel|article|articulo|articolo"
    r"|startseite|home|accueil|inicio|watch live|share|bookmark|teilen|(?:online|digital|web|news)-?redaktion"
    r"|nachrichtenagentur|name|nom|actualites?|news|nachrichten"
    r"|communique.*|super ?user|user|no author|taboola|outbrain|ligatus|follow|suivre|wordpress\w*|wp|editor"
    r"|(?:les )?agences?|agencies|permalink|permalien|trackbacks?"
    r"|agenturen|agencias|agenzie|(?:agentur)?material (?:der|des|von) .*|date|autor|text|sources?|l'equipe .*"
    r"|(?:la )?(?:mairie|ville|commune|prefecture|metropole)(?: d.*)?|(?:(?:l'|le |la )?(?:universite|ministere"
    r"|direction)|office de tourisme"
    r"|conseil (?:general|municipal|departemental|regional|communal))\b.*"
    r"|.+ (?:kommune|kommun|gemeente)|partenaire|publi-?\w*|.*\b(?:comments|commentaires?|kommentare?|comentarios?"
    r"|commenti)"
)
_PARTICLES = frozenset(("de", "du", "des", "la", "le", "les", "von", "van", "der", "den", "ter", "zu", "da", "di", "do",
                        "dos", "das", "del", "della", "el", "al", "ben", "bin", "ibn", "y", "e", "d", "l"))  # fmt: skip
_COMPANY = re.compile(
    r"\b(?:GmbH|SARL|S\.A\.R\.L|SAS|S\.A\.S|S\.A|SPRL|SRL|S\.r\.l|S\.L|Inc|Ltd|LLC|Corp|AG|e\. ?V|B\.V"
    r"|asbl|ASBL|Verlag)\b|\bwww\.|\b[\w-]{3,}\.(?:com|net|org|fr|de|be|ch|it|es|eu|info|media)\b"
)
#: With which titles and places begin as well: "France Culture", "Victoria Station".
_NAMES_OF_OTHERS = frozenset(("france", "florence", "jordan", "victoria", "victoire", "rose", "fleur", "axel", "said"))
#: 'Jean "Django" Reinhardt'.
_NICKNAME = re.compile(r"(?<=\w)\s[\"“”„][\w .'’-]{1,25}[\"“”]\s(?=\w)")
_MOST_CHARACTERS = 60
_MOST_NAME_WORDS = 6
MOST_ROLE_CHARACTERS = 100
#: "Notre correspondante", "Grand reporter".
_ROLE_STARTS = 8


def is_name(part: str) -> bool:
    """Whether a text has the form of a name in any script: letters and their marks, and what joins them."""
    part = _NICKNAME.sub(" ", part)
    if not part or len(part) > _MOST_CHARACTERS or not part[0].isalpha() or len(part.split()) > _MOST_NAME_WORDS:
        return False
    return all(character in " '’.-_" or unicodedata.category(character)[0] in "LM" for character in part)


def is_capitalised(name: str) -> bool:
    """Whether every word begins with a capital, or is a particle; scripts without capitals pass."""
    words = re.split(r"[\s'’-]+", name)
    return not any(word and word[0].islower() and word not in _PARTICLES for word in words)


def has_first_name(name: str) -> bool:
    """Whether a name begins with a first name of the French press."""
    first = re.split(r"[\s-]", fold(name))[0]
    return first in FIRST_NAMES and first not in _NAMES_OF_OTHERS


def is_nobody(word: str) -> bool:
    """Whether it names an agency, an office, or nothing at all: "la rédaction", "admin"."""
    return bool(agency_named(word)) or NOBODY.fullmatch(fold(word)) is not None


def is_company(name: str) -> bool:
    """Whether a name has the legal form of a company or an association, or an address of the web, in it."""
    return _COMPANY.search(name) is not None


def is_role(text: str) -> bool:
    """Whether a short text says what somebody is, and nothing else: it begins with the role."""
    folded = fold(text).lstrip(" ,(-")
    match = ROLE.search(folded)
    if match is None or match.start() > _ROLE_STARTS or len(text) > MOST_ROLE_CHARACTERS:
        return False
    return not printed_dates(folded) and not NOBODY.fullmatch(folded)
