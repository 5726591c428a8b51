"""People out of bylines: without "Par", dates and addresses, their roles kept apart; "La rédaction" is nobody.

It reads text; where bylines stand on a page is known in `bylines`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from crawler.extract.dates.printed import printed_dates
from crawler.extract.dates.relative import relative_spans
from crawler.extract.people.agencies import AGENCY, AGENCY_AFTER_NAME, agency_named
from crawler.extract.people.names import (
    MOST_ROLE_CHARACTERS,
    NOBODY,
    ROLE,
    has_first_name,
    is_capitalised,
    is_name,
    is_nobody,
)
from crawler.extract.people.wording import (
    READING_TIME,
    parted,
    pieces,
    without_addresses,
    without_loose_end,
    without_photographers,
    without_prefix,
)
from store.text import clean_line, fold

__all__ = ["Person", "author_names", "people", "without_prefix"]

_ARTICLE = re.compile(r"^l['’](?=[A-Z])", re.IGNORECASE)
#: As libraries list people: "Belle, Nadia", "Le Goff, Jeanne".
_LAST_FIRST = re.compile(
    r"((?i:(?:d[eu]s?|l[ae]s?|van|von|de[rn]|el|al|ben|saint) )*[A-ZÀ-Þ][\w'’-]+), ([A-ZÀ-Þ][\w'’-]+)"
)
#: Whom an interview is with has not written it.
_GUEST = re.compile(
    r"(?:\b(?:ein|une?|an) )?\b(?:entretien|interview|conversation|rencontre|dialogue|gespräch|entrevista|intervista)s?"
    r" (?:exclusi\w+ )?(?:(?:par|by|von|por|di) (?P<host>.{3,40}?) )?(?:avec|with|mit|con) .*?"
    r"(?=\b(?:propos|par|by|von|por) |$)",
    re.IGNORECASE,
)
#: Before an agency that is credited for the text.
_CREDITS = re.compile(r"^(?:sources?\b|©|\(c\)|copyright\b)[\s:]*(?:\d{4}\s)?", re.IGNORECASE)
#: "Nadia Belle (avec Karim Osman)".
_WITH_OTHERS = re.compile(r"\s\((avec (?=[A-ZÀ-Þ])[^()]+)\)")
_PARENTHESES = re.compile(r"[(\[{<]([^)\]}>]*)(?:[)\]}>]|$)")
#: What parts the words of a name, or of a login made of it.
_SPACING = re.compile(r"[\s._'’-]+")
#: What a round with initials leaves before a name: "NBNadia Belle".
_INITIALS = re.compile(r"^(?P<first>[A-ZÀ-Þ])(?P<last>[A-ZÀ-Þ]) ?(?=(?P=first)[\w'’-]+ (?:\S+ )*(?P=last)[\w'’-]+$)")
#: As forms list people: "BELLE Nadia".
_FAMILY_FIRST = re.compile(r"((?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]+ )*[A-ZÀ-Þ][A-ZÀ-Þ'’-]+) ([A-ZÀ-Þ][a-zà-ÿ][\w'’-]*)")
#: What "correspondent", "reporter" and "editor" follow in English: a subject, or a house and a place.
_DESK = re.compile(
    r"(?:\s(?:Science|Health|Technology|Tech|Environment|Business|Economics?|Political|Politics|Diplomatic|Defen[cs]e"
    r"|Security|Education|Sports?|Football|Arts|Culture|Entertainment|Media|Travel|Transport|Energy|Legal|Medical"
    r"|Religious Affairs|Home Affairs|World|World Affairs|Foreign|International|National|Royal|Consumer|Chief|Senior"
    r"|Special|Staff|and|&))+$"
    r"|\s(?:BBC|CNN|ABC|CBS|NBC|CBC|RFI|NPR|PBS|DW|RTS|ITV|Sky)(?:\s[A-Z][\w'’-]+){0,3}$"
)
_BREAK = re.compile(r"^(?:in|dans|en|sur|on|le|la|a|à|um|am)\s", re.IGNORECASE)
#: "Publié par X le 3 mars": whoever put it online, often not its author.
_POSTED = re.compile(r"^\W*publiée? par\b", re.IGNORECASE)
_PLURAL_ROLE = re.compile(r"(?:nos )?(?:envoyes|correspondants|journalistes|redacteurs|reporters|grands reporters)\b")
_MOST_AUTHORS = 12
#: Twelve names with their roles; more is a page gone wrong.
_LONGEST_CREDITS = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed, and as what: "correspondante à Lyon"; empty where nothing says it."""

    name: str
    role: str = ""


def author_names(texts: list[str], *, declared: bool = False) -> tuple[str, ...]:
    """The names of `people`."""
    return tuple(person.name for person in people(texts, declared=declared))


def people(texts: list[str], *, declared: bool = False) -> tuple[Person, ...]:
    """The people that some bylines name, once each, in order.

    `declared`: each text is what a page's metadata calls an author, so that names of agencies, and such as no capital
    marks as a name, are believed too.
    """
    found: dict[str, Person] = {}
    for text in texts[:_MOST_AUTHORS]:
        for person in _people_of(text[:_LONGEST_CREDITS], declared=declared):
            found.setdefault(_SPACING.sub("", fold(person.name)), person)
    return tuple(found.values())[:_MOST_AUTHORS]


