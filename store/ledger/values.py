"""The nouns of the ledger: who agreed on what with the organisation that is watched, and in whose words.

Frozen values, like those of `types`. No reading of text happens here (`crawler.ledger` does that), and nothing is
merged or kept. Offsets count characters of the zone's text as the article carries it, `text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Zone(StrEnum):
    """The part of an article that a piece of evidence stands in."""

    TITLE = "title"
    LEAD = "lead"  #: the standfirst
    BODY = "body"


class PartnerType(StrEnum):
    """What kind of organisation a partner is."""

    COMPANY = "company"
    STARTUP = "start-up"
    SCHOOL = "school"
    RESEARCH = "research"
    MINISTRY = "ministry"
    PUBLIC_BODY = "public body"
    ASSOCIATION = "association"
    GROUP = "group"  #: many at once, not named one by one: the retailers of a programme
    UNKNOWN = "unknown"


class AgreementKind(StrEnum):
    """What two parties agreed on, or fell out over."""

    PARTNERSHIP = "partnership"
    CONTRACT = "contract"
    FRAMEWORK = "framework agreement"
    TRAINING = "certification or training programme"
    INVESTMENT = "investment"
    HOSTING = "hosting"
    RESEARCH = "research"
    PATRONAGE = "patronage"
    DISPUTE = "dispute"
    END = "end of agreement"


class AgreementStatus(StrEnum):
    """How far an agreement had come when it was written about."""

    RUMOURED = "rumoured"  #: negotiated, wished for, or told in the conditional
    ANNOUNCED = "announced"
    SIGNED = "signed"
    RENEWED = "renewed"
    ENDED = "ended"
    DENIED = "denied"  #: it was said not to be


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation that may be named as a partner."""

    name: str
    #: Other ways the press writes it; the name itself is one without being listed.
    aliases: tuple[str, ...] = ()
    type: PartnerType = PartnerType.UNKNOWN


class DecisionKind(StrEnum):
    """What a person said of a name."""

    ACCEPTED = "accepted"  #: it is a partner's
    ALIAS = "alias"  #: it is another way to write a partner's
    DROPPED = "dropped"  #: it is no partner's


@dataclass(frozen=True, kw_only=True)
class PartnerDecision:
    """What a person said of a name; no crawl says otherwise."""

    #: As typed.
    name: str
    kind: DecisionKind
    #: The own name of the partner that is meant; empty when it was dropped.
    partner: str = ""
    #: UNKNOWN leaves what is known of it.
    type: PartnerType = PartnerType.UNKNOWN
    #: Whether the name is a common word, so that its capitals must stand in a text: "Tremplin", no springboard.
    cased: bool = False


@dataclass(frozen=True, kw_only=True)
class PartnerMention:
    """One place where a partner is named."""

    #: The partner's own name, whatever alias stands in the text.
    partner: str
    text: str
    zone: Zone
    start: int
    end: int
    #: False for a name that the gazetteer does not hold, found by a pattern: a candidate for a person to accept.
    known: bool = True


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A sum in whole euros. Both bounds are equal unless the text gives a range or one bound only."""

    #: None in "jusqu'à 15 millions".
    least: int | None
    #: None in "plus de 4 milliards".
    most: int | None
    #: What it is paid for again and again: "year", "month" or "unit" (a head, a licence); empty when paid once.
    per: str = ""
    #: False when no currency was written ("152 millions").
    stated: bool = True


@dataclass(frozen=True, kw_only=True)
class DateSpan:
    """The days that a date may mean: one day, or from the first to the last of a month, a season, a year."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class NamedPerson:
    """Somebody named with a function."""

    name: str
    #: As written, without the name: "président de Microsoft France".
    role: str = ""
    #: A partner's name, the watched organisation's, or the one that stands in the role; empty when none does.
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words in quotation marks and who said them."""

    #: Empty when the speaker is not named ("un porte-parole").
    speaker: str
    role: str = ""
    organisation: str = ""
    #: Without the marks.
    text: str
    zone: Zone
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A sentence that says so, and where it stands."""

    zone: Zone
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What one article states of one agreement between the watched organisation and one partner."""

    partner: str
    #: Whether the gazetteer holds the partner.
    known: bool
    #: From the gazetteer, or from the noun before an unknown name.
    partner_type: PartnerType = PartnerType.UNKNOWN
    kind: AgreementKind
    status: AgreementStatus
    #: When it was signed, announced or ended; None when the article does not say.
    dated: DateSpan | None = None
    #: How long it runs; None when not said.
    months: int | None = None
    amounts: tuple[Amount, ...] = ()
    #: What it is about, in the words of a small vocabulary: "research chair", "internship", "licences".
    subjects: tuple[str, ...] = ()
    #: How many people or organisations it is to train, certify or equip; None when not said.
    beneficiaries: int | None = None
    people: tuple[NamedPerson, ...] = ()
    #: Never empty; the first sentence is the one that states the agreement, the others add to it.
    evidence: tuple[Evidence, ...]
    #: Between 0 and 1, higher for known partners, explicit names and plain verbs. A rank, not a probability.
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All that one article says about partners."""

    agreements: tuple[Agreement, ...] = ()
    mentions: tuple[PartnerMention, ...] = ()
    people: tuple[NamedPerson, ...] = ()
    quotes: tuple[Quote, ...] = ()
