"""Site rules held against the pages they were made for: whether each still finds what was written down then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.site_rules import Sample, SiteRule
from scheduler.configuration.loading import Configuration
from scheduler.tasks.fetching import LookedAt, look_at
from store.text import clean_line
from store.types import Article


@dataclass(frozen=True, kw_only=True)
class CheckedSample:
    """A sample of a rule, looked at again."""

    rule: SiteRule
    sample: Sample
    #: What does not hold any more, a sentence each; none when all of it does.
    problems: tuple[str, ...]


def check_samples(configuration: Configuration, rules: Sequence[SiteRule]) -> list[CheckedSample]:
    """Fetch the samples of these rules as a crawl would, and compare. A rule past its last day is tried as well.

    Raises StoreError when no database can be made to crawl into.
    """
    tried = [replace(rule, valid_until=None) for rule in rules]
    urls = [sample.url for rule in rules for sample in rule.samples]
    found = look_at(urls, configuration, tried) if urls else {}
    return [
        CheckedSample(rule=rule, sample=sample, problems=tuple(_problems(rule, sample, found[sample.url])))
        for rule in rules
        for sample in rule.samples
    ]


def _problems(rule: SiteRule, sample: Sample, found: LookedAt) -> Iterator[str]:
    if found.article is None:
        yield str(found.error)
        return
    yield from _differences(sample, found.article)
    if found.page is not None:
        from crawler.extract.sites.trial import silent_keys_of

        silent = silent_keys_of(found.page, rule)
        yield from (f"{key}: the rule finds nothing there" for key in silent)


def _differences(sample: Sample, article: Article) -> Iterator[str]:
    body = clean_line(article.body)
    for key, expected, holds, now in (
        ("title", sample.title, clean_line(sample.title) == clean_line(article.title), article.title),
        ("begins", sample.begins, body.startswith(clean_line(sample.begins)), body[:60]),
        ("ends", sample.ends, body.endswith(clean_line(sample.ends)), body[-60:]),
    ):
        if not holds:
            yield f"{key}: expected “{expected}”, found “{now}”"
