"""What a page says of itself: its buttons, counts, changes, and what stands for embedded messages."""

from __future__ import annotations

import re

#: Where readers took what they had read, today and before.
_NETWORK = (
    r"(?:facebook|twitter|linkedin|whatsapp|e-?mail|courriel|flipboard|pinterest|x|telegram|messenger|reddit|bluesky"
    r"|viadeo|digg|del\.?icio\.?us|stumbleupon|google ?\+|google(?: buzz| bookmarks?)?|myspace|technorati|wikio|scoopeo"
    r"|blogmarks|tumblr|netvibes|friendfeed|xing|yahoo|meneame|tuenti|wykop|vkontakte|вконтакте|одноклассники"
    r"|copie|copier le lien|copy link)"
)
#: Lines that are controls of the page: share, print, log in, subscribe, skip, count.
CONTROL = re.compile(
    r"[\W_\d]*(?:"
    r"partager?(?: (?:cet|l')? ?(?:article|la page|sur [a-z]+))?|partages?"
    r"|share(?: this(?: (?:article|story|page|post|video))?)?"
    r"|tweet(?:er)?|tweet on twitter"
    rf"|(?:(?:partage[rz]|share)(?: [\w']+){{,2}} ?[:-]? )?{_NETWORK}(?:[\s,|/•·-]+{_NETWORK})*"
    r"|suivez[- ]nous(?: sur [a-z ]+)?|follow us(?: on [a-z ]+)?|nous suivre"
    r"|(?:je )?(?:m'|s')abonne[rz]?|abonnez[- ]vous|(?:subscribe|sign up|register)(?: (?:now|here|today|for free))?"
    r"|(?:jetzt |hier )+anmelden"
    r"|aux newsletters?|newsletters?|(?:skip past|after) newsletter promotion"
    r"|recevoir (?:les news|la newsletter|nos newsletters)"
    r"|recevez .{0,60}(?:actualite|newsletter|boite mail)[a-z ]*"
    r"|imprimer(?: (?:cet|l')? ?article)?|print(?: this)?(?: article)?|envoyer (?:a un ami|par (?:e-?mail"
    r"|courriel))|image_?pdfimage_?print"
    r"|commentaires?|commenter|comments?|(?:jump to|print) recipe|rezept (?:drucken|speichern|teilen)|leave a comment"
    r"|post a comment|(?:laisser|poster|ajouter|voir|lire"
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
    r"|(?:a )?lire (?:aussi )?(?:en |nos |notre article )?pages? (?:\d{1,2}\b.{,15})?"
    r"|pages?(?: \d+)? ?(?:sur|of|von|de|di|/)|pages? (?:suivante|precedente)|close|fermer|menu|rechercher"
    r"|moteur de recherche|short url|embed|play|×|precedent|suivant|previous|next"
    r"|accueil"
    r"|decouvrez notre dossier|themes? abordes?|mots[- ]cles|tags?|sur le meme sujet|vous avez aime cet article"
    r"|le - mis a jour a|information"
    r"|chargement|signaler une erreur|ajouter aux favoris|envoyer par (?:e-?)?mail"
    r"|save(?: for later)?|listen(?: to (?:this )?(?:article|story))?|scroll (?:down )?for more|gift (?:this )?article"
    r"|(?:artikel )?(?:teilen|drucken|merken|anhoren|vorlesen|speichern|empfehlen|versenden|kommentieren)"
    r"|kommentare?(?: (?:lesen|schreiben|anzeigen))?|les(?:e|ed)(?:zeit|auer)\s*:?\s*\d*\s*(?:min(?:uten?)?)?"
    r"|min(?:uten?)?\.? (?:lese(?:zeit|dauer)|leestijd|de lectura|di lettura)|fehler gefunden\W*(?:jetzt )?melden"
    r"|compartir|comentarios?|comentar|imprimir|guardar|escuchar|tiempo de lectura\W{,3}\d*\s?(?:min(?:utos?)?)?"
    r"|minutos? de lectura|condividi|commenti?|commenta|stampa|ascolta|salva|segui|minut[oi] di lettura"
    r"|tempo di lettura\W{,3}\d*\s?(?:min(?:ut[oi])?)?|delen|reageer|reacties|leestijd\W{,3}\d*\s?(?:min(?:uten)?)?"
    r"|compartilh(?:ar|e)|partilhar|ouvir"
    r")[\W_\d]*"
)
#: Those that may head a passage, or be an entry of a list that is told.
SUBJECT = re.compile(
    r"facebook|twitter|x|linkedin|whatsapp|pinterest|telegram|messenger|reddit|bluesky|e-?mail|accueil|connexion|retour"
    r"|menu|partages?|tags?|mots[- ]cles"
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
