from __future__ import annotations

import pytest

from crawler.errors import (
    AccessRefused,
    BotChallenge,
    ConsentWall,
    EmptyPage,
    HubPage,
    LoginPage,
    NotAnArticle,
    NotHtml,
    OutOfOrder,
    PaywallStub,
    SoftNotFound,
)
from crawler.extract import extract
from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, TITLE, page, paragraphs, read

TEASERS = "".join(
    f"<h3><a href='/{n}'>Le titre d'un article numéro {n} du jour</a></h3><p>Un résumé qui…</p>" for n in range(8)
)

SHORT_TEASERS = "".join(
    f"<h3><a href='/{n}'>Le bac à l'arrêt</a></h3><p>{text[:110]}…</p>"
    for n, text in enumerate([FIRST, SECOND, THIRD] * 2)
)


@pytest.mark.parametrize(
    ("html", "error"),
    [
        (page("<p>Checking your browser before accessing.</p>", title="Just a moment..."), BotChallenge),
        (page("<p>Vérifiez que vous êtes humain.</p>", title="Vérification de sécurité"), BotChallenge),
        ("<html><body><script src='/_Incapsula_Resource?a=1'></script></body></html>", BotChallenge),
        (
            "<html><body><iframe src='/_Incapsula_Resource?a=1'>Request unsuccessful. Incapsula incident ID:"
            " 703000160143928249-191398964119929859</iframe></body></html>",
            BotChallenge,
        ),
        (
            "<html><head><title>journal.example</title></head><body><script>var dd={'host':'geo.captcha-delivery.com'}"
            "</script></body></html>",
            BotChallenge,
        ),
        ("<html><head><title>journal.example est à vendre</title></head><body></body></html>", OutOfOrder),
        (page("<p>Faites une offre.</p>", title="Ce nom de domaine est à vendre"), OutOfOrder),
        (page("<p>Vous n'avez pas la permission d'accéder à cette page.</p>", title="403 Interdit"), AccessRefused),
        (page(SHORT_TEASERS, title="Économie"), HubPage),
        (page("<p>Cette page n'existe plus.</p>", title="Page non trouvée"), SoftNotFound),
        (page("<p>Désolé.</p>", title="Erreur 404"), SoftNotFound),
        (
            page("<form><input type='password'></form><p>Mot de passe oublié ?</p>", title="Connexion à votre compte"),
            LoginPage,
        ),
        (page("<p>Cet article est réservé aux abonnés</p><p>Abonnez-vous à partir de 1 €</p>"), PaywallStub),
        (page(TEASERS, title="Économie"), HubPage),
        (page("", title=""), EmptyPage),
        ("<html><body><div id='app'></div><script>start()</script></body></html>", EmptyPage),
        (
            page(
                "<p>Avec votre accord, nous et nos partenaires utilisons des cookies pour mesurer l'audience.</p>"
                "<p>Vous pouvez retirer votre consentement à tout moment dans la gestion des cookies.</p>",
                title="Votre vie privée",
            ),
            ConsentWall,
        ),
    ],
)
def test_a_page_that_is_no_article_is_named(html: str, error: type[NotAnArticle]):
    with pytest.raises(error):
        read(html)


@pytest.mark.parametrize(
    ("title", "text", "error"),
    [
        (
            "Seite nicht gefunden",
            "Die Seite wurde verschoben. Bitte nutzen Sie die Suche auf unserer Startseite.",
            SoftNotFound,
        ),
        (
            "Página no encontrada",
            "Lo sentimos, ha cambiado de dirección. Vuelva a la portada del diario.",
            SoftNotFound,
        ),
        (
            "Pagina non trovata",
            "Spiacenti, è stata spostata altrove. Torna alla pagina iniziale del sito.",
            SoftNotFound,
        ),
        (
            "Article indisponible",
            "Il a pu être retiré à la demande de son auteur ou de la rédaction du site.",
            SoftNotFound,
        ),
        (
            "Site en maintenance",
            "Merci de revenir dans quelques minutes, le temps d’une mise à jour du journal.",
            OutOfOrder,
        ),
        (
            "Einen Moment bitte",
            "Bestätigen Sie, dass Sie kein Roboter sind, um auf diese Seite zu gelangen.",
            BotChallenge,
        ),
        (
            "Ihre Privatsphäre",
            "Wir und unsere Partner verwenden Cookies. Sie können Ihre Einwilligung jederzeit widerrufen.",
            ConsentWall,
        ),
        (
            "Su privacidad",
            "Nosotros y nuestros socios utilizamos cookies. Puede retirar su consentimiento en todo momento.",
            ConsentWall,
        ),
        (
            "La tua privacy",
            "Noi e i nostri partner utilizziamo i cookie. Puoi revocare il tuo consenso in ogni momento.",
            ConsentWall,
        ),
        ("Eine Halle für Erzeuger", "Dieser Artikel ist nur für Abonnenten.", PaywallStub),
    ],
)
def test_a_page_that_is_no_article_is_named_in_whatever_language(title: str, text: str, error: type[NotAnArticle]):
    with pytest.raises(error):
        read(page(paragraphs(text), title=title))


