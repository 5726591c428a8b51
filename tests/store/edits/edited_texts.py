"""What becomes of four articles: twenty edits that mean something, and twenty changes that mean nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.types import Article, EditKind, Removed
from tests.store.edits.base_texts import BRIEF, FOUNDRY, HOSPITAL, SCHOOLS


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two readings of one page, and what judging them should come to; None where nothing was edited."""

    before: Article
    after: Article
    kind: EditKind | None = None


def _with(article: Article, *exchanges: tuple[str, str], **fields: object) -> Article:
    """The article with words of its body exchanged, each of which has to be there."""
    body = article.body
    for old, new in exchanges:
        assert old in body, old
        body = body.replace(old, new)
    return replace(article, body=body, **fields)  # type: ignore[arg-type]


def _without_last(article: Article, paragraphs: int) -> Article:
    return replace(article, body="\n".join(article.body.split("\n")[:-paragraphs]))


def _more(article: Article, *lines: str) -> Article:
    return replace(article, body="\n".join((article.body, *lines)))


def _edited(before: Article, after: Article, kind: EditKind) -> Pair:
    return Pair(before=before, after=after, kind=kind)


def _same(before: Article, after: Article) -> Pair:
    return Pair(before=before, after=after)


_K = EditKind
_NOTICE = "Correction : une première version de cet article disait que le préfet avait signé ; c'est son adjoint."

MEANINGFUL = {
    "another headline": _edited(
        FOUNDRY, replace(FOUNDRY, title="Les fonderies Roussillat misent 7,4 millions sur Microsoft"), _K.HEADLINE
    ),
    "a headline toned down by one word": _edited(
        HOSPITAL, replace(HOSPITAL, title="Les hôpitaux d'Armor prêtent leurs archives à Microsoft"), _K.HEADLINE
    ),
    "a headline and a paragraph": _edited(
        SCHOOLS,
        replace(
            _more(SCHOOLS, "Mercredi, le conseil municipal a voté la mise à disposition de la salle pour trois ans."),
            title="À Rennes, une association trouve un toit pour ses ordinateurs",
        ),
        _K.HEADLINE,
    ),
    "a sum corrected": _edited(FOUNDRY, _with(FOUNDRY, ("7,4 millions", "4,7 millions")), _K.AMOUNT),
    "millions become milliards": _edited(HOSPITAL, _with(HOSPITAL, ("18 millions", "18 milliards")), _K.AMOUNT),
    "a count corrected": _edited(SCHOOLS, _with(SCHOOLS, ("45 000 euros", "54 000 euros")), _K.AMOUNT),
    "a share corrected": _edited(HOSPITAL, _with(HOSPITAL, ("30 %", "13 %")), _K.AMOUNT),
    "a figure in letters": _edited(FOUNDRY, _with(FOUNDRY, ("accord de cinq ans", "accord de trois ans")), _K.AMOUNT),
    "a sum where there was none": _edited(
        BRIEF, _with(BRIEF, ("gratuite la première année", "facturée 350 euros la première année")), _K.AMOUNT
    ),
    "a first name corrected": _edited(FOUNDRY, _with(FOUNDRY, ("Hélène Roussillat", "Hortense Roussillat")), _K.NAMES),
    "a place corrected": _edited(HOSPITAL, _with(HOSPITAL, ("Saint-Brieuc", "Lannion")), _K.NAMES),
    "a name taken out": _edited(
        HOSPITAL, _with(HOSPITAL, ("Le directeur des systèmes d'information, Yann Corlay,", "Le directeur")), _K.NAMES
    ),
    "another standfirst": _edited(
        HOSPITAL,
        replace(HOSPITAL, standfirst="Trois candidats étaient en lice, la Cnil a des réserves."),
        _K.STANDFIRST,
    ),
    "a standfirst where there was none": _edited(
        BRIEF, replace(BRIEF, standfirst="Les revendeurs du Sud ne dépendront plus de la capitale."), _K.STANDFIRST
    ),
    "a correction notice": _edited(FOUNDRY, _more(FOUNDRY, _NOTICE), _K.CORRECTION),
    "a notice with the sum that it corrects": _edited(
        HOSPITAL,
        _more(
            _with(HOSPITAL, ("18 millions", "16 millions")),
            "[Rectificatif] Le marché vaut 16 millions d'euros, et non 18 comme nous l'avions écrit.",
        ),
        _K.CORRECTION,
    ),
    "a paragraph more": _edited(
        SCHOOLS,
        _more(
            SCHOOLS,
            "Le rectorat, interrogé, salue une initiative utile et promet d'en parler aux autres collèges du "
            "département, dont beaucoup gardent du matériel dormant dans leurs réserves.",
        ),
        _K.ADDITION,
    ),
    "a short sentence with a new sum": _edited(FOUNDRY, _more(FOUNDRY, "L'État y ajoute 600 000 euros."), _K.ADDITION),
    "paragraphs that went": _edited(FOUNDRY, _without_last(FOUNDRY, 2), _K.CUT),
    "a paragraph written anew": _edited(
        HOSPITAL,
        _with(
            HOSPITAL,
            (
                "Trois candidats étaient en lice. Le groupement dit avoir retenu l'offre la plus sûre, qui n'était "
                "pas la moins chère : elle garantit que les données restent sur le territoire et qu'aucun "
                "administrateur étranger n'y accède.",
                "Deux autres sociétés avaient répondu. Leurs propositions coûtaient moins, mais laissaient ouverte la "
                "question de savoir qui, hors d'Europe, pourrait lire les dossiers ; le jury les a écartées.",
            ),
        ),
        _K.REWORDING,
    ),
}

