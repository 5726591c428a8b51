"""Small values for the tests of the ledger: agreements, and articles that tell of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.ledger import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Evidence,
    Ledger,
    PartnerMention,
    Zone,
)
from tests.store.examples import MATCH, NOW, article_of

DAY = date(2026, 9, 10)
SENTENCE = "Microsoft et les Fonderies Roussillat ont signé un accord."


def told(partner: str = "Fonderies Roussillat", **changes: Any) -> Agreement:
    fields: dict[str, Any] = {
        "partner": partner,
        "known": False,
        "kind": AgreementKind.PARTNERSHIP,
        "status": AgreementStatus.SIGNED,
        "evidence": (Evidence(zone=Zone.BODY, start=0, end=len(SENTENCE), sentence=SENTENCE),),
        "confidence": 0.6,
    }
    return Agreement(**(fields | changes))


def ledger_of(*agreements: Agreement) -> Ledger:
    mentions = tuple(
        PartnerMention(partner=each.partner, text=each.partner, zone=Zone.TITLE, start=0, end=6, known=each.known)
        for each in agreements
    )
    return Ledger(agreements=agreements, mentions=mentions)


def keep_ledger(
    archive: Archive, number: int, *agreements: Agreement, source: str = "DSI Magazine", **said: Any
) -> None:
    """Keep article `number`, which tells of these agreements; `now` is when it is seen."""
    now = said.pop("now", NOW)
    found = article_of(number, **said)
    ledger = ledger_of(*agreements)
    archive.keep(
        Delivery(found=found, source=source, listed_url=found.url, match=MATCH, wanted=True, now=now, ledger=ledger)
    )
