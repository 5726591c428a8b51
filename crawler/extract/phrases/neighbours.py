"""What publishers print around every text in the languages of Europe, besides what `publishers` has: a table.

Letters and channels that readers are asked to take, errors and tips that they are asked to send, where a text goes on
below a picture. A table of the same form as that in `systems`, and looked up there: lines are one of these from end to
end or not at all, and each names the page, its letter, its channel or its readers.
"""

from __future__ import annotations

_NETWORK = (
    r"(?:facebook\w*|instagram\w*|whatsapp\w*|telegram\w*|twitter\w*|x|linkedin\w*|youtube\w*|tiktok\w*|bluesky"
    r"|threads|messenger\w*|google\b(?: \w+)?|\w+ google|дзен\w*|вконтакте|социальн\w+|sociaal|sociala|sosiale"
    r"|some\w*|redes sociales|redes sociais|social(?: network| media)?)"
)
#: What stands between an appeal and the next: a few words, and nothing that ends a paragraph.
_REST = r"(?:\W.{,110})?"
_LETTER = (
    r"(?:newsletter\w*|bollettino|boletin\w*|nieuwsbrie\w+|nyhetsbrev\w*|nyhedsbrev\w*|nyhedsmail\w*|uutiskirje\w*"
    r"|newsletter[au]|biuletyn\w*|zpravodaj\w*|hirlev\w+|buletin\w*|bulten\w*|рассылк\w+)"
)
_CHANNEL = (
    rf"(?:{_LETTER}|(?:canale|canal|kanaal|kanal\w*|kanał\w*|kanava\w*|csatorna\w*) (?:\w+ )?{_NETWORK}"
    rf"|{_NETWORK}[ -]?(?:kanaal|kanal\w*|kanał\w*|kanava\w*|csatorna\w*))"
)
#: Where a letter arrives.
_BOX = (
    r"(?:inbox\w*|mailbox\w*|mail\w*|mejl\w*|e-?posten|indbakke\w*|innboks\w*|inkorg\w*|sahkoposti\w*|skrzynk\w+"
    r"|schrank\w+|correo|e-?mails?|posta)"
)
_WRITE = (
    r"(?:mail\w*|stuur|schrijf|app|bel|tip|laat|meld|scrivi\w*|contatta\w*|segnala\w*|escrib\w+|contact\w+|avis\w+"
    r"|envi\w+|mejla|skriv\w*|tipsa?|kontakt\w*|hor av dig|send|ring|ilmoita|laheta|kerro|kirjoita|napisz\w*|skontaktuj"
    r"|wyslij|zgłos|daj|poinformuj|dejte|napiste|poslete|irj\w+|kuld\w+|jelezd|jelezze|scrie\w*|trimite\w*|fale|escreva"
    r"|mande|informe|comunique|напишите|сообщите|schreib\w*|melde\w*)"
)
_TEXT = (
    r"(?:articolo|post|contenuto|articulo|contenido|texto|noticia|artigo|conteudo|materia|artikel(?:en)?|bericht|verhaal"
    r"|artikeln|texten|artikkelen|saken|artiklen|historien|juttu|artikkeli|artykuł|tekst|materiał|clanek|text|cikk\w*"
    r"|articolul|haber|beitrag|article|story|piece)"
)
_BELOW = (
    r"(?:(?:foto|afbeelding|video|filmpje|advertentie|advertenties|tweet|kaart|kader|galerij|grafiek|infographic|post"
    r"|audio|podcast|bild|anzeige|werbung|karte|infografik|grafik|photo|image|gallery|map|ad|advert\w*|newsletter"
    r"|reklam|wideo|reklama|zdjeci|galeri|materiał)\w*|bilden|annonsen|videon|klippet|bildet|videoen|billedet|kuvan"
    r"|annoncen|mainoksen|upotuksen|reklamou|videem|fotogalerii|materiałem wideo|publicidade|anuncio|pubblicita|reclama"
    r"|publicitate|hirdetes|reklamdan)"
)

