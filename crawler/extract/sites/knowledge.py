"""What is known about the site of a page before the page is read."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.site_rules import SiteRule


@dataclass(frozen=True, kw_only=True)
class SiteKnowledge:
    """What a person wrote down of a site, and what was learned of it."""

    rule: SiteRule | None = None
    #: Keys of the blocks that stand on article after article: `crawler.extract.sites.learned`.
    chrome: frozenset[str] = frozenset()
