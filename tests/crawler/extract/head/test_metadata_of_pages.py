from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from store.types import Access, Entry
from tests.crawler.extract.extract_pages import ARTICLE, TITLE, URL, page, read

TRAIL = '<p class="breadcrumb"><a href="/">Accueil</a> <a href="/e">Économie</a> <a href="/e/e">{}</a></p>'
LD = '<script type="application/ld+json">{}</script>'


def ld(properties: str) -> str:
    return LD.format('{"@context": "https://schema.org", "@type": "NewsArticle", ' + properties + "}")


def test_the_site_name_is_no_part_of_the_title():
    assert read(page(ARTICLE)).title == TITLE
    assert read(page(ARTICLE).replace("<h1>", "<h4>").replace("</h1>", "</h4>")).title == TITLE


@pytest.mark.parametrize(
    "marked",
    [
        '{} <span class="sr-only">Article réservé aux abonnés</span>',
        "<span>Réservé aux abonnés</span> {}",
    ],
)
def test_a_mark_for_subscribers_is_no_part_of_the_title(marked: str):
    assert read(page(ARTICLE).replace(f"<h1>{TITLE}", f"<h1>{marked.format(TITLE)}")).title == TITLE


def test_a_dash_inside_a_title_stays():
    assert read(page(ARTICLE, title="Cloud - ce qui change")).title == "Cloud - ce qui change"


def test_a_kicker_in_the_headline_is_left_out_where_the_page_declares_the_title_alone():
    html = page(ARTICLE, head=f'<meta property="og:title" content="{TITLE}">').replace(
        "<h1>", "<h1><span>Formation</span> "
    )
    assert read(html).title == TITLE


@pytest.mark.parametrize("declared", ["Saône-et-Loire : {}", "Saône-et-Loire – {} | Le Journal"])
def test_a_kicker_keeps_the_sign_that_the_page_declares_it_with(declared: str):
    title = "Bilan - mille places pour demain"
    html = page(ARTICLE, head=f'<meta property="og:title" content="{declared.format(title)}">')
    html = html.replace(f"<h1>{TITLE}", f"<h1><span>Saône-et-Loire</span> <span>{title}</span>")
    assert read(html).title == declared.format(title).removesuffix(" | Le Journal")


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "datePublished": "2026-05-06T11:05:00+02:00",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2026-05-06T11:05:00+02:00"} -->',
        '{"@type": "NewsArticle", "description": "deux\nlignes", "datePublished": "2026-05-06T11:05:00+02:00"};',
        '{"@type": "NewsArticle", "name": "l\\\'accord", "datePublished": "2026-05-06T11:05:00+02:00"}',
        '[{}, [{"@graph": [{"@type": ["A", "NewsArticle"], "datePublished": "2026-05-06T11:05:00+02:00"}]}]]',
    ],
)
def test_json_ld_is_read_broken_and_nested_as_it_comes(broken: str):
    article = read(page(ARTICLE, head=LD.format("") + f'<script type="application/ld+json">{broken}</script>'))
    assert (article.published_at, article.published_from) == (datetime(2026, 5, 6, 9, 5, tzinfo=UTC), "json-ld")


@pytest.mark.parametrize(
    ("head", "body", "source"),
    [
        (ld('"datePublished": "2026-05-06T11:05:00+02:00"'), "", "json-ld"),
        ('<meta property="article:published_time" content="2026-05-06T09:05:00Z">', "", "meta"),
        ("", '<span itemprop="datePublished" content="2026-05-06T11:05"></span>', "microdata"),
        ("", '<time datetime="2026-05-06T11:05:00+02:00">mercredi</time>', "time element"),
        ("", "<p>Publié le 6 mai 2026 à 11h05</p>", "text"),
    ],
)
def test_each_date_says_what_gave_it(head: str, body: str, source: str):
    article = read(page(body, ARTICLE, head=head))
    assert (article.published_at, article.published_from) == (datetime(2026, 5, 6, 9, 5, tzinfo=UTC), source)


def test_a_date_of_change_is_never_taken_for_publication():
    article = read(page("<p>Mis à jour le 7 mai 2026 à 10h</p>", ARTICLE))
    assert article.published_from not in ("text", "meta")
    assert article.modified_at == datetime(2026, 5, 7, 8, 0, tzinfo=UTC)
    assert article.modified_from == "text"


def test_a_change_not_after_publication_is_no_change():
    head = ld('"datePublished": "2026-05-06T11:05:00+02:00", "dateModified": "2026-05-06T11:05:00+02:00"')
    assert read(page(ARTICLE, head=head)).modified_at is None


