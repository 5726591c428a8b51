"""How far an agreement has come, by negation, mood, tense and verb: tables, and how they are read; pure.

Patterns run over marked sentences, see `marking`. A negation or a conditional counts only where it governs a verb of
agreement: "l'accord, qui permettrait de former mille personnes, a été signé" is signed.
"""

from __future__ import annotations

import re

from crawler.ledger.text.tables import at_words
from store.ledger import AgreementKind as Kind
from store.ledger import AgreementStatus as Status

#: Verbs of agreement, in every form.
_ACT = (
    r"(?:s'|se |l'|les |le |la |y )?(?:(?:re)?sign|conclu|paraph|nou[eé]|scell|choisi|reten|retien|accueill|confi"
    r"|renouvel"
    r"|recondui|prolong|accept|abouti|heberg|migr|deploy|deploi|invest|alli|associ|collabor|cooper|travaill|discut"
    r"|negoci|envisag|engag|rejoi|attribu|formalis|ratifi|adopt|financ|souten|soutien|equip|rachet|rompr|romp|resili"
    r"|quitt|abandonn|particip|trouv\w*|form(?:er|e)\b|cre(?:er|e)\b|pass(?:e|er|ee?s?)\b|li(?:e|es|er)\b|port(?:e"
    r"|er)\b|mis\b|mettre|donn|fourni|bascul|opt|selectionn|achet|ouvr|lanc|prendr|entr(?:e|er)\b|prepar|etudi|confirm"
    r"|verse|offr|certifi|labellis|fait|lieu|place|suite|partenaire|client|poursui|attaqu|saisi|install|etend|elargi"
    r"|parrain|developp)\w*"
)
_WORDS = r"(?:[\w'-]+ ){0,4}?(?:[dl]')?"
#: Imperfects that end as conditionals do.
_IMPERFECT = (
    r"(?!(?:ent|mont|ouv|off|couv|mesu|du|prepa|assu|figu|rent|demeu|reti|liv|conside|atti|decla|rencont|espe|ope|ge"
    r"|gene|pa|compa)rai)"
)
_CONDITIONAL = rf"\b{_IMPERFECT}[a-z]+r(?:ait|aient)\b"
_AGREEMENT = (
    r"(?:accords?|contrats?|partenariats?|conventions?|marches?|alliances?|signature|rapprochement|collaboration"
    r"|cooperation)"
)

