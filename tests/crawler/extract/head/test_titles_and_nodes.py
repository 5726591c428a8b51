"""Headlines without what stands beside them, and JSON-LD that speaks of other articles than the page's."""

from __future__ import annotations

import json

import pytest

from crawler.extract import extract
from tests.crawler.extract.extract_pages import ARTICLE, TITLE, URL, page, read


@pytest.mark.parametrize("ending", [" ~ Le Journal", "—Le Journal", ", Le Journal", " (Le Journal)", " [Le Journal]"])
def test_a_sites_name_is_cut_from_the_window_title_whatever_parts_them(ending: str):
    html = page(ARTICLE).replace(f"<h1>{TITLE}</h1>", "").replace(f"{TITLE} - Le Journal", f"{TITLE}{ending}")
    assert read(html).title == TITLE


def test_a_name_in_a_headline_is_not_cut_when_it_is_no_sites():
    title = "Un accord pour mille personnes, Lyon"
    assert read(page(ARTICLE, title=title)).title == title


def test_a_badge_in_the_headline_is_not_of_it():
    head = f'<meta property="og:title" content="{TITLE}">'
    html = page(ARTICLE, head=head).replace(f"<h1>{TITLE}</h1>", f'<h1>{TITLE} <span class="b">Premium</span></h1>')
    assert read(html).title == TITLE


def test_a_second_half_of_the_headline_stays():
    head = f'<meta property="og:title" content="{TITLE}">'
    rest = "Six villes se partagent les places"
    html = page(ARTICLE, head=head).replace(f"<h1>{TITLE}</h1>", f"<h1>{TITLE} <span>{rest}</span></h1>")
    assert read(html).title == f"{TITLE} {rest}"


def node(headline: str, **properties: object) -> dict[str, object]:
    stated = {"@type": "NewsArticle", "headline": headline, "datePublished": "2025-01-01T08:00:00+01:00"}
    return {**stated, "author": {"name": "Karim Osman"}, **properties}


def signed(*nodes: dict[str, object]) -> str:
    head = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in nodes)
    byline = '<p class="meta">Par Nadia Belle, le 4 mars 2026 à 10h12</p>'
    article = extract(page(byline, ARTICLE, head=head).encode(), URL)
    assert article.published_at is not None
    return f"{', '.join(article.authors)} {article.published_at.date()}"


@pytest.mark.parametrize(
    "nodes",
    [
        pytest.param([node("Un cinéma rouvre", url="https://journal.example/culture/cinema-99")], id="elsewhere"),
        pytest.param([node("Un cinéma rouvre"), node("La piscine ferme")], id="several"),
        pytest.param(
            [{"@type": "ItemList", "itemListElement": [{"item": node("La gare"), "@type": "ListItem"}] * 2}],
            id="listed",
        ),
    ],
)
def test_json_ld_of_other_articles_dates_and_signs_nothing(nodes: list[dict[str, object]]):
    assert signed(*nodes) == "Nadia Belle 2026-03-04"


@pytest.mark.parametrize("name", ["url", "mainEntityOfPage", "@id"])
def test_the_node_with_the_address_of_the_page_describes_it(name: str):
    mine = node("Formation : ce qui change", datePublished="2026-03-04", author={"name": "Nadia Belle"}, **{name: URL})
    assert signed(node("Autre chose", url="https://journal.example/x"), mine) == "Nadia Belle 2026-03-04"


def test_a_lone_node_without_an_address_is_believed_under_another_headline():
    assert signed(node("Ce que disent les moteurs")) == "Karim Osman 2025-01-01"


def test_a_headline_on_two_lines_is_one():
    html = page(ARTICLE).replace(f"<h1>{TITLE}</h1>", "<h1>Un accord pour former<br>mille personnes</h1>")
    assert read(html).title == TITLE


def test_a_kicker_on_a_line_of_its_own_is_not_of_the_headline():
    html = page(ARTICLE).replace(f"<h1>{TITLE}</h1>", f"<h1>Formation<br>{TITLE}</h1>")
    assert read(html).title == TITLE


def test_a_beginning_that_another_title_repeats_is_no_kicker():
    title = f"VIDÉO. {TITLE}"
    head = f'<meta property="og:title" content="{title}">'
    html = page(ARTICLE, head=head).replace(f"<h1>{TITLE}</h1>", f"<h1>{title}</h1>")
    assert read(html).title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="parsely-title" content="{}">', ""),
        ('<meta name="DC.title" content="{} - Le Journal">', ""),
        ("", "<h2>{}</h2>"),
        ("", "<div class='article-title'>{}</div>"),
        ("", "<div role='heading'>{}</div>"),
        ("", "<h2>Actualités</h2><h2>Nous respectons votre vie privée et vos choix</h2><h2>{}</h2>"),
    ],
)
def test_a_page_without_a_headline_is_called_as_it_calls_itself_elsewhere(head: str, body: str):
    html = page(ARTICLE, head=head.format(TITLE)).replace(
        f"<title>{TITLE} - Le Journal</title>", "<title>Le Journal</title>"
    )
    assert read(html.replace(f"<h1>{TITLE}</h1>", body.format(TITLE))).title == TITLE


