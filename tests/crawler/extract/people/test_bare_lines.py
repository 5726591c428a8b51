"""Names of authors that no "Par" and no class marks: above the text, at its end, in a box below it, behind a login."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, page, read

NADIA, KARIM = "Nadia Belle", "Karim Osman"
DATE = "<p>Publié le 3 mars 2026 à 8h</p>"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Nadia Belle", (NADIA,)),
        ("Nadia Belle, correspondante à Kiev", (NADIA,)),
        ("Nadia Belle Correspondante à Londres", (NADIA,)),
        ("Nadia Belle et Karim Osman, envoyés spéciaux à Kharkiv (Ukraine)", (NADIA, KARIM)),
        ("Nadia Belle - Rédactrice en chef", (NADIA,)),
        ("Nadia Belle, alternante", (NADIA,)),
        ("BELLE Nadia", ("Nadia BELLE",)),
        ("Nadia Belle (à Lille)", (NADIA,)),
        ("Nadia Belle (Lille, correspondance)", (NADIA,)),
        ("Nadia Belle (CLP)", (NADIA,)),
        ("Nadia Belle (@nadiabelle)", (NADIA,)),
        ("Nadia Belle (avec Karim Osman)", (NADIA, KARIM)),
        ("Nadia Belle, avec la contribution de Karim Osman", (NADIA, KARIM)),
        ("Nadia Belle &amp; Karim Osman", (NADIA, KARIM)),
        ("Nadia Belle / Karim Osman", (NADIA, KARIM)),
        ("Nadia Belle, Karim Osman et Odile Ferrand", (NADIA, KARIM, "Odile Ferrand")),
    ],
)
def test_a_bare_line_of_names_beside_the_date_signs_the_text(line: str, names: tuple[str, ...]):
    for above in (f"{DATE}<p>{line}</p>", f"<p>{line}</p><figure><img src='a.jpg'></figure>{DATE}"):
        article = read(page(above, ARTICLE))
        assert (article.authors, article.body) == (names, BODY)


@pytest.mark.parametrize(
    "line",
    ["Vie locale", "Pays de la Loire", "Saint-Étienne Métropole", "France Culture", "Victoria Station", "La Rochelle",
     "Nadia Belle, présidente de l'association", "Nadia Belle : « On y croit »", "Nadia Belle et sa fourchette",
     "Cloud Computing", "Lille et Roubaix", "Nadia Belle signe son retour"],
)  # fmt: skip
def test_a_rubric_a_place_or_who_is_spoken_of_signs_nothing(line: str):
    assert read(page(DATE, f"<p>{line}</p>", ARTICLE)).authors == ()


def test_a_name_without_anything_beside_it_or_below_a_picture_signs_nothing():
    assert read(page("<p>Nadia Belle</p>", ARTICLE)).authors == ()
    assert read(page(DATE, "<div class='legende'>Nadia Belle</div>", ARTICLE)).authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>— Nadia Belle</p>", (NADIA,)),
        ("<p>Nadia Belle et Karim Osman</p>", (NADIA, KARIM)),
        ("<p>Nadia Belle &amp; Karim Osman</p>", (NADIA, KARIM)),
        ("<blockquote><p>Trop tard.</p><p>— Nadia Belle</p></blockquote>", ()),
    ],
)
def test_a_signature_below_may_have_a_dash_or_name_several(line: str, names: tuple[str, ...]):
    assert read(page(ARTICLE, line)).authors == names


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (" <em>Nadia Belle</em>", (NADIA,)),
        ("<br><strong>Nadia BELLE</strong>", ("Nadia BELLE",)),
        (" <b>(Nadia Belle)</b>", (NADIA,)),
        (" Et le prix revient à <strong>Nadia Belle</strong>.", ()),
        (" <em>Fin</em>", ()),
    ],
)
def test_a_name_set_apart_at_the_end_of_the_last_paragraph_signs_it(end: str, names: tuple[str, ...]):
    assert read(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}{end}</p>")).authors == names


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ("<div class='author-box'><h3>Nadia Belle</h3><p>Journaliste au Journal.</p></div>", (NADIA,)),
        ("<div class='authorBio'><b>Nadia Belle</b> suit l’industrie.</div>", (NADIA,)),
        ("<div class='author-box'><h3>À propos de nous</h3></div>", ()),
        ("<div class='author-box'><h3>Nadia Belle</h3></div><div class='author-box'><h3>Karim Osman</h3></div>", ()),
        ("<div class='comments'><div class='author-card'><b>Nadia Belle</b></div></div>", ()),
    ],
)
def test_a_box_on_the_author_names_her(box: str, names: tuple[str, ...]):
    assert read(page(ARTICLE, box)).authors == names


@pytest.mark.parametrize("login", ["nbelle", "belle.n", "nadia.belle", "Nadia", "n-belle"])
def test_a_login_is_replaced_by_the_name_that_is_printed(login: str):
    assert read(page("<p>Par Nadia Belle</p>", ARTICLE, head=f'<meta name="author" content="{login}">')).authors == (
        NADIA,
    )


def test_who_put_an_article_online_has_signed_it_where_nobody_else_has():
    posted = "<p>Publié par Nadia Belle le 3 mars 2026</p>"
    assert read(page(posted, ARTICLE)).authors == (NADIA,)
    assert read(page(posted, "<p>Par Karim Osman</p>", ARTICLE)).authors == (KARIM,)
    assert read(page("<p>Publié par Admin le 3 mars 2026</p>", ARTICLE)).authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Économie | Nadia Belle | 3 mars 2026", (NADIA,)),
        ("Économie — 3 mars 2026 — Nadia Belle", (NADIA,)),
        ("Nadia Belle, publié le 03 Mars 2026", (NADIA,)),
        ("Vie Locale | Social Media | 3 mars 2026", ()),
    ],
)
def test_a_rubric_may_stand_beside_name_and_date(line: str, names: tuple[str, ...]):
    assert read(page(f"<p>{line}</p>", ARTICLE)).authors == names


def test_a_list_below_a_label_names_all_authors():
    assert read(page("<p>Auteurs :</p><ul><li>Nadia Belle</li><li>Karim Osman</li></ul>", ARTICLE)).authors == (
        NADIA,
        KARIM,
    )


def test_the_name_that_the_host_spells_is_the_sites():
    html = page("<p>Par Le Courrier de la Vallée</p>", ARTICLE)
    assert read(html, url="http://www.courrier-vallee.example/a/1.html").authors == ()
    assert read(html, url="http://www.autre-journal.example/a/1.html").authors == ("Le Courrier de la Vallée",)
    assert read(page("<p>Par Nadia Belle</p>", ARTICLE), url="http://nadiabelle.example/1.html").authors == (NADIA,)
    office = page("<p>Par Rédaction Courrier-Vallée</p>", ARTICLE)
    assert read(office, url="http://www.courrier-vallee.example/a/1.html").authors == ()
