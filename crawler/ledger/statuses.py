"""How far an agreement has come, by negation, mood, tense and verb: tables, and how they are read; pure.

Patterns run over marked sentences, see `crawler.ledger.marking`. A negation or a conditional counts only where it
governs a verb of agreement: "l'accord, qui permettrait de former mille personnes, a été signé" is signed.
"""

from __future__ import annotations

import re

from store.ledger import AgreementKind as Kind
from store.ledger import AgreementStatus as Status

#: Verbs of agreement, in every form.
_ACT = (
    r"(?:s'|se |l'|les |le |la |y )?(?:(?:re)?sign|conclu|paraph|nou[eé]|scell|choisi|reten|retien|confi|renouvel"
    r"|recondui|prolong|accept|abouti|heberg|migr|deploy|deploi|invest|alli|associ|collabor|cooper|travaill|discut"
    r"|negoci|envisag|engag|rejoi|attribu|formalis|ratifi|adopt|financ|souten|soutien|equip|rachet|rompr|romp|resili"
    r"|quitt|abandonn|particip|trouv\w*|form(?:er|e)\b|cre(?:er|e)\b|pass(?:e|er|ee?s?)\b|li(?:e|es|er)\b|port(?:e"
    r"|er)\b|mis\b|mettre|donn|fourni|bascul|opt|selectionn|achet|ouvr|lanc|prendr|entr(?:e|er)\b|prepar|etudi|confirm"
    r"|verse|offr|certifi|labellis|fait|lieu|place|suite|partenaire|client|poursui|attaqu|saisi|install|etend|elargi"
    r"|parrain|developp)\w*"
)
_WORDS = r"(?:[\w'-]+ ){0,4}?(?:d')?"
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
    rf"|\bn'(?:a|ont|est|sont|avait|avaient|aura|auront|entend|entendent|ira) (?:\w+ )?(?:pas|jamais|point|aucunement"
    rf"|nullement)(?! que\b)(?! encore\b) {_WORDS}{_ACT}"
    r"|\bn'(?:a|ont|avait|avaient) (?:\w+ ){1,2}aucune?\b|\bjamais [^,;]{0,40}\bn'(?:a|ont|avait|avaient) "
    rf"|\bn'{_ACT} (?:\w+ )?(?:pas|jamais|plus|aucun\w*)|\bne (?:l'|le |la |les |se |s')?{_ACT} (?:\w+ )?(?:pas|jamais"
    rf"|plus|aucun\w*)|\bne (?:sera|seront|va|vont|veut|veulent|souhaite|souhaitent|compte|comptent|devrait|pourra|peut"
    rf"|prevoit) (?:donc |finalement )?(?:pas|jamais|plus) {_WORDS}{_ACT}"
    r"|\bne (?:dispose|disposent|beneficie\w*|fait|font|figure\w*) (?:pas|plus) (?:de|d'|partie|parmi)"
    rf"|\baucune? {_WORDS}(?:{_AGREEMENT}|discussions?|negociations?|lien|projet)|\bpas (?:de |d'"
    rf"|question d)\s?(?:nouvel |nouveau )?(?:{_AGREEMENT}|e signer|e s'allier|alliance)"
    r"|n'est (?:pas|plus) (?:un |une |le |la )?(?:partenaire|client|question|a l'ordre du jour|d'actualite)"
    rf"|\b(?:rejet|refus|declin|ecart)\w+ {_WORDS}(?:offre|proposition|accord|partenariat|contrat|alliance|idee"
    r"|principe|signer|conclure)|\b(?:rejett?e|refuse|decline|ecarte)(?:nt)? [FQ]\b|\brefus\w+ (?:de |d')"
    r"|renonc\w+ (?:a|finalement a) (?:signer|conclure|son projet|un|s'allier|choisir|confier|rejoindre|deployer"
    r"|[FQ]\b)|\bni [^;]{1,60} n'(?:a|ont|est|sont) |plus question\b|jet\w+ l'eponge|tourn\w+ court|tomb\w+ a l'eau"
    r"|enterr\w+ (?:le|la|son|leur|l') ?(?:projet|accord|alliance)|(?:negociations?|discussions?"
    r"|pourparlers) .{0,40}(?:echou\w*|achopp\w*|rompu\w*|capot\w*)|echec des (?:negociations|discussions)"
    rf"|(?:faute|a defaut) (?:de |d')\s?{_AGREEMENT}"
    r"|(?:alliance|accord|partenariat|rapprochement) (?:rate|avorte|mort-ne)e?"
)
_NOT_YET = (
    r"\b(?:pas|rien) (?:n'est )?encore\b|rien n'est (?:encore )?(?:signe|fait|decide|acte|arrete|conclu)"
    r"|reste(?:nt)? a (?:signer|finaliser)|pas encore"
)
_RUMOURED = (
    rf"\b(?:aurai(?:t|ent)|serai(?:t|ent)|pourrai(?:t|ent)|devrai(?:t|ent)|voudrai(?:t|ent)|souhaiterai(?:t|ent)"
    rf"|irai(?:t|ent)|viendrai(?:t|ent)) {_WORDS}{_ACT}|\b(?=(?:s'|se )?{_ACT}\b){_CONDITIONAL}"
    rf"|(?<!qui )(?<!que )(?<!dont )(?:s')?{_CONDITIONAL} {_WORDS}(?:a |de )?{_ACT}"
    r"|\b(?:negocierai|discuterai|envisagerai|etudierai|preparerai|songerai|reflechirai|investirai|mettrai|prendrai"
    r"|ferai|verserai|tiendrai)(?:t|ent)\b|\b(?:selon|d'apres) (?:nos|les|des|une|deux|trois|plusieurs|certaines?|la"
    r"|le) (?:\w+ ){0,2}?(?:informations|sources?|rumeurs?|indiscretions|presse|bruits?)|\brumeurs?\b|\bpourparlers\b"
    r"|en (?:cours de )?(?:negociations?|discussions?)|\bnegoci(?:e|ent|er|ation|ations|ant)\b|\bdiscut(?:e|ent|er)\b"
    r"|(?:discussions?|negociations?|pourparlers) (?:\w+ ){0,3}en cours|\bdiscussions (?:avec|entre|avancees|exclusives"
    r"|en cours|preliminaires)|\benvisag(?:e|ent|er|eait|ee?s?)\b|\betudi(?:e|ent|er) (?:la|un|une|le|l')"
    r"|\bsonge(?:nt)?\b|\breflechi(?:t|ssent)\b|\bprojet (?:de|d')\s?(?:contrat|partenariat|accord|convention"
    r"|rapprochement|alliance|marche)|sur le point d|en passe d|\bpressentie?\b|\ben lice\b|\bsouhait(?:e|ent)\b"
    r"|\besper(?:e|ent)\b|\bveu(?:t|lent)\b|\bprete?s? a (?:signer|investir)|menace(?:nt)? de|\bcandidate?\b"
    r"|\bconvoit\w+|\bcourtis\w+|\bprepar(?:e|ent)\b (?:un|une|leur|son)"
)
_RENEWED = (
    r"\brenouvel(?!ab)\w*|\brecondui\w+|\breconduction\b|\bprolong\w+|\bprorog\w+|nouveau bail|nouveau souffle"
    r"|(?:renforc|etend|etendu|elargi|approfondi|intensifi|consolid|poursui|relanc)\w* (?:encore )?(?:leurs?|son|sa|ses"
    r"|le|la|l'|un) ?(?:\w+ )?(?:partenariat|collaboration|alliance|accord|cooperation|relation|contrat|liens"
    r"|convention)|(?:est|sont|ete) (?:etendu|elargi|renforce|approfondi)e?s?\b|rempil\w+|resign\w+|(?:deuxieme|seconde"
    r"|troisieme) (?:fois|phase|periode) .{0,20}(?:accord|partenariat|contrat)"
)
_TO_BE_SIGNED = (
    r"\bsigner(?:a|ont)\b|\bconclur(?:a|ont)\b|(?:va|vont|doit|doivent|devra|devront|s'appret\w+ a|prevoi\w+ de"
    r"|prevu de|compt\w+) (?:\w+ )?(?:signer|conclure|etre)|ser(?:a|ont) (?:\w+ )?(?:sign|conclu|paraph|attribu)"
    r"|avant (?:de signer|la signature)|prochaine(?:ment)? .{0,20}sign"
)
_SIGNED = (
    r"\b(?:re)?sign(?:e|ent|ee|es|ees|ait|aient|erent|a|ataires?|ant)\b|signature|\bconclu(?:t|ent|e|s|es|ant|rent"
    r"|sion)?\b|\bparaph\w+|\bscell\w+|\bratifi\w+|\b(?:a|ont|avait|avaient|ete) (?:\w+ )?pass(?:e|ee|es)\b|\bpass(?:e"
    r"|ent|ee?s?) (?:un|une|entre|avec|commande)|\bofficialis\w+|\bformalis\w+|\bconcretis\w+|\bremport\w+|\bdecroch\w+"
    r"|(?:est|ete|s'est vu|a|ont) (?:\w+ )?attribu\w+|\bse (?:sont|est) (?:mis d'accord|engage\w*)|vien(?:t"
    r"|nent) (?:de |d')(?:\w+ )?(?:sign|conclu|paraph|pass|formalis|officialis)\w*|\bconven(?:us?|ue|ues) d"
    r"|\bparvenu\w* a un accord|\bintervenu\b|\bsign\. "
)
_IN_THE_CONDITIONAL = r"(?<!qui )(?<!que )(?<!dont )\b(?:serai|aurai|pourrai|devrai|voudrai)(?:t|ent)\b"
#: The first that fits counts; what none fits is announced.
_TABLE = tuple(
    # Words only begin where none is under way: that spares most places of a sentence.
    (status, re.compile(rf"(?<!\w)(?:{pattern})"))
    for status, pattern in (
        (Status.RUMOURED, _NOT_YET),
        (Status.DENIED, _DENIED),
        (Status.RUMOURED, _RUMOURED),
        (Status.RENEWED, _RENEWED),
        (Status.ANNOUNCED, _TO_BE_SIGNED),
        (Status.SIGNED, _SIGNED),
        (Status.RUMOURED, _IN_THE_CONDITIONAL),
    )
)
#: Of the end of an agreement other words are denials: "n'a pas renouvelé" is none.
_END_DENIED = re.compile(
    r"\bdement\w*|\brefut\w+|(?:n'a|n'ont|ne|n'entend\w*|n'est|n'envisage\w*|ne compte\w*|ne veu\w+) (?:\w+ )?(?:pas"
    r"|jamais|nullement) (?:\w+ ){0,3}?(?:mis fin|mettre fin|romp|resili|quitt|abandonn|denonc|cess|remplac|suspend)"
    r"|ne (?:mettr\w+ pas fin|romp\w+ pas|quitt\w+ pas|resili\w+ pas)"
)
_END_RUMOURED = re.compile(
    rf"{_CONDITIONAL}|\benvisag\w+|\bmenac\w+|\bsonge\w*|\bveu(?:t|lent)\b|\bsouhait\w+|\breflech\w+|\brumeur"
    rf"|\bsur le point de"
)
#: A dispute that is over.
_SETTLED = re.compile(
    r"(?:met|mis|mettent|mettre) (?:un terme|fin)|a l'amiable|transaction|retir\w* (?:sa|leur|la) plainte"
)
#: Moods inside a clause about what the agreement does, not about the agreement.
_ASIDE = re.compile(r", (?:qui|dont|ce qui|laquelle|lequel|destinee?s? a|afin de|pour) [^,.;]*(?:,|$|\.)")


def status_of(marked: str, kind: Kind) -> Status:
    """How far the agreement of a marked clause has come."""
    if kind is Kind.DISPUTE and _SETTLED.search(marked):
        return Status.ENDED
    if kind is Kind.END:
        rumoured = Status.RUMOURED if _END_RUMOURED.search(marked) else Status.ENDED
        return Status.DENIED if _END_DENIED.search(marked) else rumoured
    main = _ASIDE.sub(",", marked)
    return next((status for status, pattern in _TABLE if pattern.search(main)), Status.ANNOUNCED)
