"""What a list of stories costs in a large corpus: the look at those that are asked for."""

from __future__ import annotations

from sqlalchemy import text

from store.archive import Archive
from store.copies.listing import latest_stories
from store.database import open_database, open_reader
from tests.store.examples import article_of, keep, own_words

OLDER = 300
#: Steps of SQLite for a story that is not shown. Its articles and their headlines would double them.
_STEPS_A_STORY = 20
_TIMES = f"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= {OLDER})"


def test_a_list_of_few_stories_reads_the_articles_of_no_others(sqlite_url: str) -> None:
    with Archive.open(sqlite_url) as archive:
        keep(archive, article_of(1, body=own_words(1, 200)))
    before = steps_of_a_list(sqlite_url)
    tell_older_stories(sqlite_url)
    assert steps_of_a_list(sqlite_url) - before < OLDER * _STEPS_A_STORY


def tell_older_stories(url: str) -> None:
    """Write the first story, article and text again under other numbers, as of a day long before."""
    others = {
        "story": {"id": "i", "first_article_id": "i", "first_seen_at": "'2020-01-01T00:00:00Z'"},
        "article": {"id": "i", "story_id": "i", "url_key": "url_key || i"},
        "revision": {"id": "i", "article_id": "i"},
    }
    engine = open_database(url)
    with engine.begin() as connection:
        for table, other in others.items():
            names = [row.name for row in connection.execute(text(f"PRAGMA table_info({table})"))]
            values = ", ".join(other.get(name, name) for name in names)
            connection.execute(text(f"INSERT INTO {table} {_TIMES} SELECT {values} FROM {table}, n WHERE id = 1"))
    engine.dispose()


def steps_of_a_list(url: str) -> int:
    """How many steps SQLite takes for the newest story."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    reader = open_reader(url)
    with reader.connect() as connection:
        connection.connection.driver_connection.set_progress_handler(count, 1)
    assert [story.id for story in latest_stories(reader, 1)] == [1]
    reader.dispose()
    return steps
