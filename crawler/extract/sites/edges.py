"""Which blocks of a page stand at the edges of its text: with next to nothing of the article's own outside. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

#: Characters of text that no other page has, between chrome and the beginning or the end: a byline, a new variant.
_MOST_BEFORE, _MOST_AFTER = 300, 100
#: What the shortest line counts for.
_LEAST_OWN = 50
#: A line so short may be a sentence of the article, if the one after it is longer.
_SHORT = 60


@dataclass(frozen=True)
class PlacedBlock:
    """A block among those of its page."""

    length: int
    #: Whether other pages have it.
    is_known: bool
    #: Whether it is part of what stands around it.
    belongs: bool = False
    #: Whether it may be one of the figures that a recipe or a match ends with.
    is_figure: bool = False


def at_edges(places: Sequence[PlacedBlock]) -> list[tuple[bool, bool]]:
    """Of each block whether next to nothing of the article's own stands before it, and after it."""
    before, after = _own_before(places), reversed(_own_before(list(reversed(places))))
    return [
        (begun <= _most_before(place), left <= _most_after(place))
        for place, begun, left in zip(places, before, after, strict=True)
    ]


def _most_before(place: PlacedBlock) -> int:
    return 0 if place.belongs else _MOST_BEFORE


def _most_after(place: PlacedBlock) -> int:
    return 0 if place.belongs or place.is_figure else min(_MOST_AFTER, max(_SHORT, place.length))


def _own_before(places: Sequence[PlacedBlock]) -> list[int]:
    """Characters of the article's own before each."""
    own = accumulate((0 if place.is_known else max(place.length, _LEAST_OWN) for place in places), initial=0)
    return list(own)[: len(places)]
