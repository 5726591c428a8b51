"""What content systems print around every text goes; sentences of the press that begin like it stay."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

STANDING = (
    "Fièrement propulsé par WordPress", "Powered by Ghost",
    '[contact-form-7 id="12" title="Formulaire"]', "[ad_inserter block=3]", "[/vc_column_text]",
    "Chaque matin, l’essentiel de l’actualité locale.", "Toute l’actualité de Valbrune sur votre mobile.",
    "À partir de 1 € le premier mois, sans engagement.", "Lisez La Gazette en illimité", "App Store Google Play",
    "Merci d’avoir participé à notre sondage !", "Recommandé par Outbrain", "Liens sponsorisés par Taboola",
    "Ce champ accepte les raccourcis SPIP et le code HTML.", "Un message, un commentaire ?", "modération a priori",
    "Ce forum est modéré a priori : votre contribution n’apparaîtra qu’après avoir été validée par un administrateur.",
    "Attention, votre message n’apparaîtra qu’après avoir été relu et approuvé.", "00:00 / 03:20", "Lecture en cours",
    "Utilisez les flèches haut/bas pour augmenter ou diminuer le volume.", "Créer une alerte sur ce thème",
    "Pour visualiser cette vidéo, veuillez activer JavaScript et envisager un autre navigateur.",
    "Voir cette publication sur Instagram", "Nous avons besoin de votre accord pour afficher ce contenu",
    "Cet article a été rédigé avec l’aide d’une intelligence artificielle et relu par un journaliste.",
    "Consultez notre charte éditoriale", "Feuilleter le magazine", "Offrir cet article à un proche",
    "Scopri di più da Il Corriere di Valbruna", "Abbonati per ricevere gli ultimi articoli inviati alla tua e-mail.",
    "Get our newsletter", "Success! You're on the list.", "Republish this story",
    "Whoops! There was an error and we couldn't process your subscription. Please reload the page and try again.",
    "Republiez nos articles gratuitement, en ligne ou sur papier, sous licence Creative Commons.",
    "Publicité. Faites défiler pour continuer.", "PUBLICITÉ – La suite de l’article ci-dessous",
    "Annonce publicitaire", "Contenu de nos partenaires", "Sommaire [Afficher]", "Masquer le sommaire",
    "Inhaltsverzeichnis [Verbergen]", "Contents [hide]", "Pages : 1 2 3",
    "Notez cet article : [Total : 12 Moyenne : 4.8]", "4.8/5 - (12 votes)",
    "Note moyenne 4.8 / 5. Nombre de votes : 12", "Aucun vote pour l’instant ! Soyez le premier à noter cet article.",
    "Cliquez sur une étoile pour noter !", "How useful was this post?", "Average rating 4.8 / 5. Vote count: 12",
    "Post Views: 1 204", "Cet article vous a été utile ? Oui Non", "Merci d’avoir voté pour cet article.",
    "Télécharger l’article au format PDF", "Print Friendly, PDF & Email", "Voice by ResponsiveVoice",
    "Lecture vocale", "Quitter la version mobile", "Voir la version complète de cet article", "Traduire cette page :",
    "Taille du texte : A- A A+", "Voir une carte plus grande", "Agrandir le plan",
    "Cliquez pour partager sur Facebook(ouvre dans une nouvelle fenêtre)",
    "Click to share on X (Opens in new window)", "Klick, um auf Facebook zu teilen (Wird in neuem Fenster geöffnet)",
    "Haz clic para compartir en Facebook (Se abre en una ventana nueva)", "Faites passer l’info :",
    "Sharing is caring!", "J’aime ça :", "J’aime chargement…", "Gefällt mir:", "Me gusta esto:",
    "Soutenez Le Courrier sur Tipeee",
    "Cette entrée a été publiée dans Actualités. Ajouter aux favoris le permalien.",
    "This entry was posted in News. Bookmark the permalink.",
    "Esta entrada fue publicada en Noticias. Guarda el enlace permanente.",
    "Permalien : https://gazette.example/?p=4521", "URL de cet article : https://gazette.example/?p=4521",
    "Article imprimé depuis La Gazette : https://gazette.example",
    "Cet article a été modifié pour la dernière fois le 15 mars 2026 10h00",
    "Dernière mise à jour le 15 mars 2026 par la rédaction",
    "Enregistrer mon nom, mon e-mail et mon site dans le navigateur pour mon prochain commentaire.",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Vous devez vous connecter pour publier un commentaire.",
    "Du musst angemeldet sein, um einen Kommentar abzugeben.", "Devi essere connesso per inviare un commento.",
    "Désolé, les commentaires sont fermés pour cet article.",
    "Ce site utilise Akismet pour réduire les indésirables. En savoir plus sur la façon dont elles sont traitées.",
    "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    "Diese Website verwendet Akismet, um Spam zu reduzieren. Erfahre, wie deine Kommentardaten verarbeitet werden.",
    "Ce site est protégé par reCAPTCHA et la politique de confidentialité de Google s’applique.",
    "Si vous avez trouvé une faute d’orthographe, veuillez nous en informer en appuyant sur Ctrl + Entrée.",
    "Rapport de faute d’orthographe", "Merci ! Votre inscription a bien été prise en compte.",
    "Vérifiez votre boite de réception ou votre répertoire d’indésirables pour confirmer votre abonnement.",
    "Nous ne spammons pas ! Consultez notre politique de confidentialité pour plus d’informations.",
    "We don’t spam! Read our privacy policy for more info.", "Vous pouvez vous désinscrire à tout moment.",
    "Vous pourrez vous désabonner à tout moment grâce au lien présent dans nos e-mails.",
    "You can unsubscribe at any time.",
    "Vous recevez cet e-mail parce que vous êtes inscrit à la lettre de La Gazette.",
    "Les données recueillies sur ce formulaire sont destinées à La Gazette. Vous disposez d’un droit d’accès.",
    "En chargeant cette vidéo, vous acceptez la politique de confidentialité de YouTube.", "Charger la vidéo",
    "Toujours débloquer YouTube", "By loading the video, you agree to YouTube’s privacy policy.",
    "YouTube immer entsperren", "Video laden", "Cliquez pour accepter les cookies marketing et activer ce contenu",
    "Click to accept marketing cookies and enable this content",
    "Veuillez autoriser le dépôt de cookies pour partager sur Facebook.", "Ce diaporama nécessite JavaScript.",
    "Cliquez sur une photo pour l’agrandir", "Plus d’articles de cet auteur", "Vous appréciez notre travail ?",
    "Veuillez vous connecter pour lire la suite de l’article.", "Vous devez être connecté(e) pour voir ce contenu.",
    "Vous n’êtes pas autorisé à voir ce contenu.", "Étiqueté piscine, sport, Valbrune",
)  # fmt: skip
SENTENCES = (
    "Propulsé par le succès", "Powered by the sun", "Voice by Maria Callas",
    "[mi-temps]", "[Mise à jour à 14 h] Le pont est fermé.", "[La salle rit.]", "[sic]", "[id=12] était gravé dessous.",
    "Chaque matin, l’essentiel de l’actualité tient pour lui dans un journal plié en quatre.",
    "Toute l’actualité de la semaine tient sur votre mobile, assure l’opérateur.", "Ce champ accepte les semis "
    "tardifs.",
    "À partir de 1 € par mois, sans engagement, l’opérateur vise les étudiants.", "Attention, votre message dérange.",
    "Nous avons besoin de votre accord pour vendre.", "Le match a commencé à 20:45.",
    "Pour visualiser cette vidéo, les jurés ont dû sortir.", "Lisez Proust, il en restera quelque chose.",
    "Scopri di più, dice la guida ai turisti.", "Get our children out, the mothers shouted.",
    "Success has many fathers.", "Republier cet article de Zola en 1898 relevait du courage.",
    "Cet article du traité, que Paris voulait mettre en favori, a été voté.",
    "Ce contenu a été publié sur un forum avant d’être effacé par son auteur.",
    "Cet article a été modifié pour la dernière fois en 1994 par le Parlement.",
    "Dernière modification : le tarif passe à 3 euros pour les enfants.",
    "Dernière mise à jour du logiciel : trois failles sont corrigées.",
    "Enregistrer mon nom à l’état civil a pris six mois, raconte-t-elle.",
    "Vous devez être connecté à internet pour publier une annonce sur le site de la mairie.",
    "Ce site industriel utilise un gaz interdit depuis 2010.",
    "Cliquez pour partager, nous répète-t-on à longueur de journée.",
    "Faites passer le message aux anciens, a demandé le proviseur.",
    "J’aime ça : le bruit du marché, l’odeur du pain, les gens qui se parlent.",
    "Soutenez les éleveurs sur le marché de samedi.", "Sommaire, le texte ne dit rien du financement.",
    "Contenu, l’incendie a tout de même détruit deux hangars.", "Afficher le prix est obligatoire depuis mardi.",
    "Pages 12 à 15, le rapport détaille la facture.", "Note moyenne : 12,4/20 pour les candidats de l’académie.",
    "Total : 12 blessés, dont trois graves.", "Aucun vote pour l’extrême gauche dans ce bureau.",
    "Cliquez sur une image et le piège se referme, explique l’expert.",
    "Merci pour votre inscription au patrimoine, a lancé le maire aux artisans.",
    "Télécharger un article en PDF coûtait 2 euros.", "Voice by voice, the choir joined in.",
    "Propulsé par un moteur électrique, le bateau traverse la rade.",
    "Voir la version complète du rapport a surpris les élus.", "Traduire cette page de Proust m’a pris un mois.",
    "Taille du texte : 300 pages.", "Augmenter la taille des parcelles reste le but de la coopérative.",
    "Voir la carte des zones inondables demande de la patience.", "Ce lecteur de 82 ans nécessite des soins.",
    "Si vous constatez une erreur sur votre avis, vous pouvez la corriger en ligne.",
    "Vérifiez vos courriels avant de partir, conseille l’ambassade.", "Nous n’envoyons pas nos enfants à la guerre.",
    "Vous pouvez vous désinscrire des listes en mairie.", "Vous recevez ce chèque en juin, sans démarche.",
    "Les données recueillies par la sonde montrent une croûte de glace.",
    "Vos données seront effacées, promet la direction.",
    "Conformément à la loi, vous disposez de deux mois pour faire appel.",
    "J’accepte la défaite, mais pas la méthode.", "J’ai lu et relu ce livre.",
    "En chargeant la benne, vous acceptez un risque, prévient l’affiche.", "Charger la barque ne servirait à rien.",
    "Toujours debout à 90 ans.", "Google est désactivé dans ces écoles depuis la rentrée ?",
    "Vous devez accepter les cookies de Noël de la voisine.", "Vous aimez nos marchés ? Les Allemands aussi.",
    "Étiqueté « dangereux », le produit reste en vente.", "Plus de Français partent en vacances en juin.",
    "Veuillez vous connecter, insiste la borne, qui reste muette.",
    "Vous devez être connecté pour voir la comète, plaisante l’astronome.",
    "Vous n’êtes pas autorisé à voir ce contenu, répond le site de la préfecture.",
    "Source : https est désormais la norme, selon l’Anssi.", "Adresse : 12, place du Marché.",
    "Lien : il n’y en a pas, tranche la procureure.", "Post views are a poor measure, she said.",
    "We don't spam our neighbours with leaflets, she said.", "Discover more from the archive, the curator said.",
    "You must be logged in to vote in Estonia.", "Debes ser miembro para votar en la asamblea.",
    "Devi essere abbonato per capire il basket.", "Sie müssen angemeldet sein, um zu wählen.",
    "Wir senden keinen Spam, sondern Briefe, sagte der Minister.",
    "Contenus de nos partenaires, les films ont été retirés.", "Publicité : faites défiler les élus, et comptez.",
    "4,8/5 pour 12 votes blancs, c’est le score du maire.",
    "Merci de vous connecter avec la réalité, lui a répondu l’avocate.",
    "Si vous trouvez une erreur, prévenez le bureau de vote.", "Extrait : le maire parle.",
    "Print is dead, they said.", "Similaire en tout point à la première, la seconde tour sera livrée en mai.",
)  # fmt: skip


@pytest.mark.parametrize("said", STANDING)
def test_what_a_system_says_on_all_of_its_pages_goes(said: str):
    assert read(page(paragraphs(FIRST, SECOND, said, THIRD))).body == BODY


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_begins_like_a_systems_stays(sentence: str):
    assert read(page(paragraphs(FIRST, SECOND, sentence, THIRD))).body == f"{FIRST}\n{SECOND}\n{sentence}\n{THIRD}"


@pytest.mark.parametrize("heading", ["Agrandir la carte", "Faites passer l’info", "Spread the love", "Taille du texte"])
def test_a_heading_that_says_what_a_button_says_stays_and_the_button_goes(heading: str):
    with_heading = read(page(paragraphs(FIRST, SECOND), f"<h2>{heading}</h2>", paragraphs(THIRD)))
    assert with_heading.body == f"{FIRST}\n{SECOND}\n{heading}\n{THIRD}"
    assert read(page(paragraphs(FIRST, SECOND, heading, THIRD))).body == BODY


def test_the_name_of_the_author_before_other_articles_goes():
    byline = '<p class="byline">Par Nadia Belle</p>'
    assert read(page(byline, paragraphs(FIRST, SECOND, THIRD, "Plus de Nadia Belle"))).body == BODY


@pytest.mark.parametrize("heading", ["À propos de l’auteur", "L’autrice"])
@pytest.mark.parametrize(
    "more", ["", "Elle a publié deux livres sur les communes de la région et sur leurs écoles, en 2019 et 2022."]
)
def test_a_note_on_the_author_ends_where_the_text_goes_on(heading: str, more: str):
    byline = '<p class="byline">Par Nadia Belle</p>'
    note = (
        f"<h4>{heading}</h4>{paragraphs('Nadia Belle est journaliste au Courrier depuis 2014.', *filter(None, [more]))}"
    )
    assert read(page(byline, paragraphs(FIRST, SECOND), note, paragraphs(THIRD))).body == BODY
    assert read(page(byline, paragraphs(FIRST, SECOND, THIRD), note)).body == BODY


def test_a_heading_above_what_is_told_of_another_author_stays():
    byline, told = '<p class="byline">Par Nadia Belle</p>', "Karim Osman est né à Lyon en 1970, où il enseigne."
    html = page(byline, paragraphs(FIRST, SECOND), f"<h4>L’auteur</h4>{paragraphs(told)}")
    assert read(html).body == f"{FIRST}\n{SECOND}\nL’auteur\n{told}"


def test_advertisers_sign_nothing():
    byline = '<p>Publié le 4 mars 2026 par <span class="author">Nadia Belle</span></p>'
    assert read(page(byline, paragraphs(FIRST), "<p>par Taboola</p>", paragraphs(SECOND))).authors == ("Nadia Belle",)
