"""The headline of a page: chosen among what it declares, without the site's name and without a kicker."""

from __future__ import annotations

import re

from crawler.extract.heads import Head
from crawler.extract.jsonld import by_id, listed, string
from store.text import fold
from store.types import Entry

_SEPARATOR = re.compile(r"\s+(?:[-–—|•·»:/]|::|<)+\s+|\s*[|»]\s*")
#: A kicker is the shorter part of a headline.
_LEAST_TITLE_SHARE = 0.5
_LONGEST_TITLE = 500


def page_title(head: Head, entry: Entry | None) -> str:
    """The headline, without the site's name and a kicker set in the same element; empty when nothing gives one."""
    site = site_names(head)
    declared = [
        string(head.node, "headline"),
        *head.meta.get("og:title", ()),
        *head.micro.get("headline", ()),
        *head.meta.get("twitter:title", ()),
    ]
    candidates = [head.headline, *declared, head.window_title, entry.title if entry else ""]
    titles = [
        title
        for candidate in candidates
        if (title := without_site(candidate[:_LONGEST_TITLE], site)) and fold(title) not in site
    ]
    if not titles:
        return ""
    first, *others = titles
    return next((title for title in others if _is_without_kicker(title, first)), first)


def _is_without_kicker(title: str, headline: str) -> bool:
    """Whether a declared title is the end of the headline, or the whole of one that begins in the middle."""
    if headline[0] in ":-–—|":
        return title.endswith(headline)
    return title != headline and headline.endswith(title) and len(title) > _LEAST_TITLE_SHARE * len(headline)


def without_site(title: str, site: frozenset[str]) -> str:
    """A title without " - Site name" at its end or beginning. `site`: the folded names a site goes by."""
    pieces = list(_SEPARATOR.finditer(title))
    for separator in pieces:
        if fold(title[separator.end() :]) in site:
            return title[: separator.start()]
        if fold(title[: separator.start()]) in site:
            return title[separator.end() :]
    return title


def site_names(head: Head) -> frozenset[str]:
    names = [
        *head.meta.get("og:site_name", ()),
        *head.meta.get("application-name", ()),
        *head.meta.get("twitter:site", ()),
    ]
    publisher = head.node.get("publisher")
    for value in listed(publisher):
        person = by_id(head.nodes, value)
        names.append(string(person, "name") if isinstance(person, dict) else "")
    names += [
        string(node, "name") for node in head.nodes if str(node.get("@type")) in ("WebSite", "NewsMediaOrganization")
    ]
    return frozenset(fold(name).strip(" @") for name in names if name.strip())
