"""Ten thousand damaged pages: does each give an article or a named error, soon, in little memory?

    python tests/bench/bench_hostile_pages.py [--pages 10000] [--part 1/2]

Articles of the bundled press web are damaged in the ways below, as hypothesis draws them; the same numbers give the
same pages. "Very large" are those with up to a million nested tags, 100,000 links, 8 MB of text. A row for each kind
of damage says how many pages gave an article, how many a named error, how many anything else (which is a bug, and is
printed), and the time of the slowest. Exit code 1 when there was anything else, a page took more than 10 s, or memory
passed 500 MB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from crawler.errors import NotAnArticle
from crawler.extract import extract

_FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
_URL = "http://journal.example/economie/un-accord-pour-former-mille-personnes-1234.html"
_MOST_S, _MOST_MB = 10.0, 500
_TAGS = b"<p> </p> <article> <table> <td> <!-- <script> <a> </body> <svg> <h1> <br> </html> <div> </div> <form>".split()
_CONTROLS = (b"\x00", b"\x00" * 500, b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"&#0;", b"&#xD800;", b"\x1b[2J")
_ENCODINGS = ("utf-16", "utf-16-le", "cp1252", "shift_jis", "utf-7", "utf-32", "cp037", "big5")
_ATTRIBUTES = (
    b" class='" + b"share comment " * 5_000 + b"'", b" style='display:none'", b" datetime='2026-99-99T99:99'",
    b" itemprop='articleBody'", b" content='31/02/2026'", b" id=" + b"x" * 100_000, b" href='http://[::1'",
)  # fmt: skip
_LARGE = {
    # In pieces of a hundredth to ten times what a page may have; the largest is refused before it is parsed.
    "nested tags": lambda count: b"<div>" * (10 * count),
    "nested text": lambda count: b"<div>x" * count,
    "links": lambda count: b"<a href='/x'>un titre d'article assez long</a> " * count,
    "text": lambda count: "<p>Un accord a été signé mardi à Lyon, le 3 mars 2026.</p>".encode() * count,
    "one word": lambda count: b"a" * (80 * count),
    "classes": lambda count: b"<div class='" + b"author share " * count + b"'>x</div>",
    "dates": lambda count: "<p>Publié le 3 mars 2026 à 14h30</p>".encode() * count,
}


@dataclass
class Row:
    """What became of the pages with one kind of damage."""

    articles: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--part", default="1/1", help="such as 1/2: the first of two runs, each with its own pages")
    arguments = parser.parse_args()
    part, parts = map(int, arguments.part.split("/"))
    share = arguments.pages // parts
    rows = {name: _row(damage, -(-share // len(_DAMAGES)), part) for name, damage in _DAMAGES.items()}
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _print(rows, peak_mb)
    sound = all(not row.others and row.slowest_s <= _MOST_S for row in rows.values())
    return 0 if sound and peak_mb <= _MOST_MB else 1


def _row(damage: Callable[[st.DataObject, bytes], bytes], count: int, part: int) -> Row:
    row = Row()
    sound = [html for path in sorted(_FIXTURES.glob("*/**/*.html")) if _is_article(html := path.read_bytes())]

    @seed(part)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def judge(drawn: st.DataObject) -> None:
        _judge(damage(drawn, drawn.draw(st.sampled_from(sound))), row)

    judge()
    return row


def _is_article(html: bytes) -> bool:
    try:
        extract(html, _URL)
    except NotAnArticle:
        return False
    return True


def _judge(html: bytes, row: Row) -> None:
    started = time.process_time()
    try:
        article = extract(html, _URL)
    except NotAnArticle as error:
        row.errors[type(error).__name__] += 1
    except (Exception, RecursionError) as error:  # noqa: BLE001 — what the bench is there to find
        row.others[f"{type(error).__name__}: {error}"[:100]] += 1
    else:
        row.articles += bool(article.body.strip())
        row.others["an article without a body"] += not article.body.strip()
    row.others = +row.others
    row.slowest_s = max(row.slowest_s, time.process_time() - started)


def _spliced(pieces: tuple[bytes, ...], longest_cut: int) -> Callable[[st.DataObject, bytes], bytes]:
    def damage(drawn: st.DataObject, html: bytes) -> bytes:
        places = st.tuples(st.integers(0, len(html)), st.integers(0, longest_cut), st.sampled_from(pieces))
        for place, length, piece in drawn.draw(st.lists(places, min_size=1, max_size=12)):
            html = html[:place] + piece + html[place + length :]
        return html

    return damage


def _in_tags(drawn: st.DataObject, html: bytes) -> bytes:
    ends = [place for place, byte in enumerate(html) if byte == ord(">")]
    for _ in range(drawn.draw(st.integers(1, 6))):
        place = drawn.draw(st.sampled_from(ends))
        html = html[:place] + drawn.draw(st.sampled_from(_ATTRIBUTES)) + html[place:]
    return html


def _shuffled(drawn: st.DataObject, html: bytes) -> bytes:
    size = drawn.draw(st.integers(20, 2_000))
    pieces = [html[start : start + size] for start in range(0, len(html), size)]
    return b"".join(drawn.draw(st.permutations(pieces[:30]))) + b"".join(pieces[30:])


def _recoded(drawn: st.DataObject, html: bytes) -> bytes:
    start = drawn.draw(st.integers(0, len(html) // 2))
    text = html[start:].decode("utf-8", "replace") if drawn.draw(st.booleans()) else html.decode("utf-8", "replace")
    return text.encode(drawn.draw(st.sampled_from(_ENCODINGS)), "replace")


def _enlarged(drawn: st.DataObject, html: bytes) -> bytes:
    place = drawn.draw(st.integers(0, len(html)))
    for make in drawn.draw(st.lists(st.sampled_from(sorted(_LARGE)), min_size=1, max_size=2)):
        count = drawn.draw(st.sampled_from((10, 100, 300, 1_000, 3_000, 9_000, 29_000, 100_000)))
        html = html[:place] + _LARGE[make](count) + html[place:]
    return html


def _noise(drawn: st.DataObject, _: bytes) -> bytes:
    return drawn.draw(st.binary(max_size=2_000))


_DAMAGES: dict[str, Callable[[st.DataObject, bytes], bytes]] = {
    "cut tags": _spliced((b"", b"<", b">", b"</", b'"', b"'"), 40),
    "cut halves": _spliced((b"",), 20_000),
    "strange tags": _spliced(tuple(_TAGS), 200),
    "NUL and controls": _spliced(_CONTROLS, 10),
    "attributes": _in_tags,
    "shuffled": _shuffled,
    "swapped encodings": _recoded,
    "very large": _enlarged,
    "noise": _noise,
}


def _print(rows: dict[str, Row], peak_mb: float) -> None:
    print(f"{'damage':20}{'pages':>7}{'articles':>10}{'named errors':>14}{'anything else':>15}{'slowest':>10}")
    for name, row in rows.items():
        errors, others = row.errors.total(), row.others.total()
        pages = row.articles + errors + others
        print(f"{name:20}{pages:>7}{row.articles:>10}{errors:>14}{others:>15}{row.slowest_s:>8.2f} s")
    named = sum((row.errors for row in rows.values()), Counter[str]())
    print("named errors:", ", ".join(f"{name} {count}" for name, count in named.most_common()))
    for name, row in rows.items():
        for other, count in row.others.most_common(5):
            print(f"{name}: {count} × {other}")
    print(f"peak memory {peak_mb:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
