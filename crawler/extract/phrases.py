"""The functional phrases of press sites, as folded patterns (`store.text.fold`), in French and English.

Each is matched against a whole line of at most a few words, never searched inside a sentence: "publicité", "partager"
and "s'abonner" also stand in articles.
"""

from __future__ import annotations

import re


def one_of(*phrases: str) -> re.Pattern[str]:
    """What any of some phrases matches; they are expressions, and folded like what they are held against."""
    return re.compile("|".join(phrases))


#: An advertisement's label, alone in its element or line.
AD_LABEL = re.compile(
    r"[\W_]*(?:publicites?|annonces?(?: publicitaires?)?|advertisements?|advertising|ad|sponsorise|(?:contenu"
    r"|article) sponsorise"
    r"|(?:(?:l')?article|la publicite) (?:continue|se poursuit) (?:ci-dessous|apres (?:cette|la) publicite)"
    r"|(?:la )?suite (?:de l'article )?apres (?:cette|la) publicite"
    r"|sponsored(?: content)?"
    r"|(?:passer|fermer|masquer) (?:cette|la) publicite"
    r"|publicite\W+(?:faites defiler pour (?:continuer|lire|poursuivre)|(?:la )?suite (?:de (?:cet "
    r"|l')\W?article )?(?:ci-dessous|plus bas)"
    r"|continuez (?:a lire|votre lecture)).{,20}|(?:contenus?|annonces?) de nos partenaires"
    r"|(?:article|story) continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?"
    r"|advertisement\W+(?:continue reading|scroll|story continues).{,12}"
    r"|scroll to continue(?: with content)?|(?:nach der anzeige weiterlesen|weiterlesen nach der anzeige)"
    r"|(?:la nota|el articulo|la noticia) (?:continua|sigue) (?:debajo|despues) de (?:la publicidad|este anuncio)"
    r"|(?:l'articolo )?(?:continua|prosegue)(?: a leggere)? (?:dopo|sotto) la pubblicita"
    r"|(?:tekst|artikel) (?:loopt|gaat) (?:door|verder) onder (?:de )?advertentie|anzeige|werbung|publicidad"
    r"|pubblicita|advertentie)[\W_]*"
)
#: What a link says of itself to those who do not see it open.
NEW_WINDOW = re.compile(
    r"\W*(?:(?:s'ouvre|ouvre|ouverture|opens) )?(?:(?:dans|in) )?(?:une? |an? )?(?:nouvel(?:le)? (?:fenetre|onglet)"
    r"|new (?:window|tab))\W*|\W*offnet (?:im|in einem) neuen (?:fenster|tab)\W*"
)
#: Opens a pointer to another article.
READ_ALSO = re.compile(
    r"[\W_]*(?:(?:a |et )?(?:\(?re\)?lire|lire|voir|ecouter|decouvrir|regarder) (?:aussi|egalement|notre dossier"
    r"|sur le meme sujet)"
    r"|(?:a )?\(?re\)?lire\s*:|a lire\s*:|a (?:re)?voir\s*:|a (?:re)?ecouter\s*:|lire\s*:"
    r"|(?:sur|dans) le meme (?:sujet|theme)\s*:|(?:lisez|regardez|ecoutez|decouvrez) (?:aussi|egalement)\s*:"
    r"|lire plus\s*:|article (?:suivant|precedent)\s*:|read also|also read|read more|see also|related\s*:|>> ?lire"
    r"|lire l'article|lesen sie (?:auch|mehr|dazu|hier)|siehe auch|mehr zum thema|lees ook|zie ook|(?:lee[ar]?|lea"
    r"|ver|mira|vea) tambien"
    r"|(?:tambien )?te puede interesar|(?:leggi|vedi|guarda|ascolta) anche|per approfondire|(?:leia"
    r"|veja) tambem)(?:\b|(?<=:))"
)
#: Opens one by what it points to: "Lire l'entretien :", "Notre décryptage :", "Read our review:".
_STORY = (
    r"(?:articles?|analyses?|avis|billet|bilan|carte|chroniques?|chronologie|comparatif|compte[ -]rendus?|critiques?"
    r"|debat|decryptages?|dessins?|diaporamas?|direct|dossiers?|edito(?:rial|riaux)?|enquetes?|entretiens?|exclusivite"
    r"|explications?|fact[ -]?checking|faits|grand format|infographies?|interviews?|panorama|photos"
    r"|podcasts?|points? de vue|portraits?|questions[ -]reponses|quiz|recits?|reportages?|reaction|replay|resume"
    r"|selections?|sondage|synthese|temoignages?|tribunes?|tutoriel|videos?)"
)
READ_STORY = re.compile(
    r"[\W_]*(?:article reserve (?:a|aux) (?:nos )?abonnes\W+)?(?:"
    r"(?:a )?(?:re)?(?:lire|voir|ecouter|regarder|consulter|decouvrir|suivre|lisez|voyez|ecoutez|regardez|consultez"
    r"|decouvrez|suivez|retrouve[rz]) (?:aussi |egalement |ici )?"
    rf"(?:l'|la |le |les |notre |nos |cet |cette |ces |ce )(?:[a-z]+ )?{_STORY}\b[^:.!?]{{,40}}:"
    r"|(?:notre|nos) (?:[a-z]+ )?(?:analyses?|decryptages?|diaporama|dossiers?|enquetes?|entretiens?|explications?"
    r"|infographies?|interviews?|reportages?)\b[^:.!?]{,30}:"
    r"|(?:read|watch|see|listen to) (?:our|the(?: full)?) (?:[a-z]+ )?(?:analysis|briefing|documents?|episode|explainer"
    r"|guide|interview|letter|obituary|podcast|profile|report|review|statement|story|study|video)\b[^:.!?]{,30}:)"
)
#: A signature without the name: the name follows on the line, or stands on the next.
BYLINE_LABEL = re.compile(
    r"[\W_]*(?:article |texte |dossier |propos )?(?:redige|ecrit|recueillis?|realise|signe|written"
    r"|reported) (?:par|by)\s*:?\s*|[\W_]*(?:auteurs?|authors?)(?:\(s\))?\s*:\s*"
)
#: Lines that are controls of the page: share, print, log in, subscribe, skip, count.
CONTROL = re.compile(
    r"[\W_\d]*(?:"
    r"partager?(?: (?:cet|l')? ?(?:article|la page|sur [a-z]+))?|partages?"
    r"|share(?: this(?: (?:article|story|page|post|video))?)?"
    r"|tweet(?:er)?|tweet on twitter"
    r"|(?:(?:partage[rz]|share)(?: [\w']+){,2} ?[:-]? )?(?:facebook|twitter|linkedin|whatsapp|e-?mail|courriel"
    r"|flipboard"
    r"|pinterest|copie|copier le lien|copy link"
    r"|x|telegram|messenger|reddit|bluesky)"
    r"(?:[\s,|/•·-]+(?:facebook|twitter|linkedin|whatsapp|e-?mail|courriel|flipboard|pinterest|copier le lien"
    r"|copy link|x|telegram|messenger|reddit|bluesky))*"
    r"|suivez[- ]nous(?: sur [a-z ]+)?|follow us(?: on [a-z ]+)?|nous suivre"
    r"|(?:je )?(?:m'|s')abonne[rz]?|abonnez[- ]vous|subscribe(?: now)?|sign up"
    r"|aux newsletters?|newsletters?|(?:skip past|after) newsletter promotion"
    r"|recevoir (?:les news|la newsletter|nos newsletters)"
    r"|recevez .{0,60}(?:actualite|newsletter|boite mail)[a-z ]*"
    r"|imprimer(?: (?:cet|l')? ?article)?|print(?: this)?(?: article)?|envoyer (?:a un ami|par (?:e-?mail"
    r"|courriel))|image_?pdfimage_?print"
    r"|commentaires?|commenter|comments?|leave a comment|post a comment|(?:laisser|poster|ajouter|voir|lire"
    r"|tous) (?:un |les |\d+ )*(?:commentaires?|contributions?|reactions?)"
    r"|reagir(?: a cet article)?|avertir le moderateur|ajouter a (?:mes|vos|ma|votre|la|ta|tes) "
    r"(?:favoris|selections?|listes?(?: de lecture)?)"
    r"|ajoute[rz] .{2,30} (?:a|aux|dans) (?:mes|vos|tes) favoris.{,20}|enregistrer l'article|ecouter l'article"
    r"|(?:re)?ecouter(?: cet article| l'episode| plus tard)?"
    r"|offrir (?:cet|l')? ?article|lire dans l'app|lire plus tard|sauvegarder"
    r"|(?:se connecter|connectez[- ]vous|s'inscrire|inscrivez[- ]vous)(?: gratuitement)?"
    r"|connexion|log ?in|sign in|register|cliquez ici"
    r"|(?:temps de )?lecture\s*:?\s*\d*\s*(?:min(?:utes?|\.)?)?|(?:\d+\s*)?min(?:utes?)?(?: (?:de lecture|read))?"
    r"|reading time.{0,12}"
    r"|passer au contenu(?: principal)?|aller au contenu(?: principal)?|skip (?:links?|to (?:main )?content)"
    r"|retour(?: a la liste| a l'accueil| en haut)?|haut de page|back to top"
    r"|la suite (?:par )?ici|lire la suite(?: de l'article)?"
    r"|continuer a lire|continue reading|read more|en savoir plus|voir plus|voir tout|show more"
    r"|cliquez ici pour la suite"
    r"|(?:a )?lire (?:aussi )?(?:en |nos |notre article )?pages? (?:\d{1,2}\b.{,15})?|close|fermer|menu|rechercher"
    r"|moteur de recherche|short url|embed|play|×|precedent|suivant|previous|next"
    r"|accueil"
    r"|decouvrez notre dossier|themes? abordes?|mots[- ]cles|tags?|sur le meme sujet|vous avez aime cet article"
    r"|le - mis a jour a|information"
    r"|chargement|signaler une erreur|ajouter aux favoris|envoyer par (?:e-?)?mail"
    r"|save(?: for later)?|listen(?: to (?:this )?(?:article|story))?|scroll (?:down )?for more|gift (?:this )?article"
    r"|(?:artikel )?(?:teilen|drucken|merken|anhoren|vorlesen|speichern|empfehlen|versenden|kommentieren)"
    r"|kommentare?(?: (?:lesen|schreiben|anzeigen))?|les(?:e|ed)(?:zeit|auer)\s*:?\s*\d*\s*(?:min(?:uten?)?)?"
    r"|minuten? lese(?:zeit|dauer)"
    r"|compartir|comentarios?|comentar|imprimir|guardar|escuchar|tiempo de lectura\W{,3}\d*\s?(?:min(?:utos?)?)?"
    r"|minutos? de lectura|condividi|commenti?|commenta|stampa|ascolta|salva|segui|minut[oi] di lettura"
    r"|tempo di lettura\W{,3}\d*\s?(?:min(?:ut[oi])?)?|delen|reageer|reacties|leestijd\W{,3}\d*\s?(?:min(?:uten)?)?"
    r"|compartilh(?:ar|e)|partilhar|ouvir"
    r")[\W_\d]*"
)
#: The same with words of the page's own after them: a label, or a sentence about it, not any sentence that begins so.
OPEN_CONTROL = re.compile(
    r"[\W_\d]*(?:(?:abonnez|inscrivez)[- ]vous|(?:connectez|identifiez)[- ]vous pour|recevez (?:nos|les) alertes"
    r"|subscribe to|sign up|share (?:on|via)|cliquez ici pour"
    r"|pas encore inscrit|deja (?:abonne|inscrit)|iscriviti (?:a|alla|alle|al)|suscribete a|abonnieren sie"
    r"|click here to|(?:profitez|beneficiez) de (?:(?:notre|nos) |l')?offres?"
    r"|la suite sur|lire la suite (?:sur|de)|une erreur dans l'article)\b"
    r"(?P<rest>.{,60})"
)
ABOUT_PAGE = re.compile(
    r"\b(?:newsletters?|infolettres?|lettres? d'info\w*|notre|nos|alertes?|compte|(?:cet|l')\W?article|notre site"
    r"|connect\w*|identifi\w*|(?:vous )?abonn\w*|s'inscrire|inscrivez\w*|recevoir|acceder|illimite|facebook|twitter"
    r"|linkedin|whatsapp|instagram|signalez\w*|nous|our|your|free|today|account|alerts?|updates?|emails?|e-mails?|now"
    r"|access|canal|nostr[oa]|nuestr[oa]|unsere\w*)\b|\bgratuit\w*\W*$|^ le site\b|€"
)
#: How many of how many, under a gallery; brackets and rules around what was taken out.
COUNTER = re.compile(
    # A call of WordPress that no extension answered: "[contact-form-7 id=…]".
    r"\[/?[a-z][\w-]*(?: [\w-]+=[^\]]{1,200}|(?<=_)[\w-]+)\]|"
    r"\d{1,2}:\d\d(?::\d\d)?(?:\s?/\s?\d{1,2}:\d\d(?::\d\d)?)|0{1,2}:00|"
    r"\W*\d[.,]?\d*\s?/\s?(?:5|10)\W{,4}\d+ (?:votes?|avis|notes?|stimmen|bewertungen|votos?|voti)\W*|"
    r"\W*\d{1,4} (?:reactions?|avis|votes?|likes?)\W*|\W*\d{1,3}\s?(?:of|sur|von|de|di|/)\s?\d{1,3}(?: (?:photos?"
    r"|images?|fotos?|bilder|diapos\w*))?\W*"
    r"|[\[\](){}|/<>·•,;: ]+"
)
#: A heading under which a page lists its other articles, comments or forms: nothing of the article comes after it.
TAIL_OPENER = re.compile(
    r"[\W_\d]*(?:"
    r"(?:les |nos )?autres (?:articles|actualites|actus|communiques|dossiers)(?: .{0,40})?|(?:nos "
    r"|les )?derni[a-z]+ (?:articles|dossiers|actualites|actus|news|infos|communiques|numeros)(?: .{0,30})?"
    r"|(?:sur|dans) (?:le|la) meme (?:sujet|theme|rubrique|categorie)|dans (?:la meme rubrique|le meme dossier)"
    r"|(?:nos )?articles? (?:lies"
    r"|similaires|associes|connexes|relies|recents|en relation|suggeres|recommandes)"
    r"|(?:les? )?(?:articles )?(?:les )?(?:plus|\+) (?:lus?|vus?|consultes|populaires|partages|commentes)|top articles"
    r"|a (?:lire|voir"
    r"|decouvrir) (?:aussi|egalement)|lire (?:aussi|egalement)|voir aussi|pour aller plus loin"
    r"|vous aimerez aussi|(?:cela|ca|ces articles) (?:pourrai(?:en)?t|peu(?:ven)?t|devrai(?:en)?t) (?:aussi "
    r"|egalement )?vous (?:interesser|plaire)"
    r"|vous pourriez (?:aussi|egalement) (?:aimer|etre interesse\w*(?: par)?)|nos recommandations|notre selection"
    r"|nos lecteurs (?:lisent|ont) (?:aussi|egalement)(?: (?:aime|lu))?|ailleurs sur (?:le web|internet)|"
    r"(?:contenus?|liens|articles) (?:sponsorises?|partenaires?|promus)|nos videos|bonus abonnes|what to read next"
    r"|recommande(?:s)? pour vous|a ne pas manquer|a la une"
    r"|related(?: (?:articles?|stories|posts|news|content|topics))?|more (?:from|on|stories|news|in)(?: .{0,40})?"
    r"|most (?:read|popular|viewed)(?: .{0,20})?|read next|up next|you (?:may|might) also like.{0,20}"
    r"|recommended(?: .{0,20})?|see also|trending(?: now)?|latest (?:news|stories|articles)|editor'?s'? picks"
    r"|top stories|popular posts|recent posts"
    r"|commentaires?|(?:\d+ )?comments?|(?:laisser|ajouter|poster|ecrire) un commentaire|leave a (?:comment"
    r"|reply)|reagir|vos reactions|vos commentaires"
    r"|vous devez etre connecte\S* (?:pour (?:publier|laisser|rediger|poster|ecrire|ajouter|commenter|reagir)"
    r"|a votre compte).{0,80}|you must be logged in to (?:post|leave|comment|reply|add).{0,60}"
    r"|inscrivez[- ]vous a (?:la"
    r"|notre) newsletter.{0,40}|newsletters?"
    r"|(?:das konnte )?sie auch interessieren|das konnte sie interessieren|auch interessant|mehr zum thema"
    r"|meist ?gelesen\w*(?: artikel)?|ultime notizie|(?:weitere|verwandte|ahnliche) (?:artikel|beitrage|meldungen"
    r"|themen)|lesen sie auch"
    r"|passend dazu|zum (?:thema|weiterlesen)|weiterfuhrende links|lesetipps?|further reading"
    r"|(?:tambien )?(?:te|le) puede interesar|(?:noticias?|articulos?) relacionad[oa]s?|lo mas (?:leido|visto)"
    r"|mas (?:noticias|leidas)"
    r"(?: de .{,30})?|lea tambien|mas informacion|(?:ti )?potrebbe(?:ro)? interessar(?:e|ti)(?: anche)?|(?:articoli"
    r"|notizie) correlat[ei]|(?:i )?piu letti"
    r"|leggi anche|leia (?:tambem|mais)|mais lidas|noticias relacionadas|lees ook|meer (?:over|nieuws).{,30}"
    r"|meest gelezen"
    r"|en savoir plus sur le secteur|valeurs citees dans l'article|thematiques? (?:liees?|associees?)"
    r")[\W_\d]*"
)
#: Whom journalists may call; names, phones and addresses follow.
PRESS_CONTACT = re.compile(
    r"[\W_]*(?:vos |nos )?(?:contacts? (?:de )?(?:la )?(?:presse|medias?|relations presse|rp)|(?:service"
    r"|relations?|bureau de) presse|(?:press|media) contacts?|contacts? (?:for )?(?:press|media)"
    r"|pressekontakte?|medienkontakte?|ruckfragen bitte an|kontakt (?:fur )?(?:die )?(?:presse|medien)"
    r"|contactos? de prensa"
    r"|contacto (?:para )?(?:la )?prensa|contatti (?:per la )?stampa|ufficio stampa)\b"
)
#: A picture's credit, alone on its line.
CREDIT = re.compile(
    r"[\W_]*(?:(?:credits?(?: photos?| illustrations?| images?)?|photos?(?: credits?| de (?:une|couverture))?"
    r"|illustration|image|visuel"
    r"|fotos?|bild(?:er|nachweis)?|fotografia|imagen|foto credits?"
    r"|source|quelle|fuente|fonte|bron|images?)\s*(?::|©|par |by )|©|\(c\)|copyright|getty images|shutterstock|istock"
    r"|adobe ?stock"
    r"|afp photo)"
    r".{0,80}"
)
#: When the page was changed, with what.
UPDATED = re.compile(r"\W*(?:cet )?article (?:a ete )?mis a jour (?:le|a|ce|hier|aujourd'hui)\b.{0,80}")
#: An editor's note on the page's own life.
UPDATE_NOTE = re.compile(
    r"\W*(?:(?:cet article|ce contenu) vous (?:est|a ete) offert(?: par .{2,40})?"
    r"|this (?:article|story|post) (?:was|has been) (?:amended|updated|corrected)(?: on .{,30})?"
    r"|(?:cet )?article (?:est |a ete )?(?:paru|publie|extrait) (?:dans|le|du) .{,50}|contenu (?:propose|redige"
    r"|produit"
    r"|parraine) par .{2,30}|this (?:story|article) was (?:first|originally) published .{0,60}"
    r"|\[?article mis a jour.{0,40}\]?"
    r"|\[?mis a jour (?:le|a).{0,40}\]?|short url|extrait du site.{0,40})\W*"
)
PHONE = re.compile(r"(?:\+33|\b0)\s?\(?[1-9]\)?(?:[\s.·-]?\d{2}){4}\b|\+\d{1,3}[\s.-]?\(?\d")
EMAIL = re.compile(r"\S+(?:@| \[?at\]? |\(at\))\S+\.\w{2,}")
#: What readers are asked to do, and with what; both in one line below the text make it a promotion.
ASKS = re.compile(
    r"\b(?:suivez|ecoutez|abonnez|inscrivez|vous (?:inscrire|abonner)|nous (?:suivre|rejoindre|retrouver|soutenir)"
    r"|recevez|rejoignez|telechargez|retrouvez|partagez|soutenez|decouvrez|connectez[- ]vous|reagissez|follow"
    r"|subscribe|sign(?:ing)? up|join|download|share|listen|check (?:out )?our|get|like|add us|bookmark|contact"
    r"|support"
    r"|folgen|folge|abonnieren|abonniere|jetzt anmelden|teilen|lesen sie|zapisz|ikuti|siguenos|suscribete|seguici"
    r"|suscribase|nehmen sie|unterstutzen sie|puedes seguir|segui)\b"
)
CHANNEL = re.compile(
    r"\b(?:newsletters?|infolettres?|twitter|facebook|instagram|whatsapp|telegram|youtube|linkedin|tiktok|threads"
    r"|google (?:news|actualites)|(?:notre|nos|our|the|unsere|die) (?:app|application|podcasts?|dossiers?|articles"
    r"|direct|hors-serie|news page|website|homepage"
    r"|chaine|channel)|app store|inbox|boite mail|bulletin|posteingang|this story|cet article|diesen artikel|spende"
    r"|push|rss|kanal|toute l'(?:actualite|info)|(?<=telechargez )l'app(?:lication)?)\b"
)
#: Who asks, or is asked; a sentence on others who "like" something on Facebook has none of them.
ASKED = re.compile(
    r"\b(?:nous|notre|nos|vous|votre|vos|us|our|ours|me|my|you|your|uns|unsere?\w*|sie|ihre?\w*|dir|nos|nuestr\w+"
    r"|noi|nostr\w+"
    # Imperatives that only readers are spoken to in.
    r"|suivez|ecoutez|abonnez|inscrivez|recevez|rejoignez|telechargez|retrouvez|siguenos|suscribete|suscribase|seguici"
    r"|ikuti|puedes|segui)\b"
)
#: Opens what readers are asked to do, wherever it stands; what it is about is a channel too.
APPEAL = re.compile(
    r"\W*(?:[\w' ]{,20} ?[:!?] )?(?:suivez|ecoutez|retrouvez|abonnez[- ]vous|inscrivez[- ]vous|recevez|rejoignez"
    r"|telechargez"
    r"|subscribe|sign up|follow us|join us|folgen sie|folge uns|siguenos|suscribete|seguici|iscriviti)\b"
)
#: Opens a box of a newsletter, by its name or by what it promises.
NEWSLETTER = re.compile(r"\W*(?:(?:la|les|nos|notre) )?(?:newsletters?|infolettres?|lettres? d'info(?:rmation)?s?)\b")
#: "La lettre politique", above what comes when.
LETTER = re.compile(r"\W*(?:la|notre) lettre (?!d[eu'])[\w' ]{3,30}")
EVERY = re.compile(
    r"\W*(?:chaque|tous les|toutes les) (?:jours?|matins?|soirs?|semaines?|mois|lundis?|mardis?|mercredis?|jeudis?"
    r"|vendredis?|samedis?|dimanches?)\b"
)
PROMISE = re.compile(
    r"\W*(?:recevez|retrouvez|inscrivez|abonnez|decouvrez|l'essentiel|toute l'actualite|le meilleur|chaque|tous les)\b"
)
ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HANDLE = re.compile(r"(?:^|\s|\()@\w{3,}|\b(?:twitter|x|facebook|instagram)\.com/\w+")
#: Opens a line that says who made the article.
SIGN_OFF = re.compile(
    r"\W*(?:(?:additional |further )?(?:reporting|writing|editing|compiled|edited|translated) (?:by|from)\b"
    r"|(?:reportage|redaction|traduction) (?:de|par)\b.{0,60}\bedite par\b"
    r"|with (?:reports?|assistance|contributions?|files|additional reporting|input|inputs) (?:from|by)\b"
    r"|avec (?:la (?:collaboration|contribution)|le concours|(?:des|les) informations) d|dieses thema im programm ?:"
    r"|our standards ?:|follow .{2,30}'s? .{,30}coverage (?:of|at|on)\b|mitarbeit:|con informacion de\b"
    r"|com informacoes d"
    r"|associated press writers?\b|redaktionell verantwortlich\b|edite par\b|a version of this (?:article"
    r"|story) (?:\w+ )?(?:appear|ran"
    r"|was published)"
    r"|(?:mit (?:material (?:von|der) )?|avec |with |quelle ?: ?|source ?: ?|fuente ?: ?|fonte ?: ?"
    r"|bron ?: ?)?(?:afp|agences?"
    r"|agencias?|ansa|anp|ap|apa|ats|belga|dpa|efe|epd|europa press|keystone-ats|kna|la presse canadienne|lusa"
    r"|reuters|sda|sid)"
    r"(?:[/, ]+(?:et )?\w{2,12})?\W*$|mit (?:dpa|afp|agenturen)\b|redaktion:|traduit (?:de l'|de la |du |d'|par )"
    r"|filed under\b|publie dans\b|classe dans\b|posted in\b|quellen?:?\W*$|suggested citation|citation:"
    r"|this (?:document|article|story|content) (?:is subject to copyright|may not be (?:published|reproduced))"
    r"|original-content von\b"
    r"|copyright(?: ?©| \(c\)|,? (?:19|20)\d\d)|©|tous droits (?:de reproduction|reserves)|all rights reserved"
    r"|(?:toute )?reproduction (?:totale|partielle|interdite)"
    r"|alle rechte vorbehalten|(?:© )?riproduzione riservata|(?:© )?(?:reservados )?todos (?:los|os) (?:derechos"
    r"|direitos)"
    r"|la redaction\W*$|(?:la )?redaction avec .{2,20}\W*$|(?:[a-z]\. ?){2,3}(?:\(?avec \w{2,9}\)?)?\W*$"
    # Initials, as agencies print them: "abc/de/fgh".
    r"|[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}){1,4}\W*$)"
)
#: Who helped, in a sentence of its own below the text.
CONTRIBUTED = re.compile(r".{3,60} contributed (?:to this (?:report|story|article)|reporting)\b")
#: What stands where an embedded message would, until the reader lets a third party in; both in one line.
EMBEDDED = re.compile(
    r"\bcontenus? (?:externes?|tiers|bloques?|est bloque|(?:qui )?provien\w+ d|n'a pas pu|ne peut pas)"
    r"|\bcontenus? (?:est |sont )?(?:heberge|propose|fourni|diffuse)e?s? par\b"
    r"|\b(?:afficher|visualiser|visionner|charger|consulter) (?:ce|le|ces|les|cette|la) (?:contenu|video|publication"
    r"|tweet|post|carte|lecteur)s?\b.*\b(?:cookies?|traceurs?|accept\w+|consent\w+)"
    r"|\bcontenu\b.*\brefuse\b.*\bcookies?\b"
    r"|\bexternen? inhalte?\b|\bredaktioneller inhalt\b|\b(?:external|third[- ]party) content\b"
)
TO_READERS = re.compile(r"\b(?:vous|vos|votre|you|your|sie|ihr|ihnen|dir|empfohlener)\b")
#: What follows an author's name in a note on him or her.
IS_SOMEBODY = re.compile(
    r"(?:,| \(.{1,60}\))?,? (?:est|sont|a (?:ete|travaille|publie|rejoint)|dirige|enseigne|couvre|travaille|ecrit"
    r"|is|was|has|covers|writes|works|teaches|reports|ist|war|arbeitet|schreibt|es|trabaja|e)\b"
)
