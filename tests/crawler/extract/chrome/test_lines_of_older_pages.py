"""What blogs and papers of the years 2003 to 2016 printed around a text goes; sentences of the same words stay."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

PRINTED = [
    "Partager sur : Facebook, Twitter, Viadeo", "Digg | del.icio.us | StumbleUpon | Reddit", "Wikio Digg Scoopeo",
    "Print this post", "E-mail this to a friend", "Printer-friendly version", "Envoyer cet article à un ami",
    "Imprimer | Envoyer à un ami | Haut de page", "Drucken | Versenden | Kommentieren", "Stampa | Invia a un amico",
    "<< Previous | Next >>", "Page 1 / 3 - Page suivante >", "Page 1 of 3", "Permalink | Comments (2)",
    "Share and Enjoy:", "Spread the word", "Comparte esto:", "Condividi su:", "Teilen mit:", "WordPress:",
    "Technorati Tags: council, market", "Libellés : halle, mairie", "Tagged with: council",
    "Posted in Local | No Comments »", "Posted by Hazel at March 4, 2003 09:40 AM | TrackBack",
    "# posted by Hazel @ 9:40 AM 3 comments", "Posté par odile_g à 10:12 - Vie locale - Permalien [#]",
    "Rédigé par Odile le 4 mars 2008 | Lien permanent | Commentaires (2)", "Pubblicato da Ornella a 10:12",
    "Geschrieben von Anne in Stadt um 10:12 | Kommentare (2) | Trackbacks (0)", "Eingestellt von Anne um 10:12",
    "Trackback URL: http://journal.example/w/15/trackback", "URL de trackback de cet article : http://a.example/tb/15",
    "You can leave a response, or trackback from your own site.", "Votre message :", "View results",
    "Ce billet a été lu 1243 fois.", "Read 1243 times", "Hits: 1243", "Nombre de visites : 1243", "Popularity: 4% [?]",
    "Rating: 4.5/5 (3 votes cast)", "Note moyenne : 4.33 (3 votes)", "VN:F [1.9.22_1171]",
    "Vous devez installer Flash Player pour voir cette vidéo.", "Zum Vergrößern anklicken", "Text size: A A A",
    "Read the rest of this entry »", "(more…)", "Pour en savoir plus :",
    "Źródło: PAP", "Zdroj: ČTK", "Kaynak: AA", "ΠΗΓΗ: ΑΠΕ-ΜΠΕ", "Источник: РИА Новости", "Czytaj także:", "Čtěte také:",
    "Читайте также:", "Διαβάστε επίσης", "関連記事", "相关新闻", "اقرأ أيضا", "ツイートする", "分享到：",
]  # fmt: skip
TOLD = [
    "Posted by a guard at the gate at 9:40 each evening, the list is short.", "Rating: 4/5", "Visites : 12 euros",
    "Publié par Gallimard le 4 mars 2010 à Paris, le roman s’est vendu à trente mille exemplaires.",
    "Écrit par un élève à 15h30 devant la mairie, le texte a ému la classe.", "Page 12 du rapport", "Back to school",
    "Facebook – Twitter, le duel des réseaux", "Google, Facebook et l’impôt", "Vous devez installer une alarme.",
    "You need JavaScript to write this program.", "You can leave a response at the town hall until May.",
    "Both comments were made in private.", "Comments are free, facts are sacred.",
    "Lu douze fois, le poème reste obscur.",
    "Labels: they matter to farmers.", "Spread the word of God", "Share and enjoy the harvest", "Teilen mit den Armen",
    "Nombre de visites par an : en hausse", "View the results of the vote", "Imprimer, le métier d’une vie", "Top 10",
    "Volver a empezar", "Zobacz miasto", "Read 12 books a year, says the teacher.", "Bread | Wine | Oil",
]  # fmt: skip


@pytest.mark.parametrize("said", PRINTED)
def test_what_a_system_printed_around_a_text_is_no_line_of_it(said: str):
    assert read(page(paragraphs(said, FIRST, SECOND, THIRD))).body == BODY
    assert read(page(paragraphs(FIRST, SECOND, THIRD, said))).body == BODY


@pytest.mark.parametrize("line", TOLD)
def test_a_line_of_the_same_words_stays(line: str):
    assert read(page(paragraphs(FIRST, SECOND, line, THIRD))).body == f"{FIRST}\n{SECOND}\n{line}\n{THIRD}"


def test_a_responsible_editor_below_a_text_is_none_of_it():
    assert read(page(paragraphs(FIRST, SECOND, THIRD, "(责任编辑：李明)"))).body == BODY
    for line in ("無断転載を禁じます。", "版权所有，未经授权禁止转载", "（完）", "무단전재 및 재배포 금지"):
        assert read(page(paragraphs(FIRST, SECOND, THIRD, line))).body == BODY