_DENIED = (
    r"\bdement\w*\b|\brefut\w+|\bnie(?:nt|r)?\b|fausses? (?:information|rumeur)s?"
    rf"|\bn'(?:a|ai|avons|ont|est|sont|avait|avions|avaient|aura|auront|entend|entendent|entendons|ira) (?:\w+ )?"
    rf"(?:pas|jamais|point|aucunement|nullement)(?! que\b)(?! encore\b) {_WORDS}{_ACT}"
    r"|\b(?:ne |n'(?:a|ai|ont|avons|avait|avaient|aura|auront) )(?:\w+ ){0,2}aucune?\b|\bjamais [^,;]{0,40}\bn'(?:a"
    r"|ai|ont|avons|avait|avaient) "
    rf"|\bn'{_ACT} (?:\w+ )?(?:pas|jamais|plus|aucun\w*)|\bne (?:l'|le |la |les |se |s')?{_ACT} (?:\w+ )?(?:pas|jamais"
    rf"|plus|aucun\w*)|\bne (?:sera|seront|va|vont|veut|veulent|souhaite|souhaitent|compte|comptent|devrait|pourra|peut"
    rf"|prevoit) (?:donc |finalement )?(?:pas|jamais|plus) {_WORDS}{_ACT}"
    r"|\bne (?:dispose|disposent|beneficie\w*|fait|font|figure\w*) (?:pas|plus) (?:de|d'|partie|parmi)"
    rf"|\baucune? {_WORDS}(?:{_AGREEMENT}|discussions?|negociations?|lien|projet|decision|suite)|\bpas (?:de |d'"
    rf"|question d)\s?(?:nouvel |nouveau )?(?:{_AGREEMENT}|e signer|e s'allier|alliance)"
    r"|n'est (?:pas|plus) (?:un |une |le |la )?(?:partenaire|client|question|a l'ordre du jour|d'actualite)"
    rf"|\b(?:rejet|refus|declin|ecart)\w+ {_WORDS}(?:offre|proposition|accord|partenariat|contrat|alliance|idee"
    r"|principe|signer|conclure|rapprochement|collaboration|piste|hypothese|scenario|avances|main tendue|possibilite)"
    r"|\b(?:rejett?e|refuse|decline|ecarte)(?:nt)? [FQ]\b|\brefus\w+ (?:de |d')"
    r"|renonc\w+ (?:a|finalement a) (?:son projet|un|s'allier|[FQ]\b|(?!quitt|romp|resili)\w+(?:er|ir|re)\b)"
    r"|\bni [^;]{1,60} n'(?:a|ont|est|sont) |plus question\b|jet\w+ l'eponge|tourn\w+ court|tomb\w+ a l'eau"
    r"|enterr\w+ (?:le|la|son|leur|l') ?(?:projet|accord|alliance)|(?:negociations?|discussions?"
    r"|pourparlers) .{0,40}(?:echou\w*|achopp\w*|rompu\w*|capot\w*)|echec des (?:negociations|discussions)"
    rf"|(?:faute|a defaut) (?:de |d')\s?{_AGREEMENT}"
    r"|(?:alliance|accord|partenariat|rapprochement) (?:rate|avorte|mort-ne)e?"
    rf"|(?:ne|n') ?(?:pas|jamais|plus|rien) (?:avoir |etre |vouloir |l'avoir )?{_WORDS}{_ACT}|n'avoir (?:\w+ )?(?:pas"
    rf"|jamais"
    r"|rien|aucun\w*)|(?:pas|hors de) question\b|(?:ne|n')(?:\w+ | ?)(?:\w+ )?(?:verr|aur|fer|abouti|concretis"
    r"|materialis"
    r"|sign|conclu)\w* (?:pas|jamais|plus)\b(?! que\b)|sans (?:donner|y donner) suite|n'ir\w+ pas (?:au|plus)"
    r"|\bde ne (?:pas|jamais)\b|(?:est|sont|ete) enterres?\b|pas l'intention|pas la moindre intention|econdui\w+"
    r"|recale\w*|a dit non|fin de non-recevoir|coup\w+ court"
    r"|sans (?:fondement|suite)\b"
    r"|(?:se defend|s'est defendu|se sont defendu|s'en defend)\w* (?:de|d)\b|infonde\w*|(?<!n')exclu(?:t|ent"
    r"|re)\b (?:tout|toute|pour|de|un|une|l'idee)|\bdi(?:t|sent|re) non a\b|\baucune (?:annonce|signature|discussion"
    r"|negociation|offre)\b|balay\w+"
    r"|(?<!aurait )(?<!auraient )(?:romp\w*|suspend\w*|interromp\w*|arret\w*|stopp\w*|clos\w*) (?:les|leurs|ses"
    r"|toutes) (?:\w+ )?(?:negociations|discussions|pourparlers)|vole\w* en"
    r" eclats|pass\w+ a la trappe|retoqu\w+|fait machine arriere|font machine arriere"
)
_NOT_YET = (
    r"aurai(?:t|ent) (?:\w+ )?(?:ecart|renonc|refus|rejet|declin)\w*|\bexamin(?:e|ent|era|eront)\b|\ben cas d"
    r"|toujours pas\b|n'(?:a|ai|avons|ont|est|sont) encore\b|\b(?:pas|rien) (?:n'est )?encore\b"
    r"|rien n'est (?:encore )?(?:signe|fait|decide|acte|arrete|conclu)"
    r"|reste(?:nt)? a (?:signer|finaliser|convaincre)|pas encore|n'exclu\w+ pas|(?:n'a|n'ont|ne"
    r"|ni)(?: \w+){0,2} (?:confirm|comment)\w*|n'ecart\w+ pas|n'est pas exclu"
)
_WOULD = (
    rf"\b(?:aurai(?:t|ent)|serai(?:t|ent)|pourrai(?:t|ent)|devrai(?:t|ent)|voudrai(?:t|ent)|souhaiterai(?:t|ent)"
    rf"|irai(?:t|ent)|viendrai(?:t|ent)) {_WORDS}{_ACT}|\b(?=(?:s'|se )?{_ACT}\b){_CONDITIONAL}"
    rf"|(?<!qui )(?<!que )(?<!dont )(?:s')?{_CONDITIONAL} {_WORDS}(?:a |de )?{_ACT}"
)
_RUMOURED = (
    r"\b(?:negocierai|discuterai|envisagerai|etudierai|preparerai|songerai|reflechirai|investirai|mettrai|prendrai"
    r"|ferai|verserai|tiendrai)(?:t|ent)\b|\b(?:selon|d'apres) (?:nos|les|des|une|deux|trois|plusieurs|certaines?|la"
    r"|le) (?:\w+ ){0,2}?(?:informations|sources?|rumeurs?|indiscretions|presse|bruits?)|\brumeurs?\b|\bpourparlers\b"
    r"|en (?:cours de )?(?:negociations?|discussions?)|(?<!\ba )(?<!\bont )\bnegoci(?:e|ent|er|ation|ations|ant)\b"
    r"|\bdiscut(?:e|ent|er)\b"
    r"|(?:discussions?|negociations?|pourparlers) (?:\w+ ){0,3}en cours|(?:discussions|negociations|contacts) (?:sont"
    r"|ont ete|etaient|seraient) (?:\w+ )?(?:en|engagee|ouverte"
    r"|entamee|menee|noue)\w*|\bdiscussions (?:avec|entre|avancees|exclusives"
    r"|en cours|preliminaires)|\benvisag(?:e|ent|er|eait|ee?s?)\b|\betudi(?:e|ent|er) (?:la|un|une|le|l')"
    r"|\bsonge(?:nt)?\b|\breflechi(?:t|r|ssent)\b|point mort|\bprojet (?:de|d')\s?(?:contrat|partenariat|accord"
    r"|convention"
    r"|rapprochement|alliance|marche)|sur le point d|en passe d|\bpressentie?\b|\ben lice\b|\bsouhait(?:e|ent|ait"
    r"|aient)\b"
    r"|\besper(?:e|ent|ait|aient)\b|\bveu(?:t|lent)\b|\bprete?s? a (?:signer|investir)|menace(?:nt)? de|\bcandidate?\b"
    r"|\bconvoit\w+|\bcourtis\w+|\bprepar(?:e|ent)\b (?:un|une|leur|son)|se (?:sont"
    r"|est) donn\w+ .{0,30}pour (?:conclure|signer)|(?:doi(?:t|vent)|va|vont|devr\w+|devai\w+) (?:\w+ )?(?:se prononcer"
    r"|trancher|decider|examiner|voter|etudier)|\b(?:est|serait|etait) question d|favorables? a (?:un|une|l)\b"
    r"|\binteret pour\b|ouverte?s? a (?:un|une|l)\b|seduite?s? par l'idee|propos(?:e|ent|ait|er"
    r"|era)\b (?:[\w']+ ){0,2}?[FRQPU] (?:\w+ ){0,2}?(?:accord|contrat|partenariat|alliance)|(?:choisi|tranch|hesit"
    r"|balanc|arbitr)\w* (?:\w+ )?entre\b|appel du pied|cherch\w+ a\b|aspir\w+ a|se rapproch\w+|plaid\w+ pour"
    r"|milit\w+ pour|convoit\w+|(?:accord|contrat|partenariat)s? en vue\b|en vue d'un (?:accord|rachat|rapprochement"
    r"|contrat)|\bimminent\w*|\bsemble(?:nt)?\b|possibilite d|\beventuel\w*|\bhypothe\w+|\ben pointe\b"
    r"|\btractations\b|\bplanch(?:e|ent)\b|\blorgn\w+|\bsond(?:e|ent)\b|\bhesit(?:e|ent)\b|\ba l'etude\b|sur la table\b"
    r"|dans les tuyaux|en gestation|en bonne voie|\bpiste\b|\bscenario\b|\ba en croire\b|murmure|\bdit-on\b|bruit court"
    r"|(?:accord|signature|contrat|partenariat|decision|annonce|conclusion)s?\b[^,;.]{0,40} (?:est|sont"
    r"|serait) (?:\w+ )?"
    r"(?:attendu|espere|evoque|imminent|possible|probable|en vue|suspendu a)|se disput\w+|favorie?s?\b"
    r"|^\W*si (?!bien)(?:[^,]{3,90}),|\?\W*$|vers un (?:accord|rapprochement|partenariat)|ambitionn\w+|\bguign\w+"
    r"|\bpourrai?t-(?:il|elle)|aimerai\w+|\bproch?e?s? d'un (?:accord|rapprochement|partenariat)|\btable(?:nt)? sur\b"
    r"|rest\w+ (?:encore )?en (?:discussion|negociation)"
)
_RENEWED = (
    r"\brenouvel(?!ab)\w*|\brecondui\w+|\breconduction\b|\b(?:en )?repren(?:d|nent|dra|dront) (?:\w+ )?pour\b"
    r"|\bprolong\w+|\bprorog\w+|nouveau bail|nouveau souffle"
    r"|(?:renforc|resserr|etend|etendu|elargi|approfondi|intensifi|consolid|poursui|relanc)\w* (?:encore )?(?:leurs?"
    r"|son|sa|ses"
    r"|le|la|l'|un) ?(?:\w+ )?(?:partenariat|collaboration|alliance|accord|cooperation|relation|contrat|liens"
    r"|convention)|(?:etend\w*|elargi\w*|renforc\w*|approfondi\w*) (?:[\w']+ ){1,7}?(?:partenariat|accord"
    r"|contrat|collaboration|convention|alliance)\b|remett?\w* le couvert|vitesse superieure|(?:aller|vont"
    r"|va) plus loin|franchi\w+ (?:une|un) (?:nouvelle etape|nouveau cap|cap)|acceler\w+ leur|rempil\w+|rallong\w+"
    r"|tacite"
    r"|perennis\w+|(?:ans|annees|mois|saisons?) (?:de plus|supplementaires?)|(?:deuxieme|seconde|troisieme|quatrieme"
    r"|nouvelle"
    r"|cinquieme) (?:phase|etape|saison|edition|ere|dimension|impulsion|page|annee consecutive)|pour la (?:\w+ieme"
    r"|seconde) (?:fois|annee)|repart\w*"
    r" pour|se poursui(?:t|vent|vra|vront)\b|reaffirm\w+|reiter\w+|doubl\w+ (?:la mise|sa|son|leur)|signe\w* (?:a"
    r"|de) nouveau|confirm\w+ (?:leur|son|sa"
    r"|ses|le)"
    r" (?:partenariat|alliance|attachement|soutien|engagement|contrat|fidelite)|renou(?:e|ent|er|veau)\b"
    r"|(?:est|sont|ete) (?:etendu|elargi|renforce|approfondi)e?s?\b|rempil\w+|resign\w+|(?:deuxieme|seconde"
    r"|troisieme) (?:fois|phase|periode) .{0,20}(?:accord|partenariat|contrat)"
)
_TO_BE_SIGNED = (
    r"\bsigner(?:a|ont)\b|\bconclur(?:a|ont)\b|(?:va|vont|doit|doivent|devra|devront|s'appret\w+ a|prevoi\w+ de"
    r"|prevu de|compt\w+) (?:\w+ )?(?:signer|conclure|etre|officialiser|parapher|sceller|formaliser|concretiser"
    r"|enteriner)|ser(?:a|ont) (?:\w+ )?(?:sign|conclu|paraph|attribu)"
    r"|signature[^.;]{0,80} (?:est|sera) (?:\w+ )?(?:prevue|programmee|fixee)|avant (?:de signer|la signature)"
    r"|prochaine(?:ment)? .{0,20}sign"
)
_SIGNED = (
    r"\b(?:re|co-?)?sign(?:e|ent|ee|es|ees|ait|aient|erent|a|ataires?|ant)\b|signature|\bconclu(?:t|ent|e|s|es|ant|rent"
    r"|sion)?\b|\bparaph\w+|\bscell\w+|\bratifi\w+|\b(?:a|ont|avait|avaient|ete) (?:\w+ )?pass(?:e|ee|es)\b|\bpass(?:e"
    r"|ent|ee?s?) (?:un|une|entre|avec|commande)|(?:contrat|commande|marche|accord|convention)s?,? passee?s?\b"
    r"|\bofficialis\w+|\bformalis\w+|\bconcretis\w+|\bremport\w+|\bdecroch\w+"
    r"|(?:est|ete|s'est vu|se sont vu|a|ont) (?:\w+ )?attribu\w+|\bse (?:sont|est) (?:mis d'accord|engage\w*)|vien(?:t"
    r"|nent) (?:de |d')(?:\w+ )?(?:sign|conclu|paraph|pass|formalis|officialis|attribu|notifi|remport)\w*"
    r"|\bconven(?:us?|ue|ues) d"
    r"|\bparvenu\w* a un accord|tomb\w+ d'accord|\bintervenu\b|\benterin\w+|\bacte(?:e|es|nt)?\b|\bboucl(?:e|ent"
    r"|ee?s?)\b|\bfinalis(?:e|ent|ee?s?)\b|contractualis\w+|\bnotifi\w+|\bsign\. "
)
_IN_THE_CONDITIONAL = r"(?<!qui )(?<!que )(?<!dont )\b(?:serai|aurai|pourrai|devrai|voudrai)(?:t|ent)\b"
#: The first that fits counts; what none fits is announced. Behind some stands what each of their texts has: a look that
#: spares most of them.
_TABLE = tuple(
    (status, at_words(pattern), trace)
    for status, pattern, trace in (
        (Status.RUMOURED, _NOT_YET, ""),
        (Status.DENIED, _DENIED, ""),
        (Status.RUMOURED, _WOULD, "rai"),
        (Status.RUMOURED, _RUMOURED, ""),
        (Status.RENEWED, _RENEWED, ""),
        (Status.ANNOUNCED, _TO_BE_SIGNED, ""),
        (Status.SIGNED, _SIGNED, ""),
        (Status.RUMOURED, _IN_THE_CONDITIONAL, "rai"),
    )
)
#: What an aside may say of the agreement where the rest says nothing: "P, qui a signé avec F en mai, s'explique".
_DONE = (Status.SIGNED, Status.RENEWED)
#: Of the end of an agreement other words are denials: "n'a pas renouvelé" is none.
_END_DENIED = re.compile(
    r"\bdement\w*|\brefut\w+|(?:n'a|n'ont|ne|n'entend\w*|n'est|n'envisage\w*|ne compte\w*|ne veu\w+) (?:\w+ )?(?:pas"
    r"|jamais|nullement) (?:[\w']+ ){0,3}?(?:mis fin|mettre fin|romp|resili|quitt|abandonn|denonc|cess|remplac|suspend)"
    r"|ne (?:mettr\w+ pas fin|romp\w+ pas|quitt\w+ pas|resili\w+ pas)"
)
_END_RUMOURED = re.compile(
    rf"\b(?:selon|d'apres) (?:nos|les|des|une|deux|trois|plusieurs|certain)|s'appret\w+ a|a en croire|{_CONDITIONAL}"
    rf"|\benvisag\w+|\bmenac\w+|\bsonge\w*|(?<!ne )\bveu(?:t|lent)\b|(?<!ne )\bsouhait\w+|\breflech\w+|\brumeur"
    rf"|\bsur le point de"
)
#: A dispute that is over.
_SETTLED = re.compile(
    r"(?:met|mis|mettent|mettre|mettait) (?:un terme|fin)|a l'amiable|transaction|retir\w* (?:sa|son|leur|la"
    r"|ses) (?:plainte"
    r"|recours)|debout\w+|gain de cause|(?:perd|gagn|remport)\w* (?:son|leur|le) proces|donn\w* raison|rejet\w* (?:le"
    r"|la|les) (?:recours|plainte|demande)|non-lieu"
    r"|relax\w+|classe\w* sans suite|enterr\w+ la hache|solde\w* (?:leur|le|un)|reconcili\w+"
)
#: Moods inside a clause about what the agreement does, not about the agreement.
_ASIDE = re.compile(
    r", (?:qui|dont|ce qui|avec (?:une )?option|laquelle|lequel|destinee?s? a|afin de|pour) [^,.;PU]*(?:,"
    r"|$|\.)"
)


