"""What stands below an article: headings of other articles, contacts, who made it."""

from __future__ import annotations

import re

#: A heading under which a page lists its other articles, comments or forms: nothing of the article comes after it.
TAIL_OPENER = re.compile(
    r"[\W_\d]*(?:"
    r"(?:les |nos )?autres (?:articles|actualites|actus|communiques|dossiers)(?: .{0,40})?|(?:nos "
    r"|les )?derni[a-z]+ (?:articles|dossiers|actualites|actus|news|infos|communiques|numeros)(?: .{0,30})?"
    r"|(?:(?:les )?articles )?(?:sur|dans|de) (?:le|la) meme (?:sujet|theme|rubrique|categorie|dossier)"
    r"|(?:(?:les )?articles )?dans cette (?:rubrique|categorie)"
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
    r"|passend dazu|zum (?:thema|weiterlesen)|schon gelesen|weiterfuhrende links|lesetipps?|further reading"
    r"|(?:tambien )?(?:te|le) puede interesar|(?:noticias?|articulos?) relacionad[oa]s?|lo mas (?:leido|visto)"
    r"|mas (?:noticias|leidas)"
    r"(?: de .{,30})?|lea tambien|mas informacion|(?:ti )?potrebbe(?:ro)? interessar(?:e|ti)(?: anche)?|(?:articoli"
    r"|notizie) correlat[ei]|(?:i )?piu letti"
    r"|leggi anche|leia (?:tambem|mais)|mais lidas|noticias relacionadas|lees ook|meer (?:over|nieuws).{,30}"
    r"|meest gelezen"
    r"|trackbacks?(?: \(\d+\))?|pingbacks?"
    r"|(?:les|las) mer(?: om .{,30})?|l(?:a|ae|e)s (?:ocksa|ogsa)|(?:relaterade|relaterte|relaterede) (?:artik\w+|saker"
    r"|nyheter)|relaterat|mest (?:laest\w*|last\w*|leste?)|(?:siste|seneste|senaste) (?:nytt|nyt|nyheter)"
    r"|lue (?:myos|lisaa)|lisaa aiheesta|luetuimmat|aiheeseen liittyvat(?: artikkelit)?"
    r"|(?:zobacz|czytaj|przeczytaj|sprawdz) (?:tez|takze|rowniez|wiecej)|(?:powiazane|podobne|polecane) (?:artykuły"
    r"|wpisy"
    r"|tematy|tresci)|najczesciej czytane|najnowsze (?:artykuły|wiadomosci|wpisy)|warto przeczytac"
    r"|souvisejici (?:clanky|temata)|ctete take|nejctenejsi(?: clanky)?|mohlo by vas zajimat"
    r"|kapcsolodo (?:cikkek|tartalmak)|ezek is erdekelhetnek|olvasta mar|ajanlott cikkek"
    r"|articole (?:similare|asemanatoare|recomandate)|citeste si|te-ar putea interesa.{,10}"
    r"|gerelateerde? (?:artikelen|berichten|nieuws)|lees (?:meer|verder)|(?:artigos|noticias|conteudos) relacionad[oa]s"
    r"|veja (?:tambem|mais)|leia tambem|attachments?|allegati|vedlegg|bilagor|bijlagen|amnen(?: i artikeln)?|emner"
    r"|avainsanat|stitky|cimkek|tagi"
    r"|en savoir plus sur le secteur|valeurs citees dans l'article|thematiques? (?:liees?|associees?)"
    r")[\W_\d]*"
)
#: Whom journalists may call; names, phones and addresses follow.
PRESS_CONTACT = re.compile(
    r"[\W_]*(?:vos |nos )?(?:contacts? (?:de )?(?:la )?(?:presse|medias?|relations presse|rp)|(?:service(?: de)?"
    r"|relations?|bureau de) presse|(?:press|media) contacts?|contacts? (?:for )?(?:press|media)"
    r"|pressekontakte?|medienkontakte?|ruckfragen bitte an|kontakt (?:fur )?(?:die )?(?:presse|medien)"
    r"|contactos? de prensa"
    r"|contacto (?:para )?(?:la )?prensa|contatti (?:per la )?stampa|ufficio stampa|presskontakt(?:er)?|pressekontakt"
    r"|perscontact|kontakt dla mediow|contactos? (?:para )?(?:a )?imprensa"
    r"|noot (?:voor|aan) de (?:pers|redacties?)|(?:anmerkung|hinweis) (?:fur|an) die redaktion(?:en)?)\b"
)
#: The same as a line of its own, where nothing but names and addresses is left.
CONTACT_LABEL = re.compile(
    r"\W*(?:contacts?|kontakt(?:e|er|y)?|contatti?|contactos?|yhteystiedot|lisatietoja|ansprechpartner(?:in)?"
    r"|(?:further|more|for (?:more|further)) information|kontaktperson(?:er|en)?|kontaktoplysninger|yhteyshenkilot?"
    r"|yderligere oplysninger"
    r"|for (?:mer|mere|yderligere) (?:information|informasjon|oplysninger)(?:,? (?:vennligst |venligst )?kontakta?)?"
    r"|(?:para )?(?:mas informacion|mais informacoes)(?:,? (?:contacte|contactar|contacto))?"
    r"|wissenschaftliche ansprechpartner(?:in)?|(?:weitere|nahere) informationen|meer informatie"
    r"|mer (?:information|informasjon)|mere information|wiecej informacji)\W*"
)
PHONE = re.compile(
    r"(?i:\b(?:t[eé]l|tlf|tfn|puh|mob)\w{,6}\.?\s?:?\s?[+(]?\d[\d\s()/.-]{5,})"
    r"|(?:\+33|\b0)\s?\(?[1-9]\)?(?:[\s.·-]?\d{2}){4}\b|\+\s?\d{1,3}[\s.-]?\(?\d"
)
EMAIL = re.compile(r"\S(?:@| at | ?[\[({](?:@|a|at|arobase)[\])}] ?)\S{1,250}\.\w{2,}")
ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.[\w-]")
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
    r"|agencias?|agerpres|ansa|anp|ap|apa|ats|belga|ctk|dpa|efe|epd|europa press|keystone-ats|kna"
    r"|la presse canadienne|lusa|mti|ntb|pap|reuters|ritzau|sda|sid|stt|tt)"
    r"(?:[/, ]+(?:et )?\w{2,12})?\W*$|mit (?:dpa|afp|agenturen)\b|redaktion:"
    r"|(?:schlussredaktion|lektorat|faktencheck|realisation|relecture|iconographie)\s?:"
    r"|traduit (?:de l'|de la |du |d'|par )"
    r"|filed under\b|publie dans\b|classe dans\b|posted in\b|quellen?:?\W*$|suggested citation|citation:"
    r"|this (?:document|article|story|content) (?:is subject to copyright|may not be (?:published|reproduced))"
    r"|original-content von\b|责任编辑|責任編輯|無断(?:転載|複製)|版权所有|版權所有|禁止转载|未经.{,12}(?:授权|许可)"
    r"|转载请注明"
    r"|무단.?(?:전재|복제)|저작권자"
    r"|(?:© ?)?dpa-infocom\b|dpa:\d[\d-]+\S*\W*$"
    r"|the[- ]cnn[- ]wire\W*$|copyright(?: ?©| \(c\)|,? (?:19|20)\d\d)|(?:tm ?& ?)?©"
    r"|tous droits (?:de reproduction|reserves)|all rights reserved"
    r"|(?:toute )?reproduction (?:totale|partielle|interdite)"
    r"|alle rechte vorbehalten|(?:© )?riproduzione riservata|(?:© )?(?:reservados )?todos (?:los|os) (?:derechos"
    r"|direitos)"
    r"|la redaction\W*$|(?:la )?redaction avec .{2,20}\W*$|(?:[a-z]\. ?){2,3}(?:\(?avec \w{2,9}\)?)?\W*$"
    # Initials, as agencies print them: "abc/de/fgh".
    r"|[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}){1,4}\W*$)"
)
#: Who helped, in a sentence of its own below the text.
CONTRIBUTED = re.compile(r".{3,60} contributed (?:to this (?:report|story|article)|reporting)\b")
#: What follows an author's name in a note on him or her.
IS_SOMEBODY = re.compile(
    r"(?:,| \(.{1,60}\))?,? (?:est|sont|a (?:ete|travaille|publie|rejoint)|dirige|enseigne|couvre|travaille|ecrit"
    r"|is|was|has|covers|writes|works|teaches|reports|ist|war|arbeitet|schreibt|es|trabaja|e"
    r"|scrive|lavora|collabora|escribe|escreve|trabalha|werkt|schrijft|ar|arbetar|skriver|er|jobber|arbejder|jest|pisze"
    r"|pracuje|je|pise|toimii|tyoskentelee)\b"
    r"| [–—-] (?:dziennikar|redakt|reporter|journalist|giornalist|periodist|jornalist|novinar|toimittaja)"
)

#: The same after a surname alone, as agencies have it: "Belle covers the ports for the Gazette."
IS_REPORTER = re.compile(
    r" (?:couvre |ecrit (?:sur|pour) |est (?:journaliste|correspondant|reporter|redact|chroniqueu)|covers "
    r"|writes (?:about|for|on) |reports (?:on|for|from) |is based in "
    r"|is (?:an? |the )?(?:[\w-]+ ){,3}(?:reporter|writer|editor|journalist|correspondent|columnist)\b"
    r"|berichtet |schreibt (?:uber|fur) |ist (?:redakteur|reporter|korrespondent|journalist)"
    r"|cubre |escribe (?:sobre|para) |es (?:periodista|redact|corresponsal))"
)
