from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import (
    ARTICLE,
    BODY,
    FIRST,
    SECOND,
    THIRD,
    TITLE,
    on_record,
    page,
    paragraphs,
    read,
    rules,
)

TEASER = "Le conseil a voté la hausse des tarifs de la cantine, contre l'avis des parents, qui demandent…"


def test_the_title_repeated_as_first_line_goes():
    article = read(page(f"<p>{TITLE}</p>", ARTICLE))
    assert article.body == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Publié le",
        "Publié le 3 mars 2026 à 8h30",
        "Mis à jour le 3 mars 2026",
        "close",
        "suivez-nous",
        "s'abonner",
        "aux newsletters",
        "La suite par ici...",
        "Temps de lecture : 3 min",
        "Partager cet article",
        "Voir les contributions",
        "Ajouter à mes favoris",
        "78 commentaires",
        "Inscrivez-vous gratuitement",
        "(Crédit : DR)",
        "© Le Journal",
        "Lire la suite",
    ],
)
def test_a_functional_line_goes_and_is_on_record(line: str):
    article = read(page(paragraphs(FIRST, line, SECOND, THIRD)))
    assert article.body == BODY
    assert on_record(article, line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Les lecteurs pourront s'abonner dès lundi.",
        "Il faut partager la charge, dit-elle.",
        "La publicité baisse encore cette année.",
        "Le commentaire du ministre n'a pas tardé.",
        "Contacts, presse et clients : tout a changé en dix ans dans le métier, raconte-t-il devant l'assemblée.",
    ],
)
def test_a_sentence_that_sounds_like_chrome_stays(sentence: str):
    assert sentence in read(page(paragraphs(FIRST, sentence, SECOND, THIRD))).body.split("\n")


def test_a_caption_under_a_picture_does_not_return_as_a_paragraph():
    caption = "La salle du conseil, mardi, avant la signature."
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption></figure>'
    assert read(page(figure, f"<p>{caption}</p>", ARTICLE)).body == BODY


def test_a_block_printed_twice_is_kept_once():
    assert read(page(paragraphs(FIRST, SECOND, FIRST, THIRD))).body == BODY


def test_a_list_of_links_goes_with_the_heading_above_it():
    listed = "<li><a href='/1'>La cantine en question</a></li><li><a href='/2'>Le budget en débat</a></li>"
    links = f"<h3>Nos dossiers</h3><ul>{listed}</ul>"
    article = read(page(paragraphs(FIRST), links, paragraphs(SECOND, THIRD)))
    assert article.body == BODY
    assert on_record(article, "La cantine en question")


def test_a_list_of_the_article_itself_stays():
    listed = "<ul><li>dix ordinateurs prêtés pour six mois ;</li><li>vingt heures d'ateliers.</li></ul>"
    body = read(page(paragraphs(FIRST), listed, paragraphs(SECOND, THIRD))).body
    assert "dix ordinateurs prêtés pour six mois ;\nvingt heures d'ateliers." in body


@pytest.mark.parametrize(
    "heading", ["Autres articles dans cette rubrique", "Derniers Dossiers", "Sur le même sujet", "Les plus lus"]
)
def test_a_tail_of_teasers_goes_with_its_heading(heading: str):
    tail = f"<h3>{heading}</h3><p>La cantine plus chère</p><p><a href='/1'>La cantine plus chère</a></p><p>{TEASER}</p>"
    article = read(page(ARTICLE, tail))
    assert article.body == BODY
    for text in (heading, "La cantine plus chère", TEASER):
        assert on_record(article, text)


def test_running_text_below_a_tail_heading_stays():
    article = read(page(paragraphs(FIRST), "<h3>À la une</h3>", paragraphs(SECOND, THIRD)))
    assert article.body == BODY


def test_press_contacts_go_up_to_the_end():
    contacts = (
        "<p><b>Contacts presse :</b></p><ul><li>Lucie Ansart, 01 99 00 72 08</li><li>presse@region.example</li></ul>"
    )
    article = read(page(ARTICLE, contacts))
    assert article.body == BODY
    assert on_record(article, "Lucie Ansart")


@pytest.mark.parametrize(
    "contacts",
    [
        (
            "Lucie Ansart",
            "Responsable des relations presse, Région Rive-Neuve",
            "01 99 00 72 08",
            "presse@region.example",
        ),
        ("Lucie Ansart", "Attachée de presse", "Tél. : 01 99 00 72 08"),
        ("Lucie Ansart", "Media Relations, Rive-Neuve", "presse@region.example"),
    ],
)
def test_a_press_officer_goes_with_name_and_address_though_no_label_says_so(contacts: tuple[str, ...]):
    assert read(page(paragraphs(FIRST, SECOND, THIRD, *contacts))).body == BODY
    assert read(page(paragraphs(FIRST, *contacts, SECOND, THIRD))).body == BODY


