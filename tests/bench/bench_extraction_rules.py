"""What does each rule of the extractor bring, and what does it cost, left out of all and alone of all?

    python tests/bench/bench_extraction_rules.py [DATA] [--sets aeb,fundus] [--only NAME ...]

DATA is a folder with `truth.jsonl` and `pages/SET/ID.html.gz`, by default the measuring data beside the checkout; the
set `press_web` is the articles of the project's own press web, which have chrome that those pages lack. Each figure is
the score with all rules less the score without that one and, after it, the score with that one less that with none, in
ten-thousandths: F1 of four-word shingles and share of exact texts where the truth is a text; F1, recall and leak of
snippets where it is snippets. Rules on blocks are named so, the others are those on lines. A rule is worth its place
where F1 rises or leak falls.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.errors import NotAnArticle
from crawler.extract.body.reading import Reading, page_hints, read_uncleaned
from crawler.extract.body.standfirst import find_standfirst, without_standfirst
from crawler.extract.chrome.lines import LINE_RULES, clean_lines
from crawler.extract.chrome.names import TREE_RULES
from crawler.extract.chrome.pruning import LABELS
from crawler.extract.description import Description, describe
from crawler.extract.page.outline import outline
from crawler.extract.page.parsing import Page, read_page
from crawler.extract.verdict import refuse_other_pages
from crawler.press_web import press_web_folder
from crawler.site_rules import SiteRule

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "extraction"
_WORD = re.compile(r"\w+")
_SHINGLE = 4
#: What the rules on blocks are called here: some share the name of a rule on lines.
_BLOCK_RULES = {f"{rule} block": rule for rule in (*TREE_RULES, LABELS)}
_NO_RULE = SiteRule(sites=())
_ALL, _NONE, _ALONE = "all rules", "no rule", "alone "
#: Of the sets whose truth is a text, those that count the standfirst apart.
_WITHOUT_STANDFIRST = frozenset(("aeb",))
_PRESS_WEB = "press_web"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=_DATA)
    parser.add_argument("--sets", default=f"aeb,fundus,trafilatura,press_fr,{_PRESS_WEB}", help="comma-separated")
    parser.add_argument("--only", nargs="*", default=(), help="names of rules")
    arguments = parser.parse_args()
    names = [name for name, _ in LINE_RULES] + list(_BLOCK_RULES)
    names = [name for name in names if not arguments.only or name in arguments.only]
    totals = {
        name: dict(_scores(name, pages, names)) for name, pages in _load(arguments.data, arguments.sets.split(","))
    }
    columns = [(name, figure) for name, scores in totals.items() for figure in scores[_ALL]]
    print(f"{'':20}" + "".join(f"{f'{name} {figure}':>20}" for name, figure in columns))
    for row in (_ALL, _NONE):
        print(f"{row:20}" + "".join(f"{totals[name][row][figure]:20.4f}" for name, figure in columns))
    for rule in names:
        gains = [
            (scores[_ALL][figure] - scores[rule][figure], scores[f"{_ALONE}{rule}"][figure] - scores[_NONE][figure])
            for name, figure in columns
            for scores in (totals[name],)
        ]
        print(f"{rule:20}" + "".join(f"{f'{10_000 * left:+.0f} {10_000 * alone:+.0f}':>20}" for left, alone in gains))


def _load(data: Path, wanted: list[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    sets: dict[str, list[dict[str, Any]]] = {}
    for line in (data / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        if truth["set"] in wanted:
            sets.setdefault(truth["set"], []).append(truth)
    if _PRESS_WEB in wanted:
        yield _PRESS_WEB, list(_press_web())
    for name, truths in sets.items():
        for truth in truths:
            truth["html"] = gzip.decompress((data / "pages" / name / f"{truth['id']}.html.gz").read_bytes())
        yield name, truths


def _press_web() -> Iterator[dict[str, Any]]:
    """The articles of the press web with the texts that they should come to."""
    for file in sorted(press_web_folder().rglob("*.expected.toml")):
        expected = tomllib.loads(file.read_text("utf-8"))
        page = file.with_name(file.name.replace(".expected.toml", ".html"))
        if "error" not in expected and page.exists():
            text = f"{expected['standfirst']}\n{expected['body']}".strip()
            yield {"url": expected["url"], "text": text, "html": page.read_bytes()}


def _scores(name: str, truths: list[dict[str, Any]], rules: list[str]) -> Iterator[tuple[str, dict[str, float]]]:
    rows = (_ALL, _NONE, *rules, *(f"{_ALONE}{rule}" for rule in rules))
    answers: dict[str, list[tuple[str, str]]] = {row: [] for row in rows}
    for truth in truths:
        for rule, answer in _answers(truth["html"], truth["url"], list(answers)):
            answers[rule].append(answer)
    for rule, given in answers.items():
        if any(truth.get("text") for truth in truths):
            texts = [body if name in _WITHOUT_STANDFIRST else f"{lead}\n{body}".strip() for lead, body in given]
            yield rule, _text_scores([truth.get("text", "") for truth in truths], texts)
        else:
            yield rule, _snippet_scores(truths, [" ".join(f"{lead} {body}".split()) for lead, body in given])


def _answers(html: bytes, url: str, rows: list[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Standfirst and body with the rules of each row; two empty texts where the page is refused."""
    try:
        page = read_page(html, url)
        known = describe(page, _NO_RULE, None, None)
        hints = page_hints(page, known.hints, known.blocks)
    except NotAnArticle:
        yield from ((row, ("", "")) for row in rows)
        return
    readings: dict[frozenset[str], Reading] = {}
    for row in rows:
        left_out = _left_out(row)
        of_blocks = frozenset(rule for name, rule in _BLOCK_RULES.items() if name in left_out)
        if of_blocks not in readings:
            again = Page(url=url, markup=page.markup, tree=page.reparse())
            readings[of_blocks] = read_uncleaned(again, outline(again.tree), hints.title, of_blocks)
        reading = readings[of_blocks]
        kept = [(name, rule) for name, rule in LINE_RULES if name not in left_out]
        lines, _ = clean_lines(reading.lines, hints, kept)
        yield row, _answer(page, known, Reading(lines=lines, blocks=reading.blocks, removed=[]))


