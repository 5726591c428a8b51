"""News of two sentences, paragraphs in elements of their own, and what else stands where the article does."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, TITLE, page, paragraphs, read

NEWS = ("Un séisme a été ressenti mardi soir dans le Jura.", "Aucun dégât n’est signalé.")
BANNER = (
    "<div class='xk1'><p>Nous et nos partenaires utilisons des cookies. Vous pouvez retirer votre consentement.</p>"
    "<button>Tout accepter</button><button>Continuer sans accepter</button></div>"
)
ARTICLE_TYPE = '<meta property="og:type" content="article">'


def short(text: str, *, before: str = "") -> str:
    return (
        f"<html lang='fr'><head><title>Séisme dans le Jura</title>{ARTICLE_TYPE}</head><body>{before}"
        f"<article><h1>Séisme dans le Jura</h1><p><time>04/03/2026</time></p>{text}</article></body></html>"
    )


@pytest.mark.parametrize("text", [paragraphs(*NEWS), "<br>".join(NEWS)])
def test_news_of_two_short_sentences_is_not_glued_to_headline_and_date(text: str):
    assert read(short(text)).body == "\n".join(NEWS)


def test_news_of_one_paragraph_is_not_glued_to_headline_and_date():
    article = read(short(paragraphs(" ".join(NEWS) + " Il a duré trois secondes.")))
    assert (article.standfirst, article.body) == ("", " ".join(NEWS) + " Il a duré trois secondes.")


def test_short_news_under_a_banner_on_cookies_is_an_article():
    assert read(short(paragraphs(" ".join(NEWS)), before=BANNER)).body == " ".join(NEWS)


@pytest.mark.parametrize("place", ["<div>{}</div>", "<div class='par'>{}</div>", "<section><p>{}</p></section>"])
def test_a_short_paragraph_in_an_element_of_its_own_stays(place: str):
    told = (FIRST, "Elle insiste.", SECOND, "Le vote est prévu mardi.")
    assert read(page(*(place.format(text) for text in told))).body == "\n".join(told)


def test_a_short_last_section_stays_with_its_heading():
    sections = ("Le projet", FIRST), ("Le coût", SECOND), ("La suite", "Le vote est prévu mardi.")
    html = page(*(f"<section><h2>{heading}</h2><p>{text}</p></section>" for heading, text in sections))
    assert read(html).body.split("\n")[-2:] == ["La suite", "Le vote est prévu mardi."]


def test_labels_in_elements_of_their_own_below_the_text_go():
    html = page(*(f"<div>{text}</div>" for text in (FIRST, SECOND, THIRD, "Emploi", "Numérique")))
    assert read(html).body == BODY


def test_the_page_s_own_article_is_read_though_longer_ones_follow():
    following = (
        f"<article><h1>Un pont fermé pour dix mois</h1>{paragraphs(*(f'{SECOND} {n}' for n in range(9)))}</article>"
    )
    html = (
        f"<html><head><title>{TITLE}</title></head><body><main><article><h1>{TITLE}</h1>{ARTICLE}</article>{following}"
        "</main></body></html>"
    )
    assert read(html).body == BODY


def test_a_link_around_a_paragraph_is_a_teaser():
    teaser = SECOND.replace("septembre", "octobre")
    card = f"<div><a href='/x'><strong>Une gare sans guichet</strong><p>{teaser}</p></a></div>"
    assert read(page(paragraphs(FIRST, SECOND), card, paragraphs(THIRD))).body == BODY


def test_a_linked_intertitle_is_no_teaser():
    heading = "<a href='#six'><h2 id='six'>Six villes et mille places</h2></a>"
    assert "Six villes et mille places" in read(page(paragraphs(FIRST), heading, paragraphs(SECOND, THIRD))).body


def test_a_sentence_in_the_header_of_the_headline_is_the_standfirst():
    lead = "Mille personnes seront formées en trois ans, dans six villes de la région, aux métiers de la donnée."
    header = f"<header><h1>{TITLE}</h1><p>{lead}</p></header>"
    article = read(f"<html><body><article>{header}<div>{ARTICLE}</div></article></body></html>")
    assert (article.standfirst, article.body) == (lead, BODY)


TEASERS = "".join(
    f"<article><h3><a href='/{number}'>{headline}</a></h3><p>{text[:90]}…</p></article>"
    for number, (headline, text) in enumerate(
        (
            ("Les six villes ont dit oui au projet", FIRST),
            ("La rentrée est avancée d’un jour", SECOND),
            ("Le pont est à refaire", THIRD),
        )
    )
)


def test_teasers_below_short_news_are_no_part_of_it():
    told = " ".join(NEWS)
    section = f"<section><h2>À la une</h2>{TEASERS}</section>"
    assert read(short(paragraphs(told)).replace("</article></body>", f"</article>{section}</body>")).body == told


def test_headlines_below_the_text_of_a_video_are_not_glued_to_it():
    told = "La séance du conseil a été houleuse mardi soir : retour en images sur trois heures de débats."
    cards = "".join(
        f"<div class='card'><a href='/{n}'><h3>La séance de mardi, partie {n}</h3></a></div>" for n in (1, 2, 3)
    )
    whole = (
        f"<html lang='fr'><head><title>{TITLE}</title>{ARTICLE_TYPE}</head><body><main><h1>{TITLE}</h1>"
        f"<div class='about'><p>{told}</p></div><div class='list'><h2>Vidéos suivantes</h2>{cards}</div></main></body>"
        "</html>"
    )
    article = read(whole)
    assert f"{article.standfirst}{article.body}" == told
