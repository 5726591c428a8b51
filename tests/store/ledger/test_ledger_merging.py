"""When two articles tell of one agreement, and when they tell of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from store.ledger import AgreementKind, AgreementStatus, DateSpan
from store.ledger.merging import ToldAgreement, partner_key, same_agreement

DAY = date(2026, 5, 19)


def told(*, after_days: int = 0, dated: date | None = None, **changes: Any) -> ToldAgreement:
    fields: dict[str, Any] = {
        "kind": AgreementKind.PARTNERSHIP,
        "status": AgreementStatus.SIGNED,
        "dated": DateSpan(first=dated, last=dated) if dated else None,
        "published": DAY + timedelta(days=after_days),
    }
    return ToldAgreement(**(fields | changes))


@pytest.mark.parametrize(
    "other",
    [
        told(),
        told(after_days=30),
        told(status=AgreementStatus.ANNOUNCED),
        told(status=AgreementStatus.RUMOURED, after_days=-40),
        told(kind=AgreementKind.CONTRACT),
        told(kind=AgreementKind.TRAINING),
        told(after_days=400, dated=DAY),
    ],
)
def test_one_agreement_told_otherwise_is_the_same(other: ToldAgreement) -> None:
    first = told(dated=DAY) if other.dated else told()
    assert same_agreement(first, other)
    assert same_agreement(other, first)


@pytest.mark.parametrize(
    "other",
    [
        told(after_days=400),
        told(dated=DAY - timedelta(days=365)),
        told(kind=AgreementKind.DISPUTE),
        told(kind=AgreementKind.END, status=AgreementStatus.ENDED),
        told(status=AgreementStatus.DENIED),
        told(status=AgreementStatus.RENEWED),
    ],
)
def test_agreements_that_differ_in_what_counts_are_two(other: ToldAgreement) -> None:
    first = told(dated=DAY)
    assert not same_agreement(first, other)
    assert not same_agreement(other, first)


def test_a_month_holds_its_days() -> None:
    month = DateSpan(first=date(2026, 5, 1), last=date(2026, 5, 31))
    assert same_agreement(told(dated=DAY), replace(told(), dated=month))


def test_two_special_kinds_are_two_agreements() -> None:
    assert not same_agreement(told(kind=AgreementKind.RESEARCH), told(kind=AgreementKind.TRAINING))


def test_the_key_is_the_partner_folded() -> None:
    assert partner_key("Restos du Cœur") == "restos du coeur"
