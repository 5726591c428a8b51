"""What is tried and kept nowhere steps aside for who crawls its site: a check, a search, a page; and risks are told."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.cli.long_work.claiming import claimed_to_try
from scheduler.configuration.loading import load_configuration
from scheduler.sources.discovering import watched_site
from store.archive import Archive
from store.polling.leases import Lease
from tests.scheduler.conftest import Ran

TWO = {"dsi-magazine.example": "/rss", "lettre-cloud.example": "/"}


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    with Archive.open(f"sqlite:///{folder}/vigie.db") as opened:
        yield opened


def hold(archive: Archive) -> None:
    now = datetime.now(UTC)
    lease = Lease(
        site="dsi-magazine.example",
        holder="another",
        purpose="vigie run",
        host=socket.gethostname(),
        pid=os.getppid(),
        taken_at=now,
        ends_at=now + timedelta(hours=1),
    )
    archive.leases.claim([lease], now, all_or_none=False)


def purposes(archive: Archive) -> list[str]:
    return [one.purpose for one in archive.leases.holding(datetime.now(UTC))]


def test_a_check_steps_aside_for_a_crawl_and_says_so(
    on_press_web: Callable[..., Path], here: Callable[..., Ran], archive: Archive
) -> None:
    on_press_web({"dsi-magazine.example": "/rss"})
    hold(archive)
    checked = here("sources", "check", "--no-wait", "--json")
    assert checked.returncode == 75
    assert "dsi-magazine.example is being crawled by vigie run" in checked.stderr
    (source,) = json.loads(checked.stdout)["sources"]
    assert (source["verdict"], source["feeds"][0]["evidence"]) == ("not tried", "another crawl is at its site")


def test_a_search_for_feeds_steps_aside_on_the_site_of_a_source(
    on_press_web: Callable[..., Path], here: Callable[..., Ran], archive: Archive
) -> None:
    on_press_web(TWO)
    hold(archive)
    found = here("sources", "discover", "--no-wait", "http://www.dsi-magazine.example/dossiers")
    assert (found.returncode, found.stdout) == (75, "")
    assert "left out" in found.stderr


def test_a_page_is_not_fetched_from_a_site_that_is_being_crawled(
    on_press_web: Callable[..., Path], here: Callable[..., Ran], archive: Archive
) -> None:
    on_press_web(TWO)
    hold(archive)
    page = here("extract", "--no-wait", "http://www.dsi-magazine.example/actualites/1.html")
    assert (page.returncode, page.stdout) == (75, "")
    assert "dsi-magazine.example is being crawled by vigie run" in page.stderr


def test_what_is_tried_is_taken_like_a_crawl_and_given_back(
    on_press_web: Callable[..., Path], archive: Archive
) -> None:
    configuration = load_configuration(on_press_web(TWO))
    feeds = [source.feeds[0] for source in configuration.sources()]
    hold(archive)
    with claimed_to_try(configuration, feeds, "vigie sources check", wait=False) as left_out:
        assert left_out == {"dsi-magazine.example"}
        assert purposes(archive) == ["vigie run", "vigie sources check"]
    assert purposes(archive) == ["vigie run"]


def test_where_there_is_no_corpus_nobody_crawls_and_none_is_made(
    on_press_web: Callable[..., Path], folder: Path
) -> None:
    configuration = load_configuration(on_press_web(TWO))
    feeds = [source.feeds[0] for source in configuration.sources()]
    with claimed_to_try(configuration, feeds, "vigie sources check", wait=False) as left_out:
        assert left_out == set()
    assert not (folder / "vigie.db").exists()


def test_only_a_site_of_a_source_is_taken_while_its_feeds_are_looked_for(on_press_web: Callable[..., Path]) -> None:
    configuration = load_configuration(on_press_web(TWO))
    (site,) = watched_site("http://blog.dsi-magazine.example/", configuration)
    assert (site.source, site.url) == ("dsi-magazine.example", "http://blog.dsi-magazine.example/")
    assert watched_site("http://inconnu.example/", configuration) == []


def test_a_source_whose_certificates_nobody_verifies_is_a_risk_that_every_check_tells_of(
    configure: Callable[[str], Path], here: Callable[..., Ran], archive: Archive
) -> None:
    source = '[[source]]\nname = "Le Bief"\nfeeds = ["https://dsi-magazine.example/rss"]\n'
    file = configure(f'contact = "mailto:a@b.example"\n{source}verify_tls = false\n')
    hold(archive)
    assert "certificates are not verified" in here("sources", "check", "--no-wait").stdout
    (checked,) = json.loads(here("sources", "check", "--no-wait", "--json").stdout)["sources"]
    assert "Le Bief: verify_tls = false" in checked["risks"][0]
    assert checked["risks"] == json.loads(here("status", "--json").stdout)["risks"]
    assert [one.verify_tls for one in load_configuration(file).sources()] == [False]
    file.write_text(file.read_text().replace("verify_tls = false", ""))
    assert [one.verify_tls for one in load_configuration(file).sources()] == [True]
