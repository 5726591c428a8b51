"""Who is named where: old texts, bylines, chrome, addresses, feeds' words, and pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, column, table, update

from store.archive import Archive
from store.database import open_database, writer_of
from store.errors import BadQuery
from store.forgetting.forget import Reach, UnreadPage, forget
from store.forgetting.person_search import PersonName, reach_of_person
from store.keeping.deliveries import Delivery
from store.types import (
    Asked,
    Fetch,
    FetchedPage,
    Outcome,
    Purpose,
    RememberedBlock,
    Removed,
    SiteMemory,
    Validators,
)
from store.urls import url_key
from tests.store.examples import FEED, NOW, article_of, entry_of, keep, page_url, report_of

Rows = Callable[[str], list[tuple[Any, ...]]]
NAME = "Éloïse Tancrède-Viard"


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Selon Éloïse Tancrède-Viard, tout va bien.", True),
        ("selon ELOISE TANCREDE-VIARD", True),
        ("TANCRÈDE-VIARD Éloïse, greffière", True),
        ("Viard, Tancrède et Éloïse", False),
        ("la nomination d'Éloïse Tancrède-Viard", True),
        ("https://titre.example/2026/eloise-tancrede-viard-nommee.html", True),
        ("https://titre.example/2026/eloise_tancrede_viard", True),
        ("https://titre.example/%C3%89lo%C3%AFse-Tancr%c3%a8de-Viard.html", True),
        ("Éloïse Tancrède et Viard", False),
        ("Éloïse Tancrède-Viardot", False),
        ("Éloïse, puis Tancrède-Viard", False),
        ("", False),
    ],
)
def test_a_name_is_its_words_in_order_or_surname_first(text: str, is_named: bool) -> None:
    assert PersonName(NAME).is_in(text) is is_named


@pytest.mark.parametrize(
    "named",
    [
        {"body": f"Pour {NAME}, c'est un succès."},
        {"title": f"{NAME} prend la tête du port"},
        {"standfirst": f"Un entretien avec {NAME}."},
        {"authors": (NAME,)},
        {"credit": NAME},
        {"tags": (NAME, "ports")},
        {"published_raw": f"Par {NAME}, le 3 mai"},
        {"section": f"Le blog d’{NAME}"},
        {"image": "https://dsi-magazine.example/photos/eloise-tancrede-viard.jpg"},
        {"author_roles": ((NAME, "correspondante"),)},
        {"canonical_url": "https://dsi-magazine.example/actualites/eloise-tancrede-viard-1.html"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_an_article_that_names_the_person_anywhere_is_reached(
    archive: Archive, reader: Engine, named: dict[str, Any]
) -> None:
    keep(archive, article_of(1, **named))
    keep(archive, article_of(2))
    assert reach_of_person(reader, NAME).articles == (1,)


def test_an_earlier_text_that_names_the_person_is_reached(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, body=f"Pour {NAME}, c'est un succès."))
    keep(archive, article_of(1, body="Pour la directrice, c'est un succès."), now=NOW + timedelta(hours=1))
    assert reach_of_person(reader, NAME).articles == (1,)


def test_an_address_that_waits_and_whose_feed_names_the_person_is_reached(
    archive: Archive, reader: Engine, rows: Rows, store_url: str
) -> None:
    archive.register([FEED])
    archive.admit(FEED, [entry_of(1, summary=f"Avec\n{NAME}."), entry_of(2)], NOW)
    reach = reach_of_person(reader, NAME)
    assert (reach.articles, reach.lone_keys) == ((), {url_key(page_url(1))})
    engine = open_database(store_url)
    forget(engine, reach, NOW)
    engine.dispose()
    assert rows("SELECT url FROM address") == [(page_url(2),)]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Commentaire de {NAME}</p>".encode(),
        f"<p>Commentaire de {NAME}</p>".encode("cp1252"),
        b"<p>Commentaire d&rsquo;&Eacute;lo&iuml;se <b>Tancr&egrave;de-Viard</b></p>",
        f'<img src="/1.jpg" alt="{NAME}">'.encode(),
        b'<script>{"comments": [{"by": "\\u00c9lo\\u00efse Tancr\\u00e8de-Viard"}]}</script>',
    ],
)
def test_of_an_article_whose_page_alone_names_the_person_the_page_goes(
    archive: Archive, reader: Engine, rows: Rows, store_url: str, html: bytes
) -> None:
    for number, body in ((1, html), (2, b"<p>Rien.</p>")):
        kept = article_of(number)
        page = FetchedPage(url=kept.url, fetched_at=NOW, status=200, body=body)
        archive.keep(
            Delivery(found=kept, source=FEED.source, listed_url=kept.url, match=None, wanted=True, now=NOW, page=page)
        )
    reach = reach_of_person(reader, NAME)
    assert (reach.articles, reach.pages) == ((), (1,))
    engine = open_database(store_url)
    assert forget(engine, reach, NOW).pages == 1
    engine.dispose()
    assert rows("SELECT revision_id FROM page") == [(2,)]
    assert rows("SELECT COUNT(*) FROM article") == [(2,)]
    assert rows("SELECT articles, pages FROM forgetting") == [(0, 1)]


def test_the_further_pages_of_an_article_are_read_for_the_name_too(archive: Archive, reader: Engine) -> None:
    for number, comment in ((1, NAME), (2, "Jean Martin"), (3, NAME)):
        kept = article_of(number)
        further = FetchedPage(url=f"{kept.url}?page=2", fetched_at=NOW, status=200, body=f"<p>{comment}</p>".encode())
        page = FetchedPage(url=kept.url, fetched_at=NOW, status=200, body=b"<p>Rien.</p>", parts=(further,))
        archive.keep(
            Delivery(found=kept, source=FEED.source, listed_url=kept.url, match=None, wanted=True, now=NOW, page=page)
        )
    reach = reach_of_person(reader, NAME)
    assert (reach.articles, reach.pages) == ((), (1, 3))


@pytest.mark.parametrize("damaged", ["page", "page_part"])
def test_a_damaged_page_is_named_and_all_others_are_read(
    archive: Archive, reader: Engine, writer: Engine, damaged: str
) -> None:
    for number, body in ((1, "<p>Rien.</p>"), (2, f"<p>{NAME}</p>")):
        kept = article_of(number)
        further = FetchedPage(url=f"{kept.url}?page=2", fetched_at=NOW, status=200, body=b"<p>Rien non plus.</p>")
        page = FetchedPage(url=kept.url, fetched_at=NOW, status=200, body=body.encode(), parts=(further,))
        archive.keep(
            Delivery(found=kept, source=FEED.source, listed_url=kept.url, match=None, wanted=True, now=NOW, page=page)
        )
    broken = table("page" if damaged == "page" else "page_part", column("body"), column("revision_id"))
    with writer.begin() as connection:
        connection.execute(update(broken).where(broken.c.revision_id == 1).values(body=b"zzz"))
    reach = reach_of_person(reader, NAME)
    assert reach.pages == (2,)
    assert reach.unread == (UnreadPage(article_id=1, url=article_of(1).url),)


def test_of_an_article_whose_chrome_alone_names_the_person_the_blocks_are_emptied(
    archive: Archive, reader: Engine, rows: Rows, store_url: str
) -> None:
    blocks = (Removed(rule="comments", text=f"Signé :\n{NAME}"), Removed(rule="related", text="À lire aussi"))
    keep(archive, article_of(1, removed=blocks))
    engine = open_database(store_url)
    assert forget(engine, reach_of_person(reader, NAME), NOW).articles == 0
    engine.dispose()
    ((removed,),) = rows("SELECT removed FROM revision")
    assert removed == '[{"rule": "comments", "text": ""}, {"rule": "related", "text": "À lire aussi"}]'
    assert reach_of_person(reader, NAME) == Reach(by="person")


def test_what_a_feed_said_goes_that_the_next_look_at_an_article_is_to_have(store_url: str, rows: Rows) -> None:
    with Archive.open(store_url, looks=[timedelta(hours=1)]) as archive:
        archive.register([FEED])
        archive.admit(FEED, [entry_of(1, authors=(NAME,)), entry_of(2)], NOW)
        for number in (1, 2):
            kept = article_of(number)
            said = {"found": kept, "source": FEED.source, "listed_url": kept.url, "match": None, "wanted": True}
            archive.keep(Delivery(**said, now=NOW, validators=Validators()))  # type: ignore[arg-type]
    with writer_of(store_url) as engine:
        reach = reach_of_person(engine, NAME)
        assert (reach.articles, reach.feeds_words) == ((), (1,))
        forget(engine, reach, NOW)
        assert not reach_of_person(engine, NAME).is_anything
    assert rows("SELECT article_id FROM recheck WHERE entry IS NULL") == [(1,)]
    assert rows("SELECT count(*) FROM recheck") == [(2,)]


def test_a_request_for_an_address_that_names_the_person_is_forgotten(
    archive: Archive, writer: Engine, rows: Rows
) -> None:
    archive.register([FEED])
    named = "https://dsi-magazine.example/portraits/eloise-tancrede-viard"
    asked = [Fetch(at=NOW, purpose=Purpose.PAGE, url=url, decision="asked", status=301) for url in (page_url(1), named)]
    archive.record(report_of(Outcome.NOTHING_MATCHED), None, (), Asked(fetches=tuple(asked)))
    forget(writer, reach_of_person(writer, NAME), NOW)
    assert rows("SELECT url FROM request") == [(page_url(1),)]


def test_a_note_on_an_author_that_was_learned_as_chrome_loses_its_words(archive: Archive, writer: Engine) -> None:
    notes = [f"{NAME} est journaliste à la rédaction.", "Recevez notre lettre chaque matin."]
    blocks = tuple(
        RememberedBlock(
            key=f"{number}", text=text, length=40, pages=9, edges=9, ends=9, first_page=1, last_seen_on=NOW.date()
        )
        for number, text in enumerate(notes)
    )
    for site in ("dsi-magazine.example", "gazette-du-rhone.example"):
        archive.remember_site(SiteMemory(site=site, pages=9, blocks=blocks))
    reach = reach_of_person(writer, NAME)
    assert len(reach.learned) == 2
    forget(writer, reach, NOW)
    assert [block.text for block in archive.site_memory("dsi-magazine.example").blocks] == ["", notes[1]]
    assert not reach_of_person(writer, NAME).is_anything


def test_progress_counts_texts(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1))
    told: list[tuple[int, int]] = []
    reach_of_person(reader, NAME, lambda done, total: told.append((done, total)))
    assert told[-1] == (1, 1)


def test_a_name_without_a_word_is_refused(archive: Archive, reader: Engine) -> None:
    with pytest.raises(BadQuery, match="expected a name"):
        reach_of_person(reader, " – ")
