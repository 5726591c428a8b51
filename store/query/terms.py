"""The terms of a query: words and phrases with what is glued to them, lists, and NEAR; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from store.errors import BadQuery
from store.query.atoms import SUPPORTED, Atom
from store.query.clauses import Form, Listed, Near, OfText, Term
from store.query.lexemes import FARTHEST, words_of
from store.query.stems import stem

Lists = Mapping[str, Sequence[str]]

#: Operators of other query languages. To luqum they are letters of a word, and folding would drop them unseen.
_OPERATOR_LIKE = re.compile(r'(?<!\\)[!@=<>|"]|&&')
_NEAR_LIKE = re.compile(r"NEAR(/.*)?", re.DOTALL)
_WORD_WILDCARD = re.compile(r"(?<!\\)[*?]")
#: In a phrase the question mark is the sentence's own.
_PHRASE_WILDCARD = re.compile(r"(?<!\\)[*]")
_FREQUENCY = re.compile(r"(?<!\\)>=(\d{1,4})$")


def text_clause(query: str, atom: Atom, zones: tuple[str, ...], lists: Lists) -> Term | Listed:
    """What a word, a phrase or a list asks of the zones. Raises BadQuery."""
    if not atom.written.startswith("@"):
        return _Written(query, atom).term(zones)
    return _shortest(_shared(Listed(written=atom.written, zones=zones, terms=_listed(query, atom, zones, lists))))


def near(query: str, atom: Atom, zones: tuple[str, ...], left: Term | Listed, right: Term | Listed) -> OfText:
    """What `a NEAR/5 b` asks, of the clauses of its sides; of a list, each term will do. Raises BadQuery."""
    if not 1 <= atom.distance <= FARTHEST:
        raise BadQuery(query, f"NEAR reaches from 1 to {FARTHEST} words: a NEAR/5 b", atom.position)
    if any(isinstance(side, Term) and side.at_least > 1 for side in (left, right)):
        raise BadQuery(query, "a frequency such as word>=2 cannot stand beside NEAR", atom.position)
    one, other = _without(left, right), _without(right, left)
    if one is None or other is None:
        word = atom.sides[0].written
        raise BadQuery(query, f"NEAR stands between two different words; twice the same is {word}>=2", atom.position)
    return Near(written=_as_one_line(atom.written), zones=zones, left=one, right=other, distance=atom.distance)


def is_same(one: Term, other: Term) -> bool:
    """Whether two terms find the same words."""
    return (one.form, one.parts) == (other.form, other.parts)


@lru_cache(maxsize=128)
def _shared(listed: Listed) -> Listed:
    """One object for equal lists: a text remembers where it found a list by its identity."""
    return listed


def _shortest(listed: Listed) -> Term | Listed:
    return listed.terms[0] if len(listed.terms) == 1 else listed


def _without(side: Term | Listed, other: Term | Listed) -> Term | Listed | None:
    """A side of NEAR without the term that the other side is; None when nothing is left of it."""
    if not isinstance(other, Term):
        return side
    if isinstance(side, Term):
        return None if is_same(side, other) else side
    terms = tuple(term for term in side.terms if not is_same(term, other))
    if len(terms) == len(side.terms):
        return side
    return _shortest(Listed(written=side.written, zones=side.zones, terms=terms)) if terms else None


def _listed(query: str, atom: Atom, zones: tuple[str, ...], lists: Lists) -> tuple[Term, ...]:
    name = atom.written[1:]
    if _FREQUENCY.search(name):
        raise BadQuery(query, f"a frequency cannot stand behind a list: {atom.written}", atom.position)
    if name not in lists:
        known = f"lists are {', '.join('@' + name for name in sorted(lists))}" if lists else "no list is defined"
        if name == "partners":
            known = "no file of partners is configured ([topic] partners)"
        raise BadQuery(query, f"there is no list {atom.written}; {known}", atom.position)
    # By what they find, since the spellings of a name are often the same to the language.
    found: dict[tuple[Form, tuple[str, ...]], Term] = {}
    for entry in lists[name]:
        form, written = _form_of(entry), entry.removeprefix("=")
        parts = tuple(words_of(written))
        if not parts or (form is Form.PREFIX and len(parts) > 1):
            raise BadQuery(query, f"the list {atom.written} holds {entry!r}, which is no word or phrase", atom.position)
        compared = _compared(parts, form)
        found.setdefault((form, compared), Term(written=written, zones=zones, parts=compared, form=form))
    if not found:
        raise BadQuery(query, f"the list {atom.written} is empty", atom.position)
    return tuple(found.values())


def _form_of(entry: str) -> Form:
    if entry.endswith("*"):
        return Form.PREFIX
    return Form.EXACT if entry.startswith("=") else Form.STEMS


def _compared(parts: tuple[str, ...], form: Form) -> tuple[str, ...]:
    return tuple(map(stem, parts)) if form is Form.STEMS else parts


def _as_one_line(written: str) -> str:
    return " ".join(written.split())


class _Written:
    """One word or phrase as a person wrote it, taken apart."""

    def __init__(self, query: str, atom: Atom) -> None:
        self._query = query
        self._position = atom.position
        self._all = atom.written
        frequency = _FREQUENCY.search(atom.written)
        self._at_least = int(frequency[1]) if frequency else 1
        glued = atom.written[: frequency.start()] if frequency else atom.written
        self._is_exact = glued.startswith("=")
        self._text = glued.removeprefix("=")
        self._quoted = self._text.startswith('"')

    def term(self, zones: tuple[str, ...]) -> Term:
        self._refuse_operators()
        form = self._form()
        parts = tuple(words_of(_unescaped(self._text)))
        if not parts:
            raise self._bad(f"there is no word in {self._all}")
        if form is Form.PREFIX and len(parts) > 1:
            raise self._bad(f"{self._all} is several words; a prefix is the beginning of one")
        written = _as_one_line(_unescaped(self._all))
        compared = _compared(parts, form)
        return Term(written=written, zones=zones, parts=compared, form=form, at_least=self._at_least)

    def _refuse_operators(self) -> None:
        if not self._quoted and _NEAR_LIKE.fullmatch(self._text):
            raise self._bad(f"{self._text} cannot stand here; it is written between two words or phrases: a NEAR/5 b")
        if not self._quoted and _OPERATOR_LIKE.search(self._text):
            raise self._bad(f"{self._all!r} is not supported; {SUPPORTED}")
        if self._at_least < 1:
            raise self._bad("a frequency is at least 1: microsoft>=2")

    def _form(self) -> Form:
        wildcards = (_PHRASE_WILDCARD if self._quoted else _WORD_WILDCARD).findall(self._text)
        if not wildcards:
            return Form.EXACT if self._is_exact else Form.STEMS
        if wildcards != ["*"] or not self._text.endswith("*"):
            raise self._bad(f"{self._all} has a wildcard elsewhere than at the end of one word")
        if self._is_exact:
            raise self._bad(f"{self._all} asks for an exact word and for a beginning; leave out = or *")
        return Form.PREFIX

    def _bad(self, problem: str) -> BadQuery:
        return BadQuery(self._query, problem, self._position)


def _unescaped(written: str) -> str:
    return re.sub(r"\\(.)", r"\1", written, flags=re.DOTALL)
