"""How blocks of chrome are called in class names and ids, in the languages of the press: a table, and how it is read.

Whether a block so called is cut is decided in `pruning`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

#: A rule, and the names of a class, id or role that call for it, as words in the singular: "article__shareBars" is
#: read as "article share bar", and any one, two or three words in a row of one of them may be a name.
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "consent",
        "cookie banner, cookie bar, cookie consent, cookie notice, cookie law, cookie popup, cookie modal, "
        "cookie overlay, cookie wall, cookie text, cn notice, privacy overview, embed consent, cookie message, "
        "cookie disclaimer, bandeau cookie, consent banner, consent popup, consent modal, consent wall, "
        "consent manager, consent layer, consent overlay, consent notice, consent message, consent placeholder, "
        "gdpr banner, gdpr modal, gdpr notice, rgpd, cmp banner, privacy banner, privacy popup, privacy wall, "
        "privacy manager, onetrust, didomi, axeptio, tarteaucitron, cookiebot, borlab, cmplz, usercentric",
    ),
    (
        "advert",
        "ad, adv, advert, advertisement, advertising, adsbygoogle, adslot, adunit, adbox, adcontainer, adwrapper, "
        "adspace, adbanner, adblock, atatag, dfp, publicite, pub, sponsored, affiliate, disclosure, outbrain, "
        "taboola, tead, ligatu, werbung, anzeige, regie, publicidad, pubblicita, advertentie",
    ),
    (
        "newsletter",
        "newsletter, new letter, infolettre, nl box, nl form, nl block, nl signup, nl inscription, mailing list, "
        "mailchimp, mc embed, embed signup, signup, sendinblue, email signup, email subscribe, signup card, "
        "email optin, subscribe, subscription box, subscription form, subscription block, subscription banner, "
        "subscription cta, subscription widget, signup form, signup box, sign up form, abonnement box, "
        "bloc abonnement, abonnez vou, sabonner, abonner, boletin",
    ),
    (
        "embed",
        "instagram media, tiktok embed, fb post, fb video",
    ),
    (
        "login",
        "login, log in, captcha, signin, sign in, connexion, se connecter, login box, user box, register box, "
        "registration form, registration wall",
    ),
    (
        "share",
        "share, sharing, sharebar, sharebutton, sharethi, sharedaddy, partage, partager, addtoany, addthi, "
        "shariff, social share, social sharing, social link, social button, social bar, social media, social icon, "
        "social tool, social network, social list, sociable, reseaux sociaux, reseau sociaux, follow u, "
        "suivez nou, suivez, follow button, gift article, gift modal, social zone, compartir, comparte, condividi, "
        "teilen",
    ),
    (
        "comments",
        "comment, commentaire, kommentar, kommentare, feedback, rating, poll, sondage, sonda, sondaggio, ankieta, "
        "umfrage, article report, report error, report typo, recentcomment, jcomment, commentlist, disqu, respond, "
        "reaction list, forum, opinary, viafoura, coral talk, comentario, commenti, reactie",
    ),
    (
        "related",
        "related, relatedlink, relatedarticle, relatedpost, relatedcontent, readmore, read more, lire aussi, "
        "a lire, alire, voir aussi, lire egalement, see also, readalso, read also, recommended, recommendation, "
        "recirculation, recirc, more storie, more new, more article, more from, more on, more post, most read, "
        "most popular, most viewed, plu lu, trending, popular post, dernier article, dernier dossier, "
        "derniere actualite, derniere actu, derniere info, autre article, article lie, article associe, "
        "article similaire, article connexe, article relie, article related, breaking new, ticker, newsticker, "
        "latest new, latest storie, latest article, latest post, recent post, block query, elementor post, "
        "popular article, article list, article suggestion, article autre, meme sujet, meme theme, meme rubrique, "
        "en relation, associe, similaire, you may like, also like, up next, textwidget, custom html widget, "
        "link list, linklist, recommend, mostread, post next, prev post, post prev, next prev, prev next, "
        "next article, next story, next post, previou article, previou post, jp relatedpost, yarpp, crosslink, "
        "crosslinking, same subject, same topic, linked storie, linked article, to read, more info, relacionada, "
        "relacionado, te puede interesar, lea tambien, lee tambien, ver tambien, ma leido, ma leida, correlati, "
        "correlato, correlate, leggi anche, piu letti, verwandte artikel, mehr zum thema, lesen sie auch, "
        "meistgelesen, lees ook, teaser",
    ),
    (
        "tags",
        "tag cloud, tagcloud, topic list, tag list, taglist, post tag, article tag, tags, keyword, mot cle, "
        "mot clef, hashtag",
    ),
    (
        "navigation",
        "breadcrumb, crumb, mainnav, topnav, subnav, mainmenu, topmenu, megamenu, topbar, top bar, skiplink, "
        "weather, colophon, fil ariane, ariane, filariane, pagination, pager, navbar, nav, navigation, menu, "
        "submenu, skip link, skip to content, toc, table of content, sommaire, sidebar, side bar, site header, "
        "site footer, footer, pied, bandeau haut, contentinfo, chemin, arbo, search, search form, search box, "
        "recherche",
    ),
    (
        "author box",
        "author, bio, author bio, author box, author card, author info, author description, author profile, "
        "author about, author block, about author, firma, box source, source box, about source, about the author, "
        "auteur bio, auteur box, auteur presentation, autor box, autor info",
    ),
    (
        "machine summary",
        "ai summary, ai generated, ai overview, ai resume, ia summary, ia resume, resume ia, summary ai, "
        "summary ia, ki zusammenfassung, genai",
    ),
    (
        "toolbar",
        "toolbar, content meta, article meta, entry meta, post meta, article tool, outil, print, print button, "
        "imprimer, reading time, temp lecture, temp de lecture, text size, noprint, no print",
    ),
    (
        "tooltip",
        "tooltip content, tooltip text, tooltiptext, tooltip inner, tooltip body, tooltip bubble, tooltip message, "
        "tippy content, popover content, popover body, infobulle, info bulle",
    ),
    (
        "kicker",
        "kicker, hat label, chapo label, chapeau label, slug, overline, overtitle, surtitre, sur titre, eyebrow, "
        "dachzeile, spitzmarke, roofline, topline, antetitulo, volanta, occhiello",
    ),
    (
        "screen reader",
        "sr only, visually hidden, visuallyhidden, screen reader, screenreader",
    ),
    (
        "promotion",
        "promo, promotion, popup, pop up, pum, popmake, interstitial, donate, donation, faire un don, support u, "
        "app banner, app download, cta, call to action, current issue",
    ),
    (
        "caption",
        "caption, legende, image description, media info, spip doc titre, spip doc descriptif, figcaption, "
        "imagecaption, imgcaption, photo credit, credit photo, image credit, video desc, video title, "
        "video headline, video info, video resource, video widget, video playlist, video carousel, end slate, "
        "vj wrapper, video description, photo desc, photo description, image desc, bildunterschrift, bildtext, "
        "didascalia, pie foto, pie de foto, wp caption text, copyright, credit",
    ),
    (
        "paywall",
        "paywall box, paywall banner, paywall cta, paywall message, paywall offer, paywall prompt, "
        "paywall container, piano offer, regwall, poool",
    ),
)
_RULE_OF_NAME = {name.strip(): rule for rule, names in reversed(_NAMES) for name in names.split(",") if name.strip()}
_FIRST_WORDS = frozenset(name.split()[0] for name in _RULE_OF_NAME)
_ORDER = {rule: place for place, (rule, _) in enumerate(_NAMES)}
#: Every rule that a name can call for, and the one that no name does.
TREE_RULES = (*_ORDER, "hidden")
_LONGEST_NAME_WORDS = 3
#: What some write in one word, "sharebox", "contentauthor": a name that says enough, and what it is a part of or of it.
#: Read so, each of these holds chrome alone (measured on 920 pages).
_GLUED_NAME = (
    r"(cookie|advertising|advertisement|newsletter|infolettre|subscribe|login|share|sharing|partage|comment|commentaire"
    r"|kommentar|feedback|rating|disqu|reactie|related|recommended|recommendation|trending|teaser|breadcrumb|pagination"
    r"|navbar|navigation|submenu|sidebar|footer|author|outil|promo|popup|donation|caption|legende|figcaption|copyright"
    r"|keyword)"
)
_PART = (
    r"(?:area|banner|bar|block|bottom|box|btn|button|container|content|count|counter|field|form|group|head|header|icon"
    r"|inner|input|item|label|layer|left|link|list|menu|meta|modal|module|nav|outer|overlay|page|panel|place"
    r"|placeholder|right|row|section|side|slot|title|tools?|top|unit|widget|wrap|wrapper|zone)"
)
_GLUED = re.compile(rf"{_GLUED_NAME}s?{_PART}|{_PART}{_GLUED_NAME}")
#: Words with which a name is none of chrome: the comments of a live blog are its text, an embedded message is quoted.
_UNLESS = {
    "comments": frozenset(("live", "liveblog", "direct")),
    "share": frozenset(("embed",)),
    "related": frozenset(("siteorigin",)),
}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\s+")
#: A few letters beside digits are part of what a build made up ("css-1ad9x"), but for a number at the end ("ad2") and
#: the size of an advertisement ("ad300x250").
_MADE_UP = re.compile(
    r"(?<=\d)(?<!x\d)(?<!x\d\d)(?<!x\d\d\d)[A-Za-z]{1,3}(?![A-Za-z])"
    r"|(?<![A-Za-z])[A-Za-z]{1,3}(?=\d+(?!x\d)[A-Za-z])"
)
#: WordPress gives an article the names of its topics too, which may be advertising or newsletters.
_POST = re.compile(r"(?:^|\s)(?:hentry|type-post|post-\d+)(?:\s|$)")
_TOPICS = ("tag-", "category-")


def rule_of_names(class_names: str | None, element_id: str | None) -> str:
    """The rule that an element's class names and id call for, the first of the table; or empty."""
    by_class = chrome_rule(class_names) if class_names else ""
    by_id = chrome_rule(element_id) if element_id else ""
    return min(by_class, by_id, key=_ORDER.__getitem__) if by_class and by_id else by_class or by_id


