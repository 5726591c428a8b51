"""Labels that stand before something else, and the name or headline after them: of ads, pointers, bylines, pictures."""

from __future__ import annotations

import re

#: An advertisement's label, alone in its element or line.
AD_LABEL = re.compile(
    r"[\W_]*(?:pub(?:licites?)?|annonces?(?: publicitaires?)?|advertisements?|advertising|ad|sponsorise|(?:contenu"
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
    r"|pubblicita|publicidade|advertentie|annons|annonse|mainos|hirdetes|publicitate|reklama|реклама)[\W_]*"
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
    r"|lire plus\s*:|article (?:suivant|precedent)\s*:|articles? lies?\s*:"
    r"|related (?:posts?|articles?|stor(?:y|ies)|contents?)\s*:|read also|also read|read more|see also"
    r"|related\s*:|>> ?lire"
    r"|lire l'article(?! (?:[lrd]\b\W*)?\d)|lesen sie (?:auch|mehr|dazu|hier)|siehe auch|mehr zum thema"
    r"|lees ook|zie ook|(?:lee[ar]?|lea"
    r"|ver|mira|vea) tambien"
    r"|leia mais|ogladaj (?:tez|takze|rowniez)|(?:tambien )?te puede interesar|(?:leggi|vedi|guarda|ascolta) anche"
    r"|per approfondire|(?:leia"
    r"|veja) tambem|(?:prze)?czytaj (?:tez|takze|rowniez)|zobacz (?:tez|takze|rowniez)|(?:ctete|prectete si|cist) take"
    r"|(?:читаите|читать|смотрите) также|(?:διαβαστε|δειτε) επισησ|ilgili haber(?:ler)?|las (?:ocksa|mer)|l(?:ae"
    r"|e)s ogsa"
    r"|les mer|laes mere|lue (?:myos|lisaa)|(?:citeste|cititi) si|olvasta mar|(?:prze)?czytaj wiecej|prectete si\s*:"
    r"|関連記事|相关(?:新闻|阅读|报道|文章)|اقرا ايضا)(?:\b|(?<=:))"
)
#: What journalists call what they publish.
_STORY = (
    r"(?:articles?|analyses?|avis|billet|bilan|carte|chroniques?|chronologie|comparatif|compte[ -]rendus?|critiques?"
    r"|debat|decryptages?|dessins?|diaporamas?|direct|dossiers?|edito(?:rial|riaux)?|enquetes?|entretiens?|exclusivite"
    r"|explications?|fact[ -]?checking|faits|grand format|infographies?|interviews?|panorama|photos"
    r"|podcasts?|points? de vue|portraits?|questions[ -]reponses|quiz|recits?|reportages?|reaction|replay|resume"
    r"|selections?|sondage|synthese|temoignages?|tribunes?|tutoriel|videos?)"
)
#: What kind of article it is, alone above its text.
GENRE = re.compile(
    r"[\W_]*(?:(?:l'|la |le |notre )?(?:analyse|billet|breve|chronique|communique(?: de presse)?|decryptage|dossier"
    r"|edito(?:rial)?|enquete|entretien|exclusi(?:f|vite)|grand format|grand entretien|infographie|interview|opinion"
    r"|podcast|point de vue|portrait|recit|reportage|temoignage|tribune)|actualites?|press release|pressemitteilung"
    r"|comunicato stampa|nota de prensa)[\W_]*"
)
#: Opens one by what it points to: "Lire l'entretien :", "Notre décryptage :", "Read our review:".
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
#: A picture's credit, alone on its line.
CREDIT = re.compile(
    r"[\W_]*(?:(?:credits?(?: photos?| illustrations?| images?)?|photos?(?: credits?| de (?:une|couverture))?"
    r"|illustration|image|visuel"
    r"|fotos?|bild(?:er|nachweis)?|fotografia|imagen|foto credits?"
    r"|source|quelle|fuente|fonte|bron|zrodło|zdroj|kaynak|kalla|kilde|forras|sursa|lahde|πηγη|источник|来源|出典|fot\.|фото|φωτο"
    r"|images?|kuva(?:t|aja)?|valokuvat?|kep|foto og video|billeder?|billede|ilustracja|zdjecia?|fotografie)\s*(?::|©"
    r"|par |by )"
    r"|fot\. (?=\w)|©|\(c\)|copyright|getty images|shutterstock|istock"
    r"|adobe ?stock"
    r"|afp photo)"
    r".{0,80}"
)
