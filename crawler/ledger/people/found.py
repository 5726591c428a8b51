"""People named with a function, and the organisation they speak for; pure.

Three ways of the press: "Odile Ferrandy, directrice des études de Sciences Lettres", "le directeur de l'école, Marc
Ney" and "Odile Ferrandy (Sciences Lettres)". A name without a function is nobody here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.ledger.names.gazetteer import Named, Naming
from crawler.ledger.text.flat import WORD, flatten
from crawler.ledger.text.functions import FUNCTIONS, NO_FIRST_NAME, VERBS_IN_NO_ROLE, word_set
from store.ledger import NamedPerson

_LARGE, _SMALL = "A-ZÀ-ÖØ-ÞŒ", "a-zà-öø-ÿœ"
#: Letters after a capital; rows of thousands are no name, and no database's index takes them.
_LETTERS = rf"[{_SMALL}]{{1,40}}"
#: "Jean-François-Xavier" has three parts. Without a bound a row of thousands would be read anew from each of them.
_PARTS = rf"(?:[-'’]?[{_LARGE}]{_LETTERS}){{0,5}}"
_NAME_WORD = rf"(?:[{_LARGE}]{_LETTERS}{_PARTS}|O['’][{_LARGE}]{_LETTERS})"
_PARTICLE = r"(?:d['’]|(?:de la|de|du|des|De|Du|La|Le|Van|van|Von|von|der|den|El|Al|Ben|Bel|Dos|dos|Da|da|Di|di) )"
#: Two to four words with capitals, initials and particles between them.
NAME = (
    rf"{_NAME_WORD}(?: [{_LARGE}]\.)?"
    rf"(?: {_PARTICLE}?(?:{_NAME_WORD}|[{_LARGE}][{_LARGE}-]{{1,40}}(?![{_SMALL}])|O\b)){{1,3}}"
)
#: Articles and other words that open a sentence are left before the name.
_OPENERS = "Les?|La|Une?|Des?|Du|Ce|Cette|Ces|Selon|Pour|Avec|Chez|Par|Mais|Et|Monsieur|Madame|Mme|Pourtant|Ainsi"
_NAMED = re.compile(rf"(?<![\w-])(?!(?:{_OPENERS})\b){NAME}(?![\w-])")
#: A word of a name, and what may go on as one after it: the first look, at a quarter of the time, since the engine
#: looks for capitals where they stand first.
_MAY_BE_NAMED = re.compile(
    rf"[{_LARGE}](?<![\w-].)(?:{_LETTERS}{_PARTS}|(?<=O)['’][{_LARGE}]{_LETTERS})"
    rf"(?: [{_LARGE}]\.)? (?:{_PARTICLE}|[{_LARGE}])"
)
#: After the name: a role goes on to a comma, a bracket or a verb.
_ROLE_AFTER = re.compile(
    r", (?P<role>[^,;:.()«»\"\n]{2,120}?)(?=[,;:.()«»\"\n]|$"
    rf"| (?:et|qui|dans|lors|mais|en|pour qui|devant|{'|'.join(VERBS_IN_NO_ROLE)})\b| s['’]| n['’])"
)
#: "Odile Ferrandy (Sciences Lettres)", "Odile Ferrandy, de Sciences Lettres".
_BRACKETS = re.compile(r" \((?P<role>[^()\n]{2,60})\)|, (?:de |d['’]|du |chez )(?P<house>[^,;:.()\n]{2,60})(?=[,.)]|$)")
_LONGEST_ROLE_BEFORE = 110
_ROLE_BEFORE = re.compile(r"(?:^|[,;:.()«»\"\n…!?])(?P<role>[^,;:.()«»\"\n…!?]{2,110}?),? (?:M\. |Mme |MM\. |Dr )?$")
_LAST_WORDS_OF_NO_ROLE = word_set(
    "et ou mais que qui avec selon pour par chez dont comme entre dit de d du des la le les l au aux à en"
)
_LEADING = re.compile(r"(?:l['’]|le |la |les |un |une |son |sa |alors |actuel |actuelle )*", re.IGNORECASE)
#: An organisation at the end of a role, where the gazetteer knows none.
_WRITTEN = re.compile(
    r"(?:\bde |\bdu |\bd['’]|\bdes |\bchez |\bl['’])(?:(?:groupe|société|cabinet|start-up|association|entreprise) )?"
    rf"(?P<name>[{_LARGE}][\w&'’.-]*(?: (?:(?:de|du|des|d['’]) ?)?[{_LARGE}][\w&'’.-]*)*)$"
)


@dataclass(frozen=True, kw_only=True)
class FoundPerson:
    """A person and where the name stands."""

    person: NamedPerson
    start: int
    end: int


def find_people(text: str, named: list[Named], focal: str) -> list[FoundPerson]:
    """The people whom a text names with a function, in reading order, each once.

    `named` are the organisations of the text; a person speaks for the one that stands in the role.
    """
    found: dict[str, FoundPerson] = {}
    for match in _names(text):
        start = match.start() + _foreign_beginning(text, match)
        name = text[start : match.end()]
        if name in found or _is_organisation(name, start, named):
            continue
        role = next(_roles(text, start, match.end()), None)
        if role is not None:
            inside = [each for each in named if role[0] <= each.start < role[1]]
            person = _person(name, text[slice(*role)], inside, focal)
            found[name] = FoundPerson(person=person, start=start, end=match.end())
    return list(found.values())


def _names(text: str) -> Iterator[re.Match[str]]:
    """What `_NAMED` finds in a text."""
    place = 0
    while beginning := _MAY_BE_NAMED.search(text, place):
        place = beginning.start() + 1
        if name := _NAMED.match(text, beginning.start()):
            place = name.end()
            yield name


def _foreign_beginning(text: str, name: re.Match[str]) -> int:
    """Length of a word before the name: "l'Éducation Gilles de Robien" is a minister's, "d'Annick Trévoux" is not."""
    words = name.group().split(" ")
    elided = text[max(0, name.start() - 1) : name.start()] in ("'", "’")
    return len(words[0]) + 1 if elided and sum(word[0].isupper() for word in words) > 2 else 0


