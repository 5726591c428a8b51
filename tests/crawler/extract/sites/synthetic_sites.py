"""Sites made up for measuring what is learned from many pages: articles, the chrome they share, and hard cases.

Every line knows whether it is chrome. Authors sign off with a note of their own, columns open with a standing line that
is theirs, agency credits end some articles, figures in chrome change from page to page, and half-way the site may be
redesigned.
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
_CREDIT = "(avec l’Agence Hexagone)"


@dataclass(frozen=True)
class Printed:
    """A line of a page."""

    text: str
    chrome: bool


@dataclass(frozen=True)
class Design:
    """The chrome that every page of a site shows, before its text and after it."""

    above: tuple[str, ...]
    below: tuple[str, ...]


def site_pages(seed: int, count: int, *, redesigned: bool = False) -> Iterator[tuple[date, list[Printed]]]:
    """The pages of one site in order, each with its day; the same for the same seed."""
    chosen = random.Random(seed)
    title, authors = f"La Gazette {seed}", chosen.sample(_AUTHORS, 3)
    design = _design(chosen)
    for number in range(count):
        if redesigned and number == count // 2:
            design = _design(chosen)
        lines = [Printed(text, False) for text in _article(chosen)]
        if number % 6 == 5:
            lines.insert(0, Printed(f"Chaque vendredi, {title} donne la parole à ceux qui font la ville.", False))
        if number % 4 == 3:
            lines.append(Printed(_CREDIT, False))
        note = f"{chosen.choice(authors)} suit l’économie pour {title} depuis dix ans et a signé deux livres."
        above, below = ([_chrome(text, title, chosen) for text in part] for part in (design.above, design.below))
        yield date(2026, 9, 1) + timedelta(days=number // 8), [*above, *lines, Printed(note, True), *below]


def _design(chosen: random.Random) -> Design:
    place = chosen.choice(_PLACES)
    texts = [text.replace("{place}", place) for text in chosen.sample(_CHROME, 5)]
    return Design(above=tuple(texts[:1]), below=tuple(texts[1:]))


def _chrome(text: str, title: str, chosen: random.Random) -> Printed:
    return Printed(text.format(title=title, number=chosen.randrange(2, 90_000)), True)


def _article(chosen: random.Random) -> list[str]:
    return [" ".join(_sentence(chosen) for _ in range(chosen.randrange(2, 5))) for _ in range(chosen.randrange(4, 12))]


def _sentence(chosen: random.Random) -> str:
    day, share = chosen.randrange(1, 29), chosen.randrange(2, 98)
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _ENDS)
    subject, verb, thing, end = (chosen.choice(part) for part in parts)
    return f"{subject[0].upper()}{subject[1:]} {verb} {thing} {end}, le {day} du mois, à {share} %."
