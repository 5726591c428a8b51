"""Organisations that no gazetteer holds, by how they are written: capitals, and the nouns that come before them; pure.

A name found here is a candidate. Whether it is a partner is decided by where it stands, in
`crawler.ledger.statements.parties`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from crawler.first_names import FIRST_NAMES
from crawler.ledger.names.gazetteer import Named, Naming
from crawler.ledger.names.name_words import (
    BEFORE_PLACES,
    INSTITUTIONS,
    LONGEST_THING,
    NO_PART_OF_NAME,
    NOT_ALONE,
    NOT_NAMES,
    OPENING,
    OTHER_OPENINGS,
    PLACES,
    RUBRICS,
    THING_BEFORE,
    TYPES,
)
from crawler.ledger.text.cues import NOUN, VERB
from crawler.ledger.text.flat import flatten
from crawler.ledger.text.functions import FUNCTIONS
from store.ledger import PartnerType

#: Characters of a name; what is longer is a list without commas, or no word at all, and no database's index takes it.
_LONGEST_NAME = 150
_LARGE = "A-ZÀ-ÖØ-ÞŒ"
_CAPITAL = rf"[{_LARGE}0-9](?:[\w&@]|['’.-](?=\w))*"
_JOINT = r"(?:de la |de l['’]|de |du |des |d['’]|& |sur |en |l['’])"
#: Within a name, though without a capital: "Caisse nationale des Landes", "Croix-Verte française".
_ADJECTIVE = (
    r"(?:national|régional|départemental|municipal|général|central|supérieur|professionnel|interprofessionnel|urbain"
    r"|hospitalier|hospitalière|universitaire|populaire|métropolitain|français|européen|polytechnique|agricole|mutuel"
    r"|solidaire|numérique|technique|économique|maritime|éducatif|éducative|sportif|sportive|culturel|médical|social"
    r"|libre|judiciaire|cinématographique|audiovisuel|nationaux|généraux|régionaux|territoriaux|musicien|français)"
    r"(?:e|le|ne)?s?\b"
)
_NAME = re.compile(
    rf"(?<![\w'’-])(?:(?:[LlDdNnSsCc]|[Qq]u)['’])?(?P<name>(?!(?:Les?|La|Une?|Des|Du|Ce|Cette|Ces|Son|Sa|Ses|Au"
    rf"|Aux)\b)(?:[a-z]{{1,3}}(?=[A-Z][a-z]))?[{_LARGE}](?!['’])(?:[\w&@]"
    rf"|['’.-](?=\w))*(?:(?: {_ADJECTIVE})* {_JOINT}?{_CAPITAL})*(?: {_ADJECTIVE})*"
    r"(?: (?:pour tou(?:te)?s|sans frontières)\b)?)"
)
#: An institution goes on in small letters: "Fédération française de tennis", "Institut national de l'audiovisuel".
_INSTITUTION = re.compile(
    r"(?:Fédération|Confédération|Syndicat|Conseil|Institut|Agence|Centre|Office|Caisse|Alliance|Union|Association"
    r"|Société|Chambre|École|Comité|Ligue|Observatoire|Inspection|Direction|Établissement|Autorité|Groupement|Club"
    rf"|Cercle|Ordre|Assemblée|Musée|Réseau)(?P<adjectives>(?: {_ADJECTIVE})*)"
)
_FIELD = re.compile(
    r" (?:de la |de l['’]|du |des |de |d['’])(?:(?:petit|grand|haut|jeune|ancien|nouveau|nouvelle)e?s? )?"
    r"[a-zà-öø-ÿœ-]{4,}(?: (?:à |d['’])[a-zà-öø-ÿœ-]{4,})?"
    rf"(?: {_ADJECTIVE}| [a-zà-öø-ÿœ]+(?:és|ées|aux|ales|iques|ifs|ives|els|elles|ains|aires)\b)*"
    rf"(?: (?:de la |de l['’]|du |des |de |d['’]){_CAPITAL})?"
)
#: Nouns with a capital that an adjective of a place makes a name: "le Stade rennais".
_HEADS = frozenset(("Stade", "Olympique", "Racing", "Orchestre", "Opéra", "Secours", "Groupement", "Club"))
_OF_A_PLACE = re.compile(r" [a-zà-öø-ÿœ]+(?:ais|ois|ien|ain|in|on|and|al|ard|aire)\b")
#: Without an adjective the capital must be the name's own: "l'Association des maires".
_OWN_CAPITAL = re.compile(r"(?:\b[LlDd]['’]|\b(?:[Ll][ae]|[Dd]u|[Aa]u|[Uu]ne?) )$")
_BEFORE = re.compile(
    r"(?:^|[ («\"'’])(?P<article>l['’]|d['’]|la |le |les |des |du |aux? |une? |son "
    r"|sa )?(?P<phrase>[a-zà-öø-ÿœ-]+(?: (?:de la|de l['’]|de|du|des|d['’])?(?:(?<=['’])"
    r"| )?[a-zà-öø-ÿœ-]+){0,3}? ?(?:(?:de la|du|des|de) |(?:de l|d|l)['’])?)$",
    re.IGNORECASE,
)
#: Before a place, or before a name that belongs to another noun.
#: "le ministère de la Jeunesse, des Sports" goes on after the name.
_COMPOUND_MINISTRY = re.compile(r",? (?:et )?(?:de la|de l['’]|des|du|d['’]) ?")
_PLACE_BEFORE = re.compile(r"(?:\b(?:de|du|des|en|dans|vers|depuis|de la) |\b[Dd]['’]|\bde l['’])$")
#: What stands behind these is a partner by its name: "mécène du Collège de France".
_PARTNER_OF = re.compile(
    r"(?:\b(?:partenaire|mécène|parrain|donateur|sponsor|actionnaire|fournisseur|prestataire|soutien|client|cliente"
    r"|rachat|acquisition|capital|bénéfice|profit|faveur|côté|auprès|aide|appui|concours"
    r"|assistance)s?(?: [a-zà-öø-ÿœ]+)?|%) "
    r"(?:de la |de l['’]|de |du |des |d['’])$"
)
#: After one word at the beginning of a sentence: its capital is the sentence's.
_OPENS_A_SENTENCE = re.compile(r" (?:de|du|des|d['’]|en|sur|pour|à|au|aux|dans|que|qui|il|elle|on|la|le|les|un|une)\b")
_AGREED = re.compile(NOUN)
_ACTS = re.compile(rf"(?<!\w)(?:{VERB})\b")
#: "Ouverte, elle sera …"
_PRONOUN_AFTER = re.compile(r", (?:il|elle|ils|elles|on)\b")
#: A school by its trade and its place is one that has a name besides: "l'école d'ingénieurs du Kremlin-Bicêtre".
_TRADE = re.compile(r"\b(?:école|institut)s? (?:d['’]ingénieurs?|de commerce|de management|hôtelière|de code)\b")
#: The article of a name has its own capital: "selon Le Monde".
_ARTICLE_OF_NAME = re.compile(r"(?<=[a-zà-öø-ÿœ,] )(?:Le|La|Les) $")
#: "Association des maires", unlike "Groupe Vernay".
_OF_SOMETHING = re.compile(r"\w+ d(?:e|es|u|')\b")
#: A title that begins with a word and small letters up to a colon begins with no name: "Logiciels libres : …".
_PHRASE = re.compile(r"(?: [a-zà-öø-ÿœ'’-]+){1,3}[ \u00a0]?:")


@dataclass(frozen=True, kw_only=True)
class NameCandidate:
    """A name that may be an organisation's."""

    named: Named
    type: PartnerType


