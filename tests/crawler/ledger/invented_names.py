"""A gazetteer of invented organisations, in the form that a profile has."""

from __future__ import annotations

from crawler.ledger import Gazetteer, read_gazetteer

PARTNERS = """
others = ["Gargal", "Gargal Cloud", "Zonama", "IQM", "ZWS", "Sellforce", "Orakel", "Kwalkom", "Météa"]
decoys = ["à Mandarine", "Conseil d'État", "Ocre Rouge"]

[focal]
name = "Norvik"
aliases = ["Norvik France", "Norvik Research"]
references = ["l'éditeur", "l'éditeur américain", "le groupe américain", "le géant américain", "la firme"]
products = ["Azimut", "Nuage 365", "Kopilo"]
"""
#: Name and type, then aliases; a name with ! is a common word and needs its capitals.
_ROWS = """
association Cercal | le Cercal
research Iforia
start-up Sirocco AI | Sirocco!
ministry Ministère de la Culture
ministry Ministère des Armées | ministère de la Défense | la Défense!
ministry Ministère de l'Éducation nationale | Éducation nationale
company Rondeau
company STNF
company Mandarine!
company Capmerial
company Ocre!
association Tremplin!
company Iris Cloud
company Saniva
company Tarsis
company Lactane
company Enjia
company EDL
company Aéralis
company Bourlis
company Atrys
research AH-VP
company Société Ligérienne
company La Malle!
association Tables du Cœur
association Croix-Verte française
public body Région Grand Ouest | Grand Ouest!
public body UCAP
school École maritime
start-up Station Z
company Steiner Electric
research CNRT
school Université Lorméac 1 | Lorméac 1
company Ubiplay
research Hospices civils d'Armor
school IFSA Armor | IFSA d'Armor
company Crédit Rural
company Axelia
research Health Data Club
company Daumier Aviation
company TV9
company Totem Énergies
company Solexo
public body Opéra national d'Armor | Opéra d'Armor
company Banque Citadine
company Groupalia
company Bulba
company Devotis
start-up Parlote.AI
start-up Musivague
company L'Auréal
association Entraide Connect
association Adre
association Uni-Villes
company Unpoint
company Balan
company Fanac Dalty
school Sciences Lettres
school Université Rive-Neuve Pascal
company Sapro Stelia
school INSEAR
public body France Emplois
association La Jeune Tech
company Bourlis Telecom
public body Bibliothèque nationale d'Armor
public body Lorméac Agglomération
company Sociétés du Nœud | Nœud & Fils
"""


def gazetteer() -> Gazetteer:
    return read_gazetteer(PARTNERS + "\n".join(_entry(row) for row in _ROWS.strip().splitlines()))


def _entry(row: str) -> str:
    kind = "public body" if row.startswith("public body") else row.partition(" ")[0]
    names = [name.strip() for name in row.removeprefix(kind).split("|")]
    cased = [name.rstrip("!") for name in names if name.endswith("!")]
    aliases = [name for name in names[1:] if not name.endswith("!")]
    return f'[[partner]]\nname = "{names[0].rstrip("!")}"\ntype = "{kind}"\naliases = {aliases}\ncased = {cased}\n'
