"""Four invented events as an agency tells them, in pieces, so that tests put together what titles make of them.

Each event has the dispatch (a beginning and details), what others write above the same news, what comes the day
after, what stands beside it (a portrait, an inquiry), and the background that all of them end with.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event in pieces; a headline and paragraphs each."""

    headline: str
    lead: str
    details: tuple[str, ...]
    background: tuple[str, ...]
    #: The same news in a title's own words.
    own_headline: str
    own_lead: str
    #: What happened next.
    next_headline: str
    next_paragraphs: tuple[str, ...]
    #: What another desk wrote on the same day.
    side_headline: str
    side_paragraphs: tuple[str, ...]


STRIKE = Event(
    headline="Grève à la fonderie Marsac : un accord trouvé après 23 jours de conflit",
    lead=(
        "La direction de la fonderie Marsac et l'intersyndicale sont parvenues jeudi soir à un accord qui met fin à "
        "23 jours de grève sur le site de Vierzon (Cher), où travaillent 412 salariés, a-t-on appris auprès des deux "
        "parties à l'issue d'une réunion de neuf heures à la sous-préfecture."
    ),
    details=(
        "Le protocole prévoit une hausse des salaires de 3,2 % au 1er janvier, une prime de 1.150 euros versée en deux "
        "fois et le maintien de l'équipe de nuit jusqu'à la fin de 2028, soit l'essentiel de ce que réclamaient les "
        "grévistes depuis le début du mouvement.",
        '"Nous avons tenu parce que personne n\'a flanché, pas même quand le gaz a été coupé dans le grand hall", a '
        "déclaré à des journalistes le délégué de l'intersyndicale, Yann Berthoumieu, qui appelle à reprendre le "
        "travail dès lundi matin avec l'équipe de cinq heures.",
        "La direction s'est félicitée dans un communiqué d'un compromis responsable, qui préserve selon elle les "
        "chances du site de remporter en septembre la commande de carters d'un constructeur allemand, évaluée à 38 "
        "millions d'euros sur quatre ans.",
    ),
    background=(
        "Fondée en 1921 par deux frères venus de Corrèze, la fonderie a compté jusqu'à 1.900 ouvriers dans les années "
        "soixante, avant que la fermeture de sa ligne de blocs en fonte ne divise ses effectifs par trois. Elle a "
        "changé quatre fois de propriétaire depuis 1998.",
        "Son actionnaire actuel, le fonds luxembourgeois Halberg, l'avait reprise à la barre du tribunal de commerce "
        "de Bourges en promettant 25 millions d'euros d'investissements, dont moins de la moitié ont été engagés à ce "
        "jour d'après un rapport d'expertise remis au comité social et économique.",
    ),
    own_headline="Fonderie Marsac : les grévistes de Vierzon reprennent le travail lundi",
    own_lead=(
        "C'est la fin d'un bras de fer qui durait depuis plus de trois semaines dans le Cher. Réunis toute la journée "
        "autour du sous-préfet, patrons et syndicats ont fini par s'entendre sur les salaires et l'équipe de nuit."
    ),
    next_headline="À Vierzon, l'usine redémarre dans le doute sur la commande allemande",
    next_paragraphs=(
        "Les fours ont été rallumés à l'aube et les premières pièces sont sorties des moules peu avant midi, sous les "
        "applaudissements d'une centaine d'ouvriers. Dans les vestiaires pourtant, peu croient que la paix durera "
        "au-delà de l'automne si le carnet ne se remplit pas.",
        "Le constructeur attendu n'a toujours pas fait connaître son choix, et un concurrent slovaque aurait baissé "
        "ses prix d'un dixième, rapporte un cadre du service commercial sous couvert d'anonymat.",
    ),
    side_headline="Qui est Halberg, ce fonds discret qui collectionne les forges en difficulté ?",
    side_paragraphs=(
        "Il n'a ni site internet ni attachée de presse, et son adresse tient sur une boîte aux lettres du boulevard "
        "Royal. En huit ans, il a pourtant acquis onze usines de métallurgie entre la Loire et le Rhin, souvent pour "
        "un euro symbolique et la promesse de sauver l'emploi.",
        "Trois d'entre elles ont fermé depuis. Son fondateur, un ancien banquier d'affaires, répond par écrit qu'il "
        "préfère aux discours les bilans, et que ceux de ses forges se redressent presque tous.",
    ),
)

