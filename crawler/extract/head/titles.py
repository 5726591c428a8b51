"""The headline of a page: chosen among what it declares, without the site's name and without a kicker.

The headline that readers see comes first; what else the page declares corrects it where it is a logo, a line for
search engines above the true one, or cut.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import takewhile

from crawler.extract.head.corrections import (
    below_rubric,
    outvoted,
    printed_below,
    uncut,
    with_sign,
    without_badge,
    without_kicker,
    words_of,
)
from crawler.extract.head.heads import Head, declared_sections
from crawler.extract.head.jsonld import string
from crawler.extract.head.publisher import SiteNames
from crawler.extract.page.outline import Block
from store.text import fold
from store.types import Entry

_SEPARATOR = re.compile(r"\s+(?:[-–—|│·•»«:/]|::|//|<|>)+(?:\s*»)?\s+|\s*[|│»]\s*")
_RUBRIC_SIGNS = " -–—|:·•»>/"
_RUBRIC_SIGN = re.compile(r"\s*[|»>]\s*|\s+[-–—·•/:]\s+|:\s+")
_LEAST_PIECES = 2
#: What a site's own name is put behind besides: ", Le Journal", " (Le Journal)", "—Le Journal".
_TIGHT_SIGNS = ",~–—(["
_TIGHT_END = re.compile(r"(?:,\s|\s?[~–—]\s?|\s[(\[])(?P<site>[^,~–—()\[\]]{2,60})[)\]]?$")
#: What is said beside a headline, to all or to those who do not see the badge.
_FOR_SUBSCRIBERS = re.compile(
    r"^\W*(?:article |contenu )?réservé (?:aux|à nos) abonnés\W+"
    r"|\W+(?:article |contenu )?réservé (?:aux|à nos) abonnés\W*$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 500
_MARKUP = re.compile(r"</?(?:[bi]|br|em|mark|span|strong|su[bp])\b[^<>]{0,100}>", re.IGNORECASE)
_SPARE_METAS = ("parsely-title", "dc.title", "dcterms.title", "sailthru.title", "citation_title")
_TITLE_NAME = re.compile(r"(?:^|[\s_-])(?:title|titre|headline|titel|titulo)(?:$|\s)")
_OF_A_BANNER = re.compile(r"cookie|vie privee|privacy|consent|donnees personnelles|privatsphare")
#: What WordPress prints between a blog's name and the headline.
_ARCHIVE = re.compile(
    r"^(?:Blog[ -]?)?Archiv(?:es?|o)?\s*»\s*(?=\w)"
    # and forums between theirs and that of a thread
    r"|^(?:.{2,80}\s(?:[•|–-]|::)\s)?(?:(?:Afficher|Voir) le sujet|View topic|Thema anzeigen|Ver tema"
    r"|Leggi argomento|Bekijk onderwerp|Zobacz temat|Exibir tópico) +[-–:] +(?=\w)",
    re.IGNORECASE,
)
#: What editors of pages call one that nobody gave a title.
_UNTITLED = re.compile(
    r"(?:document )?sans (?:titre|nom)|(?:nouvelle page|new page|page)(?: \d+)?|untitled(?: document| page)?(?: \d+)?"
    r"|unbenanntes dokument|(?:documento )?senza titolo|documento sin titulo|naamloos document|index|title|titre"
)
#: Escaped once more than the page is.
_ESCAPED = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
#: Fewer are a rubric.
_LEAST_WORDS = 4
_MOST_RUBRIC_WORDS = 3


def page_title(head: Head, blocks: list[Block], entry: Entry | None) -> str:
    """The headline, without the site's name and a kicker set in the same element; empty when nothing gives one."""
    title = _chosen(head, blocks, entry)
    return unescape(title) if _ESCAPED.search(title) else title


def _chosen(head: Head, blocks: list[Block], entry: Entry | None) -> str:
    declared = _declared(head)
    headline = _FOR_SUBSCRIBERS.sub("", without_site(head.headline[:_LONGEST_TITLE], head.site)).rstrip("¶ ")
    window = _ARCHIVE.sub("", without_site(head.window_title, head.site, speaking=True))
    window = window if head.headline else _without_rubric(window, head)
    window = "" if _UNTITLED.fullmatch(fold(window)) else _with_what_was_cut(window, headline, head)
    witness = entry.title if entry else ""
    others = [title for title in (*declared, window, witness) if title and not head.site.names(title)]
    if not headline or _is_site(headline, head, declared) or _is_linked_rubric(headline, others, blocks):
        return next(iter(others), "") or _spare(head) or _called_title(blocks, head)
    repeated = (
        below_rubric(headline, blocks)
        or printed_below(headline, [*declared, window], blocks)
        or without_badge(headline, others, blocks)
    )
    return (
        repeated
        or ("" if declared else without_kicker(headline, window, blocks))
        or uncut(headline, others)
        or with_sign(headline, others)
        or outvoted(headline, others, blocks)
        or headline
    )


def _with_what_was_cut(window: str, headline: str, head: Head) -> str:
    """A window title without its site's name; the headline where its first part only looks like one beside that."""
    cut = headline.removesuffix(window) if window and headline in head.window_title else headline
    return window if cut in ("", headline) or head.site.speaks_of_host(cut.rstrip(_RUBRIC_SIGNS)) else headline


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
    words = len(words_of(" ".join(between)))
    return site.names(last) and words > min(_MOST_RUBRIC_WORDS, len(words_of(title[: separator.start()])))


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
    titles = (text for text in said if len(words_of(text)) >= _LEAST_WORDS and not _OF_A_BANNER.search(fold(text)))
    return next((text for text in titles if not head.site.names(text)), "")


def _is_called(block: Block) -> bool:
    element = block.element
    return element.get("role") == "heading" or _TITLE_NAME.search(element.get("class") or "") is not None


def _is_linked_rubric(headline: str, others: list[str], blocks: list[Block]) -> bool:
    """Whether an `h1` of a few words is a link, and each title that the page declares says more and nothing of it."""
    mine = set(words_of(headline))
    if not others or len(mine) > _MOST_RUBRIC_WORDS:
        return False
    if any(len(words_of(title)) < _LEAST_WORDS or not mine.isdisjoint(words_of(title)) for title in others):
        return False
    return any(block.is_link and block.element.tag == "h1" and headline in block.text for block in blocks)


def _is_site(headline: str, head: Head, declared: list[str]) -> bool:
    """Whether an `h1` is the site's logo: named so, or what is left of the window title besides the declared one."""
    if head.site.names(headline):
        return True
    words = words_of(headline)
    return any(
        title in head.window_title
        and len(words) < len(words_of(title))
        and words_of(head.window_title.replace(title, "")) == words
        for title in declared
    )
