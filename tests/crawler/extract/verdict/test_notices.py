"""Pages that machines write: walls against robots, faults, errors; and short news whose words are like theirs."""

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
    OutOfOrder,
    SoftNotFound,
)
from crawler.extract import extract
from tests.crawler.extract.extract_pages import FIRST, SECOND, URL

MENU = "".join(f"<li><a href='/{name}/'>{name}</a></li>" for name in ("Politique", "Monde", "Sport", "Culture"))
LATEST = "".join(
    f"<li><a href='/{number}'>Le titre d'un article du jour, le numéro {number}</a></li>" for number in range(8)
)
NEWS = "Le conseil de l'agglomération a voté jeudi soir douze millions d'euros de crédits pour ses ports de pêche."
TYPED = '<meta property="og:type" content="article">'
DATED = TYPED + '<meta property="article:published_time" content="2026-05-06T08:00:00+02:00">'


def site(title: str, main: str, *, head: str = "", body: str = "<body>") -> str:
    """A page with the menu and the foot of a newspaper."""
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>{head}</head>{body}'
        f"<header><ul>{MENU}</ul><a href='/login'>Se connecter</a> <a href='/offres'>S'abonner</a></header>"
        f"<main>{main}</main><footer><p>© Le Journal</p><a href='/cookies'>Gestion des cookies</a></footer></body>"
    )


def notice(title: str, heading: str, text: str) -> str:
    """A page of a machine, which has neither."""
    return f"<html><head><title>{title}</title></head><body><h1>{heading}</h1><p>{text}</p></body></html>"


def named(html: str, url: str = URL) -> type[NotAnArticle]:
    with pytest.raises(NotAnArticle) as raised:
        extract(html.encode(), url)
    return type(raised.value)


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Attention Required! | Shield", "Sorry, you have been blocked", "This site uses a security service. " * 15),
        ("Access denied | journal.example", "Error 1020", "You cannot have this page."),
        ("Access to this page has been denied", "", "Press & Hold to confirm you are a human (and not a bot)."),
        ("Human Verification", "JavaScript is disabled", "We need to verify that you're not a robot. Then reload."),
        ("Making sure you're not a bot!", "Loading...", "The administrator has set up a proof of work. " * 12),
        ("Vérification que vous n'êtes pas un robot !", "Chargement", "L'administrateur protège le serveur. " * 12),
        ("Le Journal", "Nous avons détecté une activité inhabituelle", "Cochez la case ci-dessous pour continuer."),
        ("Le Journal", "Un contrôle", "Merci de patienter pendant que nous vérifions que vous êtes humain."),
        ("Vérification du navigateur", "", "Cette opération est automatique, vous serez redirigé dans cinq secondes."),
        ("Contrôle de sécurité", "Contrôle de sécurité", "Merci de patienter quelques instants devant votre écran."),
        ("Request Rejected", "", "The requested URL was rejected. Consult your administrator. Your ID: 123456789"),
        ("429 Too Many Requests", "429 Too Many Requests", "nginx"),
    ],
)  # fmt: skip
def test_a_wall_against_robots_is_one_however_much_it_explains(title: str, heading: str, text: str):
    assert named(notice(title, heading, text)) is BotChallenge


def test_a_challenge_that_only_its_script_tells_is_one():
    html = (
        "<html><head><title>journal.example</title></head><body><p>Please enable JS and disable any ad blocker</p>"
        "<script>var dd={'host':'geo.captcha-delivery.com'}</script></body></html>"
    )
    assert named(html) is BotChallenge


