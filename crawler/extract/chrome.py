"""What is cut out of the tree before any text is read: blocks that call themselves chrome.

The tables below are the whole policy, in the order in which they are tried. A block with the headline or much of the page's
running text is never cut, whatever its name; `body` checks afterwards that no article was lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element, iterwalk

from crawler.extract.outline import Block, is_inline, is_silent, outline, text_of
from crawler.extract.phrases import AD_LABEL, READ_ALSO
from store.text import fold
from store.types import Removed

REMOVED_CHARACTERS = 500

#: A rule, and the words of a class, id, role or label that call for it ("article__shareBar" is read as "article share bar").
_NAME_RULES: tuple[tuple[str, str], ...] = (
    (
        "consent",
        r"cookies? (?:banner|bar|consent|notice|law|popup|modal|overlay|wall|message|disclaimer)"
        r"|(?:consent|gdpr|rgpd|cmp|privacy) (?:banner|popup|modal|wall|manager|layer|overlay|notice|message|placeholder)"
        r"|onetrust|didomi|axeptio|tarteaucitron|cookiebot|borlabs|cmplz|usercentrics|bandeau cookies?",
    ),
    (
        "advert",
        r"ads|advert|adverts|advertisement|advertising|advertorial box|adsbygoogle|adslot|adunit|adbox|dfp|gpt ad|ad"
        r" (?:slot|unit|container|wrapper|banner|box|block|zone|label|placeholder|inner)|publicite|pub|bloc pub|sponsored"
        r"|outbrain|taboola|teads|ligatus|werbung|anzeige",
    ),
    (
        "newsletter",
        r"newsletters?|news letters?|infolettres?|nl (?:box|form|block|signup|inscription)|mailing list|mailchimp|sendinblue"
        r"|email (?:signup|subscribe|optin)|(?:subscribe|subscription|signup|sign up|abonnement|abonnez|abonner|inscription)"
        r" (?:box|form|block|bloc|cta|banner|widget|push|vous)|subscribe|sabonner|s abonner",
    ),
    ("login", r"log ?in|signin|sign in|connexion|se connecter|(?:login|user|register|registration) (?:box|form|block|bloc|wall)"),
    (
        "share",
        r"share|sharing|shares|sharebar|sharebuttons|sharethis|sharedaddy|partage|partager|partages|addtoany|addthis|shariff"
        r"|social (?:share|sharing|links|buttons|bar|media|icons|tools|networks|list|network)|sociable"
        r"|reseaux sociaux|follow us|suivez nous|suivez",
    ),
    (
        "comments",
        r"comments?|commentaires?|comment list|commentlist|disqus|disqus thread|respond|comment respond|reactions? list|forum"
        r"|comments? (?:area|section|wrapper|form|block)|opinary|viafoura|coral talk",
    ),
    (
        "related",
        r"related|relateds|read ?more|lire aussi|a lire|alire|a lire aussi|voir aussi|lire egalement|see also|readalso|read also"
        r"|recommended|recommendations?|recirculation|recirc|more (?:stories|news|articles|from|on|posts)|most (?:read|popular|viewed)"
        r"|plus lus|les plus lus|trending|popular posts|dernier(?:s|es)? (?:articles|dossiers|actualites|actus|infos|news|minute)"
        r"|autres articles|articles? (?:lies|associes|similaires|connexes|relies|related|list|suggestions)|sur le meme (?:sujet|theme)"
        r"|meme (?:rubrique|sujet|theme)|en relation|associes|similaires|you may like|also like|up next|next (?:article|story|post)"
        r"|previous (?:article|post)|jp relatedposts|yarpp|crosslinks?|teasers?|teaser list",
    ),
    (
        "tags",
        r"tags|tag list|taglist|tags list|post tags|article tags|keywords|mots cles|mots clefs|topics|thematiques|hashtags",
    ),
    (
        "navigation",
        r"breadcrumbs?|fil ariane|ariane|filariane|pagination|pager|navbar|nav|navigation|menu|submenu|skip links?|skip to content|toc"
        r"|table of contents|sommaire|sidebar|side bar|site (?:header|footer)|footer|pied|pied de page|bas de page|haut de page|bandeau haut|contentinfo|chemin|arbo|search(?: form| box)?|recherche",
    ),
    ("author box", r"(?:author|auteur|autor) (?:bio|box|card|info|description|profile|about|block|presentation)|about (?:the )?author"),
    ("toolbar", r"toolbar|article tools|outils|print(?: button| link)?|imprimer|reading time|temps (?:de )?lecture|text size|noprint|no print"),
    ("promotion", r"promo|promos|promotion|donate|donation|faire un don|support us|app (?:banner|promo|download)|cta|call to action|callout cta"),
    ("caption", r"captions?|legende|legendes|figcaption|photo credits?|credits? photo|image credits?|wp caption text|copyright|credits?"),
    ("paywall", r"paywall (?:box|banner|cta|message|offer|prompt|container)|piano offer|offers? (?:abonnement|subscription)|regwall|poool"),
)
_ROLES = {"navigation": "navigation", "search": "navigation", "complementary": "related", "contentinfo": "navigation",
          "dialog": "consent", "alertdialog": "consent"}
_COMPILED = tuple((name, re.compile(rf"\b(?:{words})\b")) for name, words in _NAME_RULES)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEPARATORS = re.compile(r"[^a-z]+")
#: Elements that stand for the whole page or its article, however they are named.
_NEVER = frozenset(("html", "body", "main", "article", "h1", "title"))
#: A block with more of the page's running text than this is the article, or holds it. Comments may be longer than the
#: article they are on, and consent forms than anything.
_MOST_RUNNING_SHARE = 0.25
_MOST_RUNNING_SHARE_OF = {"comments": 0.8, "consent": 1.0}
#: Of these it is enough that they look like what their name says: more links than paragraphs.
_LINK_BLOCKS = frozenset(("related", "tags", "navigation", "share", "promotion", "toolbar"))
#: A quick look before folding: how the labels of `phrases` begin.
_MAY_BE_LABEL = re.compile(
    r"\W*(?:pub|ann|ad|spon|contenu|la suite|art|story|scroll|anz|werb|à|a |et |lir|relir|voir|[ée]couter|d[ée]couvrir|regarder|read|also|see|rel"
    r"|l'art|l’art|lesen|mehr|lees|lea|leggi)",
    re.IGNORECASE,
)
_LONGEST_READ_ALSO = 300


@dataclass(frozen=True, kw_only=True)
class Pruned:
    """What pruning took away."""

    removed: tuple[Removed, ...]
    #: Characters of it outside links: what an over-eager rule could have cost.
    characters: int


def prune(body: _Element, running_characters: int) -> Pruned:
    """Cut chrome out of `body`, in place; text after a cut element stays. `running_characters` are those of the whole page."""
    removed: list[Removed] = []
    characters = 0
    # The bulky kinds first: what they hold says nothing about how much of the article another block is.
    for element, rule in sorted(_named(body), key=lambda pair: pair[1] not in _MOST_RUNNING_SHARE_OF):
        if next(element.iterancestors("body"), None) is not body:
            continue  # it went with a block around it
        blocks = outline(element)
        running = sum(len(block.text) for block in blocks if block.is_running)
        if _is_the_article(element, blocks, rule, running, running_characters):
            continue
        if rule in _MOST_RUNNING_SHARE_OF:
            running_characters -= running
        else:
            characters += sum(len(block.text) - block.link_characters for block in blocks)
        removed.append(recorded(rule, " ".join(block.text for block in blocks)))
        cut(element)
    removed += _cut_labels(body)
    return Pruned(removed=tuple(entry for entry in removed if entry.text), characters=characters)


def recorded(rule: str, text: str) -> Removed:
    return Removed(rule=rule, text=text[:REMOVED_CHARACTERS])


def cut(element: _Element) -> None:
    """Take an element out and leave the text that follows it where it was."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    if tail.strip() and not is_inline(element):
        # What stood before and after a block are two paragraphs.
        element.clear()
        element.tag, element.tail = "br", tail
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


