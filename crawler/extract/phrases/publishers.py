"""What publishers ask of their readers and grant them, around every text: letters, comments, hints, rights. A table."""

from __future__ import annotations

_FORM = r"(?:ce formulaire|this form|(?:dieses|das) formular|este formulario|questo modulo)"

#: First words, and what follows one of them up to the end of the line; folded.
BY_PUBLISHERS: tuple[tuple[str, str], ...] = (
    # Letters and alerts, and the forms for them.
    ("merci", r"(?:pour )?votre (?:inscription|abonnement|demande)\b.{,60}"),
    (
        "verifiez check prufe prufen revisa comprueba controlla",
        r"(?:vos |votre |your |deinen |ihren |tu |la tua )(?:boite|courriel|e-?mail|messagerie|inbox|posteingang"
        r"|bandeja"
        r"|correo|casella)s?\b.{,50}\b(?:indesirables?|spams?|pourriels?|confirm\w*|bestatig\w*)\b.{,60}",
    ),
    ("nous", r"(?:ne (?:vous )?spammons|n'envoyons (?:pas|jamais|aucun) (?:de )?spam).{,100}"),
    ("we", r"(?:don'?t|do not|never|won'?t) (?:send )?spam\b.{,60}"),
    ("wir", r"(?:senden|verschicken) keinen spam\b.{,80}"),
    ("no non", r"(?:enviamos|inviamo) spam\b.{,100}"),
    (
        "vous",
        r"(?:pouvez|pourrez) (?:a tout moment )?vous (?:desinscrire|desabonner)\b(?: a tout moment\W*|.{,60}\b(?:lien"
        r"|newsletters?|infolettres?|lettres? d'info\w*|nos (?:e-?mails?|courriels|messages|envois))\b.{,60})",
    ),
    ("you", r"(?:can|may) unsubscribe\b(?: at any ?time\W*|.{,60}\b(?:link|newsletters?|e-?mails?)\b.{,40})"),
    (
        "sie du",
        r"(?:konnen|kannst) (?:sich |dich )?(?:jederzeit )?.{,40}\b(?:newsletter|jederzeit)\b.{,20}\babmelden\W*",
    ),
    ("puedes", r"darte de baja (?:en cualquier momento\W*|.{,30}boletin.{,30})"),
    ("puoi", r"(?:annullare l'iscrizione|disiscriverti|cancellarti)\b.{,20}\bin qualsiasi momento\W*"),
    (
        "vous you sie estas ricevi",
        r"(?:recevez (?:cet?|ce) (?:e-?mail|courriel|message|lettre|newsletter)|(?:are receiving|received) this e-?mail"
        r"|erhalten diese e-?mail|recibiendo este (?:correo|email)|questa (?:e-?mail|newsletter))\b.*",
    ),
    (
        "les vos your ihre deine sus tus i",
        rf"(?:donnees|informations|coordonnees|data|daten|datos|dati)\b.{{,50}}\b{_FORM}\b.{{,40}}\b(?:destinee?s?"
        r"|enregistree?s?|conservee?s?|utilisee?s?|traitee?s?|vous|votre|will be|werden|seran|saranno)\b.*",
    ),
    ("conformement", r"(?:a la|au)\b.{,100}\bvous (?:disposez|beneficiez) d'un droit\b.*"),
    (
        "j'accepte j'ai",
        r"(?:lu et (?:j')?accepte|la politique de|les conditions generales|(?:de recevoir|que) .{,50}"
        r"\b(?:newsletters?|offres|e-?mails?|donnees)\b).*",
    ),
    ("a des", r"partir de \d[\d.,]*\s?€.{,30}\bsans engagement\W*"),
    ("lisez", r"[\w' -]{2,30} en illimite\W*"),
    ("merci", r"d'avoir (?:participe|repondu) a (?:notre|ce) (?:sondage|quiz|questionnaire)\W*"),
    (
        "chaque tous toutes",
        r"(?:les )?\w+(?: a \d+ ?h(?:eures?)?)?,? (?:recevez )?(?:l'essentiel|le meilleur|toute) (?:de )?(?:l'actualite"
        r"|l'actu|l'info(?:rmation)?|nos articles)(?: (?:loc|region|nation|internation)ale)?(?: (?:de|du|en|a"
        r"|des) (?:la |l')?[\w-]+){,3}\W*",
    ),
    ("toute", r"l'(?:actualite|actu|info(?:rmation)?)\b.{,40}\bsur votre (?:mobile|smartphone|telephone|tablette)\W*"),
    ("sie", r"konnen (?:sich|den newsletter|ihre einwilligung)\b.{,30}\b(?:abmelden|abbestellen|widerrufen)\b.{,120}"),
    ("you", r"can unsubscribe at any ?time\b.{,90}"),
    ("puede", r"darse de baja en cualquier momento\W*"),
    (
        "sign",
        r"up (?:for|to (?:get|receive)) (?=.{,110}\b(?:news\w*|stories|scoop)\b).{,110}"
        r"\b(?:and more|delivered\b.{,20}|every (?:day|week|morning))\W*(?:read preview\W*)?",
    ),
    ("stay keep", r"(?:up to date|up-to-date) with (?:the|our|all)\b.{,30}\b(?:news|stories)\b.{,30}"),
    ("der", r"perfekte start in den tag\b.{,20}\b(?:news|nachrichten|newsletter)\b.{,60}"),
    (
        "jeden jede taglich",
        r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|tag|morgen|abend|woche) (?:die|das|alle|unsere?|neue"
        r"|aktuelle|spannende)\b.{,60}(?:redaktion|newsletter|postfach|topstorys|nachrichten des tages)\b.{,20}",
    ),
    (
        "ne",
        r"(?:ratez|manquez|loupez) (?:plus )?(?:rien|aucune?) (?:de )?(?:l'|nos )?(?:actu\w*|infos?|information"
        r"|articles?|news|nouvelle|numeros?)\b.{,60}"
        r"\b(?:inscrivez|activez|abonnez|suivez|telechargez|recevez|rejoignez)\b.{,60}",
    ),
    (
        "restez reste",
        r"(?:informe|connecte|au courant)\w*\W{1,3}(?:recevez|activez|inscrivez|abonnez|suivez|telecharge)\b.*",
    ),
    # Comments, and what readers may tell.
    (
        "les ces vos",
        r"(?:commentaires?|propos|contributions|opinions|avis|blogs?)\b.{,80}\bn'engage(?:nt)? que "
        r"(?:la responsabilite de )?(?:leurs?|son) auteurs?\b.{,50}",
    ),
    ("leserkommentare kommentare", r"(?:geben|spiegeln) nicht\b.{,60}\b(?:redaktion|meinung)\b.{,120}"),
    ("commentez reagissez", r"(?:a )?(?:cet article|cette info(?:rmation)?|ce sujet)\b.{,50}"),
    ("que qu'en", r"pensez-vous\b.{,60}\b(?:en commentaires?|dans les commentaires|ci-dessous)\W*"),
    ("do", r"you have an opinion on the issues raised in this article\b.*"),
    ("what", r"do you think\b.{,60}\b(?:in the comments|let us know)\b.{,30}"),
    ("teilen", r"sie (?:uns )?ihre meinung\b.{,50}"),
    ("schreiben", r"sie uns in den kommentaren\b.{,50}"),
    ("une", r"info(?:rmation)? a nous (?:transmettre|communiquer|signaler|donner)\b.{,80}"),
    (
        "got have do",
        r"(?:you (?:got|have) )?an? (?:story|tip|news tip)\b[^.]{,40}\?.{,20}"
        r"\b(?:(?:contact|email|e-mail|tell|write to) (?:us|me|our|the reporter|the newsroom)|in touch with (?:us|our))"
        r"\b.{,60}",
    ),
    (
        "haben hast",
        r"(?:sie|du) (?:einen (?:hinweis|tipp|fehler)|fehler|informationen)\b.{,40}"
        r"\b(?:schreib\w*|meld\w*|mail\w*) (?:sie )?(?:es )?(?:uns|unserer redaktion)\b.{,50}",
    ),
    (
        "fehler tippfehler rechtschreibfehler",
        r"(?:gefunden|entdeckt)\W*(?:\b(?:schreiben|melden|jetzt|hier)\b.{,40})?",
    ),
    ("ajouter ajoute", r".{2,40} (?:a|parmi|dans) (?:mes |vos |tes )?sources? (?:preferees?|favorites?)\b.{,20}"),
    (
        "partager partagez",
        r"(?:cet article|cette page|l'article|ce contenu) (?:sur|via|par)\b.{,20}\b(?:facebook|x|twitter|linkedin"
        r"|whatsapp|e-?mail|bluesky)\b.{,40}",
    ),
    # Who may read it, and who may print it.
    ("this", r"(?:content|article|story) is (?:reserved for|for|available to) (?:paying |our )?subscribers\b.{,40}"),
    (
        "toute",
        r"reproduction\b,? ?(?:(?:meme|ou) \w+,? |(?:totale|integrale|partielle)\b.{,30})?(?:est )?"
        r"(?:strictement |formellement )?interdite\b.{,60}",
    ),
    ("droits", r"(?:de reproduction )?reserves\W*"),
)  # fmt: skip
