"""Organisations that a sentence names and that are party to nothing: "comme P", "selon P", "plutôt que F"; pure."""

from __future__ import annotations

import re

from crawler.ledger.statements.marking import HOUSE

#: What stands before a bystander.
_LONGEST_BYSTANDER = 80
_BYSTANDER = re.compile(
    r"\bcontre l'avis de (?:sa |son )?$|\b(?:rappell\w+|cite(?:nt)?|evoqu\w+|mentionn\w+)"
    r" (?:le travail de |les travaux de |l'exemple de |le cas de )?$|(?:faire|fait|font) (?:de l'ombre|concurrence"
    r"|la nique) a $|\b(?:visa|avis"
    r"|autorisation|feu vert|agrement|qualification|aval|injonctions?|rapport|recommandations?|mise en garde"
    r"|critiques?) de $|"
    r"(?<!\w)(?:\b(?:selon|d'apres|a en croire) (?!l'accord)(?:[\w'-]+ ){1,3}|\b(?:conseill|recommand|enjoi|suggere"
    r"|interdi)\w* a |(?:conseille|assiste|represente|defendu|controle|detenu)e?s? par |(?:filiale|branche|propriete"
    r"|maison mere|holding) (?:(?!de\b)[\w']+ ){0,3}?de ?|\b(?:malgre|en depit de|sans compter)"
    r" (?:[\w'-]+ ){0,4}(?:de )?|\b(?:comme|a l'instar de|apres|avant|contrairement a|a la difference de|face a"
    r"|plutot que|plutot qu'a"
    r"|au lieu de|au detriment de|celui de|celle de|ceux de|celles de|semblables? a|similaires? a|comparables? a"
    r"|autres? que|hors|sauf|selon|d'apres"
    r"|(?<!commande, )(?<!commande )(?<!contrat )(?<!marche )(?<!accord )(?<!cadre )(?<!convention )passee?s? (?:par"
    r"|chez)"
    r"|debauchee?s? (?:de|chez)|diplomee?s? de"
    r"|alternatives? (?:libre |europeenne )?a|concurrencer|rivaliser avec|inspire de|equivalent de|a cote de|loin de"
    r"|devant|derriere|aux depens de|chasses? gardees? de|en plus de|outre|(?:plus|moins|autant|mieux|tels?|telles?"
    r"|meme \w+|aussi \w+) que|et non|et pas|non pas|(?<=, )non|(?<=, )pas|tandis que|alors que|contre-pied de"
    r"|sur le modele de"
    r"|anciennement chez|ex-|venue?s? de|(?:attaqu|contest|denonc|critiqu|revel|examin|autoris|decri|publi|comment"
    r"|rapport)\w* par|(?<!\d )(?:concurrent|rival|adversaire|patron|fondateur|cofondateur|transfuge|salarie|employe"
    r"|cadre"
    r"|dirigeant|ancien|actionnaire)e?s? (?:\w+ ){0,3}?(?:de|chez))|^(?:\w+ ){0,2}(?:ingenieur|chercheur|developpeur"
    r"|etudiant|eleve)e?s? (?:\w+ ){0,2}(?:de|chez)|\b(?:ancien|ancienne|anciens|ex-)[\w-]* (?:[\w'-]+ ){0,4}?(?:de"
    r"|chez)) ?$"
)
#: After one who has a say about the agreement of others: "P dénonce le contrat signé entre".
_COMMENTS = re.compile(
    r"(?:(?:,| et|, et) (?:l'|le |la |les )?[PU])*(?:"
    r"(?: a| ont)? (?:appell|exhort|presse|press|enjoi|somm|demand|reclam)\w* (?:[\w']+ ){0,5}?(?:a|de) "
    r"(?:boycott|quitt|renonc|romp|abandonn|resili|revoir|suspend|clarifi|baiss)|"
    r"(?: a| ont)? (?:reclam|demand|exig|appel|plaid)\w* (?:a |pour )?(?:la |l')(?:suspension|annulation|resiliation"
    r"|fin"
    r"|abrogation|publication|rupture|interdiction|arret)\b|"
    r"(?: a| ont)? (?:denonc|critiqu|contest|salu|regrett|examin|comment|attaqu|fustig|deplor"
    r"|revel)\w* (?:[^,;]*\bentre\b"
    r"|(?:l'|le |la |les |ce |cet |cette )?(?:[\w'-]+ ){1,4}?(?:passe|signe|conclu|attribue|noue|accorde"
    r"|confie)e?s? (?:par|a)\b"
    r"|(?:l'|le |la |les )(?:[\w-]+ )?(?:accord|contrat|marche|partenariat|choix|convention)s? (?:F )?de "
    r"(?![^.;]*\bqui (?:le|la|les|l')? ?(?:li|uni|attach)\w+ ))"
    r")"
)
#: A role of a person who signs is no bystander's.
SIGNER = re.compile(
    r"\b(?:dsi|fondat|cofondat|responsable|president|directeur|directrice|pdg|patron|ministre"
    r"|dg)\w*(?: [\w'-]+){0,6} de ?$"
    rf"|\b{HOUSE} $"
    r"|\b(?:form|equip|certifi|accompagn)\w* (?:[\w'-]+ ){0,6}?(?:salarie|agent|employe|cadre|ingenieur"
    r"|collaborateur)e?s? de $"
)


#: Somebody's career: "le DSI de P a quitté l'entreprise pour rejoindre F".
_MOVES_ON = re.compile(
    r"[^.;]{0,40}? (?:quitt\w+ (?:l'entreprise|son poste|ses fonctions|le groupe)|demissionn\w+|nommee?"
    r"|prend\w* la tete"
    r"|siege\w*|s'en va)\b"
)


#: Who is asked for something has agreed on nothing; who tells the news has no part in it.
_ASKED = re.compile(r"\bdemand\w* a (?:[\w']+ )?$")
_REPORTS = re.compile(r", (?:croit savoir|revele|rapporte|ecrit|indique|relate|note|selon|d'apres) ?$")


#: Between two names of one list, in either of which the second is what the first is: "après P et P".
_AND = re.compile(r" (?:et|ou) (?:(?:l'|le |la |les |de |a ))?")


def bystanders(clause: str, places: list[int]) -> set[int]:
    """Which letters of a marked clause, by their index in `places`, stand for bystanders."""
    found: set[int] = set()
    for index, place in enumerate(places):
        follows = index - 1 in found and _AND.fullmatch(clause, places[index - 1] + 1, place) is not None
        if is_bystander(clause, place) or (follows and clause[place] in "PU" and clause[places[index - 1]] in "PU"):
            found.add(index)
    return found


def is_bystander(clause: str, place: int) -> bool:
    """Whether the letter at a place of a marked clause stands for a bystander. One who signs is none."""
    if _COMMENTS.match(clause, place + 1):
        return True
    begin = max(0, place - _LONGEST_BYSTANDER)
    if clause[place] in "PU" and _ASKED.search(clause, begin, place):
        return True
    if clause[place] == "U" and _REPORTS.search(clause, begin, place):
        return True
    if clause.endswith(f"{HOUSE} ", begin, place) and _MOVES_ON.match(clause, place + 1):
        return True
    return bool(_BYSTANDER.search(clause, begin, place)) and not SIGNER.search(clause, begin, place)