#: First words, and what follows one of them up to the end of the line; folded.
BY_NEIGHBOURS: tuple[tuple[str, str], ...] = (
    # Where the text goes on.
    (
        "tekst artikel verhaal bericht artikeln texten artikkelen saken teksten artiklen historien",
        r"(?:gaat|loopt|fortsatter|fortsetter|fortsaetter) (?:(?:verder|door) )?(?:(?:hier)?onder|na|under|efter|etter"
        rf"|nedanfor|nedenfor)(?: (?:de|het|deze|dit))? {_BELOW}\W*",
    ),
    ("juttu artikkeli teksti", rf"jatkuu {_BELOW} (?:jalkeen|alla|alapuolella)\W*"),
    (
        "dalsza dalszy ciag reszta",
        rf"(?:czesc|ciag|dalszy)?\s?(?:artykułu|tekstu)? ?(?:znajduje sie )?(?:pod|za) {_BELOW}(?: wideo)?\W*",
    ),
    ("clanek text", rf"pokracuje (?:pod|za) {_BELOW}\W*"),
    ("continua articolul", rf"(?:continua )?(?:depois|apos|dupa) (?:d[ao] |de |a |o )?{_BELOW}\W*"),
    ("der dieser artikel text", rf"(?:(?:artikel|text) )?(?:geht|wird) (?:unter|nach) (?:der|dem) {_BELOW} weiter\W*"),
    ("text story article", rf"continues (?:below|after)(?: (?:the|this))? {_BELOW}\W*"),
    (
        "suite la l'article cet le",
        r"(?:suite |article |texte )?(?:de l'article )?(?:(?:continue|se poursuit) )?(?:apres|sous"
        r"|au-dessous de) (?:la "
        r"|l'|cette )(?:photo|video|image|carte|infographie|galerie)\W*",
    ),
    ("a", r"cikk (?:a )?hirdetes utan folytatodik\W*"),
    # Letters and channels.
    (
        "iscriviti iscrivetevi abbonati suscribete apuntate unete inscreva-se assine subscreva junte-se",
        rf"(?:\w+ )?(?:alla|al|alle|ai|a|na|no|ao|o|en)(?: (?:la|las|los|el))?(?: \w+)?(?: \w+)? {_CHANNEL}{_REST}",
    ),
    (
        "vuoi vuole per quieres queres quer wil wilt benieuwd nieuwsgierig mis blijf altijd chcesz chcete vill vil"
        " haluatko ai vrei ha",
        rf"\w.{{,90}}\b(?:seguici|siguenos|volg ons|polub nas|obserwuj nas|(?:iscriviti|suscribete|apuntate|inscreva-se"
        rf"|subscreva|schrijf je|meld je|zapisz sie|prihlaste se|anmal dig|meld deg|tilmeld dig|tilaa|aboneaza-te"
        rf"|iratkoz\w+)\b.{{,40}}\b(?:{_CHANNEL}|qui|aqui|hier|her|har|tutaj|zde|tasta|aici|itt))\b{_REST}",
    ),
    (
        "schrijf meld abonneer",
        rf"(?:je|jezelf|u) (?:\w+ ){{,2}}(?:in|aan|op)\b.{{,30}}\b(?:onze|de)\b.{{,30}}\b{_CHANNEL}{_REST}",
    ),
    (
        "ontvang krijg lees receba otrzymuj dostavejte",
        rf"\w.{{,70}}\b(?:{_LETTER}|(?:(?:in|per) (?:je|uw|tua|tu)|en (?:tu|su)|no (?:seu|teu)|na swoja|do (?:sve"
        rf"|vasi)\w*)"
        rf" {_BOX}){_REST}",
    ),
    (
        "anmal prenumerera skriv meld abonner tilmeld",
        rf"(?:(?:dig|deg|upp dig|dig op) )?(?:her |her, )?(?:(?:till|pa|til|av|upp|op)\b.{{,30}}\b"
        rf"|(?:vor\w* |det )?(?:\w+ )?){_CHANNEL}{_REST}",
    ),
    (
        "fa motta modtag",
        rf"\w.{{,70}}\b(?:{_LETTER}|(?:(?:i|pa) (?:din|dit)|i|rett i|direkt i) {_BOX}){_REST}",
    ),
    ("tilaa", rf"(?:\w+ )?{_LETTER}{_REST}"),
    (
        "zapisz zapraszamy subskrybuj",
        rf"(?:sie )?(?:(?:\w+ )?(?:na|do) )?(?:nasz\w* |bezpłatny |codzienny )*{_CHANNEL}{_REST}",
    ),
    ("prihlaste odebirejte", rf"(?:se )?(?:k odberu )?(?:nas\w* |\w+iho )*{_CHANNEL}{_REST}"),
    ("iratkozzon iratkozz", rf"fel (?:a )?(?:\w+ )?{_LETTER}{_REST}"),
    ("aboneaza-te abonati-va", rf"(?:\w+ )?la (?:\w+ )?{_CHANNEL}{_REST}"),
    ("registrer registrera", r"(?:deg|dig) med (?:din|dit) e-?(?:post|mail)adress\w*\b.{,140}"),
    ("følg folj", r"(?:pressemeldinger|pressemeddelelser|pressmeddelanden) fra?n? .{2,60}"),
    # Networks.
    (
        "segui seguici seguiteci siguenos siga siga-nos acompanhe volg folj følg seuraa sledujte sleduj urmariti-ne"
        " urmareste-ne kovess kovessen kovesd kovesse obserwuj sledz polub csatlakozz",
        r"(?:(?:a |o |os )?[\w.' ]{,30} )?(?:anche |ook |tambien |tambem |nos |ons |os |oss |nas |meita |minket |be "
        r"|si )*"
        rf"(?:su|en|no|na|nas|em|pelo|op|via|pa|i|w|pe|a|az|hozzank a)? ?(?:nuestr\w+ |nossas |le nostre |onze "
        rf"|nasz\w* )?"
        rf"{_NETWORK}\b(?:(?:,|-| (?:e|y|i|en|och|og|et|and|oraz|ja|a|si|is))+ ?(?:su |na |w )?{_NETWORK})*"
        rf"(?:\W*| (?:e|y|per|para|om|och|og|i|a|is|si|aby|zeby)\b.{{,80}})",
    ),
    (
        "badz budte zustante rimani resta fique",
        r"(?:na biezaco|v obraze|aggiornat\w|por dentro)\b"
        rf"(?:\W*|.{{,70}}\b(?:{_CHANNEL}|{_NETWORK}|notific\w+|notifiche|obserwuj|sleduj\w*|nas)\b.{{,60}})",
    ),
    (
        "подписываитесь подпишитесь читаите следите",
        rf"(?:на|за|нас)\b.{{,50}}(?:канал\w*|нас|новост\w+|{_NETWORK}).{{,60}}",
    ),
    ("еще", r"больше новостеи\b.{,100}"),
    ("haberlerden son", r"\w.{,60}\b(?:haberdar olmak icin|takip edin)\b.{,80}"),
    # Whether it was liked.
    (
        "se si if",
        rf"(?:ti|vi|te|le|os|you) (?:e|ha|han|have)?\s?(?:piaciut\w|gustado|gusto|interesado|enjoyed|liked|enjoy|like)"
        rf" (?:questo|l'|este|el|nuestro|il nostro|reading )?(?:this |our )?\s?{_TEXT}{_REST}",
    ),
    ("if", r"you(?:'ve)? (?:enjoyed|liked|valued) (?:this|our) (?:article|story|post|reporting|work)\b.{,140}"),
    ("gostou curtiu", rf"(?:deste|desse|do|dessa|da|desta) {_TEXT}\b{_REST}"),
    ("hat", rf"(?:ihnen|dir|euch) (?:der|dieser|unser) {_TEXT} (?:gefallen|weitergeholfen)\W{_REST}"),
    ("vond vindt", rf"(?:je|u) (?:dit|deze) {_TEXT} (?:interessant|leuk|nuttig|waardevol)\W{_REST}"),
    ("podobał", rf"(?:ci|sie|wam|panstwu|ci sie|sie panstwu) ?(?:sie )?(?:ten |nasz )?{_TEXT}{_REST}"),
    ("dziekujemy", rf"(?:ze|za) (?:przeczytał\w*|przeczytanie|jestes\w*)\b{_REST}"),
    ("libil", rf"se (?:vam|ti) (?:tento |nas )?{_TEXT}{_REST}"),
    ("tetszett", rf"(?:a|ez a|onnek a) {_TEXT}{_REST}"),
    ("daca", rf"(?:ti|v)-a placut (?:acest )?{_TEXT}{_REST}"),
    (
        "thanks thank",
        r"(?:you )?for reading\b.{,50}\b(?:subscribe|support (?:us|my|our)|sign up|share (?:it|this))\b.{,100}",
    ),
    # Errors and tips.
    (
        "si has hai avete encontrou viu notou detectou heb heeft zie ziet foutje fout har hittat vet loysitko"
        " huomasitko"
        " zauwazyłes zauwazyłas widzisz masz jestes nasli nasel objevili hibat ai daca hast haben",
        rf"(?:\w.{{,60}}\b)?(?:error\w*|errore|errori|errata|fallo|refuso|erro|erros|gralha|(?:taal|type|schrijf)?fout(?:je|en)?"
        rf"|gezien|tip|tips|opmerking|vraag|fel|feil|fejl|synpunkter|virheen|bład|błedy|literowke|temat|chybu"
        rf"|preklep|talalt\w*|greseala|eroare|hinweis\w*|fehler|om (?:denne )?saken|swiadkiem|innspill)\b"
        rf"[^.]{{,50}}[?,:.–-]+ (?:.{{,30}}\b)?{_WRITE}\b"
        rf"(?=.*(?:@|\b(?:ons|redactie|nos|noi|redazione|ci|oss|os|redaksjonen|redaktionen|journalisten|reporter\w*"
        rf"|meille|toimituksel\w+|siita|nas|nam|redakcj\w+|redakci|vedet|znac|nekunk|szerkeszt\w+|ne|uns|unserer|tipsa"
        rf"|redaccion|redacao|escrib[ea]nos|escribenos|avise-nos|avisanos|contactanos|segnalacelo|scrivici)\b)).{{,90}}",
    ),
    (
        "encontrou encontraste detetou",
        r"(?:algum|um) erro\b.{,30}\?.{,40}\b(?:avise|informe|contact|escreva|fale)\w*.{,30}",
    ),
    (
        "hittat sett hitta",
        r"(?:ett )?(?:skriv)?fel\b.{,30}\?? (?:skriv|mejla|kontakta|tipsa|meddela|rapportera)\b.{,50}",
    ),
    ("foutje", r"(?:gezien|gespot|ontdekt)\W.{,60}"),
    ("tips tipsa", r"(?:os|oss)\b(?:!|: |\.|$).{,60}"),
    ("mita", r"ajatuksia (?:juttu|artikkeli|aihe)\b.{,120}"),
    ("voit", r"keskustella aiheesta\b.{,60}"),
    ("sa", r"(?:har )?(?:jobbar|arbetar) .{2,40} med (?:\w+)?journalistik\b.{,120}"),
    # Comments, gifts, the time that reading takes.
    ("i", r"commenti (?:a questo articolo )?sono (?:chiusi|disabilitati|moderati)\W*"),
    ("podoba wesprzyj", rf"(?:\w.{{,60}}\b(?:wesprzyj|wspieraj) )?(?:nas|nasza redakcje|nasz portal)\b{_REST}"),
    (
        "unabhangiger guter kritischer",
        r"journalismus (?:braucht|kostet|lebt von|ist)\b.{,120}\b(?:unterstutz\w+|spenden?|mitglied\w*|abo\w*)\b.{,80}",
    ),
    ("jetzt", r"(?:unterstutzen|spenden|mitglied werden|fordern)\W*"),
    (
        "czas doba olvasasi timp",
        r"(?:czytania|cteni|ido|de citi(?:re|t))\W{,3}(?:ca\.? |ok\.? )?\d{,3}\s?(?:min\w*|perc\w*)?\W*",
    ),
    (
        "lastid lesetid laesetid lukuaika leestijd",
        r"\W{,3}(?:ca\.? |ok\.? |cirka |circa )?\d{,3}\s?(?:min\w*|perc\w*)?\W*",
    ),
    # Cookies, and what is embedded.
    (
        "aby voor per para for om kdyz",
        r"\w.{,90}\b(?:zaakceptuj|zgod\w|toestemming|accepteer\w*|accett\w+|acept\w+|godta\w*|godkann\w*|accepter\w*"
        r"|tillat\w*|povolte|prijmete)\b(?=.{,90}\b(?:cookie\w*|informasjonskapsl\w+|kakor)\b).{,120}",
    ),
    ("voor", r"het tonen van\b.{,60}\btoestemming nodig\b.{,110}"),
    (
        "ta niniejsza nasza",
        r"(?:strona|witryna) (?:\w+ )?(?:uzywa|korzysta z|wykorzystuje) (?:plikow )?cookies?\b.{,140}",
    ),
    ("vi", r"(?:anvander|bruker|bruger) (?:cookies|kakor|informasjonskapsler)\b.{,140}"),
    ("tento tato tyto", r"(?:web|stranka|stranky|strana) (?:pouziva\w*|vyuziva\w*) (?:soubory )?cookies?\b.{,140}"),
    ("wij we deze", r"(?:website |site )?(?:gebruiken|gebruikt|maken gebruik van|maakt gebruik van) cookies\b.{,140}"),
    ("resta rimani restate", r"(?:conness\w|in contatto) con noi\b.{,110}"),
    # Whose opinion it is.
    (
        "the",
        r"(?:views|opinions)(?: and opinions)? expressed\b.{,60}\b(?:are|is|do not|belong)\b.{,60}"
        r"\b(?:author|writer|contributor|editorial|newspaper|publication)\b.{,110}",
    ),
    ("las los", r"opiniones (?:expresadas|vertidas|contenidas)\b.{,80}\b(?:autor\w*|columnista\w*|quien\w*)\b.{,80}"),
    ("le", r"opinioni (?:espresse|contenute)\b.{,80}\b(?:autor\w*|redazione)\b.{,80}"),
    ("as os", r"(?:opinioes|textos|artigos) (?:expressas|publicados|assinados)\b.{,80}\b(?:autor\w*|jornal)\b.{,80}"),
    (
        "der dieser die",
        r"(?:beitrag|artikel|kommentar|text|gastbeitrag|inhalt) (?:gibt|spiegelt)\b.{,40}\bmeinung\b.{,60}"
        r"\b(?:redaktion|autor\w*|verfasser\w*)\b.{,80}",
    ),
    # Rights.
    (
        "prohibida prohibido proibida vietata",
        r"(?:la |su |sua |a )?(?:reproduccion|reproducao|riproduzione)\b(?:\W*|,? (?:anche |total|parcial|parziale"
        r"|totale|sin\b"
        r"|sem\b|salvo|no todo|(?:de(?:ste|l)?|d[eo] (?:este|esta|los|las|presente)|dei|degli) (?:\w+ )?(?:contenid"
        r"|articul"
        r"|conteud|text|contenut|articol|materi)).{,90})",
    ),
    ("wszelkie vsechna minden", r"(?:prawa|prava|jog) (?:zastrzezone|vyhrazena|fenntartva)\b.{,60}"),
    ("при", r"(?:использовании|цитировании|перепечатке|копировании) (?:любых )?материалов\b.{,120}"),
    # Shows that are to be heard elsewhere.
    (
        "retrouvez ecoutez",
        r"(?:tous |toutes |l'ensemble de )?(?:nos|les|ses|cet) (?:episodes?|podcasts?|emissions?)\b.{,60}\bsur (?:vos"
        r"|toutes"
        r" les|votre|les) (?:\w+ )?plateformes?\b.{,50}",
    ),
    # How old it is.
    (
        "cette cet ce",
        r"(?:page|article|actualite|contenu|billet|information) (?:a ete (?:publie|mis en ligne|redige)\w*|date d[e'])"
        r" ?(?:il y a )?plus d(?:e |')(?:un|deux|trois|quatre|cinq|dix|\d+) (?:ans?|mois)\b(?:\W*|[.,!] .{,120})",
    ),
)  # fmt: skip
