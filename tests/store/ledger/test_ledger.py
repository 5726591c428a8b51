"""What articles say of partners is kept with them, and statements of one agreement become one partnership."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.ledger import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Amount,
    DateSpan,
    Evidence,
    Ledger,
    NamedPerson,
    PartnerMention,
    PartnerType,
    Quote,
    Zone,
)
from store.ledger.writing import drop_unnamed
from tests.store.conftest import Rows
from tests.store.examples import MATCH, NOW, article_of

SENTENCE = "Microsoft et le Cigref prolongent leur accord pour deux ans."
DAY = date(2026, 9, 10)
LATER = NOW + timedelta(hours=5)


def agreement(**changes: Any) -> Agreement:
    fields: dict[str, Any] = {
        "partner": "Cigref",
        "known": True,
        "partner_type": PartnerType.ASSOCIATION,
        "kind": AgreementKind.PARTNERSHIP,
        "status": AgreementStatus.RENEWED,
        "dated": DateSpan(first=DAY, last=DAY),
        "months": 24,
        "amounts": (Amount(least=4_000_000_000, most=4_000_000_000),),
        "evidence": (Evidence(zone=Zone.BODY, start=3, end=3 + len(SENTENCE), sentence=SENTENCE),),
        "confidence": 0.9,
    }
    return Agreement(**(fields | changes))


def ledger_of(*agreements: Agreement) -> Ledger:
    mentions = tuple(
        PartnerMention(partner=each.partner, text=each.partner, zone=Zone.TITLE, start=0, end=6, known=each.known)
        for each in agreements
    )
    person = NamedPerson(name="Jeanne Morel", role="présidente du Cigref", organisation="Cigref")
    quote = Quote(speaker="Jeanne Morel", text="Nous avançons.", zone=Zone.BODY, start=80, end=94)
    return Ledger(agreements=agreements, mentions=mentions, people=(person,), quotes=(quote,))


def keep(archive: Archive, number: int, ledger: Ledger, **changes: Any) -> None:
    now = changes.pop("now", NOW)
    found = article_of(number, **changes)
    archive.keep(
        Delivery(
            found=found, source="DSI Magazine", listed_url=found.url, match=MATCH, wanted=True, now=now, ledger=ledger
        )
    )


def test_a_number_that_no_column_holds_loses_no_article(archive: Archive, rows: Rows) -> None:
    endless = Amount(least=10**20, most=10**20)
    keep(archive, 1, ledger_of(agreement(months=10**12, beneficiaries=5 * 10**9, amounts=(endless,))))
    keep(archive, 2, ledger_of(agreement(amounts=(endless, Amount(least=None, most=2**63 - 1)))))
    numbers = "months, beneficiaries, amount_least, amount_most"
    assert rows(f"SELECT {numbers} FROM agreement ORDER BY id") == [
        (None, None, None, None),
        (24, None, None, 2**63 - 1),
    ]


def test_an_agreement_is_kept_with_its_evidence(archive: Archive, rows: Rows) -> None:
    keep(archive, 1, ledger_of(agreement()), published_at=NOW)
    columns = "partner, partner_type, kind, status, dated_from, months, amount_least, sentence, articles"
    assert rows(f"SELECT {columns} FROM partnerships") == [
        ("Cigref", "association", "partnership", "renewed", "2026-09-10", 24, 4_000_000_000, SENTENCE, 1)
    ]
    assert rows("SELECT name, type, state, articles, partnerships FROM partners") == [
        ("Cigref", "association", "known", 1, 1)
    ]
    assert rows("SELECT name, role, organisation FROM people") == [("Jeanne Morel", "présidente du Cigref", "Cigref")]
    assert rows("SELECT speaker, text, starts, ends FROM quotes") == [("Jeanne Morel", "Nous avançons.", 80, 94)]


def test_articles_that_tell_of_one_agreement_make_one_partnership(archive: Archive, rows: Rows) -> None:
    keep(archive, 1, ledger_of(agreement(confidence=0.6)), published_at=NOW)
    keep(archive, 2, ledger_of(agreement(dated=None)), published_at=NOW + timedelta(days=2), now=LATER)
    assert rows("SELECT articles, confidence, first_seen_at, last_seen_at FROM partnerships") == [
        (2, 0.9, "2026-09-14T08:00:00Z", "2026-09-14T13:00:00Z")
    ]
    told = rows("SELECT told_on, article_id FROM partner_timeline ORDER BY told_on")
    assert told == [("2026-09-14", 1), ("2026-09-16", 2)]


@pytest.mark.parametrize(
    "other",
    [
        {"partner": "Sciences Po"},
        {"dated": DateSpan(first=date(2015, 11, 30), last=date(2015, 11, 30))},
        {"kind": AgreementKind.DISPUTE},
        {"status": AgreementStatus.ENDED},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_agreement_is_another_partnership(archive: Archive, rows: Rows, other: dict[str, Any]) -> None:
    keep(archive, 1, ledger_of(agreement()))
    keep(archive, 2, ledger_of(agreement(**other)))
    assert rows("SELECT count(*) FROM partnerships") == [(2,)]


def test_a_name_found_by_a_pattern_is_a_candidate_until_the_profile_knows_it(archive: Archive, rows: Rows) -> None:
    unknown = agreement(partner="Fonderies Roussillat", known=False, partner_type=PartnerType.UNKNOWN)
    keep(archive, 1, ledger_of(unknown))
    assert rows("SELECT state, type FROM partners") == [("candidate", "unknown")]
    known = agreement(partner="fonderies Roussillat", partner_type=PartnerType.COMPANY)
    keep(archive, 2, ledger_of(known))
    assert rows("SELECT name, state, type, articles FROM partners") == [("Fonderies Roussillat", "known", "company", 2)]


def test_a_partner_that_was_only_named_gets_its_type_from_the_first_agreement(archive: Archive, rows: Rows) -> None:
    named = PartnerMention(partner="Brume", text="Brume", zone=Zone.BODY, start=0, end=5, known=False)
    for number in (1, 2):
        keep(archive, number, Ledger(mentions=(named,)))
    assert rows("SELECT name, type, articles FROM partners") == [("Brume", "unknown", 2)]
    keep(archive, 3, ledger_of(agreement(partner="Brume", known=False, partner_type=PartnerType.COMPANY)))
    assert rows("SELECT name, type, articles FROM partners") == [("Brume", "company", 3)]


def test_a_revision_says_anew_what_was_agreed(archive: Archive, rows: Rows) -> None:
    keep(archive, 1, ledger_of(agreement(), agreement(partner="Sciences Po")))
    keep(archive, 1, ledger_of(agreement(months=36)), body="Le texte a changé du tout au tout.", now=LATER)
    assert rows("SELECT partner, months FROM partnerships") == [("Cigref", 36)]
    assert rows("SELECT count(*) FROM people") == [(1,)]
    assert rows("SELECT name, articles FROM partners ORDER BY name") == [("Cigref", 1), ("Sciences Po", 0)]


def test_an_article_seen_again_keeps_its_ledger(archive: Archive, rows: Rows) -> None:
    keep(archive, 1, ledger_of(agreement()))
    keep(archive, 1, ledger_of(agreement()), now=LATER)
    assert rows("SELECT articles, last_seen_at FROM partnerships") == [(1, "2026-09-14T08:00:00Z")]


def test_whether_a_candidate_is_named_still_is_looked_up_and_not_searched_for(writer: Engine) -> None:
    if writer.dialect.name != "postgresql":
        return  # SQLite takes an index by itself
    sent: list[tuple[str, Any]] = []
    event.listen(writer, "before_cursor_execute", lambda *call: sent.append((call[2], call[3])))
    with writer.begin() as connection:
        drop_unnamed(connection, [1, 2])
        connection.exec_driver_sql("SET enable_seqscan = off")
        statement, parameters = sent[-2]
        plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars())
    assert plan.count("(partner_id = partner.id)") == 2, plan
