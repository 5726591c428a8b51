"""Where an article ends and its page goes on: related articles, press contacts, promotions.

Each function answers with the indexes of the lines that are no longer the article. Text that follows a tail and reads
like an article is left alone: some pages print a press release below a comment on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from crawler.extract.chrome.signed_below import last_lines
from crawler.extract.page.outline import RUNNING_CHARACTERS
from crawler.extract.page.searching import one_text, places_with
from crawler.extract.page.sentences import ELLIPSES, FULL_STOPS, ends_sentence, is_reported, is_statement
from crawler.extract.page.text_line import Hints, Line
from crawler.extract.paywalls import WORDS, says_stub
from crawler.extract.phrases.appeals import APPEAL, ASKED, ASKS, CHANNEL, EVERY, LETTER, NEWSLETTER, PROMISE
from crawler.extract.phrases.endings import CONTACT_LABEL, EMAIL, PHONE, PRESS_CONTACT, TAIL_OPENER

_LONGEST_OPENER_WORDS = 12
#: A teaser is cut with an ellipsis, or short and no whole sentence.
_TEASER_CHARACTERS = 200
_LONGEST_TEASER_CHARACTERS = 300
_CONTACT_CHARACTERS = 160
_LONGEST_CONTACT_OPENER_WORDS, _CONTACT_LINES, _MOST_ADDRESSES = 30, 6, 10
#: What may be told of too.
_PRESS_WORK = re.compile(r"\W*(?:[nv]os )?(?:service(?: de)?|relations?|bureau de) presse\b")
_LONGEST_PROMOTION_WORDS = 60
_LONGEST_NAME_WORDS, _LONGEST_LABEL_WORDS = 4, 6
_MOST_LABEL_WORDS = 3
_PRESS_OFFICE = re.compile(
    r"\b(?:relations? (?:avec la )?(?:presse|medias?)|attachee?s? de presse|service (?:de )?presse|press (?:officer"
    r"|office"
    r"|relations|manager)|(?:media|investor|public) relations|corporate (?:affairs|communications?)"
    r"|communications? (?:manager|director|officer)"
    r"|(?:responsable|directeur|directrice|chargee?) (?:de la |de )?communication"
    r"|unternehmenskommunikation|pressesprecher\w*|pressestelle|jefe de prensa|ufficio stampa)\b"
)
#: Above whom to call.
_CONTACT_LABEL = re.compile(
    r"\W*(?:(?:press|media|investors?|presse|medias?) )?(?:contacts?(?: (?:information|details|us|persons?))?"
    r"|(?:en|in)quiries|kontakte?|ansprechpartner\w*|contactos?|contatti)\W*|\W*(?:investors?|media|presse|press)\W*"
)
#: A heading above a note on who wrote the article.
_SENTENCE_START = re.compile(r"(?:^|[.!?:)»–—-]\s)[\W_]*(?:please|bitte|jetzt|also|and|et|then)?\W*$")
_QUOTED = re.compile(r"«[^»]*»|[“„][^“”]*[“”]|\"[^\"]*\"")
#: How such a heading begins that is a sentence.
_TO_READERS = re.compile(r"\W*(?:vous|you|inscrivez)\b")


def related_tail(lines: list[Line]) -> list[int]:
    """Headings such as "Autres articles dans cette rubrique", each with the teasers below it."""
    going: list[int] = []
    for index, line in enumerate(lines):
        if going and index <= going[-1]:
            continue
        if line.word_count <= _LONGEST_OPENER_WORDS and _opens_related(line):
            end = _end_of_teasers(lines, index + 1)
            going.extend(range(index, end))
    return going


def _opens_related(line: Line) -> bool:
    if not TAIL_OPENER.fullmatch(line.folded):
        return False
    return line.linked or not is_statement(line.text) or _TO_READERS.match(line.folded) is not None


def paywall_tail(lines: list[Line]) -> list[int]:
    """What a publisher says instead of the rest, and the offers below it when nothing else follows."""
    going: list[int] = []
    short = one_text(line.text if len(line.text) < _TEASER_CHARACTERS else "" for line in lines)
    for index in places_with(WORDS, short):
        if says_stub(lines[index].text):
            rest = range(index, len(lines))
            if all(_is_teaser(lines[below]) for below in rest):
                return [*going, *rest]
            going.append(index)
    return going


def contact_tail(lines: list[Line]) -> list[int]:
    """A line "Contacts presse" and the names, phones and addresses below it, up to the next running text."""
    going: list[int] = []
    for index, line in enumerate(lines):
        if going and index <= going[-1]:
            continue
        if PRESS_CONTACT.match(line.opening) and _is_contact_opener(lines, index):
            going.extend(range(index, _end_of_contacts(lines, index + 1)))
        elif end := _end_below_label(lines, index):
            going.extend(range(index, end))
        elif _is_press_officer(lines, index):
            start = index - _is_bare_name(lines[index - 1])
            while start > 1 and lines[start - 1].word_count <= _MOST_LABEL_WORDS and _labels_contacts(lines[start - 1]):
                start -= 1
            going.extend(range(start, _end_of_addresses(lines, index + 1)))
    return going


def _end_below_label(lines: list[Line], index: int) -> int:
    """Where the names and addresses below a label end, which may be the page; 0 where there are none."""
    below = lines[index + 1 :]
    if not index or lines[index].word_count > _LONGEST_LABEL_WORDS or not CONTACT_LABEL.fullmatch(lines[index].folded):
        return 0
    is_last = len(below) <= _MOST_ADDRESSES and any(map(_has_contact, below))
    if is_last and all(_has_contact(line) or not ends_sentence(line.text) for line in below):
        return len(lines)
    end = _end_of_addresses(lines, index + 1)
    return end if end > index + 1 else 0


def _is_press_officer(lines: list[Line], index: int) -> bool:
    """Whether a line is an office in press relations with an address below, as press rooms print whom to call."""
    line = lines[index]
    if not index or line.is_heading or line.word_count > _LONGEST_OPENER_WORDS or line.text.endswith(FULL_STOPS):
        return False
    return _PRESS_OFFICE.search(line.folded) is not None and any(map(_has_contact, lines[index + 1 : index + 3]))


def _labels_contacts(line: Line) -> bool:
    return _CONTACT_LABEL.fullmatch(line.folded) is not None


def _is_bare_name(line: Line) -> bool:
    return line.word_count <= _LONGEST_NAME_WORDS and not line.text.endswith(FULL_STOPS)


def _end_of_addresses(lines: list[Line], start: int) -> int:
    """One after the last line with a phone or an address of those that follow each other, labels between."""
    end = start
    for index in range(start, len(lines)):
        if _has_contact(lines[index]) and len(lines[index].text) < _CONTACT_CHARACTERS:
            end = index + 1
        elif index > end or len(lines[index].text) >= RUNNING_CHARACTERS:
            break
    return end


def promotions(lines: list[Line], _: Hints) -> Iterable[int]:
    """What readers are asked to do: to follow, subscribe, download, and below the text to share and write too."""
    last = last_lines(lines)
    for index, line in enumerate(lines):
        if line.word_count > _LONGEST_PROMOTION_WORDS or not (index in last or APPEAL.match(line.opening)):
            continue
        if line.number is not None:
            continue  # a step: "Téléchargez l'application", then "Ouvrez-la"
        said = _QUOTED.sub(" ", line.folded)
        asks = ASKS.search(said) and CHANNEL.search(line.folded) and _asks_readers(said)
        if asks and not is_reported(line.text):
            yield index


def _asks_readers(folded: str) -> bool:
    """Whether a sentence begins with what is asked, or speaks of those who ask and are asked; without quotations."""
    if ASKED.search(folded):
        return True
    return any(_SENTENCE_START.search(folded[: asks.start()]) for asks in ASKS.finditer(folded))


def newsletters(lines: list[Line], _: Hints) -> Iterable[int]:
    """The name of a newsletter, with the promise below it."""
    for index, (line, below) in enumerate(pairwise(lines)):
        if line.word_count > _LONGEST_OPENER_WORDS or len(below.text) >= _TEASER_CHARACTERS:
            continue
        named = NEWSLETTER.match(line.opening) and PROMISE.match(below.opening)
        if named or (LETTER.fullmatch(line.opening) and EVERY.match(below.opening)):
            yield from (index, index + 1)


def _end_of_teasers(lines: list[Line], start: int) -> int:
    end = start
    # One link is a pointer among the paragraphs: what follows it may be the article's last.
    several = sum(line.linked for line in lines[start:]) > 1
    while end < len(lines) and (
        _is_teaser(lines[end]) or (several and end > start and _is_cut_short(lines[end - 1], lines[end]))
    ):
        end += 1
    # Stopped by running text: only what is plainly a list of links goes with the heading.
    if end < len(lines):
        end = start
        while end < len(lines) and (lines[end].linked or lines[end].text.endswith(ELLIPSES)):
            end += 1
    return end


def _is_teaser(line: Line) -> bool:
    if line.linked or line.text.endswith(ELLIPSES) or len(line.text) < RUNNING_CHARACTERS:
        return True
    return len(line.text) < _TEASER_CHARACTERS and not ends_sentence(line.text)


def _is_cut_short(above: Line, line: Line) -> bool:
    """Whether a whole sentence is the teaser of the link above it."""
    return above.linked and len(line.text) < _LONGEST_TEASER_CHARACTERS


def _is_contact_opener(lines: list[Line], index: int) -> bool:
    """Whether it is a label, or has an address; "Relations presse" is none that heads no address."""
    line = lines[index]
    if line.word_count <= _LONGEST_OPENER_WORDS // 2 or line.text.endswith("):"):
        return not _PRESS_WORK.match(line.opening) or any(map(_has_contact, lines[index : index + _CONTACT_LINES]))
    return line.word_count <= _LONGEST_CONTACT_OPENER_WORDS and _has_contact(line)


def _end_of_contacts(lines: list[Line], start: int) -> int:
    end = start
    while end < len(lines) and _is_contact(lines, end):
        end += 1
    return end


def _is_contact(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if _has_contact(line):
        return True
    followed_by_text = index + 1 < len(lines) and len(lines[index + 1].text) >= _CONTACT_CHARACTERS
    return len(line.text) < _CONTACT_CHARACTERS and not (line.is_heading and followed_by_text)


def _has_contact(line: Line) -> bool:
    return bool(PHONE.search(line.text) or EMAIL.search(line.text))
