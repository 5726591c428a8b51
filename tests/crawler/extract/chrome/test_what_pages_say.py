"""Buttons, labels, notices and marks, as the pages of five languages word them, and sentences that sound like them."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, page, paragraphs, read, rules

CONTROLS = (
    "Aucun commentaire", "Soyez le premier à commenter", "Voir tous les commentaires", "Les commentaires sont fermés.",
    "Connectez-vous pour commenter", "Mot de passe oublié ?", "Pas encore abonné ?", "S’abonner à la newsletter",
    "Votre adresse e-mail", "Valider", "Suivre ce sujet", "Lire moins", "Afficher la suite", "Aller au menu principal",
    "Retour en haut de page", "Réservé à nos abonnés", "Article offert par un abonné", "Voir les offres",
    "Temps de lecture estimé : 4 minutes", "Durée de lecture : 3 min", "1 234 vues", "Version imprimable",
    "Télécharger le PDF", "Partagez cet article !", "Partager par e-mail", "Lien copié !", "0 J’aime",
    "Cet article vous a plu ?", "Voir tous ses articles", "Agrandir la photo", "Cliquez sur l’image pour l’agrandir",
    "Dans cet article", "Tout accepter", "Gérer mes cookies", "Mentions légales", "Signaler un contenu inapproprié",
    "Chargement en cours", "via GIPHY", "Ouvrir dans l’application", "Faites un don", "Article suivant", "Page 1 sur 3",
    "La rédaction vous conseille", "Partager cet article : Facebook Twitter LinkedIn",
    "Article paru dans l’édition du 4 mars 2026", "Contenu proposé par Calanque",
    "No comments yet", "Log in to comment", "Link copied", "Already a subscriber? Sign in", "Make a donation",
    "Zum Inhalt springen", "Auf Facebook teilen", "Jetzt anmelden", "Mehr dazu", "Nach oben",
    "Comparte esta noticia", "Ver comentarios", "Seguir leyendo", "Iniciar sesión",
    "Condividi questo articolo", "Lascia un commento", "Leggi tutto", "Iscriviti alla newsletter",
)  # fmt: skip


@pytest.mark.parametrize("said", CONTROLS)
def test_what_a_button_or_a_label_says_is_no_text(said: str):
    assert read(page(paragraphs(FIRST, said, SECOND, THIRD))).body == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "Accepter ou partir.", "Il faut partager.", "L’auteur a été condamné.", "Recherche locataire désespérément.",
        "Signaler une fuite prend deux minutes.", "Tous les articles du code ont été revus.", "Temas no faltan.",
        "Read more books, she told them.", "Lire aussi longtemps fatigue.", "Sans engagement, rien ne se fera.",
    ],
)  # fmt: skip
def test_a_short_sentence_of_the_same_words_stays(sentence: str):
    assert sentence in read(page(paragraphs(FIRST, sentence, SECOND, THIRD))).body.split("\n")


@pytest.mark.parametrize("heading", ["Politique de confidentialité", "Recherche", "1. Les réactions"])
def test_an_intertitle_of_the_same_words_stays(heading: str):
    body = read(page(paragraphs(FIRST), f"<h2>{heading}</h2>", paragraphs(SECOND, THIRD))).body
    assert body == f"{FIRST}\n{heading}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "notice",
    [
        "En vous inscrivant, vous acceptez nos conditions générales et notre politique de confidentialité.",
        "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        "Ce site utilise des cookies pour vous garantir la meilleure expérience.",
        "En poursuivant votre navigation, vous acceptez l’utilisation de cookies.",
        "Votre navigateur ne prend pas en charge la lecture de vidéos.",
        "Vous devez activer JavaScript pour profiter de toutes les fonctionnalités de ce site.",
        "Vous utilisez un bloqueur de publicité. Notre journal vit de la publicité : merci de le désactiver.",
        "Cet article contient des liens affiliés : nous pouvons percevoir une commission sur vos achats.",
        "Cet article a été traduit automatiquement à l’aide d’un outil d’intelligence artificielle.",
        "Une erreur dans cet article ? Signalez-la à la rédaction.",
        "Pour sauvegarder cet article et le retrouver facilement, vous devez vous connecter",
        "Ajoutez La Gazette à vos sources préférées sur Google",
        "By signing up you agree to our Terms of Use and Privacy Policy.",
        "Your email address will not be published. Required fields are marked *",
        "Mit Ihrer Anmeldung stimmen Sie unseren Datenschutzbestimmungen zu.",
        "Al suscribirte aceptas nuestra política de privacidad.",
        "Iscrivendoti accetti la nostra informativa sulla privacy.",
    ],
)
def test_what_a_page_says_of_itself_to_its_readers_goes(notice: str):
    article = read(page(paragraphs(FIRST, notice, SECOND, THIRD)))
    assert article.body == BODY
    assert "notice" in rules(article)


@pytest.mark.parametrize(
    ("name", "promise"),
    [
        ("La lettre de l’économie", "Chaque vendredi, l’essentiel de l’économie dans votre boîte mail."),
        ("Morning Briefing", "Get the day’s top stories delivered straight to your inbox every morning."),
        ("Der Morgen", "Die wichtigsten Nachrichten des Tages, jeden Morgen kostenlos in Ihrem Postfach."),
        ("La mañana", "Recibe cada mañana las noticias más importantes en tu correo electrónico."),
        ("Il mattino", "Ricevi ogni mattina le notizie più importanti nella tua casella di posta."),
    ],
)
def test_a_letter_goes_with_its_name(name: str, promise: str):
    box = f"<div><h4>{name}</h4><p>{promise}</p></div>"
    assert read(page(paragraphs(FIRST, SECOND), box, paragraphs(THIRD))).body == BODY


@pytest.mark.parametrize(
    "appeal",
    [
        "Notre rédaction ne dépend d’aucun milliardaire. Avec un don de 10 €, vous nous aidez à continuer.",
        "Our journalism is free because readers like you support us. Please consider making a donation today.",
    ],
)
def test_an_appeal_for_gifts_below_the_text_goes_with_its_heading(appeal: str):
    box = f"<div><h3>Un journal indépendant</h3><p>{appeal}</p></div>"
    assert read(page(ARTICLE, box)).body == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "« Nous utilisons des cookies, comme tout le monde », reconnaît la direction du site.",
        "L’association vit de dons : notre commune lui a versé cent euros, et ses lecteurs le triple.",
        "Chaque matin, elle ouvre sa boîte mail et trie deux cents messages de lecteurs.",
        "Il a reçu la convocation par courriel.",
        "Pour payer sa cantine, il faut se connecter au portail de la commune.",
        "Pour réussir, vous devez créer un compte de résultat, insiste la formatrice.",
        "Les salariés recevront la notice par courriel.",
        "Les adhérents sont prévenus chaque matin par e-mail.",
        "La fondation a reçu un don de trois millions, et nous vous en dirons plus demain.",
        "Nous utilisons les cookies de ce biscuitier pour nos goûters, dit la directrice.",
        "Votre navigateur ne servira plus à rien, prédit-il.",
        "Une coquille vide, dites-vous ?",
        "Accueil / accompagnement : trois agents sont recrutés",
        "En cliquant sur ce lien, les victimes livraient leurs codes à des inconnus.",
        "Une erreur dans ce dossier a coûté trois mois de retard à la commune.",
    ],
)
def test_a_sentence_on_letters_gifts_or_cookies_stays(sentence: str):
    assert read(page(ARTICLE, f"<p>{sentence}</p>")).body == f"{BODY}\n{sentence}"


@pytest.mark.parametrize(
    "credit",
    [
        "Photo Paul Morin", "PHOTO PAUL MORIN, LA GAZETTE", "Photo AFP", "Crédit photo Paul Morin",
        "( AFP / PAUL MORIN )", "Paul Morin / Reuters", "Paul Morin/Getty Images", "AFP/Archives",
        "Photo d’illustration", "Bildquelle: Reuters",
        "La tannerie, en février. © Paul Morin", "La halle vue du pont - © P. Morin",
        "La salle du conseil, mardi. (Photo : Paul Morin)",
        "La salle du conseil, mardi. Photo Paul Morin", "La halle en février — Paul MORIN / AFP",
        "La maire inaugure la halle Photo : Paul Morin", "Die Bürgermeisterin in der Halle Foto: Paul Morin/imago",
        "Une halle vide. REUTERS/Paul Morin Acquire Licensing Rights",
        "La halle, le 3 mars - Copyright Paul Morin/Copyright 2026 L’Agence. Tous droits réservés.",
        f"{'Les élus de la région posent devant la halle, ' * 6}mardi. (AP Photo/Paul Morin, File)",
        "La halle, mardi. (Photo: Paul Morin / ONU Photo. Courtesy of the port)", "La halle. (AP Video by Paul Morin)",
    ],
)  # fmt: skip
def test_a_credit_goes_with_the_caption_before_it(credit: str):
    article = read(page(paragraphs(FIRST, credit, SECOND, THIRD)))
    assert article.body == BODY
    assert "picture" in rules(article)


@pytest.mark.parametrize(
    "sentence",
    [
        "La photo a fait le tour du monde.",
        "Photographie à l’appui, il raconte.",
        "Il a tout perdu. Photo Morin, sa boutique, a brûlé.",
        "Le duel Rive-Neuve/Redon aura lieu samedi.",
        "Elle dirige depuis mars l’agence Reuters/Paris.",
        "Sur la photo : Paul et Anne, ravis de leur halle, et la maire.",
        "Le droit d’auteur – Copyright en anglais – date de 1710, rappelle-t-elle.",
        "Le maire (photo/vidéo à l’appui) dit que non.",
        "Image d’une ville en crise, la gare est fermée.",
    ],
)
def test_a_sentence_on_a_picture_stays(sentence: str):
    assert read(page(paragraphs(FIRST, sentence, SECOND, THIRD))).body == f"{FIRST}\n{sentence}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "marks",
    [
        "Mots-clés : emploi, numérique", "Tags : emploi, numérique", "Étiquettes : emploi, numérique",
        "#emploi #numérique", "# Emploi # Numérique", "Schlagwörter: Arbeit", "Etiquetas: empleo", "Filed under: Jobs",
    ],
)  # fmt: skip
def test_keywords_are_no_text(marks: str):
    article = read(page(ARTICLE, f"<p>{marks}</p>"))
    assert article.body == BODY
    assert "keywords" in rules(article)


@pytest.mark.parametrize("path", ["Accueil > Économie > Emploi", "Accueil / Actualités / Économie", "Home » News"])
def test_the_path_to_the_page_is_no_text(path: str):
    article = read(page(f"<p>{path}</p>", ARTICLE))
    assert article.body == BODY
    assert "path" in rules(article)


@pytest.mark.parametrize(
    "label",
    [
        "(Re)lire :",
        "Siehe auch",
        "Lesen Sie dazu:",
        "Lee también",
        "Te puede interesar:",
        "Vedi anche",
        "Guarda anche:",
    ],
)
def test_a_pointer_goes_in_whatever_language(label: str):
    linked = f"<p>{label} <a href='/x'>Le budget de la région en débat</a></p>"
    assert read(page(paragraphs(FIRST), linked, paragraphs(SECOND, THIRD))).body == BODY


def test_a_short_sentence_with_several_links_stays():
    linked = (
        "<p><a href='/a'>La région</a>, <a href='/b'>le département</a> et <a href='/c'>l’agglomération</a> paieront"
        " <a href='/d'>la moitié du projet</a>.</p>"
    )
    told = "La région, le département et l’agglomération paieront la moitié du projet."
    assert read(page(paragraphs(FIRST), linked, paragraphs(SECOND, THIRD))).body.split("\n")[1] == told


COMMENT = (
    "<div><p>{}</p><p>C’est une honte, on paie assez d’impôts et personne ne demande notre avis, mois après mois.</p>"
    "{}</div>"
)


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("3 commentaires", ""),
        ("Vos réactions (3)", ""),
        ("2 réflexions sur « Un accord »", ""),
        ("Commentaires", "<p>Répondre</p>"),
        ("Comments", "<p>Reply</p>"),
    ],
)
def test_comments_below_the_text_go(heading: str, answer: str):
    told = "".join(COMMENT.format(name, answer) for name in ("marcel42", "lili", "papy"))
    assert read(page(ARTICLE, f"<div><h3>{heading}</h3>{told}</div>")).body == BODY


@pytest.mark.parametrize(
    "label",
    ["Paul on March 4, 2026 at 5:23 pm said:", "Paul, le 4 mars 2026 à 17 h 23, a écrit :",
     "Paul am 4. März 2026 um 17:23 Uhr sagte:"],
)  # fmt: skip
def test_comments_below_the_text_are_known_by_who_wrote_them_and_when(label: str):
    assert read(page(ARTICLE, paragraphs(label, "Bravo aux ouvriers."))).body == BODY


@pytest.mark.parametrize(
    ("heading", "label"),
    [("Comments", "Ned wrote on March 5, 2010:"), ("Commentaires", "Marcel a dit :"), ("Kommentare", "Karl schrieb:"),
     ("3 comments so far", "Ned:")],
)  # fmt: skip
def test_comments_are_known_by_their_heading_and_who_wrote_the_first(heading: str, label: str):
    told = paragraphs(label, "Bravo aux ouvriers, et à quand la suite ?", "Il était temps que la région s'en occupe.")
    assert read(page(ARTICLE, f"<h3>{heading}</h3>{told}")).body == BODY


def test_a_passage_on_comments_in_which_somebody_is_quoted_stays():
    told = ("La maire a écrit :", "« La halle rouvrira. »")
    body = read(page(paragraphs(FIRST, SECOND), "<h3>Commentaires</h3>", paragraphs(THIRD, *told))).body
    assert body.endswith("\n".join(told))
    body = read(page(paragraphs(FIRST, SECOND), "<h3>Réactions</h3>", paragraphs(*told, THIRD))).body
    assert body.endswith("\n".join(("Réactions", *told, THIRD)))


def test_what_somebody_wrote_on_a_day_stays():
    told = ("La maire, le 4 mars 2026, a écrit :", "« La halle rouvrira. »")
    assert read(page(ARTICLE, paragraphs(*told))).body == "\n".join((BODY, *told))


def test_text_below_a_heading_that_only_says_comments_stays():
    assert read(page(paragraphs(FIRST), "<h2>Commentaires</h2>", paragraphs(SECOND, THIRD))).body == BODY


def test_what_is_said_about_the_author_goes_though_nobody_is_named():
    note = "<h4>À propos de l’auteur</h4><p>Journaliste, elle écrit sur les villes moyennes de la région.</p>"
    assert read(page(ARTICLE, note)).body == BODY


def test_the_arrow_back_from_a_footnote_goes():
    note = '<p>Entretien du 3 mars, à la mairie. <a href="#r1">↩</a></p>'
    assert read(page(ARTICLE, note)).body == f"{BODY}\nEntretien du 3 mars, à la mairie."


@pytest.mark.parametrize(
    "said",
    [
        "Les commentaires sont modérés. Merci de rester courtois.", "Votre commentaire sera publié après modération.",
        "Nous modérons pour l’instant tous les commentaires en raison d’un afflux de messages indésirables.",
        "Note: we are temporarily moderating all comments submitted.", "Both comments and pings are currently closed.",
        "Cet article est republié à partir de The Conversation sous licence libre. Lire l’article original.",
        "Cet article a été initialement publié sur Le Registre.", "Article initialement publié dans La Gazette.",
        "Une version de cet article est parue dans La Gazette.", "First published in The Gazette.",
        "Dieser Artikel ist zuerst bei „Die Gazette“ erschienen.", "Cet article a été lu 1 234 fois.", "FIN", "Caption",
        "Vous pouvez suivre les réponses à cet article via le flux RSS 2.0.", "Реклама:", "Reklama",
        "Pour citer cet article</p><p>Nadia Belle, « Mille places », Revue du port, 2026.",
        "Télécharger le communiqué (PDF)", "Publié par Nadia Belle le 3 mars 2026",
        "Related post: How a thousand people are trained", "Suivez Nadia Belle sur X",
        ">> <a href='/x'>Mille places ouvertes dans la région</a>, notre enquête",
        "Aktuelle Nachrichten aufs Handy? Hier geht es zur neuen News-App.",
    ],
)  # fmt: skip
def test_what_is_said_of_a_text_below_it_is_none_of_it(said: str):
    assert read(page(ARTICLE, f"<p>{said}</p>")).body == BODY


@pytest.mark.parametrize(
    "told",
    [
        "Ce texte a été publié au Journal officiel dimanche.", "Les commentaires ont été nombreux sur la place.",
        "« Les commentaires sont fermés », a dit la présidente.", "Aucun commentaire n’a été fait par le préfet.",
        "L’article publié par la revue conclut que la formation paie.", "La fin est proche.",
        "Elle cite cet article de la loi de 1901.", "Votre avis compte, dit-elle aux habitants.",
        "Citer ce nom suffit.", "L’article a été lu 3 fois à la tribune.",
        "Les commentaires du ministre ont été publiés lundi par la revue du port.",
        "Publié par Calanque en 2026", "Cet article de la loi est contesté.",
    ],
)  # fmt: skip
def test_a_last_sentence_of_the_same_words_stays(told: str):
    assert read(page(ARTICLE, f"<p>{told}</p>")).body == f"{BODY}\n{told}"


def test_a_linked_sentence_of_some_words_stays_in_the_text():
    sentence = "Elle coordonne aussi les plans des six villes et forme leurs agents."
    article = read(page(paragraphs(FIRST), f"<p><a href='/x'>{sentence}</a></p>", paragraphs(SECOND, THIRD)))
    assert article.body == f"{FIRST}\n{sentence}\n{SECOND}\n{THIRD}"
