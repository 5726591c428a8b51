"""A message of the outbox as a letter: alarms in the words they were raised with, reviews as the corpus is now.

A review is put together when it is sent, so that nothing is in it that was forgotten meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from pydantic import TypeAdapter

from scheduler.configuration.loading import Configuration
from scheduler.digest.days import Days, Period
from scheduler.digest.page import html_of
from scheduler.digest.plain import text_of
from scheduler.digest.reviewing import review
from scheduler.digest.sentences import sheet_of
from scheduler.digest.values import Digest
from scheduler.sinks.letters import Letter
from store.outbox.sending import ClaimedMessage
from store.outbox.writing import ALARMS

_DIGESTS = TypeAdapter(Digest)
#: Alarms that a letter spells out.
_MOST_ALARMS = 50


def letter_of(claimed: ClaimedMessage, configuration: Configuration, now: datetime) -> Letter:
    """The letter of a message. Raises StoreUnavailable when a review cannot be put together."""
    if claimed.kind == ALARMS:
        return alarm_letter(claimed.key, claimed.document, claimed.made_at)
    digest = review(configuration, days_of(claimed.kind, claimed.document), now)
    return digest_letter(claimed.key, digest, claimed.made_at)


def digest_letter(key: str, digest: Digest, made_at: datetime) -> Letter:
    """A review as a letter."""
    sheet = sheet_of(digest)
    subject = f"{sheet.title} – {digest.topic}" if digest.topic else sheet.title
    return Letter(
        key=key,
        kind=digest.days.period.value,
        made_at=made_at,
        subject=subject,
        text=text_of(sheet),
        html=html_of(sheet),
        document={"digest": digest_document(digest)},
    )


def digest_document(digest: Digest) -> dict[str, Any]:
    """A review for programs."""
    fields: dict[str, Any] = _DIGESTS.dump_python(digest, mode="json")
    return fields | {"is_empty": digest.is_empty}


def days_document(days: Days) -> dict[str, str]:
    """The days of a review, as the outbox keeps them."""
    return {"period": days.period.value, "first": days.first.isoformat(), "last": days.last.isoformat()}


def days_of(kind: str, document: Mapping[str, str]) -> Days:
    """`days_document` back."""
    period = Period(document.get("period", kind))
    return Days(period=period, first=date.fromisoformat(document["first"]), last=date.fromisoformat(document["last"]))


def trial_letter(key: str, sink: str, now: datetime) -> Letter:
    """What `vigie sinks test` sends."""
    text = f"This is a test of the sink {sink}. Alarms and reviews will come the same way.\n"
    return Letter(
        key=key,
        kind="test",
        made_at=now,
        subject=f"Vigie: a test of {sink}",
        text=text,
        html=f"<p>{escape(text.strip())}</p>",
        document={},
    )


def alarm_letter(key: str, document: Mapping[str, Any], made_at: datetime) -> Letter:
    """Alarms that opened and closed, as a letter."""
    opened, closed = document["opened"], document["closed"]
    sections = [("Now wrong", opened), ("Right again", closed)]
    return Letter(
        key=key,
        kind=ALARMS,
        made_at=made_at,
        subject=f"Vigie: {_in_short(opened, closed)}",
        text="\n\n".join(_alarms_text(title, some) for title, some in sections if some) + "\n",
        html="\n".join(_alarms_html(title, some) for title, some in sections if some),
        document={"alarms": {"opened": opened, "closed": closed}},
    )


def _in_short(opened: Sequence[Mapping[str, Any]], closed: Sequence[Mapping[str, Any]]) -> str:
    if len(opened) + len(closed) == 1:
        (one,) = (*opened, *closed)
        return f"{_who(one)}: {one['kind']}" if opened else f"{_who(one)}: {one['kind']} is over"
    counts = [(len(opened), "wrong"), (len(closed), "right again")]
    return ", ".join(f"{count} {what}" for count, what in counts if count)


def _alarms_text(title: str, alarms: Sequence[Mapping[str, Any]]) -> str:
    blocks = [title, "-" * len(title)]
    for one in alarms[:_MOST_ALARMS]:
        feed = f"\n  {one['feed_url']}" if one["feed_url"] else ""
        blocks.append(f"\n* {_who(one)}: {one['kind']}, {_since(one)}\n  {one['evidence']}{_advice(one)}{feed}")
    return "\n".join([*blocks, *_beyond(alarms)])


def _alarms_html(title: str, alarms: Sequence[Mapping[str, Any]]) -> str:
    points = []
    for one in alarms[:_MOST_ALARMS]:
        told = f"{one['evidence']}{_advice(one)}"
        feed = f"<br>{escape(one['feed_url'])}" if one["feed_url"] else ""
        head = f"<strong>{escape(_who(one))}: {escape(one['kind'])}</strong>, {escape(_since(one))}"
        points.append(f"<li>{head}<br>{escape(told)}{feed}</li>")
    points += [f"<li>{line.strip()}</li>" for line in _beyond(alarms)]
    return f"<h2>{title}</h2>\n<ul>\n" + "\n".join(points) + "\n</ul>"


def _who(one: Mapping[str, Any]) -> str:
    return one["source"] or "Vigie itself"


def _since(one: Mapping[str, Any]) -> str:
    opened, closed = (_shown(one[name]) for name in ("opened_at", "closed_at"))
    return f"from {opened} to {closed} UTC" if closed else f"since {opened} UTC"


def _advice(one: Mapping[str, Any]) -> str:
    """What to do, while there is something to do."""
    return f"\n  {one['advice']}" if one["advice"] and not one["closed_at"] else ""


def _shown(instant: str | None) -> str:
    return f"{datetime.fromisoformat(instant):%Y-%m-%d %H:%M}" if instant else ""


def _beyond(alarms: Sequence[Mapping[str, Any]]) -> list[str]:
    more = len(alarms) - _MOST_ALARMS
    return [f"\nand {more} more; `vigie status` has them all"] if more > 0 else []
