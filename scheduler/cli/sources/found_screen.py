"""What people and programs see of sources that were looked for, or tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.padding import Padding
from rich.text import Text

from crawler.survey import FeedCandidate, FoundBy
from crawler.survey.ranking import Ranked
from scheduler.cli.answers import screen
from scheduler.cli.answers.amounts import amount
from scheduler.cli.answers.documents import document
from scheduler.cli.answers.silence import is_silence
from scheduler.sources.checking import HEALTHY, SourceCheck
from scheduler.sources.discovering import Discovery
from store.types import FeedKind, Source
from store.urls import site_of, url_key

#: Entries of each candidate that are shown.
_TITLES = 3
#: Addresses that a site names in vain which are shown; --json has all.
_MISSED = 5
_KINDS = {FeedKind.FEED: "feed", FeedKind.SITEMAP: "sitemap", FeedKind.SECTION: "page for readers"}


def print_discovery(found: Discovery, watched: Sequence[Source]) -> None:
    """Show what a site publishes: each candidate with its last titles, and why it stands above the next."""
    for place, one in enumerate(found.ranking, start=1):
        owner = owner_of(one.candidate, watched)
        screen.out.print(_headline(place, one, f"[watched already, by {owner}]" if owner else ""))
        screen.out.print(_indented(_facts(one)))
        for entry in _last(one.candidate):
            screen.out.print(_indented(f"· {entry}", "dim"))
        if one.why:
            screen.out.print(_indented(f"above {place + 1}: {one.why}", "italic"))
    _tell_of_promises(found)
    _tell_of_none(found)


def owner_of(candidate: FeedCandidate, watched: Sequence[Source]) -> str:
    """The name of the source that has a candidate's address already; empty when none has."""
    owners = {url_key(feed.url): source.name for source in watched for feed in source.feeds}
    return owners.get(url_key(candidate.url), "")


def discovery_document(found: Discovery) -> str:
    """What a site publishes, as JSON."""
    candidates = [
        {
            "url": one.candidate.url,
            "kind": one.candidate.kind.value,
            "found_by": one.candidate.found_by.value,
            "title": one.candidate.title,
            "score": round(one.score, 4),
            "entries": one.candidate.listed,
            "newest_at": one.newest_at,
            "per_day": round(one.per_day, 2) if one.per_day else None,
            "covers": one.covers,
            "of": one.of,
            "last_titles": _last(one.candidate),
            "why": one.why,
            "problem": one.candidate.problem,
        }
        for one in found.ranking
    ]
    failure = found.failure
    error = {"reason": failure.reason, "detail": failure.detail, "advice": found.advice} if failure else None
    survey = found.survey
    said = {"url": survey.url, "name": survey.name, "candidates": candidates, "missed": survey.missed, "error": error}
    return document(said)


def print_checks(checks: Sequence[SourceCheck]) -> None:
    """Show the verdict on each source; below it what to do."""
    made = screen.table("source", "verdict", "what was seen")
    for check in checks:
        for feed in check.feeds:
            style = "green" if feed.verdict == HEALTHY else "yellow" if feed.is_well else "red"
            seen = (
                f"{feed.evidence}; {check.articles[0]} was read" if feed.is_well and check.articles else feed.evidence
            )
            made.add_row(screen.foreign(check.source), Text(feed.verdict, style=style), screen.foreign(seen))
    screen.out.print(made)
    _tell_what_to_do(checks)
    for check in checks:
        for risk in check.risks:
            screen.out.print(screen.foreign(f"Risk: {risk}.", "yellow"))


def _tell_what_to_do(checks: Sequence[SourceCheck]) -> None:
    feeds = [feed for check in checks for feed in check.feeds]
    reasons = {feed.evidence.partition(":")[0] for feed in feeds}
    if len(feeds) > 1 and is_silence(reasons):
        screen.out.print(f"None of {len(feeds)} addresses answered ({', '.join(sorted(reasons))}): is the network up?")
        return
    alike: dict[str, list[str]] = {}
    for check in checks:
        for feed in check.feeds:
            if feed.advice:
                said = f"({feed.verdict}): {feed.advice}"
                alike.setdefault(said, []).append(f"{check.source}: {feed.feed.url}")
    for said, addresses in alike.items():
        screen.out.print(screen.foreign(f"{amount(len(addresses), 'address', 'addresses')} {said}"))
        for address in addresses:
            screen.out.print(_indented(address, "dim"))


