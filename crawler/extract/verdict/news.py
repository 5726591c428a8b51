"""Whether what stands below a headline is told to readers of news, or said to somebody who wanted a page.

Titles cannot tell: "Accès refusé", "Un instant" and "Erreur 500" are films, photographs and reports too. A notice
speaks to its visitor or of the page, the address, the server; news tells of others, says who said it, and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.page.sentences import is_reported
from crawler.extract.phrases import one_of
from store.text import fold

#: Less is a button or a label; and without a word of journalists, two sentences of a notice may be as long.
_LEAST_TOLD, _LEAST_UNSURE, _LEAST_SURE = 60, 100, 140
#: Share of the text that tells of others.
_TOLD_SHARE = 0.4
#: Enough to know what is said.
_MOST_CHARACTERS = 2000
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s")
#: Those who speak, and those who are spoken to; words that are others in other languages are left out ("du", "su").
_TO_VISITORS = one_of(
    r"\b(?:nous|nos|notre|vous|vos|votre|veuillez|merci|remercie|cliquez|essayez|retour(?:nez)?|revenez|desole\w*"
    r"|we|our|us|you|your|please|sorry|try|sie|ihre?\w*|bitte|wir|unsere?\w*|dein\w*|usted|nuestr\w+|por favor"
    r"|noi|nostr\w+|puoi|stai|vuoi|quieres|buscas|vuelva|uw|jouw|wij|onze|voce|desculpe"
    r"|(?:verifi[cqe]\w+|confirme) (?:que|che|dat)|(?:completando|concluindo) (?:l'|la |a )a(?:ccion|zione|cao))\b"
)
_OF_MACHINES = one_of(
    r"\b(?:pages?|sites?(?: web)?|adresses?|url|lien|serveurs?|servers?|navigateur|browsers?|administrat(?:or|eur)s?"
    r"|webmaster|webmestre|not a bot|robots?|captcha|javascript|cookies?|ip|requ(?:ete|est)s?|nginx"
    r"|cet article|ce contenu|cette (?:page|annonce|depeche|operation)|domain\w*|websites?|homepage|search|recherche"
    r"|seiten?|artikel|sitio|enlace|servidor|sito|pagina|contenido|contenuto|conteudo|link"
    r"|cette (?:connexion|rubrique)|cet espace|un compte|identifiants?"
    # Legal notes, which stand right below the headline where there is nothing else.
    r"|est editee? par|directeur de la publication|capital de|siret|rcs"
    r"|proof[- ]of[- ]work|preuve de travail|firewall|application|checkpoint)\b"
)
#: What only journalists write: who said it, and what a quotation is about.
_REPORTS = one_of(
    r"\b(?:selon|according to|laut|zufolge|segun|secondo) (?!vo|no[st]|your|our|ihr|unser)",
    r"\bc'est (?:en|la|le|l'|une?|ce que)\b",
    r"^\W*[«“\"].{4,200}[»”\"] ?[:,]? \w",
    r", (?:a |ont )?(?:reve|annonc|indiqu|precis|reconnu|prevenu|deplor|expliqu)\w* (?:l[ea]s?|une?|des|l')",
    r"\bha (?:annunciato|detto|anunciado|dicho|asegurado|spiegato)\b",
    r"\b(?:has|a|ont) (?:annonce|indique|reconnu|declare|vote|announced)\b",
)
#: When a notice says that it ends.
_PROMISES = one_of(r"\b(?:sera|seront|will|wird|werden|estara|sara)\b")
#: When it happened.
_WHEN = one_of(
    r"\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b|\b(?:martes|miercoles|jueves|viernes)\b",
    r"\b(?:[1-3]?\d|1er) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b",
    r"\b(?:lunedi|martedi|mercoledi|giovedi|venerdi|sabato|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag)\b",
)


def is_news(texts: Iterable[str], *, surely: bool = False) -> bool:
    """Whether paragraphs tell of others at some length; `surely`: at more, or in journalists' words."""
    sentences = _SENTENCE_END.split(" ".join(texts)[:_MOST_CHARACTERS])
    telling = [sentence for sentence in sentences if _tells(sentence)]
    told = sum(map(len, telling))
    unsure = _LEAST_SURE if surely else _LEAST_UNSURE
    least = _LEAST_TOLD if any(map(_is_of_journalists, telling)) else unsure
    return told >= max(least, _TOLD_SHARE * sum(map(len, sentences)))


def is_report(text: str) -> bool:
    """Whether it says who said so, be it to readers whom it calls "vous"."""
    return is_reported(text) or _REPORTS.search(fold(text)) is not None


def _tells(sentence: str) -> bool:
    folded = fold(sentence)
    if _is_of_journalists(sentence):
        return True
    return not (_TO_VISITORS.search(folded) or _OF_MACHINES.search(folded))


def _is_of_journalists(sentence: str) -> bool:
    folded = fold(sentence)
    if is_reported(sentence) or _REPORTS.search(folded):
        return True
    promises = _PROMISES.search(folded) and _OF_MACHINES.search(folded)
    return _WHEN.search(folded) is not None and not (_TO_VISITORS.search(folded) or promises)
