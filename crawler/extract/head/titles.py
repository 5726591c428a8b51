"""The headline of a page: chosen among what it declares, without the site's name and without a kicker.

The headline that readers see comes first; what else the page declares corrects it where it is a logo, a line for
search engines above the true one, or cut.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import takewhile

from crawler.extract.head.heads import Head, declared_sections
from crawler.extract.head.jsonld import string
from crawler.extract.head.publisher import SiteNames
from crawler.extract.page.outline import Block, text_of
from store.text import fold
from store.types import Entry

_SEPARATOR = re.compile(r"\s+(?:[-–—|│·•»«:/]|::|//|<|>)+(?:\s*»)?\s+|\s*[|│»]\s*")
_RUBRIC_SIGNS = " -–—|:·•»>/"
_RUBRIC_SIGN = re.compile(r"\s*[|»>]\s*|\s+[-–—·•/:]\s+|:\s+")
_LEAST_PIECES = 2
#: What a site's own name is put behind besides: ", Le Journal", " (Le Journal)", "—Le Journal".
_TIGHT_SIGNS = ",~–—(["
_TIGHT_END = re.compile(r"(?:,\s|\s?[~–—]\s?|\s[(\[])(?P<site>[^,~–—()\[\]]{2,60})[)\]]?$")
_WORD = re.compile(r"\w+")
#: What is said beside a headline, to all or to those who do not see the badge.
_FOR_SUBSCRIBERS = re.compile(
    r"^\W*(?:article |contenu )?réservé (?:aux|à nos) abonnés\W+"
    r"|\W+(?:article |contenu )?réservé (?:aux|à nos) abonnés\W*$",
    re.IGNORECASE,
)
#: A kicker is the shorter part of a headline, or not much longer.
_LEAST_TITLE_SHARE = 0.4
_LONGEST_TITLE = 500
_MARKUP = re.compile(r"</?(?:[bi]|br|em|mark|span|strong|su[bp])\b[^<>]{0,100}>", re.IGNORECASE)
_SPARE_METAS = ("parsely-title", "dc.title", "dcterms.title", "sailthru.title", "citation_title")
_TITLE_NAME = re.compile(r"(?:^|[\s_-])(?:title|titre|headline|titel|titulo)(?:$|\s)")
_OF_A_BANNER = re.compile(r"cookie|vie privee|privacy|consent|donnees personnelles|privatsphare")
#: What WordPress prints between a blog's name and the headline.
_ARCHIVE = re.compile(r"^(?:Blog[ -]?)?Archiv(?:es?|o)?\s*»\s*(?=\w)", re.IGNORECASE)
#: What an `h1` says that is no article's headline.
_RUBRIC_ALONE = re.compile(
    r"(?:les |nos |toutes (?:les|nos) )?(?:actualites?|actus?|news|nouvelles|infos?|breves?|evenements?|publications?)"
    r"|(?:(?:espace|salle de) )?presse|communiques?(?: de presse)?|blog"
)
#: Escaped once more than the page is.
_ESCAPED = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
#: What parts a kicker from its headline.
_PARTING_SIGN = re.compile(r"\s?:\s|\s[-–—|]\s")
#: Fewer are a rubric.
_LEAST_WORDS = 4
_MOST_RUBRIC_WORDS = 3
_MOST_BADGE_WORDS = 2
#: Blocks below the `h1` in which the true headline may stand.
_BLOCKS_BELOW = 6


def page_title(head: Head, blocks: list[Block], entry: Entry | None) -> str:
    """The headline, without the site's name and a kicker set in the same element; empty when nothing gives one."""
    title = _chosen(head, blocks, entry)
    return unescape(title) if _ESCAPED.search(title) else title


