"""Whether two articles speak of the same agreement; pure. Rows are merged in the archive, by this rule.

The same partner alone is not enough: a ministry signs in 2003 and again in 2015. A day is: two texts that date the
agreement days apart mean two. Without days the kinds decide, and the time between the articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.ledger.values import Agreement, AgreementKind, AgreementStatus
from store.text import words

#: An agreement is reported on over some weeks; a later text without a date may mean another one.
_SAME_NEWS_DAYS = 90
#: "lundi" and "le 18 mars" of two texts may differ by the day of publication.
_SAME_DAY_DAYS = 7
#: Nouns that the press uses for one another.
_NEUTRAL = frozenset((AgreementKind.PARTNERSHIP, AgreementKind.CONTRACT, AgreementKind.FRAMEWORK))
#: What one agreement can be at one time or another; ended, renewed and denied ones are matters of their own.
_ON_ITS_WAY = frozenset((AgreementStatus.RUMOURED, AgreementStatus.ANNOUNCED, AgreementStatus.SIGNED))


@dataclass(frozen=True, kw_only=True)
class ToldAgreement:
    """An agreement as an article of some day tells it."""

    agreement: Agreement
    published: date


def partner_key(name: str) -> str:
    """What makes two names one partner: their words, folded.

    >>> partner_key("Restos du Cœur")
    'restos du coeur'
    """
    return " ".join(words(name))


def same_agreement(a: ToldAgreement, b: ToldAgreement) -> bool:
    """Whether two articles tell of one agreement.

    Symmetric but not transitive: compare with the first telling of a row.
    """
    if partner_key(a.agreement.partner) != partner_key(b.agreement.partner) or not _kinds_agree(
        a.agreement, b.agreement
    ):
        return False
    if not _statuses_agree(a.agreement, b.agreement):
        return False
    first, second = a.agreement.dated, b.agreement.dated
    if first and second:
        apart = max((second.first - first.last).days, (first.first - second.last).days)
        return apart <= _SAME_DAY_DAYS
    return abs((a.published - b.published).days) <= _SAME_NEWS_DAYS


def _kinds_agree(a: Agreement, b: Agreement) -> bool:
    """A neutral word goes with every kind but a dispute and an end."""
    if a.kind is b.kind:
        return True
    alone = {AgreementKind.DISPUTE, AgreementKind.END}
    return not alone & {a.kind, b.kind} and bool(_NEUTRAL & {a.kind, b.kind})


def _statuses_agree(a: Agreement, b: Agreement) -> bool:
    return a.status is b.status or {a.status, b.status} <= _ON_ITS_WAY
