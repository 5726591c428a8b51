"""Each rule on lines by itself, as extraction may hand them over."""

from __future__ import annotations

import pytest

from crawler.extract.chrome.lines import LINE_RULES, clean_lines
from crawler.extract.page.text_line import Hints, Line
from tests.crawler.extract.extract_pages import FIRST, SECOND, THIRD


def cleaned(*lines: Line, hints: Hints | None = None) -> tuple[list[str], set[str]]:
    kept, removed = clean_lines(list(lines), hints or Hints())
    return [line.text for line in kept], {entry.rule for entry in removed}


ONE, TWO, THREE = Line(text=FIRST), Line(text=SECOND), Line(text=THIRD)


@pytest.mark.parametrize(
    ("rule", "going"),
    [
        ("ad label", [Line(text="Publicité")]),
        ("read also", [Line(text="Lire aussi : Le budget de la région en débat")]),
        ("read also", [Line(text="À lire aussi notre enquête", linked=True)]),
        ("link list", [Line(text="Dossiers", kind="head"), *(Line(text=f"Le dossier {n}", linked=True) for n in "ab")]),
        ("lone link", [Line(text="Le budget de la région en débat", linked=True)]),
        ("picture", [Line(text="Crédit photo : Service de presse")]),
        ("control", [Line(text="Partager sur Facebook")]),
        ("promotion", [Line(text="Cet article est paru dans notre newsletter, à laquelle vous pouvez vous abonner.")]),
        ("embed consent", [Line(text="Ce contenu est bloqué, car vous n'avez pas accepté les traceurs.")]),
        (
            "embed consent",
            [Line(text="Pour afficher ce contenu externe, vous devez accepter les cookies de la plateforme.")],
        ),
        (
            "embed consent",
            [Line(text="Ce contenu est hébergé par une plateforme tierce. En continuant, vous acceptez ses cookies.")],
        ),
        ("labelled link", [Line(text="Enquête : Le budget de la région en débat", link_share=0.75)]),
        (
            "read also",
            [Line(text="À relire : la longue histoire du budget de la région, en douze dates et six cartes")],
        ),
        ("read also", [Line(text="Sur le même sujet : le budget de la région en débat, douze dates et six cartes")]),
        ("ad label", [Line(text="Passer la publicité")]),
        ("control", [Line(text="Écouter plus tard")]),
        ("promotion", [Line(text="Inscrivez-vous à notre newsletter pour ne rien manquer de la vie de la région.")]),
        (
            "newsletter",
            [
                Line(text="Newsletter « La semaine économique »", kind="head"),
                Line(text="Retrouvez l'essentiel de l'économie de la région chaque vendredi."),
            ],
        ),
    ],
)
def test_a_line_of_chrome_goes_by_its_rule(rule: str, going: list[Line]):
    assert cleaned(ONE, *going, TWO, THREE) == ([FIRST, SECOND, THIRD], {rule})


def test_a_linked_sentence_is_no_pointer():
    linked = Line(
        text="L'accord prévoit aussi de former chaque année deux cents enseignants de la région.", linked=True
    )
    assert cleaned(ONE, linked, TWO)[0] == [FIRST, linked.text, SECOND]


AUTHORS = Hints(authors=frozenset(["nadia belle"]))


@pytest.mark.parametrize(
    "note",
    [
        "La chercheuse Nadia Belle est maîtresse de conférences à l'université de Rive-Neuve.",
        "Belle covers the ports of the Loire for the Gazette. She is based in Nantes.",
        "Belle écrit sur les villes moyennes de la région.",
    ],
)
def test_a_note_on_the_author_goes_below_the_text(note: str):
    assert cleaned(ONE, TWO, THREE, Line(text=note), hints=AUTHORS) == ([FIRST, SECOND, THIRD], {"author note"})


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Belle raconte dans ce livre trois années de négociations entre la région et le constructeur.",
        "Belle est la rivière, et belle la ville, écrivait le poète dans ses carnets de Rive-Neuve.",
        "Dans la salle, ce soir-là, la seule à parler de Nadia Belle est une élue de l'opposition, debout.",
    ],
)
def test_an_author_who_is_told_of_in_the_text_stays(text: str):
    assert cleaned(ONE, TWO, THREE, Line(text=text), hints=AUTHORS)[0][-1] == text


def test_what_a_publisher_says_of_its_subscribers_goes_above_and_below():
    above = Line(text="Article réservé aux abonnés")
    below = Line(text="Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.")
    assert cleaned(above, ONE, TWO, THREE, below) == ([FIRST, SECOND, THIRD], {"paywall"})


