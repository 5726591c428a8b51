"""What publishers say instead of the rest of an article, in five languages: in their text, and around it.

A whole short line says it, with a few words before: a sentence of an article in which subscribers occur does not.
"""

from __future__ import annotations

from crawler.extract.page.sentences import is_reported
from crawler.extract.phrases import one_of
from store.text import fold

_THING = (
    r"(?:article|contenu|acces|video|podcast|dossier|enquete|page|texte|entretien|reportage|edition|lettre|commentaire"
    r"|fonctionnalite|lecture|service)s?"
)
_THIS = r"(?:cet |cette |ce |l'|la |le |votre )?(?:article|contenu|texte|enquete|dossier|entretien|page)"
_TEXT = r"(?:article|contenu|texte|enquete|dossier|entretien|reportage|page|suite)"
_REST = (
    rf"(?:la suite(?: de {_THIS})?|l'integralite(?: de {_THIS})?|la totalite(?: de {_THIS})?"
    r"|(?:cet|l'|votre) ?article|(?:la|votre|cette) lecture|ce contenu|cette enquete|ce dossier)"
)
_READ = r"(?:lire|acceder|continuer|poursuivre|decouvrir|consulter|debloquer)"
#: The words of a subscription or an account, with anything below forty characters before and anything after.
_GATE = one_of(
    rf"il vous reste \d+[.,]?\d* ?% (?:(?:de (?:cet |ce |l'))\w+ )?a {_READ}|vous avez lu \d+ ?% de {_THIS}",
    rf"(?:cet(?:te)? |ce |l')?{_THING} (?:complet |integral )?(?:(?:est|sont) )?"
    r"(?:(?:exclusivement|uniquement|desormais) )?reserve[es]* "
    r"(?:aux|a nos|a tous nos) (?:abonne|lecteurs (?:inscrits|abonnes))",
    r"(?:article|contenu|page|texte)s? reservee?s? (?:aux|a nos) (?:adherent|membre)",
    r"(?<![a-z] )reserve(?:e|s)? (?:aux?|a nos) abonne(?!\w* ?:)",
    rf"{_TEXT} (?:est |n'est )?(?:disponible|accessible|lisible) (?:(?:uniquement |seulement )?pour (?:les|nos)"
    r"|qu'aux|qu'a nos|aux seuls) abonne",
    rf"(?:suite|lecture) (?:de {_THIS} )?necessite un (?:abonnement|compte)|il vous reste [\d ]+ mots a lire",
    r"vous avez (?:atteint|epuise|depasse) (?:votre|vos|la|le) (?:limite|quota|nombre) .{0,12}\barticles?\b",
    r"vous avez lu votre dernier article gratuit",
    rf"la lecture des articles est reservee|la suite (?:de {_THIS} )?est payante",
    rf"la suite (?:de {_THIS} )?est reservee(?:\W*$| (?:aux|a nos|a tous nos) (?:abonn|membre|adherent|lecteur))",
    rf"abonnez[- ]vous (?:(?:pour|des|a partir de) [\d.,]+ ?€.{{0,20}} )?pour {_READ}",
    rf"(?:connectez|identifiez|inscrivez|enregistrez)[- ]vous (?:gratuitement )?pour {_READ} (?:gratuitement )?(?:a )?"
    rf"(?:lire )?{_REST}",
    rf"pour {_READ} (?:a )?(?:lire )?{_REST}(?: en entier| en integralite| complete?)?,?"
    r" (?:abonnez|connectez|identifiez|inscrivez|creez)",
    rf"(?:creez|creer|ouvrez|ouvrir) (?:un|votre|mon) compte(?: gratuit\w*)? pour {_READ} (?:a )?(?:lire )?{_REST}",
    r"(?:vous devez|veuillez|merci de) (?:etre|vous) (?:abonn|connect|identifi|inscri)\w+(?:\(e\))?"
    rf"(?: ou (?:de )?vous (?:abonn|connect|identifi|inscri)\w+)? pour (?:{_READ}|voir) (?:a )?{_REST}",
    rf"vous devez etre (?:membre|adherent)\S* pour (?:{_READ}|voir) (?:a )?{_REST}",
    r"vous n'etes pas autorise\S* a (?:voir|lire|consulter|acceder a) (?:ce contenu|cet article|cette page)",
    rf"deja abonne ?\?(?! (?:le|la|les|un|une|il|elle|on|l')\b)|lisez {_REST} en vous abonnant",
    rf"(?:deverrouillez|debloquez|offrez[- ]vous) {_REST}|accedez a {_REST}\W*$",
    r"(?:poursuivez|continuez) (?:votre|la) lecture (?:avec|en vous|en illimite|(?:pour|des|a partir de) \d)",
    r"envie de (?:lire|connaitre) (?:la suite|cet article)(?=\W*(?:$|.*\babonn))",
    r"vous (?:souhaitez|voulez) lire (?:la suite|cet article)(?=\W*(?:$|.*\babonn))",
    rf"l'acces a (?:la totalite|l'integralite) de {_THIS} est",
    r"to (?:continue|keep) reading(?=\W*$|[,:.]| (?:this|please|for|with|by|your|subscribe|become))",
    r"this (?:article|story|content|post) is for (?:paying |paid )?subscribers",
    r"this (?:article|content|post) is (?:restricted|only available) to (?:subscribers|members)",
    r"you must be (?:a (?:member|subscriber)|logged in|signed in) to (?:view|access|read) this (?:content|article"
    r"|post)",
    r"(?:sie mussen|du musst) (?:angemeldet|eingeloggt|mitglied) sein, um (?:auf )?diesen (?:inhalt|artikel|beitrag)",
    r"debes (?:iniciar sesion|ser (?:miembro|suscriptor)) para (?:ver|leer|acceder a) este (?:contenido|articulo)",
    r"devi (?:essere (?:abbonato|registrato)|effettuare l'accesso|accedere) per (?:leggere|visualizzare"
    r"|vedere) quest[oa']",
    r"(?:subscribe|register|sign (?:in|up)|log in)(?: now| for free| free)? to (?:continue|keep) reading",
    r"(?:subscribe|register|sign in|log in)(?: now| for free)? to (?:read|unlock)"
    r"(?: (?:this|the (?:full|rest)|more).*)?$",
    r"you(?:'ve| have) (?:reached|hit) (?:your|the) .{0,20}limit of .{0,12}(?:articles|stories)",
    r"you(?:'ve| have) read your last free (?:article|story)",
    r"unlock (?:this|the full) (?:article|story)|exclusive(?:ly)? (?:to|for) (?:our )?subscribers",
    r"(?:der|dieser) (?:artikel|beitrag|inhalt) ist (?:nur |exklusiv )?(?:fur|unseren) (?:unsere )?abonnent",
    r"(?:jetzt )?weiterlesen mit (?:\S+ )?(?:abo|\S*\+|plus)|(?:sie )?(?:mochten|wollen) (?:sie )?weiterlesen",
    r"(?:nur|exklusiv) fur abonnent|(?:artikel|beitrag|inhalt) ist (?:unseren )?abonnent\w* vorbehalten",
    r"lesen sie diesen artikel mit (?:\S+ ?)?(?:abo|\S*\+|plus)\b",
    r"(?:exclusivo|solo) para suscriptores|suscribete para (?:seguir|continuar) leyendo",
    r"para (?:seguir|continuar) leyendo\W+(?:suscr|registr|inicia)",
    r"(?:artigo|conteudo|materia|texto) exclusiv[oa] para assinantes",
    r"continu(?:e|ar) a (?:ler|leitura) com uma assinatura",
    r"(?:artikel|verhaal|inhoud) is (?:alleen|enkel|exclusief) (?:voor|beschikbaar voor) abonnees",
    r"(?:word abonnee om|neem een abonnement (?:en|om)) .{0,12}\blezen|verder lezen\?.{0,30}abonne",
    r"(?:contenuto|articolo) (?:e )?riservato agli abbonati|abbonati per (?:leggere|continuare)",
)
_GATED = one_of(rf"(?:.{{0,40}}\b)?(?:{_GATE.pattern}).*")
#: All that a label says.
_LABEL = one_of(
    r"\W*(?:(?:article|contenu) (?:abonnes?|premium|payant|verrouille)|(?:cet|l') ?(?:article|contenu) est payant",
    r"(?:exclusif|exclusivite) abonnes?|lire la suite \(?(?:reserve aux )?abonnes?\)?",
    r"(?:reserve|exclusif) (?:aux?|pour (?:les|nos)) abonnes?|subscribers? only|subscriber[- ]exclusive",
    r"nur fur abonnenten|abo[- ]artikel|solo suscriptores|solo abbonati)\W*",
)
#: Subscribers of something else: "réservé aux abonnés du réseau de bus".
_OTHER_SUBSCRIBERS = one_of(
    r"[Aa]bonné\w* (?:du|de la|des|de l['’]|à la|au)\s?"
    r"(?!journal|site|magazine|revue|titre|quotidien|hebdo|mensuel|version|édition|offre|newsletter|lettre)[a-zà-ÿ]"
    r"|[Aa]bonnent\w* (?:der|des) (?!\w*(?:[Zz]eitung|[Bb]latt|[Mm]agazin|[Ee]dition))[A-ZÄÖÜ][a-zäöü]{4}"
)
#: Comments, letters and readings aloud may be for subscribers below a text that is for everybody.
_OF_FEATURE = one_of(
    r"\b(?:commentaires?|fonctionnalites?|services?|lettres?|newsletters?|ecoute|lecture audio|jeux?|sauvegarde)"
    r" (?:\w+ ){0,2}reserve"
)
#: « Abonnez-vous », affiche la page.
_QUOTED = one_of(r"\W*[«“\"].*[»”\"]\W*\w")


