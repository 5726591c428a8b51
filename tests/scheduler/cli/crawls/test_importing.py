"""`vigie import` and `vigie stories`, as a person types them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.scheduler.conftest import COMMAND, Vigie

TEXT = (
    "La Mutuelle Vallorée confie ses messageries à Microsoft pour cinq ans. Le contrat porte sur 4 200 postes, a dit "
    "mardi sa directrice, qui attend du changement moins de pannes et des factures plus légères. Les syndicats "
    "demandent que les équipes de Mâcon soient formées avant l'été, et que personne ne perde son emploi."
)
OTHER = (
    "Le conseil de la Vallée du Serein achète trois bateaux électriques pour relier ses îles. Ils navigueront dès le "
    "printemps, annonce le port, et remplaceront un bac de 1961 que les pêcheurs veulent garder à quai."
)


def line(number: int, body: str = TEXT, **fields: object) -> str:
    said = {"url": f"https://titre{number}.example/a", "source": f"Titre {number}", "title": f"Titre {number}"}
    return json.dumps(said | {"body": body, "published_at": "2026-09-14T08:00:00Z"} | fields, ensure_ascii=False)


@pytest.fixture
def write(folder: Path):
    def lines(*written: str) -> str:
        (folder / "articles.jsonl").write_text("\n".join(written) + "\n", "utf-8")
        return "articles.jsonl"

    return lines


def kept(vigie: Vigie) -> list[dict[str, object]]:
    asked = vigie("sql", "--format", "jsonl", "SELECT url, source, story_id, published_at FROM articles ORDER BY id")
    return [json.loads(row) for row in asked.stdout.splitlines()]


def test_articles_from_a_file_are_kept_and_recognised(vigie: Vigie, write) -> None:
    file = write(line(1), "", line(2, f"{TEXT} Publié par la rédaction."), line(3, OTHER), line(4))
    done = vigie("import", "--keep", "all", file)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.splitlines()[-1] == "4 articles read: 2 kept, 2 copies"
    assert [row["story_id"] for row in kept(vigie)] == [1, 1, 2, 1]
    assert kept(vigie)[0]["published_at"] == "2026-09-14T08:00:00Z"


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_articles_come_through_a_pipe_too(vigie: Vigie, name: str) -> None:
    argv = [COMMAND, "import", "--keep", "all", name]
    lines = f"{line(1)}\n\n{line(2, OTHER)}\n{{}}\n".encode()
    done = subprocess.run(argv, input=lines, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert b"line 4: " in done.stderr
    assert done.stderr.splitlines()[-1] == b"3 articles read: 2 kept, 1 bad"
    assert len(kept(vigie)) == 2


def test_an_export_of_a_press_archive_in_a_pipe_is_called_as_it_was_named(folder: Path) -> None:
    done = subprocess.run([COMMAND, "import", "-"], input=b"<html>", capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"- is HTML, as press archives export it" in done.stderr


def test_the_topic_judges_what_is_imported(vigie: Vigie, write, configure) -> None:
    configure('[topic]\nname = "Microsoft"\nquery = "microsoft"\n')
    done = vigie("import", write(line(1), line(2, OTHER)))
    assert done.stderr.splitlines()[-1] == "2 articles read: 1 kept, 1 off topic"
    assert [row["source"] for row in kept(vigie)] == ["Titre 1"]
    assert vigie("import", "--keep", "all", "articles.jsonl").stderr.splitlines()[-1] == (
        "2 articles read: 1 unchanged, 1 kept"
    )


def test_an_import_goes_on_where_it_was_cut_off(vigie: Vigie, write) -> None:
    vigie("import", "--keep", "all", write(line(1)))
    again = vigie("import", "--keep", "all", write(line(1), line(2, OTHER)))
    assert again.stderr.splitlines()[-1] == "2 articles read: 1 unchanged, 1 kept"
    assert len(kept(vigie)) == 2


def test_what_came_under_a_licence_keeps_its_mark_on_its_way_to_another_corpus(vigie: Vigie, write) -> None:
    vigie("import", "--keep", "all", "--rights", "licensed", write(line(1)))
    exported = json.loads(vigie("export", "--format", "jsonl", "--own-use").stdout)
    assert exported["rights"] == "licensed"
    elsewhere = exported | {"url": "https://titre3.example/c", "source": "Titre 3"}
    done = vigie("import", "--keep", "all", write(json.dumps(elsewhere), line(2, OTHER)))
    assert (done.returncode, len(kept(vigie))) == (0, 3), done.stderr
    shown = vigie("export", "--format", "jsonl").stdout
    assert [json.loads(row)["source"] for row in shown.splitlines()] == ["Titre 2"]


def test_bad_lines_are_told_by_number_and_lose_no_other(vigie: Vigie, write, folder: Path) -> None:
    write(line(1), "{", line(2, OTHER, url="nulle part"), line(3, OTHER))
    with (folder / "articles.jsonl").open("ab") as file:
        file.write(b'{"title": "\xe9t\xe9"}\n')
    done = vigie("import", "--keep", "all", "articles.jsonl")
    assert done.returncode == 1
    *complaints, summary = done.stderr.splitlines()
    assert [complaint.partition(":")[0] for complaint in complaints] == ["line 2", "line 3", "line 5"]
    assert "web address" in complaints[1]
    assert "not UTF-8" in complaints[2]
    assert summary == "5 articles read: 2 kept, 3 bad"
    assert len(kept(vigie)) == 2


def test_a_file_that_is_not_there_is_usage(vigie: Vigie) -> None:
    refused = vigie("import", "absent.jsonl")
    assert refused.returncode == 2
    assert "absent.jsonl cannot be read" in refused.stderr


def test_stories_are_listed_split_merged_and_explained(vigie: Vigie, write) -> None:
    vigie("import", "--keep", "all", write(line(1), line(2, f"{TEXT} Publié par la rédaction."), line(3, OTHER)))
    listed = json.loads(vigie("stories", "--json").stdout)["stories"]
    assert [(one["id"], one["article_ids"]) for one in listed] == [(2, [3]), (1, [1, 2])]
    assert "Titre 1  [1, 2]" in vigie("stories", "-n", "2").stdout
    told = vigie("stories", "why", "1", "2").stdout
    assert "They are in one story." in told
    assert "copy of 1 (near, 1.00)" in told
    assert vigie("stories", "split", "2").stderr == "Article 2 is now story 3.\n"
    told = vigie("stories", "why", "2", "1").stdout
    assert "They are in two stories." in told
    assert "A person said on" in told
    assert vigie("stories", "merge", "2", "3").stderr == "Articles 2 and 3 are story 2.\n"
    assert json.loads(vigie("stories", "why", "2", "3", "--json").stdout)["newer"]["story_id"] == 2


def test_what_is_not_there_is_named_and_nothing_else(vigie: Vigie, here, write) -> None:
    vigie("import", "--keep", "all", write(line(1)))
    for words in (("split", "99"), ("merge", "1", "99"), ("why", "99", "1")):
        refused = here("stories", *words)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr == "vigie: there is no article 99; `vigie articles` lists them\n"
    both = here("stories", "merge", "98", "99")
    assert both.stderr == "vigie: there is no article 98 and none 99; `vigie articles` lists them\n"
    alone = here("stories", "split", "1")
    assert (alone.returncode, alone.stdout) == (1, "")
    assert "article 1 is alone in its story" in alone.stderr
