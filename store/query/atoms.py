"""What Lucene's grammar does not know, cut out of a query before luqum reads it; pure.

A cut piece leaves a word of the same length in its place, so that every position in the query stays what it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SUPPORTED = (
    'supported are words, "phrases", prefix*, =exact, word>=2, a NEAR/5 b, @lists, AND OR NOT, + and -, parentheses, '
    "title: lead: body:, lang: source: since: until:"
)
#: Word processors write these; one for one, so that positions stay right.
_QUOTES = str.maketrans("«»“”„", '"""""')
#: A phrase in straight marks that has a pair of others in it, which belong to its words.
_QUOTING = re.compile(r'"[^"«»“”„]*(?:«[^"«»“”„]*»|[“„][^"«»“”„]*[“”])[^"«»“”„]*"')
_PHRASE = r'"(?:[^\\"]|\\.)*"'
#: As luqum has it, but for times of day.
_WORD = r"""(?:[^\s:^~(){}\[\]/"'+\-\\<>]|\\.)(?:[^\s:^\\~(){}\[\]]|\\.)*"""
_OPERAND = rf"(?:={_PHRASE}|{_PHRASE}|(?!(?:AND|OR|NOT|NEAR(?:/\S*)?)(?:\s|$)){_WORD})"
_PIECE = re.compile(
    rf"(?P<left>{_OPERAND})\s+NEAR/(?P<distance>\d+)\s+(?P<right>{_OPERAND})"
    rf"|(?P<phrase>={_PHRASE}(?:>=\d+)?|{_PHRASE}>=\d+)"
    rf"|{_PHRASE}|{_WORD}|\\.|.",
    re.DOTALL,
)
#: Of the private use area: luqum takes it for a letter.
_FILLING = "\ue000"


@dataclass(frozen=True, kw_only=True)
class Atom:
    """A piece of a query that no operator parts: a term with all that is glued to it, or two terms with NEAR."""

    #: In the query, from 0.
    position: int
    #: With its quotation marks, `=` and `>=2`.
    written: str
    #: The two sides of NEAR; empty otherwise.
    sides: tuple[Atom, ...] = ()
    distance: int = 0

    @property
    def is_near(self) -> bool:
        return bool(self.sides)


def straight_quotes(query: str) -> str:
    """The query with the quotation marks that Lucene knows; `"Journal « Bavard »"` is one phrase."""
    plain, end = [], 0
    for quoting in _QUOTING.finditer(query):
        plain += [query[end : quoting.start()].translate(_QUOTES), quoting[0]]
        end = quoting.end()
    return "".join([*plain, query[end:].translate(_QUOTES)])


def cut_out(query: str) -> tuple[str, dict[int, Atom]]:
    """The query that luqum can read, and what was cut out of it, by position."""
    atoms: dict[int, Atom] = {}

    def replacement(piece: re.Match[str]) -> str:
        atom = _atom(piece)
        if atom is None:
            return piece[0]
        atoms[atom.position] = atom
        return _FILLING * len(piece[0])

    return _PIECE.sub(replacement, query), atoms


def _atom(piece: re.Match[str]) -> Atom | None:
    if piece["phrase"]:
        return Atom(position=piece.start(), written=piece[0])
    if not piece["left"]:
        return None
    sides = tuple(Atom(position=piece.start(side), written=piece[side]) for side in ("left", "right"))
    # A number of more than nine digits is a mistake, and Python has a limit of its own.
    return Atom(position=piece.start(), written=piece[0], sides=sides, distance=int(piece["distance"][:9]))