@pytest.mark.parametrize("kind", ["CreativeWork", "Recipe", "PodcastEpisode", "MediaGallery", "Interview"])
def test_a_work_with_the_title_of_the_page_describes_it_where_no_article_does(kind: str):
    work = {"@type": kind, "name": TITLE, "datePublished": "2026-03-04", "author": {"name": "Nadia Belle"}}
    head = '<script type="application/ld+json">{}</script>'
    article = read(page(ARTICLE, head=head.format(json.dumps(work))))
    assert (article.authors, str(article.published_at)[:10]) == (("Nadia Belle",), "2026-03-04")
    assert read(page(ARTICLE, head=head.format(json.dumps({**work, "name": "Autre chose"})))).authors == ()


def test_an_article_is_believed_before_another_work_with_the_title_of_the_page():
    work = {"@type": "VideoObject", "name": TITLE, "uploadDate": "2025-01-01", "author": {"name": "Karim Osman"}}
    mine = node("Formation : ce qui change", datePublished="2026-03-04", author={"name": "Nadia Belle"})
    assert signed(work, mine) == "Nadia Belle 2026-03-04"


def titled(window: str, body: str, head: str = "") -> str:
    site = '<meta property="og:site_name" content="Le Journal">'
    return read(
        f"<html lang='fr'><head><title>{window}</title>{site}{head}</head><body>{body}{ARTICLE}</body></html>"
    ).title


SECTION = '<meta property="article:section" content="Économie">'


@pytest.mark.parametrize(
    "window",
    ["Économie : {}", "{} - Économie", "Économie | {}", "{} | Économie | Le Journal", "{} - Économie - Le Journal",
     "Le Journal | Économie | {}", "{}"],
)  # fmt: skip
def test_the_section_in_a_window_title_is_no_part_of_the_title(window: str):
    assert titled(window.format(TITLE), "", SECTION) == TITLE


@pytest.mark.parametrize(
    "title", ["Économie : la région accélère", "Un accord : la région accélère encore", "Emploi - la suite d'un accord"]
)
def test_a_title_that_begins_like_a_section_stays(title: str):
    assert titled(f"{title} - Le Journal", f"<h1>{title}</h1>", SECTION) == title
    assert titled(f"{title} - Le Journal", "") == title


def test_the_window_title_tells_which_heading_below_a_rubric_is_the_headline():
    assert titled(f"{TITLE} - Le Journal", f"<h1>Économie</h1><h2>{TITLE}</h2>") == TITLE
    assert titled(f"{TITLE} - Le Journal", f"<h1>{TITLE}</h1><h2>La région accélère encore</h2>") == TITLE


def unnamed(window: str, headings: str) -> str:
    """The title of a page that does not say how its site is called."""
    return read(f"<html lang='fr'><head><title>{window}</title></head><body>{headings}{ARTICLE}</body></html>").title


@pytest.mark.parametrize(
    ("window", "headings"),
    [
        pytest.param("{} - La Gazette de Valbrune", "<h1>La Gazette de Valbrune</h1><h2>{}</h2>", id="site above"),
        pytest.param("{} - La Gazette", "<h1>Actualités</h1><h2>{}</h2>", id="rubric above"),
        pytest.param("La Gazette: {}", "<h1><a href='/'>La Gazette</a></h1><h2>{}</h2>", id="logo above"),
        pytest.param("La Gazette | {}", "<h1>La Gazette</h1><h2>{}</h2>", id="bar"),
        pytest.param("La Gazette: {}", "<h3>{}</h3>", id="no first heading"),
        pytest.param("{} « La Gazette", "<h2>La Gazette</h2><h3>{}</h3>", id="opening quote"),
        pytest.param("{} - La Gazette", "<div id='titre-article'>{}</div>", id="no heading"),
    ],
)
def test_the_heading_that_the_window_title_says_beside_a_sites_name_is_the_headline(window: str, headings: str):
    assert unnamed(window.format(TITLE), headings.format(TITLE)) == TITLE


