"""How well a topic and its partners do on labelled texts: precision, recall, and where they are wrong; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crawler.judging.labelled import LabelledText
from crawler.judging.subject import Subject
from crawler.judging.topic import Relevance, TopicVerdict
from crawler.ledger import Gazetteer, Naming, read_ledger
from crawler.ledger.text.flat import flatten
from store.text import words


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What was right, what was found wrongly, what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(right=self.right + other.right, wrong=self.wrong + other.wrong, missed=self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """None where there was nothing to find."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there was nothing to find and nothing was found."""
        pairs = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / pairs if pairs else None


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One labelled text, and what was made of it."""

    labelled: LabelledText
    verdict: TopicVerdict
    #: Partners named wrongly, and partners missed; of texts on the topic whose partners are labelled.
    wrong_partners: tuple[str, ...] = ()
    missed_partners: tuple[str, ...] = ()
    right_partners: tuple[str, ...] = ()

    @property
    def is_match(self) -> bool:
        return self.verdict.relevance is Relevance.MATCH

    @property
    def is_wrong(self) -> bool:
        return self.is_match != self.labelled.is_on_topic


def judge_all(subject: Subject, texts: Iterable[LabelledText]) -> list[Judged]:
    """Each text that has a label, judged as a crawl would judge it."""
    return [_judged(subject, text) for text in texts if text.is_on_topic is not None]


def topic_counts(judged: Iterable[Judged]) -> Counts:
    """Whether the topic was right, text by text."""
    total = Counts()
    for each in judged:
        on_topic = bool(each.labelled.is_on_topic)
        total += Counts(
            right=int(each.is_match and on_topic),
            wrong=int(each.is_match and not on_topic),
            missed=int(on_topic and not each.is_match),
        )
    return total


def partner_counts(judged: Iterable[Judged]) -> Counts:
    """Whether the partners named were the right ones, in the texts labelled as on the topic."""
    total = Counts()
    for each in judged:
        total += Counts(
            right=len(each.right_partners), wrong=len(each.wrong_partners), missed=len(each.missed_partners)
        )
    return total


def worst(judged: Sequence[Judged]) -> list[Judged]:
    """The texts that were judged wrongly, the surest mistakes first: by how far the score is on the wrong side."""
    wrong = [each for each in judged if each.is_wrong]
    return sorted(wrong, key=lambda each: -(each.verdict.score if each.is_match else 1 - each.verdict.score))


def _judged(subject: Subject, text: LabelledText) -> Judged:
    verdict = subject.topic.judge(text.article, source=text.source)
    if text.is_on_topic and verdict.relevance is Relevance.OFF_TOPIC:
        verdict = replace(verdict, missing=subject.topic.lacks(text.article, source=text.source))
    if not text.is_on_topic or text.partners is None or subject.gazetteer is None:
        return Judged(labelled=text, verdict=verdict)
    gazetteer = subject.gazetteer
    wanted = {_known_as(name, gazetteer) for name in text.partners}
    mentions = read_ledger(text.article, gazetteer).mentions
    named = {_known_as(mention.partner, gazetteer) for mention in mentions}
    return Judged(
        labelled=text,
        verdict=verdict,
        right_partners=tuple(sorted(named & wanted)),
        wrong_partners=tuple(sorted(named - wanted)),
        missed_partners=tuple(sorted(wanted - named)),
    )


def _known_as(name: str, gazetteer: Gazetteer) -> str:
    """The partner that a name is an alias of, or else the folded words of the name without what stands in brackets."""
    named = (each.owner for each in gazetteer.find(name, flatten(name)) if each.naming is Naming.PARTNER)
    return next(named, " ".join(words(name.partition("(")[0])))
