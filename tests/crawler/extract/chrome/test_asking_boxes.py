"""Boxes in the text that ask for an address go, however they are called; what only has a button stays."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read, rules

PROMISE = "<h3>Mein Valbrunn</h3><p>Das Beste aus der Stadt, für alle, die dort mitreden wollen.</p>"


@pytest.mark.parametrize(
    "field",
    [
        "<button>Anmelden</button>",
        "<button class='c1'><span>Je m’inscris</span></button>",
        "<div><input type='email'><button>OK</button></div>",
        "<form><input type='text' placeholder='Your e-mail'></form>",
    ],
)
def test_a_box_that_asks_for_an_address_goes_with_its_promise(field: str):
    article = read(page(paragraphs(FIRST, SECOND), f"<div class='c9'>{PROMISE}{field}</div>", paragraphs(THIRD)))
    assert article.body == BODY
    assert "newsletter" in rules(article)


def test_a_button_among_the_paragraphs_takes_none_with_it():
    text = f"<div>{paragraphs(FIRST)}<button>Anmelden</button>{paragraphs(SECOND)}</div><div>{paragraphs(THIRD)}</div>"
    assert read(page(text)).body == BODY


def test_a_button_above_the_text_does_not_take_the_standfirst_with_it():
    standfirst = "Mille personnes seront formées dans six villes, selon un accord que la région a signé mardi."
    head = f"<div class='k2'><p>{standfirst}</p><button>S’abonner</button></div>"
    assert standfirst in (article := read(page(head, paragraphs(FIRST, SECOND, THIRD)))).standfirst or (
        standfirst in article.body
    )


@pytest.mark.parametrize("button", ["Afficher la réponse", "Mehr anzeigen", "Play"])
def test_a_box_with_another_button_stays(button: str):
    told = "Les candidatures sont reçues dans chaque mairie, du lundi au vendredi, jusqu’à dix-sept heures."
    box = f"<div class='c9'><h3>Comment postuler</h3><p>{told}</p><button>{button}</button></div>"
    assert told in read(page(paragraphs(FIRST, SECOND), box, paragraphs(THIRD))).body


@pytest.mark.parametrize("name", ["sonda", "ankieta", "umfrage", "sondaggio"])
def test_a_poll_in_the_text_goes(name: str):
    poll = f"<div class='{name}'><h4>Irez-vous voir le moulin ?</h4><ul><li>Oui</li><li>Non</li></ul></div>"
    assert read(page(paragraphs(FIRST, SECOND), poll, paragraphs(THIRD))).body == BODY


def test_teasers_of_a_page_builder_go():
    teaser = (
        "<div class='elementor-posts-container'><article class='elementor-post'><h3 class='elementor-post__title'>"
        "<a href='/2'>Le marché de Noël en dix questions</a></h3><div class='elementor-post__excerpt'><p>Les artisans"
        " s’installent sur la place pour trois semaines, et les tarifs ne changent pas…</p></div></article></div>"
    )
    assert read(page(paragraphs(FIRST, SECOND, THIRD), teaser)).body == BODY
