"""What a page's buttons and labels say, word for word: in five languages of the press, the commonest in some others.

A line is looked up whole, without its digits and signs: no word of a sentence is ever looked for here. What may also be
an intertitle, an entry of a list or a short sentence counts only as a plain line without a full stop.
"""

from __future__ import annotations

import re
from itertools import product

from crawler.extract.page.sentences import FULL_STOPS
from crawler.extract.page.text_line import MOST_WORDS, Line

#: Phrases parted by commas, each one or many: "/" parts what may stand in a place, "_" is a space within it, and
#: nothing before or after a "/" leaves the place out. Folded.
_CONTROLS = """
partager/partagez/recommander/recommandez cet_article/l'article/cette_page/la_page/ce_contenu/cette_info/l'info /sur,
partager/partagez sur, partager/partagez /cet_article/l'article/cette_page sur/via/par/avec
facebook/x/twitter/linkedin/whatsapp/e-mail/email/mail/courriel/vos_amis/les_reseaux_sociaux, partager/partagez
/cet_article/l'article sur les_reseaux/mes_reseaux, commenter/commentez/noter/notez/imprimer/imprimez/ecouter/ecoutez
cet_article/l'article/cette_page/la_page, envoyer/recevoir /cet_article/l'article/cette_page/la_page par
email/e-mail/mail/courriel, sauvegarder/enregistrer/conserver/signaler/liker/suivre/voter_pour
cet_article/l'article/ce_contenu/cet_auteur/ce_sujet/cette_thematique/ce_theme/cette_page,
enregistrer/sauvegarder/lire pour_plus_tard, ajouter a/aux mes/ma/vos/
articles/article/favori/favoris/signet/signets/bibliotheque, mettre en favori/favoris, ajouter/ajoutez
/cet_article/l'article a/aux mes/vos/ favoris, telecharger/telechargez
cet_article/l'article/le_pdf/en_pdf/au_format_pdf/le_document/l'application/notre_application/l'appli, version
imprimable/pdf/pour_impression/audio, lire/ouvrir dans l'application/l'app/l'appli,
aucun/pas_de/pas_encore_de/zero/nouveau commentaire/commentaires/reaction, soyez
le_premier/la_premiere/le_premier_ou_la_premiere a
commenter/reagir/laisser_un_commentaire/commenter_cet_article/donner_votre_avis, voir/lire/afficher/consulter/masquer
tous_les/les commentaires/reactions, tous les commentaires, reagissez/reagir /a cet_article/l'article, les
commentaires/reactions sont fermes/clos/desactives/fermees/closes /sur_cet_article/pour_cet_article,
commentaires/comments fermes/closed/desactives, connectez-vous/identifiez-vous/inscrivez-vous/vous_devez_etre_connecte
pour commenter/reagir/laisser_un_commentaire/poster_un_commentaire/publier_un_commentaire, pour commenter/reagir
connectez-vous/identifiez-vous/inscrivez-vous, identifiez-vous, mot de passe oublie/perdu, creer/creez un/votre/mon
compte /gratuitement/gratuit, pas encore/toujours_pas de_compte/abonne/abonnee/membre/client
/creer_un_compte/inscrivez-vous/abonnez-vous/s'abonner/s'inscrire, en savoir /plus, j'aime chargement, votez/voter
pour cet_article, voir/lire tous les/ses articles de l'auteur/cet_auteur/ce_journaliste, deja /un
client/compte/membre/abonne/abonnee /se_connecter/connectez-vous/identifiez-vous/connexion,
s'abonner/s'inscrire/inscription/abonnement /gratuitement/gratuite a/aux la/notre/nos/
newsletter/newsletters/infolettre/lettre/lettres, je m'inscris/m'abonne/me_connecte /gratuitement/a_la_newsletter,
j'en profite, entrez/saisissez/indiquez/ votre adresse /e-mail/email/mail/courriel/electronique, adresse
e-mail/email/mail/courriel/electronique, votre e-mail/email/mail/courriel, recevez/recevoir/creer/activer
nos/des/les/une/mes alerte/alertes/notifications, nous suivre/rejoindre sur/ /les_reseaux_sociaux,
retrouvez-nous/rejoignez-nous sur/
facebook/twitter/x/instagram/linkedin/youtube/whatsapp/tiktok/google_news/les_reseaux_sociaux, facebook x twitter
/whatsapp/linkedin/e-mail/email/instagram,
facebook/twitter/x/instagram/linkedin/youtube/tiktok/whatsapp/mastodon/bluesky/rss
facebook/twitter/x/instagram/linkedin/youtube/tiktok/whatsapp/mastodon/bluesky/rss
/facebook/twitter/x/instagram/linkedin/youtube/tiktok/whatsapp/mastodon/bluesky/rss, lire/voir/afficher
l'integralite/la_totalite/tout /de cet_article/l'article, lire/voir/afficher moins/plus/davantage,
afficher/decouvrir/consulter/voir la suite, plus d'infos/d'informations/de_details/d'actualites/d'actus/d'articles,
fermer la_fenetre/ce_message/cette_fenetre/le_menu/la_video, aller/acceder/passer/sauter directement/
au/a_la/au_debut_du menu/recherche/navigation/contenu/pied_de_page/footer /principal/de_la_page, skip/jump/go to
main/the/ content/navigation/menu/footer/search, retour au/aux/a_la/en/vers_le/vers_la
haut/sommaire/articles/actualites/liste/accueil/page_d'accueil/rubrique/dossier
/de_page/de_la_page/des_articles/des_actualites, haut de la_page, /article/contenu/edition/articles/acces/zone/offre
reserve/reservee/reserves/reserve_e aux/a_nos abonnes/adherents/membres/lecteurs_abonnes /numeriques/premium,
article/contenu/edition/zone/info/espace/offre abonne/abonnes/premium, cet article/contenu est/ reserve
aux/a_nos/a_tous_nos abonnes/membres/adherents/inscrits, article/contenu /en acces/lecture libre/gratuit/gratuite,
article/contenu offert/gratuit /par_un_abonne/par_la_redaction/pour_vous, cet article/contenu vous est/ offert,
debloquez/debloquer/lire/lisez la_suite/cet_article/l'article avec/en/ vous_abonnant/un_abonnement,
debloquez/debloquer cet_article/l'article, profitez/beneficiez de notre/nos/l' offre/offres /speciale/d'essai,
voir/decouvrir/decouvrez/voir_toutes/comparer/consulter les/nos/toutes_nos/mes/ offre/offres/formules /d'abonnement,
choisir/choisissez votre/une/mon/cette formule/offre/abonnement, pour lire la suite choisissez/selectionnez/decouvrez
votre/nos/une formule/offres/offre, la suite est/de_cet_article_est reservee/reserve a/aux/a_nos abonnes, temps/duree
de lecture /estime/moyen/estimee /a/moins_d'une min/mn/minute/minutes, temps/duree de lecture /estime/moyen/estimee,
lecture /de/en min/mn/minute/minutes, min/mn/minutes/minute /de lecture/read/d'ecoute/de_video, estimated/approximate
reading/read time min/minute/minutes, reading/read time min/mins/minute/minutes, nombre de
vues/lectures/consultations, publication/article/page/produit partenaire, lien/url/adresse/texte/code
copie/copiee/courte/court/permanent/permanente /dans_le_presse-papiers, copier le/l' lien/url/code/adresse, permalien,
permalink /to_this_article, cet article/contenu vous_a/vous_a-t-il/t'a plu/interesse/ete_utile/aide
/partagez-le/partagez/soutenez-nous, vous avez aime/apprecie cet_article/ce_contenu/cette_video /partagez-le, was
this/the article/page/information helpful/useful, voir/voir_aussi/lire/consulter/retrouver/retrouvez /tous/toutes
tous_les/ses/ces/les/nos/tous_nos/tous_ses/toutes_les/toutes_nos/toutes_ses
articles/actualites/actus/videos/photos/communiques/publications, tous les/nos/ses/mes articles/communiques/dossiers
/de_l'auteur/de_la_rubrique/sur_ce_sujet, toutes les/nos/ses actualites/actus/infos/news/videos, toute
l'actu/l'actualite/l'info, voir/regarder/lire/lancer/visionner la/les/le/notre
video/videos/photos/diaporama/galerie/infographie /complete/complet, agrandir/ouvrir/voir
l'image/la_photo/en_grand/en_plein_ecran /en_grand, cliquez/cliquer pour agrandir/zoomer /l'image/la_photo,
cliquez/cliquer sur l'image/la_photo/la_carte pour agrandir/l'agrandir/zoomer/l'afficher_en_grand,
consultez/decouvrez/retrouvez/lire/lisez/voir notre/nos/le
dossier/dossiers/article/articles/newsletter/newsletters/podcast/podcasts /complet/special,
tags/themes/thematiques/sujets/mots_cles/mots-cles/rubriques/dossiers/articles
associes/associees/lies/liees/abordes/similaires/connexes, dans cet/ce article/dossier, table des matieres,
information/informations/texte/contenu fournie/fournies/fourni/propose/proposee/proposes par
afp/l'afp/reuters/zonebourse/cercle_finance, /tout/j' accepter/refuser/j'accepte/accepte
tout/et_fermer/et_continuer/les_cookies/tous_les_cookies, continuer sans accepter,
parametrer/gerer/modifier/personnaliser/accepter/refuser /mes/les/vos cookies/choix/preferences/consentements, voir
nos/les/la_liste_de_nos partenaires, se deconnecter, connexion/se_connecter inscription/s'inscrire/creer_un_compte,
avertir/contacter/alerter la_redaction/le_moderateur, signaler
un_abus/ce_commentaire/un_contenu_inapproprie/un_probleme/ce_contenu, une erreur/faute/coquille dans/sur cet/l'
/article, votre navigateur ne supporte/prend/permet pas/pas_en_charge /cette_video/l'element_audio/la_video,
chargement en cours, lecteur video/audio, faire/faites/je_fais un don, je/nous soutiens/soutenir
/la_redaction/le_journal, soutenez-nous /en_faisant_un_don, soutenez
la_presse/le_journalisme/un_journal/notre_journal/une_presse/notre_redaction independant/independante/,
article/page/actualite precedent/precedente/suivant/suivante, precedent suivant, page sur, embed size px, code
d'integration, rechercher/recherche sur/dans le_site/les_archives/un_article, rechercher un_article/une_actualite,
via giphy/tenor, menu/navigation principal/principale, navigation de l'article/des_articles, voir la/sa bio/biographie,
accepter gerer_mes_choix/parametrer/refuser, feuilleter le_magazine/le_journal, acheter
ce_numero/le_numero/le_magazine, creer/activer une alerte sur ce_theme/ce_sujet/cette_thematique, offrir cet_article
a_un_proche, classer dans mes_favoris, afficher/masquer la_legende, chargement de la_carte, lecture en_cours, la video
est en_cours_de_lecture, app_store google_play, consultez/lire notre/la charte
/editoriale/deontologique/de_deontologie, ajoutez votre commentaire /ici, un message un commentaire, moderation
a_priori/a_posteriori, ne_se_prononce_pas, lisez le_journal en_illimite,
plus d'articles de/par cet_auteur/l'auteur/cette_autrice/ce_journaliste, articles
du_meme_auteur/de_cet_auteur, voir toutes les/ses publications, la redaction
vous conseille/recommande/propose/suggere, join the conversation/discussion, rejoignez/rejoindre la
discussion/conversation, recevoir/activer les/mes alertes /info/infos, voir/afficher plus d'articles/d'actualites,
temps/duree de lecture minutes/min environ, be the first to comment/leave_a_comment,
log/sign in/up to comment/reply/join_the_discussion, jump to comments,
email/e-mail/save/bookmark/report/rate/like/copy this/ article/story/page/post/link, link copied /to_clipboard, click
to share/enlarge/expand/tweet/print, share/send /this/it article/story/on/via/by/with
facebook/twitter/x/email/friends/linkedin, watch/play/view /the/full video/gallery/photos/slideshow/now, report
an_error/a_typo/a_correction/an_issue, load/see/view/show/read/learn /all more, see/view all
/comments/articles/stories/news, already/not a/ subscriber/member/subscribed/registered/account
/sign_in/log_in/login/yet, already have an_account, subscribe for full/unlimited access /to_this_article,
subscribers/members only, for subscribers/members only, subscriber exclusive/content, support
us/our_work/our_journalism/independent_journalism, donate now/today/here, make a donation, read the
full/original/whole story/article, next/previous/older/newer article/post/story/page/posts, image/photo/video
caption/credit, get the app/newsletter, follow this_topic/the_author/author, add to/as
favorites/favourites/preferred_source/reading_list /on_google, auf/bei/per/via/uber
facebook/twitter/x/whatsapp/linkedin/mail/e-mail teilen, link/artikel/url/beitrag
kopieren/kopiert/senden/weiterempfehlen/teilen/drucken/merken/vorlesen_lassen, newsletter abonnieren/bestellen,
jetzt/hier abonnieren/anmelden/registrieren/bestellen/testen/kommentieren, mehr
lesen/anzeigen/dazu/erfahren/laden/infos, weiterlesen, zur/zum
startseite/merkliste/ubersicht/inhalt/hauptinhalt/navigation/kommentarbereich/seitenanfang /hinzufugen/springen,
direkt zum inhalt, zuruck zur/zum/nach startseite/ubersicht/oben, nach oben, folgen sie_uns/uns, cookies
akzeptieren/ablehnen, alle akzeptieren/ablehnen/kommentare_anzeigen, als pdf herunterladen/drucken/speichern, keine
kommentare, kommentar/kommentare schreiben/verfassen/abgeben/ansehen, bereits/schon/noch_kein
abonnent/registriert/kunde/abo /anmelden/hier_anmelden, nur fur abonnenten, passwort vergessen,
compartir/comparte/compartelo en/por facebook/twitter/x/whatsapp/linkedin/email, compartir/comparte
articulo/noticia/este_articulo/esta_noticia/la_noticia, ver/leer/mostrar/dejar/escribir los/un/
comentarios/comentario, comentarios cerrados, leer/ver/saber/cargar/mostrar mas, seguir/continuar leyendo, archivado
en, temas relacionados, iniciar/inicia/cerrar sesion, copiar enlace, enlace copiado, suscribete /a nuestra/la/nuestro
newsletter/boletin, ya eres suscriptor/suscriptora, contenido/solo exclusivo/ para suscriptores, aceptar/rechazar
/todas/las cookies, ir al contenido /principal, condividi /su/via/l'/questo/questa
facebook/twitter/x/whatsapp/linkedin/articolo/notizia, lascia/scrivi/aggiungi/leggi/mostra/vedi un/i/
commento/commenti, leggi tutto/di_piu/l'articolo_completo/l'articolo/anche, continua a leggere, iscriviti alla/alle/
/nostra newsletter, copia link/il_link, gia abbonato/registrato /accedi, accetta/rifiuta /tutti i_cookie/cookie, vai
al contenuto /principale, torna su/all'inizio/alla_home, riproduzione riservata, contenuto riservato agli_abbonati,
partages/k_partages, partages sur facebook/twitter/x, partage/partages desactive/desactives, testez/essayez/essai
gratuitement/gratuit /pendant_jours/pendant_un_mois/sans_engagement,
no comments /yet, ecouter/ecoutez /cet_article/l'article min/mn/minute/minutes, voir/afficher/decouvrir/decouvrez
la/les/nos/toutes_les galerie/galeries/images/photos /photo/photos/de_photos, sans engagement resiliable/annulable
/a_tout_moment/en_ligne, resiliable/annulable a_tout_moment/en_ligne, soutenez une/la presse /libre /et independante,
soutenez un/le journalisme /libre /et independant, signaler/signalez une erreur/faute/coquille
/dans_cet_article/dans_l'article/sur_cet_article, contactez la/notre redaction, contactez-nous, ecrivez-nous,
donnez/donnez-nous/partagez votre avis, revenir/retourner
a_l'accueil/a_la_page_d'accueil/en_haut/au_sommaire/a_la_liste, ajouter/ajoutez aux favoris, jetzt
/kostenlos/den/unseren newsletter abonnieren/bestellen,
post/add/leave/view/show/hide/read/see /all/a/the comments/comment,
print/email/e-mail/mail/send this/the post/page/entry/article/story /to_a_friend, email/e-mail/mail/send /this/it
to_a_friend, printer-friendly/printer_friendly/print_friendly /version/page, envoyer /cet_article/ce_billet/cette_page a
un_ami/un_e_ami_e/des_amis/un_proche, share/bookmark this post/entry/page, back to
news/list/overview/index/archive/articles/the_list/previous_page, text/font size /a_a/a_a_a,
agrandir/augmenter/reduire/diminuer le/la texte/police/taille_du_texte/taille_des_caracteres, bild/zum vergrossern
/anklicken/klicken, read the rest of this/the entry/post/article, suite de l'article, laissez/ecrivez votre/un
commentaire/message, view/see/voir the/les/ results/resultats, subscribe in_a/to_our/to_my/via
reader/rss_feed/feed/rss, get flash_player/adobe_flash_player/the_flash_player, invia a_un_amico/ad_un_amico, enviar
a_un_amigo/por_email, aumentar/reducir /el texto/tamano, condividi su/con, teilen mit, comparte/compartir esto/en,
volver a_la_lista/al_listado/arriba, tornare/torna indietro, druckversion, druckansicht, rate this, podziel_sie,
udostepnij /artykuł/tekst/wpis, skomentuj artykuł/tekst, zobacz
galerie/galerie_zdjec/zdjecia/wideo, pobierz aplikacje, dela artikeln/artikel/pa_facebook, kommentera artikeln, mejla
reportern/journalisten, del saken/artikkelen/artiklen/pa_facebook, kommenter saken/artikkelen, saken oppdateres,
artiklen/historien opdateres, skriv en_kommentar, jaa juttu/artikkeli/facebookissa, sdilejte/sdilet clanek, fotogalerie,
vstoupit do_diskuse, guarda il_video/la_gallery/le_foto, vai alla gallery/fotogallery, articolo precedente/successivo,
artikel/diesen_artikel/beitrag weiterempfehlen, werbung in_eigener_sache, drukuj, wyslij_znajomemu,
lubie_to, czytaj_wiecej, sdilet, vytisknout, paylas, devamı, поделиться, печать,
версия_для_печати, распечатать, εκτυπωση, κοινοποιηση, ツイート/ツイートする, 印刷/印刷する, シェアする, 分享/分享到,
打印/打印本页, 关闭窗口
"""
_LABELS = """
j'aime /chargement, lu/vu/vus/consulte fois, vues/lectures/views, tout accepter/refuser, gestion des
cookies/consentements, politique de confidentialite/cookies/protection_des_donnees, mentions legales, conditions
generales /d'utilisation/de_vente/d'abonnement, plan du site, espace abonne/abonnes/membre/membres/client/clients/pro,
mon compte/profil/abonnement, contact us, terms /and of/ use/service/conditions, privacy policy/notice, cookie/cookies
policy/settings/preferences, accept/reject/manage /all cookies, cookie-einstellungen, politica de privacidad/cookies,
aviso legal, ok, valider, envoyer, suivre, recommander, copier, partagez, recherche, navigation, sommaire,
auteur/auteurs/l'auteur, video/videos, info, exclusif, urgent, en direct, le direct, premium, abonne/abonnes, sans
engagement, mn, notre dossier, dossier complet, video a_la_une, vous etes_ici, acces libre, pdf, note, voir, lire,
zoom, like, liker, permalink, integrer, enregistrer, sauvegarder, signaler, accepter, refuser, j'accepte, espace
presse, la suite,
thematique/thematiques/themes/theme/sujets/sujet/etiquettes/categorie/categories/rubriques/topics/temas/themen/argomenti/schlagworte,
lecture audio/vocale, illustration, similaire/similaires/relacionado/correlati,
votre_nom/votre_prenom/votre_site_web/votre_message/votre_reaction/your_name/your_message/your_comment, back, volver,
indietro, enlarge, wordpress, schriftgrosse, more, pour en_savoir_plus, enviar, publie/mis_a_jour, loading, donate,
zuruck, datenschutz, impressum, registrate, guardar, caption, legende, abbonati, accedi, approfondisci, suscribete,
watch
"""
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['-][^\W_]+)*")


def _phrases(table: str) -> frozenset[str]:
    """Every phrase of a table."""
    found: set[str] = set()
    for entry in table.split(","):
        places = [place.split("/") for place in entry.split()]
        found.update(" ".join(" ".join(chosen).split()).replace("_", " ") for chosen in product(*places))
    return frozenset(found) - {""}


_SAID, _LABELLED = _phrases(_CONTROLS), _phrases(_LABELS)


def is_control(line: Line) -> bool:
    """Whether a line is nothing but what a button, a field or a label says."""
    if line.word_count > MOST_WORDS + 2 or line.kind == "row":
        return False
    said = " ".join(_WORD.findall(line.folded))
    if said in _SAID:
        return True
    return line.kind == "p" and said in _LABELLED and not line.text.endswith(FULL_STOPS)
