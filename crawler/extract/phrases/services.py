"""What pages of these years say of the services around a text, in the languages of the press.

Preferred sources of search engines, summaries and voices made by machines, articles to give away, consent to embedded
contents, commissions on what is sold, translations of releases. A table of the same form as that in `systems`, and
looked up there: lines are one of these from end to end or not at all.
"""

from __future__ import annotations

_AI = r"(?:(?:l')?ia\b|(?:une |l')?intelligence artificielle)"
_MADE = r"(?:genere|realise|produit|redige|propose)e?s?"
_BY_AI = rf"(?:(?:automatiquement )?(?:par|avec|grace a|a l'aide de|a l'aide d') ?{_AI})"
#: That somebody looked at it.
_CHECKED = (
    r"(?:\W*(?:et |puis )?(?:verifie|relu|valide|controle)e?s? (?:par|avec) [\w' ]{2,40})?"
    r"(?:\W*(?:il|elle) peut (?:contenir|comporter) des (?:erreurs|inexactitudes|imprecisions))?\W*"
)
_TEXT = r"(?:cet article|ce texte|ce contenu|l'article)"
_HERE = r"(?: (?:dans|de|sur) (?:cet article|cette page|ce (?:site|guide|comparatif)))?"

_BY_MACHINE = (
    r"(?:automati(?:quement|cally|sch|camente)|kunstlich|maschinell|(?:par|by|von|por|da|mit|con|with|using|a l'aide)\b"
    r".{,30}(?:\b(?:ia|ai|ki)\b|intelligence artificielle|artificial intelligence|kunstlicher intelligenz"
    r"|inteligencia artificial|voix de synthese)|dall'(?:ia\b|intelligenza artificiale))"
)
_MADE_SO = (
    r"(?:genere|traduit|resume|produit|redige|realise|cree|elabore|lu|generated|translated|created|produced|written"
    r"|summari[sz]ed|erzeugt|generiert|erstellt|ubersetzt|zusammengefasst|generad|traducid|elaborad|generat|tradott)\w*"
)
_CHECKED_SO = r"(?:,? (?:et|puis|and|und) (?:relu|verifie|reviewed|checked|gepruft)\w*\b.{,50})?"
_LEARN = r"(?:\W+(?:mehr|wir|en savoir|pour en|plus d|nous|learn|read|more|mas|per saperne)\b.{,110})?\W*"
_MAY_EARN = r"(?:we|us|\w+) (?:may|might|can|could|will) (?:earn|receive|get|make|be paid)\b.{,30}\bcommission"

