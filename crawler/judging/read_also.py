"""Headlines of other articles inside a text ("Lire aussi : …"), which say nothing of what the article is about; pure.

The extractor removes such lines where a page's structure tells them; this is for what it left, and for texts that
come without a page.
"""

from __future__ import annotations

import re

from store.text import fold

#: Finds every text with a line that may be one, in the language of `store.query.parsing`.
POINTERS = (
    '"lire aussi" OR "lire également" OR "à lire" OR "voir aussi" OR "voir également" OR "à voir" OR "relire aussi" '
    'OR "sur le même sujet" OR "dans la même rubrique" OR "notre dossier" OR "écouter aussi" OR "découvrir aussi" '
    'OR "regarder aussi" OR "read also" OR "also read" OR "read more" OR "see also"'
)
#: Opens a pointer to another article, in folded text.
_OPENING = re.compile(
    r"[\W_]*(?:(?:a |et )?(?:lire|voir|ecouter|relire|decouvrir|regarder) (?:aussi|egalement|notre dossier"
    r"|sur le meme sujet)|a lire|a voir|sur le meme sujet|dans la meme rubrique|read also|also read|read more"
    r"|see also)\b\s*(?P<colon>[:>|»-]?)\s*(?P<rest>.*)"
)
#: How such a line begins before it is folded, which takes much longer: with one of these words, or with other letters
#: than those of ASCII.
_MAY_OPEN = re.compile(
    r"[\W_]*(?:(?:a|et|lire|voir|ecouter|relire|decouvrir|regarder|sur|dans|read|also|see)\b|[a-z]*[^\x00-\x7f])",
    re.ASCII | re.IGNORECASE,
)
#: Words of a headline at most; a line that is longer is a paragraph.
_LONGEST_HEADLINE_WORDS = 25
#: Such openings without a colon begin sentences too: "Voir aussi grandir l'entreprise …".
_LONGEST_POINTER_WORDS = 16


def without_pointers(body: str) -> str:
    """The body without lines that point to other articles, and without the headlines listed below such a line."""
    kept: list[str] = []
    in_list = False
    for line in body.split("\n"):
        opened = _opened(line)
        in_list = opened == "" or (in_list and opened is None and _is_headline(line))
        if opened is None and not in_list:
            kept.append(line)
    return "\n".join(kept)


def _opened(line: str) -> str | None:
    """What follows "Lire aussi" on the line, maybe nothing; None for a line that is no pointer."""
    if len(line) > 300 or not _MAY_OPEN.match(line):
        return None
    found = _OPENING.fullmatch(fold(line))
    if found is None:
        return None
    is_pointer = found["colon"] or not found["rest"] or len(line.split()) <= _LONGEST_POINTER_WORDS
    return found["rest"].strip() if is_pointer and _is_headline(line) else None


def _is_headline(line: str) -> bool:
    return len(line.split()) <= _LONGEST_HEADLINE_WORDS and not line.rstrip().endswith((".", "…", ";"))
