"""What `vigie topic` says: trees, lists of what changes, and figures, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from rich.text import Text
from rich.tree import Tree

from crawler.judging.evaluation import Counts, Judged, partner_counts, topic_counts, worst
from scheduler.cli.answers import screen
from scheduler.cli.answers.documents import document
from scheduler.tasks.topic_replay import JudgedText, TopicChange, judged_texts, lacking
from store.database import reader_of

if TYPE_CHECKING:
    from crawler.judging.topic import Topic
    from scheduler.tasks.explaining import Explained, TextExplanation
    from store.search.contexts import Context

_STYLES = {"match": "green", "near miss": "yellow", "off topic": "red"}
_UNKNOWABLE = (
    "Articles that were off the topic are not kept, so that what the query would have gained among them cannot be told."
)


def print_explanation(explanation: TextExplanation, topic: Topic, *, all_clauses: bool) -> None:
    """One text: its verdict, the tree of clauses, and what is missing."""
    verdict, scale = explanation.verdict, topic.scale
    head = screen.foreign(explanation.article.title or explanation.article.url, "bold")
    relevance = verdict.relevance.value
    score = explanation.root.score
    line = Text(f"{relevance}, ", style=_STYLES[relevance])
    line.append(f"score {1.0 if score is None else score:.2f} (a match from {scale.match:g}, ", style="dim")
    line.append(f"a near miss from {scale.near_miss:g} where one condition is missing)", style="dim")
    tree = Tree(head.append("\n").append_text(line))
    _grow(tree, explanation.root, all_clauses=all_clauses)
    screen.out.print(tree)
    for missing in explanation.missing:
        screen.out.print(Text("missing: ", style="yellow").append_text(screen.foreign(missing)), soft_wrap=True)


def _grow(tree: Tree, explained: Explained, *, all_clauses: bool) -> None:
    branch = tree.add(_clause_line(explained))
    for place in explained.places:
        branch.add(_place_line(place))
    shown = explained.parts if all_clauses else explained.telling
    for part in shown:
        _grow(branch, part, all_clauses=all_clauses)
    if shown and (hidden := len(explained.parts) - len(shown)):
        branch.add(Text(f"{hidden} more", style="dim"))


def _clause_line(explained: Explained) -> Text:
    holds, fails = ("+", "-") if screen.out.options.ascii_only else ("✓", "✗")
    mark, style = (holds, "green") if explained.holds else ("~", "yellow") if explained.almost else (fails, "red")
    line = Text(f"{mark} ", style=style).append_text(screen.foreign(explained.said))
    if explained.score:
        line.append(f"  {explained.score:.2f}", style="bold")
    if explained.counts:
        line.append("  " + ", ".join(f"{zone} {count}×" for zone, count in explained.counts.items()), style="dim")
    return line.append(f"  {explained.almost}", style="yellow") if explained.almost else line


def _place_line(place: Context) -> Text:
    line = Text(f"{place.zone}: ", style="dim")
    line.append_text(screen.foreign(place.before)).append(" " if place.before.endswith(" ") else "")
    line.append_text(screen.foreign(place.words, "bold yellow"))
    return line.append(" " if place.after.startswith(" ") else "").append_text(screen.foreign(place.after))


def print_change(store_url: str, topic: Topic, change: TopicChange, last: int) -> None:
    """What a changed query comes to, with the newest of what it gains and loses."""
    screen.out.print(
        f"{change.articles:,} articles are kept, {change.before:,} of them on the topic; with this query "
        f"{change.after:,} would be: {len(change.gained):,} gained, {len(change.lost):,} lost."
    )
    with reader_of(store_url) as reader:
        for what, ids in (("gained", change.gained), ("lost", change.lost)):
            _print_articles(what, topic, judged_texts(reader, topic, ids[:last]), len(ids))
    _print_near_misses(change, last)
    screen.note(_UNKNOWABLE)


def _print_articles(what: str, topic: Topic, judged: Sequence[JudgedText], total: int) -> None:
    if not judged:
        return
    made = screen.table("id", "source", "title", "score", "why", numbers=("id", "score"), title=f"{what}: {total:,}")
    for one in judged:
        made.add_row(
            str(one.kept.id),
            screen.foreign(one.kept.source),
            screen.foreign(one.kept.article.title),
            f"{one.verdict.score:.2f}",
            screen.foreign(_why(topic, one)),
        )
    screen.out.print(made)
    if total > len(judged):
        screen.note(f"and {total - len(judged):,} more; --last shows more of them")


def _why(topic: Topic, one: JudgedText) -> str:
    if one.verdict.relevance == "match":
        return ", ".join(one.verdict.found)
    return "missing: " + "; ".join(one.verdict.missing or lacking(topic, one.kept))


def _print_near_misses(change: TopicChange, last: int) -> None:
    if not change.near_misses:
        return
    screen.out.print(
        f"Near misses, of which no text is kept: {change.near_misses:,}; by its headline alone, "
        f"{len(change.promising):,} would match. Of the others it cannot be told."
    )
    for missed in change.promising[:last]:
        screen.out.print(screen.foreign(f"{missed.source}: {missed.title} ({missed.url})"), soft_wrap=True)


def change_document(store_url: str, topic: Topic, change: TopicChange, last: int) -> str:
    """The same for programs; the lists are as long as a person's."""
    with reader_of(store_url) as reader:
        lists = {
            what: [_article_fields(topic, one) for one in judged_texts(reader, topic, ids[:last])]
            for what, ids in (("gained", change.gained), ("lost", change.lost))
        }
    counts = {name: getattr(change, name) for name in ("articles", "before", "after", "near_misses")}
    counts |= {"gained": len(change.gained), "lost": len(change.lost), "texts_read": change.read}
    promising = [asdict(one) for one in change.promising[:last]]
    return document({"query": topic.query, "counts": counts, **lists, "promising": promising, "unknown": _UNKNOWABLE})


