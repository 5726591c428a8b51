"""Organisations that no gazetteer holds, by how they are written: capitals, and the nouns that come before them; pure.

A name found here is a candidate. Whether it is a partner is decided by where it stands, in `parties`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.ledger.cues import NOUN
from crawler.ledger.first_names import FIRST_NAMES
from crawler.ledger.flat import flatten
from crawler.ledger.functions import FUNCTIONS, NO_FIRST_NAME, word_set
from crawler.ledger.gazetteer import Named, Naming
from store.ledger import PartnerType

_LARGE = "A-ZÀ-ÖØ-ÞŒ"
_CAPITAL = rf"[{_LARGE}0-9](?:[\w&@]|['’.-](?=\w))*"
_JOINT = r"(?:de la |de l['’]|de |du |des |d['’]|& |sur |en |l['’])"
#: Within a name, though without a capital: "Caisse nationale des Landes", "Croix-Verte française".
_ADJECTIVE = (
    r"(?:national|régional|départemental|municipal|général|central|supérieur|professionnel|interprofessionnel|urbain"
    r"|hospitalier|hospitalière|universitaire|populaire|métropolitain|français|européen|polytechnique|agricole|mutuel"
    r"|solidaire|numérique|technique|économique|maritime)(?:e|le|ne)?s?\b"
)
_NAME = re.compile(
    rf"(?<![\w'’-])(?:(?:[LlDdNnSsCc]|[Qq]u)['’])?(?P<name>(?!(?:Les?|La|Une?|Des|Du|Ce|Cette|Ces|Son|Sa|Ses|Au"
    rf"|Aux)\b)[{_LARGE}](?!['’])(?:[\w&@]|['’.-](?=\w))*(?:(?: {_ADJECTIVE})* {_JOINT}?{_CAPITAL})*(?: {_ADJECTIVE})*"
    r"(?: (?:pour tou(?:te)?s|sans frontières)\b)?)"
)
#: An institution goes on in small letters: "Fédération française de tennis", "Institut national de l'audiovisuel".
_INSTITUTION = re.compile(
    r"(?:Fédération|Confédération|Syndicat|Conseil|Institut|Agence|Centre|Office|Caisse|Alliance|Union|Association"
    rf"|Société|Chambre|École|Comité|Ligue|Observatoire|Inspection|Direction)(?: {_ADJECTIVE})+"
)
_FIELD = re.compile(
    r" (?:de la |de l['’]|du |des |de |d['’])[a-zà-öø-ÿœ-]{4,}(?: (?:à |d['’])[a-zà-öø-ÿœ-]{4,})?"
    rf"(?: (?:de la |de l['’]|du |des |de |d['’]){_CAPITAL})?"
)
_BEFORE = re.compile(
    r"(?:^|[ («\"'’])(?P<article>l['’]|d['’]|la |le |les |des |du |aux? |une? |son "
    r"|sa )?(?P<phrase>[a-zà-öø-ÿœ-]+(?: (?:de la|de l['’]|de|du|des|d['’])?(?:(?<=['’])"
    r"| )?[a-zà-öø-ÿœ-]+){0,3}? ?(?:(?:de la|du|des|de) |(?:de l|d|l)['’])?)$",
    re.IGNORECASE,
)
#: Nouns that belong to the name they precede, and what they make of it.
_PART_OF_NAME = {
    PartnerType.PUBLIC_BODY: "region departement ville mairie metropole agglomeration communaute port prefecture"
    " conseil commune municipalite chambre syndicat caisse agence office parc musee bibliotheque collectivite",
    PartnerType.MINISTRY: "ministere secretariat",
    PartnerType.SCHOOL: "universite ecole lycee college academie rectorat iut faculte ecoles lycees universites campus",
    PartnerType.RESEARCH: "institut hopital hopitaux chu centre groupement laboratoire clinique observatoire hospices",
    PartnerType.ASSOCIATION: "fondation reseau federation union ligue comite mouvement club collectif maison ordre",
    PartnerType.COMPANY: "mutuelle banque compagnie aeroport aeroports fonderies chantiers ateliers galeries regie"
    " laboratoires transports editions assurances mutuelles banques hotels cooperative",
}
#: Nouns that say what a name is, and do not belong to it.
_SAID_OF_NAME = {
    PartnerType.COMPANY: "groupe societe entreprise firme editeur integrateur operateur constructeur assureur banquier"
    " distributeur equipementier grossiste energeticien avionneur fabricant industriel prestataire cabinet hebergeur"
    " transporteur bancassureur mutualiste specialiste geant leader fournisseur voyagiste brasseur enseigne filiale"
    " laboratoire armateur hotelier chaine promoteur bailleur negociant siderurgiste",
    PartnerType.STARTUP: "start-up startup pousse pepite licorne",
    PartnerType.ASSOCIATION: "association ong",
}
_TYPES = {
    noun: (type_, kept)
    for table, kept in ((_SAID_OF_NAME, False), (_PART_OF_NAME, True))
    for type_, nouns in table.items()
    for noun in nouns.split()
}
#: Capitals that are no organisation by themselves: "la ville de Lyon" is one.
_PLACES = word_set(
    "france europe etats-unis paris lyon marseille lille bruxelles londres washington allemagne chine inde japon"
    " espagne"
    " italie belgique suisse maroc tunisie algerie canada quebec afrique amerique asie occident hexagone"
)
#: Abbreviations and titles of every article.
_NOT_NAMES = word_set(
    "internet ia pme tpe eti dsi pdg pc pcs tic rgpd saas crm erp rh api tv ue usa web linux europeens francais"
    " francaise americain"
    " bourse noel covid-19 covid cloud act dma dsa cfdt cgt afp reuters t1 t2 t3 t4 i ii iii iv v"
    " cnil otan onu nsa arcep arcom anssi bruxelles-capitale commission conseil cour tribunal autorite union texte"
    " gouvernement parlement senat assemblee president ministre republique elysee bercy matignon cac sbf iaas paas si"
    " it hpc llm gpt npai rgaa iso"
)
#: A noun before one of these does not belong to the name after it: "un laboratoire commun à Nantes".
_NO_PART_OF_NAME = word_set("à au aux dans en pour avec chez par sur est et ou ont a que qui dont entre vers sous")
#: Before a place, or before a name that belongs to another noun.
#: "le ministère de la Jeunesse, des Sports" goes on after the name.
_COMPOUND_MINISTRY = re.compile(r",? (?:et )?(?:de la|de l['’]|des|du|d['’]) ?")
_PLACE_BEFORE = re.compile(r"(?:\b(?:de|du|des|en|dans|vers|depuis|de la) |\b[Dd]['’]|\bde l['’])$")
_OPENING = NO_FIRST_NAME - word_set(
    "region ville groupe universite ecole institut ministere banque union association fondation federation reseau"
    " mutuelle"
    " societe compagnie lycee academie departement metropole chambre agence centre hopital comite syndicat office"
    " credit"
    " caisse port commission club saint sainte grand haut haute hauts bas basse val mont maison campus cite direction"
    " autorite hotel"
    " secretariat conseil nouvelle ile espace parc etat assemblee"
)
#: After one word at the beginning of a sentence: its capital is the sentence's.
_OPENS_A_SENTENCE = re.compile(r" (?:de|du|des|d['’]|en|sur|pour|à|au|aux|dans|que|qui|il|elle|on|la|le|les|un|une)\b")
_AGREED = re.compile(NOUN)
_BEFORE_PLACES = word_set("a au aux en dans vers depuis")
_OTHER_OPENINGS = word_set(
    "non oui vingt trente quarante cinquante soixante cent cents mille onze douze treize quatorze quinze seize mi"
    " jamais toujours souvent ensuite bientot sitot il elle ils elles on nous vous je tu cela ceci c s n qu que qui"
    " quand lorsque si comme car donc or ni parce puis alors"
    " deja desormais aujourd hui hier demain voici voila apres lors tout tous toute toutes plusieurs certains aucun"
    " aucune"
    " chaque quelques deux trois quatre cinq six sept huit neuf dix pas rien plus moins tres trop bien mieux reste"
    " face cote"
    " meme seul seule autre autres fin debut premier premiere second nouveau ancien mardi rendez faute grace malgre"
    " outre"
    " prevu signe conclu annonce interroge selon soit cet son leur jusqu vers hors sauf dont ou y en",
)

#: What stands before a colon in a title and is nobody.
_RUBRICS = word_set(
    "formation emploi education sante energie economie industrie recherche numerique informatique "
    "logiciels entreprises exclusif exclusivite enquete reportage interview portrait culture sport sports "
    "defense transports banque banques assurance finance mecenat telecoms universites ecoles hopitaux "
    "bourse politique societe justice officiel urgent breve breves direct video environnement "
    "collectivites chiffres fin exit adieu bonne "
)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A name that may be an organisation's."""

    named: Named
    type: PartnerType


