"""Our own words in French. A word that is not here is shown as it is."""

from __future__ import annotations

import re

_HTTP = re.compile(r"http (\d{3})")

AGREEMENT_KINDS = {
    "partnership": "partenariat",
    "contract": "contrat",
    "framework agreement": "accord-cadre",
    "certification or training programme": "programme de formation",
    "investment": "investissement",
    "hosting": "hébergement",
    "research": "accord de recherche",
    "patronage": "mécénat",
    "dispute": "différend",
    "end of agreement": "arrêt de l’accord",
}
AGREEMENT_STATUSES = {
    "rumoured": "évoqué",
    "announced": "annoncé",
    "signed": "signé",
    "renewed": "reconduit",
    "ended": "terminé",
    "denied": "démenti",
}
PARTNER_TYPES = {
    "company": "entreprise",
    "start-up": "jeune pousse",
    "school": "établissement d’enseignement",
    "research": "organisme de recherche",
    "ministry": "ministère",
    "public body": "organisme public",
    "association": "association",
    "group": "groupe d’organisations",
    "unknown": "",
}
EDIT_KINDS = {
    "removed": "article retiré",
    "paywalled": "désormais réservé aux abonnés",
    "restored": "article remis en ligne",
    "correction": "rectificatif publié",
    "headline": "titre changé",
    "amount": "chiffre ou date modifiés",
    "names": "nom modifié",
}
#: Words of failures, of how polls end, and of alarms.
_REASONS = {
    "no such host": "nom de domaine introuvable",
    "refused": "connexion refusée",
    "timed out": "pas de réponse à temps",
    "cut off": "réponse interrompue",
    "connection lost": "connexion perdue",
    "broken answer": "réponse illisible",
    "unreachable": "site injoignable",
    "tls": "certificat du site invalide",
    "too large": "réponse trop volumineuse",
    "page too large": "page trop volumineuse",
    "redirects": "redirections sans fin",
    "moved": "flux déplacé",
    "bad address": "adresse invalide",
    "private address": "adresse privée, refusée",
    "asked to wait": "le site demande de patienter",
    "rate limited": "trop de requêtes, dit le site",
    "blocked": "accès refusé",
    "robots": "lecture interdite par robots.txt",
    "rights reserved": "droits réservés par l’éditeur",
    "consent wall": "mur de consentement",
    "paywall": "réservé aux abonnés",
    "login page": "compte exigé",
    "bot challenge": "contrôle anti-robot",
    "access refused": "accès refusé, dit la page",
    "out of order": "site en panne ou en travaux",
    "soft 404": "page introuvable",
    "not a feed": "le flux n’en est plus un",
    "parses to nothing": "flux vide",
    "empty bodies": "articles sans texte",
    "empty page": "page sans texte",
    "extraction failed": "texte impossible à extraire",
    "quarantined": "page mise en quarantaine",
    "list page": "page de liste, sans article",
    "not html": "la page n’est pas du HTML",
    "not an article": "la page n’est pas un article",
    "not kept": "article non enregistré",
    "ignored": "page ignorée",
    "same answer": "même réponse pour plusieurs adresses",
    "crawl died": "relevé interrompu brutalement",
    "clock": "horloge déréglée",
    "internal error": "erreur interne de Vigie",
    "silent": "silence inhabituel",
    "short texts": "textes anormalement courts",
    "same text": "même texte à plusieurs adresses",
    "ageing": "flux qui ne se renouvelle plus",
    "redesign": "site remanié, lecture dégradée",
    "strayed": "articles d’un autre site",
    "late tick": "retard dans les relevés",
    "disk": "disque presque plein",
    "database": "base de données muette",
}
_STATUSES = {
    401: "mot de passe exigé",
    403: "accès refusé",
    404: "page introuvable",
    410: "page supprimée",
    429: "trop de requêtes, dit le site",
    451: "retiré pour raisons légales",
}


def own_trouble(word: str) -> str:
    """The kind of an alarm about Vigie itself: what cannot be reached is then no site, but the network."""
    return "réseau injoignable" if word == "unreachable" else reason_in_french(word)


def reason_in_french(word: str) -> str:
    """A word of the failure vocabulary, or of an alarm: "timed out", "http 503"."""
    found = _HTTP.fullmatch(word)
    if found is None:
        return _REASONS.get(word, word)
    status = int(found[1])
    said = _STATUSES.get(status, "erreur du site" if status >= 500 else "refus du site")
    return f"{said} (HTTP\u00a0{status})"
