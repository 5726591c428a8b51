"""What the people who signed an article are: as the page's metadata says it, or its lines around the headline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from crawler.extract.dates.asides import Setting
from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import by_id, listed, string
from crawler.extract.page.outline import Block
from crawler.extract.people.authors import Person, people
from crawler.extract.people.names import is_role
from store.text import fold

_BLOCKS_BEFORE, _BLOCKS_AFTER = 4, 14
_LONGEST_BYLINE = 160
#: What may part a name from the role on the next line.
_SIGNS = " ,:|–—-"
#: What templates put where nothing is known.
_NO_ROLES = frozenset(("author", "auteur", "auteure", "person", "contributor", "contributeur", "user"))


def with_roles(signed: tuple[Person, ...], head: Head, blocks: list[Block], setting: Setting) -> tuple[Person, ...]:
    """The same people, each with its role where a byline did not say it already."""
    if all(person.role for person in signed):
        return signed
    declared = dict(_declared(head))
    top = setting.top or 0
    near = blocks[max(top - _BLOCKS_BEFORE, 0) : top + _BLOCKS_AFTER]
    return tuple(
        person if person.role else replace(person, role=declared.get(fold(person.name)) or _printed(person.name, near))
        for person in signed
    )


def _declared(head: Head) -> Iterator[tuple[str, str]]:
    for value in listed(head.node.get("author")):
        person = by_id(head.nodes, value)
        role = string(person, "jobTitle") if isinstance(person, dict) else ""
        if isinstance(person, dict) and role and fold(role) not in _NO_ROLES:
            yield fold(string(person, "name")), role[:_LONGEST_BYLINE]


def _printed(name: str, near: list[Block]) -> str:
    """The role that stands beside a name on its line, or alone on the next."""
    for block, following in zip_longest(near, near[1:]):
        if len(block.text) > _LONGEST_BYLINE or name not in block.text:
            continue
        said = people([block.text]) if block.text != name else ()
        if role := next((each.role for each in said if each.name == name and each.role), ""):
            return role
        if following and block.text.rstrip(_SIGNS).endswith(name) and is_role(following.text):
            return following.text
    return ""
