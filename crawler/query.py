"""The query language of topics: a line a person writes becomes clauses that can be judged, pure.

It does not judge anything; `topic` does. The syntax is Lucene's as luqum parses it: words, "phrases", prefix*,
AND OR NOT, + and -, parentheses, and the zones title: lead: body:. Words side by side must all be found. What
luqum parses beyond that is refused by name: a clause dropped in silence keeps or loses articles unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luqum import tree
from luqum.exceptions import ParseError
from luqum.thread import parse

from crawler.errors import BadTopic
from store.text import stem, words

#: Where a term may stand, best evidence first.
ZONES = ("title", "lead", "body")

_SUPPORTED = 'supported are words, "phrases", prefix*, AND OR NOT, + and -, parentheses, title: lead: body:'
_UNSUPPORTED = {
    tree.Range: "a range such as [a TO b]",
    tree.From: "a comparison such as >5",
    tree.To: "a comparison such as <5",
    tree.Fuzzy: "a fuzzy word such as word~",
    tree.Proximity: 'a proximity such as "two words"~3',
    tree.Regex: "a regular expression such as /expression/",
    tree.Boost: "a boost such as word^2",
}
#: Operators of other query languages. To luqum they are letters of a word, and folding would drop them unseen.
_OPERATOR_LIKE = re.compile(r'(?<!\\)[!@=<>|"]|&&|^NEAR/\d+$')
_WORD_WILDCARD = re.compile(r"(?<!\\)[*?]")
#: In a phrase the question mark is the sentence's own.
_PHRASE_WILDCARD = re.compile(r"(?<!\\)[*]")
#: Word processors write these; one for one, so that columns stay right.
_QUOTES = str.maketrans("«»“”„", '"""""')
#: luqum tells the place of an error only in its message.
_LUQUM_PLACE = re.compile(r"position (\d+)!?$")
#: A person's query nests three or four deep; the limit keeps recursion far from Python's own.
_DEEPEST = 40


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word, a phrase, or the beginning of a word."""

    #: As it stands in the query, without its zone.
    written: str
    #: Any of them will do, best first.
    zones: tuple[str, ...]
    #: Stems in sequence; for a prefix its one folded beginning.
    parts: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, kw_only=True)
class AllOf:
    """True when every clause is; without clauses always true."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, kw_only=True)
