"""Pairs of addresses in the shapes of the French press, written before anybody read the rules of store/urls/.

Hosts are real ones, because registered domains and their habits are; no path names an article that exists.
"""

from __future__ import annotations

#: One article, twice: what feeds, newsletters, social networks, phones and office programs do to its address.
ONE_ARTICLE = (
    (
        "https://www.lemondeinformatique.fr/actualites/lire-une-region-change-de-messagerie-93712.html",
        "http://www.lemondeinformatique.fr/actualites/lire-une-region-change-de-messagerie-93712.html"
        "?utm_source=newsletter&utm_medium=email&utm_campaign=quotidienne",
    ),
    (
        "https://www.usine-digitale.fr/article/un-port-simule-ses-marees.N2212345",
        "https://www.usine-digitale.fr/article/un-port-simule-ses-marees.N2212345#xtor=RSS-215",
    ),
    (
        "https://www.lesechos.fr/tech-medias/hightech/un-port-simule-ses-marees-2091234",
        "https://www.lesechos.fr/tech-medias/hightech/un-port-simule-ses-marees-2091234?xtor=CS4-6234",
    ),
    (
        "https://www.lemonde.fr/economie/article/2026/05/13/un-port-simule-ses-marees_6632912_3234.html",
        "https://www.lemonde.fr/economie/article/2026/05/13/un-port-simule-ses-marees_6632912_3234.html"
        "?lmd_medium=al&lmd_campaign=envoye-par-appli&lmd_creation=ios&lmd_source=twitter",
    ),
    (
        "https://www.lemonde.fr/pixels/article/2026/02/03/une-ville-quitte-ses-serveurs_6614421_4408996.html",
        "https://www.lemonde.fr/pixels/article/2026/02/03/une-ville-quitte-ses-serveurs_6614421_4408996.html#ens_id=1",
    ),
    (
        "https://www.lefigaro.fr/secteur/high-tech/une-ville-quitte-ses-serveurs-20260203",
        "https://amp.lefigaro.fr/secteur/high-tech/une-ville-quitte-ses-serveurs-20260203",
    ),
    (
        "https://www.bfmtv.com/tech/une-ville-quitte-ses-serveurs_AV-202602030412.html",
        "https://www.bfmtv.com/amp/tech/une-ville-quitte-ses-serveurs_AV-202602030412.html",
    ),
    (
        "https://www.20minutes.fr/economie/4112233-20260203-ville-quitte-serveurs",
        "https://www.20minutes.fr/amp/a/4112233?fbclid=IwAR0kd3J",
    ),
    (
        "https://www.clubic.com/actualite-512345-une-ville-quitte-ses-serveurs.html",
        "https://m.clubic.com/actualite-512345-une-ville-quitte-ses-serveurs.html",
    ),
    (
        "https://www.channelnews.fr/un-grossiste-rachete-son-rival-141234",
        "https://www.channelnews.fr/un-grossiste-rachete-son-rival-141234/amp/",
    ),
    (
        "https://www.frenchweb.fr/une-jeune-pousse-leve-dix-millions/451234",
        "https://www.frenchweb.fr/une-jeune-pousse-leve-dix-millions/451234/?amp=1",
    ),
    (
        "https://www.solutions-numeriques.com/un-hopital-chiffre-ses-dossiers/",
        "https://www.solutions-numeriques.com/un-hopital-chiffre-ses-dossiers/?print=print",
    ),
    (
        "https://www.zdnet.fr/actualites/un-hopital-chiffre-ses-dossiers-39987654.htm",
        "https://www.zdnet.fr/actualites/un-hopital-chiffre-ses-dossiers-39987654.htm#xtor=RSS-1",
    ),
    (
        "https://www.journaldunet.com/solutions/dsi/1534567-un-hopital-chiffre-ses-dossiers/",
        "https://www.journaldunet.com:443/solutions/dsi/1534567-un-hopital-chiffre-ses-dossiers/?een=1a2b&seen=2",
    ),
    (
        "https://www.globalsecuritymag.fr/spip.php?article12345",
        "http://globalsecuritymag.fr/spip.php?article12345&utm_source=rss",
    ),
    (
        "https://www.linformaticien.com/magazine/cloud/61234-un-port-simule-ses-marees.html",
        "https://linformaticien.com//magazine/cloud/61234-un-port-simule-ses-marees.html",
    ),
    (
        "https://www.ouest-france.fr/bretagne/brest-29200/un-port-simule-ses-marees-0a1b2c3d-1234-11ef-9876-001122334455",
        "https://www.ouest-france.fr/bretagne/brest-29200/"
        "un-port-simule-ses-marees-0a1b2c3d-1234-11ef-9876-001122334455?at_medium=reseaux&at_campaign=twitter",
    ),
    (
        "https://www.ladepeche.fr/2026/02/03/un-musee-numerise-ses-herbiers-12345678.php",
        "https://www.ladepeche.fr/amp/2026/02/03/un-musee-numerise-ses-herbiers-12345678.php",
    ),
    (
        "https://www.sudouest.fr/economie/un-musee-numerise-ses-herbiers-21234567.php",
        "https://www.sudouest.fr/economie/un-musee-numerise-ses-herbiers-21234567.php?csnt=19a2b3c4",
    ),
    (
        "https://www.liberation.fr/economie/un-musee-numerise-ses-herbiers-20260203_ABCDEFGHIJKLMNOPQRSTUVWXY4/",
        "https://www.liberation.fr/economie/un-musee-numerise-ses-herbiers-20260203_ABCDEFGHIJKLMNOPQRSTUVWXY4/"
        "?outputType=amp",
    ),
    (
        "https://www.nouvelobs.com/economie/20260203.OBS12345/un-musee-numerise-ses-herbiers.html",
        "https://www.nouvelobs.com/economie/20260203.OBS12345/un-musee-numerise-ses-herbiers.amp",
    ),
    (
        "https://next.ink/123456/un-musee-numerise-ses-herbiers/",
        "https://next.ink/123456/un-musee-numerise-ses-herbiers/?mtm_campaign=brief&mtm_kwd=a",
    ),
    (
        "https://www.info.gouv.fr/actualite/une-caisse-publique-change-de-poste-de-travail",
        "https://www.info.gouv.fr/actualite/une-caisse-publique-change-de-poste-de-travail?pk_campaign=lettre",
    ),
    (
        "https://presse.economie.gouv.fr/une-caisse-publique-change-de-poste-de-travail/",
        "https://presse.economie.gouv.fr/une-caisse-publique-change-de-poste-de-travail/index.html",
    ),
    (
        "https://www.banquedesterritoires.fr/une-caisse-publique-change-de-poste-de-travail",
        "https://www.google.com/url?sa=t&source=web&rct=j&url="
        "https%3A%2F%2Fwww.banquedesterritoires.fr%2Fune-caisse-publique-change-de-poste-de-travail&ved=2ahUK&usg=AOv",
    ),
    (
        "https://www.latribune.fr/technos-medias/informatique/une-usine-se-pilote-a-distance-1012345.html",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.latribune.fr%2Ftechnos-medias%2Finformatique%2F"
        "une-usine-se-pilote-a-distance-1012345.html%3Ffbclid%3DIwAR1&h=AT0aBc",
    ),
    (
        "https://www.capital.fr/entreprises-marches/une-usine-se-pilote-a-distance-1498765",
        "https://www.google.fr/amp/s/www.capital.fr/entreprises-marches/une-usine-se-pilote-a-distance-1498765",
    ),
    (
        "https://www.challenges.fr/high-tech/une-usine-se-pilote-a-distance_912345",
        "https://www-challenges-fr.cdn.ampproject.org/c/s/www.challenges.fr/high-tech/"
        "une-usine-se-pilote-a-distance_912345",
    ),
    (
        "https://www.lagazettedescommunes.com/912345/une-usine-se-pilote-a-distance/",
        "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.lagazettedescommunes.com%2F912345%2F"
        "une-usine-se-pilote-a-distance%2F&data=05%7C02%7C&sdata=AbC%3D&reserved=0",
    ),
    (
        "https://www.maddyness.com/2026/02/03/une-jeune-pousse-leve-dix-millions/",
        "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fwww%2Emaddyness%2Ecom%2F2026%2F02%2F03%2F"
        "une-jeune-pousse-leve-dix-millions%2F&urlhash=aB1c",
    ),
    (
        "https://www.humanite.fr/social-et-economie/numerique/une-école-rend-ses-tablettes",
        "https://www.humanite.fr/social-et-economie/numerique/une-%C3%A9cole-rend-ses-tablettes?share=twitter",
    ),
    (
        "https://WWW.Lexpress.FR/economie/high-tech/une-ecole-rend-ses-tablettes-ABCDEFGHIJ/",
        "https://www.lexpress.fr/economie/high-tech/une-ecole-rend-ses-tablettes-ABCDEFGHIJ/?cmp_redirect=true",
    ),
    (
        "https://www.finyear.com/Une-banque-ferme-son-dernier-centre_a51234.html",
        "https://www.finyear.com/Une-banque-ferme-son-dernier-centre_a51234.html?PHPSESSID=0af81c2d33e4",
    ),
    (
        "https://www.aefinfo.fr/depeche/712345-une-ecole-rend-ses-tablettes",
        "https://www.aefinfo.fr/depeche/712345-une-ecole-rend-ses-tablettes;jsessionid=1A2B3C4D.node2",
    ),
    (
        "https://news.microsoft.com/fr-fr/2026/02/03/un-nouveau-centre-de-donnees/",
        "https://news.microsoft.com/fr-fr/2026/02/03/un-nouveau-centre-de-donnees/?ocid=AID2200057&wt.mc_id=x",
    ),
)

