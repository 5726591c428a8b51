"""Lines of articles that are about what chrome is made of: networks, banks, press relations, applications."""

from __future__ import annotations

from time import process_time

import pytest

from crawler.extract.chrome.lines import clean_lines
from crawler.extract.page.text_line import Hints, Line
from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, on_record, page, paragraphs, read, rules


def entries(*texts: str, tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"


@pytest.mark.parametrize("heading", ["Facebook", "Accueil", "Connexion", "Menu", "Retour", "X", "Partages", "E-mail"])
def test_a_word_of_the_page_may_head_a_passage(heading: str):
    article = read(page(paragraphs(FIRST), f"<h2>{heading}</h2>", paragraphs(SECOND, THIRD)))
    assert article.body == f"{FIRST}\n{heading}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize("heading", ["Facebook", "Partages", "Menu"])
def test_it_goes_where_it_heads_nothing(heading: str):
    article = read(page(paragraphs(FIRST, SECOND), f"<h2>{heading}</h2><p>Copier le lien</p>", paragraphs(THIRD)))
    assert article.body == BODY
    assert on_record(article, heading)


@pytest.mark.parametrize(
    "announcing", ["Les services touchés par la panne sont :", "Quatre réseaux ont répondu au questionnaire :"]
)
def test_a_list_of_networks_stays_that_is_announced(announcing: str):
    networks = ("Facebook", "WhatsApp", "Telegram", "LinkedIn")
    article = read(page(paragraphs(FIRST, SECOND, announcing), entries(*networks), paragraphs(THIRD)))
    assert article.body.split("\n") == [FIRST, SECOND, announcing, *networks, THIRD]


@pytest.mark.parametrize("label", ["Partager sur :", "Suivez-nous sur nos réseaux :", "Partagez cet article sur :", ""])
def test_a_list_of_buttons_goes(label: str):
    buttons = entries("Facebook", "WhatsApp", "LinkedIn")
    article = read(page(paragraphs(FIRST, SECOND), f"<p>{label}</p>{buttons}", paragraphs(THIRD)))
    assert not {"Facebook", "WhatsApp", "LinkedIn"} & set(article.body.split("\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "« Si vous publiez des contenus tiers sans accord, vous risquez une amende », prévient l'avocate.",
        "« Ces contenus externes, vous ne les maîtrisez pas », explique la directrice du centre.",
    ],
)
def test_what_somebody_says_of_contents_stays(sentence: str):
    assert sentence in read(page(paragraphs(FIRST, sentence, SECOND, THIRD))).body


@pytest.mark.parametrize(
    "line",
    [
        "Prix de l'innovation : Jean Petit (Crédit Mutuel)",
        "Direction des risques : Anne Roux (Crédit Agricole)",
        "Grand prix du jury : Paul Morin (Crédit Coopératif)",
        "Crédit Agricole",
        "Crédit municipal de Lyon",
        "Une fusion au long cours – Crédit Foncier",
    ],
)
def test_a_bank_is_no_credit(line: str):
    assert line in read(page(paragraphs(FIRST, line, *(f"{SECOND} {n}" for n in range(4)), THIRD))).body


@pytest.mark.parametrize(
    "line",
    [
        "Une salle de classe à Redon (Crédit Paul Morin)",
        "Une salle de classe à Redon (crédits : Région)",
        "Crédit photo Anne Roux",
        "CRÉDITS PHOTOS Anne Roux",
    ],
)
def test_a_credit_goes(line: str):
    assert read(page(paragraphs(FIRST, line, SECOND, THIRD))).body == BODY


@pytest.mark.parametrize(
    "address", ["www.theatre-des-lumieres.example", "https://lumieres.example/billets", "formation.region.example/2026"]
)
def test_where_to_register_is_no_pointer_to_an_article(address: str):
    line = f"<p>Renseignements : <a href='/x'>{address}</a></p>"
    assert f"Renseignements : {address}" in read(page(paragraphs(FIRST, SECOND, THIRD), line)).body


def test_press_relations_may_be_what_is_told():
    told = (
        "Les agences embauchent, mais plus les mêmes profils.",
        "Le communiqué ne suffit plus, il faut des chiffres.",
        "Un quart d'entre elles ont ouvert un studio.",
    )
    heading = "<h2>Relations presse : le tournant</h2>"
    article = read(page(paragraphs(FIRST), heading, paragraphs(*told, SECOND, THIRD)))
    assert article.body.split("\n")[1:5] == ["Relations presse : le tournant", *told]


@pytest.mark.parametrize(
    ("label", "below"),
    [
        ("Relations presse", ("Nadia Belle", "01 02 03 04 05")),
        ("Service de presse :", ("presse@journal.example",)),
        ("Contacts presse", ("Nadia Belle", "Agence Odéon")),
        ("Nos relations presse", ("Paul Morin", "Directeur", "pmorin@journal.example")),
    ],
)
def test_whom_to_call_goes(label: str, below: tuple[str, ...]):
    article = read(page(paragraphs(FIRST, SECOND, THIRD, label, *below)))
    assert article.body == BODY
    assert "press contact" in rules(article)


def test_the_steps_of_a_list_stay_though_they_ask_for_something():
    steps = (
        "Téléchargez l'application Clef sur votre téléphone.",
        "Ouvrez-la et choisissez « Ajouter un compte ».",
        "Inscrivez-vous sur Telegram avec le même numéro.",
    )
    article = read(page(paragraphs(FIRST), entries(*steps, tag="ol"), paragraphs(SECOND, THIRD)))
    assert "\n".join(steps) in article.body
    assert f"1. {steps[0]}\n2. {steps[1]}" in article.body_markdown


def test_an_intertitle_stays_that_a_picture_below_it_repeats():
    heading = "Un marché qui double en cinq ans"
    picture = f"<img src='a.png' alt='{heading}'>"
    article = read(page(paragraphs(FIRST), f"<h2>{heading}</h2>", paragraphs(SECOND), picture, paragraphs(THIRD)))
    assert article.body == f"{FIRST}\n{heading}\n{SECOND}\n{THIRD}"


def test_an_intertitle_stays_that_heads_links_in_the_footer_too():
    footer = "<h2>Formation</h2><ul><li><a href='/a'>Offres de stages</a></li><li><a href='/b'>Écoles</a></li></ul>"
    html = page(paragraphs(FIRST), "<h2>Formation</h2>", paragraphs(SECOND, THIRD))
    article = read(html.replace("</body>", f"<footer>{footer}</footer></body>"))
    assert article.body == f"{FIRST}\nFormation\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize("rubbish", ["@" * 20_000, "a-" * 20_000, "a@" * 20_000, "a.a@a" * 8_000])
@pytest.mark.parametrize("label", ["Contacts presse", "À propos de l'auteur"])
def test_rubbish_below_a_label_costs_no_time(label: str, rubbish: str):
    lines = [Line(text=FIRST), Line(text=SECOND), Line(text=label), Line(text="Nadia Belle"), Line(text=rubbish)]
    started = process_time()
    clean_lines(lines, Hints())
    assert process_time() - started < 1