#: Each of them has one of these words, in lower case with and without accents: looked for first, which costs little.
WORDS = (
    "abonn", "abo-", " abo", "réserv", "reserv", "il vous reste", "la suite", "la lecture", "votre lecture",
    "cette lecture", "vous avez lu", "connectez", "identifiez", "inscrivez", "enregistrez", "un compte",
    "votre compte", "mon compte", "verrouill", "débloqu", "debloqu", "offrez", "accédez à", "accedez a",
    "intégralité", "integralite", "totalité", "totalite", "envie de", "lire cet", "vous devez", "payant",
    "article premium", "contenu premium", "reading", "subscri", "sign in to", "sign up to", "log in to", "register",
    "unlock", "weiterlesen", "suscri", "suscrí", "abbonat", "assina", "seguir leyendo",
    "veuillez", "merci de v", "pas autoris", "you must be", "post is ", "content is ", "müssen", "musst", "debes",
    "devi ",
    "limite d", "limit of", "last free", "artikel mit",
)  # fmt: skip


def says_stub(text: str) -> bool:
    """Whether a line says that the rest of the text is for others: it asks to subscribe, or is a label that says so.

    Teasers of other articles have such labels too.
    """
    if not _has_word(text):
        return False
    folded = fold(text)
    return _LABEL.fullmatch(folded) is not None or _is_gate(text, folded)


def is_gate(text: str) -> bool:
    """Whether a line asks its readers to subscribe, or to have an account, for the rest of the text."""
    return _has_word(text) and _is_gate(text, fold(text))


def is_of_feature(text: str) -> bool:
    """Whether a line that says so says it of something beside the text."""
    return _OF_FEATURE.search(fold(text)) is not None


def _is_gate(text: str, folded: str) -> bool:
    if not _GATED.fullmatch(folded):
        return False
    return not (is_reported(text) or _QUOTED.match(text) or _OTHER_SUBSCRIBERS.search(text))


def _has_word(text: str) -> bool:
    lowered = text.lower()
    return any([word in lowered for word in WORDS])  # noqa: C419 - a list is made in half the time
