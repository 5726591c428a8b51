"""Whether a page shows the whole article: what it declares, and what it says to readers who have not paid."""

from __future__ import annotations

import pytest

from store.types import Access
from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, page, paragraphs, read

OTHER = "Le port de Brest accueille son premier cargo à voile"
TAIL = "Le prochain conseil se tient en avril, à Rennes, et les dossiers seront reçus jusqu'à la fin du mois de mars."


@pytest.mark.parametrize(
    "said",
    [
        "Article réservé aux abonnés",
        "Cet article est exclusivement réservé aux abonnés de L'Écho",
        "La suite est réservée aux membres",
        "Vous devez être abonné pour lire la suite",
        "Poursuivez votre lecture avec un abonnement",
        "Envie de lire la suite ?",
        "Déverrouillez cet article",
        "Accédez à la suite de l'article",
        "Vous avez déjà un compte ? Connectez-vous pour lire la suite",
        "Créez un compte gratuit pour lire la suite",
        "Pour continuer la lecture, abonnez-vous",
        "Cet article est payant",
        "Exclusif abonnés",
        "Lire la suite (abonnés)",
        "Subscribe to continue reading",
        "Already a subscriber? Sign in to read the full story",
        "Jetzt weiterlesen mit Abo",
        "Suscríbete para seguir leyendo",
        "Contenuto riservato agli abbonati",
        "Cet article n'est accessible qu'aux abonnés",
        "Lire la suite de l'article nécessite un abonnement",
        "Pour lire l'article en entier, connectez-vous",
        "Inscrivez-vous pour lire gratuitement cet article",
        "Vous avez atteint votre limite d'articles gratuits",
        "Il vous reste 1 200 mots à lire",
        "You have reached your limit of free articles",
        "Dieser Inhalt ist Abonnenten vorbehalten",
        "Para seguir leyendo, suscríbete",
        "Dit artikel is alleen voor abonnees",
        "Artigo exclusivo para assinantes",
    ],
)
@pytest.mark.parametrize("markup", ["<p>{}</p>", "<div><h3>{}</h3><p>Dès 1 € le premier mois</p></div>"])
def test_a_page_that_asks_to_pay_for_the_rest_shows_a_stub(said: str, markup: str):
    article = read(page(ARTICLE, markup.format(said)))
    assert (article.access, article.body) == (Access.STUB, BODY)


@pytest.mark.parametrize(
    "sentence",
    [
        "La SNCF a réservé aux abonnés du TER un tarif à 1 euro.",
        "« Connectez-vous pour lire la suite », affichait le site piraté.",
        "La suite est réservée aux qualifiés du premier tour.",
        "Les habitants devront créer un compte pour accéder au service.",
        "L'accès à l'intégralité de l'île est interdit jusqu'à lundi.",
        "Envie de lire la suite de la saga ? Le tome 2 paraît jeudi.",
        "Vous devez être inscrit pour accéder à la salle.",
        "Inscrivez-vous pour découvrir les métiers du port, propose la mission locale.",
        "To continue reading the meters, the firm hired ten people.",
        "Le bus de nuit n'est accessible qu'aux abonnés du réseau.",
        "Vous avez atteint la limite d'âge, lui a répondu l'administration.",
        "Il vous reste 200 mots à apprendre, plaisante le professeur.",
        "Der Service ist nur für Abonnenten der Stadtwerke kostenlos.",
        "O espetáculo é exclusivo para assinantes do teatro, diz a direção.",
        "De bibliotheek is alleen voor leden, zegt de directeur.",
    ],
)
@pytest.mark.parametrize("after", ["", TAIL], ids=["last", "between"])
def test_a_sentence_on_subscribers_and_readers_is_text(sentence: str, after: str):
    article = read(page(ARTICLE, paragraphs(sentence, *filter(None, [after]))))
    assert (article.access, sentence in article.body) == (Access.UNKNOWN, True)


@pytest.mark.parametrize(
    "said", ["Commentaires réservés aux abonnés", "Écoutez cet article – fonctionnalité réservée aux abonnés"]
)
def test_what_is_beside_the_text_may_be_for_subscribers(said: str):
    assert read(page(ARTICLE, f"<div><p>{said}</p></div>")).access is Access.UNKNOWN


def test_a_teaser_may_have_a_short_headline():
    card = "<div class='card'><h3><a href='/x'>Mer agitée</a></h3><span>Réservé aux abonnés</span></div>"
    assert read(page(ARTICLE, card)).access is Access.UNKNOWN


