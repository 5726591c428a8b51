"""Where the article stands on a page, and what in its container is not it."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from crawler.extract.body.passages import article_lines
from crawler.extract.page.outline import outline
from tests.crawler.extract.extract_pages import (
    ARTICLE,
    BODY,
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    page,
    paragraphs,
    read,
)

TEASER = (
    "<div class='une'><a href='/b'>Le budget de la région sera voté jeudi à Lyon</a>"
    "<p>Les élus de la commission permanente se prononceront jeudi sur un budget en hausse de deux pour cent,"
    " après trois reports.</p></div>"
)


def plain(*body: str) -> str:
    """A page in which no element says what it is."""
    return f"<html><head><title>{TITLE}</title></head><body>{''.join(body)}</body></html>"


def container_lines(markup: str) -> list[str]:
    """What our own container gives, without a second opinion."""
    body = document_fromstring(f"<html><body>{markup}</body></html>").find("body")
    return [line.text for line in article_lines(body, outline(body), "")]


def test_the_article_is_found_where_no_element_has_a_name():
    menu = "<ul>" + "<li><a href='/'>Une rubrique du site</a></li>" * 20 + "</ul>"
    assert read(plain(menu, f"<div><h1>{TITLE}</h1><div>{ARTICLE}</div></div>", menu)).body == BODY


def test_a_list_of_teasers_longer_than_the_article_is_not_the_article():
    assert read(plain(f"<div><div><h1>{TITLE}</h1>{ARTICLE}</div><div>{TEASER * 8}</div></div>")).body == BODY


def test_the_text_once_more_in_one_piece_goes_though_it_is_named_the_body():
    lines = [*(FIRST, SECOND, THIRD), "Les premiers stagiaires seront reçus en mars, dans les locaux de la mairie."]
    whole = f"<div itemprop='articleBody'>{' '.join(lines)}</div>"
    found = read(plain(f"<div><h1>{TITLE}</h1><div>{paragraphs(*lines)}</div>{whole}</div>"))
    assert found.body.split("\n") == lines
    assert [removed.rule for removed in found.removed if FIRST in removed.text] == ["repeat"]


def test_a_paragraph_that_quotes_another_stays():
    quoting = f"Le maire l'a répété mardi soir : « {SECOND} » {THIRD} {FIRST}"
    assert read(page(paragraphs(FIRST, SECOND, quoting))).body.split("\n")[-1] == quoting


def test_teasers_inside_the_container_go():
    assert read(page(paragraphs(FIRST, SECOND), TEASER * 4, paragraphs(THIRD))).body == BODY


def test_an_article_in_two_containers_is_read_whole_where_one_has_most_of_it():
    parts = (f"<div class='bloc'>{ARTICLE}</div>", "<hr>", f"<div class='bloc'>{paragraphs(THIRD + ' Enfin.')}</div>")
    assert container_lines(f"<div><div>{''.join(parts)}</div><div><p>Le site.</p></div></div>")[-1] == THIRD + " Enfin."


def test_the_paragraphs_above_a_fold_are_known_by_what_those_below_it_are_called():
    links = "<div><a href='/v'>La vidéo de la signature, à voir sur notre site</a></div>" * 3
    above = "".join(f"<div class='alinea {place}'>{text}</div>" for place, text in (("un", FIRST), ("deux", SECOND)))
    below = "".join(
        f"<div class='alinea'>{text}</div>" for text in (THIRD + " Enfin.", THIRD * 2, SECOND * 2, FIRST * 2)
    )
    lines = container_lines(f"<div><div>{above}{links}<div>{below}</div></div><div><p>Le site.</p></div></div>")
    assert lines[:2] == [FIRST, SECOND]
    assert lines[-1] == FIRST * 2


def test_what_stands_above_the_headline_in_its_container_goes():
    flash = f"<p>{SECOND.replace('stagiaires', 'apprentis')}</p>"
    html = plain(f"<div class='main'>{flash}<h1>{TITLE}</h1>{ARTICLE}</div>")
    assert read(html).body == BODY


def test_short_paragraphs_and_intertitles_among_long_ones_stay():
    pieces = (paragraphs(FIRST, "Elle insiste."), "<div>Ce que dit le texte</div>", paragraphs(SECOND, THIRD))
    assert read(page(*pieces)).body.split("\n") == [FIRST, "Elle insiste.", "Ce que dit le texte", SECOND, THIRD]


def test_a_form_around_the_whole_page_hides_nothing():
    assert read(plain(f"<form><div><h1>{TITLE}</h1>{ARTICLE}</div></form>")).body == BODY


def test_a_navigation_that_is_never_closed_hides_nothing():
    assert container_lines(f"<div><p>{FIRST[:90]}</p></div><nav><div>{ARTICLE}</div>") == [FIRST, SECOND, THIRD]


def test_hidden_text_is_not_read():
    hidden = f"<div style='display: none'>{paragraphs(SECOND.replace('septembre', 'octobre'))}</div>"
    assert read(page(ARTICLE, hidden)).body == BODY


def test_an_article_that_a_program_uncovers_is_read():
    assert read(page(f"<div style='display:none'>{ARTICLE}</div>")).body == BODY


def test_rows_of_a_table_are_lines():
    table = "<table><tr><th>Ville</th><th>Places</th></tr><tr><td>Lyon</td><td>120</td></tr></table>"
    assert read(page(paragraphs(FIRST), table, paragraphs(SECOND, THIRD))).body.split("\n")[1:3] == [
        "Ville | Places",
        "Lyon | 120",
    ]


def test_a_body_in_two_elements_of_one_name_is_whole_and_what_is_short_between_them_none_of_it():
    box = "<div class='encart'><h4><a href='/suivre'>Restez en lien avec nous</a></h4><p>Tout sur la ville.</p></div>"
    first = f"<div class='articleBody'><nos_textes>{paragraphs(FIRST)}</nos_textes></div>"
    rest = f"<div class='articleBody'><nos_textes>{paragraphs(SECOND, THIRD)}</nos_textes></div>"
    article = read(plain(f"<main><h1>{TITLE}</h1>{first}{box}{rest}</main>"))
    assert (article.standfirst, article.body) == ("", BODY)


def test_captions_longer_than_the_article_are_no_reason_to_read_the_page_unpruned():
    shown = "".join(
        f"<div class='diapo'><img src='/{n}.jpg' alt=''><div class='caption'>{SECOND} {THIRD} Vue {n}."
        f"<span class='credit'>Paul Morin, {n}</span></div></div>"
        for n in range(9)
    )
    shares = "<p class='outils-partage'>PARTAGER 28 TWEETER</p>"
    assert read(page(f"<div class='texte'>{ARTICLE}</div>", shown, shares)).body == BODY


def test_a_story_told_in_captions_is_read():
    told = "".join(f"<div class='caption'><p>{text}</p></div>" for text in (FIRST, SECOND, THIRD))
    assert read(page(told)).body == BODY


def test_a_row_that_is_nothing_but_a_link_to_an_article_points_elsewhere():
    link = "<a href='/x'><strong>Notre guide pour trouver la fonderie de Redon</strong></a>"
    row = f"<table><tr><td>{link}</td></tr></table>"
    assert read(page(paragraphs(FIRST), row, paragraphs(SECOND, THIRD))).body == BODY
    cells = row.replace("</td>", "</td><td>Redon</td>")
    assert (
        "trouver la fonderie de Redon | Redon" in read(page(paragraphs(FIRST), cells, paragraphs(SECOND, THIRD))).body
    )


_LED = ("Les travaux ont duré un mois et demi, et coûté deux fois ce qui était prévu au départ.",
        "Les voyageurs prendront le car, que la région promet toutes les vingt minutes en semaine.")  # fmt: skip


def _headed(head: str, told: tuple[str, str] = _LED) -> str:
    """Two texts below the article, each under a headline with a link."""
    titles = ("Le pont de Redon rouvre aux voitures", "La gare de Redon ferme pour dix jours")
    return "".join(
        f"<div>{head.format(number=number, title=title)}<p>{text}</p></div>"
        for number, (title, text) in enumerate(zip(titles, told, strict=True))
    )


@pytest.mark.parametrize(
    "head", ["<h5><a href='/{number}'>{title}</a></h5>", "<a href='/{number}'><h5>{title}</h5></a>"]
)
def test_the_next_article_and_the_one_before_are_no_end_of_the_text(head: str):
    assert read(page(ARTICLE, _headed(head))).body == BODY


@pytest.mark.parametrize(
    ("above", "told", "head"),
    [
        (BODY, (SECOND.replace("septembre", "octobre"), THIRD.replace("mai", "juin")),
         "<h5><a href='/{number}'>{title}</a></h5><p>À Redon, on attend.</p>"),
        (BODY, _LED, "<h5><a href='/{number}'>{title}</a></h5><p>Tout est dit dans ce que la "
                     "région a publié lundi soir, et que chacun peut relire.</p>"),
        (BODY, _LED, "<h5><a href='https://redon{number}.example/'>{title}</a></h5>"),
    ],
)  # fmt: skip
def test_the_last_parts_of_an_article_under_linked_intertitles_stay(above: str, told: tuple[str, str], head: str):
    body = read(page(paragraphs(*above.split("\n")), _headed(head, told))).body
    assert all(text in body for text in told)


def test_a_first_paragraph_before_the_wall_belongs_to_the_text_behind_it():
    free = f'<div class="part"><p class="text">{FIRST}</p></div>'
    walled = "".join(f'<p class="text">{text}</p>' for text in (SECOND, THIRD, *(f"{THIRD} {n}" for n in range(9))))
    html = plain(f"<main><h1>{TITLE}</h1><div>{free}<div class='part content walled'>{walled}</div></div></main>")
    assert read(html).body.split("\n")[:2] == [FIRST, SECOND]


def test_a_table_keeps_its_title():
    table = "<table><caption>Les places par ville</caption><tr><td>Redon</td><td>12</td></tr></table>"
    body = read(page(paragraphs(FIRST), table, paragraphs(SECOND, THIRD))).body
    assert body == f"{FIRST}\nLes places par ville\nRedon | 12\n{SECOND}\n{THIRD}"


def test_a_headline_of_the_first_rank_within_the_text_is_an_intertitle():
    text = f"{paragraphs(FIRST)}<h1>Des places, pas des machines</h1>{paragraphs(SECOND)}<h1>Quarante postes</h1>"
    article = read(plain(f"<article><h1>{TITLE}</h1>{text}{paragraphs(THIRD)}</article>"))
    told = (FIRST, "Des places, pas des machines", SECOND, "Quarante postes", THIRD)
    assert (article.standfirst, article.body) == ("", "\n".join(told))


def test_what_stands_above_the_headline_is_not_the_text_though_a_rubric_is_one_too():
    rubric = f"<h1>Économie</h1>{paragraphs(f'{FIRST} Hier.')}"
    assert read(plain(f"<article>{rubric}<h1>{TITLE}</h1>{ARTICLE}</article>")).body == BODY
    assert read(plain(f"<article>{rubric}<h2>{TITLE}</h2>{ARTICLE}</article>")).body == BODY


@pytest.mark.parametrize("hosts", [("redon", "vannes", "auray", "dinan"), ("redon",) * 4])
def test_places_that_an_article_recommends_are_its_text_and_teasers_are_not(hosts: tuple[str, ...]):
    entries = [
        f"<section><h2><a href='https://www.{host}.example/{n}'>La salle des fêtes numéro {n}</a></h2>"
        f"{paragraphs(f'{n} stages y sont ouverts. {SECOND}')}</section>"
        for n, host in enumerate(hosts)
    ]
    body = read(plain(f"<article><h1>{TITLE}</h1>{paragraphs(FIRST, THIRD)}{''.join(entries)}</article>")).body
    assert ("La salle des fêtes numéro 2\n2 stages y sont ouverts." in body) is (len(set(hosts)) > 1)
    assert body.startswith(f"{FIRST}\n{THIRD}")


@pytest.mark.parametrize(
    ("first", "above", "second"),
    [
        ("entry-content", 4, "entry-more"),
        ("wp_entry_body", 4, "wp_entry_extended"),
        ("post-body-top", 2, "post-body-bottom"),
        ("debut", 2, "article-body"),
        ("article-intro", 2, "article-text"),
        ("article-text", 4, "article-text-suite"),
    ],
)
def test_a_text_in_two_elements_is_read_whole_though_one_is_named_the_body(first: str, above: int, second: str):
    later = (FIRST.replace("mardi", "jeudi"), SECOND.replace("septembre", "mars"), THIRD.replace("mai", "juin"))
    lines = [FIRST, SECOND, THIRD, *later]
    parts = f"<div class='{first}'>{paragraphs(*lines[:above])}</div><div class='{second}'>{paragraphs(*lines[above:])}"
    article = read(plain(f"<h1>{TITLE}</h1><div class='post'>{parts}</div></div>"))
    assert [*article.standfirst.split("\n"), *article.body.split("\n")][-len(lines) :] == lines


def test_the_line_below_both_parts_of_a_text_hides_none_of_them():
    above, below = f"{FIRST}<br><br>{SECOND}", f"{THIRD}<br><br>{SECOND}."
    parts = f"<div class='entry-body'>{above}</div><div class='entry-extended'><a id='more'></a>{below}</div>"
    footer = "<div class='entry-line'>Geschrieben von <a href='/a'>Anne</a> um 10:12 | <a href='/c'>Zwei</a></div>"
    body = read(plain(f"<h1>{TITLE}</h1><div class='post'>{parts}{footer}</div>")).body
    assert body == f"{FIRST}\n{SECOND}\n{THIRD}\n{SECOND}."


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("maison", paragraphs(f"{FIRST[:99]}.", f"{SECOND[:99]}.")),
        ("article-maison", paragraphs(FIRST[:149])),
        ("article-plus", paragraphs(f"{FIRST[:99]}.", f"{SECOND[:99]}, <a href='/b'>dit le budget</a>.")),
        ("article-points", f"<ul><li>{FIRST[:99]}.</li><li>{SECOND[:99]}.</li></ul>"),
    ],
)
def test_what_stands_beside_a_named_body_is_not_its_text(name: str, beside: str):
    parts = f"<div class='article-body'>{ARTICLE}</div><div class='{name}'>{beside}</div>"
    assert read(plain(f"<h1>{TITLE}</h1><div class='post'>{parts}</div>")).body == BODY


def _card(href: str = "/2") -> str:
    headline = f"<h3><a href='{href}'>Le bain public ferme cet hiver</a></h3>"
    return (
        f"<div class='x'>{headline}<p>La commune manque d'argent, et les nageurs iront dans la ville voisine.</p></div>"
    )


def test_a_lone_box_of_a_headline_that_leads_elsewhere_is_a_teaser():
    article = read(page(paragraphs(FIRST, SECOND), _card(), paragraphs(THIRD)))
    assert article.body == BODY


def test_a_heading_that_leads_to_its_own_page_keeps_its_paragraph():
    body = read(page(paragraphs(FIRST, SECOND), _card("#note"), paragraphs(THIRD))).body
    assert "La commune manque d'argent" in body


def test_a_heading_that_unfolds_its_passage_stays_and_other_buttons_go():
    passages = "".join(
        f"<div><h3><button aria-expanded='false'>{name}</button></h3><div><p>{text}</p></div></div>"
        for name, text in (("Combien de places ?", SECOND), ("Où postuler ?", THIRD))
    )
    body = read(page(paragraphs(FIRST), passages, "<button>Tout afficher</button>")).body
    assert body == f"{FIRST}\nCombien de places ?\n{SECOND}\nOù postuler ?\n{THIRD}"
