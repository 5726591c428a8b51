"""The verbs with which the French press hands over the word, flat: tables only, `quotes` reads them."""

from __future__ import annotations

from crawler.ledger.text.functions import word_set

_PRESENT = word_set(
    "dit redit explique affirme souligne resume precise ajoute indique assure estime rappelle note conclut "
    "concluent martele confie promet promettent insiste reconnait reconnaissent admet admettent tempere justifie "
    "raconte sourit sourient plaisante lance declare demande repond repondent reagit reagissent commente felicite "
    "rejouit rejouissent poursuit poursuivent detaille previent previennent regrette deplore juge observe "
    "constate glisse ironise interroge exclame rencherit abonde nuance annonce ecrit ecrivent complete denonce "
    "critique salue temoigne concede avance argumente analyse confirme soupire releve inquiete agace etonne "
    "defend defendent convient conviennent tranche souffle pointe plaide rassure enthousiasme amuse emporte "
    "indigne reprend enchaine developpe illustre evoque proclame revele signale suggere espere pense croit "
    "considere repete martelait disait expliquait soulignait affirmait declara ajouta disent clame jure garantit "
    "garantissent decrit prone recommande conseille vante "
)
_PARTICIPLES = word_set(
    "dit explique affirme souligne resume precise ajoute indique assure estime rappele note conclu martele confie "
    "promis insiste reconnu admis tempere justifie raconte souri plaisante lance declare demande repondu reagi "
    "commente poursuivi detaille prevenu regrette deplore juge observe constate glisse ironise rencheri nuance "
    "annonce ecrit complete denonce critique salue temoigne concede avance argumente confirme releve defendu "
    "convenu tranche souffle pointe plaide rassure repris signale repete revele jure garanti evoque tweete publie "
)
_PHRASES = r"fai(?:t|sait|re) (?:valoir|savoir|remarquer|observer)|se veut rassurante?"


def _both_numbers(verb: str) -> str:
    return f"{verb}(?:nt)?" if verb.endswith("e") else verb


#: In the present or a simple past: "», résume Marc Ney". A pattern.
SAYING = "|".join((_PHRASES, *map(_both_numbers, sorted(_PRESENT))))
#: After "a" or "ont": "», a déclaré Marc Ney". A pattern.
SPOKEN = "|".join((_PHRASES, *sorted(_PARTICIPLES)))
