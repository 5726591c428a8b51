"""The site rules of a configuration: read, checked, and told when they are past their day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from crawler.errors import BadSiteRule
from crawler.site_rules import SiteRule
from scheduler.errors import BadConfiguration


def read_site_rules(folder: Path) -> tuple[SiteRule, ...]:
    """The rules of a folder. Raises BadConfiguration, which names the key, the file, its key and what was expected."""
    from crawler.site_rules.files import load_site_rules  # lxml, which only those wait for who have rules

    try:
        return load_site_rules(folder)
    except BadSiteRule as error:
        raise BadConfiguration(f"extraction.site_rules: {error}") from error


def past_their_day(rules: Iterable[SiteRule], now: datetime) -> list[str]:
    """A sentence for each rule that is no longer used."""
    return [
        f"{rule.file}: valid_until was {rule.valid_until}: the rule is no longer used; "
        "if `vigie sources rules --check` finds its samples unchanged, give it a later day"
        for rule in rules
        if not rule.holds(now)
    ]
