"""Headlines of an article among the removed blocks of others ("À lire aussi"), emptied when it is forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from functools import partial

from sqlalchemy import Connection, or_, select

from store.parts import in_parts
from store.schema import revision
from store.text import words

#: A headline of fewer words ("Édito") says nothing of an article, and stands everywhere.
_FEWEST_WORDS = 3
#: Sentences that one look through all texts asks for.
_AT_ONCE = 20

#: Numbers of revisions, each with what its removed blocks are to be.
Emptied = tuple[tuple[int, str], ...]


def emptied(removed: str, is_told: Callable[[str], bool]) -> str:
    """The column `removed` with the text of those blocks emptied that tell what is to be forgotten."""
    blocks = json.loads(removed)
    kept = [block | {"text": ""} if is_told(block["text"]) else block for block in blocks]
    return json.dumps(kept, ensure_ascii=False)


def told_of(connection: Connection, article_ids: Collection[int]) -> Emptied:
    """Where the removed blocks of other articles have the headlines or standfirsts of these."""
    ours = select(revision.c.title, revision.c.standfirst).where(revision.c.article_id.in_(article_ids))
    said = {text for row in connection.execute(ours) for text in row if len(words(text)) >= _FEWEST_WORDS}
    found = {}
    for some in in_parts(sorted(said), _AT_ONCE):
        as_stored = [json.dumps(text, ensure_ascii=False)[1:-1] for text in some]
        named = or_(*(revision.c.removed.contains(text, autoescape=True) for text in as_stored))
        elsewhere = select(revision.c.id, revision.c.removed).where(named, revision.c.article_id.not_in(article_ids))
        for row in connection.execute(elsewhere):
            found[row.id] = emptied(row.removed, partial(_has_any, said=said))
    return tuple(sorted(found.items()))


def _has_any(text: str, said: Iterable[str]) -> bool:
    return any(sentence in text for sentence in said)