HOSPITAL = Event(
    headline="Cyberattaque : l'hôpital de Ganges renvoie ses urgences vers Montpellier",
    lead=(
        "L'hôpital de Ganges (Hérault) a été visé dans la nuit de mardi à mercredi par une attaque informatique qui "
        "paralyse ses serveurs et l'oblige à renvoyer les urgences les plus graves vers Montpellier, a annoncé "
        "mercredi l'agence régionale de santé."
    ),
    details=(
        "Les 140 postes de l'établissement ont été débranchés vers 2h40, après qu'une infirmière a signalé "
        "l'apparition d'un message en anglais réclamant une rançon. Les soignants sont revenus au papier et au crayon, "
        "et 17 opérations prévues d'ici à vendredi ont été reportées.",
        '"Aucun patient n\'a été mis en danger, mais tout prend trois fois plus de temps", a expliqué la directrice de '
        "l'établissement, Solène Vauquelin, lors d'un point de presse tenu dans le hall. Une plainte a été déposée à "
        "la gendarmerie.",
        "Des experts de l'Agence nationale de la sécurité des systèmes d'information sont attendus sur place dans la "
        "journée, et le parquet de Paris, compétent en matière de cybercriminalité, s'est saisi de l'enquête.",
    ),
    background=(
        "Les établissements de santé sont une cible de choix pour les rançonneurs : trente d'entre eux ont été frappés "
        "l'an dernier en France, selon le décompte du ministère, et leur remise en route a demandé en moyenne sept "
        "semaines. L'hôpital de Corbeil avait refusé de payer dix millions de dollars.",
        "Un plan de 750 millions d'euros a été lancé pour renforcer leurs défenses d'ici à 2027, mais les petits "
        "centres hospitaliers se plaignent de n'en voir que des audits, faute d'ingénieurs pour les mettre en œuvre.",
    ),
    own_headline="Hérault : l'hôpital de Ganges paralysé par une cyberattaque",
    own_lead=(
        "Retour au stylo pour les soignants du pays viganais. Depuis la nuit dernière, plus un ordinateur ne répond à "
        "l'hôpital, qui envoie ses malades les plus atteints à une heure de route."
    ),
    next_headline="Rançon : les pirates publient des dossiers de patients héraultais",
    next_paragraphs=(
        "Quelque douze gigaoctets de comptes rendus, d'ordonnances et de pièces d'identité ont été mis en ligne samedi "
        "par le groupe Obsidian Fox, qui dit n'avoir reçu aucune réponse à ses demandes. La Commission nationale de "
        "l'informatique et des libertés a ouvert un contrôle.",
        "Chaque personne concernée recevra une lettre avant la fin du mois, promet la direction, qui a ouvert une "
        "ligne téléphonique et conseille de ne répondre à aucun message suspect.",
    ),
    side_headline="Dans les petits centres, la sécurité informatique reste une affaire de bricolage",
    side_paragraphs=(
        "Ils sont deux pour quatre établissements, et l'un d'eux prend sa retraite à Noël. Dans ce groupement des "
        "Cévennes, les mises à jour se font le dimanche, quand personne ne s'en aperçoit, et les mots de passe "
        "s'échangent encore sur des papillons jaunes.",
        "Nous avons passé une semaine avec eux, entre un serveur de quinze ans d'âge et un appareil de radiologie que "
        "son fabricant ne répare plus.",
    ),
)

BRIDGE = Event(
    headline="Le pont de Saint-Aubrac fermé à la circulation, 9.000 véhicules déviés",
    lead=(
        "Le pont suspendu de Saint-Aubrac, sur la Garonne, a été fermé lundi à toute circulation après la découverte "
        "de fissures dans deux de ses câbles, ce qui oblige 9.000 véhicules par jour à un détour de 26 kilomètres, a "
        "annoncé le conseil départemental de Tarn-et-Garonne."
    ),
    details=(
        "Les défauts ont été repérés vendredi par un drone, au cours de l'inspection annuelle de l'ouvrage, puis "
        "confirmés par des mesures au son. Ils touchent les câbles amont de la travée centrale, posés en 1933 et "
        "jamais remplacés depuis.",
        '"Nous ne rouvrirons pas tant que je ne pourrai pas y faire passer ma propre famille", a dit à la presse le '
        "président du département, Étienne Rouzaud, qui promet un premier calendrier des travaux d'ici à trois "
        "semaines et des navettes gratuites pour les 230 collégiens de la rive gauche.",
        "Les commerçants du bourg, déjà éprouvés par un an de travaux sur les quais, ont demandé à être reçus à la "
        "préfecture. La chambre de commerce estime leurs pertes à 40.000 euros par semaine de fermeture.",
    ),
    background=(
        "L'effondrement du pont de Mirepoix-sur-Tarn, qui avait fait deux morts en novembre 2019 au passage d'un "
        "camion trop lourd, a conduit l'État à recenser les ouvrages des communes : un sur dix y présente des défauts "
        "de structure, et des milliers ne sont connus de personne.",
        "D'après un rapport du Sénat, il faudrait leur consacrer 350 millions d'euros par an pendant dix ans, soit "
        "près du triple de ce que les collectivités y mettent aujourd'hui avec l'aide du programme national.",
    ),
    own_headline="Fissures sur le pont de Saint-Aubrac : la circulation coupée pour des mois",
    own_lead=(
        "Mauvaise surprise pour les riverains des deux rives. Un drone a vu ce que personne ne voulait voir, et le "
        "passage est désormais interdit aux voitures comme aux piétons."
    ),
    next_headline="Tarn-et-Garonne : un bac militaire pour remplacer l'ouvrage fissuré",
    next_paragraphs=(
        "Le génie installera d'ici à quinze jours un bac capable d'embarquer vingt voitures, ont décidé mercredi le "
        "préfet et l'état-major, une première dans le département depuis les crues de 1930. La traversée durera douze "
        "minutes et sera gratuite.",
        "Les poids lourds devront toujours passer par l'autoroute, dont le péage leur sera remboursé. Les élus de la "
        "rive gauche espéraient un pont provisoire et parlent d'un pis-aller.",
    ),
    side_headline="Ces milliers d'ouvrages que les communes ne savent plus comment entretenir",
    side_paragraphs=(
        "À Lavit, le maire a découvert en consultant les archives que sa commune possédait onze ponts et non quatre. "
        "Il n'a ni technicien ni budget pour les visiter, et demande chaque printemps à un maçon à la retraite d'aller "
        "jeter un œil sous les voûtes.",
        "Il n'est pas le seul. Dans les campagnes, les ingénieurs de l'équipement qui conseillaient autrefois les "
        "mairies sont partis un à un, et les bureaux d'études facturent leurs visites plus cher que la réparation.",
    ),
)