@pytest.mark.parametrize("label", ["Réservé aux abonnés", "Article abonnés", "Contenu réservé aux abonnés"])
@pytest.mark.parametrize(
    "teaser",
    [
        "<li><a href='/x'>{other}</a><span>{label}</span></li>",
        "<article class='card'><span>{label}</span><h3><a href='/x'>{other}</a></h3><p>Un résumé.</p></article>",
        "<div><div><a href='/x'>{other}</a></div><div>{label}</div><div>il y a 2 heures</div></div>",
        "<div><a href='/x'><p>{label}</p><h3>{other}</h3></a></div>",
    ],
    ids=["entry", "card", "place", "link"],
)
def test_what_is_said_of_other_articles_is_not_said_of_this_one(teaser: str, label: str):
    beside = "".join(teaser.format(other=f"{OTHER}, numéro {number}", label=label) for number in range(3))
    html = page(ARTICLE).replace("</body>", f"<div class='side'>{beside}</div></body>")
    assert read(html).access is Access.UNKNOWN


@pytest.mark.parametrize(
    "beside",
    [
        "<section style='display: none'><p>Abonnez-vous pour lire la suite de cet article</p></section>",
        "<ul><li><a href='/pdf'>Édition abonnés</a></li></ul>",
    ],
)
def test_what_nobody_sees_and_what_menus_offer_says_nothing_of_the_article(beside: str):
    html = page(ARTICLE).replace("</body>", f"{beside}</body>")
    assert read(html).access is Access.UNKNOWN


def test_a_gate_below_a_pointer_in_the_text_is_this_articles():
    body = paragraphs(FIRST, SECOND) + f"<p>Lire aussi : <a href='/x'>{OTHER}</a></p><p>Article réservé aux abonnés</p>"
    assert read(page(body)).access is Access.STUB


@pytest.mark.parametrize(
    ("head", "access"),
    [
        ('{"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/False"}', Access.STUB),
        ('{"@type": "NewsArticle", "isAccessibleForFree": 0}', Access.STUB),
        ('{"@type": "NewsArticle", "isAccessibleForFree": "Oui"}', Access.FREE),
        ('{"@type": "NewsArticle", "headline": "Un", "hasPart": {"isAccessibleForFree": false}}', Access.STUB),
        ('{"@type": "WebPage", "isAccessibleForFree": "false"}', Access.STUB),
        ('{"@type": "NewsArticle", "isAccessibleForFree": "selon"}', Access.UNKNOWN),
    ],
)
def test_a_truth_value_is_read_as_publishers_write_it(head: str, access: Access):
    assert read(page(ARTICLE, head=f'<script type="application/ld+json">{head}</script>')).access is access


@pytest.mark.parametrize("name", ["article:content_tier", "cXenseParse:access", "access"])
def test_a_tier_is_read_by_each_of_its_names(name: str):
    assert read(page(ARTICLE, head=f'<meta name="{name}" content="premium">')).access is Access.STUB


PAID = '"@type": "NewsArticle", "isAccessibleForFree": false'
WHOLE = paragraphs(FIRST, SECOND, THIRD, TAIL)
WORDS = len(f"{BODY} {TAIL}".split())
LONG = "".join(f"<p>{number}. {FIRST} {SECOND} {THIRD}</p>" for number in range(8))


@pytest.mark.parametrize(
    ("declared", "text", "access"),
    [
        (f'"wordCount": {WORDS}', WHOLE, Access.UNKNOWN),
        (f'"wordCount": "{WORDS + 10}"', WHOLE, Access.UNKNOWN),
        (f'"wordCount": {3 * WORDS}', WHOLE, Access.STUB),
        (f'"articleBody": "{BODY.replace(chr(10), " ")} {TAIL}"', WHOLE, Access.UNKNOWN),
        (f'"articleBody": "{FIRST}", "wordCount": {2000}', LONG, Access.STUB),
        ('"wordCount": 2', LONG, Access.UNKNOWN),
        ('"wordCount": "environ 300"', WHOLE, Access.STUB),
        ('"name": ""', LONG, Access.UNKNOWN),
        ('"name": ""', LONG.removesuffix(".</p>") + "…</p>", Access.STUB),
        ('"name": ""', WHOLE, Access.STUB),
    ],
)
def test_a_text_that_is_served_whole_is_no_stub_whatever_is_declared(declared: str, text: str, access: Access):
    node = f'<script type="application/ld+json">{{{PAID}, {declared}}}</script>'
    assert read(page(text, head=node)).access is access


def test_a_text_above_a_gate_is_a_stub_however_long_it_is():
    node = f'<script type="application/ld+json">{{{PAID}}}</script>'
    gate = "<div><p>Il vous reste 40 % de cet article à lire. La suite est réservée aux abonnés.</p></div>"
    assert read(page(LONG, gate, head=node)).access is Access.STUB
