"""Sentences that were written in rounds, each before anybody looked at what the code makes of them.

A round is a file: a sentence, and below it what it states. The code has seen them all by now, so that these figures
tell whether it stays as good, not how good it is on new ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.ledger import Gazetteer, read_ledger
from store.types import Article
from tests.crawler.ledger.invented_names import gazetteer

ROUNDS = sorted((Path(__file__).parent / "rounds").glob("*.txt"))
Said = set[tuple[str, ...]]


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer()


def sentences_of(file: Path) -> list[tuple[str, Said]]:
    lines = file.read_text("utf-8").splitlines()
    return [(text, expected(said.strip())) for text, said in zip(lines[::2], lines[1::2], strict=True)]


def expected(said: str) -> Said:
    return set() if said == "nothing" else {tuple(each.split(" / ")) for each in said.split("; ")}


def stated(text: str, names: Gazetteer) -> Said:
    article = Article(url="http://dsi-magazine.example/1", title="Norvik en France", body=text)
    return {(each.partner, each.kind.value, each.status.value) for each in read_ledger(article, names).agreements}


def f1(files: list[Path], names: Gazetteer) -> float:
    hits = wrong = missed = 0
    for text, said in (each for file in files for each in sentences_of(file)):
        found = stated(text, names)
        hits += len(found & said)
        wrong += len(found - said)
        missed += len(said - found)
    return 2 * hits / (2 * hits + wrong + missed)


def test_the_rounds_are_long_and_many_sentences_deny_doubt_or_state_nothing() -> None:
    said = [each for file in ROUNDS for _, each in sentences_of(file)]
    assert len(said) >= 900
    assert sum(not each for each in said) >= 60
    assert sum({"denied", "rumoured"} & {status for *_, status in each} != set() for each in said) >= 100


@pytest.mark.parametrize("round_", ROUNDS, ids=lambda file: file.stem)
def test_a_round_reaches_an_f1_of_90(round_: Path, names: Gazetteer) -> None:
    assert f1([round_], names) >= 0.9


def test_all_rounds_together_reach_an_f1_of_95(names: Gazetteer) -> None:
    assert f1(ROUNDS, names) >= 0.95
