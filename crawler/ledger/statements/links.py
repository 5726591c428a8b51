"""How a name hangs on the words before it: prepositions, objects, "de" of something. Tables and their reading; pure.

All run over what stands before a letter of a marked clause (see `marking`), up to it.
"""

from __future__ import annotations

import re

from crawler.ledger.text.cues import TRANSITIVE

#: At a word that is no verb.
NO_VERB = (
    r"(?!(?:a|ont|est|sont|avec|pour|dans|sur|que|qui|se|par|va|vont|chez|contre|entre|apres|avant|comme|selon|malgre"
    r"|hors|sauf)\b"
    r"|(?!(?:president|client|departement|gouvernement|etablissement|agent|centre de traitement)\b)\w+(?:ent|era"
    r"|eront)\b)"
)
_STRONG = r"avec|entre|contre|aupres de|aux cotes de|chez|par"
_WEAK = r"dans|pour|sur|vers|au sein de|en faveur de|en"
#: Words between a preposition and the name: articles, adjectives, nouns.
PLAIN = r"(?:(?!avec\b|pour\b|par\b|dans\b|chez\b|qui\b|que\b|a\b|ont\b|est\b)[\w'’-]+ ){0,3}?"
_AFTER_STRONG = re.compile(rf"\b(?:{_STRONG}) {PLAIN}$")
_AFTER_WEAK = re.compile(rf"\b(?:{_WEAK}) {PLAIN}$")
_AFTER_TO = re.compile(rf"\ba {PLAIN}$")
_AFTER_OF = re.compile(rf"\bde {PLAIN}$")
#: "de" joins only what these words belong to.
_OF = re.compile(
    r"\b(?:partenaires?|mecenes?|parrains?|donateurs?|recoi\w+|recu\w*|recev\w+|obtien\w+|obtenu\w*|benefici\w+"
    r"|clients?|clientes?|signature|soutien|appui|aide|concours|sponsor|actionnaire|fournisseur|prestataires?|services?"
    r"|solutions?|technologies?|offres?|plateformes?|cloud|outils?|logiciels?|suites?|produits?|labels?|certifications?"
    r"|programmes?|capital|messagerie|licences?|benefice|profit|cote|faveur|mecenat|don|dons|infrastructures?"
    r"|centres? de donnees|serveurs?|data ?centers?|equipement|rachat|acquisition|convention|partenariats?|accords?"
    r"|contrats?|argent|fonds|bras|choix|selection|hebergement|migration|environnements?|investissement|apport"
    r"|financement|modeles?|agents|eleves|salaries|etudiants|equipes|collaborateurs|donnees|systemes?|postes|demarche"
    r"|marche|usines?|fondation|lycees|lyceens|ecoles|colleges|services|sites|magasins|patients)"
    rf" (?:[\w'-]+ ){{0,3}}?de {PLAIN}$"
)
#: What an unknown name must be named with: "mécène du Collège de France", "10 % de la start-up Vernay".
_PARTNER_OF = re.compile(
    r"(?:\b(?:partenaires?|mecenes?|parrains?|donateurs?|sponsors?|actionnaires?|fournisseurs?|prestataires?|soutiens?"
    r"|clients?|rachat|acquisition|marche|contrat|capital|benefice|profit|faveur|cotes)"
    rf"(?: (?:officiel|exclusif|principal|technologique|historique|numerique)s?)?|\d ?%(?: du capital)?) de {PLAIN}$"
)
_AFTER_TRANSITIVE = re.compile(rf"\b(?:{TRANSITIVE}) (?:{NO_VERB}[\w'-]+ ){{0,6}}$")
#: "a U": a place, unless one of these verbs takes it.
_TO_A_NAME = re.compile(
    rf"\b(?:alli\w+|associ\w+|uni(?!on)\w*|confi\w+|attribu\w+|appel|lie\w*|liai\w+|lient|octroi\w+|remet\w*|remis\w*|offr\w+"
    rf"|donn\w+|fourni\w*|(?<!s')accorde\w*|propos\w+|permet\w*|livr\w+|reserv\w+|destin\w+|apport\w+|adher\w+"
    rf"|ach[ae]\w+|command\w+|souscri\w+|lou\w+|verse\w*|prete\w*|vend\w*|adosse\w*|ouvre\w* (?:son|sa|ses)"
    rf"|etend\w*) (?:[\w'-]+ ){{0,5}}?a {PLAIN}$"
)
#: "à P", of a known one: what is set up in its house.
_SETS_UP_AT = re.compile(
    rf"\b(?:financ|cre|ouvr|install|inaugur|implant|lanc|investi|equip|mont|souti"
    rf"|soutien)\w* (?:[\w'-]+ ){{1,6}}a {PLAIN}$"
)
#: The company that parties found together, by its name.
_AFTER_COMMON = re.compile(
    r"\b(?:coentreprise|joint-venture|(?:societe|filiale|entreprise|structure) commune)(?: [\w'-]+){0,3},?(?:"
    r" (?:baptisee|nommee|appelee|denommee))?[ «\"]*$"
)
#: "une société commune baptisée U": what is founded is no party to it.
_AFTER_CHRISTENED = re.compile(
    r"\b(?:(?:baptise|nomme|appele|denomme|intitule|surnomme)e?s?|nom de(?: code)?),? [«\"]* ?$"
)
#: "245 000 licences Q", "les bourses F": what somebody has of it.
_AFTER_GOODS = re.compile(
    r"\b(?:parmi|compte) (?:\w+ )?(?:ses|leurs|les) (?:\w+ )?(?:clients?|partenaires?|soutiens|mecenes|fideles) $"
    r"|\b(?:licences?|abonnements?|bourses?|chaires?|capital de(?: [\w'-]+){0,5}) $"
)
#: Before what somebody turns away from.
LEAVES = re.compile(
    r"(?:quitt|abandonn|remplac|delaiss|lach|boycott|exclu|retir|bann|desinstall)\w* (?:[\w'-]+ ){0,4}$"
    r"|(?:^|\W)(?:exit|fini|adieu),? $|(?:tourn\w+ le dos|adieu|se pass\w+|se detourn\w+|s'affranchi\w+|renonc\w+"
    r"|sort\w*) (?:a|de) ?$"
)


def stands_with(before: str) -> bool:
    """Whether a name hangs on "avec", "entre", "chez" and the like."""
    return bool(_AFTER_STRONG.search(before))


def is_object(before: str) -> bool:
    """Whether a name is the object of a verb of agreement."""
    return bool(_AFTER_TRANSITIVE.search(before))


def hangs(before: str, *, unknown: bool) -> bool | None:
    """How the words before a name join it to what stands before: plainly, loosely, or not (None)."""
    if unknown and _AFTER_CHRISTENED.search(before):
        return None
    if any(
        pattern.search(before) for pattern in (_AFTER_STRONG, _AFTER_TRANSITIVE, _AFTER_COMMON, LEAVES, _AFTER_GOODS)
    ):
        return True
    if _AFTER_OF.search(before):
        return False if (_PARTNER_OF if unknown else _OF).search(before) else None
    if _AFTER_TO.search(before):
        return False if _TO_A_NAME.search(before) or (not unknown and _SETS_UP_AT.search(before)) else None
    if _AFTER_WEAK.search(before):
        return None if unknown else False
    return None
