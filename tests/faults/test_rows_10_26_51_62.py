"""Rows 10, 26, 51 and 62 of the table of faults: names without an address, certificates, and what stands alone.

Row 61 has a file of its own. Of row 62 only the start is tested here: SIGHUP is the daemon's (`tests/scheduler/`).
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.types import Feed, FeedKind, Outcome, Source, Stage
from tests.crawler.small_web import Crawled, SmallWeb, article, rss
from tests.faults.certificates import ELSEWHERE, LOOPBACK, tls_server, write_certificate
from tests.faults.falling import fall
from tests.faults.web import FaultWeb, survived

_CERTIFICATES = {
    "expired": {"name": LOOPBACK, "expired": True},
    "wrong-host": {"name": ELSEWHERE},
    "self-signed": {"name": LOOPBACK},
}


#: Of sources that take whatever certificate their own site shows.
_TAKEN = {f"{name}, taken": wanted for name, wanted in _CERTIFICATES.items() if name != "self-signed"}


@dataclass(frozen=True, kw_only=True)
class Direct:
    """A crawl without a proxy, and what the servers with bad certificates were asked, by source."""

    crawled: Crawled
    asked: dict[str, list[str]]


@pytest.fixture(scope="module")
def direct(tmp_path_factory: pytest.TempPathFactory) -> Direct:
    folder = tmp_path_factory.mktemp("direct")
    (folder / "web").mkdir()
    good = survived(10, "127.0.0.1", {"/feed": rss("/page"), "/page": article("joignable")})
    plain = Feed(source="good", url="", kind=FeedKind.FEED)
    with ExitStack() as stack:
        pages = {"127.0.0.1": good.pages}
        web = stack.enter_context(FaultWeb(folder / "web", [survived(10, "x", {}, others=pages)]))
        port = web.proxy.rpartition(":")[2]
        feeds = [
            Feed(source="good", url=f"http://127.0.0.1:{port}/feed", kind=plain.kind),
            Feed(source="nowhere", url="http://nowhere.invalid/feed", kind=plain.kind),
        ]
        asked: dict[str, list[str]] = {}
        ports = {"good": port}
        for name, wanted in (_CERTIFICATES | _TAKEN).items():
            certificate = write_certificate(folder / f"{name}.pem", **wanted)
            pages = {"/robots.txt": b"", "/page": article(name)}
            elsewhere = f"https://localhost:{ports.get('expired')}/page"
            pages["/feed"] = rss("/page", *[elsewhere] * (name == "expired, taken"))
            tls_port, asked[name] = stack.enter_context(tls_server(certificate, pages))
            feeds.append(Feed(source=name, url=f"https://127.0.0.1:{tls_port}/feed", kind=plain.kind))
            ports[name] = str(tls_port)
        small = SmallWeb(web=web, database=folder / "vigie.db")
        openings = tuple(f"127.0.0.1/32#{each}" for each in ports.values())
        taken = [Source(name=feed.source, feeds=(feed,), verify_tls=False) for feed in feeds if feed.source in _TAKEN]
        return Direct(crawled=small.crawl(feeds, proxy="", allow=openings, sources=taken), asked=asked)


def test_row_10_a_name_without_an_address_fails_and_may_pass(direct: Direct) -> None:
    failure = direct.crawled.failure("nowhere")
    assert (failure.stage, failure.reason, failure.temporary) == (Stage.ROBOTS, "no such host", True)


@pytest.mark.parametrize("name", _CERTIFICATES)
def test_row_26_a_certificate_that_does_not_prove_the_host_is_refused(direct: Direct, name: str) -> None:
    failure = direct.crawled.failure(name)
    assert (failure.reason, failure.temporary) == ("tls", True), failure.detail
    assert direct.asked[name] == []


@pytest.mark.parametrize("name", _TAKEN)
def test_row_26_a_person_may_take_the_certificates_of_one_source_as_they_are(direct: Direct, name: str) -> None:
    report = direct.crawled.reports[name]
    assert (report.outcome, report.kept) == (Outcome.NEW, 1)
    assert {"/robots.txt", "/feed", "/page"} <= set(direct.asked[name])


def test_row_26_what_is_taken_of_one_site_is_not_of_others_that_it_links_to(direct: Direct) -> None:
    failure = direct.crawled.failure("expired, taken")
    assert (failure.reason, failure.url.startswith("https://localhost:")) == ("tls", True)


def test_row_26_the_other_sources_of_the_crawl_completed(direct: Direct) -> None:
    report = direct.crawled.reports["good"]
    assert (report.outcome, report.kept) == (Outcome.NEW, 1)


def test_row_51_where_robots_are_strict_a_refused_robots_txt_refuses_all(tmp_path: Path) -> None:
    pages = {"/robots.txt": {"status": 403}, "/feed": rss("/page"), "/page": article("refusé")}
    fallen = fall(tmp_path, [survived(51, "strict", pages)], strict_robots=True)
    failure = fallen.crawled.failure("strict.example")
    assert (failure.stage, failure.reason, fallen.crawled.paths("strict.example")) == (
        Stage.ROBOTS,
        "robots",
        ["/robots.txt"],
    )


def test_row_62_a_configuration_that_cannot_be_read_ends_with_78(tmp_path: Path) -> None:
    (tmp_path / "vigie.toml").write_text('contact = "mailto:a@b.example"\n[network]\ndelay_s = "lent"\n', "utf-8")
    command = [sys.executable, "-c", "from scheduler.cli import main; main()", "run"]
    folder = Path(__file__).resolve().parents[2]
    ended = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(folder), "PATH": ""}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 78
    assert "network.delay_s" in ended.stderr
