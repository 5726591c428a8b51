"""What makes two bodies the same text, and what does not."""

from __future__ import annotations

from store.fingerprint import fingerprint, text_hash

BODY = "L’État signe un accord avec l’éditeur « Nuage ».\nIl porte sur trois ans, selon les deux parties."


def test_typography_case_and_spacing_do_not_change_it():
    other = (
        "l'etat SIGNE un accord avec l'éditeur \"Nuage\". \n\n Il porte sur trois\u00a0ans - selon les deux parties..."
    )
    assert fingerprint(other) == fingerprint(BODY)


def test_a_quoted_word_after_an_elision_is_the_same_word():
    assert fingerprint("Il salue l’« accord » signé") == fingerprint("Il salue l'accord signé")


def test_a_first_line_that_repeats_the_title_does_not_count():
    assert fingerprint(f"Un ACCORD pour l'État !\n{BODY}", title="Un accord pour l’État") == fingerprint(BODY)


def test_another_headline_is_the_same_text_but_another_first_line_is_not():
    assert fingerprint(BODY, title="Autre titre") == fingerprint(BODY)
    assert fingerprint(f"Un chapeau.\n{BODY}", title="Un accord") != fingerprint(BODY)


def test_a_body_that_is_only_its_title_keeps_its_words():
    assert fingerprint("Un accord", title="Un accord") != fingerprint("", title="Un accord")


def test_another_word_or_another_order_is_another_text():
    assert fingerprint(BODY.replace("trois", "quatre")) != fingerprint(BODY)
    assert fingerprint("un deux") != fingerprint("deux un")


def test_it_is_a_sha_256_in_hexadecimal():
    assert len(fingerprint(BODY)) == 64
    assert int(fingerprint(BODY), 16) > 0


def test_the_text_hash_covers_title_standfirst_and_body_but_for_typography_and_spacing() -> None:
    said = text_hash("Un accord", "Un chapeau.", BODY)
    assert text_hash("Un ACCORD", "UN  CHAPEAU", BODY) == said
    others = [("Un accord", "", BODY), ("Autre", "Un chapeau.", BODY), ("Un accord", "Un chapeau.", "Autre texte.")]
    assert said not in {text_hash(*other) for other in others}
