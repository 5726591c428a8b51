"""Lines beside the headline that name who signed: "Par Nadia Belle", "Nadia Belle | 3 mars 2026", "… avec AFP"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile

from crawler.extract.dates.date_lines import is_date_line, is_fresh_date
from crawler.extract.dates.moments import labelled_moments
from crawler.extract.page.outline import Block, text_of
from crawler.extract.people.agencies import agency_named
from crawler.extract.people.authors import people
from crawler.extract.people.called import LONGEST_BYLINE
from crawler.extract.people.credit_lines import credit_said
from crawler.extract.people.names import has_first_name
from crawler.extract.people.seams import in_parts
from crawler.extract.people.wording import BY_NEIGHBOURS, KIND, LABEL_ALONE, PLACE, without_prefix

_BY = re.compile(
    rf"\W*(?:{KIND}\s(?:[|:–—-]\s)?)?(?:(?:recueillis|réalisée?s?|rédigée?s?|écrite?s?|signée?s?|créée?s?|menée?s?"
    rf"|conduite?s?|préparée?s?|posted|written|published|reported"
    rf"|geschrieben|erstellt|geschreven|escrito|redactado|scritto)\s+(?:{PLACE}\s+)?)?"
    r"(?:par|by|von|por|door|a cura di|de(?=\s?:\s)|(?-i:di|da|av|af)(?=\s[A-ZÀ-Þ])"
    r"|(?-i:Di)(?=\s[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ]))"
    # "Écrit parNadia Belle": elements that met without a space between.
    r"(?:\s*:\s*|\s+|(?-i:(?<=[a-z])(?=[A-ZÀ-Þ])))(?=\w)"
    rf"|\W*{BY_NEIGHBOURS}(?:\s*:\s*|\s+)(?=\w)"
    r"|\W*(?-i:(?:[Bb]y|Par)(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
#: "Reportage : Nadia Belle", "Un texte de Nadia Belle", "De notre correspondante à Berlin, Nadia Belle".
_MADE = re.compile(
    r"\W*(?:(?:(?:photo|vidéo|illustration|infographie|dessin)s?\s?:[^:\d]{3,40}\s(?=textes?\s?:))?"
    r"(?:textes?(?: et photos?)?|text|texto|testo|tekst|autore|articles?|reportage|enquête|récit|analyse"
    r"|chronique|story|words|reporting|beitrag|bericht|rédact(?:eur|rice)|journaliste|correspondante?(?: locale?)?)"
    r"\s?:|textes? et photos?\s|aus [\w-]+ berichtet\s"
    r"|(?:words|story|reporting) by\s"
    r"|(?:de|avec) (?:notre|nos) (?:correspondant|envoyé|journaliste|reporter)"
    r"|(?:articolo|servizio|testo) di\s(?=(?-i:[A-ZÀ-Þ]))|dal(?:la)? nostr[oa] (?:inviat|corrispondent)|texto de\s"
    r"|(?:une? |l['’])?(?:article|texte|analyse|chronique|enquête|reportage|récit|éditorial|édito|billet"
    r"|tribune|décryptage) de\s|signée?\s(?:par\s)?(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
#: After a date: "Publié le 3 mars 2026 | Par Nadia Belle".
_BY_AT_THE_END = re.compile(
    r"(?P<date>(?:[^|•·–—]*\d[^|•·–—]*)?)(?:[|•·–—,-]\s*|\s)(?:écrit )?(?:par|by|von|por|przez|door|av|af)\s"
    r"+(?P<name>(?-i:[A-ZÀ-Þ])(?:\.(?:[ -]?[A-ZÀ-Þ]\.)* ?)?[^.!?|\d]{3,60})$",
    re.IGNORECASE,
)
#: "Posted on 3 March 2026 by nbelle", "Veröffentlicht am 3. März 2026 von Redaktion Valmont".
_POSTED_BY = re.compile(r"\s(?:par|by|von|por|door|di|da|przez|av|af)\s(?P<name>[\w.-]{3,30})$")
_MOST_LINKS = 20
_LEAST_PIECES, _MOST_PIECES = 2, 8
#: "et", "," on a line of its own.
_LONGEST_SIGN = 3
_NO_NAMES = [""]
#: Characters of what a link to an author says besides the name: ", Lyon".
_LONGEST_AFTER_NAME = 12
#: The address of an author's page, whose own name comes last.
_AUTHOR_PAGE = re.compile(
    r"/(?:auteure?s?|autrices?|authors?|autor(?:es|en)?|autor[ei]|journalistes?|redacteurs?|signataires?|staff|by|profile?s?"
    r"|contribut(?:eu|o)rs?|chroniqueurs?|columnists?|reporters?)"
    r"(?:/[^/]+){1,2}/?$"
)
#: "Nadia Belle | 3 mars". After a comma the day needs a time: "La Rochelle, le 3 mars" is no name.
_BAR = r"\s[|•·–—/-]{1,2}\s|[|•·]"
_PARTED = re.compile(rf"{_BAR}|^[^\d,]+,\s(?:le\s|am\s|on\s)?\d.*\d\s?[:h]|^[^\d,]+,\s(?:publié|mis en ligne)\sle\s")

_NAME_AND_DATE = re.compile(r"[^\W\d_][\w'’.-]+(?:\s[^\W\d_][\w'’.-]*){1,3}?\s(?P<date>(?:[^\W\d_]{2,12}\.?,?\s)?\d.+)")


def lines_by(near: list[Block]) -> Iterator[str]:
    """Lines that begin with "Par"; `near` are the blocks beside the headline, here as below."""
    for block in near:
        if is_short(block) and _BY.match(block.text):
            yield in_parts(block)


def lines_made(near: list[Block]) -> Iterator[str]:
    """Lines that name in full whoever made something, lines below "Auteur", and names that end a line of dates."""
    for last, block in zip((None, *near), near, strict=False):
        is_labelled = last is not None and LABEL_ALONE.fullmatch(last.text) is not None
        if not is_short(block) or block.is_heading or (block.is_link and not is_labelled):
            continue
        is_made = is_labelled or _MADE.match(block.text)
        text = in_parts(block) if is_made else _end_of_dates(block.text)
        named = people([text]) if text else ()
        if named and all(" " in person.name for person in named):
            yield text


def posted_by(near: list[Block]) -> Iterator[str]:
    """The one word, a login often, that ends a line of nothing else but a date: "Posted on 3 March by nbelle"."""
    for block in near:
        match = _POSTED_BY.search(block.text) if is_short(block) else None
        if match and is_date_line(block.text[: match.start()], labelled=False):
            yield match["name"]


def _end_of_dates(text: str) -> str:
    """The name after the dates of a line; empty where they are those of something told, "prononcé le 3 mars par"."""
    match = _BY_AT_THE_END.search(text) if labelled_moments(text) else None
    if match is None:
        return ""
    date = match["date"]
    is_dates = not date.strip() or is_date_line(date, labelled=False)
    return match["name"] if is_dates or all(label for label, _ in labelled_moments(date)) else ""


def linked_names(near: list[Block]) -> list[str]:
    """The texts of links to authors' pages on the first lines that have one: `/auteurs/nadia-belle`."""
    linked = (_linked_on(block) for block in near)
    found = takewhile(bool, dropwhile(lambda names: not names, (names for names in linked if names != _NO_NAMES)))
    return [name for names in found for name in names]


