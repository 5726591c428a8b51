"""Lines in which a page speaks to its readers about itself: accounts, cookies, letters, gifts, programs.

They are known by whom they speak to, wherever they stand. Each function answers with the indexes of the lines that go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.page.sentences import is_reported
from crawler.extract.page.text_line import Hints, Line

_LONGEST_NOTICE_WORDS = 45
#: Of a line is looked at. Only one with such a first word is folded.
_SAMPLE_CHARACTERS = 200
_FIRST_WORDS = frozenset(
    re.findall(
        r"\S+",
        "en by mit al iscrivendoti iscrivendosi iscrivendovi registrandoti registrandosi registrandovi votre les your"
        " required ihre deine tu il nous ce notre le we this our wir diese unsere este questo vous veuillez merci"
        " please bitte you you're sie por it ihr contenu cet cette resume texte traduction image audio une ajoutez"
        " definissez choisissez pour markieren selectionnez surlignez select",
    )
)
_SIGNS = " *•-–—>→⚠️🔔📩:.,[]()"
#: How such a line begins.
_OPENS = re.compile(
    r"\W*(?:en (?:vous (?:inscrivant|abonnant)|cliquant sur|validant|renseignant votre)|by (?:signing up|subscribing"
    r"|entering your|providing your|clicking)|mit (?:meiner|ihrer|deiner|der) (?:anmeldung|registrierung)"
    r"|al (?:suscribirte|registrarte|inscribirte)|(?:iscrivendo|registrando)(?:ti|si|vi))\b"
    r".{,80}\b(?:vous accept|j'accept|(?:you|i) (?:agree|accept|consent)|stimm|willig|erklar|akzeptier|acepta|accett)"
    r"|\W*(?:votre adresse e-?mail (?:ne sera|est utilisee)|les champs obligatoires"
    r"|your e-?mail (?:address )?will not be published|required fields are|ihre e-mail-adresse wird nicht"
    r"|deine e-mail-adresse wird nicht|tu (?:direccion de )?correo (?:electronico )?no sera publicad"
    r"|il tuo indirizzo e-?mail non sara)"
    r"|\W*(?:en (?:poursuivant|continuant) votre (?:navigation|visite)"
    r"|(?:nous(?: et nos \d* ?partenaires)?|(?:ce|notre|le present) site(?: (?:web|internet))?|we(?: and our partners)?"
    r"|(?:this|our) (?:web)?site|wir|(?:diese|unsere) (?:web)?seite|este sitio(?: web)?|(?:questo|il nostro) sito)"
    r" (?:web )?(?:utilis|use|verwende|nutz|utiliz|usa)\w* (?:des |les |nos |de |und |i |le )?(?:cookies?|traceurs)"
    r"\b(?! d))"
    r"|\W*(?:vous devez|veuillez|merci d'|please|bitte|you need to|sie mussen|por favor) ?(?:activer|enable"
    r"|aktivieren|activ\w+|turn on)? ?(?:le )?javascript\b"
    r"|\W*(?:votre navigateur (?:ne (?:supporte|permet|prend|lit|peut)\b|n'|est obsolete)"
    r"|your browser (?:does not|doesn't|is not|is out)"
    r"|ihr browser (?:unter"
    r"|kann|ist veraltet)|tu navegador no|il tuo browser non)"
    r"|\W*pour .{4,90} (?:vous devez|il (?:vous )?faut|veuillez|merci de) (?:d'abord )?(?:vous connecter"
    r"|etre connecte\w*|vous identifier|creer un compte)(?: gratuit\w*)?\W*$"
    r"|\W*vous (?:utilisez|semblez utiliser|avez active) un (?:bloqueur (?:de pub|d'annonce)|adblock|anti-?pub)"
    r"|\W*(?:it looks like )?you(?:'re| are) using an ad ?blocker"
    r"|\W*vous avez (?:choisi de (?:ne pas accepter|refuser)|refuse) les (?:cookies|traceurs)"
    r"|\W*contenu (?:bloque|indisponible)\W*$"
    r"|\W*(?:cet article|ce contenu|cette page|ce texte) (?:peut contenir|contient) (?:des |un )?liens? (?:affilie"
    r"|d'affiliation|partenaire|sponsorise)"
    r"|\W*(?:this (?:article|page|post) (?:may )?contains? affiliate links|we may (?:earn|receive) (?:a"
    r"|an) (?:affiliate )?"
    r"commission)"
    r"|\W*(?:cet article|ce (?:texte|contenu)) (?:a ete|est) (?:traduit|genere|resume)\w* (?:automatiquement|par (?:une"
    r"|l') ?(?:ia\b|intelligence)|a l'aide d)"
    r"|\W*(?:cet article|ce (?:texte|contenu)) a ete (?:redige|ecrit|produit) (?:avec l'aide d'|a l'aide d'"
    r"|par )(?:une |l')?"
    r"(?:ia\b|intelligence artificielle)"
    r"|\W*(?:resume|texte|traduction|image|audio) genere\w* (?:automatiquement|par (?:une |l')?(?:ia\b|intelligence))"
    r"|\W*(?:bitte )?markieren sie (?:die|den|das)\b.{,60}\b(?:text|fehler)"
    r"|\W*(?:selectionnez|surlignez|select)\b.{,80}\bctrl\b"
    r"|\W*(?:une|vous avez (?:vu|repere|remarque) une) (?:erreur|faute|coquille)\b[^,]{,40}(?:signalez|ecrivez"
    r"|contactez|dites-le-nous|prevenez)"
    r"|\W*vous (?:avez|detenez|disposez|souhaitez|voulez) .{,70}[?:,] ?(?:contactez|ecrivez)[- ](?:nous|la redac"
    r"|notre redac)"
    r"|\W*(?:cet article|ce texte|cet entretien|cette enquete|ce reportage) (?:fait partie|est extrait) de (?:notre"
    r"|nos)\b"
    r"|\W*(?:ajoutez|definissez|choisissez) .{2,40} (?:sources? (?:preferee|favorite)|parmi vos sources(?! de))"
)
#: What is earned with links, in a sentence of those who earn it; and the keys with which an error is reported.
_AFFILIATED = re.compile(r"\baffiliate[- ]?links?\b|\bliens? (?:d'affiliation|affilies?)\b|\benlaces? (?:de )?afilia")
_EARNED = re.compile(
    r"\b(?:we|us|our|nous|notre|wir|uns|nosotros|nuestr\w+)\b.*\b(?:commission|comision|provision|earn|verdienen)"
)
_LONGEST_AFFILIATE_WORDS = 70
_KEYS = re.compile(r"\b(?:ctrl|strg)\s?(?:\+|-|&)\s?(?:enter|entree)\b")
#: A program that a page prints where it should have run it.
_PROGRAM = re.compile(
    r"\(function ?\(|window\.(?:dataLayer|addEventListener)\b|document\.(?:addEventListener|write)\(|googletag\.cmd\."
)
#: Where a letter is delivered.
_DELIVERED = re.compile(
    r"\b(?:dans )?votre (?:boite (?:mail|e-?mail|de reception|aux lettres electronique)|messagerie)\b"
    r"|\byour (?:inbox|email)\b|\bin (?:ihr|ihrem|dein|deinem|ihren|euer) (?:e-mail-)?postfach\b"
    r"|\b(?:tu|su) (?:correo|buzon|bandeja|email|e-mail)\b"
    r"|\b(?:tua|vostra) (?:casella|mail|e-?mail|posta)\b"
)
#: What comes so is a letter of the title only where readers are told to take it: "Les salariés recevront la notice par
#: courriel" is news.
_BY_MAIL = re.compile(r"\bpar (?:e-?mail|courriel)\W*$|\bper (?:e-)?mail\W*$")
_OFFERED = re.compile(
    r"\W*(?:recevez|retrouvez|inscrivez-vous|abonnez-vous|erhalten sie|jetzt|recibe|ricevi)\b"
    r"|.*\b(?:l'essentiel|le meilleur|nos (?:articles|newsletters|alertes|dernieres)"
    r"|notre (?:lettre|newsletter|selection))\b"
)
#: Looked for before a line is folded.
_MAY_DELIVER = ("mail", "boîte", "courriel", "messagerie", "inbox", "postfach", "correo", "bandeja", "buzón", "casella")
_LONGEST_LETTER_WORDS = 30
_REGULAR = re.compile(
    r"\b(?:recev\w+|chaque|tous les|toutes les|quotidien\w*|hebdomadaire\w*|gratuit\w*|l'essentiel|every|each|daily"
    r"|weekly|get|receive|delivered|straight|jeden|jede|taglich|kostenlos|cada|todos los|recibe|ogni|ricevi)\b"
)
#: What a letter brings, and how often.
_BROUGHT = re.compile(
    r"\W*(?:chaque|tous|toutes) (?:les )?\w+(?: a \d+ ?h(?:eures?)?)?, (?:l'(?:actualite|actu|info)|nos journalistes"
    r"|(?:notre|la) redaction)\b(?=.*\b(?:votre|vos|vous)\b).*"
)
_EVERY = ("chaque ", "tous les ", "toutes les ")
#: Readers are asked to pay for what is not sold.
_GIFT = re.compile(
    r"\b(?:(?:votre|vos) dons?|(?:avec|par|grace a|sans|chaque) (?:(?:un|des|de|vos|petits?) )*dons?"
    r"|faire un don|faites un don|un soutien (?:financier|regulier)"
    r"|adherez|abonnez-vous|(?:a|your) (?:donation|contribution)|donating|donate|becom(?:e|ing) a (?:member|supporter)"
    r"|readers like you|(?:eine|ihre|deine) spende|un donativo|tu (?:apoyo|aportacion)|hazte soci[oa]"
    r"|una donazione|il tuo (?:contributo|sostegno)|werden sie mitglied|hazte suscriptor\w?|faca uma doacao)\b"
)
_ASKING = re.compile(
    r"\b(?:nous|notre|nos|our|us|we|wir|unser\w*|uns|nuestr\w+|nosotros|nostr\w+|ayudanos|apoyanos|sostienici|aiutaci|sostieni)\b"
)
_ASKED = re.compile(
    r"\b(?:vous|vos|votre|adherez|abonnez-vous|soutenez(?:-nous)?|faites|you|your|readers|sie|ihre?\w*|deine?|tu"
    r"|hazte|tuo|sostienici|aiutaci|sostieni)\b"
)
_MAY_BE_GIFT = re.compile(
    r"\b(?:dons?|donat\w+|soutien|adh[ée]rez|contribution|readers|Spende|soci[oa]|apoyo|sostegno|donazion[ei]|Mitglied)\b"
)
_LAST_LINES = 6
_QUOTES = ("«", "“", "„", '"')
_QUOTE = re.compile(r"[«“„\"]")


def notices(lines: list[Line], _: Hints) -> Iterable[int]:
    """What a page says of accounts, cookies, programs and letters, with the label above it; and its appeals below."""
    for index, line in enumerate(lines):
        if _PROGRAM.match(line.text):
            yield index
            continue
        if line.word_count > _LONGEST_AFFILIATE_WORDS or line.text.startswith(_QUOTES):
            continue
        if _is_on_affiliates(line):
            going = [index]
        elif line.word_count > _LONGEST_NOTICE_WORDS:
            continue
        elif _is_notice(line) or (index >= max(2, len(lines) - _LAST_LINES) and _is_on_errors(line)):
            going = [index]
        elif _is_letter(line) or (index >= max(2, len(lines) - _LAST_LINES) and _asks_for_gift(line)):
            # With the name of the letter, or what the gift is for.
            going = [index, index - 1] if index and lines[index - 1].is_heading else [index]
        else:
            continue
        if not is_reported(line.text):
            yield from going


def is_notice(text: str) -> bool:
    """Whether a text alone is such a line, as it may stand in the place of a standfirst."""
    return 0 in notices([Line(text=text)], Hints())


def _is_notice(line: Line) -> bool:
    first = line.opening.lstrip(_SIGNS).partition(" ")[0]
    return first in _FIRST_WORDS and _OPENS.match(line.folded[:_SAMPLE_CHARACTERS]) is not None


def _is_on_affiliates(line: Line) -> bool:
    if "affili" not in line.text.lower() and "afilia" not in line.text.lower():
        return False
    return _AFFILIATED.search(line.folded) is not None and _EARNED.search(line.folded) is not None


def _is_on_errors(line: Line) -> bool:
    """Whether it names the keys with which readers report an error, in whatever language."""
    return "+" in line.text and line.number is None and _KEYS.search(line.folded) is not None


def _is_letter(line: Line) -> bool:
    if line.word_count > _LONGEST_LETTER_WORDS:
        return False
    lowered = line.text.lower()
    if lowered.startswith(_EVERY) and _BROUGHT.fullmatch(line.folded):
        return True
    if not any(sign in lowered for sign in _MAY_DELIVER) or _QUOTE.search(line.text):
        return False
    if _BY_MAIL.search(line.folded) and _OFFERED.match(line.folded):
        return True
    return bool(_DELIVERED.search(line.folded) and _REGULAR.search(line.folded))


def _asks_for_gift(line: Line) -> bool:
    if not _MAY_BE_GIFT.search(line.text) or _QUOTE.search(line.text):
        return False
    return all(sign.search(line.folded) for sign in (_GIFT, _ASKING, _ASKED))
