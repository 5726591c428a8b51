"""Writers and readers in processes of their own, at once: no error, nothing lost, nothing doubled.

`tests/bench/bench_contention.py` does this for a minute.
"""

from __future__ import annotations

from tests.bench.bench_contention import run
from tests.postgresql_server import PostgresServer

#: So short that a test may take it; what is asserted does not depend on how far they come.
SECONDS = 2.0


def test_writers_and_readers_of_one_database_get_along(store_url: str) -> None:
    result = run(store_url, seconds=SECONDS, writers=2, readers=2)
    assert (result.errors, result.wrong) == ((), ())
    assert result.acknowledged
    assert result.reads


def test_they_outlive_a_restart_of_their_server(postgresql_server: PostgresServer) -> None:
    def restart() -> None:
        postgresql_server.stop()
        postgresql_server.start()

    result = run(postgresql_server.new_database(), seconds=SECONDS, writers=2, readers=2, meanwhile=restart)
    assert (result.errors, result.wrong) == ((), ())
    assert result.acknowledged
    assert result.reads
