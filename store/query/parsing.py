"""The query language of topics and of search: a line a person writes becomes clauses, pure.

It does not judge anything; `matching` and `store.search` do. The syntax is Lucene's as luqum parses it (words,
"phrases", prefix*, AND OR NOT, + and -, parentheses, zones), and what `atoms` reads besides: NEAR/n,
=exact, frequencies, named lists. Words side by side must all be found. What luqum parses beyond that is refused by
name: a clause dropped in silence keeps or loses articles unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from luqum import tree
from luqum.exceptions import ParseError
from luqum.thread import parse

from store.errors import BadQuery
from store.query.atoms import SUPPORTED, Atom, cut_out, straight_quotes
from store.query.clauses import EVERYTHING, AllOf, AnyOf, Clause, Listed, NoneOf, OfText, Term
from store.query.facts import FACTS, fact
from store.query.lexemes import ZONES
from store.query.terms import Lists, near, text_clause

_UNSUPPORTED = {
    tree.Range: "a range such as [a TO b]",
    tree.From: "a comparison such as >5",
    tree.To: "a comparison such as <5",
    tree.Fuzzy: "a fuzzy word such as word~",
    tree.Proximity: 'a proximity such as "two words"~3 (NEAR/3 is the way to say it)',
    tree.Regex: "a regular expression such as /expression/",
    tree.Boost: "a boost such as word^2",
}
_NO_TEXT = re.compile("[\udc80-\udcff]")
#: luqum tells the place of an error only in its message.
_LUQUM_PLACE = re.compile(r"position (\d+)!?$")
#: A person's query nests three or four deep; the limit keeps recursion far from Python's own.
_DEEPEST = 40


def parse_query(query: str, lists: Mapping[str, Sequence[str]] | None = None) -> Clause:
    """Read a query into clauses; white space alone is the clause that is always true.

    `lists` are what `@name` stands for: words, phrases, either without inflections behind `=`, or beginnings of words
    that end in `*`; any of them will do.
    Raises BadQuery, which says what is wrong, where, and what is supported.
    """
    check_is_text(query)
    return _Reader(query, lists or {}).clause() if query.strip() else EVERYTHING


def check_is_text(query: str) -> None:
    """Raise BadQuery for bytes of a command line that are not UTF-8 (PEP 383): as no letters they would be left out."""
    if bad := _NO_TEXT.search(query):
        raise BadQuery(query, "this is not UTF-8 text; save the script that says so as UTF-8", bad.start())


class _Reader:
    """Reads one query, and keeps it because every complaint names a place in it."""

    def __init__(self, query: str, lists: Lists) -> None:
        self._query = query
        self._lists = lists
        self._atoms: dict[int, Atom] = {}
        #: What is asked twice is one clause, which a text is asked once.
        self._nears: dict[tuple[str, tuple[str, ...]], OfText] = {}
        self._asked: dict[tuple[str, tuple[str, ...]], Term | Listed] = {}

    def clause(self) -> Clause:
        plain, self._atoms = cut_out(straight_quotes(self._query))
        root = self._parsed(plain)
        self._refuse_mixed_operators(root)
        return self._read(root, "", _DEEPEST)

    def _parsed(self, plain: str) -> tree.Item:
        try:
            return parse(plain)
        except ParseError as error:
            place = _LUQUM_PLACE.search(str(error))
            raise self._syntax_error(int(place[1]) if place else len(plain)) from error
        except (ValueError, ArithmeticError) as error:  # a malformed number after ~ or ^
            mark = re.search(r"[~^]", plain)
            raise self._bad(mark.start() if mark else 0, f"~ and ^ are not supported; {SUPPORTED}") from error

    def _read(self, node: tree.Item, field: str, depth: int) -> Clause:
        """The clause of a node, within a field or, when it is empty, within none."""
        if depth == 0:
            raise self._bad(node.pos, f"more than {_DEEPEST} levels of operators; write it flatter")
        if type(node) in _UNSUPPORTED:
            raise self._bad(node.pos, f"{_UNSUPPORTED[type(node)]} is not supported; {SUPPORTED}")
        if isinstance(node, tree.Term):
            return self._term(node, field)
        if isinstance(node, tree.BaseGroup):
            self._refuse_mixed_operators(node.expr)
            return self._read(node.expr, field, depth - 1)
        if isinstance(node, tree.SearchField):
            return self._read(node.expr, self._field(node, field), depth - 1)
        if isinstance(node, tree.Unary):
            return self._unary(node, field, depth)
        parts = tuple(self._read(child, field, depth - 1) for child in node.children)
        return AnyOf(clauses=parts) if isinstance(node, tree.OrOperation) else AllOf(clauses=parts)

    def _unary(self, node: tree.Unary, field: str, depth: int) -> Clause:
        if not isinstance(node, tree.Not) and node.a.head:
            raise self._bad(node.pos, f"{node.op!r} belongs to the word after it: write it without a space")
        clause = self._read(node.a, field, depth - 1)
        # With AND between words, + asks for what holds anyway.
        return clause if isinstance(node, tree.Plus) else NoneOf(clause=clause)

    def _field(self, node: tree.SearchField, outer: str) -> str:
        name = self._query[node.pos : node.pos + len(node.name)]
        if name not in (*ZONES, *FACTS):
            raise self._bad(
                node.pos, f"there is no zone {name!r}; zones are {', '.join(ZONES)}, filters {', '.join(FACTS)}"
            )
        if outer:
            raise self._bad(node.pos, f"{name}: stands inside {outer}:")
        return name

    def _term(self, node: tree.Term, field: str) -> Clause:
        atom = self._atoms.get(node.pos, Atom(position=node.pos, written=node.value))
        if len(node.value) > len(atom.written):
            glued = node.value[len(atom.written) :]
            raise self._bad(node.pos + len(atom.written), f"{glued!r} cannot stand here; {SUPPORTED}")
        if field in FACTS:
            return fact(self._query, field, atom)
        zones = (field,) if field else ZONES
        if not atom.is_near:
            return self._words(atom, zones)
        left, right = (self._words(side, zones) for side in atom.sides)
        asked = near(self._query, atom, zones, left, right)
        return self._nears.setdefault((atom.written, zones), asked)

    def _words(self, atom: Atom, zones: tuple[str, ...]) -> Term | Listed:
        asked = (atom.written, zones)
        if asked not in self._asked:
            self._asked[asked] = text_clause(self._query, atom, zones, self._lists)
        return self._asked[asked]

    def _refuse_mixed_operators(self, root: tree.Item) -> None:
        # luqum binds words side by side now tighter, now looser than OR: `a b OR c`, `a OR b c`.
        operations = [node for node in _ungrouped(root) if isinstance(node, tree.BaseOperation)]
        either = [node for node in operations if isinstance(node, tree.OrOperation)]
        if either and any(isinstance(node, tree.UnknownOperation) for node in operations):
            raise self._bad(root.pos, "OR stands beside words without an operator; add parentheses")
        for part in (part for operation in either for part in operation.operands):
            if isinstance(part, tree.Plus | tree.Prohibit):
                raise self._bad(part.pos, f"{part.op!r} next to OR is not clear; use AND, NOT and parentheses")

    def _syntax_error(self, position: int) -> BadQuery:
        rest = self._query[position:].split(maxsplit=1)
        if not rest:
            return self._bad(position, "it ends too early: a word or a closing parenthesis is missing")
        if straight_quotes(rest[0]).startswith('"'):
            return self._bad(position, "this quotation mark is never closed")
        return self._bad(position, f"{rest[0]!r} cannot stand here; {SUPPORTED}")

    def _bad(self, position: int, problem: str) -> BadQuery:
        return BadQuery(self._query, problem, position)


def _ungrouped(root: tree.Item) -> Iterator[tree.Item]:
    """Walk the node and all below it that no parentheses set apart."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, tree.BaseGroup):
            waiting += node.children
