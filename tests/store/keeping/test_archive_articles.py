"""What keeping a page comes to: a new article, a copy, a revision, nothing new, or off topic."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from multiprocessing import get_context

import pytest
from sqlalchemy import event

from store.archive import Archive
from store.database import open_database
from store.errors import StoreUnavailable
from store.types import Article, Match, Verdict
from tests.store.conftest import Rows, ask
from tests.store.examples import BODY, MATCH, NOW, article_of, keep, own_words, page_url

LATER = NOW + timedelta(hours=3)
AGENCY_URL = "https://agence-hexagone.example/depeches/accord-77"
CANONICAL = "https://dsi-magazine.example/actualites/lire-accord-843.html"
MOBILE = "https://dsi-magazine.example/mobile/actu-843"


def test_a_new_page_is_kept_with_why_it_matched(archive: Archive, rows: Rows) -> None:
    assert keep(archive, article_of(1)) is Verdict.KEPT
    assert rows("SELECT url, source, topic, matched, revisions, copy_of, first_seen_at FROM articles") == [
        (
            page_url(1),
            "DSI Magazine",
            "Microsoft en France",
            '["title:microsoft", "lead:partenariat"]',
            1,
            None,
            "2026-09-14T08:00:00Z",
        )
    ]


@pytest.mark.parametrize(
    "retell",
    [
        lambda body: body,
        str.upper,
        lambda body: body.replace(" ", "\u00a0 "),
        lambda body: body.replace("'", "’").replace("«", '"').replace("»", '"'),
        lambda body: "Un tout autre titre\n" + body,
        lambda body: body.replace("œ", "oe").replace("é", "e\u0301"),
    ],
    ids=["as it is", "in capitals", "other spaces", "other quotes", "headline in the body", "other letters"],
)
def test_the_same_text_at_another_address_is_a_copy(archive: Archive, rows: Rows, retell: Callable[[str], str]) -> None:
    body = "L'agence rapporte que « le cœur de l'accord » est signé.\nMicrosoft s'engage pour cinq ans, dit-il."
    keep(archive, article_of(1, body=body, title="Microsoft s'engage"))
    copy = article_of(2, url=AGENCY_URL, title="Un tout autre titre", body=retell(body))
    assert keep(archive, copy, source="Agence Hexagone Presse", now=LATER) is Verdict.COPY
    assert rows("SELECT id, story_id, copy_of FROM articles ORDER BY id") == [(1, 1, None), (2, 1, 1)]
    assert rows("SELECT first_source, copies, sources FROM stories") == [("DSI Magazine", 1, 2)]


def test_another_text_is_another_story(archive: Archive, rows: Rows) -> None:
    assert [keep(archive, article_of(number)) for number in (1, 2)] == [Verdict.KEPT, Verdict.KEPT]
    assert rows("SELECT count(*) FROM stories WHERE copies = 0") == [(2,)]


def test_a_copy_of_a_copy_names_the_first(archive: Archive, rows: Rows) -> None:
    for number in (1, 2, 3):
        keep(archive, article_of(number, body=BODY))
    assert rows("SELECT copy_of FROM articles ORDER BY id") == [(None,), (1,), (1,)]


def test_an_edited_text_is_a_revision_and_the_views_show_it(archive: Archive, rows: Rows) -> None:
    keep(archive, article_of(1))
    edited = article_of(1, body=BODY + "\nMise à jour : le contrat est signé.")
    assert keep(archive, edited, now=LATER) is Verdict.REVISED
    assert rows("SELECT body, revisions, first_seen_at, last_seen_at FROM articles") == [
        (edited.body, 2, "2026-09-14T08:00:00Z", "2026-09-14T11:00:00Z")
    ]
    assert rows("SELECT body FROM revisions ORDER BY number") == [(article_of(1).body,), (edited.body,)]


@pytest.mark.parametrize("changed", [{"title": "Un autre titre"}, {"standfirst": "Un chapeau."}, {"body": "Court."}])
def test_a_change_of_what_is_read_is_a_revision(archive: Archive, changed: dict[str, str]) -> None:
    keep(archive, article_of(1))
    assert keep(archive, article_of(1, **changed)) is Verdict.REVISED
    assert keep(archive, article_of(1, **changed)) is Verdict.UNCHANGED


def test_the_same_text_again_is_touched_only(archive: Archive, rows: Rows) -> None:
    keep(archive, article_of(1))
    restyled = article_of(1, body=article_of(1).body.replace(" ", "  ").upper(), section="Cloud")
    assert keep(archive, restyled, now=LATER) is Verdict.UNCHANGED
    assert rows("SELECT revisions, body, last_seen_at FROM articles") == [
        (1, article_of(1).body, "2026-09-14T11:00:00Z")
    ]


def test_a_revised_text_is_what_later_copies_are_compared_with(archive: Archive) -> None:
    keep(archive, article_of(1))
    keep(archive, article_of(1, body="Le texte corrigé de la dépêche."))
    assert keep(archive, article_of(2, title="Accord 1", body="Le texte corrigé de la dépêche.")) is Verdict.COPY
    assert keep(archive, article_of(3, body=article_of(1).body)) is Verdict.KEPT


@pytest.mark.parametrize(("first", "second"), [(CANONICAL, MOBILE), (MOBILE, CANONICAL)])
def test_the_mobile_page_is_the_article_that_it_names_as_canonical(
    archive: Archive, rows: Rows, first: str, second: str
) -> None:
    keep(archive, article_of(1, url=first, canonical_url=CANONICAL))
    assert keep(archive, article_of(1, url=second, canonical_url=CANONICAL)) is Verdict.UNCHANGED
    assert rows("SELECT count(*) FROM articles") == [(1,)]


def test_two_frames_of_one_article_do_not_take_turns_as_revisions(archive: Archive, rows: Rows) -> None:
    mobile = article_of(1, url=MOBILE, canonical_url=CANONICAL, standfirst="")
    desktop = article_of(1, url=CANONICAL, canonical_url=CANONICAL, standfirst="Un chapeau.")
    keep(archive, mobile)
    assert keep(archive, desktop) is Verdict.REVISED
    assert [keep(archive, again) for again in (mobile, desktop, mobile)] == [Verdict.UNCHANGED] * 3
    assert rows("SELECT url, revisions FROM articles") == [(CANONICAL, 2)]


def test_a_redirected_entry_leads_to_the_article_it_led_to(archive: Archive, rows: Rows) -> None:
    listed = "https://flux.example/clic/12345"
    assert keep(archive, article_of(1), listed_url=listed) is Verdict.KEPT
    assert keep(archive, article_of(1), listed_url=page_url(1)) is Verdict.UNCHANGED
    assert keep(archive, article_of(1, url=page_url(9)), listed_url=listed) is Verdict.UNCHANGED
    assert rows("SELECT url FROM articles") == [(page_url(1),)]


def test_a_canonical_address_that_cannot_be_the_pages_own_is_not_believed(archive: Archive) -> None:
    home = "https://dsi-magazine.example/"
    assert keep(archive, article_of(1, canonical_url=home)) is Verdict.KEPT
    assert keep(archive, article_of(2, canonical_url=home)) is Verdict.KEPT


def test_a_page_off_topic_is_remembered_and_no_article(archive: Archive, rows: Rows) -> None:
    assert keep(archive, article_of(1), wanted=False, match=None) is Verdict.OFF_TOPIC
    assert rows("SELECT count(*) FROM articles") == [(0,)]
    assert rows("SELECT state FROM address") == [("off topic",)]


def test_a_kept_article_is_revised_though_its_new_text_is_off_topic(archive: Archive, rows: Rows) -> None:
    keep(archive, article_of(1))
    edited = article_of(1, body="Le contrat est rompu.")
    assert keep(archive, edited, wanted=False, match=None) is Verdict.REVISED
    assert rows("SELECT body, topic FROM articles") == [("Le contrat est rompu.", MATCH.topic)]


def test_a_revision_says_where_its_new_text_matches(archive: Archive, rows: Rows) -> None:
    keep(archive, article_of(1))
    keep(archive, article_of(1, body="Microsoft."), match=Match(topic=MATCH.topic, found=("body:microsoft",)))
    assert rows("SELECT matched FROM articles") == [('["body:microsoft"]',)]


def test_french_text_comes_back_letter_by_letter(archive: Archive, rows: Rows) -> None:
    text = "L’œuvre « inachevée » d’Anaïs Çelik — 4 % de hausse…\nÀ l’Élysée : « Où ? » 😀 ﬁn"
    keep(archive, article_of(1, title=text.split("\n")[0], body=text, authors=("Chloé Œttinger-Æby",)))
    assert rows("SELECT title, body, authors FROM articles") == [(text.split("\n")[0], text, '["Chloé Œttinger-Æby"]')]


def shared_or_own(place: int, number: int) -> Article:
    """Every third article is everybody's, with the same text; the others are one's own."""
    return article_of(number if number % 3 == 0 else 1000 * (place + 1) + number)


def keep_a_hundred(store_url: str, place: int) -> list[str]:
    with Archive.open(store_url) as archive:
        return [keep(archive, shared_or_own(place, number)).value for number in range(100)]


def test_four_crawls_at_once_keep_every_article_once(store_url: str, rows: Rows) -> None:
    with get_context("forkserver").Pool(4) as pool:
        verdicts = [
            said for one in pool.starmap(keep_a_hundred, [(store_url, place) for place in range(4)]) for said in one
        ]
    shared, own = 34, 4 * 66
    assert (verdicts.count("kept"), verdicts.count("unchanged")) == (shared + own, 3 * shared)
    assert rows("SELECT count(*), count(DISTINCT url), max(revisions) FROM articles") == [(shared + own,) * 2 + (1,)]
    assert rows("SELECT sum(articles), sum(copies) FROM volumes") == [(shared + own, 0)]


def keep_without_end(archive: Archive) -> None:
    for number in range(1000):
        keep(archive, article_of(number, body=own_words(number, 400)))


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(sqlite_url: str) -> None:
    engine = open_database(sqlite_url)
    pages = ask(sqlite_url, "PRAGMA page_count")[0][0]
    engine.dispose()  # connections made from here on are bounded
    event.listen(engine, "connect", lambda made, _: made.execute(f"PRAGMA max_page_count = {pages + 40}"))
    with Archive(engine) as archive, pytest.raises(StoreUnavailable, match=r"vigie\.db: .*full; check .*space"):
        keep_without_end(archive)
    kept = ask(sqlite_url, "SELECT count(*) FROM articles")[0][0]
    assert 0 < kept < 1000
    assert ask(sqlite_url, "PRAGMA integrity_check") == [("ok",)]
    assert ask(sqlite_url, "SELECT count(*), (SELECT count(*) FROM story) FROM revision") == [(kept, kept)]
    with Archive.open(sqlite_url) as archive:
        assert keep(archive, article_of(2000)) is Verdict.KEPT


def test_a_page_is_kept_whole_or_not_at_all(archive: Archive, rows: Rows) -> None:
    rows("ALTER TABLE address RENAME TO broken")
    with pytest.raises(StoreUnavailable, match="address"):
        keep(archive, article_of(1))
    assert rows("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM revision)") == [(0, 0)]
