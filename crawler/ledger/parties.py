"""Who agrees with the watched organisation in a clause; pure.

Two names in one sentence are no agreement. They are parties when they stand in one list ("P et F signent"), or when a
verb or noun of agreement stands by and the second hangs on a preposition or is the object ("P signe avec F", "P a
choisi F"). Names after "comme", "selon", "plutôt que" are bystanders, and so is the watched organisation where another
one is party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from crawler.ledger.bystanders import SIGNER, is_bystander
from crawler.ledger.cues import NOUN, VERB
from crawler.ledger.gazetteer import Named, Naming
from crawler.ledger.links import LEAVES, NO_VERB, PLAIN, hangs, is_object, stands_with
from crawler.ledger.marking import LETTER, Marked

_JOINT = (
    r"(?:, [^,FRQPUO]{3,90}, et |, (?:et )?| et | ou | & | ?/ ?| ?- ?|-|, ainsi que | ainsi que | ni | et a | et avec"
    r"| et de )"
)
_LIST = re.compile(rf"[FRQPUO](?:{_JOINT}(?:l'|le |la |les )?(?:{NO_VERB}[a-z][\w'-]* ){{0,2}}?[FRQPUO])*")
#: "l'accord avec P": the noun holds whoever the sentence goes on to.
_AGREED_WITH = re.compile(rf"\b{NOUN}(?: [\w'-]+){{0,5}} (?:avec|entre) {PLAIN}$")
#: "c'est avec F que P …"
_IT_IS = re.compile(r"\bc'est (?:avec|a|chez|vers|aupres de) $")
_THAT = re.compile(r" que (?:[\w'-]+ ){0,2}")
#: "« Nous avons signé avec F », dit le président de P"
_WE = re.compile(r"\b(?:nous|notre|nos)\b")
_OPENING_LENGTH = 40
_CUE = re.compile(rf"(?<!\w)(?:(?:{VERB})|{NOUN})\b")
_VERB_SOON = re.compile(rf"(?:, [^,]{{1,90}},)? ?(?:[\w'-]+ ){{0,4}}?(?:[ld]')?\b(?:{VERB})\b")
#: What it does not get is somebody else's.
_LOSES = re.compile(r"[FR] (?:a |avait )?per(?:d|du|dra)\b|echapp\w+ a [FRQ]")
#: Nouns that leave no doubt.
_AGREED = re.compile(
    r"\b(?:accord|contrat|convention|partenariat|alliance|protocole|charte|collaboration|cooperation)s?\b"
)
#: A second verb with the same subject.
_SECOND_VERB = re.compile(rf" et (?=(?:s'|se |en |a |ont )?(?:{VERB})\b)|, puis | puis ")
_PARTY = re.compile(r"[PU]")
#: Where another organisation is in the sentence, its parts are read alone.
_CLAUSE = re.compile(
    r"; | tandis que | alors que | pendant que | la ou | quand |, mais |, apres que |, qui avai(?:t|ent) |, apres | ?: "
)


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A party joined to the watched organisation, and the clause that joins them."""

    party: Named
    #: How the watched organisation is named there.
    focal: Named
    clause: str
    #: Whether both stand in one list, or with "avec" and the like.
    plainly: bool


@dataclass(frozen=True, kw_only=True)
class _List:
    start: int
    end: int
    letters: tuple[int, ...]


def joined_parties(marked: Marked) -> list[Joined]:
    """The parties that a marked sentence joins to the watched organisation, in reading order, each once."""
    letters = set(LETTER.findall(marked.text))
    if (
        not letters & set("FRQ")
        or not letters & set("PU")
        or not _CUE.search(marked.text)
        or _LOSES.search(marked.text)
    ):
        return []
    clauses = _clauses(marked.text) if "O" in letters else [marked.text]
    found: dict[str, Joined] = {}
    seen = 0
    for clause in clauses:
        count = len(LETTER.findall(clause))
        for joined in _joined_in(clause, marked.parties[seen : seen + count]):
            found.setdefault(joined.party.owner, joined)
        seen += count
    return list(found.values())


def joins_somebody(marked: Marked) -> bool:
    """Whether a sentence without a party of its own says that somebody agreed with the watched organisation."""
    if LETTER.sub("", marked.text) == marked.text or set(LETTER.findall(marked.text)) & set("PUO"):
        return False
    agreed = _AGREED.search(marked.text)
    return agreed is not None and any(
        stands_with(marked.text[: match.start()]) and not is_bystander(marked.text, match.start())
        for match in LETTER.finditer(marked.text)
    )


