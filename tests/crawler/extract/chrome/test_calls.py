"""What readers are called to do in short sentences goes, in many languages; sentences of the same words stay."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

CALLS = [
    "Scarica la nostra app gratuita.", "Descarga nuestra app gratuita.", "Download onze gratis app.", "Hent vores app.",
    "Pobierz naszą aplikację.", "Ladda ner vår app.", "Lataa sovelluksemme.",
    "Clicca qui per iscriverti al nostro canale WhatsApp.", "Haz clic aquí para unirte a nuestro canal de WhatsApp.",
    "Like what you read? Buy me a coffee.", "Enjoyed this post? Share it!", "Share your thoughts in the comments"
    " below!",
    "Wir freuen uns über Ihre Kommentare!", "Comparte esta noticia con tus amigos.", "¿Qué opinas? Déjanos tu"
    " comentario.",
    "Deixe o seu comentário.", "Deel dit artikel op Facebook.", "Wat vind jij? Laat het weten in de reacties.",
    "Heb je zelf nieuws? Tip de redactie!", "Masz pytanie? Napisz na adres redakcja@kurier.example.",
    "Vad tycker du? Kommentera nedan.", "Přidejte se k diskusi.", "Read the full story on our website.",
    "Mehr zum Thema finden Sie hier.", "Hier geht es zur Bildergalerie.", "Más noticias en nuestra web.",
    "Lees meer over dit onderwerp in ons dossier.", "Więcej informacji na ten temat znajdziesz tutaj.",
    "Läs fler artiklar här.", "Du kan lese mer om saken her.", "Tilaa Sanomat tästä.",
    "Dieser Beitrag enthält Affiliate-Links.", "Alla rättigheter förbehållna.", "Press release distributed by"
    " Newswire.",
    "Disclaimer: This article is for informational purposes only.", "Dela artikeln", "Del saken", "Udostępnij artykuł",
    "Sdílejte článek", "Saken oppdateres.", "ANNONS", "Mainos", "PUBLICIDADE", "Zobacz galerię zdjęć",
    "Ultimo aggiornamento: 10 marzo 2026, 09:12",
]  # fmt: skip
TOLD = [
    "Scarica la pioggia sul versante nord, e in poche ore il torrente porta via il ponte di legno.",
    "Download speeds in the valley have doubled since the cable was laid, the company says.",
    "Pobierz wodę ze studni, radziła babcia, a ja biegłem z wiadrem przez cały sad.",
    "Like what you see in the mirror, the coach told them, and the team began to win.",
    "Wir freuen uns über jeden Regentag, sagt der Förster, denn der Wald ist trocken.",
    "Comparte esta familia una casa de tres pisos desde que su abuelo la levantó en 1931.",
    "Deel dit jaar de kosten, stelde de wethouder voor, en volgend jaar beslissen we opnieuw.",
    "Wat vind je als je een dijk afgraaft? In dit geval een complete boerderij uit de dertiende eeuw.",
    "Vad tycker du är viktigast, frågade läraren, och fick trettio olika svar.",
    "Mehr dazu gibt es hier seit Jahren nicht, klagt der Wirt, der auf Gäste aus dem Tal hofft.",
    "Lees meer boeken, zei de minister, en trok daar vijftig miljoen euro voor uit.",
    "Du kan lese spor i snøen, forklarer jegeren, men du må stå opp før sola.",
    "Tilaa halleista on ollut vaikea löytää, sanoo seuran puheenjohtaja tyytyväisenä uudesta hallista.",
    "Dieser Text enthält Passagen, die der Autor erst nach dem Krieg gestrichen hat.",
    "Alla rättigheter till filmen såldes förra året till ett bolag i Köpenhamn.",
    "Disclaimer or not, the court found, the bank should have told its customers about the risk.",
]


@pytest.mark.parametrize("said", CALLS)
def test_what_readers_are_called_to_do_goes(said: str):
    assert read(page(paragraphs(FIRST, SECOND, THIRD, said))).body == BODY


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_of_the_same_words_stays(sentence: str):
    assert read(page(paragraphs(FIRST, SECOND, sentence, THIRD))).body == f"{FIRST}\n{SECOND}\n{sentence}\n{THIRD}"
