"""Titles with an archive: one with an index of sitemaps, one with a section of many pages, and a feed of two."""

from __future__ import annotations

from tests.crawler.small_web import Hosts, article, rss

#: Articles of each month, and of each page of the section.
A_MONTH = 3
_SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
_DATED = '<meta property="article:published_time" content="{}"><title>'


def dated(subject: str, day: str) -> bytes:
    """An article that says when it appeared."""
    return article(subject).replace(b"<title>", _DATED.format(f"{day}T08:00:00+00:00").encode(), 1)


def _month(month: str) -> dict[str, bytes]:
    days = [f"{month}-{number + 10}" for number in range(A_MONTH)]
    urls = "".join(f"<url><loc>/{day}-escale</loc><lastmod>{day}</lastmod></url>" for day in reversed(days))
    return {f"/sitemap-{month}.xml": _SITEMAP.format(urls).encode()} | {
        f"/{day}-escale": dated(f"escale du {day}", day) for day in days
    }


#: Month, and when the index says that its sitemap was changed: the oldest was stamped anew.
_MONTHS = {"2026-03": "2026-04-01", "2026-05": "2026-06-01", "2019-01": "2026-10-01", "2026-04": "2026-05-01"}


def _index() -> bytes:
    named = "".join(
        f"<sitemap><loc>/sitemap-{month}.xml</loc><lastmod>{modified}</lastmod></sitemap>"
        for month, modified in _MONTHS.items()
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{named}</sitemapindex>'.encode()


def _section_page(number: int, of: int) -> bytes:
    links = "".join(
        f'<li><h2><a href="/lire-{number}{place}">Une escale de plus au port numéro {number}{place}</a></h2></li>'
        for place in range(A_MONTH)
    )
    pages = " ".join(f'<a href="/escales?page={each}">{each}</a>' for each in range(1, of + 1))
    return f"<!doctype html><html><body><ul>{links}</ul><div class=pagination>{pages}</div></body></html>".encode()


def archive_hosts(section_pages: int = 5) -> Hosts:
    """The hosts; page 1 of the section is of June 2026, each page after it a month older."""
    section = {
        f"/escales{'' if number == 1 else f'?page={number}'}": {
            "body": _section_page(number, section_pages),
            "type": "text/html",
        }
        for number in range(1, section_pages + 1)
    }
    pages = {
        f"/lire-{number}{place}": dated(f"port {number}{place}", f"2026-0{7 - number}-1{place}")
        for number in range(1, section_pages + 1)
        for place in range(A_MONTH)
    }
    months = {path: page for month in _MONTHS for path, page in _month(month).items()}
    feed = {
        "/feed/": rss("/2026-05-12-escale", "/2026-05-11-escale"),
        "/feed/?paged=2": rss("/2026-05-10-escale", "/retrouvee"),
        "/retrouvee": dated("escale retrouvée", "2026-05-02"),
    }
    return {
        "memoire.example": {"/sitemap.xml": _index(), **months, **feed},
        "escales.example": {**section, **pages},
        "panne.example": {"/panne.xml": {"body": b"ill", "status": 500}},
    }
