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

from crawler.ledger.names.gazetteer import Named, Naming
from crawler.ledger.statements.bystanders import SIGNER, bystanders, is_bystander
from crawler.ledger.statements.clauses import CUE, clauses_of, is_aside, own_part
from crawler.ledger.statements.deeds import AGREED, NO_DEAL, deals, is_lost, is_party
from crawler.ledger.statements.links import LEAVES, NO_VERB, PLAIN, hangs, is_object, stands_with
from crawler.ledger.statements.marking import HOUSE, LETTER, Marked
from crawler.ledger.text.cues import NOUN, VERB

_JOINT = (
    r"(?:, [^,FRQPUO]{3,90}, et |, (?:et )?| et | ou | & | ?/ ?| ?- ?|-|, ainsi que | ainsi que | ni | et a | et avec"
    r"| et de )"
)
_LIST = re.compile(
    rf"[FRQPUO](?:{_JOINT}(?:(?:l'|le |la |les |un |une |son |sa "
    rf"|des ){{0,1}}(?:{NO_VERB}(?!\w+e )[a-z][\w'-]* ){{0,2}}?"
    rf"|(?:l'|le |la |les |un |une |son |sa |des )(?:{NO_VERB}[a-z][\w'-]* ){{0,2}}?)[FRQPUO])*"
)
#: "l'accord avec P": the noun holds whoever the sentence goes on to.
_AGREED_WITH = re.compile(rf"\b{NOUN}(?: [\w'-]+){{0,5}} (?:avec|entre) {PLAIN}$")
#: An unknown name behind one of these is a place or a matter: "l'accord avec P, et ouvre un centre à U".
_AT_SOMETHING = re.compile(r"\b(?:a|de|en|dans|sur|pour|vers|depuis) (?:[\w'-]+ ){0,2}$")
#: "le marché passé par U avec F"
_DONE_BY = re.compile(
    r"\b(?:passe|signe|conclu|noue|scelle|lance|porte|initie|paraphe|mene|finance|cree|developpe|monte|engage)e?s?"
    r" (?:[\w'-]+ ){0,2}?(?:par|entre) $"
)
#: Two sides are all there are: "l'accord entre F et O inquiète P".
_BETWEEN = re.compile(
    r"\b(?:accord|contrat|partenariat|alliance|convention|rapprochement|mariage|fusion|guerre|conflit|litige)s?"
    r" (?:[\w'-]+ ){0,3}?entre $"
)
#: "c'est avec F que P …"
_IT_IS = re.compile(r"\bc'est (?:avec|a|chez|vers|aupres de) $")
_THAT = re.compile(r" que (?:[\w'-]+ ){0,2}")
#: "« Nous avons signé avec F », dit le président de P"
_WE = re.compile(r"\b(?:nous|notre|nos)\b")
_OPENING_LENGTH = 40
#: A product in use, or a known party that does something "avec F": whatever the verb.
_WITHOUT_A_CUE = re.compile(rf"Q|(?=.*P).*\bavec (?:{HOUSE} )?[FP](?!\w)")
_VERB_SOON = re.compile(
    r"(?:, (?:[\w']+ ){0,2}?(?:partenaire|client|distributeur|integrateur|prestataire)s? (?:[\w']+ ){0,2}?de [FRQ])|"
    rf"(?:, [^,]{{1,90}},|,(?= (?:a|ont|va|vont|\w+ee?s? par) ))? ?(?:[\w'-]+ ){{0,4}}?(?:[ld]')?\b(?:{VERB})\b"
)
#: "P, qui lui confie ses données"
_TO_HIM = re.compile(
    r",? (?:qui )?(?:\w+ )?lui (?:a |ont |avait )?(?:confi|attribu|achet|command|accord|octroi|verse|offr|fourni"
    r"|renouvel"
    r"|donne raison|loue|cede|prefer|remet)"
)
#: Who was here, and is with somebody else now.
_DEFECTS = re.compile(
    r"(?:client|fidele|partenaire)\w*\b.*\b(?:pass|part|fil|rejoi|bascul|migr|se tourn|sign)\w* (?:chez |vers |a "
    r"|avec )?O"
)


#: A sentence that names more organisations is a list, or a text that lost its full stops: each pair would be asked.
_MOST_NAMED = 60


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
        len(marked.parties) > _MOST_NAMED
        or not letters & set("FRQ")
        or not letters & set("PU")
        or not (CUE.search(marked.text) or _WITHOUT_A_CUE.search(marked.text))
        or is_lost(marked.text)
    ):
        return []
    clauses = clauses_of(marked.text) if "O" in letters else [marked.text]
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
    agreed = AGREED.search(marked.text)
    return agreed is not None and any(
        stands_with(marked.text[: match.start()]) and not is_bystander(marked.text, match.start())
        for match in LETTER.finditer(marked.text)
    )


