"""Headlines of pages that declare none: told among the headings by their place, and by the window title."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, TITLE, read


def _page(window: str, *blocks: str) -> str:
    return f"<html lang='fr'><head><title>{window}</title></head><body>{''.join(blocks)}{ARTICLE}</body></html>"


OTHER = "<div><a href='/2'><h1>Le port retrouve ses bateaux</h1></a><a href='/3'><h1>Un pont de plus</h1></a></div>"
LOGO = "<h1 class='x'><a href='/'>Le Journal</a> <a href='/eco'>Économie.</a></h1>"


def test_of_several_h1_the_one_that_no_link_holds_is_the_headline():
    html = f"<html lang='fr'><title>Ateliers : l'accord du siècle</title><h1>{TITLE}</h1>{ARTICLE}{OTHER}</html>"
    assert read(html).title == TITLE
    assert read(_page("Ateliers : l'accord du siècle", LOGO, f"<h1>{TITLE}</h1>")).title == TITLE


def test_of_several_h1_none_is_chosen_where_several_may_be_headlines():
    window = "Le fil du jour"
    html = _page(window, f"<h1>{TITLE}</h1><h1>Le port retrouve ses bateaux de pêche</h1>")
    assert read(html).title == window


def test_the_heading_that_the_window_repeats_counts_where_all_h1_are_logos():
    logos = "<h1><a href='/o'>O Opinion</a></h1>"
    html = _page(f"{TITLE} | Le Journal - Idées", logos, f"<h2>{TITLE}</h2>", "<h1><a href='#'>Opinion</a></h1>")
    assert read(html).title == TITLE


def test_below_the_name_of_a_blog_and_the_day_the_headline_may_be_a_link():
    blog = "<h1><a href='/'>Carnets</a></h1><h2>Mardi 3 mars 2026</h2>"
    assert (
        read(_page("Carnets: Bonjour à tous", blog, "<h3><a href='/b'>Bonjour à tous</a></h3>")).title
        == "Bonjour à tous"
    )


def test_the_name_of_a_blog_is_no_headline_below_one_that_leads_to_its_own_page():
    below = "<h2>À propos</h2><h2>Calculs</h2>"
    html = _page(
        "Lancer une pièce de monnaie – Calculs", "<h1><a href='/1'>Lancer une pièce de monnaie</a></h1>", below
    )
    assert read(html).title == "Lancer une pièce de monnaie"


def test_without_any_h1_a_heading_that_leads_to_its_own_page_may_be_the_headline():
    html = _page(f"Le carnet des ateliers: {TITLE}", f"<h2><a href='/b'>{TITLE}</a></h2>")
    assert read(html).title == TITLE


def test_of_an_h1_on_two_lines_the_first_may_be_a_rubric_that_the_window_puts_first():
    html = _page(f"Regards croisés - {TITLE} | Idées | Le Journal", f"<h1>Regards croisés<br>{TITLE}</h1>")
    assert read(html).title == TITLE


@pytest.mark.parametrize(
    "crumbs", ["<ul><li>Économie</li><li>{}</li></ul>", "<nav><a href='/eco'>Économie</a>{}</nav>"]
)
def test_below_a_breadcrumb_stands_the_headline_for_readers(crumbs: str):
    searched = "<h1>Ateliers de Valmont et Microsoft : accord, formations, dates</h1>"
    window = "Ateliers de Valmont et Microsoft : accord, formations, dates"
    told = "À Valmont, Microsoft forme mille personnes des ateliers"
    assert read(_page(window, crumbs.format(searched), f"<h2>{told}</h2>")).title == told


@pytest.mark.parametrize(
    "below",
    [
        "<h2>Les premiers stagiaires viendront dès le printemps</h2>",
        "<h2>L'accord de Valmont avec Microsoft sera signé lundi.</h2>",
        "<h2>Le contexte</h2>",
        "<h2><a href='/2'>Un accord avec Microsoft se prépare aussi à Lyon</a></h2>",
    ],
)
def test_what_else_stands_below_an_h1_in_a_breadcrumb_is_no_headline(below: str):
    title = "Accord de Valmont avec Microsoft : mille formations"
    assert read(_page(title, f"<ul><li>Économie</li><li><h1>{title}</h1></li></ul>", below)).title == title


def test_a_declared_title_keeps_the_h1_of_a_breadcrumb():
    title = "Accord de Valmont avec Microsoft : mille formations"
    html = _page(title, f"<li><h1>{title}</h1></li>", "<h2>Valmont et Microsoft : ce que dit l'accord</h2>")
    declared = html.replace("<head>", f'<head><meta property="og:title" content="{title}">')
    assert read(declared).title == title


@pytest.mark.parametrize("name", ["article__kicker", "roofline big", "entry-toptitle", "surtitre", "label label--blue"])
@pytest.mark.parametrize(
    "heading", ["<span class='{}'>Forêts</span> {}", "<a><span class='{}'>Forêts</span><b>: </b>{}</a>"]
)
def test_a_kicker_is_told_by_the_name_of_its_element(name: str, heading: str):
    assert read(_page("Le Journal", f"<h1>{heading.format(name, TITLE)}</h1>")).title == TITLE


def test_a_kicker_is_told_by_a_window_title_without_it():
    html = _page(f"{TITLE} - jnl.net", f"<h1><span class='c1'>Des pertes à éviter</span> {TITLE}</h1>")
    assert read(html).title == TITLE


@pytest.mark.parametrize(
    ("window", "heading"),
    [
        ("{} - jnl.net", "<span class='c1'>Un accord pour</span> former mille personnes aux métiers du numérique"),
        ("Le Journal", "<span class='c1'>Un accord pour</span> former mille personnes aux métiers du numérique"),
        ("Le Journal", "<em>Un accord</em> pour former mille personnes aux métiers du numérique"),
        (
            "{} | Le Journal",
            "<span class='kicker'>Un accord</span> pour former mille personnes aux métiers du numérique",
        ),
    ],
)
def test_the_first_words_of_a_headline_stay_though_an_element_holds_them(window: str, heading: str):
    title = "Un accord pour former mille personnes aux métiers du numérique"
    assert read(_page(window.format(title), f"<h1>{heading}</h1>")).title == title


def test_a_headline_that_ends_with_dots_goes_on_in_no_sites_name():
    title = "Il y a un temps pour tout…"
    assert read(_page(f"{title} | Marché de la bonne vie", f"<h1>{title}</h1>")).title == title
    cut = "<h1>Il y a un temps pour tout, même…</h1>"
    assert (
        read(_page("Il y a un temps pour tout, même pour rire", cut)).title
        == "Il y a un temps pour tout, même pour rire"
    )


def test_no_part_of_a_headline_is_cut_for_a_blog_that_the_window_names_with_it():
    title = "[Lu] L'amour en guerre - Tome deux de A. B. Cerise"
    url = "http://bonbonsacides.blogspot.com/2026/03/lu.html"
    html = _page(f"Bonbons Acides, le sac: {title}", f"<h3>{title}</h3>")
    assert read(html, url=url).title == title


def test_a_headline_that_is_a_link_below_the_name_of_a_blog_is_the_title():
    logo, headline = "<h1><a href='/'>Le blog de Karim</a></h1>", f"<h2><a href='/1'>{TITLE}</a></h2>"
    assert read(_page(f"{TITLE} - Le blog de Karim", logo, headline)).title == TITLE


def test_the_heading_that_is_the_whole_window_title_comes_before_a_blogs_name():
    html = (
        f"<html lang='fr'><title>{TITLE}</title><h1><a href='/'>Le carnet de Nadia</a></h1>"
        f"<h3>{TITLE}</h3>{ARTICLE}</html>"
    )
    assert read(html).title == TITLE


def test_a_linked_rubric_in_an_h1_gives_way_to_titles_that_say_nothing_of_it():
    rubric = "<h1><a href='/valmont'>Valmont</a></h1>"
    html = f"<html lang='fr'><title>{TITLE} - Le Journal</title>{rubric}<div>Accueil</div>{ARTICLE}</html>"
    assert read(html).title == TITLE
    assert read(html.replace("<a href='/valmont'>Valmont</a>", "Le grand saut")).title == "Le grand saut"
