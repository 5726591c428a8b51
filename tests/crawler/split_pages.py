"""Articles on several pages, as a small web plays them: each page repeats the frame of its article."""

from __future__ import annotations

import json
from random import Random

_WORDS = [
    "écluse",
    "canal",
    "marinier",
    "registre",
    "marée",
    "péniche",
    "quai",
    "bief",
    "vanne",
    "digue",
    "pont",
    "chaland",
    "halage",
    "berge",
    "pilier",
    "crue",
    "ponton",
    "amarre",
    "batelier",
    "tirant",
    "chenal",
    "balise",
    "étiage",
    "bassin",
]


def paragraph(subject: str, place: int) -> str:
    """A paragraph of words drawn for its article and place: no other is alike."""
    drawn = Random(f"{subject} {place}")
    told = " ".join(drawn.choices(_WORDS, k=45))
    return f"Au paragraphe {place}, {subject} raconte ceci : {told}."


def standfirst(subject: str) -> str:
    return f"Trois pages, neuf paragraphes et un seul récit : voici comment {subject} a changé de rive en un hiver."


def body(subject: str, pages: int) -> str:
    """The text of an article on so many pages, as a reader would copy it out."""
    return "\n".join(paragraph(subject, place) for place in range(1, 3 * pages + 1))


def page(subject: str, number: int, links: str, *, of_pages: int = 0) -> bytes:
    """One page of an article; with `of_pages`, all of them on one."""
    last = 3 * (of_pages or number)
    said = range(1 if of_pages else last - 2, last + 1)
    paragraphs = "".join(f"<p>{paragraph(subject, place)}</p>" for place in said)
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": f"Enquête : {subject}"}
    return (
        f"<!doctype html><html lang=fr><head><title>Enquête : {subject}</title>"
        f'<meta name="description" content="{standfirst(subject)}">'
        f'<script type="application/ld+json">{json.dumps(told)}</script></head><body>'
        "<header><nav><a href='/'>Accueil</a> <a href='/economie'>Économie</a></nav></header><article>"
        f"<h1>Enquête : {subject}</h1><p class=chapo>{standfirst(subject)}</p><p>Par Anne Berge</p>{paragraphs}"
        f'</article><div class="pagination">{links}</div><footer>Mentions légales</footer></body></html>'
    ).encode()


def pager(*links: str) -> str:
    """Numbered links; the first is to the first page."""
    return " ".join(f'<a href="{link}">{number}</a>' for number, link in enumerate(links, 1))
