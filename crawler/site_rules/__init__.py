"""What a person wrote down about the pages of one site: selectors in TOML, no code.

    __init__  the values, and which rule is meant for a page
    files     rules read from TOML, and checked

The generic path of extraction needs no rule; a rule is the last resort for a site that it cannot read, and it ages:
after `valid_until`, and where it finds nothing, the generic path takes over. Light on purpose: the daemon's own process
reads rules and no pages. What a rule does to a page is `crawler.extract.sites.ruled`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from store.urls.address import host_of

#: Whose days a rule's are: those of the sites that are watched.
_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A page that the rule was made for, so that anybody can see whether it still holds."""

    url: str
    seen_on: date
    #: The headline that the page had.
    title: str
    #: The first words of its text, and the last; empty where nobody wrote them down.
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, kw_only=True)
class Selector:
    """A CSS selector or an XPath."""

    #: As it stands in the file.
    written: str
    xpath: str


@dataclass(frozen=True, kw_only=True)
class SiteRule:
    """Where the parts of an article stand on the pages of a site. What is empty is left to the generic path."""

    #: The file it was read from, for messages.
    file: str = ""
    #: Hosts, without "www."; their subdomains are meant too.
    sites: tuple[str, ...]
    #: The containers of the text, in order; the text is read from them alone.
    body: tuple[Selector, ...] = ()
    #: What is cut out before anything else.
    drop: tuple[Selector, ...] = ()
    #: Each of these: the first that finds something counts.
    title: tuple[Selector, ...] = ()
    author: tuple[Selector, ...] = ()
    published: tuple[Selector, ...] = ()
    #: The last day on which it is used.
    valid_until: date | None = None
    samples: tuple[Sample, ...] = ()

    @property
    def selectors(self) -> dict[str, tuple[Selector, ...]]:
        """What it says, by the key under which it stands in the file."""
        said = {
            "body": self.body,
            "drop": self.drop,
            "title": self.title,
            "author": self.author,
            "date": self.published,
        }
        return {key: selectors for key, selectors in said.items() if selectors}

    def holds(self, at: datetime | None) -> bool:
        """Whether the rule is still used at an instant; always where none is known."""
        return self.valid_until is None or at is None or at.astimezone(_PARIS).date() <= self.valid_until


def rules_by_host(rules: Iterable[SiteRule]) -> dict[str, SiteRule]:
    """The rules as `site_rule_of` asks them."""
    return {_host(f"http://{site}/"): rule for rule in rules for site in rule.sites}


def site_rule_of(rules: Mapping[str, SiteRule], url: str) -> SiteRule | None:
    """The rule for a page: that of its host, else of the nearest domain above it."""
    host = _host(url)
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels)))
    return next((rules[domain] for domain in domains if domain in rules), None)


def _host(url: str) -> str:
    """The host of an address as a request has it, where "é" is written in ASCII; without "www."."""
    return host_of(url).removeprefix("www.")
