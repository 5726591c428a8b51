"""What content systems and their extensions print around every text, as their translations have it: a table.

Comment forms, ratings, share bars, tables of contents, consent for embedded videos: each of these systems says the same
sentence on thousands of sites.
"""

from __future__ import annotations

_DAY = r"(?:\w+,? )?\d{1,2}(?:er|\.)?(?: (?:de )?\w+ (?:de )?(?:19|20)\d\d|[/.]\d{1,2}[/.]\d{2,4})"
_ADDRESS = r"(?:https?://|www\.)\S+\W*"
_TURNED = (
    r"(?:afficher|masquer|cacher|fermer|ouvrir|replier|deplier|basculer|hide|show|toggle|verbergen|anzeigen|ausblenden"
    r"|einblenden|ocultar|mostrar|nascondi|mostra)"
)
_NETWORKS = r"(?:tipeee|patreon|ulule|helloasso|liberapay|utip|paypal|ko-fi|steady)"
_SYSTEMS = (
    r"(?:wordpress|newspack|ghost|drupal|joomla|spip|blogger|wix|over-?blog|substack|hugo|jekyll|disqus|jetpack|hubspot"
    r"|mailchimp|responsivevoice|google)"
)

#: First words, and what follows one of them up to the end of the line; folded.
BY_SYSTEMS: tuple[tuple[str, str], ...] = (
    # Where a text was filed, as WordPress prints it below.
    (
        "cette cet ce esta questa dieser dit this",
        r"(?:entree|article|billet|contenu|publication|entrada|voce|beitrag|bericht|entry"
        r"|post)\b.{,160}\b(?:permaliens?"
        r"|permalinks?|enlace permanente)\b.{,40}",
    ),
    ("poste publie posted", r"(?:par|by) .{3,40} (?:dans|in) .{,60}\b(?:commentaires?|comments?)\b.{,30}"),
    ("classe filed publie posted", r"(?:dans|in|under) .{2,60}[|»] .{,40}\b(?:commentaires?|comments?)\b.{,20}"),
    # And by whom, at what hour, or what is said besides.
    (
        "poste publie posted redige ecrit geschrieben eingestellt publicado escrito pubblicato scritto inserito",
        r"(?:par|by|von|por|da) .{2,60}? (?:a|at|@|le|on|in|um|am|el|en|il|alle|ore) [^!?]{,40}?"
        r"(?:\d{1,2}\s?[:h]\s?\d\d\b|(?:19|20)\d\d [|·•-] )[^.!?]{,80}",
    ),
    (
        "url permalien permalink lien adresse shortlink short source article imprime printed permanent trackback",
        r"(?:(?:url |link )?(?:de (?:cet |l'\s?|ce )|courte?|originale?|permanente?|source|imprime depuis|printed from"
        r"|of this|to this|de (?:retrolien|trackback)|printed)\b[\w' ,-]{,60}|trackback|url)?\s*:\s*" + _ADDRESS,
    ),
    ("bookmark", r"the permalink\W*"),
    # How often it was read and liked.
    ("average note", r"(?:rating|moyenne)\b\W{,3}\d[\d.,/ ]*\W*(?:\d+ votes?)?\W*"),
    ("rating", r"\W{,3}\d[\d.,/ ]*\W*\d+ votes?(?: cast)?\W*"),
    ("hits visite visites visitas aufrufe zugriffe popularity", r"\W{,3}\d[\d., ]*\W*"),
    ("nombre", r"de (?:visites|lectures|vues)\W{,3}\d[\d., ]*\W*"),
    ("read lu vu ce cette", r"(?:(?:billet|page|post)\b.{,12} (?:lu|vu|consulte)e? )?\d[\d ]* (?:times|fois)\W*"),
    ("vn", r":f \[.{,20}"),
    ("be one", r"(?:the first to like|blogger likes) this(?: post)?\W*"),
    # When it was changed, by whom.
    ("derniere", rf"(?:mise a jour|modification|actualisation)\W*(?:le |du )?{_DAY}.{{,50}}"),
    ("cet ce", rf"(?:article|billet|contenu) a ete modifie pour la derniere fois le {_DAY}(?:\W*(?:a )?\d.{{,8}})?\W*"),
    ("zuletzt", rf"(?:aktualisiert|bearbeitet|geandert)\W*(?:am |um )?{_DAY}.{{,40}}"),
    ("ultima ultimo", rf"(?:actualizacion|modificacion|modifica|aggiornamento)\W*(?:el |il )?{_DAY}.{{,40}}"),
    # Forms for comments, and who guards them.
    ("enregistrer", r"mon nom, (?:mon )?e-?mail.{,120}"),
    ("save", r"my name,? (?:and )?e-?mail.{,120}"),
    ("guarda guardar", r"mi nombre,? (?:y )?correo.{,120}"),
    ("salva", r"il mio nome,? (?:la mia )?e-?mail.{,120}"),
    ("meinen meine", r"namen?,? (?:meine )?e-mail.{,120}speicher.{,40}"),
    (
        "vous",
        r"devez (?:etre connecte\S*|vous (?:connecter|identifier)) pour (?:publier|laisser|rediger|poster|ecrire"
        r"|ajouter)"
        r" (?:un|des|votre) commentaires?\W*",
    ),
    ("you", r"must be logged in to (?:post|leave) a comment\W*"),
    ("du sie", r"(?:musst|mussen) (?:sich )?(?:angemeldet|eingeloggt|anmelden).{,20} kommentar\w*.{,20}"),
    (
        "debes lo",
        r"(?:siento, debes )?(?:iniciar sesion|estar conectado|acceder) para (?:comentar|publicar un comentario)\W*",
    ),
    ("devi", r"essere connesso per inviare un commento\W*"),
    ("you", r"can (?:leave a response|follow any responses)\b.{,60}\b(?:trackback|rss|feed|your own site)\b.{,60}"),
    ("both comments", r"(?:comments and pings )?are (?:currently )?closed\W*"),
    # What a film was played with.
    (
        "vous you",
        r"(?:devez (?:installer|avoir|activer|telecharger)|(?:will )?need|must (?:have|install))\b.{,40}"
        r"\b(?:flash|javascript|quicktime|realplayer|silverlight)\b.{,20}"
        r"\b(?:pour|afin|to) (?:voir|lire|visionner|ecouter|view|see|watch|play|hear|listen)\b.{,40}",
    ),
    ("desole", r"les commentaires sont (?:fermes|clos|desactives).{,30}"),
    (
        "ce this diese este questo deze",
        r"(?:site|website|webseite|seite|sitio|sito)\b.{,25}\b(?:akismet|re-?captcha)\b.*",
    ),
    # Calls to share.
    (
        "cliquez cliquer click klick klicke klicken haz fai",
        r"(?:clic )?(?:pour|to|para|per|um) (?:(?:partager|share|compartir|condividere) (?:sur|on|en|su|via)\b"
        r"|(?:imprimer|print|imprimir|stampare)\b|envoyer (?:un lien|par e-?mail)|e-?mail a link"
        r"|enviar (?:un enlace|por)"
        r"|(?:auf|uber|per) [\w-]+ (?:zu )?teilen).{,80}",
    ),
    ("faites", r"(?:passer|tourner|circuler) (?:l'info(?:rmation)?|cet article)\W*"),
    ("sharing", r"is caring\W*"),
    ("spread", r"the (?:love|word)\W*"),
    ("share", r"and enjoy\W*"),
    ("please", r"follow and like us\W*"),
    (
        "follow",
        r"(?:us|me|@?[\w.'-]+(?: [\w.'-]+){,3})(?: @\w+)? on (?:twitter|facebook|x|instagram|bluesky|google\+?)\b"
        r".{,30}",
    ),
    ("like", r"(?:us|the .{2,30}) on facebook\W*"),
    ("advertise", r"on [\w.-]+\W*"),
    ("j'aime", r"(?:ca\s?:|chargement\b)\W*"),
    ("like", r"(?:this\s?:|loading\b)\W*"),
    ("gefallt", r"mir(?:\s?:| wird geladen)\W*"),
    ("me mi", r"(?:gusta|piace)(?: est[oa]| questo)?(?:\s?:| (?:cargando|caricamento)\b)\W*"),
    (
        "vous",
        r"(?:appreciez|aimez) (?:notre|nos|cet|ce) (?:travail|articles?|journal|media|site|contenus?|enquetes?)\s?\?",
    ),
    ("soutenez soutenir support", rf"[\w' -]{{2,40}} (?:sur|on) {_NETWORKS}\W*"),
    # Tables of contents and their buttons; pages.
    (
        "sommaire table contents inhalt inhaltsverzeichnis indice contenido contenidos",
        rf"(?:(?:des matieres|of contents|de contenidos?|dei contenuti)\W*)?\W*(?:{_TURNED}\W*)+",
    ),
    (_TURNED[3:-1].replace("|", " "), rf"(?:le |la )?(?:sommaire|table des matieres)\W*(?:{_TURNED} .{{,25}})?"),
    ("pages", r"\W*\d{1,2}(?:\W+\d{1,2})+\W*"),
    ("article", r"(?:precedent|suivant)[\W_]+article (?:suivant|precedent)\W*"),
    # Ratings and counters.
    (
        "notez evaluez rate bewerte bewerten valora vota",
        r"(?:cet article|ce contenu|cette page|this (?:post|article|page)|diesen? (?:beitrag|artikel|seite)"
        r"|este (?:articulo|post|contenido)|questo (?:articolo|post))\b\W*(?:total\W.{,40}|\d.{,40})?",
    ),
    (
        "note average durchschnittliche promedio voto",
        r"(?:moyenne|rating|bewertung|de puntuacion|medio)\W*\d[.,]?\d*\s?/\s?\d+\W*(?:nombre de votes|vote count"
        r"|anzahl bewertungen|recuento de votos|conteggio dei voti)\b.{,15}",
    ),
    ("total", r"\d+ (?:moyenne|average|durchschnitt|promedio|media)\W*\d.{,10}"),
    ("aucun no bisher hasta", r"(?:vote pour l'instant|votes so far|keine bewertungen|ahora\W+no hay votos)\b.{,80}"),
    (
        "cliquez click klicke haz clicca",
        r"(?:clic )?(?:sur|on|auf|en|su) (?:une|an?|die|una) (?:etoile|star|sterne|estrella|stella)\b.{,40}",
    ),
    (
        "how wie de quanto",
        r"(?:useful was this post|hilfreich war dieser beitrag|cuanta utilidad te ha parecido este contenido"
        r"|e stato utile questo post)\W*",
    ),
    ("cet ce cette", r"(?:article|contenu|page) vous a(?:-t-(?:il|elle))? ete utile\W*(?:oui\W+non\W*)?"),
    ("merci", r"(?:d'avoir vote|pour votre vote)\b.{,30}"),
    ("post", r"views\s?: ?[\d\s.,]+k?"),
    # Versions of the page: for paper, for the ear, for small screens, in other words.
    ("print", r"friendly\b.{,20}"),
    (
        "telecharger telechargez enregistrer imprimer",
        r"(?:(?:cet article|l'article|cette page|la page) )?(?:au format|en|version) pdf\W*",
    ),
    ("voice", r"by responsivevoice\W*"),
    ("powered propulse fierement", rf"(?:propulse )?(?:by|par) {_SYSTEMS}\b.{{,30}}"),
    (
        "voir quitter view exit die salir esci",
        r"(?:la )?(?:version (?:complete|mobile|classique)|full (?:version|site)|mobile version(?: verlassen)?"
        r"|de la version movil|dalla versione mobile)(?: de (?:cet article|la page|ce site))?\W*",
    ),
    ("traduire translate", r"(?:cette page|cet article|this (?:page|article))\W*"),
    ("taille", r"(?:du texte|de (?:la )?police|des caracteres)\W*(?:\b(?:a|petite?|moyenne?|grande?|normale?)\b\W*)*"),
    ("augmenter diminuer reduire", r"la taille (?:du texte|de (?:la )?police|des caracteres)\W*"),
    (
        "agrandir view grossere ver visualizza",
        r"(?:le plan|la carte|larger map|karte anzeigen|mapa mas grande|mappa piu grande)\W*",
    ),
    ("voir", r"une carte plus grande\W*"),
    (
        "cliquez cliquer click",
        r"(?:sur|on) (?:une |la |les |l'|chaque |an? |the )\w+ (?:pour|to) (?:l'|les )?(?:agrandir|enlarge)\b.{,20}",
    ),
    (
        "ce cette this diese esta questa",
        r"(?:diaporama|slideshow|diashow|presentacion|presentazione|contenu|carte|lecteur|video)\b.{,20}"
        r"\b(?:necessite|requires|benotigt|requiere|richiede) javascript\W*",
    ),
    # Errors that readers may report.
    (
        "si if wenn",
        r"(?:vous|you|sie|du) .{,20}\b(?:faute|erreur|coquille|error|typo|mistake|rechtschreibfehler)\b.{,60}"
        r"\b(?:nous (?:en )?(?:informer|prevenir|la signaler|le signaler|ecrire)|notify us|let us know"
        r"|benachrichtige\w*"
        r"|ctrl|strg)\b.*",
    ),
    ("rapport spelling", r"(?:de faute d'orthographe|error report)\W*"),
    ("le the", r"(?:texte suivant sera envoye a nos redacteurs|following text will be sent to our editors)\W*"),
    # SPIP's forum below an article.
    ("ce", r"champ accepte les raccourcis spip\b.*"),
    ("ce", r"forum est modere a (?:priori|posteriori)\b.*"),
    ("attention", r"votre (?:message|contribution) n'apparaitra qu'apres\b.*"),
    # Advertisers and players.
    (
        "recommande recommended par by liens contenus sponsored",
        r"(?:(?:sponsorises |content |links )?(?:par |by ))?(?:taboola|outbrain|ligatus|dable|mgid)\W*",
    ),
    (
        "utilisez use utiliza usa",
        r"(?:les fleches|up/down|las teclas de flecha|i tasti freccia)\b.{,40}\bvolumen?\b\W*",
    ),
    ("pfeiltasten", r"hoch/runter\b.{,40}"),
    ("pour to", r"(?:visualiser cette video|view this video)\b.{,30}\bjavascript\b.*"),
    (
        "voir view ver visualizza",
        r"(?:cette publication sur|this post on|esta publicacion en|questo post su) instagram\W*",
    ),
    # What stands for a video or a map until somebody lets it in.
    ("en", r"chargeant (?:cett?e|la|le|l') ?\w+\b.{,20}\bvous acceptez\b.*"),
    ("nous", r"avons besoin de votre (?:accord|consentement) pour (?:afficher|charger|lire)\b.{,40}"),
    ("by", r"loading (?:the|this) \w+\b.{,10}\byou (?:agree|accept)\b.*"),
    ("mit", r"dem laden (?:des|der) \w+\b.{,10}\bakzeptier(?:en|st)\b.*"),
    ("al caricando", r"(?:cargar )?(?:el|la|il|questo|questa) \w+\b.{,15}\bac(?:eptas|cett\w+)\b.*"),
    ("charger load cargar carica", r"(?:la video|la carte|le contenu|video|map|content|post|el video|il video)\W*"),
    ("video karte inhalt beitrag", r"laden\W*"),
    ("toujours always", r"(?:debloquer|unblock) [\w ]{2,25}\W*"),
    (
        "youtube vimeo instagram google facebook openstreetmap twitter",
        r"(?:\w+ )?(?:immer entsperren\W*|est desactive\b.{,20}\b(?:autorise[rz]|accepte[rz])\b.{,80})",
    ),
    (
        "cliquez click klicke klicken haz fai klik",
        r"(?:clic )?(?:pour|to|para|um|per|om)\b.{,25}\b(?:accep\w*|aceptar|akzept\w*"
        r"|accett\w*)?.{,12}\bcookies?\b.{,80}",
    ),
    (
        "veuillez vous merci",
        r"(?:devez |de bien vouloir |d')?(?:accepter|autoriser) (?:les |le depot de |nos "
        r"|vos )(?:\w+ )?cookies?(?: \w+){,3} (?:pour|afin)\b.{,90}",
    ),
    ("discover", r"more from .{2,60}"),
    ("entdecke", r"mehr von .{2,60}"),
    ("descubre", r"mas desde .{2,60}"),
    ("scopri", r"di piu da .{2,60}"),
    (
        "abbonati suscribete",
        r"(?:per|para|y) (?:ricevere|recibir|recibe) (?:gli|los|las) ultim[aio]s? (?:articol|entrad"
        r"|articul)\w+.{,60}",
    ),
    # Letters that were asked for, and texts that others may print.
    ("get", r"our (?:free )?(?:newsletters?|app|emails)\W*"),
    (
        "success whoops",
        r"\W*(?:you're on the list\W*|there was an error and we couldn't process your subscription\b.*)",
    ),
    (
        "republish republiez republier",
        r"(?:our|this|nos|cet|ces|l')\s?(?:articles?|stor(?:y|ies))\b(?:\W*|.{,80}\bcreative commons\b.{,30})",
    ),
)  # fmt: skip
