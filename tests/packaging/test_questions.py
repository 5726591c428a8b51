"""The questions of the README run on a server as they do on a file, where `test_readme` runs them."""

from __future__ import annotations

import pytest

from store.console import answer
from tests.packaging.test_readme import QUERIES
from tests.postgresql_server import PostgresServer


@pytest.fixture(scope="module")
def server_url(postgresql_server: PostgresServer) -> str:
    return postgresql_server.new_database()


def test_there_are_ten_questions() -> None:
    assert len(QUERIES) >= 10


@pytest.mark.parametrize("query", QUERIES)
def test_every_question_runs_on_a_server(query: str, server_url: str) -> None:
    assert answer(server_url, query.replace("\\|", "|")).columns
