"""Sites made up for measuring what is learned from many pages: articles, the chrome they share, and hard cases.

Every line knows whether it is chrome. Authors sign off with a note of their own, columns open with a standing line that
is theirs, agency credits end some articles, figures in chrome change from page to page, and half-way the site may be
redesigned. Some titles thank another reader on each page, print a dozen lines below the text, appeal to readers within
it, or say until which day an offer holds; their articles repeat what is theirs: questions, intertitles, rows of
figures, credits, the background of an affair, the introduction of a series.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_SUBJECTS = (
    "le port de Cherbourg",
    "la mairie de Dole",
    "l’usine de Vierzon",
    "le lycée d’Auch",
    "l’hôpital de Guéret",
)
_VERBS = ("a ouvert", "ferme", "agrandit", "a rénové", "inaugure", "renonce à", "finance", "a choisi", "présente")
_OBJECTS = ("un quai", "une salle serveur", "trois lignes de bus", "un centre de tri", "une crèche", "un laboratoire")
_ENDS = ("malgré la pluie", "avant l’été", "pour deux ans", "avec la région", "sans attendre", "à la surprise générale")
_CHROME = (
    "Recevez chaque matin l’essentiel de {title} dans votre boîte de réception",
    "Rejoignez les {number} abonnés de {title} sur les réseaux",
    "{title} est édité par la Société des titres de {place}, au capital de {number} euros",
    "Signaler une erreur dans cet article à la rédaction de {title}",
    "Ce contenu a été lu {number} fois aujourd’hui",
    "Retrouvez toute l’actualité de {place} sur notre application",
    "Une question ? Écrivez au médiateur de {title}, {place}",
    "Écouter cet article, {number} minutes",
)
_PLACES = ("Dole", "Auch", "Guéret", "Vierzon", "Cherbourg", "Nîmes")
_AUTHORS = ("Anaïs Çelik", "Hervé Lebrun", "Chloé Œttinger", "Idris N’Diaye", "Maud Ferrand")
_BELOW = (
    "Vous savez quelque chose ? La rédaction de {title} protège ses sources.",
    "Offre valable jusqu’au {number} {month} : trois mois pour le prix d’un.",
    "Les photographies de {title} sont à vendre au guichet de {place}",
    "Imprimé à {place} sur du papier recyclé, pour ceux qui lisent encore à table",
    "Annoncer une naissance, une fête, un deuil : le guichet est ouvert",
    "Nos journalistes répondent le jeudi, de midi à treize heures",
)
_APPEAL = "{title} ne vit que de ses lecteurs : un don de {number} euros paie une heure de notre travail d’enquête."
_NOTICE = "{title} publie les réponses de ceux qu’il met en cause, sous dix jours et sans en rien couper. " * 6
_MONTHS = ("janvier", "mars", "août", "décembre")
_QUESTIONS = ("Comment êtes-vous venu à ce métier ?", "Que diriez-vous à vos enfants ?")
_FIGURES = ("Inscrits : {} électeurs", "Votants : {} personnes", "Bulletins blancs : {}", "Exprimés : {} voix")
_BACKGROUND = "Le groupe Ormésia, né de deux papeteries, emploie trois mille personnes et perd des commandes."
_SERIES = "Cinq étapes au fil du canal, de l’écluse d’Orbeval à l’estuaire, chez ceux qui en vivent."
_SUPPORT = "{reader} et {number} autres lecteurs soutiennent {title}"
_CREDIT = "(avec l’Agence Hexagone)"


@dataclass(frozen=True)
class Printed:
    """A line of a page."""

    text: str
    chrome: bool
    kind: str = "p"
    #: What it says whatever names and figures are in it.
    pattern: str = ""


@dataclass(frozen=True)
class PrintedPage:
    """A page as it is printed on a day."""

    day: date
    title: str
    lines: list[Printed]


@dataclass(frozen=True)
class Design:
    """The chrome that every page of a site shows, before its text and after it."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    #: Stands within the text of every other page.
    within: tuple[str, ...] = ()


