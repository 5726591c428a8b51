"""Dates of what stands beside an article, and of the rarer ways in which pages state that of the article itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.extract import extract
from tests.crawler.extract.extract_pages import ARTICLE, TITLE, URL, read

FETCHED_AT = datetime(2026, 5, 6, 14, 30, tzinfo=UTC)
HEADLINE = f"<h1>{TITLE}</h1>"
DATELINE = '<p class="meta">3 mars 2026</p>'
FAR = "".join(f"<p>Une ligne du programme, numéro {number}.</p>" for number in range(20))


def html(*body: str, lang: str = "fr") -> str:
    head = f'<meta charset="utf-8"><title>{TITLE} - Le Journal</title>'
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{"".join(body)}</body></html>'


def published(*body: str, lang: str = "fr") -> str:
    article = read(html(*body, lang=lang))
    return article.published_at.isoformat()[:16] if article.published_at else ""


def teaser(day: int, *, tag: str = "article") -> str:
    return (
        f'<{tag} class="card"><a href="/{day}"><h3>Le tram de la ville est en panne</h3></a>'
        f'<time datetime="2026-04-{day}">{day} avril 2026</time></{tag}>'
    )


@pytest.mark.parametrize("tag", ["article", "div"])
def test_dates_of_teasers_are_not_those_of_the_article(tag: str):
    teasers = f"<section class='more'><h2>Sur le même sujet</h2>{teaser(30, tag=tag)}{teaser(29, tag=tag)}</section>"
    assert published(HEADLINE, DATELINE, ARTICLE, teasers) == "2026-03-03T00:00"
    assert published(HEADLINE, ARTICLE, teasers) == ""
    assert published(HEADLINE, ARTICLE, teasers.replace("time", "span").replace("datetime", "title")) == ""


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{HEADLINE}<time datetime='2026-03-03'>mardi</time>{ARTICLE}</article>",
        f"{HEADLINE}<article><time datetime='2026-03-03'>mardi</time>{ARTICLE}</article>",
        f"<h1>Le Journal</h1><h2><a href='{URL}'>{TITLE}</a></h2><time datetime='2026-03-03'>mardi</time>{ARTICLE}",
        f"{HEADLINE}<p>Par <a href='/n'>Nadia Belle</a> <time datetime='2026-03-03'>mardi</time></p>{ARTICLE}",
        f"{HEADLINE}<h3><a href='/eco'>Économie</a></h3><time datetime='2026-03-03'>mardi</time>{ARTICLE}",
        f"{HEADLINE}<h4>Mis en ligne par <a href='/n'>Nadia Belle</a> le <time>3 mars 2026</time></h4>{ARTICLE}",
        f"{HEADLINE}<h4 class='author-name'><a href='/n'>Anne-Sophie Lambert</a></h4>"
        f"<time datetime='2026-03-03'>mardi</time>{ARTICLE}",
        f"{HEADLINE}<h4><a href='/auteur/n'>Nadia Belle</a>, <a href='/auteur/k'>Karim Osman</a></h4>"
        f"<time datetime='2026-03-03'>mardi</time>{ARTICLE}",
        f"<div class='latest-news'>{HEADLINE}<time datetime='2026-03-03'>mardi</time>{ARTICLE}</div>",
        f"{HEADLINE}<a href='{URL}'><time datetime='2026-03-03'>mardi</time></a>{ARTICLE}{teaser(30)}",
    ],
)
def test_dates_that_stand_like_those_of_teasers_are_the_articles(body: str):
    assert published(body) == "2026-03-03T00:00"


def test_a_date_between_headline_and_text_is_taken_before_one_above():
    above = "<p><time datetime='2026-05-05T08:00+02:00'>08:00</time> Grève dans les trains</p>"
    below = "<p><time datetime='2026-03-03T10:12+01:00'>mardi</time></p>"
    assert published(above, HEADLINE, below, ARTICLE) == "2026-03-03T10:12"
    assert published(below, HEADLINE, ARTICLE, above) == "2026-03-03T10:12"


@pytest.mark.parametrize("name", ["commentaires", "liste-commentaires", "kommentare", "comentarios_lista", "reactions"])
def test_dates_of_comments_are_known_by_their_names_in_other_languages(name: str):
    comment = f"<div class='{name}'><b>Jo</b> <span class='date'>8 mars 2026 à 10:12</span> Bravo !</div>"
    assert published(HEADLINE, ARTICLE, FAR, comment) == ""
    assert published(HEADLINE, ARTICLE, FAR, comment.replace(name, f"sans-{name}-x"))[:10] == "2026-03-08"


@pytest.mark.parametrize(
    "beside",
    [
        "<div><h3><a href='/gare'>La gare rouvre ses portes</a></h3><span class='date'>09/05/2026</span></div>",
        "<aside><ul><li><a href='/gare'>La gare rouvre</a> <span class='post-date'>9 mai 2026</span></li></ul></aside>",
    ],
)
def test_a_page_without_a_date_is_not_dated_by_what_stands_beside_it(beside: str):
    assert read(html(HEADLINE, ARTICLE, FAR, beside)).published_at is None


@pytest.mark.parametrize(
    "line",
    ["Inscrit le 18 sept. 2008, 05:56", "Registriert: 18.09.2008, 05:56", "Joined: Thu Sep 18, 2008 5:56 am",
     "Messages : 12, Inscription : 18/09/2008", "Né le 18 septembre 1998 à Valmont", "Lid sinds 18-09-2008"],
)  # fmt: skip
def test_a_day_of_somebody_is_not_the_articles(line: str):
    posted = "<p>par r23 » 21 janvier 2009, 05:42</p>"
    assert published(HEADLINE, f"<dl><dt>r23</dt><dd>{line}</dd></dl>", posted, ARTICLE) == "2009-01-21T05:42"


@pytest.mark.parametrize(
    "imprint",
    [
        "<aside class='infos'><p>Publié le 3 mars 2026 à 10:12</p><p>Par Nadia Belle</p></aside>",
        "<nav class='meta'><span class='date'>3 mars 2026 à 10:12</span></nav>",
        "<ul><li><time datetime='2026-03-03T10:12:00+01:00'>3 mars</time></li><li>2 min</li></ul>",
        "<ul><li><span title='3 mars 2026 à 10:12'>3 mars</span></li><li>2 min</li></ul>",
    ],
)
def test_a_line_beside_the_headline_may_be_an_aside_or_a_list(imprint: str):
    assert published(f"<article>{HEADLINE}{imprint}{ARTICLE}</article>") == "2026-03-03T10:12"


@pytest.mark.parametrize("tag", ["header", "footer"])
def test_the_day_in_the_banner_of_the_page_is_that_of_the_visit(tag: str):
    banner = f"<{tag}><div>mercredi 6 mai 2026</div></{tag}>"
    assert read(html(banner, HEADLINE, ARTICLE)).published_from != "text"
    assert published(banner, HEADLINE, FAR, ARTICLE, DATELINE.replace("meta", "date")) == "2026-03-03T00:00"
    assert published(f"<{tag}>{HEADLINE}<div>mardi 3 mars 2026</div></{tag}>", ARTICLE) == "2026-03-03T00:00"
    assert published(HEADLINE, f"<article>{ARTICLE}<{tag}>3 mars 2026</{tag}></article>") == "2026-03-03T00:00"
    assert published(HEADLINE, ARTICLE, f"<{tag}>Publié le 3 mars 2026</{tag}>") == "2026-03-03T00:00"


def test_a_legend_dates_its_picture():
    assert published(HEADLINE, "<p class='legende'>Nadia Belle à Lyon, le 2 mars 2026.</p>", DATELINE, ARTICLE)[
        :10
    ] == ("2026-03-03")
    assert published(HEADLINE, "<p class='article-legend'>3 mars 2026</p>", ARTICLE)[:10] == "2026-03-03"


@pytest.mark.parametrize("line", ["Du 18 avril 2026 au 20 avril 2026", "Vom 18.04.2026 bis 20.04.2026"])
def test_the_days_from_and_to_are_those_of_an_event(line: str):
    assert published(HEADLINE, f"<p>{line}</p>", ARTICLE) == ""
    assert published(HEADLINE, "<p>Publié le 3 mars 2026, mis à jour le 5 mars 2026</p>", ARTICLE)[:10] == "2026-03-03"


@pytest.mark.parametrize(
    "stated",
    [
        "<span property='schema:datePublished' content='2026-03-03T10:12:00+01:00'></span>",
        "<span property='dc:date dc:created' content='2026-03-03T10:12:00+01:00'>mardi</span>",
        "<div typeof='NewsArticle'><b property='datePublished' content='2026-03-03T10:12:00+01:00'>mardi</b></div>",
        "<span title='3 mars 2026 à 10:12'>il y a 2 mois</span>",
        "<relative-time datetime='2026-03-03T10:12:00+01:00'>il y a 2 mois</relative-time>",
        "<ins datetime='2026-03-05'>ajout</ins><p datetime='2026-03-03T10:12:00+01:00'>mardi</p>",
    ],
)
def test_rdfa_and_titles_of_elements_state_the_date(stated: str):
    assert published(HEADLINE, ARTICLE, FAR, stated) == "2026-03-03T10:12"


def test_rdfa_states_when_an_article_was_changed():
    article = read(html(HEADLINE, ARTICLE, "<i property='datePublished' content='2026-03-03'></i>"
                        "<i property='dateModified' content='2026-03-05'></i>"))  # fmt: skip
    assert (str(article.published_at)[:10], str(article.modified_at)[:10]) == ("2026-03-03", "2026-03-05")


@pytest.mark.parametrize("stated", ["Invalid Date", "{{date}}", "P2D", "10:12"])
def test_an_element_that_states_no_date_is_read_as_it_is_printed(stated: str):
    assert published(HEADLINE, f"<time datetime='{stated}'>3 mars 2026 à 10h12</time>", ARTICLE) == "2026-03-03T10:12"


def test_other_dates_of_the_page_tell_in_which_order_its_dates_are_printed():
    other = "<p class='box'>Issue of 02/25/2026</p>"
    assert published(HEADLINE, "<p class='date'>03/04/2026</p>", ARTICLE, FAR, other, lang="en")[:10] == "2026-03-04"
    other = "<p class='box'>Issue of 25/02/2026</p>"
    assert published(HEADLINE, "<p class='date'>03/04/2026</p>", ARTICLE, FAR, other, lang="en-US")[:10] == "2026-04-03"


def test_a_byline_may_be_dated_from_the_visit():
    page = html(HEADLINE, "<p>Par Nadia Belle il y a 2 heures</p>", ARTICLE)
    article = extract(page.encode(), URL, fetched_at=FETCHED_AT)
    assert (str(article.published_at), article.authors) == ("2026-05-06 14:30:00+02:00", ("Nadia Belle",))


def test_several_days_above_a_headline_are_those_of_other_articles():
    listed = "".join(f"<dl><dt>{day}/03/2026</dt><dd><a href='/{day}'>Un billet</a></dd></dl>" for day in (13, 12, 11))
    line = "<p>Mardi 3 mars 2026 | Commentaires (85)</p>"
    assert published(listed, line, HEADLINE, ARTICLE)[:10] == "2026-03-03"
    assert published("<p>13/03/2026</p>", HEADLINE, ARTICLE)[:10] == "2026-03-13"


def test_a_long_line_of_dates_names_and_counts_is_no_sentence():
    line = "<p>Par: Nadia Belle - Journal.example | 03 mars, 2026 à 09:02:15 | Lu 1234 fois | 5 Commentaires</p>"
    assert published(HEADLINE, line, ARTICLE) == "2026-03-03T09:02"


@pytest.mark.parametrize("parting", ["</p><p>", "<br>"])
@pytest.mark.parametrize("words", ["Mis à jour à 14h10", "(mis à jour à 14h10)", "MAJ : 14:10", "Modifié à 14 h 10."])
def test_a_change_on_a_line_of_its_own_may_give_its_time_alone(words: str, parting: str):
    article = read(html(HEADLINE, f"<p>Publié le 03/03/2026 à 12h03{parting}{words}</p>", ARTICLE))
    assert str(article.modified_at)[:16] == "2026-03-03 14:10"
    assert article.body.startswith("Trois années")


def test_a_time_of_change_far_from_a_date_is_of_no_day():
    lines = "<p>3 mars 2026</p><p>Valmont</p><p>Mis à jour à 14h10</p>"
    assert read(html(HEADLINE, lines, ARTICLE)).modified_at is None