@pytest.mark.parametrize(
    "title", ["Pourquoi la page 404 amuse les marques", "Captcha : êtes-vous un robot ?", "Cookies : la CNIL tranche"]
)
def test_an_article_about_such_pages_is_an_article(title: str):
    assert read(page(ARTICLE, title=title)).body == BODY


def test_an_article_with_many_teasers_around_it_is_an_article():
    html = page(ARTICLE).replace("</body>", f"<aside>{TEASERS}</aside></body>")
    assert read(html).body == BODY


def test_a_short_announcement_among_many_teasers_is_an_article_when_its_body_says_so():
    html = page("<h3>Le concours d'affiches des enfants</h3>", paragraphs(FIRST)).replace(
        "<body>", '<body class="single-post">'
    )
    html = html.replace("</body>", f"<div>{TEASERS}</div></body>")
    assert FIRST in read(html, url="http://journal.example/concours/").body


def test_the_visible_beginning_of_a_paid_article_is_an_article():
    assert read(page(paragraphs(FIRST), "<p>Il vous reste 72 % de cet article à lire</p>")).body == FIRST


def test_an_error_carries_its_page():
    with pytest.raises(EmptyPage) as raised:
        read(page(""), url="http://journal.example/vide")
    assert raised.value.url == "http://journal.example/vide"


def test_a_program_is_not_html_though_angle_brackets_stand_in_it():
    program = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40 + b"<a href='x'>text</a>"
    with pytest.raises(NotHtml):
        extract(program, "http://a.example/program")


HEADLINES = [f"Le titre d’un autre article, numéro {number}" for number in range(7)]


def test_an_article_with_a_pointer_below_each_paragraph_is_an_article():
    told = [f"{text} {number}" for number, text in enumerate((FIRST, FIRST, FIRST, FIRST, FIRST, FIRST))]
    text = "".join(
        f"<p>{paragraph}</p><p>Lire aussi : <a href='/x'>{headline}</a></p>"
        for paragraph, headline in zip(told, HEADLINES, strict=False)
    )
    assert read(page(text)).body == "\n".join(told)


def test_one_list_of_links_in_a_text_makes_no_list_page():
    links = "".join(f"<li><a href='/{number}'>{headline}</a></li>" for number, headline in enumerate(HEADLINES))
    assert FIRST in read(page(paragraphs(FIRST), f"<ul>{links}</ul>", paragraphs(SECOND, THIRD))).body


def test_the_page_of_an_author_is_a_list_page_though_it_tells_of_her():
    note = "Journaliste au service économie depuis 2009, elle suit les finances locales, les transports et les écoles."
    html = page(paragraphs(note), TEASERS, title="Nadia Belle")
    with pytest.raises(HubPage):
        read(html, url="http://journal.example/auteur/nadia-belle-42")


OTHERS = (
    "<ul><li><a href='/a/un'>Le lycée de Redon rouvre après deux ans de travaux</a></li>"
    "<li><a href='/a/deux'>La région vote son budget pour les lycées</a></li></ul>"
)


@pytest.mark.parametrize("path", ["breves/fermeture", "breves/pont-ferme", "?p=fermeture", "breves/pont.html"])
@pytest.mark.parametrize("text", [paragraphs(FIRST), paragraphs(FIRST, SECOND)])
def test_short_news_is_no_list_though_two_others_stand_below(path: str, text: str):
    html = f"<html><body><div><h1>{TITLE}</h1>{text}<h3>À lire</h3>{OTHERS}</div></body></html>"
    article = extract(html.encode(), f"http://journal.example/{path}")
    assert FIRST in (article.standfirst, *article.body.split("\n"))


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Économie</h1>{paragraphs(FIRST)}{OTHERS}",
        f"<h1>Toute l'économie de la région, au jour le jour</h1><p>Chaque matin.</p>{OTHERS}{paragraphs(FIRST)}",
        f"<h1>Toute l'économie de la région, au jour le jour</h1>{paragraphs(FIRST)}{OTHERS * 3}",
    ],
)
def test_a_section_with_an_introduction_is_a_list(html: str):
    with pytest.raises(HubPage):
        extract(f"<html><body><div>{html}</div></body></html>".encode(), "http://journal.example/economie/")
