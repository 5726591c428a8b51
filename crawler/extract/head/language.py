"""The language of a text, from its commonest words; a page's own claim is believed where they say nothing clear."""

from __future__ import annotations

import re

from lxml.etree import _Element

from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import string
from store.text import words


def _spaced(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
#: Folded, as `store.text.words` gives them. Words that two languages share say little, but no harm either.
_STOPWORDS = {
    "fr": _spaced(
        "le la les de des du un une et en est que qui dans pour sur avec par au aux ce cette ces son sa ses leur leurs"
        " il elle ils sont pas plus a ont ete mais ou comme entre depuis meme aussi tout tous fait selon apres"
    ),
    "en": _spaced(
        "the of and to in is that for on with as are was were by this from be been have had has it its he she they his"
        " their but or not will would which who said more than after about"
    ),
    "de": _spaced(
        "der die das den dem des und ist sind war nicht von vom mit ein eine einen einem einer auf fur sich im in zu"
        " zum zur am an auch als aus bei nach es er sie hat haben wird werden wurde dass aber noch nur uber"
    ),
    "es": _spaced(
        "el la los las de que y en un una por con para del se es al como mas su sus lo ha han fue este esta pero desde"
        " hasta tambien son sobre cuando sin muy ya entre donde segun"
    ),
    "it": _spaced(
        "il lo la gli le i di che e un una per con da dal della delle dei non si sono nel alla anche piu come ha"
    ),
    "nl": _spaced(
        "de het een en van is dat op te in voor met zijn niet aan er om ook als bij die wordt naar door werd"
    ),
    "pt": _spaced("o a os as de que e em um uma para com do da dos das no na nos nas por nao mais se ao foi sao seu"),
}
#: Characters of the text that are looked at.
_LANGUAGE_SAMPLE = 1500
#: With fewer words, a language that is not among these is believed where the page declares it.
_SHORTEST_SAMPLE_WORDS, _SHORT_SAMPLE_WORDS = 12, 20
#: Of the sample's words, and over the second language.
_LEAST_SHARE, _LEAST_LEAD = 0.12, 1.3


def page_language(tree: _Element, head: Head, text: str) -> str:
    """ISO 639-1: what most of the words say when they say it clearly, else what the page declares."""
    sample = words(text[:_LANGUAGE_SAMPLE])
    counts = sorted(
        ((sum(map(common.__contains__, sample)), name) for name, common in _STOPWORDS.items()), reverse=True
    )
    (most, best), (next_most, _) = counts[:2]
    declared = _declared_language(tree, head)
    is_clear = most > max(_LEAST_SHARE * len(sample), _LEAST_LEAD * next_most)
    is_enough = len(sample) >= (_SHORTEST_SAMPLE_WORDS if declared in ("", *_STOPWORDS) else _SHORT_SAMPLE_WORDS)
    return best if is_clear and is_enough else declared


def _declared_language(tree: _Element, head: Head) -> str:
    for value in _declared(tree, head):
        if match := _LANGUAGE.fullmatch(value):
            return match.group(1).lower()
    return ""


def is_american(tree: _Element, head: Head) -> bool:
    """Whether the first declared language with a country is the English of the United States."""
    declared = (value.lower().replace("_", "-") for value in _declared(tree, head))
    return next((value for value in declared if "-" in value), "") == "en-us"


def _declared(tree: _Element, head: Head) -> list[str]:
    declared = (
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        head.first("og:locale", "content-language"),
        string(head.node, "inLanguage"),
    )
    return [value.strip() for value in declared if value]