@lru_cache(maxsize=20_000)
def chrome_rule(names: str) -> str:
    """The rule that some class names and ids call for, or empty."""
    words = _SEPARATORS.sub(" ", _CAMEL.sub(" ", names).lower())
    return next((name for name, pattern in _COMPILED if pattern.search(words)), "")


def _named(body: _Element) -> list[tuple[_Element, str]]:
    found: list[tuple[_Element, str]] = []
    walk = iterwalk(body, events=("start",))
    for _, element in walk:
        rule = "" if element.tag in _NEVER else _rule_of(element)
        if is_silent(element):
            walk.skip_subtree()
        elif rule:
            found.append((element, rule))
    return found


def _rule_of(element: _Element) -> str:
    attributes = element.attrib
    if rule := _ROLES.get(attributes.get("role", "")):
        return rule
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return chrome_rule(names) if len(names) > 1 else ""


def _is_the_article(element: _Element, blocks: list[Block], rule: str, running: int, running_of_page: int) -> bool:
    if running > _MOST_RUNNING_SHARE_OF.get(rule, _MOST_RUNNING_SHARE) * running_of_page:
        return True
    paragraphs = sum(block.is_running for block in blocks)
    if rule in _LINK_BLOCKS and paragraphs > 1 + sum(block.is_link for block in blocks):
        return True
    return element.find(".//h1") is not None or element.find(".//*[@itemprop='articleBody']") is not None


def _cut_labels(body: _Element) -> list[Removed]:
    """Ad labels, and "Lire aussi" with the headline it announces, wherever they stand in a line of text."""
    removed: list[Removed] = []
    for element in list(body.iter()):
        text = element.text
        if not text or is_silent(element) or not _MAY_BE_LABEL.match(text):
            continue
        opening = fold(text.strip()[:40])
        if len(element) == 0 and AD_LABEL.fullmatch(opening):
            removed.append(recorded("ad label", (element.text or "").strip()))
            cut(element)
        elif READ_ALSO.match(opening):
            removed += _cut_read_also(element)
    return removed


def _cut_read_also(element: _Element) -> list[Removed]:
    text = text_of(element)
    link = element if element.tag == "a" else element.find(".//a")
    if len(text) > _LONGEST_READ_ALSO:
        return []
    if link is not None:
        cut(element)
        return [recorded("read also", text)]
    follower = element.getnext()
    if follower is None or follower.tag != "a" or (element.tail or "").strip(" :\n\t\xa0"):
        return []
    text = f"{text} {text_of(follower)}"
    element.tail = None
    cut(follower)
    cut(element)
    return [recorded("read also", text)]