def _left_out(row: str) -> frozenset[str]:
    """The names of the rules that a row of the table does without."""
    every = frozenset((*(name for name, _ in LINE_RULES), *_BLOCK_RULES))
    if row in (_ALL, _NONE):
        return frozenset() if row == _ALL else every
    alone = row.removeprefix(_ALONE)
    return every - {alone} if alone != row else frozenset((row,))


def _answer(page: Page, known: Description, reading: Reading) -> tuple[str, str]:
    try:
        refuse_other_pages(page, known.head, known.blocks, reading.lines, known.access)
    except NotAnArticle:
        return "", ""
    standfirst = find_standfirst(reading.blocks, known.head, reading.lines)
    return standfirst, "\n".join(line.text for line in without_standfirst(reading.lines, standfirst))


def _text_scores(truths: list[str], texts: list[str]) -> dict[str, float]:
    precisions, recalls, exact = [], [], []
    for truth, text in zip(truths, texts, strict=True):
        if not truth:
            continue
        wanted, found = _shingles(truth), _shingles(text)
        hits = (wanted & found).total()
        recalls.append(hits / wanted.total())
        precisions += [hits / found.total()] if found else []
        exact.append(_WORD.findall(truth) == _WORD.findall(text))
    precision, recall = statistics.fmean(precisions or [0]), statistics.fmean(recalls)
    return {"f1": 2 * precision * recall / ((precision + recall) or 1), "exact": statistics.fmean(exact)}


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(
        tuple(words[start : start + _SHINGLE]) for start in range(max(1, len(words) - _SHINGLE + 1)) if words
    )


def _snippet_scores(truths: list[dict[str, Any]], texts: list[str]) -> dict[str, float]:
    found: Counter[tuple[str, bool]] = Counter()
    for truth, text in zip(truths, texts, strict=True):
        for kind in ("with", "without"):
            found.update((kind, " ".join(snippet.split()) in text) for snippet in truth.get(kind, ()))
    right, missed = found["with", True], found["with", False]
    leaked, held = found["without", True], found["without", False]
    return {
        "f1": 2 * right / ((2 * right + leaked + missed) or 1),
        "recall": right / ((right + missed) or 1),
        "leak": leaked / ((leaked + held) or 1),
    }


if __name__ == "__main__":
    main()
