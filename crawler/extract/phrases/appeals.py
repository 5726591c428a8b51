"""What readers are asked to do, with what, and the letters that they are offered."""

from __future__ import annotations

import re

#: What readers are asked to do, and with what; both in one line below the text make it a promotion.
ASKS = re.compile(
    r"\b(?:suivez|ecoutez|abonnez|inscrivez|vous (?:inscrire|abonner)|nous (?:suivre|rejoindre|retrouver|soutenir)"
    r"|recevez|rejoignez|telechargez|retrouvez|partagez|soutenez|decouvrez|connectez[- ]vous|reagissez|follow"
    r"|subscribe|sign(?:ing)? up|join|download|share|listen|check (?:out )?our|get|like|add us|bookmark|contact"
    r"|support"
    r"|folgen|folge|liken|liket?|abonnieren|abonniere|jetzt anmelden|teilen|lesen sie|zapisz|ikuti|siguenos|suscribete"
    r"|seguici"
    r"|suscribase|chat with us|hier entlang|hier geht es zu\w*|nehmen sie|unterstutzen sie|puedes seguir|segui)\b"
)
CHANNEL = re.compile(
    r"\b(?:newsletters?|infolettres?|twitter|facebook|instagram|whatsapp|telegram|youtube|linkedin|tiktok|threads"
    r"|google (?:news|actualites)|(?:notre|nos|our|the|unsere|die) (?:app|application|podcasts?|dossiers?|articles"
    r"|direct|hors-serie|news page|website|homepage"
    r"|chaine|channel)|app store|inbox|boite mail|bulletin|posteingang|this story|cet article|diesen artikel|spende"
    r"|push|rss|kanal|-app|(?:sur|on|auf) x|toute l'(?:actualite|info)|(?<=telechargez )l'app(?:lication)?)\b"
)
#: Who asks, or is asked; a sentence on others who "like" something on Facebook has none of them.
ASKED = re.compile(
    r"\b(?:nous|notre|nos|vous|votre|vos|us|our|ours|me|my|you|your|uns|unsere?\w*|sie|ihre?\w*|dir|nos|nuestr\w+"
    r"|noi|nostr\w+"
    # Imperatives that only readers are spoken to in.
    r"|suivez|ecoutez|abonnez|inscrivez|recevez|rejoignez|telechargez|retrouvez|siguenos|suscribete|suscribase|seguici"
    r"|ikuti|puedes|segui)\b"
)
#: Opens what readers are asked to do, wherever it stands; what it is about is a channel too.
APPEAL = re.compile(
    r"\W*(?:[\w' ]{,20} ?[:!?] )?(?:suivez|ecoutez|retrouvez|abonnez[- ]vous|inscrivez[- ]vous|recevez|rejoignez"
    r"|telechargez"
    r"|subscribe|sign up|follow us|join us|folgen sie|folge uns|liken sie|like uns"
    r"|siguenos|suscribete|seguici|iscriviti)\b"
)
#: Opens a box of a newsletter, by its name or by what it promises.
NEWSLETTER = re.compile(r"\W*(?:(?:la|les|nos|notre) )?(?:newsletters?|infolettres?|lettres? d'info(?:rmation)?s?)\b")
#: "La lettre politique", above what comes when.
LETTER = re.compile(r"\W*(?:la|notre) lettre (?!d[eu'])[\w' ]{3,30}")
EVERY = re.compile(
    r"\W*(?:chaque|tous les|toutes les) (?:jours?|matins?|soirs?|semaines?|mois|lundis?|mardis?|mercredis?|jeudis?"
    r"|vendredis?|samedis?|dimanches?)\b"
)
PROMISE = re.compile(
    r"\W*(?:recevez|retrouvez|inscrivez|abonnez|decouvrez|l'essentiel|toute l'actualite|le meilleur|chaque|tous les)\b"
)
