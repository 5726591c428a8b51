"""Organisations that a sentence names and that are party to nothing: "comme P", "selon P", "plutôt que F"; pure."""

from __future__ import annotations

import re

#: What stands before a bystander.
_LONGEST_BYSTANDER = 80
_BYSTANDER = re.compile(
    r"(?<!\w)(?:\b(?:comme|a l'instar de|apres|avant|contrairement a|a la difference de|face a|plutot que|plutot qu'a"
    r"|au lieu de|au detriment de|celui de|celle de|ceux de|celles de|semblables? a|similaires? a|comparables? a"
    r"|autres? que|hors|sauf|selon|d'apres|passee?s? (?:par|chez)|debauchee?s? (?:de|chez)|diplomee?s? de"
    r"|alternatives? (?:libre |europeenne )?a|concurrencer|rivaliser avec|inspire de|equivalent de|a cote de|loin de"
    r"|devant|derriere|aux depens de|chasses? gardees? de|en plus de|outre|(?:plus|moins|autant|mieux|tels?|telles?"
    r"|meme \w+|aussi \w+) que|et non|et pas|non pas|tandis que|alors que|contre-pied de|sur le modele de"
    r"|anciennement chez|ex-|venue?s? de|(?:attaqu|contest|denonc|critiqu|revel|examin|autoris|decri|publi|comment"
    r"|rapport)\w* par|(?:concurrent|rival|adversaire|patron|fondateur|cofondateur|transfuge|salarie|employe|cadre"
    r"|dirigeant|ancien|actionnaire)e?s? (?:\w+ ){0,3}?(?:de|chez))|^(?:\w+ ){0,2}(?:ingenieur|chercheur|developpeur"
    r"|etudiant|eleve)e?s? (?:\w+ ){0,2}(?:de|chez)|\b(?:ancien|ancienne|anciens|ex-)[\w-]* (?:[\w'-]+ ){0,4}?(?:de"
    r"|chez)) ?$"
)
#: After one who has a say about the agreement of others: "P dénonce le contrat signé entre".
_COMMENTS = re.compile(r"(?: a| ont)? (?:denonc|critiqu|contest|salu|regrett|examin|comment|attaqu)\w* [^,;]*\bentre\b")
#: A role of a person who signs is no bystander's.
SIGNER = re.compile(
    r"\b(?:dsi|responsable|president|directeur|directrice|pdg|patron|ministre|dg)\w*(?: [\w'-]+){0,6} de ?$"
)


def is_bystander(clause: str, place: int) -> bool:
    """Whether the letter at a place of a marked clause stands for a bystander. One who signs is none."""
    if _COMMENTS.match(clause, place + 1):
        return True
    begin = max(0, place - _LONGEST_BYSTANDER)
    return bool(_BYSTANDER.search(clause, begin, place)) and not SIGNER.search(clause, begin, place)
