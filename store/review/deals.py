"""Partners and agreements that articles of a span told of, as far as they were new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from store.quoting import longest_quote, shortened
from store.review.arrivals import may_quote
from store.review.asking import Span, ask
from store.rows import AnyRow
from store.text import clean_line, fold

_MOST = 200
#: Characters that a review shows of a sentence.
_LONGEST_SENTENCE = 300

_TOLD_IN_SPAN = """
    SELECT g.partnership_id FROM agreement AS g JOIN article AS b ON b.id = g.article_id
    WHERE b.first_seen_at >= :since AND b.first_seen_at < :until
"""
_AGREEMENTS = f"""
    SELECT p.id, p.partner, p.partner_type, k.state AS partner_state, k.first_seen_at AS partner_seen_at, p.kind,
           p.status, p.dated_from, p.dated_to, p.months, p.amount_least, p.amount_most, p.amount_per, p.sentence,
           p.source, p.url, p.articles, p.first_seen_at, r.directives, a.rights,
           CASE WHEN EXISTS (
               SELECT 1 FROM agreement AS x JOIN article AS y ON y.id = x.article_id
               WHERE x.partnership_id = p.id AND y.first_seen_at < :since
                 AND (x.amount_least IS NOT NULL OR x.amount_most IS NOT NULL)
           ) THEN 1 ELSE 0 END AS had_sum
    FROM partnerships AS p
    JOIN partnership AS s ON s.id = p.id
    JOIN partner AS k ON k.id = s.partner_id
    JOIN article AS a ON a.id = p.article_id
    JOIN revision AS r ON r.article_id = a.id AND r.number = a.revision
    WHERE p.id IN ({_TOLD_IN_SPAN})
    ORDER BY COALESCE(p.amount_most, p.amount_least, 0) DESC, p.confidence DESC, p.id LIMIT :most
"""  # noqa: S608 - made of the constant above
_PARTNERS = """
    SELECT p.name, p.type, p.state FROM partner AS p
    WHERE p.first_seen_at >= :since AND p.first_seen_at < :until AND p.state IN ('known', 'accepted')
    ORDER BY p.name LIMIT :most
"""


@dataclass(frozen=True, kw_only=True)
class NewAgreement:
    """An agreement, or the first sum that is told of one; columns as in the view `partnerships`."""

    partner: str
    partner_type: str
    #: known, candidate or accepted.
    partner_state: str
    kind: str
    status: str
    dated_from: str | None
    dated_to: str | None
    months: int | None
    amount_least: int | None
    amount_most: int | None
    amount_per: str
    #: What says so; empty where nothing of its article may be shown.
    sentence: str
    source: str
    url: str
    articles: int
    #: Whether the agreement was unknown before the span; else it is its sum that is new.
    is_new: bool
    #: Whether its partner was.
    is_new_partner: bool


@dataclass(frozen=True, kw_only=True)
class NewPartner:
    """A partner that an article named for the first time."""

    name: str
    type: str


def new_agreements(reader: Engine, span: Span) -> list[NewAgreement]:
    """Agreements first told of in a span, and older ones whose first sum was; the largest sums first."""
    rows = ask(reader, _AGREEMENTS, span, ("partner_seen_at", "first_seen_at"), most=_MOST)
    found = [_agreement(row, span.since) for row in rows]
    has_sum = {row.id: row.amount_least is not None or row.amount_most is not None for row in rows}
    return [one for row, one in zip(rows, found, strict=True) if one.is_new or (has_sum[row.id] and not row.had_sum)]


def new_partners(reader: Engine, span: Span) -> list[NewPartner]:
    """Partners of the profile, or of a person's, that were named for the first time in a span."""
    named = [NewPartner(name=row.name, type=row.type) for row in ask(reader, _PARTNERS, span, most=_MOST)]
    return sorted(named, key=lambda partner: fold(partner.name))


def _agreement(row: AnyRow, since: datetime) -> NewAgreement:
    told = {name: row._mapping[name] for name in NewAgreement.__dataclass_fields__ if name in row._mapping}
    directives = may_quote(row.rights, row.directives)
    allowed = 0 if directives is None else longest_quote(directives)
    longest = _LONGEST_SENTENCE if allowed is None else min(allowed, _LONGEST_SENTENCE)
    told["sentence"] = shortened(clean_line(told["sentence"]), longest)
    return NewAgreement(**told, is_new=row.first_seen_at >= since, is_new_partner=row.partner_seen_at >= since)
