"""What the French press calls an agreement, and what kind each is: tables.

Patterns run over marked sentences (see `marking`): flat text in which every organisation is one capital letter,
F the watched one, R a noun that means it, Q a product of it, P a partner, U an unknown name, O another organisation.
Nothing is decided here but the order of the rows: the first that fits counts.
"""

from __future__ import annotations

import re

from crawler.ledger.text.tables import at_words
from store.ledger import AgreementKind as Kind
from store.ledger import PartnerType

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DISPUTE,
        r"plaintes?\b|en justice|devant (?:la justice|le tribunal|les tribunaux|le conseil d'etat|la commission"
        r"|l'autorite)|assign\w+|litiges?|contentieux|\bproces\b|\bcondamn\w+|\brecours\b(?! (?:a|aux|au)\b)"
        r"|mise en demeure"
        r"|saisi\w* (?:la|le|l') ?(?:justice|conseil|cnil|tribunal|commission|autorite|juge|cour)"
        r"|reclam\w+ .{0,40}dommages|differends?|bras de fer|conteste\w* (?:l'|le|la|les)|abus de position"
        r"|s'oppos\w+ (?:a|au)|conflit\b|(?<!s')attaqu\w+|poursui(?:t|vent|vi|vie|vra|vait|vaient) [FPU]|debout\w+"
        r"|gain de cause|(?:devant )?la cour d'appel"
        r"|mise?s? en cause par|porte\w* l'affaire|reproch\w+ a F|hache de guerre(?! et\b)|querelle|brouille"
        r"|(?:le )?torchon brule|en guerre\b|contrefacon"
        r"|dommages et interets|poursuites?\b",
    ),
    (
        Kind.END,
        r"(?:met(?:s|t|tre|tra|tront|tent|trait|tait|taient|tant)?|mit|mis|mise) (?:un terme|fin)\b|rupture"
        r"|\bromp(?:t|re|u|ue|us|ues|ent|rait|ra|ait|aient)\b(?! (?:les|leurs|ses|toutes) (?:\w+ )?(?:negoc|discuss"
        r"|pourp))|renonc\w+ a Q|resili\w+|denonc\w+ (?:son|leur|sa) (?:contrat|accord"
        r"|convention|partenariat|marche)|denonc\w+ (?:le |la |l')(?:\w+ )?(?:contrat|accord|convention|partenariat"
        r"|marche)[^,;]{0,60} qui (?:l'|le |la |les )(?:li|uni)|(?:n'a pas|n'ont pas|n'avait pas|ne sera pas"
        r"|ne seront pas|n'est pas|n'a plus"
        r"|ne veut (?:pas|plus)|n'entend pas|ne souhait\w+ (?:pas|plus)|ne compt\w+ pas|ne va pas|ne pas|refus\w* de)"
        r" (?:(?:ete|souhaite|voulu|su|pu|tenu a|le|la|les) ){0,2}(?:renouvel|recondui|prolong|reconduir)\w*|ne (?:se "
        r"|le |la |les |l')?(?:renouvel"
        r"|recondui"
        r"|prolong|poursuiv)\w+ (?:pas|plus)|non-renouvellement|non-reconduction|non-prolongation"
        r"|pr(?:end|ends|endra|endrait|enait|is|it) fin\b|expir(?:e|ent|era|ait|ation)\b|a expire|(?:arriv|parven)\w+ a"
        r" (?:son )?(?:terme|echeance|expiration)|s'(?:acheve|achevent|achevera|arrete|arretent|arretera)\b|a pris fin"
        r"|touche\w* a sa fin|(?<!a la )\bfin (?:du|de l'|de la|de leur|de son|des|d'un|d'une) ?(?:\w+ )?(?:partenariat"
        r"|accord|contrat|convention|collaboration|marche|alliance|cooperation|aventure|idylle)s?|divorc\w+|se separ\w+"
        r"|fin de (?:partie|la lune|l'idylle|l'aventure|l'histoire|la romance|leur idylle)|non plus (?:chez|avec|par"
        r"|sur) [FQ]|n'a pas (?:survecu|resiste)|remerci\w+ [FQ](?= et\b|,| pour)|clap de fin|fin de (?:contrat"
        r"|partenariat|mission|collaboration)|ne (?:financ|souti|souten"
        r"|travaill|collabor|cooper|form|heberg|equip|fourni|accompagn|parrain|distribu)\w* plus\b|n'(?:existe|est"
        r"|a) plus (?:cours|lieu d'etre|d'actualite)|n'existe\w* plus|perd(?:u|ra|ent)? (?:sa|son"
        r"|leur) (?:certification|label|statut|agrement|partenaire)|\bhors de (?:chez )?[FQ]|annulation (?:de |du "
        r"|d')|c'est (?:fini"
        r"|termine)|point final|tir\w+ un trait sur|coup\w+ les ponts|pr(?:end|is|ennent) ses distances|fait defection"
        r"|jusqu'(?:ici|alors|a present) (?:\w+ ){0,2}?(?:par|chez|avec) [FQ]|(?:met|mis|mettr\w+|mettent) (?:en pause"
        r"|en sommeil|entre parentheses|au placard|a l'arret|en suspens)|(?:dit|disent|dire) stop|(?:dit|disent|dire"
        r"|dira|fait ses|font leurs) adieux? a"
        r"|tourn\w+ (?:le dos|la page)|(?:quitt|abandonn|delaiss|lach|boycott)\w+ (?:(?!le projet)[\w']+ ){0,2}[FQ]\b"
        r"|(?:ne |n')\w+ plus (?:recours|partenaires?|clients?|avec|appel|sur [FQ]|chez [FQ]|les (?:outils|logiciels"
        r"|services))|perd(?:u|ra|ent)? (?:le |son |l')(?:contrat|partenariat|marche|client)|(?:contrat|accord"
        r"|partenariat|convention|marche)s?\b.{0,90} (?:ete|est|sont|fut) (?:\w+ )?(?:denonce|rompu|resilie|casse"
        r"|annule|dissous)e?s?\b|chang\w+ de (?:fournisseur|prestataire|partenaire|hebergeur|editeur|logiciel)s?"
        r"|se (?:pass|detourn|separ|desengag|retir)\w+ (?:de|du)|s'affranchi\w+ de [FQ]|claqu\w+ la porte"
        r"|remplac\w+ (?:les (?:outils|logiciels|solutions) de |les )?[FQ]|(?:est|sont|ete|fut"
        r"|etait) (?:\w+ )?(?:suspendu"
        r"|gele|interrompu|enterre|annule|resilie|caduc)(?:e|s|es|que|ques)?\b|(?:suspend|interromp|gel|annul|arret"
        r"|stopp"
        r"|cass|rompr)\w* (?:(?:le|la|l'|les|son|leur|sa|ses|ce|cet|cette|tout|toute) ?)(?:\w+ ){0,2}?(?:contrat|accord"
        r"|convention|partenariat|marche|migration|projet|passage|collaboration|cooperation|deploiement|relation)s?"
        r"|renonc\w+ a (?:son|leur|l'|la|le) ?(?:contrat|accord|partenariat|migration|convention)|sort\w* (?:du"
        r"|de) (?:partenariat|[FQ])|quitt\w+ (?:l'|le |la |les )?(?:alliance|partenariat|programme|consortium|coalition"
        r"|reseau|projet)|se tourn\w+ vers O|cess\w+ d(?:e |')\w+(?:er|ir|re)\b|cess\w+ (?:sa|leur|son|toute|de"
        r"|ses) ?(?:collaboration|partenariat|cooperation"
        r"|relations?"
        r"|travailler|recourir|utiliser)|(?:exclu|evinc|radi|ecart)\w* [PU] de|(?:exclu|retir|bann|desinstall|evinc"
        r"|debranch|congedi)\w* [FQ]"
        r"|(?:se debarrass|se defai)\w+ de [FQ]|(?:^|\W)(?:exit|adieu|fini),? [FQ]|adieu a [FQ]|(?:pass|part"
        r"|fil)\w* chez [OU]",
    ),
    (Kind.FRAMEWORK, r"(?:accord|contrat|convention|marche|partenariat|protocole)s?[ -]cadres?"),
    (Kind.PATRONAGE, r"mecen\w+|dotation|gracieusement|a titre gracieux|fondation (?:d'entreprise )?(?:de )?F"
                     r"|parrain\w+|philanthrop\w+|\bbourses?\b(?! de\b)|sponsoris\w+"),
    (
        Kind.RESEARCH,
        r"(?:laboratoires?|centres?|programmes?|projets?|partenariats?|accords?|conventions?|contrats?|chaires?"
        r"|collaborations?|cooperations?) (?:\w+ ){0,2}?(?:de recherche|dans la recherche|scientifiques?|de r&d)"
        r"|(?:laboratoires?"
        r"|centres?) communs?(?! de formation)|chaires?\b|recherches? (?:communes?|conjointes?|partenariale)|theses?\b"
        r"|\blabos? communs?",
    ),
    (
        Kind.TRAINING,
        r"(?:programmes?|accords?|partenariats?|conventions?|contrats?|centres?|plans?|cursus|parcours"
        r"|dispositifs?) (?:\w+ ){0,2}?(?:de|d') ?(?:formation|certification|apprentissage)|certifi\w+|labellis\w+"
        r"|\blabels?\b|ecoles? (?:de l'|d')(?:ia|intelligence)|ecoles? ia\b|ouverture d'un(?:e ecole| campus"
        r"| centre de formation)|academies?\b|programme partenaires|cursus",
    ),
    (
        Kind.INVESTMENT,
        r"(?:re)?invest\w+\b(?! (?:massivement )?dans Q)|prise\w* de participation|prend\w* une participation"
        r"|(?:entre\w*|entree|monte\w*) (?:au"
        r"|dans le) capital|(?:%|part) d[ue] (?:son )?capital|leve\w* de fonds|\blev\w+ (?:[\w,]+ ){1,4}(?:d'euros"
        r"|euros|€|m€)|tour de table|rach[ae]\w+"
        r"|acquisition\b|acquier\w+(?! .{0,20}(?:licences|logiciels|postes|ordinateurs))|inject\w+|capital[- ]risque"
        r"|(?:devien\w+|devenu\w*|comme|nouvel|premier|principal) actionnaire|actionnaire (?:de|du|a hauteur"
        r"|minoritaire"
        r"|majoritaire|principal)|sous le controle|dans le giron|escarcelle|participation (?:dans|au)\b|ced(?:e|er|era"
        r"|ent)\b .{0,40}(?:filiale|activite|parts\b"
        r"|participation|division|branche)|s'offr\w+ (?:la |le |une |un |l')?(?:start-?up|pepite|societe|jeune pousse"
        r"|editeur|[PU]\b)|(?:rafl|croqu|absorb)\w+ |mett?\w* la main sur|cofinanc\w+|\bun fonds\b",
    ),
    (
        Kind.CONTRACT,
        r"(?:\bcontrat|(?<!ses )(?<!leurs )\bcontrats)\b(?! d'hebergement)|marches? (?:publics?|de (?:[0-9]|fourniture"
        r"|gre))|\ble marche\b"
        r"|\bun marche\b|aliment(?:e|era|er|ent|eront) |(?:electricite|energie) (?:verte|renouvelable|solaire"
        r"|nucleaire)|(?<!sans )(?<!repondre a l')appels? d'offres|bons? de commande|\bcommand\w+",
    ),
    (
        Kind.PARTNERSHIP,
        r"partenariats?|allianc\w+|s'alli\w+|s'associ\w+|s'est (?:allie|associe|uni)|comme partenaire|consortium"
        r"|coalition|form\w+ (?:un|le) (?:groupement|duo|tandem)|accelerat\w+|incubat\w+|se (?:sont|sera"
        r"|seront) (?:allie|associe|uni)|coentreprise|joint-venture|societe commune|entreprise commune",
    ),
    (Kind.RESEARCH, r"travaux de recherche|doctora\w+|(?:premier|son|un|nouveau|leur) (?:\w+ )?laboratoire\b|chercheurs"
                    r"|recherche (?:en|sur)\b(?! [FQ]\b)|these\b"),
    (
        Kind.TRAINING,
        r"form(?:er|era|eront|ent) |classes? (?:prepa\w+|de)\b|\bmaster\b|(?:cre(?:e|ent|er|era|eront)|ouvr\w+"
        r"|lanc\w+) (?:[\w']+ ){0,3}?(?:ecole|academie)s?\b|forme (?:ses|des|les|leurs|\d)|formations?\b"
        r"|apprentis\b|competences numeriques",
    ),
    (
        Kind.HOSTING,
        r"heberg\w+|confi\w+ (?:(?!maintenance|gestion|refonte|developpement|securi|numerisation"
        r"|mission).){0,40}?(?:donnees|applications|infrastructures?|systemes? d'information|serveurs"
        r"|messagerie|cloud|nuage|sauvegardes?|courriels?|archives)|data ?centers?|centres? de donnees|(?:stock|migr"
        r"|bascul|transfer|rapatri)\w+ .{0,60}(?:donnees"
        r"|applications|serveurs|systemes? d'information|messagerie|cloud|infrastructures?|dans|vers|sur|chez)"
        r"|cloud de confiance",
    ),
    (
        Kind.PATRONAGE,
        r"fait don|font don|\bdons?\b (?:de|d')|(?<!s')offr\w+ (?:\w+ ){0,3}?(?:ordinateurs|logiciels|licences"
        r"|tablettes"
        r"|gratuit)|offert|soutien\w* (?:financier\w*|(?:l'association|la fondation|l'ong))|subvention\w*"
        r"|gracieusement|a titre gracieux|(?:benefici|recev|recoi|offr|mett|met|equip|fourni|distribu|dot|form|accord"
        r"|ouvr)\w* (?:[\w']+ ){0,4}?gratuit(?:e|es|s|ement)?\b|ordinateurs (?:reconditionnes|usages)|solidaire"
        r"|\bcheque de\b|au profit (?:de(?! O\b)|des|du)"
        r"|caritati\w+",
    ),
    (
        Kind.CONTRACT,
        r"s'offr\w+ (?:(?:les|des|la|le|une|un|ses) )?(?:services|logiciels|outils|solutions?|licences|suite|plateforme"
        r"|[FQ]\b)|pay(?:e|er|ent|era)\b|depens\w+|factur\w+|debours\w+|\bchoix de [FQ]|choisi\w*\b(?! d[e'])|retenu\w*"
        r"|retien\w+|selectionn\w+|opte\w* pour|tourn\w+ vers [FQ]|attribu\w+|remport\w+|decroch\w+"
        r"|equip(?:er|era|eront|ent|ee|ement|ements|ant)\b|(?<!l')(?<!une )(?<!son )(?<!notre )(?<!leur )equipe\b"
        r"|deploi\w+|deploy\w+|adopt\w+|fourni(?!sseu)\w+|(?:gard|conserv)\w* [FQ]|jet\w* (?:son|leur) devolu"
        r"|referenc\w+|mise(?:nt)? sur|confi(?:e|ent|er|es|ee|era|eront|erait|ait)\b|client\w*|install\w+"
        r"|achet\w+|acquerir|souscri\w+"
        r"|(?<!accord de )(?<!audits de )(?<!usage des )(?<!sur les )(?<!sur ses )\blicences?\b|prefer(?:e|ent|er|ant"
        r"|ait)\b|parmi (?:les|ses|leurs) (?:\w+ )?(?:fournisseurs|prestataires|clients)|prestataire|livr(?:e|er|era"
        r"|eront|ent)\b|vend(?:re|ra|u|us|ent)?\b|adjug\w+|design(?:e|er|ent)\b|plebiscit\w+|commande publique"
        r"|empoch\w+|rafl\w+|s'en remet\w*",
    ),
    (Kind.CONTRACT, r"^(?!.*\b(?:test(?:e|ent|er|era|eront)|experiment\w+)\b)[^FR]*Q[^FR]*$"),
    (Kind.PARTNERSHIP, r".*"),
)  # fmt: skip
#: What an agreement is, by the words that say so: words that mean one kind only, then "contrat" and "partenariat",
#: then what a neutral noun (accord, convention) is for, then verbs.
KINDS = tuple((kind, at_words(pattern)) for kind, pattern in _KINDS)
_BETWEEN = re.compile(
    r"^(?:\W|l'|le |la |ce |cet )*(?:hebergement|contrat|accord|partenariat|migration|convention|marche|choix)\b.*"
    r"(?:objet d'un|conteste|attaque)|(?:accord|contrat|partenariat|convention|marche|lien"
    r"|relation)s?(?: [\w-]+){0,4}? (?:entre|avec|passe|qui)"
    r"|(?:contre|rejet\w*|examin\w*) (?:l'|le |la )(?:hebergement|contrat|accord|partenariat|migration|convention"
    r"|marche|choix|projet|recours)"
)
_NAMES_IT = re.compile(r"partenaire|partenariat|allianc")
_QUARREL = re.compile(
    r"litige|contentieux|differend|plainte|bras de fer|conflit|en justice|proces\b|s'oppos|condamn"
    r"|recours de [PU] contre|se (?:jou|regl|retrouv|sold)\w+ devant"
)


