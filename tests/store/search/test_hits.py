"""A search gives pages of articles with what answers the query, on both databases, from their newest texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.errors import BadQuery
from store.query.parsing import parse_query
from store.search.candidates import best_candidates
from store.search.hits import Order, search
from store.types import Article
from tests.store.examples import NOW, article_of, keep

PUBLISHED = datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC)


def titles(reader: Engine, query: str, **wanted: object) -> list[str]:
    return [hit.title.text for hit in search(reader, query, **wanted).hits]  # type: ignore[arg-type]


def keep_titled(archive: Archive, *wanted: str, **fields: object) -> None:
    for number, title in enumerate(wanted, start=1):
        keep(archive, article_of(number, **({"title": title, "body": f"Texte {title}."} | fields)))


@pytest.mark.parametrize("query", ["partenariat", "signer", "etat", "coeur", "accord-cadre", '"accords cadre"'])
def test_what_the_press_writes_is_found_by_what_a_person_types(archive: Archive, reader: Engine, query: str) -> None:
    keep(archive, article_of(1, body="Des partenariats sont signés par l’État, au cœur d'un accord-cadre."))
    keep(archive, article_of(2, body="Rien de tel."))
    assert titles(reader, query) == ["Accord 1"]


def test_a_hit_tells_what_a_person_needs(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, title="Un partenariat", body="Le partenariat est signé.", published_at=PUBLISHED))
    (hit,) = search(reader, "partenariat").hits
    assert (hit.title.text, hit.title.marks) == ("Un partenariat", ((3, 14),))
    assert [(snippet.zone, snippet.text, snippet.marks) for snippet in hit.snippets] == [
        ("body", "Le partenariat est signé.", ((3, 14),))
    ]
    assert (hit.source, hit.published_at, hit.first_seen_at) == ("DSI Magazine", PUBLISHED, NOW)
    assert hit.url.startswith("https://dsi-magazine.example/")
    assert hit.score > 0


def test_a_word_in_the_title_counts_more_than_one_in_the_text(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, title="Un contrat", body="Le texte parle de contrats et d'accords."))
    keep(archive, article_of(2, title="Un accord", body="Le texte parle de contrats et de lettres."))
    keep(archive, article_of(3, title="Une lettre", body="Ni de ceci ni de cela."))
    assert titles(reader, "accord") == ["Un accord", "Un contrat"]
    assert titles(reader, "contrat") == ["Un contrat", "Un accord"]


def test_newest_first_is_the_order_of_arrival(archive: Archive, reader: Engine) -> None:
    keep_titled(archive, "Accord ancien", "Un texte", "Accord nouveau")
    assert titles(reader, "accord", order=Order.NEWEST) == ["Accord nouveau", "Accord ancien"]


@pytest.mark.parametrize("query", ["accord", "accord>=2", "NOT contrat", ""])
@pytest.mark.parametrize("order", Order)
def test_pages_follow_each_other_without_gap_or_double(
    archive: Archive, reader: Engine, query: str, order: Order
) -> None:
    keep_titled(archive, *(f"Accord {number}" for number in range(7)))
    pages = [search(reader, query, limit=3, offset=offset, order=order) for offset in (0, 3, 6, 9)]
    assert [len(page.hits) for page in pages] == [3, 3, 1, 0]
    assert [page.has_more for page in pages] == [True, True, False, False]
    assert len({hit.id for page in pages for hit in page.hits}) == 7


def test_an_edited_article_is_found_by_its_new_text_only(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, body="Le contrat est signé."))
    keep(archive, article_of(1, body="Le contrat est rompu."))
    assert titles(reader, "rompre OR rompu") == ["Accord 1"]
    assert titles(reader, "signer") == []


def test_a_page_that_is_not_kept_leaves_nothing_in_the_index(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1), wanted=False)
    assert titles(reader, "accord OR microsoft") == []


def test_filters_narrow(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, language="fr", published_at=PUBLISHED))
    keep(archive, article_of(2, language="en", published_at=PUBLISHED + timedelta(seconds=1)), source="L’Écho")
    keep(archive, article_of(3), source="L’Écho des DSI", now=PUBLISHED)
    found = {query: titles(reader, query, order=Order.NEWEST) for query in FILTERS}
    assert found == FILTERS


FILTERS = {
    "lang:fr": ["Accord 1"],
    "until:2026-11-01": ["Accord 3", "Accord 1"],
    "since:2026-11-02": ["Accord 2"],
    'source:"l\'echo"': ["Accord 2"],
    'source:"l\'echo*"': ["Accord 3", "Accord 2"],
    "accord source:inconnu": [],
    "accord AND (lang:en OR source:DSI*)": ["Accord 2", "Accord 1"],
    "accord NOT lang:fr": ["Accord 3", "Accord 2"],
    "title:2 OR lang:fr": ["Accord 2", "Accord 1"],
}


def test_lists_are_what_the_caller_says(archive: Archive, reader: Engine) -> None:
    keep_titled(archive, "Inria", "Cigref", "Numeum")
    assert titles(reader, "@clubs", lists={"clubs": ["cigref", "numeum"]}, order=Order.NEWEST) == ["Numeum", "Cigref"]


def test_a_query_that_cannot_be_read_is_refused(reader: Engine) -> None:
    with pytest.raises(BadQuery, match="column 9"):
        search(reader, "accord (")


@pytest.mark.parametrize(
    "query",
    [
        " OR ".join(f"mot{number}" for number in range(300)),
        "(" * 38 + "accord" + ")" * 38,
        "NOT " * 37 + "lettre",
        "accord AND NOT (" + " OR ".join(f'"mot {number}"' for number in range(100)) + ")",
        "accord AND (rien OR NOT (lettre AND (contrat OR NOT texte)))",
        " AND ".join(f"(accord OR mot{number})" for number in range(100)),
        "@long NEAR/20 texte OR accord",
    ],
)
def test_a_query_as_long_as_a_topic_is_answered(archive: Archive, reader: Engine, query: str) -> None:
    keep_titled(archive, "Accord mot7")
    assert titles(reader, query, lists={"long": [f"mot{number}" for number in range(200)]}) == ["Accord mot7"]


def test_the_best_of_many_are_the_best_of_the_last_arrived(archive: Archive, reader: Engine) -> None:
    keep_titled(archive, "Accord accord accord", "Accord a", "Accord b")
    clause = parse_query("accord")
    with reader.connect() as connection:
        assert sorted(one.id for one in best_candidates(connection, clause, ranked=2)) == [2, 3]
        assert sorted(one.id for one in best_candidates(connection, clause)) == [1, 2, 3]


def test_a_title_alone_can_be_found(archive: Archive, reader: Engine) -> None:
    keep(archive, Article(url="https://dsi-magazine.example/x", title="Une brève", body=""))
    (hit,) = search(reader, "brève").hits
    assert hit.snippets == ()


def test_of_a_page_that_asks_for_no_snippet_only_the_title_is_shown(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, title="Un partenariat", body="Le partenariat est signé.", directives=("nosnippet",)))
    (hit,) = search(reader, "partenariat").hits
    assert (hit.title.text, hit.snippets) == ("Un partenariat", ())
