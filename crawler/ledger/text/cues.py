"""The verbs and nouns that join two parties in the French press: tables.

Patterns run over marked sentences (`crawler.ledger.statements.marking`): flat text in which every organisation is one
capital letter, F the watched one, R a noun that means it, Q a product of it, P a partner, U an unknown name, O another
organisation. Nothing is decided here but the order of the rows: the first that fits counts.
"""

from __future__ import annotations

#: Words that mean an agreement when a party is joined to them.
NOUN = (
    r"(?:accords?|contrats?|conventions?|partenariats?|alliances?|protocoles?|chartes?|collaborations?|cooperations?"
    r"|coentreprises?|joint-ventures?|laboratoires?|marches?|rapprochement|mecenat|parrainage|programmes?|chaires?"
    r"|de meme|engagements?|choix|compromis|ententes?|negociations?|discussions?|pourparlers|litiges?|contentieux"
    r"|differends?"
    r"|proces|bras de fer|projets?"
    r"|cursus|societe commune|entreprise commune|structure commune|dialogue|feuille de route|conflit|plainte|recours)"
)
#: Verbs whose subject or object is party to an agreement; infinitives, finite forms and participles.
VERB = (
    r"(?:re|co-?)?sign(?:e|es|ent|er|era|eront|ait|aient|erait|eraient|ee?s?|ature|atures|ant)|conclu(?:e|es|t|s|ent|re"
    r"|ra"
    r"|ront|rait|raient|ant|sion)?|paraph\w+|scell\w+|officialis\w+|formalis\w+|concretis\w+|nou(?:e|er|ent|ee|era"
    r"|eront|erait|ait)|ralli\w+|alli(?:e|ent|er|es|ee|ees|era|eront|erait|eraient|aient)|associ(?:e|ent|er|es|ee|ees"
    r"|era|eront|erait|eraient|aient|ant)|uni(?:ssent|r|t|rait|raient|ront|s)|collabor\w+|cooper\w+|travaill\w+"
    r"|choisi\w*|retenu\w*|retien\w+|selectionn\w+|opt(?:e|ent|er|era|ait|erait)\b|prefer\w+|confi(?:e|ent|er|es|ee|ees"
    r"|era|eront|erait|eraient|ait|aient)|heberg\w+|stock\w+|migr\w+|bascul\w+|deploi\w+|deploy\w+|equip(?:e|er|era"
    r"|eront|ent|ee|ement|ements|ant)\b|recoi\w*|recu\w*|recev\w+|benefici\w+|obtien\w*|obtenu\w*|mecenes?\b|adopt\w+"
    r"|investi\w*|financ\w+|souti\w+|soutenu\w*|sponsoris\w+|parrain\w+|form(?:e|ent|er|era|eront|erait|ee?s?)"
    r"|certifi\w+|labellis\w+|renouvel\w+|recondui\w+|reconduc\w+|prolong\w+|prorog\w+|etend\w*|elargi\w*|renforc\w+"
    r"|approfondi\w+|rejoi\w+|lev(?:e|ent|er|ee)\b|attaqu\w+|assign\w+|poursui\w+|saisi\w*|rompt|rompu\w*|romp\w+"
    r"|resili\w+|denonc\w+|quitt\w+|abandonn\w+|renonc\w+|cess\w+|suspend\w*|repouss\w+|lanc\w+|ouvr\w+|ouvert\w*"
    r"|chang\w+ de|offr\w+"
    r"|offert\w*|fourni\w*|engag\w+|rachet\w+|rachat|acquier\w+|acqui\w+|acquisition|particip\w+|inaugur\w+|cre(?:e|ent"
    r"|er|era|eront|erait|ee?s?|ation)|negoci\w+|discut\w+|lie(?:nt|r|e|es)?\b|entr\w+ au capital"
    r"|prend\w* une participation|prise de participation|attribu\w+|remport\w+|decroch\w+|accord\w+|octroi\w+|verse\w*"
    r"|donn(?:e|ent|er|era|ait|ee?s?)\b|don\b|dons\b|prete\w*|dote\w*|remet\w*|accompagn\w+|aid(?:e|ent|er|era|eront)\b"
    r"|dement\w*|refut\w+|envisag\w+|prepar\w+|etudi(?:e|ent|er|ait|erait)\b|cofinanc\w+|remplac\w+|delaiss\w+|lach\w+"
    r"|tourn\w+ le dos|dit adieu|disent adieu|passe(?:nt|r)?\b|porte(?:nt)? plainte|annonc\w+|sollicit\w+|fait appel"
    r"|font appel|s'appui\w+|commercialis\w+|distribu\w+|implant\w+|s'oppos\w+|conteste\w*|devien\w+ partenaires?"
    r"|partenaires?|client\w*|met\w* fin|mis fin|mettr\w+ fin|fond(?:e|ent|er)|experiment\w+|test(?:e|ent|er)\b"
    r"|install\w+|achet\w+|achat|acquerir|souscri\w+|commande\w*|reun\w+|boycott\w+|ecart\w+|exclu\w*|rejet\w+|refus\w+"
    r"|declin\w+|se pass\w+ de|se detourn\w+ de|s'affranchi\w+ de|sort\w* de|integr(?:e|ent|er|era|eront|ee|ees)\b"
    r"|retir\w+|se debarrass\w+|bann\w+|desinstall\w+|expir\w+|jet\w+ l'eponge|terrain d'entente|se separ\w+"
    r"|fin de partie|rupture|mett\w+ (?:en place|sur pied)|s'equipe\w*|conven\w+|subventionn\w+|vot(?:e|ent|er|era)\b"
    r"|approuv\w+|s'enten\w+|mis(?:e|ent|er)\b|dispos\w+ de|fai(?:t|re|sait) confiance|lia(?:it|ient)\b|travers\w+"
    r"|valid(?:e|ent|er|ee?s?)\b|ratifi\w+|pass\w+ (?:sous|chez|a)|retrouv\w+|fourni\w+|jumel\w+|embarqu\w+|troqu\w+"
    r"|lie\w* (?:a|par)|liant|entraine\w*|soumissionn\w+|conserv\w+|maintien\w*|mainten\w+|propos\w+|main dans la main"
    r"|remett?\w* le couvert|jet\w* (?:son|leur) devolu|divorc\w*|serr\w+ la main|mise?s? en cause|mise(?:nt)? sur"
    r"|debout\w+|gard(?:e|ent|er|era)\b|suspen\w+|interromp\w+|gele(?:nt|r)?\b|disput\w+|accus\w+|appui\w*|unissant"
    r"|tou[rt]n\w+ vers|suivr\w+|suivent|suit\b|vend\w*|livr(?:e|er|era|ent)\b|modernis\w+|au cote|aux cotes|tope\w*"
    r"|referenc\w+|co-?developp\w+|se mari\w+|fianc\w+|convol\w+|brul\w+|brouill\w+|lune de miel|idylle|ced(?:e|er|ent"
    r"|era)\b|remis\b|test\w+|pay(?:e|er|ent|era)\b|diffus\w+|dit stop|disent stop|gain de cause|prom(?:is|et)\b"
    r"|prend\w* (?:[\d,]+(?= ?%)|une part)|disposition\b|revien\w+|reven\w+|generalis\w+|reproch\w+|ech(?:oi|oit|u|ue"
    r"|oira)\b|courtis\w+|lorgn\w+|convoit\w+|design(?:e|er|ent)\b|plebiscit\w+|empoch\w+|gagn(?:e|er|ent)\b|sedui\w+"
    r"|convain\w+|adjug\w+|remet\w*|recour(?:t|ent|ir)|souffl\w+|rafl\w+|depens\w+|c'est fini|c'est termine"
    r"|un trait sur|les ponts|adress\w+ a|compt\w+ sur|(?:au|le|du|son) capital|la hache|participation|numeris\w+"
    r"|digitalis\w+|automatis\w+|securis\w+|dotation|consacr\w+|sous le controle|dans le giron|escarcelle|s'affront\w+"
    r"|tomb\w+ d'accord|trouv\w+ un accord"
    r"|recours"
    r"|justifi\w+|perd(?:re|u|ra)?\b|confirm\w+|concoct\w+|concu\w*|concoiv\w+|elabor\w+|mont(?:e|er|ent)\b|trait(?:e"
    r"|er|ent)\b|rempil\w+|hesit\w+|balanc(?:e|ent)\b|tourn\w+ la page|apport(?:e|ent|er|era|eront|ait)\b|accept\w+"
    r"|resserr\w+|croise(?:nt|ront)\b"
    r"|codirig\w+|alloue\w*|promet\w*|remerci\w+|survecu|repart\w+|organis(?:e|ent|er|era|eront|ee?s?)\b|adjoin\w+"
    r"|adjoign\w+|enrol\w+"
    r"|convi(?:e|ent|er|era)\b|developp(?:e|ent|er|era|eront|ee?s?)\b|conduir\w+|conduis\w+|men(?:e|ent|er|era|eront"
    r"|ee?s?)\b|bati(?:t|r|ra|ront|ssent)\b|construi\w+|exploit(?:e|ent|er|era|eront)\b|initi(?:e|ent|er|era)\b"
    r"|realis(?:e|ent|er|era|eront)\b|produi(?:t|sent|re|ra|ront)\b|mett\w+ (?:en commun|au point|en service)"
    r"|se dot\w+|s'outill\w+|coedit\w+|coorganis\w+|cosign\w+|pactis\w+|mutualis\w+|unifi\w+|arrim\w+"
    r"|reprend|reprennent|reprendra|repris\b|dit oui|disent oui|franchi\w+ le pas|saut\w+ le pas|pari(?:e|ent)\b"
    r"|bascul\w+|invit(?:e|ent|er)\b|inter(?:connect|oper)\w+|peaufin\w+|coproduc\w+|coprodui\w+"
)
#: Verbs that take a party as their object, without a preposition.
TRANSITIVE = (
    r"choisi\w*|retenu|retien\w+|selectionn\w+|rejoi\w+|soutien\w*|soutenu|equip(?:e|er|era|eront|ent)\b|form\w+"
    r"|financ\w+|attaqu\w+|poursui\w+|assign\w+|rachet\w+|acquier\w+|quitt\w+|abandonn\w+|remplac\w+|delaiss\w+|lach\w+"
    r"|accompagn\w+|certifi\w+|heberg\w+|prefer\w+|ecart\w+|adopt\w+|aid\w+|parrain\w+|sponsoris\w+|utilis\w+|deploi\w+"
    r"|deploy\w+|achet\w+|boycott\w+|exclu\w*|install\w+|rejett?\w*|renonc\w+ a|subventionn\w+|dot\w+|labellis\w+"
    r"|associ\w+|convain\w+|sedui\w+|plebiscit\w+|design\w+|courtis\w+|lorgn\w+|convoit\w+|ralli\w+|uni(?:t|ssent|ra"
    r"|ront|ssait)|lie(?:nt|ra|ront)?|liai(?:t|ent)|test\w*|experiment\w+|acquis\w*|s'est offert|adjoin\w*|adjoign\w+"
    r"|enrol\w+|convi(?:e|ent|er|era)"
)
