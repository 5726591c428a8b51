"""What the French press calls an agreement, and what kind each is: tables.

Patterns run over marked sentences (`crawler.ledger.marking`): flat text in which every organisation is one capital
letter, F the watched one, R a noun that means it, Q a product of it, P a partner, U an unknown name, O another
organisation. Nothing is decided here but the order of the rows: the first that fits counts.
"""

from __future__ import annotations

import re

from store.ledger import AgreementKind as Kind

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DISPUTE,
        r"plaintes?\b|en justice|devant (?:la justice|le tribunal|les tribunaux|le conseil d'etat|la commission"
        r"|l'autorite)|assign\w+|litiges?|contentieux|\bproces\b|\bcondamn\w+|\brecours\b|mise en demeure"
        r"|saisi\w* (?:la|le|l') ?(?:justice|conseil|cnil|tribunal|commission|autorite|juge|cour)"
        r"|reclam\w+ .{0,40}dommages|differends?|bras de fer|conteste\w* (?:l'|le|la|les)|abus de position"
        r"|s'oppos\w+ (?:a|au)|conflit\b|(?<!s')attaqu\w+|poursui(?:t|vent|vi|vra) [FPU]",
    ),
    (
        Kind.END,
        r"(?:met|mis|mettre|mettra|mettent|mettrait|mettant) (?:un terme|fin)|rupture|\bromp(?:t|re|u|ue|us|ent|rait"
        r"|ra)\b|resili\w+|denonc\w+ (?:son|leur|sa) (?:contrat|accord|convention|partenariat|marche)|(?:n'a pas"
        r"|n'ont pas|ne sera pas|ne seront pas|n'est pas|n'a plus|ne veut (?:pas|plus)|n'entend pas|ne pas"
        r"|refuse\w* de) (?:ete )?(?:renouvel|recondui|prolong)\w*|ne (?:renouvel|recondui|prolong)\w+ pas"
        r"|non-renouvellement|non-reconduction|prend fin|pris fin|expir(?:e|ent|era|ait)\b|a expire|arrive a terme"
        r"|touche a sa fin|arrive a (?:son terme|echeance)|fin (?:du|de l'|de la|de leur|de son) ?(?:partenariat"
        r"|accord|contrat|convention|collaboration|marche|alliance|cooperation)|divorc\w+|se separ\w+|fin de partie"
        r"|(?:dit|disent|dire|dira|fait ses|font leurs) adieux? a|tourn\w+ (?:le dos|la page)|(?:quitt|abandonn"
        r"|delaiss|lach|boycott)\w+ [FQ]|se (?:pass|detourn|separ)\w+ de [FQ]|s'affranchi\w+ de [FQ]"
        r"|remplac\w+ (?:les (?:outils|logiciels|solutions) de )?[FQ]|suspend\w* (?:le|la|l'|son|leur|sa"
        r"|ses) ?(?:contrat|accord|convention|partenariat|marche|migration|projet|passage|collaboration)"
        r"|renonc\w+ a (?:son|leur|l'|la|le) ?(?:contrat|accord|partenariat|migration|convention)|sort\w* (?:du"
        r"|de) (?:partenariat|[FQ])|cess\w+ (?:sa|leur|son|toute|de) ?(?:collaboration|partenariat|cooperation"
        r"|travailler)|(?:exclu|retir|bann|desinstall)\w* [FQ]|se debarrass\w+ de [FQ]",
    ),
    (Kind.FRAMEWORK, r"(?:accord|contrat|convention|marche|partenariat|protocole)s?[ -]cadres?"),
    (Kind.PATRONAGE, r"mecen\w+|parrain\w+|philanthrop\w+|\bbourses?\b(?! de)|sponsoris\w+"),
    (
        Kind.RESEARCH,
        r"(?:laboratoires?|centres?|programmes?|projets?|partenariats?|accords?|conventions?|contrats?|chaires?"
        r"|collaborations?|cooperations?) (?:\w+ ){0,2}?(?:de recherche|scientifiques?|de r&d)|(?:laboratoires?"
        r"|centres?) communs?(?! de formation)|chaires?\b|recherches? (?:communes?|conjointes?|partenariale)|theses?\b"
        r"|\blabos? communs?",
    ),
    (
        Kind.TRAINING,
        r"(?:programmes?|accords?|partenariats?|conventions?|contrats?|centres?|plans?|cursus|parcours"
        r"|dispositifs?) (?:\w+ ){0,2}?(?:de|d') ?(?:formation|certification|apprentissage)|certifi\w+|labellis\w+"
        r"|\blabels?\b|ecoles? (?:de l'|d')(?:ia|intelligence)|ecoles? ia\b|academies?\b|programme partenaires|cursus",
    ),
    (
        Kind.INVESTMENT,
        r"(?:re)?invest\w+|prise\w* de participation|prend\w* une participation|(?:entre\w*|entree|monte\w*) (?:au"
        r"|dans le) capital|leve\w* de fonds|\blev\w+ (?:[\w,]+ ){1,4}(?:d'euros|euros|€|m€)|tour de table|rach[ae]\w+"
        r"|acquisition\b|acquier\w+(?! .{0,20}(?:licences|logiciels|postes|ordinateurs))|inject\w+|capital[- ]risque"
        r"|actionnaire|cofinanc\w+|\bun fonds\b",
    ),
    (
        Kind.CONTRACT,
        r"\bcontrats?\b(?! d'hebergement)|marches? (?:publics?|de (?:[0-9]|fourniture|gre))|\ble marche\b"
        r"|\bun marche\b|(?<!sans )appels? d'offres|bons? de commande|\bcommand\w+",
    ),
    (
        Kind.PARTNERSHIP,
        r"partenariats?|allianc\w+|s'alli\w+|s'associ\w+|coentreprise|joint-venture|societe commune|entreprise commune",
    ),
    (Kind.RESEARCH, r"travaux de recherche|chercheurs|recherche (?:en|sur)\b|these\b"),
    (
        Kind.TRAINING,
        r"form(?:er|era|eront|ent) |formations?\b|apprentis\b|competences numeriques",
    ),
    (
        Kind.HOSTING,
        r"heberg\w+|confi\w+ .{0,40}(?:donnees|applications|infrastructures?|systemes? d'information|serveurs"
        r"|messagerie)|data ?centers?|centres? de donnees|(?:stock|migr|bascul|transfer|rapatri)\w+ .{0,60}(?:donnees"
        r"|applications|serveurs|systemes? d'information|messagerie|cloud|infrastructures?|dans|vers|sur)"
        r"|cloud de confiance",
    ),
    (
        Kind.PATRONAGE,
        r"fait don|font don|\bdons?\b (?:de|d')|offr\w+ (?:\w+ ){0,3}?(?:ordinateurs|logiciels|licences|tablettes"
        r"|gratuit)|offert|soutien\w* (?:financier\w*|(?:l'association|la fondation|l'ong))|subvention\w+"
        r"|gracieusement|a titre gracieux|ordinateurs (?:reconditionnes|usages)|solidaire|au profit (?:de|des|du)"
        r"|caritati\w+",
    ),
    (
        Kind.CONTRACT,
        r"choisi\w*\b(?! d[e'])|retenu\w*|retien\w+|selectionn\w+|opte\w* pour|attribu\w+|remport\w+|decroch\w+"
        r"|equip(?:er|era|eront|ent|ee|ement|ements|ant)\b|(?<!l')(?<!une )(?<!son )(?<!notre )(?<!leur )equipe\b"
        r"|deploi\w+|deploy\w+|adopt\w+|fourni\w+|confi(?:e|ent|er|es|ee|era|eront|erait|ait)\b|client\w*|install\w+"
        r"|achet\w+|acquerir|souscri\w+|\blicences?\b|prefer\w+|prestataire",
    ),
    (Kind.PARTNERSHIP, r".*"),
)  # fmt: skip
#: What an agreement is, by the words that say so: words that mean one kind only, then "contrat" and "partenariat",
#: then what a neutral noun (accord, convention) is for, then verbs.
KINDS = tuple((kind, re.compile(rf"(?<!\w)(?:{pattern})")) for kind, pattern in _KINDS)
_BETWEEN = re.compile(
    r"(?:accord|contrat|partenariat|convention|marche|lien|relation)s?(?: [\w-]+){0,4}? (?:entre|avec|passe|qui)"
    r"|(?:contre|rejet\w*|examin\w*) (?:l'|le |la )(?:hebergement|contrat|accord|partenariat|migration|convention"
    r"|marche|choix|projet|recours)"
)
_QUARREL = re.compile(r"litige|contentieux|differend|plainte|bras de fer|conflit|en justice|proces\b|s'oppos|condamn")


def kind_of(marked: str) -> Kind:
    """The kind of agreement that a marked clause speaks of."""
    kind = next(kind for kind, pattern in KINDS if pattern.search(marked))
    if kind is Kind.DISPUTE and _BETWEEN.search(marked) and not _QUARREL.search(marked):
        # Somebody else disputes what the two have agreed on.
        return next(kind for kind, pattern in KINDS if kind is not Kind.DISPUTE and pattern.search(marked))
    return kind