#: Two articles, or two texts: what looks like decoration is the number of the page.
TWO_ARTICLES = (
    (
        "https://www.globalsecuritymag.fr/spip.php?article12345",
        "https://www.globalsecuritymag.fr/spip.php?article12346",
    ),
    ("https://ess-et-societe.net/?p=1042", "https://ess-et-societe.net/?p=1043"),
    ("https://www.distributique.com/article.php?id=8123", "https://www.distributique.com/article.php?id=8124"),
    ("https://www.toolinux.com/article.php3?sid=2201", "https://www.toolinux.com/article.php3?sid=2202"),
    (
        "https://www.dsih.fr/article/5512/un-hopital.html?ref=5512",
        "https://www.dsih.fr/article/5512/un-hopital.html?ref=5513",
    ),
    (
        "https://www.linformaticien.com/index.php?option=com_content&view=article&id=61234",
        "https://www.linformaticien.com/index.php?option=com_content&view=article&id=61235",
    ),
    (
        "https://www.linformaticien.com/index.php?option=com_content&view=article&id=61234",
        "https://www.linformaticien.com/index.php?option=com_content&view=category&id=61234",
    ),
    ("https://www.april.org/?q=node/1204", "https://www.april.org/?q=node/1205"),
    (
        "https://presse.exemple-region.fr/communique.aspx?num=77",
        "https://presse.exemple-region.fr/communique.aspx?num=78",
    ),
    ("https://www.zonebourse.com/actualite/#!/depeche/551", "https://www.zonebourse.com/actualite/#!/depeche/552"),
    (
        "https://www.lemondeinformatique.fr/actualites/lire-une-region-93712.html",
        "https://www.lemondeinformatique.fr/actualites/lire-une-region-93712-page-2.html",
    ),
    ("https://www.lemagit.fr/conseil/Un-guide?page=1", "https://www.lemagit.fr/conseil/Un-guide?page=2"),
    ("https://www.inria.fr/fr/un-laboratoire-commun", "https://www.inria.fr/en/un-laboratoire-commun"),
    ("https://newsroom.orange.com/un-accord/?lang=fr", "https://newsroom.orange.com/un-accord/?lang=en"),
    ("https://korben.info/aBc12", "https://korben.info/abC12"),
    ("https://pro.clubic.com/actualite-512345.html", "https://www.clubic.com/actualite-512346.html"),
    ("https://www.economie.gouv.fr/presse/accord", "https://www.education.gouv.fr/presse/accord"),
    ("https://rouen.maville.example.fr/actu/12", "https://nantes.maville.example.fr/actu/12"),
    ("https://www.strategies.fr/print/4412", "https://www.strategies.fr/print/4413"),
    ("https://www.carenews.com/amp/un-don", "https://www.carenews.com/amp/un-autre-don"),
    ("https://www.boursorama.com/actualite?view=551", "https://www.boursorama.com/actualite?view=552"),
    ("https://www.cnll.fr/news?source=fr-12", "https://www.cnll.fr/news?source=fr-13"),
    ("https://www.forbes.fr/a%2Fb", "https://www.forbes.fr/a/b"),
    ("https://www.silicon.fr/un-accord-1.html", "https://www.silicon.fr/un-accord-10.html"),
    ("https://www.acteurspublics.fr/articles/bilan-2025", "https://www.acteurspublics.fr/articles/bilan-2026"),
    ("https://www.archimag.com/lire?from=1&n=12", "https://www.archimag.com/lire?from=1&n=13"),
    ("https://edi-mag.fr/une?mag=120", "https://edi-mag.fr/une?mag=121"),
    (
        "https://www.google.com/url?q=https%3A%2F%2Fwww.zataz.com%2Fune-fuite%2F",
        "https://www.google.com/url?q=https%3A%2F%2Fwww.zataz.com%2Fune-autre-fuite%2F",
    ),
    ("https://www.itchannel.info/articles/1", "https://www.itchannel.info/articles/1/2"),
    ("https://forum.exemple-presse.fr/sujet?t=12&s=1", "https://forum.exemple-presse.fr/sujet?t=13&s=1"),
)