def _people_of(text: str, *, declared: bool) -> list[Person]:
    text = parted(without_addresses(clean_line(text)))
    undated = _without_dates(text)
    if undated != text and _POSTED.match(text):
        return []
    if declared and (listed := _LAST_FIRST.fullmatch(text)) and _is_listed(*listed.groups()):
        undated = f"{listed[2]} {listed[1]}"
    text, told = _without_parentheses(
        without_prefix(READING_TIME.sub(" | ", _GUEST.sub(lambda found: found["host"] or "", undated)))
    )
    parts = pieces(_without_places(text))
    found: list[Person] = []
    pending = ""
    for place, part in enumerate(parts):
        if place and _BREAK.match(part) and not ROLE.search(fold(part)):
            if part.startswith("à "):
                continue  # "Nadia Belle, à Lyon, et Karim Osman, à Paris"
            break
        person = _person(part, declared=declared, alone=len(parts) == 1, first=not found)
        if person:
            found.append(replace(person, role=person.role or pending))
            pending = ""
        elif ROLE.search(fold(part)) and len(part) <= MOST_ROLE_CHARACTERS and not NOBODY.fullmatch(fold(part)):
            pending = _attach(found, part)
    if told and found:
        _attach(found, told)
    return found


def _without_places(text: str) -> str:
    """A byline in fields without those that name no known person beside one that does: "Nadia Belle | Lyon"."""
    first, *others = text.split("|")
    if not others or not has_first_name(first.strip()):
        return text
    return "|".join([first, *(field for field in others if not _is_place(field.strip()))])


def _is_place(field: str) -> bool:
    if not is_name(field) or has_first_name(field) or agency_named(field):
        return False
    return ROLE.search(fold(field)) is None and NOBODY.fullmatch(fold(field)) is None


def _is_listed(last: str, first: str) -> bool:
    """Whether two words are the names of one person: of one word, or with a particle before a first name."""
    return not (is_nobody(last) or is_nobody(first)) and (" " not in last or has_first_name(first))


def _parted_from_desk(name: str, role: str) -> tuple[str, str]:
    """A name and a role, with what opens the role: "Nadia Belle Science correspondent", "Nadia Belle BBC Africa …"."""
    desk = _DESK.search(name)
    if desk is None or " " not in name[: desk.start()]:
        return name, role
    return name[: desk.start()], f"{name[desk.start() :].strip()} {role}"


def _attach(found: list[Person], role: str) -> str:
    """Give a role to the last person, one in the plural to all; or back when there is nobody yet.

    "Notre correspondante à Berlin, Nadia Belle" and "Nadia Belle et Karim Osman, envoyés spéciaux à Lyon".
    """
    if not found:
        return role
    several = _PLURAL_ROLE.match(fold(role)) is not None and not any(person.role for person in found)
    for place in range(len(found)) if several else (len(found) - 1,):
        # "Nadia Belle Health and science reporter"
        name, role = _parted_from_desk(found[place].name, role) if role[0].islower() else (found[place].name, role)
        person = replace(found[place], name=name)
        found[place] = replace(person, role=f"{person.role}, {role}" if person.role else role)
    return ""


def _without_dates(text: str) -> str:
    flat = text.lower() if text.isascii() else _flat(text)
    spans = [(date.start, date.end) for date in printed_dates(flat)]
    # "Mathilde Hier" is a name.
    spans = spans or [span for span in relative_spans(flat) if span[0] == 0 or not text[span[0]].isupper()]
    for start, end in reversed(spans):
        text = f"{without_loose_end(text[:start])} | {text[end:]}"
    return text


def _flat(text: str) -> str:
    """A text in lower case and without accents, each character in its place."""
    return "".join(unicodedata.normalize("NFD", character)[0].lower() for character in text)[: len(text)]


def _without_parentheses(text: str) -> tuple[str, str]:
    """A byline without what stands in parentheses, and the role among that; what they hold, if they hold all."""
    if not _PARENTHESES.search(text):
        return text, ""
    text = without_photographers(text)
    text = _WITH_OTHERS.sub(lambda found: found[0] if AGENCY.search(fold(found[1])) else f" {found[1]}", text)
    inside = [clean_line(match) for match in _PARENTHESES.findall(text)]
    role = next((said for said in inside if ROLE.search(fold(said)) and len(said) <= MOST_ROLE_CHARACTERS), "")
    outside = _PARENTHESES.sub(" ", text)
    return (outside if outside.strip(" |") or len(inside) != 1 else inside[0]), role


def _person(part: str, *, declared: bool, alone: bool, first: bool) -> Person | None:
    folded = fold(part)
    if NOBODY.fullmatch(folded) or (not first and folded.startswith("the ")):
        return None  # "By Nadia Belle, The Gazette"
    role = ROLE.search(folded)
    if role and role.start() > 0 and len(part) == len(folded):
        name, said = _parted_from_desk(part[: role.start()].strip(" ,"), part[role.start() :])
        if AGENCY.match(folded):
            return None  # "Nadia Belle, AP Sports Writer": the desk is of what she is
        if is_name(name) and is_capitalised(name) and len(name.split()) > 1:
            # "Travel News Reporter", beside a name, is what she is.
            return Person(name, said) if first or has_first_name(name) else None
    if agency_named(credited := _CREDITS.sub("", part)):
        part = credited
    elif (agency := AGENCY_AFTER_NAME.search(folded)) and len(part) == len(folded):
        part = part[: agency.start()]
    part = _INITIALS.sub("", part)
    if (listed := _FAMILY_FIRST.fullmatch(part)) and has_first_name(listed[2]) and not agency_named(listed[1]):
        part = f"{listed[2]} {listed[1]}"
    if not is_name(part):
        return None
    if agency_named(part):
        return Person(_ARTICLE.sub("", part))
    if declared and alone:
        return Person(part)
    if role or (part[0].islower() and not declared):
        return None
    if not declared and not (is_capitalised(part) and (first or len(part.split()) > 1)):
        return None
    return Person(part)