def checks_document(checks: Sequence[SourceCheck]) -> str:
    """The verdicts as JSON."""
    return document(
        {
            "sources": [
                {
                    "source": check.source,
                    "verdict": check.verdict,
                    "is_well": check.is_well,
                    "articles": check.articles,
                    "risks": check.risks,
                    "feeds": [
                        {
                            "url": feed.feed.url,
                            "verdict": feed.verdict,
                            "evidence": feed.evidence,
                            "advice": feed.advice,
                            "entries": feed.listed,
                            "newest_at": feed.newest_at,
                        }
                        for feed in check.feeds
                    ],
                }
                for check in checks
            ]
        }
    )


def _indented(text: str, style: str = "") -> Padding:
    return Padding(screen.foreign(text, style), (0, 0, 0, 3), expand=False)


def _headline(place: int, one: Ranked, note: str) -> Text:
    line = Text(f"{place}. ", style="bold").append_text(screen.foreign(one.candidate.url, "bold"))
    return line.append("  ").append_text(screen.foreign(note, "yellow")) if note else line


def _facts(one: Ranked) -> str:
    candidate = one.candidate
    facts = [
        _KINDS[candidate.kind],
        candidate.found_by.value,
        amount(candidate.listed, "entry", "entries"),
    ]
    if one.newest_at:
        facts.append(f"the newest {_age(one.newest_at, datetime.now(UTC))}")
    if one.per_day and one.per_day >= 1:
        facts.append(f"about {one.per_day:.0f} a day")
    if one.of:
        facts.append(f"{one.covers} of {one.of} recent articles found here")
    if candidate.problem:
        facts.append(candidate.problem)
    return ", ".join(facts) + (f" – “{candidate.title}”" if candidate.title else "")


def _age(at: datetime, now: datetime) -> str:
    hours = (now - at).total_seconds() / 3600
    if hours < 1:
        return "of this hour"
    return f"{amount(round(hours), 'hour')} old" if hours < 48 else f"{hours / 24:.0f} days old"


def _last(candidate: FeedCandidate) -> list[str]:
    """The newest entries by their titles, or by their addresses where they have none."""
    oldest = datetime.min.replace(tzinfo=UTC)
    in_order = sorted(
        candidate.entries, key=lambda entry: entry.published_at or entry.modified_at or oldest, reverse=True
    )
    return [entry.title or entry.url for entry in in_order[:_TITLES]]


def _tell_of_promises(found: Discovery) -> None:
    """Say what the site names and does not keep, and that it is somewhere else by now."""
    survey = found.survey
    if site_of(survey.asked_url) != site_of(survey.url):
        screen.note(screen.foreign(f"{survey.asked_url} leads to another site by now: {survey.url}").plain)
    promised = [one for one in survey.missed if one.found_by in (FoundBy.DECLARED, FoundBy.ROBOTS)]
    for one in promised[:_MISSED]:
        screen.note(screen.foreign(f"Named by the site ({one.found_by}), and no feed: {one.url}: {one.why}").plain)


def _tell_of_none(found: Discovery) -> None:
    """Say why nothing, or nothing better, was found, and what to do."""
    if found.failure is not None:
        said = f"{found.failure.url}: {found.failure.reason}"
        screen.note(screen.foreign(f"{said}: {found.failure.detail}" if found.failure.detail else said).plain)
        screen.note(f"What to do: {found.advice}.")
    elif not found.ranking:
        screen.note(
            f"No feed, sitemap or list of articles was found on {screen.foreign(found.survey.url).plain}; "
            f"{len(found.survey.missed)} addresses were tried. Look for a page that lists its news, and name that one: "
            "pages that are drawn by JavaScript show nothing to vigie."
        )
