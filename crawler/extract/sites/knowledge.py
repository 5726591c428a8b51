"""What is known about the site of a page before the page is read."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.extract.sites.learned import NOTHING_LEARNED, Learned
from crawler.site_rules import SiteRule


@dataclass(frozen=True, kw_only=True)
class SiteKnowledge:
    """What a person wrote down of a site, and what was learned of it."""

    rule: SiteRule | None = None
    #: What stands on article after article.
    learned: Learned = NOTHING_LEARNED
