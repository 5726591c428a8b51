"""What does reading an article's ledger cost, beside judging its topic, and does the number of names matter?

    python tests/bench/bench_ledger.py [--rounds 20] [--length 3000] [--json]

Articles of the press web, each padded to the wanted length with paragraphs of articles on other subjects, are judged by
the topic and read by the ledger of the built-in profile; milliseconds of CPU for an article, at the median and the 95th
percentile. Then the gazetteer alone: the same texts with 100 aliases and with 10,000. Quote medians of a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from crawler.judging.subject import Subject
from crawler.ledger import Focal, Gazetteer, gazetteer_of, read_ledger
from crawler.ledger.text.flat import flatten
from scheduler.configuration.loading import load_configuration
from scheduler.configuration.profiles import DEFAULT_PROFILE, profile_file
from store.ledger import Partner
from store.types import Article

_FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
_Given = TypeVar("_Given")
_PUBLISHED = datetime(2026, 6, 12, 8, tzinfo=UTC)


def main() -> None:
    arguments = _arguments()
    articles = _articles(arguments.length)
    figures = {"articles": len(articles), "characters": arguments.length, **_costs(articles, arguments.rounds)}
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:44}{figure:>10}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--length", type=int, default=3000, help="characters of a body")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _costs(articles: list[Article], rounds: int) -> dict[str, float]:
    subject = Subject.of(load_configuration(profile_file(DEFAULT_PROFILE)).topic_request)
    topic, names = subject.topic, subject.gazetteer
    assert names is not None
    texts = [(article.body, flatten(article.body)) for article in articles]
    few, many = _gazetteer(50), _gazetteer(5_000)
    topic_ms = _milliseconds(articles, rounds, topic.judge)
    ledger_ms = _milliseconds(articles, rounds, lambda article: read_ledger(article, names))
    few_ms = _milliseconds(texts, rounds, lambda text: few.find(*text))
    many_ms = _milliseconds(texts, rounds, lambda text: many.find(*text))
    return {
        "topic, ms at the median": _median(topic_ms),
        "ledger, ms at the median": _median(ledger_ms),
        "ledger, ms at the 95th percentile": round(statistics.quantiles(ledger_ms, n=20)[-1], 2),
        "topic and ledger, ms at the median": round(_median(topic_ms) + _median(ledger_ms), 2),
        "gazetteer of 100 aliases, ms": _median(few_ms),
        "gazetteer of 10,000 aliases, ms": _median(many_ms),
        "10,000 aliases / 100": round(statistics.median(many_ms) / statistics.median(few_ms), 2),
    }


def _articles(length: int) -> list[Article]:
    """One article for each page of the press web that names the watched company, padded to the length."""
    pages = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_FIXTURES.rglob("*.expected.toml"))]
    written = [page for page in pages if page.get("body")]
    padding = "\n".join(page["body"].strip() for page in written if "Microsoft" not in page["body"])
    return [
        Article(
            url=page["url"],
            title=page["title"],
            standfirst=page["standfirst"],
            body=f"{page['body'].strip()}\n{padding * 3}"[:length],
            published_at=_PUBLISHED,
        )
        for page in written
        if "Microsoft" in page["body"]
    ]


def _gazetteer(partners: int) -> Gazetteer:
    """As many partners, with two names each, of which none is in the texts but many of their words are."""
    firsts = ("Groupe", "Ville", "Région", "Université", "Microsoft", "Accord", "Centre", "Réseau", "École", "Port")
    return gazetteer_of(
        Focal(name="Microsoft"),
        [
            Partner(name=f"{firsts[number % 10]} Verdelier {number}", aliases=(f"Verdelier{number} SA",))
            for number in range(partners)
        ],
    )


def _milliseconds(given: list[_Given], rounds: int, work: Callable[[_Given], object]) -> list[float]:
    """The cheapest of some rounds for each of the given."""
    return [min(_timed_ms(work, each) for _ in range(rounds)) for each in given]


def _timed_ms(work: Callable[[_Given], object], given: _Given) -> float:
    begun = time.process_time()
    work(given)
    return (time.process_time() - begun) * 1000


def _median(values: list[float]) -> float:
    return round(statistics.median(values), 2)


if __name__ == "__main__":
    main()
