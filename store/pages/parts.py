"""The second and later pages of an article that has several: kept beside the first, and gone with it.

Each is compressed alone: articles on several pages are few, and what they share with others is the business of
dictionaries. Every function works inside a transaction of its caller's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from store.errors import DamagedPage
from store.pages.compression import compress, decompress
from store.rows import AnyRow
from store.schema import page_part
from store.types import FetchedPage

#: What identifies the visitor, and says nothing of the page.
_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})


def put_parts(connection: Connection, revision_id: int, rows: Sequence[dict[str, Any]]) -> None:
    """Keep the packed parts of a page beside it."""
    if rows:
        connection.execute(insert(page_part), [row | {"revision_id": revision_id} for row in rows])


def packed_parts(fetched: FetchedPage) -> list[dict[str, Any]]:
    """The rows of a page's parts, but for the revision."""
    return [_row(place, part) for place, part in enumerate(fetched.parts, 1)]


def header_text(fetched: FetchedPage) -> str:
    """A page's headers as they are kept: as they were sent, without cookies."""
    headers = [(name, value) for name, value in fetched.headers if name.lower() not in _NOT_KEPT]
    return json.dumps(headers, ensure_ascii=False)


def parts_of(connection: Connection, revision_id: int) -> tuple[FetchedPage, ...]:
    """The parts of a revision's page, in order. Raises DamagedPage where one is damaged."""
    of_this = select(page_part).where(page_part.c.revision_id == revision_id).order_by(page_part.c.place)
    return tuple(_fetched(row) for row in connection.execute(of_this))


def drop_parts(connection: Connection, revision_ids: Collection[int]) -> None:
    """Delete the parts of these revisions' pages; some hundred at a time."""
    connection.execute(delete(page_part).where(page_part.c.revision_id.in_(revision_ids)))


def part_problems(connection: Connection) -> Iterator[str]:
    """Kept parts that cannot be read, or are not what was fetched."""
    for row in connection.execute(select(page_part).order_by(page_part.c.revision_id, page_part.c.place)):
        try:
            body = _fetched(row).body
        except DamagedPage as error:
            yield str(error)
            continue
        if hashlib.sha256(body).hexdigest() != row.sha256:
            yield f"part {row.place} of the kept page of revision {row.revision_id} is not what was fetched"


def _row(place: int, part: FetchedPage) -> dict[str, Any]:
    return {
        "place": place,
        "url": part.url,
        "fetched_at": part.fetched_at,
        "status": part.status,
        "headers": header_text(part),
        "sha256": part.sha256,
        "body": compress(part.body),
    }


def _fetched(row: AnyRow) -> FetchedPage:
    try:
        body = decompress(row.body)
    except ValueError as error:
        raise DamagedPage(
            f"part {row.place} of the kept page of revision {row.revision_id} is damaged: {error}"
        ) from error
    return FetchedPage(
        url=row.url,
        fetched_at=row.fetched_at,
        status=row.status,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        body=body,
    )
