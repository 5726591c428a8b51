"""A review in French sentences, the same for every rendering. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from scheduler.digest.days import Days, Period, day_of, names_day_alone
from scheduler.digest.french import (
    WIDE,
    counted,
    day_in_words,
    days_in_words,
    euros,
    lasting,
    listed,
    moment,
    number,
    short_day,
    term,
    typeset,
)
from scheduler.digest.sheet import Paragraph, Point, Section, Sheet, WordRun, plain
from scheduler.digest.unseen import unseen_section, unseen_summary
from scheduler.digest.values import Digest, EditTold, StoryTold, Telling
from scheduler.digest.vocabulary import AGREEMENT_KINDS, AGREEMENT_STATUSES, EDIT_KINDS, PARTNER_TYPES
from store.review.deals import NewAgreement, NewPartner
from store.urls import is_web_url


def sheet_of(digest: Digest) -> Sheet:
    """The review in words."""
    sections = (
        _stories("À la une", digest.stories, digest.more_stories),
        _agreements(digest),
        _partners(digest),
        _edits(digest),
        _stories("Parus plus tôt, lus seulement maintenant", digest.older, digest.more_older, in_short=True),
        unseen_section(digest.sight),
    )
    return Sheet(
        title=title_of(digest.days),
        subtitle=digest.topic,
        summary=(_summary(digest), *unseen_summary(digest), *_partial(digest)),
        sections=tuple(section for section in sections if section.points or section.end),
    )


def title_of(days: Days) -> str:
    """The heading in French: of a day, of a week, or of other days."""
    if days.first == days.last:
        return f"Revue du {day_in_words(days.first)}"
    what = "Revue de la semaine" if days.period is Period.WEEKLY else "Revue"
    return f"{what} {days_in_words(days.first, days.last)}"


def _summary(digest: Digest) -> str:
    if digest.is_empty:
        return ""
    if not digest.articles:
        return "Aucun article nouveau."
    several = digest.articles > 1
    stories = len(digest.stories) + digest.more_stories + len(digest.older) + digest.more_older
    came = f"{counted(digest.articles, 'article')} {'sont arrivés' if several else 'est arrivé'}"
    return f"{came} de {counted(digest.sources, 'source')}, en {counted(stories, 'sujet')}."


def _partial(digest: Digest) -> list[str]:
    over = digest.seen_until >= digest.days.until
    return [] if over else [f"Arrêtée au {moment(digest.seen_until)}{WIDE}: la suite n’est pas encore connue."]


def _stories(title: str, stories: tuple[StoryTold, ...], more: int, *, in_short: bool = False) -> Section:
    points = tuple(_story(story, in_short=in_short) for story in stories)
    return Section(title=title, points=points, end=_others(more, "sujet"))


def _story(story: StoryTold, *, in_short: bool) -> Point:
    credit = f" (d’après {typeset(story.credit)})" if story.credit else ""
    notes = [] if story.is_new else ["sujet déjà signalé"]
    notes += ["début de l’article seulement"] if story.is_stub else []
    notes += ["retiré depuis"] if story.is_removed else []
    day = short_day(day_of(story.appeared_at))
    told = f"{typeset(story.source)}, {day if in_short else _when(story.appeared_at)}{credit}" + "".join(
        f", {note}" for note in notes
    )
    paragraphs = [plain(told)]
    if story.excerpt and not in_short:
        paragraphs.append(plain(typeset(story.excerpt)))
    if story.copies:
        paragraphs.append(_copies(story))
    return Point(heading=_linked(typeset(story.title), story.url), paragraphs=tuple(paragraphs))


def _copies(story: StoryTold) -> Paragraph:
    words = [WordRun(text=f"Repris par{WIDE}: ")]
    for place, copy in enumerate(story.copies):
        words += [WordRun(text=", ")] if place else []
        words += [_linked(typeset(copy.source), copy.url), WordRun(text=f" ({_lag(copy)})")]
    end = f" et {counted(story.more_copies, 'autre')}." if story.more_copies else "."
    return (*words, WordRun(text=end))


def _when(appeared_at: datetime) -> str:
    if names_day_alone(appeared_at):
        return short_day(day_of(appeared_at)).rpartition(" ")[0]
    return moment(appeared_at)


def _lag(copy: Telling) -> str:
    group = ", même groupe" if copy.same_owner else ""
    if copy.lag_s is None:
        return f"le {_when(copy.appeared_at)}{group}"
    if copy.lag_s < 60:
        return f"au même moment{group}"
    return f"{lasting(timedelta(seconds=copy.lag_s))} après{group}"


def _agreements(digest: Digest) -> Section:
    points = tuple(map(_agreement, digest.agreements))
    return Section(title="Accords et montants", points=points, end=_others(digest.more_agreements, "accord"))


def _agreement(one: NewAgreement) -> Point:
    kind = AGREEMENT_KINDS.get(one.kind, one.kind)
    parts = [f"{kind} {AGREEMENT_STATUSES.get(one.status, one.status)}"]
    if told := euros(one.amount_least, one.amount_most, one.amount_per):
        parts.append(told)
    parts += [f"sur {term(one.months)}"] if one.months else []
    notes = ["nom à vérifier"] if one.partner_state == "candidate" else []
    notes += [] if one.is_new else ["montant connu depuis peu"]
    notes += ["partenaire nouveau"] if one.is_new and one.is_new_partner and not notes else []
    note = f" [{', '.join(notes)}]" if notes else ""
    heading = f"{typeset(one.partner)}{WIDE}: {', '.join(parts)}{note}"
    source = _linked(typeset(one.source), one.url)
    others = f" et {counted(one.articles - 1, 'autre article', 'autres articles')}" if one.articles > 1 else ""
    said = (WordRun(text=f"«{WIDE}{typeset(one.sentence)}{WIDE}» — "),) if one.sentence else ()
    return Point(heading=WordRun(text=heading), paragraphs=((*said, source, WordRun(text=f"{others}.")),))


def _partners(digest: Digest) -> Section:
    if not digest.partners:
        return Section(title="Partenaires nommés pour la première fois", points=())
    names = [_partner(each) for each in digest.partners]
    names += [counted(digest.more_partners, "autre")] if digest.more_partners else []
    return Section(title="Partenaires nommés pour la première fois", points=(), end=f"{listed(names)}.")


def _partner(one: NewPartner) -> str:
    kind = PARTNER_TYPES.get(one.type, one.type)
    return typeset(one.name) + (f" ({kind})" if kind else "")


def _edits(digest: Digest) -> Section:
    points = tuple(map(_edit, digest.edits))
    return Section(title="Articles modifiés", points=points, end=_others(digest.more_edits, "article modifié"))


def _edit(edit: EditTold) -> Point:
    kinds = ", ".join(EDIT_KINDS.get(kind, kind) for kind in edit.kinds)
    told = [plain(f"{typeset(edit.source)}, {moment(edit.seen_at)}{WIDE}: {kinds}.")]
    if edit.title_before:
        told.append(plain(f"Titre précédent{WIDE}: «{WIDE}{typeset(edit.title_before)}{WIDE}»"))
    return Point(heading=_linked(typeset(edit.title), edit.url), paragraphs=tuple(told))


def _others(more: int, what: str) -> str:
    if not more:
        return ""
    first, _, rest = what.partition(" ")
    several = " ".join([f"{first}s", *([f"{rest}s"] if rest else [])])
    return f"et {number(more)}{WIDE}autre{'s' if more > 1 else ''} {several if more > 1 else what}."


def _linked(text: str, url: str) -> WordRun:
    return WordRun(text=text, url=url if is_web_url(url) else "")
