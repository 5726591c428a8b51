"""A press release, and what two titles make of it. All invented."""

from __future__ import annotations

from store.types import Article, Source, SourceKind

NEWSROOM = Source(name="Salle de presse", homepage="https://presse.serein.example", kind=SourceKind.PRESS_RELEASE)
COURRIER = Source(name="Courrier du Serein", owner="Groupe Amont")
VEILLEUR = Source(name="Le Veilleur", owner="Groupe Amont")
ECHO = Source(name="L'Écho des vannes")

STANDFIRST = "La compagnie des eaux du Serein et Microsoft s'accordent pour six ans sur la surveillance des barrages."
NEWS = (
    "La compagnie des eaux du Serein et Microsoft annoncent aujourd'hui un accord de six ans qui porte sur les "
    "capteurs de quatorze barrages et sur les logiciels qui lisent leurs mesures."
)
QUOTE = "Nous voulons savoir avant la crue, et non pendant, quelles vannes il faut ouvrir"
SAID = f"« {QUOTE} », déclare Odile Varenne, directrice de la compagnie, qui suit ce projet depuis huit ans."
OTHER_QUOTE = "Chaque mesure restera dans la vallée, chez ceux qui vivent au pied des ouvrages"
MEASURES = (
    f"Les mesures seront gardées dans deux salles de la compagnie, à Avallon et à Chablis. « {OTHER_QUOTE} », ajoute "
    "Bertrand Coste, qui dirige le secteur public de Microsoft France."
)
ABOUT = (
    "À propos de la compagnie des eaux du Serein : fondée en 1921, la compagnie des eaux du Serein exploite quatorze "
    "barrages et distribue l'eau de quatre-vingts communes de l'Yonne et de la Côte-d'Or."
)
RELEASE = "\n".join((NEWS, SAID, MEASURES, "À propos", ABOUT))

ADDED = (
    "Aux guichets, les syndicats demandent ce que deviendront les douze agents qui relevaient les niveaux à pied "
    "chaque matin, et regrettent d'avoir appris la nouvelle par voie de presse."
)
#: Two of three paragraphs, one quote of two, and a paragraph of its own.
REPORT = "\n".join((NEWS, SAID, ADDED))


def article(name: str, body: str, **fields: object) -> Article:
    """An article of a source, at an address made of its name."""
    host = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha())
    said = {"url": f"https://{host}.example/accord", "title": f"Barrages : {name}", "body": body}
    return Article(**(said | fields))  # type: ignore[arg-type]