def site_pages(seed: int, count: int, *, redesigned: bool = False) -> Iterator[PrintedPage]:
    """The pages of one site in order; the same for the same seed."""
    chosen = random.Random(seed)
    title, authors = f"La Gazette {seed}", chosen.sample(_AUTHORS, 3)
    design = _design(chosen, seed)
    for number in range(count):
        if redesigned and number == count // 2:
            design = _design(chosen, seed + 1)
        headline, lines = _told(chosen, seed, number)
        if number % 6 == 5:
            lines.insert(0, Printed(f"Chaque vendredi, {title} donne la parole à ceux qui font la ville.", False))
        if number % 4 == 3:
            lines.append(Printed(_CREDIT, False))
        if number % 2:
            lines[3:3] = [_chrome(text, title, chosen) for text in design.within]
        note = f"{chosen.choice(authors)} suit l’économie pour {title} depuis dix ans et a signé deux livres."
        if seed % 4 == 3:
            lines.append(Printed(f"Propos recueillis par {_reader(chosen)}", False))
        above, below = ([_chrome(text, title, chosen) for text in part] for part in (design.above, design.below))
        day = date(2026, 9, 1) + timedelta(days=number // 8)
        yield PrintedPage(day, headline, [*above, *lines, Printed(note, True), *below])


def _design(chosen: random.Random, kind: int) -> Design:
    place = chosen.choice(_PLACES)
    texts = [text.replace("{place}", place) for text in chosen.sample(_CHROME, 5)]
    more = [text.replace("{place}", place) for text in _BELOW] if kind % 3 == 1 else []
    notice = [_NOTICE.strip()] if kind % 5 == 2 else []
    support = [_SUPPORT] if kind % 3 == 2 else []
    within = (_APPEAL,) if kind % 4 == 2 else ()
    return Design(above=tuple(texts[:1]), below=(*texts[1:], *support, *more, *notice), within=within)


def _told(chosen: random.Random, seed: int, number: int) -> tuple[str, list[Printed]]:
    """The headline of an article and what it says, some of which other articles of the title say as well."""
    lines = [Printed(text, False) for text in _article(chosen)]
    if seed % 5 == 0 and number % 3 == 1:
        first, last = (Printed(text, False) for text in _QUESTIONS)
        return "Un entretien", [lines[0], first, *lines[1:], last, *(Printed(t, False) for t in _article(chosen)[:2])]
    if seed % 5 == 1 and number % 2:
        figures = [Printed(row.format(chosen.randrange(9, 9_000)), False, "row") for row in _FIGURES]
        return "Les résultats du dimanche", [
            *lines,
            Printed("Les résultats commune par commune", False, "head"),
            *figures,
        ]
    if seed % 5 == 3 and number % 9 == 2:
        headline = "Chez Ormésia, les salariés attendent" if number % 2 else "Encore un hiver d’attente"
        return headline, [*lines, Printed(_BACKGROUND, False)]
    if seed % 5 == 4 and 20 < number < 60 and number % 2:
        return "Le canal, une étape", [Printed(_SERIES, False), *lines]
    return "Une ville", lines


def _chrome(text: str, title: str, chosen: random.Random) -> Printed:
    number, month = chosen.randrange(2, 90_000), chosen.choice(_MONTHS)
    return Printed(text.format(title=title, number=number, month=month, reader=_reader(chosen)), True, pattern=text)


def _reader(chosen: random.Random) -> str:
    return f"{chosen.choice(_AUTHORS).split()[0]} {chosen.choice(_PLACES)}in{chosen.choice('eaou')}"


def _article(chosen: random.Random) -> list[str]:
    return [" ".join(_sentence(chosen) for _ in range(chosen.randrange(2, 5))) for _ in range(chosen.randrange(4, 12))]


def _sentence(chosen: random.Random) -> str:
    day, share = chosen.randrange(1, 29), chosen.randrange(2, 98)
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _ENDS)
    subject, verb, thing, end = (chosen.choice(part) for part in parts)
    return f"{subject[0].upper()}{subject[1:]} {verb} {thing} {end}, le {day} du mois, à {share} %."
