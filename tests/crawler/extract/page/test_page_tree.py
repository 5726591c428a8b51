"""The tree that a page is read from is what a browser would build of it."""

from __future__ import annotations

from crawler.extract import extract


def test_a_page_that_leaves_out_its_body_tag_keeps_its_paragraphs() -> None:
    """HTML5 lets `<body>` go; libxml2 then takes an article for a part of the head."""
    paragraphs = [f"Le quai numéro {number} du port de Redon rouvre jeudi, dit le registre." for number in range(4)]
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f"<!doctype html><html lang=fr><title>Quais</title><article><h1>Quais</h1>{markup}</article></html>"
    assert extract(html.encode(), "http://a.example/1").body.split("\n") == paragraphs
