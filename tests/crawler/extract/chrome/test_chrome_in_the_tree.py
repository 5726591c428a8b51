from __future__ import annotations

import re

import pytest

from crawler.extract.chrome.names import chrome_rule, first_words
from tests.crawler.extract.extract_pages import (
    ARTICLE,
    BODY,
    FIRST,
    SECOND,
    THIRD,
    on_record,
    page,
    paragraphs,
    read,
    rules,
)


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        ("article__shareBar", "share"),
        ("bloc bloc-newsletter", "newsletter"),
        ("art-partage", "share"),
        ("fil-ariane", "navigation"),
        ("emplacement-pub", "advert"),
        ("a-lire", "related"),
        ("comments-area", "comments"),
        ("onetrust-banner-sdk", "consent"),
        ("legende", "caption"),
        ("article-body", ""),
        ("publication", ""),
        ("download", ""),
        ("shareholder-report", ""),
        ("tag-microsoft", ""),
        ("visually-hidden", "screen reader"),
        ("article__author", "author box"),
        ("tooltip-content", "tooltip"),
        ("has-tooltip", ""),
        ("live-match-comments", ""),
        ("social-media-embed", ""),
        ("post-12 type-post hentry category-publicite tag-newsletter", ""),
        ("post tag-emploi", ""),
        ("spip_doc_descriptif", "caption"),
        ("kg-card kg-signup-card", "newsletter"),
        ("embed-wrapper js-embed-consent", "consent"),
        ("css-1ad9x", ""),
        ("c-88pub2e", ""),
        ("sc-ad12f", ""),
        ("article_b3nav", ""),
        ("ad2", "advert"),
        ("ad300x250", "advert"),
        ("728x90ad", "advert"),
        ("sect_commentlinks", "comments"),
        ("newsletterBoxes newsletterbox", "newsletter"),
        ("contentauthor", "author box"),
        ("relatedslist", "related"),
        ("textwidget", "related"),
        ("siteorigin-widget-tinymce textwidget", ""),
        ("mc_embed_signup", "newsletter"),
        ("pum-overlay", "promotion"),
        ("tagcloud", "tags"),
        ("commentary", ""),
        ("authority", ""),
        ("sharepoint", ""),
        ("searchcontent", ""),
        ("printcontent", ""),
    ],
)
def test_names_are_read_as_words_not_as_substrings(names: str, rule: str):
    assert chrome_rule(names) == rule


@pytest.mark.parametrize(
    "summary",
    [
        "<p class='hat'><strong class='hat-label'>gros temps</strong> <span class='hat-summary'>{}</span></p>",
        "<h2><span class='slug'>Analyse</span> {}</h2>",
        "<p class='chapo'><span class='article__kicker'>Formation :</span> {}</p>",
    ],
)
def test_a_rubric_on_one_line_with_the_standfirst_is_none_of_it(summary: str):
    told = "La région ouvre mille places, beaucoup plus que l'an passé, dans six villes."
    article = read(page(summary.format(told), ARTICLE))
    assert (article.standfirst, article.body) == (told, BODY)
    assert "kicker" in rules(article)


@pytest.mark.parametrize(
    "line",
    [
        "<p><span class='kicker'>La région</span> a signé mardi un accord avec trois constructeurs de la vallée.</p>",
        "<p>Hier, <b class='kicker'>Mille places</b> La région ouvre des formations dans six villes, dit-elle.</p>",
        "<p><b class='kicker'>Mille places ouvertes en septembre</b></p>",
    ],
)
def test_words_so_called_that_are_of_a_sentence_stay(line: str):
    article = read(page(f"<p>{FIRST}</p>{line}<p>{SECOND}</p><p>{THIRD}</p>"))
    assert article.body.split("\n")[1] == " ".join(re.sub("<[^>]+>", "", line).split())