def test_headings_left_at_the_end_go():
    assert cleaned(ONE, TWO, Line(text="Et demain ?", kind="head")) == ([FIRST, SECOND], {"dangling heading"})


def test_a_heading_before_text_stays():
    assert cleaned(ONE, Line(text="Et demain ?", kind="head"), TWO)[0] == [FIRST, "Et demain ?", SECOND]


def test_a_short_line_may_return_later():
    answer = Line(text="Oui, sans doute.")
    assert cleaned(ONE, answer, TWO, answer)[0] == [FIRST, "Oui, sans doute.", SECOND, "Oui, sans doute."]


def test_lines_without_chrome_are_left_as_they_are():
    assert cleaned(ONE, TWO, THREE) == ([FIRST, SECOND, THIRD], set())


def test_every_rule_has_a_name_of_its_own():
    assert len({name for name, _ in LINE_RULES}) == len(LINE_RULES)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("promotion", "Suivez toute l'actualité de la région dans notre newsletter."),
        ("promotion", "For more stories like this, follow us on Facebook."),
        ("author contact", "Écrire à la journaliste : jeanne.morel@journal.example"),
        ("sign-off", "(Reportage de Jeanne Morel, édité par Paul Lenoir)"),
        ("sign-off", "Additional reporting by Jeanne Morel"),
        ("byline", "Keystone-ATS/jmo"),
        ("sign-off", "jmo-pl/abc/def"),
        ("sign-off", "Tous droits de reproduction réservés : toute reprise suppose l'accord écrit de l'agence."),
        ("promotion", "Téléchargez l'application du Journal pour lire la région où que vous soyez."),
        ("promotion", "Vous souhaitez réagir à cet article ? Connectez-vous ou créez un compte gratuit."),
    ],
)
def test_what_is_said_below_the_text_goes_by_its_rule(rule: str, text: str):
    assert cleaned(ONE, TWO, THREE, Line(text=text)) == ([FIRST, SECOND, THIRD], {rule})


@pytest.mark.parametrize(
    "text",
    [
        "La région promet de partager ses chiffres dans notre newsletter du mois de mai.",
        "Écrire à la journaliste : jeanne.morel@journal.example",
        "Additional reporting by Jeanne Morel",
    ],
)
def test_the_same_far_above_the_end_stays(text: str):
    below = [Line(text=f"{SECOND} {number}") for number in range(6)]
    assert text in cleaned(ONE, Line(text=text), *below)[0]


def test_a_sentence_with_a_colon_and_a_link_in_it_stays():
    line = Line(text="Selon elle : « le budget de la région » est en débat depuis trois semaines", link_share=0.3)
    assert cleaned(ONE, line, TWO) == ([FIRST, line.text, SECOND], set())


@pytest.mark.parametrize("last", ["Peut-être.", "Calanque assurera le support de l'application pendant cinq ans."])
def test_a_last_sentence_that_looks_like_a_sign_off_stays(last: str):
    assert cleaned(ONE, TWO, THREE, Line(text=last))[0][-1] == last


def test_an_intertitle_about_newsletters_stays():
    heading = Line(text="Newsletters : le retour en grâce", kind="head")
    assert cleaned(ONE, heading, TWO)[0] == [FIRST, heading.text, SECOND]


@pytest.mark.parametrize("byline", ["Par Nadia Belle et Karim Osman", "Nadia Belle, Karim Osman avec AFP"])
def test_a_line_of_several_authors_goes(byline: str):
    hints = Hints(authors=frozenset(("nadia belle", "karim osman")))
    assert cleaned(Line(text=byline), ONE, TWO, hints=hints)[0] == [FIRST, SECOND]


@pytest.mark.parametrize(("count", "stays"), [(Line(text="12"), False), (Line(text="12", kind="head"), True)])
def test_a_bare_number_above_the_text_goes_unless_it_is_a_heading(count: Line, stays: bool):
    assert ("12" in cleaned(count, ONE, TWO)[0]) is stays


def test_the_teasers_below_links_go_with_the_heading_above_them():
    heading = Line(text="Sur le même sujet", kind="head")
    link = Line(text="Une maison de santé ouvre à Montreval", linked=True)
    teaser = Line(text="Huit soignants s'y installeront avant la fin de l'année, dont deux médecins et une sage-femme.")
    assert cleaned(ONE, TWO, heading, link, teaser, link, teaser)[0] == [FIRST, SECOND]