class AnyOf:
    """True when at least one clause is."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, kw_only=True)
class NoneOf:
    """True when the clause is not."""

    clause: Clause


Clause = Term | AllOf | AnyOf | NoneOf


def parse_query(query: str) -> Clause:
    """Read a query into clauses; white space alone is the clause that is always true.

    Raises BadTopic, whose message says what is wrong, in which column, and what is supported.
    """
    return _Reader(query).clause() if query.strip() else AllOf(clauses=())


class _Reader:
    """Reads one query, and keeps it because every complaint names a place in it."""

    def __init__(self, query: str) -> None:
        self._query = query

    def clause(self) -> Clause:
        root = self._parsed(self._query.translate(_QUOTES))
        self._refuse_mixed_operators(root)
        return self._read(root, ZONES, _DEEPEST)

    def _parsed(self, query: str) -> tree.Item:
        try:
            return parse(query)
        except ParseError as error:
            place = _LUQUM_PLACE.search(str(error))
            raise self._syntax_error(int(place[1]) if place else len(query)) from error
        except (ValueError, ArithmeticError) as error:  # a malformed number after ~ or ^
            mark = re.search(r"[~^]", query)
            raise self._bad(mark.start() if mark else 0, f"~ and ^ are not supported; {_SUPPORTED}") from error

    def _read(self, node: tree.Item, zones: tuple[str, ...], depth: int) -> Clause:
        if depth == 0:
            raise self._bad(node.pos, f"more than {_DEEPEST} levels of operators; write it flatter")
        if type(node) in _UNSUPPORTED:
            raise self._bad(node.pos, f"{_UNSUPPORTED[type(node)]} is not supported; {_SUPPORTED}")
        if isinstance(node, tree.Term):
            return self._term(node, zones)
        if isinstance(node, tree.BaseGroup):
            self._refuse_mixed_operators(node.expr)
            return self._read(node.expr, zones, depth - 1)
        if isinstance(node, tree.SearchField):
            return self._read(node.expr, self._zone(node, zones), depth - 1)
        if isinstance(node, tree.Unary):
            return self._unary(node, zones, depth)
        parts = tuple(self._read(child, zones, depth - 1) for child in node.children)
        return AnyOf(clauses=parts) if isinstance(node, tree.OrOperation) else AllOf(clauses=parts)

    def _unary(self, node: tree.Unary, zones: tuple[str, ...], depth: int) -> Clause:
        if not isinstance(node, tree.Not) and node.a.head:
            raise self._bad(node.pos, f"{node.op!r} belongs to the word after it: write it without a space")
        clause = self._read(node.a, zones, depth - 1)
        # With AND between words, + asks for what holds anyway.
        return clause if isinstance(node, tree.Plus) else NoneOf(clause=clause)

    def _zone(self, node: tree.SearchField, zones: tuple[str, ...]) -> tuple[str, ...]:
        if node.name not in ZONES:
            raise self._bad(node.pos, f"there is no zone {node.name!r}; zones are {', '.join(ZONES)}")
        if zones != ZONES:
            raise self._bad(node.pos, f"zone {node.name}: stands inside the zone {zones[0]}:")
        return (node.name,)

    def _term(self, node: tree.Term, zones: tuple[str, ...]) -> Term:
        quoted = isinstance(node, tree.Phrase)
        if not quoted and _OPERATOR_LIKE.search(node.value):
            raise self._bad(node.pos, f"{node.value!r} is not supported; {_SUPPORTED}")
        wildcards = (_PHRASE_WILDCARD if quoted else _WORD_WILDCARD).findall(node.value)
        is_prefix = wildcards == ["*"] and node.value.endswith("*")
        if wildcards and not is_prefix:
            raise self._bad(node.pos, f"{node.value} has a wildcard elsewhere than at the end of one word")
        parts = tuple(words(node.unescaped_value))
        if not parts:
            raise self._bad(node.pos, f"there is no word in {node.value}")
        if is_prefix and len(parts) > 1:
            raise self._bad(node.pos, f"{node.value} is several words; a prefix is the beginning of one")
        stems = parts if is_prefix else tuple(map(stem, parts))
        return Term(written=node.unescaped_value, zones=zones, parts=stems, is_prefix=is_prefix)

    def _refuse_mixed_operators(self, root: tree.Item) -> None:
        # luqum binds words side by side now tighter, now looser than OR: `a b OR c`, `a OR b c`.
        operations = [node for node in _ungrouped(root) if isinstance(node, tree.BaseOperation)]
        either = [node for node in operations if isinstance(node, tree.OrOperation)]
        if either and any(isinstance(node, tree.UnknownOperation) for node in operations):
            raise self._bad(root.pos, "OR stands beside words without an operator; add parentheses")
        for part in (part for operation in either for part in operation.operands):
            if isinstance(part, tree.Plus | tree.Prohibit):
                raise self._bad(part.pos, f"{part.op!r} next to OR is not clear; use AND, NOT and parentheses")

    def _syntax_error(self, position: int) -> BadTopic:
        rest = self._query[position:].split(maxsplit=1)
        if not rest:
            return self._bad(position, "it ends too early: a word or a closing parenthesis is missing")
        if rest[0].translate(_QUOTES).startswith('"'):
            return self._bad(position, "this quotation mark is never closed")
        return self._bad(position, f"{rest[0]!r} cannot stand here; {_SUPPORTED}")

    def _bad(self, position: int, problem: str) -> BadTopic:
        before = self._query[:position]
        column = position - before.rfind("\n")
        line = f"line {before.count(chr(10)) + 1}, " if "\n" in self._query else ""
        return BadTopic(self._query, f"{line}column {column}: {problem}")


def _ungrouped(root: tree.Item) -> Iterator[tree.Item]:
    """Walk the node and all below it that no parentheses set apart."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, tree.BaseGroup):
            waiting += node.children
