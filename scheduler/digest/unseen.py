"""What could not be seen, in French sentences: nothing there is one thing, nothing that we could see another. Pure."""

from __future__ import annotations

from scheduler.digest.french import WIDE, between, counted, listed, number, typeset
from scheduler.digest.sheet import Point, Section, WordRun, plain
from scheduler.digest.values import Digest, Outage, Sight
from scheduler.digest.vocabulary import own_trouble, reason_in_french

_ITS_ONLY_POLL, _THEIR_ONLY_POLL = "le seul relevé a échoué", "leur seul relevé a échoué"


def unseen_summary(digest: Digest) -> list[str]:
    """What an empty review means, and otherwise how many sources were seen."""
    sight = digest.sight
    if not sight.is_known:
        nothing = "Aucun article n’est conservé pour cette période. " if digest.is_empty else ""
        return [f"{nothing}Le journal des relevés ne remonte pas jusque-là{WIDE}: on ne sait plus ce qui a été vu."]
    if digest.is_empty:
        return [_nothing(sight)]
    if sight.answered == sight.watched:
        return []
    missed = counted(sight.watched - sight.answered, "source")
    return [f"{missed} sur {number(sight.watched)} n’{_were(sight)} pas pu être vue{_s(sight)} (voir plus bas)."]


def unseen_section(sight: Sight) -> Section:
    """The sources that something could not be seen of, with the reasons."""
    points = [Point(heading=WordRun(text=_pause(sight)))] if sight.pauses and sight.answered else []
    alike: dict[str, list[str]] = {}
    for each in sight.outages:
        alike.setdefault(_what(each), []).append(_who(each))
    for what, who in alike.items():
        told = what if len(who) == 1 else what.replace(_ITS_ONLY_POLL, _THEIR_ONLY_POLL)
        points.append(Point(heading=WordRun(text=listed(who)), paragraphs=(plain(told),)))
    more = sight.more_outages
    end = f"et {counted(more, 'autre source', 'autres sources')}." if more else ""
    return Section(title="Ce que nous n’avons pas pu voir", points=tuple(points), end=end)


def _nothing(sight: Sight) -> str:
    if not sight.answered:
        was_asked = any(each.state == "down" for each in sight.outages)
        why = "aucune des sources relevées n’a répondu" if was_asked else "aucune source n’a été relevée"
        return f"Nous n’avons rien pu voir{WIDE}: {why}. Il a pu paraître des articles."
    seen = counted(sight.answered, "source")
    if sight.answered < sight.watched or sight.pauses or sight.outages:
        return (
            f"Rien de nouveau dans ce que nous avons pu voir ({seen} sur {number(sight.watched)}). "
            "Quelque chose a pu nous échapper (voir plus bas)."
        )
    if sight.watched == 1:
        return f"Rien n’a paru sur le sujet{WIDE}: la source suivie a été relevée, sans incident."
    return f"Rien n’a paru sur le sujet{WIDE}: les {seen} suivies ont été relevées, sans incident."


def _pause(sight: Sight) -> str:
    return f"Aucun relevé {listed([between(pause.since, pause.until) for pause in sight.pauses])}."


def _who(outage: Outage) -> str:
    return typeset(outage.source) if outage.source else "Vigie elle-même"


def _what(outage: Outage) -> str:
    polls = counted(outage.polls, "relevé")
    said = {
        "down": f"rien n’a pu être lu ({polls}, tous en échec)" if outage.polls > 1 else _ITS_ONLY_POLL,
        "unwatched": "aucun relevé",
        "partly": f"{number(outage.failed)} relevés sur {number(outage.polls)} ont échoué",
        "alarm": "alerte pendant la période",
        "unread": _unread(outage.pages),
    }[outage.state]
    if outage.state == "alarm" and outage.pages:
        said += f", {_unread(outage.pages)}"
    reasons = ", ".join(reason_in_french(each) if outage.source else own_trouble(each) for each in outage.reasons)
    return f"{said}{WIDE}: {reasons}." if reasons else f"{said}."


def _unread(pages: int) -> str:
    return f"{counted(pages, 'page')} n’{'ont' if pages > 1 else 'a'} pas pu être lue{'s' if pages > 1 else ''}"


def _were(sight: Sight) -> str:
    return "ont" if sight.watched - sight.answered > 1 else "a"


def _s(sight: Sight) -> str:
    return "s" if sight.watched - sight.answered > 1 else ""