def candidates(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[NameCandidate]:
    """The names with capitals in one sentence, at offsets of the text; those that overlap `taken` left out.

    What is taken stands apart from each other.
    """
    taken = sorted(taken)
    spans = [
        _without_opening(text, match.start("name"), _whole(text, match), first=match.start("name") - start < 2)
        for match in _NAME.finditer(text, start, end)
    ]
    free = [(begin, stop) for begin, stop in spans if begin < stop and not _overlaps(begin, stop, taken)]
    found = [_candidate(text, start, _with_article(text, start, begin), stop) for begin, stop in free]
    return [each for each in found if each is not None and not _is_elsewhere(text, start, each, taken)]


def _with_article(text: str, sentence: int, start: int) -> int:
    article = _ARTICLE_OF_NAME.search(text, max(sentence, start - 6), start)
    return article.start() if article else start


def _whole(text: str, match: re.Match[str]) -> int:
    """Where a name ends, with the field that an institution is named after."""
    end = match.end("name")
    institution = _INSTITUTION.fullmatch(match["name"])
    if institution is None:
        local = _OF_A_PLACE.match(text, end) if match["name"] in _HEADS else None
        return local.end() if local else end
    start = match.start("name")
    if not institution["adjectives"] and not _OWN_CAPITAL.search(text, max(0, start - 4), start):
        return end
    field = _FIELD.match(text, end)
    return field.end() if field else end


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    before = bisect_left(taken, (end, 0))
    return before > 0 and start < taken[before - 1][1]


def _is_elsewhere(text: str, start: int, candidate: NameCandidate, taken: list[tuple[int, int]]) -> bool:
    """Whether a candidate is a place, belongs to the noun before it, or runs into a name that is known."""
    named = candidate.named
    if candidate.type is PartnerType.MINISTRY and _COMPOUND_MINISTRY.match(text, named.end):
        return True
    place = _PLACE_BEFORE.search(text, max(start, named.start - 9), named.start)
    if place and _PARTNER_OF.search(text, max(start, named.start - 60), named.start):
        place = None
    bracketed = text.rfind("(", start, named.start) > text.rfind(")", start, named.start)
    return bool(place) or bracketed or _overlaps(named.start, named.end, taken)


def _without_opening(text: str, start: int, end: int, *, first: bool) -> tuple[int, int]:
    """The name without words that have their capital from the sentence, and without a final apostrophe."""
    word = re.match(r"\w+", text[start:end])
    flat = flatten(word.group()) if word else ""
    if flat in BEFORE_PLACES or (first and _PRONOUN_AFTER.match(text, start + len(flat))):
        return end, end
    if _opens(flat):
        rest = re.compile(rf"['’ ]+(?=[{_LARGE}])").match(text, start + len(flat))
        return _without_opening(text, rest.end(), end, first=False) if rest else (end, end)
    if first and flat in FUNCTIONS:
        return end, end
    return start, end


def _opens(flat: str) -> bool:
    """Whether a flat word has its capital from the sentence."""
    adverb = flat.endswith("ment") and flat not in TYPES
    return adverb or flat in OPENING or flat in OTHER_OPENINGS or bool(_AGREED.fullmatch(flat))


def _is_no_name(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether some words with capitals are a noun, an abbreviation, or the name of a thing."""
    flat = flatten(text[start:end])
    if flat in TYPES or flat in NOT_ALONE or flat.split(" ", 1)[0] in NOT_NAMES or end - start < 2:
        return True
    thing = THING_BEFORE.search(text, max(sentence, start - LONGEST_THING), start)
    return thing is not None or _heads_a_phrase(text, sentence, start, end)


def _candidate(text: str, sentence: int, start: int, end: int) -> NameCandidate | None:
    name = text[start:end]
    flat = flatten(name)
    if flat in RUBRICS and text[end : end + 2].strip() == ":":
        return None
    if _is_no_name(text, sentence, start, end):
        return None
    if _is_person(flat) or _OPENS_A_SENTENCE.match(
        text, end if start - sentence < 2 and " " not in name else len(text)
    ):
        return None
    first = TYPES.get(flat.split(" ", 1)[0])
    if first is not None:
        type_, kept = first
        skip = 0 if kept or " " not in name or _OF_SOMETHING.match(flat) else name.index(" ") + 1
        return _named(text, start + skip, end, type_)
    before = _BEFORE.search(text, max(sentence, start - 70), start)
    if before is None:
        return _named(text, start, end, PartnerType.UNKNOWN)
    if _TRADE.search(before["phrase"]) and _PLACE_BEFORE.search(text, max(sentence, start - 9), start):
        return None
    return _with_noun(text, before, start, end)


def _heads_a_phrase(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether the capital is that of a title's first words, which stand before a colon."""
    if start - sentence > 2 or " " in text[start:end]:
        return False
    phrase = _PHRASE.match(text, end)
    return phrase is not None and not _ACTS.search(flatten(phrase.group()))


def _is_person(flat: str) -> bool:
    """Whether a name of several words begins with a first name."""
    first, _, rest = flat.partition(" ")
    return bool(rest) and first.split("-")[0] in FIRST_NAMES


def _with_noun(text: str, before: re.Match[str], start: int, end: int) -> NameCandidate | None:
    """The name with the noun before it, where that is part of it: "la région Val-de-Saône", not "le groupe Vernay"."""
    words = [(match.group(), match.start()) for match in re.finditer(r"[\w-]+", before["phrase"])]
    ends = [place for place, (word, _) in enumerate(words) if word in NO_PART_OF_NAME]
    words = words[ends[-1] + 1 :] if ends else words
    for word, place in reversed(words):
        type_, kept = TYPES.get(flatten(word), (None, False))
        if type_ is not None:
            return _named(text, before.start("phrase") + place if kept else start, end, type_)
    article = flatten(before["article"] or "")
    if article == "les " and len(words) == 1 and not ends:
        return _named(text, before.start("phrase"), end, PartnerType.UNKNOWN)
    return _named(text, start, end, PartnerType.UNKNOWN)


def _named(text: str, start: int, end: int, type_: PartnerType) -> NameCandidate | None:
    if end - start > _LONGEST_NAME:
        return None
    if flatten(text[start:end]) in PLACES or flatten(text[start:end]) in INSTITUTIONS:
        return None
    name = " ".join(text[start:end].replace("’", "'").split())
    return NameCandidate(named=Named(owner=name, naming=Naming.UNKNOWN, start=start, end=end), type=type_)
