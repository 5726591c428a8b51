"""The nouns of what a publisher does to an article after it appeared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EditKind(StrEnum):
    """What was edited; the more telling stands first."""

    REMOVED = "removed"  #: its page is gone: 404 or 410
    PAYWALLED = "paywalled"  #: only the beginning is shown of what was free
    RESTORED = "restored"  #: there again after it was removed
    OPENED = "opened"  #: the full text, where only its beginning was shown
    CORRECTION = "correction"  #: a notice says that something was corrected
    HEADLINE = "headline"
    AMOUNT = "amount"  #: a figure within a sentence: a sum, a share, a count, a date
    NAMES = "names"  #: a name within a sentence
    STANDFIRST = "standfirst"
    CUT = "cut"  #: mostly words that went
    ADDITION = "addition"  #: mostly words that came
    REWORDING = "rewording"  #: about as many came as went


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What differs between two texts of an article, as far as it means anything."""

    #: At least one, the most telling first.
    kinds: tuple[EditKind, ...]
    #: Words of the body, without counters and chrome; a sentence that only moved counts for nothing.
    words_added: int = 0
    words_cut: int = 0
