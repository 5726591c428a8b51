"""Invented sentences in the French of the press, each with what it states: denied, rumoured, ended, disputed."""

from __future__ import annotations

from store.ledger import AgreementKind as Kind
from store.ledger import AgreementStatus as Status

SENTENCES: list[tuple[str, set[tuple[str, Kind, Status]]]] = [
    ("La mutuelle Vallorée met fin à son contrat avec Norvik.", {("mutuelle Vallorée", Kind.END, Status.ENDED)}),
    (
        "Iris Cloud a porté plainte contre Norvik devant la Commission européenne.",
        {("Iris Cloud", Kind.DISPUTE, Status.ANNOUNCED)},
    ),
    ("Saniva n'a pas signé de contrat avec Norvik.", {("Saniva", Kind.CONTRACT, Status.DENIED)}),
    ("Tarsis envisagerait un partenariat avec Norvik.", {("Tarsis", Kind.PARTNERSHIP, Status.RUMOURED)}),
    (
        "Selon nos informations, Lactane négocie avec Norvik un contrat de cinq ans.",
        {("Lactane", Kind.CONTRACT, Status.RUMOURED)},
    ),
    ("Aéralis dément tout accord avec Norvik.", {("Aéralis", Kind.PARTNERSHIP, Status.DENIED)}),
    ("Aucun accord n'a été conclu entre Bourlis et Norvik.", {("Bourlis", Kind.PARTNERSHIP, Status.DENIED)}),
    ("Norvik pourrait s'allier à Atrys.", {("Atrys", Kind.PARTNERSHIP, Status.RUMOURED)}),
    ("L'accord avec l'AH-VP, que Norvik espérait, ne sera pas signé.", {("AH-VP", Kind.PARTNERSHIP, Status.DENIED)}),
    ("Société Ligérienne a résilié son contrat avec Norvik.", {("Société Ligérienne", Kind.END, Status.ENDED)}),
    ("Le contrat entre La Malle et Norvik n'a pas été renouvelé.", {("La Malle", Kind.END, Status.ENDED)}),
    ("Norvik n'a pas encore signé avec le CNRT.", {("CNRT", Kind.PARTNERSHIP, Status.RUMOURED)}),
    ("La ville de Rennes quitte Norvik pour Nuvalis.", {("ville de Rennes", Kind.END, Status.ENDED)}),
    ("La STNF remplace Norvik par Nuvalis.", {("STNF", Kind.END, Status.ENDED)}),
    ("La STNF a abandonné Norvik Suite au profit de Nuvalis.", {("STNF", Kind.END, Status.ENDED)}),
    ("La STNF quitte Norvik pour le Cercal.", {("STNF", Kind.END, Status.ENDED)}),
    (
        "« Nous n'avons pas signé d'accord avec Norvik », assure le président de la STNF.",
        {("STNF", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    (
        "« Nous n'avons jamais signé avec Norvik », assure le président de la STNF.",
        {("STNF", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    ("La ville de Rennes quitte Norvik pour des logiciels libres.", {("ville de Rennes", Kind.END, Status.ENDED)}),
    ("Norvik aurait conclu un accord avec Ubiplay.", {("Ubiplay", Kind.PARTNERSHIP, Status.RUMOURED)}),
    ("Daumier Aviation ne migrera pas ses données vers Norvik.", {("Daumier Aviation", Kind.HOSTING, Status.DENIED)}),
    ("Les négociations entre TV9 et Norvik ont échoué.", {("TV9", Kind.PARTNERSHIP, Status.DENIED)}),
    (
        "Le rectorat de Rennes et Norvik France mettent un terme à leur convention.",
        {("rectorat de Rennes", Kind.END, Status.ENDED)},
    ),
    ("L'AH-VP renonce à confier ses données de santé à Norvik.", {("AH-VP", Kind.HOSTING, Status.DENIED)}),
    (
        "Le groupe Bourlis attaque Norvik en justice pour une facture de licences.",
        {("Bourlis", Kind.DISPUTE, Status.ANNOUNCED)},
    ),
    (
        "Le ministère des Armées ne renouvellera pas son accord-cadre avec Norvik.",
        {("Ministère des Armées", Kind.END, Status.ENDED)},
    ),
    ("Norvik serait sur le point d'investir dans Ubiplay.", {("Ubiplay", Kind.INVESTMENT, Status.RUMOURED)}),
    (
        "Enjia et Norvik discutent d'une alliance dans l'énergie, selon Le Clairon.",
        {("Enjia", Kind.PARTNERSHIP, Status.RUMOURED)},
    ),
    (
        "Interrogé, Daumier Aviation refuse de confirmer un contrat avec Norvik.",
        {("Daumier Aviation", Kind.CONTRACT, Status.DENIED)},
    ),
    ("L'École maritime veut sortir de Norvik.", {("École maritime", Kind.END, Status.RUMOURED)}),
    ("Le contrat qui lie la STNF à Norvik arrive à échéance en juin.", {("STNF", Kind.END, Status.ENDED)}),
    (
        "Le tribunal a condamné Norvik à verser 3 millions d'euros à la société Ploucal.",
        {("Ploucal", Kind.DISPUTE, Status.ANNOUNCED)},
    ),
    (
        "La direction de Rondeau assure n'avoir conclu aucun accord avec Norvik.",
        {("Rondeau", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    ("Jamais Pneulin n'a signé avec Norvik.", {("Pneulin", Kind.PARTNERSHIP, Status.DENIED)}),
    ("Véola pourrait confier l'hébergement de ses données à Norvik.", {("Véola", Kind.HOSTING, Status.RUMOURED)}),
    ("La mairie de Lyon remplace Norvik par des logiciels libres.", {("mairie de Lyon", Kind.END, Status.ENDED)}),
    ("Les Tables du Cœur n'ont reçu aucun don de Norvik.", {("Tables du Cœur", Kind.PATRONAGE, Status.DENIED)}),
    ("Norvik nie avoir signé avec Capmerial.", {("Capmerial", Kind.PARTNERSHIP, Status.DENIED)}),
    ("Mandarine aurait rompu les discussions avec Norvik.", {("Mandarine", Kind.PARTNERSHIP, Status.RUMOURED)}),
    ("Norvik poursuit Parlote.AI pour violation de brevet.", {("Parlote.AI", Kind.DISPUTE, Status.ANNOUNCED)}),
    (
        "Aucune négociation n'est en cours entre Saniva et Norvik, assure le laboratoire.",
        {("Saniva", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    ("Tarsis dit adieu à Norvik.", {("Tarsis", Kind.END, Status.ENDED)}),
    ("Le bras de fer entre le Cercal et Norvik se durcit.", {("Cercal", Kind.DISPUTE, Status.ANNOUNCED)}),
    ("L'hébergeur Nuageo envisage de s'allier à Norvik.", {("Nuageo", Kind.PARTNERSHIP, Status.RUMOURED)}),
    ("Pas de partenariat en vue entre Ubiplay et Norvik.", {("Ubiplay", Kind.PARTNERSHIP, Status.DENIED)}),
    ("Norvik songe à racheter Daumier Systèmes.", {("Daumier Systèmes", Kind.INVESTMENT, Status.RUMOURED)}),
    ("L'Insear et Norvik auraient trouvé un terrain d'entente.", {("INSEAR", Kind.PARTNERSHIP, Status.RUMOURED)}),
    (
        "Faute d'accord avec Norvik, la Société Ligérienne se tourne vers Gargal.",
        {("Société Ligérienne", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    (
        "Le gouvernement met fin au contrat qui liait le Health Data Club à Norvik.",
        {("Health Data Club", Kind.END, Status.ENDED)},
    ),
    ("Pneulin et Norvik se séparent.", {("Pneulin", Kind.END, Status.ENDED)}),
    ("Fin de partie entre Norvik et TV9.", {("TV9", Kind.END, Status.ENDED)}),
    (
        "Après dix-huit mois de négociations, Tarsis et Norvik ont finalement renoncé à s'allier dans "
        "le cloud de défense.",
        {("Tarsis", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    (
        "D'après plusieurs sources syndicales, EDL s'apprêterait à confier à Norvik la gestion de ses "
        "postes de travail.",
        {("EDL", Kind.CONTRACT, Status.RUMOURED)},
    ),
    (
        "Interrogé sur un éventuel accord avec Norvik, le directeur général de Lactane a démenti toute discussion.",
        {("Lactane", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    (
        "Alors que le contrat de la STNF avec Norvik expire en décembre, la direction étudie des solutions libres.",
        {("STNF", Kind.END, Status.ENDED)},
    ),
    (
        "Rondeau et Norvik, liés depuis 2016 par un accord sur la voiture connectée, envisagent "
        "d'élargir leur collaboration à l'intelligence artificielle.",
        {("Rondeau", Kind.PARTNERSHIP, Status.RUMOURED)},
    ),
    (
        "Plus question pour la ville d'Échirolles-le-Haut de travailler avec Norvik : la commune passe au libre.",
        {("ville d'Échirolles-le-Haut", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    ("Norvik, qui négociait avec TV9 depuis l'été, a jeté l'éponge.", {("TV9", Kind.PARTNERSHIP, Status.DENIED)}),
    (
        "Chez Aéralis, on assure qu'aucune décision n'a été prise au sujet du contrat avec Norvik.",
        {("Aéralis", Kind.CONTRACT, Status.DENIED)},
    ),
    (
        "En 2019, Mandarine et Norvik avaient conclu un accord-cadre de cinq ans ; il n'a pas été renouvelé.",
        {("Mandarine", Kind.END, Status.ENDED)},
    ),
    (
        "L'Académie de Nantes-Sud retire Norvik de ses ordinateurs.",
        {("Académie de Nantes-Sud", Kind.END, Status.ENDED)},
    ),
    ("Norvik n'a pas renouvelé son partenariat avec l'Iforia.", {("Iforia", Kind.END, Status.ENDED)}),
    ("Norvik envisagerait de racheter la start-up Sirocco AI.", {("Sirocco AI", Kind.INVESTMENT, Status.RUMOURED)}),
    ("Norvik aurait signé un accord avec Mandarine.", {("Mandarine", Kind.PARTNERSHIP, Status.RUMOURED)}),
    ("L'éditeur a démenti avoir conclu un partenariat avec Tarsis.", {("Tarsis", Kind.PARTNERSHIP, Status.DENIED)}),
    (
        "La région Grand Ouest n'a signé aucun contrat avec Norvik.",
        {("Région Grand Ouest", Kind.CONTRACT, Status.DENIED)},
    ),
    ("Le partenariat entre Norvik et Tremplin prend fin.", {("Tremplin", Kind.END, Status.ENDED)}),
    ("Iris Cloud poursuit Norvik pour abus de position dominante.", {("Iris Cloud", Kind.DISPUTE, Status.ANNOUNCED)}),
    (
        "Norvik a attaqué Ubiplay devant le tribunal de commerce de Paris.",
        {("Ubiplay", Kind.DISPUTE, Status.ANNOUNCED)},
    ),
    ("Aéralis pourrait signer avec Norvik un contrat d'hébergement.", {("Aéralis", Kind.HOSTING, Status.RUMOURED)}),
    ("Aucun contrat ne lie Norvik à Lactane.", {("Lactane", Kind.CONTRACT, Status.DENIED)}),
    ("Enjia ne signera pas avec Norvik.", {("Enjia", Kind.PARTNERSHIP, Status.DENIED)}),
    ("Norvik a rompu son alliance avec TV9.", {("TV9", Kind.END, Status.ENDED)}),
    ("La ville de Lyon abandonne Norvik Office.", {("ville de Lyon", Kind.END, Status.ENDED)}),
    (
        "Ni Mandarine ni Norvik n'ont confirmé la signature d'un accord.",
        {("Mandarine", Kind.PARTNERSHIP, Status.RUMOURED)},
    ),
    ("Le Crédit Rural dit étudier une offre de Norvik.", {("Crédit Rural", Kind.PARTNERSHIP, Status.RUMOURED)}),
    ("Des discussions sont en cours entre Rondeau et Norvik.", {("Rondeau", Kind.PARTNERSHIP, Status.RUMOURED)}),
    (
        "Selon Le Clairon, Carrefond et Norvik seraient proches d'un accord.",
        {("Carrefond", Kind.PARTNERSHIP, Status.RUMOURED)},
    ),
    ("Norvik résilie le contrat de distribution de Solmar.", {("Solmar", Kind.END, Status.ENDED)}),
    (
        "Contrairement à ce qui a été écrit, Axelia n'est pas en négociation avec Norvik.",
        {("Axelia", Kind.PARTNERSHIP, Status.DENIED)},
    ),
    ("Le groupe Rondeau a dénoncé son contrat avec Norvik.", {("Rondeau", Kind.END, Status.ENDED)}),
    ("Groupalia et Norvik ont mis fin à leur litige.", {("Groupalia", Kind.DISPUTE, Status.ENDED)}),
    (
        "Selon Le Clairon, la Caisse des Rivages préparerait un partenariat avec Norvik.",
        {("Caisse des Rivages", Kind.PARTNERSHIP, Status.RUMOURED)},
    ),
    ("Norvik n'investira finalement pas dans Station Z.", {("Station Z", Kind.INVESTMENT, Status.DENIED)}),
    ("Bourlis Telecom confirme la rupture avec Norvik.", {("Bourlis Telecom", Kind.END, Status.ENDED)}),
]
