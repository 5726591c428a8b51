"""The full-text index of the corpus: its table on each database, and an article's way in and out of it.

It keeps lexemes and positions, never a text: what an article was indexed with is made again from its newest revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Row, func, select, text

from store.query.lexemes import FTS5_DDL, LEXEMES_VERSION, index_columns
from store.schema import article, revision, setting
from store.sql.worded import Worded

_POSTGRESQL_DDL = (
    """
    CREATE TABLE article_search (
        article_id integer PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        lexemes tsvector NOT NULL,
        is_capped boolean NOT NULL
    )
    """,
    # "Which articles have these words?"
    "CREATE INDEX ix_article_search_lexemes ON article_search USING gin (lexemes)",
)
#: Each transaction that keeps articles writes a segment of its own. By default FTS5 merges from four of a level on,
#: which takes longer than writing them; from sixteen on it merges whole levels at once, which holds the writer for half
#: a minute in a corpus of a million.
_FTS5_SETTING = "INSERT INTO article_search (article_search, rank) VALUES ('automerge', 8)"
_INSERT = {
    "sqlite": text("INSERT INTO article_search (rowid, title, lead, body) VALUES (:id, :title, :lead, :body)"),
    "postgresql": text("INSERT INTO article_search VALUES (:id, CAST(:lexemes AS tsvector), :is_capped)"),
}
_ADD = Worded(_INSERT.__getitem__)
#: A contentless table has to be told what it forgets. https://sqlite.org/fts5.html#the_delete_command
_DELETE = {
    "sqlite": text(
        "INSERT INTO article_search (article_search, rowid, title, lead, body) "
        "VALUES ('delete', :id, :title, :lead, :body)"
    ),
    "postgresql": text("DELETE FROM article_search WHERE article_id = :id"),
}
_EMPTY = {
    "sqlite": "INSERT INTO article_search (article_search) VALUES ('delete-all')",
    "postgresql": "DELETE FROM article_search",
}
_VERSION = "lexemes"
#: Texts held in memory at once when all are indexed anew.
_BATCH = 500


def create_index(connection: Connection) -> None:
    """Make the empty index of a new database."""
    for statement in (FTS5_DDL, _FTS5_SETTING) if _is_sqlite(connection) else _POSTGRESQL_DDL:
        connection.exec_driver_sql(statement)
    _note_version(connection)


def index_is_current(connection: Connection) -> bool:
    """Whether the index was made by this version's lexemes; if not, `reindex` makes it anew."""
    kept = connection.execute(select(setting.c.value).where(setting.c.name == _VERSION)).scalar()
    return kept == str(LEXEMES_VERSION)


def index_article(connection: Connection, article_id: int, title: str, lead: str, body: str) -> None:
    """Let an article be found by this text."""
    index_prepared(connection, article_id, index_columns(connection.dialect.name, title, lead, body))


def index_prepared(connection: Connection, article_id: int, columns: dict[str, object]) -> None:
    """Likewise, by what `index_columns` made of it before."""
    _ADD.write(connection, columns | {"id": article_id})


def index_row(dialect: str, article_id: int, title: str, lead: str, body: str) -> dict[str, object]:
    """The row of the index on `sqlite` or `postgresql`; pure."""
    return {"id": article_id} | index_columns(dialect, title, lead, body)


def insert_rows(connection: Connection, rows: list[dict[str, object]]) -> None:
    """Put rows of `index_row` into the index."""
    connection.execute(_INSERT[connection.dialect.name], rows)


def unindex_article(connection: Connection, article_id: int, title: str, lead: str, body: str) -> None:
    """Take an article out; the text has to be the one it was indexed with."""
    row: dict[str, object] = {"id": article_id}
    if _is_sqlite(connection):
        row = index_row("sqlite", article_id, title, lead, body)
    connection.execute(_DELETE[connection.dialect.name], row)


def reindex(connection: Connection, progress: Callable[[int, int], None] | None = None) -> None:
    """Make the index anew from the newest texts; `progress` is told articles done and articles in all."""
    connection.exec_driver_sql(_EMPTY[connection.dialect.name])
    total = connection.execute(select(func.count()).select_from(article)).scalar_one()
    done = 0
    for batch in _newest_texts(connection):
        insert_rows(connection, [index_row(connection.dialect.name, *row) for row in batch])
        done += len(batch)
        if progress is not None:
            progress(done, total)
    _note_version(connection)


def _newest_texts(connection: Connection) -> Iterator[list[Row[int, str, str, str]]]:
    """Every article with its title, standfirst and body, in batches."""
    is_newest = (revision.c.article_id == article.c.id) & (revision.c.number == article.c.revision)
    columns = select(article.c.id, revision.c.title, revision.c.standfirst, revision.c.body).join(revision, is_newest)
    last = 0
    while batch := connection.execute(columns.where(article.c.id > last).order_by(article.c.id).limit(_BATCH)).all():
        yield list(batch)
        last = batch[-1][0]


def _note_version(connection: Connection) -> None:
    connection.execute(setting.delete().where(setting.c.name == _VERSION))
    connection.execute(setting.insert().values(name=_VERSION, value=str(LEXEMES_VERSION)))


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
