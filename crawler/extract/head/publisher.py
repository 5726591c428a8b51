"""The names a site goes by, so that none of them is taken for a title or an author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.extract.head.jsonld import Node, by_id, listed, string, types_of
from store.text import fold

_SITE_TYPES = frozenset(("WebSite", "NewsMediaOrganization", "Organization"))
_SITE_METAS = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "publisher", "dc.publisher",
)  # fmt: skip
#: A shorter label of a domain is found inside too many words.
_TELLING_LABEL = 5
#: A site's name with its claim; more words are a title that speaks of the site.
_MOST_NAME_WORDS = 8
_DOMAIN_ENDINGS = re.compile(r"(?:\.(?:com|co|org|net|gouv|ac|gov|edu|blogspot|wordpress|over-blog))?\.[a-z]{2,}$")
#: "Rédaction Le Journal" is Le Journal.
_OFFICE = re.compile(r"^(?:la )?redac?k?tion (?:de |du |d')?")
#: What hosts leave out of a name.
_SMALL_WORDS = re.compile(r"\b(?:(?:l|d)['’]|(?:les?|la|de|du|des|en|et|the|of|and)\b)")
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class SiteNames:
    """How the site of a page is called."""

    #: Folded: what the page declares.
    declared: frozenset[str]
    #: The telling part of the host's name, without its hyphens: "lejournal" of www.le-journal.example.
    label: str

    def declares(self, text: str) -> bool:
        return fold(text).strip(" @.") in self.declared

    def signs_as(self, name: str) -> bool:
        """Whether what is said to be an author is the site: a name of its own, however that is spaced, or its host."""
        said = fold(name)
        folded = _OFFICE.sub("", said).strip(" @.")
        letters = _letters(folded)
        if folded in self.declared or self._begins_with_host(folded, letters):
            return True
        if (folded != said and letters == self.label) or self._is_spelled(folded, letters):
            return True
        bare = _letters(_DOMAIN_ENDINGS.sub("", folded))
        return bool(bare) and bare in map(_letters, self.declared)

    def names(self, text: str) -> bool:
        """Whether a text is a name of the site: a declared one, or its host's."""
        folded = fold(text)
        letters = _letters(folded)
        if folded.strip(" @.") in self.declared or self._begins_with_host(text, letters):
            return True
        return bool(self.label) and (letters == self.label or self._is_spelled(folded, letters))

    def cut_from(self, name: str) -> str:
        """A name without the site's, which a template printed before or after it: "Nadia Belle Le Journal"."""
        pieces = name.split()
        for end in range(len(pieces) - 1, 1, -1):
            if self.declares(" ".join(pieces[end:])):
                return " ".join(pieces[:end])
        for start in range(1, len(pieces) - 1):
            # "Guardian staff reporter" is an office.
            if pieces[start][0].isupper() and pieces[-1][0].isupper() and self.declares(" ".join(pieces[:start])):
                return " ".join(pieces[start:])
        return name

    def speaks_of_host(self, text: str) -> bool:
        """Whether a piece of a window title is the site's: it names it, or holds the host's name and little else."""
        if self.names(text):
            return True
        telling = len(self.label) >= _TELLING_LABEL
        return telling and self.label in squeeze(text) and len(text.split()) <= _MOST_NAME_WORDS

    def _is_spelled(self, folded: str, letters: str) -> bool:
        """Whether a text spells the host's name out: "Le Courrier de la Vallée" is courriervallee.example.

        One without small words may be a person's, who writes at her own host.
        """
        if not len(letters) > len(self.label) >= _TELLING_LABEL:
            return False
        return _letters(_SMALL_WORDS.sub(" ", folded)) == self.label

    def _begins_with_host(self, text: str, letters: str) -> bool:
        """Whether a text is an address that begins with the host's name."""
        is_host = bool(self.label) and "." in text and " " not in text.strip()
        return is_host and letters.removeprefix("www").startswith(self.label)


def squeeze(text: str) -> str:
    """The letters and digits of a text, folded, without what parts them."""
    return _letters(fold(text))


def _letters(folded: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", folded)


def site_names(meta: dict[str, list[str]], node: Node, nodes: list[Node], url: str) -> SiteNames:
    """What a page's metadata and address call its site."""
    names = [value for name in _SITE_METAS for value in meta.get(name, ()) if "://" not in value]
    for value in listed(node.get("publisher")):
        publisher = by_id(nodes, value)
        names.append(string(publisher, "name") if isinstance(publisher, dict) else "")
    for each in nodes:
        if _SITE_TYPES.intersection(types_of(each)):
            names += [string(each, "name"), string(each, "alternateName")]
    folded = {fold(name).strip(" @.") for name in names if name.strip()}
    # "Le Journal (www.lejournal.example)" is Le Journal too.
    folded |= {_PARENTHESES.sub("", name).strip() for name in folded}
    return SiteNames(declared=frozenset(folded - {""}), label=_label(url))


def _label(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return squeeze(_DOMAIN_ENDINGS.sub("", host.lower().removeprefix("www.")).rsplit(".", 1)[-1])