@lru_cache(maxsize=50_000)
def chrome_rule(names: str) -> str:
    """The rule that some class names or an id call for, the first of the table; or empty."""
    found = _rules_of(names)
    if found and _MADE_UP.search(names):
        found = _rules_of(_MADE_UP.sub(" ", names))
    if not found:
        return ""
    if _POST.search(names):
        found = _rules_of(" ".join(name for name in names.split() if not name.startswith(_TOPICS)))
    for rule, excuses in _UNLESS.items():
        if rule in found and not excuses.isdisjoint(_words(names)):
            found.remove(rule)
    return min(found, key=_ORDER.__getitem__, default="")


def _rules_of(names: str) -> set[str]:
    """Every rule that some class names call for."""
    found: set[str] = set()
    words = _words(names)
    if _FIRST_WORDS.isdisjoint(words):
        return found
    for start, name in enumerate(words):
        if name not in _FIRST_WORDS:
            continue
        if rule := _RULE_OF_NAME.get(name):
            found.add(rule)
        for word in words[start + 1 : start + _LONGEST_NAME_WORDS]:
            name = f"{name} {word}"
            if rule := _RULE_OF_NAME.get(name):
                found.add(rule)
    return found


def _words(names: str) -> list[str]:
    """The words of some class names, in lower case and in the singular; what parts the names is one too."""
    return list(map(_word, _WORD.findall(names)))


@lru_cache(maxsize=20_000)
def _word(written: str) -> str:
    word = written.lower()
    # "tags" is a list of them, while "tag" is in the class names of many a body.
    word = word if word == "tags" or len(word) < 3 else word.removesuffix("s")
    return word if word in _RULE_OF_NAME else _unglued(word)


def _unglued(word: str) -> str:
    """The name that a word is made of with a part of a page before or after it; the word, where it is not."""
    glued = _GLUED.fullmatch(word)
    return word if glued is None else glued[1] or glued[2]


def first_words(rules: Collection[str]) -> tuple[str, ...]:
    """How the names begin that call for some rules: in lower case, a class or an id that does has one of them in it."""
    words = {name.split()[0] for name, rule in _RULE_OF_NAME.items() if rule in rules}
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))
