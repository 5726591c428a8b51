"""Pages that list articles, and pages that show none at all."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from urllib.parse import urlsplit

from lxml.etree import _Element

from crawler.extract.head.heads import headline_index
from crawler.extract.page.outline import HEADINGS, Block
from crawler.extract.page.text_line import Line
from crawler.extract.phrases import one_of
from crawler.extract.phrases.labels import READ_ALSO
from crawler.extract.verdict.said import NOTHING_CHARACTERS, Said, stands_under
from store.text import fold

#: A list page: so many links of a headline's length, and hardly a paragraph without one.
_HUB_HEADLINES = 5
#: Two teasers are shorter together; two paragraphs of an article are not.
_STRETCH_CHARACTERS = 500
#: Two paragraphs with a list between, and no teasers.
_PARTED_CHARACTERS = 300
#: One teaser.
_SHORT_STRETCH_CHARACTERS = 250
#: Fewer interruptions are a list in a text.
_FEW_STRETCHES = 2
_LABEL_CHARACTERS = 40
#: At an address that has the form of a section's, fewer will do, unless a text of so many characters comes first.
_SECTION_HEADLINES, _LEAST_BRIEF = 2, 100
_TEASER_END = re.compile(
    r"(?:…|\.\.\.|[(\[](?:…|\.\.\.)[)\]])(?:\s*(?:lire|read|voir|en savoir)\b.{0,30})?$", re.IGNORECASE
)
_HEADLINE_CHARACTERS = 25
#: What addresses of lists have among their folders.
_LIST_FOLDERS = one_of(
    r"auteurs?|auth?or(?:s|en)?|journalistes?|tags?|mots?-cles?|etiquettes?|theme[ns]?|thema|thematiques?|topics?|sujets?",
    r"categor(?:y|ies?)|kategorien?|rubriques?|section",
)
#: Below these stand articles too: "/archives/2019/03/un-titre".
_LAST_FOLDERS = one_of(r"archives?|recherche|search|suche|dossiers?")
#: Below these stands nothing but lists, with an introduction that may be long.
_SURE_FOLDERS = one_of(
    r"auteurs?|journalistes?|auth?or(?:s|en)?|tags?|mots?-cles?|etiquettes?|topics?|sujets?|categor(?:y|ies?)"
)
#: Of such an introduction.
_INTRODUCTION_CHARACTERS = 1000
#: So many blocks tell whether an article's element holds a text or a list.
_MOST_BLOCKS_INSIDE = 40
_ASIDE = frozenset(("aside", "nav", "footer"))
#: What WordPress calls the bodies of its lists.
_LIST_BODY = re.compile(r"(?:^|\s)(?:archive|search-results|category|tag|author|post-type-archive)(?:$|\s)")
#: So many headings of a headline's length, and less text under them than in them.
_INDEX_HEADINGS = 6
#: So many links in what was taken for one paragraph: it is the whole page, read for want of anything better.
_LINKS_IN_A_LINE = 3
_TO_BROWSERS = one_of(
    r"(?:enable|activer|activez|requires?|sans|without|aktivieren sie|habilit\w+|abilit\w+) (?:le |votre )?javascript",
    r"javascript (?:est |is )?(?:desactive|disabled|required|requis|necessaire)",
    r"votre navigateur .{0,40}(?:pris en charge|obsolete|a jour|compatible)|met(?:tre|tez) a jour votre navigateur",
    r"your browser .{0,30}(?:supported|out of date|outdated)",
    r"(?:vous allez|you (?:will|are) be\w*) (?:etre )?redirig|redirected",
)


def is_list(said: Said) -> bool:
    """Headlines that are links stand between the paragraphs, which nowhere run on; and no article is declared."""
    if said.is_marked_article:
        return False
    section = _is_section_address(said.page.url)
    folders = _folders(said.page.url)
    sure = any(map(_SURE_FOLDERS.fullmatch, folders)) or _LIST_BODY.search(said.body_class) is not None
    listing = section or sure or _is_list_address(folders)
    if not sure and ((said.declares_article and not listing) or _is_told_in_one(said)):
        return False
    region = _beside_asides(said) if listing else _between(said.blocks, said.lines)
    headlines = sum(_is_headline_link(block) for block in region) + _short_headlines(region)
    stretches = _stretches(region)
    longest = max(stretches, default=0)
    if said.declares_article:
        return headlines >= _HUB_HEADLINES and longest < _SHORT_STRETCH_CHARACTERS
    if not listing and 0 < len(stretches) <= _FEW_STRETCHES and sum(stretches) >= _PARTED_CHARACTERS:
        return False  # one list of links in a text
    needed = _SECTION_HEADLINES if section and not _tells_below_headline(said) else _HUB_HEADLINES
    longest_allowed = _INTRODUCTION_CHARACTERS if sure and headlines >= _HUB_HEADLINES else _STRETCH_CHARACTERS
    return longest < longest_allowed and (headlines >= needed or _is_index(region))


def shows_headlines(said: Said) -> bool:
    """Whether links of a headline's length stand on the page as a list has them."""
    return sum(map(_is_headline_link, said.blocks)) >= _HUB_HEADLINES


