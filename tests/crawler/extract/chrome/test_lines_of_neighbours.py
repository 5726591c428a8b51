"""What publishers of Europe say to readers around every text goes; sentences of the press of the same words stay."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

BY_NEIGHBOURS = [
    # Where the text goes on
    "Tekst gaat verder onder de foto",
    "Artikel loopt door onder deze video",
    "Artikeln fortsätter under annonsen",
    "Saken fortsetter under bildet.",
    "Artiklen fortsætter efter annoncen",
    "Juttu jatkuu kuvan jälkeen.",
    "Dalsza część artykułu pod materiałem wideo",
    "Článek pokračuje pod reklamou",
    "Continua depois da publicidade",
    "Der Artikel geht unter dem Bild weiter",
    "Text continues below the gallery",
    "La suite de l’article après la photo",
    # Letters and channels
    "Vuoi ricevere le notizie sul tuo telefono? Iscriviti al nostro canale Telegram",
    "Iscriviti alla newsletter del Corriere di Valbruna: ogni lunedì le notizie della settimana.",
    "Suscríbete a nuestro boletín y no te pierdas nada.",
    "Apúntate gratis a nuestro canal de WhatsApp",
    "Wil je niets missen? Schrijf je in voor onze dagelijkse nieuwsbrief.",
    "Meld je hier aan voor de nieuwsbrief van de redactie.",
    "Vill du ha nyheterna direkt i mejlen? Anmäl dig till vårt nyhetsbrev här.",
    "Få de viktigste nyhetene rett i innboksen: meld deg på nyhetsbrevet vårt.",
    "Tilmeld dig vores nyhedsbrev og få dagens historier hver morgen.",
    "Tilaa uutiskirjeemme ja saat viikon jutut sähköpostiisi.",
    "Zapisz się na nasz newsletter",
    "Přihlaste se k odběru našeho newsletteru",
    "Iratkozzon fel hírlevelünkre, hogy ne maradjon le semmiről.",
    "Registrer deg med din e-postadresse under for å få de nyeste sakene.",
    # Networks
    "Segui La Voce di Valbruna anche su Facebook e Instagram",
    "Siga o Jornal do Vale no WhatsApp e receba as notícias em primeira mão.",
    "Volg ons op Facebook en Instagram",
    "Følg oss på Facebook",
    "Bądź na bieżąco i obserwuj nas w Wiadomościach Google.",
    "Kövessen minket a Facebookon is!",
    "Urmăriți-ne și pe Facebook!",
    "Подписывайтесь на наш канал в Telegram",
    "Haberlerden anında haberdar olmak için bizi Google Haberler’de takip edin.",
    # Whether it was liked
    "Se ti è piaciuto questo articolo, condividilo con i tuoi amici!",
    "Si te ha gustado este artículo, compártelo.",
    "Gostou deste artigo? Partilhe com os seus amigos.",
    "Vond je dit artikel interessant? Deel het dan.",
    "Dziękujemy, że przeczytałeś nasz artykuł do końca.",
    "Líbil se vám článek? Sdílejte ho s přáteli.",
    "Dacă ți-a plăcut articolul, dă-l mai departe.",
    "If you enjoyed this story, please consider making a small donation so that we can keep reporting.",
    "Thanks for reading The Slipway! Subscribe for free to receive new posts and support my work.",
    # Errors and tips
    "Si has detectado un error en este artículo, escríbenos a erratas@gaceta.example.",
    "Encontrou algum erro no texto? Avise-nos.",
    "Heb je een tip of opmerking? Mail de redactie via tip@bode.example of stuur een WhatsApp.",
    "Foutje gezien? Mail ons. Wij zijn je dankbaar.",
    "Hittat fel i texten? Skriv till oss",
    "Vet du noe om denne saken? Kontakt journalisten på nadia@posten.example",
    "Löysitkö virheen? Ilmoita siitä toimitukselle.",
    "Masz ciekawy temat? Napisz do nas: redakcja@kurier.example",
    "Našli jste v článku chybu? Dejte nám vědět.",
    "Mitä ajatuksia juttu herätti? Voit keskustella aiheesta maanantaihin saakka.",
    "Så arbetar Bladet med journalistik: uppgifter som publiceras ska vara korrekta.",
    "Do you have an opinion on the issues raised in this article? Send us a letter.",
    "Subscribe here",
    "Rezept drucken",
    "Jump to Recipe",
    # Cookies, gifts, opinions
    "Aby wyświetlić tę treść, zaakceptuj pliki cookie.",
    "Per visualizzare questo contenuto accetta i cookie di terze parti.",
    "Voor het tonen van dit bericht is toestemming nodig. Klik hier om cookies te accepteren.",
    "Ta strona używa plików cookies. Korzystając z niej, wyrażasz zgodę na ich używanie.",
    "Wij gebruiken cookies om onze website te verbeteren.",
    "Vi använder cookies för att förbättra sidan.",
    "Unabhängiger Journalismus braucht Unterstützung. Werden Sie Mitglied und sichern Sie unsere Recherchen.",
    "Jetzt unterstützen",
    "Wesprzyj nas na Patronite.",
    "Resta connesso con noi su Google News: clicca sulla stellina per seguirci.",
    "I commenti sono chiusi.",
    "This is a subscriber-only article that has been unlocked for you.",
    "The views expressed in this article are the author’s own and not necessarily those of this newspaper.",
    "Las opiniones expresadas en este artículo son responsabilidad exclusiva de su autora.",
    "Der Beitrag gibt die Meinung der Autorin wieder, nicht die der Redaktion.",
    "Escuchar este artículo",
    "Ascolta la versione audio dell’articolo",
    "Czas czytania: 3 min",
    "Lästid cirka 3 min",
    # Rights, age, sound
    "Prohibida su reproducción total o parcial sin autorización.",
    "Wszelkie prawa zastrzeżone.",
    "При использовании материалов ссылка на сайт обязательна.",
    "Cette page a été publiée il y a plus d’un an.",
    "Cet article date d’il y a plus de deux ans.",
    "Retrouvez tous nos épisodes sur vos plateformes d’écoute préférées.",
]
TOLD = [
    "Aby kupić bilet, trzeba wyrazić zgodę na monitoring, a pasażerowie od dawna protestują.",
    "Per salvare il teatro il comune accetta di vendere il palazzo, ma chiede dieci anni di tempo.",
    "Voor het tonen van de schilderijen is een nieuwe zaal nodig, zegt de directeur van het museum.",
    "Ta strona rzeki należy do sąsiedniej gminy, która nie chce mostu.",
    "Wij gebruiken koekjes van de bakker om de hoek, staat op het bord bij de ingang van het café.",
    "Unabhängiger Journalismus war in der Stadt nie leicht, erinnert sich der frühere Chefredakteur.",
    "Resta connesso alla valle da una sola strada il borgo che la frana ha diviso in due.",
    "I commenti sono stati durissimi: il sindaco ha lasciato la sala prima della fine della seduta.",
    "The views expressed by the villagers have changed since the mine closed eleven years ago.",
    "Las opiniones de los vecinos se dividen entre el puente y el túnel, según una encuesta municipal.",
    "Der Beitrag der Stadt deckt nur ein Drittel der Kosten, den Rest sollen Spender tragen.",
    "Czas pokaże, czy rada miała rację, mówi burmistrz i prosi o cierpliwość.",
    "Tekst en muziek gaan in dit theater altijd samen, vertelt de regisseur, die er al jaren werkt.",
    "Artikeln i tidningen fortsätter att väcka debatt bland stadens politiker och lärare.",
    "Saken fortsetter under ledelse av en ny dommer, opplyser tingretten.",
    "Juttu jatkuu kansan suussa vielä vuosien jälkeen, eikä kukaan tiedä, kuka sen aloitti.",
    "Dalsza część ulicy pod wiaduktem będzie zamknięta do końca maja.",
    "Continua depois da ponte o percurso que os peregrinos fazem desde o século XII.",
    "Der Artikel geht auf eine Frage ein, die der Rat seit Jahren vertagt.",
    "Vuoi ricevere il contributo? La domanda va presentata al comune entro la fine di marzo.",
    "Iscriviti e votanti alla sezione comunale sono aumentati del dieci per cento in un anno.",
    "Iscriversi alla scuola serale costa quaranta euro, e il comune rimborsa i disoccupati.",
    "Per seguire il corso gli studenti hanno pagato duecento euro e aspettano ancora un diploma.",
    "Wil je niets van de optocht missen, dan moet je volgens de burgemeester vroeg op pad.",
    "Meld je je ziek bij deze werkgever, dan komt er binnen een uur een arts langs.",
    "Vill du ha en plats i kören måste du sjunga upp inför hela församlingen.",
    "Få de eldste til å bli hjemme, lød rådet fra kommunen før stormen.",
    "Segui la strada per il passo e troverai, dopo tre tornanti, l'ultimo mulino della valle.",
    "Siga a estrada até ao rio: é ali que a autarquia quer construir a nova ponte.",
    "Volg je de rivier stroomopwaarts, dan kom je bij de molen die de gemeente wil kopen.",
    "Seuraa Suomen mestaruuden ratkaisi vasta viimeinen ottelu, jota katsoi kaksi tuhatta ihmistä.",
    "Resta aggiornata al 2019 la mappa che il comune consulta prima di ogni alluvione.",
    "Se ti è piaciuta la prima stagione, la seconda ti sembrerà lenta, e non senza ragione.",
    "Si has cometido un error en la declaración, Hacienda permite corregirla hasta junio.",
    "Si te ha gustado el mar, te gustará esta costa, donde casi nadie llega en coche.",
    "Gostou da cidade e ficou: aos trinta anos abriu ali a primeira livraria.",
    "Heb je een fout gemaakt, dan betaal je volgens de nieuwe regeling geen boete meer.",
    "Foutje van de bank kostte de vereniging bijna het hele spaargeld van het afgelopen jaar.",
    "Har du tips og triks mot snøen, spurte avisen leserne sine i 1963, og fikk tusen svar.",
    "Masz ciekawy temat i niczego nie napisałeś, mówiła nauczycielka, a on milczał.",
    "Našli jste chybu, řekl soudce, a nařídil nové sčítání hlasů v celém okrese.",
    "Prohibida la reproducción de los jabalíes, el ayuntamiento espera que su número baje pronto.",
    "Så arbetar fiskarna med näten, som deras föräldrar gjorde, och säljer fångsten i hamnen.",
    "Wszelkie prawa miejskie odebrał osadzie dopiero car, po upadku powstania.",
    "Cette page a été publiée dans l'édition du soir, puis retirée à la demande du préfet.",
    "Cet article date de 1893 et n'a jamais été abrogé par les gouvernements successifs.",
    "Retrouvez le sentier au-dessus du lac : il mène en deux heures aux anciennes mines.",
    "Thanks for reading the small print, the judge told the company, which had not.",
    "If you enjoyed this summer, the forecasters say, you will not enjoy the next one.",
    "Подписывайтесь под каждым словом, учил он студентов, и не бойтесь спорить.",
]


@pytest.mark.parametrize("said", BY_NEIGHBOURS)
def test_what_a_publisher_says_to_readers_goes(said: str):
    assert read(page(paragraphs(FIRST, SECOND, said, THIRD))).body == BODY


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_of_the_same_words_stays(sentence: str):
    assert read(page(paragraphs(FIRST, SECOND, sentence, THIRD))).body == f"{FIRST}\n{SECOND}\n{sentence}\n{THIRD}"


@pytest.mark.parametrize(
    "pointer",
    [
        "<p>Lue myös: <a href='/a'>Uusi silta valmistuu keväällä kaupunkiin</a></p>",
        "<p>Citește și: <a href='/a'>Podul nou se deschide la anul în oraș</a></p>",
        "<p><strong>LÆS OGSÅ:</strong> <a href='/a'>Havnen får en ny kran til foråret</a></p>",
        "<div><span>Les også</span><a href='/a'><b>Slik blir de nye bussrutene i bygda</b></a></div>",
    ],
)
def test_pointers_of_other_languages_go_with_their_headline(pointer: str):
    article = read(page(paragraphs(FIRST, SECOND), pointer, paragraphs(THIRD)))
    assert article.body == BODY


def test_a_notice_in_the_only_cell_of_a_row_goes_and_a_row_of_a_table_stays():
    cells = "<tr><td>Última actualización el martes, 13 de abril de 2026 08:10</td></tr>"
    rows = "<tr><td>Hits</td><td>1204</td></tr>"
    place = f"<table><tr><td>{paragraphs(FIRST, SECOND, THIRD)}</td></tr>{{}}</table>"
    assert read(page(place.format(cells))).body == BODY
    table = page(paragraphs(FIRST, SECOND), f"<table>{rows}{rows.replace('4', '5')}</table>", paragraphs(THIRD))
    assert "Hits | 1204" in read(table).body


@pytest.mark.parametrize("heading", ["Kommentarer (8)", "Komentarze (8)", "8 reacties"])
def test_comments_of_other_languages_below_a_heading_that_counts_them_go(heading: str):
    comments = "".join(f"<div><b>Karim</b><br>{day}. 3. 2026<br>{TOLD[day]}</div>" for day in range(4))
    assert read(page(paragraphs(FIRST, SECOND, THIRD), f"<h3>{heading}</h3>", comments)).body == BODY


def test_a_note_to_the_press_goes_with_the_address_below():
    note = paragraphs(
        "Noot voor de redactie (niet voor publicatie):",
        "Voor meer informatie kunt u contact opnemen met Nadia Belle, 06-12345678, pers@museum.example.",
    )
    assert read(page(paragraphs(FIRST, SECOND, THIRD), note)).body == BODY


@pytest.mark.parametrize("label", ["Contacts", "Kontakt:", "Lisätietoja:", "Meer informatie"])
def test_names_and_addresses_that_end_a_page_go_with_their_label(label: str):
    addresses = paragraphs(label, "Nadia Belle, Université du Val", "04 75 00 00 00", "n.belle@val.example")
    assert read(page(paragraphs(FIRST, SECOND, THIRD), addresses)).body == BODY


@pytest.mark.parametrize(
    ("label", "phone"),
    [("Kontakter", "Tlf: 555 00 111"), ("Yhteyshenkilöt", "Nadia Belle, puh. 040 123 4567"),
     ("Yderligere oplysninger:", "Nadia Belle, formand, tlf. 12 34 56 78"),
     ("För mer information, kontakta:", "Nadia Belle, n.belle@val.example"),
     ("Para mais informações, contacte:", "Tel. 210 000 000")],
)  # fmt: skip
def test_addresses_go_with_their_label_and_what_is_told_of_the_house_stays(label: str, phone: str):
    about = "Valbrunn är en kommun med tre tusen invånare och ett gammalt torg."
    release = paragraphs(FIRST, SECOND, THIRD, label, phone) + "<h2>Om Valbrunn</h2>" + paragraphs(about)
    assert read(page(release)).body == f"{BODY}\nOm Valbrunn\n{about}"


def test_an_intertitle_of_contacts_above_a_text_stays():
    text = paragraphs(FIRST, SECOND) + "<h2>Contacts</h2>" + paragraphs(THIRD)
    assert read(page(text)).body == f"{FIRST}\n{SECOND}\nContacts\n{THIRD}"


@pytest.mark.parametrize(
    "line",
    [
        "Dieser Artikel erschien in der Ausgabe vom 10. März 2026 auf Seite 7.",
        "Questo articolo è stato pubblicato sul numero 12 della rivista.",
        "Este artículo fue publicado originalmente en La Gaceta.",
        "Dit artikel verscheen eerder in het Streekblad.",
        "Artykuł ukazał się pierwotnie w miesięczniku „Wieś”.",
        "Artikeln publicerades först i Bladet.",
        "Tagi: młyn, zabytki",
        "Emner: tog, samferdsel",
        "dpa-infocom, dpa:260310-99-123456/2",
        "Sostienici con una donazione: il nostro giornale vive grazie ai lettori.",
    ],
)
def test_what_is_said_of_a_text_below_it_goes(line: str):
    assert read(page(paragraphs(FIRST, SECOND, THIRD, line))).body == BODY


@pytest.mark.parametrize(
    "note",
    [
        "Nadia Belle är reporter på Bladets kulturredaktion.",
        "Nadia Belle er journalist i Fjellposten og dekker samferdsel.",
        "Nadia Belle - dziennikarka, autorka książek o rzemiośle.",
        "Nadia Belle scrive di teatro per La Voce.",
        "Nadia Belle schrijft over dorpen en platteland.",
    ],
)
def test_a_note_on_the_author_in_other_languages_goes(note: str):
    byline = "<div class='author'>Nadia Belle</div>"
    assert read(page(byline, paragraphs(FIRST, SECOND, THIRD, note))).body == BODY


def test_comments_that_several_people_signed_above_go_without_a_heading():
    names = ("Paul", "Gość Anna", "mariek", "Pia L.")
    comments = "".join(f"<div><b>{name}</b> <i>{day}.03.2026, 10:1{day}</i><p>{TOLD[day]}</p></div>"
                       for day, name in enumerate(names, start=1))  # fmt: skip
    assert read(page(paragraphs(FIRST, SECOND, THIRD), f"<div>{comments}</div>")).body == BODY


def test_entries_of_a_live_blog_that_its_reporters_signed_stay():
    entries = "".join(
        f"<div><b>Nadia Belle</b> <i>4.03.2026, 1{hour}:10</i><p>{TOLD[hour]}</p></div>" for hour in range(5)
    )
    body = read(page(paragraphs(FIRST, SECOND, THIRD), f"<div>{entries}</div>")).body
    assert all(TOLD[hour] in body for hour in range(5))


@pytest.mark.parametrize("tag", ["em", "i", "small"])
def test_a_line_in_italics_below_a_picture_is_its_caption(tag: str):
    caption = f"<p><img src='a.jpg'><br><{tag}>La halle, vue du pont, samedi matin</{tag}></p>"
    assert read(page(paragraphs(FIRST, SECOND), caption, paragraphs(THIRD))).body == BODY


def test_words_in_italics_beside_a_picture_are_of_the_text():
    told = "<p><img src='a.jpg'><em>Calanque</em>, le nouveau logiciel, équipera les lycées de la région.</p>{}"
    line = "Calanque, le nouveau logiciel, équipera les lycées de la région."
    assert line in read(page(paragraphs(FIRST), told.format(paragraphs(SECOND, THIRD)))).body
