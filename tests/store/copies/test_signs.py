"""What titles make of a dispatch, and what only shares its background: told apart by headline, days and figures."""

from __future__ import annotations

from itertools import product

import pytest

from store.copies.judging import likeness
from store.copies.prints import TextPrint
from tests.store.copies.dispatches import EVENTS, Event

ABOUT = (
    "À propos de la Compagnie des Trois Vallées\nFondée en 1974 à Chambéry, elle exploite 64 remontées mécaniques, "
    "trois réseaux de cars et onze centrales au fil de l'eau dans les Alpes. Elle emploie 2.300 personnes, dont la "
    "moitié toute l'année, et a réalisé un chiffre d'affaires de 412 millions d'euros."
)
CARS = (
    "Chambéry, le 3 février. La compagnie ouvrira le 1er juin une ligne quotidienne vers Turin par le tunnel du "
    "Fréjus, en deux heures et demie. Les billets seront vendus à partir de 19 euros dans ses gares dès avril."
)
CHIEF = (
    "Chambéry, le 3 février. Hélène Garnaud, 44 ans, ingénieure des mines, prend la direction de l'énergie. Elle aura "
    "pour mission de doubler la production des centrales d'ici à dix ans."
)
RESULTS = (
    "Les électeurs de {} étaient appelés aux urnes ce dimanche pour le premier tour des élections municipales. Voici "
    "les résultats définitifs. La liste de {} arrive en tête avec {} % des voix, devant celle de {}, qui en recueille "
    "{} %. La participation s'établit à {} %. Au total, {} électeurs se sont déplacés sur {} inscrits, et {} bulletins "
    "étaient blancs. Un second tour sera organisé dimanche prochain entre les listes qui ont obtenu au moins un "
    "dixième des suffrages exprimés. Retrouvez tous les résultats de votre commune, bureau par bureau, sur notre carte."
)
ROADS = (
    "Les vacanciers devront s'armer de patience aux abords des grandes villes et dans la vallée du Rhône. Les "
    "ralentissements commenceront dès le milieu de la matinée et dureront jusqu'au soir. Il est conseillé de partir "
    "tôt, de faire des pauses et de préférer les itinéraires de substitution, surtout autour des péages."
)


def text(headline: str, *parts: str | tuple[str, ...]) -> TextPrint:
    lines = [line for part in parts for line in ((part,) if isinstance(part, str) else part)]
    return TextPrint("\n".join(lines), headline)


def is_copy(newer: TextPrint, older: TextPrint, days_apart: int = 0) -> bool:
    return likeness(newer, older, days_apart).kind is not None


def wire(event: Event) -> TextPrint:
    return text(event.headline, event.lead, event.details, event.background)


RETOLD = {
    "cut": lambda event: text(event.headline, event.lead, event.details[:2]),
    "brief-under-another-headline": lambda event: text(event.own_headline, event.lead),
    "own-beginning": lambda event: text(event.own_headline, event.own_lead, event.details[:2], event.background[:1]),
    "built-in": lambda event: text(
        event.own_headline, event.own_lead, event.lead, event.details, event.background, event.side_paragraphs[:1]
    ),
    "headline-of-a-question": lambda event: text("Ce que l'on sait", event.lead, event.details[:2]),
}
OTHERS = {
    "what-came-next": lambda event: text(event.next_headline, event.next_paragraphs, event.background),
    "next-with-all-that-was-known": lambda event: text(
        event.next_headline, event.next_paragraphs[0], event.background, event.details[:1]
    ),
    "portrait": lambda event: text(event.side_headline, event.side_paragraphs, event.background),
    "short-portrait": lambda event: text(event.side_headline, event.side_paragraphs[0], event.background),
}


@pytest.mark.parametrize(("event", "shape"), list(product(EVENTS, RETOLD)))
def test_what_titles_make_of_a_dispatch_is_one_story(event: str, shape: str) -> None:
    assert is_copy(RETOLD[shape](EVENTS[event]), wire(EVENTS[event]))


@pytest.mark.parametrize(("event", "shape", "days"), list(product(EVENTS, OTHERS, [0, 1])))
def test_background_in_common_makes_no_story_of_two(event: str, shape: str, days: int) -> None:
    assert not is_copy(OTHERS[shape](EVENTS[event]), wire(EVENTS[event]), days)


