"""Row 9 of the table of faults: a server ends a transaction for the sake of others, and it is done again, whole."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text

from store.database import open_database
from store.sql.transactions import write
from tests.postgresql_server import PostgresServer

#: What the server says of it: serialization_failure, deadlock_detected.
CODES = ("40001", "40P01")
ADD = text("INSERT INTO setting (name, value) VALUES ('row 9', 'once')")
COUNT = text("SELECT count(*) FROM setting WHERE name = 'row 9'")


@pytest.mark.parametrize("code", CODES)
def test_row_09_what_the_server_broke_off_is_tried_again_and_nothing_of_it_stays(
    postgresql_server: PostgresServer, code: str
) -> None:
    attempts = []

    def work(connection: Connection) -> int:
        attempts.append(code)
        connection.execute(ADD)
        if len(attempts) == 1:
            connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'broken off' USING ERRCODE = '{code}'; END $$"))
        return int(connection.execute(COUNT).scalar_one())

    with postgresql_server.lent_database() as url:
        engine = open_database(url)
        assert write(engine, work) == 1
        engine.dispose()
    assert len(attempts) == 2
