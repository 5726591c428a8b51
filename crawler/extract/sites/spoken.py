"""Words by which a block shows that it is no part of a report: it speaks to readers, of the text, or of who wrote it.

Of whole words only, French and English: what a title prints in another language is told by where it stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.text import fold

#: A title speaks as "we" to "you".
_SPOKEN = frozenset(("nous", "notre", "nos", "vous", "votre", "vos", "we", "our", "us", "you", "your"))
_READERS = frozenset(("lecteurs", "lectrices", "internautes", "abonnes", "abonnees", "donateurs", "readers"))
_WHO_PAY = frozenset(("subscribers", "donors", "supporters"))
_TO_READERS = _SPOKEN | _READERS | _WHO_PAY
#: What a title asks of readers; a recipe asks other things.
_ASKING = re.compile(
    r"(?:abonn|aid|appel|cliqu|comment|consult|contact|decouvr|deven|donn|ecout|ecriv|envoy|identifi|inscriv|interrog|lis"
    r"|offr|partag|particip|pos|propos|reagiss|recev|rejoign|retrouv|signal|souten|suiv|telecharg|temoign|visit)ez"
)
#: Who wrote for the title, which is told as a credit.
_SENT = re.compile(r"(?:correspondant|envoye|photographe)e?s?")
#: Of the text that it stands below, and of what may be done with it.
_OF_THE_TEXT = re.compile(
    r"^(?:a propos|about)\b[^:.]{3,60}:"
    r"|\b(?:(?:cet|cette|ce|present) (?:article|texte|tribune|chronique|billet|recit|contenu|publication|reportage)"
    r"|this (?:article|story|piece|text|essay|column|interview|report|series)"
    r"|reproduction (?:interdite|reservee|autorisee|meme|partielle|totale|integrale|de ce)|droits reserves"
    r"|copyright|rights reserved|creative commons|originally published|first appeared"
    r"|newsletter|infolettre|podcast|balado"
    r"|(?:la|sa) redaction\b(?! d)|traduite? (?:de l'|du )\w+ (?:par|pour)|translated (?:from|by))"
)
#: Of who wrote it.
_OF_WRITERS = re.compile(
    r"\b(?:(?:journaliste|redact(?:eur|rice)|correspondante?|chroniqueu(?:r|se)|autrice|ecrivaine?|essayiste"
    r"|romanci(?:er|ere)|historien(?:ne)?|sociologue|economiste|philosophe|politologue|geographe|enseigne"
    r"|enseignante?-chercheu(?:r|se)|professeure?|chercheu(?:r|se)|doctorante?|maitre(?:sse)? de conferences"
    r"|collabore|(?:sa|une|ses) chroniques?|livres?|romans?|ouvrages?|couvre|a signe|a publie"
    r"|journalist|(?:grand|staff|senior|is a) reporter|reporter (?:at|for|with)|writer|writes|author of|editor"
    r"|correspondent|columnist|professor|lecturer|teaches|researcher|fellow (?:at|of)|covers|books?|freelance)\b)"
)
#: The name that a note begins with: "Chloé Œttinger suit …", "À propos de Chloé Œttinger : …".
_PERSON = re.compile(
    r"(?:(?:À propos d[eu]|About|Par|By) |À propos d['’])?(?!L[ea]s? |Une? |The |An? |In |À |Au )"
    r"([A-ZÀ-ÖØ-ÞŒ][\w’'-]+(?: (?:d[eu]s?|la|van|von))? [A-ZÀ-ÖØ-ÞŒ][\w’'-]+)"
)
_APPEAL = 30
_QUOTED = re.compile(r"\s*[«“\"–—-]")


def speaks_to_readers(said: Sequence[str]) -> bool:
    """Whether folded words address readers or count them."""
    spoken = _TO_READERS.intersection(said)
    if spoken == {"vous"}:  # "rendez-vous à Dole" does not
        return said.count("vous") > said.count("rendez")
    return bool(spoken) or any(word.endswith("ez") and _ASKING.fullmatch(word) for word in said)


def is_credit(said: Sequence[str]) -> bool:
    """Whether folded words tell who wrote for the title: "de notre correspondante à"."""
    return any(map(_SENT.fullmatch, said))


def is_appeal(text: str) -> bool:
    """Whether a block speaks to readers, and is nobody's question or quotation."""
    if len(text) < _APPEAL or text.endswith("?") or is_quoted(text):
        return False
    return not _SPOKEN.isdisjoint(re.findall(r"\w+", fold(text)))


def is_quoted(text: str) -> bool:
    """Whether it begins as somebody's words do."""
    return _QUOTED.match(text) is not None


def name_at_start(text: str) -> frozenset[str]:
    """The folded words of the name that a block begins with, if it begins with one in full."""
    found = _PERSON.match(text)
    return frozenset(fold(found[1]).split()) if found else frozenset()


def is_note(text: str, *, of_writers: bool) -> bool:
    """Whether a paragraph below a text speaks to readers or of the text, or, where these count, of who wrote it."""
    folded = fold(text)
    if _OF_THE_TEXT.search(folded) or speaks_to_readers(re.findall(r"\w+", folded)):
        return True
    return of_writers and _OF_WRITERS.search(folded) is not None
