"""What an export hands on: the same of every format, by what publishers ask and on what terms an article came."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

import pytest
from pyarrow import parquet
from sqlalchemy import Engine

from store.archive import Archive
from store.export import COLUMNS, Row, Selection, Withheld, count_articles, exported, newest
from store.formats.articles import articles_csv, articles_jsonl, articles_rss, write_articles_parquet
from store.formats.rss import Channel
from store.types import Rights
from tests.store.examples import NOW, article_of, keep

NAMES = [column.name for column in COLUMNS]
TITLE, STANDFIRST, BODY = (NAMES.index(name) for name in ("title", "standfirst", "body"))
CHANNEL = Channel(title="Vigie", link="https://a.example/", description="", built_at=NOW)
#: Words of the texts, to be looked for where they may not be.
LEAD, FREE, CLOSED, PAID = "chapeau confidentiel", "estuaire", "presqu'île", "archipel"


def as_parquet(rows: Iterable[Row]) -> str:
    sink = io.BytesIO()
    write_articles_parquet(sink, COLUMNS, rows)
    return str(parquet.read_table(io.BytesIO(sink.getvalue())).to_pylist())


FORMATS = {
    "csv": lambda rows: "".join(articles_csv(COLUMNS, rows)),
    "jsonl": lambda rows: "".join(articles_jsonl(COLUMNS, rows)),
    "rss": lambda rows: "".join(articles_rss(COLUMNS, rows, CHANNEL)),
    "parquet": as_parquet,
}


@pytest.fixture
def three(archive: Archive, reader: Engine) -> Engine:
    """A free article, one that nothing may be quoted of, and one that came under a licence."""
    closed = {"standfirst": LEAD, "body": f"{CLOSED}. {CLOSED}.", "body_markdown": f"**{CLOSED}**"}
    keep(archive, article_of(1, body=f"Un texte libre : {FREE}."))
    keep(archive, article_of(2, **closed, directives=("noarchive", "nosnippet")), now=NOW + timedelta(hours=1))
    terms = {"rights": Rights.LICENSED, "rights_reason": "contrat de 2026"}
    keep(archive, article_of(3, body=f"Un texte payé : {PAID}.", **terms), now=NOW + timedelta(hours=2))
    return reader


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_holds_a_text_that_may_not_be_handed_on(three: Engine, format_: str) -> None:
    written = FORMATS[format_](exported(three, Selection()))
    assert [word in written for word in (FREE, "Accord 2", LEAD, CLOSED, "Accord 3", PAID)] == [
        *(True, True, False, False),
        *(False, False),
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_holds_all_of_them_for_own_use(three: Engine, format_: str) -> None:
    written = FORMATS[format_](exported(three, Selection(for_own_use=True)))
    assert all(word in written for word in (FREE, LEAD, PAID))
    assert (CLOSED in written) == (format_ != "rss"), "a feed has the standfirst alone"


def test_what_is_withheld_is_counted(three: Engine) -> None:
    every, last, own = Counter[Withheld](), Counter[Withheld](), Counter[Withheld]()
    assert [row[TITLE] for row in exported(three, Selection(), withheld=every)] == ["Accord 1", "Accord 2"]
    assert [row[TITLE] for row in newest(three, Selection(), 1, withheld=last)] == ["Accord 2"]
    assert len(list(exported(three, Selection(for_own_use=True), withheld=own))) == 3
    assert every == last == {Withheld.QUOTING: 1, Withheld.LICENCE: 1}
    assert not own
    assert (count_articles(three, Selection()), count_articles(three, Selection(for_own_use=True))) == (2, 3)


def test_what_goes_whole_or_not_at_all_is_left_out_where_it_may_be_quoted_alone(three: Engine) -> None:
    withheld = Counter[Withheld]()
    assert [row[TITLE] for row in exported(three, Selection(only_whole=True), withheld=withheld)] == ["Accord 1"]
    assert withheld == {Withheld.QUOTING: 1, Withheld.LICENCE: 1}


@pytest.mark.parametrize(
    ("standfirst", "directives", "shown"),
    [
        ("Un chapeau de trente-neuf caractères.", ("max-snippet:20",), ("Un chapeau de…", "")),
        ("", ("max-snippet:20",), ("Le texte, qui est…", "")),
        ("Court.", ("max-snippet:500",), ("Court.", "Le texte, qui est plus long.")),
        ("Court.", ("max-snippet:-1", "noarchive"), ("Court.", "Le texte, qui est plus long.")),
    ],
    ids=["standfirst", "no standfirst", "short enough", "no limit"],
)
def test_of_a_limited_text_an_excerpt_is_handed_on(
    archive: Archive, reader: Engine, standfirst: str, directives: tuple[str, ...], shown: tuple[str, str]
) -> None:
    body = "Le texte, qui est plus long."
    keep(archive, article_of(1, standfirst=standfirst, body=body, directives=directives))
    (row,) = exported(reader, Selection())
    assert (row[STANDFIRST], row[BODY]) == shown
