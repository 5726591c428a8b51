"""The record of what no rule removed and yet is not in the article: menus, side columns, footers."""

from __future__ import annotations

from crawler.extract.body.table_rows import CELLS
from crawler.extract.chrome.cutting import REMOVED_CHARACTERS, recorded
from crawler.extract.page.outline import Block
from store.types import Removed

RULE = "outside the text"
#: Blocks this long are looked for inside longer lines too: extraction joins cells and list entries.
_SEARCHED_CHARACTERS = 20
#: Searching every block in a text longer than this costs more than the record is worth.
_MOST_SEARCHED_CHARACTERS = 100_000
#: A page's chrome fits many times; a hostile page does not fill the database.
_MOST_RECORDS = 200


def leftovers(blocks: list[Block], known: list[str]) -> list[Removed]:
    """Blocks of a pruned page that are in none of the `known` texts, neighbours together within a record's limit.

    Known is what was kept, and what is on record already.
    """
    lines = [line for text in known for line in (text, *text.split("\n"))]
    exact = {part[:REMOVED_CHARACTERS] for line in lines for part in (line, *line.split(CELLS))}
    whole = "\n".join(known)
    searched = whole if len(whole) <= _MOST_SEARCHED_CHARACTERS else ""
    records: list[str] = []
    open_record = False
    for block in blocks:
        if block.text[:REMOVED_CHARACTERS] in exact or (
            len(block.text) >= _SEARCHED_CHARACTERS and block.text in searched
        ):
            open_record = False
            continue
        if open_record and len(records[-1]) + len(block.text) < REMOVED_CHARACTERS:
            records[-1] += "\n" + block.text
        else:
            records.append(block.text)
        open_record = True
        if len(records) >= _MOST_RECORDS:
            break
    return [recorded(RULE, record) for record in records]
