"""Pairs that were written after the rules of `store.edits`, to see how these do on texts they were not made for."""

from __future__ import annotations

from dataclasses import replace

from store.types import Article

BODY = """\
La mairie de Vannes a retenu mercredi le projet de la coopérative Ty Glaz pour l'ancienne criée. Quarante logements et \
un atelier partagé y ouvriront en 2028, pour 11,2 M€.
Le maire, Ronan Guillou, a défendu « un choix de bon sens ». L'opposition, elle, dénonce un calendrier intenable et \
des loyers trop élevés pour le quartier.
Les travaux commenceront au printemps. Une première tranche de 16 logements sera livrée fin 2027, selon le calendrier \
que le conseil a adopté par 27 voix contre 14. La coopérative s'engage à réserver un logement sur trois à des familles \
de la commune.
L'architecte Inès Morvan veut garder la charpente de 1932 et la grande verrière. Le bois viendra de forêts bretonnes, \
les panneaux solaires d'une usine de Vitré. « On ne démolit presque rien », résume-t-elle devant une maquette de carton.
Reste la question du stationnement. Le parking voisin, saturé le samedi, perdra une trentaine de places pendant le \
chantier. Les commerçants demandent une navette, que l'agglomération étudie sans promettre de date. Une réunion \
publique est prévue le 14 janvier à 18 h 30 à la salle des fêtes."""
MARKET = Article(
    url="https://www.ouest-matin.example/vannes/criee-ty-glaz-991",
    title="À Vannes, l'ancienne criée deviendra un lieu de vie",
    standfirst="La coopérative Ty Glaz l'emporte devant deux promoteurs.",
    body=BODY,
)


def _with(old: str, new: str) -> Article:
    assert old in BODY, old
    return replace(MARKET, body=BODY.replace(old, new))


def _more(*lines: str) -> Article:
    return replace(MARKET, body="\n".join((BODY, *lines)))


#: What MARKET became, and the kind of that.
EDITS = {
    "another day of the meeting": (_with("le 14 janvier", "le 21 janvier"), "amount"),
    "another sum": (_with("11,2 M€", "12,1 M€"), "amount"),
    "another number in letters": (_with("Quarante logements", "Cinquante logements"), "amount"),
    "another vote": (_with("27 voix contre 14", "26 voix contre 15"), "amount"),
    "a sum within a sentence": (_with("une navette, que", "une navette à 80 000 euros par an, que"), "amount"),
    "a letter of a name": (_with("Ronan Guillou", "Ronan Guillot"), "names"),
    "a name that begins a sentence": (_with("L'architecte Inès Morvan", "L'architecte Agnès Morvan"), "names"),
    "another town": (_with("usine de Vitré", "usine de Redon"), "names"),
    "a quote that went": (
        _with(" « On ne démolit presque rien », résume-t-elle devant une maquette de carton.", ""),
        "cut",
    ),
    "a paragraph that went": (replace(MARKET, body=BODY.rpartition("\n")[0]), "cut"),
    "an update below": (
        _more("MISE À JOUR. L'opposition annonce un recours devant le tribunal de Rennes."),
        "addition",
    ),
    "a list below": (
        _more("Le projet prévoit aussi :", "- un café associatif", "- une crèche de dix lits"),
        "addition",
    ),
    "an erratum": (_more("Erratum : l'architecte se prénomme Inès, et non Agnès."), "correction"),
    "a notice in the last line": (
        _more("Contrairement à ce que nous indiquions dans une précédente version, la réunion est publique."),
        "correction",
    ),
    "a word in the headline": (replace(MARKET, title=MARKET.title.replace("deviendra", "restera")), "headline"),
    "the standfirst": (replace(MARKET, standfirst="L'opposition ira devant le tribunal."), "standfirst"),
}
#: What MARKET is the same as.
SAME = {
    "typography throughout": replace(
        MARKET, body=BODY.replace("« ", "«\u202f").replace(" »", "\u202f»").replace("'", "’").replace(" h ", "\u00a0h ")
    ),
    "an hour written otherwise": _with("18 h 30", "18h30"),
    "millions spelt out": _with("11,2 M€", "11,2 millions d'euros"),
    "a digit for a word": _with("un logement sur trois", "un logement sur 3"),
    "a headline in capitals": replace(MARKET, title=MARKET.title.upper()),
    "the title's name": replace(MARKET, title=MARKET.title.replace("'", "’") + " | Ouest-Matin"),
    "readers and comments": _more("1 204 vues · 3 commentaires"),
    "buttons": _more("Réagir (12)", "Partager sur Facebook", "Imprimer"),
    "an hour ago": _more("Il y a 3 heures"),
    "a stamp with its author": _more("Par Claire Vasseur, publié le 3 décembre 2026 à 10h12, modifié à 11h30"),
    "a byline": replace(MARKET, body="Par Claire Vasseur\n" + BODY),
    "how much is left to read": _more("Il vous reste 62.5% de cet article à lire. La suite est réservée aux abonnés."),
    "a pointer within": _with("\nReste la", "\n>> LIRE AUSSI. Logement : pourquoi Vannes manque de place\nReste la"),
    "what others read": _more("Les plus lus", "1. Handball : Vannes s'incline", "2. Un bar ferme rue du Port"),
    "an advertisement": _with("\nReste la", "\nLa suite après cette publicité\nReste la"),
    "an appeal": _more("Chaque matin, recevez l'essentiel de l'actualité de Vannes par e-mail."),
    "a picture's credit": replace(MARKET, body="© Ouest-Matin / J. Le Bris\n" + BODY),
    "a rubric": replace(MARKET, body="VANNES\n" + BODY),
    "soft and other hyphens": _with("résume-t-elle", "résume‑t‑elle"),
    "an accent put right": _with("dénonce un calendrier", "dénonçe un calendrier"),
    "a standfirst cut short": replace(MARKET, standfirst="La coopérative Ty Glaz l'emporte devant…"),
}
