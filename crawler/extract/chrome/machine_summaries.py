"""Boxes with a summary that a machine made, known by the label that says so."""

from __future__ import annotations

import re
from itertools import islice

from lxml.etree import _Element

from crawler.extract.page.outline import Block, text_of
from store.text import fold

_LONGEST_LABEL = 90
_MAY_BE_LABEL = re.compile(r"\b(?:IA|AI|KI|[Ii]ntelligence artificielle|[Ii]ntelligenz)\b")
_AI = r"(?:(?:l'|une )?(?:ia|intelligence artificielle)|ai|ki)"
_LABEL = re.compile(
    r"\W*(?:(?:lire|afficher|voir) )?(?:le |notre |en )?(?:resume|synthese|points cles|bref)"
    r"(?: de l'article| en bref)?\W+(?:\w+ )?(?:(?:genere|realise|produit|propose|redige)e?s? )?(?:automatiquement )?"
    rf"(?:par|avec|grace a|via) {_AI}(?:\W*|\W+(?:et |puis )?(?:verifie|relu|valide|controle)\w* .{{,40}})"
    rf"|\W*(?:resume|synthese)\W+{_AI}\W*|\W*ai(?:-generated| generated)? (?:summary|overview)\W*"
    r"|\W*(?:ki[- ]zusammenfassung|zusammenfassung (?:von|durch) ki|resumen generado por (?:la )?ia"
    r"|riassunto generato dall'ia)\W*"
)
#: The box is so near its label, and holds so much: a summary, no article.
_LEVELS_UP, _LONGEST_BOX = 4, 1500
_BOXES = frozenset(("div", "section", "aside", "details"))
#: Labels of a page; more are a list of articles on machines.
_MOST_BOXES = 2


def machine_summaries(blocks: list[Block]) -> list[_Element]:
    """The boxes that such a label stands in with a summary; without one of its own, none."""
    labels = (block for block in blocks if len(block.text) <= _LONGEST_LABEL and _MAY_BE_LABEL.search(block.text))
    labelled = (block for block in labels if not block.links and _LABEL.fullmatch(fold(block.text)))
    boxes = map(_box_of, islice(labelled, _MOST_BOXES))
    return list(dict.fromkeys(box for box in boxes if box is not None))


def _box_of(label: Block) -> _Element | None:
    for element in islice(label.element.iterancestors(), _LEVELS_UP):
        if element.tag not in _BOXES or element.find(".//h1") is not None:
            continue
        text = text_of(element)
        if len(text) > _LONGEST_BOX:
            return None
        if len(text) > 2 * len(label.text):
            return element
    return None
