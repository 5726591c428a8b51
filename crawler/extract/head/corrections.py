"""What corrects the headline of a page: a declared title that readers see elsewhere, or without what was set with it.

Each answers with the title, or with nothing where the headline stands.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from crawler.extract.page.outline import Block, text_of
from store.text import fold

#: A kicker is the shorter part of a headline, or not much longer.
_LEAST_TITLE_SHARE = 0.4
#: What an `h1` says that is no article's headline.
_RUBRIC_ALONE = re.compile(
    r"(?:les |nos |toutes (?:les|nos) )?(?:actualites?|actus?|news|nouvelles|infos?|breves?|evenements?|publications?)"
    r"|(?:(?:espace|salle de) )?presse|communiques?(?: de presse)?|blog"
)
#: What parts a kicker from its headline.
_PARTING_SIGN = re.compile(r"\s?:\s|\s[-–—|]\s")
#: How the element of a kicker is called.
_KICKER = re.compile(
    r"kicker|roof-?line|top-?(?:line|title)|over-?(?:line|title)|sur-?titre|dachzeile|spitzmarke|eyebrow|pre-?title"
    r"|title-?header|sub-?headline|occhiello|ante-?titulo|(?:^|[\s_-])(?:label|badge|rubri\w*|category)(?:$|[\s_-])"
)
_SIGNS_AROUND = " :-–—|·•/"
#: Fewer are a rubric.
_LEAST_WORDS = 4
_MOST_RUBRIC_WORDS = 3
_MOST_BADGE_WORDS = 2
#: "la" and "avec" say nothing.
_SHORT_WORD = 4
#: Blocks below the `h1` in which the true headline may stand.
_BLOCKS_BELOW = 6
_WORD = re.compile(r"\w+")


def printed_below(headline: str, declared: list[str], blocks: list[Block]) -> str:
    """A declared title that stands as a heading below a different `h1`, alone or after its kicker."""
    top = next((index for index, block in enumerate(blocks) if block.text == headline and block.is_heading), None)
    if top is None:
        return ""
    below = [words_of(block.text) for block in blocks[top + 1 : top + 1 + _BLOCKS_BELOW] if block.is_heading]
    for title in declared if below else ():
        words = words_of(title)
        if len(words) > 2 and words != words_of(headline) and any(line[-len(words) :] == words for line in below):
            return title
    return ""


def below_rubric(headline: str, blocks: list[Block]) -> str:
    """The heading below an `h1` that is a rubric of every site, "Actualités", as town halls and universities set it."""
    if not _RUBRIC_ALONE.fullmatch(fold(headline)):
        return ""
    headings = (index for index, block in enumerate(blocks) if block.text == headline and block.is_heading)
    top = next(headings, len(blocks))
    below = takewhile(lambda block: not block.is_running, blocks[top + 1 : top + 1 + _BLOCKS_BELOW])
    titles = (block.text for block in below if block.is_heading and not block.is_link)
    return next((title for title in titles if len(words_of(title)) >= _LEAST_WORDS), "")


def without_badge(headline: str, others: list[str], blocks: list[Block]) -> str:
    """The title that the `h1` says before a word in an element of its own, "Premium", or without a space before one."""
    begun = [title for title in others if headline.startswith(title) and len(headline) > len(title)]
    heading = next((block.element for block in blocks if begun and block.text == headline and block.is_heading), None)
    last = "" if heading is None or len(heading) == 0 else text_of(heading[-1])
    is_badge = len(last.split()) <= _MOST_BADGE_WORDS
    rests = ((title, headline[len(title) :]) for title in begun)
    return next((title for title, rest in rests if rest.strip() == last and (is_badge or rest[0].isalnum())), "")


def without_kicker(headline: str, window: str, blocks: list[Block]) -> str:
    """The headline without what stands before it in an element of its own: called a kicker, or not in the window."""
    top = next((block.element for block in blocks if block.text == headline and block.is_heading), None)
    heading = top
    while heading is not None and len(heading) == 1 and not _said_in(heading.text) and not _said_in(heading[0].tail):
        heading = heading[0]
    first = None if heading is None or _said_in(heading.text) or len(heading) == 0 else heading[0]
    kicker = "" if first is None or not isinstance(first.tag, str) else text_of(first)
    if not kicker or first is None or not headline.startswith(kicker):
        return ""
    rest = headline[len(kicker) :].lstrip(_SIGNS_AROUND)
    if top is not None and top.tag == "h1" and " ".join(words_of(headline)) in " ".join(words_of(window)):
        return ""  # its site calls it so
    is_title = window.startswith(rest) and kicker not in window
    return rest if rest and (is_title or _KICKER.search((first.get("class") or "").lower())) else ""


def _said_in(text: str | None) -> str:
    return (text or "").strip()


def uncut(headline: str, others: list[str]) -> str:
    """A title that the headline is the end of behind a kicker, or that goes on where the headline was cut."""
    if headline[0] in ":-–—|":
        return next((title for title in others if title.endswith(headline)), "")
    if headline[-1] in ":-–—|…":
        begun = headline.rstrip(" :-–—|…")
        longer = (title for title in others if title.startswith(begun) and len(title) > len(headline))
        return next((title for title in longer if not _goes_on_with_site(headline, title)), "")
    if headline in others:
        return ""
    least = _LEAST_TITLE_SHARE * len(headline)
    return next(
        (title for title in others if title != headline and headline.endswith(title) and len(title) > least), ""
    )


def _goes_on_with_site(headline: str, title: str) -> bool:
    """Whether a title has nothing but something else, say its site, after a headline that ends with dots."""
    return title.startswith(headline) and _PARTING_SIGN.match(title, len(headline)) is not None


def with_sign(headline: str, others: list[str]) -> str:
    """The same words with a sign after the kicker, which the `h1` only sets in an element of its own."""
    signs = len(_PARTING_SIGN.findall(headline))
    parted = (title for title in others if len(_PARTING_SIGN.findall(title)) > signs)
    same = (title for title in parted if words_of(title) == words_of(headline))
    return next((title for title in same if all(map(words_of, _PARTING_SIGN.split(title)))), "")


def outvoted(headline: str, others: list[str], blocks: list[Block]) -> str:
    """The title that several places agree on, where an `h1` shares no word with it.

    A short one is a rubric's, a series'; a long one is of a letter or a form where another heading says that title.
    """
    words = words_of(headline)
    telling = {word for word in words if len(word) > _SHORT_WORD} or set(words)
    strange = [title for title in others if telling.isdisjoint(words_of(title))]
    votes = Counter(" ".join(words_of(title)) for title in strange)
    best, count = votes.most_common(1)[0] if len(strange) == len(others) and strange else ("", 0)
    if count < 2 or (len(words) > _MOST_RUBRIC_WORDS and not _is_heading(best, blocks)):
        return ""
    return next(title for title in strange if " ".join(words_of(title)) == best)


def _is_heading(words: str, blocks: list[Block]) -> bool:
    return any(" ".join(words_of(block.text)) == words for block in blocks if block.is_heading and not block.is_link)


def words_of(text: str) -> list[str]:
    return _WORD.findall(fold(text))
