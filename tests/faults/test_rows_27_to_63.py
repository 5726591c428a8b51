"""Rows 27 to 55 and 63 of the table of faults: feeds, sitemaps, robots.txt, encodings, and pages that are too much.

Rows 61 and 62 have files of their own; rows 56 to 60 are those of the daemon.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.feeds.entries import MAX_ENTRIES
from crawler.feeds.sitemaps import MAX_CHILDREN, parse_sitemap
from crawler.feeds.syndication import parse_feed
from crawler.network.permission.robots import rules_of
from store.types import Stage
from tests.crawler.small_web import sitemap, sitemap_index
from tests.faults.falling import Fallen, fall
from tests.faults.feed_faults import FEED_FAULTS
from tests.faults.page_faults import CLEAN_TITLE, PAGE_FAULTS, QUOTED
from tests.faults.web import Fault

_FAULTS = (*FEED_FAULTS, *PAGE_FAULTS)
_IDS = [fault.host.removesuffix(".example") for fault in _FAULTS]


@pytest.fixture(scope="module")
def fallen(tmp_path_factory: pytest.TempPathFactory) -> Fallen:
    return fall(tmp_path_factory.mktemp("contents"), _FAULTS)


@pytest.mark.parametrize("fault", _FAULTS, ids=_IDS)
def test_each_failure_names_source_address_stage_and_reason(fallen: Fallen, fault: Fault) -> None:
    for failure in fallen.crawled.reports[fault.host].failures:
        assert failure.source == fault.host
        assert failure.url.startswith("http://")
        assert failure.stage in Stage
        assert failure.reason


def test_every_source_of_the_crawl_got_its_report(fallen: Fallen) -> None:
    assert fallen.crawled.reports.keys() == {fault.host for fault in _FAULTS}


def titles(fallen: Fallen, row: int) -> dict[str, tuple[object, ...]]:
    """Title and text of what is kept, by host."""
    query = "SELECT source, title, body FROM article JOIN revision ON article_id = article.id"
    hosts = {fault.host for fault in fallen.of_row(row)}
    return {str(source): tuple(said) for source, *said in fallen.rows(query) if source in hosts}


def test_row_27_a_huge_feed_is_not_unpacked_beyond_the_bound(fallen: Fallen) -> None:
    fallen.is_as_expected(27)


def test_row_27_of_a_long_feed_the_first_entries_are_read() -> None:
    entries = b"".join(b"<item><title>t</title><link>/%d</link></item>" % number for number in range(MAX_ENTRIES + 50))
    reading = parse_feed(b"<rss version='2.0'><channel>" + entries + b"</channel></rss>", "http://long.example/feed")
    assert len(reading.entries) == MAX_ENTRIES
    assert "2,000" in reading.problem


def test_row_28_entities_that_multiply_do_not_expand(fallen: Fallen) -> None:
    fallen.is_as_expected(28)


def test_row_29_entities_that_name_files_are_not_read(fallen: Fallen) -> None:
    fallen.is_as_expected(29)
    assert not [one for one in fallen.rows("SELECT entry, reason FROM address") if "root:" in str(one)]


def test_row_30_malformed_xml_costs_at_most_its_entry_and_is_said(fallen: Fallen) -> None:
    fallen.is_as_expected(30)


def test_row_31_charsets_are_told_by_mark_header_document_and_bytes(fallen: Fallen) -> None:
    fallen.is_as_expected(31)
    said = titles(fallen, 31)
    assert len(said) == len(fallen.of_row(31))
    for host, (title, body) in said.items():
        assert title == QUOTED, host
        assert QUOTED in str(body), host
    read_by = fallen.rows("SELECT source, encoding FROM revision JOIN article ON article_id = article.id")
    assert all(encoding for host, encoding in read_by if host in said)
    assert {encoding for host, encoding in read_by if host in said} >= {"utf-8", "windows-1252", "utf-16-le"}


def test_row_32_nul_and_other_controls_are_not_kept(fallen: Fallen) -> None:
    fallen.is_as_expected(32)
    assert titles(fallen, 32)["nul.example"][0] == CLEAN_TITLE


def test_row_33_lone_surrogates_are_not_kept(fallen: Fallen) -> None:
    fallen.is_as_expected(33)
    title = str(titles(fallen, 33)["surrogates.example"][0])
    assert title.startswith(CLEAN_TITLE)
    assert title.encode()


def test_row_34_overrides_and_zero_width_signs_are_not_kept_and_accents_are_joined(fallen: Fallen) -> None:
    fallen.is_as_expected(34)
    assert titles(fallen, 34)["overrides.example"][0] == CLEAN_TITLE


def test_row_35_a_page_of_a_hundred_thousand_links_is_refused(fallen: Fallen) -> None:
    fallen.is_as_expected(35)


def test_row_36_a_page_of_megabytes_of_text_is_refused(fallen: Fallen) -> None:
    fallen.is_as_expected(36)


def test_row_37_a_million_nested_tags_are_refused(fallen: Fallen) -> None:
    fallen.is_as_expected(37)


def test_row_38_dates_to_come_of_1970_and_none_are_not_kept_as_publication(fallen: Fallen) -> None:
    fallen.is_as_expected(38)
    hosts = [fault.host for fault in fallen.of_row(38)]
    marks = ", ".join("?" * len(hosts))
    dates = fallen.rows(f"SELECT published_at FROM article WHERE source IN ({marks})", *hosts)
    today = datetime.now(UTC).date().isoformat()
    assert all(date is None or "1971" < str(date)[:10] <= today for (date,) in dates), dates
    raw = (
        f"SELECT source, published_raw FROM revision JOIN article ON article_id = article.id WHERE source IN ({marks})"
    )
    written = {str(host).partition(".")[0]: said for host, said in fallen.rows(raw, *hosts)}
    assert written["epoch"] == "Thu, 01 Jan 1970 00:00:00 GMT"
    assert written["future"] == "Mon, 01 Jan 2125 00:00:00 GMT"
    assert written["undated"] == "bientôt"


def test_row_39_guids_that_repeat_or_change_make_no_difference(fallen: Fallen) -> None:
    fallen.is_as_expected(39)


def test_row_40_relative_links_lead_where_the_feed_stands(fallen: Fallen) -> None:
    fallen.is_as_expected(40)


def test_row_41_links_of_other_schemes_are_no_entries(fallen: Fallen) -> None:
    fallen.is_as_expected(41)


def test_row_42_an_address_beyond_the_bound_is_no_entry(fallen: Fallen) -> None:
    fallen.is_as_expected(42)


def test_row_43_an_address_with_a_password_is_no_entry(fallen: Fallen) -> None:
    fallen.is_as_expected(43)
    assert not [request for request in fallen.crawled.log if "secret" in request.path]
    assert not fallen.rows("SELECT url FROM address WHERE url LIKE '%secret%'")


def test_row_44_hosts_are_encoded_before_they_are_judged(fallen: Fallen) -> None:
    fallen.is_as_expected(44)


def test_row_45_a_feed_turned_page_brings_none_of_its_links(fallen: Fallen) -> None:
    fallen.is_as_expected(45)
    for fault in fallen.of_row(45):
        assert "/page" not in fallen.crawled.paths(fault.host)


def test_row_46_a_feed_that_moved_to_another_domain_waits_for_a_person(fallen: Fallen) -> None:
    fallen.is_as_expected(46)
    assert "/page" not in fallen.crawled.paths("elsewhere.example")


def test_row_50_without_robots_txt_in_reach_a_site_is_left_alone(fallen: Fallen) -> None:
    fallen.is_as_expected(50)
    for fault in fallen.of_row(50):
        assert set(fallen.crawled.paths(fault.host)) == {"/robots.txt"}


def test_row_51_refused_rules_allow_and_too_many_requests_do_not(fallen: Fallen) -> None:
    fallen.is_as_expected(51)


def test_row_52_a_robots_txt_of_megabytes_is_cut_before_it_is_parsed(fallen: Fallen) -> None:
    fallen.is_as_expected(52)
    assert rules_of(200, b"# rien\n" * 100_000 + b"User-agent: *\nDisallow: /\n").refusal("http://a.example/x") is None


def test_row_53_an_index_that_names_itself_or_another_site_ends(fallen: Fallen) -> None:
    fallen.is_as_expected(53)
    (loop,) = fallen.of_row(53)
    asked = [path for path in fallen.crawled.paths(loop.host) if path.endswith((".xml", "/page"))]
    assert sorted(asked) == ["/index.xml", "/other.xml", "/page", "/pages.xml"]
    assert not [request for request in fallen.crawled.log if request.host == "other-site.example"]


def test_row_53_an_index_names_a_bounded_number_of_sitemaps() -> None:
    body = sitemap_index(*(f"/{number}.xml" for number in range(MAX_CHILDREN + 20)))
    reading = parse_sitemap(body, "http://many.example/index.xml")
    assert len(reading.children) == MAX_CHILDREN
    assert str(MAX_CHILDREN) in reading.problem


def test_row_54_gzip_is_told_by_its_bytes_and_bounded_and_zip_is_refused(fallen: Fallen) -> None:
    fallen.is_as_expected(54)


def test_row_55_of_a_long_sitemap_the_newest_pages_are_read() -> None:
    old = sitemap(*(f"/{number}</loc><lastmod>2019-01-01</lastmod><loc>" for number in range(2 * MAX_ENTRIES)))
    body = old.replace(b"</urlset>", b"<url><loc>/new</loc><lastmod>2026-11-20</lastmod></url></urlset>")
    reading = parse_sitemap(body, "http://long.example/sitemap.xml")
    assert reading.entries[0].url == "http://long.example/new"
    assert len(reading.entries) == MAX_ENTRIES


def test_row_63_no_title_of_strangers_breaks_a_line(fallen: Fallen) -> None:
    fallen.is_as_expected(63)
    seen = [event for event in fallen.crawled.events if getattr(event, "source", "") == "injection.example"]
    said = [getattr(event, "title", "") for event in seen]
    assert any("ERROR faux" in title for title in said)
    assert all(title.isprintable() for title in said), said
