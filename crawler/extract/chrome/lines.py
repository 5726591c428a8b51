"""What is taken out of the text after extraction, line by line, as a table of small named rules.

Rules look at form and place first (links, repeats, what follows a heading) and at words last, and then only at whole
short lines. Each says which lines go; `clean_lines` applies them in the table's order and keeps a record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from crawler.extract.chrome.afterwords import AFTERWORD, afterwords
from crawler.extract.chrome.buttons import controls
from crawler.extract.chrome.comments import comments
from crawler.extract.chrome.cutting import recorded
from crawler.extract.chrome.marks import is_credit, keywords, paths
from crawler.extract.chrome.notices import notices
from crawler.extract.chrome.openings import bylines, dates, repeated_title
from crawler.extract.chrome.pointers import (
    cut_teasers,
    labelled_links,
    link_headings,
    link_lists,
    lone_links,
    read_also,
)
from crawler.extract.chrome.pulled import pulled_quotes
from crawler.extract.chrome.signed_below import author_contacts, author_notes, sign_offs
from crawler.extract.chrome.systems import standing_lines
from crawler.extract.chrome.tails import contact_tail, newsletters, paywall_tail, promotions, related_tail
from crawler.extract.page.sentences import is_reported, is_told
from crawler.extract.page.text_line import MOST_WORDS, Hints, Line, heads_text
from crawler.extract.phrases.buttons import EMBEDDED, TO_READERS
from crawler.extract.phrases.labels import AD_LABEL, CREDIT
from store.types import Removed

_GLUED_AD = re.compile(r"^(?:Publicité|PUBLICITÉ|Advertisement|ADVERTISEMENT)(?=(?!S\b)[A-ZÀ-Ý«“\"])")
_GLUED_READ_ALSO = re.compile(r"(?<=[.!?»…)])\s*(?:(?:À|A) )?(?:[Ll]ire|LIRE|[Vv]oir) (?:aussi|AUSSI|également)\s*:.*$")
#: Agencies set their mark right behind the last sentence; of so much text it is no caption's.
_GLUED_CREDIT = re.compile(
    r"(?<=[.!?…»”\"。])\s*(?:©|\([cC]\))\s?(?:(?:19|20)\d\d\s)?"
    r"(?:AFP|A\.?P\.?|ANSA|Belga|dpa|EFE|Keystone-ATS|Reuters|REUTERS|Agence France-Presse|Associated Press)"
    r"(?:\s?/\s?[\w .'’-]{2,40})?\s*$"
)
_LEAST_CREDITED = 100
#: Looked for before a paragraph is folded, or looked through from every one of its signs.
_EMBEDDED = ("contenu", "content", "inhalt")
_POINTING = ("aussi", "AUSSI", "également")
#: Agencies part what follows from the text with "___", which editors keep.
_WORD = re.compile(r"\w")
#: One letter on a line so often is one of a font of pictures.
_LEAST_ICONS = 3
#: "An dieser Stelle finden Sie …", with what is asked for and by whom.
_LONGEST_CONSENT_WORDS = 60

Rule = Callable[[list[Line], Hints], Iterable[int]]


def clean_lines(
    lines: list[Line], hints: Hints, rules: Sequence[tuple[str, Rule]] | None = None
) -> tuple[list[Line], list[Removed]]:
    """The lines of the article, and what was taken out of them."""
    lines, removed = _unglued(lines)
    for name, rule in LINE_RULES if rules is None else rules:
        if going := set(rule(lines, hints)):
            removed += [recorded(name, lines[index].text) for index in sorted(going)]
            lines = [line for index, line in enumerate(lines) if index not in going]
    return lines, removed


def ad_labels(lines: list[Line], _: Hints) -> Iterable[int]:
    for index, line in enumerate(lines):
        if _is_short(line) and AD_LABEL.fullmatch(line.folded) and not _is_listed(lines, index):
            yield index


def _is_listed(lines: list[Line], index: int) -> bool:
    """Whether it is one entry of several: "Presse, radio, publicité"."""
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return lines[index].kind == "item" and any(line.kind == "item" and not line.linked for line in beside)


def pictures(lines: list[Line], hints: Hints) -> Iterable[int]:
    """Captions that also stand under a picture of the page, and credits."""
    for index, line in enumerate(lines):
        is_bare = len(line.text) < 100 and CREDIT.fullmatch(line.folded) and not is_told(line.text)
        if (line.text in hints.captions and not heads_text(lines, index)) or is_bare or is_credit(line):
            yield index


def embed_consents(lines: list[Line], _: Hints) -> Iterable[int]:
    """What stands in the place of an embedded message until cookies are accepted."""
    for index, line in enumerate(lines):
        if line.word_count > _LONGEST_CONSENT_WORDS or not _has_any(_EMBEDDED, line.text.lower()):
            continue
        if not EMBEDDED.search(line.folded):
            continue
        if TO_READERS.search(line.folded) and not is_reported(line.text):
            yield index


def press_contacts(lines: list[Line], _: Hints) -> Iterable[int]:
    return contact_tail(lines)


def paywalls(lines: list[Line], _: Hints) -> Iterable[int]:
    return paywall_tail(lines)


def related_blocks(lines: list[Line], _: Hints) -> Iterable[int]:
    return related_tail(lines)


def repeats(lines: list[Line], _: Hints) -> Iterable[int]:
    """A line that was there before: captions and teasers printed twice, blocks doubled by tables and embeds."""
    seen: dict[str, int] = {}
    for index, line in enumerate(lines):
        before = seen.get(line.text)
        if before is not None and (len(line.text) >= 60 or index - before <= 1):
            yield index
        seen[line.text] = index


def dividers(lines: list[Line], _: Hints) -> Iterable[int]:
    """Signs without a word, where they part the text from nothing; single letters that icons are drawn with."""
    told = [index for index, line in enumerate(lines) if _WORD.search(line.text)]
    if told:
        yield from (index for index in range(len(lines)) if not told[0] <= index <= told[-1])
    letters = Counter(line.text for line in lines if len(line.text) == 1)
    yield from (index for index in told if letters[lines[index].text] >= _LEAST_ICONS)


def dangling_headings(lines: list[Line], _: Hints) -> Iterable[int]:
    """Headings at the end announce what was taken out; those of a page that is set in headings are its text."""
    last = len(lines)
    while last > 1 and lines[last - 1].is_heading:
        last -= 1
    return range(last, len(lines)) if any(not line.is_heading for line in lines[:last]) else []


#: In this order: what a rule takes out, the later ones no longer see.
LINE_RULES: tuple[tuple[str, Rule], ...] = (
    ("title repeated", repeated_title),
    ("ad label", ad_labels),
    ("path", paths),
    ("picture", pictures),
    ("embed consent", embed_consents),
    ("read also", read_also),
    ("paywall", paywalls),
    ("press contact", press_contacts),
    ("comments", comments),
    ("related", related_blocks),
    ("keywords", keywords),
    ("byline", bylines),
    ("date line", dates),
    ("control", controls),
    ("standing line", standing_lines),
    ("labelled link", labelled_links),
    ("cut teaser", cut_teasers),
    ("link list", link_lists),
    ("link heading", link_headings),
    ("lone link", lone_links),
    ("repeat", repeats),
    ("pulled quote", pulled_quotes),
    ("newsletter", newsletters),
    ("notice", notices),
    ("promotion", promotions),
    (AFTERWORD, afterwords),
    ("author contact", author_contacts),
    ("author note", author_notes),
    ("sign-off", sign_offs),
    ("divider", dividers),
    ("dangling heading", dangling_headings),
)


def _unglued(lines: list[Line]) -> tuple[list[Line], list[Removed]]:
    """Labels fused to the first word of a paragraph, and pointers fused to its last."""
    kept: list[Line] = []
    removed: list[Removed] = []
    last = max((index for index, line in enumerate(lines) if _is_paragraph(line)), default=-1)
    for index, line in enumerate(lines):
        text = _GLUED_AD.sub("", line.text)
        if index == last and (credit := _GLUED_CREDIT.search(text)) and credit.start() >= _LEAST_CREDITED:
            removed.append(recorded("sign-off", credit.group().strip()))
            text = text[: credit.start()]
        elif pointer := _GLUED_READ_ALSO.search(text) if _has_any(_POINTING, text) else None:
            removed.append(recorded("read also", pointer.group().strip()))
            text = text[: pointer.start()].rstrip()
        elif text != line.text:
            removed.append(recorded("ad label", line.text[: len(line.text) - len(text)]))
        kept.append(line if text == line.text else replace(line, text=text))
    return kept, removed


def _is_paragraph(line: Line) -> bool:
    return line.kind == "p" and not line.linked and len(line.text) >= _LEAST_CREDITED


def _has_any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)


def _is_short(line: Line) -> bool:
    return line.word_count <= MOST_WORDS
