"""Chrome that a site repeats in many shapes, and text that its articles repeat and keep, read page after page."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from crawler.extract import SiteKnowledge, extracted
from crawler.extract.page.text_line import Line
from crawler.extract.sites.blocks import block_key, frame_key, seen_blocks
from crawler.extract.sites.learned import (
    FEWEST_PAGES,
    NOTHING_LEARNED,
    Learned,
    learned_chrome,
    remember,
    without_learned,
)
from store.types import Article, SiteMemory

DAY = date(2026, 9, 1)
SYLLABLES = ("ba", "co", "di", "fu", "lar", "men", "nor", "pel", "quin", "ros", "tal", "ver", "zon", "gui", "sou")
NOTICE = (
    "La Gazette suit la charte des journaux de la vallée et publie les réponses de ceux qu’elle met en cause. " * 6
).strip()


def paragraph(chosen: random.Random, words: int = 40) -> str:
    spelt = ["".join(chosen.choices(SYLLABLES, k=3)) for _ in range(words)]
    return f"{' '.join(spelt).capitalize()}."


def lines_of(chosen: random.Random, count: int = 8) -> list[Line]:
    return [Line(text=paragraph(chosen)) for _ in range(count)]


def learned_from(page: Callable[[random.Random, int], list[Line]], pages: int = 8, title: str = "") -> Learned:
    """What is learned of pages that are made one after the other."""
    chosen, memory = random.Random(7), SiteMemory(site="gazette.example")
    for number in range(pages):
        memory = remember(memory, seen_blocks(page(chosen, number), title=title), DAY)
    return learned_chrome(memory)


def is_learned(text: str, learned: Learned) -> bool:
    return block_key(text) in learned.chrome


def read_pages(html: Callable[[random.Random, int], str], pages: int) -> list[Article]:
    """The articles of pages that are read one after the other, each by what those before it taught."""
    chosen, memory, articles = random.Random(7), SiteMemory(site="gazette.example"), list[Article]()
    for number in range(pages):
        known = SiteKnowledge(learned=learned_chrome(memory) if number else NOTHING_LEARNED)
        url = f"http://gazette.example/{number}"
        found = extracted(html(chosen, number).encode(), url, site=known)
        memory = remember(memory, found.blocks(), DAY)
        articles.append(found.article)
    return articles


def test_a_dozen_lines_below_the_text_are_all_learned() -> None:
    below = [Line(text=f"Rendez-vous {paragraph(random.Random(number), 5)}") for number in range(12)]
    learned = learned_from(lambda chosen, _: [*lines_of(chosen, 4), *below])
    assert [line.text for line in below if not is_learned(line.text, learned)] == []


def test_what_is_new_on_each_page_does_not_hide_the_chrome_above_it() -> None:
    letter = "La lettre du soir part vers les lecteurs de la vallée à dix-neuf heures"
    learned = learned_from(
        lambda chosen, _: [*lines_of(chosen), Line(text=letter), Line(text=paragraph(chosen, 5))],
    )
    assert is_learned(letter, learned)


@pytest.mark.parametrize(
    "appeal",
    [
        "Notre journal n’a ni actionnaire ni mécène : un don de 5 euros paie une heure d’enquête.",
        "À écouter aussi : notre balado « Sous le préau », tous les jeudis.",
        "If you can, give three pounds a month to keep the paper open to all.",
    ],
)
def test_an_appeal_to_readers_in_the_middle_of_every_other_text_is_learned(appeal: str) -> None:
    def page(chosen: random.Random, number: int) -> list[Line]:
        lines = lines_of(chosen)
        lines.insert(4, Line(text=appeal if number % 2 else paragraph(chosen)))
        return lines

    assert is_learned(appeal, learned_from(page, 12))


@pytest.mark.parametrize(
    "said",
    [
        "Que reste-t-il de votre enfance dans ce que vous faites aujourd’hui ?",
        "« Nous regrettons ce qui s’est passé », a écrit la direction.",
        "Le prévenu a dix jours pour faire appel de cette décision.",
    ],
)
def test_what_many_texts_say_in_their_middle_stays_theirs(said: str) -> None:
    def page(chosen: random.Random, number: int) -> list[Line]:
        return [*lines_of(chosen, 3), *[Line(text=said)] * (number % 2), *lines_of(chosen, 3)]

    assert not is_learned(said, learned_from(page, 12))


def test_a_notice_in_the_middle_of_all_pages_is_learned() -> None:
    notice = "Pour des raisons de droits, la carte qui accompagne ce récit paraît dans l’édition imprimée."
    learned = learned_from(lambda chosen, _: [*lines_of(chosen, 4), Line(text=notice), *lines_of(chosen, 4)])
    assert is_learned(notice, learned)


def test_questions_and_intertitles_are_those_of_what_follows() -> None:
    questions = ["Votre plus grande peur ?", "Un mot pour finir, à vos enfants ?"]

    def page(chosen: random.Random, _: int) -> list[Line]:
        first, last = questions
        answers = [Line(text=paragraph(chosen, 6)), Line(text=paragraph(chosen, 6))]
        recipe = [Line(text="La recette pas à pas", kind="head"), Line(text=paragraph(chosen, 6))]
        return [Line(text=first), answers[0], *lines_of(chosen, 3), *recipe, Line(text=last), answers[1]]

    learned = learned_from(page, 5)
    assert not any(is_learned(text, learned) for text in (questions[1], "La recette pas à pas"))


def test_what_most_recipes_say_of_time_stays_and_the_time_of_reading_goes() -> None:
    intertitle = Line(text="La recette pas à pas", kind="head")

    def page(chosen: random.Random, number: int) -> list[Line]:
        minutes = chosen.randrange(5, 90)
        reading, cooking = (
            Line(text=f"Lecture : {minutes} min · 3 réactions"),
            Line(text=f"Cuisson : {minutes} minutes"),
        )
        steps = [Line(text=paragraph(chosen, 5), kind="item") for _ in range(4)]
        recipe = [cooking, intertitle, *steps] if number % 5 else []
        return [reading, *lines_of(chosen, 2), *recipe, Line(text=paragraph(chosen, 5))]

    learned = learned_from(page, 30)
    assert is_learned("Lecture : 4 min · 12 réactions", learned)
    assert not any(is_learned(text, learned) for text in ("Cuisson : 40 minutes", intertitle.text))


def test_what_stands_above_the_text_beside_a_standfirst_is_none_where_that_is_missing() -> None:
    banner = "Lire ce récit sur du papier, c’est plus confortable pour les yeux"

    def page(chosen: random.Random, number: int) -> str:
        own = f'<p class="chapo">{paragraph(chosen, 12)}</p>' if number % 3 else ""
        return page_of(chosen, above=own).replace("<div>", f"<div><p><b>{banner}</b></p>")

    articles = read_pages(page, 20)
    assert articles[0].standfirst == banner
    assert not any(banner in article.standfirst + article.body for article in articles[12:])


def test_rows_of_figures_are_no_counters() -> None:
    def page(chosen: random.Random, _: int) -> list[Line]:
        figures = ("Inscrits : {} électeurs", "Votants : {} ({} %)", "Bulletins blancs : {}", "Exprimés : {} voix")
        rows = [Line(text=row.replace("{}", str(chosen.randrange(10, 9_000)))) for row in figures]
        return [*lines_of(chosen), *rows, Line(text="Le détail est affiché en mairie jusqu’à lundi soir")]

    learned = learned_from(page)
    assert not is_learned("Inscrits : 1204 électeurs", learned)
    assert is_learned("Le détail est affiché en mairie jusqu’à lundi soir", learned)


def test_days_that_change_do_not_hide_a_block() -> None:
    assert block_key("Offre valable jusqu’au 7 mars 2026 : 12 euros") == block_key(
        "Offre valable jusqu’au 1er août 2027 : 9 euros"
    )
    assert block_key("Marche de mars") != block_key("Marche de mai")


def ends_some(told: str, title: str = "", author: str = "") -> bool:
    """Whether what ends one text of six is chrome, where these have such a title and author."""
    chosen, memory = random.Random(7), SiteMemory(site="gazette.example")
    for number in range(40):
        ends = number % 6 == 0
        lines = [*lines_of(chosen), *[Line(text=told)] * ends]
        seen = seen_blocks(lines, title=title if ends else "", authors=[author] * bool(author))
        memory = remember(memory, seen, DAY)
    return is_learned(told, learned_chrome(memory))


BACKGROUND = "En mars, un incendie avait détruit l’atelier de Rieumont ; l’enquête a été confiée à deux juges."
LAW = "La loi de 2019, dite Marchandeau, oblige les communes de plus de 3.500 habitants à publier l’état des réseaux."
LIFE = "Chloé Œttinger est entrée à la Gazette en 2011, après dix ans passés dans les archives du canton."


@pytest.mark.parametrize("title", ["", "Rieumont : les salariés réclament un plan", "Les salariés réclament un plan"])
@pytest.mark.parametrize("told", [BACKGROUND, LAW, "Un journaliste, Paul Ferrand, avait été tué à Rieumont en mars."])
def test_the_background_of_an_affair_is_no_authors_note(told: str, title: str) -> None:
    assert not ends_some(told, title, "Idris N’Diaye")


@pytest.mark.parametrize("author", ["", "Chloé Œttinger"])
@pytest.mark.parametrize("told", [LIFE, f"À propos de {LIFE}", f"Historienne, {LIFE}"])
def test_what_tells_of_its_author_is_a_note(told: str, author: str) -> None:
    assert ends_some(told, author=author)


@pytest.mark.parametrize("above", [True, False])
def test_what_stands_on_many_texts_in_a_row_is_of_a_series_or_an_affair(above: bool) -> None:
    told = "Cinq étapes au fil du canal, de l’écluse d’Orbeval à l’estuaire, chez ceux qui en vivent."

    def page(chosen: random.Random, number: int) -> list[Line]:
        of_series = [Line(text=told)] * (number > 12 and number % 5 < 3)
        return [*of_series * above, *lines_of(chosen), *of_series * (not above)]

    assert not is_learned(told, learned_from(page, 30))


def test_what_ends_half_the_texts_and_tells_readers_is_chrome() -> None:
    wall = "La fin de ce texte est pour ceux qui financent la Gazette. Déjà abonné ? Identifiez-vous."
    assert is_learned(wall, learned_from(lambda made, number: [*lines_of(made), *[Line(text=wall)] * (number % 2)], 12))


def test_what_all_pages_ended_with_stays_learned_after_a_redesign() -> None:
    letter = "Le courrier du soir de la Gazette est gratuit : trois histoires avant la nuit."

    def page(chosen: random.Random, number: int) -> list[Line]:
        return [*lines_of(chosen), *[Line(text=letter)] * (number < 20)]

    assert is_learned(letter, learned_from(page, 40))


def test_who_begins_a_closing_paragraph_and_is_named_above_it_is_no_author() -> None:
    def page(chosen: random.Random, number: int) -> list[Line]:
        heard = Line(text=f"Devant {paragraph(chosen, 4)[:-1]}, on a entendu Chloé Œttinger.")
        return [*lines_of(chosen), *[heard, Line(text=LIFE)] * (number % 6 == 0)]

    assert not is_learned(LIFE, learned_from(page, 40))


READERS = ("Yannick Vandeput", "Fanny de la Tour", "Nadège Kerloc’h", "Idris N’Diaye", "Anaïs Çelik", "Maud")


def told_with_names(told: str, pages: int, title: str = "") -> bool:
    """Whether a line below all texts, with another name on each of so many pages, is chrome on the next."""
    chosen, memory = random.Random(7), SiteMemory(site="gazette.example")
    for number in range(pages):
        name = READERS[number % len(READERS)] if number < len(READERS) else f"Léa Vaillant{'abcdefgh'[number % 8]}"
        lines = [*lines_of(chosen), Line(text=told.format(name=name, number=number + 2))]
        memory = remember(memory, seen_blocks(lines, title=title.format(name=name)), DAY)
    page = [*lines_of(chosen), Line(text=told.format(name="Basile Quémener", number=30))]
    kept, _ = without_learned(page, learned_chrome(memory))
    return len(kept) < len(page)


@pytest.mark.parametrize(
    "told",
    [
        "{name} et {number} autres lecteurs soutiennent la Gazette",
        "Une erreur ? Écrivez à {name}, de permanence aujourd’hui.",
        "Pour que d’autres vous lisent, offrez la Gazette comme {name}",
        "{name} and {number} other readers gave to the Gazette",
    ],
)
def test_a_name_that_changes_does_not_hide_what_is_told_to_readers(told: str) -> None:
    assert not told_with_names(told, FEWEST_PAGES - 1)
    assert told_with_names(told, FEWEST_PAGES)


@pytest.mark.parametrize(
    "credit",
    [
        "Arbitre : {name}",
        "Propos recueillis par {name}",
        "Traduit de l’anglais par {name}, à Dole",
        "Spectateurs : {number}. Arbitre : {name}, assisté de MM. Durand et Martin.",
        "De notre correspondante à Dole, {name}",
        "Photo prise par {name}, lectrice de la vallée",
        "Rendez-vous chez {name}, à Dole, le {number} mars",
        "Couvrez, laissez reposer {number} minutes et servez avec la sauce de {name}",
        "« Vous nous manquerez », a dit {name} en partant.",
        "Les obsèques de {name} auront lieu à {number} heures.",
        "Et vous, que feriez-vous à la place de {name} ?",
    ],
)
def test_a_credit_or_a_quotation_with_another_name_stays(credit: str) -> None:
    assert not told_with_names(credit, 12)


def test_what_speaks_of_whom_the_title_names_stays() -> None:
    assert not told_with_names("Votre avis sur {name} compte pour le jury", 12, "{name} quitte la scène")


def test_a_frame_says_no_name_and_a_person_may_keep_it_or_one_block_of_it() -> None:
    memory, chosen = SiteMemory(site="gazette.example"), random.Random(7)
    for name in READERS:
        lines = [*lines_of(chosen), Line(text=f"{name} et 3 autres lecteurs soutiennent la Gazette")]
        memory = remember(memory, seen_blocks(lines), DAY)
    assert [block.text for block in memory.blocks if block.text] == ["… et 3 autres lecteurs soutiennent la …"]
    line = Line(text="Anaïs Çelik et 3 autres lecteurs soutiennent la Gazette")
    (often,) = (replace(each, pages=5, edges=5) for each in memory.blocks if each.key == block_key(line.text))
    page = [*lines_of(chosen), line]
    for key in (block_key(line.text), frame_key(line.text)):
        kept = [replace(often if block.key == often.key else block, keep=block.key == key) for block in memory.blocks]
        assert without_learned(page, learned_chrome(replace(memory, blocks=tuple(kept))))[0] == page


def test_an_intertitle_of_many_texts_in_a_row_that_says_what_they_are_about_stays() -> None:
    intertitle = "Les résultats du premier tour"

    def page(chosen: random.Random, number: int) -> list[Line]:
        return [*lines_of(chosen, 3), *[Line(text=intertitle)] * (number > 20), *lines_of(chosen, 3)]

    assert not is_learned(intertitle, learned_from(page, 30, "Municipales : les résultats"))


def page_of(chosen: random.Random, above: str = "", below: str = "") -> str:
    body = "".join(f"<p>{paragraph(chosen)}</p>" for _ in range(6))
    title = paragraph(chosen, 6)
    return f"<html><body><article><h1>{title}</h1>{above}<div>{body}{below}</div></article></body></html>"


def test_a_notice_longer_than_its_record_stays_learned() -> None:
    articles = read_pages(lambda chosen, _: page_of(chosen, below=f"<p>{NOTICE}</p>"), 60)
    assert len(NOTICE) > 500
    assert [number for number, article in enumerate(articles) if number >= 10 and NOTICE in article.body] == []


def test_what_stands_in_place_of_a_standfirst_on_all_pages_is_the_sites() -> None:
    tagline = "La lettre de la Gazette part le dimanche soir vers dix-huit mille foyers de la vallée"
    articles = read_pages(lambda chosen, _: page_of(chosen, above=f"<p><strong>{tagline}</strong></p>"), 12)
    assert articles[0].standfirst == tagline
    assert [article.standfirst for article in articles[6:]] == [""] * 6
    assert all(tagline in [block.text for block in article.removed] for article in articles[6:])


def test_a_columns_standing_standfirst_stays() -> None:
    standing = "Chaque semaine, un lecteur ouvre la porte de son atelier aux enfants de la vallée."

    def page(chosen: random.Random, number: int) -> str:
        text = standing if number % 2 else paragraph(chosen, 12)
        return page_of(chosen, above=f"<p><strong>{text}</strong></p>")

    assert {article.standfirst for article in read_pages(page, 20)[1::2]} == {standing}