def telling_characters(said: Said) -> int:
    """How much it tells, outside links and without what it says to browsers; nothing where all of it is one line."""
    told = [line for line in said.lines if not line.linked and not _TO_BROWSERS.search(fold(line.text))]
    if len(told) == 1 and _is_whole_page(told[0], said.blocks):
        return 0
    return sum(len(line.text) for line in told)


def _is_whole_page(line: Line, blocks: list[Block]) -> bool:
    if any(block.text == line.text for block in blocks):
        return False
    return sum(block.is_link and block.text in line.text for block in blocks) >= _LINKS_IN_A_LINE


def _is_index(blocks: list[Block]) -> bool:
    """Whether headings follow each other with hardly a text under them."""
    headings = [len(block.text) for block in blocks if block.is_heading and len(block.text) >= _HEADLINE_CHARACTERS]
    return len(headings) >= _INDEX_HEADINGS and sum(len(b.text) for b in blocks if b.is_running) < sum(headings)


def _folders(url: str) -> list[str]:
    """The last two parts of an address, numbers apart."""
    return [part for part in urlsplit(url).path.lower().split("/") if part and not part.isdigit()][-2:]


def _is_list_address(folders: list[str]) -> bool:
    """Whether the last folder is one that lists are kept in."""
    return any(map(_LIST_FOLDERS.fullmatch, folders)) or any(map(_LAST_FOLDERS.fullmatch, folders[-1:]))


def _is_told_in_one(said: Said) -> bool:
    """Whether one element of the page is an article with its headline, its text and hardly a link to others."""
    place = headline_index(said.blocks, said.head.headline)
    if place is None:
        return False
    around = next(said.blocks[place].element.iterancestors("article"), None)
    if around is None or said.blocks[place].element.tag not in HEADINGS:
        return False
    below = said.blocks[place + 1 : place + 1 + _MOST_BLOCKS_INSIDE]
    inside = list(takewhile(lambda block: around in block.element.iterancestors("article"), below))
    links = sum(map(_is_headline_link, inside))
    return links < _SECTION_HEADLINES and any(len(b.text) >= NOTHING_CHARACTERS and not b.is_link for b in inside)


def _tells_below_headline(said: Said) -> bool:
    """Whether a text stands right below a headline longer than a section's: short news, with others below."""
    place = headline_index(said.blocks, said.head.headline)
    if place is None or len(said.blocks[place].text) < _HEADLINE_CHARACTERS:
        return False
    below = takewhile(lambda block: not _is_headline_link(block), said.blocks[place + 1 :])
    return sum(len(block.text) for block in below if block.is_running) >= _LEAST_BRIEF


def _beside_asides(said: Said) -> list[Block]:
    """The blocks of a page with a text, without the lists that stand beside all its articles."""
    if said.length < NOTHING_CHARACTERS:
        return said.blocks
    known: dict[_Element, bool] = {}
    return [block for block in said.blocks if not stands_under(block.element, lambda each: each.tag in _ASIDE, known)]


def _between(blocks: list[Block], lines: list[Line]) -> list[Block]:
    """The blocks from the text's first line to its last; all of them where the text is none of the page's blocks."""
    texts = {line.text for line in lines}
    found = [index for index, block in enumerate(blocks) if block.text in texts]
    # The headline of the first teaser stands above its text.
    return blocks[max(found[0] - 2, 0) : found[-1] + 1] if found else blocks


def _stretches(blocks: list[Block]) -> list[int]:
    """Characters of each run of paragraphs that no headline link interrupts."""
    found: list[int] = []
    is_open = False
    for block in blocks:
        if _is_headline_link(block):
            is_open = False
        elif block.is_running and not _TEASER_END.search(block.text):
            if not is_open:
                found.append(0)
            found[-1] += len(block.text)
            is_open = True
    return found


def _is_headline_link(block: Block) -> bool:
    """Whether a block is a link of a headline's length; one that is called a pointer stands in an article."""
    if not block.is_link or block.link_characters < _HEADLINE_CHARACTERS:
        return False
    return block.is_heading or not READ_ALSO.match(fold(block.text[:_LABEL_CHARACTERS]))


def _short_headlines(blocks: list[Block]) -> int:
    """How many headings are shorter links, each above a text that is cut short."""
    return sum(
        block.is_heading
        and block.is_link
        and not _is_headline_link(block)
        and _TEASER_END.search(below.text) is not None
        for block, below in pairwise(blocks)
    )


def _is_section_address(url: str) -> bool:
    """The root, or a last segment of one or two words without a number: articles have a slug, a number or a date."""
    path, query = urlsplit(url).path, urlsplit(url).query
    last = path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".php")
    if any(character.isdigit() for character in path + query):
        return False
    return last in ("", "index", "accueil", "home") or last.count("-") < 2
