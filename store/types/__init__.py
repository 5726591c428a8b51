"""The nouns of the house: frozen values that fall from floor to floor.

No behaviour beyond what follows from a value's own fields, and no validation: whoever builds a value answers for it.
Every instant is aware and in UTC.
"""

from store.types.articles import Access, Article, Cause, FetchedPage, Match, Removed, Verdict
from store.types.polling import (
    Admission,
    CrawlReport,
    Entry,
    Failure,
    Feed,
    FeedKind,
    Outcome,
    PollState,
    Source,
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
    "Entry",
    "Failure",
    "Feed",
    "FeedKind",
    "FetchedPage",
    "Match",
    "Outcome",
    "PollState",
    "RememberedBlock",
    "Removed",
    "SeenBlock",
    "SiteMemory",
    "Source",
    "Stage",
    "Validators",
    "Verdict",
]
