"""What a page is when it is not an article: named, so that reports can say it.

Words are looked for in titles and short texts only, and count when the page has little running text besides: an
article on cookies, captchas or 404 pages is an article.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.errors import (
    BotChallenge,
    ConsentWall,
    EmptyPage,
    HubPage,
    LoginPage,
    NotAnArticle,
    PaywallStub,
    SoftNotFound,
)
from crawler.extract.head.heads import Head
from crawler.extract.head.jsonld import type_of
from crawler.extract.page.outline import Block
from crawler.extract.page.parsing import Page
from crawler.extract.page.text_line import Line
from store.text import fold
from store.types import Access

#: With less text than this, what the page says about itself decides.
_LITTLE_CHARACTERS = 400
#: Below this there is nothing to keep, whatever it says.
_NOTHING_CHARACTERS = 60
_CHALLENGE = re.compile(
    r"just a moment|un instant|attention required|checking your browser|verif\w+ (?:que"
    r"|si) vous etes (?:bien )?(?:un )?humain|are you (?:a )?(?:robot|human)"
    r"|etes[- ]vous un (?:robot|humain)|pardon our interruption|access denied|acces refuse|ddos protection"
    r"|security check|verification de securite|captcha|unusual traffic"
    r"|trafic inhabituel|je ne suis pas un robot|prouvez que vous|enable javascript and cookies"
    r"|acces (?:temporairement )?(?:restreint|bloque)"
    r"|^\W*(?:nur |solo )?(?:einen|un) momento?\W*(?:bitte|por favor|per favore)?\W*$"
    r"|bestatigen sie, dass sie (?:kein roboter|ein mensch)|(?:no soy|non sono) un robot"
    r"|(?:verifique|confirme) que (?:es|usted es) (?:un )?humano|zugriff verweigert|acceso denegado|accesso negato"
)
_CHALLENGE_MARKUP = re.compile(
    rb"captcha-delivery\.com|cf-chl|challenge-platform|__cf_chl|hcaptcha\.com/|recaptcha/api|_Incapsula_"
    rb"|px-captcha|datadome"
)
_MOST_OF_CHALLENGE = 3000
_CONSENT = re.compile(
    r"cookies?\b|continuer sans accepter|accepter et (?:continuer|fermer)|tout (?:accepter|refuser)|accept all"
    r"|reject all|traceurs|vos (?:choix|preferences)|consentement|consent\b"
    r"|nos partenaires|our partners|avant de continuer|before you continue"
    r"|unsere\w* partner|einwilligung\w*|alle[ns]? (?:akzeptieren|ablehnen)|nuestros socios|consentimiento"
    r"|(?:aceptar|rechazar) todo|nostri partner|consenso|(?:accetta|rifiuta) tutto"
)
_CONSENT_TITLE = re.compile(
    r"vie privee|privatsphare|privacidad|privacy\W*$|cookies?\b|consentement|vos donnees|your (?:privacy|choices)"
    r"|privacy (?:choices|settings)"
)
#: An article on consent speaks of others.
_TO_READERS = re.compile(
    r"\b(?:nous|nos|notre|vous|vos|votre|we|our|us|you|your|wir|unsere?\w*|sie|ihre?\w*"
    r"|nosotros|nuestr\w+|puedes?|noi|nostr\w+|puoi)\b"
)
_MOSTLY = 0.5
#: A page that is nothing but a wall is short and names three things that are asked for.
_MOST_OF_CONSENT, _LEAST_SIGNS = 4000, 3
#: Enough of a paragraph to know what it is about.
_SAMPLE_CHARACTERS = 500
_NOT_FOUND = re.compile(
    r"(?:page|article|contenu|document) (?:non|pas|not|was not|is not|cannot be"
    r"|could not be) (?:ete )?(?:trouvee?|found)|(?:page|article|contenu|document) (?:est )?(?:introuvable"
    r"|inexistante?|inconnue?)"
    r"|n'existe (?:pas|plus)|n'est plus (?:disponible|en ligne)|not found|no longer (?:exists|available)"
    r"|doesn'?t exist|erreur 40[4]|error 404|^\W*404\b|\b404\W*$|a ete (?:supprimee?|deplacee?)|^oups|^oops"
    r"|seite (?:wurde )?(?:leider )?nicht gefunden|pagina no(?:n)? (?:encontrada|trovata|existe|esiste)"
    r"|^\W*(?:article|contenu|page) (?:indisponible|supprimee?|retiree?|expiree?)\W*(?:$|[-–|])"
    r"|^\W*(?:le |notre )?(?:site|service) (?:(?:est )?en maintenance|(?:momentanement|temporairement) indisponible)"
    r"|under maintenance\W*$|^\W*wartungs(?:arbeiten|modus)\W*$"
)
_LOGIN = re.compile(
    r"connexion|se connecter|connectez[- ]vous|identifi(?:ez[- ]vous|ant|er)|mot de passe|log ?in|sign ?in"
    r"|password|espace (?:membre|abonne|client)|acces reserve|reservee? aux (?:membres|adherents)|mon compte"
)
_PAYWALL = re.compile(
    r"abonne[sz]?\b|abonnement|s'abonner|subscri\w+|premium|offre (?:decouverte|numerique|speciale)|\d\s?€"
    r"|sans engagement|a partir de|reserve aux"
)
#: A list page: so many links of a headline's length, and hardly a paragraph without one.
_HUB_HEADLINES = 5
#: Two teasers are shorter together; two paragraphs of an article are not.
_STRETCH_CHARACTERS = 500
#: At an address that has the form of a section's, fewer will do.
_SECTION_HEADLINES = 2
_TEASER_END = re.compile(
    r"(?:…|\.\.\.|[(\[](?:…|\.\.\.)[)\]])(?:\s*(?:lire|read|voir|en savoir)\b.{0,30})?$", re.IGNORECASE
)
_HEADLINE_CHARACTERS = 25
_ARTICLE_SIGNS = re.compile(r"Article|Posting|Report|Review")
#: What WordPress calls the body of a page with one article.
_ARTICLE_BODY = re.compile(r"(?:^|\s)(?:single-post|single-format-\w+|postid-\d+)(?:$|\s)")


def refuse_other_pages(page: Page, head: Head, blocks: list[Block], lines: list[Line], access: Access) -> None:
    """Raise the error that says what the page is, unless it is an article. `blocks` are those of the whole page."""
    length = sum(len(line.text) for line in lines if not line.linked)
    titles = [fold(text) for text in (head.headline, head.window_title) if text]
    if _speaks_of_consent(page, head, lines):
        raise ConsentWall(page.url, "its text is about cookies and partners")
    if length >= _LITTLE_CHARACTERS and not _is_hub(page, head, blocks, lines):
        return
    said = " \n ".join(fold(block.text) for block in blocks if len(block.text) < 400)
    error = _named(titles, said, page, head, length)
    if error is None and length < _LITTLE_CHARACTERS and _asks_for_consent(page, head, said, lines):
        error = ConsentWall
    if error is None and access is Access.STUB and length < _NOTHING_CHARACTERS:
        error = PaywallStub
    if error is None and _is_hub(page, head, blocks, lines):
        error = HubPage
    if error is None and length < _NOTHING_CHARACTERS:
        error = EmptyPage
    if error is not None:
        raise error(page.url, _in_words(head, length))


def _in_words(head: Head, length: int) -> str:
    title = head.window_title or head.headline
    named = f"titled “{title[:80]}”" if title else "without a title"
    return f"{named}, {length} characters of text"


def _named(titles: list[str], said: str, page: Page, head: Head, length: int) -> type[NotAnArticle] | None:
    if length >= _LITTLE_CHARACTERS:
        return None
    speaks_of_it = any(_CHALLENGE.search(title) for title in titles)
    # Some say it in a frame, or not at all.
    if speaks_of_it or ((_CHALLENGE.search(said) or not (said or titles)) and _is_challenge(page, said)):
        return BotChallenge
    if any(_NOT_FOUND.search(title) for title in titles):
        return SoftNotFound
    asks = (*titles, said) if not _declares_article(page, head) else titles
    if page.tree.find(".//input[@type='password']") is not None and any(_LOGIN.search(text) for text in asks):
        return LoginPage if any(_LOGIN.search(title) for title in titles) or not _PAYWALL.search(said) else PaywallStub
    return None


def _is_challenge(page: Page, said: str) -> bool:
    return len(said) < _MOST_OF_CHALLENGE and _CHALLENGE_MARKUP.search(page.markup) is not None


def _speaks_of_consent(page: Page, head: Head, lines: list[Line]) -> bool:
    """Whether most of the text asks for consent, on a page that does not declare an article."""
    if _declares_article(page, head):
        return False
    asks = bool(_CONSENT_TITLE.search(fold(f"{head.headline} {head.window_title}")))
    said = sum(len(line.text) for line in lines if _is_on_consent(line, 1 if asks else 2))
    return said > _MOSTLY * sum(len(line.text) for line in lines)


def _is_on_consent(line: Line, least: int) -> bool:
    sample = fold(line.text[:_SAMPLE_CHARACTERS])
    return bool(_TO_READERS.search(sample)) and len(set(_CONSENT.findall(sample))) >= least


def _asks_for_consent(page: Page, head: Head, said: str, lines: list[Line]) -> bool:
    """Whether a short page says little else; short news has a banner around it too."""
    if len(said) >= _MOST_OF_CONSENT or len(set(_CONSENT.findall(said))) < _LEAST_SIGNS:
        return False
    told = sum(len(line.text) for line in lines if not line.linked and not _is_on_consent(line, 1))
    return told < _NOTHING_CHARACTERS or not _declares_article(page, head)


def _declares_article(page: Page, head: Head) -> bool:
    if _ARTICLE_SIGNS.search(type_of(head.node)) or head.first("article:published_time"):
        return True
    if head.first("og:type").lower() == "article":
        return True
    body = page.tree.find("body")
    return bool(head.headline) and body is not None and _ARTICLE_BODY.search(body.get("class") or "") is not None


def _is_hub(page: Page, head: Head, blocks: list[Block], lines: list[Line]) -> bool:
    """Headlines that are links stand between the paragraphs, which nowhere run on; and no article is declared."""
    if _declares_article(page, head):
        return False
    section = _is_section_address(page.url)
    region = blocks if section else _between(blocks, lines)
    headlines = sum(_is_headline_link(block) for block in region)
    needed = _SECTION_HEADLINES if section else _HUB_HEADLINES
    return headlines >= needed and _longest_stretch(region) < _STRETCH_CHARACTERS


def _between(blocks: list[Block], lines: list[Line]) -> list[Block]:
    """The blocks from the text's first line to its last; all of them where the text is none of the page's blocks."""
    texts = {line.text for line in lines}
    found = [index for index, block in enumerate(blocks) if block.text in texts]
    # The headline of the first teaser stands above its text.
    return blocks[max(found[0] - 2, 0) : found[-1] + 1] if found else blocks


def _longest_stretch(blocks: list[Block]) -> int:
    """Characters of the longest run of paragraphs that no headline link interrupts."""
    longest = current = 0
    for block in blocks:
        if _is_headline_link(block):
            current = 0
        elif block.is_running and not _TEASER_END.search(block.text):
            current += len(block.text)
            longest = max(longest, current)
    return longest


def _is_headline_link(block: Block) -> bool:
    return block.is_link and block.link_characters >= _HEADLINE_CHARACTERS


def _is_section_address(url: str) -> bool:
    """The root, or a last segment of one or two words without a number: articles have a slug, a number or a date."""
    path, query = urlsplit(url).path, urlsplit(url).query
    last = path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".php")
    if any(character.isdigit() for character in path + query):
        return False
    return last in ("", "index", "accueil", "home") or last.count("-") < 2
