"""Whether two articles speak of the same agreement with a partner; pure. Rows are merged in the archive, by this rule.

The same partner alone is not enough: a ministry signs in 2003 and again in 2015. A day is: two texts that date the
agreement days apart mean two. Without days the kinds decide, and the time between the articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.ledger.values import AgreementKind, AgreementStatus, DateSpan
from store.text import words

#: An agreement is reported on over some weeks; a later text without a date may mean another one.
_SAME_NEWS_DAYS = 90
#: "lundi" and "le 18 mars" of two texts may differ by the day of publication.
_SAME_DAY_DAYS = 7
#: Nouns that the press uses for one another.
_NEUTRAL = frozenset((AgreementKind.PARTNERSHIP, AgreementKind.CONTRACT, AgreementKind.FRAMEWORK))
_ALONE = frozenset((AgreementKind.DISPUTE, AgreementKind.END))
#: What one agreement can be at one time or another; ended, renewed and denied ones are matters of their own.
_ON_ITS_WAY = frozenset((AgreementStatus.RUMOURED, AgreementStatus.ANNOUNCED, AgreementStatus.SIGNED))


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldAgreement:
    """What is compared of an agreement, as an article of some day tells it."""

    kind: AgreementKind
    status: AgreementStatus
    dated: DateSpan | None
    published: date


def partner_key(name: str) -> str:
    """What makes two names one partner: their words, folded.

    >>> partner_key("Restos du Cœur")
    'restos du coeur'
    """
    return " ".join(words(name))


def same_agreement(a: ToldAgreement, b: ToldAgreement) -> bool:
    """Whether two articles that name one partner tell of one agreement.

    Symmetric but not transitive: compare with the first telling of a row.
    """
    if not (_kinds_agree(a.kind, b.kind) and _statuses_agree(a.status, b.status)):
        return False
    if a.dated and b.dated:
        apart = max((b.dated.first - a.dated.last).days, (a.dated.first - b.dated.last).days)
        return apart <= _SAME_DAY_DAYS
    return abs((a.published - b.published).days) <= _SAME_NEWS_DAYS


def _kinds_agree(a: AgreementKind, b: AgreementKind) -> bool:
    """A neutral word goes with every kind but a dispute and an end."""
    if a is b:
        return True
    return (a in _NEUTRAL or b in _NEUTRAL) and a not in _ALONE and b not in _ALONE


def _statuses_agree(a: AgreementStatus, b: AgreementStatus) -> bool:
    return a is b or (a in _ON_ITS_WAY and b in _ON_ITS_WAY)
