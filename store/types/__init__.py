"""The nouns of the house: frozen values that fall from floor to floor.

No behaviour beyond what follows from a value's own fields, and no validation: whoever builds a value answers for it.
Every instant is aware and in UTC.
"""

from store.types.alarms import Alarm, AlarmKind, Ending
from store.types.articles import Access, Article, Cause, FetchedPage, Match, NearMiss, Removed, Rights, Verdict
from store.types.edits import Edit, EditKind
from store.types.network import Absence, Asked, Fetch, Purpose, SiteFile
from store.types.polling import (
    PAGES_PER_POLL,
    Admission,
    Entry,
    Feed,
    FeedKind,
    Outcome,
    Pace,
    PlannedPoll,
    PollState,
    Recheck,
    Source,
    SourceKind,
    Validators,
)
from store.types.reports import CrawlReport, Failure, PageOutcome, Stage
from store.types.sites import RememberedBlock, SeenBlock, SiteMemory

__all__ = [
    "PAGES_PER_POLL",
    "Absence",
    "Access",
    "Admission",
    "Alarm",
    "AlarmKind",
    "Article",
    "Asked",
    "Cause",
    "CrawlReport",
    "Edit",
    "EditKind",
    "Ending",
    "Entry",
    "Failure",
    "Feed",
    "FeedKind",
    "Fetch",
    "FetchedPage",
    "Match",
    "NearMiss",
    "Outcome",
    "Pace",
    "PageOutcome",
    "PlannedPoll",
    "PollState",
    "Purpose",
    "Recheck",
    "RememberedBlock",
    "Removed",
    "Rights",
    "SeenBlock",
    "SiteFile",
    "SiteMemory",
    "Source",
    "SourceKind",
    "Stage",
    "Validators",
    "Verdict",
]