#: An agreement that is there already, whatever the sentence goes on to: "fort de son accord avec P, F espère …".
_GIVEN = re.compile(
    r"\W*(?:forte? de|grace a|dans le cadre de|en vertu de|aux termes de|au titre de|a la faveur de|par|fidele a) ?"
    rf"(?:[\w']+ ){{0,3}}?{_AGREEMENT}\b[^,]*,"
)
#: Talks that are over: "les négociations ont abouti à un accord".
_LED_TO = re.compile(r"(?:negociations|discussions|pourparlers|tractations)[^.;]{0,60}? (?:abouti|debouche|conduit)\w*")
#: A court that looks into a complaint has it.
_EXAMINED = re.compile(r"\bexamin\w+")
#: "n'est « pas à l'ordre du jour »"
_QUOTED = re.compile(r"« ?| ?»|\"")


def status_of(marked: str, kind: Kind) -> Status:
    """How far the agreement of a marked clause has come."""
    if kind is Kind.DISPUTE and _SETTLED.search(marked):
        return Status.ENDED
    if kind is Kind.DISPUTE:
        marked = _EXAMINED.sub("", marked)
    if kind is Kind.END:
        rumoured = Status.RUMOURED if _END_RUMOURED.search(marked) else Status.ENDED
        return Status.DENIED if _END_DENIED.search(marked) else rumoured
    main = _ASIDE.sub(",", _QUOTED.sub("", marked))
    main = _LED_TO.sub("", main)
    given = _GIVEN.match(main)
    main = given.group() if given else main
    status = _first(main)
    whole = _first(marked) if status is Status.ANNOUNCED and main != marked else status
    return whole if whole in _DONE else status


def _first(marked: str) -> Status:
    fitting = (status for status, pattern, trace in _TABLE if trace in marked and pattern.search(marked))
    return next(fitting, Status.ANNOUNCED)