def _linked_on(block: Block) -> list[str]:
    """The names on a line that lead to authors' pages; a sign between two lines that have some is no line."""
    if len(block.text) <= _LONGEST_SIGN:
        return _NO_NAMES
    links = islice(block.element.iter("a"), _MOST_LINKS) if block.links and is_short(block) else ()
    holder = block.element.iterancestors("a") if block.is_link and is_short(block) else ()
    names = [text_of(link) for link in (*links, *islice(holder, 1)) if _AUTHOR_PAGE.search(link.get("href", ""))]
    return [name for name in names if name in block.text]


def names_beside_dates(near: list[Block]) -> Iterator[str]:
    """Lines such as "Nadia Belle | 3 mars 2026": a name of several words, clearly parted from a date."""
    for block in near:
        if is_short(block) and _is_parted(block.text) and _has_date(block.text):
            told = [person.name for person in people([block.text]) if not agency_named(person.name)]
            # A rubric stands beside names too: "Économie | Nadia Belle | 3 mars 2026".
            named = told if len(told) == 1 else _set_apart(told, block.text)
            if len(named) == 1 and " " in named[0] and not _leads_to_more(block, named[0]):
                yield named[0]


def names_in_pieces(near: list[Block]) -> Iterator[str]:
    """The names in a line whose elements stand beside each other without a space, a date among them.

    Style sheets part them: "<span>Nadia Belle</span><span>3 mars 2026</span>".
    """
    for block in near:
        pieces = _pieces(block) if is_short(block) and not block.is_heading else []
        if any(is_date_line(piece, labelled=False) for piece in pieces):
            names = [piece for piece in map(without_prefix, pieces) if " " in piece and has_first_name(piece)]
            if named := [name for name in names if [person.name for person in people([name])] == [name]]:
                yield " | ".join(named)


def _pieces(block: Block) -> list[str]:
    """The texts of the elements that a block is made of, where no text stands between them."""
    element = block.element
    while len(element) == 1 and not (element.text or "").strip():
        element = element[0]
    if (
        len(element) < _LEAST_PIECES
        or (element.text or "").strip()
        or any((part.tail or "").strip() for part in element)
    ):
        return []
    return [text for text in map(text_of, islice(element, _MOST_PIECES)) if text]


def _is_parted(text: str) -> bool:
    """Whether a sign parts a name and a date, or a first name begins what stands before the date: "Nadia Belle 3/3"."""
    if _PARTED.search(text):
        return True
    named = _NAME_AND_DATE.fullmatch(text) if has_first_name(text) else None
    return named is not None and is_date_line(named["date"], labelled=False)


def _has_date(text: str) -> bool:
    return bool(labelled_moments(text)) or any(is_fresh_date(part.strip()) for part in re.split(_BAR, text))


def _set_apart(names: list[str], line: str) -> list[str]:
    """Those of some names that begin with a first name, and with which alone a part of their line begins."""
    parts = [without_prefix(part).strip() for part in re.split(_BAR, line)]
    begun = (name for name in names if has_first_name(name) and any(part.startswith(name) for part in parts))
    return [name for name in begun if all(len(people([part])) == 1 for part in parts if name in part)]


def _leads_to_more(block: Block, name: str) -> bool:
    """Whether a name only begins what a link says: the headline of a teaser, with the day of it beside."""
    links = (text_of(link) for link in islice(block.element.iter("a"), _MOST_LINKS)) if block.links else ()
    return any(text.startswith(name) and len(text) > len(name) + _LONGEST_AFTER_NAME for text in links)


def names_beside_agencies(near: list[Block]) -> Iterator[str]:
    """The names of lines such as "Nadia Belle avec AFP"; "Nadia Belle (AFP)" is a photographer as well."""
    for block in near:
        is_line = is_short(block) and not block.is_heading and block.element.tag != "li"
        said = credit_said(block.text) if is_line else None
        if said and said.is_plain and " " in said.names:
            yield said.names


def is_short(block: Block) -> bool:
    return len(block.text) <= LONGEST_BYLINE