@pytest.mark.parametrize(
    "tooltip",
    [
        "<abbr class='m-abbr has-tooltip' title='Société des écoles'>SDE<span aria-hidden='true' class='e-tooltip'>"
        "<span class='tooltip-content'>Société des écoles</span></span></abbr>",
        "<span class='tooltip'>SDE<span class='tooltiptext'>Société des écoles</span></span>",
        "<span>SDE<span role='tooltip'>Société des écoles</span></span>",
    ],
)
def test_what_shows_when_a_word_is_pointed_at_is_no_part_of_its_sentence(tooltip: str):
    article = read(page(f"<p>{FIRST}</p><p>La {tooltip} rappelle que mille places sont ouvertes.</p>", ARTICLE))
    assert "La SDE rappelle que mille places sont ouvertes." in article.body
    assert on_record(article, "Société des écoles")


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        ('<div class="newsletter-box"><p>Recevez la lettre</p></div>', "newsletter"),
        ('<div id="login-box"><p>Vous devez être connecté</p></div>', "login"),
        ('<ul class="share-links"><li>Envoyer à un ami très cher</li></ul>', "share"),
        ('<section id="comments"><p>Premier !</p></section>', "comments"),
        ('<div class="related"><a href="/x">Un autre article</a></div>', "related"),
        ('<div id="cookie-banner"><p>Nous utilisons des cookies</p></div>', "consent"),
        ('<div class="publicite"><p>Achetez cette voiture</p></div>', "advert"),
        ('<div role="search"><p>Chercher dans les archives</p></div>', "navigation"),
        ('<div class="sondage"><p>Oui, ou non ?</p></div>', "comments"),
        ('<div class="noticias-relacionadas"><p>En portada <a href="/x">La biblioteca abrirá</a></p></div>', "related"),
        ('<div class="articoli-correlati"><p>In primo piano <a href="/x">La biblioteca apre</a></p></div>', "related"),
        ('<div class="verwandte-artikel"><p>Auch heute <a href="/x">Die Bücherei öffnet</a></p></div>', "related"),
        ('<div class="c-same-subject"><p>Dossier <a href="/x">Un autre article du jour</a></p></div>', "related"),
        ('<div class="gr-linked-stories"><p>Suite <a href="/x">Un autre article du jour</a></p></div>', "related"),
        ('<div class="publicidad"><p>Compre este coche</p></div>', "advert"),
        ('<ul class="compartir"><li>Enviar a un amigo muy querido</li></ul>', "share"),
        ('<div class="comentarios"><p>Siempre pagan los mismos, y nadie dice nada.</p></div>', "comments"),
        ('<p class="legende">La salle du conseil. (Crédit : DR)</p>', "caption"),
    ],
)
def test_a_block_that_calls_itself_chrome_is_cut_and_recorded(block: str, rule: str):
    article = read(page(paragraphs(FIRST), block, paragraphs(SECOND, THIRD)))
    assert article.body == BODY
    assert rule in rules(article)


@pytest.mark.parametrize(
    "label", ["Publicité", "PUBLICITÉ", "Annonce", "Advertisement", "La suite après cette publicité"]
)
def test_an_ad_label_goes_and_the_text_after_it_stays(label: str):
    article = read(page(f"<p><span>{label}</span>{FIRST}</p>", paragraphs(SECOND, THIRD)))
    assert article.body == BODY
    assert on_record(article, label)


def test_an_ad_label_fused_to_a_word_is_cut_off():
    article = read(page(paragraphs("Publicité" + FIRST, SECOND, THIRD)))
    assert article.body == BODY
    assert on_record(article, "Publicité")


def test_a_sentence_that_begins_with_the_word_publicite_stays():
    sentence = (
        "Publicité et abonnements rapportent autant l'un que l'autre, selon les comptes publiés mardi par le groupe."
    )
    assert sentence in read(page(paragraphs(sentence, FIRST, SECOND))).body


def test_text_on_both_sides_of_a_cut_block_stays_two_paragraphs():
    article = read(
        page(f'<div>{FIRST}<div class="related">Lire <a href="/x">ceci</a></div>{SECOND}<br><br>{THIRD}</div>')
    )
    assert article.body == BODY