def test_an_entry_dates_the_page_that_does_not():
    at = datetime(2026, 5, 6, 9, 5, tzinfo=UTC)
    article = read(page("<p>Publié le</p>", ARTICLE), entry=Entry(url=URL, published_at=at))
    assert (article.published_at, article.published_from) == (at, "entry")


def test_where_the_page_contradicts_itself_the_entry_is_the_witness():
    head = '<meta name="date" content="2019-01-02T00:00:00Z">'
    body = '<time datetime="2026-05-06T11:05:00+02:00">mercredi</time>'
    entry = Entry(url=URL, published_at=datetime(2026, 5, 6, 9, 0, tzinfo=UTC))
    article = read(page(body, ARTICLE, head=head), entry=entry)
    assert (article.published_at, article.published_from) == (datetime(2026, 5, 6, 9, 5, tzinfo=UTC), "time element")


@pytest.mark.parametrize(
    ("head", "body", "access"),
    [
        ("", "", Access.UNKNOWN),
        (ld('"isAccessibleForFree": true'), "", Access.FREE),
        (ld('"isAccessibleForFree": "False"'), "", Access.STUB),
        ('<meta property="article:content_tier" content="locked">', "", Access.STUB),
        ('<meta property="article:content_tier" content="free">', "", Access.FREE),
        ("", "<p>Il vous reste 72 % de cet article à lire</p>", Access.STUB),
        ("", "<p>Réservé aux abonnés</p>", Access.STUB),
    ],
)
def test_access_is_what_the_page_says(head: str, body: str, access: Access):
    article = read(page(ARTICLE, body, head=head))
    assert article.access is access
    assert "abonnés" not in article.body
    assert "vous reste" not in article.body


def test_addresses_are_made_absolute():
    head = '<link rel="canonical" href="/a.html"><meta property="og:image" content="//img.example/1.jpg">'
    article = read(page(ARTICLE, head=head))
    assert article.canonical_url == "http://journal.example/a.html"
    assert article.image == "http://img.example/1.jpg"


def test_og_url_stands_in_for_a_missing_canonical_link():
    head = '<link rel="canonical" href="javascript:void(0)"><meta property="og:url" content="http://journal.example/b">'
    assert read(page(ARTICLE, head=head)).canonical_url == "http://journal.example/b"


def test_the_text_decides_on_the_language_before_the_page_does():
    assert read(page(ARTICLE, lang="en")).language == "fr"


@pytest.mark.parametrize(
    "declared", [TITLE, "27", "‹ Retour", "Homepage", "Article", "tags", "Ausgabe: 43", "Non classé"]
)
def test_neither_the_headline_nor_a_number_nor_a_word_of_the_template_is_a_section(declared: str):
    head = ld(f'"articleSection": "{declared}"') + f'<meta name="keywords" content="{TITLE}, Emploi">'
    crumbs = "<ul class='fil-ariane'><li><a href='/'>Accueil</a></li><li><a href='/e'>Économie</a></li></ul>"
    article = read(page(ARTICLE, head=head).replace("<h1>", crumbs + "<h1>"))
    assert (article.section, article.tags) == ("Économie", ("Emploi",))


def test_the_breadcrumb_gives_the_section():
    crumbs = f'<div class="breadcrumb"><a href="/">Accueil</a> &gt; <a href="/e">Économie</a> &gt; {TITLE}</div>'
    assert read(page(ARTICLE).replace("<h1>", crumbs + "<h1>")).section == "Économie"


def test_a_breadcrumb_names_its_steps_by_the_pages_they_lead_to():
    steps = '{"item": {"@id": "/", "name": "Accueil"}}, {"item": {"@id": "/eco", "name": "Économie"}}'
    head = f'<script type="application/ld+json">{{"@type": "BreadcrumbList", "itemListElement": [{steps}]}}</script>'
    assert read(page(ARTICLE, head=head)).section == "Économie"


def test_keywords_may_be_terms_with_names():
    terms = '[{"@type": "DefinedTerm", "name": "Formation"}, {"@type": "DefinedTerm", "name": "Emploi"}]'
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "keywords": {terms}}}</script>'
    assert read(page(ARTICLE, head=head)).tags == ("Formation", "Emploi")


def test_keywords_are_freed_of_what_kind_they_are_and_of_those_for_machines():
    said = ("Section: Formation", "Category: Emploi:Stages", "sections/regions", "topic/données", "@river", "/article")
    head = f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'keywords': said})}</script>"
    assert read(page(ARTICLE, head=head)).tags == ("Formation", "Stages", "regions", "données")


