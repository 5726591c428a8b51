"""What pages of widespread systems carry inside their articles, each as the system marks it up."""

from __future__ import annotations

import pytest

from crawler.extract import extract

PARAGRAPHS = (
    "La métropole de Valbrune a signé lundi un contrat de quatre ans avec l'hébergeur Nuagerie pour ses applications.",
    "Le chantier doit commencer en septembre par les services de la petite enfance, avant l'état civil et le reste.",
    "L'opposition demande un audit indépendant et regrette que des entreprises de la région n'aient pas pu répondre.",
)
FIRST, SECOND, THIRD = (f"<p>{text}</p>" for text in PARAGRAPHS)


def body_of(inside: str) -> str:
    page = f"<html lang='fr'><body><article><h1>Valbrune débranche ses serveurs</h1>{inside}</article></body></html>"
    return extract(page.encode(), "http://titre.example/valbrune-debranche-ses-serveurs-123.html").body


@pytest.mark.parametrize(
    "chrome",
    [
        pytest.param(
            '<div class="subscription-widget-wrap"><p>Merci de lire Nuages ! Abonnez-vous gratuitement pour recevoir'
            " mes prochaines lettres et soutenir mon travail.</p></div>",
            id="subscription-widget",
        ),
        pytest.param(
            "<amp-consent><div>Nous utilisons des cookies pour mesurer notre audience et personnaliser nos contenus"
            " avec l'aide de nos partenaires.</div></amp-consent>",
            id="amp-consent",
        ),
        pytest.param('<div class="imagecaption">Schéma des trois vagues</div>', id="image-caption"),
    ],
)
def test_what_stands_in_an_article_without_being_of_it_goes(chrome: str):
    assert body_of(FIRST + SECOND + chrome + THIRD) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "imprint",
    [
        pytest.param("Nadia Belle - Hier à 06:00 | mis à jour hier à 08:15 - Temps de lecture : 3 min", id="relative"),
        pytest.param("Nadia Belle | 4 mars 2026 | 3 min", id="bare"),
        pytest.param("Valbrune · Publié le 4 mars 2026 à 08h30 · Lecture 4 min", id="labelled"),
    ],
)
def test_a_line_of_name_date_and_reading_time_above_the_text_is_no_text(imprint: str):
    assert body_of(f"<p>{imprint}</p>" + FIRST + SECOND + THIRD) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("Valbrune - Le 4 mars 2026, la métropole débranche une de ses deux salles.", id="sentence"),
        pytest.param("2024-2026 : deux ans de chantier", id="years"),
    ],
)
def test_a_first_line_that_tells_something_beside_its_date_stays(opening: str):
    assert body_of(f"<p>{opening}</p>" + FIRST + SECOND + THIRD).startswith(opening)


def test_what_is_marked_as_a_summary_is_the_standfirst():
    summary = "L'université ouvre ses machines aux chercheurs de la métropole, sur projet."
    page = f"<html><body><h1>Un centre de calcul</h1><div class='resume'>{summary}</div><div class='contenu'>"
    article = extract((page + FIRST + SECOND + THIRD).encode(), "http://titre.example/un-centre-de-calcul-12.html")
    assert article.standfirst == summary
    assert article.body == "\n".join(PARAGRAPHS)
