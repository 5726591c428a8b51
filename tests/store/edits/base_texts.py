"""Four invented articles, as they first appeared."""

from __future__ import annotations

from store.types import Article

FOUNDRY = Article(
    url="https://gazette-du-rhone.example/economie/fonderies-48213.html",
    title="Les fonderies Roussillat signent un accord avec Microsoft",
    standfirst="Le groupe de Givors équipe ses trois ateliers de capteurs reliés à Azure.",
    body="""\
Les fonderies Roussillat ont signé lundi un accord de cinq ans avec Microsoft, pour un montant de 7,4 millions \
d'euros.
L'entreprise familiale, qui emploie 1 204 personnes à Givors et à Loire-sur-Rhône, veut suivre chaque moule de la \
coulée à l'expédition. « Nous perdions une pièce sur vingt sans savoir pourquoi », explique Hélène Roussillat, sa \
présidente.
Les premiers capteurs seront posés en mars dans l'atelier de Givors. Ils mesureront la température du métal, \
l'humidité du sable et la vibration des fours. Les mesures partiront toutes les dix secondes vers un centre de \
données de la région parisienne, où un modèle apprendra à reconnaître les défauts.
Le syndicat majoritaire se dit prudent. « On nous promet que personne ne partira, mais rien n'est écrit », regrette \
Karim Belhadj, délégué de l'atelier de noyautage. La direction assure que les opérateurs seront formés, à raison de \
40 heures chacun, et que leurs primes ne dépendront pas des mesures.
L'accord prévoit aussi une chaire à l'école des mines voisine, où deux doctorants travailleront sur les alliages \
recyclés. La région pourrait y contribuer, selon une source proche du dossier.""",
)

SCHOOLS = Article(
    url="https://asso-et-societe.example/article32.html",
    title="Une association de Rennes prête 300 ordinateurs aux collégiens",
    standfirst="Reconditionnés par des bénévoles, ils partent pour l'année scolaire dans douze collèges.",
    body="""\
Dans un ancien garage du quartier de Villejean, une trentaine de bénévoles ouvrent des carcasses, changent des \
disques et effacent des mémoires. L'association Passe-Clavier a remis en état 300 ordinateurs depuis janvier, donnés \
par des entreprises de l'agglomération.
« Un collégien sur huit n'a pas de quoi rendre ses devoirs à la maison », rappelle Maëlle Le Goff, qui a fondé \
l'association. Le département verse 45 000 euros par an ; le reste vient de dons et de la vente de pièces.
Chaque machine est livrée avec une suite bureautique libre et un contrat de prêt d'une page. Les familles la gardent \
jusqu'en juillet, et peuvent la racheter pour 60 euros. À ce jour, neuf machines sur dix reviennent en bon état.
L'association cherche maintenant un local plus grand. La mairie lui propose une salle de 220 mètres carrés près de \
la gare, que ses bénévoles ont visitée mardi. Une décision est attendue avant l'été.""",
)

HOSPITAL = Article(
    url="https://quotidien-eco.example/sante/hopitaux-armor-2099001.html",
    title="Les hôpitaux d'Armor confient leurs archives à Microsoft",
    standfirst="Le groupement de santé met fin à vingt ans d'hébergement maison.",
    body="""\
Le groupement des hôpitaux d'Armor a choisi Microsoft pour héberger ses archives médicales pendant six ans. Le \
marché, attribué le 12 mars, vaut 18 millions d'euros et porte sur 2,1 millions de dossiers.
Trois candidats étaient en lice. Le groupement dit avoir retenu l'offre la plus sûre, qui n'était pas la moins chère \
: elle garantit que les données restent sur le territoire et qu'aucun administrateur étranger n'y accède.
La Cnil a donné un avis favorable, assorti de deux réserves sur la durée de conservation. Le comité des usagers \
demande de son côté un droit de regard sur les journaux d'accès.
Le transfert commencera à l'automne par l'hôpital de Saint-Brieuc. Pendant dix-huit mois, les deux systèmes \
marcheront côte à côte, afin qu'aucun service ne soit interrompu. Les serveurs d'aujourd'hui seront ensuite démontés \
et revendus.
Le directeur des systèmes d'information, Yann Corlay, attend une économie de 30 % sur l'électricité. Il ne prévoit \
pas de réduire son équipe, qui compte 64 agents.""",
)

BRIEF = Article(
    url="https://canal-distribution.example/articles/solmar-4371.html",
    title="Le grossiste Solmar distribue les licences de Microsoft",
    standfirst="",
    body="""\
Le grossiste marseillais Solmar a obtenu le droit de distribuer les licences de Microsoft à ses 900 revendeurs. \
Jusqu'ici ceux-ci devaient passer par Paris.
« C'est un an de discussions », dit Bruno Castel, directeur des achats. Le catalogue ouvrira le 1er juin avec \
quarante références, puis s'étendra à la sécurité. Les revendeurs recevront une formation de deux jours, gratuite la \
première année.""",
)
