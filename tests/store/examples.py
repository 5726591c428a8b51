"""Small values for the tests of the archive: a feed, its entries, their articles."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

from store.archive import Archive
from store.keeping.deliveries import Delivery
from store.types import Article, CrawlReport, Entry, Failure, Feed, FeedKind, Match, Outcome, Stage, Verdict

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
FEED = Feed(source="DSI Magazine", url="https://dsi-magazine.example/rss", kind=FeedKind.FEED)
OTHER_FEED = Feed(source="Gazette du Rhône", url="https://gazette-du-rhone.example/rss", kind=FeedKind.FEED)
MATCH = Match(topic="Microsoft en France", found=("title:microsoft", "lead:partenariat"))
BODY = "La Mutuelle Vallorée confie ses messageries à Microsoft pour cinq ans.\nLe contrat porte sur 4 200 postes."

#: Enough to make a text of one's own from; none says anything.
WORDS = [
    "abri",
    "barque",
    "cadran",
    "digue",
    "encrier",
    "fanal",
    "gabare",
    "hangar",
    "ilot",
    "jardin",
    "kiosque",
    "lavoir",
    "moulin",
    "navette",
    "octroi",
    "ponton",
    "quai",
    "remorque",
    "sablier",
    "treuil",
    "usine",
    "verger",
    "wagon",
    "atelier",
    "brique",
    "canal",
    "dune",
    "ecluse",
    "forge",
    "grange",
    "halle",
    "isba",
    "jetee",
    "lanterne",
]


def page_url(number: int) -> str:
    return f"https://dsi-magazine.example/actualites/lire-accord-{number}.html"


def entry_of(number: int, **fields: object) -> Entry:
    return Entry(**({"url": page_url(number), "title": f"Accord {number}"} | fields))  # type: ignore[arg-type]


def own_words(number: int, count: int = 60) -> str:
    """Words that no other number has in that order."""
    return " ".join(Random(number).choices(WORDS, k=count))


def article_of(number: int, **fields: object) -> Article:
    """An article whose text no other number has."""
    body = f"{BODY}\nIl porte le numéro {number} : {own_words(number)}."
    said = {"url": page_url(number), "title": f"Accord {number}", "body": body}
    return Article(**(said | fields))  # type: ignore[arg-type]


def keep(
    archive: Archive,
    article: Article,
    *,
    listed_url: str = "",
    source: str = FEED.source,
    match: Match | None = MATCH,
    wanted: bool = True,
    now: datetime = NOW,
) -> Verdict:
    listed_url = listed_url or article.url
    return archive.keep(
        Delivery(found=article, source=source, listed_url=listed_url, match=match, wanted=wanted, now=now)
    )


def report_of(outcome: Outcome, *, feed: Feed = FEED, now: datetime = NOW, **fields: object) -> CrawlReport:
    said = {"source": feed.source, "feed_url": feed.url, "started_at": now, "ended_at": now, "outcome": outcome}
    return CrawlReport(**(said | fields))  # type: ignore[arg-type]


def failure_of(number: int, *, temporary: bool = False) -> Failure:
    where = {"source": FEED.source, "url": page_url(number), "stage": Stage.FETCH}
    return Failure(**where, reason="timed out", detail="it took more than 30 s", at=NOW, temporary=temporary)  # type: ignore[arg-type]