def partners_of_the_title(marked: Marked) -> list[Named]:
    """The partners of a sentence that leaves out the watched organisation: "un projet mené en partenariat avec P".

    They stand in one list, first of all organisations, and known: such a sentence is weak evidence.
    """
    agreed = _AGREED.search(marked.text)
    first = LETTER.search(marked.text)
    if agreed is None or first is None or first.group() != "P" or agreed.start() > first.start():
        return []
    joined = _LIST.match(marked.text, first.start())
    if joined is None or not _AGREED_WITH.search(marked.text[: first.start()]):
        return []
    count = len(LETTER.findall(joined.group()))
    return [each for each in marked.parties[:count] if each.naming is Naming.PARTNER]


def _clauses(text: str) -> list[str]:
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return [text[begin:end] for begin, end in pairwise(starts)]


def _joined_in(clause: str, parties: tuple[Named, ...]) -> Iterator[Joined]:
    if not _CUE.search(clause):
        return
    places = [match.start() for match in LETTER.finditer(clause)]
    acting = [index for index, place in enumerate(places) if not is_bystander(clause, place)]
    lists = _lists(clause, places, acting)
    focals = [index for index in acting if clause[places[index]] in "FRQ"]
    others = [index for index in acting if clause[places[index]] == "O"]
    for index in (index for index in acting if clause[places[index]] in "PU"):
        joins = ((focal, _join(clause, lists, index, focal, alone=not others)) for focal in focals)
        focal, plainly = next((join for join in joins if join[1] is not None), (0, None))
        if plainly is not None:
            part = _own_part(clause, places[index])
            yield Joined(party=parties[index], focal=parties[focal], clause=part, plainly=plainly)


def _own_part(clause: str, place: int) -> str:
    """The part of a clause with a verb of its own that a party stands in: "prolonge avec P et s'allie à P" has two."""
    cuts = [0, *(match.start() for match in _SECOND_VERB.finditer(clause)), len(clause)]
    parts = [(begin, end) for begin, end in pairwise(cuts) if _PARTY.search(clause, begin, end)]
    own = next((clause[begin:end] for begin, end in parts if begin <= place < end), clause)
    return own if len(parts) > 1 and _CUE.search(own) else clause


def _lists(clause: str, places: list[int], acting: list[int]) -> list[_List]:
    found = []
    for match in _LIST.finditer(clause):
        letters = tuple(index for index in acting if match.start() <= places[index] < match.end())
        if letters:
            found.append(_List(start=match.start(), end=match.end(), letters=letters))
    return found


def _join(clause: str, lists: list[_List], index: int, focal: int, *, alone: bool) -> bool | None:
    """Whether a party is joined to the watched organisation plainly or loosely; None when it is not at all.

    Where they are not `alone`, that is beside another organisation, they must stand in one list, or be parting.
    """
    if any(index in each.letters and focal in each.letters for each in lists):
        return True
    if not alone and not LEAVES.search(clause[: _place(clause, focal)]):
        return None
    ours = next(each for each in lists if focal in each.letters)
    theirs = next(each for each in lists if index in each.letters)
    first, second = sorted((ours, theirs), key=lambda each: each.start)
    unknown = clause[_place(clause, index)] == "U"
    hanging = hangs(clause[: second.start], unknown=unknown and second is theirs)
    if hanging is None and stands_with(clause[: first.start]) and _goes_on(clause, first, second):
        return True
    if unknown and second is ours and not _has_verb(clause, first):
        return None
    return hanging


def _has_verb(clause: str, unknown: _List) -> bool:
    """Whether an unknown name is subject or object of a verb of agreement: it stands right before or after it."""
    return bool(_VERB_SOON.match(clause, unknown.end) or is_object(clause[: unknown.start]))


def _goes_on(clause: str, first: _List, second: _List) -> bool:
    """Whether what begins with "avec P" goes on about the second: "avec P, F lance …", "l'accord avec P engage F"."""
    between = clause[first.end : second.start]
    if _IT_IS.search(clause[: first.start]) and _THAT.fullmatch(between):
        return True
    if SIGNER.search(clause[: second.start]) and _WE.search(clause[: second.start]):
        return True
    opening = first.start < _OPENING_LENGTH and clause.startswith(",", first.end)
    return (opening and bool(_VERB_SOON.match(clause, second.end))) or bool(_AGREED_WITH.search(clause[: first.start]))


def _place(clause: str, index: int) -> int:
    return [match.start() for match in LETTER.finditer(clause)][index]
