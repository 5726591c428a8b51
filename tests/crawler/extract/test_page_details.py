"""Tags, credit, roles, directives, Markdown; dates against the fetch; broken JSON-LD."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from crawler.extract import extract
from crawler.extract.head.jsonld_repair import repaired
from store.types import Article, Entry
from tests.crawler.extract.extract_pages import ARTICLE, FIRST, SECOND, THIRD, TITLE, URL, page, paragraphs, read

FETCHED_AT = datetime(2026, 5, 6, 14, 30, tzinfo=UTC)


def ld(properties: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {properties}}}</script>'


def fetched(html: str, *, entry: Entry | None = None) -> Article:
    return extract(html.encode(), URL, entry=entry, fetched_at=FETCHED_AT)


@pytest.mark.parametrize(
    ("head", "body", "tags"),
    [
        (ld('"keywords": ["Formation", "Région", "formation"]'), "", ("Formation", "Région")),
        (ld('"keywords": "Formation, Région"'), "", ("Formation", "Région")),
        ('<meta property="article:tag" content="Formation"><meta property="article:tag" content="Emploi, salaires">',
         "", ("Formation", "Emploi, salaires")),
        ('<meta name="news_keywords" content="Formation; #Emploi; Le Journal">', "", ("Formation", "Emploi")),
        ("", '<a rel="tag" href="/t/1">Formation</a> <a rel="tag" href="/t/2">Emploi</a>', ("Formation", "Emploi")),
        ('<meta name="keywords" content="Formation">', '<a rel="tag" href="/t/2">Emploi</a>', ("Emploi",)),
        ('<meta name="keywords" content="123, 8ae9ab2d-fe1b-4230-acb8-a59b52877682">', "", ()),
    ],
)  # fmt: skip
def test_tags_are_those_of_the_article(head: str, body: str, tags: tuple[str, ...]):
    assert read(page(ARTICLE, body, head=head)).tags == tags


@pytest.mark.parametrize(
    ("content", "directives"),
    [
        ("index, follow", ()),
        ("NOARCHIVE, nosnippet", ("noarchive", "nosnippet")),
        ("noindex,nofollow", ("noindex",)),
        ("none", ("none",)),
        ("max-snippet:0", ("nosnippet",)),
        ("max-snippet : 050, NOARCHIVE", ("noarchive", "max-snippet:50")),
        ("max-snippet:-1, max-image-preview:large", ()),
    ],
)
def test_directives_are_what_the_page_asks_of_all_robots(content: str, directives: tuple[str, ...]):
    head = f'<meta name="robots" content="{content}"><meta name="otherbot" content="noindex, noarchive">'
    assert read(page(ARTICLE, head=head)).directives == directives


@pytest.mark.parametrize(
    ("before", "after", "credit"),
    [
        ("<p>Par Nadia Belle avec AFP</p>", "", "AFP"),
        ("<p>Le Journal avec AFP</p>", "", "AFP"),
        ("<p>Par Agence France-Presse</p>", "", "AFP"),
        ("", "<p>Le bilan sera public. (AFP)</p>", "AFP"),
        ("", "<p>Le bilan sera public, a promis la région mardi soir. (avec Reuters)</p>", "Reuters"),
        ("<p>LYON (AFP) - Le conseil de la région a signé mardi un accord pour former mille personnes aux métiers de"
         " la donnée.</p>", "", "AFP"),
        ("<p>Source : Reuters</p>", "", "Reuters"),
        ("", "<p>Cet article est republié à partir de La Feuille des Régions.</p>", "La Feuille des Régions"),
        ("<figure><img src='a.jpg'><figcaption>© AFP</figcaption></figure>", "", ""),
        ("<p>Photo : AFP</p>", "", ""),
        ("", "<p>« L'AFP nous a appelés trois fois », raconte la présidente du conseil régional.</p>", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_the_credit_is_the_agency_that_the_text_was_taken_from(before: str, after: str, credit: str):
    assert read(page(before, ARTICLE, after)).credit == credit


@pytest.mark.parametrize(
    ("head", "before", "roles"),
    [
        (ld('"author": {"name": "Nadia Belle", "jobTitle": "Journaliste"}'), "", (("Nadia Belle", "Journaliste"),)),
        (ld('"author": {"name": "Nadia Belle", "jobTitle": "author"}'), "", ()),
        ("", "<p>Par Nadia Belle, correspondante à Lyon</p>", (("Nadia Belle", "correspondante à Lyon"),)),
        ("", '<p class="auteur">Nadia Belle</p><p>Rédactrice en chef</p>', (("Nadia Belle", "Rédactrice en chef"),)),
        ("", '<p class="auteur">Nadia Belle</p><p>Publié le 5 mai 2026</p>', ()),
    ],
)
def test_roles_stand_apart_from_names(head: str, before: str, roles: tuple[tuple[str, str], ...]):
    article = read(page(before, ARTICLE, head=head))
    assert article.authors == ("Nadia Belle",)
    assert article.author_roles == roles


def test_a_declared_first_name_is_completed_by_the_printed_signature():
    article = read(page("<p>Par Nadia Belle</p>", ARTICLE, head='<meta name="author" content="Nadia">'))
    assert article.authors == ("Nadia Belle",)


def test_structure_is_kept_as_markdown_beside_the_plain_body():
    article = read(page(paragraphs(FIRST), "<h2>Et après ?</h2>", paragraphs(SECOND), "<ul><li>Six villes, dont deux"
                        " moyennes</li><li>Mille places * par an</li></ul>", paragraphs(FIRST[::-1])))  # fmt: skip
    assert "\n\n## Et après ?\n\n" in article.body_markdown
    assert "- Six villes, dont deux moyennes\n- Mille places \\* par an" in article.body_markdown
    assert "##" not in article.body
    assert read(page(ARTICLE)).body_markdown == ""


def test_the_zone_of_the_publisher_is_kept():
    article = read(page(ARTICLE, head=ld('"datePublished": "2026-05-06T00:50:00+09:00"')))
    assert article.published_at is not None
    assert article.published_at.utcoffset() == timedelta(hours=9)
    assert article.published_at == datetime(2026, 5, 6, 0, 50, tzinfo=timezone(timedelta(hours=9)))


def test_a_relative_date_is_meant_from_the_fetch():
    article = fetched(page("<p>Publié il y a 2 heures</p>", ARTICLE))
    assert (article.published_at, article.published_from) == (FETCHED_AT - timedelta(hours=2), "text")
    assert read(page("<p>Publié il y a 2 heures</p>", ARTICLE)).published_at is None


def test_a_date_of_the_future_is_passed_over():
    html = page("<p>Publié le 5 mai 2026 à 8h</p>", ARTICLE, head=ld('"datePublished": "2027-05-06T08:00:00Z"'))
    assert fetched(html).published_at == datetime(2026, 5, 5, 6, 0, tzinfo=UTC)
    assert fetched(page(ARTICLE, head=ld('"datePublished": "2026-05-07T08:00:00+02:00"'))).published_at is not None


def test_the_day_of_the_address_dates_a_page_that_says_nothing():
    article = extract(page(ARTICLE).encode(), "http://journal.example/2026/05/06/un-accord.html")
    assert (article.published_at, article.published_from) == (datetime(2026, 5, 6, tzinfo=UTC), "address")


def test_a_declared_title_printed_below_a_line_for_search_engines_is_the_title():
    html = page(f"<h2>{TITLE}</h2>", ARTICLE, head=f'<meta property="og:title" content="{TITLE}">')
    html = html.replace(f"<h1>{TITLE}</h1>", "<h1>Formation aux métiers de la donnée : région, accord, places</h1>")
    assert read(html).title == TITLE


@pytest.mark.parametrize(
    ("broken", "value"),
    [
        ('{"a": "un "grand" jour", "b": 1}', {"a": 'un "grand" jour', "b": 1}),
        ("{'a': 'l\\'accord', b: undefined}", {"a": "l'accord", "b": None}),
        ('{"a": , "b": [1, 2,],, "c": NaN}', {"a": None, "b": [1, 2], "c": None}),
        ('{"a": "http://x.example/", // une note\n "b": /* rien */ true}', {"a": "http://x.example/", "b": True}),
        ('{"a": {"b": ["c", "coupé', {"a": {"b": ["c", "coupé"]}}),
        ('<!-- {"a": 1}; -->', {"a": 1}),
        ('{"a": 1} {"b": 2}', {"a": 1}),
        ('{"a": "tab\\x et \\u00e9"}', {"a": "tab\\x et é"}),
        ("aucun JSON", None),
        ("", None),
    ],
)
def test_broken_json_means_what_was_meant(broken: str, value: object):
    assert repaired(broken) == value


@pytest.mark.parametrize("chrome", ["Partager sur Facebook", f"Sur la photo, {'la maire et ' * 60}le préfet"])
def test_what_a_rule_took_out_is_on_record_once(chrome: str):
    picture = f"<img src='a.jpg' alt='{chrome}'>"
    article = read(page(paragraphs(FIRST, SECOND), picture, f"<p>{chrome}</p>", paragraphs(THIRD), "<nav>Le bas</nav>"))
    texts = [removed.text for removed in article.removed]
    assert chrome not in article.body
    assert sum(chrome[:20] in text for text in texts) == 1
    assert any("Le bas" in text for text in texts)