#: First words, and what follows one of them up to the end of the line; folded.
OF_SERVICES: tuple[tuple[str, str], ...] = (
    # Search engines that show more of what their users prefer.
    (
        "pour afin ne vous",
        r"[^.]{4,130}\b(?:ajoute[rz]|definisse[rz]|definir|choisisse[rz])(?:-nous)? .{,40}\bsources? (?:preferee"
        r"|favorite)s?\b(?=.*\b(?:google|cliquant|ici)\b).{,60}",
    ),
    (
        "ajoutez-nous ajouter",
        r"(?:.{2,40} )?(?:(?:a|dans|parmi|comme) (?:vos |sa |en )?(?:sources? )?(?:preferee|favorite|favori)s?"
        r"|en favoris?)(?: (?:sur|de|dans))? google\W*",
    ),
    ("preferez prefere", r".{2,40} sur google\W*"),
    ("suivez suivre retrouvez", r".{2,40} sur google (?:discover|news|actualites|actu)\W*"),
    ("add", r".{2,40} (?:as )?(?:an? |your )?(?:(?:preferred |trusted )source )?on google(?: news| discover)?\W*"),
    ("make", r".{2,40} (?:an? |your )(?:preferred|trusted) source on google\W*"),
    ("als", r"bevorzugte quelle (?:auf|bei|in) google .{,20}"),
    ("anade agrega aggiungi", r".{2,40} (?:fuentes? preferid|fonti? preferit)\w+ (?:en|su|di) google\W*"),
    # Summaries and voices of machines.
    (
        "ce cet cette this este esta questo questa diese dieser dieses",
        r"(?:audio|article|texte|resume|synthese|traduction|lecture|version|podcast|contenu|story|summary|text"
        r"|translation|zusammenfassung|audioversion|ubersetzung|artikel|beitrag|resumen|texto|articulo|traduccion"
        r"|riassunto|testo|articolo|traduzione) (?:a ete|est|was|is|has been|wurde|ha sido|fue|e stat\w)"
        rf"(?: {_MADE_SO} {_BY_MACHINE}| {_BY_MACHINE} {_MADE_SO}){_CHECKED_SO}{_LEARN}",
    ),
    ("l'audio", rf"(?:de cet article )?(?:a ete|est) {_MADE_SO} {_BY_MACHINE}{_LEARN}"),
    ("ai-generated ki-generierte", r"(?:summary|audio|translation|zusammenfassung|ubersetzung)\W*"),
    ("resume", rf"(?:de l'article )?(?:{_MADE} )?{_BY_AI}{_CHECKED}|\W*(?:ia|ai)\W*"),
    ("lire afficher voir", rf"le resume(?: de l'article)?\W*(?:{_MADE} )?{_BY_AI}\W*"),
    ("genere generee", rf"{_BY_AI}{_CHECKED}"),
    ("ai ai-generated", r"(?:generated )?summary\b(?:\W*|, (?:reviewed|checked|edited) by .{,40})"),
    (
        "resumen riassunto",
        r"(?:del articulo )?(?:generado|elaborado|generato|creato) (?:por|con|dall?'?|da) ?(?:la )?(?:ia"
        r"|ai)\W*",
    ),
    (
        "audio article texte cet ce",
        rf"(?:(?:audio|article|texte) )?(?:est |a ete )?(?:{_MADE}|lu) par une voix (?:de synthese"
        rf"|artificielle)\W*",
    ),
    ("lecture ecoute", r"(?:audio|(?:audio )?de l'article) (?:est )?reservee? aux abonnes\W*"),
    ("ecouter ecoutez", r"(?:l'article|cet article) en audio\W*"),
    (
        "escuchar escucha ascolta ouvir",
        r"(?:la |esta |este |el |a )?(?:noticia|articulo|artigo|l'articolo|questo articolo)\W*",
    ),
    ("ascolta escucha", r"la version[ei]? (?:en )?audio (?:del?|di) ?(?:l'|questo |este |l )?(?:articolo|articulo)\W*"),
    # Articles to give away and to keep.
    ("en", r"tant qu'abonnee?s?, vous pouvez (?:offrir|partager)\b.{,90}"),
    ("offrez offrir", rf"{_TEXT} (?:a (?:un|une|vos) (?:proche|ami|amie|contact)s?|gratuitement).{{,30}}"),
    (
        "copiez copier",
        r"(?:le lien|l'adresse|l'url)(?: (?:ci-dessous|de l'article|de cet article))?(?: pour (?:le|la|l')"
        r" ?partager)?\W*",
    ),
    (
        "cet cette",
        r"article (?:vous a ete offert|vous est offert) par .{2,40}|article a ete ajoute a (?:vos|votre)"
        r" .{3,30}",
    ),
    ("enregistrer sauvegarder", r"(?:l'article|cet article) pour (?:plus tard|le lire plus tard)\W*"),
    ("vous", r"etes arrivee? a la fin de (?:l'article|cet article)\W*"),
    # Consent for what is embedded.
    ("ich", r"bin (?:damit )?einverstanden,? dass (?:mir )?externe (?:inhalte|medien)\b.*"),
    ("j'accepte", r"que (?:des|les) contenus (?:externes|de tiers)\b.*"),
    (
        "pour",
        r"(?:visionner|voir|lire|afficher|ecouter|consulter) (?:cette?|ces?) \w+\b.{,30}"
        r"(?:accept\w+|autoris\w+|activ\w+) (?:les |le depot de |nos )?(?:cookies|traceurs)\b.{,60}",
    ),
    ("this", r"content (?:is hosted by a third party|is not available due to your)\b.*"),
    ("vous", r"(?:gardez|conservez) la possibilite de (?:retirer|modifier) votre consentement\b.{,60}"),
    (
        "vous",
        r"pouvez (?:a tout moment )?(?:modifier|changer|retirer|revoir) (?:a tout moment )?(?:vos (?:choix"
        r"|preferences?)"
        r"|votre (?:choix|consentement))\b[^.]{,90}\W*",
    ),
    (
        "ce cette",
        r"(?:contenu|video|publication) (?:est hebergee?|provient|est fournie?) (?:par|de) [\w ]{1,25} et"
        r" (?:peut|est susceptible de) deposer des (?:cookies|traceurs)\b.{,60}",
    ),
    ("desole", r"nous ne pouvons (?:pas|plus) (?:charger|afficher|lire) (?:la video|ce contenu|cette video)\W*"),
    ("contenu", r"externe (?:bloque|masque|desactive)\W*"),
    # What is earned with a text, and who paid for it.
    (
        "les certains ces des tous",
        r"(?:des )?liens\b.{,60}\b(?:d'affiliation|affilies|sponsorises)\b"
        r"(?:.{,30}\bnous\b.{,40}\bcommission\b.{,60}|\W*)",
    ),
    ("if when", rf"you (?:buy|purchase|click|shop)\b.{{,60}}\b{_MAY_EARN}\b.{{,60}}"),
    (
        "die bei einige mit alle",
        r".{,90}\blinks? (?:sind|handelt es sich um) .{,20}(?:affiliate|provisions|partner)-?\s?links?\b.{,140}",
    ),
    ("algunos los", r"enlaces\b.{,60}\bafiliad\w+\b.{,60}\bcomision.{,60}"),
    (
        "lorsque si quand en",
        r"(?:vous achetez|vous effectuez un achat|achetant|cliquant"
        r"|passant)\b.{,60}\bliens?\b.{,60}\b(?:commission|remuner\w+|soutenez)\b.{,60}",
    ),
    (
        "certains les",
        rf"liens?{_HERE} (?:sont|peuvent etre) (?:des liens )?(?:affilies?|sponsorises|d'affiliation)\b.{{,60}}",
    ),
    ("if when", r"you (?:buy|purchase|click)\b.{,60}\blinks?\b.{,40}\bcommission\b.{,60}"),
    (
        "les",
        rf"prix (?:mentionnes|indiques|affiches){_HERE} (?:sont|peuvent|restent) (?:susceptibles de"
        rf" )?(?:varier|evoluer)\b.{{,60}}",
    ),
    (
        "la",
        r"redaction (?:n'a pas participe|n'est pas intervenue?) (?:a|dans) la (?:realisation|redaction"
        r"|production) de (?:cet article|ce contenu|ce texte)\W*",
    ),
    (
        "ce cet",
        r"(?:contenu|article|dossier) (?:a ete |est )(?:realise|produit|propose|sponsorise|concu) (?:en"
        r" partenariat avec|avec le soutien de|(?<=propose )par|(?<=sponsorise )par) [\w' &.-]{2,40}",
    ),
    ("contenu article", r"sponsorise par [\w' &.-]{2,30}"),
    ("publi-redactionnel publireportage publi-reportage publi-information", r"\W*"),
    # Releases in another language than their own.
    ("le", r"texte du communique issu d'une traduction ne doit d'aucune maniere\b.*"),
    # Letters, as they are offered and paid with an address.
    ("recevez", r"(?:l'essentiel|le meilleur|toute l'actualite)\b.{,60}\bpar (?:e-?)?mail\W*"),
    ("votre", r"inscription (?:a bien ete|est (?:bien )?)(?: ?prise en compte| ?confirmee| ?enregistree| ?validee)\W*"),
    (
        "votre",
        r"(?:adresse )?(?:e-?mail|courriel)\b.{,20} est (?:collectee?|utilisee?|traitee?|recueillie?)"
        r" par\b.{,140}",
    ),
    (
        "ces",
        r"informations sont (?:destinees|collectees|recueillies)\b.{,80}\b(?:conservees|newsletters?"
        r"|desinscri\w+|traitees)\b.{,80}",
    ),
    # What else readers may do.
    ("cet ce", r"(?:article|texte) (?:comporte|contient) une (?:erreur|faute|coquille)\s?\? .{,60}"),
    (
        "une",
        r"(?:question|remarque|precision|suggestion)\s?\?(?: une (?:remarque|question|suggestion)\s?\?)?"
        r" (?:ecrivez|contactez|dites)[- ](?:le-)?(?:nous|(?:a )?(?:la|notre) redaction)\b.{,50}",
    ),
    ("retrouvez decouvrez", r"(?:toutes )?nos offres d'abonnement\W*"),
    (
        "this",
        r"is an? (?:subscriber-only|subscribers-only|premium|members?-only) (?:article|story|piece)\b.{,80}",
    ),
    ("this", r"article is more than \w+ (?:years?|months?) old\W*"),
    ("our", r"journalism (?:needs|depends on) your support\b.{,60}"),
    ("imprime printed", r"(?:depuis|a partir de|from)\s?:?\s?(?:https?://|www\.)\S+\W*"),
)  # fmt: skip