@pytest.mark.parametrize(
    "pointer",
    [
        '<strong>Lire aussi :</strong> <a href="/x">Le budget de la région en débat</a>',
        '<em>À lire aussi : <a href="/x">Le budget de la région en débat</a></em>',
        '<a href="/x">Lire aussi : Le budget de la région en débat</a>',
    ],
)
def test_read_also_inside_a_paragraph_goes_with_its_headline(pointer: str):
    article = read(page(f"<p>{FIRST} {pointer}</p>", paragraphs(SECOND, THIRD)))
    assert article.body == BODY
    assert on_record(article, "Le budget de la région en débat")


def test_read_also_fused_to_the_end_of_a_paragraph_is_cut_off():
    article = read(page(paragraphs(FIRST + "Lire aussi : Le budget en débat", SECOND, THIRD)))
    assert article.body == BODY


def test_a_wrapper_with_a_chrome_name_that_holds_the_article_is_kept():
    html = page(ARTICLE).replace('class="article-body"', 'class="article-body with-sidebar comments"')
    assert read(html).body == BODY


@pytest.mark.parametrize("names", ['role="dialog"', 'id="CommentList"', 'class="bloc bandeauCookies"'])
def test_what_bulky_blocks_below_hold_does_not_make_the_article_a_small_part(names: str):
    advert = f'<div class="pub"><p>{FIRST}</p><p>{SECOND}</p></div><p>{THIRD}</p>'
    told = "".join(f"<p>Nous et nos {count} partenaires lisons ce que vous avez bien voulu nous écrire ici, mot à mot, "
                   "chaque jour de la semaine et parfois même le dimanche.</p>" for count in range(20))  # fmt: skip
    article = read(page(f"<article>{advert}</article><div {names}>{told}</div>"))
    assert FIRST in article.body
    assert "partenaires" not in article.body


@pytest.mark.parametrize(
    "names", ["Comments-Area", "commentlist", "bandeauCookies", "DISQUS_thread", "cmplz-banner privacy-wall", "RGPD"]
)
def test_what_calls_for_a_rule_has_one_of_its_first_words(names: str):
    assert any(word in names.lower() for word in first_words([chrome_rule(names)]))


@pytest.mark.parametrize("names", ["hidden", "note hidden"])
def test_a_box_whose_class_hides_it_is_not_read(names: str):
    assert read(page(ARTICLE, f"<div class='{names}'><p>{SECOND.replace('septembre', 'mai')}</p></div>")).body == BODY


def test_what_a_class_hides_on_small_screens_is_read():
    told = SECOND.replace("septembre", "mai")
    assert told in read(page(ARTICLE, f"<div class='hidden md:block'><p>{told}</p></div>")).body


def test_pages_emptied_by_pruning_are_read_again_unpruned():
    cut = "".join(
        f'<div class="promo"><p>{text}</p></div>' for text in (FIRST, SECOND, THIRD, FIRST.upper(), SECOND.upper())
    )
    assert FIRST in read(page(cut)).body


def test_a_body_split_over_sibling_containers_is_joined():
    parts = [f'<div class="article-text"><p>{text}</p></div>' for text in (FIRST, SECOND, THIRD)]
    joined = "<div><img src=a></div>".join(parts)
    assert read(f"<html><body><div id='wrap'><h1>Titre de la page</h1>{joined}</div></body></html>").body == BODY


def test_a_page_laid_out_as_tables_is_read_like_any_other():
    html = (
        "<html><body><table><tr><td><a href='/'>Accueil</a><table><tr><td>Menu</td></tr></table></td>"
        f"<td><h1>Titre de la page</h1><p>{FIRST}</p><h3>Six villes</h3><p>{SECOND}</p><p>{THIRD}</p></td>"
        "<td><form>Chercher</form></td></tr></table></body></html>"
    )
    assert read(html).body == f"{FIRST}\nSix villes\n{SECOND}\n{THIRD}"


def test_what_extraction_passes_by_is_on_record_too():
    html = page(ARTICLE).replace("</body>", "<footer><p>Mentions légales du journal</p></footer></body>")
    article = read(html)
    assert on_record(article, "Mentions légales du journal")


def test_records_are_cut_at_500_characters():
    article = read(page(ARTICLE, '<div class="newsletter">' + f"<p>{'mot ' * 15}</p>" * 20 + "</div>"))
    assert max(len(removed.text) for removed in article.removed) == 500


