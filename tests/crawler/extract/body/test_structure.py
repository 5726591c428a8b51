"""Interviews, live blogs, press releases and quoted messages keep their order and their structure."""

from __future__ import annotations

import lxml.html
import pytest

from crawler.extract.body.second_opinion import second_opinion
from tests.crawler.extract.extract_pages import ARTICLE, FIRST, SECOND, THIRD, page, paragraphs, read

ANSWER = (
    "« Nous avons commencé par écouter les stagiaires, pendant six mois, avant d'écrire la moindre ligne du programme."
    " C'est ce qui a tout changé. »"
)


def test_an_interview_keeps_questions_and_answers_in_order():
    questions = ("Comment avez-vous commencé ?", "Et ensuite ?", "Qui paie ?")
    text = "".join(f"<p><strong>{question}</strong></p><p>{ANSWER} {question}</p>" for question in questions)
    lines = read(page(f"<p>{FIRST}</p>{text}")).body.split("\n")
    assert lines[1:] == [line for question in questions for line in (question, f"{ANSWER} {question}")]


def test_questions_that_are_intertitles_are_marked():
    article = read(page(f"<p>{FIRST}</p><h3>Comment avez-vous commencé ?</h3><p>{ANSWER}</p>"))
    assert article.body_markdown == f"{FIRST}\n\n## Comment avez-vous commencé ?\n\n{ANSWER}"


def test_questions_in_bold_are_marked_however_they_are_parted():
    apart = f"<p><strong>Comment avez-vous commencé ?</strong></p><p>{ANSWER}</p>"
    together = f"<p><b>Et <i>ensuite</i> ?</b><br>{ANSWER} Ensuite.</p>"
    within = f"<p><strong>Mille places</strong> sont ouvertes. {SECOND}</p>"
    article = read(page(f"<p>{FIRST}</p>{apart}{together}{within}"))
    assert article.body_markdown == (
        f"{FIRST}\n\n**Comment avez-vous commencé ?**\n\n{ANSWER}\n\n**Et ensuite ?**\n\n{ANSWER} Ensuite.\n\n"
        f"Mille places sont ouvertes. {SECOND}"
    )
    assert "*" not in article.body


def test_questions_in_elements_of_their_own_stay():
    asked = ("Comment avez-vous commencé ?", "Et ensuite ?")
    pairs = "".join(
        f'<div class="qr"><div class="qr-q">{question}</div><div class="qr-r"><p>{text}</p></div></div>'
        for question, text in zip(asked, (SECOND, THIRD), strict=True)
    )
    assert read(page(f"<p>{FIRST}</p>", pairs)).body == "\n".join((FIRST, asked[0], SECOND, asked[1], THIRD))


def test_a_question_above_the_first_answer_stays_where_others_are_like_it():
    asked = ("Comment avez-vous commencé ?", "Et ensuite ?")
    pairs = "".join(
        f'<div class="qr"><div class="qr-q">{question}</div><div class="qr-r"><p>{text}</p></div></div>'
        for question, text in zip(asked, (SECOND, THIRD), strict=True)
    )
    assert read(page(pairs)).body == "\n".join((asked[0], SECOND, asked[1], THIRD))


