"""Small invented pages for the tests of the extractor."""

from __future__ import annotations

from crawler.extract import extract
from store.types import Article, Entry

URL = "http://journal.example/economie/un-accord-pour-former-mille-personnes-1234.html"
FIRST = (
    "Trois années de discussions auront été nécessaires. La région et le constructeur ont signé mardi un accord"
    " qui prévoit la formation de mille personnes aux métiers de la donnée, dans six villes."
)
SECOND = (
    "Les premiers stagiaires sont attendus en septembre. « Nous payons des places, pas des machines », a rappelé la"
    " présidente du conseil, qui promet un bilan public chaque année."
)
THIRD = (
    "Reste à trouver les formateurs. Quarante postes sont ouverts, à temps plein ou partagé, et les candidatures seront"
    " reçues jusqu'à la fin du mois de mai."
)
TITLE = "Un accord pour former mille personnes"


def page(*body: str, head: str = "", title: str = TITLE, lang: str = "fr") -> str:
    """A page whose article container holds a headline and some blocks of HTML."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} - Le Journal</title>'
        f'<meta property="og:site_name" content="Le Journal">{head}</head><body>'
        f'<div class="article"><h1>{title}</h1><div class="article-body">{"".join(body)}</div></div></body></html>'
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


ARTICLE = paragraphs(FIRST, SECOND, THIRD)
BODY = "\n".join((FIRST, SECOND, THIRD))


def read(html: str, *, url: str = URL, entry: Entry | None = None) -> Article:
    return extract(html.encode("utf-8"), url, entry=entry)


def on_record(article: Article, text: str) -> bool:
    return any(text in removed.text for removed in article.removed)


def rules(article: Article) -> set[str]:
    return {removed.rule for removed in article.removed}
