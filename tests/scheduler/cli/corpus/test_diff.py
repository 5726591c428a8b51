"""`vigie diff` shows what was edited, in words, and says clearly what is not there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from store.archive import Archive
from store.types import Access, EditKind
from tests.scheduler.kept import database_in
from tests.store.edits.base_texts import FOUNDRY
from tests.store.examples import NOW, article_of, keep

Run = Callable[..., "subprocess.CompletedProcess[str]"]
HOUR = timedelta(hours=1)
FULL = replace(FOUNDRY, access=Access.FREE)
EDITED = replace(FULL, title="Roussillat et Microsoft signent", body=FULL.body.replace("7,4 millions", "4,7 millions"))
STUB = replace(EDITED, access=Access.STUB, body=EDITED.body.partition("\n")[0])


@pytest.fixture
def corpus(folder: Path) -> None:
    """Article 1 was edited, walled off and removed; article 2 was removed and came back; article 3 is as it was."""
    with Archive.open(database_in(folder)) as archive:
        for place, found in enumerate((FULL, EDITED, STUB)):
            keep(archive, found, now=NOW + place * HOUR)
        archive.lose(FULL.url, EditKind.REMOVED, NOW + 3 * HOUR)
        keep(archive, article_of(2))
        archive.lose(article_of(2).url, EditKind.REMOVED, NOW + HOUR)
        keep(archive, article_of(2, title="Accord 2, corrigé"), now=NOW + 2 * HOUR)
        keep(archive, article_of(3))


@pytest.mark.usefixtures("corpus")
def test_two_texts_are_compared_in_words(vigie: Run) -> None:
    run = vigie("diff", "1", "1", "2")
    assert run.returncode == 0
    told = run.stdout.splitlines()
    assert told[0] == EDITED.title
    assert told[2] == "text 1 (2026-09-14 08:00) → text 2 (2026-09-14 09:00): headline, amount, +1 −1"
    assert "[-Les fonderies-] Roussillat {+et Microsoft+} signent [-un accord avec Microsoft-]" in run.stdout
    assert "pour un montant de [-7,4-] {+4,7+} millions d'euros." in run.stdout.replace("\n", " ")
    assert "Karim Belhadj" not in run.stdout  # his paragraph is the same


@pytest.mark.usefixtures("corpus")
def test_the_newest_text_is_compared_with_the_one_before(vigie: Run) -> None:
    run = vigie("diff", "1")
    assert "text 3 (2026-09-14 10:00) → text 4 (2026-09-14 11:00): removed" in run.stdout
    assert "`vigie show 1` has the text that was kept" in run.stdout
    back = vigie("diff", "2").stdout
    assert "text 1 (2026-09-14 08:00) → text 3 (2026-09-14 10:00): restored, headline" in back
    assert "Accord [-2-] {+2, corrigé+}" in back


@pytest.mark.usefixtures("corpus")
def test_one_number_is_compared_with_the_newest_text(vigie: Run) -> None:
    assert "text 1 (2026-09-14 08:00) → text 4 (2026-09-14 11:00): removed" in vigie("diff", "1", "1").stdout


@pytest.mark.usefixtures("corpus")
def test_the_texts_are_listed_with_what_was_edited(vigie: Run) -> None:
    rows = [line.split() for line in vigie("diff", "1", "--list").stdout.splitlines() if " 2026-" in line]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert [row[4] for row in rows[1:]] == ["headline,", "paywalled", "removed"]
    assert "[shown]" in rows[1]


@pytest.mark.usefixtures("corpus")
def test_a_program_reads_the_history_and_the_difference(vigie: Run) -> None:
    told = json.loads(vigie("diff", "1", "1", "2", "--json").stdout)
    assert [(row["number"], row["kind"], row["on_display"]) for row in told["revisions"]] == [
        (1, "", False),
        (2, "headline", True),
        (3, "paywalled", False),
        (4, "removed", False),
    ]
    assert (told["removed_at"], told["paywalled_at"]) == ("2026-09-14T11:00:00+00:00", "2026-09-14T10:00:00+00:00")
    assert told["revisions"][1]["kinds"] == ["headline", "amount"]
    assert (told["diff"]["from"], told["diff"]["to"], told["diff"]["fields"]) == (1, 2, ["title", "body"])
    ((*_, gone, came, _rest),) = told["diff"]["changes"]["body"]
    assert (gone, came) == ({"what": "gone", "words": "7,4"}, {"what": "came", "words": "4,7"})
    assert json.loads(vigie("diff", "1", "--list", "--json").stdout)["diff"] is None


@pytest.mark.usefixtures("corpus")
def test_an_article_that_was_never_edited_is_no_error(vigie: Run) -> None:
    run = vigie("diff", "3")
    assert run.returncode == 0
    assert "has one text; nothing was edited" in run.stderr
    assert json.loads(vigie("diff", "3", "--json").stdout)["diff"] is None


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["99"], "there is no article 99; `vigie articles` lists them"),
        (["1", "7"], "article 1 has texts 1 to 4, none of number 7; `vigie diff 1 --list`"),
        (["1", "1", "0"], "article 1 has texts 1 to 4, none of number 0; `vigie diff 1 --list`"),
        (["3", "2"], "article 3 has only text 1, none of number 2; `vigie diff 3 --list`"),
    ],
)
def test_what_is_not_there_is_said(vigie: Run, arguments: list[str], message: str) -> None:
    run = vigie("diff", *arguments)
    assert (run.returncode, run.stderr, run.stdout) == (1, f"vigie: {message}\n", "")


@pytest.mark.usefixtures("corpus")
def test_a_number_is_asked_for(vigie: Run) -> None:
    assert vigie("diff", "premier").returncode == 2


@pytest.mark.usefixtures("corpus")
def test_show_reads_the_text_on_display_and_says_what_became_of_it(vigie: Run) -> None:
    run = vigie("show", "1")
    assert EDITED.title in run.stdout
    assert "Karim Belhadj" in run.stdout.replace("\n", " ")
    assert "removed by its publisher, as seen on 2026-09-14 11:00" in run.stdout
    assert "2 at 2026-09-14 09:00 (headline)" in run.stdout.replace("\n", " ")
    assert "[3 texts, paywalled, removed]" in " ".join(vigie("articles").stdout.split())
