"""Invented sentences in the French of the press, each with what it states: partnerships and contracts."""

from __future__ import annotations

from store.ledger import AgreementKind as Kind
from store.ledger import AgreementStatus as Status

SENTENCES: list[tuple[str, set[tuple[str, Kind, Status]]]] = [
    ("Norvik a annoncé un partenariat avec Sirocco AI.", {("Sirocco AI", Kind.PARTNERSHIP, Status.ANNOUNCED)}),
    ("Rondeau a choisi Norvik pour équiper ses usines.", {("Rondeau", Kind.CONTRACT, Status.ANNOUNCED)}),
    (
        "Mandarine et Capmerial s'allient à Norvik pour créer une coentreprise, Ocre.",
        {
            ("Capmerial", Kind.PARTNERSHIP, Status.ANNOUNCED),
            ("Mandarine", Kind.PARTNERSHIP, Status.ANNOUNCED),
            ("Ocre", Kind.PARTNERSHIP, Status.ANNOUNCED),
        },
    ),
    ("L'École maritime repousse son contrat avec Norvik.", {("École maritime", Kind.CONTRACT, Status.ANNOUNCED)}),
    (
        "Norvik va ouvrir avec Station Z un programme d'accompagnement des start-up.",
        {("Station Z", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    ("Le groupe Solmar deviendra partenaire de Norvik.", {("Solmar", Kind.PARTNERSHIP, Status.ANNOUNCED)}),
    ("La Malle déploie Nuage 365 auprès de 200 000 agents.", {("La Malle", Kind.CONTRACT, Status.ANNOUNCED)}),
    (
        "Tarsis et Gargal créent une société commune ; Norvik s'était allié à Mandarine et Capmerial.",
        {("Capmerial", Kind.PARTNERSHIP, Status.ANNOUNCED), ("Mandarine", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Norvik France, l'Adre et Uni-Villes annoncent un programme commun contre la fracture numérique.",
        {("Adre", Kind.PARTNERSHIP, Status.ANNOUNCED), ("Uni-Villes", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Ocre, coentreprise d'Mandarine et de Capmerial, commercialisera les services de Norvik.",
        {
            ("Capmerial", Kind.PARTNERSHIP, Status.ANNOUNCED),
            ("Mandarine", Kind.PARTNERSHIP, Status.ANNOUNCED),
            ("Ocre", Kind.PARTNERSHIP, Status.ANNOUNCED),
        },
    ),
    (
        "Pour équiper ses lycées, la région Grand Ouest s'est tournée vers Norvik.",
        {("Région Grand Ouest", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "Station Z accueillera un programme de Norvik dédié à l'intelligence artificielle.",
        {("Station Z", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    ("L'avionneur Daumier confie sa bureautique à Norvik.", {("Daumier", Kind.CONTRACT, Status.ANNOUNCED)}),
    (
        "Nouveau contrat entre Norvik et la Ville de Marseille : 12 000 postes concernés.",
        {("Ville de Marseille", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "Un partenariat de trois ans unit désormais le groupe hospitalier Sainte-Barbe à Norvik.",
        {("Sainte-Barbe", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "L'université de Lorméac signera en juin une convention avec Norvik.",
        {("université de Lorméac", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Norvik soutient la fondation Belvédère à hauteur de 500 000 euros.",
        {("fondation Belvédère", Kind.PATRONAGE, Status.ANNOUNCED)},
    ),
    ("La STNF teste Kopilo auprès de 5 000 cadres.", {("STNF", Kind.PARTNERSHIP, Status.ANNOUNCED)}),
    ("Ubiplay et Norvik ont trouvé un accord sur le jeu en nuage.", {("Ubiplay", Kind.PARTNERSHIP, Status.ANNOUNCED)}),
    (
        "Le conseil départemental de la Creuse a voté l'achat de 3 000 licences à Norvik.",
        {("conseil départemental de la Creuse", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "Health Data Club : le contrat avec Norvik attaqué devant le Conseil d'État.",
        {("Health Data Club", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "Comme Mandarine, la société Verdelier travaille avec Norvik.",
        {("Verdelier", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Selon Mandarine, Norvik va signer avec la région Bretagne.",
        {("région Bretagne", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "La Caisse nationale des Landes s'équipe chez Norvik pour 3,2 millions d'euros.",
        {("Caisse nationale des Landes", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "Norvik aidera Entraide Connect à équiper 10 000 familles.",
        {("Entraide Connect", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    ("L'IFSA d'Armor ouvre un diplôme avec Norvik.", {("IFSA Armor", Kind.PARTNERSHIP, Status.ANNOUNCED)}),
    ("Crédit rural : la justice saisie du contrat avec Norvik.", {("Crédit Rural", Kind.CONTRACT, Status.ANNOUNCED)}),
    (
        "Le conseil régional d'Occitanie a approuvé vendredi une convention de trois ans avec Norvik.",
        {("conseil régional d'Occitanie", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "La Jeune Tech bénéficiera d'un programme de 70 millions d'euros financé par Norvik.",
        {("La Jeune Tech", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Norvik dispose d'un partenariat avec Bourlis Telecom depuis 2013.",
        {("Bourlis Telecom", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Norvik remettra à la Bibliothèque nationale d'Armor 1 500 maquettes numérisées.",
        {("Bibliothèque nationale d'Armor", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Norvik et la mairie de Paris testent un service de stationnement.",
        {("mairie de Paris", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Présenté comme une première en Europe, le partenariat noué entre la Croix-Verte française et "
        "Norvik permettra d'équiper 300 délégations locales d'ici à la fin de l'année.",
        {("Croix-Verte française", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Le groupe agroalimentaire Savencol a choisi l'offre de Norvik pour unifier la messagerie de "
        "ses 18 000 collaborateurs.",
        {("Savencol", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "L'accord, dont le montant n'a pas été dévoilé, lie Norvik à Capmerial pour une durée de cinq ans.",
        {("Capmerial", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "La Société Ligérienne teste depuis mars l'assistant Kopilo de Norvik auprès de 500 salariés.",
        {("Société Ligérienne", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "La start-up nantaise Brumélia intègre le programme d'accélération de Norvik à Station Z.",
        {("Brumélia", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "À l'occasion de Choisir Lorméac, Norvik et Sapro Stelia ont dévoilé un partenariat pour former "
        "100 000 personnes d'ici à 2027.",
        {("Sapro Stelia", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Le logiciel de Norvik équipe désormais les 12 hôpitaux du groupe Vivalto-Nord.",
        {("Vivalto-Nord", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "Sapro Stelia devient partenaire de Norvik pour le cloud souverain.",
        {("Sapro Stelia", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    (
        "Norvik s'engage aux côtés d'Entraide Connect contre l'exclusion numérique.",
        {("Entraide Connect", Kind.PARTNERSHIP, Status.ANNOUNCED)},
    ),
    ("Un accord de principe a été trouvé entre Tarsis et Norvik.", {("Tarsis", Kind.PARTNERSHIP, Status.ANNOUNCED)}),
]
