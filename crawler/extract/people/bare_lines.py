"""Lines above a text that are nothing but the names of who signed it: no "Par", no class says so.

A rubric, a place or the one who is spoken of stands there too: a line is believed for what its people are, for several
names, or for a first name beside the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.dates.date_lines import is_date_line, is_fresh_date
from crawler.extract.dates.elements import names_around
from crawler.extract.page.outline import Block
from crawler.extract.people.authors import Person, people
from crawler.extract.people.names import has_first_name, is_nobody
from crawler.extract.people.wording import READING_TIME, pieces, without_addresses
from store.text import fold

_LONGEST = 120
#: What those who write for a title are; guests and those who are spoken of are something else.
_OF_THE_TITLE = re.compile(
    r"(?:(?:notre|nos|grande?s?|ancienne?) )*(?:journalistes?|correspondant|envoye|redact|chef(?:fe)?s? d|reporters?"
    r"|pigiste|chroniqueu|editorialiste|secretaire de redaction|redakt|korrespondent|journalist|giornalist|periodist"
    r"|corresponsal|verslaggev|dziennikar|alternant|stagiaire|apprenti)"
)
#: Where somebody reported from: "Nadia Belle (à Lyon)", "(Lyon, correspondance)"; marks of local correspondents.
_FROM = re.compile(
    r"\s?\((?:(?:à|au|aux|en) [A-ZÀ-Þ][\w'’ -]{1,30}|[\w'’ -]{2,30}, correspondance|CLP|C\.L\.P\.|CL|st\.)\)\.?$"
)
_WITH = re.compile(r"\s\(avec\s")
#: What is left of a handle in parentheses.
_NOTHING = re.compile(r"\([\s|]*\)")
_OF_A_PICTURE = re.compile(r"l[eé]gend|credit|caption|photo|image|figure")
_SIGN = re.compile(r"\s[|•·–—-]\s|[|•·]")
_SUBJECTS = re.compile(r"\s[–—-]\s|\s\|\s|:|«|\"")


def names_alone(near: list[Block], titles: str) -> list[str]:
    """The first such line between headline and text; `near`: the blocks there.

    `titles`: those of the page. A link above a date is a rubric's often, on somebody of whom they speak.
    """
    top = [block for block in near if not _is_of_a_picture(block)]
    for place, block in enumerate(top):
        if len(block.text) > _LONGEST or block.is_heading:
            continue
        beside = top[max(place - 1, 0) : place] + top[place + 1 : place + 2]
        if block.is_link and (block.text.split()[-1] in titles or not any(map(_is_imprint, beside))):
            continue
        if _signs(block.text, beside):
            return [_FROM.sub("", block.text)]
    return []


def _signs(text: str, beside: Iterable[Block]) -> bool:
    bare = _NOTHING.sub("", without_addresses(_FROM.sub("", text))).strip(" |,")
    named = people([bare]) if " " in bare else ()
    if not named or not all(" " in person.name for person in named):
        return False
    if all(_OF_THE_TITLE.match(fold(person.role)) for person in named):
        return True
    are_known = [has_first_name(person.name) for person in named]
    if any(person.role for person in named) or not any(are_known) or not _are_all(bare, named):
        return False
    if _SUBJECTS.search(bare):
        # "Nadia Belle | Karim Osman" above a date; one alone may be a rubric's.
        return len(named) > 1 and all(are_known) and any(map(_is_imprint, beside))
    return len(named) > 1 or bare != text.strip() or any(map(_is_imprint, beside))


def _are_all(text: str, named: tuple[Person, ...]) -> bool:
    """Whether a line is nothing but some names."""
    return sum(not is_nobody(piece) for piece in pieces(_WITH.sub(" avec ", text))) == len(named)


def _is_imprint(block: Block) -> bool:
    """Whether a line is a date or the time that reading takes, as it stands beside a byline."""
    said = [part.strip() for part in _SIGN.split(block.text)] if len(block.text) <= _LONGEST else []
    return any(
        is_date_line(part, labelled=False) or is_fresh_date(part) or READING_TIME.fullmatch(part) is not None
        for part in said
    )


def _is_of_a_picture(block: Block) -> bool:
    holders = (block.element, *block.element.iterancestors())
    return any(element.tag in ("figure", "figcaption") for element in holders) or (
        _OF_A_PICTURE.search(names_around(block.element)) is not None
    )