def test_what_is_said_only_to_those_without_scripts_counts_where_nothing_else_is_said():
    html = (
        "<html><head><title></title></head><body><div id='x'></div><noscript><h1>JavaScript is disabled</h1>In order to"
        " continue, we need to verify that you're not a robot.</noscript></body></html>"
    )
    assert named(html) is BotChallenge


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("451: Unavailable due to legal reasons", "You come from a country belonging to the European Economic Area."),
        ("Sorry", "This content is not available in your region. We look into options for all of our readers there."),
        ("Le Journal", "Cet article n'est pas accessible depuis votre pays, pour des raisons de droits de diffusion."),
        ("403 Forbidden", "nginx"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_for_us_is_named(title: str, text: str):
    assert named(notice(title, title, text)) is AccessRefused


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("site | 522: Connection timed out", "Connection timed out Error code 522", "Try again soon. " * 30),
        ("503 Backend fetch failed", "Error 503 Backend fetch failed", "Guru Meditation: XID: 9, and some more words"),
        ("502 Bad Gateway", "502 Bad Gateway", ""),
        ("Database Error", "Error establishing a database connection", ""),
        ("WordPress › Erreur", "", "Il y a eu une erreur critique sur ce site. En apprendre plus sur le débogage."),
        ("Une erreur est survenue", "Une erreur est survenue", "Nos équipes techniques ont été prévenues. " * 3),
        ("Le Journal", "Nous revenons très vite !", "Le journal fait peau neuve, merci de votre patience à tous."),
        ("Le Journal", "Bonjour", "Notre site est actuellement en cours de maintenance, pour quelques heures encore."),
        ("Welcome to nginx!", "Welcome to nginx!", "The web server is successfully installed. " * 3),
        ("journal.example - Ce domaine est à vendre", "journal.example", "Faites une offre à son propriétaire."),
        ("journal.example", "", "This domain may be for sale. Its owner knows none of the advertisers. " * 3),
        ("Account Suspended", "Account Suspended", "Contact your hosting provider for more information about it."),
    ],
)  # fmt: skip
def test_a_site_that_is_broken_or_gone_is_named_and_asked_again(title: str, heading: str, text: str):
    error = named(notice(title, heading, text))
    assert error is OutOfOrder
    assert error.temporary


@pytest.mark.parametrize("below", ["", f"<h2>Les plus lus</h2><ul>{LATEST}</ul>"], ids=["alone", "above news"])
@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Le Journal - Page introuvable", "Page introuvable", "La page que vous avez demandée a changé d'adresse."),
        ("Oups ! | Le Journal", "Oups !", "Nous n'avons pas trouvé ce que vous cherchez."),
        ("Le Journal", "Désolé, cette page est introuvable", "L'adresse a peut-être été mal saisie dans la barre."),
        ("Le Journal", "Cet article n'est plus en ligne", "Les articles d'agence sont retirés après quelques mois."),
        ("Le Journal", "Cet article a été dépublié", "À la demande de l'auteur, cet article n'est plus accessible."),
        ("Le Journal", "Mince alors !", "La page demandée n'a pas été trouvée. Elle a peut-être été déplacée."),
        ("Aucun résultat - Le Journal", "Aucun résultat", "Aucun article ne correspond à votre demande."),
        ("The Post", "We can't find that page", "The page you are looking for may have been moved or deleted."),
        ("Zeitung", "Seite nicht gefunden", "Die von Ihnen gesuchte Seite existiert leider nicht mehr."),
    ],
)
def test_a_page_that_says_that_there_is_none_is_named_whatever_stands_below(
    title: str, heading: str, text: str, below: str
):
    assert named(site(title, f"<h1>{heading}</h1><p>{text}</p>{below}")) is SoftNotFound


@pytest.mark.parametrize("head", ["", DATED], ids=["undeclared", "declared"])
@pytest.mark.parametrize("below", ["", f"<ul>{LATEST}</ul>"], ids=["alone", "above news"])
@pytest.mark.parametrize(
    "title",
    [
        "Page introuvable : pourquoi les liens meurent",
        "Accès refusé aux camions dans le centre",
        "La gare de Guingamp n'existe plus",
        "La ligne 4 a été supprimée",
        "Oups ! Le maire a voté deux fois",
        "404 postes créés à Lannion",
        "500 emplois à Saint-Nazaire",
        "Une erreur est survenue lors du dépouillement",
        "Ce domaine est à vendre : le château cherche preneur",
        "Site en maintenance : la billetterie en panne",
        "Êtes-vous un robot ? Les écoliers répondent",
        "Trafic suspect dans le port du Havre",
        "Connexion ferroviaire : le Finistère attend",
        "Aucun résultat pour les recherches en mer",
        "Identification des chats : ce qui change",
        "Votre vie privée vaut 3 €",
        "Rien",
    ],
)
def test_short_news_with_the_words_of_a_notice_is_news(title: str, below: str, head: str):
    html = site(f"{title} | Le Journal", f"<article><h1>{title}</h1><p>{NEWS}</p></article>{below}", head=head)
    assert NEWS in extract(html.encode(), URL).body


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='modal'><h2>Connexion</h2><input type='email'><input type='password'></div>",
        "<form><p>Prouvez que vous n'êtes pas un robot.</p><div class='g-recaptcha'></div></form>"
        "<script src='https://www.google.com/recaptcha/api.js'></script>",
        "<p>Cette vidéo n'est pas disponible dans votre pays.</p>",
        "<script src='https://js.datadome.co/tags.js'></script>",
        "<div><p>Nous utilisons des cookies. Vous pouvez tout accepter ou tout refuser.</p></div>",
    ],
    ids=["login", "captcha", "video", "tag", "cookies"],
)
def test_short_news_beside_a_form_or_a_banner_is_news(beside: str):
    html = site("Un port | Le Journal", f"<article><h1>Un port en travaux</h1><p>{NEWS}</p></article>{beside}")
    assert NEWS in extract(html.encode(), URL).body


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("Se connecter", "<h1>Se connecter</h1><button>Continuer avec un autre compte</button><form><input></form>"),
        ("Le Journal", "<h2>Identifiez-vous</h2><p>Merci de saisir vos identifiants d'adhérent de la chambre.</p>"
                       "<form><input type='password'></form>"),
        ("Espace presse", "<p>Cet espace est réservé aux journalistes. Merci de vous identifier pour continuer.</p>"
                          "<form><input type='password'></form>"),
    ],
)  # fmt: skip
def test_a_page_that_asks_for_an_account_is_one_though_its_menu_sells_subscriptions(title: str, main: str):
    assert named(site(title, main)) is LoginPage


