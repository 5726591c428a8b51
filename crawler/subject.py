"""What is watched for: a topic, and the partners whose agreements are read out of what matches it. Pure, picklable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from crawler.batch import TopicRequest
from crawler.ledger import Gazetteer, read_gazetteer, read_ledger
from crawler.topic import Topic, compile_topic
from store.ledger import Ledger
from store.types import Article, Match


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What one article is worth."""

    #: None when it is off the topic.
    match: Match | None
    #: None likewise, and where no partners are watched.
    ledger: Ledger | None
    #: Whether it is to be kept, on the topic or not.
    wanted: bool


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A topic with its gazetteer."""

    topic: Topic
    gazetteer: Gazetteer | None = None
    #: Whether articles off the topic are kept too.
    keep_all: bool = False

    @classmethod
    def of(cls, request: TopicRequest) -> Self:
        """Raises BadTopic and BadGazetteer for what cannot be read."""
        gazetteer = read_gazetteer(request.partners) if request.partners else None
        return cls(topic=compile_topic(request.name, request.query), gazetteer=gazetteer, keep_all=request.keep_all)

    def judge(self, article: Article, *, source: str = "", seen_at: datetime | None = None) -> Judgement:
        """Whether an article matches, and who agreed on what in it. `source` and `seen_at` are what filters ask."""
        match = self.topic.match(article, source=source, seen_at=seen_at)
        ledger = read_ledger(article, self.gazetteer) if match and self.gazetteer else None
        return Judgement(match=match, ledger=ledger, wanted=match is not None or self.keep_all)