def _chosen(head: Head, blocks: list[Block], entry: Entry | None) -> str:
    declared = _declared(head)
    window = _ARCHIVE.sub("", without_site(head.window_title, head.site, speaking=True))
    window = window if head.headline else _without_rubric(window, head)
    witness = entry.title if entry else ""
    others = [title for title in (*declared, window, witness) if title and not head.site.names(title)]
    headline = _FOR_SUBSCRIBERS.sub("", without_site(head.headline[:_LONGEST_TITLE], head.site))
    if not headline or _is_site(headline, head, declared):
        return next(iter(others), "") or _spare(head) or _called_title(blocks, head)
    repeated = (
        _below_rubric(headline, blocks)
        or _printed_below(headline, [*declared, window], blocks)
        or _without_badge(headline, others, blocks)
    )
    return (
        repeated or _uncut(headline, others) or _with_sign(headline, others) or _outvoted(headline, others) or headline
    )


def without_site(title: str, site: SiteNames, *, speaking: bool = False) -> str:
    """A title without " - Site name" at its end or beginning.

    `speaking`: parts that only hold the host's name go too, which is right for window titles and for no others.
    """
    is_site = site.speaks_of_host if speaking else site.declares
    last = max(map(title.rfind, _TIGHT_SIGNS))
    if last > 0 and (end := _TIGHT_END.search(title, last - 1)) and site.names(end["site"]):
        return title[: end.start()]
    for separator in _SEPARATOR.finditer(title):
        if is_site(title[separator.end() :]) and not _cuts_title(title, separator, site):
            return title[: separator.start()]
        if is_site(title[: separator.start()]) and not _speaks_of_it(title, separator):
            return title[separator.end() :]
    if not speaking:
        return title
    pieces = _SEPARATOR.split(title)
    named = next((place for place, piece in enumerate(pieces) if place and is_site(piece)), None)
    return title if named is None else title[: title.index(pieces[named])].rstrip(" -–—|│·•»:/<")


def _speaks_of_it(title: str, separator: re.Match[str]) -> bool:
    """Whether a sentence goes on after a site's name and a colon: "Le Journal : la direction et les salariés …"."""
    return ":" in separator.group() and title[separator.end() :][:1].islower()


def _cuts_title(title: str, separator: re.Match[str], site: SiteNames) -> bool:
    """Whether more than a rubric stands between a separator and the site's name: "Emploi - la suite d'un accord"."""
    *between, last = _SEPARATOR.split(title[separator.end() :])
    words = len(_words(" ".join(between)))
    return site.names(last) and words > min(_MOST_RUBRIC_WORDS, len(_words(title[: separator.start()])))


def _without_rubric(title: str, head: Head) -> str:
    """A window title without the section of its article at one of its ends, which templates put there."""
    sections = {fold(section) for section in declared_sections(head)}
    pieces = _RUBRIC_SIGN.split(title)
    if len(pieces) < _LEAST_PIECES or not sections:
        return title
    if fold(pieces[-1]) in sections:
        return title[: -len(pieces[-1])].rstrip(_RUBRIC_SIGNS)
    return title[len(pieces[0]) :].lstrip(_RUBRIC_SIGNS) if fold(pieces[0]) in sections else title


def _declared(head: Head) -> list[str]:
    """The titles that the page's metadata gives, the most trusted first."""
    told = [string(head.node, "headline"), *head.micro.get("headline", ())]
    shared = [*head.meta.get("og:title", ()), *head.meta.get("twitter:title", ())]
    told = [without_site(_plain(title), head.site) for title in told if title]
    shared = [without_site(_plain(title), head.site, speaking=True) for title in shared]
    return [*told[:1], *shared[:1], *told[1:], *shared[1:]]


def _plain(title: str) -> str:
    """A declared title without the elements that were escaped with it: "<em>Nuit</em> blanche"."""
    return " ".join(_MARKUP.sub("", title.replace("<br", " <br")).split())[:_LONGEST_TITLE]


def _spare(head: Head) -> str:
    """What is declared for statistics and libraries only."""
    title = without_site(head.first(*_SPARE_METAS)[:_LONGEST_TITLE], head.site)
    return "" if head.site.names(title) else title


def _called_title(blocks: list[Block], head: Head) -> str:
    """The first heading, or what is called a title, above the text of a page that says its headline nowhere else."""
    top = takewhile(lambda block: not block.is_running or _is_called(block), blocks)
    said = (block.text for block in top if not block.is_link and (block.is_heading or _is_called(block)))
    titles = (text for text in said if len(_words(text)) >= _LEAST_WORDS and not _OF_A_BANNER.search(fold(text)))
    return next((text for text in titles if not head.site.names(text)), "")


