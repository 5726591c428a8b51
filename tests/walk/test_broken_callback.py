"""A fault of our own must not look like a source without news."""

from __future__ import annotations

from store.types import Feed, FeedKind


def test_a_callback_that_breaks_is_a_failure_of_its_feed_alone(make_walk):
    walk = make_walk()
    # The catalogue refuses such a pattern; here it reaches the reader, which breaks on it.
    section = "http://gazette-du-rhone.example/economie/"
    broken = Feed(source="Gazette du Rhône", url=section, kind=FeedKind.SECTION, link_pattern="(")
    sound = Feed(source="DSI Magazine", url="http://dsi-magazine.example/rss", kind=FeedKind.FEED)
    reports = {report.source: report for report in walk.crawl(broken, sound)[0]}
    assert reports["Gazette du Rhône"].outcome == "failed"
    assert reports["Gazette du Rhône"].reason.startswith("internal error: ")
    assert reports["DSI Magazine"].kept == 3
