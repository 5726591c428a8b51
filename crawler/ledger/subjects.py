"""What agreements are about, in a small vocabulary: a table, flat patterns. `enriching` reads it."""

from __future__ import annotations

import re

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
_ANY = re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<s{at}>{pattern})" for at, (_, pattern) in enumerate(_SUBJECTS)) + ")")


def subjects_of(flat: str) -> tuple[str, ...]:
    """The subjects that a flat sentence names, each once, in reading order."""
    places = (int(str(match.lastgroup)[1:]) for match in _ANY.finditer(flat))
    return tuple(dict.fromkeys(_SUBJECTS[place][0] for place in places))