def test_what_only_screen_readers_say_goes_from_inside_a_line():
    hidden = '<span style="clip:rect(0 0 0 0);width:1px">, nouvelle fenêtre</span>'
    named = '<span class="sr-only"> (nouvelle fenêtre)</span>'
    article = read(page(f"<p>{FIRST}{hidden}</p><p>{SECOND}{named}</p><p>{THIRD}</p>"))
    assert article.body == BODY


def test_a_pointer_in_a_capsule_of_its_own_goes_from_inside_a_paragraph():
    capsule = (
        '<span class="Capsule"><span>À LIRE AUSSI</span> <strong><a href="/x">Le budget en débat</a></strong></span>'
    )
    article = read(page(f"<p>{FIRST} {capsule}{SECOND}</p><p>{THIRD}</p>"))
    assert article.body == f"{FIRST} {SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    ("chrome", "rule"),
    [
        ("<ul class='tags'><li>Emploi</li><li>Numérique</li><li>Formation continue</li></ul>", "tags"),
        (
            "<div class='paywall-box'><p>Notre rédaction enquête chaque jour dans toute la région, et chacun de vos"
            " abonnements paie ce travail pendant un an.</p><p>Choisissez la formule qui vous ressemble : un mois pour"
            " un euro, puis huit euros, sans engagement de durée.</p></div>",
            "paywall",
        ),
    ],
)
def test_only_its_name_tells_that_a_list_of_words_or_an_offer_is_no_text(chrome: str, rule: str):
    article = read(page(ARTICLE, chrome))
    assert article.body == BODY
    assert rule in rules(article)


CAPTION = "La présidente du conseil régional, mardi, devant les premiers stagiaires de la promotion."


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="bloc"><div><img src="/a.jpg" alt="{CAPTION}"></div><div>{CAPTION}</div></div>',
        f'<div class="incrusté"><img src="/a.jpg" title="{CAPTION}"><p>{CAPTION}</p></div>',
        f'<div class="image droite"><div><a href="/g">[+]<img src="/a.jpg" alt="p1"></a>'
        f"<div><cite>Agence du port</cite> {CAPTION}</div></div></div>",
        f'<div class="hmedia related-media"><p><img src="/a.jpg"></p><p>AFP</p><p>{CAPTION}</p></div>',
        f'<div class="lecteur"><object></object><p class="video-desc">{CAPTION}</p></div>',
        '<div class="foto"><img src="/a.jpg" alt="Odile Roy."><p>Odile Roy.</p></div>',
    ],
)
def test_what_stands_alone_with_its_picture_is_neither_standfirst_nor_text(box: str):
    article = read(page(box, ARTICLE))
    assert (article.standfirst, article.body) == ("", BODY)
    assert on_record(article, "Odile Roy." if "Odile" in box else CAPTION)


def test_a_text_beside_a_picture_that_says_something_else_stays():
    box = f'<div class="bloc"><img src="/a.jpg" alt="La présidente"><p>{FIRST}</p></div>'
    assert read(page(box, paragraphs(SECOND, THIRD))).body == BODY


@pytest.mark.parametrize(
    "told",
    [
        "Les enfants aiment trier. {} éveille leur curiosité dès deux ans.",
        "On apprend à compter et à écrire avec {}",
    ],
)
def test_a_link_that_earns_money_stays_where_it_says_a_part_of_a_sentence(told: str):
    link = "<a class='affiliate-link' href='/x'>{}</a>".format("Ce jeu de bois" if "." in told else "ce jeu de bois.")
    article = read(page(ARTICLE, f"<p>{told.format(link)}</p>"))
    assert article.body == f"{BODY}\n{told.format(re.sub('<[^>]*>', '', link))}"


@pytest.mark.parametrize(
    "name", ["bildunterschrift", "article-box-source", "pie-foto", "vjs-wrapper", "video__end-slate"]
)
def test_captions_and_boxes_on_the_source_go_by_name(name: str):
    assert (
        read(page(ARTICLE, f'<div class="{name}"><p>{CAPTION} Elle y a prononcé un discours.</p></div>')).body == BODY
    )
