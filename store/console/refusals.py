"""What is refused by the first word of a statement, on every database, and in which words."""

from __future__ import annotations

import re

from store.views import VIEWS

WRITES = "this query would write ({})"
_OPENS = "this query would open another database ({})"
_HOLDS = "it would hold a transaction ({})"
_SETS = "settings stay as they are ({})"
_REACHES = "this query would reach outside the corpus ({})"
_RUNS = "this query would run a program ({})"
SEVERAL = "several statements at once"
#: Statements by first word, and what is wrong with them. Whatever is missing here meets the guard of its database.
_REFUSED = {
    **dict.fromkeys(("INSERT", "REPLACE", "UPDATE", "DELETE", "MERGE", "CREATE", "DROP", "ALTER", "TRUNCATE"), WRITES),
    **dict.fromkeys(("VACUUM", "REINDEX", "ANALYZE", "CLUSTER", "REFRESH", "COMMENT", "IMPORT"), WRITES),
    **dict.fromkeys(("GRANT", "REVOKE", "REASSIGN", "SECURITY"), WRITES),
    **dict.fromkeys(("ATTACH", "DETACH"), _OPENS),
    **dict.fromkeys(("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "LOCK"), _HOLDS),
    **dict.fromkeys(("PREPARE", "DEALLOCATE", "DECLARE", "FETCH", "MOVE", "CLOSE"), _HOLDS),
    **dict.fromkeys(("PRAGMA", "SET", "RESET", "SHOW", "DISCARD", "CHECKPOINT"), _SETS),
    **dict.fromkeys(("COPY", "LOAD", "LISTEN", "UNLISTEN", "NOTIFY"), _REACHES),
    **dict.fromkeys(("DO", "CALL", "EXECUTE"), _RUNS),
}
_FIRST_WORD = re.compile(r"(?:\s|;|--[^\n]*(?:\n|$)|/\*.*?\*/)*(\w+)", re.DOTALL)


def first_word(query: str) -> str:
    """The word that says what a statement is, in capitals; empty when there is none."""
    found = _FIRST_WORD.match(query)
    return found[1].upper() if found else ""


def refusal_of(query: str) -> str:
    """Why no such statement is let through; empty when its first word is innocent."""
    word = first_word(query)
    return _REFUSED.get(word, "").format(word)


def views_hint(names: list[str]) -> str:
    """What to say beside a table or column that is not there."""
    return f"there are the views {', '.join(names)}" if names else "there are no views: is it a vigie database?"


def columns_hint(query: str) -> str:
    """What to say besides, where a column is not there: those of the views that a query names."""
    named = set(re.findall(r"\w+", query.casefold()))
    return "".join(
        f"; {view.name} has {', '.join(column.name for column in view.columns)}" for view in VIEWS if view.name in named
    )


def refused(why: str) -> str:
    """The sentence that a person reads."""
    return f"vigie sql only reads: {why}"
