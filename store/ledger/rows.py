"""Values of the ledger to table rows and back; pure."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from store.ledger.merging import ToldAgreement
from store.ledger.values import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    DateSpan,
    NamedPerson,
    PartnerMention,
    Quote,
)
from store.rows import AnyRow

#: The largest number that the columns of counts hold, and those of euros. Beyond it stands a slip of the pen.
_MOST_COUNTED, _MOST_EUROS = 2**31 - 1, 2**63 - 1


def mention_row(found: PartnerMention, article_id: int, partner_id: int) -> dict[str, Any]:
    """The columns of `mention`."""
    place = {"zone": found.zone.value, "starts": found.start, "ends": found.end}
    return {"article_id": article_id, "partner_id": partner_id, "text": found.text} | place


def person_row(found: NamedPerson, article_id: int) -> dict[str, Any]:
    """The columns of `person`."""
    return {"article_id": article_id} | asdict(found)


def quote_row(found: Quote, article_id: int) -> dict[str, Any]:
    """The columns of `quote`."""
    row = asdict(found)
    place = {"zone": found.zone.value, "starts": row.pop("start"), "ends": row.pop("end")}
    return {"article_id": article_id} | row | place


def agreement_row(found: Agreement, day: date, article_id: int, partnership_id: int) -> dict[str, Any]:
    """The columns of `agreement`, told on a day.

    Of several sums the first that can be counts: it stands nearest to the agreement.
    """
    first, *more = found.evidence
    amount = next((each for each in found.amounts if max(each.least or 0, each.most or 0) <= _MOST_EUROS), None)
    return {
        "article_id": article_id,
        "partnership_id": partnership_id,
        "kind": found.kind.value,
        "status": found.status.value,
        "dated_from": found.dated.first.isoformat() if found.dated else None,
        "dated_to": found.dated.last.isoformat() if found.dated else None,
        "told_on": day.isoformat(),
        "months": _counted(found.months),
        "amount_least": amount.least if amount else None,
        "amount_most": amount.most if amount else None,
        "amount_per": amount.per if amount else "",
        "subjects": _json(found.subjects),
        "beneficiaries": _counted(found.beneficiaries),
        "people": _json([asdict(each) for each in found.people]),
        "zone": first.zone.value,
        "starts": first.start,
        "ends": first.end,
        "sentence": first.sentence,
        "more": _json([asdict(each) for each in more]),
        "confidence": found.confidence,
    }


def telling_of(row: AnyRow) -> ToldAgreement:
    """What merging compares of a row of `agreement`."""
    dated = None
    if row.dated_from and row.dated_to:
        dated = DateSpan(first=date.fromisoformat(row.dated_from), last=date.fromisoformat(row.dated_to))
    return ToldAgreement(
        kind=AgreementKind(row.kind),
        status=AgreementStatus(row.status),
        dated=dated,
        published=date.fromisoformat(row.told_on),
    )


def _counted(number: int | None) -> int | None:
    return number if number is not None and number <= _MOST_COUNTED else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
