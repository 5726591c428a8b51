"""What agreements are about, in a small vocabulary: a table, flat patterns. `enriching` reads it."""

from __future__ import annotations

import re

from crawler.ledger.text.tables import at_words

#: Named as a person would ask for them in SQL.
_SUBJECTS = (
    ("research chair", r"\bchaires?\b"),
    ("joint laboratory", r"(?:laboratoires?|labos?|centres?) communs?|centres? de recherche"),
    (
        "research",
        r"\brecherche (?:en|sur|commune|scientifique)|projets? de recherche|convention de recherche|chercheurs",
    ),
    ("internship", r"\bstages?\b"),
    ("scholarship", r"\bbourses? (?:d'etudes?|de [0-9]|aux|pour|financee)|\bbourses\b"),
    ("training", r"\bform(?:er|era|eront|ent|ations?|es)\b|\bcours (?:gratuits|en ligne)|\bateliers?\b"),
    ("certification", r"certifi\w+|labellis\w+|\blabels?\b"),
    ("apprentices", r"apprenti\w*|alternan\w+"),
    ("licences", r"\blicences?\b"),
    ("hosting", r"heberg\w+"),
    ("data centre", r"data ?centers?|centres? de donnees"),
    ("cloud", r"\bcloud\b"),
    ("artificial intelligence", r"intelligence artificielle|\bl'ia\b|\bd'ia\b|\bia generative"),
    ("health data", r"donnees de sante|dossiers? patients?|dossier medical"),
    ("migration", r"\bmigr\w+|\bbascul\w+"),
    ("equipment", r"\bordinateurs?\b|\btablettes?\b|\bequip(?:er|era|ement|ements)\b"),
    ("software donation", r"\bdons? de logiciels|logiciels? (?:offerts?|gratuits?)"),
    ("directory", r"\bannuaires?\b"),
    ("volunteering", r"benevol\w+|volontaires?\b"),
    ("start-ups", r"\bstart-?ups?\b|jeunes pousses"),
    ("interoperability", r"interoperab\w+|formats? ouverts?"),
    ("security", r"cybersecurite|\bla securite\b"),
    ("heritage", r"jumeau numerique|patrimoine|numeris\w+"),
    ("distribution", r"accords? de distribution|grossistes?"),
)
_PATTERNS = tuple((subject, re.compile(pattern)) for subject, pattern in _SUBJECTS)
#: One pass for all of them. Which one it is is asked afterwards: groups with names would take four times as long.
_ANY = at_words("|".join(pattern for _, pattern in _SUBJECTS))


def subjects_of(flat: str) -> tuple[str, ...]:
    """The subjects that a flat sentence names, each once, in reading order."""
    return tuple(dict.fromkeys(_subject_at(flat, match.start()) for match in _ANY.finditer(flat)))


def _subject_at(flat: str, place: int) -> str:
    return next(subject for subject, pattern in _PATTERNS if pattern.match(flat, place))
