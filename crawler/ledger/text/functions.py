"""The words that tell a person from an organisation: functions, and words that no name of a person begins with.

Tables only; `people` and `names` read them. Functions are flat (see `flat`).
"""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """The words of some lines, for tables that are easier to read without quotation marks."""
    return frozenset(" ".join(lines).split())


_MASCULINE = (
    "president", "pdg", "dg", "dga", "dsi", "rssi", "cto", "ceo", "cio", "dpo", "drh", "daf", "ministre", "secretaire",
    "depute", "maire", "adjoint", "conseiller", "delegue", "responsable", "chef", "patron", "gerant", "dirigeant",
    "doyen",
    "professeur", "porte", "representant", "commissaire", "prefet", "charge", "ingenieur", "architecte", "analyste",
    "consultant", "avocat", "elu", "associe", "manager", "membre", "proviseur", "principal", "enseignant", "economiste",
    "juriste", "tresorier", "expert", "evangeliste", "chancelier", "intendant", "officier", "lieutenant", "colonel",
    "capitaine", "referent", "pilote", "animatrice", "sous", "vice", "numero", "bras", "etudiant", "developpeur",
)  # fmt: skip
_BOTH_WRITTEN = word_set(
    "directeur directrice fondateur fondatrice cofondateur cofondatrice senateur senatrice recteur rectrice chercheur"
    " chercheuse administrateur administratrice coordinateur coordinatrice coordonnateur coordonnatrice inspecteur"
    " inspectrice ambassadeur ambassadrice animateur animatrice conseillere tresoriere cheffe prefete chargee elue"
    " presidente deputee adjointe deleguee patronne gerante dirigeante representante avocate associee experte"
    " ingenieure ministres directeurs presidents revendeur revendeuse entrepreneur entrepreneuse createur creatrice"
    " intervenant intervenante premiere redacteur redactrice president-directeur general"
)
#: Words that name what a person does.
FUNCTIONS = frozenset((*_MASCULINE, *_BOTH_WRITTEN))
#: Words with a capital that no name of a person begins with.
NO_FIRST_NAME = word_set(
    "le la les l un une des ce cette ces selon pour avec dans chez sur sous entre depuis apres avant mais et ou si en"
    " au"
    " aux du de d son sa ses leur leurs notre nos votre monsieur madame region ville groupe universite ecole institut"
    " ministere banque hotel saint sainte conseil grand grande union association fondation federation reseau mutuelle"
    " societe compagnie lycee academie departement metropole chambre agence centre hopital comite syndicat office"
    " nouvelle new credit caisse val port mont pays haute hauts bouches cote ile commission assemblee etat club haut"
    " plan projet programme accord ainsi enfin ensuite cependant toutefois lundi mardi mercredi jeudi vendredi samedi"
    " dimanche cloud data windows secretariat direction maison cour tribunal autorite campus espace parc cite"
)
#: Where one of these stands, the words before a name are a clause and no function.
VERBS_IN_NO_ROLE = word_set(
    "a ont est sont était étaient avait avaient sera seront va vont veut peut doit fait dit se s ne n explique affirme"
    " assure souligne estime annonce déclare précise rappelle signe signent reçoit rencontre accueille remercie que qui"
    " aura a-t-il juge indique ajoute confirme promet"
)
