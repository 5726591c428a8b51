"""Pages that list articles, and pages that show none at all."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.extract import phrases
from crawler.extract.page.outline import Block
from crawler.extract.page.text_line import Line
from crawler.extract.phrases import one_of
from crawler.extract.verdict.said import LITTLE_CHARACTERS, Said
from store.text import fold

#: A list page: so many links of a headline's length, and hardly a paragraph without one.
_HUB_HEADLINES = 5
#: Two teasers are shorter together; two paragraphs of an article are not.
_STRETCH_CHARACTERS = 500
#: One teaser.
_SHORT_STRETCH_CHARACTERS = 250
#: Fewer interruptions are a list in a text.
_FEW_STRETCHES = 2
_LABEL_CHARACTERS = 40
#: At an address that has the form of a section's, fewer will do.
_SECTION_HEADLINES = 2
_TEASER_END = re.compile(
    r"(?:…|\.\.\.|[(\[](?:…|\.\.\.)[)\]])(?:\s*(?:lire|read|voir|en savoir)\b.{0,30})?$", re.IGNORECASE
)
_HEADLINE_CHARACTERS = 25
#: What addresses of lists have among their folders.
_LIST_FOLDERS = one_of(
    r"auteurs?|auth?or(?:s|en)?|journalistes?|tags?|mots?-cles?|etiquettes?|theme[ns]?|thema|thematiques?|topics?|sujets?",
    r"categor(?:y|ies?)|kategorien?|rubriques?|section|dossiers|archives?|recherche|search|suche",
)
#: What WordPress calls the bodies of its lists.
_LIST_BODY = re.compile(r"(?:^|\s)(?:archive|search-results|category|tag|author|post-type-archive)(?:$|\s)")
#: So many headings of a headline's length, and less text under them than in them.
_INDEX_HEADINGS = 6
#: So many links in what was taken for one paragraph: it is the whole page, read for want of anything better.
_LINKS_IN_A_LINE = 3
_TO_BROWSERS = one_of(
    r"(?:enable|activer|activez|requires?|sans|without|aktivieren sie|habilit\w+|abilit\w+) (?:le |votre )?javascript",
    r"javascript (?:est |is )?(?:desactive|disabled|required|requis|necessaire)",
    r"votre navigateur .{0,40}(?:pris en charge|obsolete|a jour|compatible)|mettre a jour votre navigateur",
    r"your browser .{0,30}(?:supported|out of date|outdated)",
    r"(?:vous allez|you (?:will|are) be\w*) (?:etre )?redirig|redirected",
)


def is_list(said: Said) -> bool:
    """Headlines that are links stand between the paragraphs, which nowhere run on; and no article is declared."""
    if said.is_marked_article:
        return False
    section = _is_section_address(said.page.url)
    listing = section or _is_list_address(said.page.url) or _LIST_BODY.search(said.body_class) is not None
    if said.declares_article and not listing:
        return False
    region = said.blocks if listing else _between(said.blocks, said.lines)
    headlines = sum(_is_headline_link(block) for block in region)
    stretches = _stretches(region)
    longest = max(stretches, default=0)
    if said.declares_article:
        return headlines >= _HUB_HEADLINES and longest < _SHORT_STRETCH_CHARACTERS
    if not listing and 0 < len(stretches) <= _FEW_STRETCHES and sum(stretches) >= LITTLE_CHARACTERS:
        return False  # one list of links in a text
    needed = _SECTION_HEADLINES if section else _HUB_HEADLINES
    return longest < _STRETCH_CHARACTERS and (headlines >= needed or _is_index(region))


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


def _is_list_address(url: str) -> bool:
    """Whether the last folder, numbers apart, is one that lists are kept in."""
    folders = [part for part in urlsplit(url).path.lower().split("/") if part and not part.isdigit()]
    return any(_LIST_FOLDERS.fullmatch(part) for part in folders[-2:])


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
    return block.is_heading or not phrases.READ_ALSO.match(fold(block.text[:_LABEL_CHARACTERS]))


def _is_section_address(url: str) -> bool:
    """The root, or a last segment of one or two words without a number: articles have a slug, a number or a date."""
    path, query = urlsplit(url).path, urlsplit(url).query
    last = path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".php")
    if any(character.isdigit() for character in path + query):
        return False
    return last in ("", "index", "accueil", "home") or last.count("-") < 2
