"""The standfirst: what it is recognised by, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, TITLE, page, paragraphs, read

LEAD = "Mille personnes seront formées en trois ans, dans six villes de la région, aux métiers de la donnée."


def above(*blocks: str, head: str = "", headline: str = f"<h1>{TITLE}</h1>") -> str:
    """A page with some blocks between the headline and the container of the text."""
    return (
        f"<html lang='fr'><head><title>{TITLE}</title>{head}</head><body><main>{headline}{''.join(blocks)}"
        f"<div class='article-body'>{ARTICLE}</div></main></body></html>"
    )


def test_a_paragraph_between_headline_and_text_is_the_standfirst():
    article = read(above(f"<div class='mb-7'>{paragraphs(LEAD)}</div>"))
    assert (article.standfirst, article.body) == (LEAD, BODY)


def test_a_caption_between_them_is_not():
    caption = f"<figure><img src='a.jpg'><figcaption>{LEAD}</figcaption></figure>"
    article = read(above(caption))
    assert (article.standfirst, article.body) == ("", BODY)


def test_nor_is_one_in_an_element_that_is_called_the_lead_s_picture():
    caption = (
        "<div class='lead-art'><figure><img src='a.jpg'><figcaption>Le quai nord, jeudi.</figcaption></figure></div>"
    )
    assert read(above(caption, f"<h2 class='subtitle'>{LEAD}</h2>")).standfirst == LEAD


def test_an_element_of_the_site_s_own_may_be_called_so_by_its_tag():
    told = "".join(f"<story-text><p>{text}</p></story-text>" for text in (FIRST, SECOND, THIRD))
    article = read(f"<title>{TITLE}</title><main><h1>{TITLE}</h1><story-lead><p>{LEAD}</p></story-lead>{told}</main>")
    assert (article.standfirst, article.body) == (LEAD, BODY)


def test_the_headline_printed_again_as_a_subheading_is_not():
    article = read(above(f"<h2>Métiers de la donnée : {TITLE.lower()}</h2>", f"<div>{paragraphs(LEAD)}</div>"))
    assert article.standfirst == LEAD


def test_a_first_paragraph_that_the_page_is_described_by_stays_in_the_body():
    description = f'<meta property="og:description" content="{FIRST}">'
    article = read(page(ARTICLE, head=description))
    assert (article.standfirst, article.body) == ("", BODY)


def test_a_block_called_teaser_without_a_link_is_the_standfirst():
    article = read(above(f"<div class='teaser-text'>{paragraphs(LEAD)}</div>"))
    assert (article.standfirst, article.body) == (LEAD, BODY)


def test_a_caption_in_a_gallery_above_the_text_is_not_whatever_it_is_called():
    shown = f"<ul class='slideshow'><li><img src='a.jpg'><div class='summary'><p>{LEAD}</p></div></li></ul>"
    assert (read(above(shown)).standfirst, read(above(shown)).body) == ("", BODY)
    assert (read(page(shown, ARTICLE)).standfirst, read(page(shown, ARTICLE)).body) == ("", BODY)
    assert read(above(shown.replace("<img src='a.jpg'>", "").replace("slideshow", "chapo"))).standfirst == LEAD


@pytest.mark.parametrize(
    "line",
    [
        "???comments:true! pubdate:07/18/2026 04:14! commentPeriod:14! allowComments:true! displayComments:true!",
        "Category: Apprenticeship and Training / Companies / Regions",
        "Follow @gazette_eco for all the news of the economy of the region, every day of the week.",
        "NADIA BELLE, Gazette Staff Writer nadia.belle@gazette.example",
        "By Nadia Belle | Gazette.example of Rive-Neuve",
    ],
)
def test_what_a_template_prints_there_is_not(line: str):
    assert read(above(f"<div class='summary'><p>{line}</p></div>")).standfirst == ""


@pytest.mark.parametrize("imprint", ["Nadia Belle · 4 mars 2026 à 06:00", "Publié le 4 mars 2026", "04.03.2026, 6h00"])
def test_a_text_parted_from_the_next_by_names_and_dates_is_the_standfirst(imprint: str):
    article = read(page(f"<div class='a'><p>{LEAD}</p></div><div>{imprint}</div>", ARTICLE))
    assert (article.standfirst, article.body) == (LEAD, BODY)


@pytest.mark.parametrize(
    "above",
    [
        "<figure><img src='a.jpg'><figcaption>La fonderie, le 12 janvier 2026. Photo J. Roux</figcaption></figure>",
        "<div class='agenda'><p>Le samedi 14 mars 2026 à 20h30</p><p>Salle des fêtes</p></div>",
    ],
)
def test_neither_a_caption_nor_a_day_above_the_date_is_the_standfirst(above: str):
    assert read(page(above, "<p>Publié le 4 mars 2026</p>", ARTICLE)).standfirst == ""


def test_a_first_paragraph_among_its_like_is_not_though_a_date_follows():
    article = read(page(paragraphs(FIRST), "<p>Publié le 4 mars 2026</p>", paragraphs(SECOND, THIRD)))
    assert (article.standfirst, article.body) == ("", BODY)


def test_a_paragraph_in_bold_inside_an_element_of_style_is_the_standfirst():
    article = read(page(f"<p><span class='s'><strong>{LEAD}</strong></span></p>", ARTICLE))
    assert (article.standfirst, article.body) == (LEAD, BODY)


def test_a_text_alone_in_front_of_all_the_others_is_the_standfirst():
    article = read(page(f"<div class='header-teaser'><p>{LEAD}</p></div>", f"<div class='elements'>{ARTICLE}</div>"))
    assert (article.standfirst, article.body) == (LEAD, BODY)


@pytest.mark.parametrize(
    "frames",
    [
        ("<div class='texte'>{}</div>", "<div class='texte'>{}</div>"),
        ("<div>{}</div>", "<div class='texte'>{}</div>"),
        ("<div class='texte'>{}</div>", "<div>{}</div>"),
        ("<div class='une'>{}<p>Rien n’est signé, disait-on hier.</p></div>", "<div class='x'>{}</div>"),
    ],
)
def test_a_first_paragraph_that_is_not_set_apart_stays_in_the_body(frames: tuple[str, str]):
    first, rest = frames
    article = read(page(first.format(f"<p>{FIRST}</p>"), rest.format(paragraphs(SECOND, THIRD, LEAD))))
    assert FIRST in article.body


def test_a_list_above_the_text_is_one_standfirst_with_its_short_entries():
    told = ("Mille places en six villes.", "Les premiers stagiaires sont attendus en septembre.", "Quarante postes.")
    entries = "".join(f"<li>{entry}</li>" for entry in told)
    article = read(page(f"<div class='summary'><h2>L’essentiel</h2><ul>{entries}</ul></div>", ARTICLE))
    assert article.standfirst == " · ".join(told)


@pytest.mark.parametrize(
    "name", ["bajada", "nota-entradilla", "copete", "subtitulo", "sottotitolo", "catenaccio", "anlauf", "linha-fina"]
)
def test_a_standfirst_is_known_by_its_name_in_other_languages(name: str):
    lead = LEAD.rstrip(".")
    article = read(above(f"<div class='encabezado'><p class='{name}'>{lead}</p></div>"))
    assert (article.standfirst, article.body) == (lead, BODY)


@pytest.mark.parametrize("name", ["subtitulos-activados", "einleitungstext-2", "ingresso", "bajadas"])
def test_names_that_only_begin_like_one_say_nothing(name: str):
    told = LEAD.rstrip(".")
    assert read(above(f"<div class='x'><ul><li class='{name}'>{told}</li></ul></div>")).standfirst == ""


@pytest.mark.parametrize(
    "lead",
    [
        "L'éditeur veut que son navigateur bloque les cookies des annonceurs et que les mots de passe disparaissent.",
        "L'opérateur a perdu cent mille abonnés au premier trimestre, et son directeur financier quitte l'entreprise.",
        "La ministre consent à un geste pour les lycées agricoles, mais la facture sera partagée avec les régions.",
        "Réalisé par l'institut Odéon auprès de mille lycéens, le sondage montre une défiance inédite.",
        "Écrit par un collectif de chercheurs, le rapport demande que la région ouvre ses données avant l'été.",
        "Un étudiant a trouvé le mot de passe de la mairie sur un tableau blanc, filmé par la télévision régionale",
        "Une faille de JavaScript expose deux millions de comptes, a prévenu mardi l'agence chargée de leur sécurité.",
    ],
)
def test_a_standfirst_may_be_about_what_pages_speak_of(lead: str):
    article = read(above(f"<p class='chapo'>{lead}</p>"))
    assert (article.standfirst, article.body) == (lead, BODY)


@pytest.mark.parametrize(
    "notice",
    [
        "En poursuivant, vous acceptez que des cookies soient déposés par le journal et par ses régies.",
        "Cet article est réservé aux abonnés, qui peuvent le lire sur tous leurs écrans dès sa parution.",
        "Notre newsletter du matin résume l'actualité de la région en cinq minutes, du lundi au vendredi.",
        "Ce site demande JavaScript, qui est désactivé dans le navigateur qui sert à le consulter.",
        "Réalisé par Nadia Belle et Paul Morin, envoyés spéciaux",
        "Nadia Belle, Correspondante permanente à Berlin",
        "Nadia Belle, AP Sports and Business Writer",
        "Par Nadia Belle, Paul Morin et Karim Osman",
        "By Nadia Belle , Paul Morin on Wednesday, March 4th, 2026 at 11:08 a.m.",
        "La fonderie de Rive-Neuve, le 12 janvier, avant sa fermeture. (AP Photo/Paul Morin, File)",
        "Écrivez-nous sur Messenger ou WhatsApp, et suivez avec nous ce qui se passe dans la région.",
        "Tous droits réservés pour tous les textes et toutes les images, sauf accord écrit du journal.",
    ],
)
def test_what_a_page_says_to_its_readers_is_no_standfirst(notice: str):
    assert read(above(f"<p class='chapo'>{notice}</p>")).standfirst == ""


@pytest.mark.parametrize("closing", ["“", "”", " »", "›", "’"])
def test_a_standfirst_may_end_with_a_quotation(closing: str):
    lead = f"Die Ministerin sagte am Montag in Berlin dazu nur: „Das ist für alle eine gute Nachricht.{closing}"
    assert read(above(f"<div class='mb-7'>{paragraphs(lead)}</div>")).standfirst == lead


def test_two_lines_of_a_standfirst_are_parted():
    lines = "<h2>La région paie mille places de formation</h2><h2>Le premier bilan sera public dans un an</h2>"
    article = read(above(f"<div class='chapo'>{lines}</div>"))
    assert article.standfirst == "La région paie mille places de formation · Le premier bilan sera public dans un an"


LEAD = "Deux rames de nuit circuleront dès décembre entre Valence et Nantes, avec l'aide de trois départements."


def test_a_text_above_a_signature_whose_elements_met_is_the_standfirst():
    signature = (
        "<div><a>Inès Corval</a> et <a>Théo Mas</a><time>29/03/2026 à 01h30</time><span>Lecture 3 min.</span></div>"
    )
    told = "".join(f"<div class='z'><p class='p'>{text}</p></div>" for text in (FIRST, SECOND, THIRD))
    article = read(page(f"<div class='l'>{LEAD}</div>{signature}{told}"))
    assert (article.standfirst, article.body) == (LEAD, BODY)


def test_a_bold_text_above_others_that_breaks_part_is_the_standfirst():
    article = read(page(f"<font><b>{LEAD}</b><br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</font>"))
    assert (article.standfirst, article.body) == (LEAD, BODY)


@pytest.mark.parametrize("name", ["perex", "opener", "manchet", "zajawka", "underrubrik"])
def test_a_standfirst_is_known_by_its_name_in_central_and_northern_europe(name: str):
    lead = "Dobrovolníci strávili na opravě čtyři roky, teď se v dílně znovu kuje železo."
    assert read(above(f"<div class='{name}'>{lead}</div>")).standfirst == lead
