"""What pages of widespread systems carry inside their articles, each as the system marks it up."""

from __future__ import annotations

import pytest

from crawler.extract import extract

PARAGRAPHS = (
    "La métropole de Valbrune a signé lundi un contrat de quatre ans avec l'hébergeur Nuagerie pour ses applications.",
    "Le chantier doit commencer en septembre par les services de la petite enfance, avant l'état civil et le reste.",
    "L'opposition demande un audit indépendant et regrette que des entreprises de la région n'aient pas pu répondre.",
)
FIRST, SECOND, THIRD = (f"<p>{text}</p>" for text in PARAGRAPHS)


def body_of(inside: str) -> str:
    page = f"<html lang='fr'><body><article><h1>Valbrune débranche ses serveurs</h1>{inside}</article></body></html>"
    return extract(page.encode(), "http://titre.example/valbrune-debranche-ses-serveurs-123.html").body


@pytest.mark.parametrize(
    "chrome",
    [
        pytest.param(
            '<div class="subscription-widget-wrap"><p>Merci de lire Nuages ! Abonnez-vous gratuitement pour recevoir'
            " mes prochaines lettres et soutenir mon travail.</p></div>",
            id="subscription-widget",
        ),
        pytest.param(
            "<amp-consent><div>Nous utilisons des cookies pour mesurer notre audience et personnaliser nos contenus"
            " avec l'aide de nos partenaires.</div></amp-consent>",
            id="amp-consent",
        ),
        pytest.param('<div class="imagecaption">Schéma des trois vagues</div>', id="image-caption"),
        pytest.param('<div class="news-single-imgcaption">La salle des serveurs, lundi.</div>', id="img-caption"),
        pytest.param(
            '<div class="ob-images"><a href="/x"><img></a><p>La salle, lundi matin.</p></div>', id="below-picture"
        ),
        pytest.param('<div class="newsImageContainer"><a href="/x"><img></a><p>La salle.</p></div>', id="container"),
        pytest.param(
            '<div class="wp-block-query"><ul><li><h3><a href="/x">Le camping municipal cherche un repreneur</a></h3>'
            "<p>La commune espère signer avant la saison, mais deux candidats se sont retirés.</p></li></ul></div>",
            id="query",
        ),
        pytest.param(
            '<ul class="latest-posts__list"><li><a href="/x">Le camping cherche un repreneur</a> 1 février</li></ul>',
            id="latest-posts",
        ),
        pytest.param(
            '<div class="site-inline-popup"><h4>La matinale</h4><p>Chaque matin à 7 heures, le journal.</p></div>',
            id="popup",
        ),
        pytest.param(
            '<div class="qui" itemprop="author" itemscope><a href="/n">Nadia Belle</a><p>Nadia Belle suit'
            " les communes de la métropole et leurs chantiers depuis 2014 pour la rédaction du Courrier.</p></div>",
            id="author-of-microdata",
        ),
        pytest.param(
            "<div><article><h2><a href='/x'>Le camping municipal cherche un repreneur</a></h2><p>La commune espère"
            " signer avant la saison, mais deux candidats se sont déjà retirés.</p></article></div>",
            id="nested-article",
        ),
        pytest.param(
            "<p>Le Courrier est un journal indépendant, sans actionnaire. Soutenez-nous par un don, dès un euro.</p>",
            id="gift",
        ),
    ],
)
def test_what_stands_in_an_article_without_being_of_it_goes(chrome: str):
    assert body_of(FIRST + SECOND + chrome + THIRD) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "imprint",
    [
        pytest.param("Nadia Belle - Hier à 06:00 | mis à jour hier à 08:15 - Temps de lecture : 3 min", id="relative"),
        pytest.param("Nadia Belle | 4 mars 2026 | 3 min", id="bare"),
        pytest.param("Valbrune · Publié le 4 mars 2026 à 08h30 · Lecture 4 min", id="labelled"),
    ],
)
def test_a_line_of_name_date_and_reading_time_above_the_text_is_no_text(imprint: str):
    assert body_of(f"<p>{imprint}</p>" + FIRST + SECOND + THIRD) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("Valbrune - Le 4 mars 2026, la métropole débranche une de ses deux salles.", id="sentence"),
        pytest.param("2024-2026 : deux ans de chantier", id="years"),
    ],
)
def test_a_first_line_that_tells_something_beside_its_date_stays(opening: str):
    assert body_of(f"<p>{opening}</p>" + FIRST + SECOND + THIRD).startswith(opening)


def test_what_is_marked_as_a_summary_is_the_standfirst():
    summary = "L'université ouvre ses machines aux chercheurs de la métropole, sur projet."
    page = f"<html><body><h1>Un centre de calcul</h1><div class='resume'>{summary}</div><div class='contenu'>"
    article = extract((page + FIRST + SECOND + THIRD).encode(), "http://titre.example/un-centre-de-calcul-12.html")
    assert article.standfirst == summary
    assert article.body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<h2><a href='#debat'>Un débat sans fin ni trêve</a></h2><p>{}</p>", id="anchor"),
        pytest.param("<h2>Un débat sans fin ni trêve</h2><p>{}</p>", id="unlinked"),
    ],
)
def test_an_article_in_the_article_that_leads_nowhere_stays(inside: str):
    body = body_of(FIRST + f"<article>{inside.format(PARAGRAPHS[1])}</article>" + THIRD)
    assert PARAGRAPHS[1] in body


@pytest.mark.parametrize(
    "told",
    [
        "<p><img class='emoji'> Le pont est fermé.</p>",
        "<div><img><h2>Le pont est fermé</h2></div>",
        "<div><img><p>Le pont est fermé.</p><p>Il rouvrira lundi.</p></div>",
        "<div><p>Le pont est fermé.</p></div>",
        "<div>Le pont est fermé.</div><img>",
        "<table><tr><td><img></td><td>Le pont est fermé.</td></tr></table>",
    ],
)
def test_a_short_text_that_a_picture_stands_near_stays(told: str):
    assert "Le pont est fermé" in body_of(FIRST + told + SECOND + THIRD)


def test_a_short_paragraph_in_an_element_of_its_own_as_all_have_stays():
    each = "".join(f"<div class='par'>{text}</div>" for text in (FIRST, SECOND, THIRD))
    assert "Le pont est fermé." in body_of(each + "<div class='par'><img><p>Le pont est fermé.</p></div>" + FIRST)


def test_an_article_in_the_article_that_holds_most_of_the_text_is_it():
    inside = f"<article><h2><a href='/direct/1'>Le conseil vote la suite du contrat</a></h2>{SECOND}{THIRD}</article>"
    assert all(text in body_of(FIRST + inside) for text in PARAGRAPHS)


@pytest.mark.parametrize(
    "summary",
    [
        "<div class='field-chapo'><div class='items'><div class='even'><p>{}</p></div></div></div>",
        "<div class='documentDescription'>{}</div>",
        "<div class='article-abstract'><p>{}</p></div>",
    ],
)
def test_a_summary_is_found_by_the_name_that_its_system_gives_it(summary: str):
    said = "L'université ouvre ses machines aux chercheurs de la métropole, sur projet et pour quatre ans."
    page = f"<html><body><h1>Un centre de calcul</h1>{summary.format(said)}<div class='contenu'>"
    article = extract((page + FIRST + SECOND + THIRD).encode(), "http://titre.example/un-centre-de-calcul-12.html")
    assert (article.standfirst, article.body) == (said, "\n".join(PARAGRAPHS))
