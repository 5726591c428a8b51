"""What was forgotten does not come back when the press web still lists it, and stays in no byte of the file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

VIGIE = str(Path(sys.executable).with_name("vigie"))


@pytest.fixture(scope="module")
def forgotten(make_walk):
    """A source that was crawled, one of its articles forgotten by the command, and the source crawled again."""
    walk = make_walk()
    feeds = [feed for source in walk.configuration.sources() if source.name == "DSI Magazine" for feed in source.feeds]
    walk.crawl(*feeds)
    ((url, title, body),) = walk.ask("SELECT url, title, body FROM articles ORDER BY id LIMIT 1")
    done = subprocess.run(
        [VIGIE, "forget", "--url", url, "--yes", "--json"],
        env=os.environ | {"VIGIE_STORE__URL": f"sqlite:///{walk.database}"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    left = b"".join(file.read_bytes() for file in walk.database.parent.glob("vigie.db*"))
    walk.web.publish("dsi-magazine.example")  # else the feed would answer 304
    reports, log = walk.crawl(*feeds)
    return walk, url, title, (body, left), json.loads(done.stdout), reports, log


def test_the_page_is_not_asked_for_again(forgotten):
    _, url, _, _, _, reports, log = forgotten
    assert "http 200" not in reports[0].reason
    assert reports[0].entries > 0
    assert reports[0].kept == 1
    assert [request for request in log if url.endswith(request.path)] == []


def test_the_article_is_not_back(forgotten):
    walk, url, *_ = forgotten
    assert walk.ask(f"SELECT COUNT(*) FROM articles WHERE url = '{url}'") == [(0,)]
    assert walk.ask("SELECT COUNT(*) FROM articles")[0][0] > 0


def test_the_answer_says_what_went(forgotten):
    _, url, title, _, answer, *_ = forgotten
    assert [(one["url"], one["title"]) for one in answer["articles"]] == [(url, title)]
    assert answer["erased"] == {"articles": 1, "revisions": 1, "pages": 1}


def test_no_sentence_of_it_was_in_the_files_afterwards(forgotten):
    _, url, title, (body, content), *_ = forgotten
    sentences = [sentence for sentence in body.replace("\n", ". ").split(". ") if len(sentence) > 30]
    assert sentences
    for text in (url, title, *sentences):
        assert text.encode() not in content, text
