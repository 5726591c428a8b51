"""Rows 11 to 26 and 47 to 49 of the table of faults: connections, answers and what they redirect to.

Row 10 and row 26 need connections without a proxy, and stand in `test_rows_10_26_51_62.py`. Not tested here: that a
name server which never answers is given up after DNS_TIMEOUT, since only the machine's own resolver is asked, and tests
have no other; `test_settings.py` holds the value.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.network.pace.courtesy import block_s
from store.types import Stage
from tests.faults.falling import Fallen, fall
from tests.faults.network_faults import NETWORK_FAULTS
from tests.faults.web import Fault

_NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
_IDS = [fault.host.removesuffix(".example") for fault in NETWORK_FAULTS]


@pytest.fixture(scope="module")
def fallen(tmp_path_factory: pytest.TempPathFactory) -> Fallen:
    return fall(tmp_path_factory.mktemp("network"), NETWORK_FAULTS)


@pytest.mark.parametrize("fault", NETWORK_FAULTS, ids=_IDS)
def test_each_failure_names_source_address_stage_and_reason(fallen: Fallen, fault: Fault) -> None:
    for failure in fallen.crawled.reports[fault.host].failures:
        assert failure.source == fault.host
        assert failure.url.startswith("http://")
        assert failure.stage in Stage
        assert failure.reason
        assert failure.at


def test_every_source_of_the_crawl_got_its_report(fallen: Fallen) -> None:
    assert fallen.crawled.reports.keys() == {fault.host for fault in NETWORK_FAULTS}


def test_every_admitted_page_is_accounted_for(fallen: Fallen) -> None:
    for fault in NETWORK_FAULTS:
        report = fallen.crawled.reports[fault.host]
        pages = sum(failure.stage is not Stage.FEED for failure in report.failures)
        waiting = fault.of_a_page and fault.row == 18
        assert report.kept + report.copies + pages + waiting == report.entries, report.source


def test_row_11_a_connection_that_breaks_is_tried_again_and_then_given_up(fallen: Fallen) -> None:
    fallen.is_as_expected(11)


def test_row_12_slow_headers_and_dripping_bodies_end_at_the_timeout(fallen: Fallen) -> None:
    fallen.is_as_expected(12)


def test_row_13_a_body_without_end_is_cut(fallen: Fallen) -> None:
    fallen.is_as_expected(13)


def test_row_14_bombs_of_gzip_and_brotli_are_not_unpacked_beyond_the_bound(fallen: Fallen) -> None:
    fallen.is_as_expected(14)


def test_row_15_a_truncated_body_is_no_page(fallen: Fallen) -> None:
    fallen.is_as_expected(15)


def test_row_16_floods_of_headers_and_endless_lines_are_refused(fallen: Fallen) -> None:
    fallen.is_as_expected(16)


def test_row_17_errors_of_servers_are_tried_three_times_and_those_of_ours_once(fallen: Fallen) -> None:
    fallen.is_as_expected(17)


def test_row_18_retry_after_blocks_the_whole_site(fallen: Fallen) -> None:
    fallen.is_as_expected(18)
    for fault in fallen.of_row(18):
        assert "/rest" not in fallen.crawled.paths(fault.host)


def test_row_18_a_page_that_waits_for_its_site_loses_no_attempt(fallen: Fallen) -> None:
    waiting = fallen.rows(
        "SELECT url, attempts, begun FROM address WHERE state = 'pending' AND url LIKE '%/rest' ORDER BY url"
    )
    assert waiting == [("http://overloaded.example/rest", 0, 0), ("http://too-often.example/rest", 0, 0)]


@pytest.mark.parametrize(
    ("status", "said", "blocked_s"),
    [
        (429, "120", 120.0),
        (429, "", 60.0),
        (429, "bientôt", 60.0),
        (429, "-5", 60.0),
        (429, "0", 60.0),
        (503, "", None),
        (503, "3600", 3600.0),
        (503, "316800", 86_400.0),
        (503, "Sun, 22 Nov 2026 08:10:00 GMT", 600.0),
        (503, "Sun, 22 Nov 2020 08:10:00 GMT", 60.0),
        (503, "Sun, 99 Nov 2026 08:10:00 GMT", 60.0),
        (503, "Fri, 22 Nov 2126 08:10:00 GMT", 86_400.0),
    ],
)
def test_row_19_retry_after_holds_from_a_minute_to_a_day(status: int, said: str, blocked_s: float | None) -> None:
    assert block_s(status, said, _NOW) == blocked_s


def test_row_20_chains_and_loops_of_redirects_end(fallen: Fallen) -> None:
    fallen.is_as_expected(20)
    assert len(fallen.crawled.paths("chain.example")) <= 4 + 9


def test_row_21_a_redirect_to_itself_is_accounted_for(fallen: Fallen) -> None:
    fallen.is_as_expected(21)


def test_row_22_redirects_to_files_ftp_and_data_are_not_followed(fallen: Fallen) -> None:
    fallen.is_as_expected(22)


def test_row_23_redirects_to_private_addresses_are_refused(fallen: Fallen) -> None:
    fallen.is_as_expected(23)


def test_row_24_nothing_secret_goes_to_another_host(fallen: Fallen) -> None:
    fallen.is_as_expected(24)
    (witnessed,) = (request for request in fallen.crawled.log if request.url == "http://witness.example/page")
    assert not {"cookie", "authorization", "referer"} & witnessed.headers.keys()


def test_row_25_a_hostile_referrer_policy_is_not_even_read(fallen: Fallen) -> None:
    fallen.is_as_expected(25)
    assert all("referer" not in request.headers for request in fallen.crawled.log)


def test_row_44_addresses_that_are_none_are_refused(fallen: Fallen) -> None:
    fallen.is_as_expected(44)


def test_row_47_cookie_walls_and_consent_hosts_are_named_and_not_kept(fallen: Fallen) -> None:
    fallen.is_as_expected(47)


def test_row_48_notices_logins_and_challenges_are_no_articles(fallen: Fallen) -> None:
    fallen.is_as_expected(48)


def test_row_49_empty_and_partial_answers_are_no_articles_and_no_news(fallen: Fallen) -> None:
    fallen.is_as_expected(49)


def test_after_all_faults_no_page_is_kept_that_was_not_served_whole(fallen: Fallen) -> None:
    kept = {url for (url,) in fallen.rows("SELECT url FROM article")}
    bad = {
        f"http://{fault.host}/page"
        for fault in NETWORK_FAULTS
        if fault.failures and fault.of_a_page and fault.row != 48
    }
    assert not kept & bad
