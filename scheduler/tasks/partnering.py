"""A person's word on names of partners: checked, noted, and brought to what is kept.

Names are checked against the profile and against what articles named, so that a slip of the pen decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from typing import Self

from crawler.batch import TopicRequest
from crawler.ledger import Gazetteer, Naming, read_gazetteer, read_ledger, with_decisions
from scheduler.errors import BadPartner
from store.database import open_database
from store.ledger import DecisionKind, PartnerDecision, PartnerType
from store.ledger.candidates import PartnerLine, partner_lines
from store.ledger.decisions import decide, partner_decisions, undo
from store.ledger.merging import partner_key
from store.ledger.retelling import count_texts, retell, texts_naming
from store.telling import TellProgress
from store.text import clean_line

#: The watched organisation itself, what means it, and what it sells.
_ITS_OWN = (Naming.FOCAL, Naming.REFERENCE, Naming.PRODUCT)
_NEAREST = 3
#: Below it two names have little in common (`difflib`).
_NEAR = 0.65


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was decided or taken back, and what it came to."""

    decisions: tuple[PartnerDecision, ...]
    #: Articles whose ledger was written anew.
    articles: int


class PartnerBook:
    """The partners of a corpus and its profile, with a person's decisions. Use it as a context manager.

    `progress` is told of articles that are read again.
    """

    def __init__(self, store_url: str, topic: TopicRequest, progress: TellProgress) -> None:
        """Raises BadPartner when no partners are watched, BadGazetteer, StoreUnavailable and its kinds."""
        if not topic.partners:
            raise BadPartner("no partners are watched: `partners` of [topic] names no file")
        self._profile = read_gazetteer(topic.partners)
        self._engine = open_database(store_url)
        self._progress = progress

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def accept(self, name: str, as_name: str, type_: PartnerType, now: datetime, *, new: bool = False) -> Decided:
        """Take a candidate for a partner, under another name where one is given; `new` also one never seen.

        Raises BadPartner, like all that decide.
        """
        name, as_name = _cleaned(name), _cleaned(as_name or name)
        for each in (name, as_name):
            self._refuse_its_own(each)
        line, owner = self._line(name), self._owners().get(partner_key(name))
        if owner is not None and line is not None and line.state == "dropped":
            raise BadPartner(f"{name} was dropped; `vigie partners undo` takes that back")
        if owner is not None:
            raise BadPartner(f"{name}: already {_other_name(owner, name)}")
        if line is None and not new:
            raise BadPartner(f"no article names {name!r}{self._nearest(name)}; --new watches for it all the same")
        if type_ is PartnerType.UNKNOWN and line is not None:
            type_ = PartnerType(line.type)
        meant = self._owners().get(partner_key(as_name), as_name)
        accepted = PartnerDecision(name=name, kind=DecisionKind.ACCEPTED, partner=meant, type=type_)
        return self._decide(replace(accepted, cased=self._is_common(name)), now)

    def alias(self, name: str, partner: str, now: datetime) -> Decided:
        """Let a name be another way to write a partner; whatever is kept under it is that partner's from now on."""
        name, owners = _cleaned(name), self._owners()
        self._refuse_its_own(name)
        meant = owners.get(partner_key(_cleaned(partner)))
        line = self._line(partner) if meant is None else None
        if line is not None and line.state == "candidate":
            raise BadPartner(f"{line.name} is only a candidate: `vigie partners accept` it first")
        if meant is None:
            raise BadPartner(f"no partner is called {partner!r}{self._nearest(partner)}")
        if owners.get(partner_key(name)) == meant:
            raise BadPartner(f"{name}: already {_other_name(meant, name)}")
        alias = PartnerDecision(name=name, kind=DecisionKind.ALIAS, partner=meant, cased=self._is_common(name))
        return self._decide(alias, now)

    def drop(self, name: str, now: datetime) -> Decided:
        """Say that a name is no partner's: it leaves the views, whatever articles say; also a group's."""
        line = self._line(name, groups=True)
        if line is None:
            self._refuse_its_own(name)
            raise BadPartner(f"no article names {name!r}{self._nearest(name)}")
        if line.state == "dropped":
            raise BadPartner(f"{line.name} was dropped already")
        return self._decide(PartnerDecision(name=line.name, kind=DecisionKind.DROPPED), now)

    def undo(self, name: str) -> Decided:
        """Take back what was decided of a name, with the aliases of a partner that was accepted so."""
        gone = undo(self._engine, _cleaned(name))
        if not gone:
            decided = [each.name for each in partner_decisions(self._engine)]
            raise BadPartner(f"nothing was decided of {name!r}{_suggestion(name, decided)}")
        return Decided(decisions=tuple(gone), articles=self._retell(gone))

    def refresh(self) -> int:
        """Read all articles on the topic again, by today's rules and names, and give their number."""
        return self._retold([""])

    def _decide(self, decided: PartnerDecision, now: datetime) -> Decided:
        decide(self._engine, decided, now)
        return Decided(decisions=(decided,), articles=self._retell([decided]))

    def _retell(self, decisions: Collection[PartnerDecision]) -> int:
        """Read the articles again that write a name decided on, or another one of the partner that is called so."""
        keys = {partner_key(name) for each in decisions for name in _meant(each)}
        theirs = {each.written for each in self._profile.names if partner_key(each.owner) in keys}
        return self._retold({name for each in decisions for name in _meant(each)} | theirs)

    def _retold(self, names: Collection[str]) -> int:
        """Read the articles again that may write one of the names, and give the number of those written anew."""
        gazetteer = self._gazetteer()
        total, count = count_texts(self._engine, names), 0
        for place, text in enumerate(texts_naming(self._engine, names), start=1):
            count += retell(self._engine, text, read_ledger(text.article, gazetteer))
            self._progress(place, total)
        return count

    def _gazetteer(self) -> Gazetteer:
        return with_decisions(self._profile, partner_decisions(self._engine))

    def _owners(self) -> dict[str, str]:
        """The partner that each known name stands for, by the key of the name."""
        names = reversed(self._gazetteer().names)  # the first that holds a name counts
        return {partner_key(each.written): each.owner for each in names if each.naming is Naming.PARTNER}

    def _line(self, name: str, *, groups: bool = False) -> PartnerLine | None:
        key, lines = partner_key(_cleaned(name)), partner_lines(self._engine, groups=groups)
        return next((each for each in lines if partner_key(each.name) == key), None)

    def _is_common(self, name: str) -> bool:
        """Whether kept articles write the name in small letters too: then it is a word, and its capitals tell."""
        small = re.compile(rf"(?<!\w){re.escape(name.lower())}(?!\w)")
        texts = (text.article for text in texts_naming(self._engine, [name]))
        return any(small.search(f"{each.title}\n{each.standfirst}\n{each.body}") for each in texts)

    def _refuse_its_own(self, name: str) -> None:
        own = {partner_key(each.written) for each in self._profile.names if each.naming in _ITS_OWN}
        if partner_key(name) in own:
            raise BadPartner(f"{name} means {self._profile.focal} itself, whose partners are watched")

    def _nearest(self, name: str) -> str:
        return _suggestion(name, [*self._owners().values(), *(each.name for each in partner_lines(self._engine))])


def _meant(decided: PartnerDecision) -> tuple[str, ...]:
    """The names that texts are read again for: what a partner is called otherwise has been read so already."""
    return (decided.name, decided.partner) if decided.kind is DecisionKind.ACCEPTED else (decided.name,)


def _cleaned(name: str) -> str:
    """A name as it is kept. Raises BadPartner for one without a letter or digit."""
    cleaned = clean_line(name)
    if not partner_key(cleaned):
        raise BadPartner(f"{name!r} is no name: it has neither letter nor digit")
    return cleaned


def _other_name(partner: str, name: str) -> str:
    return "a partner" if partner_key(partner) == partner_key(name) else f"a name of {partner}"


def _suggestion(name: str, names: Collection[str]) -> str:
    """The nearest names, as the end of a message; empty when none is near."""
    key = partner_key(name)
    by_key = {partner_key(each): each for each in names if partner_key(each) != key}
    near = get_close_matches(key, by_key, n=_NEAREST, cutoff=_NEAR)
    near += [each for each in by_key if key and each not in near and f" {key} " in f" {each} "]
    return f"; near it: {', '.join(by_key[each] for each in near[:_NEAREST])}" if near else ""