def _is_called(block: Block) -> bool:
    element = block.element
    return element.get("role") == "heading" or _TITLE_NAME.search(element.get("class") or "") is not None


def _is_site(headline: str, head: Head, declared: list[str]) -> bool:
    """Whether an `h1` is the site's logo: named so, or what is left of the window title besides the declared one."""
    if head.site.names(headline):
        return True
    words = _words(headline)
    return any(
        title in head.window_title
        and len(words) < len(_words(title))
        and _words(head.window_title.replace(title, "")) == words
        for title in declared
    )


def _printed_below(headline: str, declared: list[str], blocks: list[Block]) -> str:
    """A declared title that stands as a heading below a different `h1`, alone or after its kicker."""
    top = next((index for index, block in enumerate(blocks) if block.text == headline and block.is_heading), None)
    if top is None:
        return ""
    below = [_words(block.text) for block in blocks[top + 1 : top + 1 + _BLOCKS_BELOW] if block.is_heading]
    for title in declared if below else ():
        words = _words(title)
        if len(words) > 2 and words != _words(headline) and any(line[-len(words) :] == words for line in below):
            return title
    return ""


def _below_rubric(headline: str, blocks: list[Block]) -> str:
    """The heading below an `h1` that is a rubric of every site, "Actualités", as town halls and universities set it."""
    if not _RUBRIC_ALONE.fullmatch(fold(headline)):
        return ""
    headings = (index for index, block in enumerate(blocks) if block.text == headline and block.is_heading)
    top = next(headings, len(blocks))
    below = takewhile(lambda block: not block.is_running, blocks[top + 1 : top + 1 + _BLOCKS_BELOW])
    titles = (block.text for block in below if block.is_heading and not block.is_link)
    return next((title for title in titles if len(_words(title)) >= _LEAST_WORDS), "")


def _without_badge(headline: str, others: list[str], blocks: list[Block]) -> str:
    """The title that the `h1` says before a word in an element of its own: "Premium", "Abonnés"."""
    begun = [title for title in others if headline.startswith(f"{title} ")]
    heading = next((block.element for block in blocks if begun and block.text == headline and block.is_heading), None)
    last = "" if heading is None or len(heading) == 0 else text_of(heading[-1])
    is_badge = len(last.split()) <= _MOST_BADGE_WORDS
    return next((title for title in begun if is_badge and headline[len(title) :].strip() == last), "")


def _uncut(headline: str, others: list[str]) -> str:
    """A title that the headline is the end of behind a kicker, or that goes on where the headline was cut."""
    if headline[0] in ":-–—|":
        return next((title for title in others if title.endswith(headline)), "")
    if headline[-1] in ":-–—|…":
        begun = headline.rstrip(" :-–—|…")
        return next((title for title in others if title.startswith(begun) and len(title) > len(headline)), "")
    if headline in others:
        return ""
    least = _LEAST_TITLE_SHARE * len(headline)
    return next(
        (title for title in others if title != headline and headline.endswith(title) and len(title) > least), ""
    )


def _with_sign(headline: str, others: list[str]) -> str:
    """The same words with a sign after the kicker, which the `h1` only sets in an element of its own."""
    signs = len(_PARTING_SIGN.findall(headline))
    parted = (title for title in others if len(_PARTING_SIGN.findall(title)) > signs)
    same = (title for title in parted if _words(title) == _words(headline))
    return next((title for title in same if all(map(_words, _PARTING_SIGN.split(title)))), "")


def _outvoted(headline: str, others: list[str]) -> str:
    """The title that several places agree on, where a short `h1` shares no word with it: a rubric's, a series'."""
    words = _words(headline)
    if len(words) > _MOST_RUBRIC_WORDS:
        return ""
    strange = [title for title in others if not set(words).intersection(_words(title))]
    votes = Counter(" ".join(_words(title)) for title in strange)
    best, count = votes.most_common(1)[0] if len(strange) == len(others) and strange else ("", 0)
    return next(title for title in strange if " ".join(_words(title)) == best) if count > 1 else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
