"""What parties do for one another, and what is no agreement at all, where no word joins two names; pure.

Tables over marked clauses (see `marking`). `parties` asks them last, of partners that are known.
"""

from __future__ import annotations

import re

#: Nouns that leave no doubt.
AGREED = re.compile(
    r"\b(?:accord|contrat|convention|partenariat|alliance|protocole|charte|collaboration|cooperation|marche (?=public"
    r"|de|du|des))s?\b"
)
#: Who finds fault, asks for something or only tells has agreed on nothing.
NO_DEAL = re.compile(
    r"\b(?:critiqu|denonc|dement|reclam|exig|deplor|s'inquiet|inquiet|interrog|compar|fustig|redout|crain(?!te)|craign"
    r"|s'insurg|publi(?:e|ent|ait|er)\b|dispens|evalu|attend(?:ent|ait)? de|revel|concurrenc|deconseill|interdi|accus"
    r"|alert|presente(?:nt)?\b|a presente|ont presente|mesur(?:e|er)\b|ouvre\w* (?:ses|leurs) portes|interess|dejeun"
    r"|(?<!\w)dine|rencontr|croise|rivalis"
    r"|devanc|depass|surveill|piege|vise(?:nt)? a"
    r"|dezingu|epingl|tacl|moqu|utilis|se passe(?:nt)? d'un|profite de la|rend\w* hommage)"
)
#: What one party does for another.
_ACTS = re.compile(
    r"\b(?:donne(?!e)|fait don|fera don|font don|remis|remet|offr|offert|fourni|vers(?:e|er|era|ent)\b|financ|form(?:e"
    r"|er|era|eront|ent)\b"
    r"|equip(?:e|er|era|eront|ent)\b|heberg|migr|deploi|deploy|test(?:e|ent|er|era|eront)\b|adopt|choisi|retenu|retien"
    r"|confi(?:e|er|era)"
    r"|achet|command|souscri|rach[ae]|investi|souti|souten|accompagn|certifi|labellis|label\b|numeris|modernis|ced(?:e"
    r"|er|era)\b"
    r"|resili|renouvel|recondui|prolong|suspend|sign(?:e|er|era|ent|eront)\b|pilot(?:e|er|era)\b|rejoi|bascul|accueill"
    r"|ouvr|disposition\b|prend\w* [\d,]+(?= ?%)|compter sur|capital|hache|demand(?:e|ent|er) a F de|depens|c'est fini"
    r"|c'est termine|un trait|\bdons? d|grace a|cofinanc|sous le controle|dans le giron|escarcelle|mett?\w* (?:fin"
    r"|un terme)|mis fin|consacr|financement|mecene|valoris"
    r"|a son capital|label|programme"
    r"|formation"
    r"|chaire|travaux|recherche|voit le jour|voient le jour|reproch|subvention|courtis|ech(?:oi|u|ue|oit)\b|gagn|sedui"
    r"|empoch|rafl|adjug|attribu"
    r"|remport|decroch|engage|s'all|associ|collabor|cooper|travaill|negoci|discut|romp|quitt|abandonn|renonc|unis"
    r"|recour|tourn\w+ la page|apport(?:e|ent|er|era)\b|promet|promis|alloue|planch|stop\b|mise(?:nt)?\b|prom(?:is"
    r"|et)\b|pay(?:e|er|ent|era)\b|diffus|distribu|commercialis|vend|livr)"
)
#: How far a product may stand behind who uses it.
_LONGEST_USE = 90
#: What it does not get is somebody else's.
_LOST = re.compile(
    r"[FR] (?:a |avait )?per(?:d|du|dra)\b(?! (?:le |son |l'|un )?(?:contrat|partenariat|marche|client)[^,;]{0,40} P)"
    r"|echapp\w+ a [FRQ]|(?:souhait|voul|refus|accept)\w* (?:de )?(?:pas )?(?:s'exprimer|comment|repond|reagi"
    r"|donner suite)\w*"
    r"|sign\w+ (?:\w+ )?(?:une|un|la|le) (?:tribune|lettre ouverte|petition|livre blanc|etude|rapport|appel)\b"
    r"|reste\w* (?:\w+ )?(?:independante?s?|fideles? a O)|prefer\w* (?:celle|celui|ceux|celles|l'offre|la solution"
    r"|les solutions) de O|se refus\w+ a tout commentaire|pas (?:encore )?(?:repondu|donne suite|reagi|comment)\w*"
)

#: What is moved is no party: "autorise P à héberger U chez F", "migre U vers Q".
_MOVED = re.compile(r"(?:heberg|migr|bascul|stock|transf|deploy|port)\w+ (?:[\w'-]+ ){0,2}$")
#: "remplace U par Q": a product of others.
_REPLACES = ("remplace ", "remplacent ", "remplacer ", "remplacera ", "remplaceront ")
_REPLACED = re.compile(r" par (?:[\w'-]+ ){0,3}[FQ]")
#: "quitte F pour P": who comes after has no part in what ends.
_SUCCEEDS = re.compile(
    r"\b(?:quitt|abandonn|remplac|delaiss|lach|troqu)\w* (?:[\w'-]+ ){0,4}?[FRQ] (?:[\w'-]+ ){0,3}?"
    r"(?:pour|par|contre|(?:au profit|au benefice|en faveur) de) (?:[\w'-]+ ){0,3}$"
)
_TO_THERE = re.compile(r"(?: et [\w' -]{1,40})? (?:chez|vers|sur|dans) (?:[\w'-]+ ){0,3}[FQ]")


def is_party(clause: str, place: int) -> bool:
    """Whether the letter at a place of a marked clause may be a party: a partner, and no thing that is moved."""
    if clause[place] == "U" and _REPLACED.match(clause, place + 1) and clause[:place].endswith(_REPLACES):
        return False
    if clause[place] == "U" and _TO_THERE.match(clause, place + 1) and _MOVED.search(clause, 0, place):
        return False
    return clause[place] in "PU" and not _SUCCEEDS.search(clause, 0, place)


def is_lost(marked: str) -> bool:
    """Whether a sentence says that the watched organisation does not get it, or that nobody says anything."""
    return bool(_LOST.search(marked))


def deals(clause: str, first_end: int, second_start: int, *, with_product: bool) -> bool:
    """Whether a known party and the watched organisation agree though no word joins them: nobody else is about.

    An agreement is named, or one does something for the other. `with_product` says that the second of the two names,
    which begins there, is a product.
    """
    if "debout" in clause:
        return True
    if NO_DEAL.search(clause) or ", dont " in clause[first_end:second_start]:
        return False
    if AGREED.search(clause) or _ACTS.search(clause):
        return True
    return with_product and second_start - first_end <= _LONGEST_USE and not clause.startswith(",", first_end)
