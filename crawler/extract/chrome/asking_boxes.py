"""Boxes in the text that ask for an address: a field for it, or a button that subscribes, with what is promised.

They are known by the field or the button, however their elements are called and in whatever words they promise.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml.etree import _Element

from crawler.extract.page.outline import Block, text_of
from store.text import fold

#: What is promised is short, and told in one paragraph; a box with more holds text.
_LONGEST_BOX, _MOST_PARAGRAPHS = 260, 1
_LEVELS_UP = 5
_BOXES = frozenset(("div", "section", "aside", "form", "fieldset"))
_MOST_BOXES = 12
#: Elements of one; to go through more for each would take long.
_MOST_HELD = 100
_FIELD_NAMES = ("type", "name", "placeholder", "id", "autocomplete")
_LONGEST_BUTTON = 40
#: What such a button says, folded.
_SUBSCRIBING = re.compile(
    r"subscribe(?: now)?|sign (?:me )?up|join(?: now)?|get the newsletter|s'abonner|s'inscrire|je m'(?:inscris|abonne)"
    r"|m'inscrire|inscription|(?:abonnez|inscrivez)-vous|(?:jetzt |kostenlos |newsletter )?(?:anmelden|abonnieren)"
    r"|iscriviti|iscrivimi|abbonati|suscribirse|suscribete|suscribirme|apuntarme|apuntate|subscrever|inscrever"
    r"|inscreva-se|assinar|aanmelden|inschrijven|schrijf je in|meld je aan|abonneer|abonneren|tilmeld(?: dig"
    r"| nyhedsbrev)?"
    r"|meld (?:deg )?pa|abonner|prenumerera|anmal(?: dig)?|tilaa(?: uutiskirje)?|zapisz(?: sie)?|odebirat"
    r"|prihlasit(?: se)?"
    r"|feliratkozom|feliratkozas|aboneaza-te|ma abonez|abone ol|подписаться"
)


def asking_boxes(body: _Element, blocks: list[Block]) -> list[_Element]:
    """The boxes below the first paragraph that hold nothing else; above it stand headline and standfirst."""
    fields = list(islice((each for each in body.iter("input", "button") if _asks(each)), _MOST_BOXES))
    first = next((block.element for block in blocks if block.is_running), None)
    if not fields or first is None:
        return []
    order = {element: place for place, element in enumerate(body.iter())}
    running = {block.element for block in blocks if block.is_running}
    boxes = (_box_of(field, running) for field in fields)
    below = (box for box in boxes if box is not None and order.get(box, 0) > order.get(first, 0))
    return list(dict.fromkeys(below))


def _asks(field: _Element) -> bool:
    if field.tag == "button":
        said = text_of(field)
        return len(said) <= _LONGEST_BUTTON and _SUBSCRIBING.fullmatch(fold(said).strip(" !.→›»>")) is not None
    return any("mail" in (field.get(name) or "").lower() for name in _FIELD_NAMES)


def _box_of(field: _Element, running: set[_Element]) -> _Element | None:
    """The largest element around a field that is such a box; none where its smallest one holds more."""
    found = None
    for element in islice(field.iterancestors(), _LEVELS_UP):
        held = list(islice(element.iter(), _MOST_HELD))
        if len(held) == _MOST_HELD or any(each.tag == "h1" for each in held):
            break
        if sum(each in running for each in held) > _MOST_PARAGRAPHS or len(text_of(element)) > _LONGEST_BOX:
            break
        if element.tag in _BOXES:
            found = element
    return found
