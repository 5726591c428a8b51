"""An article as the extractor sees it: its fields, and what of its page was kept and removed, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.markup import escape
from rich.table import Table

from scheduler.cli.answers import screen
from store.text import clean_line, fold
from store.types import Article

#: Characters by which a block is found again on its page.
_KNOWN_BY = 60
#: What a text is known by that is made of several blocks: a shorter one says too little.
_LEAST_KNOWN = 6
#: Characters of a removed block that are shown.
_SHOWN = 240


@dataclass(frozen=True, kw_only=True)
class ShownBlock:
    """A block of the page, and what became of it."""

    text: str
    #: The part of the article that it became; empty when it was removed.
    part: str = ""
    #: The rule that removed it; empty when it was kept.
    rule: str = ""


def print_article(article: Article, *, with_text: bool) -> None:
    """The fields of an article, and its text."""
    facts = Table.grid(padding=(0, 2, 0, 0))
    facts.add_column(style="bold", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in _facts(article):
        facts.add_row(name, screen.foreign(value or "–", "" if value else "dim"))
    screen.out.print(facts)
    if with_text:
        screen.out.print()
        for paragraph in article.body.split("\n"):
            screen.out.print(screen.foreign(paragraph))


def print_blocks(article: Article, texts: Sequence[str]) -> None:
    """What was kept beside what was removed, in the order of `texts`, the blocks of the page."""
    made = screen.table("kept", "removed", "part, or rule", title="What became of the page")
    made.expand = True
    for column, ratio in zip(made.columns, (5, 4, 2), strict=True):
        column.ratio = ratio
    made.padding = (0, 2, 0, 0)
    for block in in_page_order(article, texts):
        if block.rule:
            made.add_row("", screen.foreign(_cut(block.text), "red"), screen.foreign(block.rule, "yellow"))
        else:
            style = "green" if block.part == "body" else "bold green"
            made.add_row(screen.foreign(block.text, style), "", "" if block.part == "body" else escape(block.part))
    screen.out.print()
    screen.out.print(made)
    kept = article.body.count("\n") + 1
    screen.note(f"{kept} paragraphs kept, {len(article.removed)} blocks removed.")


def in_page_order(article: Article, texts: Sequence[str]) -> list[ShownBlock]:
    """The blocks that were kept and removed, as they stand on the page; what cannot be placed follows its like."""
    places = {_known_by(text): place for place, text in reversed(list(enumerate(texts)))}
    joined = [fold(text) for text in texts]
    kept = [ShownBlock(text=article.title, part="title")] if article.title else []
    kept += [ShownBlock(text=article.standfirst, part="standfirst")] if article.standfirst else []
    kept += [ShownBlock(text=paragraph, part="body") for paragraph in article.body.split("\n")]
    removed = [ShownBlock(text=block.text, rule=block.rule) for block in article.removed]
    placed = [*_placed(kept, places, joined, 0), *_placed(removed, places, joined, len(texts))]
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def as_markdown(article: Article) -> str:
    """The article as Markdown: headline, standfirst, who and when, text."""
    when = article.published_at.date().isoformat() if article.published_at else ""
    byline = ", ".join(filter(None, (*map(clean_line, article.authors), clean_line(article.credit), when)))
    lead = f"**{clean_line(article.standfirst)}**" if article.standfirst else ""
    body = article.body_markdown or article.body.replace("\n", "\n\n")
    parts = (f"# {clean_line(article.title)}", lead, f"*{byline}*" if byline else "", body)
    return "\n\n".join(part for part in parts if part)


def _placed(
    blocks: Iterable[ShownBlock], places: dict[str, int], joined: Sequence[str], otherwise: int
) -> Iterable[tuple[float, ShownBlock]]:
    """Each block with its place. One that is found nowhere follows the one before it."""
    before = float(otherwise)
    for block in blocks:
        wanted = _known_by(block.text)
        found = places[wanted] if wanted in places else _place_of(wanted, joined)
        if found is not None:
            before = float(found)
        yield before, block


def _place_of(wanted: str, joined: Sequence[str]) -> int | None:
    """The first block of the page that holds a text, or that a text made of several begins with."""
    if not wanted:
        return None
    within = (place for place, text in enumerate(joined) if wanted in text)
    first = (place for place, text in enumerate(joined) if len(text) >= _LEAST_KNOWN and wanted.startswith(text))
    return next(within, next(first, None))


def _known_by(text: str) -> str:
    return fold(clean_line(text))[:_KNOWN_BY].strip()


def _facts(article: Article) -> list[tuple[str, str]]:
    roles = dict(article.author_roles)
    authors = [f"{name} ({roles[name]})" if name in roles else name for name in article.authors]
    return [
        ("title", article.title),
        ("standfirst", article.standfirst),
        ("authors", ", ".join(authors)),
        ("published", _dated(article.published_at, article.published_from)),
        ("date as written", article.published_raw),
        ("modified", _dated(article.modified_at, article.modified_from)),
        ("section", article.section),
        ("tags", ", ".join(article.tags)),
        ("credit", article.credit),
        ("language", article.language),
        ("access", article.access.value),
        ("canonical URL", article.canonical_url),
        ("image", article.image),
        ("robots", ", ".join(article.directives)),
        ("encoding", article.encoding),
        ("words", str(article.word_count)),
    ]


def _dated(instant: datetime | None, evidence: str) -> str:
    return f"{screen.local(instant)} (from: {evidence})" if instant else ""


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