def test_what_is_essential_above_the_text_stays():
    points = ("Mille places seront ouvertes en septembre.", "Quarante formateurs sont cherchés.")
    box = f'<div class="encart"><div>L’essentiel</div><ul>{"".join(f"<li>{point}</li>" for point in points)}</ul></div>'
    chapo = "La région et le constructeur se sont entendus mardi, après trois ans de discussions."
    article = read(page(f'<p class="chapo">{chapo}</p>', box, f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert (article.standfirst, article.body) == (chapo, "\n".join((*points, FIRST, SECOND, THIRD)))


@pytest.mark.parametrize(
    "label", ["L’essentiel", "En bref :", "Ce qu’il faut retenir", "Key points", "Das Wichtigste in Kürze"]
)
def test_what_a_label_calls_essential_stays_with_it(label: str):
    points = ("Mille places ouvertes en septembre", "Quarante formateurs à trouver d’ici là")
    box = f'<div class="encart"><p>{label}</p><ul>{"".join(f"<li>{point}</li>" for point in points)}</ul></div>'
    assert read(page(box, f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")).body == "\n".join(
        (label, *points, FIRST, SECOND, THIRD)
    )


def test_a_list_of_labels_above_the_text_goes():
    tools = "<ul><li>Écouter cet article en entier</li><li>Modifier la taille des lettres</li></ul>"
    assert (
        read(page(f"<div class='outils'>{tools}</div>", f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")).body
        == f"{FIRST}\n{SECOND}\n{THIRD}"
    )


def test_an_intertitle_in_bold_among_texts_without_paragraphs_stays():
    told = (FIRST, "<b>Un vote à risques</b>", SECOND, THIRD)
    body = read(page("".join(f"<div>{text}</div>" for text in told))).body
    assert body == "\n".join((FIRST, "Un vote à risques", SECOND, THIRD))


def test_a_live_blog_keeps_its_times_and_messages():
    moments = [("14h02", FIRST), ("13h45", SECOND), ("13h30", THIRD)]
    live = "".join(
        f"<div class='live-comment'><span class='heure'>{at}</span> <p>{text}</p></div>" for at, text in moments
    )
    body = read(page(f"<div class='live-comments'>{live}</div>")).body
    assert [body.index(text) for _, text in moments] == sorted(body.index(text) for _, text in moments)


def test_what_readers_comment_is_no_live_blog():
    comments = f"<div class='comments'><div class='comment'><p>{SECOND}</p></div></div>"
    assert read(page(f"<p>{FIRST}</p><p>{THIRD}</p>", comments)).body == f"{FIRST}\n{THIRD}"


def test_a_press_release_keeps_its_lists_and_quotes():
    release = (
        f"<p>{FIRST}</p><h2>Trois engagements</h2><ul><li>Former mille personnes</li><li>Ouvrir six écoles</li>"
        f"<li>Publier un bilan</li></ul><blockquote><p>{ANSWER}</p></blockquote><p>{THIRD}</p>"
    )
    assert read(page(release)).body_markdown == (
        f"{FIRST}\n\n## Trois engagements\n\n- Former mille personnes\n- Ouvrir six écoles\n- Publier un bilan\n\n"
        f"> {ANSWER}\n\n{THIRD}"
    )


STEPS = ("Former mille personnes", "Ouvrir six écoles", "Publier un bilan")


@pytest.mark.parametrize(
    ("entries", "marked"),
    [
        ("<ol><li>{}</li><li>{}</li><li>{}</li></ol>", "1. {}\n2. {}\n3. {}"),
        ("<ol start='4'><li>{}</li><li value='9'>{}</li><li><p>{}</p></li></ol>", "4. {}\n9. {}\n10. {}"),
        ("<ol reversed><li>{}</li><li>{}</li><li>{}</li></ol>", "3. {}\n2. {}\n1. {}"),
        ("<ol start='loin'><li>1. {}</li><li>2) {}</li><li value='-1'>{}</li></ol>", "1. {}\n2. {}\n3. {}"),
        ("<ol><li>{}<ul><li>{}</li></ul></li><li>{}</li></ol>", "1. {}\n   - {}\n2. {}"),
        ("<ol><li><p>{}</p><p>{}</p></li><li>{}</li></ol>", "1. {}\n\n   {}\n2. {}"),
        ("<ul><li><p>{}</p><p>{}</p></li><li>{}</li></ul>", "- {}\n\n  {}\n- {}"),
    ],
)
def test_the_entries_of_a_list_keep_their_numbers_and_their_paragraphs(entries: str, marked: str):
    article = read(page(f"<p>{FIRST}</p>{entries.format(*STEPS)}<p>{THIRD}</p>"))
    assert article.body_markdown == f"{FIRST}\n\n{marked.format(*STEPS)}\n\n{THIRD}"


def test_the_numbers_of_a_list_that_trafilatura_finds_are_kept():
    text = f"<p>{FIRST}</p><ol><li>{STEPS[0]}</li><li>{STEPS[1]}</li></ol><p>{SECOND}</p><p>{THIRD}</p>"
    (body,) = lxml.html.document_fromstring(page(text)).iter("body")
    numbers = {line.text: line.number for line in second_opinion(body, set(), fast=True)}
    assert {text: numbers[text] for text in (FIRST, *STEPS[:2])} == {FIRST: None, STEPS[0]: 1, STEPS[1]: 2}


def test_a_quoted_message_stays_with_its_author():
    signed = "— Nadia Belle (@nadiabelle) 3 mars 2026"
    quote = (
        f"<div class='social-embed'><blockquote><p>Mille places à la rentrée !</p><p>{signed}</p></blockquote></div>"
    )
    article = read(page(f"<p>{FIRST}</p>{quote}<p>{SECOND}</p><p>{THIRD}</p>"))
    assert article.body.split("\n") == [FIRST, "Mille places à la rentrée !", signed, SECOND, THIRD]
    assert f"> Mille places à la rentrée !\n>\n> {signed}" in article.body_markdown


def test_short_lines_above_the_first_long_paragraph_are_text():
    lines = ("Lieu : la maison des associations", "Animation : le collectif des parents")
    article = read(page(paragraphs(*lines), f"<ul><li>{FIRST}</li><li>{SECOND}</li></ul>"))
    assert article.body.split("\n")[:2] == list(lines)


def test_a_paragraph_with_many_links_is_a_paragraph():
    linked = (
        '<a href="/a">Les six lycées de la région</a>, <a href="/b">trois universités publiques</a> et <a href="/c">la'
        " chambre de commerce</a> ont signé eux aussi la convention de stage."
    )
    article = read(page(f"<p>{linked}</p>", ARTICLE))
    assert "ont signé eux aussi" in f"{article.standfirst} {article.body}"


def test_a_short_quotation_in_an_element_of_its_own_stays_where_it_is_said():
    quoted = "<div class='paragraph--citation'><blockquote>« Rien n’est perdu pour les écoles »</blockquote></div>"
    told = [f"<div class='paragraph--texte'>{paragraphs(text)}</div>" for text in (FIRST, SECOND, THIRD)]
    body = read(page(told[0], quoted, *told[1:])).body
    assert body == f"{FIRST}\n« Rien n’est perdu pour les écoles »\n{SECOND}\n{THIRD}"


def test_what_stands_in_a_frame_made_of_a_table_keeps_its_structure():
    box = (
        f"<table><tr><td><h2>Ce qui change</h2><p>Six villes.</p><p>Mille places.</p><p>{SECOND}</p></td></tr></table>"
    )
    article = read(page(paragraphs(FIRST), box, paragraphs(THIRD)))
    assert article.body.split("\n") == [FIRST, "Ce qui change", "Six villes.", "Mille places.", SECOND, THIRD]
    assert "## Ce qui change\n\nSix villes.\n\nMille places." in article.body_markdown


def test_a_table_stays_one_that_has_a_paragraph_in_a_cell():
    table = f"<table><tr><td>Lyon</td><td>120</td><td>{SECOND}</td></tr><tr><td>Redon</td><td>12</td></tr></table>"
    body = read(page(paragraphs(FIRST), table, paragraphs(THIRD))).body
    assert body.split("\n") == [FIRST, "Lyon | 120", SECOND, "Redon | 12", THIRD]


def test_short_entries_stay_that_are_framed_as_the_long_ones():
    told = (FIRST, "Le gardien se relève.", SECOND, THIRD, "Le corner ne donne rien.", "Coup d'envoi à Redon.")
    entries = "".join(f"<section><h4>{n}</h4><div class='direct'>{text}</div></section>" for n, text in enumerate(told))
    body = read(page(entries)).body.split("\n")
    assert [line for line in body if not line.isdigit()] == list(told)


def test_what_is_framed_otherwise_goes():
    told = (FIRST, SECOND, THIRD)
    entry = "<section><div class='direct'>{}</div><div class='pied'>Nadia, 12 ans</div></section>"
    below = "<section><div class='une'>La suite du match</div></section>", entry.format("D'autres matchs en direct")
    body = read(page(*map(entry.format, told), *below)).body
    assert body.split("\n") == list(told)


def test_what_reads_like_a_character_reference_is_text():
    told = "Le signe s'écrit &amp;eacute; ou &amp;#233; selon le manuel, et R&amp;D comme AT&amp;T; restent ainsi."
    article = read(page(paragraphs(FIRST, SECOND), "<h2>Un signe</h2>", paragraphs(told, THIRD)))
    assert "s'écrit \\&eacute; ou \\&#233; selon le manuel, et R&D comme" in article.body_markdown


def test_an_intertitle_set_in_an_element_within_its_heading_stays():
    article = read(page(paragraphs(FIRST), "<h3><div>Un bilan public</div></h3>", paragraphs(SECOND, THIRD)))
    assert article.body == f"{FIRST}\nUn bilan public\n{SECOND}\n{THIRD}"
    assert "### Un bilan public" in article.body_markdown or "## Un bilan public" in article.body_markdown


def test_the_cells_of_a_table_are_in_the_text_and_on_no_record():
    table = "<table><tr><th>Lauréat</th><th>Dotation</th></tr><tr><td>Alga</td><td>50 000 €</td></tr></table>"
    article = read(page(paragraphs(FIRST, SECOND), table, paragraphs(THIRD)))
    assert "Lauréat | Dotation\nAlga | 50 000 €" in article.body
    assert not any(cell in removed.text for removed in article.removed for cell in ("Lauréat", "Dotation", "50 000 €"))


def test_a_list_within_an_entry_stays_within_it():
    listed = (
        "<ol><li>Arrosez le soir.</li>"
        "<li>Couvrez les semis :<ul><li>d'un voile ;</li><li>de paille sèche.</li></ul></li>"
        "<li>Taillez plus tard.</li></ol>"
    )
    article = read(page(paragraphs(FIRST, SECOND), listed, paragraphs(THIRD)))
    assert (
        "1. Arrosez le soir.\n2. Couvrez les semis :\n   - d'un voile ;\n   - de paille sèche.\n3. Taillez plus tard."
    ) in article.body_markdown
    assert "Couvrez les semis :\nd'un voile ;\nde paille sèche.\nTaillez plus tard." in article.body