def _article_fields(topic: Topic, one: JudgedText) -> dict[str, Any]:
    kept, verdict = one.kept, one.verdict
    if verdict.relevance == "off topic":
        verdict = replace(verdict, missing=lacking(topic, kept))
    fields = {"id": kept.id, "source": kept.source, "title": kept.article.title, "url": kept.article.url}
    return fields | asdict(verdict)


def print_evaluation(judged: Sequence[Judged], last: int) -> None:
    """Figures, then the worst errors."""
    numbers = ("texts", "on topic", "right", "wrong", "missed", "precision", "recall", "partner F1")
    made = screen.table("", *numbers, numbers=numbers)
    for name, some in _cuts(judged).items():
        counts, partners = topic_counts(some), partner_counts(some)
        figures = (len(some), counts.right + counts.missed, counts.right, counts.wrong, counts.missed)
        shares = (counts.precision, counts.recall, partners.f1)
        made.add_row(name, *map(str, figures), *("–" if share is None else f"{share:.3f}" for share in shares))
    screen.out.print(made)
    for each in worst(judged)[:last]:
        what = "wrong" if each.is_match else "missed"
        doubtful = ", doubtful" if each.labelled.is_doubtful else ""
        line = Text(f"{what} ({each.verdict.score:.2f}{doubtful}) ", style="red" if each.is_match else "yellow")
        screen.out.print(line.append_text(screen.foreign(each.labelled.article.title)), soft_wrap=True)
        why = each.verdict.found if each.is_match else each.verdict.missing
        label = "" if each.is_match else "missing: "
        screen.out.print(screen.foreign(f"{label}{'; '.join(why)}", "dim"), soft_wrap=True)
    _print_partners([each for each in judged if each.wrong_partners or each.missed_partners][:last])


def _print_partners(judged: Sequence[Judged]) -> None:
    for each in judged:
        said = [f"missed {name}" for name in each.missed_partners] + [f"wrong {name}" for name in each.wrong_partners]
        screen.out.print(screen.foreign(f"partners: {', '.join(said)}: {each.labelled.article.title}"), soft_wrap=True)


def evaluation_document(judged: Sequence[Judged], last: int, *, bad_lines: int) -> str:
    """The same for programs."""
    figures = {
        name: {"texts": len(some), "topic": _shares(topic_counts(some)), "partners": _shares(partner_counts(some))}
        for name, some in _cuts(judged).items()
    }
    errors = [
        {
            "title": each.labelled.article.title,
            "label": int(bool(each.labelled.is_on_topic)),
            "doubtful": each.labelled.is_doubtful,
            **asdict(each.verdict),
        }
        for each in worst(judged)[:last]
    ]
    partners = [
        {"title": each.labelled.article.title, "missed": each.missed_partners, "wrong": each.wrong_partners}
        for each in judged
        if each.wrong_partners or each.missed_partners
    ]
    return document(figures | {"bad_lines": bad_lines, "errors": errors, "partner_errors": partners[:last]})


def _cuts(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    return {"not_doubtful": [each for each in judged if not each.labelled.is_doubtful], "all": list(judged)}


def _shares(counts: Counts) -> dict[str, float | int | None]:
    return asdict(counts) | {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
