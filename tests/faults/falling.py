"""One crawl over many faults at once, and what it came to: the tests of rows ask it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.crawler.small_web import Crawled, SmallWeb
from tests.faults.web import Expected, Fault, FaultWeb

#: Seconds for one request; what drips costs three times as much, and what is endless has to reach its bound before.
TIMEOUT_S = 8.0


@dataclass(frozen=True, kw_only=True)
class Fallen:
    """What one crawl over some faults came to."""

    faults: Sequence[Fault]
    small: SmallWeb
    crawled: Crawled

    def of_row(self, row: int) -> list[Fault]:
        found = [fault for fault in self.faults if fault.row == row]
        assert found, f"no fault of row {row} is played here"
        return found

    def is_as_expected(self, row: int) -> None:
        """Compare every fault of a row with what was expected of it: outcome, pages, failures and requests."""
        for fault in self.of_row(row):
            report = self.crawled.reports[fault.host]
            failures = Counter(Expected(one.reason, one.stage, one.temporary) for one in report.failures)
            came_to = (report.outcome, report.kept, failures)
            assert came_to == (fault.outcome, fault.kept, Counter(fault.failures)), (fault.host, report)
            assert fault.says in report.reason, fault.host
            least, most = fault.asked
            assert least <= self.asked(fault) <= most, fault.host

    def asked(self, fault: Fault) -> int:
        """How often the address that misbehaves was asked for."""
        return self.crawled.paths(fault.host).count("/page" if fault.of_a_page else fault.path)

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What the database answers."""
        with closing(sqlite3.connect(self.small.database)) as connection:
            return connection.execute(query, values).fetchall()


def fall(folder: Path, faults: Iterable[Fault], **rules: object) -> Fallen:
    """Crawl all faults at once."""
    played = tuple(faults)
    (folder / "web").mkdir()
    with FaultWeb(folder / "web", played) as web:
        small = SmallWeb(web=web, database=folder / "vigie.db")
        crawled = small.crawl([fault.feed for fault in played], **{"timeout_s": TIMEOUT_S} | rules)
    return Fallen(faults=played, small=small, crawled=crawled)
