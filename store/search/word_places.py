"""Where in a text as it was written each of its folded words stands; pure.

`store.text.words` gives words without their places, since folding changes lengths: œ becomes oe, an elided article
is gone.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from store.text import ELISION, WORD, fold


def word_places(paragraph: str) -> list[tuple[int, int]]:
    """The place of each word of `store.text.words(paragraph)`, as offsets in the paragraph, from 0, the end excluded.

    Empty for a paragraph whose characters fold otherwise together than one by one.
    """
    letters = [_folded(character) for character in paragraph]
    folded = "".join(letters)
    if folded != fold(paragraph):
        return []
    # Where in the folded text each character of the paragraph begins.
    starts = [0, *accumulate(map(len, letters))]
    kept = [index for elided in _kept(folded) for index in range(*elided)]
    without = "".join(folded[index] for index in kept)
    spans = ((kept[word.start()], kept[word.end() - 1]) for word in WORD.finditer(without))
    return [(_character(starts, first), _after_accents(letters, _character(starts, last))) for first, last in spans]


def _kept(folded: str) -> list[tuple[int, int]]:
    """What elision leaves of a folded text, as pairs of offsets."""
    gone = [found.span() for found in ELISION.finditer(folded)]
    begins = [0, *(end for _, end in gone)]
    ends = [*(start for start, _ in gone), len(folded)]
    return list(zip(begins, ends, strict=True))


def _character(starts: list[int], index: int) -> int:
    """Which character of the text the letter at `index` of the folded text came from."""
    return bisect_right(starts, index) - 1


def _after_accents(letters: list[str], last: int) -> int:
    """Where the character ends that begins at `last`, with the accents that are characters of their own."""
    end = last + 1
    while end < len(letters) and not letters[end]:
        end += 1
    return end


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    return fold(character)
