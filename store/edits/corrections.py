"""Notices by which a title says that it corrected an article."""

from __future__ import annotations

import re

from store.text import fold

_HEADING = re.compile(
    r"\W*(?:correction|correctif|rectificatif|rectification|erratum|errata|mise au point|precision|clarification"
    r"|corrected)s?\b(?: (?:du|le|de la redaction|apportee?)\b[^:.]{0,40})?\s*(?:[:.\-–—()\[\]]|$)"
)
_PHRASE = re.compile(
    r"(?:premiere|precedente|ancienne) version de (?:cet|notre|l') ?article"
    r"|version (?:precedente|initiale|anterieure) de (?:cet|notre|l') ?article"
    r"|dans une (?:premiere|precedente) version"
    r"|contrairement a ce (?:que|qui) (?:nous|avait|etait|a ete|indiquait)"
    r"|nous (?:avions|avons) (?:ecrit|indique|publie|affirme|attribue) (?:par erreur|a tort)"
    r"|cet article a ete (?:corrige|rectifie|amende|modifie)|(?:earlier|previous) version of this (?:article|story)"
    r"|this (?:article|story) (?:has been|was) (?:corrected|amended)"
)


def notices(text: str) -> int:
    """How many lines of a text are such notices, or hold one."""
    lines = map(fold, text.split("\n"))
    return sum(1 for line in lines if _HEADING.match(line) or _PHRASE.search(line))
