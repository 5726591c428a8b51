"""Sentences of the press that begin or sound like chrome stay; what they sound like goes."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

SENTENCES = (
    "Inscrivez-vous sur les listes avant le 31 décembre.", "Inscrivez-vous tôt, conseille la directrice du club.",
    "Déjà inscrit, il a dû se désister.", "Pas encore inscrits, les retardataires ont jusqu’à mardi.",
    "La suite sur le terrain sera rude.", "Lire la suite de l’histoire demande du courage.",
    "Une erreur dans l’article 12 du décret a tout bloqué.", "Sign up to fight, the poster said.",
    "Source : la préfecture, qui n’a pas souhaité s’étendre.", "Image par image, les enquêteurs ont revu la scène.",
    "Getty Images a racheté son concurrent.", "Photo : elle a gardé celle de son père.",
    "L’accès est réservé aux abonnés du réseau de bus.", "Le parking est réservé aux abonnés de la ligne 3.",
    "L’article est réservé aux abonnés de la revue, regrette le chercheur.",
    "Déjà abonné ? Le tarif ne change pas pour les anciens clients de la régie.",
    "À voir : la grande halle et ses verrières de 1882.", "À écouter : le chœur des mineurs, samedi à 18 heures.",
    "Related: the word appears twice in the indictment.", "Derniers articles du traité de paix signés hier.",
    "Autres dossiers en attente : le stade et la piscine.",
    "Suivez la Loire sur Facebook, propose l’office aux visiteurs.",
    "Rejoignez notre direct, a lancé l’animateur avant la panne.",
    "Le maire a répondu aux habitants sur Facebook : « Rejoignez-nous samedi. »",
    "You can follow the trial on YouTube, the court said.",
    "Sie folgen uns überall hin, sagt der Schäfer auf Instagram.", "Síguenos en Twitter, dijo el guía.",
    "Seguici su Facebook, ha detto la guida ai turisti.",
    "Renseignements au 02 99 71 05 27 ou à contact@festival.example.",
    "Les candidatures sont à adresser à jury@festival.example.",
    "Avec la collaboration des habitants, la police a retrouvé l’enfant.",
    "Avec le concours de l’État, la commune rachète le château.",
    "Traduit de l’anglais par sa fille, le roman sort jeudi.", "Classé dans les monuments, le phare sera restauré.",
    "Reproduction interdite : la loi vise le clonage depuis 2004.", "Writing by hand helps pupils remember.",
    "Posted in Kabul for two years, he never learned the language.",
    "Vous utilisez un bloqueur de roue ? Il peut être exigé par l’assureur.",
    "Une faute avouée est à moitié pardonnée, dites-le à vos enfants.",
    "Choisissez les produits locaux parmi vos sources de protéines.",
    "Votre navigateur n’est pas en cause, assure l’agence aux contribuables.",
    "Votre messagerie est pleine chaque lundi, constate-t-il.",
    "Sans vos dons, nous aurions fermé, a dit la présidente de l’association.",
    "Share this information, please?", "12 avis ont été rendus par le conseil d’État.",
    "Cet article fait partie du code pénal depuis 1994.", "Lisez aussi entre les lignes, répète le professeur.",
    "Contactez-nous, ont supplié les familles des disparus.", "Inscrivez-vous gratuitement au tournoi avant samedi.",
    "L’article a été mis à jour en commission, puis rejeté.", "Quelle que soit l’issue, il faudra payer.",
    "Lire page après page fatigue.", "Written by hand, the letter was sold for a million.",
    "Mit Agenturen will der Minister nicht mehr arbeiten.", "Reproduction interdite, a décidé le juge.",
    "Retrouvez la scène sur YouTube, dit en riant le pompier.",
    "Vous souhaitez lire la suite du rapport ? Elle est en mairie.",
    "Segui la strada su Facebook, dice la guida.", "Puedes seguir la sesión en YouTube, dijo el alcalde.",
    "Lire aussi lentement que lui est un art, et il le sait depuis toujours.",
    "Avec les informations de la météo, les équipes ont tenu bon.",
    "Publié dans trente pays, son roman a été vendu à deux millions d’exemplaires.",
    "Traduit en justice par sa commune, leur ancien maire plaidera mardi.",
    "Édité par une maison de Rennes, ses poèmes ont trouvé dix mille lecteurs.",
    "Publié dans une revue de médecine, son article compare douze hôpitaux.",
    "Réalisé par un institut public, le sondage surprend.",
    "Écrit par un collectif, leur rapport demande des moyens.",
)  # fmt: skip
CHROME = (
    "Inscrivez-vous à notre newsletter.", "Inscrivez-vous à La Matinale", "Inscrivez-vous gratuitement.",
    "Abonnez-vous à partir de 1 €", "Abonnez-vous à La Gazette", "Abonnez-vous dès 4,99 €/mois",
    "Déjà inscrit ? Identifiez-vous.", "Pas encore inscrit ? Créez un compte", "La suite sur le site de La Gazette",
    "Lire la suite sur RFI", "Lire la suite sur le site de L’Écho.", "Une erreur dans l’article ? Signalez-la nous",
    "Sign up for our free newsletter.", "Subscribe to The Echo for full access.", "Source : Insee.",
    "Photo : archives L’Écho.", "© 2026 Le Journal. Tous droits réservés.", "Getty Images.",
    "Cet article est réservé aux abonnés de La Gazette.", "La suite est réservée aux abonnés du journal.",
    "Déjà abonné ? Connectez-vous pour lire la suite", "À voir : notre diaporama", "Related: Budget talks stall again",
    "Vous devez être connecté pour poster un commentaire.",
    "Cet article fait partie de notre dossier « Villes en crise »", "Cet article vous est offert par notre partenaire",
    "Lire plus : La piscine rouvrira en juin", "REGARDEZ AUSSI : La piscine rouvrira en juin",
    "Article suivant : La piscine rouvrira en juin", "Abonnez-vous à partir de 1 € seulement le premier mois d’essai",
    "Article mis à jour le 4 mars 2026 à 10 h 12 avec la réaction du préfet.", "12 réactions",
    "Ajouter Le Journal à mes favoris Google", "Soutenez une presse libre et indépendante", "Donnez votre avis",
    "Vous avez une information à nous transmettre ? Contactez notre rédaction.", "Voir la galerie photos",
    "Écouter cet article (3 min)", "Profitez de notre offre spéciale : 1 € par mois pendant 3 mois",
    "Sans engagement, résiliable à tout moment", "Signaler une erreur dans cet article", "Revenir à l’accueil",
    "Nos lecteurs lisent aussi", "Ailleurs sur le web", "Contenus sponsorisés", "Photo de une : archives L’Écho / DR",
    "after newsletter promotion", "Jetzt Newsletter abonnieren", "Iscriviti alla newsletter del Corriere",
    "Quelle: Tagblatt", "Zum Thema", "Click here to subscribe",
    "Connectez-vous pour lire la suite", "Recevez nos alertes info", "What to read next",
    "Lire aussi La piscine rouvrira en juin après deux ans de travaux", "Lire page 4", "Lire aussi nos pages 12 et 13",
)  # fmt: skip
ENDINGS = (
    "Avec la collaboration de Paul Morin.", "Traduit de l’anglais par Anne Lebel.", "Publié dans Économie, Emploi",
    "Reporting by Paul Morin in Paris; editing by Anne Lebel.", "Toute reproduction interdite.",
    "Vous pouvez nous suivre sur Twitter et Facebook.", "Anne Lebel can be reached at alebel@gazette.example.",
    "Vous pouvez écrire à notre journaliste : alebel@gazette.example.", "Contact : alebel@gazette.example.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_stays_though_it_begins_like_chrome(sentence: str):
    assert read(page(paragraphs(FIRST, SECOND, sentence, THIRD))).body == f"{FIRST}\n{SECOND}\n{sentence}\n{THIRD}"
    assert read(page(paragraphs(FIRST, SECOND, THIRD, sentence))).body == f"{BODY}\n{sentence}"


@pytest.mark.parametrize("said", CHROME)
def test_what_such_a_sentence_sounds_like_goes(said: str):
    assert read(page(paragraphs(FIRST, SECOND, said, THIRD))).body == BODY
    assert read(page(paragraphs(FIRST, SECOND, THIRD, said))).body == BODY


@pytest.mark.parametrize("said", ENDINGS)
def test_what_is_said_of_who_made_it_goes_below_the_text(said: str):
    assert read(page(paragraphs(FIRST, SECOND, THIRD, said))).body == BODY


@pytest.mark.parametrize(
    "heading", ["Signé par vingt-sept pays", "Écrit par une machine", "Réalisé par des bénévoles", "Rédigé par l’État"]
)
def test_an_intertitle_stays_that_begins_like_a_signature(heading: str):
    article = read(page(paragraphs(FIRST, SECOND), f"<h2>{heading}</h2>", paragraphs(THIRD)))
    assert article.body == f"{FIRST}\n{SECOND}\n{heading}\n{THIRD}"


@pytest.mark.parametrize("heading", ["Écrit par Nadia Belle", "Rédigé par la rédaction", "Réalisé par notre envoyé"])
def test_a_signature_set_as_a_heading_goes(heading: str):
    assert read(page(paragraphs(FIRST, SECOND, THIRD), f"<h4>{heading}</h4>")).body == BODY


def test_the_name_of_a_letter_goes_with_when_it_comes():
    letter = ("La lettre politique", "Chaque jeudi, le regard de la rédaction sur la vie publique.", "Je m’inscris")
    assert read(page(paragraphs(FIRST, SECOND, *letter, THIRD))).body == BODY


def test_news_of_a_letter_stays():
    told = ("La lettre anonyme", "Le maire l’a reçue mardi, et chaque jeudi depuis.")
    assert read(page(paragraphs(FIRST, SECOND, *told, THIRD))).body.split("\n")[2:4] == list(told)