@pytest.mark.parametrize(
    "summary", [TITLE, "Bitte markieren Sie die entsprechenden Wörter im Text. Zwei Klicks reichen."]
)
def test_neither_the_headline_nor_a_notice_is_a_standfirst(summary: str):
    assert read(page(f"<h2 class='chapo'>{summary}</h2>", ARTICLE)).standfirst == ""


@pytest.mark.parametrize(
    "stand_in",
    [
        "https://s0.tools.example/i/blank.jpg", "https://tools.example/blavatar/55bf72?s=200", "/favicon.ico",
        "/img/opengraph_default.png", "/themes/journal/logo.svg", "/assets/default-image.jpg", "/i/share-default.png",
    ],
)  # fmt: skip
def test_what_stands_for_a_picture_is_none(stand_in: str):
    shared = f'<meta property="og:image" content="{stand_in}">'
    assert read(page(ARTICLE, head=shared)).image == ""
    told = shared + ld('"image": "/photos/default-du-toit.jpg"')
    assert read(page(ARTICLE, head=told)).image == "http://journal.example/photos/default-du-toit.jpg"


def test_a_picture_may_be_offered_by_a_link():
    assert read(page(ARTICLE, head='<link rel="image_src" href="/a.jpg">')).image == "http://journal.example/a.jpg"


@pytest.mark.parametrize("title", ["Emploi : un accord pour former mille personnes", "Emploi. Un accord pour mille"])
def test_a_rubric_may_open_the_headline_of_its_article(title: str):
    assert read(page(TRAIL.format("Emploi"), ARTICLE, title=title)).section == "Emploi"


def test_a_headline_that_a_breadcrumb_cuts_is_no_rubric():
    assert read(page(TRAIL.format(TITLE[:-9]), ARTICLE)).section == "Économie"


def keywords(*contents: str) -> tuple[str, ...]:
    return read(page(ARTICLE, head="".join(f'<meta name="keywords" content="{each}">' for each in contents))).tags


def test_lists_of_keywords_are_taken_apart_however_often_they_stand():
    assert keywords("emploi, Lyon, région") == ("emploi", "Lyon", "région")
    assert keywords("emploi, Lyon, région", "emploi, Lyon, région") == ("emploi", "Lyon", "région")
    assert keywords("emploi, Lyon, région", "accord, école, stages") == (
        "emploi", "Lyon", "région", "accord", "école", "stages",
    )  # fmt: skip
    assert keywords("emploi", "Lyon, capitale", "région") == ("emploi", "Lyon, capitale", "région")


def test_signs_that_are_of_a_keyword_stay():
    assert keywords(".NET, C#, C++, #IA, « cloud », emploi.") == (".NET", "C#", "C++", "IA", "« cloud »", "emploi")


@pytest.mark.parametrize("prefix", ["", "https://schema.org/", "http://schema.org/", "schema:"])
def test_a_type_may_be_an_address(prefix: str):
    nodes: list[dict[str, object]] = [
        {"@type": f"{prefix}WebPage", "isAccessibleForFree": False},
        {"@type": [f"{prefix}BreadcrumbList"], "itemListElement": [{"name": "Accueil"}, {"name": "Emploi"}]},
        {"@type": f"{prefix}WebSite", "name": "La Revue"},
    ]
    html = page(ARTICLE, head=LD.format(json.dumps({"@graph": nodes})), title=f"{TITLE} | La Revue")
    article = read(html.replace(f"<h1>{TITLE} | La Revue</h1>", ""))
    assert (article.section, article.access, article.title) == ("Emploi", Access.STUB, TITLE)


def test_an_address_may_lack_its_scheme():
    head = '<link rel="canonical" href="www.journal.example/economie/1234.html">'
    assert read(page(ARTICLE, head=head)).canonical_url == "http://www.journal.example/economie/1234.html"
    head = '<link rel="canonical" href="www.journal.html">'
    assert read(page(ARTICLE, head=head)).canonical_url == "http://journal.example/economie/www.journal.html"


@pytest.mark.parametrize(
    ("picture", "image"),
    [("/img/logo_journal.gif", ""), ("/img/JournalLogo-HD.png", ""), ("/2026/logo-orange.jpg",) * 2],
)
def test_the_logo_of_the_site_is_no_picture_of_an_article(picture: str, image: str):
    head = f'<meta property="og:image" content="{picture}">'
    assert read(page(ARTICLE, head=head)).image == (f"http://journal.example{image}" if image else "")
