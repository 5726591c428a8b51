"""Where a page says who signed its article: metadata, the lines around the headline, signatures below the text.

Declared authors come first, then the signature on the page, then the feed's entry, then a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, pairwise, takewhile

from crawler.extract.dates.asides import Setting, is_teaser
from crawler.extract.head.heads import Head
from crawler.extract.head.publisher import SiteNames, squeeze
from crawler.extract.page.outline import Block, Outline
from crawler.extract.page.searching import one_text, places_with
from crawler.extract.people.agencies import agency_named
from crawler.extract.people.authors import Person, people
from crawler.extract.people.bare_lines import names_alone
from crawler.extract.people.called import boxed_authors, called_authors
from crawler.extract.people.declared import are_companies, declared_authors
from crawler.extract.people.headline_lines import (
    is_short,
    lines_by,
    lines_made,
    linked_names,
    names_beside_agencies,
    names_beside_dates,
    names_in_pieces,
    posted_by,
)
from crawler.extract.people.signatures import signed_above, signed_below, signed_inside
from crawler.extract.people.wording import without_prefix
from crawler.extract.phrases.labels import BYLINE_LABEL
from store.text import fold
from store.types import Entry

#: Looked for before folding, which costs more.
_LABEL_STEMS = ("rédig", "redig", "écrit", "ecrit", "recueilli", "réalis", "realis", "sign", "written", "reported",
                "auteur", "author")  # fmt: skip
_SIGNED = re.compile(
    r"\W*(?:auteure?s?(?:\(s\))?|autrice|authors?|autor(?:in|en)?(?:/autor(?:in)?)?|textes?"
    r"|propos recueillis par|r[ée]da[ck]tion(?=\s?:)|oprac(?:owała?|\.)(?=\s?:))\s*:?\s+(?=[^\W\d_])"
    # "Text: Nadia Belle" may label a headline too.
    r"|\W*(?:te[kx]sti?|szerző)\s?:\s(?=(?-i:[A-ZÀ-Þ])[\w'’-]+(?: (?-i:[A-ZÀ-Þ])[\w'’-]+){1,2}$)",
    re.IGNORECASE,
)
#: Whose account an article was put online with, as Drupal prints it: an author where nobody else is named.
_SUBMITTED = re.compile(
    r"\W*(?:soumise?|publiée?|postée?|mise? en ligne|submitted|ingediend|eingereicht|enviado|inviato"
    r"|publicado|pubblicato|geplaatst|gepubliceerd) (?:par|by|von|por|da|door) ",
    re.IGNORECASE,
)
#: What titles of the press are called, and hardly a person.
_OF_PAPERS = re.compile(
    r"\b(?:Times|Post|Journal|News|Today|Tribune|Gazette|Herald|Chronicle|Daily|Press|Review|Magazine|Radio|TV|Online"
    r"|Zeitung|Nachrichten|Presse|Écho|Echo|Dépêche|Courrier|Progrès|Diario|Gazzetta|Giornale|Krant)\b"
)
_ABOUT = re.compile(
    r"\W*(?:a propos de l'(?:auteure?|autrice)|about the author|uber (?:den autor|die autorin)"
    r"|(?:der autor|die autorin)|sobre (?:el autor|la autora)|l'(?:auteure?|autrice|autore))\W*"
)
#: Each of these has it.
_ABOUT_STEM = "aut"
_BLOCKS_BEFORE, _BLOCKS_AFTER = 3, 12
#: A byline may stand below the standfirst too, which reads as a text.
_BLOCKS_TO_STANDFIRST, _BLOCKS_BELOW_STANDFIRST = 2, 4
#: Of a list of authors.
_MOST_ROWS = 6


def page_people(head: Head, blocks: Outline, setting: Setting, entry: Entry | None) -> tuple[Person, ...]:
    """Who signed the article, with their roles; nobody is an answer. `setting`: where on the page it stands.

    A title that declares itself its own author is believed only where nothing else names anybody.
    """
    declared = declared_authors(head)
    printed = partial(_printed, head, blocks, setting, entry)
    wires: tuple[Person, ...] = ()
    for texts, is_declared in chain(((texts, True) for texts in declared), printed()):
        found = tuple(
            _without_site(each, head.site) for each in _besides_site(people(texts, declared=is_declared), head)
        )
        if found and is_declared:
            if _is_short_name(found):
                return _in_full(found, printed())
            is_unlikely = are_companies(found, head) or _is_abbreviation(found)
            return (is_unlikely and _signed(_saying_so_in_full(head, blocks, setting), head)) or found
        if signed := tuple(each for each in found if not agency_named(each.name)):
            return signed  # "Par A et B, Reuters": whom a byline credits is no author beside those who signed
        wires = wires or found
    return next((found for texts in declared if (found := people(texts, declared=True))), wires)


def _signed(printed: Iterator[tuple[list[str], bool]], head: Head) -> tuple[Person, ...]:
    """The people in full that some texts of a page name as its authors."""
    for texts, is_declared in printed:
        found = _besides_site(people(texts, declared=is_declared), head)
        if signed := tuple(each for each in found if " " in each.name and not agency_named(each.name)):
            return signed
    return ()


def _besides_site(found: tuple[Person, ...], head: Head) -> list[Person]:
    """The people who are not the site; what may be its name or somebody's is the site's beside somebody else."""
    signed = [each for each in found if not (head.site.signs_as(each.name) or _is_paper(each.name, head))]
    return [each for each in signed if not head.site.names(each.name)] or signed


def _is_paper(name: str, head: Head) -> bool:
    """Whether a name is that of a title of the press which the page says it is of: its window, its copyright."""
    if not _OF_PAPERS.search(name):
        return False
    said = (head.window_title, *head.meta.get("og:title", ()), *head.meta.get("copyright", ()))
    return any(text.rstrip(" .").endswith(name) for text in said)


def _without_site(person: Person, site: SiteNames) -> Person:
    name = site.cut_from(person.name)
    return person if name == person.name else replace(person, name=name)


def _is_short_name(found: tuple[Person, ...]) -> bool:
    """Whether all that is known is one word, and no abbreviation."""
    return len(found) == 1 and " " not in found[0].name and not found[0].name.isupper()


def _is_abbreviation(found: tuple[Person, ...]) -> bool:
    """Whether all that is known are the letters of a house or a desk."""
    return len(found) == 1 and found[0].name.isalpha() and found[0].name.isupper() and not agency_named(found[0].name)


def _in_full(found: tuple[Person, ...], printed: Iterator[tuple[list[str], bool]]) -> tuple[Person, ...]:
    """A declared first name or login replaced by the full name that is printed: "nadiabelle", "Nadia"."""
    short = squeeze(found[0].name)
    for texts, is_declared in printed:
        for person in people(texts, declared=is_declared):
            if short in _short_forms(person.name):
                return (person,)
    return found


def _short_forms(name: str) -> tuple[str, ...]:
    """What a full name is cut to in logins and signatures: "nadia", "nadiabelle", "nbelle", "bellen"."""
    first, _, last = name.partition(" ")
    first, last = squeeze(first), squeeze(last)
    return (first, first + last, first[:1] + last, last + first[:1]) if last else ()


def _printed(head: Head, blocks: Outline, setting: Setting, entry: Entry | None) -> Iterator[tuple[list[str], bool]]:
    """Texts that name authors, and whether they were declared as such, the most trusted first."""
    near = _around(setting, blocks)
    yield from _saying_so(head, blocks, near)
    yield from (([text], False) for text in lines_made(near))
    yield from (([text], True) for text in posted_by(near))
    yield from called_authors(head, blocks, setting)
    # Above the headline may stand a teaser.
    yield linked_names(near[min(setting.top or 0, _BLOCKS_BEFORE) :]) or linked_names(near), False
    yield from (([text], False) for text in names_beside_dates(near))
    yield from (([text], False) for text in names_in_pieces(near))
    yield from (([text], False) for text in names_beside_agencies(near))
    yield from (([_SUBMITTED.sub("", text)], False) for text in _short(near) if _SUBMITTED.match(text))
    yield list(entry.authors) if entry else [], True
    yield from (([text], False) for text in _short(blocks) if _SIGNED.match(text))
    yield _introduced(blocks), False
    yield boxed_authors(head, blocks, setting), False
    yield _bare_signature(setting, blocks), False


def _bare_signature(setting: Setting, blocks: list[Block]) -> list[str]:
    """A name that nothing calls an author: below the text, above it, or at its end."""
    top = _up_to_text(setting, blocks)
    return (
        signed_below(blocks, setting)
        or signed_above(top)
        or names_alone([*top, *_below_standfirst(setting, blocks)], setting.titles)
        or signed_inside(blocks)
    )


def _short(blocks: list[Block]) -> Iterator[str]:
    return (block.text for block in blocks if is_short(block))


def _saying_so(head: Head, blocks: list[Block], near: list[Block]) -> Iterator[tuple[list[str], bool]]:
    """Those that say that somebody signed: microdata, a label, "Par"."""
    yield head.micro.get("author", []), False
    yield _labelled(blocks), False
    yield from (([text], False) for text in lines_by(near))


def _saying_so_in_full(head: Head, blocks: list[Block], setting: Setting) -> Iterator[tuple[list[str], bool]]:
    """The same, and lines anywhere that label a signature."""
    near = _around(setting, blocks)
    yield from _saying_so(head, blocks, near)
    yield from (([text], False) for text in lines_made(near))
    yield from (([text], False) for text in _short(blocks) if _SIGNED.match(text))


def _around(setting: Setting, blocks: list[Block]) -> list[Block]:
    """The blocks beside the headline, without those of teasers in the text below."""
    top = setting.top or 0
    near = blocks[max(top - _BLOCKS_BEFORE, 0) : top + _BLOCKS_AFTER]
    text = next((place for place, block in enumerate(near) if block.is_running and place >= _BLOCKS_BEFORE), len(near))
    return [*near[:text], *(block for block in near[text:] if not (block.is_link and _is_of_teaser(block, setting)))]


def _is_of_teaser(block: Block, setting: Setting) -> bool:
    return is_teaser(block.element, setting.around, setting.titles)


def _up_to_text(setting: Setting, blocks: list[Block]) -> list[Block]:
    """The blocks beside the headline, without those before a long one above it: a breadcrumb that ends with it."""
    top = setting.top or 0
    start = max(top - _BLOCKS_BEFORE, 0)
    last = next((index for index in range(top - 1, start - 1, -1) if blocks[index].is_running), start - 1)
    return list(takewhile(lambda block: not block.is_running, blocks[last + 1 : top + _BLOCKS_AFTER]))


def _below_standfirst(setting: Setting, blocks: list[Block]) -> list[Block]:
    """The short blocks below a standfirst that reads as a text; a name and a function there may be of the text."""
    if setting.top is None:
        return []
    near = range(setting.top, min(setting.top + _BLOCKS_TO_STANDFIRST + 1, len(blocks)))
    standfirst = next((index for index in near if blocks[index].is_running), None)
    if standfirst is None:
        return []
    below = blocks[standfirst + 1 : standfirst + 1 + _BLOCKS_BELOW_STANDFIRST]
    return list(takewhile(lambda block: not block.is_running, below))


def _introduced(blocks: list[Block]) -> list[str]:
    """The name that is told below "À propos de l'auteur"."""
    for title, block in pairwise(blocks):
        may_be = is_short(title) and is_short(block) and _ABOUT_STEM in title.text.lower()
        if may_be and _ABOUT.fullmatch(fold(title.text)):
            return [block.text]
    return []


def _labelled(blocks: list[Block]) -> list[str]:
    """The printed signature: after "Article rédigé par", or in the block below it."""
    said = one_text([block.text if is_short(block) else "" for block in blocks])
    for index in places_with(_LABEL_STEMS, said):
        text = blocks[index].text
        label = BYLINE_LABEL.match(folded := fold(text))
        if label is None:
            continue
        rest = without_prefix(text).strip(" :") if label.end() < len(folded) else ""
        signatures = [rest] if rest else _rows_below(blocks, index)
        if people(signatures):
            return signatures
    return []


def _rows_below(blocks: list[Block], index: int) -> list[str]:
    """The line below a label; all rows of the list, where that is one."""
    below = blocks[index + 1 : index + 1 + _MOST_ROWS]
    rows = takewhile(lambda block: block.element.tag == "li" and is_short(block), below)
    return [block.text for block in rows] or [block.text for block in below[:1]]