@pytest.mark.parametrize(
    "text",
    [
        "Nous et nos 846 partenaires stockons et/ou accédons à des informations sur un appareil pour vous.",
        "Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Details finden Sie in der Datenschutzerklärung.",
    ],
)
def test_a_wall_that_offers_a_subscription_instead_of_consent_is_one(text: str):
    assert named(notice("Bienvenue", "Bienvenue", text)) is ConsentWall


@pytest.mark.parametrize(
    ("url", "body", "head"),
    [
        ("http://journal.example/auteurs/jeanne-le-goff", "<body>", ""),
        ("http://journal.example/tag/ports-de-bretagne-nord", "<body>", ""),
        ("http://journal.example/archives/2026/11/20", "<body>", ""),
        ("http://journal.example/x/y/les-ports-de-bretagne/", "<body class='archive category'>", ""),
        ("http://journal.example/economie", "<body>", TYPED),
    ],
    ids=["author", "tag", "day", "wordpress", "declared by its template"],
)
def test_a_list_with_an_introduction_is_a_list_by_its_address_or_its_name(url: str, body: str, head: str):
    main = f"<h1>Jeanne Le Goff</h1><p>{NEWS}</p><ul>{LATEST}</ul>"
    assert named(site("Jeanne Le Goff - Le Journal", main, head=head, body=body), url) is HubPage


def test_headings_with_hardly_a_word_between_are_a_list():
    rows = "".join(
        f"<div><span>{day} mai 2026</span><h3>Le groupe annonce ses résultats du mois numéro {day}</h3>"
        f"<a href='/{day}.pdf'>Télécharger</a></div>"
        for day in range(1, 9)
    )
    assert named(site("Communiqués", f"<h1>Communiqués</h1>{rows}"), "http://groupe.example/presse") is HubPage


def test_what_a_page_says_to_browsers_is_no_text():
    sorry = "Nous sommes désolés, ce site ne fonctionne pas correctement sans JavaScript. Veuillez l'activer."
    assert named(f"<html><head><title>Le Journal</title></head><body><p>{sorry}</p></body></html>") is EmptyPage


def test_a_whole_page_on_one_line_is_no_text():
    main = "<h1>Nos lettres</h1><form><label>Votre adresse</label><button>Je m'inscris</button></form>"
    assert named(site("Nos lettres", main)) is EmptyPage


def test_a_paragraph_is_preferred_to_the_whole_page_on_one_line():
    main = f"<h1>Un port en travaux</h1><div>Partager</div><p>{FIRST}</p><div>Thèmes</div>"
    assert extract(site("Un port en travaux", main, head=DATED).encode(), URL).body == FIRST


def test_an_article_within_an_aside_is_read_when_it_says_that_it_is_one():
    legal = (
        "<footer>"
        + "<p>Le Journal est édité par la société du même nom, dont le siège est à Rennes.</p>" * 9
        + "</footer>"
    )
    main = (
        "<aside class='left'><h1>Un port en travaux</h1>"
        f"<div itemprop='articleBody'><p>{FIRST}</p><p>{SECOND}</p></div></aside>{legal}"
    )
    assert extract(site("Un port en travaux", main).encode(), URL).body == f"{FIRST}\n{SECOND}"
