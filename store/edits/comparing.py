"""Two bodies sentence by sentence: what is left of each when everything that stands in both is taken away.

A sentence that moved, or a paragraph that was divided, leaves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from store.edits.noise import sentences
from store.text import words
from store.types import Article

#: Digits in groups of three, which a space, of any width, or a point sets apart.
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:[ .\u00a0\u202f\u2009]\d{3})+(?!\d)")
_NOT_DIGITS = re.compile(r"\D")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
#: "18 h 30" is "18h30".
_CLOCK = re.compile(r"(?<=\d)\s?[hH]\s?(?=\d\d\b)")
#: Share of the longer's words that two wordings of one sentence have in common.
_ONE_SENTENCE = 0.5
#: Sentences on both sides, multiplied, above which none are looked for that were edited: a text was replaced.
_MOST_PAIRED = 2_500
#: Words likewise, above which they are counted regardless of their order: the comparison is quadratic.
_MOST_COMPARED = 250_000
#: Removed blocks are kept cut at 500 characters.
_CUT_BLOCK_CHARACTERS = 490


@dataclass(frozen=True, kw_only=True)
class ComparedSentence:
    """A sentence, and the words it is compared by."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What two bodies do not have in common."""

    #: Sentences that went and came, each pair of them two wordings of one.
    edited: tuple[tuple[ComparedSentence, ComparedSentence], ...]
    gone: tuple[ComparedSentence, ...]
    came: tuple[ComparedSentence, ...]
    words_added: int
    words_cut: int
    #: Words that changed, a replaced one counted once, as a share of the longer body.
    share: float


def difference(before: Article, after: Article) -> Difference:
    """Compare two bodies. What one reading has in its title, its standfirst or among what it removed is no change."""
    old, new = read_sentences(before.body), read_sentences(after.body)
    left = _elsewhere(_left_of(old, new), after)
    right = _elsewhere(_left_of(new, old), before)
    added, cut, changed = _count(_flat(left), _flat(right))
    edited, gone, came = _paired(left, right)
    longest = max(len(_flat(old)), len(_flat(new)), 1)
    return Difference(edited=edited, gone=gone, came=came, words_added=added, words_cut=cut, share=changed / longest)


def read_sentences(text: str) -> list[ComparedSentence]:
    """The sentences of a text, noise left out."""
    read = (ComparedSentence(text=said, words=compared_words(said)) for said in sentences(text))
    return [sentence for sentence in read if sentence.words]


def compared_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, with "4 200", "7,4" and "18 h 30" as one each."""
    grouped = _GROUPED.sub(lambda found: _NOT_DIGITS.sub("", found[0]), text)
    return tuple(words(_CLOCK.sub("h", _DECIMAL.sub("_", grouped)).replace("€", " euros")))


def _left_of(these: Sequence[ComparedSentence], others: Sequence[ComparedSentence]) -> list[ComparedSentence]:
    """The sentences that the others do not have, as often as they have not."""
    spare = Counter(sentence.words for sentence in others)
    left = []
    for sentence in these:
        if spare[sentence.words] > 0:
            spare[sentence.words] -= 1
        else:
            left.append(sentence)
    return left


def _elsewhere(left: list[ComparedSentence], other: Article) -> list[ComparedSentence]:
    """The sentences that do not stand somewhere else in the other reading of the page."""
    if not left:
        return left
    places = [other.title, other.standfirst, *(block.text for block in other.removed)]
    keys = [f" {' '.join(compared_words(place))} " for place in places]
    cut = tuple(key.rstrip() for key, place in zip(keys, places, strict=True) if len(place) >= _CUT_BLOCK_CHARACTERS)
    return [sentence for sentence in left if not _stands_in(f" {' '.join(sentence.words)} ", keys, cut)]


def _stands_in(key: str, keys: Iterable[str], cut: tuple[str, ...]) -> bool:
    return any(key in place for place in keys) or (bool(cut) and key.startswith(cut))


def _paired(
    left: list[ComparedSentence], right: list[ComparedSentence]
) -> tuple[
    tuple[tuple[ComparedSentence, ComparedSentence], ...], tuple[ComparedSentence, ...], tuple[ComparedSentence, ...]
]:
    """Pairs of sentences that are wordings of one, and the rest of both sides."""
    if len(left) * len(right) > _MOST_PAIRED:
        return (), tuple(left), tuple(right)
    gone, came, edited = list(left), [], []
    for sentence in right:
        best = max(gone, key=lambda one: _alike(one, sentence), default=None)
        if best is None or _alike(best, sentence) < _ONE_SENTENCE:
            came.append(sentence)
            continue
        gone.remove(best)
        edited.append((best, sentence))
    return tuple(edited), tuple(gone), tuple(came)


def _alike(one: ComparedSentence, other: ComparedSentence) -> float:
    shared = (Counter(one.words) & Counter(other.words)).total()
    return shared / max(len(one.words), len(other.words))


def _flat(some: Iterable[ComparedSentence]) -> list[str]:
    return [word for sentence in some for word in sentence.words]


def _count(old: list[str], new: list[str]) -> tuple[int, int, int]:
    """Words added, cut, and changed."""
    if len(old) * len(new) > _MOST_COMPARED:
        added, cut = (Counter(new) - Counter(old)).total(), (Counter(old) - Counter(new)).total()
        return added, cut, max(added, cut)
    added = cut = changed = 0
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            added, cut, changed = added + j2 - j1, cut + i2 - i1, changed + max(i2 - i1, j2 - j1)
    return added, cut, changed
