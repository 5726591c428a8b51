"""What evidence is worth, and how much of it a topic asks for: a value that configurations and crawls carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Scores lie between 0 and 1. The defaults let everything match that the query finds.

    What one word proves is what is left of the doubt: two occurrences of 0.2 make 0.36, so that repetition
    saturates; after `most` of them in a zone it says nothing more, so that a long article is not a better one.
    """

    #: What one occurrence in a zone proves.
    title: float = 0.6
    lead: float = 0.4
    body: float = 0.2
    #: Occurrences that count in each zone.
    most: int = 3
    #: From here on, what the query finds is a match; below, a near miss.
    match: float = 0.2
    #: From here on, what lacks a single condition of the query is a near miss.
    near_miss: float = 0.3

    def weight(self, zone: str) -> float:
        return {"title": self.title, "lead": self.lead, "body": self.body}[zone]


#: What a topic has that says nothing of it.
DEFAULT_SCALE = Scale()