def partners_of_the_title(marked: Marked) -> list[Named]:
    """The partners of a sentence that leaves out the watched organisation: "un projet mené en partenariat avec P".

    They stand in one list, first of all organisations, and known: such a sentence is weak evidence.
    """
    agreed = AGREED.search(marked.text)
    first = LETTER.search(marked.text)
    if agreed is None or first is None or first.group() != "P" or agreed.start() > first.start():
        return []
    joined = _LIST.match(marked.text, first.start())
    if joined is None or not _AGREED_WITH.search(marked.text[: first.start()]):
        return []
    count = len(LETTER.findall(joined.group()))
    return [each for each in marked.parties[:count] if each.naming is Naming.PARTNER]


def _joined_in(clause: str, parties: tuple[Named, ...]) -> Iterator[Joined]:
    if not CUE.search(clause) and (NO_DEAL.search(clause) or not _WITHOUT_A_CUE.search(clause)):
        return
    places = [match.start() for match in LETTER.finditer(clause)]
    standing_by = bystanders(clause, places)
    acting = [index for index in range(len(places)) if index not in standing_by]
    lists = _lists(clause, places, acting)
    focals = [index for index in acting if clause[places[index]] in "FRQ"]
    beside = {index for each in lists if set(focals) & set(each.letters) for index in each.letters}
    others = [
        index
        for index in acting
        if clause[places[index]] == "O" and index not in beside and not is_aside(clause, places[index])
    ]
    for index in (index for index in acting if is_party(clause, places[index])):
        joins = ((focal, _join(clause, lists, index, focal, alone=not others)) for focal in focals)
        focal, plainly = next((join for join in joins if join[1] is not None), (0, None))
        if plainly is not None:
            part = own_part(clause, places[index])
            yield Joined(party=parties[index], focal=parties[focal], clause=part, plainly=plainly)


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
    if not alone and not LEAVES.search(clause[: _place(clause, focal)]) and not _DEFECTS.search(clause):
        return None
    ours = next(each for each in lists if focal in each.letters)
    theirs = next(each for each in lists if index in each.letters)
    if "O" in clause[ours.start : ours.end] and _BETWEEN.search(clause[: ours.start]):
        return None
    first, second = sorted((ours, theirs), key=lambda each: each.start)
    unknown = clause[_place(clause, index)] == "U"
    hanging = hangs(clause[: second.start], unknown=unknown and second is theirs)
    if hanging is None and _begins_a_link(clause, first) and _goes_on(clause, first, second):
        return True
    if unknown and second is ours and not _has_verb(clause, first):
        return None
    if hanging is not None or _is_said_otherwise(clause, second, theirs):
        return hanging is not False
    if unknown and _is_headed(clause, first, second, ours):
        return False
    is_product = clause[ours.start] == "Q" and second is ours
    dealing = not unknown and deals(clause, first.end, second.start, with_product=is_product)
    return False if dealing else None


def _is_said_otherwise(clause: str, second: _List, theirs: _List) -> bool:
    """Whether a whole turn of phrase joins the two: "nous …", dit P; "P, son client, passe chez O"; "P lui confie"."""
    before = clause[: second.start]
    if (SIGNER.search(before) and _WE.search(before)) or _DEFECTS.search(clause):
        return True
    return theirs is second and bool(_TO_HIM.match(clause, theirs.end))


def _is_headed(clause: str, first: _List, second: _List, ours: _List) -> bool:
    """Whether a title begins with a party, and goes on with what the watched organisation does: "U : F héberge …"."""
    between = clause[first.end : second.start].strip()
    return second is ours and first.start == 0 and between == ":" and bool(CUE.match(clause, second.end + 1))


def _begins_a_link(clause: str, first: _List) -> bool:
    before = clause[: first.start]
    return stands_with(before) or bool(_IT_IS.search(before) or LEAVES.search(clause[: first.start]))


def _has_verb(clause: str, unknown: _List) -> bool:
    """Whether an unknown name is subject or object of a verb of agreement: it stands right before or after it."""
    before = clause[: unknown.start]
    return bool(_VERB_SOON.match(clause, unknown.end) or is_object(before) or _DONE_BY.search(before))


def _goes_on(clause: str, first: _List, second: _List) -> bool:
    """Whether what begins with "avec P" goes on about the second: "avec P, F lance …", "l'accord avec P engage F"."""
    between = clause[first.end : second.start]
    if _IT_IS.search(clause[: first.start]) and _THAT.fullmatch(between):
        return True
    if LEAVES.search(clause[: first.start]) and clause[first.start] in "FRQ":
        return True
    opening = first.start < _OPENING_LENGTH and clause.startswith(",", first.end)
    if opening and _VERB_SOON.match(clause, second.end):
        return True
    aside = clause[second.start] == "U" and _AT_SOMETHING.search(clause[: second.start])
    return not aside and bool(_AGREED_WITH.search(clause[: first.start]))


def _place(clause: str, index: int) -> int:
    return [match.start() for match in LETTER.finditer(clause)][index]