@pytest.mark.parametrize(
    "told",
    [
        ("Le service de presse de la région n'a pas répondu.", "Renseignements au 01 99 00 72 08."),
        ("Lucie Ansart, attachée de presse", "Elle a quitté la région en mai, sans un mot de plus."),
        ("Relations presse : la fin d'un métier",),
        ("Lucie Ansart", "Directrice de la piscine", "Elle reçoit le lundi."),
        ("Le match se joue samedi, à 20 heures.", "Billets au 01 99 00 72 08."),
        ("Une attachée de presse y suffit, dit-il.", "Le reste se fait par téléphone."),
    ],
)
def test_what_is_told_of_press_officers_or_of_numbers_stays(told: tuple[str, ...]):
    assert read(page(paragraphs(FIRST, *told, SECOND, THIRD))).body == "\n".join((FIRST, *told, SECOND, THIRD))


@pytest.mark.parametrize("mark", ["(c) AFP", "© AFP", "© 2026 AFP", "(c)AFP/Paul Morin", "© Agence France-Presse"])
def test_the_mark_of_an_agency_behind_the_last_sentence_takes_no_text_with_it(mark: str):
    article = read(page(paragraphs(FIRST, SECOND, f"{THIRD} {mark}")))
    assert article.body == BODY
    assert on_record(article, mark)
    assert read(page(paragraphs(FIRST, f"La gare de Rive-Neuve, lundi matin. {mark}", SECOND, THIRD))).body == BODY
    assert read(page(paragraphs(FIRST, SECOND, THIRD, f"La gare de Rive-Neuve, lundi matin. {mark}"))).body == BODY


def test_investors_contacts_below_their_labels_go_with_these():
    contacts = ("Contact information", "Investors", "Nadia Belle", "Vice President, Investor Relations",
                "Fonderie Morin plc", "France, + 33 1 99 00 72 08", "Media", "Paul Morin", "Corporate Affairs",
                "U.S., + 1 650 555 2717")  # fmt: skip
    assert read(page(paragraphs(FIRST, SECOND, THIRD, *contacts))).body == BODY
    told = ("Médias", "La directrice de la communication", "Elle n'a pas répondu à nos appels.")
    assert read(page(paragraphs(FIRST, SECOND, *told, THIRD))).body == "\n".join((FIRST, SECOND, *told, THIRD))


def test_text_below_press_contacts_stays():
    article = read(page(paragraphs(FIRST, "Contact presse", "Lucie Ansart, 01 99 00 72 08", SECOND, THIRD)))
    assert article.body == BODY


def test_the_offer_below_a_paywall_notice_goes():
    offer = paragraphs(
        "Cet article est réservé aux abonnés", "Il vous reste 64 % de cet article à lire", "1 € le premier mois"
    )
    article = read(page(ARTICLE, offer))
    assert article.body == BODY
    assert on_record(article, "1 € le premier mois")


def test_intertitles_stay_and_a_heading_left_at_the_end_goes():
    article = read(
        page(paragraphs(FIRST), "<h2>Six villes</h2>", paragraphs(SECOND, THIRD), "<h2>À suivre demain</h2>")
    )
    assert article.body == f"{FIRST}\nSix villes\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "block",
    [
        '<p class="chapo">{}</p>',
        '<div class="article-intro"><p>{}</p></div>',
        "<p><strong>{}</strong></p>",
        "<h2>{}</h2>",
    ],
)
def test_a_standfirst_set_apart_is_a_field_of_its_own(block: str):
    standfirst = "La région apporte 4,5 millions d'euros. Les premiers stagiaires arriveront à l'automne."
    article = read(page(block.format(standfirst), ARTICLE))
    assert article.standfirst == standfirst
    assert article.body == BODY


def test_an_ordinary_first_paragraph_is_no_standfirst_though_the_page_reuses_it():
    article = read(page(ARTICLE, head=f'<meta property="og:description" content="{FIRST}">'))
    assert article.standfirst == ""
    assert article.body == BODY


def test_a_cookie_notice_is_no_standfirst():
    notice = "Nous utilisons des cookies pour mesurer l'audience de ce site et vous proposer des contenus."
    assert read(page(f'<p class="intro">{notice}</p>', ARTICLE)).standfirst == ""


@pytest.mark.parametrize(
    "between",
    [
        f"<div>Publicité<p>{SECOND}</p></div>",
        f"<p>Publicité<br>{SECOND}</p>",
        f"<p><span>PUBLI</span><span>CITÉ</span></p><p>{SECOND}</p>",
    ],
)
def test_an_ad_label_that_is_no_element_of_its_own_goes_as_a_line(between: str):
    article = read(page(f"<p>{FIRST}</p>{between}<p>{THIRD}</p>"))
    assert article.body == BODY
    assert "ad label" in rules(article)


def test_the_headline_printed_again_below_the_text_is_none_of_it():
    assert read(page(ARTICLE, f"<p>{TITLE}</p>")).body == BODY


