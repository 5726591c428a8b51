"""Invented sentences in the French of the press, each with what it states: announced ones of other kinds."""

from __future__ import annotations

from store.ledger import AgreementKind as Kind
from store.ledger import AgreementStatus as Status

SENTENCES: list[tuple[str, set[tuple[str, Kind, Status]]]] = [
    ("Norvik investit 15 millions d'euros dans Sirocco AI.", {("Sirocco AI", Kind.INVESTMENT, Status.ANNOUNCED)}),
    ("La STNF confie l'hébergement de ses données à Norvik.", {("STNF", Kind.HOSTING, Status.ANNOUNCED)}),
    (
        "L'université de Rive-Neuve et Norvik ont inauguré une chaire de recherche.",
        {("université de Rive-Neuve", Kind.RESEARCH, Status.ANNOUNCED)},
    ),
    (
        "Norvik et Tremplin lancent un programme de formation pour 500 demandeurs d'emploi.",
        {("Tremplin", Kind.TRAINING, Status.ANNOUNCED)},
    ),
    ("Norvik offre 200 ordinateurs aux Tables du Cœur.", {("Tables du Cœur", Kind.PATRONAGE, Status.ANNOUNCED)}),
    (
        "Hospices civils d'Armor : le dossier patient hébergé par Norvik.",
        {("Hospices civils d'Armor", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    ("La start-up Nuvalis lève 3 millions d'euros auprès de Norvik.", {("Nuvalis", Kind.INVESTMENT, Status.ANNOUNCED)}),
    ("Le Health Data Club reste hébergé chez Norvik.", {("Health Data Club", Kind.HOSTING, Status.ANNOUNCED)}),
    ("C'est avec Norvik que Solexo a décidé de migrer sa messagerie.", {("Solexo", Kind.HOSTING, Status.ANNOUNCED)}),
    ("Norvik devient mécène de l'Opéra d'Armor.", {("Opéra national d'Armor", Kind.PATRONAGE, Status.ANNOUNCED)}),
    (
        "L'Opéra national d'Armor a reçu de Norvik un don de 300 000 euros.",
        {("Opéra national d'Armor", Kind.PATRONAGE, Status.ANNOUNCED)},
    ),
    (
        "La Banque citadine, Groupalia et Norvik s'unissent pour former 2 000 conseillers.",
        {("Banque Citadine", Kind.TRAINING, Status.ANNOUNCED), ("Groupalia", Kind.TRAINING, Status.ANNOUNCED)},
    ),
    ("Devotis certifié par Norvik pour ses compétences en sécurité.", {("Devotis", Kind.TRAINING, Status.ANNOUNCED)}),
    (
        "Norvik prend une participation minoritaire dans la jeune pousse Parlote.AI.",
        {("Parlote.AI", Kind.INVESTMENT, Status.ANNOUNCED)},
    ),
    ("Norvik rachète la start-up française Musivague.", {("Musivague", Kind.INVESTMENT, Status.ANNOUNCED)}),
    (
        "Le Crédit Rural a retenu Azimut pour héberger ses applications.",
        {("Crédit Rural", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    (
        "La région Bretagne et Norvik ont inauguré une école IA à Rennes, opérée par Tremplin.",
        {("Tremplin", Kind.TRAINING, Status.ANNOUNCED), ("région Bretagne", Kind.TRAINING, Status.ANNOUNCED)},
    ),
    (
        "Entraide Connect bénéficiera du soutien financier de Norvik.",
        {("Entraide Connect", Kind.PATRONAGE, Status.ANNOUNCED)},
    ),
    (
        "Fin 2005, l'Iforia et Norvik Research ont créé un laboratoire commun à Orsay.",
        {("Iforia", Kind.RESEARCH, Status.ANNOUNCED)},
    ),
    ("Norvik et l'INSEAR créent une chaire consacrée à l'innovation.", {("INSEAR", Kind.RESEARCH, Status.ANNOUNCED)}),
    (
        "Norvik a choisi le français Steiner Electric pour alimenter ses centres de données.",
        {("Steiner Electric", Kind.CONTRACT, Status.ANNOUNCED)},
    ),
    (
        "Norvik formera 10 000 demandeurs d'emploi avec France Emplois.",
        {("France Emplois", Kind.TRAINING, Status.ANNOUNCED)},
    ),
    (
        "L'Institut Marquet s'est associé à Norvik pour un projet de recherche.",
        {("Institut Marquet", Kind.RESEARCH, Status.ANNOUNCED)},
    ),
    (
        "Une convention de recherche lie depuis lundi Norvik à l'Institut Pasquier.",
        {("Institut Pasquier", Kind.RESEARCH, Status.ANNOUNCED)},
    ),
    (
        "Le fabricant de jouets Olibrius bascule sa messagerie chez Norvik.",
        {("Olibrius", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    (
        "Norvik subventionne l'association Lirelune à hauteur de 50 000 euros.",
        {("Lirelune", Kind.PATRONAGE, Status.ANNOUNCED)},
    ),
    (
        "Lancé en 2018 avec Tremplin, le programme d'écoles IA de Norvik a formé 1 200 personnes.",
        {("Tremplin", Kind.TRAINING, Status.ANNOUNCED)},
    ),
    (
        "L'Adre, qui accompagne les créateurs d'entreprise, recevra de Norvik 400 000 euros sur deux "
        "ans au titre du mécénat.",
        {("Adre", Kind.PATRONAGE, Status.ANNOUNCED)},
    ),
    (
        "Le Conseil d'État a rejeté le recours déposé contre l'hébergement du Health Data Club chez Norvik.",
        {("Health Data Club", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    (
        "Les enseignants de l'IFSA Armor protestent contre la migration de leur messagerie chez Norvik.",
        {("IFSA Armor", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    (
        "Banque Semence et Norvik France cofinanceront à parts égales un fonds de 20 millions d'euros.",
        {("Banque Semence", Kind.INVESTMENT, Status.ANNOUNCED)},
    ),
    ("Norvik finance une chaire à l'École maritime.", {("École maritime", Kind.RESEARCH, Status.ANNOUNCED)}),
    (
        "Norvik verse 180 000 euros à l'université Lorméac 1 au titre du mécénat.",
        {("Université Lorméac 1", Kind.PATRONAGE, Status.ANNOUNCED)},
    ),
    (
        "Les données du Health Data Club sont hébergées par Norvik.",
        {("Health Data Club", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    (
        "Le Health Data Club a confié l'hébergement de ses données à Norvik Azimut.",
        {("Health Data Club", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    (
        "Norvik va former 3 000 demandeurs d'emploi avec France Emplois.",
        {("France Emplois", Kind.TRAINING, Status.ANNOUNCED)},
    ),
    ("Norvik certifie 200 ingénieurs de Capmerial.", {("Capmerial", Kind.TRAINING, Status.ANNOUNCED)}),
    ("Norvik investit 70 millions d'euros dans la Jeune Tech.", {("La Jeune Tech", Kind.INVESTMENT, Status.ANNOUNCED)}),
    ("L'Adre a reçu un don de 200 ordinateurs de Norvik.", {("Adre", Kind.PATRONAGE, Status.ANNOUNCED)}),
    (
        "Steiner Electric et Norvik lancent un programme de recherche commun.",
        {("Steiner Electric", Kind.RESEARCH, Status.ANNOUNCED)},
    ),
    (
        "La Banque de Cornouaille hébergera ses applications sur Azimut.",
        {("Banque de Cornouaille", Kind.HOSTING, Status.ANNOUNCED)},
    ),
    ("Norvik et Devotis créent un centre de formation à Lille.", {("Devotis", Kind.TRAINING, Status.ANNOUNCED)}),
    ("Norvik entre au capital de la pépite Brumélia.", {("Brumélia", Kind.INVESTMENT, Status.ANNOUNCED)}),
    (
        "En juin 2024, Aéralis signera un avenant à son contrat-cadre avec Norvik.",
        {("Aéralis", Kind.FRAMEWORK, Status.ANNOUNCED)},
    ),
    (
        "La Cnil valide l'hébergement des données de santé de l'AH-VP chez Norvik.",
        {("AH-VP", Kind.HOSTING, Status.ANNOUNCED)},
    ),
]
