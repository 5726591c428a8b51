"""The kept pages read again by today's extractor and topic, and what that changes, article by article.

A dry run opens nothing for writing. Otherwise each article is one transaction, so that a run may be ended at any
moment; what a page gives no article any more keeps the one it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from crawler.batch import TopicRequest
from crawler.extract import SiteKnowledge
from crawler.extract.sites.learned import Learned, learned_chrome
from crawler.judging.subject import Subject
from crawler.pages import PageToRead
from crawler.reextract import Rereading, reread
from crawler.site_rules import SiteRule, rules_by_host, site_rule_of
from scheduler.crawls.planning import extractor_count
from store.archive import Archive
from store.database import reader_of
from store.keeping.changes import changed_fields
from store.ledger.decisions import partner_decisions
from store.pages.reading import KeptPage, PageChoice, TellDamage, kept_pages
from store.site_memory import memory_of
from store.types import Article, Match, SiteMemory
from store.urls import site_of

#: The name under which a change of the topic's verdict stands among the fields.
MATCH = "match"


class ReplayOutcome(StrEnum):
    """What reading one page again came to."""

    SAME = "same"
    CHANGED = "changed"
    OVERTAKEN = "overtaken"  #: its publisher changed it, or it was forgotten, since the page was fetched
    NO_ARTICLE = "no article"  #: today's extractor takes the page for something else
    BROKEN = "broken"  #: the extractor broke on it, or was stopped


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """One page that was read again."""

    finding: ReplayOutcome
    kept: KeptPage
    reading: Rereading
    #: Fields that differ, and "match" when the topic judges it otherwise.
    fields: tuple[str, ...] = ()

    @property
    def words_removed(self) -> int:
        """Words of the body that a reader no longer sees, wherever they stood."""
        return (_words(self.kept.held) - _words(self.reading.article)).total()

    @property
    def words_added(self) -> int:
        return (_words(self.reading.article) - _words(self.kept.held)).total()


@dataclass(frozen=True, kw_only=True)
class TodaysReading:
    """What pages are read and judged by today."""

    topic: TopicRequest
    rules: tuple[SiteRule, ...] = ()
    #: What a process that reads pages may have.
    memory_mb: int = 768


def replay(
    store_url: str,
    choice: PageChoice,
    today: TodaysReading,
    tell: TellDamage | None = None,
    *,
    dry_run: bool,
    now: datetime,
) -> Generator[Replayed]:
    """Read the chosen pages again, and write down what changed unless it is a dry run. Close it to end it early.

    `tell` is told of damaged pages, which end it without it; `now` is when the revisions that come of it were seen.

    Raises StoreUnavailable and its kinds, BadTopic and BadGazetteer.
    """
    Subject.of(today.topic)  # what cannot be read ends it before anything is opened
    with nullcontext() if dry_run else Archive.open(store_url) as archive, reader_of(store_url) as reader:
        judged_by = Subject.of(today.topic, partner_decisions(reader))
        knowledge = _Knowledge(partial(memory_of, reader), today.rules)
        pages = ((kept, _to_read(kept, knowledge.of(kept.page.url))) for kept in kept_pages(reader, choice, tell))
        with closing(reread(pages, judged_by, workers=extractor_count(), memory_mb=today.memory_mb)) as readings:
            for kept, reading in readings:
                found = _compared(kept, reading)
                yield found if archive is None else _written(archive, found, now)


class _Knowledge:
    """What is known of each site, read once a run: every page is read by the same knowledge."""

    def __init__(self, memory: Callable[[str], SiteMemory], rules: Iterable[SiteRule]) -> None:
        self._memory = memory
        self._rules = rules_by_host(rules)
        self._chrome: dict[str, Learned] = {}

    def of(self, url: str) -> SiteKnowledge:
        name = site_of(url)
        if name not in self._chrome:
            self._chrome[name] = learned_chrome(self._memory(name))
        return SiteKnowledge(rule=site_rule_of(self._rules, url), learned=self._chrome[name])


def _to_read(kept: KeptPage, site: SiteKnowledge) -> PageToRead:
    return PageToRead(source=kept.source, page=kept.page, entry=kept.entry, site=site)


def _compared(kept: KeptPage, reading: Rereading) -> Replayed:
    if reading.article is None:
        return Replayed(
            finding=ReplayOutcome.BROKEN if reading.broke else ReplayOutcome.NO_ARTICLE, kept=kept, reading=reading
        )
    fields = changed_fields(kept.held, reading.article)
    if _as_kept(kept.match) != _as_kept(reading.match):
        fields = (*fields, MATCH)
    return Replayed(
        finding=ReplayOutcome.CHANGED if fields else ReplayOutcome.SAME, kept=kept, reading=reading, fields=fields
    )


def _written(archive: Archive, found: Replayed, now: datetime) -> Replayed:
    reading = found.reading
    if reading.article is None:
        return found
    # Also where the article reads the same: what it says of partners may be read better than before.
    verdict = archive.revise(
        found.kept.revision_id, reading.article, match=reading.match, ledger=reading.ledger, now=now
    )
    if verdict is not None:
        return found
    return Replayed(finding=ReplayOutcome.OVERTAKEN, kept=found.kept, reading=found.reading)


def _as_kept(match: Match | None) -> tuple[str, tuple[str, ...]]:
    return (match.topic, match.found) if match else ("", ())


def _words(article: Article | None) -> Counter[str]:
    return Counter(article.body.split()) if article else Counter()
