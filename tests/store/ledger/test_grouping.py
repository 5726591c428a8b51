"""The same articles give the same partnerships, whatever order they come in; the one that got furthest speaks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from store.archive import Archive
from store.forgetting.forget import forget, reach_of_urls
from store.ledger import AgreementKind, AgreementStatus, Amount, DateSpan
from tests.store.conftest import Rows, ask
from tests.store.examples import NOW, article_of
from tests.store.ledger_examples import keep_ledger, told

LATER = NOW + timedelta(days=3)
#: What five articles tell: of one agreement three times, then of another one, which is no later than the third of
#: them allows but later than the first does; then of an end.
TELLINGS: tuple[tuple[int, dict[str, Any]], ...] = (
    (0, {"status": AgreementStatus.RUMOURED, "confidence": 0.9}),
    (20, {"dated": DateSpan(first=date(2026, 10, 3), last=date(2026, 10, 3)), "confidence": 0.7}),
    (80, {"kind": AgreementKind.TRAINING, "confidence": 0.8, "months": 36}),
    (160, {"confidence": 0.6}),
    (401, {"kind": AgreementKind.END, "status": AgreementStatus.ENDED}),
)
ASKED = (
    "SELECT kind, status, dated_from, months, articles, told_on FROM partnerships ORDER BY told_on, kind, confidence"
)


def keep_telling(archive: Archive, place: int) -> None:
    days, changes = TELLINGS[place]
    keep_ledger(archive, place + 1, told(**changes), published_at=NOW + timedelta(days=days))


def test_every_order_of_articles_gives_the_same_partnerships(tmp_path: Path) -> None:
    answers = set()
    for number, order in enumerate(list(permutations(range(len(TELLINGS))))[::7]):
        url = f"sqlite:///{tmp_path}/{number}.db"
        with Archive.open(url) as archive:
            for place in order:
                keep_telling(archive, place)
        answers.add(tuple(ask(url, ASKED)))
    (answer,) = answers
    assert [row[4] for row in answer] == [3, 1, 1]


def test_the_statement_that_got_furthest_speaks_and_others_fill_in(archive: Archive, rows: Rows) -> None:
    for place in (2, 0, 1):
        keep_telling(archive, place)
    assert rows("SELECT kind, status, dated_from, months, confidence FROM partnerships") == [
        ("certification or training programme", "signed", "2026-10-03", 36, 0.8)
    ]


def test_a_sum_comes_whole_from_one_statement(archive: Archive, rows: Rows) -> None:
    keep_ledger(archive, 1, told(confidence=0.9))
    keep_ledger(archive, 2, told(amounts=(Amount(least=74, most=152, per="year"),), confidence=0.7))
    keep_ledger(archive, 3, told(amounts=(Amount(least=None, most=15),), confidence=0.5))
    assert rows("SELECT amount_least, amount_most, amount_per FROM partnerships") == [(74, 152, "year")]


def test_sources_and_instants_are_those_of_the_articles(archive: Archive, rows: Rows) -> None:
    keep_ledger(archive, 2, told(), now=LATER, source="Gazette")
    keep_ledger(archive, 1, told())
    assert rows("SELECT articles, sources, first_seen_at, last_seen_at FROM partnerships") == [
        (2, 2, "2026-09-14T08:00:00Z", "2026-09-17T08:00:00Z")
    ]


def test_what_joined_two_statements_is_forgotten_and_they_part(archive: Archive, store_url: str, rows: Rows) -> None:
    for number, days in ((1, 0), (2, 80), (3, 160)):
        keep_ledger(archive, number, told(), published_at=NOW + timedelta(days=days))
    assert rows("SELECT articles FROM partnerships ORDER BY told_on") == [(2,), (1,)]
    first = article_of(1).url
    forget(archive._engine, reach_of_urls(archive._engine, [first]), LATER)
    assert rows("SELECT articles, told_on FROM partnerships") == [(2, "2026-12-03")]


def test_a_partnership_keeps_its_number_when_an_article_is_edited(archive: Archive, rows: Rows) -> None:
    keep_ledger(archive, 1, told("Ardoise Énergies"))
    keep_ledger(archive, 2, told())
    before = rows("SELECT partner, id FROM partnerships ORDER BY id")
    keep_ledger(archive, 1, told("Ardoise Énergies", months=12), body="Un tout autre texte, cette fois.", now=LATER)
    assert rows("SELECT partner, id FROM partnerships ORDER BY id") == before
    assert rows("SELECT months FROM partnerships WHERE partner LIKE 'Ard%'") == [(12,)]


@pytest.mark.usefixtures("archive")
def test_a_candidate_goes_with_its_last_article_and_a_known_partner_stays(archive: Archive, rows: Rows) -> None:
    keep_ledger(archive, 1, told(), told("Cigref", known=True))
    forget(archive._engine, reach_of_urls(archive._engine, [article_of(1).url]), LATER)
    assert rows("SELECT name, articles FROM partners") == [("Cigref", 0)]
