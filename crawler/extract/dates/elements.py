"""Elements that state dates, and what elements are called: those of dates, of changes, of what is not the article.

What the dates are good for is decided in `places` and `instants`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import cast

from lxml.etree import _Element

from crawler.extract.dates.asides import Setting, is_aside, is_teaser
from crawler.extract.dates.moments import read_moment
from crawler.extract.page.outline import Outline, text_of

#: Elements that are looked at: a page of dates is no article.
_MOST_READ = 400
#: Looked for before reading: a year, or numbers parted as in a date or a time.
MAY_DATE = re.compile(r"(?:19|20)\d\d|\d\s?[./:hH-]\s?\d")
#: The first ones are the article's own; those of changes are not looked for among teasers.
_MOST_TIMES, _MOST_CHANGES = 6, 3
#: Elements around a date without words in which the words before it are looked for, and the length of those.
_MOST_HOLDERS = 2
LONGEST_LABEL = 40
_DIGIT = re.compile(r"\d")
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date|datum|fecha|datetime|pubdate|published|publication|publie|posted|postdate|timestamp|timedata|time"
    r"|(?:artikel|article|news|post|entry|publish|story|content)(?:date|datum)|byline|meta|metadata|metas|postmeta|infos?|submitted|signature|author|auteur|doc-?data)(?:$|[\s_-])|-date|date-"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Not "Aktualisiert am", with which German titles date articles that they date with nothing else.
_CHANGED_WORDS = re.compile(
    r"mise? à jour|\bm[aà]j\b|modifi(?:é|cation)|actualis|corrigée? |\bupdated?\b|modified", re.IGNORECASE
)
#: "date-maj" and "majDate", but no "majuscules".
_CHANGED_NAMES = re.compile(r"updat|modif|maj(?![a-z])")
#: Their `datetime` is not that of "relative-time" and the like, which scripts draw: "ins" dates a change.
_NOT_DRAWN = frozenset(("time", "ins", "del"))
#: Of a title that is nothing else.
_LONGEST_DATE = 40


def times_of_article(times: Iterable[_Element], setting: Setting) -> Iterator[_Element]:
    """The first of some `time` and `abbr` elements that state dates, without those of asides."""
    stated = (element for element in times if element.tag == "time" or _is_titled(element))
    articles = (element for element in islice(stated, _MOST_READ) if _is_of_article(element, setting))
    yield from islice(articles, _MOST_TIMES)


def time_values(times: Iterable[_Element], setting: Setting, *, changed: bool = False) -> Iterator[str]:
    """Dates of `times_of_article`, those marked as publication first, then those below the headline.

    `changed`: those of changes, which are left out otherwise.
    """
    elements = list(islice(times, _MOST_CHANGES) if changed else times)
    below = setting.below(elements)
    for element in sorted(elements, key=lambda element: (not _is_marked(element), element not in below)):
        if (is_called_change(element) or _says_modified(element)) is changed:
            yield _stated_by(element)


def kept_in_attributes(blocks: Outline, setting: Setting) -> Iterator[str]:
    """Dates that an element keeps in its title, for those who see "il y a 2 heures", or as a `time` element does."""
    titled = (element for element in islice(blocks.having["title"], _MOST_READ) if _is_titled(element))
    yield from (element.get("title", "") for element in titled if _is_of_article(element, setting))
    drawn = (element for element in blocks.having["datetime"] if element.tag not in _NOT_DRAWN)
    dated = (element for element in islice(drawn, _MOST_READ) if not is_called_change(element))
    yield from (element.get("datetime", "") for element in dated if _is_of_article(element, setting))


def properties(blocks: Outline, setting: Setting, *names: str) -> Iterator[str]:
    """What RDFa states in the body of a page for some properties, whatever their prefix: `dc:date`, `datePublished`."""
    stating = islice(blocks.having["property"], _MOST_READ)
    elements = [element for element in stating if not is_listed(element, setting.around)]
    for name in names:
        for element in elements:
            said = (element.get("property") or "").lower().split()
            if any(word.rpartition(":")[2] == name for word in said):
                yield element.get("content") or element.get("datetime") or text_of(element)


def _is_marked(element: _Element) -> bool:
    return element.get("pubdate") is not None or "publi" in own_names(element)


def _stated_by(element: _Element) -> str:
    """What an element states for machines, if that is a date, else what readers see of it."""
    stated = element.get("datetime") or element.get("title") or ""
    return stated if read_moment(stated) else text_of(element)


def _is_titled(element: _Element) -> bool:
    """Whether its title is a date, and nothing else; a picture's may be the day it was taken."""
    title = "" if element.tag == "img" else element.get("title", "")
    return len(title) <= _LONGEST_DATE and MAY_DATE.search(title) is not None and read_moment(title) is not None


def _is_of_article(element: _Element, setting: Setting) -> bool:
    return not (is_listed(element, setting.around) or is_teaser(element, setting.around, setting.titles))


def is_called_change(element: _Element) -> bool:
    return _CHANGED_NAMES.search(own_names(element)) is not None


def is_listed(element: _Element, around: Collection[_Element]) -> bool:
    """Whether it stands in a list that is not one of dates and names, or beside the article."""
    rows = (ancestor for ancestor in element.iterancestors() if ancestor.tag == "li")
    is_row = any(not (is_named(row) or _is_all_of(row, element)) for row in rows)
    return is_row or is_aside(element, around)


def _is_all_of(row: _Element, element: _Element) -> bool:
    """Whether a row of a list says nothing but what one of its elements says."""
    said = _short_text(element).strip()
    return said != "" and _short_text(row).strip() == said


def is_named(element: _Element) -> bool:
    return _DATE_NAMES.search(names_around(element)) is not None


def names_around(element: _Element) -> str:
    """How an element is called, what holds it, and what it holds where that is one element."""
    beside = [element.getparent(), element[0] if len(element) == 1 else None]
    # Comments among them are called nothing.
    return " ".join(own_names(each) for each in (element, *beside) if each is not None and isinstance(each.tag, str))


def _says_modified(element: _Element) -> bool:
    return _CHANGED_WORDS.search(f"{_said_before(element)} {element.text or ''}") is not None


def _said_before(element: _Element) -> str:
    """The words before an element: in its parent, else those of the element before it or its parent, without a date."""
    for _ in range(_MOST_HOLDERS):
        before, parent = element.getprevious(), element.getparent()
        said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        if said.strip(" \n\t:") or parent is None:
            return said
        if before is not None:
            words = _short_text(before)
            return "" if _DIGIT.search(words) else words
        element = parent
    return ""


def _short_text(element: _Element) -> str:
    """The text of an element; empty when it is longer than a label."""
    text = ""
    for piece in cast("Iterator[str]", element.itertext()):
        text += piece
        if len(text) > LONGEST_LABEL:
            return ""
    return text


def own_names(element: _Element) -> str:
    """Class, id and itemprop of an element, in lower case, words of camel case parted."""
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return _CAMEL.sub("-", names).lower()
