"""Exports of Europresse as HTML: each `<article>` of a file becomes an article and its source; pure.

What stands where is known from what the service exports and others read: `DocPublicationName`, `DocHeader` with a
French date (or the span beside `DocTitreSousSection`), `titreArticle`, `docAuthors` or `sm-margin-bottomNews`,
`docOcurrContainer`, and `publiC-lblNodoc` with the document's number. Such texts come under a licence; that is noted
with each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from lxml import html
from lxml.etree import ParserError, _Element

from crawler.errors import BadLine
from crawler.exchange import OfferedArticle, checked_name, text_credit
from crawler.extract.dates.moments import Moment, parse_moment
from crawler.feeds.markup import decode_markup
from store.text import clean_line, clean_paragraphs, words
from store.types import Article, Rights
from store.urls import absolute_url

#: Where a document is shown to those who have access.
_DOCUMENT = "https://nouveau.europresse.com/Document/ViewMobile?docKey="
_EVIDENCE = "import"
#: "news·20260914·LM·7654321": the day of the issue stands in it.
_NUMBER = re.compile(r"[a-z]+·(?P<day>\d{8})·[^\s·]+·\S+", re.IGNORECASE)
#: "Les Echos, no. 24123", "Le Monde (site web)", "La Croix ; Quotidien": the title alone.
_AFTER_THE_NAME = re.compile(r"\s*(?:\(|,? no\.? ?\d|;|\||,\s).*$", re.IGNORECASE | re.DOTALL)
#: "lundi 14 septembre 2026 - 07:15 742 mots, p. 12": the date, and what counts words and pages.
_AFTER_THE_DATE = re.compile(r"\s+(?:\d+\s*(?:mots|words)\b|p\.\s*\d).*$", re.IGNORECASE | re.DOTALL)
_WHERE_IT_STOOD = re.compile(r"Cet article (?:est|a été) (?:paru|publié)", re.IGNORECASE)
_BREAKS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr")
_BY = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:[;,/\n]|\bet\b)\s*")
#: Words of a name; more are a sentence, as some titles print under the headline.
_LONGEST_NAME = 5


def articles_in(body: bytes) -> list[_Element]:
    """The articles of an exported file, as elements for `read_document`. Raises BadLine for what is no such file."""
    text = decode_markup(body).text
    try:
        # As bytes: text that declares a charset of its own is refused.
        parser = html.HTMLParser(encoding="utf-8")
        tree: _Element = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except ParserError as error:
        raise BadLine(f"not HTML: {error}") from error
    found = [element for element in tree.iter("article") if next(element.iterancestors("article"), None) is None]
    if not found:
        raise BadLine("no <article> in it; expected an export of Europresse as HTML")
    return found


def read_document(document: _Element) -> OfferedArticle:
    """The article of one element. Raises BadLine when it names no source, or has neither number nor address."""
    source = checked_name("DocPublicationName", source_name(_text(document, "DocPublicationName")))
    if not source:
        raise BadLine("DocPublicationName: expected the name of a title")
    body = _body(document)
    title, standfirst = _headline(document)
    if not title or not body:
        raise BadLine(f"expected a {'text' if title else 'title'} (of {source!r})")
    number = _NUMBER.search(_text(document, "publiC-lblNodoc"))
    published = _published(document, number)
    authors = _authors(document)
    return OfferedArticle(
        source=source,
        article=Article(
            url=_url(document, number),
            title=title,
            standfirst=standfirst,
            body=body,
            authors=authors,
            credit=text_credit(authors, body),
            published_at=published.at if published else None,
            published_from=_EVIDENCE if published else "",
            rights=Rights.LICENSED,
        ),
    )


def source_name(printed: str) -> str:
    """The title alone, of what an export prints of a publication.

    >>> source_name("Les Echos, no. 24123"), source_name("Le Monde (site web)")
    ('Les Echos', 'Le Monde')
    """
    return _AFTER_THE_NAME.sub("", clean_line(printed))


def _url(document: _Element, number: re.Match[str] | None) -> str:
    """Where the article is on the web, as the export links to it; else where the archive shows it."""
    for link in document.iter("a"):
        address = absolute_url("", link.get("href") or "")
        if address and _WHERE_IT_STOOD.search("".join(_pieces(link))):
            return address
    if number is None:
        raise BadLine("publiC-lblNodoc: expected the number of the document, such as news·20260914·LM·7654321")
    return _DOCUMENT + quote(number[0], safe="")


def _headline(document: _Element) -> tuple[str, str]:
    """Title and standfirst: some titles print lines above and under the headline, inside the same element."""
    whole = _first(document, "titreArticle")
    if whole is None:
        return _line(document, "titreArticleVisu", "rdp__articletitle"), _line(document, "rdp__subtitle")
    title = _line(whole, "titreArticleVisu", "rdp__articletitle")
    under = _line(whole, "rdp__subtitle", "sm-margin-bottomNews")
    return (title, under) if title else (_line(document, "titreArticle"), "")


def _published(document: _Element, number: re.Match[str] | None) -> Moment | None:
    """When it was in the title: as the header prints it, else beside the name of its section, else by its number."""
    section = _first(document, "DocTitreSousSection")
    beside = next(section.itersiblings("span"), None) if section is not None else None
    places = (_first(document, "DocHeader"), section, beside)
    printed = ["".join(_pieces(place)) for place in places if place is not None] + [number["day"] if number else ""]
    moments = (parse_moment(_AFTER_THE_DATE.sub("", clean_line(text))) for text in printed)
    return next((moment for moment in moments if moment is not None), None)


def _authors(document: _Element) -> tuple[str, ...]:
    headline = _first(document, "titreArticle")
    under = headline.itersiblings("p") if headline is not None else iter(())
    beside = next((element for element in under if "sm-margin-bottomNews" in _classes(element)), None)
    printed = _text(document, "docAuthors") or ("".join(_pieces(beside)) if beside is not None else "")
    names = (_BY.sub("", clean_line(name)) for name in _NAMES.split(printed))
    return tuple(dict.fromkeys(name for name in names if name[:1].isupper() and len(words(name)) <= _LONGEST_NAME))


def _body(document: _Element) -> str:
    container = _first(document, "docOcurrContainer", "DocText")
    if container is None:
        return ""
    lines = clean_paragraphs("".join(_pieces(container))).split("\n")
    return "\n".join(line for line in lines if not _WHERE_IT_STOOD.match(line))


def _pieces(element: _Element) -> Iterator[str]:
    """Text with a newline where a block begins and ends; white space of the source is none."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return
    around = "\n" if element.tag in _BREAKS else ""
    yield around + " ".join((element.text or "").split("\n"))
    for child in element:
        yield from _pieces(child)
        yield " ".join((child.tail or "").split("\n"))
    yield around


def _first(element: _Element, *names: str) -> _Element | None:
    """The first element of the first of these classes that is there."""
    for name in names:
        for inside in element.iterdescendants():
            if name in _classes(inside):
                return inside
    return None


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _text(element: _Element, name: str) -> str:
    found = _first(element, name)
    return "" if found is None else "".join(_pieces(found)).strip()


def _line(element: _Element, *names: str) -> str:
    found = _first(element, *names)
    return "" if found is None else clean_line("".join(_pieces(found)))
