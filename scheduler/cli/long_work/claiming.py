"""Sites that others are at: who they are is said, and they are waited for or left out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from scheduler.cli.exit_codes import EXIT_OTHERS_AT_IT

if TYPE_CHECKING:
    from crawler.site_rules import SiteRule
    from scheduler.configuration.loading import Configuration
    from scheduler.crawls.leasing import Leasing
    from scheduler.tasks.fetching import LookedAt
    from store.types import Feed

#: Seconds between two looks whether a site is free.
_LOOK_AGAIN_S = 1.0


def claim_sites(leasing: Leasing, feeds: Sequence[Feed], for_s: float, *, wait: bool) -> frozenset[str]:
    """The sites that this crawl may go to: all of them, after a wait, or those that are free now."""
    from scheduler.cli.answers import screen
    from scheduler.crawls.leasing import in_words

    said: frozenset[str] = frozenset()
    while True:
        claimed = leasing.take(feeds, datetime.now(UTC), for_s, all_or_none=wait)
        if not claimed.held:
            return claimed.sites
        sentences = frozenset(map(in_words, claimed.held))
        for sentence in sorted(sentences - said):
            screen.note(f"{sentence}; {'waiting for it, Ctrl-C ends that' if wait else 'left out'}.")
        if not wait:
            return claimed.sites
        said |= sentences
        time.sleep(_LOOK_AGAIN_S)


@contextmanager
def claimed_to_try(
    configuration: Configuration, feeds: Sequence[Feed], purpose: str, *, wait: bool
) -> Iterator[frozenset[str]]:
    """Take the sites of feeds that are tried, and kept nowhere; gives those that others are at and that are left out.

    Nothing is taken, nor left out, where there is no corpus yet that anybody could be crawling into.
    """
    if not feeds:
        yield frozenset()
        return
    from scheduler.crawls.jobs import longest_s
    from scheduler.crawls.planning import batch_of
    from scheduler.sources.claiming import corpus_leasing
    from store.urls import site_of

    with corpus_leasing(configuration.store.url, purpose) as leasing:
        if leasing is None:
            yield frozenset()
            return
        free = claim_sites(leasing, feeds, longest_s(batch_of(configuration, feeds)), wait=wait)
        yield frozenset(site_of(feed.url) for feed in feeds) - free


def article_there(
    url: str, configuration: Configuration, rules: Sequence[SiteRule], purpose: str, *, wait: bool = True
) -> LookedAt:
    """The article at an address, kept nowhere; its site is taken while it is fetched.

    Exits where another crawl is at the site and nobody waits for it. Raises BadParameter for what is no address,
    CrawlerError when there is no article, and StoreError when no database can be made to crawl into.
    """
    from crawler.errors import BadSource
    from crawler.sources import page_feed
    from scheduler.tasks.fetching import article_at

    try:
        feed = page_feed(url, configuration.sources())
    except BadSource as error:
        raise typer.BadParameter(f"{error.source!r}: {error.problem}") from error
    with claimed_to_try(configuration, [feed], purpose, wait=wait) as held:
        if held:
            raise typer.Exit(EXIT_OTHERS_AT_IT)
        return article_at(url, configuration, rules)
