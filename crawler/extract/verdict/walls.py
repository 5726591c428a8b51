"""Pages that ask for something first: for consent, an account, a subscription."""

from __future__ import annotations

import re

from crawler.errors import ConsentWall, LoginPage, NotAnArticle, PaywallStub
from crawler.extract.page.text_line import Line
from crawler.extract.phrases import one_of
from crawler.extract.verdict.news import is_report
from crawler.extract.verdict.said import LITTLE_CHARACTERS, NOTHING_CHARACTERS, Said
from store.text import fold

_CONSENT = one_of(
    r"cookies?\b|continuer sans accepter|accepter et (?:continuer|fermer)|tout (?:accepter|refuser)|accept all",
    r"reject all|traceurs|vos (?:choix|preferences)|consentement|consent\b",
    r"n(?:os|otre) (?:\d+ )?partenaires|nous et nos|our (?:\d+ )?partners|avant de continuer|before you continue",
    r"unsere\w* (?:\d+ )?partner|einwilligung\w*|alle[ns]? (?:akzeptieren|ablehnen)|nuestros (?:\d+ )?socios",
    r"consentimiento|(?:aceptar|rechazar) todo|nostri (?:\d+ )?partner|consenso|(?:accetta|rifiuta) tutto",
    r"(?:mit|weniger|ohne) werbung|tracking|datenschutzerklarung|drittanbieter\w*",
    r"publicites? et (?:du )?contenus? personnalises?|(?:sur un appareil|auf einem gerat|on a device)",
    r"donnees de geolocalisation precises|mesure de performance des|(?:op je|em um|num) (?:apparaat|dispositivo)",
    r"toestemming|akkoord|persoonsgegevens|gepersonaliseerde|onze (?:\d+ )?partners|consentimento|parceiros",
    r"acceptez|abonner ou d'accepter|en acceptant|(?:sans|moins de) (?:publicite|traceurs)",
)
_CONSENT_TITLE = one_of(
    r"vie privee|privatsphare|privacidad|privacy\W*$|cookies?\b|consentement|vos donnees|your (?:privacy|choices)",
    r"privacy[- ](?:choices|settings|preference|gate|instelling)|mit werbung|privacidade|impostazioni privacy",
)
#: An article on consent speaks of others.
_TO_READERS = re.compile(
    r"\b(?:nous|nos|notre|vous|vos|votre|we|our|us|you|your|wir|unsere?\w*|sie|ihre?\w*"
    r"|nosotros|nuestr\w+|puedes?|noi|nostr\w+|puoi|wij|jij|je|jouw|uw|onze|nossos?|voce|sua)\b"
)
_MOSTLY = 0.5
#: A page that is nothing but a wall is short and names three things that are asked for.
_MOST_OF_CONSENT, _LEAST_SIGNS = 4000, 3
#: Enough of a paragraph to know what it is about.
_SAMPLE_CHARACTERS = 500
_LOGIN = one_of(
    r"connexion|se connecter|vos identifiants|wachtwoord|contrasena|palavra-passe|senha|passwort",
    r"connectez[- ]vous|identifi(?:ez[- ]vous|ant|er)|mot de passe|log ?in|sign ?in",
    r"password|espace (?:membre|abonne|client)|acces reserve|reservee? aux (?:membres|adherents)|mon compte",
)
_LOGIN_TITLE = one_of(
    r"(?:se )?connecte[rz](?:[- ]vous)?(?: a .{0,30})?|(?:page de )?connexion(?: (?:a|au) .{0,30})?|identification",
    r"identifiez[- ]vous|authentification|(?:log|sign) ?in(?: (?:or|to) .{0,30})?|mon compte",
    r"espace (?:membre|abonne|client|adherent)s?|anmelden|anmeldung|inici(?:a|ar|e) sesion|accedi(?: al .{0,20})?",
    r"inloggen|aanmelden|iniciar sessao|entrar|mot de passe (?:oublie|perdu)|forgot(?:ten)? (?:your )?password",
    r"creer (?:un|mon|votre) compte|inscription",
)
#: What forums say instead of a thread; who may read it is told at length.
_NO_MEMBER = one_of(
    r"(?:vous n'etes pas (?:connecte|identifie)|you are not logged in|sie sind nicht angemeldet|no has iniciado sesion)"
    r"\S* (?:ou|or|oder|o) (?:vous n'|you do not|haben |no tienes)",
    r"(?:vous devez etre|you must be|seuls les membres) (?:connecte|inscrit|registered|logged)\S* .{,30}"
    r"(?:pour (?:lire|voir|acceder)|to (?:read|view|access)) (?:ce |le |this |the )(?:sujet|forum|topic|thread)",
)
_PAYWALL = one_of(
    r"abonne[sz]?\b|abonnement|s'abonner|subscri\w+|premium|offre (?:decouverte|numerique|speciale)|\d\s?€",
    r"sans engagement|a partir de|reserve aux (?:abonnes|lecteurs)|assin\w+",
)


def speaks_of_consent(said: Said) -> bool:
    """Whether most of the text asks for consent, on a page that does not declare an article."""
    if said.declares_article:
        return False
    asks = bool(_CONSENT_TITLE.search(fold(f"{said.head.headline} {said.head.window_title}")))
    asked = sum(len(line.text) for line in said.lines if _is_on_consent(line, 1 if asks else 2))
    return asked > _MOSTLY * sum(len(line.text) for line in said.lines)


def wall(said: Said, *, is_list: bool) -> type[NotAnArticle] | None:
    """What a page with little text asks for before it shows more."""
    if _NO_MEMBER.search(said.told) and not said.is_news:
        return LoginPage
    if said.length >= LITTLE_CHARACTERS or said.is_news:
        return None
    return _account(said) or (ConsentWall if not is_list and _asks_for_consent(said) else None)


def is_offer(line: Line) -> bool:
    """Whether a line sells subscriptions, in place of a text or below one."""
    folded = fold(line.text[:_SAMPLE_CHARACTERS])
    signs = len(set(_PAYWALL.findall(folded)))
    return signs > 0 and (signs > 1 or _TO_READERS.search(folded) is not None) and not is_report(line.text)


def _account(said: Said) -> type[NotAnArticle] | None:
    if said.page.tree.find(".//input[@type='password']") is None:
        is_login = not said.declares_article and said.is_titled(_LOGIN_TITLE)
        return LoginPage if is_login and said.page.tree.find(".//input") is not None else None
    if said.is_titled(_LOGIN_TITLE) or any(_LOGIN.search(title) for title in said.titles):
        return LoginPage
    # Others have a form for it that is not opened.
    asks = _LOGIN.search(said.text if said.length < NOTHING_CHARACTERS else said.told)
    if said.declares_article or not asks:
        return None
    return PaywallStub if _PAYWALL.search(said.unlinked) else LoginPage


def _is_on_consent(line: Line, least: int) -> bool:
    sample = fold(line.text[:_SAMPLE_CHARACTERS])
    if not _TO_READERS.search(sample) or len(set(_CONSENT.findall(sample))) < least:
        return False
    return not is_report(line.text[:_SAMPLE_CHARACTERS])


def _asks_for_consent(said: Said) -> bool:
    """Whether a short page says little else; short news has a banner around it too."""
    if len(said.text) >= _MOST_OF_CONSENT or len(set(_CONSENT.findall(said.text))) < _LEAST_SIGNS:
        return False
    told = sum(len(line.text) for line in said.lines if not line.linked and not _is_on_consent(line, 1))
    return told < NOTHING_CHARACTERS
