"""Texts that are not paragraphs alone: tables and code in figures, times of a live blog, notes, names of the day."""

from __future__ import annotations

import pytest

from crawler.extract import extract
from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, URL, page, paragraphs, read


def test_a_table_in_a_figure_is_text_and_its_caption_is_not():
    figure = (
        "<figure class='wp-block-table'><table><tr><td>2024</td><td>12 000</td></tr><tr><td>2025</td><td>9 500</td>"
        "</tr></table><figcaption>Visiteurs par mois</figcaption></figure>"
    )
    body = read(page(paragraphs(FIRST), figure, paragraphs(SECOND, THIRD))).body
    assert body == "\n".join((FIRST, "2024 | 12 000", "2025 | 9 500", SECOND, THIRD))


def test_code_in_a_figure_is_text():
    figure = "<figure class='highlight'><pre><code>compter(halle)</code></pre></figure>"
    assert read(page(paragraphs(FIRST), figure, paragraphs(SECOND, THIRD))).body.split("\n")[1] == "compter(halle)"


@pytest.mark.parametrize(
    "time",
    [
        '<p class="heure">14h32</p>',
        '<span class="live-post__time">14:32</span>',
        '<div><time datetime="2026-03-04T14:32">Aujourd’hui à 14:32</time></div>',
        '<div class="entry-time">11.40 Uhr</div>',
        '<p class="timestamp">il y a 2 h</p>',
    ],
)
def test_the_times_of_a_live_blog_are_no_text(time: str):
    entries = [f"<div>{time}<h3>Sur place</h3><p>{text}</p></div>" for text in (FIRST, SECOND, THIRD)]
    body = read(page(*entries)).body
    assert body == "\n".join(("Sur place", FIRST, "Sur place", SECOND, "Sur place", THIRD))


def test_such_a_time_is_not_glued_to_the_first_word():
    entries = "".join(
        f'<li><span class="update-time">1{hour}:20</span><strong>La décrue commence.</strong><p>{text}</p></li>'
        for hour, text in enumerate((FIRST, SECOND, THIRD))
    )
    lines = read(page(f"<ul>{entries}</ul>")).body.split("\n")
    assert lines == ["La décrue commence.", FIRST, "La décrue commence.", SECOND, "La décrue commence.", THIRD]


def test_a_time_that_opens_a_sentence_stays():
    told = '<span class="heure">14h32</span> : le pont cède, et deux voitures tombent dans la rivière avec lui.'
    assert "14h32 : le pont cède" in read(page(paragraphs(FIRST, told, SECOND, THIRD))).body


@pytest.mark.parametrize("mark", ["h3", "p"])
def test_the_hours_of_a_chronicle_stay(mark: str):
    hours = ("8h00", "10h30", "14h32")
    told = [f"<{mark}>{hour}</{mark}><p>{text}</p>" for hour, text in zip(hours, (FIRST, SECOND, THIRD), strict=True)]
    assert read(page(*told)).body.split("\n")[2::2] == ["10h30", "14h32"]


def test_the_brackets_around_the_number_of_a_note_go_with_it():
    note = f'<p>{FIRST} [<a href="#nb1" rel="appendix">1</a>]</p>'
    assert read(page(note, paragraphs(SECOND, THIRD))).body == BODY


def test_a_subtitle_and_the_summary_below_it_are_the_standfirst():
    above = (
        '<p class="soustitre">Quatorze mois de chantier au cœur de la ville</p>'
        '<p class="chapo">Tout commence en mars, et les commerçants s’inquiètent.</p>'
    )
    html = page(ARTICLE).replace('<div class="article-body">', above + '<div class="article-body">')
    article = read(html)
    assert article.standfirst == (
        "Quatorze mois de chantier au cœur de la ville · Tout commence en mars, et les commerçants s’inquiètent."
    )
    assert article.body == BODY


def test_a_list_of_names_below_a_short_text_is_not_glued_to_headline_and_date():
    names = ["Les lauréats :", "Anne Roux", "Paul Morin", "Jeanne Aubin"]
    menu = "<header><ul><li><a href='/'>Accueil</a></li></ul></header>"
    imprint = '<p class="date">Publié le 4 mars 2026 à 10h12</p>'
    html = page(paragraphs(FIRST, *names)).replace("<body>", f"<body>{menu}").replace("</h1>", f"</h1>{imprint}")
    article = read(html)
    assert article.body == "\n".join((FIRST, *names))
    assert article.authors == ()


def test_an_article_on_consent_is_an_article():
    told = (
        "Les bandeaux de cookies vont-ils disparaître ? Un texte présenté mardi simplifie le recueil du consentement.",
        "« Tout accepter », « Tout refuser » : ces boutons sont devenus familiers à des millions d'internautes.",
        "Les traceurs tiers resteraient actifs par défaut, et le consentement serait donné une fois pour toutes.",
        "Les éditeurs redoutent une chute de leurs recettes et demandent une période de transition de deux ans.",
    )
    html = page(paragraphs(*told), title="Cookies : vers la fin des bandeaux")
    assert extract(html.encode(), URL).body == "\n".join(told)


def test_a_page_set_in_headings_keeps_them_where_other_articles_follow():
    told = "".join(f"<h4>{text}</h4>" for text in (FIRST, SECOND))
    others = '<h3>Verwandte Beiträge</h3><p><a href="/x">Ein anderes Haus in der Stadt wird saniert</a></p>'
    assert read(page(told, others)).body == "\n".join((FIRST, SECOND))


@pytest.mark.parametrize(
    "typed",
    [
        "\n\n".join((FIRST, SECOND, THIRD)),
        f"\n{FIRST}\n \t\n\n{SECOND}\r\n\r\n{THIRD}\n\n".replace(" en ", "\n en "),
        f"{FIRST[:40]}<b>{FIRST[40:]}</b>\n\n{SECOND[:40]}<i>{SECOND[40:]}</i>\n\n{THIRD}",
        f'{FIRST}\n\n<a href="/s">{SECOND[:20]}</a>{SECOND[20:]}\n\n{THIRD}',
    ],
)
def test_empty_lines_part_the_paragraphs_of_a_text_as_it_was_typed(typed: str):
    assert read(f"<html><body><h1>Un accord de formation</h1><pre>{typed}</pre></body></html>").body == BODY


def test_a_program_is_one_line_still():
    code = "<pre><code>lire(halle)\n\ncompter(halle)</code></pre>"
    lines = read(page(paragraphs(FIRST), code, paragraphs(SECOND, THIRD))).body.split("\n")
    assert lines[1] == "lire(halle) compter(halle)"


@pytest.mark.parametrize(
    "frame",
    ["<table align='right'>{}</table>", "<table><tbody>{}</tbody></table>", "<div><table width='200'>{}</table></div>"],
)
def test_a_caption_in_a_table_with_its_picture_is_no_text(frame: str):
    rows = "<tr><td><img src='/halle.jpg'></td></tr><tr><td><small>La halle en 1908</small></td></tr>"
    body = read(page(f"{FIRST}<p>{SECOND}</p>{frame.format(rows)}<p>{THIRD}</p>")).body
    assert body == BODY


def test_rows_of_a_table_with_pictures_are_text():
    rows = "<tr><td><img src='/1.gif'>Valdec</td><td>27</td></tr><tr><td><img src='/2.gif'>Morigny</td><td>26</td></tr>"
    body = read(page(f"<p>{FIRST}</p><p>{SECOND}</p><table>{rows}</table><p>{THIRD}</p>")).body
    assert body == "\n".join((FIRST, SECOND, "Valdec | 27", "Morigny | 26", THIRD))