@pytest.mark.parametrize(
    ("window", "headings", "title"),
    [
        pytest.param(f"{TITLE} - La Gazette de Valbrune", "<h2>La Gazette de Valbrune</h2>", "", id="site below"),
        pytest.param(f"{TITLE} - Emploi et formation dans la région", "<h2>Six villes se partagent les places</h2>",
                     TITLE, id="another"),
        pytest.param(f"Emploi : {TITLE} - La Gazette de Valbrune", "<h2>La Gazette de Valbrune</h2>", TITLE, id="mid"),
        pytest.param("Un accord - La Gazette", "<h2>Six villes et mille places</h2>", "Un accord", id="short"),
        pytest.param("La région accélère encore - La Gazette", "<h2>La région accélère encore</h2>", TITLE, id="other"),
        pytest.param(f"{TITLE} : six villes se partagent les places", "<h2>six villes se partagent les places</h2>",
                     TITLE, id="second half"),
    ],
)  # fmt: skip
def test_a_headline_keeps_its_place_above_headings_that_the_window_title_says_too(
    window: str, headings: str, title: str
):
    above = f"<h1>{title}</h1>" if title else ""
    assert unnamed(window, above + headings) == (title or window)


def test_what_a_template_escaped_twice_is_read():
    assert (
        titled("", "", '<meta property="og:title" content="L&amp;#039;accord de la région">') == "L'accord de la région"
    )


def test_a_site_that_is_spoken_of_stays_in_its_headline():
    title = "Le Journal : la direction et les salariés signent un accord"
    assert read(page(ARTICLE, title=title)).title == title
    assert read(page(ARTICLE, title=f"Le Journal : {TITLE}")).title == TITLE


@pytest.mark.parametrize("said", ["L’accord : mille places pour l’emploi", "L'accord : mille places pour l'emploi"])
def test_apostrophes_and_spaces_make_no_other_headline(said: str):
    logo = '<h1><a href="/">Le Journal</a></h1><p>9 mars 2026</p>' + "<p>x</p>" * 9
    html = page("<p>3 mars 2026</p>", ARTICLE, title="L'accord : mille places pour l'emploi")
    html = html.replace("<h1>L'accord : mille places pour l'emploi", f"{logo}<h1>{said}")
    article = read(html)
    assert article.published_at is not None
    assert article.published_at.day == 3
    assert article.title == said


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="&lt;em&gt;Un&lt;/em&gt; accord&lt;br/&gt;pour former mille personnes">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "<b>Un accord</b> pour former mille'
        ' personnes"}</script>',
    ],
)
def test_elements_are_no_part_of_a_declared_title(head: str):
    html = page(ARTICLE, head=head, title="Presse").replace("<h1>Presse</h1>", "")
    assert read(html).title == TITLE


def test_signs_in_a_declared_title_are_no_elements():
    title = "Prix : 3 < 4 et 5 > 4, dit <la> région"
    head = f'<meta property="og:title" content="{title.replace("<", "&lt;").replace(">", "&gt;")}">'
    assert read(page(ARTICLE, head=head, title="Presse").replace("<h1>Presse</h1>", "")).title == title


def test_the_title_of_a_drawing_is_not_the_pages():
    html = page(ARTICLE).replace(f"<title>{TITLE} - Le Journal</title>", "").replace(f"<h1>{TITLE}</h1>", "")
    assert read(html.replace("<body>", "<body><svg><title>Menu</title></svg>")).title == ""
    twice = "<title>L&amp;rsquo;accord - Le Journal</title>"
    assert read(html.replace("<meta", f"{twice}<meta", 1)).title == "L’accord"


def test_the_name_of_a_blog_above_its_headline_is_not_the_headline():
    headings = f'<h1><a href="/">Le Carnet</a></h1><h2><a href="/x">{TITLE}</a></h2>'
    html = page(ARTICLE).replace(f"<h1>{TITLE}</h1>", headings)
    assert read(html.replace(f"<title>{TITLE} - Le Journal", f"<title>Le Carnet » Archives » {TITLE}")).title == TITLE


def test_a_blog_without_a_name_has_no_sign_before_its_headlines():
    html = page(ARTICLE).replace("<h1>", '<h1><a href="/">...</a></h1><h3>').replace(f"{TITLE}</h1>", f"{TITLE}</h3>")
    assert read(html.replace(f"<title>{TITLE} - Le Journal", f"<title>...: {TITLE}")).title == TITLE


def test_a_headline_in_the_archive_of_a_blog_is_told_without_that():
    html = page(ARTICLE).replace(f"<h1>{TITLE}</h1>", "")
    said = f"<title>Le Journal » Blog Archive » {TITLE}"
    assert read(html.replace(f"<title>{TITLE} - Le Journal", said)).title == TITLE