def test_without_headlines_shared_words_decide_alone() -> None:
    event = EVENTS["strike"]
    older, newer = wire(event), OTHERS["short-portrait"](event)
    assert is_copy(TextPrint(newer.body), TextPrint(older.body))


def test_a_dispatch_told_anew_on_its_day_is_one_story() -> None:
    event = EVENTS["hospital"]
    ours = (event.side_paragraphs[0], *event.next_paragraphs)
    newer = text(event.headline, ours, event.details[:2])
    assert 0.4 < likeness(newer, wire(event), 0).containment < 0.5
    assert is_copy(newer, wire(event))
    assert not is_copy(newer, wire(event), days_apart=1)
    assert not is_copy(text(event.side_headline, newer.body), wire(event))


def test_two_releases_of_one_house_are_two_stories_from_the_first_day() -> None:
    one, other = text("Une ligne vers Turin", CARS, ABOUT), text("Garnaud à l'énergie", CHIEF, ABOUT)
    assert not is_copy(other, one)
    assert is_copy(text("Vers Turin en car", "Bonne nouvelle pour les Savoyards.", CARS), one, days_apart=1)
    assert is_copy(text("Vers Turin en car", CARS, ABOUT, "Contact : la rédaction."), one)


def test_an_intertitle_that_looks_like_a_house_paragraph_hides_nothing() -> None:
    event = EVENTS["bridge"]
    older = text(event.headline, event.lead, "À propos de cette fermeture, on note", event.details, event.background)
    assert is_copy(text(event.headline, event.details, event.background), older)


def test_pages_written_for_each_town_are_stories_of_their_own_on_one_day() -> None:
    vire = RESULTS.format("Vire", "Paul Lenoir", "41,2", "Anne Catel", "33,1", "58,4", "5.102", "8.736", "71")
    flers = RESULTS.format("Flers", "Marc Houel", "52,7", "Jean Tillard", "21,9", "55,0", "4.880", "8.873", "96")
    assert not is_copy(text("Résultats à Flers", flers), text("Résultats à Vire", vire))
    assert is_copy(text("Résultats à Vire", vire.replace("71", "72")), text("Résultats à Vire", vire))


def test_a_notice_without_figures_is_another_one_when_it_begins_with_another_day() -> None:
    friday, saturday = (
        f"La journée de {day} s'annonce rouge sur les routes. {ROADS}" for day in ("vendredi", "samedi")
    )
    assert not is_copy(text("Retours : patience", saturday), text("Retours : patience", friday), days_apart=1)
    assert is_copy(text("Retours : patience", saturday), text("Retours : patience", friday))
    assert is_copy(text("Retours : patience", f"{ROADS} Prudence."), text("Retours : patience", friday), days_apart=1)


def test_the_next_issue_of_a_round_up_is_another_story() -> None:
    event, headline = EVENTS["school"], "Réforme du brevet : le point sur les annonces"
    first = text(headline, event.lead, event.details, event.background)
    later = text(headline, event.next_paragraphs, event.lead, event.details, event.background[0])
    assert 0.7 < likeness(later, first, 1).containment < 0.9
    assert not is_copy(later, first, days_apart=1)
    assert is_copy(text(event.headline, later.body), text(event.headline, first.body), days_apart=1)


def test_the_little_that_a_paywall_shows_is_known_by_its_headline() -> None:
    event = EVENTS["school"]
    first_words = " ".join(event.lead.split()[:14])
    stub = text(event.headline, f"{first_words}… Il vous reste 88 % de cet article à lire, abonnez-vous.")
    assert likeness(stub, wire(event), 0).shared < 16
    assert is_copy(stub, wire(event))
    assert is_copy(wire(event), stub, days_apart=1)
    assert not is_copy(stub, wire(event), days_apart=2)
    assert not is_copy(text("Les élèves devant le jury", stub.body), wire(event))


def test_the_life_of_somebody_told_again_after_days_makes_no_story_of_two() -> None:
    event = EVENTS["strike"]
    life = (*event.background, *event.side_paragraphs)
    older, newer = text(event.headline, event.lead, life), text(event.next_headline, event.next_paragraphs[1], life)
    assert likeness(newer, older, 3).containment > 0.8
    assert not is_copy(newer, older, days_apart=3)
    assert is_copy(text(event.headline, newer.body), older, days_apart=3)
