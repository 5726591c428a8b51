"""Words in quotation marks and who said them; pure.

Speakers stand after a verb of saying ("», résume Marc Ney, délégué général du Cercal"), before one ("Marc Ney en
convient : «"), or after "selon". A quote without such a verb is a word in inverted commas, and left out unless it
goes on an earlier one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.ledger.people.found import NAME, FoundPerson
from crawler.ledger.people.speech import SAYING, SPOKEN
from store.ledger import NamedPerson, Quote, Zone

_QUOTED = re.compile(r"«[\s\u00a0\u202f]*([^«»\n]+?)[\s\u00a0\u202f]*»|“([^“”\n]+?)”|\"([^\"\n]+?)\"")
#: Fewer words are a name or an expression.
_FEWEST_WORDS = 4
#: "», a déclaré à la presse", "», se félicite-t-il", "», explique"
_SAID_AFTER = re.compile(
    rf"[,.!?]? ?(?:(?:a|ont)(?: [a-z']+)?(?:-t-(?:il|elle|on))? (?:ainsi |egalement |aussi |notamment "
    rf"|meme )?(?:{SPOKEN})"
    rf"|(?:s'|se |en )?(?:{SAYING}))(?:-t-|-)?(?P<pronoun>il|elle|ils|elles|on)?\b"
)
_SAID_BEFORE = re.compile(
    rf"\b(?:(?:a|ont) (?:[a-z]+ )?(?:{SPOKEN})|(?:s'|se |en )?(?:{SAYING}))\b[^.!?\n]{{0,60}}: ?$"
)
_ACCORDING = re.compile(r"(?:^|[.,;] ?)(?:selon|pour|d'apres|a en croire) (?P<who>[^.\n]{3,140}), ?$")
_NAMED = re.compile(NAME)
_FAR = 160


@dataclass(frozen=True, kw_only=True)
class _Speaker:
    person: NamedPerson | None


def find_quotes(text: str, flat: str, people: list[FoundPerson], zone: Zone) -> list[Quote]:
    """The quotes of a text in reading order. A bare surname is completed from the people of the text."""
    quotes: list[Quote] = []
    last: NamedPerson | None = None
    last_end = 0
    for match in _QUOTED.finditer(text):
        place = next(group for group in (1, 2, 3) if match[group] is not None)
        goes_on = last is not None and "\n" not in text[last_end : match.start()]
        speaker = _speaker(text, flat, match, people, last)
        if speaker is None and not goes_on:
            continue
        person = speaker.person if speaker else last
        last, last_end = person or last, match.end()
        if len(match[place].split()) >= _FEWEST_WORDS:
            start, end = match.span(place)
            quotes.append(_quote(person, text[start:end], zone, start))
    return quotes


def _quote(person: NamedPerson | None, text: str, zone: Zone, start: int) -> Quote:
    name, role, organisation = (person.name, person.role, person.organisation) if person else ("", "", "")
    return Quote(
        speaker=name, role=role, organisation=organisation, text=text, zone=zone, start=start, end=start + len(text)
    )


def _speaker(
    text: str, flat: str, quote: re.Match[str], people: list[FoundPerson], last: NamedPerson | None
) -> _Speaker | None:
    """Who says a quote; a speaker without a person when it is somebody unnamed, None when nobody is said to."""
    after = _SAID_AFTER.match(flat, quote.end())
    if after:
        if after["pronoun"]:
            return _Speaker(person=last)
        return _Speaker(person=_person_after(text, after.end(), people))
    begin = max(flat.rfind("\n", 0, quote.start()) + 1, quote.start() - _FAR)
    before = flat[begin : quote.start()]
    opening = before.rstrip()[-1:]
    said = _SAID_BEFORE.search(before) if opening == ":" else _ACCORDING.search(before) if opening == "," else None
    if said:
        return _Speaker(person=_person_before(text, begin, begin + said.end(), people) or last)
    return None


def _person_after(text: str, start: int, people: list[FoundPerson]) -> NamedPerson | None:
    """The first person named in the rest of the clause."""
    end = next((place for place in range(start, min(len(text), start + _FAR)) if text[place] in ".;:«\n"), start + _FAR)
    near = [each for each in people if start <= each.start < end]
    return near[0].person if near else _by_name(text[start:end], people)


def _person_before(text: str, start: int, end: int, people: list[FoundPerson]) -> NamedPerson | None:
    begin = max((text.rfind(sign, start, end - 1) for sign in (". ", "! ", "? ")), default=-1)
    near = [each for each in people if max(begin, start) <= each.start < end]
    return near[0].person if near else _by_name(text[max(begin, start) : end], people)


def _by_name(clause: str, people: list[FoundPerson]) -> NamedPerson | None:
    """A person already introduced, by the whole name or the surname; else a name without a role."""
    for each in people:
        surname = each.person.name.split(" ", 1)[-1]
        if re.search(rf"\b{re.escape(surname)}\b", clause):
            return each.person
    name = _NAMED.search(clause)
    return NamedPerson(name=name.group()) if name else None
