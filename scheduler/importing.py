"""Articles from a file, put through the same door as a crawl: judged by the topic, recognised, kept.

Each line is a transaction of its own, so that an import may be ended at any moment and run again: what is known by
then is only seen again. A bad line is reported with its number, and loses no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from crawler.batch import TopicRequest
from crawler.exchange import BadLine, OfferedArticle, read_line
from crawler.topic import Topic, compile_topic
from store.archive import Archive
from store.types import Verdict


@dataclass(frozen=True, kw_only=True)
class ImportedLine:
    """What one line came to."""

    #: From 1.
    number: int
    #: None for a bad line.
    verdict: Verdict | None
    #: What is wrong with a bad line, in words.
    problem: str = ""


def import_lines(
    archive: Archive, lines: Iterable[bytes], topic: TopicRequest, now: datetime
) -> Iterator[ImportedLine]:
    """Keep the article of each line, in order; empty lines count, and are passed over.

    Raises BadTopic, and StoreUnavailable and its kinds: what came before is kept.
    """
    judged_by = compile_topic(topic.name, topic.query)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            offered = read_line(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            yield ImportedLine(number=number, verdict=None, problem="not UTF-8 text")
        except BadLine as error:
            yield ImportedLine(number=number, verdict=None, problem=str(error))
        else:
            verdict = _keep(archive, offered, judged_by, now, keep_all=topic.keep_all)
            yield ImportedLine(number=number, verdict=verdict)


def _keep(archive: Archive, offered: OfferedArticle, topic: Topic, now: datetime, *, keep_all: bool) -> Verdict:
    found = offered.article
    match = topic.match(found, source=offered.source, seen_at=now)
    wanted = match is not None or keep_all
    return archive.keep(found, source=offered.source, listed_url=found.url, match=match, wanted=wanted, now=now)