def _roles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the role of the name at some offsets may stand, best evidence first."""
    after = _ROLE_AFTER.match(text, end)
    if after and _function_at(after["role"]) == 0:
        yield after.span("role")
    brackets = _BRACKETS.match(text, end)
    if brackets and (brackets["role"] or brackets["house"])[0].isupper():
        yield brackets.span(brackets.lastgroup or 0)
    before = _ROLE_BEFORE.search(text, max(0, start - _LONGEST_ROLE_BEFORE), start)
    function = _function_at(before["role"]) if before else None
    if before and function is not None and _is_role(before["role"][function:]):
        yield before.start("role") + function, before.end("role")


def _function_at(role: str) -> int | None:
    """Where the first word that names a function begins; 0 when only an article stands before it."""
    place = next((match.start() for match in WORD.finditer(flatten(role)) if match.group() in FUNCTIONS), None)
    if place is None:
        return None
    articles = _LEADING.match(role.lstrip())
    return 0 if articles and place <= articles.end() + len(role) - len(role.lstrip()) else place


def _is_role(role: str) -> bool:
    """Whether the words from a function to a name are the function: "le directeur a remercié Marc Ney" is not."""
    words = [word.lower() for word in re.findall(r"\w+", role)]
    return words[-1] not in _LAST_WORDS_OF_NO_ROLE and not VERBS_IN_NO_ROLE.intersection(words)


def _person(name: str, role: str, inside: list[Named], focal: str) -> NamedPerson:
    role = role.strip()
    if _function_at(role) is None:  # brackets that hold an organisation only
        return NamedPerson(name=name, organisation=_organisation(inside, focal) or role)
    return NamedPerson(
        name=name, role=_LEADING.sub("", role, count=1), organisation=_organisation(inside, focal) or _written(role)
    )


def _organisation(inside: list[Named], focal: str) -> str:
    if any(each.naming in (Naming.FOCAL, Naming.REFERENCE) for each in inside):
        return focal
    return next((each.owner for each in inside if each.naming is not Naming.PRODUCT), "")


def _written(role: str) -> str:
    match = _WRITTEN.search(role)
    return match["name"] if match else ""


def _is_organisation(name: str, start: int, named: list[Named]) -> bool:
    first = flatten(name.split(" ", 1)[0])
    return first in NO_FIRST_NAME or any(each.start < start + len(name) and start < each.end for each in named)