def candidates(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[Candidate]:
    """The names with capitals in one sentence, at offsets of the text; those that overlap `taken` left out."""
    spans = [
        _without_opening(text, match.start("name"), _whole(text, match), first=match.start("name") - start < 2)
        for match in _NAME.finditer(text, start, end)
    ]
    free = [(begin, stop) for begin, stop in spans if begin < stop and not _overlaps(begin, stop, taken)]
    found = [_candidate(text, start, begin, stop) for begin, stop in free]
    return [each for each in found if each is not None and not _is_elsewhere(text, start, each, taken)]


def _whole(text: str, match: re.Match[str]) -> int:
    """Where a name ends, with the field that an institution is named after."""
    end = match.end("name")
    if not _INSTITUTION.fullmatch(match["name"]):
        return end
    field = _FIELD.match(text, end)
    return field.end() if field else end


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other < end for other, other_end in taken)


def _is_elsewhere(text: str, start: int, candidate: Candidate, taken: list[tuple[int, int]]) -> bool:
    """Whether a candidate is a place, belongs to the noun before it, or runs into a name that is known."""
    named = candidate.named
    if candidate.type is PartnerType.MINISTRY and _COMPOUND_MINISTRY.match(text, named.end):
        return True
    place = _PLACE_BEFORE.search(text, max(start, named.start - 9), named.start)
    bracketed = text.rfind("(", start, named.start) > text.rfind(")", start, named.start)
    return bool(place) or bracketed or _overlaps(named.start, named.end, taken)


