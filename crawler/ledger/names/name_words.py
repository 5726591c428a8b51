"""Words of names: nouns that belong to one or are said of it, and capitals that begin none; tables only.

`discovery` reads them. Words are flat (`crawler.ledger.text.flat`).
"""

from __future__ import annotations

import re

from crawler.ledger.text.functions import NO_FIRST_NAME, word_set
from store.ledger import PartnerType

#: Nouns that belong to the name they precede, and what they make of it.
PART_OF_NAME = {
    PartnerType.PUBLIC_BODY: "region departement ville mairie metropole agglomeration communaute port prefecture"
    " conseil commune municipalite chambre syndicat caisse agence office parc musee bibliotheque collectivite"
    " chateau theatre opera festival orchestre cathedrale conservatoire cinematheque domaine cci cma sdis cpam caf"
    " ars barreau",
    PartnerType.MINISTRY: "ministere secretariat",
    PartnerType.SCHOOL: "universite ecole lycee college academie rectorat iut faculte ecoles lycees universites campus"
    " iep insa esc ens imt iae",
    PartnerType.RESEARCH: "institut hopital hopitaux chu centre groupement laboratoire clinique observatoire hospices"
    " chru chr ght",
    PartnerType.ASSOCIATION: "fondation reseau federation union ligue comite mouvement club collectif maison ordre",
    PartnerType.COMPANY: "mutuelle banque compagnie aeroport aeroports fonderies chantiers ateliers galeries regie"
    " laboratoires transports editions assurances mutuelles banques hotels cooperative",
}
#: Nouns that say what a name is, and do not belong to it.
SAID_OF_NAME = {
    PartnerType.COMPANY: "groupe societe entreprise firme editeur integrateur operateur constructeur assureur banquier"
    " distributeur equipementier grossiste energeticien avionneur fabricant industriel prestataire cabinet hebergeur"
    " transporteur bancassureur mutualiste specialiste geant leader fournisseur voyagiste brasseur enseigne filiale"
    " laboratoire armateur hotelier chaine promoteur bailleur negociant siderurgiste",
    PartnerType.STARTUP: "start-up startup pousse pepite licorne",
    PartnerType.ASSOCIATION: "association ong",
}
TYPES = {
    noun: (type_, kept)
    for table, kept in ((SAID_OF_NAME, False), (PART_OF_NAME, True))
    for type_, nouns in table.items()
    for noun in nouns.split()
}
#: Capitals that are no organisation by themselves: "la ville de Lyon" is one.
PLACES = word_set(
    "france europe etats-unis paris lyon marseille lille bruxelles londres washington allemagne chine inde japon"
    " espagne"
    " italie belgique suisse maroc tunisie algerie canada quebec afrique amerique asie occident hexagone"
)
#: Abbreviations and titles of every article.
NOT_NAMES = word_set(
    "internet ia pme tpe eti dsi pdg pc pcs tic rgpd saas crm erp rh api tv ue usa web linux europeens americain"
    " bourse noel covid-19 covid cloud act dma dsa cfdt cgt afp reuters t1 t2 t3 t4 i ii iii iv v"
    " cnil otan onu nsa arcep arcom anssi bruxelles-capitale commission cour tribunal texte"
    " gouvernement parlement senat president ministre republique elysee bercy matignon cac sbf iaas paas si"
    " it hpc llm gpt npai rgaa iso"
    # Techniques, forms of companies, trades, degrees.
    " adsl vdsl ftth gsm umts gprs edge wifi wi-fi wimax voip ip sms mms pdf xml html php java sql nosql nfc rfid gps"
    " gpu cpu usb dvd tnt vod svod iptv hd uhd cao dao plm ged ecm bi etl sdk lan wan vpn sso mfa siem soc xdr edr ddos"
    " sla roi kpi ux ui ar vr xr bim qr csp nda poc mvp rh sirh gmao gtb gpec"
    " sa sas sarl eurl scop gie epic esn ssii ong btp bts dut cap bac mba bep deug hdr vae"
    " rssi drh daf dga dg ceo cto cio cdo arm unix ios macos iphone ipad android ebay gafa gafam natu batx"
    " g7 g8 g20 ces ag conseil-d'etat rse esg cloudact"
)
#: Nor are these alone; they begin names of many words: "Conseil national du numérique".
NOT_ALONE = word_set("conseil union autorite assemblee")
#: A noun before one of these does not belong to the name after it: "un laboratoire commun à Nantes".
NO_PART_OF_NAME = word_set("à au aux dans en pour avec chez par sur est et ou ont a que qui dont entre vers sous")
OPENING = NO_FIRST_NAME - word_set(
    "region ville groupe universite ecole institut ministere banque union association fondation federation reseau"
    " mutuelle"
    " societe compagnie lycee academie departement metropole chambre agence centre hopital comite syndicat office"
    " credit"
    " caisse port commission club saint sainte grand haut haute hauts bas basse val mont maison campus cite direction"
    " autorite hotel"
    " secretariat conseil nouvelle ile espace parc etat assemblee"
)
#: What bears such a name is a thing: "le char Leclerc", "l'assistant Le Chat", "le projet Atlas".
LONGEST_THING = 24
THING_BEFORE = re.compile(
    r"\b(?:char|chars|avion|avions|système|systèmes|projet|projets|programme|programmes|plan|logiciel|logiciels|modèle"
    r"|application|plateforme|assistant|assistants|robot|outil|outils|opération|loi|directive|règlement|label|console"
    r"|tablette|tablettes|téléphone|smartphone|processeur|supercalculateur|satellite|satellites|fusée|base|moteur"
    r"|navigateur|messagerie|baladeur|jeu|jeux|concours|prix|trophée|salon|forum|stade|tour|rue|avenue|boulevard|quai"
    r"|place|affaire|méthode|algorithme|langage|protocole|norme|format|serveurs?|ligne|site|agent|suite|solution"
    r"|technologie|offre|service|gamme|portail|bus|train|trains|sommet|conférence|congrès|colloque"
    r"|entrepôt|émission|journal|quotidien|hebdomadaire|magazine)(?: de (?:données|santé|réservation|gestion|combat))?"
    r" [«\"]?[ \u00a0]?$",
    re.IGNORECASE,
)
BEFORE_PLACES = word_set("a au aux en dans vers depuis")
OTHER_OPENINGS = word_set(
    "francais francaise bonne bon non oui vingt trente quarante cinquante soixante cent cents mille onze douze treize"
    " quatorze quinze seize mi"
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
RUBRICS = word_set(
    "formation emploi education sante energie economie industrie recherche numerique informatique "
    "logiciels entreprises exclusif exclusivite enquete reportage interview portrait culture sport sports "
    "defense transports banque banques assurance finance mecenat telecoms universites ecoles hopitaux "
    "bourse politique societe justice officiel urgent breve breves direct video environnement "
    "collectivites chiffres fin exit adieu bonne "
    "rugby football tennis cyclisme voile automobile aeronautique agriculture distribution luxe mode tourisme "
    "hotellerie restauration logement immobilier climat eau dechets ports aeroports rail ferroviaire armement spatial "
    "nucleaire petrole gaz electricite pharmacie medecine hopital cybersecurite cyber cloud datacenters datacenter "
    "robotique quantique jeux musique cinema television presse edition livre livres musees patrimoine handicap "
    "insertion jeunesse seniors apprentissage orientation notaires avocats medias publicite mobile mobilite "
    "teletravail souverainete rentree bureautique messagerie rachat rachats fusion investissement investissements "
    "polemique partenariat alliance accord retail commerce logistique transport batiment chimie agroalimentaire vin "
    "sciences enseignement lycees colleges etudiants enseignants fonctionnaires administration administrations etat "
    "inclusion accessibilite solidarite philanthropie dons telephonie operateurs fibre satellites drones ",
)
INSTITUTIONS = frozenset(
    ("conseil d'etat", "commission europeenne", "union europeenne", "conseil constitutionnel", "cour des comptes",
     "assemblee nationale", "autorite de la concurrence", "premier ministre", "canard enchaine", "cour de justice")
)  # fmt: skip
