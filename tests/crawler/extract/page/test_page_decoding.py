from __future__ import annotations

import pytest

from crawler.errors import EmptyPage, NotHtml, PageTooLarge
from crawler.extract.page.decoding import decode, decoded
from crawler.extract.page.outline import outline
from crawler.extract.page.parsing import read_page

URL = "http://journal.example/a.html"


def test_a_byte_order_mark_wins():
    assert decode("\ufeffété".encode("utf-16-le"), "text/html; charset=utf-8") == "été"


def test_iso_8859_1_means_windows_1252():
    assert decode("l’œil à 3 €".encode("windows-1252"), "text/html; charset=iso-8859-1") == "l’œil à 3 €"


def test_the_http_charset_comes_before_the_meta_element():
    html = '<meta charset="iso-8859-15">à'.encode("koi8-r", "ignore") + "ж".encode("koi8-r")
    assert decode(html, "text/html; charset=koi8-r").endswith("ж")


def test_the_meta_charset_is_believed_without_another():
    assert decode('<meta charset="koi8-r">ж'.encode("koi8-r")).endswith("ж")


def test_utf_8_is_recognised_whatever_the_page_claims():
    assert decode("été".encode(), "text/html; charset=iso-8859-1") == "été"


def test_without_any_claim_what_is_no_utf_8_is_windows_1252():
    assert decode("été à 3 €".encode("windows-1252")) == "été à 3 €"


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "windows-1252", "us-ascii"])
def test_windows_1252_under_another_name_comes_out_right(label: str):
    text = "« L’œuvre » coûte 3 €…"
    assert decoded(text.encode("windows-1252"), f"text/html; charset={label}")[:2] == (text, "windows-1252")


def test_a_label_that_the_bytes_speak_against_leaves_the_word_to_the_next():
    html = '<meta charset="iso-8859-15">L’été à 3 €'.replace("’", "'").encode("iso-8859-15")
    assert decoded(html, "text/html; charset=utf-8").text.endswith("L'été à 3 €")
    assert decoded(html, "text/html; charset=shift_jis").encoding == "iso8859-15"
    assert decode("L’été à 3 €".encode("windows-1252"), "text/html; charset=euc-jp") == "L’été à 3 €"


def test_of_two_labels_that_both_fit_the_header_is_believed():
    html = '<meta charset="windows-1252">à 3 €'.encode("iso-8859-15")
    assert decoded(html, "text/html; charset=iso-8859-15")[:2] == ('<meta charset="windows-1252">à 3 €', "iso8859-15")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_with_its_mark_is_read(encoding: str):
    page = read_page("\ufeff<html><body><p>L’œuvre à 3 €</p>".encode(encoding), URL, "text/html; charset=iso-8859-1")
    assert (page.tree.find(".//p").text, page.encoding) == ("L’œuvre à 3 €", encoding)


def test_a_codec_of_python_that_is_no_encoding_of_the_web_is_not_tried():
    assert decode("été".encode("windows-1252"), "text/html; charset=idna") == "été"


def test_one_cut_character_does_not_spoil_a_utf_8_page():
    html = ("é" * 50).encode() + b"\xc3 fin"
    assert decode(html).startswith("éééé")


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "windows-1252", "euc-jp", ""])
def test_a_utf_8_page_with_a_block_in_windows_1252_is_read_as_both(label: str):
    said, pasted = "« L’œuvre d’à côté : une entrée à 3 € » ", "Publicité – l’été à 3 €"
    html = (said * 9).encode() + pasted.encode("windows-1252") + said.encode()
    assert decoded(html, f"text/html; charset={label}")[:2] == (f"{said * 9}{pasted}{said}", "utf-8")


def test_half_a_character_is_no_letter_of_windows_1252():
    html = "L’été à Orléans, une nuit d’août ".encode()
    for cut in ("é".encode()[:1], "’".encode()[:2], "’".encode()[:1]):
        assert decode(html + cut, "text/html; charset=utf-8")[-1] == "\ufffd"


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-15", "koi8-r", "windows-1251", "shift_jis", "big5"])
def test_a_page_in_its_own_encoding_is_not_taken_for_a_damaged_one_in_utf_8(encoding: str):
    text = {"k": "Съешь же ещё этих мягких французских булок", "s": "いろはにほへとちりぬるを", "b": "床前明月光"}.get(
        encoding[0], "Ã©té à l'été"
    )
    if encoding == "windows-1251":
        text = "Съешь же ещё этих мягких французских булок"
    assert decode((text * 9).encode(encoding), f"text/html; charset={encoding}") == text * 9


def test_an_unknown_or_foreign_charset_is_ignored():
    assert decode("été".encode("windows-1252"), "text/html; charset=hex") == "été"
    assert decode("été".encode("windows-1252"), "text/html; charset=no-such") == "été"


@pytest.mark.parametrize(
    ("html", "content_type"),
    [
        (b"%PDF-1.7 ...", ""),
        (b"<p>x</p>", "application/pdf"),
        (b'{"title": "x"}', "application/json"),
        (b"\x89PNG\r\n", "text/html"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "application/xml"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "text/html"),
        (b"only words", "text/plain"),
    ],
)
def test_what_is_not_html_is_named_so(html: bytes, content_type: str):
    with pytest.raises(NotHtml):
        read_page(html, URL, content_type)


@pytest.mark.parametrize("html", [b"", b"  \n\t "])
def test_an_empty_answer_is_an_empty_page(html: bytes):
    with pytest.raises(EmptyPage):
        read_page(html, URL)


@pytest.mark.parametrize("piece", ['<a href="/x">lien</a>', "<p>", "mot " * 20])
def test_a_page_over_the_caps_is_refused(piece: str):
    with pytest.raises(PageTooLarge):
        read_page(f"<html><body>{piece * 100_000}".encode(), URL)


def test_inline_scripts_do_not_count_as_markup():
    html = "<html><body><script>" + "x" * 2_500_000 + "</script><p>texte</p></body></html>"
    assert read_page(html.encode(), URL).tree.find(".//p").text == "texte"


def test_control_characters_are_gone_before_parsing_and_soft_hyphens_from_all_text():
    page = read_page("<html><body><p>l\x00'ac\xadcord&shy;s</p><p>\xad</p></body></html>".encode(), URL)
    assert [block.text for block in outline(page.tree)] == ["l'accords"]


@pytest.mark.parametrize("label", ["utf_16", "utf-32", "cp037", "unicode_escape", "utf-7", "rot13"])
@pytest.mark.parametrize("encoding", ["ascii", "windows-1252"])
def test_a_label_that_no_markup_can_be_in_is_not_believed(label: str, encoding: str):
    text = "<p>Le r\\u00e9pertoire C:\\new +AGE- est plein.</p>" + ("" if encoding == "ascii" else "L’été.")
    assert decode(text.encode(encoding), f"text/html; charset={label}") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_is_known_without_a_byte_order_mark(encoding: str):
    html = f"<html><head><title>L'été</title></head><body><p>{'été ' * 30}</p></body></html>"
    assert decoded(html.encode(encoding))[:2] == (html, encoding)
    assert read_page(html.encode(encoding), URL).tree.findtext(".//title") == "L'été"
    assert decode(b"<\x00html>\x00" + b"a" * 40).startswith("<\x00html>")


def test_names_of_encodings_that_browsers_know_are_known():
    assert decode('<meta charset="x-mac-roman">été'.encode("mac-roman")).endswith("été")
    assert decode('<meta charset="x-sjis">日本の新聞'.encode("shift_jis")).endswith("日本の新聞")
