"""What is watched for: a topic, and the partners whose agreements are read out of what matches it. Pure, picklable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from crawler.batch import PARTNERS, TopicRequest
from crawler.judging.topic import Topic, compile_topic
from crawler.ledger import Gazetteer, Naming, read_gazetteer, read_ledger, with_decisions
from store.ledger import Ledger, PartnerDecision
from store.types import Article, Match, NearMiss


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What one article is worth."""

    #: None when it is off the topic.
    match: Match | None
    #: None likewise, and where no partners are watched.
    ledger: Ledger | None
    #: Whether it is to be kept, on the topic or not.
    wanted: bool
    #: What an article off the topic has of it, when that is nearly all.
    near_miss: NearMiss | None = None


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A topic with its gazetteer."""

    topic: Topic
    gazetteer: Gazetteer | None = None
    #: Whether articles off the topic are kept too.
    keep_all: bool = False

    @classmethod
    def of(cls, request: TopicRequest, decisions: Iterable[PartnerDecision] = ()) -> Self:
        """The gazetteer is the profile's, with what a person has decided of names.

        Raises BadTopic and BadGazetteer for what cannot be read.
        """
        gazetteer = with_decisions(read_gazetteer(request.partners), decisions) if request.partners else None
        lists = named_lists(request, gazetteer)
        topic = compile_topic(request.name, request.query, lists, request.scale)
        return cls(topic=topic, gazetteer=gazetteer, keep_all=request.keep_all)

    def judge(self, article: Article, *, source: str = "", seen_at: datetime | None = None) -> Judgement:
        """Whether an article matches, and who agreed on what in it. `source` and `seen_at` are what filters ask."""
        verdict = self.topic.judge(article, source=source, seen_at=seen_at)
        match = self.topic.match_of(verdict)
        ledger = read_ledger(article, self.gazetteer) if match and self.gazetteer else None
        wanted = match is not None or self.keep_all
        return Judgement(match=match, ledger=ledger, wanted=wanted, near_miss=self.topic.near_miss_of(verdict))


def named_lists(request: TopicRequest, gazetteer: Gazetteer | None) -> Mapping[str, tuple[str, ...]]:
    """What `@name` stands for in a query: the lists of the configuration, and `@partners`.

    Those are the partners' names and aliases, but for common words ("Orange", "Bleu"), which the ledger tells apart by
    their capitals and a query, which folds them, cannot. Names have no inflections: the stem of "CEA" is that of "ce".
    """
    if gazetteer is None:
        return request.lists
    partners = (f"={name.written}" for name in gazetteer.names if name.naming is Naming.PARTNER and not name.cased)
    return {PARTNERS: tuple(partners), **request.lists}
