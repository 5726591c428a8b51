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
    "fr": _spaced("le la les des du une et est que qui dans pour sur avec par au aux ce cette sont pas plus"),
    "en": _spaced("the of and to in is that for on with as are was by this from be at has have it"),
    "de": _spaced("der die das und ist nicht den von mit dem ein eine auf fur sich des im zu auch als"),
    "es": _spaced("el la los las de que y en un una por con para del se es al como mas su"),
    "it": _spaced("il lo la gli le di che e un una per con del della non si sono nel alla"),
    "nl": _spaced("de het een en van is dat op te in voor met zijn niet aan er om ook als bij"),
    "pt": _spaced("o a os as de que e em um uma para com do da no na por nao mais se"),
}
#: Characters of the text that are looked at.
_LANGUAGE_SAMPLE = 1500
_SHORTEST_SAMPLE_WORDS = 20
#: Of the sample's words, and over the second language.
_LEAST_SHARE, _LEAST_LEAD = 0.12, 1.3


def page_language(tree: _Element, head: Head, text: str) -> str:
    """ISO 639-1: what most of the words say when they say it clearly, else what the page declares."""
    sample = words(text[:_LANGUAGE_SAMPLE])
    counts = sorted(
        ((sum(map(common.__contains__, sample)), name) for name, common in _STOPWORDS.items()), reverse=True
    )
    (most, best), (next_most, _) = counts[:2]
    if len(sample) >= _SHORTEST_SAMPLE_WORDS and most > max(_LEAST_SHARE * len(sample), _LEAST_LEAD * next_most):
        return best
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
