"""`vigie export --format warc`: the kept pages of the articles that are asked for."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from crawler.press_web import press_web_folder
from scheduler.cli.commands import app
from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.crawls.planning import batch_of
from store.database import open_reader
from store.pages.reading import PageChoice, fetched_pages
from store.types import FetchedPage
from tests.scheduler.conftest import Demo, Vigie
from tests.store.pages.warc_reader import read_warc


@pytest.fixture
def pages(demo: Demo) -> list[FetchedPage]:
    reader = open_reader(f"sqlite:///{demo.database}")
    found = list(fetched_pages(reader, PageChoice()))
    reader.dispose()
    return found


def test_every_kept_page_is_a_response_of_a_valid_file(demo: Demo, vigie: Vigie, folder, pages) -> None:
    run = vigie("export", "--format", "warc", "-o", "pages.warc.gz", VIGIE_STORE__URL=f"sqlite:///{demo.database}")
    assert (run.returncode, run.stdout) == (0, "")
    about, *responses = read_warc((folder / "pages.warc.gz").read_bytes())
    assert b"software: Vigie/" in about.block
    assert {one.fields["WARC-Target-URI"]: one.http_body for one in responses} == {one.url: one.body for one in pages}
    assert len(responses) == len(pages) >= 15


def test_pages_are_narrowed_as_articles_are(demo: Demo, vigie: Vigie, folder, pages) -> None:
    store = f"sqlite:///{demo.database}"
    vigie("export", "--format", "warc", "--source", "DSI Magazine", "--limit", "2", "-o", "two", VIGIE_STORE__URL=store)
    _, *responses = read_warc((folder / "two").read_bytes())
    dsi = [one.url for one in pages if "dsi-magazine.example" in one.url]
    assert [one.fields["WARC-Target-URI"] for one in responses] == dsi[:2]


def test_a_damaged_page_is_named_and_the_others_are_written(demo: Demo, vigie: Vigie, folder, pages) -> None:
    (folder / "vigie.db").write_bytes(demo.database.read_bytes())
    with closing(sqlite3.connect(folder / "vigie.db")) as connection:
        connection.execute("UPDATE page SET body = x'00' WHERE revision_id = 2")
        (url,) = connection.execute("SELECT url FROM page WHERE revision_id = 2").fetchone()
        connection.commit()
    run = vigie("export", "--format", "warc", "-o", "pages.warc.gz")
    assert run.returncode == 1
    assert run.stderr.startswith(f"vigie: {url}: the kept page of revision 2 is damaged")
    _, *responses = read_warc((folder / "pages.warc.gz").read_bytes())
    assert {one.fields["WARC-Target-URI"] for one in responses} == {one.url for one in pages} - {url}


def test_pages_that_may_not_be_quoted_stay_here_unless_they_are_for_own_use(demo: Demo, folder) -> None:
    (folder / "vigie.db").write_bytes(demo.database.read_bytes())
    with closing(sqlite3.connect(folder / "vigie.db")) as connection:
        connection.execute("""UPDATE revision SET directives = '["nosnippet"]' WHERE article_id = 1""")
        connection.commit()
    public = CliRunner().invoke(app, ["export", "--format", "warc", "-o", "public"])
    assert public.stderr.startswith("vigie: withheld: 1 without the text")
    assert CliRunner().invoke(app, ["export", "--format", "warc", "-o", "own", "--own-use"]).stderr == ""
    there, here = (
        {record.fields.get("WARC-Target-URI") for record in read_warc((folder / name).read_bytes())}
        for name in ("public", "own")
    )
    assert len(here - there) == 1


@pytest.mark.parametrize(
    ("given", "days"), [({}, 30), ({"VIGIE_STORE__KEEP_PAGES_DAYS": "0"}, 0)], ids=["default", "0"]
)
def test_how_long_pages_are_kept_is_handed_to_the_crawl(monkeypatch, given: dict[str, str], days: int) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    configuration: Configuration = load_configuration(press_web_folder() / "vigie.toml")
    assert batch_of(configuration, []).keep_pages_days == days
