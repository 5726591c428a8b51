"""Invented findings of one day, from which reviews are composed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from scheduler.digest.composing import Findings
from scheduler.digest.days import one_day
from store.review.arrivals import ArrivalCounts, ArrivedArticle, EditedArticle
from store.review.asking import Span
from store.review.deals import NewAgreement, NewPartner
from store.review.watch import UnreadPages, Watch, WatchedSource
from store.types.alarms import Alarm, AlarmKind

DAY = one_day(date(2026, 11, 21))
#: Eight in the morning in Paris.
MORNING = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
NEXT_DAY = MORNING + timedelta(days=1)
SOURCES = ("Agence Hexagone", "Canal Distribution", "DSI Magazine")


def arrival(number: int, **said: Any) -> ArrivedArticle:
    fields: dict[str, Any] = {
        "id": number,
        "story_id": number,
        "source": "DSI Magazine",
        "url": f"https://dsi-magazine.example/{number}",
        "title": f"Accord {number}",
        "excerpt": "",
        "access": "free",
        "words": 300,
        "credit": "",
        "appeared_at": MORNING,
        "first_seen_at": MORNING,
        "story_seen_at": MORNING,
        "is_removed": False,
        "speaks": True,
    }
    told = fields | said
    return ArrivedArticle(**({"owner": told["source"]} | told))


def agreement(**said: Any) -> NewAgreement:
    fields: dict[str, Any] = {
        "partner": "Mutuelle Vallorée",
        "partner_type": "company",
        "partner_state": "known",
        "kind": "framework agreement",
        "status": "signed",
        "dated_from": None,
        "dated_to": None,
        "months": 60,
        "amount_least": 4_500_000,
        "amount_most": 4_500_000,
        "amount_per": "",
        "sentence": "La mutuelle a signé un accord-cadre : cinq ans, 4,5 millions d’euros.",
        "source": "DSI Magazine",
        "url": "https://dsi-magazine.example/1",
        "articles": 2,
        "is_new": True,
        "is_new_partner": True,
    }
    return NewAgreement(**(fields | said))


def edit(number: int, *kinds: str, **said: Any) -> EditedArticle:
    fields: dict[str, Any] = {
        "article_id": number,
        "source": "Canal Distribution",
        "url": f"https://canal-distribution.example/{number}",
        "kinds": kinds,
        "seen_at": MORNING,
        "title": f"Accord {number}",
        "title_before": f"Accord {number}",
    }
    return EditedArticle(**(fields | said))


def polled(source: str, polls: int = 24, failed: int = 0, *reasons: str) -> WatchedSource:
    return WatchedSource(source=source, polls=polls, failed=failed, reasons=reasons)


def watched(*sources: WatchedSource, lately: tuple[str, ...] = SOURCES, **said: Any) -> Watch:
    fields: dict[str, Any] = {"unread": (), "gaps": ()}
    return Watch(sources=sources, lately=frozenset(lately), **(fields | said))


def alarm(kind: AlarmKind, source: str = "") -> Alarm:
    return Alarm(
        kind=kind,
        source=source,
        feed_url="",
        opened_at=MORNING,
        seen_at=MORNING,
        closed_at=None,
        evidence="",
        advice="",
    )


def findings(**said: Any) -> Findings:
    """A day on which three sources were polled without trouble, and nothing came."""
    fields: dict[str, Any] = {
        "days": DAY,
        "now": NEXT_DAY,
        "topic": "Microsoft en France",
        "configured": frozenset(SOURCES),
        "log_since": MORNING - timedelta(days=90),
        "arrivals": (),
        "counts": ArrivalCounts(),
        "edits": (),
        "agreements": (),
        "partners": (),
        "watch": watched(*map(polled, SOURCES)),
        "alarms": (),
    }
    return Findings(**(fields | said))


def a_full_day() -> Findings:
    """Two stories, one of them copied, an agreement, an edit, and a source that was down."""
    agency = arrival(
        1,
        source="Agence Hexagone",
        url="https://agence.example/1",
        title="Microsoft et la Mutuelle Vallorée : un accord « historique » ?",
        excerpt="L’accord-cadre porte sur cinq ans ; 4 200 postes sont concernés, dit la mutuelle.",
        credit="AHP",
    )
    copy = arrival(2, story_id=1, appeared_at=MORNING + timedelta(minutes=70), speaks=False, owner="Groupe")
    stub = arrival(
        3,
        title="Solmar grossiste",
        access="stub",
        source="Canal Distribution",
        appeared_at=MORNING - timedelta(hours=3),
    )
    late = arrival(4, title="Un label pour les PME", appeared_at=datetime(2005, 11, 15, 9, 24, tzinfo=UTC))
    return findings(
        arrivals=(agency, copy, stub, late),
        counts=ArrivalCounts(articles=4, stories=3, sources=3),
        agreements=(
            agreement(),
            agreement(partner="Solmar", partner_state="candidate", amount_least=None, sentence=""),
        ),
        partners=(NewPartner(name="Mutuelle Vallorée", type="company"), NewPartner(name="Cigref", type="association")),
        edits=(edit(5, "headline", "amount", title_before="Accord à 4 millions"), edit(6, "rewording")),
        watch=watched(
            polled("Canal Distribution"),
            polled("Agence Hexagone", 24, 24, "http 503: ill", "timed out: late"),
            polled("DSI Magazine"),
            unread=(UnreadPages(source="DSI Magazine", reason="consent wall", pages=2),),
            gaps=(Span(since=MORNING, until=MORNING + timedelta(hours=5)),),
        ),
        alarms=(alarm(AlarmKind.DISK),),
    )