def _without_opening(text: str, start: int, end: int, *, first: bool) -> tuple[int, int]:
    """The name without words that have their capital from the sentence, and without a final apostrophe."""
    word = re.match(r"\w+", text[start:end])
    flat = flatten(word.group()) if word else ""
    if flat in _BEFORE_PLACES:
        return end, end
    if flat in _OPENING or flat in _OTHER_OPENINGS or flat.endswith("ment") or _AGREED.fullmatch(flat):
        rest = re.compile(rf"['’ ]+(?=[{_LARGE}])").match(text, start + len(flat))
        return _without_opening(text, rest.end(), end, first=False) if rest else (end, end)
    if first and flat in FUNCTIONS:
        return end, end
    return start, end


def _candidate(text: str, sentence: int, start: int, end: int) -> Candidate | None:
    name = text[start:end]
    flat = flatten(name)
    if flat in _RUBRICS and text[end : end + 2].strip() == ":":
        return None
    if flat in _TYPES or flat.split(" ", 1)[0] in _NOT_NAMES or len(name) < 2:
        return None
    if _is_person(flat) or _OPENS_A_SENTENCE.match(
        text, end if start - sentence < 2 and " " not in name else len(text)
    ):
        return None
    first = _TYPES.get(flat.split(" ", 1)[0])
    if first is not None:
        type_, kept = first
        skip = 0 if kept or " " not in name else name.index(" ") + 1
        return _named(text, start + skip, end, type_)
    before = _BEFORE.search(text, max(sentence, start - 70), start)
    if before is None:
        return _named(text, start, end, PartnerType.UNKNOWN)
    return _with_noun(text, before, start, end)


def _is_person(flat: str) -> bool:
    """Whether a name of several words begins with a first name."""
    first, _, rest = flat.partition(" ")
    return bool(rest) and first.split("-")[0] in FIRST_NAMES


def _with_noun(text: str, before: re.Match[str], start: int, end: int) -> Candidate | None:
    """The name with the noun before it, where that is part of it: "la région Val-de-Saône", not "le groupe Vernay"."""
    words = [(match.group(), match.start()) for match in re.finditer(r"[\w-]+", before["phrase"])]
    ends = [place for place, (word, _) in enumerate(words) if word in _NO_PART_OF_NAME]
    words = words[ends[-1] + 1 :] if ends else words
    for word, place in reversed(words):
        type_, kept = _TYPES.get(flatten(word), (None, False))
        if type_ is not None:
            return _named(text, before.start("phrase") + place if kept else start, end, type_)
    article = flatten(before["article"] or "")
    if article == "les " and len(words) == 1 and not ends:
        return _named(text, before.start("phrase"), end, PartnerType.UNKNOWN)
    return _named(text, start, end, PartnerType.UNKNOWN)


_INSTITUTIONS = frozenset(
    ("conseil d'etat", "commission europeenne", "union europeenne", "conseil constitutionnel", "cour des comptes",
     "assemblee nationale", "autorite de la concurrence", "premier ministre", "canard enchaine", "cour de justice")
)  # fmt: skip


def _named(text: str, start: int, end: int, type_: PartnerType) -> Candidate | None:
    if flatten(text[start:end]) in _PLACES or flatten(text[start:end]) in _INSTITUTIONS:
        return None
    name = " ".join(text[start:end].replace("’", "'").split())
    return Candidate(named=Named(owner=name, naming=Naming.UNKNOWN, start=start, end=end), type=type_)
