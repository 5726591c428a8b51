"""The nouns of the house: frozen values that fall from floor to floor.

No behaviour beyond what follows from a value's own fields, and no validation: whoever builds a value answers for it.
Every instant is aware and in UTC.
"""

from store.types.articles import Access, Article, Cause, FetchedPage, Match, NearMiss, Removed, Rights, Verdict
from store.types.edits import Edit, EditKind
from store.types.polling import (
    Admission,
    CrawlReport,
    Entry,
    Failure,
    Feed,
    FeedKind,
    Outcome,
    Pace,
    PlannedPoll,
    PollState,
    Recheck,
    Source,
    SourceKind,
    Stage,
    Validators,
)
from store.types.sites import RememberedBlock, SeenBlock, SiteMemory

__all__ = [
    "Access",
    "Admission",
    "Article",
    "Cause",
    "CrawlReport",
    "Edit",
    "EditKind",
    "Entry",
    "Failure",
    "Feed",
    "FeedKind",
    "FetchedPage",
    "Match",
    "NearMiss",
    "Outcome",
    "Pace",
    "PlannedPoll",
    "PollState",
    "Recheck",
    "RememberedBlock",
    "Removed",
    "Rights",
    "SeenBlock",
    "SiteMemory",
    "Source",
    "SourceKind",
    "Stage",
    "Validators",
    "Verdict",
]
