"""A press web of a test's own, for a whole module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from crawler.press_web import PressWeb
from tests.crawler.small_web import Hosts, SmallWeb, write_hosts

OpenWeb = Callable[[Hosts], SmallWeb]


@pytest.fixture(scope="module")
def open_web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWeb]:
    """Play some hosts until the module's tests are over; each web has a database of its own."""
    with ExitStack() as stack:

        def open_one(hosts: Hosts) -> SmallWeb:
            folder = tmp_path_factory.mktemp("web")
            web = stack.enter_context(PressWeb(write_hosts(folder, hosts)))
            return SmallWeb(web=web, database=tmp_path_factory.mktemp("store") / "vigie.db")

        yield open_one
