"""Values to table rows and back; pure.

JSON columns hold what SQL never has to join on: lists of names, removed blocks, an entry that waits for its page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import Row

from store.fingerprint import text_hash
from store.types import (
    Access,
    Article,
    CrawlReport,
    Ending,
    Entry,
    Failure,
    Match,
    NearMiss,
    Outcome,
    Pace,
    PageOutcome,
    PlannedPoll,
    PollState,
    Removed,
    Validators,
)

#: A row whose columns mypy does not follow.
AnyRow = Row[*tuple[Any, ...]]


def revision_row(article: Article, known_hash: str = "") -> dict[str, Any]:
    """The columns of `revision` that come from the article itself. `known_hash`: its `text_hash`, where it was made."""
    removed = [{"rule": block.rule, "text": block.text} for block in article.removed]
    return {
        "text_hash": known_hash or text_hash(article.title, article.standfirst, article.body),
        "title": article.title,
        "standfirst": article.standfirst,
        "body": article.body,
        "authors": _json(article.authors),
        "published_at": article.published_at,
        "published_from": article.published_from,
        "published_raw": article.published_raw or None,
        "modified_at": article.modified_at,
        "modified_from": article.modified_from,
        "language": article.language,
        "section": article.section,
        "image": article.image,
        "access": article.access.value,
        "word_count": article.word_count,
        "removed": _json(removed),
        "tags": _json(article.tags),
        "author_roles": _json(dict(article.author_roles)),
        "credit": article.credit,
        "directives": _json(article.directives),
        "body_markdown": article.body_markdown,
        "encoding": article.encoding or None,
    }


def article_of(row: AnyRow) -> Article:
    """The article of a row of `revision` joined with `article`."""
    removed = tuple(Removed(rule=block["rule"], text=block["text"]) for block in json.loads(row.removed))
    return Article(
        url=row.url,
        canonical_url=row.canonical_url,
        title=row.title,
        standfirst=row.standfirst,
        body=row.body,
        authors=tuple(json.loads(row.authors)),
        published_at=row.published_at,
        published_from=row.published_from,
        published_raw=row.published_raw or "",
        modified_at=row.modified_at,
        modified_from=row.modified_from,
        language=row.language,
        section=row.section,
        image=row.image,
        access=Access(row.access),
        removed=removed,
        tags=tuple(json.loads(row.tags)),
        author_roles=tuple(json.loads(row.author_roles).items()),
        credit=row.credit,
        directives=tuple(json.loads(row.directives)),
        body_markdown=row.body_markdown,
        encoding=row.encoding or "",
    )


def match_row(match: Match | None) -> dict[str, Any]:
    """The columns of `article` that say why it was kept."""
    if match is None:
        return {"topic": "", "matched": "[]", "score": None}
    return {"topic": match.topic, "matched": _json(match.found), "score": match.score}


def near_miss_row(near_miss: NearMiss, found: Article) -> dict[str, Any]:
    """The columns of `near_miss` that come from the article, which is not kept, and from what it lacks."""
    return {
        "url": found.url,
        "title": found.title,
        "published_at": found.published_at,
        "topic": near_miss.topic,
        "score": near_miss.score,
        "found": _json(near_miss.found),
        "missing": _json(near_miss.missing),
    }


def entry_to_json(entry: Entry) -> str:
    """An entry as the text of `address.entry`."""
    return _json({name: value for name, value in asdict(entry).items() if value})


def entry_from_json(stored: str) -> Entry:
    """The entry back."""
    fields = json.loads(stored)
    fields["authors"] = tuple(fields.get("authors", ()))
    for name in ("published_at", "modified_at"):
        if name in fields:
            fields[name] = datetime.fromisoformat(fields[name])
    return Entry(**fields)


def crawl_row(report: CrawlReport) -> dict[str, Any]:
    """The columns of `crawl`."""
    row = dict(vars(report))
    del row["hint_s"], row["retry_after_s"]  # they only say when to come again
    del row["newest_at"], row["spacing_s"], row["readings"]  # they stand with the feed and the source
    row["failed"] = len(row.pop("failures"))
    row["outcome"] = report.outcome.value
    row["ending"] = report.ending.value
    return row | _page_figures(report.readings)


def _page_figures(readings: Sequence[PageOutcome]) -> dict[str, Any]:
    """The columns of `crawl` on its new pages."""
    read = [one for one in readings if one.ending is None]
    return {
        "empty_pages": sum(one.ending is Ending.EMPTY_BODIES for one in readings),
        "makeshift": sum(one.makeshift for one in read),
        "words": int(median(one.words for one in read)) if read else None,
    }


def failure_row(failure: Failure, crawl_id: int) -> dict[str, Any]:
    """The columns of `failure`."""
    row = asdict(failure)
    return row | {"crawl_id": crawl_id, "stage": failure.stage.value, "temporary": int(failure.temporary)}


def poll_state(row: AnyRow) -> PollState:
    """The poll state of a row of `feed`."""
    return PollState(
        validators=Validators(etag=row.etag, last_modified=row.last_modified, body_hash=row.body_hash),
        next_poll_at=row.next_poll_at,
        last_poll_at=row.last_poll_at,
        last_ok_at=row.last_ok_at,
        last_new_at=row.last_new_at,
        last_outcome=Outcome(row.last_outcome) if row.last_outcome else None,
        last_reason=row.last_reason,
        last_ending=Ending(row.last_ending) if row.last_ending else None,
        ending_polls=row.ending_polls,
        ending_since=row.ending_since,
        last_entry_at=row.last_entry_at,
        newest_at=row.newest_at,
        spacing_s=row.spacing_s,
        failures_in_a_row=row.failures_in_a_row,
        interval_s=row.interval_s,
        pace=Pace(
            entries=row.pace_entries,
            days=row.pace_days,
            listed=row.listed,
            gaps=row.gaps,
            failure_weight=row.failure_weight,
            failing_since=row.failing_since,
        ),
        batch_most=row.batch_most,
    )


def plan_row(plan: PlannedPoll) -> dict[str, Any]:
    """The columns of `feed` that a plan replaces."""
    pace = plan.pace
    return {
        "next_poll_at": plan.at,
        "interval_s": plan.interval_s,
        "pace_entries": pace.entries,
        "pace_days": pace.days,
        "listed": pace.listed,
        "gaps": pace.gaps,
        "failure_weight": pace.failure_weight,
        "failing_since": pace.failing_since,
        "batch_most": plan.batch_most,
    }


def _isoformat(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


# Made once: `json.dumps` with settings makes an encoder for every call.
_json = json.JSONEncoder(ensure_ascii=False, default=_isoformat).encode