#: Money or goods, and what they are to whom.
_HELP = (
    (
        PartnerType.ASSOCIATION,
        Kind.PATRONAGE,
        re.compile(
            r"\b(?:recoi\w*|recev\w+|recue?s?|verse\w*|remet|remis|souti\w+|souten\w+|distribu(?:e|ent|er)|aid(?:e|ent"
            r"|er|era)"
            r"|epaul\w+|appui\b"
            r"|fourni(?!sseu)\w+|apport\w+|promi\w*|promet\w*|allou\w+|attribu\w+|dot\w+|donn(?:e|ent|er|era|ee?s?))\b"
        ),
    ),
    (
        PartnerType.RESEARCH,
        Kind.RESEARCH,
        re.compile(r"\b(?:travaux|recherches?|theses?|etudes?|projets? scientifiques?|doctora\w+|chercheurs?)\b"),
    ),
    (PartnerType.STARTUP, Kind.INVESTMENT, re.compile(r"\bfinanc(?:e|er|era|ent|ee?|ements?)\b|a son capital")),
)


#: What an act is for: "a versé 500 000 euros à P pour équiper des foyers".
_PURPOSE = re.compile(
    r",? (?:pour (?:(?:y|en|le|la|les|leur|mieux|ainsi) )?\w+(?:er|ir|re|oir)\b|afin (?:de|que)\b|afin d'"
    r"|en vue de\b).*$"
)
#: Nouns and verbs that say nothing of what is agreed on: the purpose does.
_NEUTRAL = re.compile(
    r"accord|convention|protocole|charte|programme|projet|partenaria|allian|collabor|engag|s'uni|unis|ensemble|contrat"
    r"|allie"
    r"|associ|plan\b|travaill|choisi|selectionn|retenu|retien"
)


