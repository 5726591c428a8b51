"""Notices and news under the same titles: what stands below the headline decides."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from crawler.errors import (
    AccessRefused,
    BotChallenge,
    ConsentWall,
    HubPage,
    LoginPage,
    NotAnArticle,
    OutOfOrder,
    PaywallStub,
    SoftNotFound,
)
from crawler.extract import extract
from crawler.extract.head.access import is_gated
from crawler.extract.head.heads import read_head
from crawler.extract.page.outline import outline
from crawler.extract.page.parsing import read_page
from crawler.extract.verdict import refuse_other_pages
from crawler.extract.verdict.news import is_news
from store.types import Access
from tests.crawler.extract.extract_pages import FIRST, URL
from tests.crawler.extract.verdict.test_notices import LATEST, NEWS, named, notice, site


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Un instant", "La photographe a saisi la vie du port, et en a tiré une série exposée depuis samedi à Brest."),
        ("Veuillez patienter", "Aux urgences, l'attente dépasse six heures la nuit. Reportage, un jeudi soir."),
        ("Accès refusé", "Les camions n'entrent plus dans la vieille ville depuis lundi. La mairie tient bon."),
        ("Erreur 404", "C'est le titre du spectacle que la compagnie présente samedi au Quartz : une heure de cirque."),
        ("Erreur 500", "Le bug a touché jeudi le site des impôts : l'« erreur 500 » s'affichait, a reconnu Bercy."),
        ("Page introuvable", "La romancière raconte l'enquête d'un bibliothécaire et le lira vendredi à Brest."),
        ("Maintenance", "La centrale sera arrêtée trois semaines à partir de samedi. Trois cents techniciens sont là."),
        ("Problème technique", "La fusée n'a pas décollé mercredi. Le compte à rebours s'est arrêté à douze secondes."),
        ("Aucun résultat", "La fouille du bois n'a rien donné, a indiqué le procureur de Brest. Elle reprendra lundi."),
        ("Vos choix", "Les lecteurs ont voté : le chantier du tramway est l'événement de l'année, devant les halles."),
        ("Le site est fermé", "Le site est fermé depuis jeudi : la carrière, ouverte en 1480, a rendu ses blocs."),
        ("Access denied", "The film follows, for a year, those whom Europe does not let in. It opens on Wednesday."),
        ("Einen Moment bitte", "Der Kabarettist kehrt auf die Bühne zurück. Sein Programm läuft ab Donnerstag."),
        ("Acceso denegado", "El documental, rodado en Melilla, sigue a quienes no entran. Se estrena el viernes."),
    ],
)  # fmt: skip
def test_news_under_the_title_of_a_notice_is_news(title: str, text: str):
    assert text in extract(site(f"{title} | Le Journal", f"<h1>{title}</h1><p>{text}</p>").encode(), URL).body


@pytest.mark.parametrize("title", ["Page introuvable", "Erreur 404", "Accès refusé", "Contrôle de sécurité"])
def test_a_notice_in_the_third_person_is_one_where_no_article_is_declared(title: str):
    text = "Une vague l'a emportée. Les sauveteurs la recherchent activement au large de Molène, sans grand espoir."
    assert named(site(title, f"<h1>{title}</h1><p>{text}</p>")) in (SoftNotFound, BotChallenge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La page s'est envolée, comme un goéland au-dessus du port. Le gardien du phare la cherche encore.", False),
        ("Le Journal est édité par la société Ponant Presse, dont le siège est situé rue du Port, à Brest.", False),
        ("Une nouvelle version du site sera en ligne lundi à 8 heures. La rédaction remercie ses lecteurs.", False),
        ("Nos services seront indisponibles samedi de 8 h à 12 h en raison d'une opération technique.", False),
        ("Vous avez été bloqué ? Une collision entre trois véhicules a coupé la route cinq heures, samedi.", True),
        ("It works! a dit l'ingénieure en voyant l'éolienne tourner pour la première fois, samedi.", True),
        ("Votre mot de passe est faible : selon une étude, deux internautes sur trois n'en ont qu'un.", True),
    ],
)  # fmt: skip
def test_a_text_is_news_when_it_tells_of_others(text: str, expected: bool):
    assert is_news([text]) is expected


@pytest.mark.parametrize(
    ("title", "text", "error"),
    [
        ("giornale.example", "Verifica che sei un essere umano completando l'azione seguente.", BotChallenge),
        ("krant.example", "Verifieer dat u een mens bent door de onderstaande actie te voltooien.", BotChallenge),
        ("Le Ponant", "Nos systèmes ont détecté un trafic exceptionnel sur votre réseau informatique.", BotChallenge),
        ("Trop de requêtes", "Vous avez effectué trop de requêtes en peu de temps. Merci de patienter.", BotChallenge),
        ("Accès interdit", "Vous n'avez pas le droit d'accéder à l'objet demandé sur ce serveur.", AccessRefused),
        ("Le Ponant", "Cette vidéo ne peut pas être visionnée depuis votre position géographique.", AccessRefused),
        ("Le Ponant", "La page à laquelle vous tentez d'accéder n'est pas ou plus disponible.", SoftNotFound),
        ("Dépêche", "Selon notre contrat, cette dépêche que vous cherchez n'est plus consultable.", SoftNotFound),
        ("Pagina niet gevonden", "Het lijkt erop dat er niets gevonden werd op deze locatie.", SoftNotFound),
        ("Le Ponant", "Le site Web a rencontré une erreur inattendue. Veuillez essayer plus tard.", OutOfOrder),
        ("", "Warning: mysql_connect(): Too many connections in /home/www/db.php on line 12 ", OutOfOrder),
        ("It works!", "This is the default web page for this server, without any content yet.", OutOfOrder),
        ("Le forum", "Vous n'êtes pas connecté ou vous n'avez pas les permissions d'y accéder.", LoginPage),
        ("The Board", "You must be logged in as a member to view this topic and its answers.", LoginPage),
        ("Application error", "A client-side exception has occurred, see the console for it.", OutOfOrder),
        ("Le Ponant", "Ce nom de domaine a été enregistré par l'un de nos clients. Il n'a pas de site.", OutOfOrder),
        ("Bienvenue", "Wij en onze 152 partners gebruiken cookies om informatie op je apparaat te slaan.", ConsentWall),
        ("Bienvenue", "Nous vous proposons de vous abonner ou d'accepter les cookies, pour lire le site.", ConsentWall),
    ],
)  # fmt: skip
def test_a_notice_of_one_sentence_is_one(title: str, text: str, error: type[NotAnArticle]):
    assert named(notice(title, title, text)) is error


def test_a_hidden_banner_does_not_name_the_page():
    banner = "<div style='display:none'><p>Nos partenaires et nous utilisons des cookies.</p><p>Tout refuser</p></div>"
    assert named(site("Le Journal", f"{banner}<h1>Pas de page à cette adresse</h1>")) is SoftNotFound


def test_a_list_beside_a_visible_banner_is_a_list():
    banner = "<div><p>Nos partenaires et nous utilisons des cookies.</p><button>Tout refuser</button></div>"
    assert named(site("Agenda", f"<h1>Agenda</h1><ul>{LATEST}</ul>{banner}"), "http://a.example/agenda/") is HubPage


def test_a_login_page_that_tells_whom_it_is_for_is_one():
    text = "L'accès à cette rubrique est réservé aux maires. Pour obtenir un compte, il faut écrire au secrétariat."
    assert named(site("Connexion", f"<h1>Connexion</h1><p>{text}</p><input type='password'>")) is LoginPage


def test_offers_are_no_text_of_a_paid_article():
    gate = "<p>La suite de cet article est réservée à nos abonnés.</p>"
    offer = "<p>Lisez tous nos articles, sur tous vos écrans, dès 1 € par mois. Sans engagement. À vous de choisir.</p>"
    assert named(site("Un port", f"<h1>Un port en travaux</h1>{gate}{offer}")) is PaywallStub


@pytest.mark.parametrize(
    "url",
    [
        "http://journal.example/cuisine/kouign-amann",
        "http://journal.example/archives/2019/03/un-port-en-travaux.html",
        "http://journal.example/themes/economie/recession",
    ],
)
@pytest.mark.parametrize(
    "beside", ["<aside><h3>Les plus lus</h3><ul>{}</ul></aside>", "<div><h2>À lire aussi</h2><ul>{}</ul></div>"]
)
def test_a_short_article_at_an_address_like_a_sections_is_one(url: str, beside: str):
    html = site("Un port", f"<article><h1>Un port en travaux</h1><p>{NEWS}</p></article>{beside.format(LATEST)}")
    assert extract(html.encode(), url).body == NEWS


def test_a_topic_with_a_long_introduction_is_a_list():
    intro = "".join(f"<p>{FIRST} {number}</p>" for number in range(4))
    html = site("Filière porcine", f"<h1>Filière porcine</h1>{intro}<ul>{LATEST}</ul>")
    assert named(html, "http://journal.example/sujets/filiere-porcine/") is HubPage


@pytest.mark.parametrize(
    "seed",
    ["la page ", "verifiez que vous ", "que vous cherchez ", "cet article ", "404 ", "a ", "réservé aux abonnés "],
)
def test_a_hostile_page_is_judged_at_once(seed: str):
    block = f"<p>{seed * (280 // len(seed))}</p>"
    html = f"<html><body><h1>{seed * 9000}</h1>{block * 300}{'<div>' * 200}{'<p>Abonnés</p>' * 2000}</body></html>"
    page = read_page(html.encode(), URL, "")
    blocks = outline(page.tree)
    head = read_head(page, blocks)
    started = process_time()
    access = Access.STUB if is_gated(blocks) else Access.UNKNOWN
    with suppress(NotAnArticle):
        refuse_other_pages(page, head, blocks, [], access)
    assert process_time() - started < 0.5  # ten times what it takes
