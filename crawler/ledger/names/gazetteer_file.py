"""The file that a gazetteer is read from, TOML; pure, the text is handed in.

    [focal]                 name, aliases, references, products
    others, decoys          lists of names
    [[partner]]             name, aliases, cased, type

What each key means stands at the top of the built-in one, `profiles/microsoft_france.partners.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crawler.errors import BadGazetteer
from crawler.ledger.names.gazetteer import Gazetteer, Name, Naming
from store.ledger import Partner, PartnerType

_FOCAL_KEYS = {"name", "aliases", "references", "products"}
_PARTNER_KEYS = {"name", "aliases", "cased", "type"}
_KEYS = {"focal", "others", "decoys", "partner"}


@dataclass(frozen=True, kw_only=True)
class Focal:
    """The organisation whose agreements are watched, by all its names."""

    name: str
    aliases: tuple[str, ...] = ()
    #: What a sentence says in its stead, such as "le géant".
    references: tuple[str, ...] = ()
    products: tuple[str, ...] = ()


def read_gazetteer(text: str) -> Gazetteer:
    """Read a gazetteer from TOML. Raises BadGazetteer."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadGazetteer(f"partners: not TOML: {error}") from error
    _refuse_unknown("partners", table, _KEYS)
    focal = table.get("focal", {})
    if not isinstance(focal, dict) or not focal.get("name"):
        raise BadGazetteer("partners: [focal] with a name is missing: the organisation whose agreements are watched")
    _refuse_unknown("[focal]", focal, _FOCAL_KEYS)
    entries = table.get("partner", [])
    partners = tuple(_partner(entry) for entry in entries)
    return gazetteer_of(
        _focal(focal),
        partners,
        cased=[alias for entry in entries for alias in _strings(entry, "cased")],
        others=_strings(table, "others"),
        decoys=_strings(table, "decoys"),
    )


def gazetteer_of(
    focal: Focal,
    partners: Iterable[Partner],
    *,
    cased: Iterable[str] = (),
    others: Iterable[str] = (),
    decoys: Iterable[str] = (),
) -> Gazetteer:
    """A gazetteer of values at hand, say partners that a person has accepted into the database.

    `cased` lists those aliases of partners whose capitals must stand as written, `others` organisations that are no
    partners, `decoys` words that look like a name and are none.
    """
    partners, strict = tuple(partners), frozenset(cased)
    names = [
        *(Name(written=name, owner=focal.name, naming=Naming.FOCAL) for name in (focal.name, *focal.aliases)),
        *(Name(written=name, owner=focal.name, naming=Naming.REFERENCE) for name in _contracted(focal.references)),
        *(Name(written=name, owner=focal.name, naming=Naming.PRODUCT) for name in focal.products),
        *(Name(written=name, owner=name, naming=Naming.OTHER) for name in others),
        *(Name(written=name, owner="", naming=Naming.DECOY) for name in decoys),
        *(name for partner in partners for name in _names(partner, strict)),
    ]
    return Gazetteer(focal=focal.name, partners=partners, names=tuple(names))


def _contracted(nouns: Iterable[str]) -> Iterator[str]:
    """Each noun as it is written, and behind a preposition that takes its article: "au géant", "du géant"."""
    for noun in nouns:
        yield noun
        if noun.startswith("le "):
            yield from (f"{preposition} {noun[3:]}" for preposition in ("au", "du"))


def _names(partner: Partner, strict: frozenset[str]) -> Iterator[Name]:
    for written in dict.fromkeys((partner.name, *partner.aliases)):
        yield Name(written=written, owner=partner.name, naming=Naming.PARTNER, cased=written in strict)


def _focal(table: dict[str, Any]) -> Focal:
    return Focal(
        name=table["name"],
        aliases=_strings(table, "aliases"),
        references=_strings(table, "references"),
        products=_strings(table, "products"),
    )


def _partner(entry: dict[str, Any]) -> Partner:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise BadGazetteer(f"partners: an entry without a name: {entry!r}")
    _refuse_unknown(f"partner {name!r}", entry, _PARTNER_KEYS)
    kind = entry.get("type", PartnerType.UNKNOWN)
    if kind not in {*PartnerType}:
        raise BadGazetteer(f"partner {name!r}: type {kind!r} is none of {', '.join(PartnerType)}")
    aliases = tuple(alias for alias in (*_strings(entry, "aliases"), *_strings(entry, "cased")) if alias != name)
    return Partner(name=name, aliases=aliases, type=PartnerType(kind))


def _strings(table: dict[str, Any], key: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise BadGazetteer(f"partners: {key} is a list of names, not {values!r}")
    return tuple(values)


def _refuse_unknown(where: str, table: dict[str, Any], known: set[str]) -> None:
    if strange := sorted(set(table) - known):
        raise BadGazetteer(f"{where}: unknown key {strange[0]!r}; known are {', '.join(sorted(known))}")
