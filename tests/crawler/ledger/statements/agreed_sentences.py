"""Invented sentences in the French of the press, each with the agreements that it states: signed and renewed ones."""

from __future__ import annotations

from store.ledger import AgreementKind as Kind
from store.ledger import AgreementStatus as Status

SENTENCES: list[tuple[str, set[tuple[str, Kind, Status]]]] = [
    (
        "Norvik France et le Cercal ont renouvelé, le 18 mars, l'accord qui les lie depuis 2006.",
        {("Cercal", Kind.PARTNERSHIP, Status.RENEWED)},
    ),
    ("L'Iforia et Norvik ont signé lundi un accord-cadre de quatre ans.", {("Iforia", Kind.FRAMEWORK, Status.SIGNED)}),
    (
        "Le ministère de la Culture a signé avec Norvik une convention de mécénat.",
        {("Ministère de la Culture", Kind.PATRONAGE, Status.SIGNED)},
    ),
    (
        "Le contrat passé entre Norvik et le ministère de la Défense a été reconduit pour quatre ans.",
        {("Ministère des Armées", Kind.CONTRACT, Status.RENEWED)},
    ),
    (
        "La Croix-Verte française et Norvik France ont paraphé une convention de partenariat.",
        {("Croix-Verte française", Kind.PARTNERSHIP, Status.SIGNED)},
    ),
    (
        "Le marché public de 152 millions d'euros a été attribué à Norvik par le ministère de l'Éducation nationale.",
        {("Ministère de l'Éducation nationale", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "La région Grand Ouest a passé un contrat avec Norvik via l'UCAP.",
        {("Région Grand Ouest", Kind.CONTRACT, Status.SIGNED), ("UCAP", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "Steiner Electric et Norvik élargissent leur partenariat.",
        {("Steiner Electric", Kind.PARTNERSHIP, Status.RENEWED)},
    ),
    (
        "L'IFSA Armor et Norvik signent une convention pour former 300 ingénieurs.",
        {("IFSA Armor", Kind.TRAINING, Status.SIGNED)},
    ),
    (
        "Norvik a signé avec le constructeur Verdelier un contrat de trois ans, portant sur 4 000 licences.",
        {("Verdelier", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "À Toulouse, Aéralis et l'éditeur américain ont paraphé jeudi un contrat de 40 millions d'euros sur trois ans.",
        {("Aéralis", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "Le CNRT vient de conclure avec Norvik un accord de recherche sur le calcul quantique.",
        {("CNRT", Kind.RESEARCH, Status.SIGNED)},
    ),
    (
        "Partenaire historique de Norvik, Capmerial renouvelle son engagement pour trois ans.",
        {("Capmerial", Kind.PARTNERSHIP, Status.RENEWED)},
    ),
    (
        "Un protocole d'accord a été signé mardi entre la Caisse des Rivages et Norvik.",
        {("Caisse des Rivages", Kind.PARTNERSHIP, Status.SIGNED)},
    ),
    ("Bulba a confirmé avoir signé un partenariat avec Norvik.", {("Bulba", Kind.PARTNERSHIP, Status.SIGNED)}),
    ("EDL reconduit son contrat-cadre avec Norvik pour quatre ans.", {("EDL", Kind.FRAMEWORK, Status.RENEWED)}),
    (
        "« Nous avons signé avec Norvik pour cinq ans », confirme le directeur informatique de Groupalia.",
        {("Groupalia", Kind.PARTNERSHIP, Status.SIGNED)},
    ),
    (
        "Le partenariat entre Norvik et Sciences Lettres, signé en 2007, est étendu à la recherche.",
        {("Sciences Lettres", Kind.PARTNERSHIP, Status.RENEWED)},
    ),
    (
        "L'accord conclu l'an dernier avec Norvik permet à l'université Rive-Neuve Pascal d'équiper ses étudiants.",
        {("Université Rive-Neuve Pascal", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "Norvik et le Cercal enterrent la hache de guerre et signent une charte.",
        {("Cercal", Kind.PARTNERSHIP, Status.SIGNED)},
    ),
    ("Atrys et Norvik étendent leur alliance au cloud.", {("Atrys", Kind.PARTNERSHIP, Status.RENEWED)}),
    ("BNR Paribel et Norvik ont scellé une alliance de cinq ans.", {("BNR Paribel", Kind.PARTNERSHIP, Status.SIGNED)}),
    (
        "Norvik et Atrys sont convenus d'un accord-cadre portant sur 8 000 licences.",
        {("Atrys", Kind.FRAMEWORK, Status.SIGNED)},
    ),
    (
        "Saniva vient de prolonger de trois ans le contrat d'hébergement qui l'unit à Norvik.",
        {("Saniva", Kind.HOSTING, Status.RENEWED)},
    ),
    ("La CGX dénonce le contrat signé entre la STNF et Norvik.", {("STNF", Kind.CONTRACT, Status.SIGNED)}),
    ("Le groupe Achior signe pour cinq ans chez Norvik.", {("Achior", Kind.PARTNERSHIP, Status.SIGNED)}),
    (
        "Capmerial et Mandarine ont officialisé la création de Ocre, qui distribuera les offres de Norvik.",
        {
            ("Capmerial", Kind.PARTNERSHIP, Status.SIGNED),
            ("Mandarine", Kind.PARTNERSHIP, Status.SIGNED),
            ("Ocre", Kind.PARTNERSHIP, Status.SIGNED),
        },
    ),
    (
        "Le transporteur lillois Gallois & Fils, qui emploie 4 500 personnes, a confirmé mardi avoir "
        "signé avec Norvik France un contrat de 12 millions d'euros destiné à moderniser ses entrepôts.",
        {("Gallois & Fils", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "La filiale française de Norvik et l'université Rive-Neuve Pascal ont reconduit pour trois ans "
        "la convention qui permet à 30 000 étudiants d'accéder gratuitement aux logiciels de l'éditeur.",
        {("Université Rive-Neuve Pascal", Kind.PARTNERSHIP, Status.RENEWED)},
    ),
    (
        "Au terme d'un appel d'offres, le conseil départemental du Morbihan-Sud a attribué à Norvik le "
        "marché de sa messagerie, pour 1,8 million d'euros.",
        {("conseil départemental du Morbihan-Sud", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "Comme Zonama et Gargal avant lui, Norvik a signé la charte du numérique responsable de l'Institut Vernois.",
        {("Institut Vernois", Kind.PARTNERSHIP, Status.SIGNED)},
    ),
    (
        "Norvik et la STNF ont signé un contrat de trois ans pour le déploiement d'Nuage 365.",
        {("STNF", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "Le ministère de l'Éducation nationale et Norvik France ont conclu un accord-cadre.",
        {("Ministère de l'Éducation nationale", Kind.FRAMEWORK, Status.SIGNED)},
    ),
    (
        "Norvik et Station Z ont prolongé leur partenariat jusqu'en 2027.",
        {("Station Z", Kind.PARTNERSHIP, Status.RENEWED)},
    ),
    (
        "Le contrat de la Défense avec Norvik a été reconduit en 2017.",
        {("Ministère des Armées", Kind.CONTRACT, Status.RENEWED)},
    ),
    (
        "Un contrat de 45 millions d'euros vient d'être signé entre la région Île-de-Mer et Norvik.",
        {("région Île-de-Mer", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "L'association Lirelune et Norvik renouvellent leur convention de mécénat pour 2027.",
        {("Lirelune", Kind.PATRONAGE, Status.RENEWED)},
    ),
    (
        "Norvik a remporté l'appel d'offres lancé par France Emplois.",
        {("France Emplois", Kind.CONTRACT, Status.SIGNED)},
    ),
    (
        "L'Iforia et le CNRT signent avec Norvik un accord de recherche de cinq ans.",
        {("CNRT", Kind.RESEARCH, Status.SIGNED), ("Iforia", Kind.RESEARCH, Status.SIGNED)},
    ),
    (
        "Norvik reconduit son programme de bourses avec Sciences Lettres.",
        {("Sciences Lettres", Kind.PATRONAGE, Status.RENEWED)},
    ),
    (
        "Solexo prolonge jusqu'en 2028 son contrat de messagerie avec Norvik.",
        {("Solexo", Kind.CONTRACT, Status.RENEWED)},
    ),
]