def kind_of(marked: str, type_: PartnerType = PartnerType.UNKNOWN) -> Kind:
    """The kind of agreement that a marked clause speaks of: what help means depends on the partner's type."""
    head = _PURPOSE.sub("", marked)
    if head != marked and not _NEUTRAL.search(head):
        kind = _kind(head, type_)
        if kind is not Kind.PARTNERSHIP:
            return kind
    return _kind(marked, type_)


#: Talks that are broken off end no agreement.
_TALKS = re.compile(
    r"projets? (?:de |d')(?:alliance|partenariat|accord|contrat|rapprochement)[^,;]{0,60} (?:enterre|abandonne"
    r"|annule)s?\b|"
    r"(?:negociations|discussions|pourparlers|tractations)[^,;]{0,30}? (?:rompu|interrompu|suspendu|arrete)e?s?"
    r"|(?:romp|suspend|interromp|arret)\w* (?:les|leurs|ses|toutes) (?:\w+ )?(?:negociations|discussions|pourparlers)"
)


def _kind(marked: str, type_: PartnerType) -> Kind:
    marked = _TALKS.sub("", marked)
    kind = next(kind for kind, pattern in KINDS if pattern.search(marked))
    if kind is Kind.PARTNERSHIP and not _NAMES_IT.search(marked):
        return next((help_ for of, help_, pattern in _HELP if of is type_ and pattern.search(marked)), kind)
    if kind is Kind.DISPUTE and _BETWEEN.search(marked) and not _QUARREL.search(marked):
        # Somebody else disputes what the two have agreed on.
        return next(kind for kind, pattern in KINDS if kind is not Kind.DISPUTE and pattern.search(marked))
    return kind