NOISE = {
    "no-break spaces": _same(FOUNDRY, _with(FOUNDRY, ("1 204", "1\u202f204"), ("« ", "«\u00a0"), (" »", "\u00a0»"))),
    "curly apostrophes": _same(HOSPITAL, _with(HOSPITAL, ("'", "’"), title=HOSPITAL.title.replace("'", "’"))),
    "English quotes": _same(BRIEF, _with(BRIEF, ("« ", "“"), (" »", "”"))),
    "other dashes and dots": _same(
        _more(SCHOOLS, "Le garage, lui, sera rendu à la ville — qui veut en faire un jardin... un jour."),
        _more(SCHOOLS, "Le garage, lui, sera rendu à la ville - qui veut en faire un jardin… un jour."),
    ),
    "ligatures": _same(
        _more(BRIEF, "Au cœur de l'accord, la main-d'œuvre des revendeurs et leur savoir-faire."),
        _more(BRIEF, "Au coeur de l'accord, la main-d'oeuvre des revendeurs et leur savoir-faire."),
    ),
    "accents on capitals": _same(
        _with(HOSPITAL, ("Le transfert", "À l'État de trancher. Le transfert")),
        _with(HOSPITAL, ("Le transfert", "A l'Etat de trancher. Le transfert"), title=HOSPITAL.title.upper()),
    ),
    "letters with their accents apart": _same(SCHOOLS, _with(SCHOOLS, ("é", "e\u0301"))),
    "thousands set apart otherwise": _same(SCHOOLS, _with(SCHOOLS, ("45 000", "45.000"))),
    "blank lines and double spaces": _same(FOUNDRY, _with(FOUNDRY, ("\n", "\n\n "), (", ", ",  "))),
    "a paragraph divided in two": _same(
        FOUNDRY, _with(FOUNDRY, (". Ils mesureront", ".\nIls mesureront"), ("école des mines", "École des Mines"))
    ),
    "comments counted": _same(_more(SCHOOLS, "12 commentaires"), _more(SCHOOLS, "47 commentaires")),
    "readers counted": _same(_more(HOSPITAL, "Lu 1 204 fois"), _more(HOSPITAL, "Lu 15 877 fois")),
    "reading time and shares": _same(
        replace(BRIEF, body="Temps de lecture : 1 min | 3 partages\n" + BRIEF.body),
        replace(BRIEF, body="Temps de lecture : 2 min | 58 partages\n" + BRIEF.body),
    ),
    "a counter behind the headline": _same(
        replace(SCHOOLS, title=SCHOOLS.title + " (3 commentaires)"),
        replace(SCHOOLS, title=SCHOOLS.title + " (21 commentaires)"),
    ),
    "a stamp of the last change": _same(
        _more(BRIEF, "Publié le 28 mai 2026 à 7 h 30"),
        _more(BRIEF, "Publié le 28 mai 2026 à 7 h 30, mis à jour le 28 mai 2026 à 18 h 05 par Claire Vasseur"),
    ),
    "other titles to read as well": _same(
        _more(BRIEF, "À lire aussi", "Imprimantes : le boom du reconditionné", "Le port de Sète change de logiciel"),
        _more(BRIEF, "À lire aussi", "Un label pour les spécialistes des PME", "Macon forme 200 agents à la donnée"),
    ),
    "an advertisement and an appeal": _same(
        FOUNDRY,
        _more(
            _with(FOUNDRY, ("\nLe syndicat", "\nPublicité\nLe syndicat")),
            "Abonnez-vous à notre lettre du jeudi pour recevoir toute l'économie du Rhône dans votre boîte.",
            "Crédit photo : S. Robin / Gazette du Rhône",
        ),
    ),
    "the site's name behind the headline": _same(
        FOUNDRY, replace(FOUNDRY, title=FOUNDRY.title + " - Gazette du Rhône")
    ),
    "the standfirst set as first paragraph": _same(
        SCHOOLS, replace(SCHOOLS, standfirst="", body=f"{SCHOOLS.standfirst}\n{SCHOOLS.body}")
    ),
    "chrome that one reading kept": _same(
        _more(HOSPITAL, "Retrouvez chaque matin la chronique santé de la rédaction sur les ondes de Radio Trégor."),
        replace(
            HOSPITAL,
            removed=(
                Removed(
                    rule="learned",
                    text="Retrouvez chaque matin la chronique santé de la rédaction sur les ondes de Radio Trégor.",
                ),
            ),
        ),
    ),
}