SCHOOL = Event(
    headline="Réforme du brevet : l'épreuve de sciences sera orale dès juin 2027",
    lead=(
        "L'épreuve de sciences du brevet des collèges deviendra orale à partir de juin 2027 et comptera pour 15 % de "
        "la note finale, a annoncé mardi le ministre de l'Éducation nationale devant les recteurs réunis à la Sorbonne."
    ),
    details=(
        "Les 830.000 candidats présenteront pendant dix minutes une expérience menée en classe, seuls ou à deux, avant "
        "de répondre aux questions de deux professeurs. L'écrit actuel, d'une durée d'une heure, disparaîtra, et le "
        "contrôle continu pèsera un peu moins qu'aujourd'hui.",
        "\"Un élève qui sait expliquer pourquoi sa plante n'a pas poussé a compris ce qu'est une preuve\", a plaidé le "
        "ministre, pour qui la mesure n'exigera aucun recrutement. Une expérimentation sera conduite dès ce printemps "
        "dans 120 établissements de quatre académies.",
        "Le principal syndicat du second degré dénonce une annonce faite sans concertation et calcule qu'il faudra "
        "mobiliser 46.000 examinateurs pendant trois jours, à un moment de l'année où les salles manquent déjà.",
    ),
    background=(
        "Le diplôme, que neuf élèves de troisième sur dix obtiennent, a été remanié six fois en vingt ans, et chaque "
        "ministre ou presque a voulu y laisser sa marque. Sa suppression a été proposée dès 1977, puis en 2005, sans "
        "jamais aller plus loin qu'un rapport.",
        "Les résultats des collégiens français en sciences stagnent depuis 2006 dans les comparaisons internationales, "
        "où l'écart entre les enfants de cadres et ceux d'ouvriers est l'un des plus grands d'Europe.",
    ),
    own_headline="Brevet : les collégiens passeront un oral de sciences à partir de 2027",
    own_lead=(
        "Fini la feuille blanche, place au tableau noir. Les élèves de troisième devront bientôt défendre de vive voix "
        "une expérience devant un jury, et les enseignants s'inquiètent de la charge."
    ),
    next_headline="Les syndicats d'enseignants appellent à une journée d'action contre le nouvel examen",
    next_paragraphs=(
        "Quatre organisations appellent les professeurs à cesser le travail le jeudi 12, dans un texte commun publié "
        "au sortir d'une réunion au ministère qu'elles jugent stérile. Elles réclament le report d'un an de la mesure "
        "et des décharges pour les jurys.",
        "Le cabinet du ministre dit regretter un appel lancé avant toute négociation, et rappelle que l'essai en cours "
        "dans quatre académies doit justement permettre d'ajuster l'organisation.",
    ),
    side_headline="Au collège Branly, on s'entraîne déjà à parler devant la classe",
    side_paragraphs=(
        "Inès a la voix qui tremble, mais son volcan de bicarbonate fonctionne. Deux fois par trimestre, dans cet "
        "établissement de la banlieue d'Amiens, les troisièmes racontent à leurs camarades ce qu'ils ont raté, et "
        "pourquoi.",
        "Le professeur qui a lancé ces séances il y a six ans ne les note pas. Il y a gagné, dit-il, des élèves qui "
        "osent se tromper, et des parents qui viennent voir.",
    ),
)

EVENTS = {"strike": STRIKE, "hospital": HOSPITAL, "bridge": BRIDGE, "school": SCHOOL}
