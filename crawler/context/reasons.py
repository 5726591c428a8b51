"""How a poll ended, in words: the `reason` of its report. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.types import Failure, Outcome, Stage

_IN_WORDS = {
    Outcome.NEW: "",
    Outcome.UNCHANGED: "read again, the same text",
    Outcome.NOTHING_MATCHED: "none of the new pages is on the topic",
    Outcome.NOT_MODIFIED: "304, not modified",
    Outcome.SAME_BODY: "same bytes as before",
    Outcome.ALL_KNOWN: "all known",
    Outcome.EMPTY: "it lists nothing",
}


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """What a person is told of a poll beside its figures: the counts are of pages, `looked_at_again` of articles."""

    outcome: Outcome
    problem: str
    failures: Sequence[Failure]
    forgotten: int
    looked_at_again: int
    removed: int
    postponed: int
    cut_off: int

    def sentence(self) -> str:
        """All of it, parted by semicolons."""
        return "; ".join(clause for clause in self._clauses() if clause)

    def _clauses(self) -> Iterator[str]:
        if not (self.cut_off and self.outcome is Outcome.ALL_KNOWN):
            yield self._first_failure() if self.outcome is Outcome.FAILED else _IN_WORDS[self.outcome]
        yield self.problem
        if self.forgotten:
            yield f"{_pages(self.forgotten)} forgotten and {'is' if self.forgotten == 1 else 'are'} not kept"
        if self.looked_at_again:
            articles = "article" if self.looked_at_again == 1 else "articles"
            yield f"{self.looked_at_again} kept {articles} looked at again"
        if self.removed:
            yield f"{self.removed} removed by {'its' if self.removed == 1 else 'their'} publisher"
        if self.postponed:
            yield f"{self.postponed} more {'page waits' if self.postponed == 1 else 'pages wait'} for the next poll"
        if self.cut_off:
            yield f"{_pages(self.cut_off)} cut off and {'waits' if self.cut_off == 1 else 'wait'} for the next poll"

    def _first_failure(self) -> str:
        if not self.failures:
            return "stopped before it was read"
        first = min(self.failures, key=lambda failure: failure.stage is not Stage.FEED)
        return f"{first.reason}: {first.detail}" if first.detail else first.reason


def _pages(count: int) -> str:
    return "1 page was" if count == 1 else f"{count} pages were"
