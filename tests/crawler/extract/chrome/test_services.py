"""What pages say of preferred sources, machines, gifts, consent and commissions goes; news of the same words stays."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

SAID = (
    "Pour voir nos articles en premier, ajoutez Le Journal à vos sources préférées sur Google en cliquant ici.",
    "Préférez Le Journal sur Google",
    "Ajoutez-nous à vos sources préférées Google",
    "Suivez Le Journal sur Google Discover",
    "Ce résumé a été généré par une intelligence artificielle et relu par la rédaction. Il peut contenir des erreurs.",
    "Résumé réalisé par l’IA et vérifié par un journaliste.",
    "Généré par IA, vérifié par la rédaction.",
    "Audio généré par une voix de synthèse",
    "Article lu par une voix de synthèse",
    "(Lecture audio réservée aux abonnés)",
    "En tant qu’abonné, vous pouvez offrir trois articles par mois à vos proches.",
    "Offrez cet article à un proche",
    "Copiez le lien ci-dessous pour le partager.",
    "Cet article vous a été offert par un abonné.",
    "Vous gardez la possibilité de retirer votre consentement à tout moment.",
    "Vous pouvez modifier vos choix à tout moment dans les paramètres.",
    "Ce contenu est hébergé par YouTube et peut déposer des cookies.",
    "Désolé, nous ne pouvons pas charger la vidéo",
    "Lorsque vous achetez via nos liens, nous pouvons percevoir une commission d’affiliation.",
    "Certains liens de cet article sont affiliés.",
    "Les prix indiqués dans cet article sont susceptibles de varier.",
    "La rédaction n’a pas participé à la réalisation de cet article.",
    "Ce contenu a été réalisé en partenariat avec Calanque.",
    "Le texte du communiqué issu d’une traduction ne doit d’aucune manière être considéré comme officiel.",
    "Chaque matin à 7 heures, l’actualité de votre département choisie par la rédaction.",
    "Votre inscription a bien été prise en compte.",
    "Votre e-mail est collecté par la société du Journal afin de vous adresser ses lettres.",
    "Cet article comporte une erreur ? Écrivez-nous.",
    "Imprimé depuis : https://journal.example/economie/1234.html",
    "Rejoignez la discussion",
    "Add the Journal as a preferred source on Google",
    "AI-generated summary, reviewed by an editor.",
    "This article is more than 2 years old",
    "If you buy something through our links, we may earn a commission.",
    "Als bevorzugte Quelle auf Google hinzufügen",
    "Dieser Text wurde mit Hilfe künstlicher Intelligenz zusammengefasst.",
    "Añade Diario como fuente preferida en Google",
    "Aggiungi Gazzetta tra le tue fonti preferite su Google",
    "Riassunto generato dall’IA",
)


@pytest.mark.parametrize("said", SAID)
def test_what_a_page_says_of_its_services_is_no_text(said: str):
    assert read(page(paragraphs(FIRST, said, SECOND, THIRD))).body == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "Préférez Qwant à Google.",
        "Make money on Google.",
        "Pour vérifier une image, choisissez des sources de confiance.",
        "Le résumé a été généré par une intelligence artificielle, ce que le ministère a reconnu mardi.",
        "Ce contenu a été conçu par une agence de Rennes.",
        "L’audio a été généré par une voix de synthèse, selon la police.",
        "Une question ? Contactez le 3939.",
        "Si vous achetez un logement, la commission est de 5 %.",
        "En cliquant sur le lien, la comptable a perdu 12 000 euros.",
        "Vous pouvez modifier la recette.",
        "Les prix indiqués baissent depuis mars.",
        "La rédaction n’a pas participé au vote.",
        "Ces informations sont destinées aux maires.",
        "Chaque mardi, la rédaction se réunit.",
        "Votre inscription a été refusée, m’a-t-on répondu.",
        "Offrir cet article coûte trois euros, a calculé l’éditeur.",
    ],
)
def test_a_sentence_of_the_same_words_stays(sentence: str):
    assert sentence in read(page(paragraphs(FIRST, sentence, SECOND, THIRD))).body.split("\n")


def test_a_box_that_is_called_a_machine_s_summary_goes():
    box = "<div class='ai-summary'><h3>L’article en bref</h3><ul><li>Mille places en trois ans.</li></ul></div>"
    assert read(page(box, paragraphs(FIRST, SECOND, THIRD))).body == BODY


@pytest.mark.parametrize(
    "box",
    [
        "<div><span>Résumé généré par IA</span><ul><li>Mille places en trois ans.</li><li>Six villes.</li></ul></div>",
        "<details><summary>Lire le résumé de l’article (généré par l’IA)</summary><p>La région et le constructeur se"
        " sont entendus sur mille places, dans six villes et sur trois ans.</p></details>",
        "<section><h3>AI-generated summary</h3><p>The region will train a thousand people.</p></section>",
    ],
)
def test_so_does_one_whose_label_says_so(box: str):
    article = read(page(box, paragraphs(FIRST, SECOND, THIRD)))
    assert (article.standfirst, article.body) == ("", BODY)


def test_an_article_on_such_summaries_stays():
    heading = "Résumé par IA : qui répond des erreurs ?"
    article = read(page(paragraphs(FIRST), f"<div><h2>{heading}</h2><p>{SECOND}</p></div>", paragraphs(THIRD)))
    assert article.body == f"{FIRST}\n{heading}\n{SECOND}\n{THIRD}"


def test_the_name_of_a_letter_goes_with_what_it_brings():
    letter = (
        "<h3>La matinale du pays</h3><p>Chaque matin, l’actualité de votre département choisie par la rédaction.</p>"
    )
    assert read(page(paragraphs(FIRST), letter, paragraphs(SECOND, THIRD))).body == BODY
