"""A person's word on partners: checked, applied to what is kept and to what comes, and taken back without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.batch import TopicRequest
from crawler.judging.subject import Subject
from scheduler.errors import BadPartner
from scheduler.tasks.partnering import PartnerBook
from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.ledger import PartnerType
from store.ledger.decisions import decisions_at
from store.types import Article
from tests.scheduler.kept import database_in
from tests.store.conftest import ask
from tests.store.examples import NOW, article_of

PROFILE = """
others = ["Gargal"]
[focal]
name = "Norvik"
aliases = ["Norvik France"]
[[partner]]
name = "Cercal"
type = "association"
[[partner]]
name = "Société Ligérienne"
aliases = ["SLG"]
"""
TOPIC = TopicRequest(name="Norvik", query="norvik", partners=PROFILE)
#: One agreement, told under three names of one partner, and another with a partner that is known.
TEXTS = {
    1: "Norvik et les Fonderies Roussillat ont signé jeudi un accord de trois ans.",
    2: "Le groupe Roussillat et Norvik ont signé un accord. Il porte sur trois ans.",
    3: "FR Industries a signé avec Norvik un accord. Le tremplin de l'industrie est là, dit-on.",
    4: "Le Cercal et Norvik ont renouvelé leur accord. Tremplin et Norvik signent une charte.",
}
PARTNERSHIPS = "SELECT partner, status, articles FROM partnerships ORDER BY partner, status"


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    url = database_in(tmp_path)
    with Archive.open(url) as archive:
        for number, body in TEXTS.items():
            keep(archive, url, article_of(number, body=body, published_at=NOW + timedelta(days=number)))
    return url


def keep(archive: Archive, url: str, found: Article) -> None:
    """Keep an article as a crawl does that has just begun."""
    judged = Subject.of(TOPIC, decisions_at(url)).judge(found)
    said: dict[str, Any] = {"match": judged.match, "wanted": judged.wanted, "ledger": judged.ledger}
    archive.keep(Delivery(found=found, source="DSI Magazine", listed_url=found.url, now=NOW, **said))


@pytest.fixture
def book(store_url: str) -> Iterator[PartnerBook]:
    with PartnerBook(store_url, TOPIC, lambda _done, _total: None) as opened:
        yield opened


def accept(book: PartnerBook, name: str, as_name: str = "", type_: PartnerType = PartnerType.UNKNOWN) -> int:
    return book.accept(name, as_name, type_, NOW).articles


def test_names_of_one_partner_are_joined_and_their_agreements_merged(book: PartnerBook, store_url: str) -> None:
    assert len(ask(store_url, PARTNERSHIPS)) == 5
    assert accept(book, "Fonderies Roussillat", type_=PartnerType.COMPANY) == 1
    book.alias("Roussillat", "fonderies roussillat", NOW)
    assert book.alias("FR Industries", "Fonderies Roussillat", NOW).articles == 1
    assert ask(store_url, PARTNERSHIPS) == [
        ("Cercal", "renewed", 1),
        ("Fonderies Roussillat", "signed", 3),
        ("Tremplin", "signed", 1),
    ]
    named = ask(store_url, "SELECT state, type, articles FROM partners WHERE name = 'Fonderies Roussillat'")
    assert named == [("accepted", "company", 3)]


def test_later_articles_are_read_with_what_was_decided(book: PartnerBook, store_url: str) -> None:
    accept(book, "Fonderies Roussillat")
    book.alias("FR Industries", "Fonderies Roussillat", NOW)
    with Archive.open(store_url) as archive:
        keep(archive, store_url, article_of(9, body="FR Industries et Norvik prolongent leur accord."))
    found = "SELECT status, confidence FROM partnerships WHERE partner = 'Fonderies Roussillat' AND status = 'renewed'"
    assert ask(store_url, found) == [("renewed", 0.9)]


def test_undoing_leaves_what_was_there_before(book: PartnerBook, store_url: str) -> None:
    before = ask(store_url, PARTNERSHIPS)
    accept(book, "Fonderies Roussillat")
    book.alias("FR Industries", "Fonderies Roussillat", NOW)
    book.drop("Tremplin", NOW)
    assert book.undo("Fonderies Roussillat").articles == 2
    book.undo("Tremplin")
    assert ask(store_url, PARTNERSHIPS) == before
    assert decisions_at(store_url) == ()
    assert ask(store_url, "SELECT DISTINCT state FROM partners ORDER BY state") == [("candidate",), ("known",)]


def test_a_partner_of_the_profile_may_become_another_one_s_name(book: PartnerBook, store_url: str) -> None:
    with Archive.open(store_url) as archive:
        keep(archive, store_url, article_of(8, body="SLG et Norvik ont signé un contrat.", published_at=NOW))
        assert book.alias("Société Ligérienne", "Cercal", NOW).articles == 1
        keep(archive, store_url, article_of(9, body="SLG a signé avec Norvik un contrat.", published_at=NOW))
    assert ("Cercal", "signed", 2) in ask(store_url, PARTNERSHIPS)


def test_a_common_word_is_found_with_its_capital_only(book: PartnerBook, store_url: str) -> None:
    decided = book.accept("Tremplin", "", PartnerType.ASSOCIATION, NOW)
    assert decided.decisions[0].cased
    assert not book.alias("FR Industries", "Tremplin", NOW).decisions[0].cased
    assert ask(store_url, "SELECT text FROM mention AS m JOIN partner AS p ON p.id = m.partner_id") != []
    mentions = "SELECT m.text FROM mention AS m JOIN partner AS p ON p.id = m.partner_id WHERE p.name = 'Tremplin'"
    assert {text for (text,) in ask(store_url, mentions)} == {"Tremplin", "FR Industries"}


def test_an_accepted_name_may_be_kept_under_another(book: PartnerBook, store_url: str) -> None:
    accept(book, "FR Industries", as_name="Roussillat Industries")
    assert ("Roussillat Industries", "signed", 1) in ask(store_url, PARTNERSHIPS)
    assert "FR Industries" not in {name for (name,) in ask(store_url, "SELECT name FROM partners")}


def test_reading_everything_again_changes_nothing(book: PartnerBook, store_url: str) -> None:
    before = ask(store_url, "SELECT id, partner, status, first_seen_at FROM partnerships ORDER BY id")
    assert book.refresh() == len(TEXTS)
    assert ask(store_url, "SELECT id, partner, status, first_seen_at FROM partnerships ORDER BY id") == before


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (lambda book: accept(book, "Fonderies Rousillat"), "near it: Fonderies Roussillat; --new"),
        (lambda book: accept(book, "Norvik France"), "Norvik itself"),
        (lambda book: accept(book, "SLG"), "already a name of Société Ligérienne"),
        (lambda book: accept(book, "cercal"), "already a partner"),
        (lambda book: accept(book, " - "), "neither letter nor digit"),
        (lambda book: book.alias("Roussillat", "Cercale", NOW), "no partner is called 'Cercale'; near it: Cercal"),
        (lambda book: book.alias("Roussillat", "FR Industries", NOW), "only a candidate"),
        (lambda book: book.alias("SLG", "Société Ligérienne", NOW), "already"),
        (lambda book: book.drop("Brume", NOW), "no article names 'Brume'"),
        (lambda book: book.drop("Norvik", NOW), "Norvik itself"),
        (lambda book: book.undo("Cercal"), "nothing was decided of 'Cercal'"),
    ],
)
def test_a_slip_of_the_pen_decides_nothing(book: PartnerBook, store_url: str, decide: Any, message: str) -> None:
    before = ask(store_url, PARTNERSHIPS)
    with pytest.raises(BadPartner, match=message):
        decide(book)
    assert ask(store_url, PARTNERSHIPS) == before
    assert decisions_at(store_url) == ()


def test_without_partners_to_watch_nothing_can_be_decided(store_url: str) -> None:
    with pytest.raises(BadPartner, match="no partners are watched"):
        PartnerBook(store_url, TopicRequest(query="norvik"), lambda _done, _total: None)


def test_many_partners_of_a_programme_are_dropped_like_one(book: PartnerBook, store_url: str) -> None:
    with Archive.open(store_url) as archive:
        keep(archive, store_url, article_of(9, body="Norvik donne un label à ses revendeurs."))
    before = ask(store_url, PARTNERSHIPS)
    assert ("revendeurs", "announced", 1) in before
    book.drop("revendeurs", NOW)
    assert ask(store_url, PARTNERSHIPS) == [line for line in before if line[0] != "revendeurs"]
    assert book.refresh()
    assert ask(store_url, PARTNERSHIPS) == [line for line in before if line[0] != "revendeurs"]
    book.undo("revendeurs")
    assert ask(store_url, PARTNERSHIPS) == before
