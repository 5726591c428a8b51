"""A robots.txt that a site had and lost is known to the sentinel's next look; on both databases."""

from __future__ import annotations

from contextlib import closing

from scheduler.configuration.loading import Configuration
from scheduler.sentinel.watching import Sentinel
from store.archive import Archive
from store.types import AlarmKind, CrawlReport, Ending, Outcome, SiteFile
from tests.scheduler.sentinel.histories import DAY, FEED_URL, HOUR, MONDAY, SOURCE


def test_a_lost_robots_txt_opens_an_alarm_and_one_that_is_back_closes_it(archive: Archive, store_url: str) -> None:
    source = {"name": SOURCE, "homepage": FEED_URL, "feeds": [FEED_URL]}
    settings = Configuration.model_validate({"store": {"url": store_url}, "source": [source]})
    archive.register(settings.sources()[0].feeds)
    had = SiteFile(url=FEED_URL.rpartition("/")[0] + "/robots.txt", status=404, fetched_at=MONDAY - DAY)
    lost = SiteFile(**vars(had) | {"failing_since": MONDAY - 7 * HOUR, "decision": "out of reach: http 500"})
    with closing(Sentinel(settings, lambda: MONDAY)) as sentinel:
        archive.site_files.remember(lost)
        archive.record(_poll(0), None)
        (alarm,) = sentinel.look().opened
        archive.site_files.remember(had)
        archive.record(_poll(1), None)
        assert alarm.kind is AlarmKind.ROBOTS
        assert [one.kind for one in sentinel.look().closed] == [AlarmKind.ROBOTS]


def _poll(minutes: int) -> CrawlReport:
    at = MONDAY + minutes * HOUR / 60
    known = {"outcome": Outcome.ALL_KNOWN, "ending": Ending.ALL_KNOWN, "reason": "all known", "entries": 20}
    return CrawlReport(source=SOURCE, feed_url=FEED_URL, started_at=at, ended_at=at, **known)  # type: ignore[arg-type]
