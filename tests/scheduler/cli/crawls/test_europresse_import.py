"""`vigie import` with an export of a press archive, and what `vigie export` hands on of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.crawler.europresse_export import LEAD, document, export
from tests.scheduler.conftest import Vigie


@pytest.fixture
def exported(folder: Path) -> str:
    broken = document(number="", title="Sans numéro")
    other = document(number="news·20260915·CB·1", title="Un pont sur la Claise", paragraphs=(LEAD[::-1],))
    (folder / "archive.html").write_bytes(export(document(), broken, other))
    return "archive.html"


def test_licensed_texts_are_kept_once_and_bad_ones_are_told_by_number(vigie: Vigie, exported: str) -> None:
    done = vigie("import", "--keep", "all", "--rights", "licensed", exported)
    assert (done.returncode, done.stdout) == (1, "")
    complaint, summary = done.stderr.splitlines()
    assert complaint.startswith("article 2: publiC-lblNodoc: expected the number")
    assert summary == "3 articles read: 2 kept, 1 bad"
    again = vigie("import", "--keep", "all", "--rights", "licensed", exported)
    assert again.stderr.splitlines()[-1] == "3 articles read: 2 unchanged, 1 bad"


def test_no_export_hands_them_on_unless_it_is_told_to(vigie: Vigie, exported: str) -> None:
    vigie("import", "--keep", "all", "--rights", "licensed", exported)
    for kind in ("csv", "jsonl", "rss"):
        public = vigie("export", "--format", kind)
        assert "étangs" not in public.stdout
        assert "withheld: 2 left out, that came under a licence or for research" in public.stderr
        assert "étangs" in vigie("export", "--format", kind, "--own-use").stdout
    asked = vigie("sql", "--format", "jsonl", "SELECT DISTINCT rights FROM articles")
    assert json.loads(asked.stdout) == {"rights": "licensed"}


@pytest.mark.parametrize("terms", [(), ("--rights", "public")], ids=["not said", "public"])
def test_an_archive_is_not_read_without_its_terms(vigie: Vigie, exported: str, terms: tuple[str, ...]) -> None:
    refused = vigie("import", "--keep", "all", *terms, exported)
    assert refused.returncode == 2
    assert "--rights licensed" in " ".join(refused.stderr.split())


def test_a_page_that_is_no_export_is_usage(vigie: Vigie, folder: Path) -> None:
    (folder / "page.html").write_text("<html><body><p>Bonjour.</p></body></html>", "utf-8")
    refused = vigie("import", "--rights", "licensed", "page.html")
    assert refused.returncode == 2
    assert "expected an export of Europresse" in " ".join(refused.stderr.replace("│", " ").split())


def test_titles_have_the_names_of_the_catalogue(vigie: Vigie, exported: str, configure) -> None:
    feed = 'feeds = ["https://brenne.example/rss"]'
    configure(
        f'[[source]]\nname = "Courrier de la Brenne"\n{feed}\n[[source]]\nname = "le courrier de la Brenne"\n'
        'owner = "Groupe Claise"\nfeeds = ["https://claise.example/rss"]\n'
    )
    vigie("import", "--keep", "all", "--rights", "licensed", exported)
    asked = vigie(
        "sql", "--format", "jsonl", "SELECT source, owners FROM articles JOIN stories ON stories.id = story_id"
    )
    assert json.loads(asked.stdout.splitlines()[0]) == {
        "source": "le courrier de la Brenne",
        "owners": '["Groupe Claise"]',
    }


def test_lines_of_json_may_be_licensed_too(vigie: Vigie, folder: Path) -> None:
    line = {"url": "https://a.example/1", "source": "A", "title": "T", "body": LEAD, "published_at": "2026-09-14"}
    (folder / "a.jsonl").write_text(json.dumps(line), "utf-8")
    vigie("import", "--keep", "all", "--rights", "licensed", "a.jsonl")
    assert vigie("export", "--format", "jsonl").stdout == ""
