"""Authors of pages that declare none: bylines in parts, menus of authors, bare names beside a date."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, TITLE, page, read


def _authors(*blocks: str, above: str = "") -> tuple[str, ...]:
    return read(page(*blocks, ARTICLE).replace("<h1>", f"{above}<h1>")).authors


@pytest.mark.parametrize(
    "byline",
    [
        "<div class='author'>Von <a href='/a'>Nadia Belle</a><span>Korrespondentin</span></div>",
        "<div>By</div><div class='author'><a href='/a'>Nadia Belle</a><span>Travel News Reporter</span></div>",
        "<p class='byline'><a href='/profile/nadia-belle'>Nadia Belle</a> Education editor</p>",
        "<h2 class='author_name'>By <a href='/a'>Nadia Belle</a><a href='/t'>Twitter</a></h2>",
        "<div class='byline'>Nadia Belle<span>Postad 3 mars 2026</span></div>",
        "<div class='byline'><div>News</div><div class='author'>Nadia Belle</div><div>12:43, 3 Mar 2026</div></div>",
        "<div class='byline x'><div class='byline'>Nadia Belle / JOURNAL.EXAMPLE / Mar 3, 2026, 14:04 IST</div>"
        "<div>Share</div><div>AA</div></div>",
        "<div class='author'><div class='author-name'>Nadia Belle@nadiabelle</div><div>WATCH LIVE</div></div>",
        "<div class='td-post-author-name'><div class='td-author-by'>De</div> <a href='/a'>Nadia Belle</a></div>",
        "<div class='td-post-author-name'><div class='td-author-by'>Przez</div> <a href='/a'>Nadia Belle</a></div>",
        "<div class='autor'><div>NB</div><div>Nadia Belle</div></div>",
        "<dl class='x'><dt class='author-name'>AUTOR/IN</dt><dd class='author-name'>Nadia Belle</dd></dl>",
        "<div class='author'><p>Letzte Aktualisierung: 3.3.2026</p><p>Autor*in</p><p>Nadia Belle (Red.)</p></div>",
        "<p class='author'>von Nadia Belle, Online-Redaktion Veröffentlicht: 03.03.2026</p>",
        "<p class='authors'>Artikel veröffentlicht am 3. März 2026, 14:26 Uhr, Nadia Belle</p>",
        "<section id='authors'><div>Nadia Belle</div></section>",
        "<p>Nadia Belle|Published 4 months ago</p>",
        "<p>Nadia Belle 03-03-2026, 08:00</p>",
        "<div><span>Nadia Belle</span><span>3 mars 2026</span></div>",
        "<div><span>Économie</span><a href='/p'>Nadia Belle</a><span>3 mars 2026</span><span>3 min</span></div>",
        "<div><div><span>Publié le 3 mars 2026</span><span>Par Nadia Belle</span></div></div>",
        "<div><div>Nadia Belle</div><div>3 mars 2026 · 3 min de lecture</div></div>",
        "<p>Nadia Belle, Redakteurin</p><p>3. März 2026</p>",
        "<p><a href='/people/7'>Nadia Belle</a></p><p>3 mars 2026</p>",
        "<p>Nadia Belle</p><p>3 mars 2026</p>",
    ],
)
def test_a_byline_is_told_from_what_stands_beside_it(byline: str):
    assert _authors(byline) == ("Nadia Belle",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p class='byline'>Trine Møller og Nadia Belle</p>",
        "<p class='byline'>Trine Møller och Nadia Belle</p>",
        "<p class='byline'>Trine Møller oraz Nadia Belle</p>",
        "<p class='byline'>Trine Møller i Nadia Belle</p>",
        "<div class='autor'><div>TM</div><div>Trine Møller</div><div>NB</div><div>Nadia Belle</div></div>",
        "<div class='author'><a class='author_item' href='/authors/1'><span class='author_media'><img></span>"
        "<span class='author_name'>Trine Møller</span></a><a class='author_item' href='/authors/2'>"
        "<span class='author_media'><img></span><span class='author_name'>Nadia Belle</span></a><i>3 mars</i></div>",
        "<div><a href='/auteurs/trine-moller'><p>Trine Møller</p></a><p>,</p>"
        "<a href='/auteurs/nadia-belle'><p>Nadia Belle</p></a></div>",
    ],
)
def test_several_authors_in_parts(byline: str):
    assert _authors(byline) == ("Trine Møller", "Nadia Belle")


@pytest.mark.parametrize(
    "byline",
    ["Av Nadia Belle", "Af Nadia Belle", "AF Nadia Belle", "Skrevet av Nadia Belle",
     "Skriven av Nadia Belle, tisdag 3 mars 2026",
     "Skrevet af: Nadia Belle | Tirsdag d. 3. marts 2026", "Publicerad den 3 mars 2026 av Nadia Belle",
     "Opublikowano: 3 marca 2026 przez Nadia Belle", "Dodane przez Nadia Belle | 3 marca 2026",
     "Opracowała: Nadia Belle", "Rozmawiała Nadia Belle", "Door Nadia Belle op 3 maart 2026",
     "Geplaatst door Nadia Belle op dinsdag 3 maart 2026", "Redactie: Nadia Belle", "Redacción: Nadia Belle",
     "Ingediend door Nadia Belle op di, 03/03/2026 - 10:21.", "Teksti: Nadia Belle", "Kirjoittanut Nadia Belle",
     "Szerző: Nadia Belle", "Írta: Nadia Belle", "Scris de Nadia Belle", "Yazan: Nadia Belle", "Автор: Nadia Belle",
     "Articolo di Nadia Belle pubblicato il 03.03.2026", "Words: Nadia Belle. Photography: Karim Osman",
     "Dienstag | 3. März 2026 | 15:49 VON Nadia Belle IN <a href='/k'>Kultur</a> | 0 Kommentare"],
)  # fmt: skip
def test_bylines_of_many_languages_name_who_signed(byline: str):
    assert _authors(f"<div>{byline}</div>") == ("Nadia Belle",)


@pytest.mark.parametrize(
    "line",
    ["Av alle byene i landet er dette den minste", "Af hensyn til naboerne", "Reporter uden grænser",
     "Marie Curie 1898 à Paris",
     "Tekst og musik mødes i parken", "Posted by hcolworth » Mon Feb 07, 2011 6:12 pm"],
)  # fmt: skip
def test_other_lines_of_the_same_words_name_nobody(line: str):
    assert _authors(f"<div>{line}</div>") == ()


NAMES = ["Dieter Kuckuck", "Giulia Ferri", "Paweł Nowak", "Joost de Wit", "João Pinto", "Pekka Lahti", "Zsuzsa Kis",
         "Marloes Kuiper", "Łukasz Nowak", "Raluca Pop"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_parted_by_a_bar_sign_beside_a_date(name: str):
    assert _authors(f"<p>{name} | Nadia Belle</p><p>3 mars 2026</p>") == (name, "Nadia Belle")


@pytest.mark.parametrize("name", NAMES)
def test_bare_names_of_the_neighbours_sign_beside_a_date(name: str):
    assert _authors(f"<p>{name}</p><p>3 mars 2026</p>") == (name,)
    assert _authors("<p>Ce que prévoit l'accord, et ce que les syndicats en disent, de Valmont à Lyon et à Lille.</p>"
                    f"<p>{name}</p><p>3 mars 2026</p>") == (name,)  # fmt: skip


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Proche Orient</p><p>3 mars 2026</p>",
        "<p>Nouvelle Aquitaine</p><p>3 mars 2026</p>",
        "<p><a href='/sujets/accord'>Accord Cadre</a></p><p>3 mars 2026</p>",
        "<p><a href='/sujets/personnes'>Marie Personnes</a></p><p>3 mars 2026</p>",
        "<p><a href='/sujets/marie-curie'>Marie Curie</a></p><p>Partager</p>",
        "<p>San Salvador</p><p>3 mars 2026</p>",
        "<div><span>Proche Orient</span><span>3 mars 2026</span></div>",
        "<p>Économie | Nadia Belle</p><p>Partager</p>",
        "<p>Mercedes Benz</p><p>3 mars 2026</p>",
        "<div class='author'>PA</div>",
        "<p>Publié le 3 mars 2026 par admin</p>",
        "<p>Posted on 3 March 2026 by admin</p>",
        "<nav class='author'><a href='/'>Accueil</a> | <a href='/eco'>Suisse</a></nav>",
    ],
)
def test_rubrics_places_and_rounds_beside_a_date_sign_nothing(beside: str):
    title = "Mille Personnes" if "Personnes" in beside else TITLE
    assert read(page(beside, ARTICLE, title=title)).authors == ()


@pytest.mark.parametrize(
    "line", ["Veröffentlicht am 3. März 2026 von {}", "Posted on 3 March 2026 by {}", "3 mars 2026 par {}"]
)
@pytest.mark.parametrize("login", ["nbelle", "Nadia", "moulin-rouge"])
def test_a_login_that_ends_a_line_of_a_date_signs(line: str, login: str):
    assert _authors(f"<p>{line.format(login)}</p>") == (login,)


def test_menus_of_authors_give_way_to_who_is_named_beside_the_headline():
    menu = "<ul><li class='menu-item author'>Karim Osman</li><li class='menu-item author'>Trine Møller</li></ul>"
    assert _authors("<div class='author'>Nadia Belle</div>", above=menu + "<p>Rubrique</p>" * 9) == ("Nadia Belle",)


def test_agencies_in_an_author_element_are_no_round_with_initials():
    assert _authors("<div class='author'>AFP</div>") == ("AFP",)
    assert _authors("<div class='author'><p>AP</p></div>") == ("AP",)


def test_the_byline_of_a_page_without_h1_is_found_by_its_title():
    blocks = "".join(f"<p>Rubrique {number}</p>" for number in range(30))
    html = f"<html lang='fr'><title>{TITLE}</title>{blocks}<div>{TITLE}</div><h2>Par Nadia Belle</h2>{ARTICLE}</html>"
    assert read(html).authors == ("Nadia Belle",)