@pytest.mark.parametrize(
    "tail",
    [
        "<p>Rückfragen bitte an:</p><p>Pressestelle</p><p>Telefon: 02551 000000</p>",
        "<p>Pressekontakt: Nadia Belle, 02551 000000</p>",
        "<p>Contacto de prensa: Nadia Belle, +34 91 000 00 00</p>",
        "<p>Original-Content von: Polizei Rivesaal, übermittelt durch news aktuell</p>",
        "<h3>Autor</h3><p>Dr. Nadia Belle</p><p>ist Gründerin der Kanzlei Belle und Partner in Rivesaal.</p>",
    ],
)
def test_contacts_and_origins_of_other_languages_go(tail: str):
    assert read(page(ARTICLE, tail)).body == BODY


@pytest.mark.parametrize(
    "program", ["(function() { document.addEventListener('x', function() { " + "go('a b c'); " * 30 + "}) })()",
                "window.dataLayer = window.dataLayer || [];", "googletag.cmd.push(function() { show('a'); });"]
)  # fmt: skip
def test_a_program_that_a_page_prints_is_no_text(program: str):
    article = read(page(f"<p>{program}</p>", ARTICLE, f"<p>{program}</p>"))
    assert (article.standfirst, article.body) == ("", BODY)


@pytest.mark.parametrize(
    "line",
    ["<p>___</p>", "<p>* * * * *</p>", "<p>Questions ? Écrivez-nous à l'adresse</p>", "<p>Comments? Email us at</p>"],
)
def test_what_is_left_of_a_rule_or_an_address_below_the_text_goes(line: str):
    assert read(page(ARTICLE, line)).body == BODY


def test_letters_that_icons_are_drawn_with_are_no_text():
    icon = '<p><span class="icon">S</span></p>'
    assert read(page("".join(f"{icon}<p>{text}</p>" for text in (FIRST, SECOND, THIRD)))).body == BODY


def test_a_linked_source_below_the_text_goes():
    source = '<ul><li><b>Source</b><a href="https://registre.example/">Registre du port</a></li></ul>'
    assert read(page(ARTICLE, source)).body == BODY


def test_what_german_pages_ask_for_below_the_text_goes():
    asked = "<p>Liken Sie uns auf <a href='/f'>Facebook</a></p><p><b>Schon gelesen?</b></p>"
    assert read(page(ARTICLE, asked)).body == BODY


CUT = "Les grossistes du Sud-Ouest manquent de pièces : enquête auprès de trente revendeurs"


@pytest.mark.parametrize("end", ["…", "...", " […]", " (...)", "... Lire la suite", "…Lire la suite", " Lire la suite"])
@pytest.mark.parametrize("heading", ["Dernier dossier", "Les dossiers de la rédaction", "En kiosque"])
def test_a_doubled_teaser_below_the_text_goes_under_any_heading(heading: str, end: str):
    teaser = f"<p><b>Les grossistes dans la tempête</b></p><p>{CUT}{end}</p>"
    article = read(page(ARTICLE, f"<h3>{heading}</h3>", teaser, teaser))
    assert article.body == BODY
    for text in (heading, "Les grossistes dans la tempête", CUT):
        assert on_record(article, text)


def test_a_text_that_ends_with_ellipses_stays():
    told = (
        f"{THIRD} Et l'on attend toujours, dans les six villes, la première lettre du ministère…",
        "Restent les familles, qui n'ont plus de nouvelles du chantier depuis la fin du mois de mai…",
    )
    assert read(page(paragraphs(FIRST, SECOND, *told))).body == "\n".join((FIRST, SECOND, *told))


@pytest.mark.parametrize("label", ["Contacts presse", "Service de presse", "CONTACTS PRESSE", "Contacts médias :"])
@pytest.mark.parametrize(
    "lines",
    [
        ("Lucie Ansart", "01.99.00.72.08 (standard)", "Agence Odéon", "Paul Roux", "+33 6 99 00 72 08"),
        ("Lucie Ansart, Tél. : 01 99 00 72 08", "presse (at) region.example", "relations [arobase] region.example"),
    ],
)
def test_press_contacts_go_in_whatever_form(label: str, lines: tuple[str, ...]):
    article = read(page(ARTICLE, paragraphs(label, *lines)))
    assert (article.body, article.authors) == (BODY, ())
    for text in (label, *lines):
        assert on_record(article, text)


@pytest.mark.parametrize("genre", ["Communiqué de presse", "TRIBUNE", "Le grand entretien", "Reportage"])
def test_the_kind_of_article_above_the_text_goes_and_stays_within(genre: str):
    assert read(page(f"<p>{genre}</p>", ARTICLE)).body == BODY
    assert f"\n{genre}\n" in read(page(paragraphs(FIRST, genre, SECOND, THIRD))).body
