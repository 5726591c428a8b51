"""The running account of one feed's poll, and the report it ends with. Pure but for counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from crawler.context.endings import ending_of, ending_of_failure, reading_of
from crawler.context.reasons import Reasons
from crawler.feeds.freshness import freshness, longest_usual_pause
from store.types import (
    Admission,
    Article,
    CrawlReport,
    Ending,
    Entry,
    Failure,
    Feed,
    Fetch,
    Outcome,
    PageOutcome,
    Stage,
    Validators,
    Verdict,
)


class Poll:
    """One poll of one feed, from its first request to its last page.

    Invariant: every page that was admitted is settled exactly once, by a verdict or by a failure. What is still open
    when the spider closes (`unsettled`) was cut off, and stays pending for the next poll.
    """

    def __init__(self, feed: Feed, started_at: datetime) -> None:
        self.feed = feed
        self.status: int | None = None
        self.problem = ""
        self.validators: Validators | None = None
        self._started_at = started_at
        self._unchanged: Outcome | None = None
        self._was_read = False
        self._entries = 0
        self._known = 0
        self._first_seen = 0
        #: Seconds for which the server says that its answer holds, and for which it asks us to stay away.
        self.hint_s = 0.0
        self.retry_after_s: float | None = None
        #: What was asked of sites, in order.
        self.fetches: list[Fetch] = []
        #: Its number, once something of it was written down; and when that was, None while it is being done.
        self.crawl_id: int | None = None
        self.written_at: datetime | None = started_at
        self._postponed = 0
        self._verdicts: Counter[Verdict] = Counter()
        self._failures: list[Failure] = []
        self._open: dict[str, Entry] = {}
        #: The page that is on trial; empty when none is.
        self._trial_url = ""
        #: Dates that the entries print, and what became of new pages.
        self._dates: list[datetime] = []
        self._readings: list[PageOutcome] = []
        #: Kept articles that are looked at again: what they come to says nothing of the feed.
        self._awaited_looks: set[str] = set()
        self._looks = 0
        #: Pages beyond the first of articles that have several.
        self._parts = 0
        self._failed_looks: list[Failure] = []

    def unchanged(self, how: Outcome) -> None:
        """Note that the feed itself says there is nothing new, and how: by status 304 or by an equal body."""
        self._unchanged = how

    def admitted(self, listed: int, admission: Admission) -> None:
        """Note what the feed lists and which of its pages are fetched now."""
        self._was_read = True
        self._entries += listed
        self._known += admission.known
        self._first_seen += admission.first_seen
        self._postponed = admission.postponed
        self._open |= {entry.url: entry for entry in admission.to_fetch}
        self._trial_url = admission.on_trial.url if admission.on_trial else self._trial_url
        self._awaited_looks |= {each.entry.url for each in admission.to_recheck}

    def dated(self, entries: Iterable[Entry]) -> None:
        """Note the dates that the entries of a feed print."""
        self._dates += [entry.published_at for entry in entries if entry.published_at]

    def read(self, entry: Entry, article: Article, text_hash: str, at: datetime) -> None:
        """Note what a new page gave, and the fingerprint of that; one that is looked at again says nothing here."""
        if entry.url not in self._awaited_looks:
            self._readings.append(reading_of(entry, article, text_hash, at))

    def part_came(self) -> None:
        """Note one more page of an article that is split over several."""
        self._parts += 1

    def settle(self, entry: Entry, verdict: Verdict) -> None:
        if self._is_look(entry) and verdict not in (Verdict.REVISED, Verdict.REMOVED):
            return
        self._open.pop(entry.url, None)
        self._verdicts[verdict] += 1

    def fail(self, failure: Failure, entry: Entry | None = None) -> None:
        """Note a failure: of the page of `entry`, of a page that was not asked for, or of the feed itself."""
        if entry is not None and self._is_look(entry):
            self._failed_looks.append(failure)
            return
        if entry is not None:
            self._open.pop(entry.url, None)
        if entry is not None or failure.stage is Stage.FETCH:
            url = entry.url if entry is not None else failure.url
            self._readings.append(PageOutcome(url=url, at=failure.at, ending=ending_of_failure(failure)))
        self._failures.append(failure)

    def _is_look(self, entry: Entry) -> bool:
        """Whether an entry is a kept article that was looked at again, which is counted here."""
        if entry.url not in self._awaited_looks:
            return False
        self._awaited_looks.discard(entry.url)
        self._looks += 1
        return True

    @property
    def remembered(self) -> Validators | None:
        """What tells the next poll whether the feed has changed; None while what it lists was not admitted.

        A poll that is cut off before that has to be told again.
        """
        return self.validators if self._was_read else None

    @property
    def feed_failed(self) -> bool:
        """Whether the feed, or a part of it, could not be had or read."""
        return any(failure.stage is Stage.FEED for failure in self._failures)

    @property
    def feed_failed_for_now(self) -> bool:
        """Whether what it could not have may be had another time."""
        return any(failure.stage is Stage.FEED and failure.temporary for failure in self._failures)

    @property
    def unsettled(self) -> tuple[Entry, ...]:
        """Entries whose page is still awaited."""
        return tuple(self._open.values())

    @property
    def cut_off(self) -> frozenset[str]:
        """Addresses whose pages are still awaited, those of kept articles among them."""
        return frozenset(self._open) | self._awaited_looks

    def tries(self, entry: Entry) -> None:
        """Note a page that crawls have died with, and that is fetched now that the one before has come to an end."""
        self._open[entry.url] = entry
        self._postponed = max(0, self._postponed - 1)
        self._trial_url = entry.url

    def is_on_trial(self, entry: Entry) -> bool:
        """Whether crawls have died with a page of this poll, so that it is in hand alone."""
        return entry.url == self._trial_url

    def report(self, ended_at: datetime) -> CrawlReport:
        """Sum up the poll in one value."""
        outcome = self._outcome()
        count = self._verdicts
        newest_at, _ = freshness(self._dates, ended_at)
        return CrawlReport(
            source=self.feed.source,
            feed_url=self.feed.url,
            started_at=self._started_at,
            ended_at=ended_at,
            outcome=outcome,
            reason=self._reason(outcome),
            status=self.status,
            entries=self._entries,
            known=self._known + count[Verdict.FORGOTTEN],
            first_seen=self._first_seen,
            hint_s=self.hint_s,
            retry_after_s=self.retry_after_s,
            fetched=count.total()
            + self._parts
            - count[Verdict.REMOVED]
            + sum(failure.stage is Stage.EXTRACT for failure in self._failures),
            kept=count[Verdict.KEPT],
            copies=count[Verdict.COPY],
            revisions=count[Verdict.REVISED],
            unchanged=count[Verdict.UNCHANGED],
            off_topic=count[Verdict.OFF_TOPIC] + count[Verdict.NEAR_MISS],
            near_misses=count[Verdict.NEAR_MISS],
            rechecked=self._looks,
            ending=self._ending(outcome, ended_at),
            newest_at=newest_at,
            spacing_s=longest_usual_pause(self._dates, ended_at),
            # What a person asked for once, or what is years old, says nothing of a source's habits.
            readings=tuple(self._readings) if self.feed.kind.is_polled else (),
            failures=(*self._failures, *self._failed_looks),
        )

    def _ending(self, outcome: Outcome, ended_at: datetime) -> Ending:
        ending = ending_of(outcome, self._failures, self._started_at, ended_at)
        if outcome in _UNCHANGED and self.feed.state.last_ending is Ending.PARSES_TO_NOTHING:
            return Ending.PARSES_TO_NOTHING  # what has not changed lists nothing still
        reserved = all(one.ending is Ending.RIGHTS_RESERVED for one in self._readings)
        # What is reserved is judged by its title alone: that no page is on the topic says little then.
        return Ending.RIGHTS_RESERVED if ending is Ending.OFF_TOPIC and self._readings and reserved else ending

    def _outcome(self) -> Outcome:
        brought = self._verdicts[Verdict.KEPT] + self._verdicts[Verdict.COPY] + self._verdicts[Verdict.REVISED]
        if brought:
            return Outcome.NEW
        if self._verdicts[Verdict.OFF_TOPIC] + self._verdicts[Verdict.NEAR_MISS]:
            return Outcome.NOTHING_MATCHED
        if self._verdicts[Verdict.UNCHANGED]:
            return Outcome.UNCHANGED
        if self._failures or not self._was_read:
            return Outcome.FAILED
        if self._unchanged is not None:
            return self._unchanged
        return Outcome.ALL_KNOWN if self._entries else Outcome.EMPTY

    def _reason(self, outcome: Outcome) -> str:
        return Reasons(
            outcome=outcome,
            problem=self.problem,
            failures=self._failures,
            forgotten=self._verdicts[Verdict.FORGOTTEN],
            looked_at_again=self._looks,
            removed=self._verdicts[Verdict.REMOVED],
            postponed=self._postponed,
            cut_off=len(self._open),
        ).sentence()


_UNCHANGED = frozenset({Outcome.NOT_MODIFIED, Outcome.SAME_BODY})
