"""A changed topic over the stored corpus: what it would gain and lose, before anything is changed.

The index tells most of it; texts are read, in processes of their own, where the index cannot tell whether a query holds
or how well. Nothing is written. What was off the topic and no near miss was never kept: nobody can ask about it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial

from crawler.judging.read_also import POINTERS
from crawler.judging.topic import Relevance, Topic, TopicVerdict
from crawler.processes.spreading import spread
from scheduler.crawls.planning import extractor_count
from store.database import open_reader, reader_of
from store.kept_texts import KeptText, MissedTitle, Reader, count_kept, kept_texts, matching_ids, missed_titles
from store.parts import in_parts
from store.query.parsing import parse_query
from store.search.standing import standing
from store.telling import TellProgress
from store.types import Article

#: Texts that a process reads and judges at a time.
_BATCH = 500
#: Fewer texts than these are judged here: a process takes longer to start.
_FEW = 2_000


@dataclass(frozen=True, kw_only=True)
class TopicChange:
    """What a changed topic comes to."""

    #: Articles of the corpus, on their topic or not.
    articles: int
    #: On their topic as it was when they were kept.
    before: int
    after: int
    #: Numbers of articles, newest first.
    gained: tuple[int, ...]
    lost: tuple[int, ...]
    #: Texts that had to be read.
    read: int
    #: Near misses whose headline alone already matches, the nearest first.
    promising: tuple[MissedTitle, ...]
    #: Near misses in all.
    near_misses: int


@dataclass(frozen=True, kw_only=True)
class JudgedText:
    """A kept article, and what a topic says of it."""

    kept: KeptText
    verdict: TopicVerdict


def topic_change(store_url: str, topic: Topic, progress: TellProgress) -> TopicChange:
    """What a topic would gain and lose. `progress` is told texts judged and texts to judge.

    Raises StoreUnavailable and its kinds, and CrawlerError when a process dies.
    """
    with reader_of(store_url) as reader:
        kept_before = matching_ids(reader)
        misread = parse_query(POINTERS)
        certain, doubtful = standing(reader, topic.clause, topic.scale, before=kept_before, misread=misread)
        progress(0, len(doubtful))
        matching = certain.union(_matching(store_url, topic, doubtful, progress))
        missed = missed_titles(reader)
        return TopicChange(
            articles=count_kept(reader),
            before=len(kept_before),
            after=len(matching),
            gained=tuple(sorted(matching - kept_before, reverse=True)),
            lost=tuple(sorted(kept_before - matching, reverse=True)),
            read=len(doubtful),
            promising=tuple(one for one in missed if _promises(topic, one)),
            near_misses=len(missed),
        )


def judged_texts(reader: Reader, topic: Topic, ids: Sequence[int]) -> list[JudgedText]:
    """These articles with what a topic says of them, in their order; those that are gone are left out."""
    found = {kept.id: kept for kept in kept_texts(reader, ids)}
    return [JudgedText(kept=found[one], verdict=_judge(topic, found[one])) for one in ids if one in found]


def lacking(topic: Topic, kept: KeptText) -> tuple[str, ...]:
    """What a kept article would want besides to match, in words."""
    return topic.lacks(kept.article, source=kept.source, seen_at=kept.first_seen_at)


def _matching(store_url: str, topic: Topic, ids: Sequence[int], progress: TellProgress) -> Iterator[int]:
    """Those of these articles that match by their text."""
    batches = in_parts(ids, _BATCH)
    judge = partial(_judge_batch, store_url, pickle.dumps(topic))
    if len(ids) < _FEW:
        yield from _told(map(judge, batches), len(ids), progress)
        return
    with closing(spread(judge, batches, processes=extractor_count(), preload=[__name__])) as judged:
        yield from _told(judged, len(ids), progress)


def _told(judged: Iterable[tuple[int, list[int]]], total: int, progress: TellProgress) -> Iterator[int]:
    done = 0
    for count, matching in judged:
        done += count
        progress(done, total)
        yield from matching


# What a process judges by and where it reads is made once in it.
_reader_at = lru_cache(maxsize=1)(open_reader)
_unpacked = lru_cache(maxsize=1)(pickle.loads)


def _judge_batch(store_url: str, packed_topic: bytes, ids: Sequence[int]) -> tuple[int, list[int]]:
    """How many were given, and which of them match."""
    judged = judged_texts(_reader_at(store_url), _unpacked(packed_topic), ids)
    return len(ids), [one.kept.id for one in judged if one.verdict.relevance is Relevance.MATCH]


def _judge(topic: Topic, kept: KeptText) -> TopicVerdict:
    return topic.judge(kept.article, source=kept.source, seen_at=kept.first_seen_at)


def _promises(topic: Topic, missed: MissedTitle) -> bool:
    """Whether the headline of a near miss matches by itself; of its text nothing is known."""
    alone = Article(url=missed.url, title=missed.title, body="")
    return topic.judge(alone, source=missed.source).relevance is Relevance.MATCH
